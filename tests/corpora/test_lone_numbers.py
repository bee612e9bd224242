"""Numbers and bullets that a dump has on lines of their own."""

import pytest

from corpora import read_document
from corpora.dumps.lone_numbers import with_their_texts

BOATS = "The boats of the village are kept by those who built them."


def paragraphs(tmp_path, text, lang="en"):
    file = tmp_path / "dump.txt"
    file.write_text(text, encoding="utf-8")
    return [(p.label, p.text) for p in read_document(file, lang=lang).paragraphs]


@pytest.mark.parametrize("label", ["1.", "(a)", "b)", "(2)", "iv)", "1.1", "5/12."])
def test_a_number_alone_stands_before_its_text(label):
    assert with_their_texts([label, "", BOATS])[-1].split() == [label, *BOATS.split()]


def test_short_texts_have_the_numbers_of_their_paragraphs(tmp_path):
    text = f"Dear friend,\n\n1.\n\n{BOATS}\n\n(a)\n\nThey leak.\n\n2.\n\nPlease answer soon."
    assert paragraphs(tmp_path, text) == [
        ("", "Dear friend,"),
        ("1.", BOATS),
        ("(a)", "They leak."),
        ("2.", "Please answer soon."),
    ]


def test_several_bullets_in_a_row_go_to_as_many_lines():
    lines = ["•", "•", "", "Old boats", "New boats", "", "Nets"]
    assert with_their_texts(lines) == ["", "", "", "• Old boats", "• New boats", "", "Nets"]


def test_several_bullets_in_a_row_go_to_as_many_sentences():
    lines = ["•", "•", "", "Old boats that the village", "has kept;", "New boats.", ""]
    kept = with_their_texts(lines)
    assert [line for line in kept if line.startswith("•")] == [
        "• Old boats that the village",
        "• New boats.",
    ]


def test_what_stands_under_a_list_without_a_blank_line_gets_none_of_its_bullets():
    lines = ["•", "•", "", "Old boats;", "New boats.", "The nets are old.", "They are dry."]
    kept = with_their_texts(lines)
    assert kept[3:] == ["• Old boats;", "• New boats.", "The nets are old.", "They are dry."]


def test_two_numbers_for_one_text_are_not_both_its_own():
    assert with_their_texts(["3.", "(a)", "They leak."]) == ["3.", "", "(a) They leak."]


def test_an_amount_alone_in_a_table_is_no_number_of_a_section():
    table = ["Length", "310.5", "3.5", "", "Coast"]
    assert with_their_texts(table) == table
    assert with_their_texts(["3.4 Boats", "", "3.5", "Nets"])[-1] == "3.5\tNets"


def test_a_section_of_chinese_has_its_number(tmp_path):
    text = "一、船只\n\n2.1\n\n村里的船由造船人保管。\n\n2.2\n\n渔网由各户保管。\n"
    assert paragraphs(tmp_path, text, "zh")[1:] == [
        ("2.1", "村里的船由造船人保管。"),
        ("2.2", "渔网由各户保管。"),
    ]


def test_a_page_turns_before_a_number_and_none_is_moved_over_its_turn():
    assert with_their_texts(["\f(a)", "", "They leak."])[-1] == "\f(a) They leak."
    assert with_their_texts(["(a)", "\fThey leak."]) == ["(a)", "\fThey leak."]


def test_a_bullet_of_a_font_that_was_lost_is_a_bullet(tmp_path):
    text = "Nets\n\uf0b7\n\nOld nets\n\n\uf0a7 New nets\n"
    assert [text for _, text in paragraphs(tmp_path, text)][1:] == ["• Old nets", "▪ New nets"]
