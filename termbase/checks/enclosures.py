"""Quotation marks and brackets: one that has no partner, a quotation that is lost.

    the report entitled “Our common agenda”        →   题为“我们的共同议程的报告    ” is missing
    said: “We need peace, not more weapons, …”     →   dijo que necesitamos paz …   “…” is lost

Pairs of all six languages are read, typewriters' " and <<…>>, too. An apostrophe is no quotation
mark, and the bracket of "a)" or "1)" no bracket. What is wrong in the source alike is left alone,
and so is a quotation of several paragraphs: some languages open each of them, others do not.

Brackets and short quotations come and go in good translations: in the UN development set, none of
fifteen stretches in brackets that had no answer was missing. Only long quotations are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpora.document import Lang, Span
from corpora.language import HAN
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Passage, Text, Work

_PAIRS = "()（）[]［］【】〔〕“”«»‹›「」『』《》〈〉‘’"
PARTNER = {
    **dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
    **dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True)),
    **{"<<": ">>", ">>": "<<", "<": ">", ">": "<", "„": "“"},
}
_SIGN = re.compile(
    r"[()（）\[\]［］【】〔〕“”„«»‹›「」『』《》〈〉\"＂]|<<|>>|<(?![\s=+-]*\d)|(?<![-=])>(?![\s=+-]*\d)"
    r"|(?<!\w)‘(?=\w)|’(?!\w)"
)
_MARKER = re.compile(r"(?:^|[\s\u200e\u200f،,;:：；，。.(（、–-])[^\W_]{1,5}(?:[.\-]\d+)?\Z")
_LEADS = re.compile(r"[\s(\[]?[\"＂][^\W_]|[\s(\[][\"＂][^\s)\],.;:]")  # is sure to open
_ENDS = re.compile(r"[^\s(\[][\"＂](?:[\s)\],.;:?!،؛]|\Z)")  # is sure to close
_ROUND, _SQUARE, _TITLE, _QUOTE, _SINGLE = range(5)
_KIND = {
    **dict.fromkeys("()（）", _ROUND),
    **dict.fromkeys("[]［］【】〔〕", _SQUARE),
    **dict.fromkeys("《》〈〉", _TITLE),
    **dict.fromkeys("‘’", _SINGLE),
}  # all others quote
_ALSO = {"„": "”"}  # what else closes
_TURNED = {"“": "”", "”": "“"}  # older Arabic texts have ”…“
_OPENING = frozenset("(（[［【〔“„«‹「『《〈‘<") | {"<<"}
_NAME = ("bracket", "bracket", "title mark", "quotation mark", "quotation mark")
_LONG = 100  # letters of a quotation that a translation keeps as one; titles are shorter
_HAN = re.compile(f"[{HAN}]")
_HAN_WIDTH = 2.5  # letters that a Chinese character stands for
_PARAGRAPHS = 10  # of one quotation
_MARKED = 7  # characters of a marker with its brackets: (viii)


class Stretch(NamedTuple):
    """What stands between two signs, with them."""

    kind: int
    start: int
    stop: int


class Enclosed(NamedTuple):
    """The enclosed stretches of a text, and the signs without partner."""

    stretches: tuple[Stretch, ...]
    strays: tuple[Span, ...]  # in order


def enclosed(text: str, lang: Lang) -> Enclosed:
    """Pair the signs of a text, each kind for itself.

    >>> enclosed("(a) «Nuestra agenda» b) [sic", "es")
    Enclosed(stretches=(Stretch(kind=0, start=0, stop=3), Stretch(kind=3, start=4, stop=20)), \
strays=((24, 25),))
    """
    stretches: list[Stretch] = []
    strays: list[Span] = []
    waiting: list[list[tuple[str, int]]] = [[] for _ in _NAME]
    turned = lang == "ar" and -1 < text.find("”") < text.find("“")
    for match in _SIGN.finditer(text):
        sign, (start, stop) = match.group(), match.span()
        sign = _TURNED.get(sign, sign) if turned else sign
        kind = _KIND.get(sign, _QUOTE)
        before = waiting[kind]
        if _opens(sign, before, text[max(0, start - 1) : stop + 1]):
            before.append((sign, start))
        elif (opened := _partner(sign, kind, before)) is not None:
            stretches.append(Stretch(kind, before.pop(opened)[1], stop))
        elif kind != _SINGLE and not (kind == _ROUND and _MARKER.search(text[:start][-8:])):
            strays.append((start, stop))
    strays += [(at, at + len(sign)) for rest in waiting for sign, at in rest]
    return Enclosed(tuple(sorted(stretches, key=lambda s: s.start)), tuple(sorted(strays)))


def _opens(sign: str, before: list[tuple[str, int]], around: str) -> bool:
    if sign in ('"', "＂"):
        waits = any(other == sign for other, _ in before)
        return bool(_LEADS.match(around)) or not (waits or _ENDS.match(around))
    if sign == "“":  # closes in „…“
        return not (before and before[-1][0] == "„")
    return sign in _OPENING


def _partner(sign: str, kind: int, before: list[tuple[str, int]]) -> int | None:
    """Which of the signs that wait is closed; of brackets any, whatever its width."""
    for index in range(len(before) - 1, -1, -1):
        other = before[index][0]
        if kind != _QUOTE or sign in (PARTNER.get(other, other), _ALSO.get(other)):
            return index
    return None


def enclosures(work: Work) -> Iterator[Remark]:
    """Signs without partner in the translation, and long quotations that have no answer in it."""
    quoting = -_PARAGRAPHS  # the last passage whose source leaves a quotation open
    for place, passage in enumerate(work.passages):
        source = enclosed(passage.source.text, passage.source.lang)
        target = enclosed(passage.target.text, passage.target.lang)
        open_kinds = {_kind(passage.source.text, span) for span in source.strays}
        if work.whole and _QUOTE in open_kinds:
            quoting = place
        if work.whole and place - quoting < _PARAGRAPHS:
            open_kinds.add(_QUOTE)
        if passage.has_both:
            for span in target.strays:
                is_letter = passage.target.text[span[0]] == "‘" and not _quotes(source)  # ‘Abd
                if not is_letter and _kind(passage.target.text, span) not in open_kinds:
                    yield _stray(place, passage.target, span)
            if not target.strays and (lost := _lost(passage, source, target)):
                yield _loss(place, passage.source, lost)


def _kind(text: str, span: Span) -> int:
    kind = _KIND.get(text[slice(*span)], _QUOTE)
    return _QUOTE if kind == _SINGLE else kind


def _quotes(side: Enclosed) -> bool:
    return any(stretch.kind in (_TITLE, _QUOTE, _SINGLE) for stretch in side.stretches)


def _stray(place: int, target: Text, span: Span) -> Remark:
    sign = target.stretch(span)
    partner = PARTNER.get(sign, sign)
    name = _NAME[_kind(target.text, span)]
    return Remark(
        place,
        NOWHERE,
        span,
        f"The {name} {sign} has no partner in the translation.",
        suggestion=partner,
        why=f"{sign} stands without {partner}; in the source all are paired",
    )


def _lost(passage: Passage, source: Enclosed, target: Enclosed) -> Stretch | None:
    """The longest quotation of the source, if it is long and the translation quotes nothing."""
    if _quotes(target):
        return None
    quoted = [stretch for stretch in source.stretches if stretch.kind == _QUOTE]
    longest = max(quoted, key=lambda s: s.stop - s.start, default=None)
    if longest is None or "''" in passage.target.text or "`" in passage.target.text:
        return None
    text = passage.source.text[longest.start : longest.stop]
    letters = len(text) + (_HAN_WIDTH - 1) * len(_HAN.findall(text))
    return longest if letters >= _LONG else None


def _loss(place: int, source: Text, lost: Stretch) -> Remark:
    text = source.text[lost.start : lost.stop]
    return Remark(
        place,
        (lost.start, lost.stop),
        NOWHERE,
        "What the source quotes is not marked as a quotation in the translation.",
        why=f"{text[0]}…{text[-1]} in the source, no quotation marks in the translation",
        severity="note",
    )


def unbalanced(text: Text) -> tuple[str, Span] | None:
    """The text without the closing sign of its longest stretch, and where the other one stands."""
    stretches = [s for s in enclosed(text.text, text.lang).stretches if s.stop - s.start > _MARKED]
    if not stretches:
        return None
    longest = max(stretches, key=lambda s: s.stop - s.start)
    cut = longest.stop - (2 if text.text.endswith((">>", "<<"), 0, longest.stop) else 1)
    return text.text[:cut] + text.text[longest.stop :], (longest.start, longest.start + 1)
