"""Sentences make paragraphs, and rows are opened into cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import align_documents
from align.found import Found
from align.units import gathered, opened, units_of
from corpora.document import Document, Paragraph
from tests.align.test_versions import document_of
from tests.align.versions import spans_of

TEXT = {
    "en": [
        "Water is scarce in the dry north.",
        "The trade of small islands has grown.",
        "Schools were built in 40 villages.",
        "The Council elected a new president.",
    ],
    "fr": [
        "L’eau est rare dans le nord aride.",
        "Le commerce des petites îles a progressé.",
        "Des écoles ont été construites dans 40 villages.",
        "Le Conseil a élu un nouveau président.",
    ],
}


def bead(i, j, probability=0.9, moved=False):
    return Found(((i, i + 1), (j, j + 1)), 1.0, probability, moved)


def alone(i, at, probability=0.9):
    return Found(((i, i + 1), (at, at)), -1.0, probability)


def beads_of(found):
    return {step.spans for step in found if step.is_bead}


def test_a_sentence_in_another_paragraph_joins_the_two():
    found = gathered([bead(0, 0), bead(1, 1), bead(2, 2)], [0, 0, 1], [0, 1, 1], (2, 2))

    assert beads_of(found) == {((0, 2), (0, 2))}


def test_a_doubtful_bead_joins_no_paragraphs_that_have_others():
    steps = [bead(0, 0), bead(1, 1, 0.4), bead(2, 2)]

    assert beads_of(gathered(steps, [0, 0, 1], [0, 1, 1], (2, 2))) == {
        ((0, 1), (0, 1)),
        ((1, 2), (1, 2)),
    }
    assert beads_of(gathered(steps[1:2], [0, 0, 1], [0, 1, 1], (2, 2))) == {((0, 1), (1, 2))}


def test_a_sentence_that_was_moved_takes_no_paragraph_along():
    steps = [bead(0, 0), bead(1, 2, moved=True), alone(2, 1)]

    found = gathered(steps, [0, 0, 1], [0, 1, 2], (2, 3))

    assert beads_of(found) == {((0, 1), (0, 1))}


def test_a_paragraph_that_was_moved_as_a_whole_is_moved():
    steps = [bead(0, 2, moved=True), bead(1, 3, moved=True), bead(2, 0), bead(3, 1)]

    found = gathered(steps, [0, 0, 1, 1], [0, 0, 1, 1], (2, 2))

    assert {step.spans: step.moved for step in found} == {
        ((0, 1), (1, 2)): True,
        ((1, 2), (0, 1)): False,
    }


def test_several_beads_are_surer_than_one_and_a_chain_is_as_sure_as_its_weakest_joint():
    (one,) = gathered([bead(0, 0, 0.8), bead(1, 1, 0.8)], [0, 0], [0, 0], (1, 1))
    (chain,) = gathered([bead(0, 0), bead(1, 1, 0.6), bead(2, 2)], [0, 0, 1], [0, 1, 1], (2, 2))

    assert one.probability == pytest.approx(0.96)
    assert chain.probability == pytest.approx(0.6)


def test_a_paragraph_alone_is_as_sure_as_the_least_sure_of_its_sentences():
    found = gathered([alone(0, 0, 0.9), alone(1, 0, 0.7)], [0, 0], [], (1, 0))

    assert [(step.spans, step.probability) for step in found] == [(((0, 1), (0, 0)), 0.7)]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.floats(0, 1)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_every_paragraph_is_in_one_step(shapes, chance):
    steps, i, j = [], 0, 0
    for a, b, probability in shapes:
        if a or b:
            steps.append(Found(((i, i + a), (j, j + b)), 0.0, probability, chance.random() < 0.2))
            i, j = i + a, j + b
    left, right = (sorted(chance.randrange(4) for _ in range(size)) for size in (i, j))
    sizes = max(left, default=-1) + 1, max(right, default=-1) + 1

    found = gathered(steps, left, right, sizes)

    for side, size in enumerate(sizes):
        taken = [at for step in found for at in range(*step.spans[side])]
        assert sorted(taken) == list(range(size))


@pytest.mark.parametrize("level", ["sentence", "paragraph"])
def test_versions_that_are_cut_otherwise(level):
    english, french = TEXT["en"], TEXT["fr"]
    one = document_of("en", english[:2], english[2:])
    other = document_of("fr", french[:1], french[1:])

    found = spans_of(align_documents([one, other], level))

    each = {((k, k + 1), (k, k + 1)) for k in range(4)}
    assert found == (each if level == "sentence" else {((0, 2), (0, 2))})


def test_a_row_is_opened_into_its_cells_and_a_sentence_is_not():
    row = Paragraph("Water\t40", "row", cells=((0, 5), (6, 8)))
    text = Paragraph("One. Two.", "body", sentences=((0, 4), (5, 9)))
    units = units_of(Document("", "en", (row, text)))
    steps = [bead(0, 0), Found(((1, 3), (1, 2)), 1.0, 0.9)]
    inner = [bead(0, 0), bead(1, 1)]

    found = list(opened(steps, inner, units, units))

    assert units.texts == ["Water\t40", "One.", "Two."]
    assert [step.spans for step in found] == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 2)),
        ((2, 4), (2, 3)),
    ]


@pytest.mark.parametrize("order", [(0, 2, 1, 3, 4, 5), (2, 1, 0, 3, 4, 5)])
def test_rows_in_another_order_are_no_bead_of_several_rows(order):
    rows = [
        ("Travel of staff", "Frais de voyage", "12"),
        ("Consultants", "Consultants", "45"),
        ("Training", "Formation", "81"),
        ("Equipment", "Matériel", "23"),
        ("Supplies", "Fournitures", "17"),
        ("Total", "Total", "178"),
    ]

    def table(side, lang, places):
        cells = [(rows[place][side], rows[place][2]) for place in places]
        paragraphs = tuple(
            Paragraph(
                f"{name}\t{sum_}",
                "row",
                cells=((0, len(name)), (len(name) + 1, len(name) + 1 + len(sum_))),
            )
            for name, sum_ in cells
        )
        return Document(symbol="A/1", lang=lang, paragraphs=paragraphs)

    found = align_documents([table(0, "en", range(6)), table(1, "fr", order)], level="paragraph")

    assert {bead.spans for bead in found.beads} == {
        ((place, place + 1), (order.index(place), order.index(place) + 1)) for place in range(6)
    }
