"""Figures: numbers, dates, sessions, symbols, with one value in whatever language they stand.

    1.2亿            120 million        120 миллионов        120000000
    第七十九届       seventy-ninth      التاسعة والسبعون      79
    百分之五         5 per cent         5 процентов          5%
    第73/291号       73/291             291/73               73/291
    2019年4月15日    15 April 2019      15 نيسان/أبريل 2019   2019-04-15

How each language writes what stands in `data/numerals.toml`. Every figure 0-9 of a text, in
whatever digits, belongs to one of those found. Words count only where they are numbers: not "one"
and its sisters, which are articles and pronouns, except beside other number words; not "millions
of"; not a Chinese figure without a measure word; not what a grammatical dual says in Arabic.

>>> [figure[1:] for figure in figures("第七十九届会议2019年4月15日通过", "zh")]
[('ordinal', '79'), ('date', '2019-04-15')]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from corpora.document import Lang, Span
from corpora.figures.dates import Date, numeric_date
from corpora.figures.han_numbers import han_power
from corpora.figures.patterns import BACKWARDS, ROMAN, SLASHED, THOUSANDS, Patterns
from corpora.numbering import roman_value
from corpora.words.levelling import level, printed

FigureKind = Literal[
    "address",  # https://...
    "symbol",  # A/RES/79/236, 79/236
    "date",  # 2019-04-15, 2019-04, --04-15, --04
    "time",  # 15:30
    "percent",  # 50%
    "fraction",  # 2/3
    "ordinal",  # 79, for seventy-ninth, 79th, 第七十九
    "roman",  # 2, for Part II
    "number",  # 1234567.5
]


class Figure(NamedTuple):
    """Something that has one value in every language."""

    span: Span
    kind: FigureKind
    value: str


def parts(figure: Figure) -> tuple[str, ...]:
    """What a figure is made of, so that "3 to 5 May 2015" and "May 2015" have much in common.

    >>> parts(Figure((0, 10), "date", "2019-04-15")), parts(Figure((0, 5), "date", "--04"))
    (('2019', 'month:4', '15'), ('month:4',))
    """
    if figure.kind != "date":
        return (figure.value,)
    year, month, *day = figure.value.replace("--", "0-").split("-")
    found = [year, f"month:{int(month)}", *(part.lstrip("0") for part in day)]
    return tuple(found[year == "0" :])


def figures(text: str, lang: Lang) -> tuple[Figure, ...]:
    """The figures of a text, in order.

    Args:
        text: of any length; spans count its code points.
        lang: whose words and signs hold. Of any but the six only what is in figures is found.
    """
    plain, silent = level(text)
    found = _Reader(plain, Patterns.of(lang)).figures()
    if silent:
        found = [figure._replace(span=printed(figure.span, silent)) for figure in found]
    return tuple(found)


_ALIKE = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")  # Cyrillic letters in a symbol
_JOINT = re.compile("-(?=[A-Z]{1,4}/)")
_FIGURE = re.compile("[0-9]")
_BEFORE_ROMAN = re.compile(r"(?:(?P<noun>[^\W\d]+)[ \u00a0]|(?P<figure>[0-9]) ?\(|(?<![^\n]))$")
_HEADING = re.compile(r"\. [^\W\d_]")
_YEARS = re.compile("((?:19|20)[0-9]{2})((?:19|20)[0-9]{2})")  # 2014-2015 that lost its hyphen
_LONGEST_PERIOD = 31
_PREFIXES = 5  # letters


class _Reader:
    """The figures of one text, as they are found."""

    def __init__(self, text: str, patterns: Patterns) -> None:
        self.text, self.patterns = text, patterns
        small = text.lower()
        self.small = small if len(small) == len(text) else text
        self.found: list[Figure] = []
        self.dates: list[tuple[int, Date]] = []  # with their places in `found`
        self.tails: dict[int, tuple[int, bool]] = {}  # place: noughts, whether a percentage

    def figures(self) -> list[Figure]:
        """Whatever begins first is read first; of what overlaps with it the rest is looked at."""
        read: dict[str, Callable[[re.Match[str]], None]] = {
            "address": self._address,
            "symbol": self._symbol,
            "numeric": self._numeric,
            "date": self._date,
            "time": self._time,
            "han": self._han,
            "number": self._number,
            "roman": self._roman,
            "skip": self._skip,
            "words": self._words,
        }
        searches: list[Callable[[int], re.Match[str] | None]] = [
            *(self._from_figure, self._from_word),
            partial(ROMAN.search, self.text),
        ]
        if "/" in self.text:
            searches.insert(0, partial(SLASHED.search, self.text))
        nearest = [search(0) for search in searches]
        while any(nearest):
            _, which = min((match.start(), k) for k, match in enumerate(nearest) if match)
            match = nearest[which]
            assert match
            assert match.lastgroup
            read.get(match.lastgroup, self._phrase)(match)
            stop = match.end()
            for k, other in enumerate(nearest):
                if other and other.start() < stop:
                    nearest[k] = searches[k](stop)
        if len(self.dates) > 1:
            self._share_years()
        if self.tails:
            self._share_tails()
        return self.found

    def _from_figure(self, pos: int) -> re.Match[str] | None:
        first = _FIGURE.search(self.small, pos)
        return self.patterns.from_figure.match(self.small, first.start()) if first else None

    def _from_word(self, pos: int) -> re.Match[str] | None:
        """The next word that is part of a number or date, with the whole of it."""
        text, patterns = self.small, self.patterns
        while stem := patterns.word.search(text, pos):
            start = stem.start()
            first = max(pos, start - _PREFIXES) if patterns.prefixed else start
            while start > first and text[start - 1].isalpha():
                start -= 1
            match = patterns.from_word.match(text, start)
            if match and not (match.lastgroup == "date" and self._is_verb(start)):
                return match
            pos = stem.start() + 1
        return None

    def _is_verb(self, start: int) -> bool:
        """Whether a month in small letters is none: "they may 4 times"."""
        return self.patterns.capital and self.text[start].islower()

    def _add(self, start: int, stop: int, kind: FigureKind, value: str) -> None:
        self.found.append(Figure((start, stop), kind, value))

    def _skip(self, match: re.Match[str]) -> None:
        """It only looks like a number."""

    def _address(self, match: re.Match[str]) -> None:
        value = match.group().rstrip(".,;:!?'()-")
        self._add(match.start(), match.start() + len(value), "address", value)

    def _symbol(self, match: re.Match[str]) -> None:
        if not _FIGURE.search(self.small, *match.span()):
            return
        start = match.start()
        for part in _JOINT.split(self.text[start : match.end()]):  # A/78/62-E/2023/49
            printed = part.rstrip(".-_")
            value = printed.translate(_ALIKE)
            if self.patterns.prefixed and value.replace("/", "").isdigit():  # in Arabic
                value = "/".join(reversed(value.split("/")))
            self._add(start, start + len(printed), "symbol", value)
            start += len(part) + 1

    def _numeric(self, match: re.Match[str]) -> None:
        value = numeric_date(match)
        self._add(*match.span(), "date" if value else "number", value or match.group())

    def _date(self, match: re.Match[str]) -> None:
        for date in self.patterns.dates.dates(self.small, *match.span()):
            self.dates.append((len(self.found), date))
            self._add(date.start, date.stop, "date", date.iso)

    def _time(self, match: re.Match[str]) -> None:
        value = self.patterns.dates.time_of_day(self.small, *match.span())
        self._add(*match.span(), "time" if value else "number", value or match.group())

    def _han(self, match: re.Match[str]) -> None:
        assert self.patterns.han
        for number in self.patterns.han.numbers(self.small, *match.span()):
            self._add(number.start, number.stop, number.kind, number.value)

    def _phrase(self, match: re.Match[str]) -> None:
        value = self.patterns.phrases[match.lastgroup or ""]
        self._add(*match.span(), "fraction" if "/" in value else "number", value)

    def _number(self, match: re.Match[str]) -> None:
        before = self.text[max(0, match.start() - 2) : match.start()]
        percent = match["percent"] is not None or before.endswith("%")
        fused = _YEARS.fullmatch(match["printed"])
        if fused and 0 < int(fused[2]) - int(fused[1]) < _LONGEST_PERIOD:
            self._add(match.start(), match.start() + 4, "number", fused[1])
            self._add(match.start() + 4, match.start() + 8, "number", fused[2])
            return
        value = self._value(match["printed"])
        kind: FigureKind = "percent" if percent else "number"
        power, scale = 0, match["scale"]
        if scale:
            scales = self.patterns.scales
            power = sum(map(scales.__getitem__, scale.split())) if scales else han_power(scale)
        if power or percent:
            self.tails[len(self.found)] = power, percent
            value = _scaled(value, power, percent)
        elif match["nth"] is not None or before.rstrip().endswith("第"):
            kind = "ordinal"
        self._add(*match.span(), kind, value)

    def _value(self, printed: str) -> str:
        if printed.isdigit():
            return printed
        if self.patterns.prefixed and BACKWARDS.fullmatch(printed):  # in Arabic
            return "".join(reversed(printed.replace(",", ".").split()))
        value = printed.replace(" ", "").replace("\u00a0", "")
        thousands = THOUSANDS.match(value)
        if thousands:
            sign, end = thousands[1], thousands.end()
            if sign in self.patterns.thousands or value.count(sign) > 1:
                value = value[:end].replace(sign, "") + value[end:]
        return value.replace(",", ".")

    def _roman(self, match: re.Match[str]) -> None:
        numeral = match["numeral"]
        if (len(numeral) == 1 or "L" in numeral) and not self._is_roman(match):
            return
        value = roman_value(numeral)
        if value:
            self._add(*match.span("numeral"), "roman", str(value))

    def _is_roman(self, match: re.Match[str]) -> bool:
        """Whether what may be a letter is none: "973 (X)", "annex I", "I. Introduction"."""
        before = _BEFORE_ROMAN.search(self.text, max(0, match.start() - 20), match.start())
        if before is None:
            return False
        if before["figure"]:
            return self.text.startswith(")", match.end())
        if before["noun"]:
            known = before["noun"].lower() in self.patterns.nouns and match["numeral"] != "L"
            return known and not self.patterns.not_roman.match(self.small, match.end())
        return bool(_HEADING.match(self.text, match.end()))

    def _words(self, match: re.Match[str]) -> None:
        assert self.patterns.words
        stop = match.start("of_words") if match["of_words"] else match.end()
        for number in self.patterns.words.numbers(self.small, match.start(), stop):
            kind: FigureKind = "ordinal" if number.ordinal else "number"
            self._add(number.start, number.stop, kind, str(number.value))
        if match["of_words"] and self.found and self.found[-1].span[1] == stop:
            start, value = self.found[-1].span[0], self.found[-1].value
            self.tails[len(self.found) - 1] = 0, True
            self.found[-1] = Figure((start, match.end()), "percent", f"{value}%")

    def _share_years(self) -> None:
        dates = self.patterns.dates.sharing_years(self.small, [date for _, date in self.dates])
        for (place, _), date in zip(self.dates, dates, strict=True):
            self.found[place] = self.found[place]._replace(value=date.iso)

    def _share_tails(self) -> None:
        """In "10 to 15 million" and "10-15 per cent" the first number has what the second has."""
        for place in range(len(self.found) - 2, -1, -1):
            first, second = self.found[place], self.found[place + 1]
            tail = self.tails.get(place + 1)
            if not tail or first.kind != "number" or place in self.tails or len(first.value) > 3:
                continue
            value = _scaled(first.value, *tail)
            between = self.patterns.shared.fullmatch(self.small, first.span[1], second.span[0])
            if between and _is_below(value, second.value):
                self.tails[place] = tail
                self.found[place] = Figure(first.span, second.kind, value)


def _scaled(value: str, power: int, percent: bool) -> str:
    """A number with noughts added, or its point moved.

    >>> _scaled("1.25", 6, False), _scaled("0.5", 3, False), _scaled("5", 0, True)
    ('1250000', '500', '5%')
    """
    if power:
        whole, _, decimals = value.partition(".")
        whole += decimals[:power].ljust(power, "0")
        decimals = decimals[power:].rstrip("0")
        value = (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    return f"{value}%" if percent else value


def _is_below(first: str, second: str) -> bool:
    one, other = first.rstrip("%"), second.rstrip("%")
    return max(one.count("."), other.count(".")) < 2 and float(one) < float(other)
