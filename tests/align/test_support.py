import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.evidence.support import Links, links_of, mean, table, through


def links(*triples):
    left, right, share = zip(*triples, strict=True)
    return Links(np.array(left), np.array(right), np.array(share, dtype=float))


def dense(found, m, n):
    return table(found, np.array([[0, m, 0, n]]), m, n)[0]


tables = st.integers(1, 5).flatmap(
    lambda k: st.tuples(st.just(k), st.integers(1, 5), st.integers(1, 5), st.integers(0, 1000))
)


@given(tables)
def test_what_a_third_side_says_is_a_product_of_tables(sizes):
    k, m, n, seed = sizes
    chance = np.random.default_rng(seed)
    first, second = chance.random((m, k)), chance.random((k, n))
    shares = second / np.maximum(second.sum(axis=1, keepdims=True), 1.0)

    found = mean([through(links_of([(0, 0, first)]), links_of([(0, 0, second)]), k)], m, n)

    kept = np.where(first >= 0.02, first, 0), np.where(second >= 0.02, second, 0)
    shares = kept[1] / np.maximum(kept[1].sum(axis=1, keepdims=True), 1.0)
    assert np.allclose(dense(found, m, n), kept[0] @ shares)


def test_a_segment_that_goes_with_two_is_divided_among_them():
    found = through(links((0, 0, 1.0)), links((0, 0, 1.0), (0, 1, 1.0)), 1)

    assert sorted(zip(found.right.tolist(), found.share.tolist(), strict=True)) == [
        (0, 0.5),
        (1, 0.5),
    ]


def test_several_sides_are_averaged():
    found = mean([links((0, 1, 1.0)), links((0, 1, 0.5), (1, 1, 1.0))], 2, 2)

    assert dense(found, 2, 2).tolist() == [[0, 0.75], [0, 0.5]]


def test_links_are_counted_anew_among_some_segments():
    found = links((0, 0, 0.5), (2, 3, 1.0), (4, 5, 0.25)).among(np.array([2, 4]), np.array([3]))

    assert (found.left.tolist(), found.right.tolist()) == ([0], [0])


def test_a_block_has_the_links_inside_it_only():
    found = links((1, 1, 0.5), (2, 2, 1.0), (3, 1, 0.25))

    assert table(found, np.array([[2, 4, 1, 3]]), 2, 2).tolist() == [[[0, 1.0], [0.25, 0]]]
