import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.lattice import Lattice, Marginals, solve

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1))
OPENING = -0.7
sizes = st.tuples(st.integers(0, 4), st.integers(0, 4))
blocks = st.lists(sizes, min_size=1, max_size=4)
seeds = st.integers(0, 10_000)


def lattice(some, seed):
    """Blocks in which every step has a score of its own."""
    chance = np.random.default_rng(seed)
    rows, columns = (max(side) for side in zip(*some, strict=True))
    beads = chance.normal(size=(len(SHAPES), len(some), rows + 1, columns + 1))
    left, right = (chance.normal(-1.0, 1.0, size=(len(some), size)) for size in (rows, columns))
    return Lattice(np.array(some), SHAPES, beads, left, right, OPENING)


def paths(made):
    """The spans of the best path of each block, with the probability of each."""
    steps, probabilities = solve(made)
    found = [[] for _ in made.sizes]
    for block, i, k, j, end, probability in zip(*steps[:5], probabilities, strict=True):
        found[block].append((((i, k), (j, end)), probability))
    return found


def every_path(made, block):
    """All ways through a block, each with its score; of a gap the left side comes first."""
    m, n = made.sizes[block]
    found = []

    def walk(i, j, state, score, path):
        if (i, j) == (m, n):
            found.append((score, tuple(path)))
            return
        for at, (a, b) in enumerate(SHAPES):
            if i + a <= m and j + b <= n:
                step = ((i, i + a), (j, j + b))
                walk(
                    i + a, j + b, "bead", score + made.beads[at, block, i + a, j + b], [*path, step]
                )
        if i < m and state != "right":
            cost = made.left[block, i] + (0 if state == "left" else OPENING)
            walk(i + 1, j, "left", score + cost, [*path, ((i, i + 1), (j, j))])
        if j < n:
            cost = made.right[block, j] + (0 if state == "right" else OPENING)
            walk(i, j + 1, "right", score + cost, [*path, ((i, i), (j, j + 1))])

    walk(0, 0, "bead", 0.0, [])
    return found


@settings(deadline=None)
@given(blocks, seeds)
def test_the_best_path_is_the_best_of_all_paths(some, seed):
    made = lattice(some, seed)

    solved = paths(made)

    for block in range(len(some)):
        best = max(every_path(made, block), key=lambda found: found[0])
        assert tuple(spans for spans, _ in solved[block]) == best[1]


@settings(deadline=None)
@given(blocks, seeds)
def test_a_step_is_as_probable_as_the_share_of_paths_it_is_on(some, seed):
    made = lattice(some, seed)

    solved = paths(made)

    for block in range(len(some)):
        ways = every_path(made, block)
        total = np.logaddexp.reduce([score for score, _ in ways])
        for own, probability in solved[block]:
            (i, k), (j, end) = own
            # a segment left out is left out wherever the other side is read to
            same = [
                score
                for score, path in ways
                if any(
                    spans == own
                    if i < k and j < end
                    else spans[0] == (i, k) != (k, k) and spans[1][0] == spans[1][1]
                    if i < k
                    else spans[1] == (j, end) and spans[0][0] == spans[0][1]
                    for spans in path
                )
            ]
            wanted = sum(math.exp(score - total) for score in same)
            assert probability == pytest.approx(wanted, abs=1e-9)


@settings(deadline=None)
@given(sizes, seeds)
def test_links_are_as_probable_as_the_beads_they_are_in(size, seed):
    made = lattice([size], seed)

    links = Marginals.of(made).of_links()[0]

    ways = every_path(made, 0)
    total = np.logaddexp.reduce([score for score, _ in ways])
    wanted = np.zeros(size)
    for score, path in ways:
        for (i, k), (j, end) in path:
            wanted[i:k, j:end] += math.exp(score - total)
    assert links == pytest.approx(wanted, abs=1e-9)


@settings(deadline=None)
@given(blocks, seeds)
def test_a_block_is_solved_alone_as_among_others(some, seed):
    made = lattice(some, seed)

    together = paths(made)

    for block, (m, n) in enumerate(some):
        only = Lattice(
            np.array([(m, n)]),
            SHAPES,
            made.beads[:, [block], : m + 1, : n + 1].copy(),
            made.left[[block], :m].copy(),
            made.right[[block], :n].copy(),
            OPENING,
        )
        assert [spans for spans, _ in paths(only)[0]] == [spans for spans, _ in together[block]]


def test_the_first_of_several_that_are_left_out_costs_extra():
    beads = np.full((1, 1, 4, 4), -100.0)
    beads[0, 0, 1, 1] = beads[0, 0, 3, 3] = 1.0
    made = Lattice(
        np.array([(3, 3)]), ((1, 1),), beads, np.zeros((1, 3)), np.zeros((1, 3)), OPENING
    )

    path = paths(made)[0]

    assert [spans for spans, _ in path] == [
        ((0, 1), (0, 1)),
        ((1, 2), (1, 1)),
        ((2, 2), (1, 2)),
        ((2, 3), (2, 3)),
    ]


def test_of_hundreds_of_blocks_each_step_is_as_probable_as_it_is_among_few():
    few = lattice([(4, 4), (3, 2)], 79)
    many = Lattice(
        np.tile(few.sizes, (300, 1)),
        SHAPES,
        np.tile(few.beads, (1, 300, 1, 1)),
        np.tile(few.left, (300, 1)),
        np.tile(few.right, (300, 1)),
        OPENING,
    )

    alone, together = paths(few), paths(many)

    for block, path in enumerate(together):
        assert [spans for spans, _ in path] == [spans for spans, _ in alone[block % 2]]
        wanted = [probability for _, probability in alone[block % 2]]
        assert [probability for _, probability in path] == pytest.approx(wanted)
