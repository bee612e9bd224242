"""Pairs over a pivot become rows: one bead a row, one span a side.

    zh-en   0│1 2│3        en goes with 0, 1-2, 3
    zh-fr   0│1│2│3        fr with 0, 1, 2, 3
    rows    0│1 2│3        a row ends where every pair has a bead that ends

What a side has and the pivot lacks is a row of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from align.bead import Bead
from align.dp import Path
from corpora.document import Span

_Step = tuple[tuple[Span, Span], float]  # the spans of a pair's bead, and its cost


def join(paths: Sequence[Path], order: Sequence[int]) -> tuple[Bead, ...]:
    """The beads of all sides.

    Args:
        paths: of the pivot with each of the other sides; all of one pivot.
        order: the places of the sides in a bead: the pivot's, and one for each path.

    Returns:
        Beads; the score of one is minus the mean cost of the pairs' beads in it.
    """
    waiting = [deque(zip(path.spans, path.costs, strict=True)) for path in paths]
    bounds = [{stop for (start, stop), _ in path.spans if start < stop} for path in paths]
    ends = [0] * (1 + len(paths))  # how far each side is used up
    made: list[Bead] = []

    def bead(taken: dict[int, list[_Step]], pivot: int) -> None:
        starts = ends.copy()
        ends[0] = pivot
        for side, beads in taken.items():
            ends[side] = beads[-1][0][1][1]
        costs = [cost for beads in taken.values() for _, cost in beads]
        score = -round(sum(costs) / len(costs), 4)
        spans = list(zip(starts, ends, strict=True))
        made.append(Bead(tuple(spans[order.index(side)] for side in range(len(order))), score))

    for cut in sorted({0} | set.intersection(*bounds)):
        if cut:
            bead({side: _until(cut, beads) for side, beads in enumerate(waiting, 1)}, cut)
        for side, beads in enumerate(waiting, 1):
            while beads and beads[0][0][0] == (cut, cut):
                bead({side: [beads.popleft()]}, cut)
    return tuple(made)


def _until(cut: int, beads: deque[_Step]) -> list[_Step]:
    """Take the beads up to the one that brings the pivot to `cut`."""
    taken = []
    while True:
        taken.append(beads.popleft())
        start, stop = taken[-1][0][0]
        if start < stop == cut:
            return taken
