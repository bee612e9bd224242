"""Two sides become beads: evidence is gathered, weighed, and handed to the dynamic programme.

lengths      are the two runs as long as a translation would be?      align/lengths.py
structure    are they of one kind, do they bear one number?           align/anchors.py
anchors      do they share numbers, symbols, names?                   align/anchors.py
vectors      does an encoder find them near?                          align/encoder.py
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.anchors import anchors, rows, shared_rows
from align.band import Point, band_of
from align.dp import PRIORS, Band, Floats, Ints, Path, Shape, cut
from align.lengths import Measure, length_cost
from align.options import Options
from align.overlaps import Norms, Products
from corpora.document import Lang

Floats2d = NDArray[np.float32]
_LONGEST = max(max(shape) for shape in PRIORS)
_DIVISIBLE = 0.7  # what likeness is worth in a bead that could be cut into two: its parts are alike


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bitext: segments and what is known of them."""

    lang: Lang
    measure: Measure
    texts: Sequence[str]
    bags: Sequence[Counter[str]]  # anchors
    structure: Sequence[Counter[str]] = ()  # none: plain lines
    vectors: Floats2d | None = None  # unit rows


def side_of(
    texts: Sequence[str],
    lang: Lang,
    measure: Measure,
    structure: Sequence[Counter[str]] = (),
    vectors: Floats2d | None = None,
) -> Side:
    """A side with its anchors looked up."""
    return Side(lang, measure, texts, [anchors(text, lang) for text in texts], structure, vectors)


def align_pair(
    source: Side,
    target: Side,
    options: Options,
    corners: Sequence[Point] = (),
    priors: Mapping[Shape, float] = PRIORS,
) -> Path:
    """The beads of two sides.

    Args:
        source: the left side.
        target: the right side.
        options: how much each kind of evidence counts.
        corners: (i, j): no bead reaches across i on the left or j on the right.
        priors: how often a bead has which shape.
    """
    m, n = len(source.texts), len(target.texts)
    band = band_of(m, n, corners, source.bags, target.bags)
    terms = [_lengths(source, target, options.length)]
    terms += _evidence(source, target, options, band)
    blocks = _blocks(m, n, corners)

    def cost(i: Ints, a: int, j: Ints, b: int) -> Floats:
        total = np.zeros(len(i))
        if not a or not b:
            return total
        for term in terms:
            total += term(i, a, j, b)
        if blocks:
            left, right = blocks
            inside = (left[i - a] == left[i - 1]) & (right[j - b] == right[j - 1])
            total[~(inside & (left[i - 1] == right[j - 1]))] = np.inf
        return total

    return cut(m, n, cost, band, priors)


Term = Callable[[Ints, int, Ints, int], Floats]


def _lengths(source: Side, target: Side, weight: float) -> Term:
    left, right = (
        np.cumsum([0.0, *map(side.measure.length, side.texts)]) for side in (source, target)
    )
    variance = source.measure.variance + target.measure.variance

    def term(i: Ints, a: int, j: Ints, b: int) -> Floats:
        lengths = left[i] - left[i - a], right[j] - right[j - b]
        return weight * length_cost(*lengths, variance)

    return term


def _evidence(source: Side, target: Side, options: Options, band: Band) -> list[Term]:
    found = [
        _likeness(
            *shared_rows(source.bags, target.bags),
            band,
            options.anchor,
            options.anchor_threshold,
            doubt=options.anchor_doubt,
        )
    ]
    if source.structure and target.structure:
        weights = dict.fromkeys(
            (s for bag in (*source.structure, *target.structure) for s in bag), 1.0
        )
        pair = rows(source.structure, weights), rows(target.structure, weights)
        found.append(
            _likeness(*pair, band, options.structure, options.structure_threshold, divisible=1)
        )
    if source.vectors is not None and target.vectors is not None:
        pair = _weighted(source), _weighted(target)
        found.append(_likeness(*pair, band, options.vector, options.vector_threshold))
    return found


def _weighted(side: Side) -> Floats2d:
    """Vectors as long as the root of their texts, so that a sum leans to the longer ones."""
    assert side.vectors is not None
    roots = np.sqrt([max(1, len(text)) for text in side.texts], dtype=np.float32)
    weighted: Floats2d = side.vectors * roots[:, np.newaxis]
    return weighted


def _likeness(
    source: Floats2d,
    target: Floats2d,
    band: Band,
    weight: float,
    threshold: float,
    doubt: float = 0.0,
    divisible: float = _DIVISIBLE,
) -> Term:
    """What the cosine of two runs adds to the cost, half of it for each segment."""
    products = Products(source, target, band, _LONGEST)
    norms = Norms(source, _LONGEST), Norms(target, _LONGEST)
    said = _said(source, doubt), _said(target, doubt)

    def term(i: Ints, a: int, j: Ints, b: int) -> Floats:
        size = norms[0].of_runs(i, a) * norms[1].of_runs(j, b)
        cosine = products.of_runs(i, a, j, b) / np.maximum(size, 1e-9)
        evidence = said[0][i] - said[0][i - a] + said[1][j] - said[1][j - b]
        if min(a, b) > 1:
            cosine *= divisible
        change: Floats = weight / 2 * evidence * (threshold - cosine)
        return change

    return term


def _said(vectors: Floats2d, doubt: float) -> Floats:
    """How many segments, up to each, say something: one that says little counts for a part."""
    squares = np.einsum("nd,nd->n", vectors, vectors).astype(np.float64)
    return np.concatenate([[0.0], np.cumsum(squares / (squares + max(doubt, 1e-9)))])


def _blocks(m: int, n: int, corners: Sequence[Point]) -> tuple[Ints, Ints] | None:
    """Which stretch between two corners each segment is in."""
    if not corners:
        return None
    left = np.searchsorted([i for i, _ in corners], np.arange(m), side="right")
    right = np.searchsorted([j for _, j in corners], np.arange(n), side="right")
    return left, right
