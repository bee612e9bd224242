"""A document as a data frame, and as a table of a notebook."""

import re

import pandas as pd
import pytest

from corpora.document import Document, Mark, Paragraph
from corpora.reading import read_document
from corpora.samples.source import folder
from corpora.showing.display import SHOWN, table_of

ARABIC = Document("A/RES/1", "ar", (Paragraph("تقرر أن تبقي المسألة قيد نظرها.", "operative"),))


def document(*texts):
    return Document("A/RES/1", "en", tuple(Paragraph(text) for text in texts))


def test_a_document_has_a_row_a_paragraph():
    paragraph = Paragraph("Recalls its work,", "operative", "1.", "1", marks=(Mark(5, "2"),))

    frame = Document("A/RES/1", "en", (paragraph,)).to_frame()

    assert frame.to_dict("records") == [
        {
            "symbol": "A/RES/1",
            "lang": "en",
            "paragraph": 0,
            "kind": "operative",
            "number": "1",
            "level": 0,
            "page": 0,
            "text": "Recalls its work,",
            "marks": 1,
        }
    ]


def test_frames_of_versions_can_be_put_below_each_other():
    versions = [read_document(folder() / f"A_RES_79_236.{name}") for name in ("zh.txt", "ru.txt")]

    both = pd.concat(version.to_frame() for version in versions)

    assert list(both.groupby("lang", sort=False).size()) == [68, 78]


def test_a_frame_of_no_paragraphs_has_its_columns():
    assert list(document().to_frame().columns)[:3] == ["symbol", "lang", "paragraph"]


def test_arabic_is_shown_from_the_right():
    shown = ARABIC._repr_html_()

    assert re.search('<td lang="ar" dir="rtl" style="text-align: start[^"]*">تقرر', shown)


def test_traditional_chinese_is_said_to_be_so():
    paragraphs = Paragraph("聯合國大會"), Paragraph("联合国大会")

    shown = Document("A/RES/1", "zh", paragraphs)._repr_html_()

    assert re.findall('lang="([^"]*)"', shown) == ["zh-Hant", "zh"]


def test_what_a_file_says_is_no_markup():
    shown = document("<script>alert(1)</script> & “more”\u202etxt.exe")._repr_html_()

    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”txt.exe" in shown


def test_a_language_is_no_markup():
    shown = Document("", '"><script>', (Paragraph("text"),))._repr_html_()

    assert "<script" not in shown


@pytest.mark.parametrize(("count", "end"), [(SHOWN, None), (SHOWN + 1200, "… 1,200 more")])
def test_a_long_document_is_cut(count, end):
    shown = document(*["text"] * count)._repr_html_()

    assert shown.count("<tr>") == 1 + SHOWN + bool(end)
    assert re.findall("… [^<]*", shown) == [end] * bool(end)


def test_nothing_is_fetched_or_run():
    shown = read_document(folder() / "A_RES_79_236.es.html")._repr_html_()

    assert not re.search("<(?!/?(table|caption|thead|tbody|tr|th|td|br)[ >])", shown)


def test_cells_of_a_row_stand_below_each_other():
    row = Paragraph("one\ttwo", "row", cells=((0, 3), (4, 7)))

    assert ">one<br>two<" in Document("", "en", (row,))._repr_html_()


def test_a_column_that_is_named_after_a_language_is_in_it():
    frame = pd.DataFrame({"ar": ["نص"], "term": ["三方合作"], "share": [0.123456], "n": [1234567]})

    shown = table_of(frame, "Terms", term="zh")._repr_html_()

    assert shown.count('<th dir="rtl"') == 1
    assert '<td lang="ar" dir="rtl"' in shown
    assert '<td lang="zh" dir="ltr"' in shown
    assert ">0.1235<" in shown
    assert ">1234567<" in shown


def test_a_table_says_in_words_what_it_is():
    assert repr(table_of(pd.DataFrame({"n": [1, 2]}), "Numbers")) == "Numbers: 2 rows"
