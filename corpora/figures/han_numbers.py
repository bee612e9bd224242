"""Chinese numerals: where they are numbers, and what their value is.

    三千万     30000000      第七十九     79, ordinal     百分之三点五    3.5%
    五个月     5             附件二       2               三分之二        2/3

One figure in characters is a number before a measure word (个, 项, 年 ...), several are one
anywhere. A figure may as well be a part of a word: 十分, 三角, 星期二, 千方百计 are none.

>>> [number[2:] for number in HanNumbers.known().numbers("第七十九", 1, 4)]
[('79', 'ordinal')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from corpora.figures.number_words import table
from corpora.numbering import han_value

_D = "[一二两三四五六七八九]"
_ANY = "〇零一二两三四五六七八九十百千万亿"
_SECTION = rf"(?:{_D}千零?)?(?:{_D}百零?)?(?:{_D}?十)?{_D}?"  # below 10,000
_HAN = rf"(?=[一二两三四五六七八九十])(?>{_SECTION}(?:万?亿零?{_SECTION})?(?:万零?{_SECTION})?)"
HAN_YEAR = "[一二][〇零一二三四五六七八九]{3}"
_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_POINT = f"(?:点[{_ANY}]+)?"
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}

HanKind = Literal["number", "ordinal", "percent", "fraction", "roman"]
_KINDS: dict[str, HanKind] = {"ordinal": "ordinal", "label": "roman"}


class HanNumber(NamedTuple):
    """A numeral that is a number, and where it stood."""

    start: int
    stop: int
    value: str
    kind: HanKind


def han_number(text: str) -> int:
    """The value of a Chinese numeral of any size, or of digits; 0 if it is none.

    >>> han_number("三千万"), han_number("一亿二千万零五"), han_number("二〇一九")
    (30000000, 120000005, 2019)
    """
    total = 0
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(unit)
        if found:
            total += max(han_number(head), 1) * value
            text = tail.lstrip("零〇")
    return total + han_value(text)


def han_power(units: str) -> int:
    """How many noughts units add to the figures before them.

    >>> han_power("万"), han_power("百万"), han_power("万亿")
    (4, 6, 12)
    """
    return sum(_POWERS.get(unit, 0) for unit in units)


@dataclass(frozen=True, slots=True)
class HanNumbers:
    """Where to look for numerals, and how to read them."""

    phrase: str
    _parts: re.Pattern[str]

    @staticmethod
    @cache
    def known() -> HanNumbers:
        """With the measure words of `data/numerals.toml`."""
        given = table("zh")
        measures, pairs = given["measures"], given["two_measures"]
        named = "|".join(rf"(?<={noun})" for noun in given["named"].split())
        named += r"|(?<=[^地企试力意]图)|(?<=[^代发]表)|(?<=^[图表])"
        parts = (
            rf"百分之(?P<percent>{_FIGURE}|{_HAN}{_POINT})"
            rf"|(?P<below>[0-9]{{1,6}}|{_HAN})分之(?P<above>[0-9]{{1,6}}|{_HAN})"
            rf"|(?P<year>{HAN_YEAR})(?=年)"
            rf"|(?:(?<=第)|(?<=第 ))(?P<ordinal>{_HAN})"
            rf"|(?:{named})(?P<named>{_HAN})(?!{measures})"
            rf"|(?<![{_ANY}数几周])(?<!星期)(?<!礼拜)(?<!数以)(?:"
            rf"(?P<two>两)(?=[多余]?(?:\([0-9]+\))?(?:{pairs}))"
            rf"|(?P<one>[二三四五六七八九]|十(?!年(?![前后来内以])))(?=[多余来]?(?:\([0-9]+\))?(?:{measures}))"
            rf"|(?P<many>(?=[{_ANY}]{{2}}){_HAN}))"
            rf"|(?P<first>首)(?={given['first']})"
            r"|(?<![^\n])(?P<label>[一二三四五六七八九十]{1,3})(?=[.、])"
        )
        return HanNumbers(re.sub(r"\(\?P<\w+>", "(?:", parts), re.compile(parts))

    def numbers(self, text: str, start: int, stop: int) -> list[HanNumber]:
        """The number in what `phrase` found: one or none."""
        match = self._parts.match(text, start)
        assert match
        assert match.lastgroup
        kind, printed = match.lastgroup, match[match.lastgroup]
        if kind == "many" and (len(printed) < 2 or text[stop : stop + 1] == "几"):
            return []
        if kind == "percent":
            return [HanNumber(start, stop, f"{_with_point(printed)}%", "percent")]
        if kind == "first":
            return [HanNumber(start, stop, "1", "ordinal")]
        value = str(han_number(printed))
        if kind == "above":
            return [HanNumber(start, stop, f"{value}/{han_number(match['below'])}", "fraction")]
        return [HanNumber(start, stop, value, _KINDS.get(kind, "number"))]


def _with_point(printed: str) -> str:
    if printed[0].isdigit():
        return printed
    whole, point, rest = printed.partition("点")
    return f"{han_number(whole)}{'.' if point else ''}" + "".join(str(han_value(d)) for d in rest)
