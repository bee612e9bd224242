"""Arabic as pdfminer.six and pdfplumber pull it out of a PDF: each line as one sees it."""

import re
import unicodedata
from collections import Counter

import pytest

from corpora.dumps.visual_order import in_written_order
from corpora.reading import read_document

WRITTEN = (
    "إن الجمعية العامة تحيط علما بتقرير اللجنة (الدورة السابعة) وتطلب إلى الأمانة أن تواصل",
    "أعمالها في عام 2025 وفقا للقرار 236/79 في جميع المناطق الواقعة بين المدينة والصحراء.",
)
SEEN = (
    "لصاوت نأ ةنامألا ىلإ بلطتو )ةعباسلا ةرودلا( ةنجللا ريرقتب املع طيحت ةماعلا ةيعمجلا نإ",
    ".ءارحصلاو ةنيدملا نيب ةعقاولا قطانملا عيمج يف 236/79 رارقلل اقفو 2025 ماع يف اهلامعأ",
)


def read(tmp_path, text):
    file = tmp_path / "dump.txt"
    file.write_text(text, encoding="utf-8")
    return read_document(file, lang="ar")


def test_lines_that_stand_as_seen_are_turned_round_and_it_is_said(tmp_path):
    document = read(tmp_path, "\n".join(SEEN))

    assert document.paragraphs[0].text == " ".join(WRITTEN)
    assert any("left to right" in warning for warning in document.warnings)


def test_no_character_of_them_is_lost(tmp_path):
    document = read(tmp_path, "\n".join(SEEN))

    assert Counter("".join(document.paragraphs[0].raw.split())) == Counter(
        "".join(" ".join(SEEN).split())
    )


def test_a_mark_stays_with_its_letter():
    text, _ = in_written_order("ةيعمجلا دُّون")

    assert unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", "نودُّ الجمعية")


@pytest.mark.parametrize("code", ["\x13", "(cid:19)"])
def test_a_glyph_without_a_character_is_the_stroke_that_stretches_words(tmp_path, code):
    stretched = re.sub("(?<=[لم])(?=[ا-ي])", lambda _: code, "\n".join(WRITTEN))

    document = read(tmp_path, stretched)

    assert document.paragraphs[0].text == " ".join(WRITTEN)


def test_text_as_it_is_written_stays_as_it_is():
    text = "\n".join(WRITTEN)

    assert in_written_order(text) == (text, "")


def test_words_that_stand_turned_round_here_and_there_are_told(tmp_path):
    mixed = "\n".join(WRITTEN).replace("العامة", "ةماعلا").replace("السابعة", "ةعباسلا")

    document = read(tmp_path, mixed)

    assert any("read the PDF itself" in warning for warning in document.warnings)
