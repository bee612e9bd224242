"""TMX: a translation memory, of two languages or of many.

    <tu tuid="7"><tuv xml:lang="en"><seg>…</seg></tuv><tuv xml:lang="zh-CN"><seg>…</seg></tuv></tu>

Read are the units that have text in both languages wanted; where none are named, those of the first
unit that has two, the memory's own source language first; for terms, all that are there.

Source:
    TMX 1.4b, LISA OSCAR 2005.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from corpora.document import Lang
from corpora.errors import UnreadableFile
from termbase.bilingual.flow import Flow, flow_of
from termbase.bilingual.pair import Pair, nearest, plain
from termbase.bilingual.unit import Bilingual, Unit, label_of, units_of
from termbase.formats.xml_input import elements, language_name_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_memory(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of a TMX file, in the two languages wanted, or in the first two.

    Args:
        data: the file.
        name: of the file.
        wanted: the languages as the user says.

    Raises:
        UnreadableFile: not to be read, or no unit has both languages.
    """
    langs: Pair | None = None
    alone = 0
    kept: list[Unit] = []
    seen: Counter[Lang] = Counter()
    for number, unit, texts in _units(data):
        seen.update(texts.keys())
        langs = langs or (_both(wanted, texts) if wanted else _first_two(texts))
        if langs and all(lang in texts for lang in langs):
            label, state = label_of(unit.get("tuid"), number), _properties(unit).get("x-fate", "")
            kept += units_of(label, texts[langs[0]], texts[langs[1]], state)
        else:
            alone += bool(texts)
    if not kept or not langs:
        raise _none_has(langs or wanted or (), seen)
    return Bilingual(langs, tuple(kept), name, tuple(_warnings(langs, seen, alone, bool(wanted))))


def texts_of(
    data: bytes, wanted: Sequence[Lang]
) -> tuple[list[Lang], list[tuple[str, dict[Lang, str]]]]:
    """The units of a memory that have the first language and another of those wanted.

    Args:
        data: the file.
        wanted: languages; none for all that are there, that of the most units first.

    Returns:
        The languages; of each unit the symbol of the document it is from, "" where it is not known,
        and its text in each language that it has.

    Raises:
        UnreadableFile: not to be read, or there is no such unit.
    """
    seen: Counter[Lang] = Counter()
    units: list[tuple[str, dict[Lang, str]]] = []
    for _, unit, flows in _units(data):
        seen.update(flows.keys())
        if len(flows) > 1:
            texts = {lang: " ".join(flow.text.split()) for lang, flow in flows.items()}
            units.append((_properties(unit).get("x-document-symbol", ""), texts))
    ranked = [lang for lang, _ in seen.most_common()]
    langs = [nearest(plain(lang), ranked) for lang in wanted] or ranked
    kept = [
        (symbol, texts)
        for symbol, texts in units
        if texts.get(langs[0]) and any(texts.get(lang) for lang in langs[1:])
    ]
    if not kept:
        raise _none_has(wanted, seen)
    return langs, kept


def _none_has(langs: Sequence[Lang], seen: Counter[Lang]) -> UnreadableFile:
    names = " and ".join(langs) or "two languages"
    there = f"; there is text in {' '.join(sorted(seen)[:20])}" if seen else ""
    return UnreadableFile(f"no unit has {names}{there}; name the languages with -l zh,en")


def _warnings(langs: Pair, seen: Counter[Lang], alone: int, chosen: bool) -> list[str]:
    warnings = []
    if alone:
        warnings.append(f"units without both {langs[0]} and {langs[1]}, left out: {alone}")
    others = [lang for lang in seen if lang not in langs]
    if others and not chosen:
        warnings.append(f"has {' '.join(others)}, too; choose two with -l {langs[0]},{others[0]}")
    return warnings


def _units(data: bytes) -> Iterator[tuple[int, _Element, dict[Lang, Flow]]]:
    """Each unit with its number and its texts, that in the memory's own language first."""
    own = ""
    for number, element in enumerate(elements(data, {"header", "tu"})):
        if local_name(element) == "header":
            own = plain(element.get("srclang"))
        else:
            texts = sorted(_texts(element).items(), key=lambda text: text[0] != own)  # stable
            yield number, element, dict(texts)


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


def _both(wanted: Pair, texts: Collection[Lang]) -> Pair | None:
    one, other = (nearest(lang, texts) for lang in wanted)
    return (one, other) if one in texts and other in texts else None


def _first_two(texts: Iterable[Lang]) -> Pair | None:
    first, second, *_ = (*texts, "", "")
    return (first, second) if second else None


def _properties(unit: _Element) -> dict[str, str]:
    return {
        one.get("type") or "": (one.text or "").strip() for one in unit if local_name(one) == "prop"
    }
