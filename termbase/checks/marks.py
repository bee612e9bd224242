"""Footnote calls: one that is lost in the translation, added to it, or out of order.

    source    … at its eighteenth session,⁵ calls upon …⁶     calls 5, 6
    target    … lors de sa dix-huitième session,⁵ …           call 6 is lost

Passages are compared as wholes: where in a sentence a call stands is a matter of its word order.
What counts first is how many calls a passage has. Their numbers may differ by so many throughout,
begin anew on other pages, or go on lower after one that was lost; a number says something only
where it is out of line with those around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpora.document import Mark, Span
from corpora.numbering import letter_value
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Text, Work

_BEFORE = re.compile(r"\w{1,12}\W{0,2}\Z")  # the word a call stands after
_NEAR = 2  # passages away where a call may have gone
_AROUND = 2  # passages with calls, on either side, that tell how the numbers differ
_MOST = 3  # of those must agree


class _Calls(NamedTuple):
    """The calls of a passage that has any."""

    place: int
    source: Text
    target: Text

    @property
    def balance(self) -> int:
        """How many more the translation has."""
        return len(self.target.marks) - len(self.source.marks)

    @property
    def shift(self) -> int | None:
        """How much higher the translation numbers; None where it is not the same for all."""
        pairs = zip(self.source.marks, self.target.marks, strict=False)
        shifts = {_value(there) - _value(here) for here, there in pairs}
        return shifts.pop() if len(shifts) == 1 and not self.balance else None


def note_marks(work: Work) -> Iterator[Remark]:
    """Calls that one side has and the other lacks, and those that are out of order."""
    passages = [
        _Calls(place, passage.source, passage.target)
        for place, passage in enumerate(work.passages)
        if passage.has_both and (passage.source.marks or passage.target.marks)
    ]
    source = sum(len(calls.source.marks) for calls in passages)
    target = sum(len(calls.target.marks) for calls in passages)
    if len(passages) > 1 and not (source and target):
        yield _none_at_all(passages[0], source, target)
        return
    settled: set[int] = set()
    shift = 0
    for index, calls in enumerate(passages):
        if calls.balance and calls.place not in settled:
            other = _gone_to(calls, passages[index + 1 :])
            settled.add(other.place if other else -1)
            yield from _moved(calls, other, shift) if other else _uneven(calls, shift)
        elif not calls.balance and (wrong := _wrong(index, passages, shift)):
            yield wrong
        shift = shift if calls.shift is None else calls.shift


def _value(mark: Mark) -> int:
    """A label as a number, whatever its script; stars count as what nothing else is."""
    bare = mark.label.strip("()[]. \u00a0")
    return int(bare) if bare.isdecimal() else letter_value(bare) or -len(bare)


def _none_at_all(first: _Calls, source: int, target: int) -> Remark:
    lacks, count = ("translation", source) if source else ("source", target)
    message = f"The {lacks} has no footnote call at all; the other side has {count}."
    here, there = (next(iter(text.marks), None) for text in (first.source, first.target))
    return _remark(first, here, there, message)


def _gone_to(calls: _Calls, later: Sequence[_Calls]) -> _Calls | None:
    """The next passage that has too many where this one lacks as many, or the other way."""
    near = (other for other in later if other.place - calls.place <= _NEAR)
    return next((other for other in near if other.balance == -calls.balance), None)


def _moved(calls: _Calls, other: _Calls, shift: int) -> Iterator[Remark]:
    lacking, having = (calls, other) if calls.balance < 0 else (other, calls)
    where = "a later" if having.place > lacking.place else "an earlier"
    for mark in _without(lacking.source.marks, lacking.target.marks, shift):
        message = f"The call of note {mark.label} stands in {where} passage of the translation."
        yield _remark(lacking, mark, None, message)


def _uneven(calls: _Calls, shift: int) -> Iterator[Remark]:
    here, there = calls.source.marks, calls.target.marks
    why = f"{len(here)} in the source, {len(there)} in the translation"
    for mark in _without(here, there, shift) if len(here) > len(there) else ():
        message = f"The call of note {mark.label} is not in the translation."
        yield _remark(calls, mark, None, message, mark.label, why)
    for mark in _without(there, here, -shift) if len(there) > len(here) else ():
        message = f"The call of note {mark.label} is not in the source."
        yield _remark(calls, None, mark, message, why=why)


def _without(marks: Sequence[Mark], others: Sequence[Mark], shift: int) -> list[Mark]:
    """The calls that have no answer; as many as there are too many."""
    left = [_value(mark) for mark in others]
    unanswered = []
    for mark in marks:
        if _value(mark) + shift in left:
            left.remove(_value(mark) + shift)
        else:
            unanswered.append(mark)
    spare = len(marks) - len(others)
    return (unanswered if len(unanswered) >= spare else list(marks))[-spare:]


def _wrong(index: int, passages: Sequence[_Calls], shift: int) -> Remark | None:
    """Calls in another order, or a number that does not fit in with those around it."""
    calls = passages[index]
    here, there = calls.source.marks, calls.target.marks
    numbers, others = [_value(mark) for mark in here], [_value(mark) for mark in there]
    labels = ", ".join(mark.label for mark in there)
    if calls.shift is None:
        if sorted(others) != [number + shift for number in sorted(numbers)]:
            return None
        at = next(n for n, number in enumerate(numbers) if others[n] != number + shift)
        message = f"The calls of notes stand in another order than in the source: {labels}."
    else:
        around = [*passages[max(0, index - _AROUND) : index], *passages[index + 1 :][:_AROUND]]
        shifts = [other.shift for other in around if other.shift is not None]
        usual = max(shifts, key=shifts.count, default=calls.shift)
        if calls.shift == usual or shifts.count(usual) < _MOST:
            return None
        at = 0
        message = f"The note called here is {labels}, out of line with the source."
    why = f"{', '.join(mark.label for mark in here)} in the source"
    return _remark(calls, here[at], there[at], message, here[at].label, why)


def _remark(
    calls: _Calls,
    here: Mark | None,
    there: Mark | None,
    message: str,
    better: str = "",
    why: str = "",
) -> Remark:
    """A remark about calls, with the words they stand after."""
    source, target = _span(calls.source, here), _span(calls.target, there)
    mark = here or there
    return Remark(calls.place, source, target, message, better, why, mark.label if mark else "")


def _span(text: Text, mark: Mark | None) -> Span:
    if mark is None:
        return NOWHERE
    before = _BEFORE.search(text.text[: mark.at])
    return (before.start(), mark.at) if before else (max(0, mark.at - 1), mark.at)


def without_mark(text: Text) -> Text | None:
    """The text without the last of its calls."""
    return replace(text, marks=text.marks[:-1]) if text.marks else None
