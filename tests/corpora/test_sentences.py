from __future__ import annotations

import json
import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora import sentences
from corpora.sentences import split_sentences

CASES = Path(__file__).resolve().parents[1] / "cases"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LANGS = ["ar", "en", "es", "fr", "ru", "zh"]
WORDS = [
    "Mr.",
    "para.",
    "4",
    "A.",
    "II.",
    "The",
    "no.",
    "D.C.",
    "etc.",
    "le",
    "M.",
    "3.5",
    "Да.",
    "г.",
]
OTHERS = [
    "им.",
    "大会",
    "说",
    "他",
    "وقال",
    "د.",
    "😀",
    "\u00a0",
    "\u3000",
    "\t",
    "\x1c",
    "\u200f",
    "*",
    "iSeek",
    "وأ.",
    "[12]",
    "::",
    "10 a.m.",
    "bis",
]
SIGNS = [*"“”«»()《》。！？…?!؟؛,;:—-\"'（）、", "...", "……", "<<", ">>"]
PIECES = st.lists(st.sampled_from(WORDS + OTHERS + SIGNS))
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])), PIECES.map("".join), PIECES.map(" ".join)
)
LONG = [
    "word ",
    ".",
    ". ",
    "A. ",
    "Mr. ",
    "(",
    "( a. B ",
    "()",
    "“",
    "“a.” b ",
    "。",
    '。"，',
    "1. ",
]
LONGER = [
    "? (a",
    " ",
    "\n",
    "😀",
    ".😀",
    "“你。”他说，",
    "…A",
    "a.",
    '"a?" ',
    "ab.1",
    ".(1)",
    "a.m. ",
    "；1",
]


def load(lang: str) -> list[dict[str, object]]:
    return json.loads((CASES / f"sentences.{lang}.json").read_text("utf-8"))


def cut(text: str, lang: str) -> list[str]:
    return [text[start:stop] for start, stop in split_sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        pytest.param(
            lang,
            case,
            id=f"{lang} {case['label']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else [],
        )
        for lang in LANGS
        for case in load(lang)
    ],
)
def test_paragraphs_are_cut_as_in_the_cases(lang, case):
    found = cut(case["text"], lang)

    assert found == case["expect"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_its_cases(lang):
    labels = [case["label"] for case in load(lang)]

    assert len(labels) >= 25
    assert len(set(labels)) == len(labels)


@given(TEXTS, st.sampled_from([*LANGS, "de", "zh-Hant", ""]))
def test_nothing_but_white_space_lies_outside_the_spans(text, lang):
    spans = split_sentences(text, lang)

    at = 0
    for start, stop in spans:
        assert at <= start < stop <= len(text)
        assert text[at:start].strip() == ""
        assert text[start:stop] == text[start:stop].strip()
        at = stop
    assert text[at:].strip() == ""


@given(TEXTS, st.sampled_from(LANGS))
def test_white_space_around_a_paragraph_changes_nothing(text, lang):
    inside = cut(text, lang)

    assert cut(f" \n{text}\u3000 ", lang) == inside


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000\x1c"])
def test_blank_text_has_no_sentences(text):
    assert split_sentences(text, "en") == ()


def test_a_language_without_a_section_gets_the_general_rules():
    assert cut("Herr Dr. Lee sprach. Er ging.", "de") == ["Herr Dr. Lee sprach.", "Er ging."]


def test_a_language_tag_may_have_a_region():
    assert cut("M. Roche (p. ex.) parle. Il sort.", "fr-CH") == [
        "M. Roche (p. ex.) parle.",
        "Il sort.",
    ]


@pytest.mark.parametrize("piece", LONG + LONGER, ids=repr)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_megabyte_of_anything_is_cut_in_seconds(piece, lang):
    text = piece * (1_000_000 // len(piece))
    began = time.perf_counter()

    split_sentences(text, lang)

    assert time.perf_counter() - began < 60  # about one; a quadratic step would take hours


def test_every_entry_of_the_tables_is_explained():
    path = Path(sentences.__file__).parent / "data/abbreviations.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    kinds = {"never", "number", "weak", "plain", "date", "hour", "figure"}
    lists = {"opens", "divisions", "labels", "before", "names", "zones", "prefixes"}
    others = lists | {"continues", "turn"}

    assert set(tables) == {"general", *LANGS}
    for section in tables.values():
        assert set(section) <= kinds | others
        for kind in kinds & set(section):
            assert all(key.strip() and meaning.strip() for key, meaning in section[kind].items())
        for kind in lists:
            listed = section.get(kind, "").split()
            assert len(set(listed)) == len(listed)
            assert [word.casefold() for word in listed] == listed


@pytest.mark.shared
@pytest.mark.parametrize("lang", LANGS)
def test_sentences_of_un_documents_are_found_again(lang):
    """Lines of the UN development set that end like sentences, five to a paragraph."""
    path = SHARED / f"data/un/unv1_dev/UNv1.0.devset.{lang}"
    if not path.exists():
        pytest.skip("the UN development set is not beside the project")
    lines = [line.strip() for line in path.read_text("utf-8").split("\n")[2000:]]
    lines = [line for line in lines if re.search(r"[.。؟?!！？][\"')»”]*$", line)]
    right = found = wanted = 0

    for start in range(0, len(lines), 5):
        five = lines[start : start + 5]
        text = ("" if lang == "zh" else " ").join(five)
        got = cut(text, lang)
        gold_ends, got_ends = (
            {len("".join(parts[:n]).replace(" ", "")) for n in range(1, len(parts))}
            for parts in (five, got)
        )
        right += len(gold_ends & got_ends)
        found += len(got_ends)
        wanted += len(gold_ends)

    assert 2 * right / (found + wanted) > 0.99
