from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.links.hmm import REACH, first_moves, link_chances

TINY = 1e-8


def weights(shape, seed):
    return np.random.default_rng(seed).uniform(0.01, 1, shape).astype(np.float32)


def brute(words, nowhere, moves, empty):
    """Chances of links and counts of moves, from every walk through the states of one pair.

    A state is the position in the source, and whether the target word comes from it or from
    nowhere; out of nowhere, the position stays.
    """
    sources, targets = words.shape
    links, counts, total = np.zeros(words.shape), np.zeros(2 * REACH + 1), 0.0
    for start, *walk in product(range(sources), *[[*range(sources), None]] * targets):
        weight, at, linked, moved = 1 / sources, start, [], []
        for j, i in enumerate(walk):
            if i is None:
                weight *= empty * nowhere[j]
                continue
            if j:
                reach = [chance(moves, at, other) for other in range(sources)]
                weight *= reach[i] / sum(reach)
                moved.append(place(at, i))
            elif i != start:  # the first word has no move: the walk starts where it comes from
                weight = 0.0
            weight *= (1 - empty) * (words[i, j] + TINY)
            at = i
            linked.append((i, j))
        total += weight
        for link in linked:
            links[link] += weight
        np.add.at(counts, moved, weight)
    return links / total, counts / total


def place(here, there):
    return int(np.clip(there - here, -REACH, REACH)) + REACH


def chance(moves, here, there):
    return float(moves[place(here, there)])


def padded(tables, nowheres):
    """Pairs of different lengths as one batch."""
    lengths = tuple(np.array([table.shape[side] for table in tables]) for side in (0, 1))
    words = np.zeros((len(tables), max(lengths[0]), max(lengths[1])), np.float32)
    nowhere = np.zeros((len(tables), max(lengths[1])), np.float32)
    for row, (table, void) in enumerate(zip(tables, nowheres, strict=True)):
        words[row, : table.shape[0], : table.shape[1]] = table
        nowhere[row, : len(void)] = void
    return words, nowhere, lengths


SHAPES = [(1, 1), (1, 4), (4, 1), (2, 3), (3, 4), (4, 3)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("empty", [0.15, 0.6])
def test_chances_are_those_of_all_walks_together(shape, empty):
    words, nowhere, moves = weights(shape, 1), weights(shape[1], 2), weights(2 * REACH + 1, 3)
    counts = np.zeros(2 * REACH + 1)

    found = link_chances(*padded([words], [nowhere]), moves, empty, counts)

    links, moved = brute(words, nowhere, moves, empty)
    assert found[0] == pytest.approx(links, abs=1e-5)
    assert counts == pytest.approx(moved, abs=1e-5)


def test_pairs_of_different_lengths_do_not_touch_each_other():
    tables = [weights(shape, seed) for seed, shape in enumerate(SHAPES)]
    nowheres = [weights(shape[1], seed) for seed, shape in enumerate(SHAPES)]
    moves, counts = weights(2 * REACH + 1, 9), np.zeros(2 * REACH + 1)

    found = link_chances(*padded(tables, nowheres), moves, 0.2, counts)

    every = [brute(*pair, moves, 0.2) for pair in zip(tables, nowheres, strict=True)]
    for row, (links, _) in enumerate(every):
        assert found[row, : links.shape[0], : links.shape[1]] == pytest.approx(links, abs=1e-5)
        assert not found[row, links.shape[0] :].any()
        assert not found[row, :, links.shape[1] :].any()
    assert counts == pytest.approx(sum(moved for _, moved in every), abs=1e-5)


@given(st.integers(1, 3), st.integers(1, 4), st.floats(0.01, 0.9), st.integers(0, 10**6))
def test_any_small_pair_is_as_brute_force_has_it(sources, targets, empty, seed):
    words = weights((sources, targets), seed) ** 6  # some words are all but impossible
    nowhere, moves = weights(targets, seed + 1) ** 6, weights(2 * REACH + 1, seed + 2) ** 3

    found = link_chances(*padded([words], [nowhere]), moves, empty)

    links, _ = brute(words, nowhere, moves, empty)
    assert found[0] == pytest.approx(links, abs=1e-4)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 10**6))
def test_a_word_comes_from_one_place_or_from_none(sources, targets, seed):
    tables = [weights((sources, targets), seed), weights((1, targets), seed + 1)]
    nowheres = [weights(targets, seed + 2), weights(targets, seed + 3)]
    counts = np.zeros(2 * REACH + 1)

    found = link_chances(*padded(tables, nowheres), first_moves(), 0.3, counts)

    assert found.min() >= 0
    assert found.sum(axis=1).max() <= 1 + 1e-4
    # Every word but the first that comes from somewhere was reached by one move.
    assert counts.sum() == pytest.approx(found[:, :, 1:].sum(), rel=1e-3, abs=1e-6)


def test_a_word_that_nothing_says_comes_from_nowhere():
    words = np.array([[1, 0, 0], [0, 0, 1]], np.float32)

    found = link_chances(*padded([words], [np.full(3, 0.1)]), first_moves(), 0.2)

    assert found[0] == pytest.approx(words, abs=0.1)


def test_out_of_nowhere_the_position_stays():
    """The third word could be from either neighbour; the walk goes on from where it stood."""
    words = np.array([[1, 0, 0], [0, 0, 1], [0, 0, 0], [0, 0, 1]], np.float32)

    found = link_chances(*padded([words], [np.full(3, 0.1)]), first_moves(), 0.2)

    assert found[0, 1, 2] > 2 * found[0, 3, 2]


def test_the_order_of_words_decides_between_equals():
    """South-South and South: the first and the third word say the same."""
    words = np.array([[1, 0.01, 1], [0.01, 1, 0.01], [1, 0.01, 1]], np.float32)

    found = link_chances(*padded([words], [np.full(3, 0.01)]), first_moves(), 0.1)

    assert found[0].argmax(axis=0).tolist() == [0, 1, 2]


def test_moves_farther_than_the_reach_count_as_the_farthest():
    words = np.zeros((REACH + 5, 2), np.float32)
    words[0, 0] = words[-1, 1] = 1
    counts = np.zeros(2 * REACH + 1)

    found = link_chances(*padded([words], [np.full(2, 1e-9)]), first_moves(), 0.1, counts)

    assert found[0, 0, 0] > 0.9
    assert found[0, -1, 1] > 0.9
    assert counts[-1] > 0.8


def test_long_sentences_stay_finite():
    """What is far apart and all but impossible, three hundred words long."""
    words = np.zeros((300, 300), np.float32)
    words[np.arange(300), np.arange(300)[::-1]] = 1e-6

    found = link_chances(*padded([words], [np.full(300, 1e-7)]), first_moves(), 0.15)

    assert np.isfinite(found).all()
    assert found.sum(axis=1).max() <= 1 + 1e-4


def test_at_first_one_position_on_is_likeliest():
    moves = first_moves()

    assert moves.sum() == pytest.approx(1)
    assert moves.argmax() == REACH + 1
