"""What one version says twice, in its own words and in those of the other: a bilingual file.

    source   The Council met.
    target   The Council met.   Le Conseil s'est réuni.      the copy alone would be the counterpart

A copy is nearer than any translation, so what was translated would stand alone beside it, as if
the other version did not say it. A bead of copies takes what is alone next to it and says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from align.evidence.model import Evidence
from align.found import Found, solved
from corpora.document import Span

_ALIKE = 0.8  # share of their letters, in order, that copies have in common at least
_COPIES = 2  # of each segment that is alone, how many may say the same
_SURE = 0.5  # probability at least with which each of them answers what they are copies of

Texts = tuple[Sequence[str], Sequence[str]]


def with_said_twice(evidence: Evidence, found: Sequence[Found], texts: Texts) -> list[Found]:
    """The steps of a pair, with one bead for what a side says in both languages; in no order.

    Args:
        evidence: of the pair.
        found: its steps, which leave nothing out.
        texts: of the segments of both sides.
    """
    made = list(found)
    for side in (0, 1):
        for alone in _runs_alone(made, side):
            whole = _with_copies(evidence, made, texts, side, alone)
            if whole:
                made = [step for step in made if not _is_in(step, whole)]
                made.append(whole)
    return made


def _runs_alone(found: Sequence[Found], side: int) -> list[Span]:
    """The stretches of a side that stand alone."""
    runs: list[Span] = []
    for first, last in sorted(step.spans[side] for step in found if not step.is_bead):
        if first < last:
            goes_on = runs and runs[-1][1] == first
            runs.append((runs.pop()[0] if goes_on else first, last))
    return runs


def _with_copies(
    evidence: Evidence, found: Sequence[Found], texts: Texts, side: int, alone: Span
) -> Found | None:
    """The bead of what is alone, the copies next to it and what these are copies of, if it is."""
    beads = [step for step in found if step.is_bead and not step.moved]
    size = _COPIES * (alone[1] - alone[0])
    made = []
    for end in (0, 1):  # copies before what is alone, and behind
        by_edge = {step.spans[side][1 - end]: step for step in beads}
        copies: list[Found] = []
        at = alone[end]
        while at in by_edge and len(copies) < size:
            step = by_edge[at]
            follows = not copies or copies[-1].spans[1 - side][end] == step.spans[1 - side][1 - end]
            if not follows or not _are_copies(step, texts):
                break
            copies.append(step)
            at = step.spans[side][end]
        whole = _said_again(evidence, copies, side, alone) if copies else None
        made += [whole] if whole else []
    return max(made, key=lambda step: step.probability, default=None)


def _are_copies(step: Found, texts: Texts) -> bool:
    """Whether both sides of a bead are one text, or nearly so."""
    left, right = (
        "".join(filter(str.isalpha, "".join(side[slice(*span)]))).casefold()
        for side, span in zip(texts, step.spans, strict=True)
    )
    if left == right:
        return bool(left)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    measures = matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio
    return all(measure() >= _ALIKE for measure in measures)


def _said_again(
    evidence: Evidence, copies: Sequence[Found], side: int, alone: Span
) -> Found | None:
    """The bead of what is alone with the first of the copies, if it answers all of these surely."""
    there = _hull(step.spans[1 - side] for step in copies)
    block = (*there, *alone) if side else (*alone, *there)
    beads = [step for path in solved(evidence, [block]) for step in path if step.is_bead]
    if _size(step.spans[side] for step in beads) < alone[1] - alone[0]:
        return None
    first, last = answered = _hull(step.spans[1 - side] for step in beads)
    if _size(step.spans[1 - side] for step in beads) < last - first:
        return None
    ends = [step.spans[1 - side] for step in copies]
    taken = next((n for n in range(1, len(ends) + 1) if _hull(ends[:n]) == answered), 0)
    probability = min(step.probability for step in beads)
    if not taken or probability < _SURE:
        return None
    chosen = copies[:taken]
    own = _hull([alone, *(step.spans[side] for step in chosen)])
    return Found(
        (answered, own) if side else (own, answered),
        sum(step.score for step in beads),
        min(probability, *(step.probability for step in chosen)),
    )


def _hull(spans: Iterator[Span] | Sequence[Span]) -> Span:
    starts, stops = zip(*spans, strict=True)
    return min(starts), max(stops)


def _size(spans: Iterator[Span]) -> int:
    return len(list(chain.from_iterable(range(*span) for span in spans)))


def _is_in(step: Found, whole: Found) -> bool:
    """Whether a step is part of a bead."""
    return any(
        first <= start < stop <= last
        for (start, stop), (first, last) in zip(step.spans, whole.spans, strict=True)
    )
