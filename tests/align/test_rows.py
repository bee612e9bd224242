from hypothesis import given
from hypothesis import strategies as st

from align.bead import Alignment
from align.dp import Path
from align.rows import join


def path(*shapes):
    """A path of beads of these shapes, each of cost 1."""
    spans, i, j = [], 0, 0
    for a, b in shapes:
        spans.append(((i, i + a), (j, j + b)))
        i, j = i + a, j + b
    return Path(tuple(spans), (1.0,) * len(spans))


def shapes(beads):
    return [bead.shape for bead in beads]


def test_two_sides_stay_as_they_are():
    made = join([path((1, 1), (2, 1), (1, 0), (0, 1))], [0, 1])

    assert shapes(made) == [(1, 1), (2, 1), (1, 0), (0, 1)]
    assert [bead.score for bead in made] == [-1.0] * 4


def test_a_row_ends_where_every_pair_has_a_bead_that_ends():
    made = join([path((1, 1), (2, 1), (1, 1)), path((1, 1), (1, 1), (1, 1), (1, 1))], [0, 1, 2])

    assert shapes(made) == [(1, 1, 1), (2, 1, 2), (1, 1, 1)]


def test_what_the_pivot_lacks_is_a_row_of_its_own():
    made = join([path((0, 1), (1, 1), (0, 1)), path((1, 1))], [0, 1, 2])

    assert shapes(made) == [(0, 1, 0), (1, 1, 1), (0, 1, 0)]


def test_what_a_side_lacks_is_empty_in_the_row():
    made = join([path((1, 0), (1, 1)), path((1, 1), (1, 1))], [0, 1, 2])

    assert shapes(made) == [(1, 0, 1), (1, 1, 1)]


def test_the_score_is_minus_the_mean_cost():
    pairs = [Path((((0, 1), (0, 1)),), (0.5,)), Path((((0, 1), (0, 1)),), (1.5,))]

    assert join(pairs, [0, 1, 2])[0].score == -1.0


def test_sides_come_in_the_order_that_was_asked_for():
    made = join([path((2, 1)), path((2, 3))], [1, 0, 2])  # the pivot is the second side

    assert shapes(made) == [(1, 2, 3)]


def test_an_empty_pivot_leaves_the_others_alone():
    made = join([path((0, 1), (0, 1)), path()], [0, 1, 2])

    assert shapes(made) == [(0, 1, 0), (0, 1, 0)]


shape = st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)])


@given(st.data())
def test_rows_tile_every_side(data):
    size = data.draw(st.integers(0, 8))
    paths = []
    for _ in range(data.draw(st.integers(1, 5))):
        drawn, used = [], 0
        while used < size:
            a, b = data.draw(shape)
            if used + a <= size:
                drawn.append((a, b))
                used += a
        paths.append(path(*drawn))
    order = data.draw(st.permutations(range(len(paths) + 1)))

    made = join(paths, order)

    langs = ("zh", "en", "fr", "es", "ru", "ar")[: len(order)]
    sizes = Alignment("", langs, made, "test").sizes  # refuses gaps and overlaps
    ends = [size, *(pair.spans[-1][1][1] if pair.spans else 0 for pair in paths)]
    assert [sizes[side] for side in order] == ends
