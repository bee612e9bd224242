"""Tables on a page: lines that stand side by side become rows of cells.

    Programme 1: support for the     1,234.5   1,500.0   Includes resources for the
    coordination of operational                          regional commissions
    activities                                           ↓
    Programme 1: support … activities ⇥ 1,234.5 ⇥ 1,500.0 ⇥ Includes … commissions

A page is drawn row by row and within a row cell by cell, so a row is told by its drawing: a cell
goes on downwards, the next one begins to its side no higher than the row, the next row below all.
Rulings are not needed. Two columns of running text are no table: they have no rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpora.numbering import counted_at_start, labels_at_start
from corpora.pages.joining import begins_wide, join_lines
from corpora.pages.lines import Line, Page, Piece, side_by_side

_ROWS = 3  # at least, or two of three cells and more
_ARABIC = re.compile("[\u0600-\u06ff]")
# Dots that lead the eye to a page number or a name.
LEADERS = re.compile(r"(?:[.…·] ?){5,}|(?:[.…·]\s?){4,}\s*[\divxlc]*\s*$")
BULLET = re.compile(r"[•◦▪●■□◻❑❒❖◆➢✓☐☑☒‣]\s|[·–—-]\s(?=[^\W\d_])")
_STEP = 1.45  # type sizes from baseline to baseline within a cell, at the most;
_HIGH_STEP = 1.8  # so many in scripts that are set with more space between lines


@dataclass(slots=True)
class _Cell:
    """A stretch of lines one under the other, within a row."""

    left: float
    right: float
    top: float  # baseline of the first line,
    base: float  # of the last
    size: float
    text: str
    first: int  # indexes of its lines on the page
    last: int


def with_rows(page: Page) -> Page:
    """The page with each row of a table as one line, whose pieces are the cells.

    Lines of a row have `row` set; empty cells are empty pieces.
    """
    lines: list[Line] = []
    for is_row, group in groupby(page.lines, lambda line: line.row):
        stretch = list(group)
        lines += stretch if is_row else _with_rows(stretch)
    return replace(page, lines=tuple(lines))


def _with_rows(plain: Sequence[Line]) -> Iterator[Line]:
    index = 0
    rows = list(_rows(plain))
    for start, stop in _tables(rows):
        yield from plain[index : rows[start][0].first]
        columns = _columns(rows[start:stop])
        for row in rows[start:stop]:
            yield _row_line(row, columns, plain[row[0].first])
        index = rows[stop - 1][-1].last + 1
    yield from plain[index:]


def _rows(lines: Sequence[Line]) -> Iterator[list[_Cell]]:
    """The lines as rows; running text comes as rows of one cell."""
    row: list[_Cell] = []
    top = 0.0
    for index, line in enumerate(lines):
        cells = [
            _Cell(
                *(piece.left, piece.right, line.base, line.base, line.size),
                *(line.text[piece.start : piece.stop], index, index),
            )
            for piece in cells_of(line)
        ]
        goes_on = False
        if row and line.base >= top - 0.3 * line.size:
            current, cell = row[-1], cells[0]
            below = 0 < line.base - current.base <= _step(current.text, cell.text) * line.size
            if cell.left > current.right + 0.3 * line.size:
                goes_on = line.base <= max(other.base for other in row) + 0.3 * line.size
            elif len(cells) == 1 and below and _continues(cell, row):
                current.left = min(current.left, cell.left)
                current.right = max(current.right, cell.right)
                current.text = join_lines(current.text, cell.text)
                current.base, current.last = cell.base, index
                continue
        if not goes_on:
            if row:
                yield row
            row, top = [], line.base
        row += cells
    if row:
        yield row


def _step(*texts: str) -> float:
    high = any(begins_wide(text) or _ARABIC.match(text) for text in texts)
    return _HIGH_STEP if high else _STEP


def _continues(cell: _Cell, row: Sequence[_Cell]) -> bool:
    """Whether a line under the last cell of a row is more of it."""
    current = row[-1]
    return (
        abs(cell.size - current.size) <= 0.06 * cell.size
        and cell.right > current.left
        and cell.left < current.right
        and not LEADERS.search(current.text)
        and not any(cell.left < other.right and other.left < cell.right for other in row[:-1])
    )


def cells_of(line: Line) -> Sequence[Piece]:
    """What stands side by side on a line; a label and its text are one."""
    pieces = line.pieces
    if len(pieces) > 1:
        label, text = pieces[0], pieces[1]
        together = line.text[label.start : text.stop]
        close = text.left - label.right < 4 * line.size
        numbered = labels_at_start(together, heading=True) or counted_at_start(together)
        labelled = BULLET.match(together) or numbered
        if close and label.stop - label.start <= 8 and labelled:
            return (label._replace(stop=text.stop, right=text.right), *pieces[2:])
    return pieces


def _tables(rows: Sequence[list[_Cell]]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end among the rows."""
    start = 0
    while start < len(rows):
        if len(rows[start]) < 2:
            start += 1
            continue
        stop = start + 1
        while stop < len(rows) and _belongs(rows[stop], rows[start:stop]):
            stop += 1
        while len(rows[stop - 1]) < 2:
            stop -= 1
        wide = [row for row in rows[start:stop] if len(row) > 1]
        if len(wide) >= _ROWS or (len(wide) == 2 and min(map(len, wide)) > 2):
            yield start, stop
        start = stop


def _belongs(row: Sequence[_Cell], above: Sequence[list[_Cell]]) -> bool:
    """Whether a row goes on with a table: cells under cells, or one cell under one of several."""
    gap = row[0].top - max(cell.base for cell in above[-1])
    if gap > 60 or gap < 0:
        return False
    widest = max(above, key=len)
    under = [
        sum(cell.left < other.right and other.left < cell.right for other in widest) for cell in row
    ]
    if len(row) == 1:
        size = above[-1][-1].size
        return under[0] <= 1 and abs(row[0].size - size) <= 0.06 * size
    return sum(count > 0 for count in under) > 1


def _columns(rows: Sequence[list[_Cell]]) -> list[tuple[float, float]]:
    """The extents of the columns, from the rows with the commonest number of cells or more."""
    usual = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0][0]
    columns: list[tuple[float, float]] = []
    for cell in sorted(
        (cell for row in rows if len(row) >= usual for cell in row), key=lambda cell: cell.left
    ):
        if columns and cell.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.right))
        else:
            columns.append((cell.left, cell.right))
    return columns


def _row_line(row: Sequence[_Cell], columns: Sequence[tuple[float, float]], first: Line) -> Line:
    texts = [""] * len(columns)
    for cell in row:
        overlaps = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
        best = overlaps.index(max(overlaps))
        texts[best] = f"{texts[best]} {cell.text}".strip()
    text, pieces = side_by_side(
        (text, left, right) for text, (left, right) in zip(texts, columns, strict=True)
    )
    return replace(
        first,
        text=text,
        left=columns[0][0],
        right=columns[-1][1],
        base=max(cell.base for cell in row),
        pieces=pieces,
        row=True,
    )
