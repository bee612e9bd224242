"""Beads of pairs become rows of all sides.

    zh-en   0│1 2│3        en goes with 0, 1-2, 3
    zh-fr   0│1│2│3        fr with 0, 1, 2, 3
    rows    0│1 2│3        what hangs together by a bead is one row

Rows are gathered round one side, the pivot; what it lacks, round the next. They stand in the order
of every side at once, and where the sides do not agree on an order, a row is one that was moved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from align.bead import Bead
from align.confidence import Kind, confidence
from align.ordering import in_order
from align.pairing import Found
from corpora.document import Span

Pairs = Mapping[tuple[int, int], Sequence[Found]]
"""The steps of each pair of sides, the lower side first."""


@dataclass(slots=True)
class _Row:
    spans: dict[int, Span]
    found: list[Found] = field(default_factory=list)
    moved: bool = False


def rows_of(sizes: Sequence[int], pairs: Pairs, order: Sequence[int]) -> tuple[Bead, ...]:
    """The rows of all sides.

    Args:
        sizes: how many segments each side has.
        pairs: for every two sides, or for the first of `order` with every other.
        order: the sides in the order in which they are pivots.

    Returns:
        Beads that tile every side; the score of one is the mean of the pairs' in it, its confidence
        the least of theirs.
    """
    if len(sizes) == 2:  # a pair is in order already
        return tuple(
            Bead(step.spans, round(step.score, 4), round(_confidence(step), 4), step.moved)
            for step in pairs[0, 1]
        )
    free = [set(range(size)) for size in sizes]
    made: list[_Row] = []
    for place, pivot in enumerate(order):
        beads = {other: _beads(pairs, pivot, other) for other in order if other != pivot}
        made += _round(pivot, order[place + 1 :], beads, free)
    ordered = _in_order(made, len(sizes))
    return tuple(_bead(row, ends) for row, ends in ordered)


def _beads(pairs: Pairs, pivot: int, other: int) -> list[Found]:
    """The steps of a pair with the pivot first."""
    if (pivot, other) in pairs:
        return list(pairs[pivot, other])
    turned = pairs.get((other, pivot), ())
    return [step._replace(spans=step.spans[::-1]) for step in turned]


def _round(
    pivot: int,
    others: Sequence[int],
    beads: Mapping[int, Sequence[Found]],
    free: list[set[int]],
) -> list[_Row]:
    """Rows round one side, of its segments and those of some others that are in none yet."""
    chosen = {
        other: [step for step in beads[other] if _is_free(step, pivot, other, free)]
        for other in others
    }
    joined = {  # segments of the pivot that hang together with the one before
        segment
        for steps in chosen.values()
        for step in steps
        for segment in range(step.spans[0][0] + 1, step.spans[0][1])
    }
    rows: dict[int, _Row] = {}  # by every segment of the pivot
    for segment in sorted(free[pivot]):
        if segment in joined:
            rows[segment] = rows[segment - 1]
            rows[segment].spans[pivot] = rows[segment].spans[pivot][0], segment + 1
        else:
            rows[segment] = _Row({pivot: (segment, segment + 1)})
    free[pivot].clear()
    for other, steps in chosen.items():
        of_row = groupby(
            sorted(steps, key=lambda step: step.spans), lambda step: id(rows[step.spans[0][0]])
        )
        for _, some in of_row:
            group = list(some)
            _add(rows[group[0].spans[0][0]], other, group, free[other])
    for step in chain.from_iterable(beads.values()):  # what pairs say of a segment that is alone
        if step.spans[1][0] == step.spans[1][1] and step.spans[0][0] in rows:
            rows[step.spans[0][0]].found.append(step)
    return list({id(row): row for row in rows.values()}.values())


def _is_free(step: Found, pivot: int, other: int, free: Sequence[set[int]]) -> bool:
    """Whether a step is a bead none of whose segments is in a row."""
    return all(
        start < stop and free[side].issuperset(range(start, stop))
        for side, (start, stop) in zip((pivot, other), step.spans, strict=True)
    )


def _add(row: _Row, other: int, steps: Sequence[Found], free: set[int]) -> None:
    """Put into a row what the beads of a pair have on the other side, if it is one stretch."""
    kept = list(steps)
    for _ in range(len(steps)):
        start = min(step.spans[1][0] for step in kept)
        stop = max(step.spans[1][1] for step in kept)
        if free.issuperset(range(start, stop)) and stop - start <= 2 * sum(
            step.spans[1][1] - step.spans[1][0] for step in kept
        ):
            row.spans[other] = start, stop
            row.found += kept
            row.moved |= any(step.moved for step in kept)
            free.difference_update(range(start, stop))
            return
        kept.remove(min(kept, key=lambda step: (not step.moved, step.probability)))


def _in_order(made: Sequence[_Row], sides: int) -> list[tuple[_Row, list[int]]]:
    """Rows so that each side reads on, and how far each side is read before each row.

    Where the sides do not agree, a row is moved: it keeps its place on its pivot only.
    """
    places: list[dict[int, int]] = [{} for _ in range(sides)]
    for at, row in enumerate(made):
        for side, (start, _) in row.spans.items():
            if not row.moved or side == next(iter(row.spans)):
                places[side][start] = at
    chains = [[starts[start] for start in sorted(starts)] for starts in places]
    ordered = []
    ends = [0] * sides
    for at, is_free in in_order(len(made), chains):
        row = made[at]
        row.moved |= not is_free
        ordered.append((row, ends.copy()))
        if not row.moved:
            for side, (_, stop) in row.spans.items():
                ends[side] = max(ends[side], stop)
    return ordered


def _bead(row: _Row, ends: Sequence[int]) -> Bead:
    spans = tuple(row.spans.get(side, (end, end)) for side, end in enumerate(ends))
    scores = [step.score for step in row.found]
    score = round(sum(scores) / len(scores), 4) if scores else 0.0
    sure = min((_confidence(step) for step in row.found), default=0.0)
    return Bead(spans, score, round(sure, 4), row.moved)


def _confidence(step: Found) -> float:
    kind: Kind = "alone" if not step.is_bead else "moved" if step.moved else "bead"
    return confidence(step.probability, kind)
