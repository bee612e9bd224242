"""Rows of two sides in one space, whose runs of segments can be compared.

    run of 2 source segments   s3 + s4          the cosine of the two sums, for every run,
    run of 1 target segment    t5               without ever making the sums

The product of two sums is the sum of the products, so that it is enough to multiply segments with
segments, and each with its neighbours. Vectors of an encoder and bags of anchors go the same way.

Source:
    Runs as vectors are the overlaps of Thompson and Koehn, "Vecalign", EMNLP 2019; that the mean of
    vectors will do for the vector of the joined text, a figure of FIELD for Bertalign's search.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from align.lattice import Floats, Ints

Floats2d = NDArray[np.float32]

LONGEST = 6  # segments of a run


class Space:
    """Rows of both sides in one space, whose runs can be compared."""

    def __init__(self, left: Floats2d, right: Floats2d) -> None:
        """Shapes (m, d) and (n, d)."""
        self.left, self.right = left, right
        self.norms = _norms(left), _norms(right)

    def part(self, left: Ints, right: Ints) -> Space:
        """Some rows of either side alone."""
        return Space(self.left[left], self.right[right])

    def products(self, blocks: Ints, rows: int, columns: int) -> Floats:
        """For each block the sums of products up to (i, j): shape (K, rows + 1, columns + 1)."""
        left = self.left[places(blocks[:, 0], rows, len(self.left))]
        right = self.right[places(blocks[:, 2], columns, len(self.right))]
        product: Floats2d = left @ right.transpose(0, 2, 1)
        return summed(product)


def _norms(rows: Floats2d) -> Floats:
    """The length of the sum of the a rows that end at i: shape (longest + 1, n + 1)."""
    n = len(rows)
    norms = np.zeros((LONGEST + 1, n + 1))
    square = np.zeros(n + 1)
    beside = [
        np.einsum("nd,nd->n", rows[step:], rows[: n - step]).astype(np.float64)
        for step in range(min(LONGEST, n))
    ]
    for size in range(1, min(LONGEST, n) + 1):  # a longer run adds its first row's products
        ends = np.arange(size, n + 1)
        for step in range(size):
            square[ends] += (2 if step else 1) * beside[step][ends - size]
        norms[size, ends] = np.sqrt(np.maximum(square[ends], 0.0))
    return norms


def places(starts: Ints, count: int, size: int) -> Ints:
    """Indexes of `count` segments from each start; those beyond the end are the last."""
    found: Ints = np.minimum(starts[:, np.newaxis] + np.arange(count), max(size - 1, 0))
    return found


def of_runs(sums: Floats, a: int, b: int) -> Floats:
    """From sums up to (i, j), those over the a rows and b columns that end there."""
    runs = np.zeros(sums.shape, np.float32)
    inner = runs[:, a:, b:]
    above = sums[:, a:] - sums[:, :-a]
    np.subtract(above[:, :, b:], above[:, :, :-b], out=inner, casting="same_kind")
    return runs


def summed(tables: Floats | Floats2d) -> Floats:
    """The sums of tables up to each point: shape (K, M, N) becomes (K, M + 1, N + 1)."""
    count, rows, columns = tables.shape
    sums = np.zeros((count, rows + 1, columns + 1))
    np.cumsum(np.cumsum(tables, axis=1, dtype=np.float64), axis=2, out=sums[:, 1:, 1:])
    return sums
