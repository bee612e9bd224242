"""A number or bullet that a dump has on a line of its own stands before its text again.

    (a)                                •
                                       •
    To condemn this act;
                                       Three engines
    (b)                                Typical errors

Where a list has several in a row, they go to as many lines or sentences below. In Arabic one may
stand behind the first line of its paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from corpora.pages.joining import starts_large
from corpora.pages.line_ends import has_ended

_NUMBER = re.compile(
    r"\d{1,3}(?:/\d{1,4}(?: [A-Z])?)?\.|\(?(?:\d{1,2}|[^\W\d_]|[a-z]{1,4})\)|\d{1,3} ?-"
    r"|[•▪●■◻❑❒➢✓☐]"
)
_SECTION = re.compile(r"((?:\d{1,2}\.){1,2})(\d{1,2})\.?")
_AT_START = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,2})\b")
_FULL = 45  # characters of an Arabic line that is not the heading above a numbered paragraph
_ARABIC = re.compile("[\u0600-\u06ff]")


def with_their_texts(lines: Sequence[str]) -> list[str]:
    """The lines of a dump; none is a number alone that has its text above or below.

    What is moved leaves a blank line, so that what stood apart still does.

    >>> with_their_texts(["(a)", "", "To condemn"]), with_their_texts(["•", "•", "One", "Two"])
    (['', '', '(a) To condemn'], ['', '', '• One', '• Two'])
    """
    kept, alone = list(lines), _alone(lines)
    for start, stop in _runs(alone):
        above = next((at for at in range(start - 1, -1, -1) if kept[at].strip()), -1)
        if above >= 0 and stop == start + 1 and _follows(kept[start], kept[above]):
            kept[start], kept[above] = _joined(kept[start], kept[above]), ""
            continue
        for number, text in _dealt(kept, range(start, stop), _below(kept, alone, stop)):
            kept[text], kept[number] = _joined(kept[number], kept[text]), ""
    return kept


def _alone(lines: Sequence[str]) -> list[bool]:
    """Which lines are nothing but a number; 3.5 is one where 3.4 is, too."""
    found = [_AT_START.match(line) for line in lines]
    sections = frozenset(match[1] for match in found if match)
    return [_is_number(line.strip(), sections) for line in lines]


def _is_number(line: str, sections: Collection[str]) -> bool:
    section = _SECTION.fullmatch(line)
    if section and int(section[2]) > 1:
        return f"{section[1]}{int(section[2]) - 1}" in sections
    return bool(section or _NUMBER.fullmatch(line))


def _runs(alone: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """From where to where lines are numbers alone."""
    start = 0
    for is_one, run in groupby(alone):
        stop = start + sum(1 for _ in run)
        if is_one:
            yield start, stop
        start = stop


def _follows(number: str, above: str) -> bool:
    """Whether a line is the first of a paragraph whose number follows it, as in Arabic."""
    bare = above.strip()
    is_full = len(bare) >= _FULL and not has_ended(bare)
    return is_full and bool(_ARABIC.match(bare)) and "\f" not in number


def _below(lines: Sequence[str], alone: Sequence[bool], at: int) -> range:
    """The lines that stand together below a place, a blank one perhaps between."""
    start = next((near for near in range(at, len(lines)) if lines[near].strip()), len(lines))
    stop = start
    while stop < len(lines) and lines[stop].strip() and not alone[stop] and "\f" not in lines[stop]:
        stop += 1
    return range(start, stop)


def _dealt(lines: Sequence[str], numbers: range, group: range) -> Iterator[tuple[int, int]]:
    """Each number with the line that it is of; the last with the first, if that is not told."""
    texts = [at for at in group if not all(map(unicodedata.combining, lines[at].strip()))]
    if len(numbers) > 1:
        ended = [at for at in texts if at == group.start or has_ended(lines[at - 1].strip())]
        large = [at for at in texts if at == group.start or starts_large(lines[at].strip())]
        for firsts in (texts, ended, large, ended[: len(numbers)]):
            if len(firsts) == len(numbers):
                return zip(numbers, firsts, strict=True)
    return zip(numbers[-1:], texts[:1], strict=False)


def _joined(number: str, text: str) -> str:
    """A number before its text; a form feed stays at the start.

    A tab tells that 3.5 is no amount.
    """
    bare = text.lstrip()
    space = text[: len(text) - len(bare)]
    between = "\t" if _SECTION.fullmatch(number.strip()) else " "
    return ("\f" if "\f" in number else "") + f"{space}{number.strip()}{between}{bare}"
