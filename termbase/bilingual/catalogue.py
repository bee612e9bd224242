"""Which reader for which bilingual file: by what it holds, then by its name.

A table may be bilingual or may be anything; whether one is to be read so is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.document import Lang
from corpora.errors import HexaplaError, UnreadableFile
from termbase.bilingual.memory import read_memory
from termbase.bilingual.messages import read_messages
from termbase.bilingual.pair import Pair, wanted_pair
from termbase.bilingual.tables import read_docx_table, read_text_table, read_workbook
from termbase.bilingual.unit import Bilingual
from termbase.bilingual.xliff import read_xliff
from termbase.formats.catalogue import LARGEST as LARGEST_TABLE
from termbase.formats.catalogue import bytes_of
from termbase.formats.xml_input import root_name

LARGEST = 1 << 30  # bytes of an XML file
Reader = Callable[[bytes, str, Pair | None], Bilingual]
_OF_ROOT: dict[str, Reader] = {"xliff": read_xliff, "tmx": read_memory}
_OF_SUFFIX: dict[str, Reader] = {
    **dict.fromkeys((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), read_xliff),
    ".tmx": read_memory,
    ".po": read_messages,
    ".docx": read_docx_table,
    ".xlsx": read_workbook,
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt"), read_text_table),
}
_XML = {suffix for suffix, reader in _OF_SUFFIX.items() if reader in (read_xliff, read_memory)}
_BILINGUAL = _XML | {".po"}
_TABLES = {".docx", ".xlsx", ".csv", ".tsv", ".tab"}
_ZIP = b"PK\x03\x04"


def is_bilingual(path: Path) -> bool:
    """Whether a file is bilingual by its kind; of a table nobody can tell."""
    suffix = path.suffix.lower()
    if suffix != ".xml":
        return suffix in _BILINGUAL
    try:
        with path.open("rb") as file:
            return root_name(file.read(20_000)) in _OF_ROOT
    except OSError:
        return False


def may_hold_table(path: Path) -> bool:
    """Whether a file is of a kind that can hold a table of source and translation."""
    return path.suffix.lower() in _TABLES


def read_bilingual(path: Path, langs: Sequence[Lang] = ()) -> Bilingual:
    """The units of a bilingual file, in order.

    Args:
        path: an XLIFF file of any dialect, a TMX or PO file, or a table in DOCX, XLSX, CSV or TSV.
        langs: of the source and of the translation; needed only where the file does not tell.

    Raises:
        UnreadableFile: it cannot be read, or not safely; no units, or not in two languages.
        HexaplaError: the languages named are not two, or not those of the file.
    """
    wanted = wanted_pair(langs)
    is_xml = path.suffix.lower() in _XML | {".xml"}
    data = bytes_of(path, LARGEST if is_xml else LARGEST_TABLE)
    try:
        return _reader(data, path.suffix.lower())(data, path.name, wanted)
    except HexaplaError as error:
        raise type(error)(f"{path}: {error}") from None


def _reader(data: bytes, suffix: str) -> Reader:
    if root := _OF_ROOT.get(root_name(data)):
        return root
    known = _OF_SUFFIX.get(suffix)
    if data.startswith(_ZIP) and known not in (read_docx_table, read_workbook):
        raise UnreadableFile("a package; unpack it, or export the bilingual file alone")
    if not known:
        raise UnreadableFile(
            "no bilingual file; XLIFF, SDLXLIFF, MQXLIFF, MXLIFF, TMX and PO are read, and tables "
            "in DOCX, XLSX, CSV or TSV"
        )
    return known
