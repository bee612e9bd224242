"""What a format is: a name, suffixes, how it is written and read, and what it can carry.

    Format("utx", "UTX 1.11", (".utx", ".txt"), write, read, carried, pair=True)

`carried` gives the entries as they will come back from a file of the format. Set beside the
entries that were to be written it says what is lost; the tests hold it against the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.document import Lang
from termbase.entry import Entry


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says about itself."""

    title: str = "Terms"
    source: str = "A termbase of Hexapla."
    langs: tuple[Lang, ...] = ()  # in their order, the source first; all of the entries'
    when: str = ""  # "2026-01-15T10:00:00Z"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person says a file is to be read."""

    langs: tuple[Lang, ...] = ()  # of the columns, or the source and the target
    columns: Mapping[str, str] = field(default_factory=dict)  # {"English Short": "en term"}
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A column of a table, and what it was taken for."""

    header: str
    meaning: str  # "en term", "note", "left out"
    example: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds."""

    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()  # what was cleaned or left out
    columns: tuple[Understood, ...] = ()  # of a table


def everything(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """The entries as they are: all comes back, or the format is for people, or only read."""
    return tuple(entries)


Writer = Callable[[Sequence[Entry], Settings], Iterator[bytes]]
Reader = Callable[[bytes, Wishes], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Writer | None
    read: Reader | None
    carried: Callable[[Sequence[Entry], Settings], tuple[Entry, ...]] = everything
    pair: bool = False  # two languages, the source first
    empty: bool = True  # a file without entries is one
