"""The word lists of `data/words.toml`: what a term does not begin with, end with or contain.

>>> sorted(conjunctions("en")), "the" in plain_articles("en")
(['and', 'or'], True)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from corpora.data_tables import data_table
from corpora.document import Lang
from corpora.language import HAN, base_of
from corpora.words.tokens import lemmas

_LISTS = """
    and joined soft edge own article fused verb verb_but infinitive idiom start start_but
    end end_but never word month count cited
""".split()  # noqa: SIM905
_HAN_WORD = re.compile(f"(?![年月日号届次第条万亿各每某该此])[{HAN}]")
_DIGIT = re.compile(r"\d")


@cache
def word_lists(lang: Lang) -> dict[str, frozenset[str]]:
    """The word lists of a language; empty ones where it is not one of the six."""
    tables = data_table("termbase", "words")
    table = tables.get(base_of(lang), {})
    lists = {name: frozenset(table.get(name, "").split()) for name in _LISTS}
    lists["never"] |= lists["month"]
    for name in ("edge", "never"):
        lists[name] |= {sign + word for sign in lists["joined"] for word in lists[name]}
    lists["light"] = lists["edge"] | lists["own"]
    return lists


@cache
def is_han(lang: Lang) -> bool:
    """Whether a language is written in Chinese characters, without spaces: zh, zh-CN."""
    return base_of(lang) == "zh"


def conjunctions(lang: Lang) -> frozenset[str]:
    """The words of a language that join two words of one phrase."""
    return word_lists(lang)["and"]


def articles(lang: Lang) -> frozenset[str]:
    """The words of a language after which a noun comes."""
    return word_lists(lang)["article"]


@cache
def plain_articles(lang: Lang) -> frozenset[str]:
    """The same without those that have a preposition in them: what stands before them is a verb."""
    return word_lists(lang)["article"] - word_lists(lang)["fused"]


def small_words(lang: Lang) -> frozenset[str]:
    """The function words of a language that may stand inside a term."""
    return word_lists(lang)["edge"]


def parting_words(lang: Lang) -> frozenset[str]:
    """The words of a language that no term contains."""
    return word_lists(lang)["never"]


@cache
def function_words(lang: Lang) -> frozenset[str]:
    """The words of a language that no term begins or ends with, in whatever place."""
    return word_lists(lang)["never"] | word_lists(lang)["light"]


@lru_cache(maxsize=1 << 14)
def is_verb(word: str, lang: Lang) -> bool:
    """Whether a word is a form of one of the verbs that no term begins with: bringing."""
    return not word_lists(lang)["verb"].isdisjoint((word, *lemmas([word], lang)))


def says_something(words: Sequence[str], lang: Lang) -> bool:
    """Whether there is more in it than figures and what counts them, or one short word.

    In Chinese, more than one character: what points (各级, 该国) is none.
    """
    if is_han(lang):
        return len(_HAN_WORD.findall("".join(words))) > 1
    lists = word_lists(lang)
    counts = lists["count"]
    if any(map(_DIGIT.search, words)):  # table 3, section 29C, 62 and 109
        counts = counts | lists["cited"] | lists["light"]
    return any(len(w) > 2 and any(map(str.isalpha, w)) and w not in counts for w in words)


@cache
def idioms(lang: Lang) -> dict[str, list[list[str]]]:
    """The idioms of a language in words, by the first of these."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for idiom in sorted(word_lists(lang)["idiom"]):
        words = idiom.split("_")
        found[words[0]].append(words)
    return found
