"""Strings that may be terms, found without trusting anyone to cut Chinese into words.

    促进南南合作和三方合作，加强南南合作      南南合作 ×2: often, held together, free on both sides
                                              南合作 ×2: always part of 南南合作, so no candidate

In languages with words a phrase may be shared: "South-South and triangular cooperation" says
South-South cooperation, too. Such a place counts where the whole phrase stands elsewhere.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.document import Lang, Segment
from termbase.entry import Candidate
from termbase.stretches import Stretch, conjunctions, content, says_something, stretches

Key = tuple[str, ...]

_LONGEST = {"zh": 24}  # units of a candidate
_LONGEST_OF_WORDS = 12
_HELD = 1.5  # nats by which Chinese characters come together more often than by chance
_OPENER = 0.6  # share of places at the head of a segment from which it is a verb of resolutions
_SHARED = 2  # words that each part of a shared phrase may have


class Place(NamedTuple):
    """Where a candidate stands; of a shared phrase the words that are its own."""

    segment: int
    start: int
    stop: int


class _Run(NamedTuple):
    """Units of one stretch."""

    stretch: int
    first: int
    stop: int


_Runs = dict[Key, list[_Run]]


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate and every place it stands at."""

    candidate: Candidate
    key: Key
    content: tuple[str, ...]  # what it is made of, function words left out
    places: tuple[Place, ...]


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
    often = _often(cut, least, _LONGEST.get(lang, _LONGEST_OF_WORDS))
    runs = _free(_with_edges(often, cut, lang, least), cut)
    if lang == "zh":
        runs = _held_together(runs, often, sum(len(stretch.units) for stretch in cut))
    runs = _without_openers(runs, cut, 4 if lang == "zh" else 1)
    runs = _without_pairs(_standing(runs), often, cut, conjunctions(lang))
    shared = _shared(cut, runs, conjunctions(lang))
    alone = _on_its_own(runs, shared)
    made = []
    for key, own in alone.items():
        run = runs[key][0]
        units = cut[run.stretch].units[run.first : run.stop]
        heavy = sum(not unit.light for unit in units)
        standing = [_place(run, cut) for run in own if run in runs[key]] or [_place(run, cut)]
        texts = Counter(segments[at].text[start:stop] for at, start, stop in standing)
        places = sorted({_place(run, cut) for run in (*runs[key], *shared.get(key, ()))})
        candidate = Candidate(
            lang,
            max(sorted(texts), key=lambda text: texts[text]),
            len(places),
            len({segments[place.segment].ref.symbol for place in places}),
            round(math.log2(heavy + 1) * len(own), 3),
        )
        made.append(Found(candidate, key, content(units, lang), tuple(places)))
    return tuple(sorted(made, key=lambda found: (-found.candidate.termhood, found.key)))


def _often(cut: Sequence[Stretch], least: int, longest: int) -> _Runs:
    """Every run of units that occurs at least so often.

    A run can be frequent only where it is without its last unit, so that each length is looked
    for only at the places that the length before has left.
    """
    often: _Runs = {}
    keys = [stretch.keys for stretch in cut]
    starts = [(at, first) for at, units in enumerate(keys) for first in range(len(units))]
    for size in range(1, longest + 1):
        places: _Runs = defaultdict(list)
        for at, first in starts:
            if first + size <= len(keys[at]):
                places[keys[at][first : first + size]].append(_Run(at, first, first + size))
        frequent = {key: found for key, found in places.items() if len(found) >= least}
        often |= frequent
        starts = [(run.stretch, run.first) for found in frequent.values() for run in found]
    return often


def _with_edges(often: _Runs, cut: Sequence[Stretch], lang: Lang, least: int) -> _Runs:
    """The runs where they begin and end as a term may."""
    runs = {
        key: [run for run in found if cut[run[0]].opens[run[1]] and cut[run[0]].closes[run[2] - 1]]
        for key, found in often.items()
        if says_something(key, lang)
    }
    return {key: found for key, found in runs.items() if len(found) >= least}


def _free(runs: _Runs, cut: Sequence[Stretch]) -> _Runs:
    """The runs that stand beside more than one word on either side.

    Punctuation and a word that ends or begins no term are always another neighbour.
    """

    def before(run: _Run) -> str:
        stretch = cut[run.stretch]
        inside = run.first and stretch.closes[run.first - 1]
        return stretch.units[run.first - 1].key if inside else ""

    def after(run: _Run) -> str:
        stretch = cut[run.stretch]
        inside = run.stop < len(stretch.units) and stretch.opens[run.stop]
        return stretch.units[run.stop].key if inside else ""

    return {
        key: found
        for key, found in runs.items()
        if all(
            "" in neighbours or len(neighbours) > 1
            for neighbours in (set(map(before, found)), set(map(after, found)))
        )
    }


def _held_together(runs: _Runs, often: _Runs, total: int) -> _Runs:
    """The runs whose parts come together more often than chance would have them."""

    def holds(key: Key) -> bool:
        likeliest = max(len(often[key[:at]]) * len(often[key[at:]]) for at in range(1, len(key)))
        return math.log(len(often[key]) * total / likeliest) >= _HELD

    return {key: found for key, found in runs.items() if len(key) == 1 or holds(key)}


def _without_openers(runs: _Runs, cut: Sequence[Stretch], longest: int) -> _Runs:
    """Without what begins with a word that mostly opens segments: Recalls, 重申."""

    def opens(run: _Run) -> bool:
        stretch = cut[run.stretch]
        whole = run.stop == len(stretch.units)
        return stretch.units[run.first].start == 0 and not whole

    openers = {
        key
        for key, found in runs.items()
        if len(key) <= longest and sum(map(opens, found)) >= _OPENER * len(found)
    }
    return {
        key: found
        for key, found in runs.items()
        if not any(key[:size] in openers for size in range(1, longest + 1))
    }


def _without_pairs(
    runs: _Runs, often: _Runs, cut: Sequence[Stretch], conjunctions: frozenset[str]
) -> _Runs:
    """Without "X and Y" where X and Y are frequent apart: they are two.

    What contains such a pair goes with it, but for names that most of its occurrences are in.
    """

    def is_pair(key: Key) -> bool:
        at, first, _ = runs[key][0]
        light = [unit.light for unit in cut[at].units[first : first + len(key)]]
        return any(
            unit in conjunctions
            and _apart(often, key, _trimmed(key[:place], light[:place]))
            and _apart(often, key, _trimmed(key[place + 1 :], light[place + 1 :]))
            for place, unit in enumerate(key)
        )

    pairs = {key for key in runs if is_pair(key)}
    return {
        key: found
        for key, found in runs.items()
        if key not in pairs
        and all(2 * len(found) > len(often[part]) for part in _parts(key) if part in pairs)
    }


def _apart(often: _Runs, key: Key, part: Key) -> bool:
    return len(often.get(part, ())) > len(often[key])


def _trimmed(key: Key, light: Sequence[bool]) -> Key:
    """A key without function words at its ends."""
    heavy = [place for place, is_light in enumerate(light) if not is_light]
    return key[heavy[0] : heavy[-1] + 1] if heavy else ()


def _parts(key: Key) -> Iterator[Key]:
    """Every shorter run of units inside a key."""
    for first in range(len(key)):
        for stop in range(first + 1, len(key) + 1):
            if stop - first < len(key):
                yield key[first:stop]


def _standing(runs: _Runs) -> _Runs:
    """The runs that are not always part of a longer one."""
    alone = _on_its_own(runs, {})
    return {key: found for key, found in runs.items() if key in alone}


def _on_its_own(runs: _Runs, shared: _Runs) -> _Runs:
    """The places of each candidate that are not inside a longer one, where there are any."""
    taken: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for places in (runs, shared):
        for key, found in places.items():
            for at, first, stop in found:
                taken[at].append((first, stop, len(key)))
    alone: _Runs = {}
    for key in runs:
        own = [
            run
            for run in (*runs[key], *shared.get(key, ()))
            if not any(
                start <= run.first and run.stop <= end and size > len(key)
                for start, end, size in taken[run.stretch]
            )
        ]
        if own:
            alone[key] = own
    return alone


def _shared(
    cut: Sequence[Stretch], runs: Mapping[Key, object], conjunctions: frozenset[str]
) -> _Runs:
    """Where a candidate stands in a phrase that two share, its own words only."""
    found: _Runs = defaultdict(list)
    for at, stretch in enumerate(cut):
        for middle, key in enumerate(stretch.keys):
            if key in conjunctions:
                for first, stop, whole in _sharings(stretch.keys, middle):
                    if whole in runs and _Run(at, first, stop) not in found[whole]:
                        found[whole].append(_Run(at, first, stop))
    return found


def _sharings(keys: Key, middle: int) -> Iterator[tuple[int, int, Key]]:
    """The ways to read "P L and R S" as "P L S" and "P R S": own words, and the whole."""
    sizes = range(1, _SHARED + 1)
    for left in sizes:
        for right in sizes:
            first, last = middle - left, middle + 1 + right
            if first < 0 or last > len(keys):
                continue
            for head in range(min(_SHARED, first) + 1):
                for tail in range(min(_SHARED, len(keys) - last) + 1):
                    before, after = keys[first - head : first], keys[last : last + tail]
                    if after:
                        yield first, middle, before + keys[first:middle] + after
                    if before:
                        yield middle + 1, last, before + keys[middle + 1 : last] + after


def _place(run: _Run, cut: Sequence[Stretch]) -> Place:
    stretch = cut[run.stretch]
    return Place(stretch.segment, stretch.units[run.first].start, stretch.units[run.stop - 1].stop)
