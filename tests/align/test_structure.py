from dataclasses import replace

import numpy as np
import pytest

from align import align_documents
from align.evidence.structure import Standing, Structure, worth_of_joining
from align.units import units_of
from corpora.document import Document, Paragraph
from tests.align.versions import known, sample, spans_of

MIDDLE = [Standing("operative", str(n)) for n in range(1, 20)]
RESOLUTION = [Standing("title"), *MIDDLE, Standing("closing")]
PLAIN = [Standing("body")] * len(RESOLUTION)
STRAIGHT = [(n, n) for n in range(len(RESOLUTION))]


def said(left, right, sure=()):
    """What every two paragraphs say, in nats, as a table."""
    block = np.array([[0, len(left), 0, len(right)]])
    return Structure.of(left, right, sure).table(block, len(left), len(right))[0]


def test_a_sentence_stands_as_the_kind_of_its_paragraph_and_the_first_of_it_as_its_number():
    text = Paragraph("One. Two.", "operative", number="12", sentences=((0, 4), (5, 9)))
    title = Paragraph("Title", "title", sentences=((0, 5),))

    assert units_of(Document("", "en", (title, text))).standings == [
        Standing("title"),
        Standing("operative", "12"),
        Standing("operative", begins=False),
    ]


@pytest.mark.parametrize("sure", [STRAIGHT, []])
def test_a_title_answers_a_title_and_a_number_its_like(sure):
    table = said(RESOLUTION, RESOLUTION, sure)

    assert table[0, 0] > 2 > 0 > table[0, 1]
    assert table[5, 5] > 2 > 0 > table[5, 6]


def test_kinds_that_do_not_answer_each_other_say_nothing():
    assert np.abs(said(RESOLUTION, PLAIN, STRAIGHT)).max() < 0.1
    assert np.abs(said(RESOLUTION, PLAIN)).max() < 0.1


def test_what_answers_what_is_learnt_from_the_versions():
    left = [Standing("preambular")] * 10 + [Standing("operative")] * 10
    right = [Standing("body")] * 10 + [Standing("row")] * 10
    table = said(left, right, [(n, n) for n in range(20)])

    assert table[0, 0] > 0.5 > -1 > table[0, 10]


def test_numbers_that_are_mostly_others_are_not_believed():
    others = [Standing("operative", str(n)) for n in range(2, 21)]
    renumbered = [Standing("title"), *others, Standing("closing")]

    believed, doubted = (
        said(RESOLUTION, side, STRAIGHT)[5, place]
        for side, place in ((RESOLUTION, 5), (renumbered, 4))
    )

    assert believed > doubted + 1


def test_numbers_that_have_shifted_over_a_stretch_answer_each_other_there():
    later = [*RESOLUTION[:8], Standing("operative", "8")]
    later += [Standing("operative", str(n + 1)) for n in range(8, 20)]
    sure = [(n, n + (n > 7)) for n in range(20) if n not in (4, 7, 8, 14)]

    table = said(RESOLUTION, later, sure)

    assert table[4, 4] > 2 > 0 > table[4, 5]
    assert table[14, 15] > 2 > 0 > table[14, 14]
    assert table[8, 9] == table[8, 8]  # between them numbers say nothing


def test_some_wrong_points_make_nothing_impossible():
    assert said(RESOLUTION, RESOLUTION, [*STRAIGHT, (0, 3)]).min() > -9


def test_a_part_says_what_the_whole_says():
    whole = Structure.of(RESOLUTION, RESOLUTION, STRAIGHT)
    rows, columns = np.array([0, 3, 9]), np.array([3, 20])
    part = whole.part(rows, columns).table(np.array([[0, 3, 0, 2]]), 3, 2)[0]

    assert (part == said(RESOLUTION, RESOLUTION, STRAIGHT)[np.ix_(rows, columns)]).all()


def test_joining_costs_less_where_much_is_joined():
    straight = [(n, n) for n in range(30)]
    joined = [(n, 2 * n) for n in range(30)]
    whole = [Standing("body")] * 60
    inner = [Standing("body", begins=False)] * 60

    worth = worth_of_joining(joined, whole, whole)
    assert worth_of_joining(straight, whole, whole) < worth_of_joining([], whole, whole) < 0 < worth
    assert worth_of_joining(joined, inner, inner) == worth_of_joining([], whole, whole)


@pytest.mark.parametrize(("source", "plain"), [("en", "zh"), ("zh", "en"), ("fr", "ar")])
def test_a_version_read_as_plain_text_is_aligned_all_the_same(source, plain):
    """As happens where a reader does not know the formula by which an organ opens a resolution."""
    document = sample(plain)
    body = [
        p if p.kind in ("footnote", "closing") else replace(p, kind="body", number="")
        for p in document.paragraphs
    ]

    found = align_documents([sample(source), replace(document, paragraphs=tuple(body))])

    pairs, _ = known(source, plain)
    assert pairs <= spans_of(found)
