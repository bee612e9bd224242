"""Which words of a bead's other side answer to some words of the one, by its word links.

    zh   鼓励 [南南合作] 和 三方 合作
    en   encourage [South-South] and triangular [cooperation]

Of every stretch that could be the answer two things are reckoned: how much of the links of the
term's words goes into it (recall), and how much of the links of its own words comes from the term
(precision). Their harmonic mean is how well it answers. A word with no link of its own weighs half,
a function word little.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.linking import Links
from termbase.candidates import Place
from termbase.stretches import Stretch
from termbase.words import Unit

Floats = NDArray[np.float32]

_LIGHT = 0.15  # weight of a word that may neither begin nor end a term
_UNLINKED = 0.5  # weight of a word that nothing on the other side answers to
_SOFTLY = 0.8  # how well a word begins or ends an answer that no term begins or ends with
_LONGEST, _HEAVIEST = 24, 12.0  # words of an answer, and what they weigh together
_LONGER = 0.08  # of two that answer as well, the longer does better: power of its words
_NOTHING = 1e-6
_STOP = attrgetter("stop")


class Answer(NamedTuple):
    """A stretch that could be a term: its first and its last word."""

    first: int
    last: int
    fit: float  # 1, or less where it begins or ends with a word that a term seldom does


class Offer(NamedTuple):
    """A stretch that may answer: its first and last word, and where it stands."""

    first: int
    last: int
    place: Place
    fit: float  # what how well it answers is taken times


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one segment, and where terms of them can stand."""

    weights: tuple[float, ...]  # of each word
    answers: tuple[Answer, ...]


def wordings(words: Sequence[Sequence[Unit]], cut: Sequence[Stretch]) -> list[Wording]:
    """The wording of each segment.

    Args:
        words: of each segment.
        cut: the stretches of all segments.
    """
    within: list[list[Stretch]] = [[] for _ in words]
    for stretch in cut:
        within[stretch.segment].append(stretch)
    return [_wording(listed, found) for listed, found in zip(words, within, strict=True)]


def _wording(words: Sequence[Unit], cut: Sequence[Stretch]) -> Wording:
    first: dict[int, tuple[int, float]] = {}  # by where a term may begin: stretch, and how well
    last: dict[int, tuple[int, float]] = {}
    for number, stretch in enumerate(cut):
        for place, unit in enumerate(stretch.units):
            soft = _SOFTLY if stretch.softly[place] else 0.0
            first[unit.start] = number, 1.0 if stretch.opens[place] else soft
            last[unit.stop] = number, 1.0 if stretch.closes[place] else soft
    begins = [first.get(word.start, (-1, 0.0)) for word in words]
    ends = [last.get(word.stop, (-1, 0.0)) for word in words]
    weights = tuple(
        1.0 if begin == 1 or end == 1 else _LIGHT
        for (_, begin), (_, end) in zip(begins, ends, strict=True)
    )
    before = [0.0, *accumulate(weights)]
    answers = [
        Answer(one, other, begin * ends[other][1])
        for one, (number, begin) in enumerate(begins)
        if begin
        for other in range(one, min(one + _LONGEST, len(words)))
        if ends[other][1]
        and ends[other][0] == number
        and before[other + 1] - before[one] <= _HEAVIEST
    ]
    return Wording(weights, tuple(answers))


def covered(words: Sequence[Unit], start: int, stop: int) -> list[tuple[int, float]]:
    """The words that a part of a text lies in, each with the share of its letters that do."""
    shares = []
    for place in range(bisect_right(words, start, key=_STOP), len(words)):
        word = words[place]
        if word.start >= stop:
            break
        common = min(stop, word.stop) - max(start, word.start)
        shares.append((place, common / (word.stop - word.start)))
    return shares


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
    share: Floats = np.minimum(part / (whole + _NOTHING), 1)
    return share
