"""Strings that may be terms, found without trusting anyone to cut Chinese into words.

    促进南南合作和三方合作，加强南南合作      南南合作 ×2: often, held together, free on both sides
                                              南合作 ×2: always part of 南南合作, so no candidate

In languages with words a phrase may be shared: "South-South and triangular cooperation" says
South-South cooperation, too. Such a place counts where the whole phrase stands elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from corpora.document import Lang, Segment, Span
from corpora.language import base_of
from termbase.entry import Candidate
from termbase.mining.grams import Grams, Key, Run, Runs
from termbase.mining.stretches import Stretch, stretches
from termbase.mining.verbs import is_past
from termbase.mining.word_lists import conjunctions, is_han, plain_articles, says_something
from termbase.mining.words import Unit

_LONGEST, _LONGEST_OF_HAN = 12, 24  # units of a candidate
_HELD = 1.5  # nats by which Chinese characters come together more often than by chance
_OPENER = 0.6  # share of places at the head of a segment from which it is a verb of resolutions
_NESTED = 0.5  # what a candidate counts for, at the least, that is always in longer ones
_AGREEING = ("fr", "es")  # adjectives of many end in -s, and stand behind their noun
_SHARED = 2  # words that each part of a shared phrase may have


class Place(NamedTuple):
    """Where a candidate stands; of a shared phrase the words that are its own."""

    segment: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate and every place it stands at."""

    candidate: Candidate
    key: Key
    places: tuple[Place, ...]
    forms: Counter[str]  # its texts, where it stands on its own
    heads: Mapping[Place, tuple[Span, ...]]  # of a place in a shared phrase: its other words


def find_candidates(segments: Sequence[Segment], lang: Lang, least: int = 2) -> tuple[Found, ...]:
    """The candidates of one language, the most term-like first.

    Args:
        segments: in reading order.
        lang: of the segments.
        least: how often a candidate has to occur.

    Returns:
        Candidates by termhood: log2(units + 1), function words left out, times how often they
        stand on their own, outside longer candidates.

    Source:
        The C-value of Frantzi, Ananiadou and Mima, International Journal on Digital Libraries 3
        (2000), takes off what a candidate has in longer ones on average; here it is counted.
    """
    return candidates_in(
        stretches([segment.text for segment in segments], lang), segments, lang, least
    )


def candidates_in(
    cut: Sequence[Stretch], segments: Sequence[Segment], lang: Lang, least: int
) -> tuple[Found, ...]:
    """The same, of segments that are cut into stretches already."""
    han = is_han(lang)
    grams = Grams(cut, least, _LONGEST_OF_HAN if han else _LONGEST)
    runs = grams.free(_HELD if han else None)
    runs = {key: found for key, found in runs.items() if says_something(key, lang)}
    runs = _without_pieces(runs, cut, lang, least)
    runs = _without_openers(runs, cut, plain_articles(lang))
    runs = _without_pairs(runs, grams, cut, lang)
    heads = _shared(cut, runs, conjunctions(lang))
    shared = {key: list(found) for key, found in heads.items()}
    alone = _on_its_own(runs, shared)
    made = []
    for key, (own, weight) in alone.items():
        units = _units(runs[key][0], cut)
        heavy = sum(not unit.light for unit in units)
        others = {
            _place(at, cut): tuple(_span(cut[at.stretch], *part) for part in parts)
            for at, parts in heads.get(key, {}).items()
        }
        places = {at: _place(at, cut) for at in runs[key]}
        stands = [*places.values()]
        standing = [places.get(at) or _place(at, cut) for at in own] if own else stands
        whole = standing
        if others:
            whole = [place for place in standing if place not in others] or stands[:1]
            stands = sorted({*stands, *others})
        made.append(found_at(key, stands, segments, heavy, weight, whole, others))
    return tuple(sorted(made, key=lambda found: (-found.candidate.termhood, found.key)))


def found_at(
    key: Key,
    places: Sequence[Place],
    segments: Sequence[Segment],
    heavy: int,
    weight: float,
    shown: Sequence[Place],
    heads: Mapping[Place, tuple[Span, ...]],
) -> Found:
    """A candidate that stands at some places.

    Args:
        key: of the candidate.
        places: all of them, in order.
        segments: of the side.
        heavy: its units without function words.
        weight: how many places it counts for.
        shown: the places whose most frequent text it has.
        heads: of a place in a shared phrase, its other words.
    """
    forms = Counter([written(segments[at].text, start, stop) for at, start, stop in shown])
    candidate = Candidate(
        segments[places[0].segment].ref.lang,
        most_frequent(forms),
        len(places),
        len({segments[at].ref.symbol for at, _, _ in places}),
        round(math.log2(heavy + 1) * weight, 3),
    )
    return Found(candidate, key, tuple(places), forms, heads)


def written(text: str, start: int, stop: int) -> str:
    """A part of a text, with the title mark before or behind it whose counterpart is inside.

    >>> written("《北京宣言》和《行动纲要》", 1, 12)
    '《北京宣言》和《行动纲要》'
    """
    part = text[start:stop]
    first, last = part.find("》"), part.rfind("《")
    if first < 0 and last < 0:  # as most
        return part
    if first >= 0 and "《" not in part[:first] and text[start - 1 : start] == "《":
        start -= 1
    if last >= 0 and "》" not in part[last:] and text[stop : stop + 1] == "》":
        stop += 1
    return text[start:stop]


def most_frequent(forms: Counter[str]) -> str:
    """The form that was seen most often; of several, the first in the order of letters."""
    return max(sorted(forms), key=forms.__getitem__)


def _without_pieces(runs: Runs, cut: Sequence[Stretch], lang: Lang, least: int) -> Runs:
    """Without places where a noun and what is said of it are no term.

    Its adjective may be that of two, as in paix et sécurité durables, or the rest of what is said
    may follow: rates attributed to.
    """
    if not _agrees(lang) and base_of(lang) != "en":  # nothing is told of others
        return runs
    is_piece = _is_half if _agrees(lang) else _is_cut_short
    made: Runs = {}
    for key, found in runs.items():
        is_word = len(key) == 1  # and no piece
        kept = found if is_word else [run for run in found if not is_piece(_units(run, cut))]
        if len(kept) >= least:
            made[key] = kept
    return made


def _is_cut_short(units: Sequence[Unit]) -> bool:
    """Whether it is an English noun with a participle behind it."""
    *_, before, last = units
    if not is_past(last.word, last.key, "en"):
        return False
    return not before.light and not before.word.endswith("ly")


def _agrees(lang: Lang) -> bool:
    """Whether the adjectives of a language show by an -s that they are of many."""
    return base_of(lang) in _AGREEING


def _is_half(units: Sequence[Unit]) -> bool:
    """Whether it is a noun in the singular with an adjective in the plural, French or Spanish."""
    if len(units) != 2:
        return False
    noun, adjective = units
    is_one = noun.word == noun.key and not noun.word.endswith(("s", "x", "z"))
    return is_one and adjective.word != adjective.key and adjective.word.endswith(("s", "x"))


def _units(run: Run, cut: Sequence[Stretch]) -> Sequence[Unit]:
    return cut[run.stretch].units[run.first : run.stop]


def _without_openers(runs: Runs, cut: Sequence[Stretch], articles: frozenset[str]) -> Runs:
    """Without what begins with a word that mostly opens segments, before an article: Salutes the.

    A word that opens segments and has none behind it is as likely what they are about.
    """

    def opens(run: Run) -> bool:
        units = cut[run.stretch].units
        return (
            units[run.first].start == 0
            and run.stop < len(units)
            and units[run.stop].word in articles
        )

    openers = {
        key[0]
        for key, found in runs.items()
        if len(key) == 1 and sum(map(opens, found)) >= _OPENER * len(found)
    }
    return {key: found for key, found in runs.items() if key[0] not in openers}


def _without_pairs(runs: Runs, grams: Grams, cut: Sequence[Stretch], lang: Lang) -> Runs:
    """Without "X and Y" where X and Y are frequent apart: they are two.

    What contains such a pair goes with it, but for names that most of its occurrences are in.
    """
    joining, agreeing = conjunctions(lang), _agrees(lang)

    def is_pair(key: Key) -> bool:
        run = runs[key][0]
        units = _units(run, cut)
        sides = (
            (_trimmed(units, 0, place), _trimmed(units, place + 1, len(units)))
            for place, unit in enumerate(units)
            if unit.key in joining
        )
        return any(
            _apart(grams, run, *here)
            and _apart(grams, run, *there)
            and not (agreeing and _is_half(units[slice(*there)]))
            for here, there in sides
        )

    pairs = {key for key in runs if joining.intersection(key) and is_pair(key)}
    if not pairs:
        return runs
    return {
        key: found
        for key, found in runs.items()
        if joining.isdisjoint(key)
        or (
            key not in pairs
            and all(2 * len(found) > grams.count(found[0], *part) for part in _holding(key, pairs))
        )
    }


def _apart(grams: Grams, run: Run, first: int, stop: int) -> bool:
    """Whether a part of a run comes without the rest of it."""
    return grams.count(run, first, stop) > grams.count(run)


def _trimmed(units: Sequence[Unit], first: int, stop: int) -> Span:
    """A part of a run without function words at its ends."""
    heavy = [place for place in range(first, stop) if not units[place].light]
    return (heavy[0], heavy[-1] + 1) if heavy else (first, first)


def _holding(key: Key, pairs: Set[Key]) -> Iterator[Span]:
    """Where a key holds one of the pairs."""
    for first in range(len(key)):
        for stop in range(first + 1, len(key) + 1):
            if key[first:stop] in pairs:
                yield first, stop


def _on_its_own(runs: Runs, shared: Runs) -> dict[Key, tuple[list[Run], float]]:
    """The places of each candidate that are not inside a longer one, and how many these count for.

    One that is always inside counts where it is so in different longer ones, by what it has on
    average in each: Development Goals, of the Sustainable and the Millennium ones.
    """
    taken: dict[int, list[tuple[int, int, Key]]] = defaultdict(list)
    for places in (runs, shared):
        for key, found in places.items():
            for at, first, stop in found:
                taken[at].append((first, stop, key))

    def longer(run: Run, key: Key) -> list[Key]:
        return [
            other
            for start, stop, other in taken[run.stretch]
            if start <= run.first and run.stop <= stop and len(other) > len(key)
        ]

    inside = iter(_inside(runs, shared))
    alone: dict[Key, tuple[list[Run], float]] = {}
    for key, found in runs.items():
        own = [run for run, is_inside in zip(found, inside, strict=False) if not is_inside]
        own += [run for run in shared.get(key, ()) if not longer(run, key)]
        if own:
            alone[key] = own, float(len(own))
            continue
        around = Counter(
            chain.from_iterable(longer(run, key) for run in (*found, *shared.get(key, ())))
        )
        if len(around) > 1:
            alone[key] = [], max(_NESTED, len(found) - around.total() / len(around))
    return alone


def _inside(runs: Runs, shared: Runs) -> list[bool]:
    """Of all runs in their order, whether each is part of a longer one, or of a shared phrase."""
    import numpy as np

    every = list(chain.from_iterable(chain(runs.values(), shared.values())))
    stretch, first, stop = np.fromiter(chain.from_iterable(every), np.int64).reshape(-1, 3).T
    size = sum(map(len, runs.values()))
    order = np.lexsort((np.arange(len(every)) < size, -stop, first, stretch))
    ends = (stretch * (stop.max(initial=0) + 1) + stop)[order]  # those of a stretch after another
    inside = np.zeros(len(every), bool)
    inside[order[1:]] = np.maximum.accumulate(ends)[:-1] >= ends[1:]
    flags: list[bool] = inside[:size].tolist()
    return flags


def _shared(
    cut: Sequence[Stretch], runs: Mapping[Key, object], conjunctions: frozenset[str]
) -> dict[Key, dict[Run, tuple[Span, ...]]]:
    """Where a candidate stands in a phrase that two share: its own words, and the others."""
    found: dict[Key, dict[Run, tuple[Span, ...]]] = defaultdict(dict)
    sizes = range(1, _SHARED + 1)
    edges = (
        {key[:size] for key in runs for size in sizes},
        {key[-size:] for key in runs for size in sizes},
    )
    for at, stretch in enumerate(cut):
        keys = stretch.keys
        for middle in [place for place, key in enumerate(keys) if key in conjunctions]:
            for first, stop, whole, others in _sharings(keys, middle, *edges):
                if whole in runs:
                    parts = tuple(part for part in others if part[0] < part[1])
                    found[whole].setdefault(Run(at, first, stop), parts)
    return found


def _sharings(
    keys: Key, middle: int, heads: Set[Key], tails: Set[Key]
) -> Iterator[tuple[int, int, Key, tuple[Span, ...]]]:
    """The ways to read "P L and R S" as "P L S" and "P R S": own words, the whole, P and S.

    P is one of the heads, S one of the tails, or nothing.
    """
    for left in range(1, min(_SHARED, middle) + 1):
        for right in range(1, min(_SHARED, len(keys) - middle - 1) + 1):
            first, last = middle - left, middle + 1 + right
            closings = [
                (stop, keys[last:stop], keys[last:stop] in tails)
                for stop in range(last, min(last + _SHARED, len(keys)) + 1)
            ]
            for start in range(first, max(first - _SHARED, 0) - 1, -1):
                opening = keys[start:first]
                is_head = opening in heads
                for stop, closing, is_tail in closings:
                    if is_tail:
                        whole = opening + keys[first:middle] + closing
                        yield first, middle, whole, ((start, first), (last, stop))
                    if is_head:
                        whole = opening + keys[middle + 1 : last] + closing
                        yield middle + 1, last, whole, ((start, first), (last, stop))


def _span(stretch: Stretch, first: int, stop: int) -> Span:
    """Units of a stretch as code points of its segment."""
    return stretch.units[first].start, stretch.units[stop - 1].stop


def _place(run: Run, cut: Sequence[Stretch]) -> Place:
    at, first, stop = run
    stretch = cut[at]
    units = stretch.units
    return Place(stretch.segment, units[first].start, units[stop - 1].stop)
