"""Glyphs of a line in their places: marks with their letters, the letters of a ligature as seen.

◌ً  ا  ع  م        drawn in any order        معاً        a mark is part of what it stands over
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence

from corpora.pdf.glyphs import SPACES, Glyph

_TANWIN = "\u064b\u064c\u064d"


def in_place(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """From left to right; a combining mark with its letter; letters of one ligature as seen."""
    ordered: list[Glyph] = []
    marks: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x):
        (marks if unicodedata.combining(glyph.text) else ordered).append(glyph)
    for index, (one, other) in enumerate(itertools.pairwise(ordered)):
        # PDFium gives lam-alef, one glyph, in either order: as seen, the alef stands left.
        is_one = other.x - one.x < 0.1 * one.font.size
        if is_one and one.text == "ل" and other.text in "اأإآٱ":
            ordered[index], ordered[index + 1] = other, one
    for mark in marks:
        _join_mark(mark, ordered)
    return ordered


def _join_mark(mark: Glyph, ordered: list[Glyph]) -> None:
    """A mark becomes part of the letter over or under which it stands."""
    centre = (mark.left + mark.right) / 2
    letters = [index for index, glyph in enumerate(ordered) if glyph.text not in SPACES]
    if not letters:
        ordered.append(mark)
        return
    nearest = min(letters, key=lambda i: abs((ordered[i].left + ordered[i].right) / 2 - centre))
    letter = ordered[nearest]
    leftwards = unicodedata.bidirectional(letter.text[-1]) in ("R", "AL")
    text = mark.text + letter.text if leftwards else letter.text + mark.text
    ordered[nearest] = letter._replace(text=text)
    shared = [i for i, one in enumerate(ordered) if (one.x, one.y) == (mark.x, mark.y)]
    if shared:
        _widen(mark, shared, ordered)


def _widen(mark: Glyph, shared: Sequence[int], ordered: list[Glyph]) -> None:
    """Letters drawn as one with their mark have the place of the mark; they reach farther right.

    No word begins with lam-alef that has a mark, nor with a letter that has a tanwin.
    """
    first, last = shared[0], shared[-1]
    right = max(ordered[last].right, mark.right)
    if len(shared) > 1 and mark.left < ordered[first].right:
        ordered[first] = ordered[first]._replace(left=mark.right)
    if (len(shared) > 1 or mark.text in _TANWIN) and last + 1 < len(ordered):
        before = ordered[last + 1]
        if before.text[-1].isalpha() and before.left - right < 0.6 * mark.font.size:
            right = max(right, before.left)
    ordered[last] = ordered[last]._replace(right=right)
