"""Counts and scores become beads: the best way to cut two sequences into pieces that pair.

    0 ─┬─ 0          ((0, 2), (0, 1)), ((2, 3), (1, 2)), and 3 is left out: ((3, 4), (2, 2))
    1 ─┘
    2 ─── 1
    3

This file knows nothing of documents. At (i, j) i source and j target segments are used up. A bead
of shape (a, b) is a step from (i - a, j - b) to (i, j); leaving a segment out is a step too, and
the first of several in a row costs extra. Many blocks are solved at once, padded to one size, row
by row: within a row every step but leaving out target segments looks at earlier rows only, and
those are a running maximum.

Scores are logarithms of weights. The best path has the largest sum. With the weights of all paths
summed up, forwards and backwards, each step has the share of the paths that it is on: how probable
it is, if the scores are those of a model. Both are exact.

Source:
    Gaps that cost more to open than to go on: Gotoh, "An improved algorithm for matching
    biological sequences", Journal of Molecular Biology 162 (1982). Sums over all segmentations:
    Sarawagi and Cohen, "Semi-Markov Conditional Random Fields for Information Extraction",
    NIPS 2004, section 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpora.document import Span

Ints = NDArray[np.intp]
Floats = NDArray[np.floating[Any]]
Shape = tuple[int, int]
NEVER = -np.inf

_FEW = 8  # rows for which it is not worth exchanging the sides


class Step(NamedTuple):
    """A bead, or a segment left out, on the best path of a block."""

    spans: tuple[Span, Span]
    score: float
    probability: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """What each step scores in K blocks, padded to M source and N target segments."""

    sizes: Ints  # (K, 2): source and target segments of each block
    shapes: tuple[Shape, ...]  # S shapes of beads
    beads: Floats  # (S, K, M + 1, N + 1): the bead of this shape that ends at (i, j)
    left: Floats  # (K, M): leaving out this source segment
    right: Floats  # (K, N): leaving out this target segment
    opening: float  # added to the first of several that are left out

    def __post_init__(self) -> None:
        """Forbid what reaches out of a block."""
        _, _, rows, columns = self.beads.shape
        for at, (a, b) in enumerate(self.shapes):
            self.beads[at, :, :a] = NEVER
            self.beads[at, :, :, :b] = NEVER
        below = np.arange(rows) > self.sizes[:, :1]
        beyond = np.arange(columns) > self.sizes[:, 1:]
        self.beads[:, below] = NEVER
        self.beads.transpose(0, 1, 3, 2)[:, beyond] = NEVER
        self.left[below[:, 1:]] = 0.0
        self.right[beyond[:, 1:]] = 0.0

    def turned(self) -> Lattice:
        """The sides exchanged."""
        return Lattice(
            self.sizes[:, ::-1],
            tuple((b, a) for a, b in self.shapes),
            np.ascontiguousarray(self.beads.transpose(0, 1, 3, 2)),
            self.right.copy(),
            self.left.copy(),
            self.opening,
        )


class _Tables(NamedTuple):
    """Scores by the state in which (i, j) is reached, or left: each (K, M + 1, N + 1)."""

    match: Floats  # by a bead, or at the start
    left: Floats  # by leaving out a source segment
    right: Floats  # by leaving out a target segment


class _Ways(NamedTuple):
    """How alternatives combine: the best of them, or all together."""

    of_all: Callable[[Floats], Floats]
    of_two: np.ufunc


def _log_sum(stack: Floats) -> Floats:
    top = stack.max(axis=0)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        total: Floats = np.log(np.exp(stack - safe).sum(axis=0)) + safe
    return total


_BEST = _Ways(lambda stack: stack.max(axis=0), np.maximum)
_ALL = _Ways(_log_sum, np.logaddexp)


def solve(lattice: Lattice) -> list[list[Step]]:
    """The best path of each block, with the probability of each of its steps."""
    _, _, rows, columns = lattice.beads.shape
    if rows > max(_FEW, 2 * columns):  # it goes row by row: the fewer, the faster
        turned = solve(lattice.turned())
        return [[step._replace(spans=step.spans[::-1]) for step in path] for path in turned]
    reached, total = _forward(lattice, _BEST)
    paths = [_trace(lattice, reached, total, block) for block in range(len(lattice.sizes))]
    probabilities = Marginals.of(lattice)
    return [
        [Step(spans, score, probabilities.of_step(block, spans)) for spans, score in path]
        for block, path in enumerate(paths)
    ]


@dataclass(frozen=True, slots=True)
class Marginals:
    """How probable each step is, all paths of its block considered."""

    lattice: Lattice
    total: Floats  # (K, M + 1, N + 1): all ways from the start
    after: Floats  # likewise: all ways to the end, from where a bead ends
    left: Floats  # (K, M): probability that this source segment is left out
    right: Floats  # (K, N)
    weight: Floats  # (K,): all paths

    @classmethod
    def of(cls, lattice: Lattice) -> Marginals:
        """Sum up all paths, forwards and backwards."""
        reached, total = _forward(lattice, _ALL)
        onward = _backward(lattice)
        weight = onward.match[:, 0, 0]
        shares = weight[:, np.newaxis, np.newaxis]
        left = np.exp(reached.left + onward.left - shares).sum(axis=2)[:, 1:]
        right = np.exp(reached.right + onward.right - shares).sum(axis=1)[:, 1:]
        return cls(lattice, total, onward.match, left, right, weight)

    def of_step(self, block: int, spans: tuple[Span, Span]) -> float:
        """The probability of one step."""
        (i, k), (j, end) = spans
        if i == k:
            return min(1.0, float(self.right[block, j]))
        if j == end:
            return min(1.0, float(self.left[block, i]))
        shape = self.lattice.shapes.index((k - i, end - j))
        score = self.lattice.beads[shape, block, k, end]
        share = self.total[block, i, j] + score + self.after[block, k, end] - self.weight[block]
        return min(1.0, float(np.exp(share)))

    def of_links(self) -> Floats:
        """The probability that two segments are in one bead: shape (K, M, N)."""
        shapes, blocks, rows, columns = self.lattice.beads.shape
        # A bead of (a, b) at (i, j) adds to a by b cells: written as differences, then summed.
        corners = np.zeros((blocks, rows + 1, columns + 1))
        for at in range(shapes):
            a, b = self.lattice.shapes[at]
            if a >= rows or b >= columns:
                continue
            share = np.exp(
                self.total[:, : rows - a, : columns - b]
                + self.lattice.beads[at, :, a:, b:]
                + self.after[:, a:, b:]
                - self.weight[:, np.newaxis, np.newaxis]
            )
            down, across = rows - a, columns - b
            corners[:, :down, :across] += share
            corners[:, a : a + down, :across] -= share
            corners[:, :down, b : b + across] -= share
            corners[:, a : a + down, b : b + across] += share
        links: Floats = corners.cumsum(axis=1).cumsum(axis=2)[:, : rows - 1, : columns - 1]
        return np.clip(links, 0.0, 1.0)


def _forward(lattice: Lattice, ways: _Ways) -> tuple[_Tables, Floats]:
    """All ways, or the best, from (0, 0) to each point; by state, and whatever the state."""
    shapes, blocks, rows, columns = lattice.beads.shape
    kind = lattice.beads.dtype
    match, left, right, total = (np.full((blocks, rows, columns), NEVER, kind) for _ in range(4))
    match[:, 0, 0] = 0.0
    skipped = np.zeros((blocks, columns), kind)  # leaving out all targets up to j
    np.cumsum(lattice.right, axis=1, out=skipped[:, 1:])
    stack = np.full((shapes, blocks, columns), NEVER, kind)
    for i in range(rows):
        if i:
            for at, (a, b) in enumerate(lattice.shapes):
                if a <= i and b < columns:
                    before = total[:, i - a, : columns - b]
                    np.add(before, lattice.beads[at, :, i, b:], out=stack[at, :, b:])
            match[:, i] = ways.of_all(stack)
            opened = match[:, i - 1] + lattice.opening
            left[:, i] = ways.of_two(opened, left[:, i - 1]) + lattice.left[:, i - 1, np.newaxis]
        here = ways.of_two(match[:, i], left[:, i])
        opened = (here + lattice.opening - skipped)[:, :-1]
        right[:, i, 1:] = ways.of_two.accumulate(opened, axis=1) + skipped[:, 1:]
        total[:, i] = ways.of_two(here, right[:, i])
    return _Tables(match, left, right), total


def _backward(lattice: Lattice) -> _Tables:
    """All ways from each point to the end of its block, by the state in which it was reached."""
    shapes, blocks, rows, columns = lattice.beads.shape
    kind = lattice.beads.dtype
    match, left, right = (np.full((blocks, rows, columns), NEVER, kind) for _ in range(3))
    end = np.full((blocks, rows, columns), NEVER, kind)
    end[np.arange(blocks), lattice.sizes[:, 0], lattice.sizes[:, 1]] = 0.0
    ahead = np.zeros((blocks, columns), kind)  # leaving out all targets from j
    ahead[:, :-1] = np.cumsum(lattice.right[:, ::-1], axis=1)[:, ::-1]
    stack = np.full((shapes, blocks, columns), NEVER, kind)
    for i in range(rows - 1, -1, -1):
        stack.fill(NEVER)
        for at, (a, b) in enumerate(lattice.shapes):
            if i + a < rows and b < columns:
                step = lattice.beads[at, :, i + a, b:]
                np.add(match[:, i + a, b:], step, out=stack[at, :, : columns - b])
        begun = np.logaddexp(_log_sum(stack), end[:, i])
        runs = np.logaddexp.accumulate((begun - ahead)[:, ::-1], axis=1)[:, ::-1]
        right[:, i] = runs + ahead
        left[:, i] = begun
        across = lattice.opening + lattice.right + right[:, i, 1:]
        left[:, i, :-1] = np.logaddexp(begun[:, :-1], across)
        match[:, i] = left[:, i]
        if i + 1 < rows:
            down = lattice.left[:, i, np.newaxis] + left[:, i + 1]
            left[:, i] = np.logaddexp(left[:, i], down)
            match[:, i] = np.logaddexp(match[:, i], down + lattice.opening)
    return _Tables(match, left, right)


def _trace(
    lattice: Lattice, reached: _Tables, total: Floats, block: int
) -> list[tuple[tuple[Span, Span], float]]:
    """The best path of a block, from its end back to its start."""
    i, j = (int(size) for size in lattice.sizes[block])
    path: list[tuple[tuple[Span, Span], float]] = []
    state = -1  # not chosen yet
    while i or j:
        if state < 0:
            state = int(np.argmax([table[block, i, j] for table in reached]))
        if state == 0:
            a, b, score = _best_bead(lattice, total, block, i, j)
            path.append((((i - a, i), (j - b, j)), score))
            i, j, state = i - a, j - b, -1
        elif state == 1:
            i -= 1
            path.append((((i, i + 1), (j, j)), float(lattice.left[block, i])))
            opened = reached.match[block, i, j] + lattice.opening
            state = int(opened < reached.left[block, i, j])
        else:
            j -= 1
            path.append((((i, i), (j, j + 1)), float(lattice.right[block, j])))
            opened = [table[block, i, j] + lattice.opening for table in reached[:2]]
            state = int(np.argmax([*opened, reached.right[block, i, j]]))
    return path[::-1]


def _best_bead(
    lattice: Lattice, total: Floats, block: int, i: int, j: int
) -> tuple[int, int, float]:
    fitting = [
        (total[block, i - a, j - b] + lattice.beads[at, block, i, j], -at)
        for at, (a, b) in enumerate(lattice.shapes)
        if a <= i and b <= j
    ]
    at = -max(fitting)[1]
    a, b = lattice.shapes[at]
    return a, b, float(lattice.beads[at, block, i, j])
