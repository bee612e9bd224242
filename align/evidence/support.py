"""How far the other versions agree that two segments belong together.

    zh 3 ─ fr 3 ─ en 4      French thinks that Chinese 3 and English 4 say the same, and so does
    zh 3 ─ ru 3 ─ en 4      Russian: whatever the two look like by themselves, they are supported

Each pair of versions is looked at first on its own; what it finds probable are its links. A pair
is then looked at again with what all others say by way of themselves.

Source:
    The extended library of T-Coffee: Notredame, Higgins and Heringa, Journal of Molecular Biology
    302 (2000). With probabilities: Do, Mahabhashyam, Brudno and Batzoglou, "ProbCons", Genome
    Research 15 (2005), the probabilistic consistency transformation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.lattice import Floats, Ints
from align.ranges import added, spread

_LEAST = 0.02  # a link less probable is left out


class Links(NamedTuple):
    """How probable it is that segments of two sides are in one bead; what is not listed is 0."""

    left: Ints  # (p,)
    right: Ints  # (p,)
    share: Floats  # (p,)

    def turned(self) -> Links:
        """The sides exchanged."""
        return Links(self.right, self.left, self.share)

    def among(self, left: Ints, right: Ints) -> Links:
        """Those between some segments of either side, which are counted anew."""
        rows = np.searchsorted(left, self.left)
        columns = np.searchsorted(right, self.right)
        kept = np.flatnonzero(
            (np.append(left, -1)[rows] == self.left) & (np.append(right, -1)[columns] == self.right)
        )
        return Links(rows[kept], columns[kept], self.share[kept])


def links_of(pieces: Iterable[tuple[int, int, Floats]]) -> Links:
    """Links from the tables of blocks: where each begins on both sides, and its (M, N) shares."""
    left, right, shares = [], [], []
    for i, j, table in pieces:
        rows, columns = np.nonzero(table >= _LEAST)
        left.append(rows + i)
        right.append(columns + j)
        shares.append(table[rows, columns])
    if not left:
        return Links(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
    return Links(np.concatenate(left), np.concatenate(right), np.concatenate(shares))


def through(first: Links, second: Links, size: int) -> Links:
    """What a third side says of two others.

    Args:
        first: links from the one to the third.
        second: links from the third to the other.
        size: segments of the third.

    Returns:
        The sums, over the segments of the third, of share times share, where a segment of the
        third that goes with several of the other is divided among them.
    """
    order = np.argsort(second.left, kind="stable")
    middle, right, share = second.left[order], second.right[order], second.share[order]
    total = added(middle, share, size)
    share = share / np.maximum(total[middle], 1.0)
    starts = np.searchsorted(middle, np.arange(size + 1))
    counts = np.diff(starts)[first.right]
    places = spread(starts[first.right], counts)
    left = np.repeat(first.left, counts)
    return Links(left, right[places], np.repeat(first.share, counts) * share[places])


def mean(links: Sequence[Links], m: int, n: int) -> Links:
    """The mean of what several sides say of two of m and n segments."""
    keys = np.concatenate([one.left * (n + 1) + one.right for one in links])
    shares = np.concatenate([one.share for one in links])
    found, places = np.unique(keys, return_inverse=True)
    totals = added(places, shares, len(found)) / max(1, len(links))
    return Links(found // (n + 1), found % (n + 1), totals)


def table(links: Links, blocks: Ints, rows: int, columns: int) -> NDArray[np.float64]:
    """Links as a dense table for each block: shape (K, rows, columns)."""
    dense = np.zeros((len(blocks), rows, columns))
    order = np.argsort(links.left, kind="stable")
    left, right, share = (values[order] for values in links)
    starts = np.searchsorted(left, blocks[:, 0])
    stops = np.searchsorted(left, blocks[:, 1])
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        i, j = left[start:stop] - blocks[at, 0], right[start:stop] - blocks[at, 2]
        inside = (j >= 0) & (j < blocks[at, 3] - blocks[at, 2])
        dense[at, i[inside], j[inside]] = share[start:stop][inside]
    return dense
