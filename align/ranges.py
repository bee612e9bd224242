"""Ranges of numbers, one behind the other: what belongs to many places at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]


def spread(starts: Ints, counts: Ints) -> Ints:
    """So many numbers from each start on.

    >>> spread(np.array([5, 9]), np.array([2, 1])).tolist()
    [5, 6, 9]
    """
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    numbers: Ints = np.repeat(starts, counts) + within
    return numbers


def added(places: Ints, values: NDArray[np.floating[Any]], size: int) -> NDArray[np.float64]:
    """What is added up at each of `size` places.

    >>> added(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 4).tolist()
    [4.0, 0.0, 2.0, 0.0]
    """
    sums: NDArray[np.float64] = np.bincount(places, values, size).astype(np.float64, copy=False)
    return sums
