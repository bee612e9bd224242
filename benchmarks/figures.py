"""Whether a Chinese and an English text have the same numbers, however they write them.

    3940万人，2022年11月6日    39.4 million people, 6 November 2022    39,400,000 and 2022 on both
    第六十三届会议，占39.2%    63rd session, 39.2 per cent             63 in words answers 63

A number of two digits or more that stands in figures on one side must stand on the other, in
figures or in words. Passed over are months, since English names them, the 19 of the disease, and
the printed number of a paragraph, which one version has and another has not. Of the lines of the UN
Parallel Corpus development set that hold a number, 96 % agree; the rest are slips and liberties of
translators. This is on purpose not the aligner's own reading of numbers: it would judge itself.

>>> agree(["为3940万人提供清洁用水"], ["Clean water for 39.4 million people"])
True
>>> agree(["第36号一般性意见(2018年)"], ["general comment No. 14 (2000)"])
False
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_PRINTED = re.compile(r"^\W*(?:\d{1,3}\.(?:\d{1,2}\.?)?)(?=\s|[^\W\d])", re.MULTILINE)
_TIME = re.compile(r"(\d)[.:](\d\d)(?=\s*[ap]\.m)")
_NOISE = re.compile(
    r"COVID-19|(?:2019\s*)?(?:年)?(?:新型)?冠状病毒|coronavirus disease(?: of)?\s*(?:2019)?"
    r"|1?\d\s*月(?:份|底|初|中旬|至)?(?!球)",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"(?<![\d.])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)((?:\.\d+)*)"
    r"(?:\s*[多余几]?(万亿|十亿|百万|千万|亿|万|千(?!米|克|瓦|伏|兆)|thousand|million|billion|trillion))?"
)
_TIMES = {
    "千": 3,
    "thousand": 3,
    "万": 4,
    "百万": 6,
    "million": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "billion": 9,
    "万亿": 12,
    "trillion": 12,
}
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_CHINESE = re.compile(
    "[零〇一二两三四五六七八九十百千万亿]*[零〇一二两三四五六七八九十百千]+[万亿]*"
)
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
_TEENS += ["eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = {
    word: value
    for words in (
        "one two three four five six seven eight nine",
        "first second third fourth fifth sixth seventh eighth ninth",
    )
    for value, word in enumerate(words.split(), 1)
}
_WORDS = {word: value for value, word in enumerate(_TEENS, 10)}
_WORDS |= {word + "th": value for word, value in _WORDS.items()} | {"twelfth": 12}
_WORDS |= {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
_WORDS |= {word[:-1] + "ieth": value for word, value in _WORDS.items() if word in _TENS}
_ONE, _TEN = ("|".join(sorted(names, key=len, reverse=True)) for names in (_ONES, _WORDS))
_ENGLISH = re.compile(
    rf"\b(?:({_ONE})\s+hundred(?:\s+and)?\s*)?(?:\b({_TEN}))?(?:[\s-]?\b({_ONE}))?\b", re.IGNORECASE
)


def agree(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each number in figures of one side is on the other."""
    one, other = "\n".join(texts), "\n".join(others)
    here, there = figures(one), figures(other)
    return here <= there | words(other) and there <= here | words(one)


def holds(texts: Sequence[str]) -> bool:
    """Whether there is a number in figures."""
    return any(map(figures, texts))


def figures(text: str) -> set[str]:
    """The numbers of two digits or more in figures: "1.5 million" is 1500000."""
    found = set()
    text = _NOISE.sub(" ", _TIME.sub(r"\1 \2", _PRINTED.sub(" ", text)))
    for whole, fraction, times in _FIGURES.findall(text):
        parts = [re.sub(r"\D", "", whole), *fraction.split(".")[1:]]
        if len(parts) > 2:  # 4.12.3, and dates: each part for itself
            found |= {str(int(part)) for part in parts if int(part) > 9}
            continue
        value = Decimal(".".join(parts)).scaleb(_TIMES.get(times.lower(), 0))
        if value > 9 or "." in f"{value.normalize():f}":
            found.add(f"{value.normalize():f}")
    return found


def words(text: str) -> set[str]:
    """The numbers that stand in words, English or Chinese."""
    found = {_chinese(numeral) for numeral in _CHINESE.findall(text)}
    for hundreds, ten, one in _ENGLISH.findall(text.lower()):
        value = _WORDS.get(ten, 0)
        rest = value + (_ONES.get(one, 0) if value > 19 or not value else 0)
        found |= {value, rest, 100 * _ONES.get(hundreds, 0) + rest}
    return {str(value) for value in found}


def _chinese(numeral: str) -> int:
    """The value of a numeral; 一九九八 is read figure by figure."""
    if set(numeral) <= set(_DIGITS):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    total = part = digit = 0
    for sign in numeral:
        if sign in _LARGE:
            total = (total + part + digit or 1) * _LARGE[sign]
            part = digit = 0
        elif sign in _UNITS:
            part += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + part + digit
