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

from align.ranges import spread

Ints = NDArray[np.intp]
Floats = NDArray[np.floating[Any]]
Shape = tuple[int, int]
NEVER = -np.inf

_LOWEST = -1e30  # stands in for NEVER where that is taken off
_MANY = 300  # points for which it pays to add logarithms step by step
_FEW = 8  # rows for which it is not worth exchanging the sides


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


class Steps(NamedTuple):
    """Beads, and segments left out, of blocks: arrays of shape (p,), those of a block in order."""

    block: Ints
    i: Ints  # from source segment i to before k, and from target segment j to before `end`
    k: Ints
    j: Ints
    end: Ints
    score: Floats


class _Ways(NamedTuple):
    """How alternatives combine: the best of them, or all together."""

    of_all: Callable[[Floats], Floats]
    of_two: Callable[[Floats, Floats], Floats]
    so_far: Callable[[Floats], Floats]


def _log_sum(stack: Floats) -> Floats:
    """The logarithm of the sum of what stands one behind the other."""
    top = np.maximum(stack.max(axis=0), _LOWEST)
    parts = stack - top
    total: Floats = np.exp(parts, out=parts).sum(axis=0)
    np.log(total, out=total)
    total += top
    return total


def _log_add(one: Floats, other: Floats) -> Floats:
    """`np.logaddexp`, of many three times as fast."""
    if one.size < _MANY:
        few: Floats = np.logaddexp(one, other)
        return few
    top = np.maximum(one, other)
    total: Floats = np.minimum(one, other) - np.maximum(top, _LOWEST)
    np.exp(total, out=total)
    total += 1
    np.log(total, out=total)
    total += top
    return total


def _log_sums(row: Floats) -> Floats:
    """Along each row the sum up to each point."""
    if len(row) < _MANY:
        few: Floats = np.logaddexp.accumulate(row, axis=1)
        return few
    sums = row.copy()
    for at in range(1, row.shape[1]):
        sums[:, at] = _log_add(sums[:, at - 1], row[:, at])
    return sums


def _maxima(row: Floats) -> Floats:
    maxima: Floats = np.maximum.accumulate(row, axis=1)
    return maxima


_BEST = _Ways(lambda stack: stack.max(axis=0), np.maximum, _maxima)
_ALL = _Ways(_log_sum, _log_add, _log_sums)


def solve(lattice: Lattice) -> tuple[Steps, Floats]:
    """The best path of each block, and the probability of each of its steps."""
    _, _, rows, columns = lattice.beads.shape
    if rows > max(_FEW, 2 * columns):  # it goes row by row: the fewer, the faster
        (block, i, k, j, end, score), probabilities = solve(lattice.turned())
        return Steps(block, j, end, i, k, score), probabilities
    steps = _trace(lattice, *_forward(lattice, _BEST))
    return steps, Marginals.of(lattice).of_steps(steps)


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

    def of_steps(self, steps: Steps) -> Floats:
        """The probability of each step."""
        block, i, k, j, end, score = steps
        share = self.total[block, i, j] + score + self.after[block, k, end] - self.weight[block]
        probability = np.exp(share)
        down, across = j == end, i == k
        probability[down] = self.left[block[down], i[down]]
        probability[across] = self.right[block[across], j[across]]
        return np.minimum(probability, 1.0)

    def of_beads(self, at: int) -> Floats:
        """The probability of every bead of one shape, by where it begins.

        Shape (K, M + 1 - a, N + 1 - b) for beads of a by b; empty where blocks have not as many.
        """
        _, _, rows, columns = self.lattice.beads.shape
        a, b = self.lattice.shapes[at]
        down, across = max(rows - a, 0), max(columns - b, 0)
        share: Floats = np.exp(
            self.total[:, :down, :across]
            + self.lattice.beads[at, :, a:, b:]
            + self.after[:, a:, b:]
            - self.weight[:, np.newaxis, np.newaxis]
        )
        return share

    def of_links(self) -> Floats:
        """The probability that two segments are in one bead: shape (K, M, N)."""
        shapes, blocks, rows, columns = self.lattice.beads.shape
        # A bead of (a, b) at (i, j) adds to a by b cells: written as differences, then summed.
        corners = np.zeros((blocks, rows + 1, columns + 1))
        for at in range(shapes):
            a, b = self.lattice.shapes[at]
            if a >= rows or b >= columns:
                continue
            share = self.of_beads(at)
            down, across = rows - a, columns - b
            corners[:, :down, :across] += share
            corners[:, a : a + down, :across] -= share
            corners[:, :down, b : b + across] -= share
            corners[:, a : a + down, b : b + across] += share
        links: Floats = corners.cumsum(axis=1).cumsum(axis=2)[:, : rows - 1, : columns - 1]
        return np.clip(links, 0.0, 1.0)


@np.errstate(divide="ignore")  # the logarithm of nothing, where no way leads
def _forward(lattice: Lattice, ways: _Ways) -> tuple[_Tables, Floats]:
    """All ways, or the best, from (0, 0) to each point; by state, and whatever the state."""
    _, blocks, rows, columns = lattice.beads.shape
    kind = lattice.beads.dtype
    match, left, right = (np.full((blocks, rows, columns), NEVER, kind) for _ in range(3))
    match[:, 0, 0] = 0.0
    far, (a, b), (block, column) = _reach(lattice)
    every = np.full((rows + far, blocks, columns + far), NEVER, kind)  # beads begin outside, too
    total = every[far:, :, far:].transpose(1, 0, 2)
    row = every[0].size
    begins = ((far - a) * blocks + block) * (columns + far) + far - b + column
    skipped = np.zeros((blocks, columns), kind)  # leaving out all targets up to j
    np.cumsum(lattice.right, axis=1, out=skipped[:, 1:])
    for i in range(rows):
        if i:
            stack = every.reshape(-1)[i * row :].take(begins)
            stack += lattice.beads[:, :, i]
            match[:, i] = ways.of_all(stack)
            opened = match[:, i - 1] + lattice.opening
            left[:, i] = ways.of_two(opened, left[:, i - 1]) + lattice.left[:, i - 1, np.newaxis]
        here = ways.of_two(match[:, i], left[:, i])
        opened = (here + lattice.opening - skipped)[:, :-1]
        right[:, i, 1:] = ways.so_far(opened) + skipped[:, 1:]
        total[:, i] = ways.of_two(here, right[:, i])
    return _Tables(match, left, right), total


@np.errstate(divide="ignore")  # the logarithm of nothing, where no way leads
def _backward(lattice: Lattice) -> _Tables:
    """All ways from each point to the end of its block, by the state in which it was reached."""
    shapes, blocks, rows, columns = lattice.beads.shape
    kind = lattice.beads.dtype
    left, right = (np.full((blocks, rows, columns), NEVER, kind) for _ in range(2))
    far, (a, b), (block, column) = _reach(lattice)
    every = np.full((rows + far, blocks, columns + far), NEVER, kind)  # beads end outside, too
    match = every[:rows, :, :columns].transpose(1, 0, 2)
    row = every[0].size
    ends = (a * blocks + block) * (columns + far) + b + column
    shape = np.arange(shapes)[:, np.newaxis, np.newaxis]
    scores = ((shape * blocks + block) * rows + a) * columns + b + column
    ahead = np.zeros((blocks, columns), kind)  # leaving out all targets from j
    ahead[:, :-1] = np.cumsum(lattice.right[:, ::-1], axis=1)[:, ::-1]
    for i in range(rows - 1, -1, -1):
        stack = every.reshape(-1)[i * row :].take(ends)
        stack += lattice.beads.reshape(-1)[i * columns :].take(scores, mode="clip")
        begun = _log_sum(stack)
        done = np.flatnonzero(lattice.sizes[:, 0] == i)
        begun[done, lattice.sizes[done, 1]] = 0.0
        runs = _log_sums((begun - ahead)[:, ::-1])[:, ::-1]
        right[:, i] = runs + ahead
        left[:, i] = begun
        across = lattice.opening + lattice.right + right[:, i, 1:]
        left[:, i, :-1] = _log_add(begun[:, :-1], across)
        match[:, i] = left[:, i]
        if i + 1 < rows:
            down = lattice.left[:, i, np.newaxis] + left[:, i + 1]
            left[:, i] = _log_add(left[:, i], down)
            match[:, i] = _log_add(match[:, i], down + lattice.opening)
    return _Tables(match, left, right)


def _reach(lattice: Lattice) -> tuple[int, Ints, tuple[Ints, Ints]]:
    """The longest run of a bead; the two runs of each shape; and every block and column."""
    _, blocks, _, columns = lattice.beads.shape
    runs = np.array(lattice.shapes).T[:, :, np.newaxis, np.newaxis]
    return int(runs.max()), runs, (np.arange(blocks)[:, np.newaxis], np.arange(columns))


def _trace(lattice: Lattice, reached: _Tables, total: Floats) -> Steps:
    """The best path of every block, followed back from its end to its start."""
    shapes = np.array(lattice.shapes).T[:, :, np.newaxis]
    tables = np.array(reached)
    from_row = _last(reached.match + lattice.opening >= reached.left, axis=1)
    here = np.maximum(reached.match, reached.left)
    from_column = _last(here + lattice.opening >= reached.right, axis=2)
    found: list[tuple[NDArray[Any], ...]] = []
    i, j = lattice.sizes.T.copy()
    after = np.zeros(len(i), np.intp)  # 0: what comes next is a bead; 1, 2: a run left out
    while len(block := np.flatnonzero(i + j)):
        row, column = i[block], j[block]
        ways = tables[:, block, row, column]
        ways[1:, after[block] == 1] = NEVER  # a run of source segments follows beads only,
        ways[2, after[block] == 2] = NEVER  # one of target segments follows either
        now = ways.argmax(axis=0)
        starts = np.maximum(np.array([row, column])[:, np.newaxis] - shapes, 0)
        scores = lattice.beads[:, block, row, column]
        best = (total[block, starts[0], starts[1]] + scores).argmax(axis=0)
        each = np.arange(len(block))
        left = now == 1, from_row[block, np.maximum(row, 1) - 1, column], column
        right = now == 2, row, from_column[block, row, np.maximum(column, 1) - 1]
        first, start = starts[:, best, each]
        for chosen, rows, columns in (left, right):
            first, start = np.where(chosen, rows, first), np.where(chosen, columns, start)
        found.append((block, first, row, start, column, scores[best, each]))
        i[block], j[block], after[block] = first, start, now
    if not found:
        nothing = np.empty(0, np.intp)
        return Steps(nothing, nothing, nothing, nothing, nothing, np.empty(0))
    return _one_by_one(lattice, Steps(*map(np.concatenate, zip(*found[::-1], strict=True))))


def _last(opened: NDArray[np.bool_], axis: int) -> Ints:
    """The last place along an axis, up to each, where a run that is left out can begin."""
    places = np.arange(opened.shape[axis]).reshape((-1, 1) if axis == 1 else (1, -1))
    last: Ints = np.maximum.accumulate(np.where(opened, places, 0), axis=axis)
    return last


def _one_by_one(lattice: Lattice, steps: Steps) -> Steps:
    """Steps in which every segment that is left out is a step of its own."""
    down, across = steps.j == steps.end, steps.i == steps.k
    counts = np.where(down, steps.k - steps.i, np.where(across, steps.end - steps.j, 1))
    within = spread(np.zeros_like(counts), counts)
    block, i, k, j, end, score, down, across = (
        np.repeat(values, counts) for values in (*steps, down, across)
    )
    i[down] += within[down]
    k[down] = i[down] + 1
    j[across] += within[across]
    end[across] = j[across] + 1
    score[down] = lattice.left[block[down], i[down]]
    score[across] = lattice.right[block[across], j[across]]
    return Steps(block, i, k, j, end, score)
