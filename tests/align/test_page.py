"""The HTML page: every cell in its language and direction, every doubt told, nothing let in."""

import re

import pytest
from lxml import html

from align.showing.page import page
from corpora.showing.display import harmless, with_bars
from tests.align.small import ALONE, HOSTILE, MALICE, MIXED, SIGNATURE, pairs_of


def text_of(aligned):
    return b"".join(page(aligned)).decode()


@pytest.fixture(scope="module")
def mixed():
    return html.document_fromstring(text_of(MIXED))


def rows(root):
    return root.xpath('//table[starts-with(@class, "text")]/tbody/tr')


def test_a_row_a_bead_and_a_cell_a_language(mixed):
    assert [row.get("class") for row in rows(mixed)] == [
        *("translated", "absent", "split"),
        *("undecided", "moved", "translated"),
    ]
    cells = rows(mixed)[0].xpath("td")
    assert [(cell.get("lang"), cell.get("dir")) for cell in cells] == [
        *[("zh", "ltr"), ("en", "ltr"), ("ar", "rtl")]
    ]
    assert cells[2].text_content() == "التعاون بين الجنوب، 2024"


def test_latin_letters_among_arabic_run_their_own_way_and_stand_at_the_right():
    latin, arabic, number = ["9 January 2026"], ["قرار UNICEF"], ["7 139,5"]
    page = html.document_fromstring(
        text_of(pairs_of([*latin, *arabic, *number], langs=("en", "ar")))
    )

    cells = [row.xpath("td[2]/p/@dir") for row in rows(page)]

    assert cells == [["ltr"], [], []]


def test_a_version_in_traditional_characters_says_so_in_every_cell():
    found = html.document_fromstring(text_of(pairs_of(["聯合國大會", "合作"])))

    cells = [row.xpath("td")[0] for row in rows(found)]
    assert [(cell.get("lang"), cell.get("data-name")) for cell in cells] == [
        ("zh-Hant", "中文")
    ] * 2
    assert 'lang="zh-Hant"' not in text_of(pairs_of(["联合国大会", "合作"]))


def test_every_segment_is_a_paragraph_of_its_cell(mixed):
    assert [p.text for p in rows(mixed)[2].xpath("td[2]/p")] == ["Welcomes", "the report"]


def test_groups_of_a_figure_stay_in_their_order():
    found = html.document_fromstring(text_of(pairs_of(["تم تخصيص 14 000 دولار في 2030 100"])))

    assert rows(found)[0].xpath("string(td[1])") == "تم تخصيص 14\xa0000 دولار في 2030 100"


def test_what_became_of_a_bead_is_told_in_words(mixed):
    marks = [" ".join(row.xpath("th//text()")) for row in rows(mixed)]

    assert marks == [
        "0.99   title",
        "0.91   1 — absent",
        "0.80   2 split 1:2:1",
        "0.49   3 ? undecided",
        "0.77   note 1 ↷ moved",
        "4",
    ]
    assert rows(mixed)[1].xpath("td[3]/@class") == ["none"]


def test_the_head_has_the_versions_the_choice_and_the_report(mixed):
    assert mixed.findtext(".//h1") == "A/RES/79/236"
    assert [" ".join(li.text_content().split()) for li in mixed.xpath("//header//li")] == [
        "南南合作Chinese · r.zh.txt · 6 paragraphs",
        "South-South cooperationEnglish · r.en.pdf · 7 paragraphs",
        "التعاونArabic · r.ar.docx · 5 paragraphs",
    ]
    assert [" ".join(label.text_content().split()) for label in mixed.xpath("//label")] == [
        *("all 6", "translated 2", "split 1", "↷ moved 1", "? undecided 1", "— absent 1")
    ]
    lines = mixed.xpath('//table[@class="report"]/tbody/tr')
    assert [line.get("class") for line in lines] == ["absent", "undecided", "moved"]


def test_every_link_leads_somewhere_on_the_page(mixed):
    ids = set(mixed.xpath("//@id"))

    assert {link.removeprefix("#") for link in mixed.xpath("//a/@href")} <= ids


def test_a_choice_hides_the_rows_that_are_not_of_it(mixed):
    style = mixed.findtext(".//style")

    for fate in mixed.xpath("//input/@id"):
        assert fate == "show-all" or f"#{fate}:checked" in style


def test_the_foot_has_counts_and_the_signature(mixed):
    counts = mixed.xpath('//table[@class="counts"]//td[span]')

    assert counts[0].xpath("span/text()") == [
        *("3 translated", "1 split", "1 moved", "1 undecided")
    ]
    assert SIGNATURE in mixed.find(".//footer").text_content()


def test_the_places_of_what_has_moved_may_take_several_lines(mixed):
    cells = mixed.xpath('//table[@class="report"]/tbody/tr/td[2]')

    assert {cell.get("class") for cell in cells} == {"where"}
    assert ":not(.where) { white-space: nowrap; }" in mixed.findtext(".//style")


def test_nothing_worrying_is_said():
    assert "Nothing is absent, undecided or moved." in text_of(pairs_of(["一"]))


@pytest.mark.parametrize("aligned", [MIXED, HOSTILE, ALONE, pairs_of([])], ids="MHA0")
def test_the_page_stands_by_itself(aligned):
    text = text_of(aligned)
    root = html.document_fromstring(text)

    assert (
        "default-src 'none'"
        in root.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    )
    assert not root.xpath("//script | //link | //img | //iframe | //@src | //@onerror | //@style")
    assert not re.search(r"url\(|@import|https?:", root.findtext(".//style"))


def test_malice_stays_text():
    root = html.document_fromstring(text_of(HOSTILE))

    texts = [row.xpath("td[1]/p")[0].text for row in rows(root)]
    assert texts == [harmless(with_bars(text)) for text in MALICE]
    assert len(rows(root)) == len(MALICE)
    assert len(root.findall(".//style")) == 1
    assert root.findtext(".//h1") == 'A/"><script>\\</style>'


def test_a_symbol_does_not_get_out_of_the_style_sheet():
    style = re.search(r"<style>.*?</style>", text_of(HOSTILE), re.DOTALL)[0]

    assert 'content: "A/\\22 \\3e \\3c script\\3e \\5c \\3c /style\\3e "' in style


@pytest.mark.parametrize(
    ("aligned", "orientation", "six"), [(pairs_of(["a"]), "portrait", 0), (ALONE, "landscape", 1)]
)
def test_paper_is_turned_for_many_columns(aligned, orientation, six):
    text = text_of(aligned)

    assert f"size: A4 {orientation}" in text
    assert text.count('class="text six"') == six


def test_six_columns_of_which_some_are_empty():
    found = rows(html.document_fromstring(text_of(ALONE)))

    assert [len(row.xpath("td")) for row in found] == [6, 6, 6]
    assert [len(row.xpath('td[@class="none"]')) for row in found] == [3, 5, 4]


def test_it_is_made_row_by_row():
    assert len(list(page(MIXED))) == 6 + 2
