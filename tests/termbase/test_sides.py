"""How well the stretches of a side may answer: what comes again best."""

from corpora.document import Ref, Segment
from termbase.sides import Side


def fits(*texts):
    segments = [Segment(Ref("A/1", "en", at, 0), text) for at, text in enumerate(texts)]
    side = Side(segments, "en", 2)
    wording, units = side.wording, side.columns.units
    return {
        " ".join(unit.word for unit in units[first : last + 1]): float(fit)
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
