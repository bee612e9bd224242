"""Where words stand, and which days a document looks back to."""

import pytest

from corpora.counts.dispersion import days_cited, occurrences
from corpora.document import Document, Paragraph
from corpora.errors import HexaplaError
from corpora.reading import read_document
from corpora.samples.source import folder

FILES = ("zh.txt", "en.pdf", "fr.docx", "es.html", "ru.txt", "ar.docx")


def test_a_place_is_a_share_of_the_text():
    text = Document("", "en", (Paragraph("peace"), Paragraph("and peace")))

    found = occurrences(text, "Peace")

    assert [place.paragraph for place in found] == [0, 1]
    assert [place.at for place in found] == [0, pytest.approx(9 / 14)]


def test_words_are_found_by_their_beginning():
    assert len(occurrences(Document("", "en", (Paragraph("finance, financial"),)), "financ*")) == 2


def test_a_sign_is_no_word():
    with pytest.raises(HexaplaError):
        occurrences(Document("", "en", ()), "—")


@pytest.mark.parametrize("name", FILES)
def test_all_versions_look_back_to_the_same_days(name):
    days = [cited.day for cited in days_cited(read_document(folder() / f"A_RES_79_236.{name}"))]

    assert len(days) == 42
    assert (min(days), max(days)) == ("1978-08-30", "2024-10-07")
