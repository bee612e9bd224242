"""How a text calls a thing that it has named before, and the other forms of one wording.

    United Nations Office for …      the Office; UNOSSC         a part of the name, its initials
    South-South cooperation          such cooperation           a word that points back, 这种合作
    measuring cooperation            measurement of cooperation forms of the same words
    États-Unis                       américaines; one in lower case, an adjective

>>> [is_short(text, "United Nations Office", "en") for text in ("Office", "UNO", "Bureau")]
[True, True, False]
>>> points_back("strengthen such cooperation", 16, "en"), points_back("cette coopération", 6, "fr")
(True, True)
>>> is_form("technological", "technologies", "en"), is_form("resolution", "decision", "en")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache

from corpora.data_tables import data_table
from corpora.document import Lang
from corpora.language import LANGUAGES, base_of
from termbase.gazetteer import Gazetteer
from termbase.mining.verbs import is_finite
from termbase.mining.word_lists import function_words, is_han, is_verb, small_words
from termbase.mining.words import Unit, words_of

_STEM = 4  # letters that two forms of a word have in common, at the least
_ALIKE = 0.65  # and what part of the shorter one these are
_LETTERS = (2, 12)  # of an abbreviation
_LISTS = ("back", "before", "for", "kept")
_NEAR = 24  # letters before a word in which another points to it


def is_short(text: str, whole: str, lang: Lang) -> bool:
    """Whether a rendering is a part of another, in whatever form, or its initials.

    Function words around a part do not count, nor a verb behind it: Panel confirmed.
    """
    if is_han(lang):
        return text != whole and text in whole
    part, all_ = _words(text, whole, lang)
    others = [unit.key for unit in all_]
    keys = [unit.key for unit in core_of(part, others, lang)]
    inside = 0 < len(keys) < len(others) and any(
        others[first : first + len(keys)] == keys for first in range(len(others))
    )
    return inside or _is_abbreviation(text, all_, lang)


def core_of(words: Sequence[Unit], kept: Container[str], lang: Lang) -> Sequence[Unit]:
    """Words without function words at either edge, and without verbs at the end.

    Args:
        words: in order.
        kept: what words count as that stay in any case.
        lang: of all.
    """
    functional = function_words(lang)
    first, last = 0, len(words)
    while first < last and words[first].key not in kept and words[first].word in functional:
        first += 1
    while first < last and words[last - 1].key not in kept and _is_idle(words[last - 1], lang):
        last -= 1
    return words[first:last]


def _is_idle(unit: Unit, lang: Lang) -> bool:
    """Whether no term ends with a word."""
    is_small = unit.word in function_words(lang)
    return is_small or is_verb(unit.word, lang) or is_finite(unit.word, unit.key, lang)


def _is_abbreviation(text: str, words: Sequence[Unit], lang: Lang) -> bool:
    """Whether letters are the first ones of words, in order: small words may be left out."""
    if not (text.isupper() and text.isalpha() and _LETTERS[0] <= len(text) <= _LETTERS[1]):
        return False
    initials = [unit.word[0] for unit in words]
    heavy = [unit.word[0] for unit in words if unit.word not in small_words(lang)]
    letters = list(text.casefold())
    return letters in (initials, heavy) or (
        len(letters) > 2 and letters[0] == initials[0] and _follow(letters, initials)
    )


def _follow(letters: Sequence[str], initials: Sequence[str]) -> bool:
    """Whether letters come in order among others."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def points_back(text: str, start: int, lang: Lang) -> bool:
    """Whether the word before a place points back to what was named: this, cette, 该, هذا."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    return bool(before) and _back(lang).search(before) is not None


@cache
def pointing(lang: Lang) -> dict[str, frozenset[str]]:
    """How a language points at what was named; nothing where it is not one of the six."""
    tables = data_table("termbase", "pointing")
    table = tables.get(base_of(lang), {})
    return {name: frozenset(table.get(name, "").split()) for name in _LISTS}


@cache
def _back(lang: Lang) -> re.Pattern[str]:
    words = sorted(pointing(lang)["back"], key=lambda word: (-len(word), word))
    listed = "|".join(map(re.escape, words)) or "(?!)"
    if is_han(lang):
        return re.compile(f"(?:{listed})$")
    joined = "[وف]?[بلك]?" if base_of(lang) == "ar" else ""
    return re.compile(rf"(?:^|[^\w]){joined}(?:{listed})$", re.IGNORECASE)


def is_form(text: str, other: str, lang: Lang) -> bool:
    """Whether two are forms of the same words in one order: equality, equal; small words aside."""
    one, two = _words(text, other, lang)
    small = small_words(lang)
    heavy = [[unit for unit in units if unit.word not in small] for units in (one, two)]
    sizes = {len(units) for units in heavy}
    return len(sizes) == 1 and 0 not in sizes and all(map(_alike, *heavy))


def is_adjective(text: str, other: str, lang: Lang) -> bool:
    """Whether two name one State, one as its name and one as an adjective, in lower case.

    >>> is_adjective("américaines", "États-Unis", "fr"), is_adjective("Birmanie", "Myanmar", "fr")
    (True, False)
    """
    tag = base_of(lang)
    if tag not in LANGUAGES or text[:1].islower() == other[:1].islower():
        return False
    return not _named(text, tag).isdisjoint(_named(other, tag))


def _named(name: str, lang: Lang) -> frozenset[str]:
    """The States that a text may be the name of."""
    found = Gazetteer.of("states", lang).in_text(name)
    return next((n.answers for n in found if (n.start, n.stop) == (0, len(name))), frozenset())


def _alike(one: Unit, two: Unit) -> bool:
    """Whether two words are of one stem: complement and complementary, safe and unsafe."""
    if one.key == two.key:
        return True
    short, long = sorted((one.word, two.word), key=len)
    common = common_start(short, long)
    return len(short) >= _STEM and (
        (common >= _STEM and common >= _ALIKE * len(short)) or long.endswith(short)
    )


def common_start(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning.

    >>> common_start("cooperation", "cooperate")
    8
    """
    both = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in both if a != b), min(len(one), len(other)))


@lru_cache(maxsize=1)  # one pair is asked about in turn
def _words(text: str, other: str, lang: Lang) -> tuple[list[Unit], list[Unit]]:
    one, two = words_of([text, other], lang)
    return one, two
