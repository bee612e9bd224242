"""Glyphs on a page become lines of text with their places.

Glyphs are gathered in the order in which the page draws them: a producer draws a column, a table
cell, a note in one go. Within a line they are put in order by place, and spaces are found again
from gaps. Raised digits and letters come out as superscript characters ("Agreement² and"), so
that a later stage can tell footnote calls from digits of the text (`footnotes.py`).
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpora.document import Furniture
from corpora.pages.marks import in_place
from corpora.pdf.glyphs import SPACE, SPACES, WIDE, Glyph, between_cells, between_letters, spread

_RAISED = {
    **dict(zip("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", strict=True)),
    **dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)),
    "*": "⁎",
}
_LABELS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩()*")
_LIFTED = _RAISED | dict(zip("٠١٢٣٤٥٦٧٨٩", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
PLAIN = str.maketrans({raised: plain for plain, raised in _RAISED.items()})
RAISED = "".join(_RAISED.values())


def raised(text: str) -> str:
    """A text in superscript characters, as far as there are such.

    >>> raised("12")
    '¹²'
    """
    return "".join(_RAISED.get(char, char) for char in text)


_BESIDE_DRAWN = 0.17  # in Arabic, whose letters may stand loose, where other spaces are drawn
_LABEL_ENDS = SPACES | frozenset(".)-–、")


class Piece(NamedTuple):
    """A part of a line that stands apart from the rest by a wide gap."""

    start: int  # in the line's text
    stop: int
    left: float
    right: float


class Cell(NamedTuple):
    """Where in a ruled table a line stands."""

    table: float  # where the table begins on the page
    row: int
    column: int  # among the cells that begin in this row,
    columns: int  # of which there are so many


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a page; points from the upper left corner."""

    text: str
    left: float
    right: float
    base: float  # baseline, downwards
    size: float  # of most of the type
    bold: bool = False  # most of it
    italic: bool = False
    pieces: tuple[Piece, ...] = ()
    block: int = -1
    row: bool = False  # a row of a table; its pieces are the cells
    opens_bold: bool = False  # its first character
    closes_bold: bool = False  # its last
    cell: Cell | None = None  # of a ruled table, until its row is one line
    runs_on: bool | None = None  # whether its paragraph goes on, where a dump tells that

    def texts(self) -> list[str]:
        """What stands in each of its pieces."""
        return [self.text[piece.start : piece.stop] for piece in self.pieces]


def side_by_side(texts: Iterable[tuple[str, float, float]]) -> tuple[str, tuple[Piece, ...]]:
    """Texts, each with its edges, as the text of one line, and where in it they stand."""
    text = ""
    pieces: list[Piece] = []
    for words, left, right in texts:
        text += "\t" if pieces else ""
        pieces.append(Piece(len(text), len(text) + len(words), left, right))
        text += words
    return text, tuple(pieces)


def with_pieces(line: Line, kept: Iterable[int]) -> Line:
    """A line of some of its pieces."""
    texts = line.texts()
    text, pieces = side_by_side((texts[n], line.pieces[n].left, line.pieces[n].right) for n in kept)
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    return replace(line, text=text, left=left, right=right, pieces=pieces)


def downwards(lines: Iterable[Line], slack: float = 0.5) -> Iterator[list[Line]]:
    """Lines that follow one another down a page; so many type sizes one may stand higher."""
    run: list[Line] = []
    for line in lines:
        if run and line.base < run[-1].base - slack * line.size:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


class Stroke(NamedTuple):
    """A horizontal rule."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows, in drawing order."""

    number: int  # from 1
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...] = ()
    furniture: tuple[Furniture, ...] = ()  # links, turned text
    glyphs: int = 0
    unreadable: int = 0  # glyphs without a character
    recognised: bool = False  # a picture, and the text is what a program made of it


class _Run(NamedTuple):
    """Glyphs on one baseline, in drawing order."""

    glyphs: list[Glyph]
    base: float
    size: float

    def extent(self) -> tuple[float, float]:
        return min(g.left for g in self.glyphs), max(g.right for g in self.glyphs)


def lines_of(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """The lines that glyphs in drawing order make up.

    Text within a line runs from left to right as one sees it; `bidi.py` turns it where needed.
    """
    return tuple(_line(run) for run in _with_raised(_joined(_runs(glyphs))))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[_Run]:
    run: list[Glyph] = []
    base = size = 0.0
    marked = False  # so far the run is marks alone, which are drawn higher than their letters
    for glyph in glyphs:
        own = glyph.font.size
        is_mark = bool(unicodedata.combining(glyph.text))
        slack = max(size, own) * (1.0 if is_mark or marked else _off_line(glyph))
        if run and abs(glyph.y - base) > slack and not _joins(glyph, run, base, size):
            yield _Run(run, _usual_base(run, base, size), size)
            run, size = [], 0.0
        run.append(glyph)
        if own > size or marked:
            base, size, marked = glyph.y, own, is_mark
    if run:
        yield _Run(run, _usual_base(run, base, size), size)


def _usual_base(run: Sequence[Glyph], base: float, size: float) -> float:
    """Where most letters of a run stand; the first may be set off with its mark."""
    if run[len(run) // 2].y == base:
        return base
    bases = [glyph.y for glyph in run if glyph.font.size == size]
    return statistics.median_low(bases) if max(bases) - min(bases) > 0.1 * size else base


def _off_line(glyph: Glyph) -> float:
    """How many type sizes off its line a glyph may be; an Arabic letter is drawn with its mark."""
    return 0.3 if unicodedata.bidirectional(glyph.text[0]) == "AL" else 0.2


def _joins(glyph: Glyph, run: Sequence[Glyph], base: float, size: float) -> bool:
    """Whether a glyph on another baseline is raised or lowered type of a run, or the other way."""
    own = glyph.font.size
    if min(size, own) > 0.85 * max(size, own):
        return False
    rise = (base - glyph.y) / size if own < size else (glyph.y - base) / own  # of the smaller type
    if not -0.3 <= rise <= 0.6:
        return False
    distance = min(max(glyph.left - other.right, other.left - glyph.right) for other in run)
    return distance <= (3 * own if own > size else 0.6 * size)  # a label stands before its text


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """Blank runs dropped; a run that continues an earlier one on its baseline joined to it."""
    joined: list[_Run] = []
    for run in runs:
        if all(glyph.text in SPACES for glyph in run.glyphs):
            continue
        left, right = run.extent()
        for index in range(len(joined) - 1, max(-1, len(joined) - 12), -1):
            earlier = joined[index]
            if abs(earlier.base - run.base) > 0.1 * run.size:
                continue
            start, stop = earlier.extent()
            below = any(other.base > run.base + 0.8 * run.size for other in joined[index + 1 :])
            near = (0.5 if below else 1.0) * run.size  # a cell of several lines came between
            beside = -0.5 * run.size <= max(left - stop, start - right) <= near
            if beside or _in_gap(run, earlier) or (not below and _in_gap(earlier, run)):
                size = max(earlier.size, run.size)
                joined[index] = _Run(earlier.glyphs + run.glyphs, earlier.base, size)
                break
        else:
            joined.append(run)
    return joined


def _with_raised(runs: Sequence[_Run]) -> list[_Run]:
    """Raised type that was drawn before or after its line, joined to it."""
    lines: list[_Run] = []
    for index, run in enumerate(runs):
        beside = [runs[near] for near in (index + 1, index - 1) if 0 <= near < len(runs)]
        host = next((other for other in beside if _belongs_on(run, other)), None)
        host = host or next((other for other in beside if _labels(run, other)), None)
        if host:
            host.glyphs.extend(run.glyphs)
        else:
            lines.append(run)
    return lines


def _belongs_on(run: _Run, host: _Run) -> bool:
    """Whether a few glyphs are raised type of a line, or letters set off in a gap of it."""
    if len(run.glyphs) > 5:
        return False
    if run.size <= 0.85 * host.size:
        return any(_joins(g, host.glyphs, host.base, host.size) for g in run.glyphs)
    if len(run.glyphs) > 4:
        return False
    return abs(run.base - host.base) <= 0.5 * host.size and _in_gap(run, host)


def _in_gap(run: _Run, host: _Run) -> bool:
    """Whether glyphs stand where a line leaves room for them; a mark stands over others."""
    letters = [glyph for glyph in run.glyphs if not unicodedata.combining(glyph.text)]
    left, right = run._replace(glyphs=letters or run.glyphs).extent()
    start, stop = host.extent()
    slack = 0.2 * run.size
    return (
        start < left
        and right < stop
        and not any(
            g.left < right - slack and left + slack < g.right
            for g in host.glyphs
            if g.text not in SPACES
        )
    )


def _labels(run: _Run, host: _Run) -> bool:
    """Whether raised figures are the label of the note that begins beside them."""
    if len(run.glyphs) > 5 or run.size > 0.85 * host.size:
        return False
    figures = all(glyph.text in SPACES or glyph.text in _LABELS for glyph in run.glyphs)
    left, right = run.extent()
    start, stop = host.extent()
    near = max(left - stop, start - right) <= 1.5 * host.size
    return figures and near and 0 <= host.base - run.base <= 0.6 * host.size


def _line(run: _Run) -> Line:
    text, pieces = side_by_side(
        (_words(part, run), part[0].left, max(g.right for g in part if g.text not in SPACES))
        for part in _parts(run)
    )
    inked = [glyph for glyph in run.glyphs if glyph.text not in SPACES]
    half = len(inked) / 2
    return Line(
        text=text,
        left=pieces[0].left,
        right=max(piece.right for piece in pieces),
        base=run.base,
        size=round(statistics.median(glyph.font.size for glyph in inked), 2),
        bold=sum(glyph.font.bold for glyph in inked) > half,
        italic=sum(glyph.font.italic for glyph in inked) > half,
        pieces=pieces,
        block=inked[0].font.block,
        opens_bold=min(inked, key=lambda glyph: glyph.x).font.bold,
        closes_bold=max(inked, key=lambda glyph: glyph.x).font.bold,
    )


def _parts(run: _Run) -> Iterator[list[Glyph]]:
    """The run from left to right, cut at wide gaps; no part begins or ends with a space."""
    part: list[Glyph] = []
    right = 0.0
    glyphs = in_place(run.glyphs)
    loose = spread(glyphs, run.size) + 0.3 * run.size
    closer = min(0.0, between_letters(glyphs))
    widest = max(WIDE * run.size, loose) + closer
    between = max(between_cells(glyphs, run.size), loose) + closer
    for glyph in glyphs:
        if glyph.text in SPACES and not part:
            continue
        if glyph.text not in SPACES:
            apart = part and part[-1].font is not glyph.font and part[-1].text not in _LABEL_ENDS
            if part and glyph.left - right > (between if apart else widest):
                yield part
                part = []
            right = max(right, glyph.right) if part else glyph.right
        part.append(glyph)
    yield part


def _words(part: Sequence[Glyph], run: _Run) -> str:
    inked = [glyph for glyph in part if glyph.text not in SPACES]
    arabic = any(unicodedata.bidirectional(glyph.text[0]) == "AL" for glyph in inked)
    least = _BESIDE_DRAWN if arabic and len(inked) < len(part) else SPACE
    apart = least * run.size + max(0.0, between_letters(inked))
    main = max(glyph.font.size for glyph in inked)
    alone = len(inked) > 3 and main < run.size  # smaller type beside the line, not raised
    text, space, previous, last = "", False, None, inked[-1]
    for glyph in part:
        if glyph.text in SPACES:
            # One without width stands under a mark that was printed alone ("ﹰ"); one that is drawn
            # on a letter ends a line from right to left.
            on_letter = previous and glyph.x - previous.x < 0.05 * run.size
            space = space or (not on_letter and glyph.right - glyph.left > 0.05 * run.size)
            continue
        if previous:
            # A hyphen that breaks a word is set a little off in some type.
            wide = apart * (3 if glyph is last and glyph.text == "-" else 1)
            if space or glyph.left - previous.right > wide:
                text += " "
            elif _printed_twice(previous, glyph):
                continue
        raised = not alone and run.base - glyph.y > 0.12 * run.size
        small = glyph.font.size <= 0.85 * run.size
        text += _LIFTED.get(glyph.text, glyph.text) if raised and small else glyph.text
        previous, space = glyph, False
    return text


def _printed_twice(one: Glyph, other: Glyph) -> bool:
    """Bold made by printing again close by; two letters of one ligature are one text object."""
    near = other.x - one.x < 0.1 * other.font.size
    return near and one.text == other.text and one.font is not other.font
