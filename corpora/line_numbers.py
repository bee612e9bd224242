"""Numbers of lines in the margin of a draft, for those who will discuss it.

        The States Parties to this Convention,
        Recognizing that a people without archives
     5  is a people without memory,                    five lines on comes 10, then 15

They are told by their count: from each number to the next there are as many lines as it says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document import Furniture
from corpora.pages.lines import Line, Page, with_pieces

_LEAST = 3  # numbers, that it is no chance
_HEAD = 4  # lines above the first of those that are all numbered: below stand notes, or a list
_NUMBER = re.compile(r"\d{1,4}")
_AT_START = re.compile(r"( *)(\d{1,4})(?= {2,}\S)")
_ALONE = re.compile(r"\s*(\d{1,4})\s*")


def are_of_lines(numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether values count the lines at which they stand: by one, or by as many as five or ten.

    Args:
        numbers: each value, and how many lines of text stand down to it.

    >>> are_of_lines([(5, 6), (10, 11), (15, 16)]), are_of_lines([(5, 1), (10, 2), (15, 3)])
    (True, False)
    >>> are_of_lines([(1, 1), (2, 2), (3, 3)]), are_of_lines([(4, 41), (5, 42), (6, 43)])
    (True, False)
    """
    steps = {later[0] - earlier[0] for earlier, later in pairwise(numbers)}
    if len(numbers) < _LEAST or len(steps) != 1:
        return False
    step = steps.pop()
    if step == 1 and numbers[0][1] > _HEAD + 1:
        return False
    lines = [later[1] - earlier[1] for earlier, later in pairwise(numbers)]
    slack = 1 if step > 1 else 0  # a dump may put one a line too early
    return step > 0 and all(abs(count - step) <= slack for count in lines)


def apart_on_page(page: Page) -> Page:
    """A page whose numbers of lines are set aside."""
    found = {index for index, line in enumerate(page.lines) if _NUMBER.fullmatch(_first(line))}
    others = [line for index, line in enumerate(page.lines) if index not in found]
    if len(found) < _LEAST or not others:
        return page
    edge = min(line.left for line in others)
    found = {index for index in found if page.lines[index].pieces[0].right < edge}
    heights = {round(line.base) for line in others} | {
        round(page.lines[index].base) for index in found if len(page.lines[index].pieces) > 1
    }
    numbers = sorted((int(_first(page.lines[index])), index) for index in found)
    counted = [
        (value, sum(height <= page.lines[index].base + 1 for height in heights))
        for value, index in numbers
    ]
    if not are_of_lines(counted):
        return page
    lines = [
        with_pieces(line, range(1, len(line.pieces))) if index in found else line
        for index, line in enumerate(page.lines)
        if index not in found or len(line.pieces) > 1
    ]
    aside = tuple(Furniture("line number", str(value), page.number) for value, _ in numbers)
    return replace(page, lines=tuple(lines), furniture=(*page.furniture, *aside))


def _first(line: Line) -> str:
    return line.texts()[0] if line.pieces else ""


def apart_in_text(text: str) -> tuple[str, tuple[Furniture, ...]]:
    """The text of a dump without the numbers of its lines, and these."""
    pages, aside = [], []
    for number, page in enumerate(text.split("\f"), 1):
        page, values = _apart(page.split("\n"))
        pages.append(page)
        aside += [Furniture("line number", value, number) for value in values]
    return "\f".join(pages), tuple(aside)


def _apart(lines: Sequence[str]) -> tuple[str, list[str]]:
    """One page without its numbers, and these; one alone goes with the blank lines beside it."""
    alone = {at: found[1] for at, line in enumerate(lines) if (found := _ALONE.fullmatch(line))}
    first = {at: found[2] for at, line in enumerate(lines) if (found := _AT_START.match(line))}
    values = dict(sorted((alone | first).items()))
    full = [at for at, line in enumerate(lines) if line.strip() and at not in alone]
    counted = [(int(value), bisect_right(full, at) + (at in alone)) for at, value in values.items()]
    if not are_of_lines(counted):
        return "\n".join(lines), []
    beside = {near for at in alone for near in (at - 1, at + 1)}
    gone = alone.keys() | {at for at, line in enumerate(lines) if at in beside and not line.strip()}
    kept = [
        _blanked(line) if at in first else line for at, line in enumerate(lines) if at not in gone
    ]
    return "\n".join(kept), list(values.values())


def _blanked(line: str) -> str:
    """A line with blanks for its number, so that the rest stands where it stood."""
    return _AT_START.sub(lambda match: " " * len(match.group()), line, count=1)
