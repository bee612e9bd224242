"""A unit: what a translator had before the eyes as one thing, and its translation.

Unit("unit 12", "See paragraph 4.", "见第4段。", (Tag(4, "g1"),), (Tag(1, "g1"),), "translated")
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from corpora.document import Lang
from termbase.bilingual.flow import EMPTY, Flow
from termbase.checks.passage import Tag


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment and its translation; the translation is empty where there is none yet."""

    label: str  # "unit 12", "segment 12", "row 5", or an id that is no number
    source: str
    target: str
    source_tags: tuple[Tag, ...] = ()
    target_tags: tuple[Tag, ...] = ()
    state: str = ""  # as the file says: "translated", "final", "ApprovedTranslation"
    is_locked: bool = False  # the translator may not change it


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A bilingual file."""

    langs: tuple[Lang, Lang]  # of the source and of the translation
    units: tuple[Unit, ...]
    source: str  # name of the file
    warnings: tuple[str, ...] = ()


def label_of(id: str | None, number: int) -> str:
    """What a unit is called: by its id, or by its number where that is all it has."""
    return id if id and not id.isdecimal() else f"unit {id or number}"


def units_of(
    label: str, source: Flow, target: Flow, state: str = "", is_locked: bool = False
) -> Iterator[Unit]:
    """The unit of two texts, and those of the texts within their codes; none without text."""
    within = zip_longest(source.within, target.within, fillvalue=EMPTY)
    flows = [(label, source, target)]
    flows += [(f"{label}, within {n}", *pair) for n, pair in enumerate(within, 1)]
    for name, one, other in flows:
        if one.text or other.text:
            yield Unit(name, one.text, other.text, one.tags, other.tags, state, is_locked)
