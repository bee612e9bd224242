r"""What figures look like in each language: the regular expressions behind `numerals.py`.

Four things are looked for, each by its beginning, which is quick, and then as a whole:

    0-9               a time, a symbol, a date, a number with its scale, percentage, ordinal sign
    stem of a word    a month, two thirds, a number in words
    A-Z, h            a symbol or an address with slashes
    I V X L           a Roman numeral

Text is levelled before: small letters, except where capitals tell, without accents, one form of
each letter that has several, ASCII figures. The empty group at the end of each alternative is its
name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpora.document import Lang
from corpora.figures.dates import NUMERIC, Dates
from corpora.figures.han_numbers import HanNumbers
from corpora.figures.number_words import NumberWords, any_of, table
from corpora.language import base_of

SLASHED = re.compile(
    r"[A-ZАВСЕНТh](?<![A-Za-z0-9_/].)"
    r"(?:ttps?://[!-;=?-~]+(?P<address>)"
    r"|(?<!h)[A-Z0-9.А-Я]{0,12}(?:/[A-ZА-Яa-z0-9][A-ZА-Яa-z0-9_.\-]*)+(?P<symbol>))"
)
ROMAN = re.compile(
    r"(?P<numeral>[IVXL](?<![A-Za-z0-9].)[IVXL]{0,7})(?:eme|er|e|º|ª)?(?![A-Za-z0-9])(?P<roman>)"
)
BACKWARDS = re.compile(  # in Arabic: 567 234 1, 567,5 1; what begins so is no number forwards
    r"(?:000(?:[ \u00a0][0-9]{3}){0,4}[ \u00a0]"
    r"|[0-9]{3}(?:\.[0-9]+|,[0-9]{1,2})?(?: [0-9]{3}){0,4} )[0-9]{1,3}(?![0-9/])"
)
_SYMBOL = r"[0-9]{1,4}/[a-z]{1,5}\.[0-9]+(?:/[a-z0-9.]+)*|[0-9]{1,6}(?:/[0-9]{1,6})+(?![0-9])"
_SPACED = "[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,5}(?![0-9/])"
_HEAD = "[1-9][0-9]{0,2}"
_WHOLE = {  # by the sign between thousands; two groups of another sign are thousands as well
    ",": rf"(?:{_HEAD}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)",
    ".": rf"(?:{_HEAD}(?:\.[0-9]{{3}})+(?![0-9.])|{_HEAD}(?:,[0-9]{{3}}){{2,5}}(?![0-9])|[0-9]+)",
    "": rf"(?:{_HEAD}(?:(?:,[0-9]{{3}}){{2,5}}|(?:\.[0-9]{{3}}){{2,5}})(?![0-9.])|[0-9]+)",
}
_DECIMALS = {
    ".": r"(?:\.[0-9]+)*",
    ",": r"(?:\.[0-9]+)*(?:,[0-9]+)?",
    "": r"(?:[.,][0-9]+)*",
}
THOUSANDS = re.compile(rf"{_HEAD}([.,])[0-9]{{3}}(?:\1[0-9]{{3}})*(?![0-9]|\1)")
_HAN_UNITS = "[多余]?[十百千]?(?:万亿|亿|万)|[百千](?![克米瓦兆卡伏吨赫帕分年])"
_HAN_START = "[一二两三四五六七八九十百首]"
_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is looked for in a language, and what tells how to read it."""

    from_figure: re.Pattern[str]
    word: re.Pattern[str]  # where one may begin that is part of a number or date
    from_word: re.Pattern[str]
    prefixed: bool  # whether such a word may have something written together before it
    dates: Dates
    words: NumberWords | None
    han: HanNumbers | None
    thousands: str
    scales: dict[str, int]  # word: noughts
    phrases: dict[str, str]  # group: what it is worth
    shared: re.Pattern[str]  # between two numbers, where what follows the second holds for both
    nouns: frozenset[str]  # before a Roman numeral of one letter
    not_roman: re.Pattern[str]  # after one
    capital: bool  # whether months have one

    @staticmethod
    def of(lang: Lang) -> Patterns:
        """Those of a language; one set for all but the six."""
        tag = base_of(lang)
        return _patterns(tag if table(tag) else "")


@cache
def _patterns(lang: Lang) -> Patterns:
    given = table(lang)
    dates = Dates.of(lang)
    han = HanNumbers.known() if lang == "zh" else None
    words = NumberWords.of(lang) if given and not han else None
    scales = words.scales() if words else {}
    scales |= {word: len(str(size)) - 1 for word, size in given.get("short", {}).items()}
    return Patterns(
        from_figure=_from_figure(given, dates, han, scales),
        word=_word(given, words),
        from_word=_from_word(given, dates, han, words),
        prefixed="prefixes" in given,
        dates=dates,
        words=words,
        han=han,
        thousands=given.get("thousands", "" if given else ".,"),
        scales=scales,
        phrases={f"phrase{k}": value for k, value in enumerate(given.get("phrases", ()))},
        shared=re.compile(given.get("range", " ?[-–—] ?")),
        nouns=frozenset(given.get("numbered", "").split()),
        not_roman=re.compile(given.get("not_roman", _NEVER)),
        capital=given.get("capital", False),
    )


def _phrases(given: dict[str, Any], within: str = "(?:{})") -> dict[str, str]:
    patterns = given.get("phrases", {}).values()
    return {f"phrase{k}": within.format(pattern) for k, pattern in enumerate(patterns)}


def _named(parts: dict[str, str]) -> re.Pattern[str]:
    alternatives = [rf"(?:{part})(?P<{name}>)" for name, part in parts.items() if part]
    return re.compile("|".join(alternatives) or _NEVER)


def _from_figure(
    given: dict[str, Any], dates: Dates, han: HanNumbers | None, scales: dict[str, int]
) -> re.Pattern[str]:
    decimal, thousands = given.get("decimal", ""), given.get("thousands", "")
    spaced, number = _SPACED, _WHOLE[thousands] + _DECIMALS[decimal]
    if "prefixes" in given:  # Arabic
        spaced = f"{BACKWARDS.pattern}|{_SPACED}"
        number += "(?:,[0-9]{1,2}(?![0-9]))?"
    scale = rf"(?:{any_of(scales)})(?!\w)" if scales else _HAN_UNITS if han else _NEVER
    return _named(
        {
            **(_phrases(given) if han else {}),
            "time": dates.time,
            "numeric": NUMERIC.pattern,
            "symbol": _SYMBOL,
            "date": dates.by_day,
            "han": han.phrase if han else "",
            "number": rf"(?P<printed>(?:{spaced})(?:[{decimal or '.,'}][0-9]+)?|{number})"
            rf"(?:[ \u00a0-]?(?P<scale>(?:{scale})(?: (?:{scale}))?))?"
            rf"(?:(?:{given.get('percent', ' ?%')})(?P<percent>))?"
            rf"(?:(?:{given.get('ordinal', _NEVER)})(?P<nth>))?",
        }
    )


def _from_word(
    given: dict[str, Any], dates: Dates, han: HanNumbers | None, words: NumberWords | None
) -> re.Pattern[str]:
    parts = {"date": dates.by_month, "han": han.phrase if han else ""}
    if words:
        parts |= _phrases(given, r"(?<![\w-])(?:{})(?!\w)")
        parts["skip"] = rf"(?<![\w-])(?:{'|'.join(given['skip'])})(?!\w)"
        parts["words"] = rf"{words.phrase}(?P<of_words>{given['percent']})?"
    return _named(parts)


def _word(given: dict[str, Any], words: NumberWords | None) -> re.Pattern[str]:
    if not words:
        return re.compile(_HAN_START if given else _NEVER)
    months = {
        match.group()
        for names in given["months"]
        for name in names.split("|")
        if (match := re.match(r"\w{2,4}(?![?])", name))
    }
    stems = {*words.stems, *months, *given.get("starts", "").split()}
    if "prefixes" in given:
        return re.compile(any_of(stems))
    firsts: dict[str, list[str]] = {}
    for stem in stems:
        firsts.setdefault(stem[0], []).append(stem[1:])
    return re.compile(
        "|".join(rf"{first}(?<!\w.){any_of(tails)}" for first, tails in sorted(firsts.items()))
    )
