from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.words import tokens
from corpora.words.tokens import lemmas, tokenize

CASES = Path(__file__).resolve().parents[1] / "cases"
LANGS = ["ar", "en", "es", "fr", "ru", "zh", "de"]
PIECES = ["大会", "A/RES/70/1", "3.5", "l’", "-", "’", "/", ".", "_", "COVID-19", "e\u0301", "x"]
MORE = ["\u064f", "最不发达国家", "\U00020000", "々", "2030年议程", "\t", "U.S.", "www.", "٧٩"]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES + MORE)).map("".join),
)


def words(text: str, lang: str) -> list[str]:
    return [text[start:stop] for start, stop in tokenize(text, lang)]


def un_words() -> list[str]:
    path = files("corpora") / "data/un_words.zh.txt"
    return [line for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]


def in_new_process(code: str, **environment: str) -> str:
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": root} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        pytest.param(lang, case, id=f"{lang} {case['label']}")
        for lang in LANGS[:6]
        for case in json.loads((CASES / f"words.{lang}.json").read_text("utf-8"))
    ],
)
def test_words_are_cut_as_in_the_cases(lang, case):
    found = words(case["text"], lang)

    assert found == case["expect"]


@given(TEXTS, st.sampled_from(LANGS))
def test_spans_are_in_order_and_hold_every_letter_and_digit(text, lang):
    spans = tokenize(text, lang)

    at = 0
    for start, stop in spans:
        assert at <= start < stop <= len(text)
        assert not any(c.isalnum() for c in text[at:start])
        assert any(unicodedata.category(c)[0] not in "PSZ" for c in text[start:stop])
        assert not any(c.isspace() for c in text[start:stop])
        at = stop
    assert not any(c.isalnum() for c in text[at:])


def test_every_un_word_stays_whole():
    broken = [word for word in un_words() if words(word, "zh") != [word]]

    assert broken == []


def test_un_words_are_many_and_none_comes_twice():
    listed = un_words()

    assert len(listed) >= 300
    assert len(set(listed)) == len(listed)
    assert all(word == word.strip() and " " not in word for word in listed)


def test_a_language_tag_may_have_a_region():
    assert words("l’ONU", "fr-CH") == words("l’ONU", "fr")
    assert words("三方合作", "zh-Hans") == ["三方合作"]


@pytest.mark.parametrize("text", ["a" * 10**6, "1." * 10**6, "A/1" + "." * 10**6, "a-" * 10**6])
def test_a_long_word_takes_no_more_time_than_short_ones(text):
    assert tokenize(text, "en")  # a quadratic pattern would take hours


def test_many_threads_may_be_the_first():
    tokens._cutter.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: tokenize("最不发达国家的三方合作", "zh"), range(32)))

    assert found == {((0, 6), (6, 7), (7, 11))}
    assert tokens._cutter.cache_info().misses == 1


def test_words_of_ours_do_not_reach_other_users_of_jieba():
    code = (
        "from corpora.words.tokens import tokenize; tokenize('三方合作', 'zh');"
        "import jieba; print(jieba.dt.FREQ)"
    )

    assert in_new_process(code) == "{}"


def test_nothing_heavy_is_imported_before_it_is_asked_for():
    code = (
        "import sys; from corpora.words.tokens import tokenize, lemmas;"
        "tokenize('South-South', 'en'); lemmas(['合作'], 'zh');"
        "print([name for name in ('jieba', 'simplemma', 'pandas') if name in sys.modules])"
    )

    assert in_new_process(code) == "[]"


def test_no_cache_is_read_or_written_in_the_temporary_folder(tmp_path):
    trap = tmp_path / "jieba.cache"
    trap.write_bytes(b"not a dictionary")
    code = "from corpora.words.tokens import tokenize; print(len(tokenize('可持续发展', 'zh')))"

    found = in_new_process(code, TMPDIR=str(tmp_path))

    assert found == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
    assert trap.read_bytes() == b"not a dictionary"


@pytest.mark.parametrize(
    ("lang", "word", "lemma"),
    [
        ("en", "Countries", "country"),
        ("fr", "nationaux", "national"),
        ("es", "Países", "país"),
        ("ru", "резолюциями", "резолюция"),
        ("ar", "للقرارات", "قرار"),
        ("en", "South-South", "South-South"),
        ("en", "A/RES/70/1", "A/RES/70/1"),
        ("zh", "合作", "合作"),
        ("tlh", "Qapla", "Qapla"),
        ("en", "", ""),
    ],
)
def test_lemmas(lang, word, lemma):
    assert lemmas([word], lang) == (lemma,)


@given(st.lists(st.text()), st.sampled_from(LANGS))
def test_there_is_one_lemma_a_word(several, lang):
    assert len(lemmas(several, lang)) == len(several)
