"""Where findings stand: grouped by place, and the text around what each is about.

by_place(findings)           ((finding, finding), (finding,), …)
excerpt(place, 40)           Excerpt("…adopted in ", "2016", " by the General…")
pieces(text, [(0, 5)])       ("South", (0,)), ("-South cooperation", ())
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.document import Span
from corpora.language import HAN
from corpora.showing.display import harmless
from termbase.checks.finding import SEVERITIES, Finding, Place

_ELLIPSIS = "…"
_BACK = 14  # characters that may be given up so that a word stays whole
_LETTER = re.compile(rf"[^\W{HAN}]")
# No one sees these, and terminals have different notions of how wide they are.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff]")


class Excerpt(NamedTuple):
    """A text on one line, cut where there is no room."""

    before: str
    marked: str  # what the finding is about; "" where that is the whole text
    after: str


def by_place(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each place, the places in the order in which they first come."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        key = tuple(
            (side.document, side.lang, side.paragraph, side.label, side.text)
            for side in (finding.source, finding.target)
        )
        groups.setdefault(key, []).append(finding)
    return tuple(map(tuple, groups.values()))


def label_of(finding: Finding) -> str:
    """What its place is called: "para. 4", or "para. 4 → para. 5" where the sides differ."""
    labels = filter(None, (finding.source.label, finding.target.label))
    return harmless(" → ".join(dict.fromkeys(labels)))


def documents_of(finding: Finding) -> str:
    """The names of its documents: "report.en.docx → report.fr.docx"."""
    names = filter(None, (finding.source.document, finding.target.document))
    return harmless(" → ".join(dict.fromkeys(names)))


def summary(findings: Sequence[Finding], passages: int = 0) -> str:
    """How much was found, in one line: "3 errors, 2 warnings in 2 of 75 passages".

    Args:
        findings: what was found.
        passages: how many were looked at; 0 if unknown.
    """
    numbers = Counter(finding.severity for finding in findings)
    found = [counted(numbers[severity], severity) for severity in SEVERITIES if numbers[severity]]
    places = len(by_place(findings))
    if passages:  # of which one may be several places
        where = f"{min(places, passages)} of {passages} passages" if found else counted(passages)
    else:
        where = counted(places)
    return f"{', '.join(found)} in {where}" if found else f"nothing found in {where}"


def counted(number: int, what: str = "passage") -> str:
    """A number of things: "1 error", "2 errors"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def excerpt(place: Place, columns: int) -> Excerpt:
    """One side around what a finding is about; its beginning where it is about the whole.

    >>> excerpt(Place("", "en", 0, "", "in the two thousand years since 2016 and", (32, 36)), 22)
    Excerpt(before='…years since ', marked='2016', after=' and')
    """
    from rich.cells import cell_len

    start, stop = place.span
    before, marked, after = (
        _UNSEEN.sub("", harmless(part))
        for part in (place.text[:start], place.text[start:stop], place.text[stop:])
    )
    marked = _beginning(marked, max(columns, 1))
    room = max(0, columns - cell_len(marked))
    right = min(cell_len(after), max(room // 2, room - cell_len(before)))
    return Excerpt(_end(before, room - right), marked, _beginning(after, right))


def _beginning(text: str, columns: int) -> str:
    from rich.cells import cell_len

    if cell_len(text) <= columns:
        return text
    stop = cut = _fitting(text, columns - 1)
    while cut and stop - cut < _BACK and _splits_word(text, cut):
        cut -= 1
    return text[: stop if _splits_word(text, cut) else cut].rstrip() + _ELLIPSIS[: max(columns, 0)]


def _end(text: str, columns: int) -> str:
    return _beginning(text[::-1], columns)[::-1]


def _splits_word(text: str, at: int) -> bool:
    """Whether there is a letter or figure on both sides; Chinese may be cut anywhere."""
    return bool(_LETTER.match(text[at - 1 : at]) and _LETTER.match(text[at : at + 1]))


def _fitting(text: str, columns: int) -> int:
    """How many characters from the beginning fit into so many columns."""
    from rich.cells import get_character_cell_size

    for place, char in enumerate(text):
        columns -= get_character_cell_size(char)
        if columns < 0:
            return place
    return len(text)


def pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A text cut at the ends of spans: each piece, and which of the spans it is in.

    >>> list(pieces("abcd", [(0, 2), (1, 3)]))
    [('a', (0,)), ('b', (0, 1)), ('c', (1,)), ('d', ())]
    """
    ends = {end for span in spans for end in span if 0 < end < len(text)}
    for start, stop in pairwise(sorted({0, len(text), *ends})):
        within = (n for n, (first, last) in enumerate(spans) if first <= start and stop <= last)
        yield text[start:stop], tuple(within)
