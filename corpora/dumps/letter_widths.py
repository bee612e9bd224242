"""How wide a text is when printed, about: what tells a full line from a short one in text alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

# In tenths of the type size, between those of a type with serifs and of one without.
_TENTHS = {
    2: "il'j",
    3: " trfI,.:;-()[]/!|ïîíªº’`",
    4: 'sтгзJ"*°“”',
    6: "цLTFKPSEZТГЕЗБЪР<>+~=Éбм",
    7: "мыжюwCANUDBHRVYXGQКНПВАИСУЛДХЧЯЙЫЭÀÁ&",
    8: "mщшфGOQОФДœ",
    9: "MWМЖ%—…",
    10: "ШЩЮ№",
}
_WIDEST = 110  # hardly any line of a page is wider
_WIDTHS = {letter: tenths / 5 for tenths, letters in _TENTHS.items() for letter in letters}


def printed_width(text: str) -> float:
    """The width in halves of the type size: a Chinese character has two, a figure one.

    >>> printed_width("联合国"), printed_width("2030"), printed_width("Wolf")
    (6.0, 4.0, 3.8)
    """
    return sum(map(_width, text))


def longest_of(widths: Iterable[float]) -> float:
    """The width of the longest line; programs join some, which no other comes near.

    >>> longest_of([84.0, 30.0]), longest_of([150.0, 84.0, 82.0])
    (84.0, 84.0)
    """
    ranked = sorted(widths, reverse=True)
    return next(
        (one for one, other in pairwise(ranked) if one < _WIDEST or 0.9 * one < other),
        min(ranked, default=0.0),
    )


@cache
def _width(char: str) -> float:
    if char in _WIDTHS:
        return _WIDTHS[char]
    return 1.0 + (unicodedata.east_asian_width(char) in "WF")
