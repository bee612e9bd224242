"""TBX of any kind becomes entries: version 2 and 3, DCA and DCT, and what programs make of it.

    <descrip type="definition">   <basic:definition>   a descripGrp at a term     all definitions
    normativeAuthorization   usageStatus   administrativeStatus                    all statuses
    <tig>   <ntig><termGrp>   <langSet> with a bare <term>                         all terms

Written strictly, read leniently: names are looked at without their namespaces, and what is not
known is kept as a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from termbase.entry import Change, Context, Definition, Entry, Reference, Term
from termbase.formats.format import Reading, Wishes
from termbase.formats.languages import language_tag, tag_as_it_is
from termbase.formats.vocabulary import reliability_of, status_of
from termbase.formats.xml_input import children, elements, language_name_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = {"termEntry", "conceptEntry", "entry"}  # the last in TBX-Min of 2013
_LANGS = {"langSet", "langSec", "langGroup"}
_TERMS = {"tig", "ntig", "termSec", "termGroup"}
_GROUPS = {"descripGrp", "adminGrp", "termNoteGrp", "transacGrp"}
_DATA = {
    *("descrip", "admin", "termNote", "transac", "ref", "xref", "note", "termCompList"),
    *("adminNote", "descripNote", "transacNote"),
}
_CREATION = {"origination", "creation"}
_STATUS = {"administrativeStatus", "normativeAuthorization", "usageStatus", "termStatus"}
_GRADE = re.compile(r"reliability: (\d{1,2})/10")
_WRAPPED = re.compile(r"\s*\n[ \t]{2,}")  # a long text that a program broke, and indented
# Types that have a field of their own name.
_FIELDS = {
    "grammaticalGender": "gender",
    "projectSubset": "project",
    "customerSubset": "customer",
    "customer": "customer",
}
_TERM_TEXTS = {
    "partOfSpeech": "part_of_speech",
    "termType": "term_type",
    "geographicalUsage": "usage",
    "source": "source",
}


class _Datum(NamedTuple):
    """One thing said of a concept or a term."""

    kind: str
    text: str
    span: tuple[int, int] = (0, 0)  # of the term in it, where that is marked
    target: str = ""
    source: str = ""
    when: str = ""
    who: str = ""


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a file.

    Raises:
        UnreadableFile: it cannot be read, or not safely.
    """
    made, remarks = [], []
    for element in elements(data, _ENTRIES):
        entry, unknown = _entry(element)
        made.append(entry)
        remarks += [f"{entry.id or len(made)}: {words}" for words in unknown]
    return Reading(tuple(made), tuple(remarks))


def _entry(element: _Element) -> tuple[Entry, list[str]]:
    data = list(_data(element))
    terms: list[Term] = []
    unknown = []
    for section in children(element, *_LANGS):
        name = language_name_of(section)
        lang = language_tag(name) or tag_as_it_is(name)
        if not lang:
            unknown.append(f"language {name!r} is none; its terms are left out")
            continue
        for datum in _data(section):
            data.append(datum._replace(kind=f"{lang}/{datum.kind}"))
        for term, more in _section(section, lang):
            terms.append(term)
            data += more
    return _filled(element.get("id") or "", terms, data), unknown


def _section(section: _Element, lang: str) -> Iterator[tuple[Term, list[_Datum]]]:
    holders = list(children(section, *_TERMS))
    if not holders and list(children(section, "term")):
        holders = [section]
    for holder in holders:
        inner = next(children(holder, "termGrp"), holder)
        texts = ["".join(term.itertext()) for term in children(inner, "term")]
        data = [*_data(inner), *(_data(holder) if inner is not holder else ())]
        if holder is section:
            data = []
        for text in texts:
            yield _term(lang, text, data)


def _term(lang: str, text: str, data: list[_Datum]) -> tuple[Term, list[_Datum]]:
    values: dict[str, str] = {}
    status, contexts, notes, fields = "", [], [], []
    changes: dict[str, Change] = {}
    reliability, above = 0, []  # above: what belongs to the concept
    for datum in data:
        if datum.kind in _TERM_TEXTS:
            values.setdefault(_TERM_TEXTS[datum.kind], datum.text)
        elif datum.kind in _STATUS:
            status = status or datum.text
        elif datum.kind == "context":
            contexts.append(Context(datum.text, datum.span, datum.source))
        elif datum.kind in ("created", "modified"):
            changes[datum.kind] = Change(datum.when, datum.who)
        elif datum.kind == "reliabilityCode":
            reliability = reliability_of(datum.text)
        elif datum.kind == "note":
            grade = _GRADE.fullmatch(datum.text)
            reliability = int(grade[1]) if grade else reliability
            notes += [] if grade else [datum.text]
        elif datum.kind in ("definition", "crossReference", "externalCrossReference"):
            above.append(datum._replace(kind=f"{lang}/{datum.kind}"))
        else:
            fields.append((_FIELDS.get(datum.kind, datum.kind), datum.text))
    if status and not status_of(status):
        fields.append(("status", status))
    term = Term(
        lang, text, status_of(status), contexts=tuple(contexts), reliability=reliability,
        note="\n".join(notes), fields=tuple(fields), **changes, **values,  # type: ignore[arg-type]
    )  # fmt: skip
    return term, above


def _filled(id: str, terms: list[Term], data: list[_Datum]) -> Entry:
    subjects, notes, fields = [], [], []
    definitions: list[Definition] = []
    references: list[Reference] = []
    changes: dict[str, Change] = {}
    for datum in data:
        lang, _, kind = datum.kind.rpartition("/")
        if kind == "subjectField":
            subjects.append(datum.text)
        elif kind == "definition":
            definitions.append(Definition(datum.text, datum.source, lang))
        elif kind == "note":
            notes.append(datum.text)
        elif kind in ("crossReference", "externalCrossReference"):
            references.append(Reference(datum.target or datum.text, datum.text))
        elif kind in ("created", "modified") and not lang:
            changes[kind] = Change(datum.when, datum.who)
        elif kind not in ("created", "modified"):
            name = _FIELDS.get(kind, kind)
            fields.append((f"{lang} {name}" if lang else name, datum.text))
    return Entry(
        id, tuple(terms), "; ".join(dict.fromkeys(subjects)), tuple(definitions), "\n".join(notes),
        tuple(references), changes.get("created"), changes.get("modified"), tuple(fields),
    )  # fmt: skip


def _data(element: _Element) -> Iterator[_Datum]:
    """What is said of an element, groups taken together."""
    for child in element:
        name = local_name(child)
        if name in _GROUPS:
            yield from _group(child)
        elif name and name not in {*_LANGS, *_TERMS, "term", "termGrp"}:
            yield _datum(child)


def _group(group: _Element) -> Iterator[_Datum]:
    """The first of a group with its source; others that are as weighty stand for themselves."""
    source, when, who, notes = "", "", "", []
    main: list[_Datum] = []
    for child in group:
        name, datum = local_name(child), _datum(child)
        if name == "date":
            when = datum.text
        elif name == "transacNote" or datum.kind == "responsibility":
            who = who or datum.text
        elif datum.kind in ("source", "sourceIdentifier") and main:
            source = source or datum.text
        elif name in ("note", "adminNote", "descripNote"):
            notes.append(datum)
        elif name:
            main.append(datum)
    for datum in main:
        kind = datum.kind
        if kind in ("transactionType", "origination", "modification", "transaction"):
            kind = "created" if {kind, datum.text.strip()} & _CREATION else "modified"
        yield datum._replace(kind=kind, source=source, when=when, who=who)
    yield from (note._replace(kind="note") for note in notes)


def _datum(element: _Element) -> _Datum:
    name = local_name(element)
    kind = element.get("type") or name if name in _DATA else name
    if name in ("ref", "xref"):
        kind = "externalCrossReference" if name == "xref" else "crossReference"
    text, span = _marked(element)
    return _Datum(kind, text, span, element.get("target") or "")


def _marked(element: _Element) -> tuple[str, tuple[int, int]]:
    """The text of an element, and where in it the term is marked."""
    pieces, span, length = [element.text or ""], (0, 0), 0
    length = len(pieces[0])
    for child in element:
        inside = "".join(child.itertext()) if isinstance(child.tag, str) else ""
        if child.get("type") == "entailedTerm" and span == (0, 0):
            span = (length, length + len(inside))
        pieces += [inside, child.tail or ""]
        length += len(inside) + len(pieces[-1])
    text = "".join(pieces)
    if _WRAPPED.search(text):
        marked = text[span[0] : span[1]]
        text = _WRAPPED.sub(" ", text)
        at = text.find(marked) if marked else 0
        span = (at, at + len(marked)) if at >= 0 else (0, 0)
    return text, span
