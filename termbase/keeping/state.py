"""What is true now, out of all that happened: one record an entry, made event by event.

    add      c12  zh 三方合作, en trilateral cooperation      proposed
    edit     c12  en triangular cooperation instead           proposed; "trilateral" is remembered
    accept   c12                                              accepted
    propose  …    zh 三方合作, en trilateral cooperation      c12 again, and still without it

A decision of a person outlives what is found later: a term that was taken out, an entry that was
turned down are recognised by every name they ever had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast, get_args

from termbase.entry import Change, Entry
from termbase.keeping.changes import Delta, applied
from termbase.keeping.merging import Index, Key, key_of

Review = Literal["proposed", "accepted", "rejected"]
Act = Literal["add", "propose", "fill", "edit", "accept", "reject", "reopen", "merge"]
_REVIEWS: dict[Act, Review] = {"accept": "accepted", "reject": "rejected", "reopen": "proposed"}
_BY_PEOPLE = ("edit", "merge")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one entry."""

    do: Act
    id: str
    by: Change
    change: Delta = field(default_factory=dict)
    into: str = ""  # of a merge: the entry that stays
    origin: str = ""  # where it came from: "terms.tbx", "A/RES/79/236"
    note: str = ""  # why

    def record(self) -> dict[str, Any]:
        """The event as a JSON object."""
        said = {"from": self.origin, "into": self.into, "note": self.note}
        return {
            **{"at": self.by.when, "by": self.by.who, "do": self.do, "id": self.id},
            **{name: value for name, value in said.items() if value},
            **self.change,
        }


def event_of(record: Mapping[str, Any]) -> Event:
    """The event of a JSON object.

    Raises:
        ValueError: it is none.
    """
    given = dict(record)
    names = ("at", "by", "do", "id", "from", "into", "note")
    at, by, do, id, origin, into, note = (str(given.pop(name, "")) for name in names)
    if do not in get_args(Act) or not id:
        raise ValueError(f"nothing that happens to an entry: {str(record)[:80]}")
    return Event(cast(Act, do), id, Change(at, by), given, into, origin, note)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry, what people decided about it, and how it came to be."""

    entry: Entry
    review: Review = "proposed"
    origin: str = ""
    dropped: frozenset[Key] = frozenset()  # terms that a person took out
    decided: frozenset[str] = frozenset()  # what a person said: "note", "subject"
    merged_into: str = ""
    events: tuple[Event, ...] = ()

    @property
    def only_found(self) -> bool:
        """Whether all of it was found in texts, and nothing brought in by people."""
        return not any(event.do in ("add", "fill", "merge") for event in self.events)

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id


class State:
    """All records, and their entries looked up by their terms."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.index = Index()

    def copy(self) -> State:
        """Another one, in which things may happen without their happening here."""
        made = State()
        made.records = dict(self.records)
        made.index = self.index.copy()
        return made

    def apply(self, event: Event) -> None:
        """Let something happen.

        Raises:
            ValueError: to an entry that is not there.
        """
        before = self.records.get(event.id)
        if before is None and event.do not in ("add", "propose"):
            raise ValueError(f"{event.do} {event.id}: no such entry")
        after = _after(before, event)
        self.records[event.id] = after
        if after.merged_into:
            self.index.remove(event.id)
            keys = {key_of(term) for term in after.entry.terms} | after.dropped
            self.index.add(after.merged_into, keys)
        else:
            self.index.add(event.id, (key_of(term) for term in after.entry.terms))

    def begin(self, event: Event) -> None:
        """Let an entry begin otherwise than it did, before that was written; its terms the same."""
        self.records[event.id] = _after(None, event)

    def current(self, id: str) -> Record | None:
        """The record of this id, or of the one it was merged into; None for neither."""
        record = self.records.get(id)
        while record and record.merged_into:
            record = self.records.get(record.merged_into)
        return record


def _after(before: Record | None, event: Event) -> Record:
    entry = applied(before.entry if before else None, event.id, event.change)
    if before is None:
        entry = replace(entry, created=entry.created or event.by)
        return Record(entry, origin=event.origin, events=(_remembered(event),))
    dropped, decided = before.dropped, before.decided
    if event.do in _BY_PEOPLE and event.change:
        entry = replace(entry, modified=event.by)
        there = {key_of(term) for term in entry.terms}
        gone = {(lang, text.casefold()) for lang, text in event.change.get("drop", ())}
        dropped = (dropped | gone) - there
        decided |= set(event.change.get("entry", ()))
        decided |= {f"{one['lang']} {one['text']}" for one in event.change.get("terms", ())}
    return replace(
        before,
        entry=entry,
        review=_REVIEWS.get(event.do, before.review),
        dropped=dropped,
        decided=decided,
        merged_into=event.into if event.do == "merge" else before.merged_into,
        events=(*before.events, _remembered(event)),
    )


def _remembered(event: Event) -> Event:
    """An event as its entry's history has it: what a file said is in the entry, not told again."""
    return event if event.do in _BY_PEOPLE else replace(event, change={})
