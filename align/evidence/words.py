"""How much of the words of either run has a counterpart in the other, word by word.

    s3   Member States              to "Member" 会员 is nearest, 0.8, to "States" 国, 0.7;
    t5   会员国                      back, to 会员 "Member", to 国 "States"

The vector of a text is the sum of those of its words, and no longer says which words they were:
two sentences on one subject are near to each other. Here each word is as near as the nearest word
of the other run, words that tell more count more, and what strangers reach by chance is taken off.

Source:
    The sum of greatest likenesses: Khattab and Zaharia, "ColBERT", SIGIR 2020, equation 3; both
    ways round, and weighted by what words tell: Zhang et al., "BERTScore", ICLR 2020, section 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from align.lattice import Floats, Ints
from align.ranges import spread

Floats2d = NDArray[np.float32]
Points = Sequence[tuple[int, int]]
Block = tuple[int, int, int, int]
Half = tuple[Floats, Floats]  # see `_halves`
Halves = tuple[Half, Half]

_SAMPLE = 24  # sure pairs whose words are looked at
_WEIGHT = 4  # pairs, for what counts before any is seen:
_STRANGERS = 0.25  # how near strangers are
_USUAL = 0.3  # how much nearer sure pairs are
_LEAST = 0.1  # how much nearer they are at least
_KINDS = 128  # different words of a segment at most, those that tell most
_KEPT = 400  # segments of a text whose blocks are kept: they are looked at again and again


@dataclass(frozen=True, slots=True, eq=False)
class SideWords:
    """The different words of the segments of one side, and what an encoder says of each."""

    starts: Ints  # (n + 1,): where the words of a segment begin
    kinds: Ints  # (p,): rows of `vectors`
    worth: Floats  # (p,): how often a word is there, times the length of its vector
    vectors: Floats2d  # (k, d): unit rows
    told: Floats  # (n,): what all words of a segment are worth

    @classmethod
    def of(cls, rows: Ints, counts: Ints, vectors: Floats2d) -> SideWords:
        """The words out of all words of a side.

        Args:
            rows: of `vectors`, shape (words,), one segment behind the other.
            counts: how many words each segment has, shape (n,).
            vectors: a row for every word that there is, as long as the word tells much.
        """
        lengths = np.sqrt(np.einsum("kd,kd->k", vectors, vectors))
        segments = np.repeat(np.arange(len(counts)), counts)
        keys, often = np.unique(segments * len(vectors) + rows, return_counts=True)
        segments, kinds = keys // max(len(vectors), 1), keys % max(len(vectors), 1)
        worth = often * lengths[kinds]
        sizes = np.bincount(segments, minlength=len(counts))
        told = np.bincount(segments, worth, len(counts)).astype(np.float64)
        if sizes.max(initial=0) > _KINDS:
            order = np.lexsort((-worth, segments))
            rank = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            chosen = np.sort(order[rank < _KINDS])
            kinds, worth, sizes = kinds[chosen], worth[chosen], np.minimum(sizes, _KINDS)
        units = vectors / np.maximum(lengths, 1e-9)[:, np.newaxis]
        return cls(np.append(0, np.cumsum(sizes)), kinds, worth.astype(np.float32), units, told)

    def part(self, chosen: Ints) -> SideWords:
        """Those of some segments."""
        counts = self.starts[chosen + 1] - self.starts[chosen]
        at = spread(self.starts[chosen], counts)
        starts, told = np.append(0, np.cumsum(counts)), self.told[chosen]
        return replace(self, starts=starts, kinds=self.kinds[at], worth=self.worth[at], told=told)

    def between(self, first: int, last: int) -> SideWords:
        """Those of the segments [first, last)."""
        i, k = self.starts[first], self.starts[last]
        starts, told = self.starts[first : last + 1] - i, self.told[first:last]
        return replace(self, starts=starts, kinds=self.kinds[i:k], worth=self.worth[i:k], told=told)


@dataclass(frozen=True, slots=True, eq=False)
class Counterparts:
    """The words of both sides, and how near those of sure pairs are."""

    left: SideWords
    right: SideWords
    strangers: float = _STRANGERS
    nearness: float = _USUAL
    halves: dict[Block, Halves] = field(default_factory=dict)  # of blocks that were looked at

    @classmethod
    def of(cls, left: SideWords, right: SideWords, sure: Points) -> Counterparts:
        """What is nearest is told from sure pairs, what is far from each beside the others'."""
        at = np.unique(np.linspace(0, len(sure) - 1, min(len(sure), _SAMPLE)).astype(np.intp))
        rows, columns = np.array([sure[place] for place in at], np.intp).reshape(-1, 2).T
        plain = cls(left.part(rows), right.part(columns), 0.0, 1.0)
        size = len(at)
        if not size:
            return cls(left, right)
        found = View(plain, np.array([[0, size, 0, size]]), size, size).near(1, 1)[0]
        own = float(found.trace())
        others = float(found.sum()) - own
        strangers = (others + _STRANGERS * _WEIGHT) / (size * (size - 1) + _WEIGHT)
        nearness = (own - size * strangers + _USUAL * _WEIGHT) / (size + _WEIGHT)
        return cls(left, right, strangers, max(nearness, _LEAST))

    def part(self, left: Ints, right: Ints) -> Counterparts:
        """Some segments of either side alone."""
        return Counterparts(
            self.left.part(left), self.right.part(right), self.strangers, self.nearness
        )

    def in_block(self, block: Block) -> Halves:
        """What `_halves` finds in a block."""
        if block in self.halves:
            return self.halves[block]
        i, k, j, end = block
        found = _halves(self.left.between(i, k), self.right.between(j, end))
        if max(len(self.left.starts), len(self.right.starts)) <= _KEPT:
            self.halves[block] = found
        return found


class View:
    """How near the words of runs are, in some blocks, padded to one size."""

    def __init__(self, known: Counterparts, blocks: Ints, rows: int, columns: int) -> None:
        """Blocks of shape (K, 4), which have at most so many segments on either side."""
        self._known = known
        halves = [known.in_block((i, k, j, end)) for i, k, j, end in blocks.tolist()]
        left, right = zip(*halves, strict=True)
        self._sides = _Side(left, rows, columns), _Side(right, columns, rows)

    def near(self, a: int, b: int) -> Floats:
        """How near every run of a is to every run of b: 1 if as near as sure pairs, of strangers 0.

        Returns:
            By where they begin: shape (K, rows + 1 - a, columns + 1 - b).
        """
        left, right = self._sides
        near = left.answered(a, b)
        near += right.answered(b, a).transpose(0, 2, 1)
        near -= np.float32(2 * self._known.strangers)
        near *= np.float32(0.5 / self._known.nearness)
        return near


def _halves(left: SideWords, right: SideWords) -> Halves:
    """For either side of a block what words it has in which segment, and how near each has one.

    Returns:
        Of the left the worth of its w different words in each of its m segments, shape (m, w), and
        how near each is to the words of each of the right's n, (w, n); the same of the right.
    """
    ours, at = np.unique(left.kinds, return_inverse=True)
    theirs, beside = np.unique(right.kinds, return_inverse=True)
    cosines = left.vectors[ours] @ right.vectors[theirs].T
    return (
        (_worth(left, at, len(ours)), _nearest(np.ascontiguousarray(cosines.T), right, beside)),
        (_worth(right, beside, len(theirs)), _nearest(cosines, left, at)),
    )


def _worth(words: SideWords, at: Ints, size: int) -> Floats:
    made = np.zeros((len(words.starts) - 1, size), np.float32)
    made[np.repeat(np.arange(len(made)), np.diff(words.starts)), at] = words.worth
    return made


def _nearest(cosines: Floats, words: SideWords, at: Ints) -> Floats:
    """Of the words of every segment the one that is nearest to each of the other side's.

    Args:
        cosines: shape (different words here, w).
        words: of the segments.
        at: the row of each of them.
    """
    made = np.zeros((len(words.starts) - 1, cosines.shape[1]), np.float32)
    for segment, (first, last) in enumerate(pairwise(words.starts.tolist())):
        if first < last:
            cosines[at[first:last]].max(axis=0, out=made[segment])
    return made.T


class _Side:
    """How near the words of one side have a counterpart in runs of the other."""

    def __init__(self, blocks: Sequence[Half], size: int, others: int) -> None:
        self._blocks, self._others = blocks, others
        worth = np.zeros((len(blocks), size + 1))
        for up_to, (own, _) in zip(worth, blocks, strict=True):
            up_to[1 : len(own) + 1] = own.sum(axis=1)
        self._worth = np.cumsum(worth, axis=1)
        self._nearest = {1: [near for _, near in blocks]}
        self._sums: dict[int, Floats] = {}

    def answered(self, size: int, beside: int) -> Floats:
        """The mean of what the words of a run find in a run of the other side."""
        sums = self._up_to(beside)
        worth = self._worth[:, size:] - self._worth[:, :-size]
        found: Floats = sums[:, size:] - sums[:, :-size]
        found /= np.maximum(worth, 1e-6).astype(np.float32)[:, :, np.newaxis]
        return found

    def _up_to(self, beside: int) -> Floats:
        """Sums over the segments up to each, for runs of so many segments of the other side."""
        if beside not in self._sums:
            sums = np.zeros((*self._worth.shape, self._others + 1 - beside), np.float32)
            for up_to, (worth, _), near in zip(
                sums, self._blocks, self._of_runs(beside), strict=True
            ):
                up_to[1 : len(worth) + 1, : near.shape[1]] = worth @ near
            self._sums[beside] = np.cumsum(sums, axis=1)
        return self._sums[beside]

    def _of_runs(self, beside: int) -> list[Floats]:
        if beside not in self._nearest:
            self._nearest[beside] = [
                np.maximum(fewer[:, :-1], one[:, beside - 1 :])
                for fewer, one in zip(self._of_runs(beside - 1), self._nearest[1], strict=True)
            ]
        return self._nearest[beside]
