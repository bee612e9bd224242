"""Arabic of which a program turned some words round and left the others, put right.

    الدورة ةعساتلا والستون       as PDFium pulls it out of a PDF printed by a browser
    الدورة التاسعة والستون       as written

PDFium turns round the words whose last letter is joined to the one before. Teh marbuta, which is
always last, tells whether this is so in a text. Of a word as it stands and turned round that one
was meant which has the last letter so joined; if both or none have, the more frequent.
"""

from __future__ import annotations

import re

from corpora.dumps.lam_alef import frequency
from corpora.pages.bidi import UNJOINED

_LETTER = "\u0620-\u063f\u0641-\u064a\u0671-\u06d3"
_MARK = "\u064b-\u0655\u0670"
_PART = re.compile(f"[{_LETTER}]{{2,}}")  # of a word, between marks
_FIRST = re.compile(f"(?<![{_LETTER}{_MARK}\u0640])ة([{_LETTER}])")
_LAST = re.compile(f"([{_LETTER}])ة(?![{_LETTER}{_MARK}\u0640])")
_SURE = 0.9


def are_turned_where_joined(text: str) -> bool:
    """Whether teh marbuta begins the words where it was joined, and ends them where it was not.

    >>> are_turned_where_joined("الدورة ةعساتلا"), are_turned_where_joined("ةرودلا التاسعة")
    (True, False)
    """
    first = [letter not in UNJOINED for letter in _FIRST.findall(text)]
    last = [letter in UNJOINED for letter in _LAST.findall(text)]
    return sum(first) >= _SURE * len(first) > 0 and sum(last) >= _SURE * len(last) > 0


def turned_back(text: str) -> tuple[str, int]:
    """The text with these words turned round again, and how many these are.

    >>> turned_back("الدورة ةعساتلا والستون")
    ('الدورة التاسعة والستون', 1)
    """
    changed = 0

    def meant(found: re.Match[str]) -> str:
        nonlocal changed
        part = found[0]
        turned = _is_turned(part)
        changed += turned
        return part[::-1] if turned else part

    return _PART.sub(meant, text), changed


def _is_turned(part: str) -> bool:
    """Whether a word, or what of it stands between marks, is turned round."""
    joined, apart = part[1] not in UNJOINED, part[-2] in UNJOINED
    return joined if joined != apart else frequency(part[::-1]) > frequency(part)
