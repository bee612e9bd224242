import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evidence.lengths import MEASURES, length_cost, measures


def cost(source, target, variance=2.4):
    return float(length_cost(np.array([source]), np.array([target]), variance)[0])


def test_equal_lengths_cost_nothing():
    assert cost(80.0, 80.0) == pytest.approx(0.0)


def test_one_deviation_costs_as_much_as_gale_and_church_say():
    # -log(2 (1 - Φ(1))), Φ(1) = 0.8413 in any table of the normal distribution
    mean, deviation = 100.0, (2.4 * 100 + 100.0) ** 0.5

    assert cost(mean + deviation / 2, mean - deviation / 2) == pytest.approx(1.148, abs=0.02)


lengths = st.floats(0, 5000)


@given(lengths, lengths)
def test_the_cost_is_the_same_in_both_directions(first, second):
    assert cost(first, second) == cost(second, first) >= -0.0


@given(lengths, lengths, lengths)
def test_the_cost_grows_with_the_difference(short, middle, long):
    short, middle, long = sorted((short, middle, long))

    assert cost(short, long) >= cost(short, middle) - 1e-9


def test_a_chinese_character_counts_as_four_letters_and_a_figure_as_one():
    chinese = MEASURES["zh"]

    assert chinese.length("南南合作") == pytest.approx(4 / 0.252)
    assert chinese.length("2030") == 4
    assert chinese.length("2030年") == pytest.approx(4 + 1 / 0.252)


def test_white_space_at_the_ends_does_not_count():
    assert MEASURES["en"].length("  text\n") == 4


def test_the_ratio_of_an_unknown_language_comes_from_the_sides():
    german, english = measures(["de", "en"], [["x" * 240], ["x" * 200]])

    assert german.ratio == pytest.approx(1.2)
    assert english == MEASURES["en"]


def test_two_unknown_languages_are_measured_against_the_first():
    first, second = measures(["de", "it"], [["x" * 100], ["x" * 150]])

    assert (first.ratio, second.ratio) == (1.0, 1.5)


@pytest.mark.parametrize("sides", [[[], []], [[""], ["text"]], [["text"], []]])
def test_an_empty_side_has_a_measure(sides):
    assert all(measure.ratio > 0 for measure in measures(["de", "en"], sides))
