"""Glyphs of Arabic that say what they do not show.

بشcأن  بش7أن  بش!أن      the stroke that stretches a word has no character: its code is read as one
24 -ـ أُبلغت             it fills up a line beside a figure or a hyphen, too
أ + أُ + ُ                 a letter and its mark are two glyphs, and each says both
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from corpora.pdf.glyphs import Glyph

STROKE = "\u0640"
_FLAT = 0.6  # it is less high than so much of its width
_THIN, _HAIR = 0.15, 0.03  # type sizes: so high it is; the box of a space has a height, too
_RAISED = 0.1  # type sizes from the line of writing that it stands on; a hyphen is higher
_CODES = 0x100  # a font that gives a glyph no character has a code of one byte for it
_NEAR = 0.15  # type sizes between what is a letter and what is its mark

Ink = tuple[float, float, float, float]  # left, right, bottom, top


def may_be_stroke(char: str) -> bool:
    """Whether a glyph of this character, on a page with Arabic, is worth a look.

    >>> may_be_stroke("7"), may_be_stroke("_"), may_be_stroke("ب")
    (True, False, False)
    """
    return char == "\ufffd" or (char < chr(_CODES) and char != "_")


def is_flat(ink: Ink) -> bool:
    """Whether it is as flat as the stroke."""
    left, right, bottom, top = ink
    return top - bottom < _FLAT * (right - left)


def is_stroke(ink: Ink, base: float, size: float) -> bool:
    """Whether it is flat and thin and on the line of writing, as no figure, letter or hyphen is.

    Args:
        ink: the box of what is drawn, upwards from the foot of the page.
        base: the line of writing.
        size: of the type.
    """
    thin = _HAIR * size < ink[3] - ink[2] < _THIN * size
    return thin and is_flat(ink) and abs(ink[2] - base) < _RAISED * size


def without_repeated(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs without the letter and mark that a second glyph says again, close by.

    That one stays which says more; else the one that is on a line of the page.
    """
    bases: Counter[int] = Counter()
    parts = sorted(_letters_with_marks(glyphs), key=lambda part: part[0].x)
    again: set[Glyph] = set()
    for index, part in enumerate(parts):
        reach = part[0].x + _NEAR * part[0].font.size
        for other in parts[index + 1 :]:
            if other[0].x > reach:
                break
            bases = bases or Counter(round(glyph.y) for glyph in glyphs)
            less, more = sorted((part, other), key=lambda one: (len(one), bases[round(one[0].y)]))
            if _says(less, more) and abs(part[0].y - other[0].y) < part[0].font.size:
                again.update(less)
    return [glyph for glyph in glyphs if glyph not in again] if again else list(glyphs)


def _says(part: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether all that a glyph says is said by another."""
    return {glyph.text for glyph in part} <= {glyph.text for glyph in other}


def _letters_with_marks(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """What one glyph says, a letter and its mark, wherever they stand among the others."""
    marks = {glyph[1:3] for glyph in glyphs if unicodedata.combining(glyph.text)}
    places: dict[tuple[float, float], list[Glyph]] = defaultdict(list)
    for glyph in glyphs if marks else ():
        if glyph[1:3] in marks:
            places[glyph[1:3]].append(glyph)
    return [part for part in places.values() if len(part) > 1]
