"""Text that a program recognised on a picture of a page and laid over it unseen (OCR).

Such text tells where each word stands and little more: its letters are spread evenly over the word,
sizes are guessed word by word, a page that lay askew has slanting lines. Here lines are made level,
each on one baseline, and sizes are told from how wide the words are for their letters:

    9  8  9        December  2005,  in which        →   9.1 for the whole line
"""

from __future__ import annotations

import math
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise

from corpora.document import Furniture
from corpora.pages.furniture import form_of
from corpora.pages.joining import begins_wide
from corpora.pages.lines import Line, Page, with_pieces
from corpora.pages.widths import em
from corpora.pdf.glyphs import SPACES, Font, Glyph

_OFF_LINE = 0.4  # type sizes that the words of one line stand higher or lower than their neighbours
_DRAWN_SPACE = 0.1  # type sizes between words, at the least
_LEAST = 0.25  # of its room a word keeps where the next one is said to begin in it
_SHORT = 25  # letters; of fewer the width tells the size badly
_LIKELY = 0.3  # so much larger than it is a short line may seem
_NEAR = 1.15  # usual steps from a line to the line above it, whose size it may have
_NEXT = 0.15  # so much of it two such lines may differ and be meant to be of one size
_SPECK = re.compile(r"[^\w\s—–…•*-]+(?:\s[^\w\s—–…•*-]+)*")
_BLUR = 0.18  # type sizes by which steps between lines meant to be one differ
_FIGURES = re.compile(r"[A-Za-z\d](?:[A-Za-z\d/.,:]*[A-Za-z\d])?")  # run to the right


def is_recognised(glyphs: Sequence[Glyph]) -> bool:
    """Whether most of the text on a page is drawn so that nobody sees it."""
    return 2 * sum(glyph.font.hidden for glyph in glyphs) > len(glyphs)


def levelled(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a page with each line level, on one baseline and of one size."""
    tilts = [glyph.font.tilt for glyph in glyphs if glyph.font.hidden]
    level = _turned(glyphs, statistics.median(tilts)) if tilts else list(glyphs)
    words = [list(word) for _, word in groupby(level, key=lambda glyph: id(glyph.font))]
    filled = [_filled(word, after) for word, after in pairwise([*words, []])]
    lines = _downwards(map(_evened, _lines(chain.from_iterable(filled))))
    return list(chain.from_iterable(lines))


def _downwards(lines: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Lines with each above those of its column that stand lower; PDFium mixes Arabic ones."""
    ordered: list[list[Glyph]] = []
    for line in lines:
        at = len(ordered)
        while at and line[0].font.hidden and _is_above(line, ordered[at - 1]):
            at -= 1
        ordered.insert(at, line)
    return ordered


def _is_above(line: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    left, right = min(g.left for g in other), max(g.right for g in other)
    beside = all(g.right < left for g in line) or all(g.left > right for g in line)
    return line[0].y < other[0].y - 0.5 * line[0].font.size and not beside


def _turned(glyphs: Sequence[Glyph], degrees: float) -> list[Glyph]:
    """Glyphs turned clockwise about the upper left corner; boxes stay as wide as they are."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    turned = []
    for glyph in glyphs:
        x = glyph.x * cosine - glyph.y * sine
        y = glyph.x * sine + glyph.y * cosine
        left, right = glyph.left + x - glyph.x, glyph.right + x - glyph.x
        turned.append(glyph._replace(x=x, y=y, left=left, right=right))
    return turned


def _filled(word: list[Glyph], after: Sequence[Glyph]) -> list[Glyph]:
    """A word whose letters fill its room, of which the space behind it was given a part.

    Tesseract spreads "word " over the place of "word"; from right to left it does so with figures
    as well. Rooms may overlap.
    """
    letters = [glyph for glyph in word if glyph.text not in SPACES]
    spaces = [glyph for glyph in word if glyph.text in SPACES]
    if not letters or len(spaces) != 1 or not word[0].font.hidden:
        return word
    start, stop = min(glyph.left for glyph in word), max(glyph.right for glyph in word)
    leftwards = spaces[0].left < letters[0].left
    wide = _DRAWN_SPACE * word[0].font.size
    least = _LEAST * (stop - start)
    whole = _as_seen(letters) if leftwards else [[glyph] for glyph in letters]
    if leftwards:
        edge = max((glyph.right for glyph in after), default=start) + wide
        start = max(start, edge) if edge < stop - least else start
    else:
        edge = min((glyph.left for glyph in after), default=stop) - wide
        stop = min(stop, edge) if edge > start + least else stop
    step = (stop - start) / len(whole)
    filled = [_placed(g, start + n * step, step) for n, marked in enumerate(whole) for g in marked]
    return [*filled, _placed(spaces[0], start - wide if leftwards else stop, wide)]


def _as_seen(letters: Sequence[Glyph]) -> list[list[Glyph]]:
    """The letters of a word that runs to the left, each with its marks, from left to right."""
    whole: list[list[Glyph]] = []
    for glyph in sorted(letters, key=lambda glyph: -glyph.right):
        if whole and unicodedata.combining(glyph.text):
            whole[-1].append(glyph)
        else:
            whole.append([glyph])
    text = "".join(marked[0].text for marked in whole)
    for figures in _FIGURES.finditer(text):
        start, stop = figures.span()
        whole[start:stop] = whole[start:stop][::-1]
    return whole[::-1]


def _placed(glyph: Glyph, left: float, width: float) -> Glyph:
    return glyph._replace(x=left, left=left, right=left + width)


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow one another at one height; text that is seen is left as it is drawn."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and (
            not glyph.font.hidden
            or not line[-1].font.hidden
            or abs(glyph.y - line[-1].y) > _OFF_LINE * max(glyph.font.size, line[-1].font.size)
        ):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _evened(line: Sequence[Glyph]) -> list[Glyph]:
    if not line[0].font.hidden:
        return list(line)
    base = statistics.median(glyph.y for glyph in line)
    half = len(line) / 2
    font = Font(
        size=round(_size(line), 2),
        angle=line[0].font.angle,
        bold=sum(glyph.font.bold for glyph in line) > half,
        italic=sum(glyph.font.italic for glyph in line) > half,
        block=-1,
        hidden=True,
    )
    return [glyph._replace(y=base, font=font) for glyph in line]


def _size(line: Sequence[Glyph]) -> float:
    """The size of type in which the letters of a line would be as wide as they are together.

    Chinese ones are set solid, each as wide as the type is high, whatever room their ink takes.
    """
    inked = [glyph for glyph in line if glyph.text not in SPACES]
    nominal = sum(em(glyph.text) for glyph in inked)
    width = sum(glyph.right - glyph.left for glyph in inked)
    if 2 * sum(begins_wide(glyph.text) for glyph in inked) > len(inked):
        width = max(glyph.right for glyph in inked) - min(glyph.left for glyph in inked)
    return width / nominal if nominal and width else line[0].font.size


def with_even_sizes(pages: Sequence[Page]) -> list[Page]:
    """Pages in which recognised lines that were meant to be of one size are."""
    letters: Counter[float] = Counter()
    for page in pages:
        if page.recognised:
            for line in page.lines:
                letters[line.size] += len(line.text)
    usual = _median(letters)
    return [_mended(page, usual) if page.recognised else page for page in pages]


def _mended(page: Page, usual: float) -> Page:
    lines, specks = [], []
    for line in _of_even_sizes(page.lines, usual):
        pieces = line.texts()
        kept = [n for n, text in enumerate(pieces) if not _SPECK.fullmatch(text)]
        if not any(char.isalnum() for char in line.text) and form_of(line.text) != "rule":
            kept = []
        specks += [text for n, text in enumerate(pieces) if n not in kept]
        if kept:
            lines.append(line if len(kept) == len(pieces) else with_pieces(line, kept))
    dirt = tuple(Furniture("speck", speck, page.number) for speck in specks)
    return replace(page, lines=tuple(lines), furniture=page.furniture + dirt)


def _median(counts: Counter[float]) -> float:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if 2 * passed >= counts.total():
            return value
    return 0.0


def _of_even_sizes(lines: Sequence[Line], usual: float) -> Iterator[Line]:
    steps = [line.base - above.base for above, line in pairwise(lines)]
    near = _NEAR * statistics.median([step for step in steps if step > 0] or [usual])
    above: Line | None = None
    for line in lines:
        size = line.size
        if above and abs(line.base - above.base) <= near:
            if abs(size - above.size) <= _NEXT * above.size:
                size = above.size
            elif len(line.text) < _SHORT and size < (1 + _LIKELY) * above.size:
                size = min(above.size, usual, key=lambda other: abs(other - line.size))
        above = replace(line, size=size)
        yield above


def blurred(steps: Counter[float], often: float) -> Counter[float]:
    """Steps from line to line, which differ a little, counted as the commonest of those near.

    Args:
        steps: in type sizes, with how many lines have them.
        often: how many make a step usual.
    """
    near = {step: sum(steps[s] for s in steps if abs(s - step) < _BLUR) for step in steps}
    usual = sorted(step for step in steps if near[step] >= often)
    if not usual:
        return steps
    best = max((step for step in usual if step - usual[0] < 2 * _BLUR), key=lambda s: near[s])
    return Counter({best: near[best]})
