"""The beads of blocks, and what is left out between them: each step with how probable it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from align.corners import Spans
from align.evidence.model import Block, Evidence, extent
from align.lattice import Ints, solve

_AT_ONCE = 50_000  # points of the blocks that are solved together; 6 MB of scores of beads
_WORTH, _PADDED = 10_000, 1.5  # points that may be padded, and by how much more may be
_MANY = 8  # blocks, of which most will be without a doubt
_SMALL = 4  # segments of a bead that is tried at first
_SURE = 0.95  # probability of each step above which a block is looked at no more


class Found(NamedTuple):
    """A bead of a pair, or a segment that is alone."""

    spans: Spans
    score: float
    probability: float
    moved: bool = False

    @property
    def is_bead(self) -> bool:
        """Whether there is something on both sides."""
        (i, k), (j, end) = self.spans
        return i < k and j < end

    @property
    def is_pair(self) -> bool:
        """Whether it is one segment beside one."""
        (i, k), (j, end) = self.spans
        return k - i == 1 == end - j


def starts_of(steps: Sequence[Found]) -> Ints:
    """Where steps start on either side: shape (n, 2)."""
    return np.array([[step.spans[side][0] for step in steps] for side in (0, 1)], np.intp).T


def solved(evidence: Evidence, blocks: Sequence[Block]) -> Iterator[list[Found]]:
    """The steps of each block, in the order of the blocks.

    Of many blocks small beads are tried first, and all of them where those leave a doubt.
    """
    paths: dict[Block, list[Found]] = {}
    if len(blocks) > _MANY:
        small = replace(evidence, shapes=tuple(s for s in evidence.shapes if sum(s) <= _SMALL))
        paths = _paths(small, blocks, _SURE)
    paths |= _paths(evidence, [block for block in blocks if block not in paths])
    for block in blocks:
        yield paths[block]


def _paths(
    evidence: Evidence, blocks: Sequence[Block], least: float = 0.0
) -> dict[Block, list[Found]]:
    """The steps of the best path of each block, if each of them is so probable at least."""
    paths: dict[Block, list[Found]] = {}
    for some in batches(blocks):
        steps, sure = solve(evidence.lattice(some))
        doubtful = set(steps.block[sure < least].tolist())
        paths |= {block: [] for at, block in enumerate(some) if at not in doubtful}
        top, _, first, _ = np.array(some, np.intp)[steps.block].T
        left, right = (steps.i + top, steps.k + top), (steps.j + first, steps.end + first)
        columns = steps.block, *left, *right, steps.score, sure
        for at, i, k, j, end, score, probability in zip(
            *map(np.ndarray.tolist, columns), strict=True
        ):
            if at not in doubtful:
                paths[some[at]].append(Found(((i, k), (j, end)), score, probability))
    return paths


def batches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks of like size together, so many that little is padded and all of it stays at hand."""
    batch: list[Block] = []
    rows = columns = points = 0
    for block in sorted(set(blocks), key=lambda block: (max(extent(block)), block)):
        m, n = extent(block)
        high, wide = max(rows, m), max(columns, n)
        padded = (high + 1) * (wide + 1) * (len(batch) + 1)
        points += (m + 1) * (n + 1)
        if batch and padded > min(_AT_ONCE, max(_WORTH, _PADDED * points)):
            yield batch
            batch, high, wide, points = [], m, n, (m + 1) * (n + 1)
        batch.append(block)
        rows, columns = high, wide
    if batch:
        yield batch
