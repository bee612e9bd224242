"""Stories that were translated freely: told from other texts, and aligned well all the same."""

import sys
from pathlib import Path

import numpy as np
import pytest

from align import align_pairs, align_segments
from align.corners import freedom_of
from align.evaluation import links, score
from align.evidence.spaces import Space
from align.evidence.weights import Weights, fitted

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def bitexts():
    sys.path.insert(0, str(BENCHMARKS))
    sys.modules.pop("bitexts", None)
    try:
        import bitexts

        return bitexts
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def stories(bitexts):
    return bitexts.literary(BENCHMARKS / "literary", "test")


@pytest.fixture(scope="module")
def stories_in_three(bitexts):
    return bitexts.literary_three(BENCHMARKS / "literary", "test")


@pytest.fixture
def space():
    """Makes 60 pairs of some nearness, of which some are nearer to what stands elsewhere."""

    def made(noisy=(), nearness=0.5):
        chance = np.random.default_rng(79)
        left, other = (chance.normal(size=(60, 256)).astype(np.float32) for _ in range(2))
        right = nearness * left + (1 - nearness**2) ** 0.5 * other
        for place in noisy:
            right[place] = 0.6 * left[place] + 0.8 * left[(place + 24) % 60]
        unit = [side / np.linalg.norm(side, axis=1, keepdims=True) for side in (left, right)]
        return Space(*unit)

    return made


def test_free_translations_are_aligned(stories):
    total = None
    for story in stories:
        found = align_segments(story.sides, story.langs)
        one = score(story.indexes, links(bead.spans for bead in found.beads))
        total = one if total is None else total + one

    assert total.figures("links").f1 >= 0.92  # 0.893 before lengths were evened


def test_free_translations_in_three_versions_are_aligned(stories_in_three):
    total = None
    for story in stories_in_three:
        gold = story.bitext(story.langs)
        found = align_segments(gold.sides, gold.langs)
        one = score(gold.indexes, links(bead.spans for bead in found.beads))
        total = one if total is None else total + one

    assert total.figures("links").f1 >= 0.84


def test_another_free_translation_helps_to_align_two_versions(stories_in_three):
    alone = together = None
    for story in stories_in_three:
        both = align_pairs(story.sides, story.langs)
        for (left, right), pair in both.items():
            two = story.bitext((story.langs[left], story.langs[right]))
            found = [align_segments(two.sides, two.langs), pair]
            one, other = (
                score(two.indexes, links(bead.spans for bead in alignment.beads))
                for alignment in found
            )
            alone = one if alone is None else alone + one
            together = other if together is None else together + other

    assert alone.figures("links").f1 >= 0.865  # 0.850 before lengths were evened
    assert together.figures("links").f1 >= 0.87
    assert together.figures("links").f1 > alone.figures("links").f1


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_first_two_of_three_versions_have_the_beads_that_they_have_without_the_third(
    bitexts, part
):
    folder = BENCHMARKS / "literary"
    whole = {story.name.split()[0]: story for story in bitexts.literary(folder, part)}
    for story in bitexts.literary_three(folder, part):
        two, of = story.bitext(story.langs[:2]), whole[story.name]
        ends = [len(side) for side in two.sides]

        assert two.langs == of.langs
        assert all(a == b[: len(a)] for a, b in zip(two.sides, of.sides, strict=True))
        assert list(two.gold) == [
            bead
            for bead in of.gold
            if all(stop <= end for (_, stop), end in zip(bead, ends, strict=True))
        ]


def test_two_of_three_versions_may_have_finer_beads_than_all_three(bitexts, tmp_path):
    (tmp_path / "dev_three").mkdir()
    (tmp_path / "dev_three" / "tea.tsv").write_text(
        "en\tfr\tes\n"
        "She sat. ||| She drank.\tElle s'assit. ||| Elle but.\tSe sentó a beber.\t1 2/1 2/12\n"
        "He left.\tIl partit.\t\n",
        encoding="utf-8",
    )
    (tea,) = bitexts.literary_three(tmp_path, "dev")

    assert tea.bitext(("en", "fr", "es")).gold == (
        ((0, 2), (0, 2), (0, 1)),
        ((2, 3), (2, 3), (0, 0)),
    )
    assert tea.bitext(("en", "fr")).gold == (((0, 1),) * 2, ((1, 2),) * 2, ((2, 3),) * 2)
    assert tea.bitext(("en", "es")).gold == (((0, 2), (0, 1)),)


def test_a_text_is_free_where_sure_pairs_have_doubtful_ones_between_them(space):
    assert freedom_of(space(), (0, 60, 0, 60)) == 0
    assert 0 < freedom_of(space(noisy=range(3, 60, 6)), (0, 60, 0, 60)) < 0.5
    assert freedom_of(space(noisy=range(3, 60, 2)), (0, 60, 0, 60)) > 0.5


def test_a_close_translation_is_not_free_where_much_was_left_out(space):
    assert freedom_of(space(noisy=range(3, 60, 2), nearness=0.9), (0, 60, 0, 60)) == 0


def test_weights_lie_between_those_of_close_and_of_free_texts():
    weights = Weights(skip=2.0, meaning=4.0, free=Weights(skip=0.0, meaning=8.0))

    assert weights.at(0.0) is weights
    assert (weights.at(0.5).skip, weights.at(0.5).meaning) == (1.0, 6.0)
    assert weights.at(1.0) == Weights(meaning=8.0)


def test_the_signature_knows_the_weights_of_free_texts():
    assert Weights(skip=1.0).digest() != Weights(skip=1.0, free=Weights()).digest()
    assert fitted("static").free
    assert fitted("meaning").free
    assert fitted("support").free
