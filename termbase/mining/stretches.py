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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from operator import and_, attrgetter
from typing import NamedTuple

from corpora.document import Lang
from corpora.language import HAN, base_of
from corpora.words.han_forms import simplified
from termbase.mining.agreement import governs
from termbase.mining.verbs import TOLD, is_finite, is_gerund, is_infinitive, is_participle, is_past
from termbase.mining.word_lists import function_words, idioms, is_han, plain_articles, word_lists
from termbase.mining.words import Unit, words_of

_GAPS = {"", " ", "-", "–", " — ", " – ", " - "}  # between words of one stretch: 2024-2034, Юг — Юг
_VOWELS = re.compile("[\u064b-\u0652]")  # of Arabic, which are seldom written: أنّ
_SPACE = re.compile("[\u00a0\u2009\u202f]")  # spaces that hold a line together, or are thin
_HAN_GAPS = {"", "-", "·"}  # 佩雷斯-格雷罗
_OTHER_GAPS = _HAN_GAPS | {" "}  # beside a figure or other letters: COVID-19 大流行
_ORDINAL = re.compile(
    r"第[\d零一二三四五六七八九十百/]+(?P<what>[次届号条章段卷期项个]?)|[\d一二三四五六七八九十]+[次届]"
)
_DATED = ("年", "月", "日")  # after a figure: no term begins inside a date
_NOT = "不"  # no term begins behind it: 发达国家 of 最不发达国家
_YEAR = 4  # figures of one
_COUNTS = frozenset("第一二三四五六七八九十")  # what one begins with, or a figure
_START, _STOP, _WORD, _KEY = map(attrgetter, ("start", "stop", "word", "key"))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units without punctuation between them."""

    segment: int
    text: str
    units: tuple[Unit, ...]
    opens: tuple[bool, ...]  # whether a term may begin with this unit
    closes: tuple[bool, ...]  # whether one may end with it
    softly: tuple[bool, ...]  # whether one may begin or end with it if its translation says so
    seams: tuple[bool, ...]  # whether a dictionary has an edge before it, and after the last

    @property
    def keys(self) -> tuple[str, ...]:
        """What counts as the same."""
        return tuple(map(_KEY, self.units))


def stretches(
    segments: Sequence[str], lang: Lang, words: Sequence[Sequence[Unit]] | None = None
) -> list[Stretch]:
    """Every stretch of every segment, in order.

    Args:
        segments: their texts.
        lang: of the texts.
        words: of the texts, where they are at hand.
    """
    cut, edges = (_han_units, _han_edges) if is_han(lang) else (_word_units, _word_edges)
    found: list[Stretch] = []
    for place, (text, listed) in enumerate(
        zip(segments, words_of(segments, lang) if words is None else words, strict=True)
    ):
        seams, bars = _seams(listed), _barred(listed, lang)
        for units in cut(text, listed, lang):
            if units:
                edged = edges(units, lang)
                starts = [*map(_START, units), units[-1].stop]
                if bars:
                    bare = [start not in bars for start in starts]
                    edged = [tuple(map(and_, fits, bare)) for fits in edged]
                part = text[starts[0] : starts[-1]]
                borders = tuple(map(seams.__contains__, starts))
                opens, closes, softly = edged
                found.append(Stretch(place, part, tuple(units), opens, closes, softly, borders))
    return found


def _seams(words: Sequence[Unit]) -> set[int]:
    """Where words begin and end."""
    return {*map(_START, words), *map(_STOP, words)}


def _barred(words: Sequence[Unit], lang: Lang) -> set[int]:
    """Where signs of Chinese words stand, or figures of dates: no term begins or ends there."""
    barred, months = word_lists(lang)["word"], word_lists(lang)["month"]
    found = {
        place
        for unit in (words if barred else ())
        if unit.word in barred
        for place in range(unit.start, unit.stop)
    }
    for place, unit in enumerate(words):
        if unit.word in months:
            found |= _figures(words[max(0, place - 4) : place][::-1], lang)
            found |= _figures(words[place + 1 : place + 3], lang)
    return found


def _figures(beside: Sequence[Unit], lang: Lang) -> set[int]:
    """Where the figures stand that words begin with, function words aside: de 2015, 5 and 6."""
    light = word_lists(lang)["light"]
    telling = (unit for unit in beside if unit.word not in light)
    return {unit.start for unit in takewhile(lambda unit: unit.word.isdecimal(), telling)}


def linked_as(text: str, words: Sequence[Unit], lang: Lang) -> list[str]:
    """What the words of a text count as when they are linked: their keys, but WHO is not who."""
    functional = function_words(lang)
    return [
        text[unit.start : unit.stop]
        if unit.word in functional and _is_acronym(text, unit)
        else unit.key
        for unit in words
    ]


def _han_units(text: str, words: Sequence[Unit], lang: Lang) -> Iterator[list[Unit]]:
    seams = _seams(words)
    units: list[Unit] = []
    text = simplified(text)
    for match in _han_pattern().finditer(text):
        start, stop = match.span()
        gap = text[units[-1].stop : start] if units else ""
        never = match["never"] and seams.issuperset((start, stop))  # not 的 of 亚的斯亚贝巴
        beside = match["other"] or (units and units[-1].word[-1].isascii())
        if never or gap not in (_OTHER_GAPS if beside else _HAN_GAPS):
            yield units
            units = []
        if match["other"]:
            word = match["other"].casefold()
            units.append(Unit(start, stop, word, word))
        elif not never:
            units += [
                Unit(place, place + 1, sign, sign)
                for place, sign in enumerate(text[start:stop], start)
            ]
    yield units


@cache
def _han_pattern() -> re.Pattern[str]:
    """What ends a stretch; runs of characters without it; a word or figure in other signs."""
    words = sorted(word_lists("zh")["never"], key=lambda word: (-len(word), word))
    never, first = "|".join(words), "".join(sorted({word[0] for word in words}))
    sign = f"(?![{first}])[{HAN}]|(?!{never})[{HAN}]"  # most begin none of the words: a short way
    other = "[A-Za-z0-9]+(?:[-./][A-Za-z0-9]+)*"
    return re.compile(rf"(?P<never>{never})|(?:{sign})+|(?P<other>{other})")


def _han_edges(units: Sequence[Unit], lang: Lang) -> list[tuple[bool, ...]]:
    starts, ends = _by_sign("start", 0), _by_sign("end", -1)
    start_but, end_but = _by_sign("start_but", 0), _by_sign("end_but", -1)
    text = "".join(map(_WORD, units))
    stop = 0
    telling = _telling_signs()
    inside = -1  # no term begins inside a word of the list, or an ordinal
    counted = -1  # none ends inside an ordinal: 第15 of 第15条
    opens, closes = [], []
    for unit in units:
        start, stop = stop, stop + len(unit.word)
        first, last = unit.word[0], unit.word[-1]
        if first not in telling and last not in telling:  # as most
            opens.append(start >= inside)
            closes.append(stop >= counted)
            continue
        if first in starts and not text.startswith(start_but.get(first, ("\n",)), start):
            longest = (len(word) for word in starts[first] if text.startswith(word, start))
            inside = max(inside, start + max(longest, default=-1))
        counts = first in _COUNTS or first.isdecimal()
        if counts and (ordinal := _ORDINAL.match(text, start)):
            inside = max(inside, ordinal.end())
            counted = ordinal.end() + (ordinal["what"] == "")  # nor behind 第1325 of 第1325(2000)号
        dated = first in _DATED and text[start - 1 : start].isdecimal()
        opens.append(start >= inside and not dated)
        if last == _NOT:
            inside = max(inside, stop + 1)
        closes.append(
            stop >= counted
            and (
                last not in ends
                or text.endswith(end_but.get(last, ("\n",)), 0, stop)
                or not text.endswith(ends[last], 0, stop)
            )
        )
    return [tuple(opens), tuple(closes), (True,) * len(units)]


@cache
def _telling_signs() -> frozenset[str]:
    """What a Chinese unit begins or ends with that may not be an edge of a term."""
    edges = _by_sign("start", 0), _by_sign("end", -1)
    return _COUNTS.union(*edges, _DATED, "0123456789")


@cache
def _by_sign(name: str, place: int) -> dict[str, tuple[str, ...]]:
    """A Chinese list by the first or the last signs of its words."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(word_lists("zh")[name]):
        found[word[place]] = (*found.get(word[place], ()), word)
    return found


def _word_units(text: str, words: Sequence[Unit], lang: Lang) -> Iterator[list[Unit]]:
    never, light = word_lists(lang)["never"], word_lists(lang)["light"]
    determiners = _determiners(lang)
    units: list[Unit] = []
    for unit in words:
        if not unit.word.isascii() and _VOWELS.search(unit.word):
            unit = unit._replace(word=_VOWELS.sub("", unit.word))
        gap = text[units[-1].stop : unit.start] if units else ""
        if gap not in _GAPS and _SPACE.sub(" ", gap) not in _GAPS:
            yield _idle(units, lang)
            units = []
        if unit.word in determiners and _ends_in_verb(text, units):
            yield _idle(units[:-1], lang)
            units = []
        if _parts(text, unit, never, lang):
            yield _idle(units, lang)
            units = []
        else:
            if unit.word in light and not _is_acronym(text, unit):
                unit = Unit(*unit[:4], light=True)
            units.append(unit)
    yield _idle(units, lang)


@cache
def _determiners(lang: Lang) -> frozenset[str]:
    """English articles without possessives: "washing your hands" is a term."""
    is_english = base_of(lang) == "en"
    return plain_articles(lang) - word_lists(lang)["own"] if is_english else frozenset()


def _ends_in_verb(text: str, units: Sequence[Unit]) -> bool:
    """Whether a noun has an English verb behind it, before an article: Committee requests the."""
    if len(units) < 2 or units[-1].light or units[-2].light:
        return False
    last = units[-1]
    if not text[last.start].islower():
        return False
    listed = map(word_lists("en").__getitem__, ("verb", "infinitive", "start"))
    return last.word.endswith(("s", "ed")) or any(last.key in words for words in listed)


def _idle(units: list[Unit], lang: Lang) -> list[Unit]:
    """The same, words of idioms as function words: dans le cadre."""
    idle = _in_idioms([*map(_WORD, units)], idioms(lang))
    if not idle:  # as most
        return units
    return [Unit(*unit[:4], light=unit.light or n in idle) for n, unit in enumerate(units)]


def _parts(text: str, unit: Unit, never: frozenset[str], lang: Lang) -> bool:
    """Whether a word is one that no term contains."""
    if unit.word in never:
        return not _is_acronym(text, unit)
    if base_of(lang) not in TOLD or text[unit.start].isupper():
        return False
    return is_finite(text[unit.start : unit.stop].casefold(), unit.key, lang)


def _is_acronym(text: str, unit: Unit) -> bool:
    """Whether a word is in capitals and its text is not: WHO; a letter behind a word: Party A."""
    word = text[unit.start : unit.stop]
    labels = len(word) > 1 or text[max(0, unit.start - 2) : unit.start - 1].isalpha()
    return labels and word.isupper() and not text.isupper()


def _word_edges(units: Sequence[Unit], lang: Lang) -> list[tuple[bool, ...]]:
    lists, plain, determiners = word_lists(lang), plain_articles(lang), _determiners(lang)
    articles, soft = lists["article"], lists["soft"]
    is_russian = base_of(lang) == "ru"
    words = [*map(_WORD, units)]
    opens, closes, softly = [], [], []
    for unit, before, behind in zip(units, ("", *words), (*words[1:], ""), strict=False):
        listed = _listed(unit.word, unit.key, lang)
        is_led = before in articles  # los desplazados
        is_noun = is_led and unit.word in (unit.key, f"{unit.key}s")  # and no verb: the report
        acts = listed.acts_on if behind in plain else listed.acts
        acts = acts or (behind in determiners and is_gerund(unit.word, unit.key, lang))
        fits = not unit.light and (is_noun or not acts)
        says = governs(unit.word, behind) if is_russian and behind else listed.says and not is_led
        opens.append(
            fits and (is_noun or (listed.opens and not says)) and not _counts(unit.word, behind)
        )
        closes.append(fits and listed.closes)
        softly.append(not unit.light or unit.word in soft)
    return [tuple(opens), tuple(closes), tuple(softly)]


def _counts(word: str, behind: str) -> bool:
    """Whether a word is a figure before another, and no year: 63 families, but 2030 Agenda."""
    return word.isdecimal() and len(word) < _YEAR and behind != ""


class _Listed(NamedTuple):
    """What the lists say of a word, and its ending."""

    acts: bool  # it is a verb
    acts_on: bool  # it is one before an article: violated the
    opens: bool  # a term may begin with it
    closes: bool  # one may end with it
    says: bool  # it is a participle of what goes before


@lru_cache(maxsize=1 << 12)  # a few frequent words are most of a text
def _listed(word: str, key: str, lang: Lang) -> _Listed:
    words, both = word_lists(lang), (key, word)
    is_verb = word not in words["verb_but"]
    acts = not words["verb"].isdisjoint(both) or word in words["infinitive"]
    acts_on = acts or is_infinitive(word, lang) or is_past(word, key, lang)
    opens, closes = words["start"].isdisjoint(both), word not in words["end"]
    return _Listed(
        is_verb and acts, is_verb and acts_on, opens, closes, is_participle(word, key, lang)
    )


def _in_idioms(words: list[str], idioms: Mapping[str, list[list[str]]]) -> set[int]:
    """Which words stand in an idiom."""
    return {
        place
        for first, word in enumerate(words)
        for idiom in idioms.get(word, ())
        if words[first : first + len(idiom)] == idiom
        for place in range(first, first + len(idiom))
    }
