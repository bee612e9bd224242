"""Room at the end of a line, and the type of two lines: whether an eye would expect them parted.

The Committee takes note of the report of the                  ┤   "Secretary-General" had no room
Secretary-General.                            ← room          ┤   the paragraph ends here
"""

from __future__ import annotations

import re

from corpora.formulas import begins_clause
from corpora.language import HAN
from corpora.numbering import labels_at_start
from corpora.pages.joining import begins_wide, starts_arabic
from corpora.pages.line_ends import has_ended, has_stopped
from corpora.pages.lines import PLAIN, Line
from corpora.pages.usual import Column, Measure
from corpora.pages.widths import share

_FIGURE = re.compile(r"\W*\d[\W\d]{,12}")
_LOWER = 0.15  # type sizes over the usual pitch
_NEARLY = 0.8  # of the column
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


def is_open(line: Line, column: Column) -> bool:
    """Whether a line nearly reaches the edge of its column, and ends no sentence or clause."""
    near = line.right > column.left + _NEARLY * (column.right - column.left)
    return near and not has_stopped(line.text)


def is_figure(text: str) -> bool:
    """Whether a line is a year, a range of years, an amount.

    >>> is_figure("2016-2017."), is_figure("12. Decides")
    (True, False)
    """
    return bool(_FIGURE.fullmatch(text.translate(PLAIN)))


def may_be_narrow(line: Line, below: Line, column: Column, usual: Measure) -> bool:
    """Whether an open line may be full in a paragraph that ends before its column does.

    In Arabic and Chinese no capital tells that the next one begins another.
    """
    text = below.text
    told = starts_arabic(text) or begins_wide(text) or is_figure(text)
    begins = labels_at_start(text) or begins_clause(text)
    lower = (below.base - line.base) / line.size > usual.pitch + _LOWER
    clause = has_ended(line.text) and (begins_wide(text) or lower)
    return told and is_open(line, column) and not begins and not clause


def same_type(one: Line, other: Line) -> bool:
    """Whether two lines are of one size and weight, or the type changes at their ends."""
    same_weight = one.bold == other.bold or one.closes_bold == other.opens_bold
    return same_weight and same_size(one, other)


def same_size(one: Line, other: Line) -> bool:
    """Whether two lines of text are of one size."""
    return abs(one.size - other.size) <= 0.06 * one.size and not (one.row or other.row)
