"""Two lines of a paragraph become one text.

Nothing is set beside a Chinese character. A hyphen at the end of a line is part of the word as UN
English and French write it (South-/South, Sud-/Sud) and stays.
"""

from __future__ import annotations

import re

from corpora.language import HAN
from corpora.lines import RAISED

_WIDE = f"{HAN}\u3001-\u303f\uff01-\uff60"
_WIDE_END = re.compile(rf"[{_WIDE}][{RAISED}]*$")
_WIDE_START = re.compile(rf"[{_WIDE}]")
_OPEN_END = re.compile(r"\w[-\u2010\u2011\u2013/]$")


def join_lines(first: str, second: str) -> str:
    """Two lines as one text: a space between, unless Chinese or a hyphen or slash forbids it.

    >>> join_lines("South-", "South cooperation"), join_lines("行动", "计划"), join_lines("a", "b")
    ('South-South cooperation', '行动计划', 'a b')
    """
    close = _OPEN_END.search(first) or _WIDE_END.search(first) or _WIDE_START.match(second)
    return first + second if close else f"{first} {second}"


def begins_wide(text: str) -> bool:
    """Whether a text begins with a Chinese character or sign, as wide as the type is high."""
    return bool(_WIDE_START.match(text))
