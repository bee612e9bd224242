"""What answers a term, on links written by hand.

a [b c] d        words of the term's side, the term in brackets
w  x y  z        words of the other side, linked in this order where nothing else is said
"""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from align.links.linking import Links
from termbase.mining.columns import Columns, Spread
from termbase.mining.projection import answers, wording
from termbase.mining.stretches import stretches
from termbase.mining.words import Unit, words_of

STRAIGHT = np.eye(4, dtype=np.float32)
HIGHEST = 12**0.08  # of twelve words that answer wholly


def columns(text, words):
    return Columns([text], [words], [word.key for word in words], " ")


def worded(text):
    """The words of an English text, how they may be answers, and these by first and last word."""
    (words,) = words_of([text], "en")
    made = wording(columns(text, words), stretches([text], "en", [words]))
    edges = zip(made.firsts.tolist(), made.lasts.tolist(), strict=True)
    return words, made, dict(zip(edges, made.fits.tolist(), strict=True))


def spans(size):
    """Every stretch of so many words: its first word, and the one after its last."""
    return list(combinations(range(size + 1), 2))


def rows(listed, size):
    places = np.arange(size)
    return np.array([(first <= places) & (places < stop) for first, stop in listed], np.float32)


def reckoned(links, *terms, weights=None):
    """How well each stretch answers each term."""
    here, there = links.shape
    weights = weights or (np.ones(here, np.float32), np.ones(there, np.float32))
    return answers(Links(links, links), rows(terms, here), rows(spans(there), there), weights)


def best(links, term, weights=None):
    (row,) = reckoned(links, term, weights=weights)
    return spans(links.shape[1])[row.argmax()]


@pytest.mark.parametrize("term", spans(4))
def test_of_straight_links_the_same_words_answer(term):
    assert best(STRAIGHT, term) == term


def test_the_whole_answers_better_than_its_parts_and_than_more():
    values = dict(zip(spans(4), reckoned(STRAIGHT, (1, 3))[0], strict=True))

    assert values[1, 3] > max(values[1, 2], values[2, 3], values[0, 3], values[1, 4], values[0, 4])
    assert values[0, 1] == values[3, 4] == 0


def test_words_in_another_order_answer_all_the_same():
    turned = STRAIGHT[[2, 1, 0, 3]]

    assert best(turned, (0, 2)) == (1, 3)
    assert best(turned, (0, 3)) == (0, 3)


def test_one_word_may_answer_two():
    links = np.array([[1, 0], [1, 0], [0, 1]], np.float32)

    assert best(links, (0, 2)) == (0, 1)


def test_two_words_may_answer_one():
    links = np.array([[1, 1, 0], [0, 0, 1]], np.float32)

    assert best(links, (0, 1)) == (0, 2)


def test_a_light_word_inside_costs_less_than_a_heavy_one():
    links = np.delete(STRAIGHT, 2, axis=0)  # the third word of the other side comes from nowhere
    even = np.ones(3, np.float32)
    heavy, light = np.ones(4, np.float32), np.array([1, 1, 0.15, 1], np.float32)

    values = [
        reckoned(links, (1, 3), weights=(even, other))[0][spans(4).index((1, 4))]
        for other in (heavy, light)
    ]

    assert values[0] < values[1]


def test_a_share_of_a_word_counts_as_a_share_of_its_links():
    shared = np.array([[1, 0.5, 0, 0]], np.float32)
    even = np.ones(4, np.float32)

    (row,) = answers(Links(STRAIGHT, STRAIGHT), shared, rows(spans(4), 4), (even, even))

    values = dict(zip(spans(4), row, strict=True))
    assert values[0, 1] > values[1, 2] > values[2, 3] == 0


def test_of_two_that_answer_as_well_the_longer_does_better():
    links = np.zeros((1, 2), np.float32)
    links[0] = 1
    weights = np.ones(1, np.float32), np.array([1, 0], np.float32)

    assert best(links, (0, 1), weights) == (0, 2)


def test_words_without_links_are_answered_by_nothing():
    assert not reckoned(np.zeros((3, 4), np.float32), (0, 2)).any()


def chances(shape):
    return arrays.arrays(np.float32, shape, elements=st.floats(0, 1, width=32))


@st.composite
def beads(draw):
    here, there = draw(st.tuples(st.integers(1, 6), st.integers(1, 12)))
    forward, backward = draw(chances((here, there))), draw(chances((here, there)))
    forward /= np.maximum(forward.sum(axis=0), 1)
    backward /= np.maximum(backward.sum(axis=1, keepdims=True), 1)
    weights = np.float32(0.15) + draw(chances(here)), np.float32(0.15) + draw(chances(there))
    return Links(forward, backward), draw(chances((3, here))), weights


@given(beads())
def test_every_stretch_has_a_value_from_0_to_a_little_over_1(bead):
    links, terms, weights = bead
    size = links.forward.shape[1]

    values = answers(links, terms, rows(spans(size), size), weights)

    assert values.shape == (3, len(spans(size)))
    assert values.min() >= 0
    assert values.max() <= HIGHEST + 1e-4


@pytest.mark.parametrize(
    ("start", "stop", "expect"),
    [
        (0, 4, [(0, 1.0), (1, 1.0)]),
        (0, 2, [(0, 1.0)]),
        (1, 3, [(0, 0.5), (1, 0.5)]),
        (2, 6, [(1, 1.0)]),  # a gap of one, then part of the last
        (2, 7, [(1, 1.0), (2, 0.25)]),
        (4, 5, []),
        (10, 12, []),
    ],
)
def test_a_part_of_a_text_covers_shares_of_words(start, stop, expect):
    words = [Unit(*span, "", "") for span in [(0, 2), (2, 4), (6, 10)]]

    (row,) = Spread(columns(" " * 12, words), [[((start, stop),)]]).table((0, 1))

    assert [(word, share) for word, share in enumerate(row.tolist()) if share] == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("the means of implementation", ["means", "means of implementation", "implementation"]),
        ("trade, and food", ["trade", "food"]),
        ("", []),
    ],
)
def test_answers_begin_and_end_as_terms_do_within_a_stretch(text, expect):
    words, made, fits = worded(text)

    surest = [edges for edges, fit in fits.items() if fit == 1]
    assert [text[words[a].start : words[b].stop] for a, b in surest] == expect
    assert len(made.weights) == len(words)


def test_a_soft_word_may_begin_an_answer_less_well():
    _, made, fits = worded("no poverty left")

    assert fits[1, 1] == 1
    assert 0 < fits[0, 1] < 1
    assert made.weights[0] < made.weights[1] == 1


def test_no_answer_is_very_long():
    _, _, fits = worded(" ".join(["trade"] * 30))

    assert 10 < max(last - first + 1 for first, last in fits) < 20
