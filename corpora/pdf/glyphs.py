"""Characters on a page, and what the gaps between them mean.

Programme    2023 expenditure 2024 appropriation     cells: no space is drawn between them
политики,    проводимой    Российской                words: their line is spread to fill
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f\u3000")
WIDE = 1.3  # a gap of so many type sizes is no word space: tab, column, label
SPACE = 0.13  # so many more than between letters is one; word spaces measure 0.2 and more
_CELLS = 0.6  # a gap of so many type sizes, no space in it, parts two cells of a table


class Font(NamedTuple):
    """What the glyphs of one text object share."""

    size: float  # in points, on the page
    angle: int  # of the writing, in degrees anticlockwise
    bold: bool
    italic: bool
    block: int  # the tagged paragraph or cell; -1 without tags
    slant: float = 0.0  # of upright type that is drawn aslant, to the right for each point up
    hidden: bool = False  # drawn so that it is not seen, as over a picture of the page
    tilt: float = 0.0  # of the writing, in degrees beyond its angle


class Glyph(NamedTuple):
    """One character on the page; points from the upper left corner."""

    text: str
    x: float  # origin
    y: float  # baseline, downwards
    left: float
    right: float
    font: Font


def between_letters(glyphs: Iterable[Glyph]) -> float:
    """The usual gap between letters of a word; below 0 where boxes are wider than their step.

    Dots that lead to a page number are no letters.
    """
    inked = [glyph for glyph in glyphs if glyph.text not in SPACES]
    gaps = [
        other.left - one.right
        for one, other in itertools.pairwise(inked)
        if not one.text == other.text == "."
    ]
    return statistics.median(gaps) if gaps else 0.0


def between_cells(glyphs: Sequence[Glyph], size: float) -> float:
    """From which width a gap that no space fills, between texts drawn apart, parts two cells.

    It is wider than the spaces of its line. Where spaces are not drawn, a narrow gap is one.
    """
    inked = [index for index, glyph in enumerate(glyphs) if glyph.text not in SPACES]
    filled = unfilled = 0.0
    for index, after in itertools.pairwise(inked):
        gap = glyphs[after].left - glyphs[index].right
        if after > index + 1:
            filled = max(filled, gap)
        elif 2 * SPACE * size < gap <= _CELLS * size:
            unfilled = gap
    return WIDE * size if unfilled else max(_CELLS * size, 1.5 * filled)


def spread(glyphs: Sequence[Glyph], size: float) -> float:
    """The space between the words of a line that is spread to fill its column; 0 if it is not.

    Words of many lengths then stand equally far apart, which cells of a table do not. What
    follows a number before the text may stand otherwise. Where no space is drawn, gaps part words.
    """
    words: list[list[Glyph]] = [[]]
    drawn = any(glyph.text in SPACES for glyph in glyphs)
    for glyph in glyphs:
        is_space = glyph.text in SPACES
        last = words[-1][-1:]
        if is_space or (not drawn and last and glyph.left - last[0].right > 2 * SPACE * size):
            words.append([])
        if not is_space:
            words[-1].append(glyph)
    words = [word for word in words if word]
    if len(words) < 3 or 2 * sum(any(g.text.isalpha() for g in w) for w in words) < len(words):
        return 0.0
    gaps = [after[0].left - word[-1].right for word, after in itertools.pairwise(words)]
    middle = statistics.median(gaps)
    even = sum(abs(gap - middle) < 0.05 * size for gap in gaps)
    widths = [word[-1].right - word[0].left for word in words]
    varied = max(widths) - min(widths) > 0.3 * size
    return middle if varied and even > 1 and even >= len(gaps) - 2 else 0.0
