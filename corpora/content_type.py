"""What a file is, told from its bytes: names and headers lie, first bytes seldom do.

%PDF-1.7 …                            "pdf"
PK␃␄ … word/document.xml … PK␅␆       "docx"
PK␃␄ … mimetype … opendocument.text    "odt"
ÐÏ␑à                                  "doc"      Word before 2007
ÿWPC                                  "wpd"      WordPerfect, older UN documents
<!doctype html>                       "html"     often an error page
"""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

ContentType = Literal[
    "pdf", "docx", "odt", "doc", "rtf", "wpd", "html", "image", "zip", "empty", "unknown"
]

CALLED: dict[ContentType, str] = {
    "pdf": "a PDF",
    "docx": "a Word file (.docx)",
    "odt": "an OpenDocument text (.odt)",
    "doc": "an old Word file (.doc)",
    "rtf": "an RTF file",
    "wpd": "a WordPerfect file",
    "html": "a web page",
    "image": "an image",
    "zip": "a ZIP archive that is no Word file",
    "empty": "an empty file",
    "unknown": "a file of unknown type",
}

# "%PDF-" may stand anywhere in so many first bytes, "%%EOF" in so many last ones.
# PDF Reference, sixth edition (Adobe, 2006), appendix H, notes 13 and 18.
_PDF_MARGIN = 1024
_SIGNATURES: tuple[tuple[bytes, ContentType], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"\xffWPC", "wpd"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|title|meta|script)\b",
    re.IGNORECASE | re.DOTALL,
)
# APPNOTE.TXT 4.3.16: the record that ends a ZIP file, and the longest comment that may follow.
_ZIP_END = b"PK\x05\x06"
_ZIP_END_SIZE = 22
_ZIP64_END = b"PK\x06\x07"
_ZIP64_END_SIZE = 20
_LONGEST_COMMENT = 0xFFFF
_ZIP_NAME = 30  # where the name of the first entry stands (APPNOTE.TXT 4.3.7)
# OpenDocument 1.3, part 2, 3.3: the first entry, its name and its bare content
_OPEN_DOCUMENT_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_LARGEST_DIRECTORY = 1 << 20  # a Word file lists some dozens of parts; a bomb, millions


def content_type_of(path: Path) -> ContentType:
    """What the bytes of a file are; a ZIP file cut short is "zip", whatever it was.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_PDF_MARGIN)
    if not head:
        return "empty"
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, kind in _SIGNATURES:
        if bare.startswith(signature):
            return _archive_type(path, bare) if kind == "zip" else kind
    if _HTML.match(bare):
        return "html"
    return "pdf" if b"%PDF-" in head else "unknown"


def is_whole(path: Path) -> bool:
    """Whether the end of the file is there, for the types that mark it: PDF and ZIP (so DOCX).

    Raises:
        OSError: the file cannot be read.
    """
    kind = content_type_of(path)
    if kind == "pdf":
        tail = _tail(path, _PDF_MARGIN)
        return b"startxref" in tail and b"%%EOF" in tail
    if kind == "zip":
        return _zip_end(path) is not None
    return kind != "empty"


def _archive_type(path: Path, head: bytes) -> ContentType:
    """What a ZIP file holds; a list too long to be that of a text is not read.

    A Word file has its parts in the folder "word", but not always its text in "document.xml":
    some programs write "document2.xml".
    """
    end = _zip_end(path)
    if end is None or end.startswith(_ZIP64_END):
        return "zip"
    if head[_ZIP_NAME:].startswith(_OPEN_DOCUMENT_TEXT):
        return "odt"
    (size,) = struct.unpack_from("<L", end, _ZIP64_END_SIZE + 12)
    if size > _LARGEST_DIRECTORY:
        return "zip"
    try:
        with ZipFile(path) as archive:
            in_word = any(name.startswith("word/") for name in archive.namelist())
    except (BadZipFile, NotImplementedError, ValueError):
        return "zip"
    return "docx" if in_word else "zip"


def _zip_end(path: Path) -> bytes | None:
    """The last record of a ZIP file, with the bytes before it where ZIP64 has another."""
    tail = bytes(_ZIP64_END_SIZE) + _tail(path, _ZIP64_END_SIZE + _ZIP_END_SIZE + _LONGEST_COMMENT)
    at = tail.rfind(_ZIP_END)
    return tail[at - _ZIP64_END_SIZE :] if 0 <= at <= len(tail) - _ZIP_END_SIZE else None


def _tail(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - size))
        return file.read()
