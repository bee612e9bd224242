"""How near the words of runs are to each other, word by word."""

import numpy as np
import pytest

from align import align_segments, load_encoder
from align.evidence.words import Counterparts, SideWords, View

EYE = np.eye(6, dtype=np.float32)


def words(*segments, vectors=EYE):
    """Segments as lists of rows."""
    rows = np.array([row for segment in segments for row in segment], np.intp)
    return SideWords.of(rows, np.array([len(segment) for segment in segments], np.intp), vectors)


def near(left, right, a=1, b=1, strangers=0.0, nearness=1.0):
    known = Counterparts(left, right, strangers, nearness)
    m, n = len(left.starts) - 1, len(right.starts) - 1
    return View(known, np.array([[0, m, 0, n]]), m, n).near(a, b)[0]


def test_a_run_all_of_whose_words_are_there_is_nearer_than_one_that_lacks_some():
    found = near(words([0, 1, 2]), words([0, 1, 2], [0, 1, 3], [3, 4, 5]))

    assert np.argsort(-found[0]).tolist() == [0, 1, 2]
    assert found[0] == pytest.approx([1, 2 / 3, 0])


def test_words_that_tell_more_count_more():
    vectors = EYE * np.array([3, 1, 1, 1, 1, 1], np.float32)[:, np.newaxis]

    found = near(words([0, 1], vectors=vectors), words([0, 2], [1, 2], vectors=vectors))

    assert found[0, 0] > found[0, 1]


@pytest.mark.parametrize(("a", "b"), [(1, 2), (2, 1), (2, 2), (3, 3)])
def test_runs_are_compared_as_if_they_were_one_segment(a, b):
    left, right = [[0, 1], [2], [3, 4]], [[0], [1, 2, 5], [], [4]]

    found = near(words(*left), words(*right), a, b)

    for (i, j), value in np.ndenumerate(found):
        one, other = (
            [row for segment in side for row in segment]
            for side in (left[i : i + a], right[j : j + b])
        )
        assert value == pytest.approx(near(words(one), words(other))[0, 0], abs=1e-6)


def test_the_same_words_in_part_are_as_near_as_in_the_whole():
    left, right = words([0, 1], [2], [3]), words([3], [2, 4], [0])
    chosen = np.array([0, 2])

    whole = near(left, right)
    part = near(left.part(chosen), right.part(chosen))

    assert part == pytest.approx(whole[np.ix_(chosen, chosen)])


def test_blocks_of_unlike_size_do_not_touch_each_other():
    left, right = words([0, 1], [2], [3]), words([3], [2, 4], [0])
    known = Counterparts(left, right)

    both = View(known, np.array([[0, 3, 0, 2], [1, 2, 2, 3]]), 3, 2)
    alone = View(known, np.array([[1, 2, 2, 3]]), 1, 1)

    assert both.near(1, 1)[1, :1, :1] == pytest.approx(alone.near(1, 1)[0])
    assert both.near(2, 2).shape == (2, 2, 1)
    assert np.isfinite(both.near(3, 2)).all()


def test_what_is_near_is_told_from_sure_pairs_and_what_is_far_from_the_others():
    chance = np.random.default_rng(1)
    lines = [chance.integers(0, 300, 12).tolist() for _ in range(40)]
    vectors = chance.normal(size=(300, 32)).astype(np.float32)
    sides = [words(*lines, vectors=vectors) for _ in range(2)]

    known = Counterparts.of(*sides, [(at, at) for at in range(40)])

    whole = View(known, np.array([[0, 40, 0, 40]]), 40, 40).near(1, 1)[0]
    assert whole.trace() / 40 == pytest.approx(1, abs=0.1)
    assert (whole.sum() - whole.trace()) / (40 * 39) == pytest.approx(0, abs=0.1)
    assert Counterparts.of(*sides, []).nearness > 0


def test_sides_without_words_are_strangers_and_no_error():
    found = near(words([], []), words([0], []))

    assert np.isfinite(found).all()
    assert near(words(), words([0])).shape == (0, 1)


def test_of_a_segment_with_very_many_words_those_count_that_tell_most():
    vectors = np.eye(1000, dtype=np.float32) * np.arange(1, 1001, dtype=np.float32)[:, np.newaxis]

    made = words(range(1000), [0], vectors=vectors)

    assert made.starts.tolist() == [0, 128, 129]
    assert made.kinds[:128].tolist() == list(range(872, 1000))


def test_two_sentences_on_one_subject_are_told_apart_by_their_words():
    zh = [
        "委员会主席请秘书处分发报告。",
        "委员会秘书请主席宣读报告。",
        "委员会成员请主席推迟表决。",
    ]
    en = [
        "The members of the Committee asked the Chair to postpone the vote.",
        "The Chair of the Committee asked the Secretariat to circulate the report.",
    ]
    encoder = load_encoder()
    sides = [encoder.words(side) for side in (zh, en)]

    found = near(*sides)

    assert found[:, 0].argmax() == 2
    assert found[:, 1].argmax() == 0


def test_words_are_asked_for_where_the_built_in_encoder_has_a_part(monkeypatch):
    asked = []
    whole = type(load_encoder()).words
    monkeypatch.setattr(
        type(load_encoder()), "words", lambda self, texts: asked.append(texts) or whole(self, texts)
    )

    align_segments([["粮食安全"], ["Food security"]], ["zh", "en"])
    align_segments([["粮食安全"], ["Ernährung"]], ["zh", "de"])

    assert asked == [["粮食安全"], ["Food security"]]
