"""Two lines of a paragraph become one text.

Nothing is set beside a Chinese character. A hyphen at the end of a line is part of the word
(South-/South, Sud-/Sud) unless the document or a dictionary says that the printer put it there
(разви-/тия).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from corpora.document import Lang
from corpora.language import HAN
from corpora.pages.lines import RAISED

Joiner = Callable[[str, str], str]

_WIDE = f"{HAN}\u3001-\u303f\uff01-\uff60"
_WIDE_END = re.compile(rf"[{_WIDE}][{RAISED}]*$")
_WIDE_START = re.compile(rf"[{_WIDE}]")
_NUMBER_END = re.compile(r"\d[./,]?$")
_NUMBER_START = re.compile(r"[./,]?\d|[%％‰)]")
_OPEN_END = re.compile(r"\w[-\u00ad\u2010\u2011\u2013/]$")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011’'][^\W\d_]+)*")
_HEADS = {"by", "cross", "follow", "high", "long", "low", "self", "short", "well"}  # well-being
_ARABIC = re.compile("[\u0620-\u064a]")
_REACH = 80  # the end of a text that is looked at; the longest word is shorter
_OFTEN = 0.03  # of the lines end so where a document is set with hyphenation; else 0.005


def join_lines(first: str, second: str) -> str:
    """Two lines as one text: a space between, unless Chinese or a hyphen or slash forbids it.

    >>> join_lines("South-", "South cooperation"), join_lines("行动", "计划"), join_lines("a", "b")
    ('South-South cooperation', '行动计划', 'a b')
    """
    end = first[-_REACH:]
    close = _OPEN_END.search(end) or _WIDE_END.search(end) or _WIDE_START.match(second)
    return first + second if close else f"{first} {second}"


def joiner(lines: Iterable[str], lang: Lang) -> Joiner:
    """`join_lines` for one document: hyphens that broke a word are taken out.

    A hyphen goes if the word stands without it elsewhere in the document, and stays if it stands
    with it. Where the document does not tell and is set with hyphenation, the dictionary does.

    Args:
        lines: all of the document.
        lang: its language, "" if it is not known.

    >>> join = joiner(["the by-catch of fish-", "eries, and all fisheries"], "en")
    >>> join("all fish-", "eries"), join("the by-", "catch"), join("South-", "South")
    ('all fisheries', 'the by-catch', 'South-South')
    """
    lines = list(lines)
    words = {word for line in lines for word in _words(line)}
    broken = sum(_breaks(first, second) is not None for first, second in pairwise(lines))
    known = _dictionary(lang) if broken > _OFTEN * len(lines) else None

    def join(first: str, second: str) -> str:
        parts = _breaks(first, second)
        if parts and _is_broken(*parts, words, known, lang):
            return first[:-1] + second
        if lang == "zh" and _NUMBER_END.search(first[-_REACH:]) and _NUMBER_START.match(second):
            return first + second  # lines of Chinese may break within a number
        return join_lines(first, second)

    return join


def _words(line: str) -> list[str]:
    found = [word.group().lower() for word in _WORD.finditer(line)]
    return found[:-1] if _BROKEN.search(line) else found


def _breaks(first: str, second: str) -> tuple[str, str] | None:
    """The parts of a word that a line ends and the next goes on with."""
    left, right = _BROKEN.search(first[-_REACH:]), _WORD.match(second)
    if left and right and second[0].islower():
        return left.group(1).lower(), right.group().lower()
    return None


def _is_broken(
    left: str, right: str, words: set[str], known: Callable[[str], bool] | None, lang: Lang
) -> bool:
    """Whether the printer put the hyphen between two parts of a word."""
    if f"{left}-{right}" in words:
        return False
    if left + right in words:
        return True
    if known is None:
        return False
    parts = known(left) + known(right)
    if parts < 2 and lang == "ru":  # few of its many forms are in the dictionary
        return True
    return parts == 0 or (known(left + right) and not (parts == 2 and left in _HEADS))


def _dictionary(lang: Lang) -> Callable[[str], bool] | None:
    from simplemma import is_known

    return (lambda word: is_known(word, lang=lang)) if lang in ("en", "es", "fr", "ru") else None


def begins_wide(text: str) -> bool:
    """Whether a text begins with a Chinese character or sign, as wide as the type is high."""
    return bool(_WIDE_START.match(text))


def starts_small(text: str) -> bool:
    """Whether the first letter near the beginning of a text is a small one."""
    return _first_letter(text).islower()


def starts_large(text: str) -> bool:
    """Whether it is a capital, or there is none; scripts without capitals tell nothing."""
    return not (letter := _first_letter(text)) or letter.isupper()


def starts_arabic(text: str) -> bool:
    """Whether the first letter near the beginning of a text is Arabic."""
    return bool(_ARABIC.match(_first_letter(text)))


def _first_letter(text: str) -> str:
    letter = re.search(r"[^\W\d_]", text[:12])
    return letter.group() if letter else ""
