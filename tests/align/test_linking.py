import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.links import linking
from align.links.linking import LinkOptions, link_words
from tests.align.versions import SHARED

ROOT = Path(__file__).resolve().parents[2]
HIGHEST = {"zh-en": 0.18, "en-fr": 0.09}  # alignment error rates


class Glossary:
    """Words of a glossary are one meaning; others mean nothing."""

    name = "glossary"

    def __init__(self, *meanings):
        self.place = {word: place for place, words in enumerate(meanings) for word in words}
        self.size = len(meanings) + 1

    def encode(self, texts):
        vectors = np.zeros((len(texts), self.size), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            if text in self.place:
                row[self.place[text]] = 1
        return vectors


NOTHING = Glossary()
WATER = Glossary(("water", "eau"), ("clean", "propre"), ("rain", "pluie"), ("the", "le", "la"))


def linked(source, target, encoder=NOTHING, least=0.5):
    """Pairs of words that answer each other, of the only bead."""
    (links,) = link_words([source.split()], [target.split()], encoder)
    return pairs(source, target, links, least)


def pairs(source, target, links, least=0.5):
    words, others = source.split(), target.split()
    return [(words[i], others[j]) for i, j in np.argwhere(links.both > least)]


def same(one, other, tolerance=0.0):
    return all(
        np.allclose(a, b, rtol=0, atol=tolerance)
        for left, right in zip(one, other, strict=True)
        for a, b in zip(left, right, strict=True)
    )


def test_words_that_mean_the_same_are_linked():
    assert linked("clean water", "eau propre", WATER) == [("clean", "propre"), ("water", "eau")]


def test_a_word_without_counterpart_has_no_link():
    found = linked("clean water", "de la eau propre", WATER)

    assert found == [("clean", "propre"), ("water", "eau")]


def test_what_no_encoder_knows_is_learnt_from_the_beads():
    """Each word stands in several beads, with other words and in either order."""
    source = ["a b", "b c", "c d", "d a", "a c", "b d"] * 2
    target = ["A B", "C B", "C D", "A D", "C A", "B D"] * 2

    found = link_words([s.split() for s in source], [t.split() for t in target], NOTHING)

    for one, other, links in zip(source, target, found, strict=True):
        right = [other.split().index(word.upper()) for word in one.split()]
        assert links.both.argmax(axis=1).tolist() == right


def test_the_same_word_twice_is_told_apart_by_its_place():
    (links,) = link_words([["rain", "and", "rain"]], [["pluie", "et", "pluie"]], WATER)

    assert links.both.argmax(axis=0).tolist() == links.both.argmax(axis=1).tolist() == [0, 1, 2]


def test_one_word_may_answer_two():
    """发达国家 is one word in Chinese."""
    zh, en = ["发达国家"], ["developed", "countries"]

    (links,) = link_words([zh], [en], Glossary(zh + en))

    assert links.forward.min() > 0.5
    assert links.backward.sum() <= 1 + 1e-4


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("南南 合作 和 三方 合作", "south-south and triangular cooperation", "南南 south-south"),
        ("南南 合作 和 三方 合作", "south-south and triangular cooperation", "三方 triangular"),
        ("请 秘书长 提交 报告", "requests the secretary-general to submit a report", "报告 report"),
        ("la coopération sud-sud", "south-south cooperation", "coopération cooperation"),
        ("la coopération sud-sud", "south-south cooperation", "sud-sud south-south"),
        ("сотрудничество юг-юг", "التعاون فيما بين بلدان الجنوب", "сотрудничество التعاون"),
    ],
)
def test_one_bead_alone_is_linked_by_meaning(source, target, expected):
    assert tuple(expected.split()) in linked(source, target, encoder=None, least=0.45)


def test_links_have_the_shape_of_their_bead():
    source = [["a", "b"], [], ["a"], []]
    target = [["c", "d", "e"], ["c"], [], []]

    found = list(link_words(source, target, NOTHING))

    shapes = [(2, 3), (0, 1), (1, 0), (0, 0)]
    assert [links.forward.shape for links in found] == shapes
    assert [links.backward.shape for links in found] == shapes


def test_no_beads_have_no_links():
    assert list(link_words([], [], NOTHING)) == []


def test_beads_with_an_empty_side_are_nothing_to_learn_from():
    assert [links.both.sum() for links in link_words([["a"], []], [[], ["b"]], NOTHING)] == [0, 0]


def test_sides_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="2 sources and 1 targets"):
        next(link_words([["a"], ["b"]], [["c"]], NOTHING))


def test_of_a_very_long_side_the_rest_is_not_linked():
    long = [f"w{number % 50}" for number in range(400)]

    (links,) = link_words([long], [["w1", "w2"] * 200], Glossary(["w1"], ["w2"]))

    assert links.forward.shape == links.backward.shape == (400, 400)
    assert np.isfinite(links.both).all()
    assert links.both[:300, :300].any()
    assert not links.both[300:].any()
    assert not links.both[:, 300:].any()


def test_an_empty_word_is_a_word():
    (links,) = link_words([["", "rain"]], [["pluie", ""]], WATER)

    assert links.both[1, 0] > 0.5


@pytest.mark.parametrize("encoder", [WATER, NOTHING], ids=["some known", "none known"])
def test_the_same_beads_have_the_same_links(encoder):
    source = [["clean", "water", "x"], ["y", "rain"]]
    target = [["eau", "propre"], ["pluie", "z"]]

    one, other = (list(link_words(source, target, encoder)) for _ in range(2))

    assert same(one, other)


WORDS = st.lists(st.sampled_from(["water", "eau", "rain", "pluie", "x", "y", ""]), max_size=6)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_chances_of_a_word_are_one_or_less_together(beads):
    source, target = [one for one, _ in beads], [other for _, other in beads]

    for links in link_words(source, target, WATER):
        assert min(links.forward.min(initial=0), links.backward.min(initial=0)) >= 0
        assert links.forward.sum(axis=0).max(initial=0) <= 1 + 1e-4
        assert links.backward.sum(axis=1).max(initial=0) <= 1 + 1e-4


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_turned_round_the_links_are_turned_round(beads):
    source, target = [one for one, _ in beads], [other for _, other in beads]

    straight = list(link_words(source, target, WATER))

    turned = link_words(target, source, WATER)
    assert same(straight, [(one.backward.T, one.forward.T) for one in turned], 1e-4)


def made(count):
    """Beads of words with numbers, in the other order on the other side."""
    chance = np.random.default_rng(1)
    numbers = [chance.integers(0, 12, size) for size in chance.integers(1, 7, count)]
    return [[f"s{n}" for n in one] for one in numbers], [[f"t{n}" for n in one] for one in numbers]


def test_shards_learn_apart(monkeypatch):
    source, target = made(20)
    monkeypatch.setattr("align.links.linking._SHARD", 8)

    together = list(link_words(source, target, NOTHING))

    parts = [slice(0, 8), slice(8, 16), slice(16, 20)]
    apart = [one for part in parts for one in link_words(source[part], target[part], NOTHING)]
    assert same(together, apart)


def test_how_many_are_worked_on_at_once_does_not_matter(monkeypatch):
    source, target = made(20)
    together = list(link_words(source, target, NOTHING))
    monkeypatch.setattr("align.links.linking._CELLS", 30)
    monkeypatch.setattr("align.links.linking._ROWS", 3)

    by_few = list(link_words(source, target, NOTHING))

    assert same(together, by_few, 1e-3)


def test_links_come_a_shard_at_a_time(monkeypatch):
    monkeypatch.setattr("align.links.linking._SHARD", 1)
    source, target = [["rain"], ["water"]], [["pluie"], ["eau"]]
    asked = []

    class Noting(Glossary):
        def encode(self, texts):
            asked.extend(filter(None, texts))
            return super().encode(texts)

    next(link_words(source, target, Noting(["rain", "pluie"])))

    assert asked == ["rain", "pluie"]


def test_options_can_be_given():
    options = LinkOptions(empty=0.9)

    (links,) = link_words([["x"]], [["y"]], NOTHING, options)

    (usual,) = link_words([["x"]], [["y"]], NOTHING)
    assert links.both.sum() < usual.both.sum()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the measuring data does not lie beside it")
@pytest.mark.parametrize("name", list(HIGHEST))
def test_links_by_hand(monkeypatch, name):
    """The alignment error rate, learnt from the gold's own text alone."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    sys.modules.pop("links", None)
    import links as benchmark

    pairs = benchmark.gold_pairs(SHARED / "data", benchmark.GOLD[name])
    sides = [pair.source for pair in pairs], [pair.target for pair in pairs]

    found = benchmark.hexapla(*sides, len(pairs))["hexapla"]

    error, _, _ = benchmark.figures(found, pairs)
    assert error <= HIGHEST[name]


@pytest.mark.parametrize("few", [0.0, 2.0])
def test_words_are_compared_alike_one_by_one_and_in_a_table(monkeypatch, few):
    source, target = ["the", "clean", "rain", "water"], ["la", "pluie", "propre", "eau"]
    pairs = np.array([1, 4, 6, 11, 12, 15])
    monkeypatch.setattr(linking, "_FEW", few)

    cosines = linking._cosines([source, target], pairs, WATER)

    table = WATER.encode(source) @ WATER.encode(target).T
    assert cosines.tolist() == table.ravel()[pairs].tolist()


@pytest.mark.parametrize("large", [7, 2**62])
def test_distinct_values_are_told_however_large(large):
    distinct, places = linking._distinct(np.array([[large, -1], [0, large]]))
    assert distinct.tolist() == [-1, 0, large]
    assert places.tolist() == [[2, 0], [1, 2]]
