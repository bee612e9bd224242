import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.anchors import DIMENSIONS, anchors, rows, shared_rows, structure
from corpora.document import Paragraph

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


def test_a_paragraph_is_its_kind_and_number():
    assert structure(Paragraph("text", "operative", number="12")) == Counter(
        ["kind:operative", "number:12", "number:12"]
    )
    assert structure(Paragraph("text", "title")) == Counter(["kind:title"])


def test_strings_of_one_side_alone_do_not_count():
    source, target = shared_rows([Counter("ab")], [Counter("bc")])

    assert np.allclose(source, target)
    assert np.any(source)


def test_a_rare_string_weighs_more_than_a_common_one():
    bags = [Counter("ax"), Counter("a"), Counter("a"), Counter("a")]
    source, target = shared_rows(bags, bags)

    rare = float(source[0] @ target[0])

    assert rare > 3 * float(source[1] @ target[1])


def test_a_row_is_the_same_in_every_run():
    row = rows([Counter(["73~291"])], {"73~291": 1.0})[0]

    assert row.shape == (DIMENSIONS,)
    assert np.sign(row[:8]).tolist() == [1, -1, 1, -1, -1, -1, 1, -1]


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=5)


@given(
    st.dictionaries(words, st.integers(1, 5), max_size=6),
    st.dictionaries(words, st.integers(1, 5), max_size=6),
)
def test_the_product_of_rows_is_near_to_that_of_the_bags(first, second):
    weights = dict.fromkeys({*first, *second}, 1.0)
    made = rows([Counter(first), Counter(second)], weights)
    exact = sum(count * second.get(string, 0) for string, count in first.items())
    lengths = [sum(count**2 for count in bag.values()) ** 0.5 for bag in (first, second)]

    near = float(made[0] @ made[1])

    assert abs(near - exact) <= 0.25 * lengths[0] * lengths[1] + 1e-4


@given(st.text(max_size=80), st.sampled_from(["zh", "en", "fr", "es", "ru", "ar", "de", ""]))
def test_any_text_has_anchors(text, lang):
    found = anchors(text, lang)

    assert all(string and count > 0 for string, count in found.items())
