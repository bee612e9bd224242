"""Beads of pairs become rows of all sides, as most versions would have it.

    zh-en   0 1│2     zh-fr   0│1│2     a bead of zh-en joins 0 and 1, but French has a counterpart
    en-fr   0│1│2     zh-ru   0│1│2     of each in both, and so has Russian: they are two rows
    en-ru   0│1│2     fr-ru   0│1│2

A bead of two versions links each segment of the one with each of the other. Every other version
that has a counterpart of either of them is asked whether it is the same one; a link against which
most of them speak is dropped. What hangs together by the links is a row. Rows stand in the order of
every side at once, and where the sides do not agree on an order, a row is one that was moved.

Source:
    That a third sequence votes on what two are thought to share is the consistency of T-Coffee; see
    `align/evidence/support.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

import numpy as np

from align.bead import Bead
from align.confidence import Kind, confidence
from align.found import Found
from align.ordering import in_order
from align.ranges import Ints, spread
from corpora.document import Span

Pairs = Mapping[tuple[int, int], Sequence[Found]]
"""The steps of every two sides, the lower side first."""


@dataclass(slots=True)
class _Row:
    spans: dict[int, Span]
    found: list[Found] = field(default_factory=list)
    moved: bool = False


def rows_of(sizes: Sequence[int], pairs: Pairs) -> tuple[Bead, ...]:
    """The rows of all sides.

    Args:
        sizes: how many segments each side has.
        pairs: the steps of every two sides, which leave no segment out.

    Returns:
        Beads that tile every side. The score of one is the mean of those of the pairs' beads in
        it, its confidence the mean of the third of them that are least sure (on development text
        right as often as it says; the least of all is right far more often).
    """
    if len(sizes) == 2:  # a pair is in order already
        return tuple(
            Bead(step.spans, round(step.score, 4), round(_confidence(step), 4), step.moved)
            for step in pairs[0, 1]
        )
    rows = [_Row(spans) for spans in _stretches(sizes, _joined(sizes, pairs))]
    at = [[0] * size for size in sizes]
    for number, row in enumerate(rows):
        for side, (start, stop) in row.spans.items():
            at[side][start:stop] = [number] * (stop - start)
    for (i, j), steps in pairs.items():
        for step in steps:
            inside = {at[i][k] for k in range(*step.spans[0])}
            inside |= {at[j][k] for k in range(*step.spans[1])}
            for number in inside:
                rows[number].found.append(step)
                rows[number].moved |= step.moved and len(inside) == 1
    return tuple(_bead(row, ends) for row, ends in _in_order(rows, len(sizes)))


def _joined(sizes: Sequence[int], pairs: Pairs) -> list[list[int]]:
    """The number of the row of each segment of each side."""
    spans = _counterparts(sizes, pairs)
    firsts = np.cumsum([0, *sizes])
    group = list(range(int(firsts[-1])))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = place = group[group[place]]
        return place

    for i, j in pairs:
        left, right = _agreed(spans, i, j, len(sizes))
        places = (left + firsts[i]).tolist(), (right + firsts[j]).tolist()
        for first, second in zip(*places, strict=True):
            group[root(second)] = root(first)
    return [[root(place) for place in range(start, stop)] for start, stop in pairwise(firsts)]


def _counterparts(sizes: Sequence[int], pairs: Pairs) -> dict[tuple[int, int], Ints]:
    """For each segment of one side the span that its bead has on another; shape (n, 2)."""
    made: dict[tuple[int, int], Ints] = {}
    for (i, j), steps in pairs.items():
        spans = np.array([step.spans for step in steps], dtype=np.intp).reshape(-1, 2, 2)
        for side, other, here in ((i, j, 0), (j, i, 1)):
            starts, counts = spans[:, here, 0], spans[:, here, 1] - spans[:, here, 0]
            made[side, other] = np.zeros((sizes[side], 2), np.intp)
            made[side, other][spread(starts, counts)] = np.repeat(
                spans[:, 1 - here], counts, axis=0
            )
    return made


def _agreed(spans: Mapping[tuple[int, int], Ints], i: int, j: int, sides: int) -> tuple[Ints, Ints]:
    """The links of a pair that at least half of the sides stand by, the pair's own word for one.

    A side that knows a counterpart of one end only speaks half as loud as one that knows another.
    """
    starts, stops = spans[i, j].T
    left = np.repeat(np.arange(len(starts)), stops - starts)
    right = spread(starts, stops - starts)
    balance = np.ones(len(left))
    for other in set(range(sides)) - {i, j}:
        one, two = spans[i, other][left], spans[j, other][right]
        known = [(ends[:, 0] < ends[:, 1]).astype(float) for ends in (one, two)]
        same = np.maximum(one[:, 0], two[:, 0]) < np.minimum(one[:, 1], two[:, 1])
        balance += 2 * same - (known[0] + known[1]) / 2
    return left[balance >= 0], right[balance >= 0]


def _stretches(sizes: Sequence[int], joined: Sequence[Sequence[int]]) -> list[dict[int, Span]]:
    """One stretch of a side for each row, those that begin on the longest side first.

    Of segments of one row that do not stand together the most are in it, the others by themselves.
    """
    rows: dict[object, dict[int, Span]] = {}
    for side in sorted(range(len(sizes)), key=lambda side: (-sizes[side], side)):
        for start, stop in _runs(joined[side]):
            row = rows.setdefault(joined[side][start], {})
            first, last = row.get(side, (start, start))
            if last - first < stop - start:
                row[side] = start, stop
                start, stop = first, last
            if start < stop:
                rows[side, start] = {side: (start, stop)}
    return list(rows.values())


def _runs(rows: Sequence[int]) -> Iterator[Span]:
    """Where one row goes on along a side."""
    start = 0
    for stop in range(1, len(rows) + 1):
        if stop == len(rows) or rows[stop] != rows[start]:
            yield start, stop
            start = stop


def _in_order(made: Sequence[_Row], sides: int) -> list[tuple[_Row, list[int]]]:
    """Rows so that each side reads on, and how far each side is read before each row.

    Where the sides do not agree, a row is moved: it keeps its place on its longest side only. What
    is moved within a row alone, "in Seville, in 2025" and "2025 in Seville", moves no row.
    """
    places: list[dict[int, int]] = [{} for _ in range(sides)]
    for at, row in enumerate(made):
        for side, (start, _) in row.spans.items():
            if not row.moved or side == next(iter(row.spans)):
                places[side][start] = at
    chains = [[starts[start] for start in sorted(starts)] for starts in places]
    ordered = []
    ends = [0] * sides
    for at, is_free in in_order(len(made), chains):
        row = made[at]
        is_next = all(ends[side] == start for side, (start, _) in row.spans.items())
        row.moved = not is_free or (row.moved and not is_next)
        ordered.append((row, ends.copy()))
        if not row.moved:
            for side, (_, stop) in row.spans.items():
                ends[side] = max(ends[side], stop)
    return ordered


def _bead(row: _Row, ends: Sequence[int]) -> Bead:
    spans = tuple(row.spans.get(side, (end, end)) for side, end in enumerate(ends))
    score = fmean(step.score for step in row.found)
    sure = sorted(_confidence(step) for step in row.found)
    least = sure[: max(1, len(sure) // 3)]
    return Bead(spans, round(score, 4), round(fmean(least), 4), row.moved)


def _confidence(step: Found) -> float:
    kind: Kind = "alone" if not step.is_bead else "moved" if step.moved else "bead"
    return confidence(step.probability, kind)
