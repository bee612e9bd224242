"""Drafts whose lines are numbered in the margin."""

import pytest

from corpora.line_numbers import apart_in_text
from corpora.reading import read_document
from tests.corpora.pdf_files import at, pdf, together

LINES = [
    "The keepers of the lamps, who met on the island in the month of March after the great storm,",
    "have agreed on the following.",
    "A keeper who holds a lamp which was taken from another keeper shall return it within ten days",
    "of the first dark night after the storm.",
    "The cost of the oil is borne by both of them.",
    "Before a horn is returned, the keeper who holds it may sound it once in every month, provided",
    "that nobody is asleep.",
    "This agreement ends with the next storm.",
]
PARAGRAPHS = [
    " ".join(LINES[:2]),
    " ".join(LINES[2:4]),
    LINES[4],
    " ".join(LINES[5:7]),
    LINES[7],
]
TEXT = "\n".join(
    ("" if line[0].islower() else "\n") + (f"{place:<5}" if place % 2 == 0 else " " * 5) + line
    for place, line in enumerate(LINES, 1)
)


def told(document):
    numbers = [text for kind, text, _ in document.furniture if kind == "line number"]
    return numbers, [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("with_their_lines", [True, False])
def test_numbers_of_lines_in_a_pdf_are_set_aside(tmp_path, with_their_lines):
    base, draws, numbers = 100, [], []
    for place, line in enumerate(LINES, 1):
        base += 12 if line[0].islower() else 26
        if place % 2 == 0:
            (draws if with_their_lines else numbers).append(at(100, base, str(place)))
        draws.append(at(123, base, line))
    (tmp_path / "draft.pdf").write_bytes(pdf(together(*draws, *numbers)))

    document = read_document(tmp_path / "draft.pdf", lang="en")

    assert told(document) == (["2", "4", "6", "8"], PARAGRAPHS)


def test_numbers_of_lines_in_text_are_set_aside(tmp_path):
    (tmp_path / "draft.txt").write_text(f"{TEXT}\f", encoding="utf-8")

    document = read_document(tmp_path / "draft.txt", lang="en")

    assert told(document) == (["2", "4", "6", "8"], PARAGRAPHS)


def test_numbers_on_lines_of_their_own_go_with_the_blank_lines_beside_them():
    text = "\n".join(f"\n{place}\n\n{line}" if place % 2 == 0 else line
                     for place, line in enumerate(LINES, 1))  # fmt: skip

    bare, aside = apart_in_text(text)

    assert bare.split("\n") == LINES
    assert [number.text for number in aside] == ["2", "4", "6", "8"]


@pytest.mark.parametrize(
    "text",
    [
        "5    lamps\n10   horns\n15   boats\n",  # amounts
        "2    lamps\nHalf of them lit\n4    horns\n\n5    boats\nAll of them afloat\n",
        "\n".join(LINES),
    ],
)
def test_other_numbers_stay(text):
    assert apart_in_text(text) == (text, ())


def test_notes_of_a_line_each_are_no_numbers_of_lines():
    above = [f"Line {number} of the text above." for number in range(1, 31)]
    notes = [f" {number}     See resolution 79/{number}." for number in (4, 5, 6, 7)]

    assert apart_in_text("\n".join([*above, "", *notes]))[1] == ()
