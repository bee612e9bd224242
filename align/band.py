r"""Where to look: a band round the line that sure points draw, where the whole would be too much.

       j →            the points: strings that occur once on each side, the longest chain of
    i  ·\              them that rises on both
    ↓  ··\··           between two points the band follows the straight line
          ··\·         corners are points that the path must go through: a bead of paragraphs
            ···        holds the beads of their sentences

Up to `EXACT` points everything is searched.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from align.dp import Band, Ints

Point = tuple[int, int]

EXACT = 20_000_000  # points; 4,500 by 4,500
HALF_WIDTH = 250  # of a band round the line, at least; in diagonals' own measure, i


def band_of(
    m: int,
    n: int,
    corners: Sequence[Point] = (),
    source: Sequence[Counter[str]] = (),
    target: Sequence[Counter[str]] = (),
) -> Band:
    """The points to visit.

    Args:
        m: segments of the source.
        n: segments of the target.
        corners: points the path must go through, in order.
        source: the anchors of each source segment; looked at only where the whole is too much.
        target: likewise.
    """
    inside = _rectangles([(0, 0), *corners, (m, n)])
    if inside.points <= EXACT:
        return inside
    sure = sure_points(source, target)
    line = _line(_with_corners([(0, 0), *corners, (m, n)], sure))
    half = max(HALF_WIDTH, EXACT // (2 * (m + n + 1)))
    low = np.clip(line - half, inside.low, inside.high)
    high = np.clip(line + half, inside.low, inside.high)
    return Band(np.maximum.accumulate(low), np.maximum.accumulate(high))


def sure_points(source: Sequence[Counter[str]], target: Sequence[Counter[str]]) -> list[Point]:
    """Where segments meet that share a string which is in no other: the longest rising chain."""
    places = [_single_places(side) for side in (source, target)]
    meeting = sorted(
        {(i, places[1][string]) for string, i in places[0].items() if string in places[1]}
    )
    return _longest_rising(meeting)


def _single_places(bags: Sequence[Counter[str]]) -> dict[str, int]:
    having: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for string in bag:
            having[string].append(place)
    return {string: found[0] for string, found in having.items() if len(found) == 1}


def _longest_rising(points: Sequence[Point]) -> list[Point]:
    """The longest chain of points that rises strictly on both sides (patience sorting)."""
    tails: list[int] = []  # the least j a chain of this length can end with
    ends: list[int] = []  # and the place of its last point
    before: list[int] = []
    # Of points with one i the greatest j comes first, so that no two of them are in a chain.
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    for place, (_, j) in enumerate(ordered):
        length = bisect_left(tails, j)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        ends[length : length + 1] = [place]
    chain: list[Point] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(ordered[place])
        place = before[place]
    return chain[::-1]


def _with_corners(corners: Sequence[Point], sure: Sequence[Point]) -> list[Point]:
    """Corners and sure points in order, without the sure points that go against a corner."""
    rows = [i for i, _ in corners]
    kept = []
    for i, j in sure:
        before = corners[bisect_left(rows, i) - 1] if i else corners[0]
        after = corners[bisect_right(rows, i)] if i < rows[-1] else corners[-1]
        if before[1] <= j <= after[1]:
            kept.append((i, j))
    return sorted({*corners, *kept})


def _line(points: Sequence[Point]) -> Ints:
    """The i of the straight lines between points, on each diagonal."""
    diagonals = [i + j for i, j in points]
    wanted = np.arange(diagonals[-1] + 1)
    return np.rint(np.interp(wanted, diagonals, [i for i, _ in points])).astype(np.intp)


def _rectangles(corners: Sequence[Point]) -> Band:
    """Every point between each corner and the next."""
    m, n = corners[-1]
    low = np.empty(m + n + 1, dtype=np.intp)
    high = np.empty(m + n + 1, dtype=np.intp)
    for (i, j), (k, end) in pairwise(corners):
        diagonals = np.arange(i + j, k + end + 1)
        low[diagonals] = np.maximum(i, diagonals - end)
        high[diagonals] = np.minimum(k, diagonals - j)
    return Band(low, high)
