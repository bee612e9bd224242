r"""DOCX: the blocks of a Word document, read from its XML.

    <w:p> numPr 3/0  "Takes note of the report;"  <w:footnoteReference w:id="7"/>
    ↓
    Block("Takes note of the report;", label="1.", level=1, marks=(Mark(25, "5"),))
    Block("A/79/225.", role="note", label="5")        the notes last, in order of their calls

What a reader sees on paper comes back: automatic numbers and note numbers are counted, tracked
changes accepted, field results kept and their codes left out, hidden text and comments left out,
text boxes set after the paragraph that holds them, each once. White space within text is its own,
a line break "\n". A table is a row a block; a merged cell stands once, where it begins; a table
inside a cell runs on in that cell; a table of a single column is a frame and no table. Page headers
and footers become furniture. `package.py` has the limits for hostile files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpora.blocks import Source
from corpora.document import Furniture, FurnitureKind
from corpora.docx.notes import NOTE_KINDS, note_bodies, note_numbers
from corpora.docx.numbering import read_lists
from corpora.docx.package import main_part, open_package
from corpora.docx.styles import W, read_styles
from corpora.docx.text import TextReader
from corpora.errors import UnreadableFile
from corpora.pages.furniture import form_of
from corpora.runs import Draft, finish

if TYPE_CHECKING:
    from lxml.etree import _Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ONCE = ("styles", "numbering", "settings", "footnotes", "endnotes")  # parts a document has once
_PAGE_FIELD = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_PAGE_WORDS = re.compile(r"page|of|de|sur|стр|из|صفحة|من|第|页|共", re.IGNORECASE)


def read_docx(data: bytes) -> Source:
    """The blocks of a DOCX file, its notes last; headers and footers as furniture.

    Raises:
        UnreadableFile: it is no DOCX file, is damaged or encrypted, or goes beyond the limits.
    """
    package = open_package(data)
    name = main_part(package)
    root = package.part(name)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise UnreadableFile("a DOCX file without a body of text; save it again in Word")
    related = package.related(name)
    parts = {kind: package.part(target) for kind, target in related.values() if kind in _ONCE}
    sections = list(body.iter(W + "sectPr"))
    reader = TextReader(
        read_styles(parts.get("styles")),
        read_lists(parts.get("numbering")),
        {kind: note_numbers(kind, parts.get("settings"), sections) for kind in NOTE_KINDS},
    )
    drafts: list[Draft] = []
    reader.blocks(body, drafts)
    bodies = {kind: note_bodies(parts.get(f"{kind}s")) for kind in NOTE_KINDS}
    for (kind, identifier), label in tuple(reader.called.items()):
        drafts += reader.note(bodies[kind].get(identifier), label)
    both_sides = _has(parts.get("settings"), "evenAndOddHeaders")
    targets = dict.fromkeys(_running_parts(sections, related, both_sides))
    furniture: dict[Furniture, None] = {}
    for target in targets:
        running = package.part(target)
        furniture |= dict.fromkeys(_pieces(running, reader) if running is not None else ())
    return Source(finish(drafts), tuple(furniture), tuple(reader.warnings()))


def _has(element: _Element | None, name: str) -> bool:
    return element is not None and element.find(W + name) is not None


def _running_parts(
    sections: list[_Element], related: dict[str, tuple[str, str]], both_sides: bool
) -> Iterator[str]:
    """The header and footer parts that are printed; Word keeps others that are not."""
    for section in sections:
        used = {"default", None}
        used |= {"first"} if _has(section, "titlePg") else set()
        used |= {"even"} if both_sides else set()
        for reference in section.iterchildren(W + "headerReference", W + "footerReference"):
            _, target = related.get(reference.get(_R + "id") or "", ("", ""))
            if target and reference.get(W + "type") in used:
                yield target


def _pieces(root: _Element, reader: TextReader) -> Iterator[Furniture]:
    """What stands in one header or footer, piece by piece between tabs."""
    codes = (
        e.text or e.get(W + "instr") or "" for e in root.iter(W + "instrText", W + "fldSimple")
    )
    paged = any(_PAGE_FIELD.search(code) for code in codes)
    drafts: list[Draft] = []
    reader.blocks(root, drafts)
    for block in finish(drafts):
        for text in filter(None, map(str.strip, re.split(r"[\t\n]", block.text))):
            yield Furniture(_kind(text, paged), text, 0)


def _kind(text: str, paged: bool) -> FurnitureKind:
    if (
        paged
        and not any(map(str.isalpha, _PAGE_WORDS.sub("", text)))
        and "-" not in text.strip("- ")
    ):
        return "page number"
    return form_of(text) or "running head"
