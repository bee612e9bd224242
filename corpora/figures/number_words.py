"""Numbers in words: the cardinals and ordinals of the five languages that write words apart.

    one hundred and seventy-ninth     1·100 + 70 + 9    ordinal
    cent soixante-dix-neuvième        100 + 60 + 10 + 9 ordinal
    сто семьдесят девятой             100 + 70 + 9      ordinal
    التاسعة والسبعين                  9 + 70            ordinal

A number is a run of words each of which may follow the one before: what may follow what, by size,
with or without a link (and, et, y, و), stands in `data/numerals.toml` with the words themselves.
A word that fits nowhere ends the number and may begin another one.

>>> words = NumberWords.of("fr")
>>> words.numbers("soixante et onze millions quatre-vingt-dix", 0, 42)
[Number(start=0, stop=42, value=71000090, ordinal=False)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from corpora.data_tables import data_table

_STEM = 5  # letters by which a word is found; shorter ones are found as wholes
_LONGEST = 24  # words of one number
_ENDINGS = re.compile(r"\{(\w+)\}")
_WHOLE = "\0"  # marks the end of a stem that is a whole word


class Number(NamedTuple):
    """A number that was read from words, and where it stood."""

    start: int
    stop: int
    value: int
    ordinal: bool


class Word(NamedTuple):
    """What a word says in a number."""

    value: int
    ordinal: bool
    alone: bool  # a number even with no other number word beside it


@cache
def table(lang: str) -> dict[str, Any]:
    """What `data/numerals.toml` says of a language; {} if it is none of the six."""
    found: dict[str, Any] = data_table("corpora", "numerals").get(lang, {})
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern that finds one of many words without trying each of them.

    >>> any_of(["two", "twelve", "ten"])
    't(?:en|w(?:elve|o))'
    """
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    shut = branches.pop("", None)
    parts = [
        (r"(?!\w)" if letter == _WHOLE else re.escape(letter)) + any_of(tails)
        for letter, tails in branches.items()
    ]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and not shut else f"(?:{'|'.join(parts)})"
    return f"{whole}?" if shut else whole


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, and how they make a number."""

    words: dict[str, Word]
    phrase: str  # a pattern of what may be a number
    stems: frozenset[str]  # what one may begin with, apart from prefixes
    _token: re.Pattern[str]
    _links: tuple[str, ...]
    _article: str
    _prefixes: re.Pattern[str] | None
    _compound: re.Pattern[str] | None
    _plain: frozenset[str]
    _linked: frozenset[str]

    @staticmethod
    @cache
    def of(lang: str) -> NumberWords:
        """Those of one of the five languages that write words apart."""
        given = table(lang)
        words = dict(_words(given))
        score = f"{given['score']}|" if "score" in given else ""
        stems = {
            word[:_STEM] if len(word) >= _STEM else word + _WHOLE
            for word in words
            if word.isalpha()
        }
        prefixes = given.get("prefixes", "")
        skip = "|".join(given["skip"])
        found = rf"(?!(?:{skip})(?!\w))(?:{score}{prefixes.replace('(', '(?:')}{any_of(stems)}\w*)"
        links = tuple(given["link"].split())
        link = rf"(?:(?:{'|'.join(links)})[ \u00a0-])?" if links else ""
        return NumberWords(
            words=words,
            stems=frozenset(stems),
            phrase=rf"(?<![\w-]){found}(?:[ \u00a0-]{{1,2}}{link}{found}){{0,{_LONGEST}}}",
            _token=re.compile(rf"{score}\w+"),
            _links=links,
            _article=given.get("article", ""),
            _prefixes=re.compile(prefixes) if prefixes else None,
            _compound=re.compile(given["compound"]) if "compound" in given else None,
            _plain=frozenset(given["plain"].split()),
            _linked=frozenset(given["linked"].split()),
        )

    def scales(self) -> dict[str, int]:
        """Thousand, million ... in all forms: how many noughts each adds."""
        sizes = {word: str(known.value) for word, known in self.words.items() if not known.ordinal}
        return {
            word: len(size) - 1
            for word, size in sizes.items()
            if len(size) > 3 and size.strip("0") == "1"
        }

    def numbers(self, text: str, start: int, stop: int) -> list[Number]:
        """The numbers within a phrase in small letters, in order; other words are passed over."""
        found: list[Number] = []
        adding: _Sum | None = None
        linked = False
        for match in self._token.finditer(text, start, stop):
            printed = match.group().replace(" ", "-").replace("\u00a0", "-")
            if printed in self._links:
                linked = True
                continue
            word, by_prefix = self._look_up(printed)
            if adding and not (word and self._extend(adding, word, linked or by_prefix)):
                found += adding.number()
                adding = None
            if adding:
                adding.stop = match.end()
            elif word:
                adding = _Sum.of(word, self._size(word.value), match.start(), match.end())
                if self._article and text.endswith(self._article, 0, match.start()):
                    adding.alone = adding.alone or adding.last in "HK"
            linked = False
        if adding:
            found += adding.number()
        return found

    def _look_up(self, printed: str) -> tuple[Word | None, bool]:
        """The word, and whether a link is written together with it."""
        word = self.words.get(printed)
        if word and self._prefixes and printed.startswith(self._links[0]):
            return word, printed[len(self._links[0]) :] in self.words  # واحد: one, or and one
        if word is None and self._prefixes and (match := self._prefixes.match(printed)):
            for cut in filter(lambda end: end > 0, map(match.end, (1, 2, 3))):
                if word := self.words.get(printed[cut:]):
                    return word, match[1] == self._links[0]
        if word is None and self._compound and (match := self._compound.fullmatch(printed)):
            tens, ones = (self.words.get(part) for part in match.groups())
            if tens and ones and ones.value < 10 <= tens.value and ones.ordinal:
                word = Word(tens.value + ones.value, True, True)
        return word, False

    def _size(self, value: int) -> str:
        if value >= 1000:
            return "K"
        if value >= 100:
            return "H"
        if value >= 20:
            return "S" if value in (60, 80) and "SU" in self._plain else "T"
        return "U" if value < 10 else "D" if value == 10 else "X"

    def _extend(self, adding: _Sum, word: Word, linked: bool) -> bool:
        """Add a word to a number; False if it does not belong to it."""
        value, size = word.value, self._size(word.value)
        if adding.ordinal and not word.ordinal and "UT" not in self._linked:
            return False  # only Arabic puts the units first: التاسعة والسبعين
        if size == "K" and not linked and (adding.group or adding.last == "K"):
            if not adding.multiply(value):
                return False
        elif value == 100 and adding.last == "U" and adding.group < 10 and not linked:
            adding.group *= 100
            adding.last = "H"
        elif adding.last + size in (self._linked if linked else self._plain):
            adding.last = "X" if adding.last == "U" else size
            adding.group += value
        else:
            return False
        adding.ordinal = adding.ordinal or word.ordinal
        adding.alone = True
        return True


@dataclass(slots=True)
class _Sum:
    """A number that is being added up: `total` thousands and more, `group` what is below."""

    total: int
    group: int
    scale: int
    last: str  # size of the last word
    ordinal: bool
    alone: bool
    start: int
    stop: int

    @staticmethod
    def of(word: Word, size: str, start: int, stop: int) -> _Sum:
        total, group = (word.value, 0) if size == "K" else (0, word.value)
        return _Sum(total, group, total, size, word.ordinal, word.alone, start, stop)

    def multiply(self, scale: int) -> bool:
        """Thousand, million ... after a number; False if one as large was there already."""
        if not self.group:  # thousand million
            if scale <= self.scale:
                return False
            self.total *= scale
        elif self.scale and scale >= self.scale:
            return False
        else:
            self.total += self.group * scale
        self.group, self.scale, self.last = 0, scale, "K"
        return True

    def number(self) -> Iterator[Number]:
        if self.alone:
            yield Number(self.start, self.stop, self.total + self.group, self.ordinal)


def _words(given: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    """Every form of every word, spelled out."""
    not_alone = set(given["not_alone"].split())
    endings = {name: ends.split() for name, ends in given.get("endings", {}).items()}
    for kind in ("cardinals", "ordinals"):
        for value, forms in given[kind].items():
            for form in forms.split():
                name = _ENDINGS.search(form)
                for end in endings[name[1]] if name else [""]:
                    word = _ENDINGS.sub(end.strip("."), form)
                    yield word, Word(int(value), kind == "ordinals", word not in not_alone)
