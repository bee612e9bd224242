"""Findings as a workbook: a row a finding, with a column for the verdict of the reviser.

    severity │ code │ place │ source │ target │ message │ suggestion │ verdict │ id

What a finding is about is bold and coloured within its text. The verdict is chosen from a list:
accept or waive. A second sheet tells what the codes stand for and which documents were checked. No
cell is a formula, Arabic is read from the right, and the same findings are the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from align.showing.xlsx import LONGEST, written
from corpora.showing.display import harmless, is_right_to_left
from termbase.checks.finding import Finding, Place, Severity
from termbase.checks.showing.places import label_of
from termbase.checks.showing.records import identities

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

VERDICTS = ("accept", "waive")
_COLUMNS = {
    "severity": 10,
    "code": 16,
    "place": 16,
    "source": 48,
    "target": 48,
    "message": 40,
    "suggestion": 24,
    "verdict": 10,
    "id": 15,
}  # and how wide they are, in characters
_COLOURS: dict[Severity, str] = {"error": "A3271D", "warning": "7D5200", "note": "14588C"}
_TINTS: dict[Severity, str] = {"error": "FBE3DF", "warning": "FFEFC2", "note": "DDEBF7"}
_FONT, _SIZE = "Calibri", 11  # which openpyxl gives to a new workbook
_HEADING, _RULE, _SOFT = "E7E6E1", "D5D2C9", "5C6470"
_BREADTHS = {"zh": 2.1, "ru": 1.3}  # of a character, as columns are measured
_BREADTH = 1.15
_LINE, _AIR, _HIGHEST = 15, 4, 409  # points


def workbook(
    findings: Sequence[Finding], checks: Mapping[str, str], sources: Sequence[str] = ()
) -> bytes:
    """An XLSX file.

    Args:
        findings: in the order of the documents.
        checks: what each code stands for, of all checks that were made.
        sources: names of the documents.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title = " → ".join(map(harmless, sources)) or "Findings"
    book.properties.creator = "hexapla"
    book.remove(book.worksheets[0])
    _write_findings(book.create_sheet("Findings"), findings)
    _write_checks(book.create_sheet("Checks"), findings, checks, sources)
    return written(book)


def _write_findings(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    _lay_out(sheet, _COLUMNS)
    for row, (finding, identity) in enumerate(
        zip(findings, identities(findings), strict=True), start=2
    ):
        source, target = finding.source, finding.target
        colour = _COLOURS[finding.severity]
        known = (finding.severity, finding.code, label_of(finding))
        for column, text in enumerate(known, start=1):
            _put(sheet, row, column, text)
        _put(sheet, row, 4, _marked(source, colour), source.lang)
        _put(sheet, row, 5, _marked(target, colour), target.lang)
        _put(sheet, row, 6, _message(finding))
        _put(sheet, row, 7, finding.suggestion, target.lang)
        _put(sheet, row, 8, "")
        _put(sheet, row, 9, identity)
        _tint(sheet, row, finding.severity)
        _set_height(sheet, row, finding)
    if findings:
        _offer_verdicts(sheet, f"H2:H{len(findings) + 1}")


def _write_checks(
    sheet: Worksheet, findings: Sequence[Finding], checks: Mapping[str, str], sources: Sequence[str]
) -> None:
    _lay_out(sheet, {"code": 20, "what it looks for": 90, "findings": 10})
    numbers = Counter(finding.code for finding in findings)
    codes = [*checks, *sorted(numbers.keys() - checks.keys())]
    for row, code in enumerate(codes, start=2):
        _put(sheet, row, 1, code)
        _put(sheet, row, 2, checks.get(code, ""))
        sheet.cell(row, 3).value = numbers[code]
    for row, name in enumerate(sources, start=len(codes) + 3):
        _put(sheet, row, 1, "document")
        _put(sheet, row, 2, name)


def _lay_out(sheet: Worksheet, columns: Mapping[str, int]) -> None:
    """Write a heading that stays in sight, and set how the sheet is printed."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for place, (name, width) in enumerate(columns.items(), start=1):
        _put(sheet, 1, place, name)
        cell: Any = sheet.cell(1, place)
        cell.font = Font(_FONT, _SIZE, bold=True)
        cell.fill = PatternFill("solid", start_color=_HEADING)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A:{get_column_letter(len(columns))}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: Worksheet, row: int, column: int, text: str | CellRichText, lang: str = "") -> None:
    """Write a text that is no formula, whatever it looks like."""
    from openpyxl.styles import Alignment, Border, Side

    cell: Any = sheet.cell(row, column)
    cell.value = _fitting(text) if isinstance(text, str) else text
    cell.data_type = "s"
    cell.number_format = "@"  # so it is no formula after it was edited either
    right = is_right_to_left(lang)
    cell.alignment = Alignment(
        horizontal="right" if right else "left",
        indent=1,
        vertical="top",
        wrap_text=True,
        readingOrder=2 if right else 0,
    )
    cell.border = Border(bottom=Side("thin", color=_RULE))


def _fitting(text: str) -> str:
    """As much of a text as a cell can hold, harmless."""
    return harmless(text)[:LONGEST]


def _marked(place: Place, colour: str) -> str | CellRichText:
    """A text with what the finding is about in bold and in colour."""
    from openpyxl.cell.rich_text import CellRichText

    start, stop = place.span
    before, marked, after = map(
        harmless, (place.text[:start], place.text[start:stop], place.text[stop:])
    )
    room = LONGEST - len(before) - len(marked)
    if not marked or room < 0:
        return place.text or "—"
    parts = [before, _block(marked, colour, b=True, u="single"), after[:room]]
    return CellRichText([part for part in parts if part])


def _message(finding: Finding) -> str | CellRichText:
    from openpyxl.cell.rich_text import CellRichText

    if not finding.why:
        return finding.message
    why = _block("\n" + _fitting(finding.why), _SOFT, i=True)
    return CellRichText(_fitting(finding.message), why)


def _block(text: str, colour: str, **font: Any) -> Any:
    """A part of a cell's text in a font of its own."""
    from openpyxl.cell.rich_text import TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    return TextBlock(InlineFont(_FONT, sz=_SIZE, color=Color(colour), **font), text)


def _tint(sheet: Worksheet, row: int, severity: Severity) -> None:
    from openpyxl.styles import Font, PatternFill

    cell: Any = sheet.cell(row, 1)
    cell.fill = PatternFill("solid", start_color=_TINTS[severity])
    cell.font = Font(_FONT, _SIZE, bold=True, color=_COLOURS[severity])


def _set_height(sheet: Worksheet, row: int, finding: Finding) -> None:
    """Make a row as high as its longest text is: some programs do not find that out themselves."""
    cells = [
        (finding.source.text, finding.source.lang, "source"),
        (finding.target.text, finding.target.lang, "target"),
        (finding.suggestion, finding.target.lang, "suggestion"),
        (label_of(finding), "", "place"),
        (finding.code, "", "code"),
    ]
    lines = [_lines(text, lang, column) for text, lang, column in cells]
    message = _lines(finding.message, "", "message") + _lines(finding.why, "", "message")
    sheet.row_dimensions[row].height = min(_LINE * max(1, message, *lines) + _AIR, _HIGHEST)


def _lines(text: str, lang: str, column: str) -> int:
    return ceil(len(text) * _BREADTHS.get(lang, _BREADTH) / (_COLUMNS[column] - 3))


def _offer_verdicts(sheet: Worksheet, cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(
        type="list",
        formula1=f'"{",".join(VERDICTS)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Verdict",
        error=f"Choose {' or '.join(VERDICTS)}, or leave it empty.",
    )
    choice.add(cells)
    sheet.add_data_validation(choice)
