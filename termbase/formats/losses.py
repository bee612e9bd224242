"""What a file could not carry, found by setting what comes back beside what went out.

1 definition lost                c1: collaboration among countries of the South
3 statuses in words only         c1: zh 南南合作: preferred
2 terms in fr left out           c1: coopération Sud-Sud
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termbase.entry import Change, Entry, Term
from termbase.keeping.merging import Key, key_of

# What comments and notes of poorer formats are made of.
_IN_WORDS = {
    *("subjects", "definitions", "notes of entries", "notes of terms", "statuses"),
    *("parts of speech", "term types", "regions", "sources of terms"),
    *("fields of entries", "fields of terms"),
}


class Fact(NamedTuple):
    """One thing that an entry says."""

    kind: str  # in the plural: "definitions"
    about: str  # "zh 南南合作"; "" for the concept
    value: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Things of one kind that do not come back."""

    kind: str
    count: int
    example: str
    in_words: bool = False  # it stands in a note or a comment, where no program will find it

    def __str__(self) -> str:
        how = "kept as words in a note" if self.in_words else "lost"
        return f"{self.kind}: {self.count} {how}, as {self.example}"


def losses(entries: Sequence[Entry], carried: Sequence[Entry]) -> tuple[Loss, ...]:
    """What of some entries does not come back.

    Args:
        entries: as they went out.
        carried: as they come back, in whatever order, joined or split.
    """
    left, words = _what_is_left(carried)
    lost: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for entry in entries:
        keys = [key_of(term) for term in entry.terms]
        said = " ".join(dict.fromkeys(word for key in keys for word in words.get(key, ())))
        for fact in facts(entry):
            if left[fact]:
                left[fact] -= 1
                continue
            in_words = fact.kind in _IN_WORDS and " ".join(fact.value.split()) in said
            shown = ": ".join(filter(None, [entry.id, fact.about, fact.value]))
            lost[fact.kind, in_words].append(shown)
    return tuple(
        Loss(kind, len(shown), _short(shown[0]), in_words)
        for (kind, in_words), shown in lost.items()
    )


def _what_is_left(carried: Sequence[Entry]) -> tuple[Counter[Fact], dict[Key, list[str]]]:
    left: Counter[Fact] = Counter()
    words: defaultdict[Key, list[str]] = defaultdict(list)
    for entry in carried:
        left.update(facts(entry))
        notes = [" ".join(note.split()) for note in (entry.note, *(t.note for t in entry.terms))]
        for term in entry.terms:
            words[key_of(term)] += filter(None, notes)
    return left, words


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:69]}…"


def facts(entry: Entry) -> Iterator[Fact]:
    """Everything that an entry says, each thing by itself."""
    name = f"{entry.terms[0].lang} {entry.terms[0].text}" if entry.terms else entry.id
    yield Fact("entry ids", name, entry.id)
    yield from _given("subjects", name, entry.subject)
    for line in filter(None, entry.note.split("\n")):
        yield Fact("notes of entries", name, line)
    for definition in entry.definitions:
        yield Fact("definitions", "", definition.text)
        yield from _given("languages of definitions", definition.text, definition.lang)
        yield from _given("sources of definitions", definition.text, definition.source)
    for reference in entry.references:
        yield Fact("references", name, reference.target)
        yield from _given("words of references", reference.target, reference.text)
    yield from _of_both("entries", name, entry.created, entry.modified, entry.fields)
    first: dict[str, Term] = {}
    for term in entry.terms:
        yield from _of_term(term)
        if first.setdefault(term.lang, term) is not term:
            pair = f"{first[term.lang].text} = {term.text}"
            yield Fact("synonyms in one entry", term.lang, pair)


def _of_term(term: Term) -> Iterator[Fact]:
    name = f"{term.lang} {term.text}"
    yield Fact(f"terms in {term.lang}", "", term.text)
    yield from _given("statuses", name, term.status)
    yield from _given("parts of speech", name, term.part_of_speech)
    yield from _given("term types", name, term.term_type)
    yield from _given("regions", name, term.usage)
    yield from _given("reliabilities", name, str(term.reliability or ""))
    yield from _given("sources of terms", name, term.source)
    for line in filter(None, term.note.split("\n")):
        yield Fact("notes of terms", name, line)
    for context in term.contexts:
        yield Fact("contexts", name, context.text)
        yield from _given("sources of contexts", context.text, context.source)
        if context.span[1]:
            place = f"{context.text[slice(*context.span)]} at {context.span[0]}"
            yield Fact("places of terms in contexts", context.text, place)
    yield from _of_both("terms", name, term.created, term.modified, term.fields)


def _of_both(
    what: str,
    name: str,
    created: Change | None,
    modified: Change | None,
    fields: Iterable[tuple[str, str]],
) -> Iterator[Fact]:
    for word, change in (("creation", created), ("change", modified)):
        if change:
            yield from _given(f"dates of {word} of {what}", name, change.when)
            yield from _given(f"authors of {word} of {what}", name, change.who)
    for field, value in fields:
        yield Fact(f"fields of {what}", f"{name}, {field}", value)


def _given(kind: str, about: str, value: str) -> Iterator[Fact]:
    if value:
        yield Fact(kind, about, value)
