"""Where terms stand in texts, and whether a text has a term in some form.

    least developed countries   in  "the least developed country"           by dictionary forms
    South-South cooperation     in  "South-South and triangular cooperation"  with words between
    南南合作                     in  "南南和三方合作"

Looking for a term of the source is strict: its words one after the other, the longest term first,
what is inside a longer one not counted. Looking for its rendering is lenient: its words near each
other, in whatever order and form.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.document import Lang, Span
from corpora.language import base_of
from corpora.words.han_forms import simplified
from termbase.mining.short_forms import common_start, pointing
from termbase.mining.word_lists import is_han, small_words
from termbase.mining.words import Unit, words_of

_BETWEEN = 6  # words that may stand between those of a term
_BETWEEN_HAN = 16  # characters
_ENOUGH = 0.66  # share of the words of a long name that is the whole
_LONG_HAN = 5  # characters of a term that may be abbreviated
_LONG = 3  # words from which a name is long
_KIN = 0.7  # share of letters at the beginning that two forms of a word have in common
_STEM = 4  # letters of it, at the least
_WEAK = re.compile("[اويىةءهن]")  # letters that Arabic plurals add or drop
_LINKS = re.compile(r"[\s的之和与及、,，·-]")
_HYPHEN = re.compile("[-‐‑–]")
_CAPITALS = re.compile(r"\b[^\W\d_]*[A-ZА-Я][^\W\d_]*[A-ZА-Я][^\W\d_]*")
_SMALL = re.compile("[^A-ZА-Я]")
_ACRONYM = 6  # letters, at most
_BEGINNING = 4  # words that a sentence may begin with before it points back
_PIECE = 2  # characters of Chinese that stand together, at the least


class Where(NamedTuple):
    """A term in a text."""

    term: int  # which
    span: Span  # of the text


class Lookup:
    """Texts of one language, with the terms that are looked for in them."""

    def __init__(self, texts: Sequence[str], terms: Sequence[str], lang: Lang) -> None:
        self._is_han = is_han(lang)
        self.numbers = {term: number for number, term in enumerate(terms)}
        if self._is_han:
            texts, terms = list(map(simplified, texts)), list(map(simplified, terms))
        self.texts, self.terms, self.lang = texts, terms, lang
        self._small = small_words(lang)
        if self._is_han:
            self._words: list[list[Unit]] = [[] for _ in texts]
            self._keys: list[tuple[str, ...]] = [(_LINKS.sub("", term),) for term in terms]
            return
        apart = [_HYPHEN.sub(" ", text) for text in [*texts, *terms]]  # South-South is two words
        words = words_of(apart, lang)
        self._words = words[: len(texts)]
        self._term_words = [self._bare(term) for term in words[len(texts) :]]
        self._keys = [tuple(unit.key for unit in term) for term in self._term_words]

    def _bare(self, words: list[Unit]) -> list[Unit]:
        """A term without articles before it: the United Nations."""
        first = next((n for n, word in enumerate(words) if word.word not in self._small), 0)
        return words[first:]

    def key(self, term: int) -> tuple[str, ...]:
        """What a term counts as; the same for terms that are forms of one."""
        return self._keys[term]

    def found(self) -> Iterator[list[Where]]:
        """The terms of each text, in order; where they overlap, the longest."""
        by_first: dict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(self.terms):
            keys = self._keys[number]
            head = term[:_PIECE] if self._is_han else keys[0] if keys else ""
            if head:
                by_first[head].append(number)
        for place, text in enumerate(self.texts):
            find = self._in_han(text, by_first) if self._is_han else self._in_words(place, by_first)
            yield _longest(list(find))

    def _in_han(self, text: str, by_first: dict[str, list[int]]) -> Iterator[Where]:
        for start in range(len(text) - 1):
            for number in by_first.get(text[start : start + _PIECE], ()):
                if text.startswith(self.terms[number], start):
                    yield Where(number, (start, start + len(self.terms[number])))

    def _in_words(self, place: int, by_first: dict[str, list[int]]) -> Iterator[Where]:
        words = self._words[place]
        keys = [word.key for word in words]
        for first, key in enumerate(keys):
            for number in by_first.get(key, ()):
                asked = self._keys[number]
                if tuple(keys[first : first + len(asked)]) == asked:
                    span = words[first].start, words[first + len(asked) - 1].stop
                    if _is_written_so(self.texts[place][slice(*span)], self.terms[number]):
                        yield Where(number, span)

    def has(self, place: int, term: int) -> bool:
        """Whether a text has a term, in whatever form and order, with words between."""
        if self._is_han:
            return _has_pieces(_LINKS.sub("", self.texts[place]), self._keys[term][0])
        asked = self._asked(term)
        found = {key: self._places(place, key) for key in asked}
        there = [found[key] for key, times in asked.items() if len(found[key]) >= times]
        enough = _ENOUGH * len(asked) if len(asked) >= _LONG else len(asked)
        if len(there) < enough or not all(found[key] for key in self._indispensable(term)):
            return self._has_acronym(place, term)
        between = _BETWEEN if len(there) == len(asked) else 0
        reach = len(self._keys[term]) + between
        fewest = min(there, key=len)
        near = any(all(any(abs(a - b) <= reach for b in found) for found in there) for a in fewest)
        return near or self._has_acronym(place, term)

    def _asked(self, term: int) -> Counter[str]:
        """The words of a term that say something, and how often: South-South has two."""
        words = self._term_words[term]
        kept = pointing(self.lang)["kept"]
        said = [w.key for w in words if w.word in kept or w.key not in self._small]
        return Counter(said or self._keys[term])

    def _indispensable(self, term: int) -> list[str]:
        """Words without which a term is another: least, of least developed countries."""
        kept = pointing(self.lang)["kept"]
        return [word.key for word in self._term_words[term] if word.word in kept]

    def _places(self, place: int, key: str) -> list[int]:
        keys = [word.key for word in self._words[place]]
        return [n for n, other in enumerate(keys) if other == key] or [
            n for n, other in enumerate(keys) if _is_kin(key, other, self.lang)
        ]

    def _has_acronym(self, place: int, term: int) -> bool:
        """Whether an acronym has the initials of a name in it, or a name those of an acronym.

        LDCs, of least developed countries; UNDSS, of United Nations; the other way round UNODC.
        """
        if self.terms[term].isupper() and len(self._term_words[term]) == 1:
            return self.terms[term] in self._initials(self._words[place]).upper()
        initials = self._initials(self._term_words[term]).upper()
        found = (_SMALL.sub("", word) for word in _CAPITALS.findall(self.texts[place]))
        return len(initials) > 1 and any(initials in acronym for acronym in found)

    def _initials(self, words: Sequence[Unit]) -> str:
        return "".join(word.word[0] for word in words if word.word not in self._small)

    def is_whole(self, place: int, span: Span) -> bool:
        """Whether no word is cut at the ends of a span: 工作组 is no part of 工作 组织."""
        if not self._is_han:
            return True
        (words,) = words_of([self.texts[place]], self.lang)
        start, stop = span
        return not any(
            word.start < start < word.stop <= stop or start <= word.start < stop < word.stop
            for word in words
        )

    def has_short(self, place: int, term: int) -> bool:
        """Whether a text has a word of a term as one speaks of what was named: the Office."""
        text, before = self.texts[place], pointing(self.lang)["before"]
        if self._is_han:
            head = re.escape(self._keys[term][0][-_PIECE:])
            named = re.search(f"(?:{'|'.join(before)}).{{0,3}}{head}", text)
            return bool(named or _has_abbreviation(text, self.terms[term]))
        words, heads = self._words[place], self._heads(term)
        return any(
            word.key in heads and (text[word.start : word.start + 2] == "ال" or last.word in before)
            for last, word in pairwise(words)
        )

    def _heads(self, term: int) -> set[str]:
        """The words that a name can be shortened to: the Office, of Office for South-South …."""
        words = self._term_words[term]
        keys = [word.key for word in words if word.word not in self._small]
        small = next((n for n, word in enumerate(words) if word.word in self._small), len(words))
        by_tag = {"en": words[small - 1].key if small else "", "ru": ""}
        tag = base_of(self.lang)
        heads = keys if tag == "ru" else [by_tag.get(tag, keys[0] if keys else "")]
        return {key for key in heads if len(key) >= _STEM}

    def begins_with_pronoun(self, place: int) -> bool:
        """Whether a text begins by pointing back: "7. It also supports …"."""
        pronouns = pointing(self.lang)["for"]
        if self._is_han:
            return self.texts[place].lstrip("0123456789. ").startswith(tuple(pronouns))
        first = [w.word for w in self._words[place] if not w.word.isdigit()][:_BEGINNING]
        return not pronouns.isdisjoint(first)


def _longest(found: list[Where]) -> list[Where]:
    taken: list[Where] = []
    for one in sorted(found, key=lambda one: (one.span[0] - one.span[1], one.span[0], one.term)):
        start, stop = one.span
        if all(
            one.span == other.span or stop <= other.span[0] or start >= other.span[1]
            for other in taken
        ):
            taken.append(one)
    return sorted(taken, key=lambda one: (one.span, one.term))


def _is_written_so(written: str, term: str) -> bool:
    """Whether capitals are those of a term: State, not state; who, not WHO."""
    for here, there in zip(written.split(), term.split(), strict=False):
        if there[:1].isupper() and not here[:1].isupper():
            return False
        if (
            here.isupper()
            and not there.isupper()
            and 1 < len(here) < _ACRONYM
            and not written.isupper()
        ):
            return False
    return True


def _is_kin(one: str, other: str, lang: Lang) -> bool:
    """Whether two words are forms of one: cooperation, cooperate; دولة, دول.

    >>> _is_kin("cooperation", "cooperate", "en"), _is_kin("state", "station", "en")
    (True, False)
    """
    if one[:2] != other[:2] and lang[:2] != "ar":
        return False
    shorter, longer = sorted((len(one), len(other)))
    common = common_start(one, other)
    if common >= _STEM and common >= _KIN * longer:
        return True
    if common > _STEM and common >= _KIN * shorter and common >= longer / 2:
        return True  # coopérer, coopération
    if lang[:2] != "ar":
        return False
    roots = _WEAK.sub("", one), _WEAK.sub("", other)
    return roots[0] == roots[1] and len(roots[0]) > 1


def _has_abbreviation(text: str, term: str) -> bool:
    """Whether Chinese text has a term with characters left out of its middle.

    >>> _has_abbreviation("维和行动", "维持和平行动"), _has_abbreviation("行动", "维持和平行动")
    (True, False)
    """
    if len(term) < _LONG_HAN:
        return False
    first, middle, last = term[0], term[1:-_PIECE], term[-_PIECE:]
    between = "".join(f"{re.escape(char)}?" for char in middle)
    return bool(re.search(f"{re.escape(first)}{between}{re.escape(last)}", text))


def _has_pieces(text: str, term: str) -> bool:
    """Whether Chinese text has a term, or pieces of it in order, near each other.

    >>> _has_pieces("加强南南和三方合作", "南南合作"), _has_pieces("加强北南合作", "南南合作")
    (True, False)
    """
    if term in text:
        return True
    start = 0
    for size in range(len(term) - _PIECE, _PIECE - 1, -1):
        first, rest = term[:size], term[size:]
        start = text.find(first)
        while start >= 0:
            tail = text[start + size : start + size + _BETWEEN_HAN]
            if rest in tail or (len(rest) >= 2 * _PIECE and _has_pieces(tail, rest)):
                return True
            start = text.find(first, start + 1)
    return False
