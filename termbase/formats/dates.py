"""Dates as files write them become ISO 8601, in UTC and to the second, or a day.

>>> iso_date("1/15/2026 10:00:00 AM"), iso_date("20260115T100000Z"), iso_date("last year")
('2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z', '')
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from termbase.entry import Change, Entry, Term

_Made = TypeVar("_Made", Entry, Term)
_ISO = "%Y-%m-%dT%H:%M:%SZ"
_OTHERS = (
    "%m/%d/%Y %I:%M:%S %p",  # memoQ
    "%m/%d/%Y",
    "%Y%m%dT%H%M%SZ",  # TMX
    "%Y%m%d~%H%M%S",  # Wordfast
    "%d.%m.%Y",
    "%d-%m-%Y",  # IATE
)


def iso_date(text: str) -> str:
    """A day, "2026-01-15", or a moment, "2026-01-15T10:00:00Z"; "" where it cannot be read."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _otherwise(text)
    if len(text) == 10 and moment.year > 999:
        return text
    return _written(moment)


def _otherwise(text: str) -> str:
    for form in _OTHERS:
        try:
            moment = datetime.strptime(text, form)
        except ValueError:
            continue
        return _written(moment) if "%H" in form or "%I" in form else moment.date().isoformat()
    return ""


def _written(moment: datetime) -> str:
    try:
        at = moment.astimezone(UTC) if moment.tzinfo else moment
    except OverflowError:
        return ""
    return f"{at.year:04}{at.strftime(_ISO.removeprefix('%Y'))}"


def day_if_midnight(when: str) -> str:
    """A moment at midnight as the day it is: formats without bare days write them so."""
    return when.removesuffix("T00:00:00Z")


def moment_of(when: str) -> str:
    """A day as the moment it begins, for formats without bare days."""
    return f"{when}T00:00:00Z" if when and "T" not in when else when


def to_the_day(change: Change) -> Change:
    """A change whose moment, if it is midnight, is a day: the format has no bare days."""
    return change._replace(when=day_if_midnight(change.when))


def with_changes(entry: Entry, made: Callable[[Change], Change]) -> Entry:
    """An entry whose changes, and those of its terms, are told otherwise."""
    terms = tuple(_changed(term, made) for term in entry.terms)
    return replace(_changed(entry, made), terms=terms)


def _changed(one: _Made, made: Callable[[Change], Change]) -> _Made:
    return replace(
        one,
        created=one.created and made(one.created),
        modified=one.modified and made(one.modified),
    )
