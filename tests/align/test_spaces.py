import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evidence.spaces import LONGEST, Read, Runs, Space

sizes = st.integers(1, 8)
seeds = st.integers(0, 1000)


def space(m, n, seed):
    chance = np.random.default_rng(seed)
    return Space(*(chance.normal(size=(size, 5)).astype(np.float32) for size in (m, n)))


def cosine(left, right):
    return left @ right / np.linalg.norm(left) / np.linalg.norm(right)


@given(sizes, sizes, seeds)
def test_runs_are_sums_of_tables(m, n, seed):
    tables = np.random.default_rng(seed).normal(size=(2, m, n))

    runs = Runs(tables)

    for a in range(1, m + 1):
        for b in range(1, n + 1):
            wanted = [
                [tables[:, i : i + a, j : j + b].sum(axis=(1, 2)) for j in range(n + 1 - b)]
                for i in range(m + 1 - a)
            ]
            assert runs.of(a, b) == pytest.approx(np.array(wanted).transpose(2, 0, 1))


@given(sizes, sizes, seeds)
def test_runs_are_compared_by_products_and_norms(m, n, seed):
    made = space(m, n, seed)

    runs = Runs(made.products(np.array([[0, m, 0, n]]), m, n))

    for a in range(1, min(m, LONGEST) + 1):
        for b in range(1, min(n, LONGEST) + 1):
            norms = made.norms[0][a, m] * made.norms[1][b, n]
            last = runs.of(a, b)[0, -1, -1] / norms
            wanted = cosine(made.left[m - a :].sum(axis=0), made.right[n - b :].sum(axis=0))
            assert last == pytest.approx(wanted, abs=1e-4)
            assert made.cosine((m - a, m), (n - b, n)) == pytest.approx(wanted, abs=1e-4)


@given(sizes, sizes, seeds, st.integers(0, 1))
def test_the_nearest_of_a_span_has_the_largest_cosine_in_it(m, n, seed, side):
    made = space(m, n, seed)
    mine, others = (made.left, made.right)[:: 1 - 2 * side]
    among = len(others) // 2, len(others)

    best, near = made.nearest(side, np.arange(len(mine)), among)

    for row, place, value in zip(mine, best, near, strict=True):
        cosines = [cosine(row, other) for other in others[slice(*among)]]
        assert place == among[0] + int(np.argmax(cosines))
        assert value == pytest.approx(max(cosines), abs=1e-5)


def test_runs_that_were_read_are_compared_as_they_were_read():
    rows = np.eye(5, dtype=np.float32)
    known = [np.full((LONGEST + 1, size), -1) for size in (3, 2)]
    known[0][2, 1] = 3  # the second and third of the left
    known[1][1] = 3, 4
    read = space(3, 2, 1).reading(*(Read(rows, at) for at in known))

    near, is_known = read.cosines_read(np.array([[0, 1]]), np.array([[0, 1]]), (2, 1))

    assert is_known.tolist() == [[[False, False], [True, True]]]
    assert near[is_known].tolist() == [1.0, 0.0]
