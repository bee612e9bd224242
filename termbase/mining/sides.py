"""One side of a bitext as a finder of terms sees it: words, stretches, candidates, wordings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from sys import intern

import numpy as np
from numpy.typing import NDArray

from corpora.document import Lang, Segment, Span
from termbase.mining.candidates import Found, Place, candidates_in, found_at, written
from termbase.mining.columns import Columns, Floats, Numbers, Spread
from termbase.mining.names import names_of
from termbase.mining.projection import Wording, wording
from termbase.mining.stretches import linked_as, stretches
from termbase.mining.word_lists import conjunctions, is_han, says_something
from termbase.mining.words import words_of

ONCE = 0.85  # what a stretch counts that is no repeated candidate
_AGAIN = 0.93  # and one that always is part of such a candidate, of no name
_NAME = 0.96  # and one that is a name
_SIGN = re.compile(r"[^\w]")  # a hyphen of 2024-2034, which is two words and one unit


def keys_of(texts: Sequence[str], lang: Lang) -> list[str]:
    """The words of each text as they count, in one string to be searched; blanks around words."""
    lines = ([word.key for word in words] for words in words_of(texts, lang))
    if is_han(lang):
        return [_SIGN.sub("", "".join(keys)) for keys in lines]
    return [f" {' '.join(keys)} " for keys in lines]


def _is_inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span is part of another that is longer."""
    start, stop = span
    return any(first <= start and stop <= last and span != (first, last) for first, last in others)


class Side:
    """Everything about one side that is reckoned once."""

    def __init__(self, segments: Sequence[Segment], lang: Lang, least: int) -> None:
        self.segments, self.lang = segments, lang
        texts = [segment.text for segment in segments]
        units = words_of(texts, lang)
        self.linked = [
            linked_as(text, words, lang) for text, words in zip(texts, units, strict=True)
        ]
        cut = stretches(texts, lang, units)
        self._is_han = is_han(lang)
        keys = [word.key for words in units for word in words]
        joined = [_SIGN.sub("", key) for key in keys] if self._is_han else keys
        self.columns = Columns(texts, units, joined, "" if self._is_han else " ")
        self._signs = [  # the Chinese words with a sign inside
            word for word, (key, bare) in enumerate(zip(keys, joined, strict=True)) if key != bare
        ]
        self.found: list[Found] = [*candidates_in(cut, segments, lang, least)]
        self.names = [
            [Place(number, *span) for span in spans]
            for number, spans in enumerate(
                names_of(texts, lang, ((word[:2] for word in words) for words in units))
            )
        ]
        wordings = wording(self.columns, cut)
        self.wording = replace(wordings, fits=self._fits(wordings))
        self._offers = np.searchsorted(self.wording.firsts, self.columns.rows).tolist()
        self._known = {self.joined(found.key): found for found in self.found}
        self.heads: dict[Place, tuple[Span, ...]] = {}  # of words that share a phrase, the others
        self._wholes: dict[Place, str] = {}  # of such words, the key of the whole
        for found in self.found:
            self._share(found)

    def _fits(self, wording: Wording) -> NDArray[np.float64]:
        """How well stretches fit: candidates best, then names, then what is part of candidates."""
        names = self._spans(chain.from_iterable(self.names))
        candidates = self._spans(chain.from_iterable(found.places for found in self.found))
        again = self._inside(wording, candidates) & ~self._inside(wording, names)
        fits = np.where(wording.fits == 1, np.where(again, _AGAIN, ONCE), wording.fits)
        fits[self._among(wording, names)] = _NAME
        known = self._among(wording, candidates)
        fits[known] = wording.fits[known]
        return fits

    def _spans(self, places: Iterable[Place]) -> tuple[Numbers, Numbers]:
        """Where places of texts begin and end in the whole side."""
        columns = np.fromiter(chain.from_iterable(places), np.int64).reshape(-1, 3).T
        segments, starts, stops = columns
        return self.columns.at(segments, starts), self.columns.at(segments, stops)

    def _inside(self, wording: Wording, spans: tuple[Numbers, Numbers]) -> NDArray[np.bool_]:
        """Which stretches are one of some spans, or part of one."""
        columns, (starts, stops) = self.columns, spans
        reached = np.zeros(columns.size + 1, np.int64)  # by what begins at each place or before it
        np.maximum.at(reached, starts, stops)
        reached = np.maximum.accumulate(reached)
        inside: NDArray[np.bool_] = (
            columns.stops[wording.lasts] <= reached[columns.starts[wording.firsts]]
        )
        return inside

    def _among(self, wording: Wording, spans: tuple[Numbers, Numbers]) -> NDArray[np.bool_]:
        """Which stretches are one of some spans."""
        columns, (starts, stops) = self.columns, spans
        size = columns.size + 1
        here = columns.starts[wording.firsts] * size + columns.stops[wording.lasts]
        there = starts * size + stops
        at = np.searchsorted(here, there)  # stretches are in order
        among = np.zeros(len(here) + 1, bool)
        among[at[np.append(here, -1)[at] == there]] = True
        return among[:-1]

    def standing(self) -> list[list[tuple[int, Place]]]:
        """The places of candidates in each segment, with the candidates' numbers."""
        made: list[list[tuple[int, Place]]] = [[] for _ in self.segments]
        for number, found in enumerate(self.found):
            for place in found.places:
                made[place.segment].append((number, place))
        return made

    def _share(self, found: Found) -> None:
        for place, heads in found.heads.items():
            self.heads[place] = heads
            self._wholes[place] = self.joined(found.key)

    def add(self, keys: Iterable[str]) -> None:
        """Take stretches for candidates that are none by themselves, wherever they stand.

        In Chinese, none that has a word with a sign inside: 69/313. They count for where they stand
        outside longer ones, once at the least: Nations Unies pour Abyei, of Force … pour Abyei.
        """
        sought = set(keys) - self._known.keys()
        if not sought:
            return
        added = {
            key: [self._place(*span) for span in spans if not self._has_sign(*span)]
            for key, spans in sorted(self.columns.find(sought).items())
        }
        around: dict[int, set[Span]] = {
            place.segment: set() for places in added.values() for place in places
        }
        for place in chain(*(found.places for found in self.found), *added.values()):
            if place.segment in around:
                around[place.segment].add(place[1:])
        for key, places in added.items():
            units = tuple(key if self._is_han else key.split())
            if not places or not says_something(units, self.lang):
                continue
            alone = [place for place in places if not _is_inside(place[1:], around[place.segment])]
            weight = max(1, len(alone))
            found = found_at(units, places, self.segments, len(units), weight, places, {})
            self._share(found)
            self.found.append(found)
            self._known[key] = found

    def _has_sign(self, first: int, stop: int) -> bool:
        return bisect_left(self._signs, first) < bisect_left(self._signs, stop)

    def _place(self, first: int, stop: int) -> Place:
        """Where the words from one to before another stand."""
        return Place(*self.columns.place(first, stop))

    def places(self, key: str, spans: Sequence[Span]) -> Sequence[Place]:
        """A candidate's places; of another stretch those it was found at."""
        known = self._known.get(key)
        return known.places if known else [self._place(*span) for span in spans]

    def key(self, place: Place) -> str:
        """What counts as the same stretch as one that stands somewhere."""
        return self.columns.key(*self.columns.inside(place.segment, (place.start, place.stop)))

    def whole(self, place: Place, key: str) -> str:
        """How a stretch is written; of one that shares a phrase, the whole as it is elsewhere."""
        found = self._known.get(key) if place in self._wholes else None
        if found is None or self.key(place) == key:
            return written(self.segments[place.segment].text, place.start, place.stop)
        return found.candidate.text

    def joined(self, keys: Sequence[str]) -> str:
        """Keys as one: what counts as the same stretch."""
        return _SIGN.sub("", "".join(keys)) if self._is_han else " ".join(keys)

    def spread(self, standing: Sequence[Sequence[tuple[int, Place]]]) -> Spread:
        """Which words the places of candidates are of."""
        return Spread(
            self.columns,
            [
                [(place[1:], *self.found[number].heads.get(place, ())) for number, place in listed]
                for listed in standing
            ],
        )

    def offers(self, segments: Span) -> slice:
        """The stretches of some segments that may answer, by their numbers."""
        return slice(*(self._offers[at] for at in segments))

    def table(self, segments: Span) -> Floats:
        """Which words of some segments each of these stretches is of, shape (stretches, words)."""
        some, (word, stop) = self.offers(segments), (self.columns.rows[at] for at in segments)
        firsts, lasts = (
            edges[some, np.newaxis] for edges in (self.wording.firsts, self.wording.lasts)
        )
        places = np.arange(word, stop)
        return ((places >= firsts) & (places <= lasts)).astype(np.float32)

    def weights(self, segments: Span) -> Floats:
        """What the words of some segments weigh."""
        return self.wording.weights[slice(*(self.columns.rows[at] for at in segments))]

    def joining(self, segments: Span) -> NDArray[np.bool_]:
        """Which words of some segments are conjunctions."""
        joining = conjunctions(self.lang)
        words = self.columns.words[slice(*(self.columns.rows[at] for at in segments))]
        return np.array([word in joining for word in words], bool)

    def offered(self, numbers: Numbers) -> Iterator[tuple[Place, str]]:
        """Where stretches that may answer stand, and their keys.

        Words that share a phrase stand for the whole: South-South, of "South-South and triangular
        cooperation", for South-South cooperation.
        """
        edges = self.wording.firsts[numbers], self.wording.lasts[numbers] + 1
        for first, stop in zip(*(edge.tolist() for edge in edges), strict=True):
            place = self._place(first, stop)
            yield place, self._wholes.get(place) or intern(self.columns.key(first, stop))
