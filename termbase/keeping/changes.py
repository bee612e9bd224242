"""What changed between two states of an entry, as small as it can be said, and put back again.

{"entry": {"subject": "development"},
 "terms": [{"lang": "en", "text": "triangular cooperation", "status": "preferred"}],
 "drop": [["en", "cooperation triangular"]]}

The values named take the place of those before; what is not named stays. That is what is kept of
a decision, so that a later look at the file shows what a person did, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from termbase.entry import Entry
from termbase.keeping.records import entry_of, record_of

Delta = dict[str, Any]


def delta(before: Entry | None, after: Entry) -> Delta:
    """What has to be said to make the one out of the other; {} where they are the same."""
    old = record_of(before) if before else {}
    new = record_of(after)
    old_terms, new_terms = _by_key(old.pop("terms", [])), _by_key(new.pop("terms", []))
    changed = _changed(old, new)
    changed.pop("id", None)
    terms = [
        {"lang": lang, "text": text, **_changed(old_terms.get((lang, text), {}), term)}
        for (lang, text), term in new_terms.items()
        if old_terms.get((lang, text)) != term
    ]
    dropped = [list(key) for key in old_terms if key not in new_terms]
    made: Delta = {"entry": changed, "terms": terms, "drop": dropped}
    kept = [key for key in old_terms if key in new_terms]
    if [*kept, *(key for key in new_terms if key not in old_terms)] != list(new_terms):
        made["order"] = [list(key) for key in new_terms]
    return {name: value for name, value in made.items() if value}


def _by_key(terms: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(term.get("lang", ""), term.get("text", "")): term for term in terms}


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    gone = {name: None for name in old if name not in new}
    return {**{name: value for name, value in new.items() if old.get(name) != value}, **gone}


def applied(before: Entry | None, id: str, change: Mapping[str, Any]) -> Entry:
    """The entry after a change.

    Raises:
        ValueError: the change has not the form of one.
    """
    if before and not change:
        return before
    record = record_of(before) if before else {}
    terms = _by_key(record.pop("terms", []))
    record |= change.get("entry", {})
    for lang, text in change.get("drop", ()):
        terms.pop((lang, text), None)
    for term in change.get("terms", ()):
        key = term.get("lang", ""), term.get("text", "")
        terms[key] = {**terms.get(key, {}), **term}
    order = [key for lang, text in change.get("order", ()) if (key := (lang, text)) in terms]
    ordered = [*order, *(key for key in terms if key not in set(order))]
    return entry_of({**record, "id": id, "terms": [terms[key] for key in ordered]})
