"""Text pulled out of a PDF, with form feeds between its pages."""

from collections import Counter

import pytest

from corpora.dumps.dump import is_wrapped
from corpora.pages.lines import PLAIN
from corpora.reading import read_document

WHITE = " \n\f\t" * 10_000


def test_headings_near_the_ends_of_pages_are_text_and_heads_that_count_pages_are_not(tmp_path):
    articles = {2: "Water", 3: "Peace", 11: "Health", 17: "Trade", 28: "Youth", 29: "Space"}
    pages = [
        f"Report on rights, page {page} of {len(articles)}\n\n"
        f"{matter} is a right of everyone, whatever the language in which it is\n"
        "asked for, and it is kept with care by those who come after us.\n\n"
        f"Article {number}\n"
        for page, (number, matter) in enumerate(articles.items(), 1)
    ]
    file = tmp_path / "report.en.txt"
    file.write_text("\f".join(pages), encoding="utf-8")

    document = read_document(file)

    found = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in found if text.startswith("Article")] == [
        f"Article {number}" for number in articles
    ]
    assert not any("Report on rights" in text for text in found)
    assert sum("Report on rights" in item.text for item in document.furniture) == len(articles)


def read(tmp_path, *pages, lang="en"):
    file = tmp_path / f"dump.{lang}.txt"
    file.write_text("\f".join(pages), encoding="utf-8")
    return read_document(file, lang=lang)


PAGE_ONE = """A/RES/80/999

United Nations

General Assembly

80/999.

Cooperation on the ways of water

The General Assembly,
Recalling all that it has said of the ways of water and of those who keep them open
in the north and in the south, in peace and in war, by day and by night, for as many
years as there have been ships to sail on them and harbours to receive these ships
and people on board of them who were glad of both, as told in its resolutions of the
years that followed upon the first Conference and in the reports of those who were
there and saw the ships come in, one after the other, from all the ports of the world,
Reaffirming the Declaration on Water, 1
Noting that much was done in the year that has gone by, and that what was left is for
the States to do, in the spirit of the Convention 2 and of all that was agreed upon in

__________________
Resolution 12/34, annex.
2
Treaties of Water, vol. 1771, No. 30822.
1

26-00001 (E)

"""
PAGE_TWO = """A/RES/80/999

Cooperation on the ways of water

Geneva, and that it shall be done,
1. Welcomes the convening of the Third Conference of those who keep the ways open;
II
Ways of the north
2. Decides to include in the provisional agenda of its next session the item “Water”.
55th (resumed) plenary meeting
24 December 2026

2/2

26-00001
"""


def test_a_dumped_resolution_has_the_paragraphs_and_kinds_of_its_pages(tmp_path):
    document = read(tmp_path, PAGE_ONE, PAGE_TWO)

    found = [(p.kind, p.text) for p in document.paragraphs if p.kind != "masthead"]
    assert found[0] == ("title", "Cooperation on the ways of water")
    assert [kind for kind, _ in found] == [
        *("title", "opening", "preambular", "preambular", "preambular", "operative", "heading"),
        *("operative", "closing", "closing", "footnote", "footnote"),
    ]
    assert found[4][1].endswith("agreed upon in Geneva, and that it shall be done,")


def test_labels_that_fell_out_of_place_go_back_to_their_notes(tmp_path):
    document = read(tmp_path, PAGE_ONE, PAGE_TWO)

    notes = [(p.number, p.text) for p in document.paragraphs if p.kind == "footnote"]
    assert notes == [
        ("1", "Resolution 12/34, annex."),
        ("2", "Treaties of Water, vol. 1771, No. 30822."),
    ]
    assert [[mark.label for mark in p.marks] for p in document.paragraphs if p.marks] == [
        ["1"],
        ["2"],
    ]


def test_two_lines_that_were_joined_into_one_are_not_how_wide_the_page_is(tmp_path):
    line = "The Conference takes note of the report of its Committee on the ways of all waters"
    matter = [line, f"{line} {line}", "of the north.", *[line] * 8, "of the south."]

    document = read(tmp_path, "\n".join(matter))

    assert [p.text[-7:] for p in document.paragraphs] == [" north.", " south."]


def test_no_character_of_a_dump_is_lost_or_made_up(tmp_path):
    stray = PAGE_ONE.replace("26-00001 (E)", "9\n\n26-00001 (E)")  # a label without a note

    document = read(tmp_path, stray, PAGE_TWO)

    kept = [p.raw for p in document.paragraphs] + [item.text for item in document.furniture]
    inked = Counter("".join(kept).translate(PLAIN)) - Counter(WHITE)
    assert inked == Counter(stray + PAGE_TWO) - Counter(WHITE)


REPORT = """The Committee met twice in the year under review and heard from those who keep
the wells,1 as it had been asked to do, before it turned to the question of how
such wells are paid for in the years to come and by whom it should be done.

12 wells were dug, and 3 of them were closed again for want of means, as the
Committee was told in spring.
1 A list of the wells is in the annex.
2 Adopted in May.
"""
OVERLEAF = """What the Committee was told, it told the Assembly in the summer of that year, and
the Assembly took note of it, with thanks to all those who had taken the pains to
measure how deep the water stood, in the dry months and in those with much rain.

5 litres a day are the least that is needed, and what was found is twice as much
in most of the places where wells were dug.

3 Said at the second meeting, in answer to a question from the floor, which was
put in writing later.
"""


def test_notes_without_a_rule_above_are_told_by_their_labels_and_calls(tmp_path):
    document = read(tmp_path, REPORT, OVERLEAF)

    notes = [paragraph for paragraph in document.paragraphs if paragraph.kind == "footnote"]
    assert [(note.number, note.text) for note in notes] == [
        ("1", "A list of the wells is in the annex."),
        ("2", "Adopted in May."),
        (
            "3",
            "Said at the second meeting, in answer to a question from the floor, "
            "which was put in writing later.",
        ),
    ]
    assert "wells, as it" in document.paragraphs[0].text


def test_labels_that_were_put_together_above_the_notes_go_to_each(tmp_path):
    page = REPORT.replace("1 A list", "\n1\n2\n\nA list").replace("2 Adopted", "Adopted")
    page = page.replace("told in spring", "told in spring,2 when it met")

    document = read(tmp_path, page)

    notes = [(p.number, p.text) for p in document.paragraphs if p.kind == "footnote"]
    assert notes == [("1", "A list of the wells is in the annex."), ("2", "Adopted in May.")]


def test_numbered_lines_that_nothing_calls_are_no_notes(tmp_path):
    page = REPORT.replace("wells,1", "wells,").replace("1 A list", "\n1 A list")

    document = read(tmp_path, page, page.replace("\n1 A", "\n4 A"))

    assert not [p for p in document.paragraphs if p.kind == "footnote"]


def test_a_number_after_the_first_line_of_its_paragraph_and_a_mark_on_its_own_are_no_paragraphs(
    tmp_path,
):
    page = """وتطلب اللجنة إلى الأمين العام أن يقدم إليها في دورتها المقبلة
1-
تقريرا عن الآبار التي حفرت وعن تلك التي أغلقت في السنة الماضية.
وتقرر أن تعود إلى هذه المسألة في دورتها المقبلة وأن تدرج في جدول
2-
ً
بندا خاصا بها تنظر فيه جميع الدول الأعضاء قبل نهاية السنة.
"""

    document = read(tmp_path, page, lang="ar")

    assert [paragraph.number for paragraph in document.paragraphs] == ["1", "2"]


FULL = "The Conference takes note of the report of its Committee on the ways of all waters"
OTHER = "It recalls what was told by those who came before and kept the wells of the north"
THIRD = "Of all the wells that were dug none was closed, and nobody went without the water"


@pytest.mark.parametrize("mark", ["\ufffe", "\x02"])
def test_what_pdfium_puts_for_a_hyphen_at_the_end_of_a_line_is_a_hyphen(tmp_path, mark):
    rest = (
        f"of the earth, and of those plans of the Committee that are for the long{mark}"
        f"term use of wells, as the Committee was told in the summer by the Secretary{mark}General."
    )

    document = read(tmp_path, f"{FULL}\n{OTHER}\n{rest}\n")

    assert "for the long-term use" in document.paragraphs[0].text
    assert document.paragraphs[0].text.endswith("by the Secretary-General.")


def test_blanks_at_the_ends_of_lines_tell_where_a_paragraph_goes_on(tmp_path):
    text = (
        f"{FULL} \n{OTHER} \nand of Wells, \nas they were found in the year under review by the\n"
        f"{THIRD}, 2\n and of those who keep them, as it was told \nto the Committee\n"
        f"Action of the States\n{FULL[4:]} \nin the end.\n"
    )

    document = read(tmp_path, text)

    assert [p.text.split()[0] for p in document.paragraphs] == ["The", "Of", "Action", "Conference"]
    assert "water, 2 and of those" in document.paragraphs[1].text


def test_a_blank_line_within_a_sentence_ends_no_paragraph(tmp_path):
    text = f"{OTHER}\n{THIRD}\nand of the lakes:\n\n(a) {FULL}\n\nin the north;\n\n(b) {THIRD}.\n"

    document = read(tmp_path, text)

    assert [p.text[-9:] for p in document.paragraphs] == ["he lakes:", "he north;", "he water."]


def test_a_line_of_the_text_that_reads_like_the_head_of_the_pages_stays_in_the_text(tmp_path):
    head = "Ways of waters and of those who keep them open"
    names = "abcdefghijkl"
    bodies = ["".join(f"{FULL} {page}{name}\n" for name in names) for page in "stuv"]
    middle = f"{bodies[2]}and of what it says in the Declaration that is named\n{head}\nto all.\n"
    pages = [*bodies[:2], middle + bodies[2].replace("u", "w"), bodies[3]]

    document = read(tmp_path, *[f"{head}\n\n{text}" for text in pages])

    assert f"that is named {head} to all" in " ".join(p.text for p in document.paragraphs)
    assert [item.text for item in document.furniture].count(head) >= 3


def test_a_word_with_its_number_opens_a_section_where_the_line_above_has_stopped(tmp_path):
    long = "Action 5. We will keep all the ways of waters open by day and by night, as long as"
    stopped = FULL[:-7] + " waters."

    document = read(tmp_path, f"{FULL}\n{stopped}\n{long}\nthere are ships on target 5. We will.\n")

    assert [p.text[:9] for p in document.paragraphs] == ["The Confe", "Action 5."]


def test_a_call_alone_on_a_line_ends_the_one_above_and_none_is_lost(tmp_path):
    lines = (FULL, f"{OTHER},", "1", THIRD, "and so on.", "", "__________________", "1 In May.")

    document = read(tmp_path, "\n".join(lines))
    cut = read(tmp_path, "\n".join(lines[2:]))

    assert [mark.at for mark in document.paragraphs[0].marks] == [len(f"{FULL} {OTHER},")]
    assert cut.paragraphs[0].raw.startswith("1")


def test_a_chinese_list_without_marks_is_not_broken_to_a_width():
    names = ("理事会成员", "法国：皮埃尔·马丁先生，农业和渔业部司长", "日本：田中惠女士", "观察员")
    office = (
        "芬兰：安娜·维尔塔宁女士，负责湖泊、河流以及沿海水域监测工作和有关数据库的高级专家兼顾问"
    )

    assert not is_wrapped("\n\n".join([*names * 4, office, office]))
    assert is_wrapped("\n".join([*[office[:24], office[:22], office[24:44]] * 4, office[:30]]))


def test_names_and_verse_are_not_broken_to_a_width():
    names = ("M. Klaus Weber, Directeur, Ministère", "Mme Li Na, Ingénieure", "Brésil", "M. Pérez")
    office = "M. Ivan Petrov, Secrétaire exécutif et Chef du Service de la documentation"
    verse = ("When fog lies on the pier", "And gulls sleep on the piles", "I hear the bell ring")
    last = "That marked for us the road from mile to mile."

    assert not is_wrapped("\n\n".join([*names * 4, office, office]))
    assert not is_wrapped("\n".join([*verse * 4, last, last]))
