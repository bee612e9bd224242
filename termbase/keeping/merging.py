"""What a file says of a concept that is there already: filled in where we say nothing, else listed.

    ours     zh 三方合作, en triangular cooperation (preferred)
    theirs   zh 三方合作, en triangular cooperation (admitted), fr coopération triangulaire
    made     zh 三方合作, en triangular cooperation (preferred), fr coopération triangulaire
    conflict en triangular cooperation, status: preferred here, admitted there

Nothing of ours is ever overwritten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from termbase.entry import Entry, Fields, Term

Key = tuple[str, str]  # a term as it is looked up: language, text in small letters


class Conflict(NamedTuple):
    """Something of which two sources say two things; ours stays."""

    what: str  # "subject", "en triangular cooperation, status"
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Match:
    """The entry that is about the same concept, and those that might be."""

    id: str  # "" for none
    alike: tuple[str, ...] = ()  # ids of others with a term in common


def key_of(term: Term) -> Key:
    """What makes two terms the same: language and text, whatever the size of the letters."""
    return term.lang, term.text.casefold()


_ENTRY_TEXTS = ("subject", "note")
_TERM_VALUES = (
    *("status", "part_of_speech", "source", "term_type", "usage", "reliability", "note"),
)


def filled(ours: Entry, theirs: Entry) -> tuple[Entry, tuple[Conflict, ...]]:
    """Our entry with what theirs adds, and what the two disagree about."""
    conflicts: list[Conflict] = []
    texts = _values(ours, theirs, _ENTRY_TEXTS, "", conflicts)
    fields = _joined_fields(ours.fields, theirs.fields, "", conflicts)
    definitions = dict.fromkeys(ours.definitions)
    said = {(d.lang, d.text) for d in ours.definitions}
    definitions |= dict.fromkeys(d for d in theirs.definitions if (d.lang, d.text) not in said)
    merged = replace(
        ours,
        **texts,
        terms=tuple(_filled_terms(ours, theirs, conflicts)),
        definitions=tuple(definitions),
        references=tuple(dict.fromkeys((*ours.references, *theirs.references))),
        created=ours.created or theirs.created,
        modified=ours.modified or theirs.modified,
        fields=fields,
    )
    return merged, tuple(conflicts)


def _filled_terms(ours: Entry, theirs: Entry, conflicts: list[Conflict]) -> Iterator[Term]:
    made = {key_of(term): term for term in reversed(ours.terms)}
    made = dict(reversed(made.items()))
    for term in theirs.terms:
        before = made.get(key_of(term))
        if before is None:
            made[key_of(term)] = term
        else:
            made[key_of(term)], found = filled_term(before, term)
            conflicts += found
    yield from made.values()


def filled_term(ours: Term, theirs: Term) -> tuple[Term, list[Conflict]]:
    """Our term with what theirs adds, and what the two disagree about."""
    conflicts: list[Conflict] = []
    where = f"{ours.lang} {ours.text}, "
    values = _values(ours, theirs, _TERM_VALUES, where, conflicts)
    shown = {context.text for context in ours.contexts}
    more = tuple(context for context in theirs.contexts if context.text not in shown)
    made = replace(
        ours,
        **values,
        contexts=ours.contexts + more,
        created=ours.created or theirs.created,
        modified=ours.modified or theirs.modified,
        fields=_joined_fields(ours.fields, theirs.fields, where, conflicts),
    )
    return made, conflicts


def _values(
    ours: Any, theirs: Any, names: Iterable[str], where: str, conflicts: list[Conflict]
) -> dict[str, Any]:
    made = {}
    for name in names:
        here, there = getattr(ours, name), getattr(theirs, name)
        made[name] = here or there
        if here and there and here != there:
            what = f"{where}{name.replace('_', ' ')}"
            conflicts.append(Conflict(what, str(here), str(there)))
    return made


def _joined_fields(ours: Fields, theirs: Fields, where: str, conflicts: list[Conflict]) -> Fields:
    made = dict(ours)
    for name, value in theirs:
        if made.setdefault(name, value) != value:
            conflicts.append(Conflict(f"{where}{name}", made[name], value))
    return tuple(sorted(made.items()))


class Index:
    """Entries looked up by their terms, those included that they once had."""

    def __init__(self) -> None:
        self._ids: defaultdict[Key, set[str]] = defaultdict(set)
        self._keys: defaultdict[str, set[Key]] = defaultdict(set)

    def copy(self) -> Index:
        """Another one with the same entries."""
        made = Index()
        for id, keys in self._keys.items():
            made.add(id, keys)
        return made

    def add(self, id: str, keys: Iterable[Key]) -> None:
        """Let an entry be found by these terms."""
        for key in keys:
            self._ids[key].add(id)
            self._keys[id].add(key)

    def remove(self, id: str) -> None:
        """Let an entry be found no more."""
        for key in self._keys.pop(id, ()):
            self._ids[key].discard(id)

    def match(self, entry: Entry) -> Match:
        """The entry that is about the same concept.

        Two languages in common make it the same. So does one, where one of the two has no other
        or they have the same id: a word alone may be a homonym, and then both are named.
        """
        shared: defaultdict[str, set[str]] = defaultdict(set)
        for term in entry.terms:
            for id in self._ids.get(key_of(term), ()):
                shared[id].add(term.lang)
        ranked = sorted(shared, key=lambda id: (-len(shared[id]), len(id), id))
        sure = [id for id in ranked if len(shared[id]) > 1]
        if not sure and entry.id in shared:
            sure = [entry.id]
        if not sure and len(ranked) == 1 and 1 in (len(entry.langs), self._number_of(ranked[0])):
            sure = ranked
        best = sure[0] if sure else ""
        return Match(best, tuple(id for id in ranked if id != best))

    def _number_of(self, id: str) -> int:
        return len({lang for lang, _ in self._keys[id]})


def homonyms(entries: Iterable[Entry]) -> dict[Key, tuple[str, ...]]:
    """Terms that name more than one concept, with the ids of the entries."""
    named: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for term in entry.terms:
            named[key_of(term)][entry.id] += 1
    return {key: tuple(ids) for key, ids in named.items() if len(ids) > 1}
