"""The user's own document: text out of a PDF, and what must become of it."""

from collections import Counter
from pathlib import Path

import pytest

from corpora.reading import read_document

SEED = Path(__file__).parents[2] / "corpora" / "samples" / "A_RES_79_236.zh.txt"
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "un"


@pytest.fixture(scope="module")
def seed():
    return read_document(SEED)


def inked(texts):
    return Counter(char for text in texts for char in text if not char.isspace())


def of_kind(document, kind):
    return [paragraph for paragraph in document.paragraphs if paragraph.kind == kind]


def test_it_is_resolution_79_236_in_chinese(seed):
    assert (seed.symbol, seed.lang, seed.title) == ("A/RES/79/236", "zh", "南南合作")


def test_it_has_its_parts_in_order(seed):
    kinds = [paragraph.kind for paragraph in seed.paragraphs]

    assert kinds == (
        ["title", "opening"]
        + ["preambular"] * 25
        + ["operative"] * 31
        + ["closing"] * 2
        + ["footnote"] * 8
    )


def test_operative_paragraphs_are_numbered_from_1_to_31(seed):
    operative = of_kind(seed, "operative")

    assert [p.number for p in operative] == [str(number) for number in range(1, 32)]
    assert [p.label for p in operative] == [f"{number}." for number in range(1, 32)]
    assert {p.level for p in operative} == {1}


def test_each_footnote_hangs_on_its_paragraph_and_word(seed):
    places = [
        (mark.label, paragraph.text[max(0, mark.at - 4) : mark.at], paragraph.number)
        for paragraph in seed.paragraphs
        for mark in paragraph.marks
    ]

    assert places == [
        ("1", "动计划》", ""),
        ("2", "黎协定》", ""),
        ("3", "架公约》", ""),
        ("4", "顿协定》", ""),
        ("5", "果文件，", "1"),
        ("6", "的报告；", "2"),
        ("7", "展议程》", "4"),
        ("8", "宣言》，", "13"),
    ]
    for paragraph in seed.paragraphs:
        for mark in paragraph.marks:
            assert seed.paragraphs[mark.note].kind == "footnote"
            assert seed.paragraphs[mark.note].number == mark.label


def test_lines_and_spaces_of_the_page_are_gone(seed):
    text = seed.paragraphs[2].text

    assert text == (
        "重申其认可第二次联合国南南合作高级别会议布宜诺斯艾利斯成果文件的2019年4月15日第73/291号决议，"
    )
    assert "第57/270 B号" in seed.paragraphs[5].text


def test_a_paragraph_that_crosses_a_page_is_one(seed):
    sixth = of_kind(seed, "operative")[5].text

    assert "2023年9月15日和16日在哈瓦那召开科学、技术和创新峰会" in sixth


def test_every_character_is_in_exactly_one_place(seed):
    source = inked([SEED.read_text(encoding="utf-8")])

    raw = inked(p.raw for p in seed.paragraphs) + inked(f.text for f in seed.furniture)
    parts = inked(
        part
        for p in seed.paragraphs
        for part in (p.label, p.text, *(mark.label for mark in p.marks))
    ) + inked(f.text for f in seed.furniture)

    assert raw == source
    assert parts == source


def test_meeting_and_date_close_it(seed):
    assert [p.text for p in of_kind(seed, "closing")] == ["2024年12月24日", "第55次全体会议(续会)"]


def test_the_same_file_gives_the_same_document(seed):
    assert read_document(SEED) == seed


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the measuring data is not beside the project")
def test_the_official_english_has_the_same_structure(seed):
    english = read_document(SHARED / "pdf_en" / "A_RES_79_236.pdf")
    body = [p for p in english.paragraphs if p.kind != "masthead"]

    assert [(p.kind, p.number) for p in body] == [(p.kind, p.number) for p in seed.paragraphs]
    assert [[m.label for m in p.marks] for p in body] == [
        [m.label for m in p.marks] for p in seed.paragraphs
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the measuring data is not beside the project")
def test_the_sample_is_the_users_document():
    assert SEED.read_bytes() == (SHARED / "A_RES_79_236.zh.txt").read_bytes()
