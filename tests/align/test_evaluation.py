"""Strict and lax figures: by hand, against Vecalign's way of counting, and what always holds."""

from ast import literal_eval

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evaluation import Figures, links, score
from tests.align.versions import SHARED

GOLD = links([((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 3), (3, 3)), ((3, 5), (3, 4))])
TEXT_BERG = SHARED / "data" / "gold" / "text_berg"


@st.composite
def beads(draw):
    """Beads that tile two sides, as spans."""
    shape = st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any)
    made, ends = [], (0, 0)
    for sizes in draw(st.lists(shape, min_size=1, max_size=9)):
        stops = tuple(end + size for end, size in zip(ends, sizes, strict=True))
        made.append(tuple(zip(ends, stops, strict=True)))
        ends = stops
    return links(made)


def by_vecalign(gold, predicted):
    """F1, strict and lax, counted slowly: every bead against every other."""

    def right(beads, others, lax):
        return [
            bead in others
            or (lax and any(set(bead[0]) & set(o[0]) and set(bead[1]) & set(o[1]) for o in others))
            for bead in beads
        ]

    def mean(found):
        return sum(found) / len(found) if found else 0.0

    gold, predicted = set(gold), set(predicted)
    linked = [{bead for bead in beads if all(bead)} for beads in (gold, predicted)]
    for lax in (False, True):
        precision = mean(right(predicted, gold, lax))
        recall = mean(right(linked[0], linked[1], lax))
        both = precision + recall
        yield Figures(precision, recall, 2 * precision * recall / both if both else 0.0)


def test_equal_beads_are_right_strictly_and_overlapping_ones_laxly():
    predicted = links([((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 3), (2, 3)), ((3, 5), (3, 4))])

    made = score(GOLD, predicted)

    assert made.strict == Figures(2 / 4, 2 / 3, pytest.approx(4 / 7))
    assert made.lax == Figures(3 / 4, 1.0, pytest.approx(6 / 7))


def test_a_predicted_null_costs_precision_and_a_gold_one_no_recall():
    predicted = links([((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 5), (3, 3)), ((5, 5), (3, 4))])

    made = score(GOLD, predicted)

    assert made.strict[:2] == (2 / 4, 2 / 3)
    assert made.figures("links")[:2] == (1.0, 2 / 3)


def test_nulls_count_by_the_segment_however_they_are_joined():
    gold = links([((0, 1), (0, 1)), ((1, 2), (1, 1)), ((2, 3), (1, 1)), ((3, 4), (1, 1))])
    predicted = links([((0, 1), (0, 1)), ((1, 4), (1, 1))])

    assert score(gold, predicted).figures("with nulls") == Figures(1.0, 1.0, 1.0)
    assert score(gold, predicted).strict.precision == 1 / 2


def test_a_null_where_there_is_a_link_is_wrong_on_both_counts():
    made = score(links([((0, 1), (0, 1))]), links([((0, 1), (0, 0)), ((0, 0), (0, 1))]))

    assert made.figures("with nulls", lax=True) == Figures(0.0, 0.0, 0.0)


def test_a_bead_that_crosses_two_gold_beads_is_not_right_for_having_a_part_of_each():
    gold = [((0,), (0,)), ((1,), (1,))]

    assert score(gold, [((0,), (1,)), ((1,), (0,))]).lax.f1 == 0.0


def test_beads_may_hold_segments_that_do_not_stand_together():
    gold = [((0, 2), (0,)), ((1,), (1,))]

    assert score(gold, gold).strict.f1 == 1.0


def test_nothing_against_nothing_is_nought():
    assert score([], []).strict == Figures(0.0, 0.0, 0.0)


def test_six_sides_are_scored_by_pairs():
    row = links([((0, 1),) * 6])
    without_arabic = links([((0, 1),) * 5 + ((0, 0),), ((0, 0),) * 5 + ((0, 1),)])

    made = score(row, without_arabic)

    assert len(made.tallies) == 15
    assert made.figures("links").f1 == pytest.approx(10 / 15)


@pytest.mark.parametrize("wrong", [[((0,),)], [((0,), (0,)), ((1,), (1,), (1,))]])
def test_beads_of_another_number_of_sides_are_refused(wrong):
    with pytest.raises(ValueError, match="sides"):
        score(wrong, wrong)


def test_scores_of_other_numbers_of_sides_do_not_add_up():
    with pytest.raises(ValueError, match="do not add up"):
        score(GOLD, GOLD) + score(links([((0, 1),) * 3]), [])


@given(beads(), beads())
def test_the_figures_are_those_of_vecalign(gold, predicted):
    made = score(gold, predicted)

    strict, lax = by_vecalign(gold, predicted)
    assert made.strict == pytest.approx(strict)
    assert made.lax == pytest.approx(lax)


@given(beads(), beads())
def test_lax_is_never_below_strict_and_all_lie_between_nought_and_one(gold, predicted):
    made = score(gold, predicted)

    for nulls in ("vecalign", "links", "with nulls"):
        pairs = zip(made.figures(nulls), made.figures(nulls, lax=True), strict=True)
        assert all(0 <= strict <= lax <= 1 for strict, lax in pairs)


@given(beads())
def test_beads_agree_with_themselves(gold):
    assert score(gold, gold).figures("with nulls").f1 == 1.0


@given(beads(), beads())
def test_gold_and_predicted_exchanged_exchange_precision_and_recall(gold, predicted):
    for nulls in ("links", "with nulls"):
        forth, back = (
            score(*pair).figures(nulls) for pair in ((gold, predicted), (predicted, gold))
        )
        assert forth == (back.recall, back.precision, pytest.approx(back.f1))


@given(beads(), beads())
def test_the_order_of_beads_does_not_matter(gold, predicted):
    assert score(gold[::-1], predicted[::-1]) == score(gold, predicted)


@given(beads(), beads())
def test_two_documents_add_up_to_what_they_are_together(gold, predicted):
    def later(found):
        return [tuple(tuple(i + 100 for i in side) for side in bead) for bead in found]

    twice = score(gold, predicted) + score(gold, predicted)

    assert twice == score(gold + later(gold), predicted + later(predicted))


@pytest.mark.shared
def test_published_gold_agrees_with_itself():
    if not TEXT_BERG.is_dir():
        pytest.skip("needs ../shared/data")
    lines = (TEXT_BERG / "dev.defr").read_text(encoding="utf-8").splitlines()
    gold = [tuple(tuple(literal_eval(side)) for side in line.split(":")) for line in lines]

    assert score(gold, gold).strict.f1 == 1.0
