"""Entries as JSON objects, and back: what is empty is left out.

{"id": "c1", "subject": "development", "terms": [
    {"lang": "zh", "text": "南南合作", "status": "preferred"},
    {"lang": "en", "text": "South-South cooperation"}]}

Objects have the names of the fields in `termbase.entry`. What is given is looked at closely: it may
have been written by hand.
"""

from __future__ import annotations

from typing import Any, get_args

from termbase.entry import Change, Context, Definition, Entry, Reference, Status, Term

_ORDER: dict[type[object], str] = {  # in which objects have their values
    Entry: "id subject definitions note references terms created modified fields",
    Term: "lang text status part_of_speech term_type usage reliability source contexts note "
    "created modified fields",
    Definition: "text source lang",
    Reference: "target text",
    Context: "text span source",
    Change: "when who",
}
_PARTS = {"terms": Term, "contexts": Context, "definitions": Definition, "references": Reference}
_KINDS: dict[str, type[Any]] = {  # of values; all others are texts
    **{"reliability": int, "fields": dict, "span": list},
    **dict.fromkeys(_PARTS, list),
}


def record_of(said: Entry | Term | Context | Definition | Reference | Change) -> dict[str, Any]:
    """An entry as a JSON object, or a part of one."""
    values = ((name, getattr(said, name)) for name in _ORDER[type(said)].split())
    plain = {name: _plain(name, value) for name, value in values if value}
    return {name: value for name, value in plain.items() if value}


def _plain(name: str, value: Any) -> Any:
    if name in _PARTS:
        return [record_of(part) for part in value]
    if name == "span":
        return list(value) if value[1] else None
    if isinstance(value, Change):
        return record_of(value)
    return dict(value) if name == "fields" else value


def entry_of(record: Any) -> Entry:
    """The entry of a JSON object.

    Raises:
        ValueError: it has not the form of one; the message says where.
    """
    made: Entry = _made(Entry, record, "entry")
    return made


def _made(kind: type[Any], record: Any, what: str) -> Any:
    if not isinstance(record, dict):
        raise ValueError(f"a {what} is an object, not {type(record).__name__}")
    return kind(*(_value(name, record.get(name), what) for name in kind.__match_args__))


def _value(name: str, given: Any, of: str) -> Any:
    """What a field is to have; the empty value of its kind where nothing is given."""
    if name in ("created", "modified"):
        return _made(Change, given, name) if given else None
    kind = _KINDS.get(name, str)
    value = kind() if given is None else given
    if type(value) is bool or not isinstance(value, kind):
        raise ValueError(f"{name} of a {of} is of the wrong kind: {value!r:.60}")
    if name == "status" and value not in get_args(Status):
        raise ValueError(f"status {value!r} is not known")
    if name == "span":
        start, stop = (list(map(int, value)) or [0, 0])[:2]
        return start, stop
    if name in _PARTS:
        return tuple(_made(_PARTS[name], part, name.removesuffix("s")) for part in value)
    return tuple((str(key), str(text)) for key, text in value.items()) if kind is dict else value
