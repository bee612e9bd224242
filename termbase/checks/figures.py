"""Numbers, percentages, dates, ordinals and symbols that are others in the translation, or none.

    zh  2015年1月30日…120万…第七十九届      date, number, ordinal
    en  20 January 2015 … 1.2 million … seventy-ninth       → 30 against 20

What is written in either text, in figures or in words and in whatever way, is there. Of the rest a
figure that is strong is missed; one that is weak only where the other side has another in its
place: small numbers come and go with the grammar ("both", "one of", duals), and numbers of
paragraphs and calls of notes with the layout.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache, partial
from typing import NamedTuple

from corpora.data_tables import data_table
from corpora.document import Span
from corpora.figures.han_numbers import han_number
from corpora.figures.numerals import Figure, FigureKind, parts
from corpora.words.levelling import level, printed
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Passage, Text, Work
from termbase.mining.word_lists import is_han

_TINY = 2  # numbers up to this one come and go, even in figures
_AS_WRITTEN = ("number", "percent", "symbol")  # in every language
_COUNTING = ("number", "ordinal")
_IN_WORDS = {"ordinal": 2, "number": 3}  # and these in words
_CALL = 3  # digits of a footnote call, at most
_HAN_CALL = 2  # and in Chinese, where no space tells it from a number
_NUMBERED = re.compile("(?:项目|行动|规则|目标|指标|附件|方框|表|图|第|段|条|款|组|届|卷|编号|号)$")
_NOUN = re.compile(r"[^\W\d_]{2} $")  # before the VII of "Chapter VII"
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_LABEL = re.compile(
    r"\s*(?:[(\[]?(?:[0-9]{1,3}|[ivxlc]{1,5}|[一二三四五六七八九十百]+)(?:[.、)\]]|(?:-(?=\s)|\s-)(?!\s*[0-9]))"
    r"(?:\s*\([a-zа-я]\))*\s*)+|\s*[0-9]{1,3}(?=\s)(?!\s[0-9]{3}(?![0-9]))"
)
_RUN = re.compile(r"[0-9]+")
_HAN = re.compile(r"[一二三四五六七八九十百零〇千万]+")
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"(?<=[0-9])[ ,.\u00a0'’](?=[0-9]{3}(?![0-9]))")
_DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_HALVED = ("500000", "1500000")  # half a million
_PAGES = re.compile(  # p. 34 et 35, págs. 36 a 39, стр. 37 - 38, الصفحتان 42-43, 第34-35页
    r"(?:\b(?:pp?|pags?|с|ص)\.|\b(?:стр\.?|pages?|paginas?|страниц[а-я]*)|الصفح\w+)\s?"
    r"[0-9]+(?:(?:\s?[-–,]\s?|\s[a-zа-яو]{1,3}\s)[0-9]+)*|[0-9]+(?:\s?[-–—,、至和]\s?[0-9]+)*页"
)
_CALLED = re.compile(r"(?:1[89]|20)[0-9]{3}")  # 20151, a year with the call of a note
_CODE = re.compile(r"(?:[A-ZА-Я][-‑–]?|[^\W\d_]\+)$")  # before the 19 of COVID-19
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_CENTURY = re.compile(r"(1[89]|20)[0-9]{2}[-–/]$")  # before the 15 of 2014-15
_PERIOD = re.compile(r"(1[89]|20)[0-9]{2}/([0-9]{2})")
_OF_AGE = re.compile("世纪[0-9一二三四五六七八九十]+年代")  # after the 20 of 20世纪60年代
_SHORT_YEAR = 2  # digits
_AGE = re.compile("ann[eé]es|años|年代|год")  # beside the sixties
_NEAR = 8  # characters


class Change(NamedTuple):
    """A figure of the source that is another in the translation, or is in one of them only."""

    source: Figure | None
    target: Figure | None

    @property
    def kind(self) -> FigureKind:
        """Of the figure of the source, if there is one."""
        figure = self.source or self.target
        assert figure
        return figure.kind


def _remarks(work: Work, kinds: Set[FigureKind]) -> Iterator[Remark]:
    """Figures of some kinds that are others, are missing or were added."""
    for number, all_found in _changes_in(work):
        passage = work.passages[number]
        found = [change for change in all_found if change.kind in kinds]
        yield from (_changed(number, passage, one) for one in found if one.source and one.target)
        for side, text in enumerate((passage.source, passage.target)):
            if alone := [one[side] for one in found if one[side] and not one[1 - side]]:
                yield _alone(number, text, side, [figure for figure in alone if figure])


numbers = partial(_remarks, kinds={"number", "fraction", "roman", "time"})
percentages = partial(_remarks, kinds={"percent"})
dates = partial(_remarks, kinds={"date"})
ordinals = partial(_remarks, kinds={"ordinal"})
symbols = partial(_remarks, kinds={"symbol", "address"})


@lru_cache(maxsize=1)
def _changes_in(work: Work) -> list[tuple[int, list[Change]]]:
    """The figures that do not agree, by passage; reckoned once for all the checks of figures."""
    return [
        (number, found)
        for number, passage in enumerate(work.passages)
        if passage.has_both
        if (found := [one for one in changes(passage) if not _is_lacking_too(work, number, one)])
    ]


def _is_lacking_too(work: Work, number: int, change: Change) -> bool:
    """Whether a witness has the passage and agrees with the translation."""
    texts = [witness[number] for witness in work.witnesses]
    return any(
        text.text
        and not (change.source and _Figures(text).has(change.source))
        and not (change.target and not _Figures(text).has(change.target))
        for text in texts
    )


def changes(passage: Passage) -> list[Change]:
    """The figures of a passage that do not agree; each value once."""
    source, target = _Figures(passage.source), _Figures(passage.target)
    missing = _distinct(f for f in source.figures if target.lacks(f, source))
    added = _distinct(f for f in target.figures if source.lacks(f, target))
    if _run_together(missing, added) or _run_together(added, missing):
        return []
    if not missing and not added:
        return [Change(figure, None) for figure in _repeated_less(source, target)]
    made, moved = [], _left_over(passage)
    for figure in missing:
        other = _counterpart(figure, _answering(passage, figure, added))
        if other and (source.is_strong(figure) or target.is_strong(other) or _alike(figure, other)):
            made.append(Change(figure, other))
            added.remove(other)
        elif not other and source.is_strong(figure):
            made.append(Change(figure, _counterpart(figure, _answering(passage, figure, moved))))
    told = len(_ASIDE.findall(passage.source.text)) < len(_ASIDE.findall(passage.target.text))
    made += [
        Change(None, figure)
        for figure in added
        if target.is_strong(figure) and not (told and target.is_aside(figure))
    ]
    return made


def _repeated_less(source: _Figures, target: _Figures) -> Iterator[Figure]:
    """A number that stands once less in the translation, where all other figures stand as often."""
    here, there = ([f.value for f in side.figures] for side in (source, target))
    left = Counter(here) - Counter(there)
    if left.total() != 1 or Counter(there) - Counter(here):
        return
    value = next(iter(left))
    found = [figure for figure in source.figures if figure.value == value]
    if {value, value.rstrip("%")} & {*there} and all(map(source.counts, found)):
        yield found[-1]


def figures_asked(text: Text, kind: FigureKind) -> list[Figure]:
    """The figures of a kind that do not come and go with the grammar or the layout."""
    read = _Figures(text)
    return [f for f in read.figures if f.kind == kind and read.is_strong(f)]


def _distinct(found: Iterable[Figure]) -> list[Figure]:
    return list({figure.value: figure for figure in found}.values())


def _left_over(passage: Passage) -> list[Figure]:
    """Figures of the target that its source has, but not so often."""
    counts = Counter(figure.value for figure in passage.source.figures)
    counts.subtract(figure.value for figure in passage.target.figures)
    return [figure for figure in passage.target.figures if counts[figure.value] < 0]


class _Figures:
    """The figures of a text, and what is written in it besides."""

    def __init__(self, text: Text) -> None:
        self.text = text
        plain, silent = level(text.text)
        self._plain = plain.lower()
        label = _LABEL.match(self._plain)
        start = label.end() if label else 0
        self.figures = [f for f in text.figures if f.span[0] >= start]
        self._values = {value for figure in text.figures for value in _values(figure)}
        self._whole = self._values.union(_RUN.findall(_DECIMAL.sub("", self._plain)))
        self._values.update(_RUN.findall(self._plain), _RUN.findall(_GROUPED.sub("", self._plain)))
        self._values.update(value for figure in text.figures for value in self.meant(figure))
        self._halved = [
            m.span() for half in _HALVED for m in _words()[0][half].finditer(self._plain)
        ]
        self.pages = [printed(found.span(), silent) for found in _PAGES.finditer(self._plain)]
        if is_han(text.lang):
            self._values.update(str(han_number(run)) for run in _HAN.findall(self._plain))

    def has(self, figure: Figure, meant: Iterable[str] = ()) -> bool:
        """Whether all that a figure of the other side is made of is written here, or is meant."""
        return all(map(self._has, _values(figure))) or any(map(self._has, meant))

    def lacks(self, figure: Figure, other: _Figures) -> bool:
        """Whether a figure of the other side is not here, nor what it stands for."""
        written = other.text.stretch(figure.span)
        is_copied = figure.kind == "date" and written in self.text.text
        if is_copied or (self.pages and other.is_page(figure)):
            return False
        return not self.has(figure, other.meant(figure))

    def meant(self, figure: Figure) -> Iterator[str]:
        """What a figure stands for besides: 50 in "five decades", 2015 in "2014-15", 1960."""
        (start, stop), text, value = figure.span, self.text.text, figure.value
        after = level(text[stop : stop + _NEAR])[0].lower()
        if _words()[1].match(after.strip(" -")):
            yield f"{value}0"
        if len(value) == _SHORT_YEAR:
            if century := _CENTURY.search(text, 0, start):
                yield century[1] + value
            if _AGE.search(text, max(0, start - _NEAR), stop + _NEAR):
                yield f"19{value}"
        if _CALLED.fullmatch(value) and _CENTURY.search(text, 0, start):
            yield value[:4]
        if period := _PERIOD.fullmatch(value):
            yield period[1] + period[2]

    def is_page(self, figure: Figure) -> bool:
        """Whether it is the number of a page, which each language has its own of."""
        start, stop = figure.span
        return any(first <= start and stop <= last for first, last in self.pages)

    def _has(self, value: str) -> bool:
        if value in self._values or self._says(value):
            return True
        pieces = [piece for piece in re.split(r"[./]", value) if _RUN.search(piece)]
        if len(pieces) > 1 and self._whole.issuperset(pieces):
            return True  # target 3.3, which is 3-3 in Arabic; "two and a half" has its own word
        if value.replace(".", "") in self._values:
            return True
        return bool(_YEAR.fullmatch(value)) and self._has_year(value)

    def _has_year(self, value: str) -> bool:
        """Whether there is 2014-15 for 2015, "années 60" for 1960, 2015 with a note's call."""
        short = re.compile(rf"[-/–'’ ]{value[2:]}(?![0-9])|{value}[0-9]{{1,2}}(?![0-9])")
        said = _words()[0].get(value[2:])
        return bool(short.search(self._plain) or (said and said.search(self._plain)))

    def _says(self, value: str) -> bool:
        """Whether a number is said in a word that is no numeral."""
        said, tens = _words()
        if value in said and said[value].search(self._plain):
            return True
        if value.endswith(".5") and value[:-2] in self._values and said["0.5"].search(self._plain):
            return True
        ten = value[:-1]
        return value.endswith("0") and ten in self._values and bool(tens.search(self._plain))

    def is_strong(self, figure: Figure) -> bool:
        """Whether a figure would not come or go without a reason."""
        written = self.text.stretch(figure.span)
        if figure.kind == "roman":
            noun = _NOUN.search(self.text.text, 0, figure.span[0])
            return _number(figure) > _TINY and written.isascii() and bool(noun)
        if figure.kind in ("address", "time", "fraction"):
            return False
        if _OF_AGE.match(self.text.text, figure.span[1]):
            return False
        if not _DIGIT.search(written):
            if any(
                start < figure.span[1] and figure.span[0] < stop for start, stop in self._halved
            ):
                return False
            return _number(figure) > _IN_WORDS.get(figure.kind, math.inf)
        if figure.kind in ("date", "percent", "symbol"):
            return True
        mantissa = int("".join(_RUN.findall(level(written)[0])))
        if mantissa <= _TINY or self.is_call(figure.span):
            return False
        return not _CODE.search(self.text.text, 0, figure.span[0])

    def counts(self, figure: Figure) -> bool:
        """Whether a number is in figures, and no year that need not be said again."""
        written = self.text.stretch(figure.span)
        is_year = _YEAR.fullmatch(figure.value) and not self.is_aside(figure)
        is_number = figure.kind in ("number", "percent")
        return is_number and bool(_DIGIT.search(written)) and not is_year

    def is_aside(self, figure: Figure) -> bool:
        """Whether a figure stands in brackets, where an editor may have added something."""
        start, stop = figure.span
        return any(m.start() < start and stop < m.end() for m in _ASIDE.finditer(self.text.text))

    def is_call(self, span: Span) -> bool:
        """Whether a number may call a footnote: "website.3", "活动1。", "level.[23]"."""
        text, (start, stop) = self.text.text, span
        if stop - start > _CALL or not start:
            return False
        before, after = text[start - 1], text[stop : stop + 1]
        if before == "[" and after == "]":
            return True
        if before == "(" and after == ")" and self.text.lang == "ar":
            return True
        if is_han(self.text.lang) and (
            stop - start > _HAN_CALL or _NUMBERED.search(text, 0, start)
        ):
            return False
        return not before.isspace() and not after.isalnum() and before not in "-–/($€£"


@cache
def _words() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    """What says a number without a numeral, by its value; what says tens of years."""
    given = data_table("termbase", "figures")
    said = {value: re.compile(stems) for value, stems in given["said"].items()}
    return said, re.compile(given["tens"]["years"])


def _values(figure: Figure) -> Sequence[str]:
    """What has to be written for a figure to be there."""
    return [_rounded(part.rstrip("%").removeprefix("month:")) for part in parts(figure)]


def _rounded(value: str) -> str:
    """A number without noughts that say nothing: 0.20 is 0.2."""
    return value.rstrip("0").rstrip(".") if value.count(".") == 1 and value[-1] == "0" else value


def _number(figure: Figure) -> float:
    try:
        return float(figure.value.rstrip("%"))
    except ValueError:
        return 0.0


def _answering(passage: Passage, figure: Figure, others: Iterable[Figure]) -> list[Figure]:
    """The figures of the translation that are not surely in the place of another sentence."""
    return [other for other in others if passage.may_answer(figure.span, other.span)]


def _counterpart(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The figure that stands in the place of another: one of its kind, or nearly: article 36."""
    kinds = [(figure.kind,), _COUNTING if figure.kind in _COUNTING else ()]
    return next((other for kind in kinds for other in others if other.kind in kind), None)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether one stands for the other even where both are in words: of numbers, not the least."""
    return one.kind == "ordinal" or min(_number(one), _number(other)) > _TINY


def _run_together(apart: Sequence[Figure], joined: Sequence[Figure]) -> bool:
    """Whether "15-64" only lost its hyphen: 1564."""
    return bool(joined) and "".join(f.value for f in apart) == "".join(f.value for f in joined)


def _changed(number: int, passage: Passage, change: Change) -> Remark:
    source, target = change
    assert source
    assert target
    here, there = passage.source.stretch(source.span), passage.target.stretch(target.span)
    message = f"The source says {here}, the translation {there}."
    why = f"{source.value} is not in the translation"
    better = source.value if source.kind in _AS_WRITTEN else ""
    if (
        source.kind == "symbol"
        and passage.target.lang == "ar"
        and better.replace("/", "").isdigit()
    ):
        better = "/".join(reversed(better.split("/")))
    return Remark(number, source.span, target.span, message, better, why, here)


def _alone(number: int, text: Text, side: int, found: Sequence[Figure]) -> Remark:
    """Figures that only one side has: the source's are missing, the target's were added."""
    written = [text.stretch(figure.span) for figure in found]
    spans = (NOWHERE, found[0].span) if side else (found[0].span, NOWHERE)
    listed, verb = " and ".join(written), "is" if len(written) == 1 else "are"
    where = "not in the source" if side else "missing in the translation"
    why = f"{', '.join(figure.value for figure in found)}: nowhere there, in figures or in words"
    return Remark(number, spans[0], spans[1], f"{listed} {verb} {where}.", why=why, term=written[0])
