import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import align_segments
from align.corners import EXACT, _heaviest_chain, sure_points
from align.evidence.spaces import Space
from tests.align.test_moved import texts, vectors

points = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=9, unique_by=lambda p: p[0]
)


@given(points, st.lists(st.integers(1, 9), min_size=9, max_size=9))
def test_the_heaviest_chain_is_the_heaviest_of_all(some, weights):
    ordered = sorted(some)

    chain = _heaviest_chain(ordered, weights)

    def best(at, last):
        if at == len(ordered):
            return 0
        without = best(at + 1, last)
        if ordered[at][1] <= last:
            return without
        return max(without, weights[at] + best(at + 1, ordered[at][1]))

    columns = [ordered[at][1] for at in chain]
    assert columns == sorted(set(columns))
    assert sum(weights[at] for at in chain) == best(0, -1)


def test_sure_points_lie_on_the_way():
    space = Space(*vectors(300))

    sure = sure_points(space, (0, 300, 0, 300))

    assert len(sure.points) > 250
    assert all(i == j for i, j in sure.points)
    assert 0.5 < sure.nearness < 1.0
    assert sure.share > 0.9


def test_translations_have_more_sure_points_in_order_than_strangers():
    left, _ = vectors(200, seed=1)
    _, right = vectors(200, seed=2)

    assert sure_points(Space(left, right), (0, 200, 0, 200)).share < 0.4


@pytest.mark.parametrize("size", [1_000, 3_000])
def test_a_long_text_is_cut_into_blocks_without_loss(size):
    assert size * size > EXACT

    found = align_segments([texts(size), texts(size)], ["en", "de"], vectors=vectors(size))

    assert {bead.spans for bead in found.beads} == {((i, i + 1),) * 2 for i in range(size)}


def test_a_gap_of_a_fifth_is_stepped_over():
    source, target = vectors(2_000)
    kept = [*range(800), *range(1_200, 2_000)]

    found = align_segments(
        [texts(2_000), texts(1_600)], ["en", "de"], vectors=[source, target[kept]]
    )

    wanted = {((i, i + 1), (j, j + 1)) for j, i in enumerate(kept)}
    paired = {bead.spans for bead in found.beads if not bead.is_skip}
    assert len(paired & wanted) >= 0.98 * len(wanted)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 99))
def test_beads_tile_both_sides_of_anything(m, n, seed):
    chance = np.random.default_rng(seed)
    sides = [["word " * chance.integers(0, 9) for _ in range(size)] for size in (m, n)]
    rows = [chance.normal(size=(size, 8)).astype(np.float32) for size in (m, n)]

    assert align_segments(sides, ["en", "de"], vectors=rows).sizes == (m, n)
