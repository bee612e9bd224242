"""Printed numbers of paragraphs: where the translation gets out of step with the source.

    source    6.   7.   8.   8 (a)   8 (b)   9.
    target    6.   8.   9.   9 (a)   9 (b)   10.        said once, at 7 beside 8

Only the last part of a number is compared, whatever its style: (a), (1), (أ) and (一) are the
same, and VI is 6; those of a list that each language sorts its own way are not. Once a level is so
much out of step, nothing more is said of it until that changes; nor is anything said of a number
that is missing where the last one of that kind of paragraph was missing, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from corpora.numbering import letter_value, roman_value
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Text, Work

_LAST = re.compile(r"(\d+|[^\W\d_]+)\W*\Z")


def numbering(work: Work) -> Iterator[Remark]:
    """The first passage of each stretch in which the numbers are out of step."""
    if not work.whole:
        return
    resorted = _resorted(work)
    steps: dict[int, int] = {}  # by how many the translation is ahead, by depth
    lacking: dict[str, str] = {}  # which side prints no number, by the kind of paragraph
    for place, passage in enumerate(work.passages):
        here, there = passage.source.number, passage.target.number
        if not (passage.has_both and (here or there)):
            continue
        kind = passage.source.kind
        side = "" if here and there else "translation" if here else "source"
        if side and side != lacking.get(kind, ""):
            message = f"The number {here or there} is not printed in the {side}."
            why = f"{here or 'no number'} beside {there or 'no number'}"
            yield _remark(place, here, there, message, why)
        lacking[kind] = side
        if side or place in resorted:
            continue
        depth = len(here.split())
        ahead = _ahead(here, there, steps.get(depth, 0))
        if ahead not in (0, steps.get(depth, 0)):
            message = f"The paragraph is {here} in the source and {there} in the translation."
            why = f"up to here the numbers are in step; {here} beside {there}"
            yield _remark(place, here, there, message, why)
        steps[depth] = ahead
        for deeper in [level for level in steps if level > depth]:
            del steps[deeper]  # counting begins anew below


def _resorted(work: Work) -> set[int]:
    """The passages of lettered lists of which some stand elsewhere in the translation."""
    items = [
        (place, passage)
        for place, passage in enumerate(work.passages)
        if passage.has_both and passage.source.number.endswith(")")
    ]
    found: set[int] = set()
    for _, listed in groupby(items, key=lambda item: item[1].source.number.rpartition(" ")[0]):
        passages = dict(listed)
        if any(passage.moved for passage in passages.values()):
            found |= passages.keys()
    return found


def _ahead(here: str, there: str, expected: int) -> int:
    """By how many the translation's number is ahead, as expected if it can be read so."""
    differences = {b - a for a in _values(here) for b in _values(there)}
    for likely in (0, expected):
        if likely in differences:
            return likely
    return min(differences, key=abs)


def _values(number: str) -> set[int]:
    """What the last part of a number may count: (i) is the first or the ninth."""
    found = _LAST.search(number)
    last = found[1] if found else ""
    if last.isdecimal():
        return {int(last)}
    return ({letter_value(last), roman_value(last)} - {0}) or {0}


def _remark(place: int, here: str, there: str, message: str, why: str) -> Remark:
    return Remark(place, NOWHERE, NOWHERE, message, here, why, here or there)


def misnumbered(text: Text) -> Text | None:
    """The text under the next number; None where it has no plain one."""
    return replace(text, number=str(int(text.number) + 1)) if text.number.isdecimal() else None
