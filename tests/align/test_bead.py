"""Beads and alignments: what they refuse, and what they say became of a segment."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.bead import UNDECIDED, WORST_FIRST, Alignment, Bead, Fate


def alignment(*spans, moved=()):
    beads = tuple(Bead(pair, 1.0, moved=at in moved) for at, pair in enumerate(spans))
    return Alignment("", ("zh", "en"), beads, "test")


def test_a_shape_counts_the_segments_of_each_side():
    assert Bead(((3, 5), (4, 5)), 0.87).shape == (2, 1)


@pytest.mark.parametrize(
    ("spans", "skip"),
    [(((0, 1), (0, 0)), True), (((0, 1), (0, 1)), False), (((0, 0), (0, 1), (2, 3)), False)],
)
def test_a_skip_stands_on_one_side_alone(spans, skip):
    assert Bead(spans, 0.0).is_skip is skip


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        (((0, 1),), "1 sides"),
        (((1, 0), (0, 1)), "runs backwards"),
        (((-1, 0), (0, 1)), "runs backwards"),
        (((2, 2), (3, 3)), "is empty"),
    ],
)
def test_a_bead_that_is_none_is_refused(spans, message):
    with pytest.raises(ValueError, match=message):
        Bead(spans, 0.0)


def test_beads_that_tile_both_sides_make_an_alignment():
    made = alignment(((0, 1), (0, 2)), ((1, 2), (2, 2)), ((2, 3), (2, 3)))

    assert made.sizes == (3, 3)


def test_no_beads_are_an_alignment_of_nothing():
    assert alignment().sizes == (0, 0)


@pytest.mark.parametrize(
    "second",
    [((2, 3), (1, 2)), ((0, 2), (1, 2)), ((1, 2), (2, 3)), ((1, 2), (0, 2))],
    ids=["gap on the left", "overlap on the left", "gap on the right", "overlap on the right"],
)
def test_a_gap_or_an_overlap_is_refused(second):
    with pytest.raises(ValueError, match="does not follow"):
        alignment(((0, 1), (0, 1)), second)


@pytest.mark.parametrize("place", [0, 1])
def test_a_bead_out_of_order_is_refused_unless_one_of_the_two_is_marked_as_moved(place):
    crossed = ((0, 1), (1, 2)), ((1, 2), (0, 1))

    with pytest.raises(ValueError, match="does not follow 2"):
        alignment(*crossed)

    assert alignment(*crossed, moved=[place]).sizes == (2, 2)


def test_a_moved_bead_has_to_tile_like_any_other():
    with pytest.raises(ValueError, match=r"side 1: the span \(0, 1\) does not follow 1"):
        alignment(((0, 1), (0, 1)), ((1, 2), (0, 1)), moved=[1])


def test_a_bead_of_nothing_on_a_side_may_stand_anywhere_on_it():
    assert alignment(((0, 1), (1, 1)), ((1, 2), (0, 1))).sizes == (2, 1)


@pytest.mark.parametrize(
    ("bead", "forth", "back"),
    [
        (Bead(((0, 1), (0, 1)), 1.0), "translated", "translated"),
        (Bead(((0, 1), (0, 1)), 1.0, UNDECIDED), "translated", "translated"),
        (Bead(((0, 1), (0, 3)), 1.0, 0.9), "split", "merged"),
        (Bead(((0, 2), (0, 2)), 1.0, 0.9), "merged", "merged"),
        (Bead(((0, 1), (5, 6)), 1.0, 0.9, moved=True), "moved", "moved"),
        (Bead(((0, 1), (0, 3)), 1.0, 0.49), "undecided", "undecided"),
        (Bead(((0, 1), (5, 6)), 1.0, 0.49, moved=True), "undecided", "undecided"),
    ],
)
def test_a_fate_is_told_from_either_side(bead, forth, back):
    assert (bead.fate(0, 1), bead.fate(1, 0)) == (forth, back)


def test_what_has_nothing_opposite_is_absent_and_has_no_fate_from_there():
    skip = Bead(((0, 1), (0, 0)), 1.0)

    assert skip.fate(0, 1) == "absent"
    with pytest.raises(ValueError, match="nothing on side 1"):
        skip.fate(1, 0)


@pytest.mark.parametrize(
    ("spans", "outcome"),
    [
        (((0, 1), (0, 1), (0, 1)), "translated"),
        (((0, 1), (0, 1), (0, 2)), "split"),
        (((0, 2), (0, 1), (0, 3)), "merged"),
        (((0, 1), (0, 2), (0, 0)), "absent"),
        (((0, 0), (0, 1), (0, 1)), "absent"),
    ],
)
def test_of_several_versions_the_worst_is_told(spans, outcome):
    assert Bead(spans, 1.0).outcome == outcome


@given(
    st.lists(st.integers(0, 2), min_size=2, max_size=6).filter(any),
    st.none() | st.floats(0, 1),
    st.booleans(),
)
def test_an_outcome_is_one_of_the_fates_and_doubt_goes_before_all(shape, confidence, moved):
    bead = Bead(tuple((0, size) for size in shape), 0.0, confidence, moved)

    assert bead.outcome in get_args(Fate)
    assert (bead.outcome == "undecided") == bead.is_doubtful
    assert sorted(WORST_FIRST) == sorted(get_args(Fate))


def test_a_bead_with_another_number_of_sides_is_refused():
    with pytest.raises(ValueError, match="3 spans"):
        alignment(((0, 1), (0, 1), (0, 1)))


@pytest.mark.parametrize("langs", [("zh",), ("zh", "en", "fr", "es", "ru", "ar", "de")])
def test_one_side_or_seven_are_refused(langs):
    with pytest.raises(ValueError, match="two to six"):
        Alignment("", langs, (), "test")


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="unknown level 'page'"):
        Alignment("", ("zh", "en"), (), "test", "page")
