"""Lists that each language sorts its own way: pairs that happen to be in order, and strangers.

    Signed for Austria     Подписано за Албанию        Every line is near to every other one, so
    Signed for Albania     Подписано за Австрию        that the best path in order pairs any two.

What tells is that of all lines of a list two are each other's nearest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from align.corners import Spans
from align.evidence.model import FAR, Evidence
from align.evidence.spaces import Space
from align.found import Found, starts_of
from align.lattice import Floats, Ints
from corpora.document import Span

_NEARER = 0.25  # share of the nearness of sure pairs by which a rival is nearer
_ALIKE = 0.25  # and above which lines of one side are like each other
_LIKE = 0.75  # and above which a segment has its like on the other side
_BETWEEN = 4  # segments at most between two pairs of a list, which may be of it, too
_LARGEST = 512  # pairs of a list that are looked at together


def out_of_order(evidence: Evidence, found: Sequence[Found]) -> set[Spans]:
    """The pairs in order that have rivals in their list, or of which one has its like elsewhere."""
    if not evidence.meaning:
        return set()
    strangers = set(_with_like_elsewhere(evidence.meaning, evidence.nearness, found))
    steps = listed(evidence, found)
    restless = _with_rivals_beside(evidence.meaning, steps)
    for pairs in _lists(steps):
        if restless.isdisjoint(step.spans for step in pairs):
            continue
        (i, _), (j, _) = pairs[0].spans
        (_, k), (_, end) = pairs[-1].spans
        strangers |= rivalled(evidence, pairs, (range(i, k), range(j, end)))[0]
    return strangers


def _with_like_elsewhere(
    meaning: Space, nearness: float, found: Sequence[Found]
) -> Iterator[Spans]:
    """The pairs that place alone makes, of which one has its like elsewhere: of a sorted list."""
    pairs = [step for step in found if step.is_pair]
    is_strange = meaning.of_pairs(starts_of(pairs)) < FAR * nearness
    strange = [pairs[at] for at in np.flatnonzero(is_strange).tolist()]
    if not strange:
        return
    places = starts_of(strange)
    sizes = len(meaning.right), len(meaning.left)
    near = [meaning.nearest(side, places[:, side], (0, size))[1] for side, size in enumerate(sizes)]
    for step, like in zip(strange, np.maximum(*near), strict=True):
        if like > _LIKE * nearness:
            yield step.spans


def listed(evidence: Evidence, found: Sequence[Found]) -> list[Found]:
    """The pairs among some beads both of which are like what is beside them on their own side."""
    if not evidence.meaning:
        return []
    near = _ALIKE * evidence.nearness
    left, right = (_like_neighbours(evidence.meaning, side, near) for side in (0, 1))
    return [
        step
        for step in found
        if step.is_pair and left[step.spans[0][0]] and right[step.spans[1][0]]
    ]


def _like_neighbours(meaning: Space, side: int, near: float) -> NDArray[np.bool_]:
    """Which segments of a side are near to the one before or behind them on the same side."""
    one, two = meaning.norms[side][1, 1:], meaning.norms[side][2, 2:]
    before, behind = one[:-1], one[1:]
    products = (two**2 - before**2 - behind**2) / 2
    alike = np.concatenate([[False], products > near * before * behind, [False]])
    found: NDArray[np.bool_] = alike[1:] | alike[:-1]
    return found[: len(one)]


def _lists(steps: Sequence[Found]) -> Iterator[list[Found]]:
    """Pairs in order that follow each other closely on both sides, two at least."""
    pairs: list[Found] = []
    for step in steps:
        if pairs:
            apart = [b[0] - a[1] for a, b in zip(pairs[-1].spans, step.spans, strict=True)]
            if not 0 <= min(apart) <= max(apart) <= _BETWEEN or len(pairs) == _LARGEST:
                if len(pairs) > 1:
                    yield pairs
                pairs = []
        pairs.append(step)
    if len(pairs) > 1:
        yield pairs


def _with_rivals_beside(meaning: Space, pairs: Sequence[Found]) -> set[Spans]:
    """The pairs of which an end is nearer to one beside the other end, as strangers' are."""
    places = starts_of(pairs)
    own = meaning.of_pairs(places)
    last = len(meaning.left) - 1, len(meaning.right) - 1
    found = np.zeros(len(pairs), bool)
    for steps in range(1, _BETWEEN + 1):
        for step in ((steps, 0), (-steps, 0), (0, steps), (0, -steps)):
            found |= meaning.of_pairs(np.clip(places + step, 0, last)) > own
    return {pairs[at].spans for at in np.flatnonzero(found).tolist()}


def _nearer(evidence: Evidence) -> tuple[float, float]:
    """By how much a rival is nearer than a pair in order: one of both its ends, or one of either.

    Of a free translation that has to be more.
    """
    both = evidence.freedom * evidence.nearness
    return both, both + _NEARER * evidence.nearness


def rivalled(
    evidence: Evidence, pairs: Sequence[Found], places: tuple[Sequence[int], Sequence[int]]
) -> tuple[set[Spans], set[Spans]]:
    """Pairs of strangers, and the far nearer pairs that one of the two makes elsewhere.

    Where a list stands in another order, the best path through it has many strangers between the
    pairs that happen to be in order: either both are each other's nearest to one elsewhere, or one
    of the two is, and that one is far nearer.
    """
    strangers: set[Spans] = set()
    instead: set[Spans] = set()
    least = _nearer(evidence)
    if not evidence.meaning or not pairs:
        return strangers, instead
    nearest = _nearest_pairs(evidence.meaning, places)
    cosines = evidence.meaning.of_pairs(starts_of(pairs)).tolist()
    for spans, near in zip((step.spans for step in pairs), cosines, strict=True):
        rivals = dict(nearest[end] for end in enumerate(spans) if end in nearest)
        gains = [cosine - near for rival, cosine in rivals.items() if rival != spans]
        if gains and ((len(gains) == 2 and min(gains) > least[0]) or max(gains) > least[1]):
            strangers.add(spans)
            instead |= rivals.keys()
    return strangers, instead


def _nearest_pairs(
    meaning: Space, places: tuple[Sequence[int], Sequence[int]]
) -> dict[tuple[int, Span], tuple[Spans, float]]:
    """Those pairs of some segments that are each other's nearest, by either end, and how near."""
    left, right = (np.array(side, dtype=np.intp) for side in places)
    part = meaning.part(left, right)
    there, near = part.nearest(0, np.arange(len(left)), (0, len(right)))
    back, _ = part.nearest(1, there, (0, len(left)))
    made: dict[tuple[int, Span], tuple[Spans, float]] = {}
    for at in np.flatnonzero(back == np.arange(len(left))).tolist():
        i, j = int(left[at]), int(right[there[at]])
        spans = (i, i + 1), (j, j + 1)
        made[0, spans[0]] = made[1, spans[1]] = spans, float(near[at])
    return made


def rows_apart(evidence: Evidence, step: Found) -> list[Found]:
    """The rows of a table in a bead one by one, where each is nearest to one nearest to it."""
    (i, k), (j, end) = step.spans
    left, right = (half.rows for half in evidence.halves)
    if not (k - i == end - j > 1) or left is None or right is None:
        return [step]
    if not (left[i:k].all() and right[j:end].all()):
        return [step]
    scores = _scores(evidence, np.arange(i, k), np.arange(j, end))
    nearest = scores.argmax(axis=1)
    if (scores.argmax(axis=0)[nearest] != np.arange(k - i)).any():
        return [step]
    pairs = enumerate(nearest.tolist())
    return list(each_alone(evidence, {((i + a, i + a + 1), (j + b, j + b + 1)) for a, b in pairs}))


def each_alone(evidence: Evidence, pairs: Collection[Spans]) -> Iterator[Found]:
    """Pairs as beads that were moved, each by itself: as sure as no other would have its ends."""
    if not pairs:
        return
    chosen = sorted(pairs)
    places = [np.unique([span[0] for span in side]) for side in zip(*chosen, strict=True)]
    scores = _scores(evidence, *places)
    likely = np.exp(scores - scores.max())
    sure = likely / np.maximum(likely.sum(axis=0), likely.sum(axis=1, keepdims=True))
    for spans in chosen:
        i, j = (np.searchsorted(side, span[0]) for side, span in zip(places, spans, strict=True))
        yield Found(spans, float(scores[i, j]), float(sure[i, j]), moved=True)


def _scores(evidence: Evidence, left: Ints, right: Ints) -> Floats:
    """What each of some segments beside each of the other side scores."""
    part = replace(evidence.part(left, right), shapes=((1, 1),))
    scores: Floats = part.lattice([(0, len(left), 0, len(right))]).beads[0, 0, 1:, 1:]
    return scores
