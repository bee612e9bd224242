"""Entries as rows of a table: a concept to a row, its languages side by side.

    id   subject       en                        zh         en status   zh context
    c1   development   South-South cooperation   南南合作   preferred   促进南南合作
    c1                 SSC

What is known of the terms comes after them all. A second term of a language stands in a second row
of the same id. Columns that would be empty are not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from termbase.entry import Change, Definition, Entry, Term
from termbase.formats.cells import barred
from termbase.formats.columns import Column
from termbase.formats.format import Settings
from termbase.keeping.tidying import located

Row = dict[Column, str]
_ENTRY_ORDER = (
    *("id", "subject", "definition", "definition source"),
    *("note", "reference", "reference text", "field"),
    *("created", "created by", "modified", "modified by"),
)
_TERM_ORDER = (
    *("term", "status", "part of speech", "term type", "usage", "reliability", "source"),
    *("definition", "definition source", "context", "context source", "note", "field"),
    *("created", "created by", "modified", "modified by"),
)


def table(entries: Sequence[Entry]) -> Iterator[list[str]]:
    """A heading, and the rows."""
    rows = [row for entry in entries for row in rows_of(entry)]
    langs = languages(entries)
    columns = sorted(
        dict.fromkeys(column for row in rows for column in row),
        key=lambda column: _place(column, langs),
    )
    yield [column.title for column in columns] or [Column("id").title]
    for row in rows:
        yield [row.get(column, "") for column in columns]


def languages(entries: Iterable[Entry]) -> list[str]:
    """Every language, in the order in which they come."""
    found: dict[str, None] = {}
    for entry in entries:
        found |= dict.fromkeys(entry.langs)
        found |= dict.fromkeys(d.lang for d in entry.definitions if d.lang)
    return list(found)


def _place(column: Column, langs: Sequence[str]) -> tuple[bool, int, int, int, int, str]:
    order = _TERM_ORDER if column.lang else _ENTRY_ORDER
    at = order.index(column.field)
    pair = at - column.field.endswith((" source", " text"))  # beside what it is the source of
    lang = langs.index(column.lang) if column.lang else -1
    if column.lang == "" and column.field not in ("id", "subject", "definition"):
        lang = len(langs) if not column.field.startswith("definition") else -1
    follows = lang >= 0 and column.field != "term"
    return follows, lang, pair, column.number, at, column.name


def rows_of(entry: Entry) -> Iterator[Row]:
    """The rows of one entry; each has its id."""
    sides = [entry.in_lang(lang) for lang in entry.langs]
    first = {column: value for column, value in _of_entry(entry) if value}
    for terms in zip_longest(*sides):
        row = {Column("id"): entry.id} | first
        row |= {column: value for term in terms if term for column, value in _of_term(term)}
        yield {column: value for column, value in row.items() if value}
        first = {}


def _of_entry(entry: Entry) -> Iterator[tuple[Column, str]]:
    yield Column("subject"), entry.subject
    yield Column("note"), entry.note
    numbers: dict[str, int] = {}
    for definition in entry.definitions:
        numbers[definition.lang] = number = numbers.get(definition.lang, 0) + 1
        yield Column("definition", definition.lang, number=number), definition.text
        yield Column("definition source", definition.lang, number=number), definition.source
    for number, reference in enumerate(entry.references, 1):
        yield Column("reference", number=number), reference.target
        yield Column("reference text", number=number), reference.text
    yield from _of_both(entry, "")


def _of_term(term: Term) -> Iterator[tuple[Column, str]]:
    yield Column("term", term.lang), barred(term.text)
    yield Column("status", term.lang), term.status
    yield Column("part of speech", term.lang), term.part_of_speech
    yield Column("term type", term.lang), term.term_type
    yield Column("usage", term.lang), term.usage
    yield Column("reliability", term.lang), str(term.reliability or "")
    yield Column("source", term.lang), term.source
    yield Column("note", term.lang), term.note
    for number, context in enumerate(term.contexts, 1):
        yield Column("context", term.lang, number=number), context.text
        yield Column("context source", term.lang, number=number), context.source
    yield from _of_both(term, term.lang)


def _of_both(made: Entry | Term, lang: str) -> Iterator[tuple[Column, str]]:
    for name, value in made.fields:
        yield Column("field", lang, name), value
    for word, change in (("created", made.created), ("modified", made.modified)):
        yield Column(word, lang), change.when if change else ""
        yield Column(f"{word} by", lang), change.who if change else ""


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """All, but for where in a passage a term stands: it is looked up again."""
    langs = languages(entries)
    return tuple(with_found_contexts(by_language(entry, langs)) for entry in entries)


def with_found_contexts(entry: Entry) -> Entry:
    """An entry whose contexts know no more where a term stands than looking for it tells."""
    contexts = (
        dict.fromkeys(located(c.text, term.text, c.source) for c in term.contexts)
        for term in entry.terms
    )
    pairs = zip(entry.terms, contexts, strict=True)
    return replace(entry, terms=tuple(replace(t, contexts=tuple(found)) for t, found in pairs))


def by_language(entry: Entry, langs: Sequence[str] = ()) -> Entry:
    """Terms and definitions as they stand in files whose concepts are divided by language.

    A definition in another language is the concept's, as it were.

    Args:
        entry: with terms in some of the languages.
        langs: in their order; of none, those of its terms.
    """
    order = ["", *(langs or entry.langs)]
    placed = (d if d.lang in order else replace(d, lang="") for d in entry.definitions)
    return replace(
        entry,
        terms=tuple(sorted(entry.terms, key=lambda term: order.index(term.lang))),
        definitions=tuple(dict.fromkeys(sorted(placed, key=lambda d: order.index(d.lang)))),
    )


def definitions_of(values: Row, lang: str) -> Iterator[Definition]:
    """The definitions in some cells, for a language or for the concept."""
    numbers = sorted({c.number for c in values if c.field == "definition" and c.lang == lang})
    for number in numbers:
        source = values.get(Column("definition source", lang, number=number), "")
        yield Definition(values[Column("definition", lang, number=number)], source, lang)


def change_of(values: Row, word: str, lang: str) -> Change | None:
    """Who created or modified something, and when; None where nothing is said."""
    change = Change(values.get(Column(word, lang), ""), values.get(Column(f"{word} by", lang), ""))
    return change if any(change) else None
