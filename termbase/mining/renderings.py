"""How terms were translated: which stretch of the other side answers to which.

    zh  鼓励[南南合作]和[三方合作]…        南南合作 → South-South cooperation     64 of 65
    en  … [South-South cooperation] and   三方合作 → triangular cooperation      36 of 37
        [triangular cooperation] …

Every stretch of a bead that could be a term is measured against every place of a term, by word
links (`projection`); then they compete (`choosing`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, zip_longest
from operator import attrgetter

import numpy as np

from align.encoder import Encoder, official_encoder
from align.links.linking import Links, link_words
from corpora.document import Ref, Span
from termbase.entry import Rendering, Seen
from termbase.mining.adding import AnswerCount, Counts, TermCount
from termbase.mining.bitext import Bitext
from termbase.mining.candidates import Place
from termbase.mining.choosing import Claim, Contest, choose
from termbase.mining.collecting import uncollected
from termbase.mining.columns import Floats, Numbers, Spread
from termbase.mining.forms import without_clitics
from termbase.mining.projection import answers
from termbase.mining.sides import ONCE, Side, keys_of

LEAST = 2  # times that a term has to occur
_SHARD = 10_000  # beads of a part
_CLAIMS = 4  # stretches that a place votes for
_ANSWERS = 0.35  # how well a stretch has to answer, at the least
_NEAR = 0.6  # and in comparison with the one that answers best

_NAMED = 0.75  # how well a stretch has to answer a name that need not come again
_NUMBER = 0.6  # and one with a number, of a term without, or the other way round
_DIGIT = re.compile(r"\d")
_PLACE = attrgetter("place")


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
    encoder = official_encoder(encoder)
    wholes = [Counts(bitext.langs) for bitext in bitexts]
    wanted = {key.strip() for key in keys_of(asked, bitexts[0].langs[0])}
    with uncollected():
        for cut in zip_longest(*(bitext.parts(_SHARD) for bitext in bitexts)):
            for number, counts in _counted_in_all(cut, least, encoder, wanted):
                wholes[number].add(counts)
        return [whole.renderings() for whole in wholes]


def _counted_in_all(
    cut: Sequence[Bitext | None], least: int, encoder: Encoder | None, wanted: Set[str]
) -> list[tuple[int, Counts]]:
    """What a part of a text counts in each language that has it, by the language's place."""
    sides: list[Side] = []  # one where the text is the same for all
    parts: list[tuple[int, _Part]] = []
    for number, bitext in enumerate(cut):
        if bitext:
            if not sides or sides[-1].segments != bitext.sides[0]:
                sides.append(Side(bitext.sides[0], bitext.langs[0], least))
            parts.append((number, _Part(bitext, sides[-1], least, encoder)))
    keys = wanted | {side.joined(found.key) for side in sides for found in side.found}
    counted = []
    while parts:  # what is counted is let go
        number, part = parts.pop(0)
        counted.append((number, part.counted(keys)))
    return counted


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
        claims = _Claims(source, target)
        beads = list(map(claims.of, self.bitext.beads, self.links))
        spans = target.columns.find({claim.key for bead in beads for claim in bead.claims})
        often = {key: len(found) for key, found in spans.items()}
        chosen: dict[tuple[int, str], list[Claim]] = defaultdict(list)
        for claim in choose(beads, _finder(self.bitext, target, spans), often):
            chosen[claim.term, claim.key].append(claim)
        return _counted(self.bitext, source, target, chosen, often)


def _finder(
    bitext: Bitext, target: Side, spans: Mapping[str, Sequence[Span]]
) -> Callable[[str], Mapping[int, Sequence[Place]]]:
    """How to look a stretch of the target side up, by bead."""
    bead_of = {
        segment: number for number, (_, span) in enumerate(bitext.beads) for segment in range(*span)
    }

    def where(key: str) -> Mapping[int, Sequence[Place]]:
        places: dict[int, list[Place]] = defaultdict(list)
        for place in target.places(key, spans[key]):
            if place.segment in bead_of:
                places[bead_of[place.segment]].append(place)
        return places

    return where


def _keys(bitext: Bitext, *sides: Side) -> list[list[list[str]]]:
    """The words of either side, bead by bead, as they count."""
    return [
        [
            [key for segment in range(*bead[number]) for key in side.linked[segment]]
            for bead in bitext.beads
        ]
        for number, side in enumerate(sides)
    ]


def _names(bitext: Bitext, links: Sequence[Links], source: Side, target: Side) -> Iterator[str]:
    """The keys of names of the source side: those that show, and those that names answer."""
    names = Spread(target.columns, [[(place[1:],) for place in listed] for listed in target.names])
    for bead, linked in zip(bitext.beads, links, strict=True):
        for segment in range(*bead[0]):
            yield from map(source.key, source.names[segment])
        table = names.table(bead[1])
        if len(table):
            yield from _named(bead, linked, source, target, table)


def _named(
    bead: tuple[Span, Span], links: Links, source: Side, target: Side, names: Floats
) -> Iterator[str]:
    """What names of the target side answer, where it is sure.

    One without a conjunction is not the name of two things: 基金和佩雷斯-格雷罗. A stretch in lower
    case is as likely part of a sentence: présidentielle par le Conseil.
    """
    stretches = source.table(bead[0])
    if not len(stretches):
        return
    turned = Links(links.backward.T, links.forward.T)
    sure = answers(turned, names, stretches, (target.weights(bead[1]), source.weights(bead[0])))
    first = source.offers(bead[0]).start
    with np.errstate(invalid="ignore"):  # as in `answers`
        joined, joining = names @ target.joining(bead[1]), stretches @ source.joining(bead[0])
    best = sure.argmax(axis=1)
    is_one = (joined > 0) | (joining[best] == 0)
    fits = source.wording.fits[first + best] >= ONCE
    named = best[is_one & fits & (sure.max(axis=1) >= _NAMED)]
    for place, key in source.offered(first + named):
        if not source.segments[place.segment].text[place.start].islower():
            yield key


class _Claims:
    """What may answer what."""

    def __init__(self, source: Side, target: Side) -> None:
        self._source, self._target = source, target
        standing = source.standing()
        self._terms = source.spread(standing)
        self._asked = [*chain.from_iterable(standing)]
        self._rows = [0, *accumulate(map(len, standing))]  # of each segment: its first place
        counted = [_has_number(found.candidate.text) for found in source.found]
        self._counted = np.array([[counted[term]] for term, _ in self._asked])
        words = np.cumsum([0, *(_has_number(word) for word in target.columns.words)])
        wording = target.wording
        self._numbered = words[wording.lasts + 1] > words[wording.firsts]

    def of(self, bead: tuple[Span, Span], links: Links) -> Contest:
        """The places of terms in a bead, and what may answer them."""
        source, target = self._source, self._target
        rows = slice(*(self._rows[at] for at in bead[0]))
        asked = self._asked[rows]
        some = target.offers(bead[1])
        if not asked or some.start == some.stop:
            return Contest([], asked)
        weights = source.weights(bead[0]), target.weights(bead[1])
        table = answers(links, self._terms.table(bead[0]), target.table(bead[1]), weights)
        table *= target.wording.fits[some]
        table *= np.where(self._counted[rows] == self._numbered[some], 1, _NUMBER)
        answered, columns = _best(table)
        places, qualities = map(asked.__getitem__, answered.tolist()), table[answered, columns]
        offered = target.offered(some.start + columns)
        claims = [
            Claim(term, place, key, answer, quality, target.heads.get(answer, ()))
            for (term, place), quality, (answer, key) in zip(
                places, qualities.tolist(), offered, strict=True
            )
        ]
        return Contest(claims, asked)


def _best(table: Floats) -> tuple[Numbers, Numbers]:
    """Rows, and of each the columns that answer best, the best first."""
    enough = np.maximum(_NEAR * table.max(axis=1, keepdims=True), np.float32(_ANSWERS))
    rows, columns = np.nonzero(table >= enough)
    order = np.lexsort((-table[rows, columns], rows))
    rows, columns = rows[order], columns[order]
    first = np.arange(len(rows)) - np.searchsorted(rows, rows) < _CLAIMS
    return rows[first], columns[first]


def _counted(
    bitext: Bitext,
    source: Side,
    target: Side,
    chosen: dict[tuple[int, str], list[Claim]],
    often: Mapping[str, int],
) -> Counts:
    counts = Counts(bitext.langs)
    refs = [[segment.ref for segment in side] for side in bitext.sides]
    symbols = [ref.symbol for ref in refs[0]]
    same: dict[frozenset[str], frozenset[str]] = {}  # most terms share theirs with others
    for found in source.found:
        documents = frozenset([symbols[at] for at, _, _ in found.places])
        documents = same.setdefault(documents, documents)
        key = source.joined(found.key)
        forms = without_clitics(found.forms, key, source.lang)
        frequency, termhood = len(found.places), found.candidate.termhood
        counts.add_term(key, TermCount(forms, frequency, documents, termhood))
    for (number, key), claims in chosen.items():
        seen = tuple(
            (_seen(refs[0], claim.place), _seen(refs[1], claim.answer))
            for claim in sorted(claims, key=_PLACE)
        )
        forms = Counter([target.whole(claim.answer, key) for claim in claims])
        answer = AnswerCount(
            without_clitics(forms, key, target.lang),
            max(often[key], len(claims)),
            sum(min(1.0, claim.quality) for claim in claims),
            seen,
        )
        counts.add_answer((source.joined(source.found[number].key), key), answer)
    return counts


def _has_number(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _seen(refs: Sequence[Ref], place: Place) -> Seen:
    return Seen(refs[place.segment], _span(place.start, place.stop))


@lru_cache(maxsize=1 << 16)
def _span(start: int, stop: int) -> Span:
    """The same object for equal spans: a large bitext has millions."""
    return start, stop
