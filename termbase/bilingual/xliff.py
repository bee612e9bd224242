"""XLIFF in all its dialects: 1.2 with those of Studio, memoQ and Phrase, and 2.0 to 2.2.

    <trans-unit id="7"><source>…</source><target state="final">…</target></trans-unit>     1.2
    <unit id="7"><segment state="final"><source>…</source><target>…</target></segment>…    2

A unit that is cut into segments (`mrk mtype="seg"`, `segment`) gives one Unit for each. What stands
between segments, `ignorable` and proposals of a memory (`alt-trans`, `mtc:match`) are left out.

Source:
    XLIFF 1.2, OASIS 2008; XLIFF 2.1, OASIS 2018. Dialects: files of Studio 2021, memoQ and Phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpora.errors import UnreadableFile
from termbase.bilingual.flow import Flow, flow_of, with_written_tags
from termbase.bilingual.pair import Pair, plain, settled
from termbase.bilingual.placeholders import with_placeholders
from termbase.bilingual.unit import Bilingual, Unit, label_of, units_of
from termbase.formats.xml_input import elements, language_name_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_YES = {"1", "true", "yes", "locked"}
_PHRASE = "http://www.memsource.com/mxlf/"  # writes its tags out in the text
_EMBEDDED = re.compile(rb"(<internal-file\b[^>]*>)[^<]*")  # the original, in Base64


def read_xliff(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of an XLIFF file.

    Args:
        data: the file.
        name: of the file.
        wanted: the languages as the user says.

    Raises:
        UnreadableFile: not to be read, or without units, or without two languages.
        HexaplaError: in other languages than those wanted.
    """
    found: list[tuple[Pair, str, Unit]] = []
    light = _EMBEDDED.sub(rb"\1", data)
    for number, element in enumerate(elements(light, {"trans-unit", "unit"}), 1):
        read = _of_unit if local_name(element) == "unit" else _of_trans_unit
        langs, original = _langs(element), _original(element)
        found += [(langs, original, with_placeholders(unit)) for unit in read(element, number)]
    if not found:
        raise UnreadableFile("no units with text in it; export it again from its program")
    if len({original for _, original, _ in found}) > 1:  # a view of several files
        found = [
            (langs, original, replace(unit, label=f"{original}, {unit.label}"))
            for langs, original, unit in found
        ]
    ((main, _),) = Counter(langs for langs, _, _ in found).most_common(1)
    units = tuple(unit for langs, _, unit in found if _go_together(langs, main))
    langs = settled(main, wanted, units)
    return Bilingual(langs, units, name, tuple(_warnings(langs, wanted, len(found) - len(units))))


def _warnings(langs: Pair, wanted: Pair | None, left_out: int) -> Iterator[str]:
    if left_out:
        yield f"units in other languages than {' and '.join(langs)}, left out: {left_out}"
    if wanted and langs != wanted:
        yield f"translated from {langs[0]} into {langs[1]}, says the file"


def _original(unit: _Element) -> str:
    """The name of the file that a unit was taken from."""
    for one in unit.iterancestors("{*}file"):
        return re.split(r"[/\\]", one.get("original") or one.get("id") or "")[-1]
    return ""


def _go_together(langs: Pair, main: Pair) -> bool:
    return all(not one or not other or one == other for one, other in zip(langs, main, strict=True))


def _langs(unit: _Element) -> Pair:
    """The languages as the file names them, or the texts of the unit themselves."""
    named = {"source": "", "target": ""}
    for one in unit.iterancestors():
        named["source"] = named["source"] or one.get("source-language") or one.get("srcLang") or ""
        named["target"] = named["target"] or one.get("target-language") or one.get("trgLang") or ""
    for side, lang in named.items():
        texts = (one for one in unit.iter() if local_name(one) == side and _is_of(one, unit))
        named[side] = lang or next(filter(None, map(language_name_of, texts)), "")
    return plain(named["source"]), plain(named["target"])


def _is_of(text: _Element, unit: _Element) -> bool:
    parent = text.getparent()
    return parent is unit or (parent is not None and local_name(parent) == "segment")


def _of_trans_unit(unit: _Element, number: int) -> Iterator[Unit]:
    """The segments of a unit of XLIFF 1.2."""
    parts = _children(unit)
    source, target = parts.get("seg-source"), parts.get("target")
    if not (cut := _segments(source)):
        source = parts.get("source")
        cut = _segments(source)
    answers = _segments(target)
    flow = _phrase_flow if _is_by_phrase(unit) else flow_of
    whole = label_of(unit.get("id"), number)
    state, is_locked = _state(unit, target), _is_locked(unit)
    known = {one.get("id") or "": one for one in parts.get("seg-defs", ())}  # of Studio
    if not cut or (not answers and flow(target).text):  # the translation is not cut
        cut, answers = {"": source}, {"": target}
        known = dict(zip([""], known.values(), strict=False))
    for mid in dict.fromkeys([*cut, *answers]):
        one = known.get(mid)
        label = _label_of_segment(whole, mid, known=bool(known), alone=len(cut) == 1)
        yield from units_of(
            label,
            flow(cut.get(mid)),
            flow(answers.get(mid)),
            state if one is None else one.get("conf") or "",
            is_locked or (one is not None and one.get("locked") in _YES),
        )


def _of_unit(unit: _Element, number: int) -> Iterator[Unit]:
    """The segments of a unit of XLIFF 2."""
    segments = [one for one in unit if local_name(one) == "segment"]
    whole = label_of(unit.get("id"), number)
    for n, segment in enumerate(segments, 1):
        parts = _children(segment)
        yield from units_of(
            _label_of_segment(whole, segment.get("id") or str(n), alone=len(segments) == 1),
            flow_of(parts.get("source")),
            flow_of(parts.get("target")),
            segment.get("state") or "",
            _is_locked(unit),
        )


def _children(element: _Element) -> dict[str, _Element]:
    """The first child of each name."""
    return {local_name(one): one for one in reversed(element)}


def _segments(element: _Element | None) -> dict[str, _Element]:
    """The segments that a text is cut into, by number."""
    if element is None:
        return {}
    found = [mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"]
    return {mark.get("mid") or str(n): mark for n, mark in enumerate(found, 1)}


def _is_by_phrase(unit: _Element) -> bool:
    return any(name.startswith(_PHRASE) for name in unit.nsmap.values())


def _phrase_flow(element: _Element | None) -> Flow:
    return with_written_tags(flow_of(element))


def _label_of_segment(whole: str, mid: str, known: bool = False, alone: bool = False) -> str:
    """What a translator calls it; Studio counts segments through the file and shows no units."""
    if known and mid:
        return f"segment {mid}"
    return whole if alone else f"{whole}, segment {mid}"


def _state(unit: _Element, target: _Element | None) -> str:
    """The state of a unit of XLIFF 1.2: memoQ's, Phrase's, the standard's."""
    if said := _of_dialect(unit, "status"):
        return said
    if _of_dialect(unit, "confirmed") not in ("", "0", "false"):
        return "confirmed"
    said = target.get("state") or "" if target is not None else ""
    return said or ("approved" if unit.get("approved") == "yes" else "")


def _is_locked(unit: _Element) -> bool:
    said = (one.get("translate") for one in (unit, *unit.iterancestors()))
    return next(filter(None, said), "yes") == "no" or _of_dialect(unit, "locked") in _YES


def _of_dialect(unit: _Element, name: str) -> str:
    """An attribute that the standard does not have: mq:locked, m:locked."""
    found = (value for key, value in unit.attrib.items() if str(key).endswith(f"}}{name}"))
    return str(next(found, ""))
