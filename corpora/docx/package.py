"""The parts of a DOCX file, each read within bounds.

A DOCX file is a zip archive of XML parts that name one another in relationship parts. Only the
parts with text are ever unpacked (pictures and embedded files never are), into memory and under
these limits, beyond which the file is refused:

    archive     20,000 entries
    one part    64 MiB unpacked, and 600 times its packed size once it is over 4 MiB
    all parts   128 MiB unpacked
    XML         no document type (entities), 256 elements deep, 10 MB in one text (libxml2's own)

Names in the archive are keys in a table, never paths; nothing is fetched, nothing written.
Strict documents (ISO 29500) are read as transitional ones.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpora.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ENTRIES = 20_000
MAX_PART = 64 << 20
MAX_TOTAL = 128 << 20
MAX_RATIO = 600
_RATIO_FROM = 4 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONSHIPS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, ValueError),
)
_DAMAGED = "damaged or cut off; open and save it in a word processor, or get it again"


@dataclass(slots=True)
class Package:
    """An open archive and how much of it has been unpacked so far."""

    archive: zipfile.ZipFile
    unpacked: int = 0
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def part(self, name: str) -> _Element | None:
        """The root of a part, or None where there is no such part.

        Raises:
            UnreadableFile: it is damaged, encrypted, too large, or no plain XML.
        """
        entry = self.entries.get(name.lower())
        return None if entry is None else _parse(self._unpack(entry), name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The parts that a part names: identifier -> (last word of the type, name of the part)."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", base + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise UnreadableFile("encrypted with a password; save it without one")
        room = min(MAX_PART, MAX_TOTAL - self.unpacked)
        if entry.file_size > _RATIO_FROM:
            room = min(room, MAX_RATIO * max(entry.compress_size, 1))
        try:
            with self.archive.open(entry) as packed:
                data = packed.read(room + 1)
        except _BROKEN as error:
            raise UnreadableFile(f"DOCX {_DAMAGED}") from error
        self.unpacked += len(data)
        if len(data) > room:
            raise UnreadableFile(
                f"unpacks to more than {max(room >> 20, 1)} MiB in {entry.filename[:80]!r}; "
                "this is no ordinary DOCX, split it if it is genuine"
            )
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        return data


def is_encrypted(data: bytes) -> bool:
    """Whether Word has put a DOCX file under a password: it is then no archive any more."""
    return data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data


def open_package(data: bytes) -> Package:
    """Open a DOCX file.

    Raises:
        UnreadableFile: it is none, is encrypted, damaged, or has too many entries.
    """
    if is_encrypted(data):
        raise UnreadableFile("encrypted with a password; save it without one")
    if data.startswith(_OLE):
        raise UnreadableFile("an old Word file (.doc) under another name; name it .doc")
    if not data.startswith(b"PK"):
        raise UnreadableFile("not a DOCX file (no zip archive); look at what it really is")
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:
        raise UnreadableFile(f"an archive of more than {MAX_ENTRIES:,} entries is no DOCX")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableFile(f"DOCX {_DAMAGED}") from error
    entries = {entry.filename.lower().lstrip("/"): entry for entry in archive.infolist()}
    return Package(archive, entries=entries)


def main_part(package: Package) -> str:
    """The name of the part with the text.

    Raises:
        UnreadableFile: the archive has none.
    """
    named = [name for kind, name in package.related("").values() if kind == "officeDocument"]
    for name in (*named, "word/document.xml"):
        if name.lower() in package.entries and name.lower().endswith(".xml"):
            return name
    raise UnreadableFile("a zip archive, but not a DOCX file (no word/document.xml in it)")


def _parse(data: bytes, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableFile(f"nested more than 256 deep in {name[:80]!r}") from error
        raise UnreadableFile(f"DOCX {_DAMAGED}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(f"a document type in {name[:80]!r}, which no DOCX has; not read")
    return root
