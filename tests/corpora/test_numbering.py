import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.numbering import (
    counted_at_start,
    han_value,
    labels_at_start,
    letter_value,
    number_all,
    resolution_label,
    roman_value,
)

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "numbering.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_number_is_parsed_and_set_aside(case):
    labels = labels_at_start(case["text"])

    read = [f"{label.style} {label.name}" for label in labels] or [""]
    rest = case["text"][labels[0].end :] if labels else case["text"]

    assert case["expect"][0] in read
    assert rest == case["expect"][1]


@pytest.mark.parametrize("text", ["IV. Follow-up", "IV Follow-up", "B. Goals", "ج - الأهداف"])
def test_capitals_number_headings_only(text):
    assert labels_at_start(text, heading=True)
    assert not labels_at_start(text)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("四. 导言", "4", "导言"),
        ("أولا - مقدمة", "1", "مقدمة"),
        ("ثالثاً - الأنشطة", "3", "الأنشطة"),
        ("باء - التطورات", "B", "التطورات"),
        ("المادة ١٢ الغرض", "12", "الغرض"),
        ("الفصل الثاني أحكام عامة", "2", "أحكام عامة"),
        ("Article 12 Purpose", "12", "Purpose"),
        ("Глава IV Обязательства", "4", "Обязательства"),
        ("Article premier. Objet", "1", "Objet"),
        ("الجزء الأول أحكام عامة", "1", "أحكام عامة"),
        ("第二部分 一般规定", "2", "一般规定"),
        ("Part A. Your organization", "A", "Your organization"),
        ("Часть B. Помещения", "B", "Помещения"),
        ("Part C: Rooms", "C", "Rooms"),
        ("الجزء باء - الغرف", "B", "الغرف"),
        ("第3条. 副本", "3", "副本"),
    ],
)
def test_words_and_articles_number_headings(text, name, rest):
    (label,) = labels_at_start(text, heading=True)

    assert (label.name, text[label.end :].strip()) == (name, rest)


@pytest.mark.parametrize("text", ["Article 5 of the Covenant", "Part of the text", "باء"])
def test_a_mention_is_no_number(text):
    assert not labels_at_start(text, heading=True)


@pytest.mark.parametrize(
    ("text", "lang", "name", "rest"),
    [
        ("79/236.  南南合作", "zh", "79/236", "南南合作"),
        ("79/236. South-South cooperation", "en", "79/236", "South-South cooperation"),
        ("236/79 - التعاون", "ar", "79/236", "التعاون"),
        ("1/70 - تحويل عالمنا", "ar", "70/1", "تحويل عالمنا"),
        ("٢٣٦/٧٩ - التعاون", "ar", "79/236", "التعاون"),
        ("57/270 B. Integrated follow-up", "en", "57/270 B", "Integrated follow-up"),
    ],
)
def test_the_number_of_a_resolution_is_the_same_in_every_language(text, lang, name, rest):
    label = resolution_label(text, lang)

    assert label.name == name
    assert text[label.end :] == rest


def test_a_lone_resolution_number_keeps_its_text():
    assert resolution_label("79/236.", "en") is None


def test_numbers_nest_and_count_on():
    texts = ["1. a", "(a) b", "(i) c", "(ii) d", "(b) e", "2. f", "g", "3. h", "(a) i"]

    numbered = number_all(labels_at_start(text) for text in texts)

    assert [n and n.number for n in numbered] == [
        *("1", "1 (a)", "1 (a) (i)", "1 (a) (ii)", "1 (b)", "2", None, "3", "3 (a)")
    ]
    assert [n.level for n in numbered if n] == [1, 2, 3, 3, 2, 1, 1, 2]


def test_i_after_h_is_a_letter():
    numbered = number_all(labels_at_start(text) for text in ["(g) a", "(h) b", "(i) c", "(j) d"])

    assert [n.label.style for n in numbered] == ["letter"] * 4


def test_i_first_is_roman():
    numbered = number_all(labels_at_start(text) for text in ["1. x", "(i) a", "(ii) b"])

    assert [n.number for n in numbered] == ["1", "1 (i)", "1 (ii)"]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (
            ["1.1 甲方付款", "1.2 乙方交货", "另行商定。", "2.1 期限两年"],
            ["1.1", "1.2", None, "2.1"],
        ),
        (["1-1 تصف المذكرة", "1-2 تنطبق على", "2-1 يحدد الصفر"], ["1.1", "1.2", "2.1"]),
        (["2.5 公里以内免费", "3.7 公里以外收费"], [None, None]),
        (["1.1 甲方付款", "5.6 公里以内免费", "1.2 乙方交货"], ["1.1", None, "1.2"]),
        (["1-1 تصف المذكرة", "3-5 أيام تكفي", "0.1 公斤"], ["1.1", None, None]),
    ],
)
def test_chapter_and_paragraph_are_a_number_where_they_go_on_counting(texts, numbers):
    numbered = number_all(labels_at_start(text) or counted_at_start(text) for text in texts)

    assert [n and n.number for n in numbered] == numbers


def test_an_annex_starts_afresh():
    numbered = number_all([labels_at_start("1. a"), None, labels_at_start("(a) b")])

    assert [n and n.number for n in numbered] == ["1", None, "(a)"]


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_back(number):
    values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
    signs = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"]
    text, rest = "", number
    for value, sign in zip(values, signs, strict=True):
        text += sign * (rest // value)
        rest %= value

    assert roman_value(text) == roman_value(text.upper()) == number


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_back(number):
    digits = "零一二三四五六七八九"
    text, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + sign
            zero = False
        else:
            zero = True

    assert han_value(text) == number
    assert han_value(text.removeprefix("一") if text.startswith("一十") else text) == number


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_read_without_complaint(text, heading):
    for label in labels_at_start(text, heading):
        assert 0 < label.end <= len(text)
        assert text.lstrip().startswith(label.printed) or not text[: label.end].strip()
        assert label.value > 0


def test_the_alphabets_count_alike():
    assert [letter_value(letter) for letter in "abcа бвأبج".replace(" ", "")] == [
        *(1, 2, 3),
        *(1, 2, 3),
        *(1, 2, 3),
    ]


@pytest.mark.parametrize(
    ("text", "heading", "name"),
    [
        ("1.2 À propos", False, "1.2"),
        ("6.3.1启动程序", False, "6.3.1"),
        ("2.1 支持的硬件", True, "2.1"),
        ("B.2.6 Using a server", True, "B.2.6"),
        ("B.2.6 Using a server", False, ""),
        ("C Partitioning of disks", True, ""),
        ("3.5万人参加", True, ""),
        ("4.2版，2025年1月", True, ""),
        ("4.2 版，2025年1月", True, ""),
        ("4.2版权", True, "4.2"),
        ("2.1 支持的硬件", False, ""),
    ],
)
def test_chapter_and_section_are_one_number(text, heading, name):
    assert [label.name for label in labels_at_start(text, heading)] == [name] * bool(name)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"], ["1", "1.1", "1.2", "2", "2.1"]),
        (["2.1 A", "2.1.1 B", "(a) c", "3. D"], ["2.1", "2.1.1", "2.1.1 (a)", "3"]),
        (["1. A", "1 bis. B", "(a) c", "2. D"], ["1", "1 bis", "1 bis (a)", "2"]),
        (["1.1 A", "1. b", "2. c", "1.2 D"], ["1.1", "1.1 1", "1.1 2", "1.2"]),
    ],
)
def test_the_next_number_is_not_within_the_last_one_of_its_kind(texts, numbers):
    found = number_all(labels_at_start(text) for text in texts)

    assert [numbered.number for numbered in found if numbered] == numbers


def test_chinese_sections_count_on_after_those_below_them():
    texts = ["2.1 甲方提供", "2.1.1 甲方", "2.1.2 乙方", "2.2 乙方", "3.5 公里", "3.1 丙方"]

    found = number_all(labels_at_start(text) or counted_at_start(text) for text in texts)

    assert [one and one.number for one in found] == ["2.1", "2.1.1", "2.1.2", "2.2", None, "3.1"]
