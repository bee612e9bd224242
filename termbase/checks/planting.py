"""A test of the checks on the user's own text: errors are planted, and it is seen which are found.

    date      15 of 15 found
    term      11 of 12
    omitted    8 of  8
    0.4 findings in 1,000 words before anything was planted

What is planted in is the translation, one error in a passage, by a rule and not by chance. An error
counts as found where its check says something about that passage that it did not say before. Where
a passage or a sentence was taken out, the versions are aligned anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from termbase.checks.catalogue import Check
from termbase.checks.passage import Passage, Work
from termbase.checks.spoiling import Kind, kinds_of

Again = Callable[[Mapping[int, str]], Work]  # the same work with other texts in some passages

_MOST = 100  # errors of a kind
_SPARSE = 8  # of so many passages at most one is taken out


class Planted(NamedTuple):
    """How many errors of a kind were planted, and how many of them found."""

    code: str
    kind: str  # "changed", "dropped"
    planted: int
    found: int
    missed: tuple[int, ...]  # passages where it was not found

    @property
    def recall(self) -> float:
        """The share that was found."""
        return self.found / self.planted


def self_test(
    work: Work,
    checks: Sequence[Check],
    again: Again,
    tick: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Planted]:
    """Plant errors of every kind that the checks should find, and count those that they do.

    Args:
        work: taken as free of errors.
        checks: those that are tried.
        again: makes the work anew, given the texts of some passages of the translation.
        tick: told which kind of error it is at, and how many there are.
    """
    by_code = {one.code: one for one in checks}
    before = cache(lambda code: _said(work, by_code[code]))  # of the work as it is: once a check
    kinds = list(kinds_of(work))
    for number, kind in enumerate(kinds, 1):
        tick(number, len(kinds))
        family = [code for code in dict.fromkeys((kind.code, *kind.likewise)) if code in by_code]
        spoilt = _spoilt(work, kind) if kind.code in by_code else {}
        if not spoilt:
            continue
        if kind.is_aligned:
            changed = again({n: passage.target.text for n, passage in spoilt.items()})
        else:
            passages = [spoilt.get(n, passage) for n, passage in enumerate(work.passages)]
            changed = replace(work, passages=passages)
        new = [_said(changed, by_code[code]) - before(code) for code in family]
        told = {place for said in new for place, _ in said}
        missed = [n for n in spoilt if told.isdisjoint(_paragraphs(work.passages[n]))]
        yield Planted(kind.code, kind.name, len(spoilt), len(spoilt) - len(missed), tuple(missed))


def _said(work: Work, check: Check) -> set[tuple[int, str]]:
    """What is said, and of which passage: the first paragraph of its source."""
    return {
        (_paragraphs(work.passages[remark.passage])[0], remark.message) for remark in check(work)
    }


def _paragraphs(passage: Passage) -> list[int]:
    """Of the source; two that were one passage may be two where a sentence was taken out."""
    return [part.paragraph for part in passage.source.parts]


def _spoilt(work: Work, kind: Kind) -> dict[int, Passage]:
    """The passages that an error can be planted in, not too many, evenly over the text."""
    able = [n for n, p in enumerate(work.passages) if p.has_both]
    spoilt = {n: made for n in able if (made := kind.spoil(work.passages[n]))}
    most = min(_MOST, max(1, len(able) // _SPARSE)) if kind.is_aligned or kind.is_sparse else _MOST
    return dict(list(spoilt.items())[:: max(1, -(-len(spoilt) // most))])
