"""How well the stretches of a side may answer: what comes again best."""

import tracemalloc

from corpora.document import Ref, Segment
from termbase.mining.sides import Side


def fits(*texts):
    segments = [Segment(Ref("A/1", "en", at, 0), text) for at, text in enumerate(texts)]
    side = Side(segments, "en", 2)
    wording, words = side.wording, side.columns.words
    return {
        " ".join(words[first : last + 1]): float(fit)
        for first, last, fit in zip(wording.firsts, wording.lasts, wording.fits, strict=True)
    }


def test_what_comes_again_fits_best_then_its_parts_then_what_comes_once():
    found = fits("Good health systems here.", "Poor health systems now.")

    assert found["health systems"] == 1
    assert 0.85 < found["systems"] < 1
    assert found["health systems now"] == 0.85


def test_a_part_of_a_name_fits_no_better_for_coming_again():
    found = fits("He saw the Trade Fund here.", "A new Trade Fund came.")

    assert found["trade fund"] == 1
    assert found["fund"] == found["trade"] == 0.85


def test_a_side_keeps_its_words_in_little_memory():
    segments = [
        Segment(Ref("A/1", "en", at, 0), f"Trade fund {at % 50} helps river {at % 7} now.")
        for at in range(2_000)
    ]
    Side(segments[:10], "en", 2)  # what is loaded once
    tracemalloc.start()

    side = Side(segments, "en", 2)

    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept / len(side.columns.words) < 450  # bytes a word


def test_what_is_added_counts_for_its_places_outside_longer_terms():
    lines = ["the Fund for Rare Birds met;", "the Fund for Rare Birds paid.", "Rare Birds sing"]
    side = Side([Segment(Ref("A/1", "en", n, 0), line) for n, line in enumerate(lines)], "en", 2)

    side.add(["bird"])  # always in Rare Birds

    weights = {" ".join(found.key): found.candidate.termhood for found in side.found}
    assert weights["bird"] == 1.0
