from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evidence.bags import Bags, weights_of
from align.evidence.spaces import LONGEST

bags = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 5)), max_size=9)
weights = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 3.0))


def dense(some, weights):
    """The bags as plain vectors."""
    rows = [[bag.get(string, 0) * weight for string, weight in weights.items()] for bag in some]
    return np.array(rows).reshape(len(some), len(weights))


def test_strings_of_one_side_alone_do_not_count():
    assert list(weights_of([Counter("ab")], [Counter("bc")])) == ["b"]


def test_a_rare_string_weighs_more_than_a_common_one():
    some = [Counter("ax"), Counter("a"), Counter("a"), Counter("a")]

    found = weights_of(some, some)

    assert found["x"] ** 2 > 3 * found["a"] ** 2


@given(bags, bags, weights)
def test_products_are_those_of_vectors(left, right, weights):
    whole = np.array([[0, len(left), 0, len(right)]])

    found = Bags.of(left, right, weights).products(whole, len(left), len(right))

    assert found[0] == pytest.approx(dense(left, weights) @ dense(right, weights).T, rel=1e-5)


@given(bags, bags, weights)
def test_every_block_has_its_own_products(left, right, weights):
    m, n = len(left), len(right)
    blocks = np.array([[0, m // 2, 0, n], [m // 2, m, n // 2, n]])

    found = Bags.of(left, right, weights).products(blocks, m, n)

    whole = dense(left, weights) @ dense(right, weights).T
    wanted = np.zeros((2, m, n))
    wanted[0, : m // 2] = whole[: m // 2]
    wanted[1, : m - m // 2, : n - n // 2] = whole[m // 2 :, n // 2 :]
    assert found == pytest.approx(wanted, rel=1e-5)


@given(bags, weights)
def test_norms_are_the_lengths_of_sums(left, weights):
    found = Bags.of(left, [], weights).norms[0]

    rows = dense(left, weights)
    for size in range(1, LONGEST + 1):
        for end in range(size, len(left) + 1):
            length = np.linalg.norm(rows[end - size : end].sum(axis=0))
            assert found[size, end] == pytest.approx(length, abs=1e-6)


@given(bags.filter(bool), bags.filter(bool), weights)
def test_the_nearest_has_the_largest_cosine(left, right, weights):
    made = Bags.of(left, right, weights)
    chosen = np.arange(len(left))

    best, near = made.nearest(0, chosen, (0, len(right)))

    rows, others = (
        some / np.maximum(np.linalg.norm(some, axis=1, keepdims=True), 1e-9)
        for some in (dense(left, weights), dense(right, weights))
    )
    cosines = rows @ others.T
    assert near == pytest.approx(cosines.max(axis=1), abs=1e-6)
    assert cosines[chosen, best] == pytest.approx(near, abs=1e-6)


def test_some_segments_alone_are_bags_like_any():
    left = [Counter("ab"), Counter("bc"), Counter("aac")]
    ones = dict.fromkeys("abc", 1.0)
    chosen = np.array([0, 2])

    part = Bags.of(left, left, ones).part(chosen, chosen)

    again = Bags.of([left[0], left[2]], [left[0], left[2]], ones)
    whole = np.array([[0, 2, 0, 2]])
    assert np.array_equal(part.products(whole, 2, 2), again.products(whole, 2, 2))
    assert np.array_equal(part.norms[0], again.norms[0])
