"""Columns of running text that a dump shows side by side are set one under the other.

        The President: This year marks     period of one year from the date of
    the seventieth anniversary of the      adoption of this resolution, all
    founding of the United Nations.        Member States shall take measures;

Programs that keep the layout of a page, such as `pdftotext -layout`, print verbatim records and
treaties so. The gutter is where most lines have white space just before the same place. In Arabic
the column at the right is read first. Lines that run across, heads and feet stay where they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.pages.bidi import reads_from_right
from corpora.pages.furniture import form_of

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACES = re.compile(" +")
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e]")  # marks of direction, which take no room
_LEAST = 8  # lines of either column, half of them beside one of the other
_NARROWEST = 16  # characters of a column that is running text; a Chinese one has twenty
_CELLS = re.compile(r"\S {3,}\S")
_CELLED = 0.15  # of the lines of a column may have cells side by side; else it is of a table
_ONE_SPACE = re.compile(r"\S \S")
_FILLED = 0.9  # of its longest line
_ALIKE = 0.6  # of the width of one column has the other one, at least
_FULL, _MOSTLY = 0.7, 0.6  # of its longest line a full one has, and of its lines are full
_BEFORE, _BEHIND = 3, 10  # characters about its usual place where a column may begin


class _Row(NamedTuple):
    """A line of the file cut at the gutter; a column that has nothing there is ""."""

    left: str
    right: str
    is_across: bool = False
    is_apart: bool = False  # two short texts far from each other, such as symbol and date

    @property
    def is_blank(self) -> bool:
        return not (self.left or self.right)

    @property
    def is_beside(self) -> bool:
        return bool(self.left and self.right)


def one_after_the_other(text: str) -> str:
    """The text with columns that stand side by side one under the other, page by page.

    Text that is in one column is given back as it is.
    """
    if "   " not in text:
        return text
    return "\f".join(map(_page, text.split("\f")))


def _page(text: str) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    gutter = _gutter([_UNSEEN.sub("", line) for line in lines])
    if not gutter:
        return text
    rows = [_cut(line, gutter) for line in lines]
    unfolded: list[str] = []
    is_changed = False
    for start, stop in _stretches(rows):
        part = rows[start:stop]
        if _are_columns(part):
            is_changed = True
            unfolded += _unfolded(part)
        else:
            unfolded += lines[start:stop]
    return "\n".join(unfolded) if is_changed else text


def _gutter(lines: Sequence[str]) -> int:
    """Where the right column begins, in characters that are seen; 0 if no place is common."""
    begins: Counter[int] = Counter()
    for line in lines:
        begins.update({gap.end() for gap in _GAP.finditer(line)})
        begins[len(line) - len(line.lstrip())] += 1
    wide = {place: times for place, times in begins.items() if place >= _NARROWEST}
    place = max(wide, key=lambda place: (wide[place], -place), default=0)
    near = sum(wide.get(place + step, 0) for step in range(-_BEFORE, _BEHIND + 1))
    return place if near >= _LEAST else 0


def _cut(line: str, gutter: int) -> _Row:
    """A line in two at the gap before the gutter; one that has none there runs across."""
    seen = [at for at, char in enumerate(line) if not _UNSEEN.match(char)]
    bare = "".join(line[at] for at in seen)
    gaps = [gap for gap in _GAP.finditer(bare) if gap.end() >= gutter - _BEFORE]
    gaps = [gap for gap in gaps if gap.start() < gutter + _BEHIND]
    indent = len(bare) - len(bare.lstrip())
    if indent >= gutter - _BEFORE:
        return _Row("", " " * (indent - gutter) + line.lstrip())
    if not gaps:
        return _Row(line, "", is_across=len(bare) >= gutter + _BEHIND)
    gap = min(gaps, key=lambda gap: abs(gap.end() - gutter))
    # Spaces at the ends of an embedding belong to its text.
    spaces = _SPACES.finditer(line, seen[gap.start()], seen[gap.end()])
    between = max(spaces, key=lambda found: found.end() - found.start())
    right = " " * (gap.end() - gutter) + line[between.end() :]
    is_across = all(map(form_of, _GAP.split(bare.strip())))
    is_apart = gap.start() < gutter / 2 and gap.end() > gutter + _BEHIND
    return _Row(line[: between.start()], right, is_across, is_apart)


def _stretches(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Where lines are that may be columns, and what lies between; together they are all rows.

    Lines before the first that has a neighbour, such as a title, are no part of columns, nor are
    heads and feet.
    """
    start = 0
    for at, row in enumerate((*rows, _Row("", "", is_across=True))):
        if not row.is_across:
            continue
        first, stop = start, at
        while first < stop and not _begins(rows, first, stop):
            first += 1
        while stop > first and _is_foot(rows[stop - 1]):
            stop -= 1
        for bounds in ((start, first), (first, stop), (stop, at + 1)):
            if bounds[0] < min(bounds[1], len(rows)):
                yield bounds[0], min(bounds[1], len(rows))
        start = at + 1


def _begins(rows: Sequence[_Row], at: int, stop: int) -> bool:
    """Whether a line has one of the other column beside it, or in the line below."""
    pair = rows[at : min(at + 2, stop)]
    if rows[at].is_apart:
        return False
    return any(row.left for row in pair) and any(row.right for row in pair)


def _is_foot(row: _Row) -> bool:
    return row.is_apart or all(form_of(part) for part in row[:2] if part.strip())


def _are_columns(rows: Sequence[_Row]) -> bool:
    """Whether both sides are running text: as wide as each other, many lines, most of them full."""
    sides = [[side.strip() for side in column if side] for column in _sides(rows)]
    if sum(row.is_beside for row in rows) < _LEAST / 2 or min(map(len, sides)) < _LEAST:
        return False
    widths = [sorted(map(len, lines)) for lines in sides]
    longest = [each[int(0.9 * (len(each) - 1))] for each in widths]
    return min(longest) >= max(_NARROWEST, _ALIKE * max(longest)) and all(
        _is_running(lines, width) for lines, width in zip(sides, longest, strict=True)
    )


def _sides(rows: Sequence[_Row]) -> tuple[list[str], list[str]]:
    return [row.left for row in rows], [row.right for row in rows]


def _is_running(lines: Sequence[str], longest: int) -> bool:
    full = sum(len(line) >= _FULL * longest for line in lines)
    with_cells = sum(bool(_CELLS.search(line)) and not _is_spread(line, longest) for line in lines)
    return full >= _MOSTLY * len(lines) and with_cells <= _CELLED * len(lines)


def _is_spread(line: str, longest: int) -> bool:
    """Whether all words of a line stand apart to fill it."""
    return len(line) >= _FILLED * longest and not _ONE_SPACE.search(line)


def _unfolded(rows: Sequence[_Row]) -> list[str]:
    """One column and the other one, whose first line may go on with the sentence."""
    columns = [_column(rows, side) for side in (0, 1)]
    if reads_from_right("".join(row.left + row.right for row in rows)):
        columns.reverse()
    return [*columns[0], *columns[1], ""]


def _column(rows: Sequence[_Row], side: int) -> list[str]:
    """The lines of a column; where only the other one has a line, a gap is in doubt.

    It is one if the lines of both columns stand at one height about it.
    """
    kept = [
        text
        for at, (row, text) in enumerate(zip(rows, _sides(rows)[side], strict=True))
        if text or row.is_blank or any(near.is_beside for near in rows[max(0, at - 1) : at + 2])
    ]
    return [_GAP.sub(" ", line) for line in "\n".join(kept).strip("\n").split("\n")]
