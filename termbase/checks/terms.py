"""Terms of a termbase that have not their rendering, or one that is not to be used.

zh  鼓励南南合作和三方合作       南南合作   South-South cooperation    whatever is accepted will do
en  Encourages South-South      三方合作   triangular cooperation
    and trilateral cooperation            trilateral cooperation (superseded)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from corpora.document import Lang, Span
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.matching import Lookup, Where
from termbase.checks.passage import Text, Work
from termbase.entry import REFUSED, Entry, Term
from termbase.formats.languages import is_below

_BEGINNING = 40  # characters of a source within which its subject stands
_SEVERAL = 3  # places
_MANY = 8  # places that are said at once
_MOSTLY = 0.5  # share of the places of a term


def missing_terms(work: Work) -> Iterator[Remark]:
    """A term of the source whose rendering, in any accepted form, is not in the translation."""
    if work.entries:
        yield from _terms(work).missing()


def forbidden_terms(work: Work) -> Iterator[Remark]:
    """A rendering that is deprecated or superseded, of a term that is in the source."""
    if work.entries:
        yield from _terms(work).forbidden()


@dataclass(frozen=True, slots=True)
class _Named:
    """A term that is looked for, and the entries it is in."""

    text: str
    entries: list[int]


@lru_cache(maxsize=1)
def _terms(work: Work) -> _Terms:
    return _Terms(work)


class Standing(NamedTuple):
    """An accepted rendering that stands in a translation, of a term that is in the source."""

    text: str
    span: Span  # of the target's text
    refused: str  # a rendering of the same term that is not to be used; "" if there is none


def renderings_standing(work: Work) -> dict[int, list[Standing]]:
    """The renderings that stand once in a passage, by passage."""
    return _terms(work).standing() if work.entries else {}


class _Terms:
    """The terms of the termbase in the passages of a work."""

    def __init__(self, work: Work) -> None:
        self.work, self.entries = work, [_in_tags_of(work.langs, entry) for entry in work.entries]
        self._source = _terms_in(self.entries, work.langs[0])
        targets = _terms_in(self.entries, work.langs[1])
        self._accepted = [_accepted(entry, work.langs[1]) for entry in self.entries]
        self._refused = [_refused(entry, work.langs[1]) for entry in self.entries]
        self._targets = targets
        texts = [passage.source.text for passage in work.passages]
        translations = [passage.target.text for passage in work.passages]
        self._here = Lookup(texts, [named.text for named in self._source], work.langs[0])
        self._same: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in range(len(self._source)):
            self._same[self._here.key(number)].append(number)
        self._there = Lookup(translations, [named.text for named in targets], work.langs[1])
        self._number = self._there.numbers
        self._witnesses = [_witness(texts, self.entries) for texts in work.witnesses if texts]

    def missing(self) -> Iterator[Remark]:
        """Terms without their rendering; one remark a term and passage.

        Where most of the places of a term lack it, or many, the text follows another usage: that
        is said once.
        """
        lacking: dict[int, list[tuple[int, Where]]] = defaultdict(list)
        asked: Counter[int] = Counter()
        named: set[int] = set()  # terms that were rendered in full before
        both = zip(self._here.found(), self._there.found(), strict=True)
        for number, (found, there) in enumerate(both):
            if not self.work.passages[number].target.text:
                continue
            standing = {one.term for one in there}
            for one in _first_of_each(found):
                wanted = self._wanted(one.term)
                if not wanted:
                    continue
                asked[one.term] += 1
                if any(self._there.has(number, self._number[term.text]) for term in wanted):
                    named.add(one.term)
                elif (
                    self._here.is_whole(number, one.span)
                    and standing.isdisjoint(self._refused_of(one.term))  # for the other check
                    and not self._is_forgiven(number, one, wanted, one.term in named)
                ):
                    lacking[one.term].append((number, one))
        for term, places in lacking.items():
            made = [self._missing(number, one, self._wanted(term)) for number, one in places]
            mostly = len(places) >= _SEVERAL and len(places) > _MOSTLY * asked[term]
            yield from [self._at_once(made, asked[term])] if mostly or len(made) >= _MANY else made

    def _at_once(self, made: Sequence[Remark], asked: int) -> Remark:
        """What is to be said of many places of a term, at the first of them."""
        first, *others = made
        sources = (self.work.passages[remark.passage].source for remark in others[:_MANY])
        labels = ", ".join(source.parts[0].label for source in sources)
        more = ", …" if len(others) > _MANY else ""
        told = f"{first.message[:-1]}, nor at {len(others)} of {asked - 1} other places."
        why = f"{first.why}; also {labels}{more}"
        return replace(first, message=told, why=why, severity="note")

    def _wanted(self, term: int) -> list[Term]:
        """The accepted renderings of a term and of other forms of it, in whatever entry."""
        same = self._same[self._here.key(term)]
        found = (
            each
            for n in same
            for entry in self._source[n].entries
            for each in self._accepted[entry]
        )
        return list({each.text: each for each in found}.values())

    def _is_forgiven(self, number: int, one: Where, wanted: Sequence[Term], is_named: bool) -> bool:
        """Whether what is there instead will do: a short form, or what is said elsewhere."""
        term = self._source[one.term]
        if is_named or not self.work.whole:
            is_subject = one.span[0] < _BEGINNING
            if is_subject and self._there.begins_with_pronoun(number):
                return True
            if any(self._there.has_short(number, self._number[each.text]) for each in wanted):
                return True
        return any(self._lacks(lookup, number, term) for lookup in self._witnesses)

    def _refused_of(self, term: int) -> Iterator[int]:
        """The renderings of a term that are not to be used."""
        for entry in self._source[term].entries:
            yield from (self._number[each.text] for each in self._refused[entry])

    def _lacks(self, lookup: Lookup, number: int, term: _Named) -> bool:
        """Whether a witness, too, has the passage, but not the term."""
        terms = [
            lookup.numbers[each.text]
            for entry in term.entries
            for each in self.entries[entry].in_lang(lookup.lang)
        ]
        return bool(
            terms and lookup.texts[number] and not any(lookup.has(number, each) for each in terms)
        )

    def _missing(self, number: int, one: Where, wanted: Sequence[Term]) -> Remark:
        text = self._source[one.term].text
        listed = " or ".join(dict.fromkeys(f"“{term.text}”" for term in wanted[:3]))
        return Remark(
            number,
            one.span,
            NOWHERE,
            f"{text} is in the source; the translation does not have {listed}.",
            wanted[0].text,
            f"the termbase has {text} as {listed}",
            text,
        )

    def standing(self) -> dict[int, list[Standing]]:
        """Accepted renderings, where their term and they themselves stand once."""
        made: dict[int, list[Standing]] = {}
        both = zip(self._here.found(), self._there.found(), strict=True)
        for number, (here, there) in enumerate(both):
            terms, texts = (Counter(one.term for one in side) for side in (here, there))
            wanted = {
                self._number[each.text]
                for term, count in terms.items()
                if count == 1
                for each in self._wanted(term)
            }
            made[number] = [
                Standing(self._targets[one.term].text, one.span, self._instead(one.term))
                for one in there
                if one.term in wanted and texts[one.term] == 1
            ]
        return made

    def _instead(self, target: int) -> str:
        """A rendering that is not to be used where this one is accepted."""
        entries = self._targets[target].entries
        return next((term.text for entry in entries for term in self._refused[entry]), "")

    def forbidden(self) -> Iterator[Remark]:
        """Renderings that are not to be used, where their term is in the source."""
        refused: dict[str, list[int]] = defaultdict(list)
        for place, terms in enumerate(self._refused):
            for term in terms:
                refused[term.text].append(place)
        if not refused:
            return
        both = zip(self._here.found(), self._there.found(), strict=True)
        for number, (here, there) in enumerate(both):
            entries = {entry for one in here for entry in self._source[one.term].entries}
            for one in there:
                text = self._targets[one.term].text
                for entry in refused.get(text, ()):
                    sources = self.entries[entry].in_lang(self.work.langs[0])
                    if entry in entries or not sources:
                        yield self._forbidden(number, entry, one, here)
                        break

    def _forbidden(self, number: int, entry: int, one: Where, here: Sequence[Where]) -> Remark:
        text = self._targets[one.term].text
        status = next(term.status for term in self._refused[entry] if term.text == text)
        meant = next((found for found in here if entry in self._source[found.term].entries), None)
        wanted = self._wanted(meant.term) if meant else self._accepted[entry]
        better, span = wanted[0].text if wanted else "", meant.span if meant else NOWHERE
        instead = f"; “{better}” is preferred" if better else ""
        return Remark(
            number,
            span,
            one.span,
            f"“{text}” is {status}{instead}.",
            better,
            f"the termbase marks “{text}” as {status}",
            text,
        )


def _in_tags_of(langs: Sequence[Lang], entry: Entry) -> Entry:
    """An entry in the languages of a work: its terms in pt are good in pt-BR, and its pt-BR in pt.

    Not so Traditional Chinese, whose words are written otherwise.
    """

    def tag(lang: Lang) -> Lang:
        near = (one for one in langs if is_below(lang, one) or is_below(one, lang))
        return lang if lang.startswith("zh") else next(near, lang)

    if all(tag(lang) == lang for lang in entry.langs):
        return entry
    return replace(entry, terms=tuple(replace(term, lang=tag(term.lang)) for term in entry.terms))


def _terms_in(entries: Sequence[Entry], lang: Lang) -> list[_Named]:
    """The terms of a language, each text once, with the entries that have it."""
    found: dict[str, _Named] = {}
    for number, entry in enumerate(entries):
        for term in entry.in_lang(lang):
            found.setdefault(term.text, _Named(term.text, [])).entries.append(number)
    return list(found.values())


def _witness(texts: Sequence[Text], entries: Sequence[Entry]) -> Lookup:
    """Another version, with the terms of its language."""
    terms = [named.text for named in _terms_in(entries, texts[0].lang)]
    return Lookup([text.text for text in texts], terms, texts[0].lang)


def _accepted(entry: Entry, lang: Lang) -> list[Term]:
    """The renderings that will do, the preferred one first."""
    found = [term for term in entry.in_lang(lang) if term.status not in REFUSED]
    return sorted(found, key=lambda term: term.status != "preferred")


def _refused(entry: Entry, lang: Lang) -> list[Term]:
    """The renderings that are not to be used."""
    return [term for term in entry.in_lang(lang) if term.status in REFUSED]


def _first_of_each(found: Sequence[Where]) -> list[Where]:
    return list({one.term: one for one in reversed(found)}.values())[::-1]
