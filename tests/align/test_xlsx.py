"""Workbooks: texts stay texts, what is doubtful is seen, nothing of the clock is in them."""

import io
import time
import zipfile

import openpyxl
import pytest

from align.showing.xlsx import LONGEST, xlsx
from corpora.showing.display import harmless, with_bars
from tests.align.small import ALONE, HOSTILE, MALICE, MIXED, SIGNATURE, pairs_of


def read(aligned):
    return openpyxl.load_workbook(io.BytesIO(b"".join(xlsx(aligned))))


@pytest.fixture(scope="module")
def mixed():
    return read(MIXED)


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_row_a_bead(mixed):
    found = rows(mixed["Alignment"])

    assert found[0] == ["paragraph", "zh", "en", "ar", "fate", "confidence", "score"]
    assert found[1][:3] == ["title", "南南合作", "South-South cooperation"]
    assert found[1][4:] == ["translated", 0.998, 8.31]
    assert found[2][3:6] == ["—", "absent", 0.91]
    assert found[3][2] == "Welcomes the report"
    assert len(found) == 7


def test_a_confidence_is_a_figure_that_can_be_filtered_and_never_too_high(mixed):
    assert [row[5] for row in rows(mixed["Alignment"])[1:]] == [
        *(0.998, 0.91, 0.8),
        *(0.499, 0.77, None),
    ]


def test_the_heading_stays_in_sight_and_columns_are_filtered(mixed):
    sheet = mixed["Alignment"]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:G7"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


def test_texts_are_wrapped_and_arabic_runs_from_the_right(mixed):
    english, arabic = (mixed["Alignment"][place].alignment for place in ("C2", "D2"))

    assert english.wrap_text
    assert english.horizontal == "left"
    assert (arabic.wrap_text, arabic.horizontal, arabic.readingOrder) == (True, "right", 2)


def test_what_is_absent_undecided_or_moved_is_coloured(mixed):
    fills = [
        mixed["Alignment"].cell(row, 1).fill.fill_type and mixed["Alignment"].cell(row, 1).fill
        for row in range(2, 8)
    ]

    assert [bool(fill) for fill in fills] == [False, True, False, True, True, False]
    assert len({fill.start_color.rgb for fill in fills if fill}) == 3


def test_the_second_sheet_has_the_report_and_the_signature(mixed):
    found = rows(mixed["Report"])

    assert found[1][:4] == ["absent", "1", "not in ar", 0.91]
    assert [row[0] for row in found[1:4]] == ["absent", "undecided", "moved"]
    assert ["made by", SIGNATURE] in [row[:2] for row in found]
    assert ["en", "r.en.pdf"] in [row[:2] for row in found]


def test_the_third_sheet_has_the_counts(mixed):
    found = rows(mixed["Counts"])

    assert found[0][:4] == ["of", "in", "translated", "split"]
    assert found[2] == ["zh", "ar", 3, 0, 0, 1, 1, 1]


def test_a_row_is_as_high_as_its_longest_text():
    sheet = read(pairs_of(["short " * 8, "long " * 100, "endless " * 4000]))["Alignment"]

    assert sheet.column_dimensions["B"].width == 64
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3, 4)]
    assert heights == [15, 30, 15 * 17, 409]


def test_a_short_text_takes_one_line_whatever_became_of_it(mixed):
    sheet = mixed["Alignment"]

    assert {sheet.row_dimensions[row].height for row in range(1, 8)} == {15}


def test_nothing_is_a_formula_and_malice_stays_text():
    book = read(HOSTILE)

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {cell.number_format for cell in cells if cell.data_type == "s"} == {"@"}
    texts = [row[1] for row in rows(book["Alignment"])[1:]]
    assert texts == [harmless(with_bars(text)) for text in MALICE]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    cell = read(pairs_of(["长" * (LONGEST + 1)]))["Alignment"]["B2"].value

    assert len(cell) == LONGEST
    assert cell.endswith("长 […]")


@pytest.mark.parametrize("aligned", [ALONE, pairs_of([])], ids="A0")
def test_sides_without_text_are_dashes(aligned):
    found = rows(read(aligned)["Alignment"])

    assert len(found) == 1 + len(aligned.alignment.beads)
    assert all("—" in row for row in found[1:])


def test_a_second_later_it_is_the_same_bytes():
    first = b"".join(xlsx(MIXED))
    time.sleep(2.1)  # a zip file tells time in steps of two seconds

    assert b"".join(xlsx(MIXED)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"2000-01-01" in parts.read("docProps/core.xml")
