"""Vectors of two sides in one space, whose runs of segments can be compared.

    run of 2 source segments   s3 + s4          the cosine of the two sums, for every run,
    run of 1 target segment    t5               without ever making the sums

The product of two sums is the sum of the products, so that it is enough to multiply segments with
segments, and each with its neighbours. Bags of anchors go the same way: `align/evidence/bags.py`.

Source:
    Runs as vectors are the overlaps of Thompson and Koehn, "Vecalign", EMNLP 2019; that the mean of
    vectors will do for the vector of the joined text, a figure of FIELD for Bertalign's search.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.lattice import Floats, Ints, Shape
from corpora.document import Span

Floats2d = NDArray[np.float32]

LONGEST = 6  # segments of a run
_SHORTEST = 1e-9  # length of a vector: of nothing, too
_AT_ONCE = 256  # rows that are multiplied together with all others


class Read(NamedTuple):
    """Runs of one side that an encoder has read as one text."""

    rows: Floats2d  # unit rows
    at: Ints  # (LONGEST + 1, n): the row of the run of so many segments that begins at i, or -1


class Space:
    """Vectors of both sides in one space, whose runs can be compared."""

    def __init__(
        self, left: Floats2d, right: Floats2d, read: tuple[Read, Read] | None = None
    ) -> None:
        """Shapes (m, d) and (n, d)."""
        self.left, self.right, self.read = left, right, read
        self.norms = _norms(left), _norms(right)

    def reading(self, left: Read, right: Read) -> Space:
        """The same with what was read of either side."""
        return Space(self.left, self.right, (left, right))

    def cosines_read(
        self, left: Ints, right: Ints, shape: Shape
    ) -> tuple[Floats, NDArray[np.bool_]]:
        """How near runs of some sizes are as they were read, and of which runs that is known.

        Args:
            left: where runs of the left begin, shape (K, M).
            right: where those of the right begin, shape (K, N).
            shape: segments of the left ones and of the right ones.

        Returns:
            Both of shape (K, M, N); where it is not known, the cosine is any.
        """
        assert self.read
        (rows, at), (others, beyond) = self.read
        one, other = at[shape[0], left], beyond[shape[1], right]
        known = (one >= 0)[:, :, np.newaxis] & (other >= 0)[:, np.newaxis]
        if not known.any():
            return np.zeros(known.shape, np.float32), known
        return rows[one] @ others[other].transpose(0, 2, 1), known

    def part(self, left: Ints, right: Ints) -> Space:
        """Some rows of either side alone."""
        return Space(self.left[left], self.right[right])

    def products(self, blocks: Ints, rows: int, columns: int) -> Floats:
        """For each block every row of the left times every one of the right: (K, rows, columns)."""
        left = self.left[places(blocks[:, 0], rows, len(self.left))]
        right = self.right[places(blocks[:, 2], columns, len(self.right))]
        product: Floats = left @ right.transpose(0, 2, 1)
        return product

    def cosine(self, left: Span, right: Span) -> float:
        """How near a run of either side is to the other."""
        (i, k), (j, end) = left, right
        product = self.left[i:k].sum(axis=0) @ self.right[j:end].sum(axis=0)
        return float(product / (self.norms[0][k - i, k] * self.norms[1][end - j, end]))

    def of_pairs(self, pairs: Ints) -> Floats:
        """The cosines of single segments, one of either side: (p, 2) gives (p,)."""
        left, right = pairs.reshape(-1, 2).T
        products = np.empty(len(left), np.float32)
        for start in range(0, len(left), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            mine, others = self.left[left[some]], self.right[right[some]]
            products[some] = np.einsum("pd,pd->p", mine, others)
        found: Floats = products / (self.norms[0][1, left + 1] * self.norms[1][1, right + 1])
        return found

    def nearest(self, side: int, chosen: Ints, among: Span) -> tuple[Ints, Floats]:
        """For some rows of a side the nearest of the other's in a span, and its cosine."""
        mine, others = (self.left, self.right) if side == 0 else (self.right, self.left)
        facing = others[slice(*among)].T
        lengths = self.norms[1 - side][1, among[0] + 1 : among[1] + 1].astype(np.float32)
        best, near = np.empty(len(chosen), np.intp), np.empty(len(chosen), np.float32)
        for start in range(0, len(chosen), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            product = mine[chosen[some]] @ facing
            product /= lengths
            best[some] = product.argmax(axis=1)
            near[some] = product[np.arange(len(product)), best[some]]
        return best + among[0], near / self.norms[side][1, chosen + 1]


def _norms(rows: Floats2d) -> Floats:
    n = len(rows)
    return norms_of(
        [
            np.einsum("nd,nd->n", rows[step:], rows[: n - step]).astype(np.float64)
            for step in range(min(LONGEST, n))
        ],
        n,
    )


def norms_of(beside: Sequence[Floats], n: int) -> Floats:
    """The length of the sum of the a rows that end at i: shape (LONGEST + 1, n + 1), never 0.

    Args:
        beside: the products of each row with the one that stands so many rows further on.
        n: how many rows there are.
    """
    norms = np.full((LONGEST + 1, n + 1), _SHORTEST)
    square = np.zeros(n + 1)
    for size in range(1, min(LONGEST, n) + 1):  # a longer run adds its first row's products
        ends = square[size:]
        for step in range(size):
            ends += (2 if step else 1) * beside[step][: n + 1 - size]
        norms[size, size:] = np.sqrt(np.maximum(ends, _SHORTEST**2))
    return norms


def places(starts: Ints, count: int, size: int) -> Ints:
    """Indexes of `count` segments from each start; those beyond the end are the last."""
    found: Ints = np.minimum(starts[:, np.newaxis] + np.arange(count), max(size - 1, 0))
    return found


class Runs:
    """Sums of tables over every run of a rows and b columns.

    >>> Runs(np.array([[[1, 2, 3], [4, 5, 6]]])).of(2, 2).tolist()
    [[[12, 16]]]
    """

    def __init__(self, tables: Floats) -> None:
        """Shape (K, M, N)."""
        self.made: dict[Shape, Floats] = {(1, 1): tables}

    def of(self, a: int, b: int) -> Floats:
        """By where they begin: shape (K, M + 1 - a, N + 1 - b)."""
        if (a, b) not in self.made:
            if a == 1:
                tables, size = self.made[1, 1], b - 1
                self.made[a, b] = self.of(1, size)[:, :, :-1] + tables[:, :, size:]
            else:
                self.made[a, b] = self.of(a - 1, b)[:, :-1] + self.of(1, b)[:, a - 1 :]
        return self.made[a, b]
