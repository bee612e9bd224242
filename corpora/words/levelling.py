"""Text with one form for what is read alike, so that patterns need to know only one.

    ٧٩   ７９   →   79        é è ê   →   e        أ إ آ   →   ا        ٪ ％   →   %
    億   →   亿

Characters that are not read at all (vowel signs, tatweel, direction marks, soft hyphens) are taken
out; `printed` tells where a span of the levelled text stood.

>>> plain, silent = level("الـ٧٩")
>>> plain, printed((2, 4), silent)
('ال79', (3, 5))
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from corpora.document import Span
from corpora.words.han_forms import simplified

_FIGURES = {
    code: str(unicodedata.decimal(chr(code)))
    for first in (0x660, 0x6F0, 0xFF10)  # Arabic-Indic, Persian, full-width
    for code in range(first, first + 10)
}
_SIGNS = dict(zip("٪٫٬％／．：（）‐‑−", "%.,%/.:()---", strict=True))
_SPACES = dict.fromkeys("\u202f\u2009\u2007", "\u00a0")  # between thousands
_LETTERS = dict(zip("ёЁأإآٱی○", "еЕااااي〇", strict=True))
_ACCENTED = {
    code: apart[0]
    for code in range(0xC0, 0x180)
    if len(apart := unicodedata.normalize("NFD", chr(code))) == 2
}
_LEVELLED = _FIGURES | str.maketrans(_SIGNS | _SPACES | _LETTERS) | _ACCENTED
_UNEVEN = re.compile(f"[{''.join(map(chr, _LEVELLED))}]+")
_SILENT = re.compile(
    "[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def level(text: str) -> tuple[str, list[int]]:
    """The text levelled, and before which of its characters something silent stood."""
    if text.isascii():
        return text, []
    plain = simplified(_UNEVEN.sub(lambda match: match.group().translate(_LEVELLED), text))
    silent = [match.start() - k for k, match in enumerate(_SILENT.finditer(plain))]
    return (_SILENT.sub("", plain) if silent else plain), silent


def printed(span: Span, silent: list[int]) -> Span:
    """Where a span of the levelled text stands in the text as it was printed; it is not empty."""
    start, last = span[0], span[1] - 1
    return start + bisect_right(silent, start), last + bisect_right(silent, last) + 1
