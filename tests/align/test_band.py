import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import band
from align.band import band_of, sure_points


def bags(*texts):
    return [Counter(text.split()) for text in texts]


def test_small_sides_are_searched_whole():
    assert band_of(30, 20).points == 31 * 21


def test_strings_that_occur_once_on_each_side_are_sure():
    source = bags("x a", "x", "b", "c c")
    target = bags("x", "a", "c", "b")

    assert sure_points(source, target) in ([(0, 1), (2, 3)], [(0, 1), (3, 2)])


@given(st.lists(st.integers(0, 15), unique=True), st.lists(st.integers(0, 15), unique=True))
def test_sure_points_rise_on_both_sides_and_share_a_string(source, target):
    points = sure_points(bags(*map(str, source)), bags(*map(str, target)))

    assert all(source[i] == target[j] for i, j in points)
    assert all(i < k and j < m for (i, j), (k, m) in itertools.pairwise(points))


def test_the_longest_chain_wins():
    words = [str(number) for number in range(20)]
    moved = [words[19], *words[:19]]

    points = sure_points(bags(*words), bags(*moved))

    assert points == [(place, place + 1) for place in range(19)]


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setattr(band, "EXACT", 1000)
    monkeypatch.setattr(band, "HALF_WIDTH", 5)


@pytest.mark.usefixtures("narrow")
def test_large_sides_are_searched_in_a_band_round_the_sure_points():
    # the target lacks 100 of 200: a straight line would miss the path
    source = bags(*(f"n{number}" for number in range(200)))
    target = [*source[:50], *source[150:]]

    made = band_of(200, 100, (), source, target)

    assert made.points < 10_000
    for i, j in [(25, 25), (50, 50), (150, 50), (175, 75)]:
        assert made.low[i + j] <= i <= made.high[i + j]


@pytest.mark.usefixtures("narrow")
def test_a_band_without_sure_points_follows_the_straight_line():
    made = band_of(400, 200, (), bags(*["x"] * 400), bags(*["x"] * 200))

    assert made.points < 600 * 12
    assert made.low[300] <= 200 <= made.high[300]


@pytest.mark.usefixtures("narrow")
@given(st.data())
def test_a_band_goes_through_every_corner(data):
    size = st.integers(0, 80)
    m, n = data.draw(size), data.draw(size)
    count = data.draw(st.integers(0, 5))
    rows = sorted(data.draw(st.lists(st.integers(0, m), min_size=count, max_size=count)))
    columns = sorted(data.draw(st.lists(st.integers(0, n), min_size=count, max_size=count)))
    corners = list(zip(rows, columns, strict=True))
    source = bags(*(str(data.draw(st.integers(0, 60))) for _ in range(m)))
    target = bags(*(str(data.draw(st.integers(0, 60))) for _ in range(n)))

    made = band_of(m, n, corners, source, target)

    assert made.sides == (m, n)
    for i, j in corners:
        assert made.low[i + j] == i == made.high[i + j]
