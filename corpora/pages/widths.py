"""About how wide characters are, where only the width of a whole line is known."""

from __future__ import annotations

from functools import cache

from corpora.pages.joining import begins_wide

_NARROW = frozenset("iljtfrI.,;:'’‘!|()[]/-·،؛اأإآدذرزل")
_WIDE = frozenset("mwMWшщжюфмыШЩЖЮФМЫ—…%@سشصض")
_SPACE = 0.25


@cache
def em(char: str) -> float:
    """The width of a character in most faces, in type sizes.

    >>> em("i"), em("m"), em("国")
    (0.3, 0.78, 1.0)
    """
    if begins_wide(char):
        return 1.0
    if char in _NARROW:
        return 0.3
    if char in _WIDE:
        return 0.78
    return 0.68 if char.isupper() else 0.48


def share(text: str, end: int) -> float:
    """Which part of the width of a text its first characters take.

    >>> share("ab", 1), round(share("ab cd", 2), 2), share("", 0)
    (0.5, 0.44, 0.0)
    """
    widths = [_SPACE if char.isspace() else em(char) for char in text]
    return sum(widths[:end]) / (sum(widths) or 1.0)
