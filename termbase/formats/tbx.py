"""Entries as TBX: version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA; or version 2.

    version 3                                                     version 2 (martif)
    <conceptEntry id="c1">                                        <termEntry id="c1">
      <langSec xml:lang="zh">                                       <langSet xml:lang="zh">
        <termSec>                                                     <tig>
          <term>南南合作</term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
          <descripGrp>
            <descrip type="context">重申<hi type="entailedTerm">南南合作</hi>是…</descrip>
            <admin type="source">A/RES/79/236, preambular para. 9</admin>
          </descripGrp>

Version 3 is the standard; OmegaT, translate-toolkit and what is built on them read only version 2,
and some of them take the first two languages of an entry whatever they are asked for: for those
write a pair. Entries are written one after the other; the same entries give the same bytes.

Fields that TBX-Basic has no place for become notes, "name: value".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from termbase.entry import Change, Context, Entry, Fields, Reference, Term
from termbase.formats.dates import with_changes
from termbase.formats.format import Settings
from termbase.formats.rows import by_language
from termbase.formats.vocabulary import STATUSES as _STATUSES
from termbase.formats.xml_text import attribute, text

_Said = TypeVar("_Said", Entry, Term)
NAMESPACE = "urn:iso:std:iso:30042:ed-2"
STATUSES = {status: f"{status}Term-admn-sts" for status in _STATUSES}
GENDERS = ("masculine", "feminine", "neuter", "other")
# Fields that have a place of their own, by level: name -> element, type.
_SUBSETS = {"project": ("admin", "projectSubset"), "customer": ("admin", "customerSubset")}
ENTRY_FIELDS = {"source": ("admin", "source"), **_SUBSETS}
TERM_FIELDS = {"gender": ("termNote", "grammaticalGender"), **_SUBSETS}


@dataclass(frozen=True, slots=True)
class _Version:
    entry: str
    lang: str
    term: str
    head: str
    foot: str
    types: dict[str, str]  # term types with another name
    grades: bool  # whether there is a place for reliability
    moments: bool  # whether a date has a time


_FILE = (
    "    <fileDesc>\n"
    "      <titleStmt><title>{title}</title></titleStmt>\n"
    "      <sourceDesc><p>{source}</p></sourceDesc>\n"
    "    </fileDesc>\n"
)
VERSION_3 = _Version(
    "conceptEntry", "langSec", "termSec",
    f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{NAMESPACE}">\n'
    f"  <tbxHeader>\n{_FILE}  </tbxHeader>\n",
    "</tbx>\n",
    {},
    grades=False,
    moments=True,
)  # fmt: skip
VERSION_2 = _Version(
    "termEntry", "langSet", "tig",
    '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    '<martif type="TBX" xml:lang="en">\n'
    f"  <martifHeader>\n{_FILE}"
    '    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc>\n'
    "  </martifHeader>\n",
    "</martif>\n",
    {"phrase": "phraseologicalUnit"},
    grades=True,
    moments=False,
)  # fmt: skip


def write_3(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A file of version 3."""
    return tbx(entries, settings.title, settings.source)


def write_2(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A file of version 2."""
    return tbx(entries, settings.title, settings.source, VERSION_2)


def tbx(
    entries: Iterable[Entry], title: str, source: str, version: _Version = VERSION_3
) -> Iterator[bytes]:
    """A TBX file, piece by piece.

    Args:
        entries: at least one; their ids differ.
        title: of the termbase.
        source: where its terms come from, in a sentence.
        version: 3 or 2.

    Raises:
        ValueError: there is no entry.
    """
    head = version.head.replace("{title}", text(title)).replace("{source}", text(source))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{head}  <text>\n    <body>\n'.encode()
    written = 0
    for entry in entries:
        written += 1
        yield "".join(f"      {line}\n" for line in _concept(entry, version)).encode()
    if not written:
        raise ValueError("a TBX file holds at least one entry")
    yield f"    </body>\n  </text>\n{version.foot}".encode()


def _concept(entry: Entry, version: _Version) -> Iterator[str]:
    yield f"<{version.entry} id={attribute(entry.id)}>"
    if entry.subject:
        yield f'  <descrip type="subjectField">{text(entry.subject)}</descrip>'
    for definition in entry.definitions:
        if definition.lang not in entry.langs:
            yield from _described("  ", "definition", text(definition.text), definition.source)
    yield from _fields("  ", entry.fields, ENTRY_FIELDS)
    yield from (f"  {_reference(reference)}" for reference in entry.references)
    yield from _notes("  ", entry.note, entry.fields, ENTRY_FIELDS)
    yield from _changes("  ", entry, version)
    for lang in entry.langs:
        yield from _section(entry, lang, version)
    yield f"</{version.entry}>"


def _section(entry: Entry, lang: str, version: _Version) -> Iterator[str]:
    yield f"  <{version.lang} xml:lang={attribute(lang)}>"
    for definition in entry.definitions:
        if definition.lang == lang:
            yield from _described("    ", "definition", text(definition.text), definition.source)
    for term in entry.in_lang(lang):
        yield f"    <{version.term}>"
        yield from (f"      {line}" for line in _term(term, version))
        yield f"    </{version.term}>"
    yield f"  </{version.lang}>"


def _term(term: Term, version: _Version) -> Iterator[str]:
    yield f"<term>{text(term.text)}</term>"
    for name, value in (
        ("partOfSpeech", term.part_of_speech),
        ("termType", version.types.get(term.term_type, term.term_type)),
        ("administrativeStatus", STATUSES.get(term.status, "")),
        ("geographicalUsage", term.usage),
    ):
        if value:
            yield f'<termNote type="{name}">{text(value)}</termNote>'
    yield from _fields("", term.fields, TERM_FIELDS)
    if term.reliability and version.grades:
        yield f'<descrip type="reliabilityCode">{term.reliability}</descrip>'
    for context in term.contexts:
        yield from _described("", "context", _marked(context), context.source)
    if term.source:
        yield f'<admin type="source">{text(term.source)}</admin>'
    yield from _notes("", term.note, term.fields, TERM_FIELDS)
    if term.reliability and not version.grades:
        yield f"<note>reliability: {term.reliability}/10</note>"
    yield from _changes("", term, version)


def _described(indent: str, kind: str, words: str, source: str) -> Iterator[str]:
    if not source:
        yield f'{indent}<descrip type="{kind}">{words}</descrip>'
        return
    yield f"{indent}<descripGrp>"
    yield f'{indent}  <descrip type="{kind}">{words}</descrip>'
    yield f'{indent}  <admin type="source">{text(source)}</admin>'
    yield f"{indent}</descripGrp>"


def _marked(context: Context) -> str:
    start, stop = context.span
    before, term, after = context.text[:start], context.text[start:stop], context.text[stop:]
    inside = f'<hi type="entailedTerm">{text(term)}</hi>' if term else ""
    return f"{text(before)}{inside}{text(after)}"


def _reference(reference: Reference) -> str:
    element, kind = ("xref", "externalCrossReference") if reference.is_address else (
        "ref", "crossReference",
    )  # fmt: skip
    target, words = attribute(reference.target), text(reference.text)
    return f'<{element} type="{kind}" target={target}>{words}</{element}>'


def _fields(indent: str, fields: Fields, places: dict[str, tuple[str, str]]) -> Iterator[str]:
    placed = {name: value for name, value in fields if _has_place(name, value, places)}
    for name, (element, kind) in places.items():  # termNotes stand first in the table
        if name in placed:
            yield f'{indent}<{element} type="{kind}">{text(placed[name])}</{element}>'


def _has_place(name: str, value: str, places: dict[str, tuple[str, str]]) -> bool:
    return name in places and (name != "gender" or value in GENDERS)


def _notes(
    indent: str, note: str, fields: Fields, places: dict[str, tuple[str, str]]
) -> Iterator[str]:
    for words in _all_notes(note, fields, places):
        yield f"{indent}<note>{text(words)}</note>"


def _all_notes(note: str, fields: Fields, places: dict[str, tuple[str, str]]) -> Iterator[str]:
    others = [f"{n}: {v}" for n, v in fields if not _has_place(n, v, places)]
    return filter(None, [note, *others])


def _changes(indent: str, changed: Entry | Term, version: _Version) -> Iterator[str]:
    for kind, change in (("origination", changed.created), ("modification", changed.modified)):
        if change:
            yield f"{indent}<transacGrp>"
            yield f'{indent}  <transac type="transactionType">{kind}</transac>'
            yield from _change(f"{indent}  ", change, version)
            yield f"{indent}</transacGrp>"


def _change(indent: str, change: Change, version: _Version) -> Iterator[str]:
    if change.when:
        when = change.when if version.moments else change.when[:10]
        yield f"{indent}<date>{when}</date>"
    if change.who:
        yield f'{indent}<transacNote type="responsibility">{text(change.who)}</transacNote>'


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """All, but for fields that have no place: they become notes."""
    return tuple(_carried(entry) for entry in entries)


def carried_2(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """As version 3, and no time of day."""
    found = carried(entries, settings)
    return tuple(with_changes(one, lambda c: c._replace(when=c.when[:10])) for one in found)


def _carried(entry: Entry) -> Entry:
    divided = _noted(by_language(entry), ENTRY_FIELDS)
    return replace(divided, terms=tuple(_noted(term, TERM_FIELDS) for term in divided.terms))


def _noted(said: _Said, places: dict[str, tuple[str, str]]) -> _Said:
    """An entry or a term whose fields without a place are notes."""
    placed = tuple(field for field in said.fields if _has_place(*field, places))
    note = "\n".join(_all_notes(said.note, said.fields, places))
    return replace(said, note=note, fields=placed)
