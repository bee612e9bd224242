"""Dumps so short that few of their lines are broken."""

import pytest

from corpora import read_document
from corpora.dumps.dump import is_wrapped
from corpora.dumps.few_lines import goes_on
from corpora.dumps.letter_widths import longest_of, printed_width
from corpora.dumps.wide_lines import NO_CHINESE, setting
from corpora.pages.line_ends import has_ended, told_by_words
from corpora.pages.lines import Line

FULL = (
    "I should be glad if you would have the letter and the list of boats printed as a paper of the"
)
WIDTH = printed_width(FULL)
LETTER = [
    "Letter of 3 May from the fishermen",
    "Dear friends,",
    FULL,
    "Village Council.",
    "(Signed)",
]
LETTER += ["Ada Brook", "Harbour Master", "Village of Lower Wells"]


def line(text: str) -> Line:
    return Line(text, 0, printed_width(text), 0, 1)


def read(tmp_path, text, lang="en"):
    file = tmp_path / "dump.txt"
    file.write_text(text, encoding="utf-8")
    return [p.text for p in read_document(file, lang=lang).paragraphs]


def test_a_letter_of_which_one_line_is_broken_is_read_as_it_was_written(tmp_path):
    here = [line.replace("Village Council", "village council") for line in LETTER]
    joined = [*here[:2], " ".join(here[2:4]), *here[4:]]

    assert read(tmp_path, "\n".join(here) + "\n\f") == joined


def test_what_had_no_room_on_the_line_above_goes_on():
    assert goes_on(line(FULL), line("Village Council."), WIDTH)
    assert not goes_on(line("Ada Brook"), line("Harbour Master"), WIDTH)


def test_a_title_in_larger_type_goes_on_after_a_word_that_ends_none():
    assert goes_on(line("List of all the members of the"), line("Council"), WIDTH)
    assert goes_on(line("Rules for all of the boats here"), line("and for nets"), WIDTH)
    assert not goes_on(line("Rules for the boats"), line("Annex"), WIDTH)


def test_a_sentence_that_fills_its_line_ends_its_paragraph():
    assert not goes_on(line(f"{FULL[:-1]}m."), line("Repairs are due in May."), WIDTH)


def test_items_that_begin_alike_are_not_one():
    above = (
        "Report of the harbour master on the boats of the lower village and on its nets (L/2/26)"
    )
    assert not goes_on(line(above), line("Report of the council"), printed_width(above))


def test_a_list_of_short_lines_is_not_taken_for_broken_lines():
    verse = ["The boats lie still beneath the moon", "and no one calls their names", "or mends"]
    assert not is_wrapped("\n".join([*verse, FULL]) + "\n\f")


def test_lines_of_chinese_headings_do_not_tell_how_wide_a_line_is():
    long = "村里的船由造船的人家保管，每年春天在岸上修理一次，修好以后由村议会派人检查并登记。"
    headings = ["船只管理办法", "一、 船只", "二、 渔网", "三、 码头和仓库"]

    few = [line(text) for text in (*headings, long)]
    many = [line(text) for text in (*headings, *[long[:-1]] * 3)]

    assert setting(few) == NO_CHINESE
    assert setting(many).full > printed_width(long) - 4


@pytest.mark.parametrize(
    ("widths", "longest"), [([], 0), ([84, 30], 84), ([150, 84, 82], 84), ([118, 112, 90], 118)]
)
def test_a_line_that_no_other_comes_near_is_two_that_were_joined(widths, longest):
    assert longest_of(widths) == longest


def test_cells_of_a_table_do_not_tell_how_wide_a_line_is(tmp_path):
    cells = ["Object of", "expenditure", "General running", "costs", "Wages of", "crews"] * 2
    prose = [FULL, "village council. The nets are old.", "Repairs", "The boats are new."]

    texts = read(tmp_path, "\n".join([*prose, "", *cells]) + "\n\f")

    assert texts[:3] == [f"{FULL} village council. The nets are old.", "Repairs", prose[-1]]


def test_subtitles_keep_their_lines():
    lines = ["We never knew what had become of", "the boats that we had built", "in that year"]
    assert not is_wrapped("\n".join(lines) + "\n\f")


def test_what_comes_back_on_one_page_is_no_running_head(tmp_path):
    lines = ["Boats", "Documents", "List of boats", "Nets", "Documents", "List of nets"]
    assert read(tmp_path, "\n".join(lines) + "\n\f") == lines


def test_articles_on_two_pages_are_no_running_heads_that_count_them(tmp_path):
    text = f"Rules\n\nArticle 1\n\n{FULL}\nvillage.\n\n\fThe end.\n\nArticle 2\n\nNets are old.\n\f"
    assert [t for t in read(tmp_path, text) if t.startswith("Article")] == [
        "Article 1",
        "Article 2",
    ]


def test_a_symbol_stands_alone():
    assert told_by_words("村议会", "S/2026/3", indented=False)
    assert told_by_words("S/2026/3", "船只管理办法", indented=False)
    assert not told_by_words("村议会", "见 S/2026/3", indented=False)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("under paragraph 14 of General Assembly resolution", False),
        ("во исполнение пункта 14 резолюции", False),
        ("بموجب قرار الجمعية العامة", True),
        ("عملا بالقرار", False),
        ("Resolution adopted on 3 May 2026", True),
    ],
)
def test_the_number_of_a_resolution_that_is_mentioned_begins_no_title(above, title):
    assert told_by_words(above, "79/208. It is based on", indented=True) == title


@pytest.mark.parametrize(
    "speech",
    [
        "The President: I thank the",
        "Mme Delarue (France) : Je remercie",
        "Г-жа Делорм (Франция) (говорит по-французски): Я благодарю",
        "王女士（中国）：我感谢",
        "السيد بن سعيد (الجزائر): أشكر",
    ],
)
def test_what_someone_says_in_a_record_begins_a_paragraph(speech):
    assert told_by_words("That is all.", speech, indented=True)
    assert not told_by_words("That was said by", speech, indented=True)


def test_an_article_with_its_title_is_a_heading_in_text_without_type(tmp_path):
    file = tmp_path / "rules.txt"
    file.write_text(f"Rules\n\nArticle 1. Boats\n\n{FULL} village.\n\nArticle 2 is new.\n")

    kinds = [(p.kind, p.label, p.text) for p in read_document(file, lang="en").paragraphs]

    assert kinds[1] == ("heading", "Article 1.", "Boats")
    assert kinds[3] == ("body", "", "Article 2 is new.")


def test_a_sentence_has_ended_before_who_proposed_it():
    assert has_ended("Each keeper shall [should] light the lamp. [CHL, NOR]")
    assert not has_ended("Each keeper shall light the lamp [CHL, NOR]")


@pytest.mark.parametrize("line", ["the lamp is lit;***", "the lamp is lit,**", "Name: ________"])
def test_calls_of_notes_and_room_to_write_end_a_line(line):
    assert has_ended(line)


def test_a_line_in_brackets_is_a_paragraph():
    assert told_by_words("Report on the lamps", "[Original: Arabic]", indented=False)
    assert not told_by_words("Each keeper shall light the lamp", "[EU]", indented=False)
