"""Chinese pulled out of a PDF: its lines are full, its first lines shorter by two characters."""

from __future__ import annotations

import re

import pytest

from corpora.dumps.letter_widths import printed_width
from corpora.dumps.wide_lines import NO_CHINESE, Setting, ends_wide, is_wide, setting
from corpora.pages.lines import Line
from corpora.reading import read_document

MEASURE = 20  # characters of a full line
SENTENCE = (
    "各国代表在会上就粮食安全和农村发展问题广泛交换意见并商定今后几年工作办法以及下届会议的日期地点"
)


def paragraph(length: int) -> str:
    """A paragraph of so many characters, of which the full stop is one."""
    start = 3 * length % len(SENTENCE)  # so that no line comes back, as running heads do
    return (SENTENCE * 4)[start : start + length - 1] + "。"


def wrapped(text: str) -> list[str]:
    """Its lines as a program gives them that drops the blanks before the first one."""
    first, rest = text[: MEASURE - 2], text[MEASURE - 2 :]
    return [first, *(rest[at : at + MEASURE] for at in range(0, len(rest), MEASURE))]


def read(tmp_path, texts: list[str]) -> list[str]:
    file = tmp_path / "dump.txt"
    lines = [line for text in texts for line in wrapped(text)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [p.text for p in read_document(file, lang="zh").paragraphs]


def test_a_first_line_that_lost_its_indent_is_not_taken_for_a_last_one(tmp_path):
    texts = [paragraph(length) for length in (44, 45, 46, 47)]
    assert read(tmp_path, texts) == texts


def test_a_paragraph_begins_at_a_lost_indent_below_a_line_that_is_full(tmp_path):
    """Only the missing two characters tell that the second and the fourth begin."""
    texts = [paragraph(length) for length in (45, 58, 46, 58, 47, 78)]
    assert read(tmp_path, texts) == texts


def test_a_full_line_that_ends_a_sentence_goes_on_with_a_full_line(tmp_path):
    whole = paragraph(58) + paragraph(27)
    texts = [paragraph(45), whole, paragraph(46), paragraph(47)]
    assert read(tmp_path, texts) == texts


def test_a_blank_line_within_a_sentence_ends_no_paragraph_of_chinese(tmp_path):
    texts = [paragraph(length) for length in (54, 53, 52, 51, 50, 49)]
    *most, last = [re.findall(f".{{1,{MEASURE}}}", text) for text in texts]
    file = tmp_path / "dump.txt"
    file.write_text("\n\n".join([*map("\n".join, most), *last]), encoding="utf-8")

    assert [p.text for p in read_document(file, lang="zh").paragraphs] == texts


def lines_of(*texts: str) -> list[Line]:
    return [Line(text, 0, printed_width(text), at, 1) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("above", "ends"), [("第三次筹备会议的安排", True), (SENTENCE[:18], False)]
)
def test_what_does_not_fill_its_line_and_is_no_sentence_is_a_heading(above, ends):
    one, other = lines_of(above, SENTENCE[:18])
    assert ends_wide([one], other, None, Setting(40, lost=True)) is ends


def test_lines_of_other_scripts_tell_nothing_of_chinese():
    lines = lines_of("The General Assembly takes note", "of the report of the Council and", "of")
    assert setting(lines) == NO_CHINESE
    assert ends_wide(lines[:1], lines[1], None, Setting(40, lost=True)) is None


def test_blanks_between_chinese_and_figures_do_not_make_a_line_longer():
    """Some programs write the quarter of a character there, others do not."""
    with_blanks = "各国在 2024 年和 2025 年商定了今后的共同工作办法"
    for text in (with_blanks, with_blanks.replace(" ", "")):
        assert setting(lines_of(*[text] * 4)).full == 46


def test_cells_of_a_table_do_not_tell_how_wide_chinese_is_set():
    cells = [
        "编号",
        "行动",
        "负责人",
        "期限",
        "点灯",
        "守塔人",
        "每天",
        "加油",
        "站长",
        "每月",
        "修船",
        "船长",
    ]

    assert setting(lines_of(f"{SENTENCE[:38]}。", *cells)) == NO_CHINESE


def test_blanks_beside_figures_make_chinese_no_narrower():
    dated, other = lines_of(
        "2025 年 3 月 11 日星期二上午 10 时", "A/79/L.1 第 2 页, as revised in March"
    )

    assert is_wide(dated)
    assert not is_wide(other)
