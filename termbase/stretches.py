"""Text as a finder of terms sees it: stretches between signs, made of units, with edges marked.

    en   strengthen South-South cooperation, which      ·strengthen [south-south [cooperation]]
    zh   加强南南合作和三方合作，                         加强[南南合作]和[三方合作]

A unit is a word, or one Chinese character, or a figure. Where a term may begin and where it may end
is told by the word lists of `data/words.toml`: a few function words and verbs of resolutions.

>>> [stretch.text for stretch in stretches(["the means of implementation, which is new"], "en")]
['the means of implementation', 'new']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from corpora.document import Lang, Span
from corpora.language import HAN
from corpora.tokens import lemmas, tokenize

_GAPS = {"", " ", "–", " — ", " – ", " - "}  # between words of one stretch: l’Afrique, Юг — Юг
_SPACE = re.compile("[\u00a0\u2009\u202f]")  # spaces that hold a line together, or are thin
_HAN_GAPS = {"", "-", "·"}  # 佩雷斯-格雷罗
_ORDINAL = re.compile(
    r"第[\d零一二三四五六七八九十百/]+[次届号条章段卷期项个]?|[\d一二三四五六七八九十]+[次届]"
)
_WA = re.compile(r"وال\w{3}")
_LISTS = ("and", "edge", "verb", "verb_but", "start", "start_but", "end", "end_but", "never")


class Unit(NamedTuple):
    """A word, or a Chinese character."""

    start: int  # it is text[start:stop] of its segment
    stop: int
    word: str  # without case
    key: str  # its dictionary form: what counts as the same
    light: bool = False  # a function word


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units without punctuation between them."""

    segment: int
    text: str
    units: tuple[Unit, ...]
    opens: tuple[bool, ...]  # whether a term may begin with this unit
    closes: tuple[bool, ...]  # whether one may end with it

    @property
    def keys(self) -> tuple[str, ...]:
        """What counts as the same."""
        return tuple(unit.key for unit in self.units)


def stretches(segments: Sequence[str], lang: Lang) -> list[Stretch]:
    """Every stretch of every segment, in order."""
    cut, edges = (_han_units, _han_edges) if _is_han(lang) else (_word_units, _word_edges)
    found = []
    for place, text in enumerate(segments):
        for units in cut(text, lang):
            if units:
                opens, closes = edges(units, lang)
                part = text[units[0].start : units[-1].stop]
                found.append(Stretch(place, part, tuple(units), tuple(opens), tuple(closes)))
    return found


def says_something(words: Sequence[str], lang: Lang) -> bool:
    """Whether there is more in it than figures and what counts them, or one short word."""
    if _is_han(lang):
        return len(_HAN_WORD.findall("".join(words))) > 1
    return any(len(word) > 2 and not word[0].isdigit() for word in words)


def content(units: Sequence[Unit], lang: Lang) -> tuple[str, ...]:
    """What units say: words without function words, in Chinese every two characters."""
    if _is_han(lang):
        return tuple(first.key + second.key for first, second in pairwise(units))
    return tuple(unit.key for unit in units if not unit.light)


def conjunctions(lang: Lang) -> frozenset[str]:
    """The words of a language that join two words of one phrase."""
    return _words(lang)["and"]


def _is_han(lang: Lang) -> bool:
    return lang.partition("-")[0].lower() == "zh"


_HAN_WORD = re.compile(f"(?![年月日号届次第条万亿])[{HAN}]")


def _han_units(text: str, lang: Lang) -> Iterator[list[Unit]]:
    units: list[Unit] = []
    for match in _han_pattern().finditer(text):
        gap = text[units[-1].stop : match.start()] if units else ""
        if match["never"] or gap not in _HAN_GAPS:
            yield units
            units = []
        if not match["never"]:
            units.append(Unit(*match.span(), match.group(), match.group()))
    yield units


@cache
def _han_pattern() -> re.Pattern[str]:
    never = "|".join(sorted(_words("zh")["never"], key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<never>{never})|[{HAN}]|[A-Za-z0-9]+(?:[-./][A-Za-z0-9]+)*")


def _han_edges(units: Sequence[Unit], lang: Lang) -> tuple[list[bool], list[bool]]:
    words = {name: tuple(listed) for name, listed in _words(lang).items()}
    text = "".join(unit.word for unit in units)
    stop = 0
    inside = -1  # no term begins inside a word of the list, or an ordinal
    begins, ends = [], []
    for unit in units:
        start, stop = stop, stop + len(unit.word)
        if text.startswith(words["start"], start) and not text.startswith(
            words["start_but"], start
        ):
            longest = max(len(word) for word in words["start"] if text.startswith(word, start))
            inside = max(inside, start + longest)
        if ordinal := _ORDINAL.match(text, start):
            inside = max(inside, ordinal.end())
        begins.append(start >= inside)
        ends.append(
            text.endswith(words["end_but"], 0, stop) or not text.endswith(words["end"], 0, stop)
        )
    return begins, ends


def _word_units(text: str, lang: Lang) -> Iterator[list[Unit]]:
    never, edge = _words(lang)["never"], _words(lang)["edge"]
    spans = list(_without_prefixes(text, tokenize(text, lang), lang))
    words = [text[start:stop] for start, stop in spans]
    units: list[Unit] = []
    for (start, stop), word, key in zip(spans, words, _keys(words, lang), strict=True):
        if units and _SPACE.sub(" ", text[units[-1].stop : start]) not in _GAPS:
            yield units
            units = []
        plain = word.casefold().replace("’", "'")
        if plain in never:
            yield units
            units = []
        else:
            units.append(Unit(start, stop, plain, key.casefold(), plain in edge))
    yield units


def _keys(words: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """Dictionary forms; of Russian participles those of their verbs.

    Some forms of развивающийся are listed under the participle, others under развиваться.
    """
    keys = lemmas(words, lang)
    return lemmas(keys, lang) if lang == "ru" else keys


def _without_prefixes(text: str, spans: Sequence[Span], lang: Lang) -> Iterator[Span]:
    """Words, with the Arabic و that is written onto the next word set apart: و التعاون."""
    for start, stop in spans:
        if lang == "ar" and _WA.match(text, start, stop):
            yield start, start + 1
            start += 1
        yield start, stop


def _word_edges(units: Sequence[Unit], lang: Lang) -> tuple[list[bool], list[bool]]:
    words = _words(lang)
    fits = [
        unit.word not in words["edge"]
        and (unit.key not in words["verb"] or unit.word in words["verb_but"])
        for unit in units
    ]
    opens = [fit and unit.key not in words["start"] for fit, unit in zip(fits, units, strict=True)]
    closes = [fit and unit.word not in words["end"] for fit, unit in zip(fits, units, strict=True)]
    return opens, closes


@cache
def _words(lang: Lang) -> dict[str, frozenset[str]]:
    """The word lists of a language; empty ones where it is not one of the six."""
    tables = tomllib.loads((files("termbase") / "data/words.toml").read_text("utf-8"))
    table = tables.get(lang.partition("-")[0].lower(), {})
    return {name: frozenset(table.get(name, "").split()) for name in _LISTS}
