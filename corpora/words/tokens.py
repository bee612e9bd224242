"""Words, in place, and their dictionary forms.

    南南合作促进2030年议程。     La coopération Sud-Sud aide l’Afrique (A/RES/79/236).
    └──────┘└──┘└────────┘       └┘ └─────────┘ └─────┘ └──┘ └┘└─────┘  └──────────┘

A word is letters and digits. A hyphen or apostrophe between letters belongs to it (South-South,
don’t), save for French elision (l’Afrique); a point, comma, colon or slash between digits does
(3.5, 70/1); symbols of documents and web addresses are one word each. Chinese is cut by `han_words`
with the words of `data/un_words.zh.txt`, loaded when the first Chinese word is asked for.

>>> text = "COVID-19 didn't stop A/RES/79/236."
>>> [text[start:stop] for start, stop in tokenize(text, "en")]
['COVID-19', "didn't", 'stop', 'A/RES/79/236']
>>> lemmas(["Countries", "cooperated"], "en")
('country', 'cooperate')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from corpora.document import Lang, Span
from corpora.language import HAN, base_of
from corpora.words.han_forms import simplified
from corpora.words.han_words import HanWords

if TYPE_CHECKING:
    from simplemma import Lemmatizer

# Arabic vowels, accents written apart, soft hyphens, joiners: inside a word they belong to it.
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200c\u200d]"
)
_LETTER = f"[^\\W_{HAN}]"  # or digit
_LETTERS = f"{_LETTER}+(?:{_MARK}+{_LETTER}*)*"
_PART = r"[A-ZА-ЯЁ\d](?:[A-Za-zА-яЁё\d.-]*[A-Za-zА-яЁё\d])?(?:\([A-Z][a-z]*\d*\))?"
_HYPHEN = r"(?:(?<!\d)[-\u2010\u2011]|[-\u2010\u2011](?!\d))"  # 2015-2016 is two numbers
_WORD = "|".join(
    (
        r"(?:https?://|www\.)[^\s<>\"«»“”]*[\w/]",
        rf"[A-ZА-ЯЁ]{{1,6}}(?:/{_PART})+",  # A/79/225/Add.1, HIV/AIDS
        rf"\d+(?:[.,:/]\d+)+(?!{_LETTER})",  # 3.5, 70/1
        rf"(?:[^\W\d_{HAN}]\.)+[^\W\d_{HAN}](?!{_LETTER})",  # U.S
        f"{_LETTERS}(?:(?:['’]|{_HYPHEN}){_LETTERS})*",
        f"[{HAN}]+",
    )
)
_HAN = re.compile(f"[{HAN}]+")
_FIRST = {"fr": r"(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_])"}
_LEMMATISED = frozenset(("ar", "en", "es", "fr", "ru"))
_KEPT = 1 << 17  # words whose parts, or dictionary forms, are remembered
_RECENT = 1 << 10  # words and parts of words that were last looked up in a dictionary
_loading = Lock()


def tokenize(text: str, lang: Lang, fine: bool = False) -> tuple[Span, ...]:
    """Where the words of a text stand: half-open spans of code points, in order.

    Args:
        text: any.
        lang: its language.
        fine: whether long Chinese words are cut into shorter ones where they are made of such, a
            figure from what is written onto it: 2030年议程.

    >>> [[text[start:stop] for start, stop in tokenize(text, "zh", fine)]
    ...  for text in ["南南合作基金"] for fine in (False, True)]
    [['南南合作', '基金'], ['南南', '合作', '基金']]
    """
    tag = base_of(lang)
    spans = (found.span() for found in _pattern(tag).finditer(text))
    if tag != "zh":
        return tuple(spans)
    return tuple(_cut_chinese(text, spans, fine))


def lemmas(words: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """The dictionary form of each word; in Chinese and where no dictionary is known, the word."""
    tag = base_of(lang)
    return tuple(_lemma(word, tag) for word in words) if tag in _LEMMATISED else tuple(words)


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    first = _FIRST.get(tag, "")
    if tag == "zh":
        mixed = (word for word in _un_words() if not _HAN.fullmatch(word))
        first = "|".join(sorted(mixed, key=len, reverse=True))
    return re.compile(f"{first}|{_WORD}" if first else _WORD)


@cache
def _un_words() -> tuple[str, ...]:
    lines = (files("corpora") / "data/un_words.zh.txt").read_text("utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


def _cut_chinese(text: str, spans: Iterator[Span], fine: bool) -> Iterator[Span]:
    for start, stop in spans:
        if not _HAN.match(text, start):
            signs = _HAN.search(text, start, stop) if fine else None
            yield start, signs.start() if signs else stop
            if not signs:
                continue
            start = signs.start()
        with _loading:  # once, also when two threads are first
            cutter = _cutter()
        words: Iterable[str] = cutter.cut(simplified(text[start:stop]))
        if fine:
            words = chain.from_iterable(map(_finer, words))
        for size in map(len, words):
            yield start, start + size
            start += size


@cache
def _cutter() -> HanWords:
    return HanWords(_un_words())


@lru_cache(maxsize=_KEPT)
def _finer(word: str) -> tuple[str, ...]:
    return _cutter().finer(word)


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    strategy = DefaultStrategy(dictionary_factory=_Packed())
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=strategy)


class _Packed:
    """Dictionaries that stay packed: a seventh of the memory, a twentieth of a millisecond more."""

    @cache  # noqa: B019 — there is one
    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

        return _Remembered(LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(lang))


class _Remembered(Mapping[str, str]):
    """A dictionary with what was last looked up in it, as parts of unknown words are repeatedly."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self._packed, self._find = packed, lru_cache(maxsize=_RECENT)(packed.get)

    def __getitem__(self, word: str) -> str:
        found = self._find(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@lru_cache(maxsize=_KEPT)
def _lemma(word: str, tag: str) -> str:
    if not word:
        return word
    lemma: str = _lemmatizer().lemmatize(word, tag)
    if lemma == word != word.lower():  # Países, at the head of a sentence
        lemma = _lemmatizer().lemmatize(word.lower(), tag)
    if lemma.casefold() == word.casefold() and word[1:] != word[1:].lower():  # South-South, UN
        return word
    return lemma
