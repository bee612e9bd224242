"""Names show by their capitals, or by title marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.language import LANGUAGES
from corpora.words.tokens import tokenize
from termbase.mining.names import names_in, names_of
from tests.termbase.mined import cases


@pytest.mark.parametrize("case", cases("terms_names"))
def test_names_are_found_where_they_show(case):
    text = case["text"]

    found = [text[start:stop] for start, stop in names_in(text, case["lang"])]

    assert found == case["expect"]


WORDS = ["Fund", "the", "of", "and", "South", "global", ",", "in", "UN"]


@given(
    st.text(max_size=50)
    | st.text(st.sampled_from("Aa Bb, and of the’«《约定》-Юю é"), max_size=50)
    | st.lists(
        st.sampled_from(["Fund", "the", "of", "and", "South", "global", ",", "in", "UN"]),
        max_size=12,
    ).map(" ".join),
    st.sampled_from([*LANGUAGES, "de", "zh-Hant"]),
)
def test_names_lie_in_their_text_and_none_comes_twice(text, lang):
    found = names_in(text, lang)

    assert len(found) == len(set(found))
    for start, stop in found:
        assert 0 <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()


def test_a_name_that_opens_a_text_is_as_whole_as_elsewhere():
    texts = [
        "Ad Hoc Committee on Archives: report of the Chair",
        "1. Ad Hoc Committee on Archives",
        "The Ad Hoc Committee on Archives met.",
        "Recalling Decision X",
    ]
    words = [tokenize(text, "en", fine=True) for text in texts]

    found = [
        [text[slice(*span)] for span in spans]
        for text, spans in zip(texts, names_of(texts, "en", words), strict=True)
    ]

    whole = "Ad Hoc Committee on Archives"
    assert [spans[0] for spans in found[:3]] == [whole] * 3
    assert not any("Recalling" in span for span in found[3])


def test_a_part_of_a_name_that_opens_a_text_stays_a_part():
    text = "Special Rapporteur on Human Rights Treaties"
    texts = [text, f"The {text} spoke."]
    words = [tokenize(each, "en", fine=True) for each in texts]

    found = [texts[0][slice(*span)] for span in names_of(texts, "en", words)[0]]

    assert found == [text, "Human Rights Treaties"]
