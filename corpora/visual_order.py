"""Arabic that a program pulled out of a PDF as one sees it, from left to right, read right.

    ةماعلا ةيعمجلا      as dumped by pdfminer.six, pdfplumber and what is built on them
    الجمعية العامة      as written

Teh marbuta ends a word and never begins one: where it stands at the beginning of words, the whole
text is turned round. A glyph without a character, such as the stroke that stretches words, comes as
a control character or as its number, "(cid:19)".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from corpora.bidi import brackets_are_mirrored, is_right_to_left, logical

_LETTER = "\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe80-\ufefc"
_ENDING = "ةﺓﺔ"
_AT_START = re.compile(f"(?<![{_LETTER}\u064b-\u0655])[{_ENDING}](?=[{_LETTER}])")
_AT_END = re.compile(f"(?<=[{_LETTER}])[{_ENDING}](?![{_LETTER}])")
_MARKED = re.compile(f"([{_LETTER}])([\u064b-\u0655\u0670]+)")
_MIXED = 0.1  # so many of them stand where the others do not: some words alone are turned round
_TURNED = "Arabic stood as seen, from left to right; its lines were turned round"
_IN_PART = (
    "some of its Arabic words stand turned round; read the PDF itself, "
    "or pull the text out of it with pdftotext -layout"
)
_CODE = r"[\x01-\x08\x0e-\x1f]|\(cid:\d{1,5}\)"
_BESIDE_LETTERS = re.compile(f"(?<=[{_LETTER}])(?:{_CODE})+|(?:{_CODE})+(?=[{_LETTER}])")
_ONE = re.compile(_CODE)
_OFTEN = 5  # times a code stands beside letters before it is held to be the stroke


def in_written_order(text: str) -> tuple[str, str]:
    """A text file's lines in the order in which they are read, and what there is to say of them.

    >>> in_written_order("ةماعلا ةيعمجلا نإ")
    ('إن الجمعية العامة', 'Arabic stood as seen, from left to right; its lines were turned round')
    """
    text = _with_strokes(text)
    begin, end = (len(pattern.findall(text)) for pattern in (_AT_START, _AT_END))
    if begin <= _MIXED * end:
        return text, ""
    if end >= _MIXED * begin:
        return text, _IN_PART
    lines = text.split("\n")
    mirror = brackets_are_mirrored(line for line in lines if is_right_to_left(line))
    return "\n".join(_turned(line, mirror) for line in lines), _TURNED


def _with_strokes(text: str) -> str:
    codes = Counter(code for found in _BESIDE_LETTERS.findall(text) for code in _ONE.findall(found))
    stroke, times = max(codes.items(), key=lambda item: item[1], default=("", 0))
    if times <= _OFTEN:
        return text
    return _BESIDE_LETTERS.sub(lambda found: found[0].replace(stroke, "\u0640"), text)


def _turned(line: str, mirror: bool) -> str:
    fresh = "\f" * line.count("\f")
    bare = line.replace("\f", "").strip()
    if not any(unicodedata.bidirectional(char) == "AL" for char in bare):
        return line
    return fresh + logical(_MARKED.sub(r"\2\1", bare), mirror)
