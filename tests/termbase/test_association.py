import pytest
from hypothesis import given
from hypothesis import strategies as st

from termbase.association import common, dice, log_likelihood


@st.composite
def tables(draw):
    """Counts that can be: together, first, second, total."""
    cells = draw(st.tuples(*[st.integers(0, 500)] * 4))
    together, one, other, _ = cells
    return together, together + one, together + other, sum(cells)


def test_two_words_of_a_published_table_have_the_published_value():
    # Dunning (1993), table 1: "the swiss", k = 110, 2442, 111, 29114, -2 log λ = 270.72
    assert log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(
        270.72, abs=0.01
    )


@given(tables())
def test_it_is_never_negative_and_the_same_from_both_sides(table):
    together, first, second, total = table

    value = log_likelihood(together, first, second, total)

    assert value >= 0
    assert value == pytest.approx(log_likelihood(together, second, first, total), abs=1e-6)


@given(st.integers(1, 30), st.integers(1, 30))
def test_what_comes_together_as_often_as_chance_has_it_is_no_surprise(first, second):
    assert log_likelihood(first * second, first * 30, second * 30, 900) == pytest.approx(
        0, abs=1e-6
    )


def test_the_longer_the_text_the_more_surprising_the_same_counts():
    values = [log_likelihood(5, 6, 7, total) for total in (20, 200, 2000)]

    assert values == sorted(values)
    assert values[0] < values[-1]


@pytest.mark.parametrize(
    ("together", "first", "second", "share"),
    [(3, 3, 3, 1.0), (3, 3, 9, 0.5), (0, 3, 3, 0.0), (0, 0, 0, 0.0)],
)
def test_dice_is_the_share_of_times_that_are_together(together, first, second, share):
    assert dice(together, first, second) == share


def test_bags_have_in_common_what_is_in_both():
    assert common({1: 2, 2: 1}, {1: 1, 3: 2}) == pytest.approx(1 / 3)
    assert common({}, {}) == common({1: 1}, {2: 1}) == 0.0


BAGS = st.dictionaries(st.integers(0, 8), st.integers(1, 5), max_size=6)


@given(BAGS, BAGS)
def test_it_does_not_matter_which_bag_comes_first(one, other):
    assert common(one, other) == common(other, one)
    assert 0 <= common(one, other) <= 1
    assert common(one, one) == (1.0 if one else 0.0)
