"""Room at the end of a line, and the type of two lines: whether an eye would expect them parted.

The Committee takes note of the report of the                  ┤   "Secretary-General" had no room
Secretary-General.                            ← room          ┤   the paragraph ends here
"""

from __future__ import annotations

import re

from corpora.language import HAN
from corpora.pages.joining import begins_wide
from corpora.pages.lines import Line
from corpora.pages.usual import Measure
from corpora.pages.widths import share

_SPACE = 0.25  # type sizes: a space between words
# What a line keeps together: a word, with the number before it ("10 December").
_UNBROKEN = re.compile(rf"(?:[^\s{HAN}]*\d[^\s{HAN}]*\s|[^\s{HAN}]{{1,2}}\s)?[^\s{HAN}]*")
# The same where each character is a word: no sign begins a line, no bracket ends one.
_KEPT_WIDE = re.compile(r"[（《〈“「『【]*.[，。、；：！？）》〉”」』】]*")


def fits(line: Line, below: Line, edge: float, usual: Measure) -> bool:
    """Whether the first word of the next line would have had room on this one."""
    room = edge - line.right - usual.slack * line.size
    text = below.text
    if room <= 0 or usual.is_spread(line):
        return False
    if begins_wide(text):
        kept = _KEPT_WIDE.match(text)
        return room > line.size * (kept.end() if kept else 1)
    unbroken = _UNBROKEN.match(text)
    end = unbroken.end() if unbroken else 0
    if not usual.exact:
        capitals = sum(letter.isupper() for letter in text[1:end])
        width = (below.right - below.left) / max(1, len(text))
        return room > width * (end + 1 + 0.4 * capitals)
    return room > (below.right - below.left) * share(text, end) + _SPACE * line.size


def same_type(one: Line, other: Line) -> bool:
    """Whether two lines are of one size and weight, or the type changes at their ends."""
    same_weight = one.bold == other.bold or one.closes_bold == other.opens_bold
    return same_weight and same_size(one, other)


def same_size(one: Line, other: Line) -> bool:
    """Whether two lines of text are of one size."""
    return abs(one.size - other.size) <= 0.06 * one.size and not (one.row or other.row)
