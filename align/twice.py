"""What one version says twice, in its own words and in those of the other: a bilingual file.

    source   The Council met.
    target   The Council met.   Le Conseil s'est réuni.      the copy alone would be the counterpart

A copy is nearer than any translation, so what was translated would stand alone beside it, as if
the other version did not say it. A bead takes what is alone next to it and says the same, if one of
the two is a copy and the other is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from align.evidence.model import Evidence
from align.evidence.spaces import LONGEST
from align.found import Found, solved, starts_of
from corpora.document import Span

COPY = 0.8  # share of their letters, in order, that copies have in common at least
OTHER = 0.6  # and texts in two languages at most
_TIMES = 2  # at least; what is said twice only once is a quotation
_FURTHEST = 32  # segments beside a bead, or a row of beads, that are looked at
_PARAGRAPHS = 2  # beside a bead, at most: more of them are no part of it
_BEADS = 2  # for each of those segments
_NEAR = 0.6  # nearness of translations at most, where sure pairs may be copies
_SAME = 0.9  # cosine at least of copies
_SURE = 0.5  # probability at least with which each segment answers what was said before

Texts = tuple[Sequence[str], Sequence[str]]


def may_be_copied(evidence: Evidence, found: Sequence[Found], texts: Texts) -> bool:
    """Whether something stands alone, and some text stands on both sides."""
    if all(step.is_bead for step in found):
        return False
    pairs = starts_of([step for step in found if step.is_pair])
    if evidence.meaning and (evidence.meaning.of_pairs(pairs) < _SAME).all():
        return False
    left, right = ({_letters(text) for text in side} for side in texts)
    return bool((left & right) - {""})


def with_said_twice(evidence: Evidence, found: Sequence[Found], texts: Texts) -> list[Found]:
    """The steps of a pair, with one bead for what a side says in both languages; in no order.

    Args:
        evidence: of the pair.
        found: its steps, which leave nothing out.
        texts: of the segments of both sides.
    """
    made, times = list(found), 0
    evidence = replace(evidence, nearness=min(evidence.nearness, _NEAR))
    for side in (0, 1):
        edges = _by_edges(made, side)
        for first, last in runs_alone(made, side):
            for end in (0, 1):
                whole = _with_beside(evidence, edges[end], texts, side, (first, last), end)
                if whole:
                    made = [step for step in made if not _is_in(step, whole)]
                    made.append(whole)
                    times += 1
                    edges = _by_edges(made, side)
                    first = max(first, whole.spans[side][1])
    return made if times >= _TIMES else list(found)


def runs_alone(found: Sequence[Found], side: int) -> list[Span]:
    """The stretches of a side that stand alone."""
    runs: list[Span] = []
    for first, last in sorted(step.spans[side] for step in found if not step.is_bead):
        if first < last:
            goes_on = runs and runs[-1][1] == first
            runs.append((runs.pop()[0] if goes_on else first, last))
    return runs


def _by_edges(found: Sequence[Found], side: int) -> tuple[dict[int, Found], dict[int, Found]]:
    """The beads in order by where they stop on a side, and by where they start."""
    beads = [step for step in found if step.is_bead and not step.moved]
    stops, starts = ({step.spans[side][at]: step for step in beads} for at in (1, 0))
    return stops, starts


def _with_beside(
    evidence: Evidence,
    by_edge: Mapping[int, Found],
    texts: Texts,
    side: int,
    alone: Span,
    end: int,
) -> Found | None:
    """The beads at one end of what is alone as one with the part of it that says the same."""
    size = min(alone[1] - alone[0], _FURTHEST)
    begins = evidence.halves[side].begins
    if not size or (size if begins is None else begins[slice(*alone)].sum()) > _PARAGRAPHS:
        return None
    near = (alone[0], alone[0] + size) if end == 0 else (alone[1] - size, alone[1])
    beads = _beads_beside(by_edge, side, near[end], end, _BEADS * size)
    if not beads:
        return None
    there = hull(step.spans[1 - side] for step in beads)
    if not _may_be_copies(evidence, beads[0], side, near, there):
        return None
    block = (*there, *near) if side else (*near, *there)
    path = [step for path in solved(evidence, [block]) for step in path if step.is_bead]
    again = _next_to(path, side, near[end], end)
    answered = hull(step.spans[1 - side] for step in again) if again else there
    taken = [s for s in beads if _overlap(s.spans[1 - side], answered)]
    if not again or hull(step.spans[1 - side] for step in taken) != answered:
        return None
    if answered[1 - end] != there[1 - end] or min(step.probability for step in again) < _SURE:
        return None
    if not _one_is_a_copy(taken, again, texts):
        return None
    own = hull(step.spans[side] for step in (*taken, *again))
    return Found(
        (answered, own) if side else (own, answered),
        sum(step.score for step in again),
        min(step.probability for step in again),
    )


def _may_be_copies(evidence: Evidence, bead: Found, side: int, near: Span, there: Span) -> bool:
    """Whether a bead, or some pair of what is beside it, is so near that it may be one text."""
    if not evidence.meaning or max(stop - start for start, stop in bead.spans) > LONGEST:
        return True
    _, cosines = evidence.meaning.nearest(side, np.arange(*near), there)
    return max(float(cosines.max()), evidence.meaning.cosine(*bead.spans)) >= _SAME


def _beads_beside(
    by_edge: Mapping[int, Found], side: int, at: int, end: int, size: int
) -> list[Found]:
    """The beads from one place on, backwards or onwards, as far as they follow each other."""
    beads: list[Found] = []
    while at in by_edge and len(beads) < size:
        step = by_edge[at]
        if beads and beads[-1].spans[1 - side][end] != step.spans[1 - side][1 - end]:
            break
        beads.append(step)
        at = step.spans[side][end]
    return beads


def _next_to(path: Sequence[Found], side: int, at: int, end: int) -> list[Found]:
    """The steps of a path that reach one end of a side, with no gap on either side."""
    steps = list(path) if end == 0 else list(path)[::-1]
    if not steps or steps[0].spans[side][end] != at:
        return []
    taken = steps[:1]
    for before, step in pairwise(steps):
        if any(a[1 - end] != b[end] for a, b in zip(before.spans, step.spans, strict=True)):
            break
        taken.append(step)
    return taken


def _one_is_a_copy(taken: Sequence[Found], again: Sequence[Found], texts: Texts) -> bool:
    """Whether either beads are of one text on both sides, and the others of two languages."""
    if not all(all(letters_of(step, texts)) for step in (*taken, *again)):
        return False  # a page number translates nothing
    one, other = ([likeness(step, texts) for step in steps] for steps in (taken, again))
    return min(max(one), max(other)) < OTHER and max(min(one), min(other)) >= COPY


def likeness(step: Found, texts: Texts) -> float:
    """What share of their letters, in order, both sides of a bead have in common, 0 to 1."""
    left, right = letters_of(step, texts)
    if left == right:
        return 1.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() if matcher.quick_ratio() < OTHER else matcher.ratio()


def letters_of(step: Found, texts: Texts) -> tuple[str, str]:
    """The letters of both sides of a bead."""
    left, right = (
        _letters("".join(side[slice(*span)])) for side, span in zip(texts, step.spans, strict=True)
    )
    return left, right


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()


def hull(spans: Iterable[Span]) -> Span:
    """From where the first to where the last of some spans goes."""
    starts, stops = zip(*spans, strict=True)
    return min(starts), max(stops)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_in(step: Found, whole: Found) -> bool:
    """Whether a step is part of a bead."""
    return any(
        first <= start < stop <= last
        for (start, stop), (first, last) in zip(step.spans, whole.spans, strict=True)
    )
