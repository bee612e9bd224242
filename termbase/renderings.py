"""How terms were translated: which stretch of the other side answers to which.

    zh  鼓励[南南合作]和[三方合作]…        南南合作 → South-South cooperation     65 of 65
    en  … [South-South cooperation] and   三方合作 → triangular cooperation      37 of 37
        [triangular cooperation] …

Candidates that come in the same beads are associated; the pairs then compete. The surest is taken
first, and the stretches it stands on can answer nothing else, but for pairs that lie wholly inside
or wholly around it (合作 = cooperation inside 南南合作 = South-South cooperation). Then the next.

Source:
    Competition: Melamed, "Models of Translational Equivalence among Words", Computational
    Linguistics 26 (2000). Association: Dunning, "Accurate Methods for the Statistics of Surprise
    and Coincidence", Computational Linguistics 19 (1993), and Dice's coefficient.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from align.lengths import MEASURES, Measure, length_cost
from corpora.document import Lang, Segment, Span
from termbase.association import common, dice, log_likelihood
from termbase.candidates import Found, Place, candidates_in
from termbase.entry import Rendering, Seen
from termbase.stretches import content, stretches

LEAST = 2  # times that a term has to occur, and to be rendered so
_IN_COMMON = 0.3  # Dice's coefficient below which nothing is a rendering
_SUREST = 20.0  # score from which a pair is believed
_LENGTH = 0.3  # what an unlikely length takes off, per nat
_VARIANCE = 2.4  # of the length of a term and its rendering, per character
_ROOM = 3  # beads are long: a term could stand in so many places of each

Link = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Bitext:
    """Beads of two sides: which segments of one stand beside which of the other."""

    langs: tuple[Lang, Lang]
    sides: tuple[Sequence[Segment], Sequence[Segment]]
    beads: Sequence[tuple[Span, Span]]


def find_renderings(bitext: Bitext, least: int = LEAST) -> tuple[Rendering, ...]:
    """The terms of the source side with their renderings on the target side, the surest first.

    A term may come more than once, with one rendering each time.
    """
    source, target = (_Side(bitext, side, least) for side in (0, 1))
    competition = _Competition(source, target, len(bitext.beads))
    made = []
    for score, s, t, links in competition.run(least):
        term, rendering = source.found[s].candidate, target.found[t].candidate
        seen = tuple((_seen(bitext, 0, p), _seen(bitext, 1, q)) for p, q in links)
        made.append(
            Rendering(
                term, rendering.lang, rendering.text, rendering.frequency, round(score, 2), seen
            )
        )
    return tuple(made)


def _seen(bitext: Bitext, side: int, place: Place) -> Seen:
    return Seen(bitext.sides[side][place.segment].ref, (place.start, place.stop))


class _Side:
    """The candidates of one side, and where they stand by bead."""

    def __init__(self, bitext: Bitext, side: int, least: int) -> None:
        self.lang = bitext.langs[side]
        self.segments = bitext.sides[side]
        cut = stretches([segment.text for segment in self.segments], self.lang)
        self.found = candidates_in(cut, self.segments, self.lang, least)
        bead_of = {
            segment: bead
            for bead, spans in enumerate(bitext.beads)
            for segment in range(*spans[side])
        }
        self.places: list[dict[int, list[Place]]] = []
        for found in self.found:
            by_bead: dict[int, list[Place]] = defaultdict(list)
            for place in found.places:
                if place.segment in bead_of:
                    by_bead[bead_of[place.segment]].append(place)
            self.places.append(by_bead)
        self.content: dict[str, Counter[int]] = defaultdict(Counter)
        for stretch in cut:
            if stretch.segment in bead_of:
                for part in content(stretch.units, self.lang):
                    self.content[part][bead_of[stretch.segment]] += 1
        measure = MEASURES.get(self.lang, Measure(1.0, 2.0))
        self.lengths = [measure.length(found.candidate.text) for found in self.found]

    def depth(self, place: Place) -> float:
        """How far into its segment a place stands, from 0 to 1."""
        return (place.start + place.stop) / 2 / max(1, len(self.segments[place.segment].text))


class _Competition:
    """Pairs of candidates that claim stretches of text from each other."""

    def __init__(self, source: _Side, target: _Side, beads: int) -> None:
        self.source, self.target, self.beads = source, target, beads
        self.links: dict[int, list[Link]] = defaultdict(list)
        self.likeness: dict[tuple[str, str], float] = {}

    def run(self, least: int) -> Iterator[tuple[float, int, int, list[Link]]]:
        """Pairs in the order in which they win: score, source, target, where they stand."""
        waiting = [
            (-score, s, t) for s, t in self._meeting(least) if (score := self._score(s, t)[0])
        ]
        heapq.heapify(waiting)
        while waiting:
            _, s, t = heapq.heappop(waiting)
            score, links = self._score(s, t)  # what won before may have taken places from it
            if len(links) < least or score < _SUREST:
                continue
            if waiting and score < -waiting[0][0]:
                heapq.heappush(waiting, (-score, s, t))
                continue
            for bead, link in links:
                self.links[bead].append(link)
            yield score, s, t, [link for _, link in links]

    def _meeting(self, least: int) -> Iterator[tuple[int, int]]:
        """The pairs that come together often enough to be looked at."""
        in_bead: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for t, by_bead in enumerate(self.target.places):
            for bead, places in by_bead.items():
                in_bead[bead].append((t, len(places)))
        for s, by_bead in enumerate(self.source.places):
            together: Counter[int] = Counter()
            for bead, places in by_bead.items():
                for t, count in in_bead[bead]:
                    together[t] += min(count, len(places))
            first = self.source.found[s].candidate.frequency
            for t, count in together.items():
                second = self.target.found[t].candidate.frequency
                if count >= least and dice(count, first, second) >= _IN_COMMON:
                    yield s, t

    def _score(self, s: int, t: int) -> tuple[float, list[tuple[int, Link]]]:
        """How sure a pair is, and where it can still stand; 0 where it has too little in common.

        Association, times what both are worth as terms, times how far their words go together
        elsewhere, their lengths agree, and they stand equally far into their segments.
        """
        links, apart = self._links(s, t)
        one, other = self.source.found[s], self.target.found[t]
        first, second = one.candidate.frequency, other.candidate.frequency
        shared = dice(len(links), first, second)
        if not links or shared < _IN_COMMON:
            return 0.0, links
        total = _ROOM * max(self.beads, first + second)
        weight = one.candidate.termhood / first * other.candidate.termhood / second
        deviation = length_cost(
            np.array([self.source.lengths[s]]), np.array([self.target.lengths[t]]), _VARIANCE
        )
        score = (
            log_likelihood(len(links), first, second, total)
            * shared
            * weight
            * self._likeness(one, other)
            * math.exp(-_LENGTH * float(deviation[0]))
            * (1 - apart / len(links)) ** 2
        )
        return score, links

    def _links(self, s: int, t: int) -> tuple[list[tuple[int, Link]], float]:
        """The places in each bead that answer each other, and how far apart they are in all."""
        links: list[tuple[int, Link]] = []
        apart = 0.0
        beads = self.source.places[s].keys() & self.target.places[t].keys()
        for bead in sorted(beads):
            for p, q in self._in_order(bead, s, t) or self._nearest(bead, s, t):
                links.append((bead, (p, q)))
                apart += abs(self.source.depth(p) - self.target.depth(q))
        return links, apart

    def _in_order(self, bead: int, s: int, t: int) -> list[Link]:
        """The places of a bead one by one, where both sides have as many and all are free."""
        here, there = self.source.places[s][bead], self.target.places[t][bead]
        pairs = list(zip(here, there, strict=False))
        if len(here) != len(there) or not all(self._is_free(bead, pair) for pair in pairs):
            return []
        return pairs

    def _nearest(self, bead: int, s: int, t: int) -> list[Link]:
        """The places of a bead that are free and stand equally far into their segments."""
        near = sorted(
            (abs(self.source.depth(p) - self.target.depth(q)), p, q)
            for p in self.source.places[s][bead]
            for q in self.target.places[t][bead]
            if self._is_free(bead, (p, q))
        )
        links: list[Link] = []
        taken: set[Place] = set()
        for _, p, q in near:
            if p not in taken and q not in taken:
                taken |= {p, q}
                links.append((p, q))
        return links

    def _is_free(self, bead: int, pair: Link) -> bool:
        return all(_agree(pair, link) for link in self.links[bead])

    def _likeness(self, one: Found, other: Found) -> float:
        """How far the words of a pair go together in the whole text, from 0 to 1."""
        if not one.content or not other.content:
            return 1.0
        table = [[self._word_likeness(a, b) for b in other.content] for a in one.content]
        left = sum(map(max, table)) / len(one.content)
        right = sum(map(max, zip(*table, strict=True))) / len(other.content)
        return math.sqrt(left * right)

    def _word_likeness(self, one: str, other: str) -> float:
        key = one, other
        if key not in self.likeness:
            self.likeness[key] = common(self.source.content[one], self.target.content[other])
        return self.likeness[key]


def _agree(one: Link, other: Link) -> bool:
    """Whether two links lie apart on both sides, or one inside the other on both."""
    relation = _relation(one[0], other[0])
    return relation != "crossing" and relation == _relation(one[1], other[1])


def _relation(one: Place, other: Place) -> Literal["apart", "inside", "around", "crossing"]:
    if one.segment != other.segment or one.stop <= other.start or other.stop <= one.start:
        return "apart"
    if one == other:
        return "crossing"
    if other.start <= one.start and one.stop <= other.stop:
        return "inside"
    if one.start <= other.start and other.stop <= one.stop:
        return "around"
    return "crossing"
