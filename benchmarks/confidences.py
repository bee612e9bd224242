"""How far the confidence of beads can be believed.

    of 412 beads surer than 0.9, whose mean confidence is 0.96, 0.97 are right: well calibrated

A bead is right where it equals a gold bead; one with an empty side, where none of its segments is
in a gold bead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bitexts import Bitext, Spans

Found = tuple[Spans, float | None]  # a bead and its confidence
BINS = 10


class Bin(NamedTuple):
    """Beads of about the same confidence."""

    beads: int
    confidence: float  # mean
    right: float  # share


def judged(bitext: Bitext, found: Sequence[Found]) -> list[tuple[float, bool]]:
    """The confidence of each bead that has one, and whether the bead is right."""
    gold = set(bitext.gold)
    paired = {
        (side, index)
        for bead in bitext.indexes
        if sum(map(bool, bead)) > 1
        for side, part in enumerate(bead)
        for index in part
    }
    made = []
    for spans, confidence in found:
        if confidence is None:
            continue
        if all(start < stop for start, stop in spans):
            made.append((confidence, spans in gold))
        else:
            segments = {(side, i) for side, span in enumerate(spans) for i in range(*span)}
            made.append((confidence, segments.isdisjoint(paired)))
    return made


def reliability(judgements: Sequence[tuple[float, bool]]) -> tuple[list[Bin], float]:
    """The tenths of confidence, and the expected calibration error.

    That is the mean distance of confidence and share of right ones, weighted by beads.

    >>> round(reliability([(0.95, True), (0.95, True), (0.15, False), (0.15, True)])[1], 2)
    0.2
    """
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in judgements:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    bins = [
        Bin(
            len(group),
            sum(confidence for confidence, _ in group) / max(len(group), 1),
            sum(is_right for _, is_right in group) / max(len(group), 1),
        )
        for group in groups
    ]
    error = sum(one.beads * abs(one.confidence - one.right) for one in bins)
    return bins, error / max(len(judgements), 1)
