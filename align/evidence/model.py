"""What speaks for a bead, and how much: the model whose scores the lattice adds up.

    meaning      are the two runs near to each other, for an encoder?            align/encoder.py
    words        have the words of either a counterpart in the other?            words.py
    least        does every segment of a run add its share to that?
    anchors      do they share numbers, symbols, names, kindred words?           anchors.py
    lengths      are they as long as a translation would be?                     lengths.py
    edges        do both end where a sentence ends, or neither?                  edges.py
    structure    are they of kinds that go together, of one number?              structure.py
    support      do the other versions say so?                                   support.py
    shape        how often are a segments rendered by b?

Each is a number for every bead there can be, and each has a weight (`weights.py`): together
they make the log of how likely the bead is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from align.evidence.bags import Bags
from align.evidence.lengths import length_cost
from align.evidence.spaces import LONGEST, Runs, Space, places
from align.evidence.structure import Structure
from align.evidence.support import Links, table
from align.evidence.weights import Weights
from align.evidence.words import Counterparts, View
from align.lattice import NEVER, Floats, Ints, Lattice, Shape
from align.ranges import added

if TYPE_CHECKING:
    from align.corners import Sure

Block = tuple[int, int, int, int]  # source segments [i, k), target segments [j, end)

FAR = 0.5  # share of the nearness of sure pairs below which two runs are strangers
_MIDDLING = 60  # the length of a run, in English measure, that is neither short nor long
_CLIPPED = 0.1, 4.0  # times that: what is shorter or longer counts as this
_APART = 1e4  # taken off what runs over a break in the text
_SIZES = range(1, LONGEST + 1)
SHAPES: tuple[Shape, ...] = tuple((a, b) for a in _SIZES for b in _SIZES if a + b <= 8 or a == b)
MOVED: tuple[Shape, ...] = tuple(shape for shape in SHAPES if sum(shape) <= 3)


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
    breaks: Floats | None = None  # (n,): 1 where the text before a segment is left out
    stay: Floats | None = None  # (n,): what each is worth in no bead, if that is known
    begins: Floats | None = None  # (n,): 1 where a paragraph begins, if that is known
    rows: Floats | None = None  # (n,): 1 for the row of a table, if that is known

    def part(self, places: Ints) -> Half:
        """Some of its segments alone, in order; an edge is that before its segment."""
        return Half(
            self.lengths[places],
            np.append(self.edges[places], 0.0),
            self.told[places],
            (np.diff(places, prepend=places[:1]) > 1).astype(np.float64),
            None if self.stay is None else self.stay[places],
            None if self.begins is None else self.begins[places],
            None if self.rows is None else self.rows[places],
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that is known of a pair of sides."""

    halves: tuple[Half, Half]
    variance: float  # of lengths
    meaning: Space | None
    nearness: float  # cosine of sure pairs, where that of strangers is 0
    anchors: Bags
    structure: Structure | None
    weights: Weights
    freedom: float = 0.0  # how freely the one was translated, 0 to 1
    support: Links | None = None  # what the other versions say
    joined: float = 0.0  # of a bead of one with several among which a paragraph begins
    sure: Sure | None = None  # points of both sides as wholes, if they are known
    shapes: tuple[Shape, ...] = SHAPES
    words: Counterparts | None = None  # where words have vectors of their own

    def part(self, left: Ints, right: Ints) -> Evidence:
        """The same of some segments of either side alone."""
        return replace(
            self,
            halves=(self.halves[0].part(left), self.halves[1].part(right)),
            meaning=self.meaning and self.meaning.part(left, right),
            words=self.words and self.words.part(left, right),
            anchors=self.anchors.part(left, right),
            structure=self.structure and self.structure.part(left, right),
            support=self.support and self.support.among(left, right),
            sure=None,
        )

    def skips(self, side: int, at: Ints) -> Floats:
        """The score of leaving out some segments of one side."""
        weights, half = self.weights, self.halves[side]
        if half.stay is not None:
            return half.stay[at]
        scores: Floats = (
            weights.skip
            + weights.skip_longer * np.log(np.maximum(half.lengths[at], 1.0) / 50)
            + weights.skip_anchors * half.told[at]
            + weights.skip_open * (half.edges[at + 1] + half.edges[at])
        )
        if self.support:
            seen_at = self.support.right if side else self.support.left
            seen = added(seen_at, self.support.share, len(half.lengths))
            scores += weights.skip_support * np.minimum(seen[at], 1.0) + weights.skip_support_none
        return scores

    def lattice(self, blocks: Sequence[Block]) -> Lattice:
        """The scores of every step in some blocks."""
        bounds = np.array(blocks, dtype=np.intp).reshape(-1, 4)
        sizes = bounds[:, 1::2] - bounds[:, ::2]
        rows, columns = (int(size) for size in sizes.max(axis=0))
        view = _View(self, bounds, rows, columns)
        beads = np.full((len(self.shapes), len(bounds), rows + 1, columns + 1), NEVER, np.float32)
        for at, (a, b) in enumerate(self.shapes):
            if a <= rows and b <= columns:
                beads[at, :, a:, b:] = view.bead(a, b)
        left, right = (
            self.skips(at, side.places).astype(np.float32) for at, side in enumerate(view.sides)
        )
        return Lattice(sizes, self.shapes, beads, left, right, self.weights.opening)


class _View:
    """The evidence of some blocks, padded to one size."""

    def __init__(self, evidence: Evidence, blocks: Ints, rows: int, columns: int) -> None:
        self.evidence = evidence
        self.sides = [
            _Side(evidence, at, blocks[:, 2 * at], size) for at, size in enumerate((rows, columns))
        ]
        self.anchors = Runs(evidence.anchors.products(blocks, rows, columns))
        if evidence.meaning:
            self.space = evidence.meaning
            self.meaning = Runs(evidence.meaning.products(blocks, rows, columns))
            self.near: dict[Shape, Floats] = {}
            self.least: dict[tuple[int, int, int], Floats] = {}
        if evidence.words:
            self.words = View(evidence.words, blocks, rows, columns)
        if evidence.structure:
            self.structure = Runs(evidence.structure.table(blocks, rows, columns))
        if evidence.support:
            links = table(evidence.support, blocks, rows, columns)
            self.support = Runs(links.astype(np.float32))
        left, right = (side.edges for side in self.sides)
        weights = evidence.weights
        self.edges = weights.edges_open * _crossed(np.minimum, left, right)
        self.edges += weights.edges_differ * np.abs(_crossed(np.subtract, left, right))

    def bead(self, a: int, b: int) -> Floats:
        """The scores of beads of one shape, by where they begin: (K, M + 1 - a, N + 1 - b)."""
        known, weights = self.evidence, self.evidence.weights
        left, right = self.sides[0].runs(a), self.sides[1].runs(b)
        half = (a + b) / 2
        score = _crossed(np.add, left.alone + weights.of_shape((a, b)), right.alone)
        if min(a, b) == 1 and known.joined:
            score += known.joined * _crossed(np.add, left.begins, right.begins)
        score += self.edges[:, a:, b:]
        cost = length_cost(left.length[:, :, None], right.length[:, None], known.variance)
        cost *= weights.length + weights.length_more * (half - 1)
        score += cost
        shared = _cosine(self.anchors.of(a, b), left.anchors * weights.anchors, right.anchors)
        shared *= _crossed(np.add, left.told, right.told)
        score += shared
        if known.meaning:
            score += self._meant(a, b)
        if known.structure:
            score += self.structure.of(a, b) * (half / (a * b))
        if known.support:
            score += self.support.of(a, b) * (half * weights.support / (a * b))
            score += half * weights.support_none
        return score

    def _meant(self, a: int, b: int) -> Floats:
        """What meaning adds to the scores of beads of one shape."""
        weights, half = self.evidence.weights, (a + b) / 2
        left, right = self.sides[0].runs(a), self.sides[1].runs(b)
        near = self._near(a, b)
        worth: Floats | float = weights.meaning + weights.meaning_more * (half if half > 1 else 0)
        of_least: Floats | float = weights.meaning_least
        score: Floats = np.minimum(near - FAR, 0.0) * (weights.meaning_far * half)
        if weights.tell_by_length:
            shorter = _crossed(np.minimum, left.length, right.length)
            long = np.log(np.clip(shorter / _MIDDLING, *_CLIPPED))
            score += long * weights.bead_long
            worth = worth + long * weights.meaning_long
            of_least = of_least + long * weights.least_long
        score += near * worth
        if half > 1 and (weights.meaning_least or weights.least_long):
            least = np.minimum(
                self._least(0, a, b) / left.meaning[:, :, None],
                self._least(1, a, b) / right.meaning[:, None],
            )
            score += least * of_least
        return score

    def _near(self, a: int, b: int) -> Floats:
        """How near the runs of a bead are to each other, 1 where they are as near as sure pairs."""
        if (a, b) not in self.near:
            left, right = self.sides[0].runs(a).meaning, self.sides[1].runs(b).meaning
            scale = np.float32(1 / self.evidence.nearness)
            near = _cosine(self.meaning.of(a, b), left * scale, right)
            if self.space.read and (a, b) != (1, 1):
                rows, columns = (
                    side.places[:, :size]
                    for side, size in zip(self.sides, near.shape[1:], strict=True)
                )
                cosines, are_known = self.space.cosines_read(rows, columns, (a, b))
                near = np.where(are_known, cosines * scale, near)
            if self.evidence.words:
                near = (near + self.words.near(a, b)) / 2
            self.near[a, b] = near
        return self.near[a, b]

    def _least(self, side: int, a: int, b: int) -> Floats:
        """What the segment of a run that adds least to its nearness adds to it.

        That is in proportion to the segment's share of the run: v·T / (v·v |T|) for a segment v and
        the other side's run T. Times the length of its own run it is the nearness, if each segment
        adds what it should; of one that has no counterpart there, it is about 0.
        """
        if (side, a, b) not in self.least:
            if (a, b)[side] == 1:
                alone = self.sides[side].runs(1).meaning
                self.least[side, a, b] = self._near(a, b) * np.expand_dims(alone, 2 - side)
            elif side == 0:
                fewer, last = self._least(0, a - 1, b)[:, :-1], self._least(0, 1, b)[:, a - 1 :]
                self.least[side, a, b] = np.minimum(fewer, last)
            else:
                fewer, last = self._least(1, a, b - 1), self._least(1, a, 1)
                self.least[side, a, b] = np.minimum(fewer[:, :, :-1], last[:, :, b - 1 :])
        return self.least[side, a, b]


class _OneSide(NamedTuple):
    """What is known of the runs of one size on one side; each (K, M + 1 - size)."""

    length: Floats
    told: Floats  # half of it
    alone: Floats  # what it adds to the score of a bead, whatever it is paired with
    begins: Floats  # 1 if a paragraph begins inside it
    anchors: Floats  # like that below: one over its length in that space
    meaning: Floats


class _Side:
    """One side of some blocks, padded to one size."""

    def __init__(self, evidence: Evidence, at: int, starts: Ints, size: int) -> None:
        self.weights, self.at = evidence.weights, at
        self.spaces = evidence.anchors, evidence.meaning
        half = evidence.halves[at]
        self.places = places(starts, size, len(half.lengths))  # (K, M)
        self.ends = places(starts, size + 1, len(half.edges))  # (K, M + 1)
        self.edges = half.edges[self.ends].astype(np.float32)
        self.lengths, self.told, self.open = (
            _up_to(values[self.places]) for values in (half.lengths, half.told, half.edges)
        )
        self.breaks, self.begins = (
            None if values is None else _up_to(values[self.places])
            for values in (half.breaks, half.begins)
        )
        self.made: dict[int, _OneSide] = {}

    def runs(self, size: int) -> _OneSide:
        """The runs of a size."""
        if size not in self.made:
            weights = self.weights
            told = _sums(self.told, size) / 2
            # The edge before a run's first segment is not inside it.
            inside = _sums(self.open, size - 1)[:, 1:]
            alone = weights.anchors_none * told + weights.inside_open * inside
            if self.breaks is not None:
                alone -= _APART * _sums(self.breaks, size - 1)[:, 1:]
            begins = np.zeros_like(alone)
            if self.begins is not None:
                begins = np.minimum(_sums(self.begins, size - 1)[:, 1:], 1)
            self.made[size] = _OneSide(
                _sums(self.lengths, size),
                told,
                alone,
                begins,
                *(self._shares(space, size) for space in self.spaces),
            )
        return self.made[size]

    def _shares(self, space: Space | Bags | None, size: int) -> Floats:
        """One over the length of every run of a size; empty where there is no space."""
        if not space:
            return np.empty(0)
        lengths: Floats = space.norms[self.at][size, self.ends[:, size:]].astype(np.float32)
        return 1 / lengths


def _up_to(values: Floats) -> Floats:
    """Along each row the sums up to each place, from nothing to all."""
    return np.append(np.zeros((len(values), 1)), np.cumsum(values, axis=1), axis=1)


def _sums(up_to: Floats, size: int) -> Floats:
    """Of every run of a size."""
    sums: Floats = (up_to[:, size:] - up_to[:, : up_to.shape[1] - size]).astype(np.float32)
    return sums


def _crossed(how: np.ufunc, left: Floats, right: Floats) -> Floats:
    """Values of both sides for every two runs."""
    made: Floats = how(left[:, :, None], right[:, None])
    return made


def _cosine(products: Floats, left: Floats, right: Floats) -> Floats:
    """Products times what belongs to either side."""
    cosine: Floats = products * left[:, :, None]
    cosine *= right[:, None]
    return cosine
