"""TMX: a translation memory, of two languages or of many.

    <tu tuid="7"><tuv xml:lang="en"><seg>…</seg></tuv><tuv xml:lang="zh-CN"><seg>…</seg></tuv></tu>

Read are the units that have text in both languages wanted; where none are named, those of the first
unit that has two, the memory's own source language first.

Source:
    TMX 1.4b, LISA OSCAR 2005.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from corpora.document import Lang
from corpora.errors import UnreadableFile
from termbase.bilingual.flow import Flow, flow_of
from termbase.bilingual.pair import Pair, plain
from termbase.bilingual.unit import Bilingual, Unit, units_of
from termbase.formats.xml_input import elements, language_name_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element


class Variants(NamedTuple):
    """A unit of a memory: one text in two languages."""

    label: str
    symbol: str  # of the document it is from; "" unknown
    state: str
    source: Flow
    target: Flow


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation memory in two of its languages."""

    langs: Pair
    variants: tuple[Variants, ...]
    warnings: tuple[str, ...]


def memory_of(data: bytes, wanted: Pair | None) -> Memory:
    """A memory in the two languages wanted, or in the first two.

    Raises:
        UnreadableFile: not to be read, or no unit has both languages.
    """
    own, langs, alone = "", wanted, 0
    kept: list[Variants] = []
    seen: Counter[Lang] = Counter()
    for number, element in enumerate(elements(data, {"header", "tu"})):
        if local_name(element) == "header":
            own = plain(element.get("srclang"))
            continue
        texts = _texts(element)
        seen.update(texts.keys())
        langs = langs or _first_two(texts, own)
        if langs and all(lang in texts for lang in langs):
            kept.append(_variants(element, number, texts[langs[0]], texts[langs[1]]))
        else:
            alone += bool(texts)
    if not kept or not langs:
        names = " and ".join(langs or ()) or "two languages"
        there = f"; there is text in {' '.join(sorted(seen)[:20])}" if seen else ""
        raise UnreadableFile(f"no unit has {names}{there}; name the languages with -l zh,en")
    return Memory(langs, tuple(kept), tuple(_warnings(langs, seen, alone, bool(wanted))))


def _warnings(langs: Pair, seen: Counter[Lang], alone: int, chosen: bool) -> list[str]:
    warnings = []
    if alone:
        warnings.append(f"units without both {langs[0]} and {langs[1]}, left out: {alone}")
    others = [lang for lang in seen if lang not in langs]
    if others and not chosen:
        warnings.append(f"has {' '.join(others)}, too; choose two with -l {langs[0]},{others[0]}")
    return warnings


def _texts(unit: _Element) -> dict[Lang, Flow]:
    """The text of a unit in each language that has any; of two variants the first."""
    texts: dict[Lang, Flow] = {}
    for variant in unit:
        lang = plain(language_name_of(variant)) if local_name(variant) == "tuv" else ""
        for segment in variant:
            if lang and lang not in texts and local_name(segment) == "seg":
                flow = flow_of(segment)
                texts |= {lang: flow} if flow.text else {}
    return texts


def _first_two(texts: Mapping[Lang, Flow], own: Lang) -> Pair | None:
    if len(texts) < 2:
        return None
    first, second, *_ = sorted(texts, key=lambda lang: lang != own)  # stable
    return first, second


def _variants(unit: _Element, number: int, source: Flow, target: Flow) -> Variants:
    properties = {
        one.get("type"): (one.text or "").strip() for one in unit if local_name(one) == "prop"
    }
    id = unit.get("tuid") or ""
    return Variants(
        id if id and not id.isdecimal() else f"unit {id or number}",
        properties.get("x-document-symbol", ""),
        properties.get("x-fate", ""),
        source,
        target,
    )


def read_memory(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of a TMX file.

    Args:
        data: the file.
        name: of the file.
        wanted: the languages as the user says.

    Raises:
        UnreadableFile: not to be read, or no unit has both languages.
    """
    memory = memory_of(data, wanted)
    units: list[Unit] = []
    for one in memory.variants:
        units += units_of(one.label, one.source, one.target, one.state)
    return Bilingual(memory.langs, tuple(units), name, memory.warnings)
