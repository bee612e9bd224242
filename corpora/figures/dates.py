"""Dates and times of day, as each language prints them.

    on 4 and 5 May 2015, at 3.30 p.m.         2015-05-04  2015-05-05  15:30
    les 4 et 5 mai 2015, à 15 h 30            2015-05-04  2015-05-05  15:30
    2015年5月4日和5日下午3时30分              2015-05-04  2015-05-05  15:30
    في 4 و 5 أيار/مايو 2015، الساعة 30/15      2015-05-04  2015-05-05  15:30

A date is written as ISO 8601 does it: "2015-05-04", without a day "2015-05", without a year
"--05-04", a month alone "--05". Days that share a month are dates of their own.

>>> dates = Dates.of("en")
>>> [date.iso for date in dates.dates("4 and 5 may 2015", 0, 16)]
['2015-05-04', '2015-05-05']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from corpora.document import Lang
from corpora.figures.han_numbers import HAN_YEAR, han_number
from corpora.figures.number_words import table

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_YEAR = r"[12][0-9]{3}(?![0-9/]|[.,][0-9])"
_MOST = 9  # days after the first that share a month
_FIGURES = re.compile(r"[0-9]+")
NUMERIC = re.compile(
    r"(?:[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![0-9-]))"
    r"|[0-3]?[0-9](?P<point>[./])[01]?[0-9](?P=point)[12][0-9]{3}(?![0-9]|[./][0-9])"
)
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
_HAN = "一二三四五六七八九"
_HAN_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_HAN}])"
_HAN_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{_HAN}]?|[{_HAN}])"
_DAY_OF_HAN = re.compile(_HAN_DAY)


class Date(NamedTuple):
    """A date or part of one, and where it stands."""

    start: int
    stop: int
    year: str  # "" where it is not said
    month: int
    day: int = 0

    @property
    def iso(self) -> str:
        """Its value in every language."""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year or '-'}-{self.month:02}{day}"


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language writes dates and times: patterns to look for, and how to read them."""

    by_day: str  # begin with a figure
    by_month: str  # begin with a word
    time: str
    _months: re.Pattern[str]
    _joined: re.Pattern[str]  # what stands between two dates that share a year
    _han: re.Pattern[str] | None
    _times: tuple[re.Pattern[str], ...]

    @staticmethod
    @cache
    def of(lang: Lang) -> Dates:
        """Those of a language; of any but the six only what is in figures."""
        given = table(lang)
        han = _han_date(given["days"]) if lang == "zh" else ""
        times = given.get("time", ())
        return Dates(
            by_day=_unnamed(han) or _by_day(given),
            by_month=_unnamed(han) or _by_month(given),
            time="|".join([*map(_unnamed, times), _CLOCK]),
            _months=re.compile("|".join(f"({name})" for name in given.get("months", ()))),
            _joined=re.compile(rf"(?:{given.get('days', '(?!)')})\s*"),
            _han=re.compile(han) if han else None,
            _times=tuple(re.compile(time) for time in times),
        )

    def dates(self, text: str, start: int, stop: int) -> list[Date]:
        """The dates within what was found in small letters: one a day, or one month."""
        if self._han:
            return _read_han(self._han, text, start, stop)
        month = self._months.search(text, start, stop)
        assert month
        assert month.lastindex
        figures = list(_FIGURES.finditer(text, start, stop))
        year = "".join(match.group() for match in figures if len(match.group()) == 4)
        days = [match for match in figures if len(match.group()) < 4]
        starts = [start, *(day.start() for day in days[1:])]
        stops = [*(day.end() for day in days[:-1]), stop]
        values = [int(day.group()) for day in days] or [0]
        return [
            Date(first, last, year, month.lastindex, value)
            for first, last, value in zip(starts, stops, values, strict=True)
        ]

    def sharing_years(self, text: str, dates: list[Date]) -> list[Date]:
        """All dates of a text, where "28 April to 2 May 2015" is said of one year."""
        pairs = range(len(dates) - 1)
        for k in (*pairs, *reversed(pairs)):
            first, second = dates[k : k + 2]
            if bool(first.year) == bool(second.year):
                continue
            between = text[first.stop : second.start]
            if between[:1] not in ",،" and self._joined.fullmatch(between):
                year = first.year or second.year
                dates[k : k + 2] = first._replace(year=year), second._replace(year=year)
        return dates

    def time_of_day(self, text: str, start: int, stop: int) -> str:
        """The value of what `time` found: "15:30"; "" if there is no such time."""
        for pattern in self._times:
            match = pattern.match(text, start)
            if match and match.end() == stop:
                return _hour(**match.groupdict())
        hour, minute, *second = text[start:stop].split(":")
        value = _hour(hour, minute)
        return ":".join([value, *second]) if value else ""


def numeric_date(match: re.Match[str]) -> str:
    """The ISO form of what NUMERIC found; the day stands first where both orders are possible.

    >>> [numeric_date(NUMERIC.match(text)) for text in ("15.04.2019", "4/15/2019", "15/15/2019")]
    ['2019-04-15', '2019-04-15', '']
    """
    first, second, third = map(int, _FIGURES.findall(match.group()))
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if month > 12:
        month, day = day, month
    return f"{year}-{month:02}-{day:02}" if 0 < month <= 12 and 0 < day <= 31 else ""


def _hour(
    h: str,
    m: str | None = None,
    a: str | None = None,
    p: str | None = None,
    swap: str | None = None,
) -> str:
    hour, minute = int(h), int(m or 0)
    # Arabic: what was printed 15/30 or 11:00 may have come out of its file from right to left.
    if swap and minute < 24 and (swap == "/" or hour > 23 or hour == 0):
        hour, minute = minute, hour
    if hour <= 12 and (a is not None or p is not None):
        hour = hour % 12 + (0 if p is None else 12)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _read_han(pattern: re.Pattern[str], text: str, start: int, stop: int) -> list[Date]:
    match = pattern.match(text, start, stop)
    assert match
    year = str(han_number(match["y"])) if match["y"] else ""
    month = han_number(match["m"])
    also = []
    if match["also"]:
        also = [Date(start, match.end("also"), year, han_number(match["also"]))]
        start = match.start("m")
    if match["d"] is None:
        return [*also, Date(start, stop, year, month)]
    days = list(_DAY_OF_HAN.finditer(text, match.start("d"), stop))
    starts = [start, *(day.start() for day in days[1:])]
    stops = [*(day.end() for day in days[:-1]), stop]
    return also + [
        Date(first, last, year, month, han_number(day.group()))
        for first, last, day in zip(starts, stops, days, strict=True)
    ]


def _han_date(between: str) -> str:
    return (
        rf"(?:(?P<y>[12][0-9]{{3}}|{HAN_YEAR}) ?年 ?)?(?<![0-9十{_HAN}])"
        rf"(?:(?P<also>{_HAN_MONTH}) ?月?(?:{between}))?(?P<m>{_HAN_MONTH}) ?月份?"
        rf"(?: ?(?P<d>(?:{_HAN_DAY} ?[日号]? ?(?:{between}) ?){{0,{_MOST}}}{_HAN_DAY} ?[日号]))?"
    )


def _month(given: dict[str, Any]) -> str:
    return rf"(?:{'|'.join(given['months'])})(?!\w)"


def _days(given: dict[str, Any]) -> str:
    day = rf"{_DAY}{given['day']}"
    return rf"{day}(?:(?:{given['days']}){day}){{0,{_MOST}}}"


def _by_day(given: dict[str, Any]) -> str:
    if not given:
        return ""
    return rf"{_days(given)}{given['of']}{_month(given)}(?:{given['year']}{_YEAR})?"


def _by_month(given: dict[str, Any]) -> str:
    if not given:
        return ""
    shy = given.get("shy", "").split()
    bare = [
        name
        for names in given["months"]
        for name in names.split("|")
        if name not in shy and r"\." not in name
    ]
    after = "|".join(rf"(?<=\b{word}[ -])" for word in given.get("after", "").split())
    shapes = [
        rf"{_month(given)}{given['year']}{_YEAR}",
        rf"{_month(given)} {_days(given)}(?:,? {_YEAR})?" if given.get("month_first") else "",
        rf"(?:{'|'.join(bare)})(?!\w)",
        rf"(?:{after})(?:{'|'.join(shy)})(?!\w)" if shy else "",
    ]
    return rf"(?<!\w){given.get('month_prefix', '')}(?:{'|'.join(filter(None, shapes))})"


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
