"""Arabic that pypdf pulled out of a PDF with the runs of a line as drawn, from left to right.

    . من المواليد100000  حالة وفاة لكل70 تبلغ      as dumped: each run of Arabic is in order
    تبلغ 70 حالة وفاة لكل 100000 من المواليد.      as written

A sign or number that begins a line, right before a letter, tells such a text. A number of Arabic
digits is turned round by pypdf, in whatever file it stands.
"""

from __future__ import annotations

import re

_LETTER = "\u0620-\u064a\u0671-\u06d3\ufb50-\ufd3d\ufe70-\ufefc"
_DIGITS = "\u0660-\u0669"
_ARABIC = f"[{_LETTER}\u0600-\u0620\u064b-\u065f\u066a-\u0670\u06d4-\u06ff]"
_NUMBER = re.compile(rf"[{_DIGITS}]+(?:[/.,:٫٬-][{_DIGITS}]+)*")
_TURNED_NUMBER = re.compile(f"٠[{_DIGITS}]{{1,3}}|[{_DIGITS}]{{2}}(?:٩١|٠٢)")
_FORM = re.compile("[\ufb50-\ufd3d\ufe70-\ufefc]")
_ANY_LETTER = re.compile(f"[{_LETTER}]")
_OTHER = re.compile(rf"((?!{_ARABIC})\w(?:(?!{_ARABIC}).)*)")  # numbers, Latin, signs behind
_OF_ARABIC = re.compile(r"(?<= )[ (\[][^\w]*$")  # signs of the Arabic that follows, after a space
_SIGN = re.compile(rf"\s?[.:]+(?=[{_LETTER}]|\s)")  # drawn left of the Arabic after it
_FIRST = re.compile(rf"^\s?[.:\d]+(?=[{_LETTER}])", re.M)
_LAST = re.compile(rf"(?<=[{_LETTER}])[.:\d]+\s*$", re.M)
_OFTEN = 0.1  # so many of the signs that end lines begin them


def are_as_drawn(text: str) -> bool:
    """Whether runs, of the forms of letters, stand in the order in which they are drawn."""
    if 2 * len(_FORM.findall(text)) < len(_ANY_LETTER.findall(text)):
        return False
    first, last = len(_FIRST.findall(text)), len(_LAST.findall(text))
    return first > max(1, _OFTEN * last)


def as_seen(line: str) -> str:
    """A line as one sees it, from left to right: every run of Arabic is turned round.

    >>> as_seen("من100 لكل")
    'نم100 لكل'
    """
    runs = _OTHER.split(line)  # every other one is a number or Latin
    for at in range(1, len(runs), 2):
        found = _OF_ARABIC.search(runs[at])
        cut = found.start() if found else len(runs[at])
        runs[at], runs[at + 1] = runs[at][:cut], runs[at][cut:] + runs[at + 1]
    runs[::2] = [_turned(run) for run in runs[::2]]
    return "".join(runs)


def _turned(run: str) -> str:
    """A run of Arabic turned round, but for a sign drawn before it."""
    sign = _SIGN.match(run)
    at = sign.end() if sign else 0
    return run[:at] + run[at:][::-1]


def numbers_are_turned(text: str) -> bool:
    """Whether Arabic numbers stand with their last digit first: zeros and years tell.

    >>> numbers_are_turned("٠١ و٠٢ في عام ٥١٠٢"), numbers_are_turned("١٠ و٢٠ في عام ٢٠١٥")
    (True, False)
    """
    numbers = [number for number in _NUMBER.findall(text) if number.isdecimal()]
    turned = sum(bool(_TURNED_NUMBER.fullmatch(number)) for number in numbers)
    right = sum(bool(_TURNED_NUMBER.fullmatch(number[::-1])) for number in numbers)
    return turned > 3 * right + 1


def with_numbers_turned(text: str) -> str:
    """A text with the digits of its Arabic numbers in the opposite order."""
    return _NUMBER.sub(lambda number: number[0][::-1], text)
