"""What a bead is called, and that what is shown of a text harms nobody."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.aligned import Aligned, confidence_of, joined, labels_of, of_documents
from align.bead import Alignment, Bead
from corpora.document import Document, Paragraph
from corpora.showing.display import harmless, is_right_to_left
from tests.align.small import MIXED

DOCUMENT = Document(
    "A/1",
    "en",
    (
        Paragraph("Title.", "title", sentences=((0, 6),)),
        Paragraph("Recalling.", "preambular", sentences=((0, 10),)),
        Paragraph("Noting.", "preambular", sentences=((0, 7),)),
        Paragraph("One. Two.", "operative", number="3", sentences=((0, 4), (5, 9))),
        Paragraph("Note.", "footnote", number="7", sentences=((0, 5),)),
    ),
    source="a.txt",
)


def test_a_segment_is_called_by_the_number_of_its_paragraph_or_its_kind():
    labels = labels_of(DOCUMENT, "paragraph")

    assert labels == ["title", "preambular 1", "preambular 2", "3", "note 7"]


def test_sentences_are_called_as_their_paragraph():
    assert labels_of(DOCUMENT, "sentence")[3:] == ["3", "3", "note 7"]


@pytest.mark.parametrize(("level", "count"), [("paragraph", 5), ("sentence", 6)])
def test_documents_give_their_texts_at_the_level_of_the_alignment(level, count):
    beads = tuple(Bead(((i, i + 1), (i, i + 1)), 1.0) for i in range(count))

    made = of_documents(Alignment("A/1", ("en", "en"), beads, "", level), [DOCUMENT, DOCUMENT])

    assert [len(side) for side in made.sides] == [count, count]
    assert made.sources == ["a.txt", "a.txt"]
    assert made.titles == ["Title.", "Title."]


def test_a_bead_is_called_by_the_first_segment_that_it_has():
    beads = Bead(((0, 0), (0, 1)), 1.0), Bead(((0, 1), (1, 2)), 1.0)
    made = Aligned(
        Alignment("", ("zh", "en"), beads, ""), [["一"], ["a", "b"]], [["1"], ["x", "y"]]
    )

    assert [row.label for row in made.rows()] == ["x", "1"]


@pytest.mark.parametrize("wrong", [{"sides": MIXED.sides[:2]}, {"labels": MIXED.sides[::-1]}])
def test_texts_that_are_not_those_aligned_are_refused(wrong):
    with pytest.raises(ValueError, match="texts for an alignment"):
        replace(MIXED, **wrong)


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [
        (None, ""),
        (0.4999, "0.499"),
        (1.0, "1.000"),
        (0.9999, "0.999"),
        (0.29, "0.290"),
        (0, "0.000"),
    ],
)
def test_a_confidence_is_never_shown_higher_than_it_is(confidence, shown):
    assert confidence_of(Bead(((0, 1), (0, 1)), 1.0, confidence)) == shown


@pytest.mark.parametrize(
    ("lang", "right"),
    [("ar", True), ("ar-EG", True), ("FA_IR", True), ("arn", False), ("zh", False)],
)
def test_the_direction_is_that_of_the_language(lang, right):
    assert is_right_to_left(lang) is right


def test_segments_are_joined_as_the_language_joins_them():
    assert joined(["南南", "合作"], "zh") == "南南合作"
    assert joined(["a", "b"], "de") == "a b"


@given(st.text(st.characters(), max_size=30))
def test_a_harmless_text_is_one_line_that_xml_and_a_terminal_can_show(text):
    made = harmless(text)

    assert len(made.splitlines()) <= 1
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in made)
    assert not {"\u202d", "\u202e"} & set(made)
    assert harmless(made) == made


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Mn"]), max_size=30))
def test_no_letter_or_sign_is_harmful(text):
    assert harmless(text) == text


def test_marks_of_direction_that_a_text_needs_are_kept():
    text = "قرار\u200f (A/RES/79)\u200e\u00a0\u2067x\u2069"

    assert harmless(text) == text
