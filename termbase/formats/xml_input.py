"""The entries of an XML file from a stranger, one at a time, within bounds.

Nothing is fetched, no external document type is looked at, and a file that declares entities (a
"billion laughs" among them) is refused before any is expanded.

>>> [one.get("id") for one in elements(b'<a><e id="1"/><e id="2"/></a>', {"e"})]
['1', '2']
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from corpora.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MARK = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """Its children of these names, whatever their namespace."""
    return (child for child in element if local_name(child) in names)


def text_in(element: _Element, name: str) -> str:
    """All text in the first child of a name; "" where there is none."""
    return next(("".join(child.itertext()) for child in children(element, name)), "")


def language_name_of(element: _Element) -> str:
    """The language that an element names, as xml:lang or, in old files, lang; "" for none."""
    return element.get(XML_LANG) or element.get("lang") or ""


def root_name(data: bytes) -> str:
    """The name of the first element, without its prefix; "" where it is no XML."""
    head = data[:20_000]
    encoding = _MARK.get(head[:2], "latin-1")
    text = head.decode(encoding, "replace")
    text = re.sub(
        r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", "", text, flags=re.DOTALL
    )
    found = re.match(r"\s*(?:\ufeff|ï»¿)?\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)", text)
    return found[1] if found else ""


def elements(data: bytes, names: Set[str]) -> Iterator[_Element]:
    """The elements of these names, whole; each is gone when the next is asked for.

    Raises:
        UnreadableFile: not well-formed, in another encoding than it says, or with entities.
    """
    from lxml import etree

    parser = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, load_dtd=False,
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        first = True
        for event, element in parser:
            if first:
                _check_type(element)
                first = False
            if event == "end" and local_name(element) in names:
                yield element
                element.clear(keep_tail=True)
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        faults = [fault.message for fault in parser.error_log if fault.level_name != "WARNING"]
        raise UnreadableFile(_why("; ".join([*faults[:3], str(error)]))) from None


def _check_type(root: _Element) -> None:
    document_type = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(True for _ in document_type.iterentities()):
        raise UnreadableFile("declares entities, which no such file needs; not read")


def _why(message: str) -> str:
    if "ntity" in message:
        return "uses entities, which no such file needs; not read"
    if "encod" in message.lower() or "not proper UTF-8" in message or "multi-byte" in message:
        at = re.search(r"line (\d+)", message)
        return f"not in the encoding it says{f', line {at[1]}' if at else ''}; save it as UTF-8"
    if "depth" in message or "huge" in message.lower() or "too long" in message:
        return "nested too deep or too long a text; this is no ordinary file"
    first = " ".join(message.partition("; ")[0].split())[:120]
    return f"not well-formed XML: {first}; is it there whole?"
