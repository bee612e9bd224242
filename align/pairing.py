"""Two sides become beads: in reading order first, then what was moved, from what is left over.

    source   A B C D E F         in order   A-A  B-B  E-E  F-F      C, D and C', D' are left over
    target   A B E F C D         moved      C-C  D-D                each a bead of its own

What one side lacks stays alone. How moved beads are looked for stands in `align/moving.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

import numpy as np

from align.corners import Spans, freedom_of, sure_points
from align.evidence.anchors import anchors
from align.evidence.bags import Bags, weights_of
from align.evidence.edges import edges
from align.evidence.lengths import Measure, evened
from align.evidence.model import FAR, Block, Evidence, Half
from align.evidence.spaces import Floats2d, Space
from align.evidence.structure import Standing, Structure, worth_of_joining
from align.evidence.weights import Weights
from align.evidence.words import Counterparts, SideWords
from align.found import Found, solved
from align.lattice import Floats
from align.lists import out_of_order, rows_apart
from align.moving import grown, moved_of
from corpora.document import Lang, Span

_CENTRE = 20  # segments of a side at which half of their mean is taken off
_TOLD = 5.9  # square of a bag's length at which its anchors count half
_DOUBTFUL = 0.5  # a bead less probable than that is looked at again with what is left over
_SURE = 0.95  # probability above which nothing speaks against a bead
_QUESTIONABLE = 0.35  # probability at most of a bead that something speaks against
_ASTRAY = 4.0  # standard deviations below the mean of sure beads: there strangers begin
_SPREAD = 0.2, 2  # what that deviation is taken for before anything is seen, as so many beads
_LEAST_SPREAD = 0.05
_SEEN = 500  # sure beads at most that are looked at for it
_ROUNDS = 8  # how often what is left over is looked at


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its segments and what is known of them without the other versions."""

    texts: Sequence[str]
    lang: Lang
    measure: Measure
    lengths: Floats
    edges: Floats
    bags: Sequence[Counter[str]]  # anchors
    vectors: Floats2d | None  # unit rows
    structure: Sequence[Standing] = ()  # none: plain lines
    read: Callable[[Sequence[Span]], Floats2d] | None = None  # unit rows of runs, each as one text
    words: SideWords | None = None  # where words have vectors of their own


def side_of(
    texts: Sequence[str],
    lang: Lang,
    measure: Measure,
    vectors: Floats2d | None = None,
    structure: Sequence[Standing] = (),
) -> Side:
    """A version with lengths, edges and anchors looked up.

    Args:
        texts: its segments.
        lang: of the texts.
        measure: of the language.
        vectors: unit rows, shape (len(texts), d).
        structure: what is known of each segment besides its text.
    """
    known = {text: anchors(text, lang) for text in dict.fromkeys(texts)}
    opened = np.array(edges(texts))
    opened[[at for at, one in enumerate(structure) if one.number]] = 0.0  # a number begins anew
    return Side(
        texts,
        lang,
        measure,
        np.array([measure.length(text) for text in texts], dtype=np.float64),
        opened,
        [known[text] for text in texts],
        vectors,
        structure,
    )


def with_words(side: Side, words: SideWords) -> Side:
    """A side of known words: as long as its characters are many, and as its words tell much."""
    told = words.told * (side.lengths.sum() / max(words.told.sum(), 1e-9))
    return replace(side, words=words, lengths=(side.lengths + told) / 2)


def evidence_of(source: Side, target: Side, weights: Weights) -> Evidence:
    """What is known of a pair of sides."""
    anchored = Bags.of(source.bags, target.bags, weights_of(source.bags, target.bags))
    meaning = structure = words = None
    nearness, joined, freedom = 1.0, 0.0, 0.0
    whole = 0, len(source.lengths), 0, len(target.lengths)
    if source.vectors is not None and target.vectors is not None:
        meaning = Space(_weighted(source), _weighted(target))
    sure = sure_points(meaning or anchored, whole)
    if meaning:
        nearness = sure.nearness
        freedom = freedom_of(meaning, whole)
        if source.words and target.words:
            words = Counterparts.of(source.words, target.words, sure.points)
    if source.structure and target.structure:
        structure = Structure.of(source.structure, target.structure, sure.points)
        joined = worth_of_joining(sure.points, source.structure, target.structure)
    variance = source.measure.variance + target.measure.variance
    lengths = evened(source.lengths, target.lengths, sure.points, variance)
    halves = [
        Half(length, side.edges, _told(norms[1, 1:]), **_marks(side.structure))
        for side, length, norms in zip((source, target), lengths, anchored.norms, strict=True)
    ]
    return Evidence(
        (halves[0], halves[1]),
        variance,
        meaning,
        nearness,
        anchored,
        structure,
        weights.at(freedom),
        freedom=freedom,
        joined=joined,
        sure=sure,
        words=words,
    )


def _marks(structure: Sequence[Standing]) -> dict[str, Floats]:
    """Where paragraphs begin and which segments are rows, if that is known."""
    if not any(one.kind for one in structure):
        return {}
    begins, rows = zip(*((one.begins, one.row) for one in structure), strict=True)
    return {"begins": np.array(begins, np.float64), "rows": np.array(rows, np.float64)}


def _told(norms: Floats) -> Floats:
    told: Floats = norms**2 / (norms**2 + _TOLD)
    return told


def _weighted(side: Side) -> Floats2d:
    """Vectors without what all have in common, as long as the root of their texts' lengths."""
    assert side.vectors is not None
    if not len(side.vectors):
        return side.vectors
    weighted = centred(side.vectors, side.vectors)
    norms = np.sqrt(np.einsum("nd,nd->n", weighted, weighted))
    roots = np.sqrt(np.maximum(side.lengths, 1.0)) / np.maximum(norms, 1e-9)
    weighted *= roots[:, np.newaxis].astype(np.float32)
    return weighted


def centred(rows: Floats2d, vectors: Floats2d) -> Floats2d:
    """Rows without what the vectors of a side have in common."""
    size = len(vectors)
    mean = vectors.mean(axis=0, dtype=np.float64)
    without: Floats2d = rows - (mean * (size / (size + _CENTRE))).astype(np.float32)
    return without


def align_pair(evidence: Evidence, blocks: Sequence[Block], moved: bool = True) -> list[Found]:
    """The beads of two sides, in the order of the left one; all that is not moved in both orders.

    Args:
        evidence: of the pair.
        blocks: no bead leaves its block; see `align.corners.blocks_of`.
        moved: whether to look for moved passages in what is left over.
    """
    found = list(chain.from_iterable(solved(evidence, blocks)))
    if moved and evidence.halves[0].rows is not None:
        found = [part for step in found for part in rows_apart(evidence, step)]
    unsure = [step for step in found if step.probability <= _SURE and step.is_bead]
    strange = _strange_below(evidence, found) if unsure else 0.0
    questionable = {step.spans for step in unsure if _is_questionable(evidence, step, strange)}
    if moved:
        found = _with_moved(evidence, found, questionable | out_of_order(evidence, found))
    return [
        step._replace(probability=min(step.probability, _QUESTIONABLE))
        if step.spans in questionable and not step.moved
        else step
        for step in found
    ]


def _with_moved(
    evidence: Evidence, found: list[Found], questionable: Container[Spans]
) -> list[Found]:
    """Beads in order, and those of what is left over or may leave its bead."""
    # The other versions know of passages in order only, and would speak against any other.
    alone = replace(evidence, support=None)
    for _ in range(_ROUNDS):
        over = _left_over(found, questionable)
        moved = moved_of(alone, found, over) if any(over) else []
        if not moved:
            break
        found = _put_in(found, moved)
        if larger := list(grown(alone, found)):
            found = _put_in(found, larger)
    return in_order(settled(sorted(found)))


def settled(found: Sequence[Found]) -> list[Found]:
    """Beads that were found late and stand in order all the same are not moved."""
    straight = [step.spans for step in found if not step.moved and step.is_bead]
    settled = []
    for step in found:
        if step.moved:
            place = bisect_left(straight, step.spans)
            is_behind = not place or straight[place - 1][1][1] <= step.spans[1][0]
            is_before = place == len(straight) or step.spans[1][1] <= straight[place][1][0]
            if is_behind and is_before:
                straight.insert(place, step.spans)
                step = step._replace(moved=False)
        settled.append(step)
    return settled


def _left_over(
    found: Sequence[Found], questionable: Container[Spans]
) -> tuple[list[int], list[int]]:
    """The segments of both sides that are alone, or in a bead that something speaks against.

    Such a bead that nothing better was found for stays, and is no longer probable.
    """
    over: tuple[list[int], list[int]] = [], []
    for step in found:
        if not step.is_bead or (step.spans in questionable and not step.moved):
            for side, span in zip(over, step.spans, strict=True):
                side.extend(range(*span))
    return sorted(over[0]), sorted(over[1])


def _strange_below(evidence: Evidence, found: Sequence[Found]) -> float:
    """The cosine below which the runs of a bead are strangers to each other in this text.

    Where it is translated freely, those of sure beads differ much in how near they are.
    """
    if not evidence.meaning:
        return 0.0
    sure = [step.spans for step in found if step.is_bead and step.probability > _SURE]
    some = sure[:: -(-len(sure) // _SEEN) or 1]
    near = np.array([evidence.meaning.cosine(*spans) for spans in some] or [0.0])
    near /= evidence.nearness
    spread, beads = _SPREAD
    variance = (len(some) * near.var() + beads * spread**2) / (len(some) + beads)
    astray = near.mean() - _ASTRAY * max(np.sqrt(variance), _LEAST_SPREAD)
    return float(evidence.nearness * min(astray, FAR))


def _is_questionable(evidence: Evidence, step: Found, strange: float) -> bool:
    """Whether an unsure bead is improbable, or pairs strangers, or has pairs in it that cross."""
    if step.probability < _DOUBTFUL:
        return True
    if not evidence.meaning:
        return False
    is_strange = evidence.meaning.cosine(*step.spans) < strange
    return is_strange or _crosses(evidence.meaning, step.spans, FAR * evidence.nearness)


def _crosses(meaning: Space, spans: Spans, far: float) -> bool:
    """Whether two segments of either side in a bead belong crosswise: each a bead of its own."""
    (i, k), (j, end) = spans
    if min(k - i, end - j) < 2:
        return False
    near = np.array(
        [[meaning.cosine((a, a + 1), (b, b + 1)) for b in range(j, end)] for a in range(i, k)]
    )
    return any(
        min(near[a, d], near[c, b]) > max(near[a, b], near[c, d]) + far
        for a, c in combinations(range(k - i), 2)
        for b, d in combinations(range(end - j), 2)
    )


def _put_in(found: Sequence[Found], moved: Sequence[Found]) -> list[Found]:
    """Beads with others behind them, in their stead; what those leave of one is alone."""
    taken = [{place for step in moved for place in range(*step.spans[side])} for side in (0, 1)]
    kept: list[Found] = []
    for step in found:
        spans = step.spans
        if taken[0].isdisjoint(range(*spans[0])) and taken[1].isdisjoint(range(*spans[1])):
            kept.append(step)
            continue
        for i in range(*spans[0]):
            if i not in taken[0]:
                kept.append(Found(((i, i + 1), (spans[1][0],) * 2), 0.0, 1 - step.probability))
        for j in range(*spans[1]):
            if j not in taken[1]:
                kept.append(Found(((spans[0][1],) * 2, (j, j + 1)), 0.0, 1 - step.probability))
    return [*kept, *moved]


def in_order(found: Sequence[Found]) -> list[Found]:
    """In the source's order; what only the target has comes before what follows it there.

    What is moved on the target stands where the source has it.
    """
    only_target = [step for step in found if step.spans[0][0] == step.spans[0][1]]
    alone = deque(sorted(only_target, key=lambda step: step.spans[1]))
    ordered: list[Found] = []
    source_end = target_end = 0

    def put_alone(before: float) -> None:
        while alone and alone[0].spans[1][0] < before:
            step = alone.popleft()
            ordered.append(step._replace(spans=((source_end, source_end), step.spans[1])))

    rest = [step for step in found if step.spans[0][0] < step.spans[0][1]]
    for step in sorted(rest, key=lambda step: step.spans):
        (_, stop), (first, last) = step.spans
        if first == last:
            step = step._replace(spans=(step.spans[0], (target_end, target_end)))
        elif not step.moved:
            put_alone(first)
            target_end = last
        ordered.append(step)
        source_end = stop
    put_alone(np.inf)
    return ordered
