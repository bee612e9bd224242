"""Counts and a cost become beads: the cheapest way to cut two sequences into pieces that pair.

    cut(3, 2, cost)      0 ─┬─ 0          spans (((0, 2), (0, 1)), ((2, 3), (1, 2)))
                         1 ─┘
                         2 ─── 1

This file knows nothing of documents. A path leads from (0, 0) to (m, n); at (i, j) i source and j
target segments are used up; a bead of shape (a, b) is a step from (i - a, j - b) to (i, j). All
points with one sum i + j lie on one diagonal and depend on earlier diagonals only, so each diagonal
is computed at once. A band says which points may be visited; within it the result is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from corpora.document import Span

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Shape = tuple[int, int]
Cost = Callable[[Ints, int, Ints, int], Floats]
"""cost(i, a, j, b): what beads of a source and b target segments cost that end at i and j."""

# How often a bead has which shape: Gale and Church, "A Program for Aligning Sentences in Bilingual
# Corpora", Computational Linguistics 19 (1993), table 5, each figure shared between a shape and its
# mirror. Their table ends at 2-2; what follows goes on at the rate it sets (2-1 is a tenth of 1-1).
PRIORS: Mapping[Shape, float] = {
    (1, 1): 0.89,
    (1, 0): 0.0099 / 2,
    (0, 1): 0.0099 / 2,
    (2, 1): 0.089 / 2,
    (1, 2): 0.089 / 2,
    (2, 2): 0.011,
    (3, 1): 0.0089 / 2,
    (1, 3): 0.0089 / 2,
    (3, 2): 0.0011 / 2,
    (2, 3): 0.0011 / 2,
    (4, 1): 0.00089 / 2,
    (1, 4): 0.00089 / 2,
}
# Versions of one document are cut into the same paragraphs far more often than into the same
# sentences: a tenth of what Gale and Church's table leaves to joining and splitting.
PARAGRAPHS: Mapping[Shape, float] = {
    shape: share / 10 if min(shape) == 1 < max(shape) else share for shape, share in PRIORS.items()
}


class Path(NamedTuple):
    """The beads of the cheapest path, in order, and what each costs, its prior included."""

    spans: tuple[tuple[Span, Span], ...]
    costs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Which i may be visited on each diagonal d = i + j: low[d] to high[d], both included.

    Raises:
        ValueError: a diagonal is empty or leaves the rectangle, or an edge turns back.
    """

    low: Ints  # (m + n + 1,)
    high: Ints

    def __post_init__(self) -> None:
        if len(self.low) != len(self.high) or np.any(self.low > self.high):
            raise ValueError("a diagonal of the band is empty")
        floor, ceiling = _edges(*self.sides)
        if np.any(self.low < floor) or np.any(self.high > ceiling):
            raise ValueError("the band leaves the rectangle")
        if np.any(np.diff(self.low) < 0) or np.any(np.diff(self.high) < 0):
            raise ValueError("an edge of the band turns back")

    @classmethod
    def full(cls, m: int, n: int) -> Self:
        """Every point."""
        return cls(*_edges(m, n))

    @property
    def sides(self) -> tuple[int, int]:
        """How many segments source and target have."""
        m = int(self.high[-1])
        return m, len(self.high) - 1 - m

    @property
    def points(self) -> int:
        """How many points may be visited."""
        return int(np.sum(self.high - self.low + 1))

    def columns(self) -> tuple[Ints, Ints]:
        """For each i from 0 to m the first and the last j that may be visited."""
        m, _ = self.sides
        rows = np.arange(m + 1)
        first = np.searchsorted(self.high, rows, side="left")
        last = np.searchsorted(self.low, rows, side="right") - 1
        return first - rows, last - rows


def _edges(m: int, n: int) -> tuple[Ints, Ints]:
    diagonals = np.arange(m + n + 1)
    return np.maximum(0, diagonals - n), np.minimum(m, diagonals)


def cut(
    m: int, n: int, cost: Cost, band: Band | None = None, priors: Mapping[Shape, float] = PRIORS
) -> Path:
    """The cheapest way from (0, 0) to (m, n).

    Args:
        m: segments of the source.
        n: segments of the target.
        cost: gets the ends i and j of one diagonal's beads of one shape, as two arrays of equal
            length with i rising by one and j falling by one; infinity forbids a bead.
        band: the points that may be visited; all of them without one.
        priors: how often a bead has which shape; -log of it is added to the cost. Shapes that are
            not in it do not occur.

    Raises:
        ValueError: no path leads through the band.
    """
    band = band or Band.full(m, n)
    if band.sides != (m, n):
        raise ValueError(f"a band of {band.sides} for sides of {m} and {n}")
    shapes = list(priors)
    charges = [-float(np.log(priors[shape])) for shape in shapes]
    best, chosen = [np.zeros(1)], [np.zeros(1, dtype=np.int8)]
    reach = max(a + b for a, b in shapes)
    for diagonal in range(1, m + n + 1):
        low, high = int(band.low[diagonal]), int(band.high[diagonal])
        row = np.full(high - low + 1, np.inf)
        back = np.full(high - low + 1, -1, dtype=np.int8)
        for k, (a, b) in enumerate(shapes):
            before = diagonal - a - b
            if before < 0:
                continue
            earlier = int(band.low[before])
            first = max(low, earlier + a)
            stop = min(high, int(band.high[before]) + a) + 1
            if first >= stop:
                continue
            i = np.arange(first, stop)
            total = cost(i, a, diagonal - i, b)
            total = total + (best[before][first - a - earlier : stop - a - earlier] + charges[k])
            here = row[first - low : stop - low]
            better = total < here
            here[better] = total[better]
            back[first - low : stop - low][better] = k
        best.append(row)
        chosen.append(back)
        if diagonal >= reach:
            best[diagonal - reach] = np.empty(0)  # no bead begins there any more
    if not np.isfinite(best[-1][-1]):
        raise ValueError("no path leads through the band")
    return _path(m, n, chosen, band, shapes, charges, cost)


def _path(
    m: int,
    n: int,
    chosen: list[NDArray[np.int8]],
    band: Band,
    shapes: list[Shape],
    charges: list[float],
    cost: Cost,
) -> Path:
    spans: list[tuple[Span, Span]] = []
    costs: list[float] = []
    i, j = m, n
    while i or j:
        k = int(chosen[i + j][i - int(band.low[i + j])])
        a, b = shapes[k]
        spans.append(((i - a, i), (j - b, j)))
        costs.append(float(cost(np.array([i]), a, np.array([j]), b)[0]) + charges[k])
        i, j = i - a, j - b
    return Path(tuple(reversed(spans)), tuple(reversed(costs)))
