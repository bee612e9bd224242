"""Versions of one document, told by the names of their files: the language is taken off.

    report.zh.docx   report_EN.pdf   Report (Arabic).docx   fr/report.txt      report

A word is taken off where it names the language that the text is in, so that "es" stays in the
English "es decir". The words are in `data/language_names.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import PurePath

from corpora.data_tables import data_table
from corpora.document import Lang
from corpora.language import HAN, LANGUAGES
from corpora.symbol import stem_of


def name_of(path: PurePath, lang: Lang) -> str:
    """What a file and its folders are called beside the language of the text, word by word.

    >>> name_of(PurePath("fr/Report_2.final.docx"), "fr"), name_of(PurePath("zh.txt"), "zh")
    ('Report 2 final', '')
    """
    parts = (_without(part, lang) for part in (*path.parts[:-1], stem_of(path.name)))
    return "/".join(filter(None, parts))


def languages_named(name: str) -> list[Lang]:
    """The languages that stand as words of their own in a name.

    >>> languages_named("French version"), languages_named("drafts")
    (['fr'], [])
    """
    name = unicodedata.normalize("NFC", name)
    return [lang for lang in LANGUAGES if _names()[lang].search(name)]


def _without(name: str, lang: Lang) -> str:
    rest = _names()[lang].sub(" ", unicodedata.normalize("NFC", name))
    return " ".join(re.findall(r"[^\W_]+", rest))


@lru_cache(maxsize=1)
def _names() -> dict[Lang, re.Pattern[str]]:
    """What each language is called, with a region ("fr-CA"); in Chinese wherever it stands."""
    table = data_table("corpora", "language_names")
    patterns = {}
    for lang, names in table.items():
        longest_first = sorted(map(re.escape, names.split()), key=len, reverse=True)
        han = "|".join(name for name in longest_first if re.match(f"[{HAN}]", name))
        rest = "|".join(name for name in longest_first if not re.match(f"[{HAN}]", name))
        letter = rf"[^\W_{HAN}]"
        patterns[lang] = re.compile(
            rf"(?<!{letter})(?i:{rest})(?:[-_][A-Z]{{2}})?(?!{letter})|(?:{han})[版本]?"
        )
    return patterns
