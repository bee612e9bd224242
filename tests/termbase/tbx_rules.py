"""What breaks the rules of TBX-Basic in a file, those included that its schemas let pass.

>>> problems(b'<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"/>')
('no entry: body is empty or missing',)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from termbase.formats.tbx import GENDERS, NAMESPACE, STATUSES
from termbase.formats.vocabulary import PART_OF_SPEECH, TERM_TYPE
from termbase.formats.xml_input import XML_LANG, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = re.compile(r"[^\W\d][\w.\-]*")
_ENTRY, _SECTION, _TERM = "conceptEntry", "langSec", "termSec"
_EVERYWHERE = {_ENTRY, _SECTION, _TERM}
# What TBX-Basic lets stand where: element and type -> levels.
_LEVELS = {
    ("descrip", "subjectField"): {_ENTRY},
    ("descrip", "definition"): {_ENTRY, _SECTION},
    ("descrip", "context"): {_TERM},
    ("admin", "source"): _EVERYWHERE,
    ("admin", "customerSubset"): {_ENTRY, _TERM},
    ("admin", "projectSubset"): {_ENTRY, _TERM},
    ("ref", "crossReference"): {_ENTRY, _TERM},
    ("xref", "externalCrossReference"): _EVERYWHERE,
    ("xref", "xGraphic"): {_ENTRY},
    ("transac", "transactionType"): _EVERYWHERE,
    ("transacNote", "responsibility"): _EVERYWHERE,
    ("termNote", "administrativeStatus"): {_TERM},
    ("termNote", "partOfSpeech"): {_TERM},
    ("termNote", "termType"): {_TERM},
    ("termNote", "termLocation"): {_TERM},
    ("termNote", "geographicalUsage"): {_TERM},
    ("termNote", "grammaticalGender"): {_TERM},
}
_VALUES = {
    "administrativeStatus": set(STATUSES.values()),
    "partOfSpeech": set(PART_OF_SPEECH.known),
    "termType": set(TERM_TYPE.known),
    "grammaticalGender": set(GENDERS),
    "transactionType": {"origination", "modification"},
}
_LANG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def problems(data: bytes) -> tuple[str, ...]:
    """What is wrong with a TBX file, in the order of the file; () where it is in order.

    Args:
        data: the file; entities are not resolved and nothing is fetched.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return (f"not well-formed: {error.msg}",)
    return tuple(_of_file(root))


def _of_file(root: _Element) -> Iterator[str]:
    if root.tag != f"{{{NAMESPACE}}}tbx":
        yield f"the root is {root.tag}, not tbx of {NAMESPACE}"
    if (root.get("type"), root.get("style")) != ("TBX-Basic", "dca"):
        yield f"type {root.get('type')}, style {root.get('style')}: not TBX-Basic, dca"
    entries = list(root.iter("{*}conceptEntry"))
    if not entries:
        yield "no entry: body is empty or missing"
    ids = Counter(str(entry.get("id", "")) for entry in entries)
    for id, count in ids.items():
        if not _ID.fullmatch(id):
            yield f"id {id!r} is not an XML name"
        elif count > 1:
            yield f"id {id!r} comes {count} times"
    for entry in entries:
        for problem in (*_of_entry(entry), *_of_data(entry, set(ids))):
            yield f"{entry.get('id')}: {problem}"


def _of_entry(entry: _Element) -> Iterator[str]:
    sections = entry.findall("{*}langSec")
    langs = [str(section.get(XML_LANG, "")) for section in sections]
    if not langs:
        yield "no langSec"
    for lang, count in Counter(langs).items():
        if not _LANG.fullmatch(lang):
            yield f"xml:lang {lang!r} is not a language tag"
        elif count > 1:
            yield f"{count} langSec of {lang}"
    for lang, section in zip(langs, sections, strict=True):
        yield from (f"{lang}: {problem}" for problem in _of_section(section))


def _of_data(entry: _Element, ids: set[str]) -> Iterator[str]:
    """What says something of a concept or a term: whether it may, there, and so."""
    for datum in entry.iterdescendants(*(f"{{*}}{name}" for name in {one for one, _ in _LEVELS})):
        name, kind = local_name(datum), datum.get("type", "")
        level = next(
            at for holder in datum.iterancestors() if (at := local_name(holder)) in _EVERYWHERE
        )
        if (name, kind) not in _LEVELS:
            yield f"{name} of type {kind!r} is not in TBX-Basic"
        elif level not in _LEVELS[name, kind]:
            yield f"{kind} in a {level}"
        if kind == "transactionType" and datum.text not in _VALUES[kind]:
            yield f"{kind} {datum.text!r} is not known"
        if name == "ref" and datum.get("target", "") not in ids:
            yield f"a reference to {datum.get('target')!r}, which is not there"
        if name == "xref" and not re.match(r"https?://\S+$", datum.get("target", "")):
            yield f"an address {datum.get('target')!r} that is none"


def _of_section(section: _Element) -> Iterator[str]:
    terms = section.findall("{*}termSec")
    texts = Counter("".join(t.itertext()) for term in terms for t in term.iterfind("{*}term"))
    if not texts:
        yield "no term"
    for text, count in texts.items():
        if not text.strip() or text != text.strip():
            yield f"term {text!r} is empty or has spaces at its ends"
        if count > 1:
            yield f"term {text!r} comes {count} times"
    for term in terms:
        yield from _of_term(term)


def _of_term(term: _Element) -> Iterator[str]:
    names = [local_name(child) for child in term.iterchildren("{*}*")]
    ranks = [{"term": 0, "termNote": 1, "termNoteGrp": 1}.get(name, 2) for name in names]
    if names.count("term") != 1:
        yield f"{names.count('term')} terms in one termSec"
    if ranks != sorted(ranks):
        yield f"the order is {' '.join(names)}; term, then termNotes, then the rest"
    for note in term.iterfind("{*}termNote"):
        allowed = _VALUES.get(note.get("type", ""))
        if allowed and note.text not in allowed:
            yield f"{note.get('type')} {note.text!r} is not known"
