"""How far kinds, beginnings of paragraphs and printed numbers say that two sentences are one.

    title      beside title        4.1 nats     What answers what is learnt from the two versions
    operative  beside operative    0.1          themselves: how often kinds stand beside each other
    title      beside operative   -3.5          at sure points (`align/corners.py`), against how
    5.         beside 5.           3.7          often they would by chance.
    5.         beside 6.          -3.4

A reader may see a resolution in one version and plain text in another. Their kinds do not answer
each other then, and say nothing.

Source:
    The weights of agreement and disagreement of Fellegi and Sunter, "A Theory for Record Linkage",
    Journal of the American Statistical Association 64 (1969).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from align.evidence.numbers import AGREE, CHANCE, PAIRS, numbers_of
from align.evidence.spaces import places
from align.lattice import Floats, Ints

_JOINED, _PARAGRAPHS = 0.05, 20.0  # of steps from one to the next, and how many that is worth
_JOINED_SEGMENTS = 0.2  # of such steps in the texts to which the weights of shapes are fitted


class Standing(NamedTuple):
    """What is known of a sentence besides its text."""

    kind: str  # of its paragraph; "" for a plain line
    number: str = ""  # that is printed before it
    begins: bool = True  # its paragraph
    row: bool = False  # of a table, as a whole


@dataclass(frozen=True, slots=True)
class Structure:
    """What kinds, beginnings and numbers say of every two sentences of a pair of sides."""

    sorts: tuple[Ints, Ints]  # (m,) and (n,): rows and columns of `worth`
    numbers: tuple[Ints, Ints]  # see `Numbers.places`
    worth: Floats  # in nats, of a sort of the left beside one of the right
    same: float  # of two equal numbers
    other: float  # and of two that differ

    @classmethod
    def of(
        cls, left: Sequence[Standing], right: Sequence[Standing], sure: Sequence[tuple[int, int]]
    ) -> Structure:
        """Learn what answers what.

        Args:
            left: one entry a sentence.
            right: the same.
            sure: sentences that belong together by their texts.
        """
        pairs = np.array(sure, dtype=np.intp).reshape(-1, 2)
        sorts = [
            [(s.kind, s.begins, bool(s.kind and s.number)) for s in side] for side in (left, right)
        ]
        names = [sorted(set(side)) for side in sorts]
        one, other = (
            np.array([known.index(sort) for sort in side], dtype=np.intp)
            for side, known in zip(sorts, names, strict=True)
        )
        alike = np.array([[a[:2] == b[:2] for b in names[1]] for a in names[0]], dtype=bool)
        worth = _worth(one, other, alike.reshape(len(names[0]), len(names[1])), pairs)
        numbers = numbers_of([s.number for s in left], [s.number for s in right], pairs)
        return cls((one, other), numbers.places, worth, numbers.same, numbers.other)

    def part(self, left: Ints, right: Ints) -> Structure:
        """Some sentences of either side alone."""
        sorts, numbers = (
            (values[0][left], values[1][right]) for values in (self.sorts, self.numbers)
        )
        return replace(self, sorts=sorts, numbers=numbers)

    def table(self, blocks: Ints, rows: int, columns: int) -> Floats:
        """For each block every sentence of the left beside every one of the right, in nats.

        Returns:
            Shape (K, rows, columns).
        """
        left = places(blocks[:, 0], rows, len(self.sorts[0]))[:, :, np.newaxis]
        right = places(blocks[:, 2], columns, len(self.sorts[1]))[:, np.newaxis]
        said = self.worth[self.sorts[0][left], self.sorts[1][right]]
        ours, theirs = self.numbers[0][left], self.numbers[1][right]
        said += ((ours > 0) & (theirs > 0)) * np.where(ours == theirs, self.same, self.other)
        return said.astype(np.float32)


def worth_of_joining(
    sure: Sequence[tuple[int, int]], left: Sequence[Standing], right: Sequence[Standing]
) -> float:
    """What a bead of one with several is worth, in nats, if a paragraph begins inside the several.

    Versions of a document are mostly cut into the same paragraphs. How often these are not is seen
    between sure points that follow each other: one paragraph further on one side, two on the other.

    >>> plain = [Standing("body")] * 5
    >>> round(worth_of_joining([], plain, plain), 2)
    -1.56
    >>> round(worth_of_joining([(0, 0), (1, 1), (2, 3), (3, 4)], plain, plain), 2)
    -0.97
    """
    steps = [
        tuple(sorted((k - i, end - j)))
        for (i, j), (k, end) in pairwise(sure)
        if all(one.begins for one in (*left[i + 1 : k + 1], *right[j + 1 : end + 1]))
    ]
    joined = steps.count((1, 2)) + _PARAGRAPHS * _JOINED
    share = joined / (steps.count((1, 1)) + steps.count((1, 2)) + _PARAGRAPHS)
    return _log_odds(share) - _log_odds(_JOINED_SEGMENTS)


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _worth(left: Ints, right: Ints, alike: Floats, pairs: Ints) -> Floats:
    """Of kinds beside each other: log of how often they are, over how often by chance."""
    shares = [
        np.bincount(side, minlength=size) / max(len(side), 1)
        for side, size in zip((left, right), alike.shape, strict=True)
    ]
    expected = np.outer(*shares)
    agree = expected[alike].sum()
    if 0 < agree < 1:
        expected *= np.where(alike, AGREE / agree, (1 - AGREE) / (1 - agree))
    seen = PAIRS * expected
    np.add.at(seen, (left[pairs[:, 0]], right[pairs[:, 1]]), 1)
    seen /= max(seen.sum(), 1)
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0))
    ratio = np.divide(seen, chance, out=np.ones_like(seen), where=chance > 0)
    worth: Floats = np.log((1 - CHANCE) * ratio + CHANCE)
    return worth
