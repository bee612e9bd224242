"""Ruled tables: the cells between the rules of a page, and what is written in each.

    ┌──────────┬──────────────┐
    │          │ 2022         │      a cell may span columns, or rows; its text belongs to the
    │ Category ├───────┬──────┤      row in which it begins, wherever in the cell it stands
    │          │ Posts │ Cost │
    └──────────┴───────┴──────┘

Rules on all four sides are not needed at the edges of the table. Where rules do not part what
stands side by side, or there are no cells, the page is left to `pages/tables.py`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpora.pages.joining import join_lines
from corpora.pages.lines import Cell, Line, Page, lines_of, side_by_side
from corpora.pdf.glyphs import SPACES, Glyph

_NEAR = 2.0  # points: rules so near are one, or touch
_SAME = 3.0  # and so near they are on one edge
_MANY = 200  # rules in one direction; a drawing has more
_HIGH = 0.75  # of the page; so high is a frame and no cell
_CELLS = 3  # with text in them, at the least
_BRACKETS = ("(", ")")  # either way round: alone on a line from right to left neither is told
_NUMBER_END = re.compile(r"(?:^|\s)\(?[\d\s]*\d[.,]$")
_BESIDE = 0.2  # of the lines in cells; if more have gaps, rules part the rows only


class Rule(NamedTuple):
    """A rule, horizontal or vertical."""

    at: float  # its place across
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: edges of columns and rows, and to which cell each of its fields belongs."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]]  # (row, column) -> where its cell begins

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """The cell in which a glyph stands."""
        column = bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.ys, glyph.y - 0.3 * glyph.font.size) - 1
        return self.cells.get((row, column))


def lines_in_cells(
    glyphs: Sequence[Glyph], rules: tuple[Sequence[Rule], Sequence[Rule]], height: float
) -> tuple[Line, ...]:
    """`lines_of` the glyphs, cell by cell where there are ruled tables.

    Args:
        glyphs: in drawing order.
        rules: horizontal ones, vertical ones.
        height: of the page.
    """
    tables = [table for grid in grids(*rules) if (table := _filled(grid, glyphs, height))]
    if not tables:
        return lines_of(glyphs)
    lines: list[Line] = []
    inside = {index: number for number, table in enumerate(tables) for index in table.inside}
    between: list[Glyph] = []
    done: set[int] = set()
    for index, glyph in enumerate(glyphs):
        number = inside.get(index)
        if number is None:
            between.append(glyph)
        elif number not in done:
            done.add(number)
            lines += [*lines_of(between), *tables[number].lines]
            between = []
    return (*lines, *lines_of(between))


class _Filled(NamedTuple):
    """A table with its lines, and the indexes of its glyphs."""

    inside: frozenset[int]
    lines: list[Line]


def _filled(grid: Grid, glyphs: Sequence[Glyph], height: float) -> _Filled | None:
    """What stands in a grid; None if it is no table."""
    held: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if (place := grid.place(glyph)) is not None:
            held[place].append(index)
    inked = [place for place in held if any(glyphs[i].text not in SPACES for i in held[place])]
    rows = Counter(row for row, _ in inked)
    if len(inked) < _CELLS or max(rows.values()) < 2 or _is_frame(grid, set(inked), height):
        return None
    begun: dict[int, list[int]] = defaultdict(list)  # the columns where cells of a row begin
    for row, column in sorted(set(grid.cells.values())):
        begun[row].append(column)
    lines = [
        replace(line, cell=Cell(grid.ys[0], row, begun[row].index(column), len(begun[row])))
        for row, column in sorted(inked)
        for line in lines_of([glyphs[index] for index in held[row, column]])
    ]
    if sum(len(line.pieces) > 1 for line in lines) > _BESIDE * len(lines):
        return None
    return _Filled(frozenset(itertools.chain(*held.values())), lines)


def _is_frame(grid: Grid, inked: Collection[tuple[int, int]], height: float) -> bool:
    """Whether a cell with text is as high as a page."""
    rows = Counter[tuple[int, int]]()
    for (row, _), cell in grid.cells.items():
        if cell in inked:
            rows[cell] = max(rows[cell], row - cell[0] + 1)
    return any(grid.ys[row + n] - grid.ys[row] > _HIGH * height for (row, _), n in rows.items())


def with_cells_joined(page: Page, right_to_left: bool) -> Page:
    """A page with each row of a ruled table as one line, whose pieces are the cells."""
    lines: list[Line] = []
    for key, group in itertools.groupby(
        page.lines, lambda line: (line.cell.table, line.cell.row) if line.cell else None
    ):
        stretch = list(group)
        lines += [_row(stretch, right_to_left)] if key else stretch
    return replace(page, lines=tuple(lines))


def _row(lines: Sequence[Line], right_to_left: bool) -> Line:
    """One row out of the lines in its cells."""
    count = max(line.cell.columns for line in lines if line.cell)
    cells: list[list[Line]] = [[] for _ in range(count)]
    for line in lines:
        if line.cell:
            column = line.cell.column
            cells[count - 1 - column if right_to_left else column].append(line)
    texts = []
    edge = min(line.left for line in lines)
    for cell in cells:
        left = min((line.left for line in cell), default=edge)
        edge = max((line.right for line in cell), default=left)
        texts.append((_joined(line.text.replace("\t", " ") for line in cell), left, edge))
    text, pieces = side_by_side(texts)
    return replace(
        lines[0],
        text=text,
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        base=max(line.base for line in lines),
        pieces=pieces,
        row=True,
        cell=None,
    )


def _joined(texts: Iterable[str]) -> str:
    """The lines of a cell as one text; a number is whole that a narrow column broke.

    >>> _joined(["575,", "5"]), _joined(["(", "25,6", ")"])
    ('575,5', '(25,6)')
    """
    lines = list(texts)
    if len(lines) > 2 and lines[0] in _BRACKETS and lines[-1] in _BRACKETS:
        return f"({_joined(lines[1:-1])})"
    text = ""
    for line in lines:
        broken = _NUMBER_END.search(text) and line[:1].isdecimal()
        text = join_lines(text, line) if text and not broken else text + line
    return text


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Grid]:
    """The grids that rules make: two rows and columns or more, or one row of three, as overleaf."""
    across, down = _merged(across), _merged(down)
    if len(across) > _MANY or len(down) > _MANY:
        return
    for rows, columns in _connected(across, down):
        if not rows:
            continue
        ys = _edges(rows, columns)
        xs = _edges(columns, rows)
        large = min(len(xs), len(ys)) > 2 or (len(xs) > 3 and len(ys) == 2)
        if large and (cells := _cells(xs, ys, rows, columns)):
            yield Grid(xs, ys, cells)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that go on into one another as one; the thick ones among them are two edges."""
    merged: list[Rule] = []
    places: list[list[Rule]] = []
    for rule in sorted(rules):
        if places and rule.at - places[-1][0].at < _NEAR:
            places[-1].append(rule)
        else:
            places.append([rule])
    for near in places:
        at = near[0].at
        for rule in sorted(near, key=lambda rule: rule.start):
            if merged and merged[-1].at == at and rule.start <= merged[-1].stop + _NEAR:
                stop = max(merged[-1].stop, rule.stop)
                merged[-1] = merged[-1]._replace(stop=stop)
            else:
                merged.append(Rule(at, rule.start, rule.stop))
    return merged


def _connected(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules that touch or cross one another, table by table."""
    left_across, left_down = set(across), set(down)
    while left_down:
        columns, rows = {left_down.pop()}, set[Rule]()
        new = set(columns)
        while new:
            rules = {rule for rule in left_across if any(_touch(rule, other) for other in new)}
            left_across -= rules
            rows |= rules
            new = {rule for rule in left_down if any(_touch(other, rule) for other in rules)}
            left_down -= new
            columns |= new
        yield sorted(rows), sorted(columns)


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.stop + _NEAR
        and down.start - _NEAR <= across.at <= down.stop + _NEAR
    )


def _edges(rules: Sequence[Rule], crossing: Sequence[Rule]) -> tuple[float, ...]:
    """The places of rules, and where those that cross them begin and end."""
    ends = [min(rule.start for rule in crossing), max(rule.stop for rule in crossing)]
    edges: list[float] = []
    for at in sorted([*(rule.at for rule in rules), *ends]):
        if not edges or at - edges[-1] > _SAME:
            edges.append(at)
    return tuple(edges)


def _cells(
    xs: Sequence[float], ys: Sequence[float], rows: Sequence[Rule], columns: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Which fields are one cell, for no rule parts them; {} if some are no rectangle."""
    above = [[rule for rule in rows if abs(rule.at - y) <= _SAME] for y in ys]
    before = [[rule for rule in columns if abs(rule.at - x) <= _SAME] for x in xs]
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for row, column in itertools.product(range(len(ys) - 1), range(len(xs) - 1)):
        begin = (row, column)
        if row and not _pass(above[row], (xs[column] + xs[column + 1]) / 2):
            begin = begins[row - 1, column]
        if column and not _pass(before[column], (ys[row] + ys[row + 1]) / 2):
            beside = begins[row, column - 1]
            begin = beside if begin == (row, column) else min(begin, beside)
        begins[row, column] = begin
        last = ends.get(begin, begin)
        ends[begin] = max(last[0], row), max(last[1], column)
    for (row, column), fields in Counter(begins.values()).items():
        down, across = ends[row, column]
        if fields != (down - row + 1) * (across - column + 1):
            return {}
    return begins


def _pass(rules: Sequence[Rule], place: float) -> bool:
    """Whether one of the rules on an edge passes a place on it."""
    return any(rule.start <= place <= rule.stop for rule in rules)
