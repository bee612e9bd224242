"""Entries as JSON objects, and back: what is empty is left out.

{"id": "c1", "subject": "development", "terms": [
    {"lang": "zh", "text": "南南合作", "status": "preferred"},
    {"lang": "en", "text": "South-South cooperation"}]}
"""

from __future__ import annotations

from typing import Any, cast, get_args

from termbase.entry import (
    Change,
    Context,
    Definition,
    Entry,
    Fields,
    Reference,
    Status,
    Term,
)


def record_of(entry: Entry) -> dict[str, Any]:
    """An entry as a JSON object."""
    return _full(
        id=entry.id,
        subject=entry.subject,
        definitions=[_full(text=d.text, source=d.source, lang=d.lang) for d in entry.definitions],
        note=entry.note,
        references=[_full(target=r.target, text=r.text) for r in entry.references],
        terms=[term_record(term) for term in entry.terms],
        created=_change_record(entry.created),
        modified=_change_record(entry.modified),
        fields=dict(entry.fields),
    )


def term_record(term: Term) -> dict[str, Any]:
    """A term as a JSON object."""
    return _full(
        lang=term.lang,
        text=term.text,
        status=term.status,
        part_of_speech=term.part_of_speech,
        term_type=term.term_type,
        usage=term.usage,
        reliability=term.reliability,
        source=term.source,
        contexts=[
            _full(text=c.text, span=list(c.span) if c.span[1] else None, source=c.source)
            for c in term.contexts
        ],
        note=term.note,
        created=_change_record(term.created),
        modified=_change_record(term.modified),
        fields=dict(term.fields),
    )


def _full(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _change_record(change: Change | None) -> dict[str, Any] | None:
    return _full(when=change.when, who=change.who) if change else None


def entry_of(record: Any) -> Entry:
    """The entry of a JSON object.

    Raises:
        ValueError: it has not the form of one; the message says where.
    """
    given = _Given(record, "entry")
    return Entry(
        given.text("id"),
        tuple(term_of(one) for one in given.many("terms")),
        given.text("subject"),
        tuple(_definition(one) for one in given.many("definitions")),
        given.text("note"),
        tuple(_reference(one) for one in given.many("references")),
        given.change("created"),
        given.change("modified"),
        given.fields("fields"),
    )


def term_of(record: Any) -> Term:
    """The term of a JSON object.

    Raises:
        ValueError: it has not the form of one.
    """
    given = _Given(record, "term")
    if given.text("status") not in get_args(Status):
        raise ValueError(f"status {given.text('status')!r} is not known")
    return Term(
        given.text("lang"),
        given.text("text"),
        cast(Status, given.text("status")),
        given.text("part_of_speech"),
        given.text("source"),
        tuple(_context(one) for one in given.many("contexts")),
        given.text("term_type"),
        given.text("usage"),
        given.number("reliability"),
        given.text("note"),
        given.change("created"),
        given.change("modified"),
        given.fields("fields"),
    )


def _definition(record: Any) -> Definition:
    given = _Given(record, "definition")
    return Definition(given.text("text"), given.text("source"), given.text("lang"))


def _reference(record: Any) -> Reference:
    given = _Given(record, "reference")
    return Reference(given.text("target"), given.text("text"))


def _context(record: Any) -> Context:
    given = _Given(record, "context")
    start, stop = ([int(at) for at in given.many("span")] or [0, 0])[:2]
    return Context(given.text("text"), (start, stop), given.text("source"))


class _Given:
    """A JSON object whose values are taken out by the type they have to have."""

    def __init__(self, record: Any, what: str) -> None:
        if not isinstance(record, dict):
            raise ValueError(f"a {what} is an object, not {type(record).__name__}")
        self._record, self._what = record, what

    def text(self, name: str) -> str:
        value: str = self._value(name, "", str)
        return value

    def number(self, name: str) -> int:
        return int(self._value(name, 0, int))

    def many(self, name: str) -> list[Any]:
        value: list[Any] = self._value(name, [], list)
        return value

    def fields(self, name: str) -> Fields:
        given = self._value(name, {}, dict)
        return tuple((str(key), str(value)) for key, value in given.items())

    def change(self, name: str) -> Change | None:
        if not self._record.get(name):
            return None
        given = _Given(self._record[name], name)
        return Change(given.text("when"), given.text("who"))

    def _value(self, name: str, default: Any, kind: type) -> Any:
        value = self._record.get(name)
        if value is None:
            return default
        if type(value) is bool or not isinstance(value, kind):
            raise ValueError(f"{name} of a {self._what} is of the wrong kind: {value!r:.60}")
        return value
