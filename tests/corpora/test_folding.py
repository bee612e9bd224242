"""Search keys: what is the same word, and where it stands."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.words.folding import fold, streams, tokens

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "folding.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_spellings_are_the_same_word_or_not(case):
    one, other = (tokens(text) for text in case["text"])

    keys = [token.key for token in one] == [token.key for token in other]
    bare = [token.bare for token in one] == [token.bare for token in other]

    assert {"same": (True, True), "same without accents": (False, True)}.get(
        case["expect"], (False, False)
    ) == (keys, bare)


def test_every_chinese_character_is_a_token():
    text = "落实2030年议程〇々，𠮷"

    found = [text[token.start : token.stop] for token in tokens(text)]

    assert found == ["落", "实", "2030", "年", "议", "程", "〇", "々", "𠮷"]


def test_the_first_and_last_han_of_each_block_stand_alone():
    ends = "\u3400\u4dbf\u4e00\u9fff\uf900\ufad9\U00020000\U000323af"

    assert [token.stop - token.start for token in tokens(ends)] == [1] * len(ends)


def test_punctuation_is_no_token():
    assert tokens("“ ” — ’ … 、。《》*№§؛،٪") == []


def test_marks_alone_are_no_token():
    assert tokens("\u0301 ـ \u200f\u064b") == []


def test_a_mark_at_the_end_belongs_to_its_word_and_an_unseen_sign_does_not():
    assert [(token.start, token.stop) for token in tokens("دولةً\u200f.")] == [(0, 5)]


@given(st.text())
def test_a_token_is_what_stands_in_its_place(text):
    for token in tokens(text):
        assert fold(text[token.start : token.stop]) == (token.key, token.bare)


@given(st.text())
def test_tokens_follow_each_other(text):
    places = [place for token in tokens(text) for place in (token.start, token.stop)]

    assert places == sorted(places)


@given(st.text())
def test_every_letter_and_digit_is_in_a_token(text):
    covered = {at for token in tokens(text) for at in range(token.start, token.stop)}

    assert all(
        at in covered or not fold(character)[0]
        for at, character in enumerate(text)
        if character.isalnum()
    )


@given(st.text())
def test_the_streams_are_the_tokens_with_spaces_between(text):
    keys, bare = streams(text)

    assert keys == " ".join(token.key for token in tokens(text))
    assert (bare or keys) == " ".join(token.bare for token in tokens(text))


@given(st.characters())
def test_a_key_is_letters_and_digits_and_folds_to_itself(character):
    for token in tokens(character):
        assert not set(token.key + token.bare) & set(" \t\n\"'*()+-:^{}_\0")
        assert fold(token.key)[0] == token.key
        assert fold(token.bare) == (token.bare, token.bare)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_case_never_matters(text):
    keys = [token.key for token in tokens(text)]

    assert [token.key for token in tokens(text.upper().lower())] == [
        token.key for token in tokens(text.lower())
    ]
    assert [token.key for token in tokens(text.casefold())] == keys


@given(st.text(st.characters(max_codepoint=0x24F) | st.characters(codec="cp1251")))
def test_composed_or_decomposed_is_the_same(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert streams(composed) == streams(decomposed)
