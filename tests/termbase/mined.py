"""What is found in the samples, mined once for all tests; what counts as the same term."""

import json
from functools import cache
from pathlib import Path

import pytest

from corpora.words.tokens import lemmas, tokenize
from termbase.extraction import entries_of, extract_terms
from termbase.mining.words import words_of
from tests.align.versions import sample

CASES = Path(__file__).parents[1] / "cases"


def cases(name, known="fails", also=None):
    """The cases of a file, those that are known to fail marked so.

    Args:
        name: of the file.
        known: where a case says why it fails.
        also: what the cases that are wanted have; those that fail in the sample are left out.
    """
    listed = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    if also:
        listed = [case for case in listed if also.items() <= case.items() and "fails" not in case]
    return [
        pytest.param(
            case,
            marks=[pytest.mark.xfail(strict=True, reason=case[known])] if known in case else [],
            id=case.get("label") or f"{case['term']} {case['langs'][1]}",
        )
        for case in listed
    ]


@cache
def versions(source, target):
    return sample(source), sample(target)


@cache
def mined(source, target):
    return extract_terms(versions(source, target))


@cache
def entries(source, target):
    return entries_of(mined(source, target), versions(source, target))


def form(text, lang):
    """A text without case and inflection: "сотрудничества Юг — Юг" is "сотрудничество Юг — Юг"."""
    if lang == "zh":
        return text
    words = [text[start:stop].casefold() for start, stop in tokenize(text, lang)]
    # twice: a participle's verb
    return " ".join(word.casefold() for word in lemmas(lemmas(words, lang), lang))


@cache
def _keys(lang):
    """What each word of a sample counts as: in Arabic the other words tell."""
    texts = [segment.text for segment in sample(lang).segments()]
    return {word.word: word.key for words in words_of(texts, lang) for word in words}


def keys_of(text, lang):
    """What the words of a text count as in the sample."""
    (words,) = words_of([text], lang)
    return {_keys(lang).get(word.word, word.key) for word in words}
