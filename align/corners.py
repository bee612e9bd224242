r"""Where to look: blocks between corners that the path surely goes through.

    j →           · sure points: two segments, each the nearest of all to the other
    i  ┌──┐       ─ a corner: two sure points in a row, and nothing like them beside
    ↓  └──┼──┐    between two corners every path is looked at; where nothing is sure for long,
          └──┤    the rectangle is cut along its diagonal, so that time grows with the length
             └─

A pair of sides up to `EXACT` is one block: the search is exact. Longer ones are cut at corners of
the heaviest chain of sure points that rises on both sides, again and again while that helps. Only
some thousand source segments, evenly spread, are compared with the whole other side at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.evidence.bags import Bags
from align.evidence.model import Block, Evidence, extent
from align.evidence.spaces import Space
from align.lattice import Ints
from corpora.document import Span

Point = tuple[int, int]
Spans = tuple[Span, Span]

EXACT = 40_000  # points of a block that is searched whole: 200 by 200
_PART = 1_024  # points of a part of a longer block that is not cut further
_LARGEST = 250_000  # and of one in which nothing is sure
_STRAIGHT = 100  # segments of a block where a larger one is cut along its diagonal
_LANDMARKS = 256  # source segments that are compared with the whole target at a time
_MORE = 2_048  # and where those find nothing
_APART = 4  # segments at least from one corner to the next
_CLEAR = 0.3  # of the nearness of sure pairs, by which a corner stands out
_USUAL, _WEIGHT = 0.6, 4  # nearness of sure pairs before any is seen, and how many pairs that is
_TOGETHER = 16  # neighbouring source segments that are looked at to see how free a text is
_LOOSE = 0.1, 0.4  # share of pairs between sure ones that are not: in close texts, in the freest
_CLOSE = 0.62, 0.72  # nearness of sure pairs: in texts that may be free, in those that are not
_PAIRS = 3  # sure ones between others that are there before any is seen
_LEAST = 0.4  # nearness of sure pairs at least: those of strangers are nearer than chance, too


class Sure(NamedTuple):
    """Segments that are each other's nearest, on a chain that rises on both sides."""

    points: tuple[Point, ...]
    nearness: float  # their mean cosine; that of any two segments is about 0
    share: float  # of all such pairs, how many are on the chain: translations have most


def sure_points(
    space: Space | Bags, block: Block, landmarks: int = _LANDMARKS, together: int = 1
) -> Sure:
    """The sure points of a block, from at most so many of its source segments.

    Those are evenly spread, or so many of them together each time.
    """
    i, k, j, end = block
    if i == k or j == end:
        return Sure((), _USUAL, 0.0)
    starts = np.linspace(i, k - 1, min(k - i, landmarks // together)).astype(np.intp)
    rows = np.unique(np.minimum(starts[:, np.newaxis] + np.arange(together), k - 1))
    best, near = space.nearest(0, rows, (j, end))
    back, _ = space.nearest(1, best, (i, k))
    mutual = back == rows
    points = list(zip(rows[mutual].tolist(), best[mutual].tolist(), strict=True))
    weights = near[mutual].tolist()
    chosen = _heaviest_chain(points, weights)
    share = len(chosen) / len(points) if points else 0.0
    worth = share * len(chosen)  # strangers' nearest are on no chain, and say nothing
    near_in_all = share * sum(weights[at] for at in chosen) + _USUAL * _WEIGHT
    return Sure(
        tuple(points[at] for at in chosen),
        max(near_in_all / (worth + _WEIGHT), _LEAST),
        share,
    )


def freedom_of(space: Space, block: Block) -> float:
    """How freely a text is translated, 0 to 1.

    That is told by the pairs between two sure ones: how many are not sure themselves. In a close
    translation, whose sure pairs are near to each other, something was left out there.
    """
    sure = sure_points(space, block, together=_TOGETHER)
    points = set(sure.points)
    between = [(i + 1, j + 1) in points for i, j in sure.points if (i + 2, j + 2) in points]
    share = between.count(False) / (len(between) + _PAIRS)
    close, loose = (
        min(max((value - least) / (most - least), 0.0), 1.0)
        for value, least, most in ((sure.nearness, *_CLOSE), (share, *_LOOSE))
    )
    return (1 - close) * loose


def _heaviest_chain(points: Sequence[Point], weights: Sequence[float]) -> list[int]:
    """The places of the points of a chain that rises strictly on both sides, in order.

    Points come in the order of i, one for each. A list of the best chains that end at or before
    each j, heavier with every entry, makes it n log n.
    """
    ends: list[int] = []  # the j of the last point, rising; the weight rises with it
    heavy: list[float] = []
    last: list[int] = []
    before = [-1] * len(points)
    for at, (_, j) in enumerate(points):
        place = bisect_left(ends, j)
        weight = max(0.0, weights[at]) + (heavy[place - 1] if place else 0.0)
        before[at] = last[place - 1] if place else -1
        stop = place
        while stop < len(ends) and heavy[stop] <= weight:
            stop += 1
        if stop > place or place == len(ends) or ends[place] != j:
            ends[place:stop], heavy[place:stop], last[place:stop] = [j], [weight], [at]
    chain: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def blocks_of(evidence: Evidence, regions: Sequence[Block]) -> list[Block]:
    """The blocks to search in some regions, in order.

    Args:
        evidence: of a pair.
        regions: blocks that no bead may leave.
    """
    space = evidence.meaning or evidence.anchors
    whole = (0, len(evidence.halves[0].lengths), 0, len(evidence.halves[1].lengths))
    return [
        part
        for block in regions
        if extent(block) != (0, 0)
        for part in _cut(space, block, EXACT, evidence.sure if block == whole else None)
    ]


def passages_of(beads: Sequence[Spans], over: tuple[Sequence[int], Sequence[int]]) -> list[Block]:
    """Blocks of beads, two at least, that follow each other with nothing else in between.

    Args:
        beads: as they were found.
        over: the segments of both sides that are in no other bead.

    >>> beads = [((2, 3), (7, 8)), ((5, 6), (9, 10)), ((8, 9), (11, 12))]
    >>> passages_of(beads, ([2, 3, 4, 5, 8], range(7, 12)))
    [(2, 6, 7, 10)]
    """
    free = [set(side) for side in over]
    found: list[list[Spans]] = []
    for bead in beads:
        goes_on = found and all(
            stop <= start and side.issuperset(range(stop, start))
            for side, (_, stop), (start, _) in zip(free, found[-1][-1], bead, strict=True)
        )
        if not goes_on:
            found.append([])
        found[-1].append(bead)
    return [
        (some[0][0][0], some[-1][0][1], some[0][1][0], some[-1][1][1])
        for some in found
        if len(some) > 1
    ]


def _between(points: Sequence[Point]) -> list[Block]:
    pairs = pairwise(points)
    return [(i, k, j, end) for (i, j), (k, end) in pairs if (i, j) != (k, end)]


def _size(block: Block) -> int:
    m, n = extent(block)
    return m * n


def _cut(space: Space | Bags, block: Block, whole: int, sure: Sure | None = None) -> list[Block]:
    """A block, or what it is cut into until each part has at most `whole` points."""
    if _size(block) <= whole:
        return [block]
    i, k, j, end = block
    corners = _corners(space, block, sure or sure_points(space, block))
    if not corners and _size(block) > _LARGEST:
        corners = _corners(space, block, sure_points(space, block, _MORE))
    if corners:
        parts = []
        for part in _between([(i, j), *corners, (k, end)]):
            parts += _cut(space, part, _PART)
        return parts
    if _size(block) <= _LARGEST:
        return [block]
    steps = -(-max(k - i, end - j) // _STRAIGHT)
    rows = np.linspace(i, k, steps + 1).astype(int).tolist()
    columns = np.linspace(j, end, steps + 1).astype(int).tolist()
    return _between(list(zip(rows, columns, strict=True)))


def _corners(space: Space | Bags, block: Block, sure: Sure) -> list[Point]:
    """Sure points behind another one that stand out from all that is two segments about them."""
    i, k, j, end = block
    points = np.array(sure.points, np.intp).reshape(-1, 2)
    inner = points[((points >= (i + 2, j + 2)) & (points <= (k - 2, end - 2))).all(axis=1)]
    windows = np.repeat(inner, 2, axis=1) + np.array([-2, 2, -2, 2])
    found: list[Point] = []
    last = i, j
    for row, column in inner[_stand_out(space, windows, _CLEAR * sure.nearness)].tolist():
        if min(row - last[0], column - last[1]) >= _APART:
            last = row, column
            found.append(last)
    return found


def _stand_out(space: Space | Bags, windows: Ints, clear: float) -> NDArray[np.bool_]:
    """Whether segments 1-1 and 2-2 of windows of 4 by 4 are nearer than all beside them."""
    near = space.products(windows, 4, 4)
    ends = windows[:, ::2, np.newaxis] + np.arange(1, 5)
    near /= space.norms[0][1, ends[:, 0]][:, :, np.newaxis]
    near /= space.norms[1][1, ends[:, 1]][:, np.newaxis, :]
    inner = [1, 2]
    own = near[:, inner, inner]
    near[:, inner, inner] = -np.inf
    beside = np.maximum(near.max(axis=1), near.max(axis=2))[:, inner]
    clearly: NDArray[np.bool_] = (own >= beside + clear).all(axis=1)
    return clearly
