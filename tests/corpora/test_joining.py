import json
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.pages.joining import join_lines, joiner

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "joining.json").read_text(encoding="utf-8")
)


def marked(case):
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(map(marked, CASES)))
def test_lines_become_one_text(case):
    assert reduce(joiner(case["text"], case["lang"]), case["text"]) == case["expect"]


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_nothing_but_a_space_comes_between(first, second):
    assert join_lines(first, second) in (first + second, f"{first} {second}")


@given(
    st.lists(st.text("abcд -合", min_size=1, max_size=8), min_size=2), st.sampled_from(["", "en"])
)
def test_no_letter_is_lost(lines, lang):
    join = joiner(lines, lang)

    joined = reduce(join, lines)

    assert [c for c in joined if c.isalpha()] == [c for line in lines for c in line if c.isalpha()]


def test_a_soft_hyphen_at_the_end_of_a_line_parts_no_word():
    assert join_lines("условия разви\u00ad", "тия") == "условия разви\u00adтия"
