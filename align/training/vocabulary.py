"""Which pieces there are, and which of them share a row of the table.

Words are counted in every language, text like that of the UN more than the rest. Forms of one word
(by simplemma; in Arabic, by the letters that are written onto a word) make one group, and a group
is one row: what is learnt of заседание is learnt of заседаниях. The groups that are met most become
rows; a form costs some twenty bytes of tokenizer.json, so that nearly all that were met are in.
Beside them: the teacher's inner pieces, for words that are not there; single signs; numbers of one
to three digits, years, and numbers to 130 in Chinese, with and without 第.
"""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import jieba
from simplemma import lemmatize

from align.static import HAN, WORD, normalise
from align.training.rows import LANGS, Row
from align.training.synthesis import chinese

Group = tuple[str, str]  # the kind, and the lemma or stem
Shares = dict[str, float]
Kind = TypeVar("Kind")

GROUPS = {"en": 14_000, "fr": 11_500, "es": 11_500, "ru": 14_500, "ar": 13_500, "zh": 19_000}
FORMS = {"ru": 45_000, "ar": 36_000, "latin": 52_000}
INNER = 8000
WEIGHTS = {  # of a word in a source; 0.5 elsewhere
    **{"undev": 20, "charter": 5, "sdg": 5, "cc": 3, "unbis": 5, "cldr": 5, "cedict": 0.02},
    **{"bible": 0.3, "quran": 0.3, "gettext": 0.25, "browser_ui": 0.1, "keyed_ui": 0.2},
    **{"tldr": 0.2, "osm_presets": 0.3, "synthesis": 0, "mined": 0},
}
_SCRIPTS = {
    "ru": re.compile("[\u0400-\u04ff]+"),
    "ar": re.compile("[\u0620-\u06ff]+"),
    "zh": re.compile(f"[{HAN}]+"),
    "latin": re.compile("[a-z\u00df-\u024f]+"),
}
_ARABIC_PREFIXES = (
    *("وبال", "فبال", "وكال", "ولل", "وال", "فال", "بال", "كال", "فلل", "لل", "ال"),
    *("وب", "ول", "فب", "فل", "و", "ف", "ب", "ل", "ك"),
)
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~°§©®•。、《》「」【】€£¥×→·"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Vocabulary:
    """Pieces, the row of each, and how each is written (with its accents)."""

    pieces: list[str]
    rows: list[int]
    written: list[str]


@dataclass
class _Counts:
    """Words by language, and the teacher's pieces: whole words and others."""

    words: dict[str, Shares] = field(
        default_factory=lambda: {lang: defaultdict(float) for lang in LANGS}
    )
    written: dict[str, dict[str, str]] = field(default_factory=dict)
    teacher: Shares = field(default_factory=lambda: defaultdict(float))
    inner: Shares = field(default_factory=lambda: defaultdict(float))


def make_vocabulary(rows: Sequence[Row], teacher: Iterable[tuple[str, float]]) -> Vocabulary:
    """The vocabulary for this text.

    Args:
        rows: the text.
        teacher: the teacher's pieces and the logarithms of their frequencies.
    """
    counts = _count(rows, teacher)
    groups = _Groups(counts)
    kept: dict[Group, float] = {}
    for lang in LANGS:
        shares = _shares(lang, counts, groups)
        kept |= {group: shares[group] for group in _most(shares, GROUPS[lang])}
    pieces: dict[str, Group] = {}
    for kind, most in FORMS.items():
        forms: Shares = defaultdict(float)
        for lang, words in counts.words.items():
            total = sum(words.values())
            for word, count in words.items() if _kind(lang) == kind else ():
                if _SCRIPTS[kind].fullmatch(word) and groups.of(word) in kept:
                    forms[word] += count / total
        pieces.update((word, groups.of(word)) for word in _most(forms, most))
    pieces.update((group[1], group) for group in kept if group[0] == "zh")
    inner = {
        piece: share
        for piece, share in counts.inner.items()
        if len(piece) > 1 and piece not in pieces and _spelt(piece)
    }
    pieces.update((piece, ("inner", piece)) for piece in _most(inner, INNER))
    for piece in _others(counts):
        pieces.setdefault(piece, ("", piece))
    order = {
        group: place
        for place, group in enumerate(
            sorted(set(pieces.values()), key=lambda group: (-kept.get(group, 0), group))
        )
    }
    names = sorted(pieces, key=lambda piece: (order[pieces[piece]], piece))
    return Vocabulary(
        names, [order[pieces[name]] for name in names], [groups.written(name) for name in names]
    )


def _kind(lang: str) -> str:
    return lang if lang in _SCRIPTS else "latin"


def _count(rows: Sequence[Row], teacher: Iterable[tuple[str, float]]) -> _Counts:
    logging.getLogger("jieba").setLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    counts = _Counts()
    written: dict[str, dict[str, Counter[str]]] = {lang: defaultdict(Counter) for lang in LANGS}
    for row in rows:
        weight = WEIGHTS.get(row.source, 0.5)
        for lang, text in row.texts.items():
            words: Iterable[str] = WORD.findall(normalise(text))
            if lang == "zh":
                words = _cut(words, cutter) if row.source != "cedict" else ()
            else:
                for word in _LETTERS.findall(unicodedata.normalize("NFC", text).lower()):
                    written[lang][normalise(word)][word] += 1
            for word in words:
                counts.words[lang][word] += weight
    for lang, forms in written.items():
        counts.written[lang] = {word: form.most_common(1)[0][0] for word, form in forms.items()}
    for piece, score in teacher:
        bare = normalise(piece.removeprefix("▁"))
        if len(WORD.findall(bare)) == 1:
            of = counts.teacher if piece.startswith("▁") else counts.inner
            of[bare] += math.exp(score)
    return counts


def _cut(words: Iterable[str], cutter: jieba.Tokenizer) -> Iterator[str]:
    for word in words:
        yield from cutter.cut(word, HMM=False) if _SCRIPTS["zh"].fullmatch(word) else (word,)


def _most(shares: Mapping[Kind, float], count: int) -> list[Kind]:
    return sorted(shares, key=lambda each: -shares[each])[:count]


def _spelt(piece: str) -> bool:
    return any(_SCRIPTS[kind].fullmatch(piece) for kind in ("ru", "ar", "latin"))


class _Groups:
    """Which group a word belongs to."""

    def __init__(self, counts: _Counts) -> None:
        self._counts = counts
        self._known: dict[str, Group] = {}
        self._language: dict[str, str] = {}
        best: Shares = defaultdict(float)
        for lang in ("en", "fr", "es"):
            total = sum(counts.words[lang].values()) or 1
            for word, count in counts.words[lang].items():
                if count / total > best[word]:
                    best[word], self._language[word] = count / total, lang

    def of(self, word: str) -> Group:
        if word not in self._known:
            self._known[word] = self._find(word)
        return self._known[word]

    def written(self, word: str) -> str:
        lang = next((kind for kind in ("ru", "ar") if _SCRIPTS[kind].fullmatch(word)), "")
        lang = lang or self._language.get(word, "")
        return self._counts.written[lang].get(word, word) if lang else word

    def _find(self, word: str) -> Group:
        if _SCRIPTS["zh"].fullmatch(word):
            return "zh", word
        if _SCRIPTS["ru"].fullmatch(word):
            return "ru", normalise(lemmatize(self.written(word), "ru"))
        if _SCRIPTS["ar"].fullmatch(word):
            return "ar", self._stem(word)
        if _SCRIPTS["latin"].fullmatch(word):
            lang = self._language.get(word, "en")
            short = len(word) < 4
            return "latin", word if short else normalise(lemmatize(self.written(word), lang))
        return "", word

    def _stem(self, word: str) -> str:
        """An Arabic word without what is written onto it, if what is left is a word."""
        counts = self._counts.words["ar"]
        for prefix in _ARABIC_PREFIXES:
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or len(rest) < 3:
                continue
            if len(prefix) < 3 and prefix not in ("ال", "لل"):  # the letter may be the word's own
                if counts.get(rest, 0) < max(1, 0.3 * counts.get(word, 0)):
                    continue
                return self._stem(rest)
            if rest in counts or "ال" + rest in counts or len(rest) > 3:
                return rest
        return word


def _shares(lang: str, counts: _Counts, groups: _Groups) -> dict[Group, float]:
    """How much of the text in a language each group makes up, the teacher's text beside ours."""
    script = _SCRIPTS[_kind(lang)]
    ours = {
        word: count
        for word, count in counts.words[lang].items()
        if count >= 0.25 and script.fullmatch(word)
    }
    theirs: Shares = defaultdict(float)
    for source in (counts.teacher, counts.inner) if lang == "zh" else (counts.teacher,):
        for word, share in source.items():
            if script.fullmatch(word) and (_kind(lang) != "latin" or word in ours):
                theirs[word] += share
    shares: dict[Group, float] = defaultdict(float)
    for words, weight in ((ours, 1.0), (theirs, 0.2 if lang == "zh" else 0.5)):
        total = sum(words.values()) or 1
        for word, count in words.items():
            shares[groups.of(word)] += weight * count / total
    return shares


def _others(counts: _Counts) -> Iterable[str]:
    """Single signs and numbers."""
    characters: Shares = defaultdict(float)
    years: Shares = defaultdict(float)
    for words in counts.words.values():
        for word, count in words.items():
            if (len(word) == 1 and count > 3) or _spelt(word):
                yield from word
            elif _SCRIPTS["zh"].fullmatch(word):
                for character in word:
                    characters[character] += count
            elif len(word) == 4 and word.isdecimal():
                years[word] += count
    yield from (character for character, count in characters.items() if count > 0.05)
    yield from (year for year, count in years.items() if count > 3)
    for number in range(1000):
        yield from (str(number), f"{number:02d}", f"{number:03d}")
    yield from (str(year) for year in range(1900, 2101))
    for number in range(1, 131):
        yield from (chinese(number), "第" + chinese(number))
    yield from _SIGNS
