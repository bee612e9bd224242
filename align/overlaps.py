"""How alike any run of source segments and any run of target segments are.

    run of 2 source segments   s3 + s4          cosine of the two sums, for every run of up to
    run of 1 target segment    t5               k segments, without ever making the sums

The product of two sums is the sum of the products, so that it is enough to know the product of
each source with each target segment (a matrix, or as much of it as a band needs) and of each
segment with its neighbours. Vectors of an encoder and bags of anchors go the same way.

Source:
    Runs as vectors are Thompson and Koehn's overlaps, "Vecalign", EMNLP 2019; the mean of vectors
    for the vector of the joined text costs little (FIELD figures of Bertalign's search).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from align.dp import Band, Ints

Floats2d = NDArray[np.float32]
Floats = NDArray[np.float64]
_AT_ONCE = 128  # rows of the band that are multiplied together


class Products:
    """The products of source rows with target rows, as far as a band needs them."""

    def __init__(self, source: Floats2d, target: Floats2d, band: Band, longest: int) -> None:
        """Multiply.

        Args:
            source: shape (m, d).
            target: shape (n, d).
            band: points that will be asked for.
            longest: the most segments of one side in a run.
        """
        m = len(source)
        first, last = band.columns()
        # Segment r is in runs that end at i = r + 1 … r + longest.
        start = np.maximum(first[1:] - longest, 0)
        stop = last[np.minimum(np.arange(m) + longest, m)]
        offsets = np.concatenate([[0], np.cumsum(stop - start)])
        self._cells = np.empty(int(offsets[-1]), dtype=np.float32)
        self._base = offsets[:-1] - start  # the product of r and c is at _base[r] + c
        for top in range(0, m, _AT_ONCE):
            bottom = min(top + _AT_ONCE, m)
            left, right = int(start[top]), int(stop[bottom - 1])
            block = source[top:bottom] @ target[left:right].T
            for r in range(top, bottom):
                row = block[r - top, start[r] - left : stop[r] - left]
                self._cells[offsets[r] : offsets[r + 1]] = row

    def of_runs(self, i: Ints, a: int, j: Ints, b: int) -> Floats:
        """The products of the sums of a source and b target rows that end at i and j."""
        total = np.zeros(len(i))
        for x in range(1, a + 1):
            places = self._base[i - x] + j
            for y in range(1, b + 1):
                total += self._cells[places - y]
        return total


class Norms:
    """The lengths of the sums of up to `longest` rows."""

    def __init__(self, rows: Floats2d, longest: int) -> None:
        n = len(rows)
        beside = [
            np.einsum("nd,nd->n", rows[step:], rows[: n - step]).astype(np.float64)
            for step in range(min(longest, n))
        ]
        self._of_run = [np.zeros(n + 1)]
        square = np.zeros(n + 1)
        for size in range(1, longest + 1):  # a longer run adds its first row's products
            square = square.copy()
            for step in range(min(size, len(beside))):
                ends = np.arange(size, n + 1)
                square[ends] += (1 if step == 0 else 2) * beside[step][ends - size]
            self._of_run.append(np.sqrt(np.maximum(square, 0.0)))

    def of_runs(self, i: Ints, a: int) -> Floats:
        """The lengths of the sums of the a rows that end at i."""
        norms: Floats = self._of_run[a][i]
        return norms
