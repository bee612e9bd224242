"""What speaks for a bead, and how much: the model whose scores the lattice adds up.

    meaning      are the two runs near to each other, for an encoder?            align/encoder.py
    anchors      do they share numbers, symbols, names, kindred words?           align/anchors.py
    lengths      are they as long as a translation would be?                     align/lengths.py
    edges        do both end where a sentence ends, or neither?                  align/edges.py
    structure    are they of one kind, do they bear one number?                  align/anchors.py
    support      do the other versions say so?                                   align/support.py
    shape        how often are a segments rendered by b?

Each is a number for every bead there can be, and each has a weight (`align/weights.py`): together
they make the log of how likely the bead is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from align.lattice import Floats, Ints, Lattice, Shape
from align.lengths import length_cost
from align.spaces import LONGEST, Space, of_runs, places, summed
from align.support import Links, table
from align.weights import Weights

Block = tuple[int, int, int, int]  # source segments [i, k), target segments [j, end)

FAR = 0.5  # share of the nearness of sure pairs below which two runs are strangers
_SIZES = range(1, LONGEST + 1)
SHAPES: tuple[Shape, ...] = tuple((a, b) for a in _SIZES for b in _SIZES if a + b <= 8 or a == b)
MOVED: tuple[Shape, ...] = tuple(shape for shape in SHAPES if sum(shape) <= 3)
PARAGRAPHS: tuple[Shape, ...] = tuple(shape for shape in SHAPES if sum(shape) <= 5)


def extent(block: Block) -> tuple[int, int]:
    """How many source and target segments a block has.

    >>> extent((3, 5, 4, 9))
    (2, 5)
    """
    return block[1] - block[0], block[3] - block[2]


@dataclass(frozen=True, slots=True)
class Half:
    """What is known of the segments of one side of a pair."""

    lengths: Floats  # (n,) in English measure
    edges: Floats  # (n + 1,): how far the text goes on across the edge before segment i, 0 to 1
    told: Floats  # (n,): how much its anchors say, 0 to 1

    def part(self, places: Ints) -> Half:
        """Some of its segments alone; an edge is that before its segment."""
        edges = np.append(self.edges[places], 0.0)
        return Half(self.lengths[places], edges, self.told[places])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that is known of a pair of sides."""

    halves: tuple[Half, Half]
    variance: float  # of lengths
    meaning: Space | None
    nearness: float  # cosine of sure pairs, where that of strangers is 0
    anchors: Space
    structure: Space | None
    weights: Weights
    support: Links | None = None  # what the other versions say
    shapes: tuple[Shape, ...] = SHAPES

    def part(self, left: Ints, right: Ints) -> Evidence:
        """The same of some segments of either side alone."""
        return replace(
            self,
            halves=(self.halves[0].part(left), self.halves[1].part(right)),
            meaning=self.meaning and self.meaning.part(left, right),
            anchors=self.anchors.part(left, right),
            structure=self.structure and self.structure.part(left, right),
            support=self.support and self.support.among(left, right),
        )

    def skips(self, side: int) -> Floats:
        """The score of leaving out each segment of one side."""
        weights, half = self.weights, self.halves[side]
        scores: Floats = (
            weights.skip
            + weights.skip_longer * np.log(np.maximum(half.lengths, 1.0) / 50)
            + weights.skip_anchors * half.told
            + weights.skip_open * (half.edges[1:] + half.edges[:-1])
        )
        if self.support:
            seen_at = self.support.right if side else self.support.left
            seen = np.bincount(seen_at, weights=self.support.share, minlength=len(scores))
            scores += weights.skip_support * np.minimum(seen, 1.0) + weights.skip_support_none
        return scores

    def lattice(self, blocks: Sequence[Block]) -> Lattice:
        """The scores of every step in some blocks."""
        bounds = np.array(blocks, dtype=np.intp).reshape(-1, 4)
        sizes = bounds[:, 1::2] - bounds[:, ::2]
        rows, columns = (int(size) for size in sizes.max(axis=0))
        view = _View(self, bounds, rows, columns)
        beads = np.empty((len(self.shapes), len(bounds), rows + 1, columns + 1), np.float32)
        for at, shape in enumerate(self.shapes):
            beads[at] = view.bead(shape)
        left, right = (
            np.append(self.skips(side), 0.0).astype(np.float32)[
                places(bounds[:, 2 * side], count, size + 1)
            ]
            for side, count, size in (
                (0, rows, len(self.halves[0].lengths)),
                (1, columns, len(self.halves[1].lengths)),
            )
        )
        return Lattice(sizes, self.shapes, beads, left, right, self.weights.opening)


class _View:
    """The evidence of some blocks, padded to one size."""

    def __init__(self, evidence: Evidence, blocks: Ints, rows: int, columns: int) -> None:
        self.evidence = evidence
        halves = evidence.halves
        bounds = ((blocks[:, 0], rows, halves[0]), (blocks[:, 2], columns, halves[1]))
        self.ends = [  # (K, M + 1): the segments up to each point, from the first of the document
            np.minimum(start[:, np.newaxis] + np.arange(size + 1), len(half.lengths))
            for start, size, half in bounds
        ]
        self.lengths = [_up_to(half.lengths) for half in halves]
        self.told = [_up_to(half.told) for half in halves]
        self.open = [_up_to(half.edges) for half in halves]
        self.anchors = evidence.anchors.products(blocks, rows, columns)
        if evidence.meaning:
            self.meaning = evidence.meaning.products(blocks, rows, columns)
        if evidence.structure:
            self.structure = evidence.structure.products(blocks, rows, columns)
        if evidence.support:
            self.support = summed(table(evidence.support, blocks, rows, columns))
        left, right = (
            half.edges.astype(np.float32)[ends]
            for half, ends in zip(halves, self.ends, strict=True)
        )
        self.edges = _edges(left[:, :, np.newaxis], right[:, np.newaxis, :], evidence.weights)

    def bead(self, shape: Shape) -> Floats:
        """The scores of beads of one shape, by where they end."""
        weights = self.evidence.weights
        a, b = shape
        _, rows, columns = self.edges.shape
        if a >= rows or b >= columns:
            return self.edges
        half = (a + b) / 2
        cost = length_cost(
            self._run(0, self.lengths, a), self._run(1, self.lengths, b), self.evidence.variance
        )
        score: Floats = self.edges + weights.of_shape(shape)
        score += (weights.length + weights.length_more * (half - 1)) * cost
        told = (self._run(0, self.told, a) + self._run(1, self.told, b)) / 2
        shared = self._cosine(self.evidence.anchors, self.anchors, a, b)
        score += told * (weights.anchors * shared + weights.anchors_none)
        # The edge before a run's first segment is not inside it.
        inside = self._run(0, self.open, a - 1) + self._run(1, self.open, b - 1)
        score += weights.inside_open * inside
        if self.evidence.meaning:
            near = self._cosine(self.evidence.meaning, self.meaning, a, b)
            near /= self.evidence.nearness
            score += (weights.meaning + weights.meaning_more * (half if half > 1 else 0)) * near
            score += weights.meaning_far * half * np.minimum(near - FAR, 0.0)
        if self.evidence.structure:
            alike = self._cosine(self.evidence.structure, self.structure, a, b)
            score += half * (weights.structure * alike + weights.structure_none)
        if self.evidence.support:
            agreed = of_runs(self.support, a, b) / (a * b)
            score += half * (weights.support * agreed + weights.support_none)
        return score

    def _run(self, side: int, sums: Sequence[Floats], count: int) -> Floats:
        """Sums over the last `count` segments, or over the edges before them."""
        ends = self.ends[side]
        total = sums[side][ends] - sums[side][np.maximum(ends - count, 0)]
        shaped: Floats = np.expand_dims(total.astype(np.float32), 1 if side else 2)
        return shaped

    def _cosine(self, space: Space, sums: Floats, a: int, b: int) -> Floats:
        cosine = of_runs(sums, a, b)
        left = space.norms[0][a][self.ends[0][:, a:]]
        right = space.norms[1][b][self.ends[1][:, b:]]
        norms = (left[:, :, np.newaxis] * right[:, np.newaxis, :]).astype(np.float32)
        cosine[:, a:, b:] /= np.maximum(norms, 1e-9)
        return cosine


def _up_to(values: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(values)])


def _edges(left: Floats, right: Floats, weights: Weights) -> Floats:
    """What it is worth that a bead ends at these edges."""
    both: Floats = weights.edges_open * np.minimum(left, right)
    both += weights.edges_differ * np.abs(left - right)
    return both
