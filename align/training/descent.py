"""Training: both sides of an example nearer to each other than to all others in the batch.

The loss is the softmax over cosines in both directions (temperature 0.05). Only rows of the table
that occur in a batch move: Adam with one second moment a row, at a rate that falls to nothing along
a straight line. There are no layers, so that the gradient is written out here, in numpy.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from align.training.batches import Corpus, Ints

Floats2d = NDArray[np.float32]

TEMPERATURE = 0.05
RATE = 3e-3
_WARM = 30  # steps until the rate is full
_FIRST, _SECOND = 0.9, 0.99  # of Adam's moments, what stays


def train(
    table: Floats2d,
    corpus: Corpus,
    steps: int,
    size: int,
    seed: int,
    report: Callable[[int, float], None],
) -> None:
    """Train the table, in place.

    Args:
        table: shape (rows, d).
        corpus: where batches come from.
        steps: batches.
        size: examples in a batch.
        seed: for what is drawn.
        report: called after each step with its number and its loss.
    """
    chance = np.random.default_rng(seed)
    first, second = np.zeros_like(table), np.zeros(len(table), np.float32)
    for step in range(steps):
        left, right = corpus.draw(size, chance)
        rows, places = np.unique(np.concatenate((left.pieces, right.pieces)), return_inverse=True)
        known = table[rows]
        cuts = zip((left, right), np.split(places, [len(left.pieces)]), strict=True)
        holds = [_occurrences(side.starts, pieces, len(rows)) for side, pieces in cuts]
        sums = [hold @ known for hold in holds]
        lengths = [np.maximum(np.linalg.norm(each, axis=1, keepdims=True), 1e-6) for each in sums]
        units = [each / length for each, length in zip(sums, lengths, strict=True)]
        loss, slopes = contrast(units[0], units[1], (left.texts, right.texts))
        back = [
            (slope - unit * (slope * unit).sum(1, keepdims=True)) / length
            for slope, unit, length in zip(slopes, units, lengths, strict=True)
        ]
        gradient = sum(hold.T @ slope for hold, slope in zip(holds, back, strict=True))
        first[rows] = moved = _FIRST * first[rows] + (1 - _FIRST) * gradient
        squares = np.einsum("nd,nd->n", gradient, gradient) / gradient.shape[1]
        second[rows] = spread = _SECOND * second[rows] + (1 - _SECOND) * squares
        spread = np.sqrt(spread / (1 - _SECOND ** (step + 1))) + 1e-9
        rate = RATE * min(1, (step + 1) / _WARM) * (1 - step / steps)
        table[rows] = known - rate * moved / spread[:, np.newaxis]
        report(step, loss)


def contrast(
    left: Floats2d, right: Floats2d, texts: tuple[Ints, Ints]
) -> tuple[float, tuple[Floats2d, Floats2d]]:
    """The loss of a batch, and its slope for the vectors of either side.

    Args:
        left: unit vectors, shape (n, d).
        right: unit vectors, shape (n, d).
        texts: the number of each text on either side: equal texts are no negatives of each other.

    >>> same = np.eye(2, dtype=np.float32)
    >>> loss, _ = contrast(same, same, (np.arange(2), np.arange(2)))
    >>> loss < 1e-6
    True
    """
    count, scale = len(left), np.float32(1 / TEMPERATURE)
    near = left @ right.T
    own = near.diagonal().copy()
    weights = np.exp((near - 1) * scale)
    for side in texts:
        _, kind, sizes = np.unique(side, return_inverse=True, return_counts=True)
        twice = np.flatnonzero(sizes[kind] > 1)
        for group in _by_kind(twice, kind[twice]):
            block = np.ix_(group, group)
            weights[block] *= np.eye(len(group), dtype=np.float32)
    down, across = weights.sum(1), weights.sum(0)
    loss = float((0.5 * (np.log(down) + np.log(across)) - (own - 1) * scale).mean())
    slope = weights / down[:, np.newaxis] + weights / across
    slope[np.arange(count), np.arange(count)] -= 2
    slope *= scale / (2 * count)
    return loss, (slope @ right, slope.T @ left)


def _by_kind(places: Ints, kinds: Ints) -> list[Ints]:
    if not len(places):
        return []
    order = np.argsort(kinds, kind="stable")
    cuts = np.flatnonzero(np.diff(kinds[order])) + 1
    return np.split(places[order], cuts)


def _occurrences(starts: Ints, pieces: Ints, rows: int) -> csr_array:
    """How often each row occurs in each example: shape (examples, rows)."""
    ends = np.append(starts, len(pieces))
    ones = np.ones(len(pieces), np.float32)
    return csr_array((ones, pieces, ends), shape=(len(starts), rows))
