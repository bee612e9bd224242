"""Runs that come again, held against every run counted one by one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from termbase.mining.grams import Grams, Run
from termbase.mining.stretches import Stretch, stretches
from termbase.mining.words import Unit


def stretch(place, letters, opens=None, closes=None, seams=None):
    """One letter a unit."""
    units = tuple(Unit(at, at + 1, letter, letter) for at, letter in enumerate(letters))
    free = (True,) * len(letters)
    return Stretch(
        place, letters, units, opens or free, closes or free, free, seams or (True, *free)
    )


def texts(runs):
    return {"".join(key): found for key, found in runs.items()}


def free(*letters, least=2, longest=6):
    cut = [stretch(place, each) for place, each in enumerate(letters)]
    return set(texts(Grams(cut, least, longest).free()))


def each_run(cut, longest):
    """All runs, with what they cut."""
    for at, each in enumerate(cut):
        for first in range(len(each.units)):
            for stop in range(first + 1, min(first + longest, len(each.units)) + 1):
                yield Run(at, first, stop), each.keys[first:stop]


LETTERS = st.lists(st.text("abc", min_size=1, max_size=9), max_size=5)


@given(LETTERS, st.integers(1, 3), st.integers(1, 6))
def test_every_run_is_counted_as_if_one_by_one(listed, least, longest):
    cut = [stretch(place, each) for place, each in enumerate(listed)]

    grams = Grams(cut, least, longest)

    counts = Counter(key for _, key in each_run(cut, longest))
    for run, key in each_run(cut, longest):
        assert grams.count(run) == (counts[key] if counts[key] >= least else 0)
        assert grams.count(run, 0, 1) == grams.count(Run(run.stretch, run.first, run.first + 1))


def is_free(cut, runs):
    """Whether runs of one key have more than one neighbour on either side, or an edge."""
    before = {cut[r.stretch].keys[r.first - 1] if r.first else None for r in runs}
    after = {(*cut[r.stretch].keys, None)[r.stop] for r in runs}
    return all(None in side or len(side) > 1 for side in (before, after))


@given(LETTERS, st.integers(1, 3))
def test_runs_are_free_as_if_looked_at_one_by_one(listed, least):
    cut = [stretch(place, each) for place, each in enumerate(listed)]

    found = Grams(cut, least, 9).free()

    places = {}
    for run, key in each_run(cut, 9):
        places.setdefault(key, []).append(run)
    assert found == {
        key: runs for key, runs in places.items() if len(runs) >= least and is_free(cut, runs)
    }


def test_what_always_goes_on_alike_is_not_free():
    assert free("xabc", "yabc") == {"abc"}


def test_the_end_of_a_stretch_is_another_neighbour_every_time():
    assert {"ab", "abc"} <= free("abc", "abc", "ab")


def test_a_unit_that_ends_no_term_is_another_neighbour_every_time():
    closes = (False, True, True)
    cut = [stretch(place, "xab", closes=closes) for place in (0, 1)]

    assert "ab" in texts(Grams(cut, 2, 3).free())


def test_a_run_begins_and_ends_as_a_term_may():
    edges = (False, True, True), (True, True, False)
    cut = [stretch(place, letters, *edges) for place, letters in enumerate(["abc", "abd", "xbc"])]

    assert set(texts(Grams(cut, 2, 3).free())) == {"b"}


def test_what_a_dictionary_hardly_ever_has_the_edges_of_is_left_out():
    # a|bc at every place: "ab" cuts the word bc in two
    seams = (True, True, True, False, True)
    cut = [stretch(place, f"{other}abc", seams=seams) for place, other in enumerate("xy")]
    cut += [stretch(2, "ab", seams=(True, True, False))]

    found = texts(Grams(cut, 2, 4).free())

    assert "abc" in found
    assert "ab" not in found


def test_one_place_of_seven_with_its_edges_is_enough():
    cut = [stretch(place, "ab", seams=(place == 0, True, True)) for place in range(6)]

    assert "ab" in texts(Grams(cut, 2, 2).free())
    assert "ab" not in texts(Grams([*cut, *cut[1:]], 2, 2).free())


def test_what_comes_together_by_chance_does_not_hold():
    cut = [stretch(place, each) for place, each in enumerate(["abxab", "aab", "bab", "xyxy"])]

    grams = Grams(cut, 2, 2)

    assert "ab" in texts(grams.free())
    assert "ab" in texts(grams.free(held=0.5))
    assert "ab" not in texts(grams.free(held=2.0))


def test_chinese_characters_are_held_together_by_how_often_they_come_together():
    sentences = ["促进南南合作。", "加强南南合作和三方合作。", "支持三方合作、南南合作"]

    found = texts(Grams(stretches(sentences, "zh"), 2, 8).free(0.5))

    assert len(found["南南合作"]) == 3
    assert len(found["三方合作"]) == 2
    assert not {"南合作", "方合作", "南南合"} & set(found)


def test_nothing_has_no_runs():
    grams = Grams([], 2, 5)

    assert grams.total == 0
    assert grams.free() == {}
