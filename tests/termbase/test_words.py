"""Words count by their dictionary forms; what Arabic writes onto a word is taken off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.language import LANGUAGES
from termbase.mining.words import words_of
from tests.termbase.mined import cases


@pytest.mark.parametrize("case", cases("terms_words"))
def test_words_count_under_their_keys(case):
    listed = words_of([*case.get("beside", []), case["text"]], case["lang"])

    assert [word.key for word in listed[-1]] == case["keys"]


def test_units_cut_what_they_say():
    text = "The States’ policies"

    (words,) = words_of([text], "en")

    assert [text[word.start : word.stop] for word in words][-1] == "policies"
    assert {word.word for word in words} == {word.word.casefold() for word in words}


def test_no_texts_have_no_words():
    assert words_of([], "ar") == []
    assert words_of(["", "，。"], "zh") == [[], []]


@given(
    st.lists(
        st.text(max_size=30) | st.text(st.sampled_from("وبالتعاون ات合作南a’s Юг"), max_size=40),
        max_size=4,
    ),
    st.sampled_from([*LANGUAGES, "de"]),
)
def test_words_come_in_order_and_lie_in_their_text(texts, lang):
    listed = words_of(texts, lang)

    assert len(listed) == len(texts)
    for text, words in zip(texts, listed, strict=True):
        stop = 0
        for word in words:
            assert stop <= word.start < word.stop <= len(text)
            assert word.key
            assert word.word == text[word.start : word.stop].replace("’", "'").casefold()
            stop = word.stop
