"""Which words of a bead's other side answer to some words of the one, by its word links.

    zh   鼓励 [南南合作] 和 三方 合作
    en   encourage [South-South] and triangular [cooperation]

Of every stretch that could be the answer two things are reckoned: how much of the links of the
term's words goes into it (recall), and how much of the links of its own words comes from the term
(precision). Their harmonic mean is how well it answers. A word with no link of its own weighs half,
a function word little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.links.linking import Links
from align.ranges import spread
from termbase.mining.columns import Columns, Floats, Numbers
from termbase.mining.stretches import Stretch

_LIGHT = 0.15  # weight of a word that may neither begin nor end a term
_UNLINKED = 0.5  # weight of a word that nothing on the other side answers to
_SOFTLY = 0.8  # how well a word begins or ends an answer that no term begins or ends with
_LONGEST, _HEAVIEST = 24, 12.0  # words of an answer, and what they weigh together
_LONGER = 0.08  # of two that answer as well, the longer does better: power of its words
_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a side, and the stretches of them that could be terms."""

    weights: Floats  # of each word
    firsts: Numbers  # of each stretch: its first word
    lasts: Numbers  # its last one
    fits: NDArray[np.float64]  # 1, or less where it begins or ends with a word a term seldom does


def wording(words: Columns, cut: Sequence[Stretch]) -> Wording:
    """How the words of a side may be answers, in the order of their first and last words.

    Args:
        words: of the side.
        cut: the stretches of all segments.
    """
    begins, ends = _edges(words, cut)
    heavy = (begins.fits == 1) | (ends.fits == 1)
    weights = np.where(heavy, 1, _LIGHT).astype(np.float32)
    before = np.concatenate(([0], np.cumsum(np.where(heavy, 1, _LIGHT))))
    opening = np.flatnonzero(begins.fits)
    reached = np.maximum.accumulate(ends.stretches)  # the last stretch that has ended by each word
    stops = np.minimum(
        opening + _LONGEST, np.searchsorted(reached, begins.stretches[opening], "right")
    )
    sizes = np.maximum(stops - opening, 0)
    firsts, lasts = np.repeat(opening, sizes), spread(opening, sizes)
    fits = begins.fits[firsts] * ends.fits[lasts]
    fits[ends.stretches[lasts] != begins.stretches[firsts]] = 0
    fits[before[lasts + 1] - before[firsts] > _HEAVIEST + _NOTHING] = 0
    chosen = fits > 0
    return Wording(weights, firsts[chosen], lasts[chosen], fits[chosen])


class _Edges(NamedTuple):
    """Where each word of a side begins, or ends."""

    stretches: Numbers  # in which stretch; -1 in none
    fits: NDArray[np.float64]  # how well a term may begin or end there


def _edges(words: Columns, cut: Sequence[Stretch]) -> tuple[_Edges, _Edges]:
    sizes = [len(stretch.units) for stretch in cut]
    total = sum(sizes)
    segments = np.repeat(np.array([stretch.segment for stretch in cut], np.int64), sizes)
    numbers = np.repeat(np.arange(len(cut)), sizes)
    soft = _SOFTLY * _each(cut, "softly", total)
    found = []
    for edge, marks, sought in (("start", "opens", words.starts), ("stop", "closes", words.stops)):
        units = chain.from_iterable(stretch.units for stretch in cut)
        edges = np.fromiter(map(attrgetter(edge), units), np.int64, total)
        places = words.at(segments, edges)
        fits = np.where(_each(cut, marks, total), 1.0, soft)
        at = np.searchsorted(places, sought)
        known = np.append(places, -1)[at] == sought
        found.append(
            _Edges(
                np.where(known, np.append(numbers, -1)[at], -1),
                np.where(known, np.append(fits, 0)[at], 0),
            )
        )
    return found[0], found[1]


def _each(cut: Sequence[Stretch], marks: str, total: int) -> NDArray[np.bool_]:
    """Marks of all units in a row."""
    return np.fromiter(chain.from_iterable(map(attrgetter(marks), cut)), bool, total)


@np.errstate(invalid="ignore")  # which a library's product may say of right ones (numpy 24067)
def answers(
    links: Links, terms: Floats, stretches: Floats, weights: tuple[Floats, Floats]
) -> Floats:
    """How well each stretch of the target answers each term of the source, from 0 to 1.

    Args:
        links: of the bead, shape (I, J).
        terms: which words each term is of, shape (S, I), 0 to 1.
        stretches: which words each stretch is of, shape (T, J), 0 or 1.
        weights: of the words of either side, shapes (I,) and (J,).

    Returns:
        Shape (S, T).
    """
    forward, backward = links.forward * weights[1], weights[0][:, np.newaxis] * links.backward
    chosen = terms @ backward  # by each term: what its words come from
    coming = terms @ forward  # to each term: what comes from its words
    sizes = terms @ (weights[0] * _size(links.backward.sum(axis=1)))
    others = stretches @ (weights[1] * _size(links.forward.sum(axis=0)))
    inside_chosen, inside_coming = chosen @ stretches.T, coming @ stretches.T
    recall = _share(inside_chosen, sizes[:, np.newaxis]) + _share(
        inside_coming, coming.sum(axis=1, keepdims=True)
    )
    precision = _share(inside_coming, others) + _share(
        inside_chosen, stretches @ backward.sum(axis=0)
    )
    mean = recall * precision / (recall + precision + _NOTHING)
    quality: Floats = (mean * stretches.sum(axis=1) ** _LONGER).astype(np.float32)
    return quality


def _size(linked: Floats) -> Floats:
    """What words weigh, by how far they are linked to anything."""
    size: Floats = _UNLINKED + (1 - _UNLINKED) * linked
    return size


def _share(part: Floats, whole: Floats) -> Floats:
    share: Floats = part / (whole + _NOTHING)
    return np.minimum(share, 1, out=share)
