"""Bags of strings of two sides, whose runs of segments can be compared.

    s3   79/236  2019             in common: 79/236; the product is the square of its weight,
    t5   79/236  unido            the cosine that, over the lengths of the two bags

A bag is a vector with a dimension for each string, and almost all of it is nothing: it is enough to
look up where the same string stands on both sides. What a `Space` does with the vectors of an
encoder, `Bags` do with these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from align.evidence.spaces import LONGEST, norms_of
from align.lattice import Floats, Ints
from align.ranges import added, spread
from corpora.document import Span

Bag = Mapping[str, int]

_AT_ONCE = 64  # segments that are compared together with all others


def weights_of(left: Sequence[Bag], right: Sequence[Bag]) -> dict[str, float]:
    """What the strings that both sides have weigh: log(1 + segments / segments that have it)."""
    having = [Counter(chain.from_iterable(bags)) for bags in (left, right)]
    total = len(left) + len(right)
    return {
        string: float(np.log1p(total / (count + having[1][string])))
        for string, count in having[0].items()
        if string in having[1]
    }


@dataclass(frozen=True, slots=True)
class _Entries:
    """What the segments of a side have, one segment after the other."""

    starts: Ints  # (n + 1,): where the entries of a segment begin
    segments: Ints  # (e,)
    strings: Ints  # (e,): numbers, rising within a segment
    values: Floats  # (e,): how often the segment has it, times its weight

    @classmethod
    def of(cls, bags: Sequence[Bag], weights: Mapping[str, float]) -> _Entries:
        number = {string: at for at, string in enumerate(weights)}
        weight = np.array(list(weights.values()))
        known = [[string for string in bag if string in number] for bag in bags]
        counts = [bag[string] for bag, some in zip(bags, known, strict=True) for string in some]
        strings = np.array([number[string] for some in known for string in some], dtype=np.intp)
        sizes = np.array([len(some) for some in known], dtype=np.intp)
        segments = np.repeat(np.arange(len(bags)), sizes)
        order = np.lexsort((strings, segments))
        values = np.array(counts, dtype=np.float64) * weight[strings]
        return cls(_sums(sizes), segments, strings[order], values[order])

    def part(self, chosen: Ints) -> _Entries:
        """Those of some segments."""
        places, segments = self.within(chosen, chosen + 1)
        sizes = np.bincount(segments, minlength=len(chosen))
        return _Entries(_sums(sizes), segments, self.strings[places], self.values[places])

    def within(self, first: Ints, last: Ints) -> tuple[Ints, Ints]:
        """The places of the entries of the segments [first, last) of each pair, and the pair."""
        counts = self.starts[last] - self.starts[first]
        return spread(self.starts[first], counts), np.repeat(np.arange(len(counts)), counts)

    def norms(self) -> Floats:
        """See `align.evidence.spaces.norms_of`."""
        n = len(self.starts) - 1
        width = int(self.strings.max(initial=0)) + 1
        keys = self.segments * width + self.strings
        beside = []
        for step in range(min(LONGEST, n)):
            one, other = _meeting(keys + step * width, keys)
            products = self.values[one] * self.values[other]
            beside.append(added(self.segments[one], products, n))
        return norms_of(beside, n)


class Bags:
    """Bags of both sides, whose runs can be compared."""

    def __init__(self, left: _Entries, right: _Entries) -> None:
        self.sides = left, right
        self.norms = left.norms(), right.norms()

    @classmethod
    def of(cls, left: Sequence[Bag], right: Sequence[Bag], weights: Mapping[str, float]) -> Bags:
        """The bags of two sides; strings that have no weight are left out."""
        return cls(_Entries.of(left, weights), _Entries.of(right, weights))

    def part(self, left: Ints, right: Ints) -> Bags:
        """Some segments of either side alone."""
        return Bags(self.sides[0].part(left), self.sides[1].part(right))

    def products(self, blocks: Ints, rows: int, columns: int) -> Floats:
        """For each block every segment of the left times every one of the right.

        Returns:
            Shape (K, rows, columns); 0 beyond a block.
        """
        left, right = self.sides
        width = int(max(side.strings.max(initial=0) for side in self.sides)) + 1
        ours, of = left.within(blocks[:, 0], blocks[:, 1])
        theirs, beside = right.within(blocks[:, 2], blocks[:, 3])
        keys = beside * width + right.strings[theirs]
        order = np.argsort(keys, kind="stable")
        one, other = _meeting(of * width + left.strings[ours], keys[order])
        block, ours, theirs = of[one], ours[one], theirs[order[other]]
        row = left.segments[ours] - blocks[block, 0]
        column = right.segments[theirs] - blocks[block, 2]
        products = added(
            (block * rows + row) * columns + column,
            left.values[ours] * right.values[theirs],
            len(blocks) * rows * columns,
        )
        return products.astype(np.float32).reshape(len(blocks), rows, columns)

    def nearest(self, side: int, chosen: Ints, among: Span) -> tuple[Ints, Floats]:
        """For some segments of a side the nearest of the other's in a span, and its cosine."""
        mine, others = self.sides[side], self.sides[1 - side].part(np.arange(*among))
        size = among[1] - among[0]
        order = np.argsort(others.strings, kind="stable")
        strings, segments = others.strings[order], others.segments[order]
        values = others.values[order]
        lengths = self.norms[1 - side][1, among[0] + 1 : among[1] + 1]
        best, near = [], []
        for start in range(0, len(chosen), _AT_ONCE):
            some = mine.part(chosen[start : start + _AT_ONCE])
            one, other = _meeting(some.strings, strings)
            table = added(
                some.segments[one] * size + segments[other],
                some.values[one] * values[other],
                (len(some.starts) - 1) * size,
            )
            cosines = table.reshape(-1, size) / lengths
            found = cosines.argmax(axis=1)
            best.append(found)
            near.append(cosines[np.arange(len(found)), found])
        places: Ints = np.concatenate(best) + among[0]
        return places, np.concatenate(near) / self.norms[side][1, chosen + 1]


def _sums(sizes: Ints) -> Ints:
    sums: Ints = np.append(0, np.cumsum(sizes))
    return sums


def _meeting(keys: Ints, rising: Ints) -> tuple[Ints, Ints]:
    """The places of every two keys that are equal; the others are sorted."""
    first = np.searchsorted(rising, keys, "left")
    counts = np.searchsorted(rising, keys, "right") - first
    return np.repeat(np.arange(len(keys)), counts), spread(first, counts)
