from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.dp import PRIORS, Band, cut

SHAPES = dict.fromkeys([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1)], 1.0)
FREE = dict.fromkeys(PRIORS, 1.0)  # a prior of 1 costs nothing


def random_cost(seed):
    """A cost of its own for every bead there can be, the same each time it is asked for."""
    table = np.random.default_rng(seed).random((7, 5, 7, 5))

    def cost(i, a, j, b):
        return table[i, a, j, b]

    return cost


def cheapest(m, n, cost, shapes):
    """The cost of the cheapest tiling, by trying all."""
    if m == n == 0:
        return 0.0
    return min(
        (
            cheapest(m - a, n - b, cost, shapes)
            + float(cost(np.array([m]), a, np.array([n]), b)[0])
            for a, b in shapes
            if a <= m and b <= n
        ),
        default=float("inf"),
    )


sizes = st.integers(0, 5)
seeds = st.integers(0, 10_000)


@given(sizes, sizes, seeds)
def test_it_is_as_cheap_as_the_best_of_all_tilings(m, n, seed):
    path = cut(m, n, random_cost(seed), priors=SHAPES)

    assert sum(path.costs) == pytest.approx(cheapest(m, n, random_cost(seed), SHAPES))


@given(sizes, sizes, seeds)
def test_spans_tile_both_sides(m, n, seed):
    path = cut(m, n, random_cost(seed), priors=SHAPES)

    for side, size in ((0, m), (1, n)):
        spans = [pair[side] for pair in path.spans]
        assert all(before[1] == after[0] for before, after in pairwise(spans))
        assert [spans[0][0], spans[-1][1]] == [0, size] if spans else size == 0


@given(sizes, sizes, seeds)
def test_sides_swapped_give_beads_swapped(m, n, seed):
    cost = random_cost(seed)
    mirrored = {(b, a): prior for (a, b), prior in SHAPES.items()}

    path = cut(m, n, cost, priors=SHAPES)
    swapped = cut(n, m, lambda i, a, j, b: cost(j, b, i, a), priors=mirrored)

    assert [pair[::-1] for pair in swapped.spans] == list(path.spans)


@given(st.integers(0, 40))
def test_a_side_with_itself_is_paired_one_to_one(size):
    def cost(i, a, j, b):
        return np.where((i == j) & (a == b), 0.0, 5.0)

    path = cut(size, size, cost)

    assert path.spans == tuple(((at, at + 1), (at, at + 1)) for at in range(size))


@given(st.integers(1, 5), st.integers(1, 5), seeds, st.integers(0, 3))
def test_a_band_that_contains_the_path_changes_nothing(m, n, seed, margin):
    cost = random_cost(seed)
    path = cut(m, n, cost, priors=SHAPES)
    ends = np.array([(0, 0), *((i, j) for (_, i), (_, j) in path.spans)])
    line = np.interp(np.arange(m + n + 1), ends.sum(axis=1), ends[:, 0])
    full = Band.full(m, n)
    low = np.maximum.accumulate(np.maximum(np.floor(line).astype(int) - margin, full.low))
    high = np.maximum.accumulate(np.minimum(np.ceil(line).astype(int) + margin, full.high))

    banded = cut(m, n, cost, Band(low, high), SHAPES)

    assert banded == path


def test_the_prior_decides_where_the_cost_does_not():
    path = cut(2, 2, lambda i, a, j, b: np.zeros(len(i)))

    assert path.spans == (((0, 1), (0, 1)), ((1, 2), (1, 2)))
    assert path.costs == pytest.approx([-np.log(0.89)] * 2)


def test_infinity_forbids_a_bead():
    def cost(i, a, j, b):
        return np.full(len(i), np.inf if (a, b) == (1, 1) else 0.0)

    path = cut(1, 1, cost)

    assert len(path.spans) == 2


def test_priors_sum_to_one_or_little_more():
    assert sum(PRIORS.values()) == pytest.approx(1.0, abs=0.02)


def test_a_band_that_holds_no_path_is_refused():
    with pytest.raises(ValueError, match="no path"):
        cut(2, 2, lambda i, a, j, b: np.full(len(i), np.inf))


@pytest.mark.parametrize(
    ("low", "high", "message"),
    [
        ([0, 1, 1], [0, 0, 1], "empty"),
        ([0, 0, 0], [0, 2, 1], "leaves the rectangle"),
        ([0, 0, 0, 1], [0, 1, 0, 1], "turns back"),
    ],
)
def test_a_band_that_is_none_is_refused(low, high, message):
    with pytest.raises(ValueError, match=message):
        Band(np.array(low), np.array(high))


def test_a_band_for_other_sides_is_refused():
    with pytest.raises(ValueError, match=r"a band of \(2, 2\)"):
        cut(2, 3, lambda i, a, j, b: np.zeros(len(i)), Band.full(2, 2))
