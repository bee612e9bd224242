"""Which claim wins: each place of a term has one answer, and a stretch answers one term.

What a term is called elsewhere helps each of its places to choose. In a bead, the surest claim is
taken first, and the stretches it stands on answer nothing else, but for pairs that lie wholly
inside or wholly around it (合作 = cooperation inside 南南合作 = South-South cooperation). A place
that is left over, or answered doubtfully, then takes what its term is mostly called, where that
stands free in the bead; one that is answered by a piece of it takes the whole.

Source:
    Competition: Melamed, "Models of Translational Equivalence among Words", Computational
    Linguistics 26 (2000).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import neg
from typing import Literal, NamedTuple

from corpora.document import Span
from termbase.mining.candidates import Place

_DOUBTFUL = 0.65  # quality under which a rare answer gives way to the usual one
_USUAL = 0.5  # share of its answered places that a term's usual rendering has, at the least
_OWN = 0.25  # power of the share of its places in which a stretch may answer a term
_LEAST_OWN = 1 / 3  # which counts as so much at the least: common words answer many terms
_LONGER = 0.01  # power of the length of a place
_LENT = 0.5  # quality of an answer that is taken because it is the usual one


class Claim(NamedTuple):
    """A stretch that may answer a term at one of its places."""

    term: int
    place: Place
    key: str
    answer: Place
    quality: float  # from 0 to 1
    heads: tuple[Span, ...] = ()  # of an answer in a shared phrase: its other words


class Contest:
    """The claims of one bead, and what has been decided."""

    def __init__(self, claims: Sequence[Claim], asked: Sequence[tuple[int, Place]]) -> None:
        """Nothing, at first.

        Args:
            claims: what may answer what.
            asked: the places of terms.
        """
        self.claims, self.asked = claims, asked
        self.chosen: dict[tuple[int, Place], Claim] = {}

    def take(self, claim: Claim) -> bool:
        """Decide for a claim if it agrees with all that is decided."""
        if (claim.term, claim.place) in self.chosen:
            return False
        (at, start, stop), (on, first, last) = claim.place, claim.answer
        for other in self.chosen.values():
            (here, opens, closes), (there, begins, ends) = other.place, other.answer
            are_apart = (closes <= start or stop <= opens or here != at) and (
                ends <= first or last <= begins or there != on
            )
            if not are_apart and not _agree(claim, other):  # most are apart: a short way
                return False
        self.chosen[claim.term, claim.place] = claim
        return True

    def lend(self, claim: Claim) -> bool:
        """Decide for a claim, against what parts of its term have outside its answer."""
        before = dict(self.chosen)
        for key, other in before.items():
            if not _agree(claim, other) and _relation(other.place, claim.place) == "inside":
                del self.chosen[key]
        if self.take(claim):
            return True
        self.chosen = before
        return False


def choose(
    beads: Sequence[Contest],
    where: Callable[[str], Mapping[int, Sequence[Place]]],
    often: Mapping[str, int] | None = None,
) -> Iterator[Claim]:
    """Decide in every bead.

    Args:
        beads: with their claims.
        where: the places of a stretch, by bead.
        often: how often each stretch that is claimed comes; where it is not said, only there.

    Returns:
        One claim for each place that has an answer.
    """
    worths = map(neg, _worths([claim for bead in beads for claim in bead.claims], often or {}))
    for bead in beads:
        for _, claim in sorted(zip(islice(worths, len(bead.claims)), bead.claims, strict=True)):
            bead.take(claim)
    _lend(beads, where)
    return chain.from_iterable(bead.chosen.values() for bead in beads)


def _worths(claims: Sequence[Claim], often: Mapping[str, int]) -> list[float]:
    """What claims are worth: their quality, and how far the places of a term agree on a stretch.

    The one that most agree on counts 1. A stretch that stands in many other places says less: 2030
    Agenda, of 2030年可持续发展议程. Of two claims that are as sure, that of the longer place is a
    little surer.
    """
    import numpy as np

    numbers: dict[tuple[int, str], int] = {}  # of a term and a stretch
    named = (numbers.setdefault((claim.term, claim.key), len(numbers)) for claim in claims)
    pair = np.fromiter(named, np.int64, len(claims))
    votes = np.array([claim.quality for claim in claims], np.float64) ** 2
    terms = np.array([term for term, _ in numbers], np.int64)
    stands = np.array([often.get(key, 0) for _, key in numbers], np.int64)
    own = (np.bincount(pair) + 1) / (stands + 1)
    support = np.bincount(pair, votes) * np.clip(own, _LEAST_OWN, 1) ** _OWN
    strongest = np.zeros(terms.max(initial=-1) + 1)
    np.maximum.at(strongest, terms, support)
    sizes = np.array([c.place.stop - c.place.start for c in claims], np.float64)
    worths: list[float] = (votes * (support / strongest[terms])[pair] * sizes**_LONGER).tolist()
    return worths


def _lend(beads: Sequence[Contest], where: Callable[[str], Mapping[int, Sequence[Place]]]) -> None:
    """Give the usual rendering to places that have none, a doubtful one, or a piece of it."""
    usual = _usual_renderings(beads)
    places = {key: where(key) for key in sorted(set(usual.values()))}
    for number, bead in enumerate(beads):
        for term, place in bead.asked:
            key = usual.get(term, "")
            now = bead.chosen.get((term, place))
            if not key or (now and now.key == key):
                continue
            free, quality = places[key].get(number, ()), _LENT
            if now and now.quality >= _DOUBTFUL:
                free = [answer for answer in free if _relation(now.answer, answer) == "inside"]
                quality = now.quality
            if not free:
                continue
            bead.chosen.pop((term, place), None)
            lent = any(bead.lend(Claim(term, place, key, answer, quality)) for answer in free)
            if now and not lent:
                bead.chosen[term, place] = now


def _usual_renderings(beads: Sequence[Contest]) -> dict[int, str]:
    """What most places of a term have, where more than one has it."""
    answered: dict[int, Counter[str]] = defaultdict(Counter)
    for bead in beads:
        for claim in bead.chosen.values():
            answered[claim.term][claim.key] += 1
    usual: dict[int, str] = {}
    for term, keys in answered.items():
        key = max(keys, key=lambda key: (keys[key], key))
        if keys[key] > 1 and keys[key] >= _USUAL * keys.total():
            usual[term] = key
    return usual


def _agree(one: Claim, other: Claim) -> bool:
    """Whether two claims lie apart on both sides, or one inside the other on both.

    Of a shared phrase, South-South stands for South-South [and triangular] cooperation: 南南 and
    合作 inside 南南合作 may have either part of it.
    """
    here, there = _relation(one.place, other.place), _relation(one.answer, other.answer)
    if here == there or here == "crossing":
        return here != "crossing"
    if one.answer == other.answer and (one.heads or other.heads):
        return here in ("inside", "around")
    if here == "around":
        return there == "apart" and _is_in(other.answer, one.heads)
    return here == "inside" and there == "apart" and _is_in(one.answer, other.heads)


def _is_in(place: Place, spans: Sequence[Span]) -> bool:
    return any(start <= place.start and place.stop <= stop for start, stop in spans)


def _relation(one: Place, other: Place) -> Literal["apart", "inside", "around", "crossing"]:
    (segment, start, stop), (place, first, last) = one, other
    if segment != place or stop <= first or last <= start:
        return "apart"
    if one == other:
        return "crossing"
    if first <= start and stop <= last:
        return "inside"
    return "around" if start <= first and last <= stop else "crossing"
