"""Calls in the text and notes at the foot: what belongs to what, and what is no call."""

import pytest

from corpora.blocks import Block
from corpora.document import Mark
from corpora.pages.footnotes import attach


def notes(*labels, page=1):
    return [Block(f"Note {label}.", "note", label, page=page) for label in labels]


@pytest.mark.parametrize(
    ("printed", "labels", "text", "calls"),
    [
        ("the Agreement² and", ["1", "2"], "the Agreement and", [(13, "2", 1)]),
        ("the Agreement¹² and", ["12"], "the Agreement and", [(13, "12", 0)]),
        ("the Agreement¹² and", ["1", "2"], "the Agreement and", [(13, "1", 0), (13, "2", 1)]),
        ("both,¹, ² and", ["1", "2"], "both, and", [(5, "1", 0), (5, "2", 1)]),
        ("an area of 40 km²", ["2"], "an area of 40 km²", []),
        ("10⁶ people", ["1"], "10⁶ people", []),
        ("3 × 10⁶ people", ["6"], "3 × 10⁶ people", []),
        ("млрд⁻¹", ["1"], "млрд⁻¹", []),
        ("1 500 м² для", ["2"], "1 500 м² для", []),
        ("the 1ˢᵗ of May", ["1"], "the 1st of May", []),
        ("《行动计划》¹的1978年", ["1"], "《行动计划》的1978年", [(6, "1", 0)]),
        ("the note* below", ["*"], "the note below", [(8, "*", 0)]),
        ("5 * 3", [], "5 * 3", []),
        ("الكامل⁽¹⁾.", ["1"], "الكامل.", [(6, "1", 0)]),  # Arabic calls stand in brackets
        ("الكامل⁽²⁾.", ["1"], "الكامل(²).", []),
    ],
)
def test_a_raised_character_is_a_call_if_there_is_such_a_note(printed, labels, text, calls):
    (block,) = attach([Block(printed, page=1)], notes(*labels))

    assert block.text == text
    assert block.marks == tuple(Mark(*call) for call in calls)


def test_two_calls_of_one_label_mean_the_notes_of_their_pages():
    first, second = attach(
        [Block("one¹", page=1), Block("two¹", page=2)],
        [*notes("1", page=1), *notes("1", page=2)],
    )

    assert (first.marks[0].note, second.marks[0].note) == (0, 1)


def test_a_note_on_an_earlier_page_is_not_meant():
    (block,) = attach([Block("later¹", page=5)], notes("1", page=1))

    assert (block.text, block.marks) == ("later¹", ())


def test_cells_keep_their_places_when_calls_are_taken_out():
    row = Block("Postsᵃ\t81\tall¹ told", "row", cells=((0, 6), (7, 9), (10, 19)), page=1)

    (block,) = attach([row], notes("a", "1"))

    assert [block.text[start:stop] for start, stop in block.cells] == ["Posts", "81", "all told"]
    assert [mark.at for mark in block.marks] == [5, 12]


def test_the_note_of_a_table_stands_under_its_last_page():
    row = Block("Postsᵃ\t81", "row", cells=((0, 6), (7, 9)), page=1)

    blocks = attach([row, Block("Postsᵃ", page=1)], notes("a", page=6))

    assert [len(block.marks) for block in blocks] == [1, 0]
