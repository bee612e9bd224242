import pytest

from align.bead import Alignment, Bead


def alignment(*spans):
    return Alignment("", ("zh", "en"), tuple(Bead(pair, 1.0) for pair in spans), "test")


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
