from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align import load_encoder
from align.evidence.lengths import MEASURES
from align.evidence.model import extent
from align.evidence.spaces import Space
from align.found import _AT_ONCE, _PADDED, _WORTH, Found, batches
from align.pairing import Side, _strange_below, _weighted, side_of, with_words

blocks = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda size: (5, 5 + size[0], 0, size[1]))
)


@given(blocks)
def test_every_block_is_in_one_batch(some):
    found = [block for batch in batches(some) for block in batch]

    assert sorted(found) == sorted(set(some))


@given(blocks)
def test_little_is_padded(some):
    for batch in batches(some):
        rows, columns = (max(side) for side in zip(*map(extent, batch), strict=True))
        padded = (rows + 1) * (columns + 1) * len(batch)
        points = sum((m + 1) * (n + 1) for m, n in map(extent, batch))
        assert len(batch) == 1 or padded <= min(_AT_ONCE, max(_WORTH, _PADDED * points))


def test_the_mean_of_many_lines_that_are_all_the_same_is_exact():
    size = 50_000
    line = np.array([0.1, 0.7, 0.1, 0.7], dtype=np.float32)
    side = Side(
        [], "en", MEASURES["en"], np.ones(size), np.zeros(size + 1), [], np.tile(line, (size, 1))
    )

    row = _weighted(side)[0]

    assert row @ line == pytest.approx(1.0, abs=1e-3)


def test_a_side_with_words_is_as_long_as_before_but_less_so_where_its_words_tell_little():
    texts = ["and so on and so forth and then", "Photosynthesis nourishes cyanobacteria"]
    side = side_of(texts, "en", MEASURES["en"])

    with_them = with_words(side, load_encoder().words(texts))

    assert with_them.lengths.sum() == pytest.approx(side.lengths.sum())
    assert with_them.lengths[0] < side.lengths[0]


def test_words_that_nobody_knows_leave_lengths_in_their_proportions():
    texts = ["☃☃☃☃", "☃☃"]
    side = side_of(texts, "en", MEASURES["en"])

    with_them = with_words(side, load_encoder().words(texts))

    assert with_them.lengths[0] == pytest.approx(2 * with_them.lengths[1])


def unit(cosine):
    return np.array([cosine, np.sqrt(1 - cosine**2)], dtype=np.float32)


@pytest.mark.parametrize(
    ("usual", "below"), [((0.9, 0.9), 0.45), ((0.9, 0.7), 0.38), ((0.9, 0.5), -0.05)]
)
def test_a_pair_is_one_of_strangers_only_far_below_what_is_usual_in_the_text(usual, below):
    cosines = np.resize(usual, 40)
    left, right = np.tile(unit(1.0), (40, 1)), np.array([unit(cosine) for cosine in cosines])
    evidence = SimpleNamespace(meaning=Space(left, right), nearness=0.9)
    steps = [Found(((i, i + 1), (i, i + 1)), 0.0, 0.99) for i in range(40)]

    assert _strange_below(evidence, steps) == pytest.approx(below, abs=0.06)
