"""Tables that go on overleaf: headings of columns said again, and rows the page broke in two.

Diagnosis | 2,299.0 | By 2030, eradicate        Diagnosis | 2,299.0 | By 2030, eradicate
------------ page turn -------------      →                           extreme poverty
Programme | Amount  | Remarks                   Treatment |   312.5 |
          |         | extreme poverty
Treatment |   312.5 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from corpora.document import Furniture
from corpora.pages.joining import join_lines
from corpora.pages.line_ends import has_ended
from corpora.pages.lines import PLAIN, Line, Page, side_by_side

_HEAD = 4  # rows at the beginning of a table among which its headings are
_COMMAS = (",", "،", "，")
_BROKEN = 2  # cells of a row that goes on, at the most


def across_pages(pages: Sequence[Page]) -> tuple[list[Page], list[Furniture]]:
    """Pages with each row of a table once and whole, and the headings that were said again.

    Pages on which nothing is left are left out.
    """
    result: list[Page] = []
    again: list[Furniture] = []
    head: list[str] = []  # of the table with which the page before ends
    for page in pages:
        lines = list(page.lines)
        while lines and lines[0].row and lines[0].text in head:
            again.append(Furniture("running head", lines.pop(0).text.translate(PLAIN), page.number))
        if head and lines and lines[0].row:
            above = result[-1].lines[-1]
            if whole := _whole(above, lines[0]):
                result[-1] = replace(result[-1], lines=(*result[-1].lines[:-1], whole))
                del lines[0]
        if not lines:
            continue
        tail = list(takewhile(lambda line: line.row, reversed(lines)))[::-1]
        if not head or len(tail) < len(lines):
            head = [line.text for line in tail[:_HEAD]]
        result.append(replace(page, lines=tuple(lines)))
    return result, again


def _whole(above: Line, below: Line) -> Line | None:
    """A row and what goes on of it overleaf as one; None if the second is a row of its own."""
    ones, others = above.texts(), below.texts()
    spanned = max(0, len(others) - len(ones))  # cells that began above the row
    others = others[spanned:] if not any(others[:spanned]) else others
    broken = [index for index, text in enumerate(others) if text]
    if (
        len(ones) != len(others)
        or len(broken) > min(_BROKEN, sum(map(bool, ones)) - 1)
        or not all(_goes_on(ones[index], others[index]) for index in broken)
    ):
        return None
    text, pieces = side_by_side(
        (join_lines(one, other) if other else one, piece.left, piece.right)
        for one, other, piece in zip(ones, others, above.pieces, strict=True)
    )
    return replace(above, text=text, pieces=pieces)


def _goes_on(text: str, other: str) -> bool:
    """Whether a text without an end goes on with another, which begins with no capital."""
    first = next((char for char in other if char.isalpha()), "")
    ended = has_ended(text) and not text.endswith(_COMMAS)
    return bool(text and first) and not ended and first == first.lower()
