"""What of Arabic text out of a PDF cannot be mended, counted and said.

نس اء الش عوب            words cut, most of them where a stroke that is left out stretched them
ويسكنها من الناس         a number that was drawn apart stands on a line of its own,
100000                   and no longer in its sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpora.pages.line_ends import has_ended

_ALONE = re.compile("(?<=[\u0620-\u064a] )[ةىهيتكلمن](?=[ \\n،؛.])")  # they end words, not begin
_ARABIC = re.compile("[\u0620-\u064a]")
_NUMBER = re.compile(r"\d{1,7}(?:[.,/]\d+)*")
_LONG = 45  # characters of a line of running text
_OFTEN = 5  # times, from which on it is said
_CURE = "read the PDF itself"


def warnings(text: str) -> Iterator[str]:
    """What is damaged in a text in reading order, and how often.

    >>> list(warnings("من نس اء القري ة في المدين ة " * 3))
    ['6 Arabic words or more are cut by spaces; read the PDF itself']
    """
    cut = len(_ALONE.findall(text))
    if cut > _OFTEN:
        yield f"{cut:,} Arabic words or more are cut by spaces; {_CURE}"
    lines = filter(None, map(str.strip, text.split("\n")))
    numbers = sum(_parts(above, line) for above, line in pairwise(lines))
    if numbers > _OFTEN:
        yield f"{numbers:,} numbers stand on lines of their own, out of their sentences; {_CURE}"


def _parts(above: str, line: str) -> bool:
    """Whether a number stands alone below a long Arabic line within its sentence."""
    alone = _NUMBER.fullmatch(line) and len(above) >= _LONG
    return bool(alone and _ARABIC.search(above) and not has_ended(above))
