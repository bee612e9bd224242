"""Alignments as data frames, as tables of a notebook, as drawings."""

import re

import pytest

from align import Alignment, Bead
from align.aligned import Aligned
from align.showing.charts import draw_beads, draw_confidence, draw_fates
from corpora.showing.display import SHOWN

BEADS = (
    Bead(((0, 1), (0, 2)), 2.5, 0.98),
    Bead(((1, 2), (2, 2)), -1.0, 0.4),
    Bead(((2, 3), (2, 3)), 1.0, 0.9, moved=True),
)
ALIGNMENT = Alignment("A/RES/1", ("zh", "ar"), BEADS, "made by hand", "paragraph")
ALIGNED = Aligned(
    ALIGNMENT,
    [["甲。", "乙。", "丙。"], ["واحد.", "اثنان.", "<b>ثلاثة</b>"]],
    [["1", "2", "3"], ["1", "1", "3"]],
)


def test_an_alignment_has_a_row_a_side_of_a_bead():
    frame = ALIGNMENT.to_frame()

    assert list(frame.columns) == "bead lang start stop size outcome confidence score".split()  # noqa: SIM905
    assert len(frame) == 6
    assert list(frame.iloc[1]) == [0, "ar", 0, 2, 2, "split", 0.98, 2.5]
    assert frame["size"].groupby(frame.lang).sum().to_dict() == {"ar": 3, "zh": 3}


def test_texts_have_a_row_a_bead_and_a_column_a_version():
    frame = ALIGNED.to_frame()

    assert list(frame.columns) == ["label", "outcome", "confidence", "zh", "ar"]
    assert list(frame.outcome) == ["split", "undecided", "moved"]
    assert list(frame.ar) == ["واحد. اثنان.", "", "<b>ثلاثة</b>"]


def test_two_versions_in_one_language_have_two_columns():
    alignment = Alignment("", ("en", "en"), (Bead(((0, 1), (0, 1)), 1.0),), "")

    frame = Aligned(alignment, [["one"], ["two"]], [["1"], ["1"]]).to_frame()

    assert list(frame.columns)[3:] == ["en", "en 2"]


def test_a_table_has_every_text_in_its_direction_and_no_markup_of_theirs():
    shown = ALIGNED._repr_html_()

    assert (
        '<td lang="ar" dir="rtl" style="text-align: start; vertical-align: top">واحد.<br>' in shown
    )
    assert '<td lang="zh" dir="ltr"' in shown
    assert "&lt;b&gt;ثلاثة" in shown
    assert "0.400" in shown


def test_a_long_alignment_is_cut():
    beads = tuple(Bead(((n, n + 1), (n, n + 1)), 1.0) for n in range(SHOWN + 120))

    assert "… 120 more" in Alignment("", ("zh", "en"), beads, "")._repr_html_()


def test_spans_are_shown_where_there_are_no_texts():
    shown = ALIGNMENT._repr_html_()

    assert ">0 to 2<" in shown
    assert ">—<" in shown


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (draw_beads(ALIGNMENT), {"Chinese", "Arabic", "split", "undecided", "moved"}),
        (draw_fates([ALIGNMENT], "split"), {"zh", "ar", "1", "split in"}),
        (draw_confidence({"both": ALIGNMENT}), {"both", "confidence", "moved"}),
        (draw_beads(Alignment("", ("zh", "en"), (), "")), {"Chinese", "English"}),
    ],
)
def test_a_drawing_holds_its_words(drawn, words):
    assert words <= set(re.findall(r"<text[^>]*>([^<]*)</text>", drawn._repr_svg_()))


def test_a_drawing_tells_in_words_what_became_of_the_beads():
    assert repr(draw_beads(ALIGNMENT)) == "3 beads of zh ar: 1 split, 1 undecided, 1 moved."
