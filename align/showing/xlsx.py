"""Beads as a workbook: a row a bead, doubtful ones coloured, and what is missing on a sheet apart.

    Alignment    paragraph │ zh │ en │ … │ fate │ confidence │ score
    Report       what is absent, undecided or moved; what was aligned, and the signature
    Counts       how many paragraphs of each version had which fate in each other

Texts are text: no cell is a formula, even where one begins with "=". The heading stays in sight,
columns can be filtered, Arabic stands at the right of its cells and is read from there. Colour says
nothing that the column "fate" does not. The same beads are the same bytes: no time is kept.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING, Any

from align.aligned import Aligned, Row, confidence_of, joined
from align.bead import WORST_FIRST, Alignment, Fate
from align.omissions import counts, report
from corpora.showing.display import harmless, is_right_to_left, with_bars

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

LONGEST = 32_767  # characters that a cell can hold
_CUT = " […]"
_WIDTHS = {2: 64, 3: 48, 4: 40}  # of a column of text, by the number of languages, in characters
_NARROWEST, _WIDEST = 34, 64
# Of a character, as columns are measured, with what breaking lines costs.
_BREADTH, _INDENTS = 1.2, 2
_BREADTHS = {"zh": 2.1, "ja": 2.1, "ko": 2.1, "ru": 1.35, "ar": 1.1}
_COLOURS: dict[Fate, str] = {"absent": "FBE3DF", "undecided": "FFEFC2", "moved": "DDEBF7"}
_LINE, _HIGHEST = 15, 409  # points
_HEADING, _RULE = "E7E6E1", "D5D2C9"
_MADE = datetime(2000, 1, 1)  # a workbook has to bear some date
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # so has what is in a zip file


def xlsx(aligned: Aligned) -> Iterator[bytes]:
    """An XLSX file.

    Yields:
        Pieces of it, once the whole is made.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = harmless(aligned.alignment.symbol) or "Alignment"
    book.properties.creator = "hexapla"
    _write_rows(_Sheet(book, "Alignment"), aligned)
    _write_report(_Sheet(book, "Report"), aligned)
    _write_counts(_Sheet(book, "Counts"), aligned.alignment)
    yield written(book)


def _write_rows(sheet: _Sheet, aligned: Aligned) -> None:
    langs = aligned.alignment.langs
    texts = [_text_width(aligned)] * len(langs)
    count = len(aligned.alignment.beads)
    sheet.lay_out([20, *texts, 15, 14, 9], count)
    sheet.add(["paragraph", *langs, "fate", "confidence", "score"], colour=_HEADING)
    for row in aligned.rows():
        cells = [row.label, *_texts(row, langs), row.bead.outcome, _figure(confidence_of(row.bead))]
        sheet.add(
            [*cells, round(row.bead.score, 2)],
            ["", *langs, "", "", ""],
            colour=_COLOURS.get(row.bead.outcome, ""),
        )


def _text_width(aligned: Aligned) -> int:
    """How wide columns of text are: wide enough that the longest text fits in the highest row."""
    langs = aligned.alignment.langs
    longest = max(
        (
            breadth("".join(texts), lang)
            for row in aligned.rows()
            for texts, lang in zip(row.texts, langs, strict=True)
        ),
        default=0,
    )
    wanted = ceil(longest / (_HIGHEST // _LINE)) + _INDENTS
    return min(max(_WIDTHS.get(len(langs), _NARROWEST), wanted), _WIDEST)


def _texts(row: Row, langs: Sequence[str]) -> Iterator[str]:
    for texts, lang in zip(row.texts, langs, strict=True):
        yield with_bars(joined(texts, lang)) if texts else "—"


def _figure(confidence: str) -> str | float:
    """A confidence as a number, so that rows can be filtered by it."""
    return float(confidence) if confidence else ""


def _write_report(sheet: _Sheet, aligned: Aligned) -> None:
    alignment = aligned.alignment
    lines = report(aligned)
    sheet.lay_out([15, 32, 24, 14, 90], len(lines))
    sheet.add(["fate", "paragraph", "where", "confidence", "text"], colour=_HEADING)
    for line in lines:
        cells = [line.fate, line.label, line.where, _figure(line.confidence), line.text]
        sheet.add(cells, ["", "", "", "", line.lang], colour=_COLOURS.get(line.fate, ""))
    sheet.add([])
    known = {"document": alignment.symbol, "level": alignment.level, "made by": alignment.signature}
    for name, value in known.items():
        sheet.add([name, value], wrap=False)
    for lang, source in zip(alignment.langs, aligned.sources, strict=False):
        sheet.add([lang, source], wrap=False)


def _write_counts(sheet: _Sheet, alignment: Alignment) -> None:
    fates = WORST_FIRST[::-1]
    found = counts(alignment)
    sheet.lay_out([8, 8, *[12] * len(fates)], len(found))
    sheet.add(["of", "in", *fates], colour=_HEADING)
    for (side, other), number in found.items():
        sheet.add(
            [alignment.langs[side], alignment.langs[other], *(number[fate] for fate in fates)]
        )


class _Sheet:
    """A sheet that is written row by row and kept nowhere."""

    def __init__(self, book: Workbook, title: str) -> None:
        self._sheet: Any = book.create_sheet(title)
        self._cells: dict[tuple[int, bool, bool, str, bool], Cell] = {}
        self._widths: Sequence[int] = ()
        self._rows = 0

    def lay_out(self, widths: Sequence[int], rows: int) -> None:
        """Set widths, a heading that stays in sight over so many rows, and how it is printed."""
        from openpyxl.utils import get_column_letter

        self._widths = widths
        letters = [get_column_letter(place) for place in range(1, len(widths) + 1)]
        for letter, width in zip(letters, widths, strict=True):
            self._sheet.column_dimensions[letter].width = width
        self._sheet.freeze_panes = "B2"
        self._sheet.auto_filter.ref = f"A1:{letters[-1]}{rows + 1}"
        self._sheet.print_title_rows = "1:1"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def add(
        self,
        values: Iterable[str | float],
        langs: Sequence[str] = (),
        *,
        colour: str = "",
        wrap: bool = True,
    ) -> None:
        """Write a row.

        Args:
            values: of its cells.
            langs: of each cell's text, "" for figures and our own words.
            colour: of the whole row; of a heading it is `_HEADING`.
            wrap: whether long texts take several lines.
        """
        cells, lines = [], 1.0
        for place, (value, lang) in enumerate(zip_longest(values, langs, fillvalue="")):
            cell = self._cell(place, isinstance(value, str), is_right_to_left(lang), colour, wrap)
            cell.value = _fitting(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # nothing is a formula
                if wrap and colour != _HEADING:
                    lines = max(lines, lines_of(value, lang, self._widths[place]))
            cells.append(cell)
        self._rows += 1  # some programs do not find out themselves how high a row has to be
        self._sheet.row_dimensions[self._rows].height = min(_LINE * ceil(lines), _HIGHEST)
        self._sheet.append(cells)

    def _cell(
        self, place: int, is_text: bool, right_to_left: bool, colour: str, wrap: bool
    ) -> Cell:
        """A cell to be filled; each row is written before the next, so one serves for all."""
        key = (place, is_text, right_to_left, colour, wrap)
        if key not in self._cells:
            from openpyxl.cell import WriteOnlyCell
            from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

            cell = self._cells[key] = WriteOnlyCell(self._sheet)
            if is_text:
                cell.number_format = "@"  # so it is no formula after it was edited either
            cell.alignment = Alignment(
                horizontal="right" if right_to_left else "left" if is_text else "center",
                indent=int(is_text),
                vertical="top",
                wrap_text=wrap,
                readingOrder=2 if right_to_left else 0,
            )
            cell.border = Border(bottom=Side("thin", color=_RULE))
            if colour:
                cell.fill = PatternFill("solid", start_color=colour)
            if colour == _HEADING:
                cell.font = Font(bold=True)
        return self._cells[key]


def breadth(text: str, lang: str) -> float:
    """How wide a text is, as columns are measured."""
    return len(text) * _BREADTHS.get(lang, _BREADTH)


def lines_of(text: str, lang: str, width: int) -> float:
    """How many lines a text takes in a column so wide."""
    return breadth(text, lang) / (width - _INDENTS)


def _fitting(text: str) -> str:
    """As much of a text as a cell can hold."""
    text = harmless(text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def written(book: Workbook) -> bytes:
    """A workbook as bytes in which no time is kept."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _MADE
    stamped, made = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(stamped, "w")).save()
    with zipfile.ZipFile(stamped) as parts, zipfile.ZipFile(made, "w") as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            archive.writestr(part, parts.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
