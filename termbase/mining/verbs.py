"""Verbs, told by their dictionary form, ending or beginning: no term contains a finite one.

    ru   Апелляционная камера [предложила]     предложить: no participle, but the past
    es   la Asamblea [examinó] el informe      examinar
    fr   [adoptée] par consensus               adopter: may end a term, but begins none
    ar   [تُتخذ] خطة العمل                        the passive, whose vowel is written
    ar   [يشجع] جميع الأطراف                      تشجع is a word, too, neither with an article

A word that is a noun, too, is listed as one in the dictionary, so that it is none here.

>>> is_finite("предложила", "предложить", "ru"), is_finite("развивающихся", "развиваться", "ru")
(True, False)
>>> is_finite("examinó", "examinar", "es"), is_finite("establecido", "establecer", "es")
(True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpora.document import Lang
from corpora.language import base_of
from termbase.mining.words import arabic_frequencies, in_one_spelling

TOLD = frozenset(("ar", "es", "fr", "ru"))  # languages whose finite verbs are told
_LISTED = {  # how dictionary forms of verbs end
    "ru": re.compile(".*(?:[аеиоуыя]ть|ться|[сз]ти|йти|чь)(?<!ость)"),
    "es": re.compile(".*[aeií]r"),
    "fr": re.compile(".*(?:er|ir|re)"),
}
_FINITE = {
    "ru": re.compile(
        ".*(?:л|л[аои]|л[аои]сь|лся|[её]т|ит|[юяуа]т|[еи]тся|[юяуа]тся|[её]м|вшись"
        "|[аяе]н|[аяе]н[аоы]|[аяи]т[аоы])"
    ),
    "es": re.compile(
        "(?!.*(?:[aií]d|ist|iert|uest|uelt|ech|crit)a).*"
        "(?:[aeá]n|ó|[aeií]ron|aban?|ían?|rá|rán|mos|ndo|e|a)"
    ),
    "fr": re.compile(".*(?:ent|ais|ait|aient|rai|ra|ront|ons|ez|ant)"),
}
_PARTICIPLE = {
    "es": re.compile(".*[aií]d[oa]s?"),
    "fr": re.compile(".*ée?s?"),
}
_INFINITIVE = {
    "es": re.compile(".*[aeií]r"),
    "fr": re.compile(".*(?:[ei]r|ndre|ettre|duire)"),
}
_PASSIVE = re.compile("[وف]?[تي]\u064f")  # the vowel u of the first letter
_PRESENT = re.compile("[وس]?([تي])(.{3,})(?<![^و]ا)")  # she does; he does; will
_BEHIND = ("learned", "added")  # nouns, in terms: lessons learned, value added
_NOUNS = frozenset(  # that look so, and what else is listed under a verb
    """память печать мать пять девять десять двадцать тридцать путь суть нить ртуть сеть речь ночь
    дочь печь тетрадь кровать плеть зять рать начала начало
    trata concreta continua sustantiva adjunta estrecha pacifica estado estados""".split()  # noqa: SIM905
)


@lru_cache(maxsize=1 << 12)  # a few frequent words are most of a text
def is_finite(word: str, key: str, lang: Lang) -> bool:
    """Whether a word is a verb that says what somebody does, or an infinitive, of Russian only.

    Args:
        word: without case.
        key: its dictionary form.
        lang: of both; of Russian, Spanish, French and Arabic it is told.
    """
    tag = base_of(lang)
    if tag == "ar":
        return _PASSIVE.match(word) is not None or _is_present(in_one_spelling(word))
    if not _is_verb(word, key, tag):
        return False
    return tag == "ru" if word == key else _FINITE[tag].fullmatch(word) is not None


@lru_cache(maxsize=1 << 16)
def _is_present(word: str) -> bool:
    """Whether an Arabic word says what he or she does: both are words, and neither a noun.

    >>> _is_present("يشير"), _is_present("تقرير"), _is_present("تقدم")  # التقدم is a noun
    (True, False, False)
    """
    known, found = arabic_frequencies(), _PRESENT.fullmatch(word)
    if not found or f"ال{found[1]}{found[2]}" in known:
        return False
    return ("ت" if found[1] == "ي" else "ي") + found[2] in known


def is_participle(word: str, key: str, lang: Lang) -> bool:
    """Whether a word is a Spanish or French participle, which stands behind its noun.

    >>> is_participle("adoptée", "adopter", "fr"), is_participle("députée", "députée", "fr")
    (True, False)
    """
    tag = base_of(lang)
    is_form = tag in _PARTICIPLE and word != key and _is_verb(word, key, tag)
    return is_form and _PARTICIPLE[tag].fullmatch(word) is not None


def is_infinitive(word: str, lang: Lang) -> bool:
    """Whether a Spanish or French word looks like one.

    >>> is_infinitive("mantener", "es"), is_infinitive("règle", "fr")
    (True, False)
    """
    tag = base_of(lang)
    return tag in _INFINITIVE and _INFINITIVE[tag].fullmatch(word) is not None


def is_past(word: str, key: str, lang: Lang) -> bool:
    """Whether an English word is the past of a verb, or its participle, by -ed.

    >>> is_past("attributed", "attribute", "en"), is_past("seed", "seed", "en")
    (True, False)
    """
    is_form = base_of(lang) == "en" and word.endswith("ed") and word != key
    return is_form and word not in _BEHIND


def is_gerund(word: str, key: str, lang: Lang) -> bool:
    """Whether an English word is a form of a verb by -ing.

    >>> is_gerund("introducing", "introduce", "en"), is_gerund("evening", "evening", "en")
    (True, False)
    """
    return base_of(lang) == "en" and word.endswith("ing") and word != key


def _is_verb(word: str, key: str, tag: str) -> bool:
    """Whether a word is listed under a verb."""
    return tag in _LISTED and word not in _NOUNS and bool(_LISTED[tag].fullmatch(key))
