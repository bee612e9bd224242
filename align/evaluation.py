"""How well beads agree with gold beads: strict and lax precision, recall and F1.

    gold        0-0   1-1,2   3-        strict   0-0 is right
    predicted   0-0   1-1     3-2       lax      1-1 is too: it shares 1 and 1 with a gold bead

Strict: the bead is a gold bead. Lax: it has, on both sides, something of one gold bead. What to do
with nulls, beads with nothing on one side, is a convention, and there are three; `Score` has all:

    vecalign     predicted nulls count in precision, gold nulls not in recall: what its score.py
                 prints, and what papers report
    links        nulls are left out on both sides
    with nulls   they count on both sides, one for each segment, however they were joined

More than two sides are scored pair by pair; each figure is the mean over the pairs. Scores of
several documents add up: counts are summed, not figures averaged.

Source:
    Sennrich and Volk, "Iterative, MT-based Sentence Alignment of Parallel Texts", NODALIDA 2011;
    Thompson and Koehn, "Vecalign", EMNLP 2019.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Any, Literal, NamedTuple

from corpora.document import Span

Indexes = tuple[int, ...]
Link = tuple[Indexes, ...]  # which segments of each side go together; () for none
Nulls = Literal["vecalign", "links", "with nulls"]


def links(spans: Iterable[Sequence[Span]]) -> list[Link]:
    """Beads as the segments they hold.

    >>> links([((0, 1), (0, 2)), ((1, 2), (2, 2))])
    [((0,), (0, 1)), ((1,), ())]
    """
    return [tuple(tuple(range(*span)) for span in sides) for sides in spans]


class Figures(NamedTuple):
    """Precision, recall, and their harmonic mean; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many beads there are, and how many of them are right."""

    all: int
    strict: int
    lax: int

    def __add__(self, other: Count) -> Count:
        return Count(self.all + other.all, self.strict + other.strict, self.lax + other.lax)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted between two sides."""

    predicted: Count  # beads with something on both sides
    gold: Count
    predicted_nulls: Count  # beads with nothing on one side
    predicted_alone: Count  # segments in them
    gold_alone: Count

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.predicted + other.predicted,
            self.gold + other.gold,
            self.predicted_nulls + other.predicted_nulls,
            self.predicted_alone + other.predicted_alone,
            self.gold_alone + other.gold_alone,
        )

    def figures(self, nulls: Nulls = "vecalign", *, lax: bool = False) -> Figures:
        """Precision, recall and F1 under one convention."""
        predicted, gold = self.predicted, self.gold
        if nulls == "vecalign":
            predicted = predicted + self.predicted_nulls
        elif nulls == "with nulls":
            predicted, gold = predicted + self.predicted_alone, gold + self.gold_alone
        right = [count.lax if lax else count.strict for count in (predicted, gold)]
        precision, recall = (
            hits / count.all if count.all else 0.0
            for hits, count in zip(right, (predicted, gold), strict=True)
        )
        both = precision + recall
        return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How well beads agree with gold beads, for every pair of sides."""

    tallies: tuple[tuple[tuple[int, int], Tally], ...]  # by the places of the two sides

    @property
    def strict(self) -> Figures:
        """Under Vecalign's convention, the mean over the pairs."""
        return self.figures()

    @property
    def lax(self) -> Figures:
        """Under Vecalign's convention, the mean over the pairs."""
        return self.figures(lax=True)

    def figures(self, nulls: Nulls = "vecalign", *, lax: bool = False) -> Figures:
        """The mean over the pairs, under one convention."""
        each = [tally.figures(nulls, lax=lax) for _, tally in self.tallies]
        return Figures(*(fmean(figure) for figure in zip(*each, strict=True)))

    def __add__(self, other: Score) -> Score:
        """Both together, as of one longer document; ValueError if the sides are not as many."""
        if [pair for pair, _ in self.tallies] != [pair for pair, _ in other.tallies]:
            raise ValueError("scores of different numbers of sides do not add up")
        return Score(
            tuple(
                (pair, mine + theirs)
                for (pair, mine), (_, theirs) in zip(self.tallies, other.tallies, strict=True)
            )
        )


def record_of(score: Score) -> dict[str, Any]:
    """All figures of a score, to be written as JSON."""

    def both(scored: Score | Tally, nulls: Nulls) -> dict[str, Any]:
        return {
            "strict": scored.figures(nulls)._asdict(),
            "lax": scored.figures(nulls, lax=True)._asdict(),
        }

    return {
        **both(score, "vecalign"),
        "without_nulls": both(score, "links"),
        "with_nulls": both(score, "with nulls"),
        "pairs": [{"sides": pair, **both(tally, "vecalign")} for pair, tally in score.tallies],
    }


def score(gold: Iterable[Link], predicted: Iterable[Link]) -> Score:
    """How well predicted beads agree with gold ones.

    Args:
        gold: which segments of each side belong together, by index; `links` makes them of spans.
        predicted: the same of what is to be judged. Order does not matter, repeats count once.

    Raises:
        ValueError: fewer than two sides, or not the same number everywhere.

    >>> gold = [((0,), (0,)), ((1,), (1, 2))]
    >>> score(gold, [((0,), (0,)), ((1,), (1,)), ((), (2,))]).strict.recall
    0.5
    """
    gold, predicted = list(gold), list(predicted)
    sizes = {len(link) for link in (*gold, *predicted)} or {2}
    if len(sizes) > 1 or min(sizes) < 2:
        raise ValueError(f"beads of {' and '.join(map(str, sorted(sizes)))} sides")
    return Score(
        tuple(
            (pair, _tally(_between(gold, *pair), _between(predicted, *pair)))
            for pair in combinations(range(sizes.pop()), 2)
        )
    )


_Pair = tuple[Indexes, Indexes]


def _between(beads: Iterable[Link], first: int, second: int) -> set[_Pair]:
    """What beads say of two sides; those that have nothing on either say nothing."""
    return {(bead[first], bead[second]) for bead in beads if bead[first] or bead[second]}


def _tally(gold: set[_Pair], predicted: set[_Pair]) -> Tally:
    gold_links, predicted_links = ({p for p in pairs if all(p)} for pairs in (gold, predicted))
    nulls = predicted - predicted_links
    alone, gold_alone = _alone(nulls), _alone(gold - gold_links)
    both = len(alone & gold_alone)
    return Tally(
        _count(predicted_links, gold_links),
        _count(gold_links, predicted_links),
        Count(len(nulls), len(nulls & gold), len(nulls & gold)),
        Count(len(alone), both, both),
        Count(len(gold_alone), both, both),
    )


def _alone(nulls: Iterable[_Pair]) -> set[tuple[int, int]]:
    """Side and index of every segment that has nothing opposite."""
    return {
        (side, index) for pair in nulls for side, indexes in enumerate(pair) for index in indexes
    }


def _count(beads: Collection[_Pair], others: Collection[_Pair]) -> Count:
    """How many beads are, or overlap, others."""
    beside: dict[int, set[int]] = defaultdict(set)
    for first, second in others:
        for index in first:
            beside[index].update(second)
    strict = lax = 0
    for bead in beads:
        same = bead in others
        strict += same
        lax += same or any(not beside[i].isdisjoint(bead[1]) for i in bead[0] if i in beside)
    return Count(len(beads), strict, lax)
