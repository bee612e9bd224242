import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import align_segments
from align.evidence.lengths import MEASURES, evened, length_cost, measures


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


def in_order(size):
    return [(at, at) for at in range(size)]


def test_a_version_that_is_longer_throughout_is_evened():
    source, target = evened(np.full(50, 100.0), np.full(50, 140.0), in_order(50), 2.0)

    assert target.sum() / source.sum() == pytest.approx(1.0, abs=0.03)


def test_versions_that_are_as_long_as_usual_stay_as_they_are():
    lengths = np.linspace(20.0, 200.0, 30)

    assert np.allclose(evened(lengths, lengths, in_order(30), 2.0), lengths)


@given(st.lists(st.tuples(*[st.floats(1, 400)] * 2), min_size=1, max_size=30), st.floats(0.5, 7))
def test_versions_that_change_places_are_evened_alike(pairs, variance):
    source, target = np.array(pairs).T
    points = in_order(len(pairs))[::2]

    assert np.allclose(
        evened(source, target, points, variance), evened(target, source, points, variance)[::-1]
    )


@pytest.mark.parametrize("points", [[], [(0, 0)], [(3, 1)]])
def test_without_points_to_tell_by_nothing_is_wild(points):
    source, target = np.full(20, 100.0), np.full(2, 30.0)
    ours, theirs = evened(source, target, points, 2.0)

    assert 0.4 < theirs[0] / ours[0] / 0.3 < 2.3
    assert ours.shape == (20,)
    assert theirs.shape == (2,)


def test_what_is_left_out_is_not_taken_for_brevity():
    source, target = np.full(100, 80.0), np.full(60, 80.0)
    points = [(at, at) for at in range(30)] + [(at + 40, at) for at in range(30, 60)]

    ours, theirs = evened(source, target, points, 2.0)

    assert theirs[0] / ours[0] == pytest.approx(1.0, abs=0.02)


def test_a_version_that_says_all_twice_is_not_a_wordy_one():
    source, target = np.full(30, 20.0), np.full(60, 20.0)
    points = [(at, 2 * at) for at in range(30)]

    assert np.allclose(evened(source, target, points, 2.0)[1], target)


def test_the_sentence_that_a_wordy_translator_made_two_of_is_found_by_length():
    chance = np.random.default_rng(79)
    source = [f"{'tale ' * size}." for size in chance.integers(8, 30, size=40)]
    target = [f"{'conte ' * round(1.5 * len(text) / 5.67)}." for text in source]
    target[20:21] = [target[20][: len(target[20]) // 2] + ".", target[20][len(target[20]) // 2 :]]
    vectors = [chance.normal(size=(40, 64)).astype(np.float32)]
    near = 0.6 * vectors[0] + 0.8 * chance.normal(size=(40, 64)).astype(np.float32)
    vague = 0.15 * vectors[0][20] + chance.normal(size=64).astype(np.float32)
    vectors.append(np.concatenate([near[:21], vague[np.newaxis], near[21:]]))
    vectors = [side / np.linalg.norm(side, axis=1, keepdims=True) for side in vectors]

    found = align_segments([source, target], ["en", "fr"], vectors=vectors)

    assert ((20, 21), (20, 22)) in [bead.spans for bead in found.beads]
