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
from collections.abc import Iterable

from corpora.dumps.drawn_runs import are_as_drawn, as_seen, numbers_are_turned, with_numbers_turned
from corpora.dumps.turned_words import are_turned_where_joined, turned_back
from corpora.pages.bidi import (
    brackets_are_mirrored,
    line_as_read,
    reads_from_right,
    stretched,
    stroke,
)

_LETTER = "\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe80-\ufefc"
_ARABIC = re.compile(f"[{_LETTER}]")
_ENDING = "ةﺓﺔ"
_AT_START = re.compile(f"(?<![{_LETTER}\u064b-\u0655])[{_ENDING}](?=[{_LETTER}])")
_AT_END = re.compile(f"(?<=[{_LETTER}])[{_ENDING}](?![{_LETTER}])")
_MARKED = re.compile(f"([{_LETTER}])([\u064b-\u0655\u0670]+)")
_MIXED = 0.1  # so many of them stand where the others do not: some words alone are turned round
_TURNED = "Arabic stood as seen, from left to right; its lines were turned round"
_AS_DRAWN = "Arabic stood as drawn, from left to right; the parts of its lines were put in order"
_NUMBERS = "Arabic numbers stood with their last digit first; they were turned round"
_SIGNS = "its brackets stood as seen; they were turned round"
_FIRST_AND_LAST = re.compile(r"^(?!\s*\w{1,3}\))[^()]*([()]).*([()])[^()]*$", re.M)
_BEFORE_LAST_NUMBER = re.compile(r"(?<=\s)([،؛.])(\d[\d/-]*)(?=\s*$)")
_BRACKETS = str.maketrans("()[]", ")(][")
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
    if not _ARABIC.search(text):
        return text, ""
    text = _with_strokes(text)
    text = stretched(text, stroke(text))
    said = []
    if numbers_are_turned(text):
        text = with_numbers_turned(text)
        said.append(_NUMBERS)
    text, order = _in_order(text)
    if _signs_are_as_seen(text):
        text = _with_signs_as_written(text)
        said.append(_SIGNS)
    return text, "; ".join(filter(None, (order, *said)))


def _in_order(text: str) -> tuple[str, str]:
    begin, end = (len(pattern.findall(text)) for pattern in (_AT_START, _AT_END))
    lines = text.split("\n")
    if begin <= _MIXED * end:
        drawn = are_as_drawn(text)
        return (_read_from_right(map(as_seen, lines)), _AS_DRAWN) if drawn else (text, "")
    if end < _MIXED * begin:
        return _read_from_right(_MARKED.sub(r"\2\1", line) for line in lines), _TURNED
    if not are_turned_where_joined(text):
        return text, _IN_PART
    text, words = turned_back(text)
    return text, f"some Arabic words stood turned round; {words:,} were turned back"


def _signs_are_as_seen(text: str) -> bool:
    """Whether brackets in Arabic open where they should close, as PDFium has them."""
    lines = [line for line in text.split("\n") if reads_from_right(line)]
    pairs = [first + last for line in lines for first, last in _FIRST_AND_LAST.findall(line)]
    return pairs.count(")(") > pairs.count("()") + 1


def _with_signs_as_written(text: str) -> str:
    """Arabic lines with brackets turned, and a sign before the number at their end behind it."""
    return "\n".join(
        _BEFORE_LAST_NUMBER.sub(r"\2\1", line.translate(_BRACKETS))
        if reads_from_right(line)
        else line
        for line in text.split("\n")
    )


def _with_strokes(text: str) -> str:
    codes = Counter(code for found in _BESIDE_LETTERS.findall(text) for code in _ONE.findall(found))
    code, times = max(codes.items(), key=lambda item: item[1], default=("", 0))
    if times <= _OFTEN:
        return text
    return _BESIDE_LETTERS.sub(lambda found: found[0].replace(code, "\u0640"), text)


def _read_from_right(lines: Iterable[str]) -> str:
    """Lines as seen, each of Arabic in reading order."""
    lines = list(lines)
    mirror = brackets_are_mirrored(line for line in lines if reads_from_right(line))
    return "\n".join(_turned(line, mirror) for line in lines)


def _turned(line: str, mirror: bool) -> str:
    has_arabic = any(unicodedata.bidirectional(char) == "AL" for char in line)
    return line_as_read(line, mirror) if has_arabic else line
