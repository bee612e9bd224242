"""Entries from a file, or newly found ones, come to a termbase: what will happen to each.

    new        nothing like it is there
    same       all that it says is there already
    filled     it adds something: a language, a definition, a synonym
    conflict   it says something else than we do; ours stays, both are shown
    rejected   a person turned it down before; it stays so

A new one may be `alike` others: it has a term in common with them, in one language only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from termbase.entry import Change, Entry
from termbase.keeping.changes import applied, delta
from termbase.keeping.merging import Conflict, filled, key_of
from termbase.keeping.state import Act, Event, Record, State
from termbase.keeping.tidying import free_id

Outcome = Literal["new", "same", "filled", "conflict", "rejected"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What happens to one entry that comes."""

    entry: Entry  # as it comes
    outcome: Outcome
    id: str  # of the entry in the termbase
    conflicts: tuple[Conflict, ...] = ()
    alike: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()  # what is to be written down


def arrivals(
    state: State, entries: Iterable[Entry], by: Change, origin: str, found: bool = False
) -> list[Arrival]:
    """Let entries come, one after the other; the state is changed.

    Args:
        state: what is there.
        entries: orderly ones.
        by: who brings them, and when.
        origin: where they come from.
        found: a program found them in texts, and may find better ones: evidence that nobody has
            touched is replaced, and is no conflict.
    """
    made = []
    ids: dict[str, str] = {}  # in the file -> here
    for entry in entries:
        arrival = _arrival(state, replace(entry, references=()), by, origin, found)
        ids[entry.id] = arrival.id
        for event in arrival.events:
            state.apply(event)
        made.append(replace(arrival, entry=entry))
    return [_with_references(state, arrival, ids, by, origin, found) for arrival in made]


def _act(found: bool) -> Act:
    return "propose" if found else "fill"


def _with_references(
    state: State, arrival: Arrival, ids: dict[str, str], by: Change, origin: str, found: bool
) -> Arrival:
    """References follow the entries they are to, all of which are there by now."""
    ours = state.records[arrival.id].entry
    theirs = (replace(r, target=ids.get(r.target, r.target)) for r in arrival.entry.references)
    references = tuple(dict.fromkeys((*ours.references, *theirs)))
    if arrival.outcome == "rejected" or references == ours.references:
        return arrival
    if arrival.outcome == "new":
        (first,) = arrival.events
        entry = replace(applied(None, arrival.id, first.change), references=references)
        event = replace(first, change=delta(None, entry))
        state.begin(event)
        return replace(arrival, events=(event,))
    change = delta(ours, replace(ours, references=references))
    event = Event(_act(found), arrival.id, by, change, origin=origin)
    state.apply(event)
    outcome = "filled" if arrival.outcome == "same" else arrival.outcome
    return replace(arrival, outcome=outcome, events=(*arrival.events, event))


def _arrival(state: State, entry: Entry, by: Change, origin: str, found: bool) -> Arrival:
    match = state.index.match(entry)
    if not match.id:
        id = free_id(entry.id if entry.id not in state.records else "", state.records)
        change = delta(None, replace(entry, id=id))
        event = Event("propose" if found else "add", id, by, change, origin=origin)
        return Arrival(entry, "new", id, alike=match.alike, events=(event,))
    record = state.records[match.id]
    if record.review == "rejected":
        return Arrival(entry, "rejected", record.id)
    theirs = replace(
        entry, terms=tuple(term for term in entry.terms if key_of(term) not in record.dropped)
    )
    withheld: tuple[Conflict, ...] = ()
    if found and record.review == "accepted":
        theirs, withheld = _without_rivals(record.entry, theirs)
    ours = record.entry
    if found and record.only_found:
        ours = _open_to_news(record, theirs)
    elif found:
        theirs = _without_news(ours, theirs)
    after, conflicts = filled(ours, theirs)
    conflicts += withheld
    change = delta(record.entry, after)
    outcome: Outcome = "conflict" if conflicts else "filled" if change else "same"
    event = Event(_act(found), record.id, by, change, origin=origin)
    return Arrival(entry, outcome, record.id, conflicts, events=(event,) if change else ())


def _without_rivals(ours: Entry, theirs: Entry) -> tuple[Entry, tuple[Conflict, ...]]:
    """What was found, without other words for what a person has accepted; they are listed."""
    known = {key_of(term) for term in ours.terms}
    rivals = [t for t in theirs.terms if key_of(t) not in known and t.lang in ours.langs]
    conflicts = tuple(
        Conflict(term.lang, ", ".join(t.text for t in ours.in_lang(term.lang)), term.text)
        for term in rivals
    )
    return replace(theirs, terms=tuple(t for t in theirs.terms if t not in rivals)), conflicts


def _without_news(ours: Entry, theirs: Entry) -> Entry:
    """What was found, without evidence where people brought their own."""
    shown = {key_of(term) for term in ours.terms if term.contexts}
    terms = tuple(
        replace(term, contexts=(), fields=()) if key_of(term) in shown else term
        for term in theirs.terms
    )
    note = "" if ours.note else theirs.note
    return replace(theirs, terms=terms, note=note, fields=() if ours.fields else theirs.fields)


def _open_to_news(record: Record, theirs: Entry) -> Entry:
    """Our entry without the evidence that a newer finding replaces."""
    ours = record.entry
    coming = {key_of(term) for term in theirs.terms}
    terms = tuple(
        term
        if f"{term.lang} {term.text}" in record.decided or key_of(term) not in coming
        else replace(term, contexts=(), fields=())
        for term in ours.terms
    )
    note = ours.note if "note" in record.decided else ""
    fields = ours.fields if "fields" in record.decided else ()
    return replace(ours, terms=terms, note=note, fields=fields)
