"""Drawings of documents."""

import re
import sys

import pytest

from corpora.document import Document, Paragraph
from corpora.errors import HexaplaError
from corpora.pdf.page_lines import PageLine
from corpora.showing.charts import (
    draw_bars,
    draw_dispersion,
    draw_kinds,
    draw_lengths,
    draw_page,
    draw_years,
)
from corpora.showing.picture import altair

ARABIC = Document(
    "A/RES/1", "ar", (Paragraph("التعاون الثلاثي في 15 نيسان/أبريل 2019", "operative", number="1"),)
)
ENGLISH = Document("A/RES/1", "en", (Paragraph("Peace on 15 April 2019", "preambular"),))
LINE = PageLine(1, 50, 300, 40, 52, "The General Assembly,", "opening")


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (draw_kinds([ARABIC, ENGLISH]), {"Arabic", "English", "operative", "preambular"}),
        (draw_kinds([Document("", "en", ())]), set()),
        (draw_page([LINE], 1), {"page 1", "opening"}),
        (draw_page([], 1), {"page 1"}),
        (draw_dispersion(ARABIC, "التعاون", "الثلاثي"), {"التعاون", "الثلاثي"}),
        (draw_years(ENGLISH), {"days cited"}),
        (draw_years(Document("", "en", ())), {"days cited"}),
        (draw_lengths([ARABIC, ENGLISH]), {"Arabic", "English"}),
        (draw_bars({"zh": {"三方合作": 9.0}}, "score"), {"三方合作", "Chinese", "score"}),
    ],
)
def test_a_drawing_holds_its_words_as_letters(drawn, words):
    svg = drawn._repr_svg_()

    assert svg.startswith("<svg")
    assert words <= set(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def test_a_drawing_runs_nothing_and_calls_nowhere():
    svg = draw_bars({"en": {"<script>alert(1)</script>": 1.0}}, "score")._repr_svg_()

    assert "<script" not in svg
    assert set(re.findall("https?://[^\"' ]*", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_a_drawing_is_the_same_each_time():
    assert draw_kinds([ARABIC])._repr_svg_() == draw_kinds([ARABIC])._repr_svg_()


def test_a_drawing_says_in_words_what_it_shows():
    assert repr(draw_years(ENGLISH)) == "1 days cited, by year."


def test_a_drawing_is_kept_as_its_suffix_says(tmp_path):
    draw_years(ENGLISH).save(tmp_path / "years.png")

    assert (tmp_path / "years.png").read_bytes().startswith(b"\x89PNG")


def test_what_drawing_needs_is_said_where_it_is_not_there(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(HexaplaError, match=r"hexapla\[notebooks\]"):
        altair()
