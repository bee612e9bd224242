import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evidence.anchors import anchors

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "anchors.json").read_text(encoding="utf-8")
)


def marked(case):
    marks = pytest.mark.xfail(strict=True, reason=case["fails"]) if "fails" in case else ()
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_the_anchors_of_a_text(case):
    found = anchors(case["text"], case["lang"])

    assert sorted(string for string in found if not string.startswith("=")) == case["expect"]


def test_a_short_segment_is_an_anchor_as_a_whole():
    assert anchors("TD/541/Add.2.", "en")["=td/541/add.2."] == 1
    assert not any(string.startswith("=") for string in anchors("word " * 20, "en"))


def test_another_language_has_numbers_and_names_but_no_months():
    found = anchors("am 15. April 2019", "de")

    assert sorted(found) == ["15", "2019", "=am 15. april 2019", "april"]


def test_what_occurs_twice_counts_twice():
    found = anchors("from 4 to 8 May 2015, in May 2015", "en")

    assert (found["month:5"], found["2015"], found["4"]) == (3, 3, 1)


@given(st.text(max_size=80), st.sampled_from(["zh", "en", "fr", "es", "ru", "ar", "de", ""]))
def test_any_text_has_anchors(text, lang):
    found = anchors(text, lang)

    assert all(string and count > 0 for string, count in found.items())
