"""How terms were translated: which stretch of the other side answers to which.

    zh  鼓励[南南合作]和[三方合作]…        南南合作 → South-South cooperation     64 of 65
    en  … [South-South cooperation] and   三方合作 → triangular cooperation      36 of 37
        [triangular cooperation] …

Every stretch of a bead that could be a term is measured against every place of a term, by word
links (`projection`); then they compete (`choosing`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, zip_longest

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder
from align.linking import Links, link_words
from corpora.document import Span
from termbase.adding import AnswerCount, Counts, TermCount
from termbase.bitext import Bitext
from termbase.candidates import Place
from termbase.choosing import Claim, Contest, choose
from termbase.collecting import uncollected
from termbase.entry import Rendering, Seen
from termbase.forms import without_clitics
from termbase.projection import Floats, Offer, answers, covered
from termbase.sides import Side, keys_of

LEAST = 2  # times that a term has to occur
_SHARD = 10_000  # beads of a part
_CLAIMS = 4  # stretches that a place votes for
_ANSWERS = 0.35  # how well a stretch has to answer, at the least
_NEAR = 0.6  # and in comparison with the one that answers best

_ONCE = 0.85  # what a stretch counts that is no repeated candidate
_NAME = 0.96  # and one that is none, but a name
_NAMED = 0.75  # how well a stretch has to answer a name that need not come again
_NUMBER = 0.6  # and one with a number, of a term without, or the other way round


def find_renderings(
    bitext: Bitext,
    least: int = LEAST,
    encoder: Encoder | None = None,
    asked: Sequence[str] = (),
) -> tuple[Rendering, ...]:
    """The terms of the source side with their renderings on the target side, the surest first.

    A term may come more than once, with one rendering each time. A large bitext is worked on in
    parts, whose counts are then added up: memory stays bounded, time grows in proportion.

    Args:
        bitext: two sides and their beads.
        least: how often a term has to occur; names need not come again.
        encoder: tells what words say; the built-in one where there is none.
        asked: more words and phrases of the source side whose renderings are wanted.
    """
    return find_in_all([bitext], least, encoder, asked)[0]


def find_in_all(
    bitexts: Sequence[Bitext],
    least: int = LEAST,
    encoder: Encoder | None = None,
    asked: Sequence[str] = (),
) -> list[tuple[Rendering, ...]]:
    """The terms of a text with their renderings in several languages, those of each by themselves.

    What is a name by its rendering in one language is asked for in all of them.

    Args:
        bitexts: the text with each language, its segments the same in each.
        least: how often a term has to occur; names need not come again.
        encoder: tells what words say; the built-in one where there is none.
        asked: more words and phrases of the text whose renderings are wanted.
    """
    wholes = [Counts(bitext.langs) for bitext in bitexts]
    wanted = {key.strip() for key in keys_of(asked, bitexts[0].langs[0])}
    with uncollected():
        for cut in zip_longest(*(bitext.parts(_SHARD) for bitext in bitexts)):
            sides: list[Side] = []  # one where the text is the same for all
            parts: list[tuple[Counts, _Part]] = []
            for whole, bitext in zip(wholes, cut, strict=True):
                if bitext:
                    if not sides or sides[-1].segments != bitext.sides[0]:
                        sides.append(Side(bitext.sides[0], bitext.langs[0], least))
                    parts.append((whole, _Part(bitext, sides[-1], least, encoder)))
            keys = wanted.union(side.joined(found.key) for side in sides for found in side.found)
            for whole, part in parts:
                whole.add(part.counted(keys))
        return [whole.renderings() for whole in wholes]


def with_term(bitext: Bitext, term: str) -> Bitext:
    """The beads whose source side has a word or phrase, in whatever form."""
    lang = bitext.langs[0]
    lines = keys_of([segment.text for segment in bitext.sides[0]], lang)
    (wanted,) = keys_of([term], lang)
    beads = [
        bead
        for bead in bitext.beads
        if any(wanted in lines[segment] for segment in range(*bead[0]))
    ]
    return replace(bitext, beads=beads if wanted.strip() else [])


class _Part:
    """Some beads with their words linked, and the terms of both sides."""

    def __init__(self, bitext: Bitext, source: Side, least: int, encoder: Encoder | None) -> None:
        self.bitext, self.source = bitext, source
        self.target = Side(bitext.sides[1], bitext.langs[1], least)
        words = _keys(bitext, self.source, self.target)
        self.links = list(link_words(words[0], words[1], encoder))
        self.source.add(_names(bitext, self.links, self.source, self.target))

    def counted(self, more: Iterable[str] = ()) -> Counts:
        """The terms and what answers them.

        Args:
            more: keys of the source side whose renderings are wanted, too.
        """
        source, target = self.source, self.target
        source.add(more)
        beads = [
            Contest(
                list(_claims(bead, linked, source, target)),
                [each for segment in range(*bead[0]) for each in source.standing[segment]],
            )
            for bead, linked in zip(self.bitext.beads, self.links, strict=True)
        ]
        often = target.count({claim.key for bead in beads for claim in bead.claims})
        chosen: dict[tuple[int, str], list[Claim]] = defaultdict(list)
        for claim in choose(beads, _finder(self.bitext, target), often):
            chosen[claim.term, claim.key].append(claim)
        return _counted(self.bitext, source, target, chosen, often)


def _finder(bitext: Bitext, target: Side) -> Callable[[str], Mapping[int, Sequence[Place]]]:
    """How to look a stretch of the target side up, by bead."""
    bead_of = {
        segment: number for number, (_, span) in enumerate(bitext.beads) for segment in range(*span)
    }

    def where(key: str) -> Mapping[int, Sequence[Place]]:
        places: dict[int, list[Place]] = defaultdict(list)
        for place in target.places(key):
            if place.segment in bead_of:
                places[bead_of[place.segment]].append(place)
        return places

    return where


def _keys(bitext: Bitext, *sides: Side) -> list[list[list[str]]]:
    """The words of either side, bead by bead, as they count."""
    return [
        [
            [word.key for segment in range(*bead[number]) for word in side.words[segment]]
            for bead in bitext.beads
        ]
        for number, side in enumerate(sides)
    ]


def _names(bitext: Bitext, links: Sequence[Links], source: Side, target: Side) -> Iterator[str]:
    """The keys of names of the source side: those that show, and those that names answer."""
    for bead, linked in zip(bitext.beads, links, strict=True):
        for segment in range(*bead[0]):
            yield from map(source.key, source.names[segment])
        named = [name for segment in range(*bead[1]) for name in target.names[segment]]
        if named:
            yield from _named(range(*bead[0]), range(*bead[1]), linked, source, target, named)


def _named(
    here: Sequence[int],
    there: Sequence[int],
    links: Links,
    source: Side,
    target: Side,
    names: Sequence[Place],
) -> Iterator[str]:
    """What names of the target side answer, where it is sure."""
    table, weights = _table([(name, ()) for name in names], there, target)
    stretches, offered, others = _stretches(here, source)
    if not len(stretches):
        return
    turned = Links(links.backward.T, links.forward.T)
    sure = answers(turned, table, stretches, (weights, others))
    for row, column in enumerate(sure.argmax(axis=1).tolist()):
        if sure[row, column] >= _NAMED and offered[column].fit >= _ONCE:
            yield source.key_of(offered[column])


def _claims(bead: tuple[Span, Span], links: Links, source: Side, target: Side) -> Iterator[Claim]:
    """What may answer what in a bead."""
    terms, asked, weights = _terms(range(*bead[0]), source)
    stretches, offered, others = _stretches(range(*bead[1]), target)
    if not len(terms) or not len(stretches):
        return
    table = answers(links, terms, stretches, (weights, others))
    table *= np.array([offer.fit for offer in offered])
    counted = np.array([_has_number(source.found[term].candidate.text) for term, _ in asked])
    numbered = _with_number(range(*bead[1]), offered, target)
    table *= np.where(counted[:, np.newaxis] == numbered, 1, _NUMBER)
    best = np.argsort(-table, axis=1, kind="stable")[:, :_CLAIMS]
    for row, (term, place) in enumerate(asked):
        enough = max(_ANSWERS, _NEAR * table[row, best[row, 0]])
        for column in best[row].tolist():
            if table[row, column] >= enough:
                offer = offered[column]
                quality, heads = float(table[row, column]), target.heads.get(offer.place, ())
                yield Claim(term, place, target.key_of(offer), offer.place, quality, heads)


def _terms(segments: Sequence[int], side: Side) -> tuple[Floats, list[tuple[int, Place]], Floats]:
    """The places of terms: the words of each, its number and place; the weights of all words."""
    asked = [each for segment in segments for each in side.standing[segment]]
    places = [(place, side.found[number].heads.get(place, ())) for number, place in asked]
    table, weights = _table(places, segments, side)
    return table, asked, weights


def _table(
    places: Sequence[tuple[Place, Sequence[Span]]], segments: Sequence[int], side: Side
) -> tuple[Floats, Floats]:
    """Which words each place is of, with the other words it shares; the weights of all words."""
    offsets, weights = _laid(segments, side)
    table = np.zeros((len(places), len(weights)), np.float32)
    for row, (place, heads) in enumerate(places):
        for span in ((place.start, place.stop), *heads):
            for word, share in covered(side.words[place.segment], *span):
                table[row, offsets[place.segment] + word] = share
    return table, weights


def _stretches(segments: Sequence[int], side: Side) -> tuple[Floats, list[Offer], Floats]:
    """The stretches that may answer: the words of each, and what it is; weights of all words.

    Words that share a phrase stand for the whole: South-South, of "South-South and triangular
    cooperation", for South-South cooperation.
    """
    offsets, weights = _laid(segments, side)
    offered: list[Offer] = []
    spans: list[Span] = []
    for segment in segments:
        words, offset = side.words[segment], offsets[segment]
        known, names = side.known_at[segment], side.names[segment]
        for first, last, fit in side.wordings[segment].answers:
            place = Place(segment, words[first].start, words[last].stop)
            if place in names and place not in known:
                fit = _NAME
            elif fit == 1 and place not in known:
                fit = _ONCE
            offered.append(Offer(first, last, place, fit))
            spans.append((first + offset, last + offset))
    bounds = np.array(spans, int).reshape(-1, 2)
    places = np.arange(len(weights))
    table = ((places >= bounds[:, :1]) & (places <= bounds[:, 1:])).astype(np.float32)
    return table, offered, weights


def _with_number(
    segments: Sequence[int], offered: Sequence[Offer], side: Side
) -> NDArray[np.bool_]:
    """Which stretches have a number in them."""
    counts = {
        segment: [0, *accumulate(_has_number(word.word) for word in side.words[segment])]
        for segment in segments
    }
    return np.array(
        [
            counts[place.segment][last + 1] > counts[place.segment][first]
            for first, last, place, _ in offered
        ],
        bool,
    )


def _laid(segments: Sequence[int], side: Side) -> tuple[dict[int, int], Floats]:
    """Where the words of each segment of a bead begin, and the weights of all."""
    offsets: dict[int, int] = {}
    weights: list[float] = []
    for segment in segments:
        offsets[segment] = len(weights)
        weights += side.wordings[segment].weights
    return offsets, np.array(weights, np.float32)


def _counted(
    bitext: Bitext,
    source: Side,
    target: Side,
    chosen: dict[tuple[int, str], list[Claim]],
    often: Mapping[str, int],
) -> Counts:
    counts = Counts(bitext.langs)
    same: dict[frozenset[str], frozenset[str]] = {}  # most terms share theirs with others
    for found in source.found:
        symbols = frozenset(bitext.sides[0][at].ref.symbol for at, _, _ in found.places)
        symbols = same.setdefault(symbols, symbols)
        key = source.joined(found.key)
        forms = without_clitics(found.forms, key, source.lang)
        counts.add_term(key, TermCount(forms, len(found.places), symbols, found.candidate.termhood))
    for (number, key), claims in chosen.items():
        seen = tuple(
            (_seen(bitext, 0, claim.place), _seen(bitext, 1, claim.answer))
            for claim in sorted(claims, key=lambda claim: claim.place)
        )
        answer = AnswerCount(
            without_clitics(
                Counter(target.whole(claim.answer, key) for claim in claims), key, target.lang
            ),
            max(often[key], len(claims)),
            sum(min(1.0, claim.quality) for claim in claims),
            seen,
        )
        counts.add_answer((source.joined(source.found[number].key), key), answer)
    return counts


def _has_number(text: str) -> bool:
    return any(map(str.isdecimal, text))


def _seen(bitext: Bitext, side: int, place: Place) -> Seen:
    return Seen(bitext.sides[side][place.segment].ref, _span(place.start, place.stop))


@lru_cache(maxsize=1 << 16)
def _span(start: int, stop: int) -> Span:
    """The same object for equal spans: a large bitext has millions."""
    return start, stop
