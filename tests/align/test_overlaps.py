import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.band import band_of
from align.dp import Band
from align.overlaps import Norms, Products

LONGEST = 4


def vectors(count, seed):
    return np.random.default_rng(seed).normal(size=(count, 6)).astype(np.float32)


def ends(band):
    for diagonal in range(len(band.low)):
        for i in range(band.low[diagonal], band.high[diagonal] + 1):
            yield i, diagonal - i


@given(st.integers(0, 7), st.integers(0, 7), st.integers(0, 99))
def test_products_of_runs_are_those_of_their_sums(m, n, seed):
    source, target = vectors(m, seed), vectors(n, seed + 1)
    products = Products(source, target, Band.full(m, n), LONGEST)

    for i, j in ends(Band.full(m, n)):
        for a in range(1, min(i, LONGEST) + 1):
            for b in range(1, min(j, LONGEST) + 1):
                found = products.of_runs(np.array([i]), a, np.array([j]), b)[0]

                exact = source[i - a : i].sum(axis=0) @ target[j - b : j].sum(axis=0)
                assert found == pytest.approx(float(exact), abs=1e-3)


def test_products_within_a_band_are_the_same():
    source, target = vectors(300, 1), vectors(280, 2)
    full = Band.full(300, 280)
    line = np.minimum(full.high, np.maximum(full.low, np.arange(581) * 300 // 580))
    band = Band(np.maximum(full.low, line - 5), np.minimum(full.high, line + 5))
    whole = Products(source, target, full, LONGEST)

    banded = Products(source, target, band, LONGEST)

    for i, j in ends(band):
        if i >= 3 and j >= 2:
            here = np.array([i]), 3, np.array([j]), 2
            assert banded.of_runs(*here) == pytest.approx(whole.of_runs(*here), abs=1e-3)


@given(st.integers(0, 7), st.integers(0, 99))
def test_lengths_of_runs_are_those_of_their_sums(count, seed):
    made = vectors(count, seed)
    norms = Norms(made, LONGEST)

    for i in range(count + 1):
        for a in range(1, min(i, LONGEST) + 1):
            exact = np.linalg.norm(made[i - a : i].sum(axis=0))
            assert norms.of_runs(np.array([i]), a)[0] == pytest.approx(exact, abs=1e-3)


def test_corners_make_rectangles():
    band = band_of(4, 4, [(2, 1)])

    assert set(ends(band)) == {(i, j) for i in range(3) for j in range(2)} | {
        (i, j) for i in range(2, 5) for j in range(1, 5)
    }
