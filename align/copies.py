"""Copies whose translations stand elsewhere: a file first in one language, then in the other.

    source   A B C          in order   A-A  B-B  C-C        a copy is nearer than any translation
    target   A'B'C'A B C    instead    A-A' B-B' C-C'       and A, B and C of the target are left

No bead can have both. The translation is the counterpart; that the copies have none is not claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from align.corners import blocks_of
from align.evidence.model import Evidence
from align.found import Found, solved
from align.pairing import in_order, settled
from align.twice import OTHER, Texts, hull, letters_of, likeness, runs_alone
from corpora.document import Span

_LEAST = 3  # copies, and segments of a stretch of translations
_MOST = 0.5  # share of the stretch, at least, that translates copies
_SURE = 0.5  # probability of each of these beads, at least
_LEFT = 0.2  # probability that a copy is rightly alone


def with_translations(evidence: Evidence, found: Sequence[Found], texts: Texts) -> list[Found]:
    """The steps of a pair, with translations instead of copies where a stretch of them is alone.

    Args:
        evidence: of the pair.
        found: its steps, which leave nothing out.
        texts: of the segments of both sides.
    """
    made = list(found)
    copies = _copies(found, texts)
    for side in (0, 1):
        for alone in runs_alone(made, side):
            if min(alone[1] - alone[0], len(copies)) >= _LEAST:
                made = _instead(evidence, made, copies, texts, side, alone) or made
                copies &= set(made)
    return made


def _copies(found: Sequence[Found], texts: Texts) -> set[Found]:
    """The beads in order of the same letters on both sides, if some have any."""
    beads = [step for step in found if step.is_bead and not step.moved]
    both = {step: letters_of(step, texts) for step in beads}
    same = {step for step, (left, right) in both.items() if left == right}
    return same if sum(any(both[step]) for step in same) >= _LEAST else set()


def _instead(
    evidence: Evidence,
    found: Sequence[Found],
    copies: Set[Found],
    texts: Texts,
    side: int,
    alone: Span,
) -> list[Found]:
    """The steps with the translations in a stretch; [] if it is not mostly of such."""
    there = hull(step.spans[1 - side] for step in copies)
    block = (*there, *alone) if side else (*alone, *there)
    copied = _segments(copies, 1 - side)
    beads = [
        step
        for path in solved(evidence, blocks_of(evidence, [block]))
        for step in path
        if step.is_bead and step.probability >= _SURE and _segments([step], 1 - side) <= copied
    ]
    foreign = [step for step in beads if likeness(step, texts) < OTHER]
    answered = _segments(beads, 1 - side)
    gone = {step for step in copies if not answered.isdisjoint(_segments([step], 1 - side))}
    if _segments(gone, 1 - side) != answered:
        return []
    if len(_segments(foreign, side)) < _MOST * (alone[1] - alone[0]):
        return []
    taken = _segments(beads, side)
    rest = [
        step._replace(moved=True) if step in copies else step
        for step in found
        if step not in gone and (step.is_bead or taken.isdisjoint(_segments([step], side)))
    ]
    if not _in_one_order([step for step in (*rest, *beads) if step.is_bead and not step.moved]):
        return []
    left = [_alone(at, side) for at in sorted(_segments(gone, side))]
    return settled(in_order([*rest, *beads, *left]))


def _segments(steps: Iterable[Found], side: int) -> set[int]:
    return {at for step in steps for at in range(*step.spans[side])}


def _in_one_order(beads: Iterable[Found]) -> bool:
    """Whether beads follow each other on both sides."""
    rising = sorted(step.spans for step in beads)
    return all(a[1] <= b[0] for pair in pairwise(rising) for a, b in zip(*pair, strict=True))


def _alone(at: int, side: int) -> Found:
    own, none = (at, at + 1), (0, 0)
    return Found((none, own) if side else (own, none), 0.0, _LEFT)
