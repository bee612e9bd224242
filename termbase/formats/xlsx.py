"""A workbook: a concept to a row, every cell text, the heading frozen, a filter in it.

Terms take as many lines as they need, contexts and notes one, so that many terms are in sight.

Text stays what it is: no cell is a formula, a date or a number, whatever it looks like. Read are
the first sheet that is a table and others with the same columns; the rest are named. Where a cell
holds a formula, the value it had last is taken.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from align.showing.xlsx import LONGEST, breadth, lines_of
from corpora.errors import HexaplaError, UnreadableFile
from corpora.showing.display import is_right_to_left
from termbase.entry import Entry, Term
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.rows import carried as carried_in_rows
from termbase.formats.rows import table
from termbase.formats.table_reading import Merged, read_table
from termbase.keeping.tidying import located

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = 256 << 20  # bytes unpacked
_MOST_CELLS = 20_000_000  # empty ones before the last of a row included
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005[Ff]_(?=x[0-9A-Fa-f]{4}_)")
_WIDE, _NARROW = 40, 8
_LOOKED_AT = 200  # rows, for the width of columns
_ON_ONE_LINE = ("context", "note")
_LINE, _HIGHEST = 15, 409  # points
_HEADING = "E7E6E1"
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_OPEN_DOCUMENT = "mimetype"  # an archive of OpenDocument has this file, a workbook never
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, OSError, EOFError)


class Sheet(NamedTuple):
    """One sheet."""

    name: str
    rows: list[list[str]]
    merged: list[Merged]


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A workbook of one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Terms")
    _fill(sheet, [[_escaped(cell) for cell in row] for row in table(entries)])
    book.properties.title = settings.title
    book.properties.creator = "hexapla"
    moment = _moment(settings.when)
    book.properties.created = book.properties.modified = moment
    buffer = io.BytesIO()
    book.save(buffer)
    yield _without_clock(buffer.getvalue())


def _moment(when: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(when or "2000-01-01").replace(tzinfo=None)


def _without_clock(data: bytes) -> bytes:
    """The archive with one date for all parts: the same entries give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            part = zipfile.ZipInfo(info.filename, (2000, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(info)
            if info.filename == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content
                )
            new.writestr(part, content)
    return made.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    from openpyxl.cell import Cell
    from openpyxl.styles import Font, PatternFill

    langs = [heading.partition(" ")[0] for heading in rows[0]]
    wraps = [not any(word in heading for word in _ON_ONE_LINE) for heading in rows[0]]
    widths = list(map(_width, zip(*rows[:_LOOKED_AT], strict=True), langs))
    for number, cells in enumerate(rows, 1):
        lines = 1.0
        for place, text in enumerate(cells):
            if not text:
                continue
            cell = sheet.cell(number, place + 1)
            assert isinstance(cell, Cell)
            cell.value = text
            cell.data_type = "s"  # whatever it looks like
            cell.number_format = "@"
            cell.alignment = _alignment(wraps[place], number > 1 and is_right_to_left(langs[place]))
            if number == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", start_color=_HEADING)
            elif wraps[place]:
                lines = max(lines, lines_of(text, langs[place], widths[place]))
        if lines > 1:  # some programs do not find out themselves how high a row has to be
            sheet.row_dimensions[number].height = min(_LINE * ceil(lines), _HIGHEST)
    _lay_out(sheet, widths, len(rows))


@cache
def _alignment(wrap: bool, right_to_left: bool) -> Any:
    from openpyxl.styles import Alignment

    return Alignment(
        "right" if right_to_left else "left",
        "top",
        wrap_text=wrap,
        indent=1,
        readingOrder=2 if right_to_left else 0,
    )


def _width(column: Sequence[str], lang: str) -> int:
    """How wide a column is, in characters, with room for the button of its filter."""
    heading, *texts = column
    longest = max((breadth(text, lang) for text in texts), default=0)
    return min(_WIDE, max(_NARROW, ceil(longest) + 2, len(heading) + 5))


def _lay_out(sheet: Worksheet, widths: Sequence[int], rows: int) -> None:
    """Set widths, the heading and the first term in sight, a filter, and how it is printed."""
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(place) for place in range(1, len(widths) + 1)]
    for letter, width in zip(letters, widths, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{rows}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


def _escaped(text: str) -> str:
    """A text in which no program sees the escapes of the format: "_x0041_" would be "A"."""
    return _ESCAPE.sub("_x005F_", text[:LONGEST])[:LONGEST]


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """All that a table carries, long texts cut."""
    return tuple(_cut(entry) for entry in carried_in_rows(entries, settings))


def _cut(entry: Entry) -> Entry:
    return replace(
        entry,
        note=_short(entry.note),
        definitions=tuple(replace(d, text=_short(d.text)) for d in entry.definitions),
        terms=tuple(_cut_term(term) for term in entry.terms),
    )


def _cut_term(term: Term) -> Term:
    if all(len(context.text) <= LONGEST for context in term.contexts) and len(term.note) <= LONGEST:
        return term
    cut = (located(_short(c.text), term.text, c.source) for c in term.contexts)
    return replace(term, note=_short(term.note), contexts=tuple(cut))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].strip()


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of the first sheet that has any, and of those that go on from it.

    Raises:
        UnreadableFile: damaged, encrypted, larger than a table is, or no sheet is a table of terms.
        HexaplaError: a wish names a column that is not there.
    """
    sheets, remarks = sheets_of(data)
    made: list[Reading] = []
    left_out: list[str] = []
    fault: HexaplaError = UnreadableFile("no rows in it")
    for sheet in sheets:
        try:
            found = read_table(sheet.rows, wishes, merged=sheet.merged)
        except HexaplaError as error:
            fault = fault if left_out else error
            left_out.append(sheet.name)
            continue
        if made and _meanings(found) != _meanings(made[0]):
            left_out.append(sheet.name)
        else:
            made.append(found)
    if not made:
        raise fault
    remarks += tuple(remark for one in made for remark in one.remarks)
    entries = tuple(entry for one in made for entry in one.entries)
    return Reading(entries, remarks + _without(left_out), made[0].columns)


def _meanings(found: Reading) -> list[str]:
    return [column.meaning for column in found.columns]


def _without(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"sheets left out: {', '.join(names)}; what is wanted of them, save as a file alone",)


def rows_of(data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The cells of the first sheet with two columns, in rows, and what was amiss or left out.

    Raises:
        UnreadableFile: damaged, encrypted, or larger than a table is.
    """
    sheets, remarks = sheets_of(data)
    broad = [one for one in sheets if any(sum(map(bool, row)) > 1 for row in one.rows)]
    taken = (broad or sheets)[:1]
    others = [one.name for one in sheets if one not in taken]
    return (taken[0].rows if taken else []), remarks + _without(others)


def sheets_of(data: bytes) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets that have anything in them, each with its rows, and what was amiss.

    Raises:
        UnreadableFile: damaged, encrypted, or larger than a table is.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("an old or an encrypted workbook; save it as .xlsx without a password")
    remarks = _checked(data)
    try:
        return list(_sheets(data)), remarks
    except HexaplaError:
        raise
    except _BROKEN:
        raise UnreadableFile(
            "damaged; open it in a spreadsheet program and save it again"
        ) from None


def _checked(data: bytes) -> tuple[str, ...]:
    """See that an archive is what it should be; how many formulas are in it."""
    formulas = room = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _OPEN_DOCUMENT in archive.namelist():
                raise UnreadableFile(
                    "an OpenDocument file, or an EPUB; save a spreadsheet as .xlsx"
                )
            for info in archive.infolist():
                if not info.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(info) as part:
                    content = part.read(_LARGEST - room + 1)
                room += len(content)
                if room > _LARGEST:
                    raise UnreadableFile(f"unpacks to more than {_LARGEST >> 20} MiB; not read")
                if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                    raise UnreadableFile("declares entities, which no workbook does; not read")
                if "worksheets/" in info.filename:
                    formulas += len(re.findall(rb"<f[ >]", content))
    except (*_BROKEN, RuntimeError, NotImplementedError):
        raise UnreadableFile("damaged, or no workbook; save it again as .xlsx") from None
    return (f"formulas whose last values were taken: {formulas}",) if formulas else ()


def _sheets(data: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = list(_cells(sheet.iter_rows(values_only=True)))
        if any(any(row) for row in rows):
            merged = _merged(data, sheet._worksheet_path, len(rows))  # type: ignore[attr-defined]
            _fill_down(rows, merged)
            yield Sheet(sheet.title, rows, merged)


def _merged(data: bytes, part: str, rows: int) -> list[Merged]:
    """Cells over several rows, which have their text in the first of them."""
    from openpyxl.utils import column_index_from_string

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = _MERGED.findall(archive.read(part))
    made = [
        Merged(int(first) - 1, min(int(last), rows), column_index_from_string(letters.decode()) - 1)
        for letters, first, last in found
    ]
    made = [one for one in made if one.first + 1 < one.stop]
    if sum(one.stop - one.first for one in made) > _MOST_CELLS:
        raise UnreadableFile(f"more than {_MOST_CELLS:,} merged cells; no table has so many")
    return made


def _fill_down(rows: Sequence[list[str]], merged: Iterable[Merged]) -> None:
    for first, stop, column in merged:
        text = rows[first][column] if column < len(rows[first]) else ""
        for row in rows[first + 1 : stop] if text else ():
            row.extend([""] * (column + 1 - len(row)))
            row[column] = text


def _cells(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """Rows of text; one cell far out makes a row wide, and many rows before it."""
    room = _MOST_CELLS
    for row in rows:
        room -= max(len(row), 8)  # an empty row takes room, too
        if room < 0:
            raise UnreadableFile(f"more than {_MOST_CELLS:,} cells; no table is so large")
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub("_", str(value))
