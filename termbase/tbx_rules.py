"""What breaks the rules of TBX-Basic in a file, those included that its schemas let pass.

>>> problems(b'<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"/>')
('no entry: body is empty or missing',)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from termbase.tbx import NAMESPACE, STATUSES

if TYPE_CHECKING:
    from lxml.etree import _Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = re.compile(r"[^\W\d][\w.\-]*")
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
        for problem in _of_entry(entry):
            yield f"{entry.get('id')}: {problem}"


def _of_entry(entry: _Element) -> Iterator[str]:
    sections = entry.findall("{*}langSec")
    langs = [str(section.get(_XML_LANG, "")) for section in sections]
    if not langs:
        yield "no langSec"
    for lang, count in Counter(langs).items():
        if not _LANG.fullmatch(lang):
            yield f"xml:lang {lang!r} is not a language tag"
        elif count > 1:
            yield f"{count} langSec of {lang}"
    for lang, section in zip(langs, sections, strict=True):
        yield from (f"{lang}: {problem}" for problem in _of_section(section))


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
    names = [str(child.tag).rpartition("}")[2] for child in term.iterchildren("{*}*")]
    ranks = [{"term": 0, "termNote": 1, "termNoteGrp": 1}.get(name, 2) for name in names]
    if names.count("term") != 1:
        yield f"{names.count('term')} terms in one termSec"
    if ranks != sorted(ranks):
        yield f"the order is {' '.join(names)}; term, then termNotes, then the rest"
    for note in term.iterfind("{*}termNote[@type='administrativeStatus']"):
        if note.text not in STATUSES.values():
            yield f"administrativeStatus {note.text!r} is not known"
