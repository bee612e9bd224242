from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.bead import Alignment
from align.confidence import confidence
from align.found import Found
from align.rows import rows_of

LANGS = ("zh", "en", "fr", "es", "ru", "ar")


def path(*shapes):
    """Steps of these shapes one after the other, each with score 1 and probability 0.9."""
    found, i, j = [], 0, 0
    for a, b in shapes:
        found.append(Found(((i, i + a), (j, j + b)), 1.0, 0.9))
        i, j = i + a, j + b
    return found


def moved(i, j):
    return Found(((i, i + 1), (j, j + 1)), 1.0, 0.9, moved=True)


def rows(sizes, pairs):
    made = rows_of(sizes, pairs)
    assert Alignment("", LANGS[: len(sizes)], made, "test").sizes == tuple(sizes)
    return made


def shapes(beads):
    return [bead.shape for bead in beads]


def test_two_sides_stay_as_they_are():
    made = rows([4, 3], {(0, 1): path((1, 1), (2, 1), (1, 0), (0, 1))})

    assert shapes(made) == [(1, 1), (2, 1), (1, 0), (0, 1)]


def test_a_row_ends_where_every_pair_has_a_bead_that_ends():
    made = rows(
        [4, 3, 4],
        {
            (0, 1): path((1, 1), (2, 1), (1, 1)),
            (0, 2): path((1, 1), (1, 1), (1, 1), (1, 1)),
            (1, 2): path((1, 1), (1, 2), (1, 1)),
        },
    )

    assert shapes(made) == [(1, 1, 1), (2, 1, 2), (1, 1, 1)]


def test_what_a_side_lacks_is_empty_in_the_row():
    made = rows(
        [2, 1, 2],
        {(0, 1): path((1, 0), (1, 1)), (0, 2): path((1, 1), (1, 1)), (1, 2): path((0, 1), (1, 1))},
    )

    assert shapes(made) == [(1, 0, 1), (1, 1, 1)]


def test_what_the_pivot_lacks_the_others_still_share():
    made = rows(
        [1, 2, 2],
        {(0, 1): path((0, 1), (1, 1)), (0, 2): path((0, 1), (1, 1)), (1, 2): path((1, 1), (1, 1))},
    )

    assert shapes(made) == [(0, 1, 1), (1, 1, 1)]


def test_rows_stand_in_the_order_of_every_side():
    # what only the second and third have comes before what the first has last
    made = rows(
        [2, 3, 3],
        {
            (0, 1): path((1, 1), (0, 1), (1, 1)),
            (0, 2): path((1, 1), (0, 1), (1, 1)),
            (1, 2): path((1, 1), (1, 1), (1, 1)),
        },
    )

    assert shapes(made) == [(1, 1, 1), (0, 1, 1), (1, 1, 1)]


def test_a_moved_bead_keeps_its_place_on_the_first_side():
    made = rows(
        [3, 3],
        {(0, 1): [moved(0, 2), *(Found(((k, k + 1), (k - 1, k)), 1.0, 0.9) for k in (1, 2))]},
    )

    assert [(bead.spans, bead.moved) for bead in made] == [
        (((0, 1), (2, 3)), True),
        (((1, 2), (0, 1)), False),
        (((2, 3), (1, 2)), False),
    ]


def test_versions_that_do_not_agree_on_an_order_have_moved_rows():
    straight = path((1, 1), (1, 1))
    crossed = [moved(0, 1), Found(((1, 2), (0, 1)), 1.0, 0.9)]

    made = rows([2, 2, 2], {(0, 1): straight, (0, 2): crossed, (1, 2): crossed})

    assert shapes(made) == [(1, 1, 1), (1, 1, 1)]
    assert sum(bead.moved for bead in made) == 1


def test_what_is_moved_within_a_row_moves_no_row():
    crossed = [moved(0, 1), moved(1, 0), Found(((2, 3), (2, 3)), 1.0, 0.9)]
    held = path((1, 2), (1, 1))

    made = rows([2, 3, 3], {(0, 1): held, (0, 2): held, (1, 2): crossed})

    assert shapes(made) == [(1, 2, 2), (1, 1, 1)]
    assert not any(bead.moved for bead in made)


def test_most_versions_decide_what_is_one_row():
    apart, at_once = path((1, 1), (1, 1)), path((2, 2))
    pairs = dict.fromkeys(combinations(range(4), 2), apart)

    assert shapes(rows([2] * 4, pairs | {(0, 1): at_once})) == [(1, 1, 1, 1)] * 2
    assert shapes(rows([2] * 4, dict.fromkeys(pairs, at_once))) == [(2, 2, 2, 2)]


def test_a_bead_that_the_other_versions_speak_against_is_none():
    straight, astray = path((1, 1), (1, 1)), path((1, 0), (1, 1), (0, 1))
    pairs = dict.fromkeys(combinations(range(4), 2), straight)

    assert shapes(rows([2] * 4, pairs | {(0, 1): astray})) == [(1, 1, 1, 1)] * 2


def test_one_long_segment_of_one_version_holds_a_row_together():
    pairs = dict.fromkeys(combinations(range(1, 4), 2), path((1, 1), (1, 1)))

    made = rows([1, 2, 2, 2], pairs | {(0, side): path((1, 2)) for side in (1, 2, 3)})

    assert shapes(made) == [(1, 2, 2, 2)]


def test_segments_of_a_row_that_do_not_stand_together_are_apart():
    pairs = {
        (0, 1): path((1, 1), (0, 1), (0, 1)),
        (0, 2): path((1, 1)),
        (1, 2): [
            Found(((0, 1), (0, 0)), 1.0, 0.9),
            Found(((1, 2), (0, 0)), 1.0, 0.9),
            Found(((2, 3), (0, 1)), 1.0, 0.9),
        ],
    }

    assert shapes(rows([1, 3, 1], pairs)) == [(1, 1, 1), (0, 1, 0), (0, 1, 0)]


def test_a_row_is_as_sure_as_the_third_of_its_pairs_that_are_least_sure():
    first = [Found(((0, 1), (0, 1)), 2.0, 0.7)]
    second = [Found(((0, 1), (0, 1)), 5.0, 0.9)]

    made = rows([1, 1, 1], {(0, 1): first, (0, 2): second, (1, 2): second})

    assert made[0].score == 4.0
    assert made[0].confidence == pytest.approx(confidence(0.7, "bead"), abs=1e-4)


def test_sides_without_segments_have_empty_spans():
    assert shapes(rows([0, 2], {(0, 1): path((0, 1), (0, 1))})) == [(0, 1), (0, 1)]
    assert rows([0, 0], {(0, 1): []}) == ()


SHAPES = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)]


def fill(draw, m, n):
    """A path through m and n segments."""
    drawn, i, j = [], 0, 0
    while i < m or j < n:
        a, b = draw(st.sampled_from([s for s in SHAPES if i + s[0] <= m and j + s[1] <= n]))
        drawn.append((a, b))
        i, j = i + a, j + b
    return path(*drawn)


@given(st.data())
def test_rows_tile_every_side_whatever_the_pairs_say(data):
    sizes = data.draw(st.lists(st.integers(0, 5), min_size=2, max_size=5))
    pairs = {
        (i, j): fill(data.draw, sizes[i], sizes[j]) for i, j in combinations(range(len(sizes)), 2)
    }

    rows(sizes, pairs)
