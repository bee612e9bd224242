"""What was moved: beads of what no bead in order took, and of what may leave its bead.

    source   A B C D      in order   A-A  BC-C  D-D            B' is left over
    target   A C D B      moved      A-A  C-C  D-D  B-B        B adds less to BC-C than it is worth
                                                               beside B', and leaves that bead

A bead that was moved needs more evidence than one in its place, the more, the more places it could
have come from. Once it is sure, what stands alone beside it is believed sooner to be part of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from align.corners import Spans, blocks_of, passages_of
from align.evidence.model import MOVED, Evidence, extent
from align.evidence.spaces import LONGEST
from align.found import Found, batches, solved
from align.lattice import Floats, Shape
from align.lists import each_alone, listed, rivalled
from corpora.document import Span

Places = tuple[Sequence[int], Sequence[int]]  # some segments of both sides, in order
Stay = tuple[Floats, Floats]  # what every segment of both sides is worth where it stands

_DOUBTFUL = 0.5  # probability of a bead below which it does not go on with a row
_NEAR = 0.9  # of the nearness of sure pairs: a segment may leave its bead for one so near
_SURE = 0.8  # probability of a moved bead from which on what is alone beside it may be more of it
_MOVED = 1.0  # nats by which a moved bead has to beat leaving its segments where they are


def moved_of(evidence: Evidence, found: Sequence[Found], over: Places) -> list[Found]:
    """Beads that are worth far more than leaving their segments where they are.

    A passage that was moved has larger beads in it, too, once it is known where it stands.
    Strangers give way to the pairs that one of the two makes elsewhere.
    """
    free = _free(evidence, found, over)
    places = sorted({*over[0], *free[0]}), sorted({*over[1], *free[1]})
    if not all(places):
        return []
    left, right = (np.arange(len(half.lengths)) for half in evidence.halves)
    stay = evidence.skips(0, left), evidence.skips(1, right)
    for worth, lost in zip(stay, free, strict=True):
        worth[list(lost)] = list(lost.values())
    least = _MOVED + float(np.log(max(map(len, places))))
    moved: list[Found] = []
    beads = list(_beads(replace(evidence, shapes=MOVED), places, stay))
    strangers, instead = rivalled(evidence, listed(evidence, beads), places)
    for row in _rows((step for step in beads if step.spans not in strangers), over, stay):
        if sum(gain for _, gain in row) >= least:
            moved += [step._replace(moved=True) for step, _ in row]
    moved = _with_passages(evidence, moved, over)
    strangers, more = rivalled(evidence, listed(evidence, moved), places)
    moved = [step for step in moved if step.spans not in strangers]
    taken = _places(moved)
    return moved + [
        step
        for step in each_alone(evidence, instead | more)
        if _gain(step, stay) >= least
        and all(span[0] not in side for span, side in zip(step.spans, taken, strict=True))
    ]


def _with_passages(evidence: Evidence, moved: Sequence[Found], over: Places) -> list[Found]:
    """Moved beads, with those that follow each other solved as one passage."""
    passages = passages_of([step.spans for step in moved], over)
    made = [step for step in moved if not any(i <= step.spans[0][0] < k for i, k, *_ in passages)]
    steps = chain.from_iterable(solved(evidence, blocks_of(evidence, passages)))
    return made + [step._replace(moved=True) for step in steps if step.is_bead]


def _free(
    evidence: Evidence, found: Sequence[Found], over: Places
) -> tuple[dict[int, float], dict[int, float]]:
    """Segments that may leave the bead at whose end they are, and what they add to its score.

    Those are near to something that is left over on the other side.
    """
    taken, shapes = set(over[0]), set(evidence.shapes)
    beads = [
        step.spans
        for step in found
        if not step.is_pair and step.is_bead and step.spans[0][0] not in taken
    ]
    ends = [(*end, spans) for spans in beads for end in _ends(spans, shapes)]
    wanted = [
        _wanted(evidence, side, [place for at, place, *_ in ends if at == side], over[1 - side])
        for side in (0, 1)
    ]
    ends = [end for end in ends if end[1] in wanted[end[0]]]
    scores = _scores(evidence, {spans for _, _, *both in ends for spans in both})
    free: tuple[dict[int, float], dict[int, float]] = {}, {}
    for side, place, rest, spans in ends:
        free[side][place] = scores[spans] - scores[rest]
    return free


def _ends(spans: Spans, shapes: Container[Shape]) -> Iterator[tuple[int, int, Spans]]:
    """The segments at the ends of a bead, by side and place, and the bead without each."""
    (i, k), (j, end) = spans
    without: tuple[tuple[int, int, Spans], ...] = (
        (0, i, ((i + 1, k), (j, end))),
        (0, k - 1, ((i, k - 1), (j, end))),
        (1, j, ((i, k), (j + 1, end))),
        (1, end - 1, ((i, k), (j, end - 1))),
    )
    return (one for one in without if _shape(one[2]) in shapes)


def _wanted(
    evidence: Evidence, side: int, places: Sequence[int], others: Sequence[int]
) -> set[int]:
    """Those segments of a side to which some of the other side are near."""
    if not evidence.meaning or not places or not others:
        return set()
    mine, theirs = np.array(places), np.array(others)
    part = evidence.meaning.part(theirs, mine) if side else evidence.meaning.part(mine, theirs)
    _, near = part.nearest(side, np.arange(len(places)), (0, len(others)))
    return set(mine[near >= _NEAR * evidence.nearness].tolist())


def _scores(evidence: Evidence, beads: Iterable[Spans]) -> dict[Spans, float]:
    """What each of some beads scores."""
    blocks = [(*left, *right) for left, right in beads]
    shapes = tuple(sorted({extent(block) for block in blocks}))
    scores: dict[Spans, float] = {}
    for some in batches(blocks):
        made = replace(evidence, shapes=shapes).lattice(some).beads
        for at, (i, k, j, end) in enumerate(some):
            shape = k - i, end - j
            scores[(i, k), (j, end)] = float(made[(shapes.index(shape), at, *shape)])
    return scores


def _beads(evidence: Evidence, places: Places, stay: Stay) -> Iterator[Found]:
    """The best beads of some segments, if they are worth more than these where they stand."""
    left, right = (
        replace(half, stay=worth) for half, worth in zip(evidence.halves, stay, strict=True)
    )
    part = replace(evidence, halves=(left, right)).part(
        *(np.array(side, dtype=np.intp) for side in places)
    )
    blocks = blocks_of(part, [(0, len(places[0]), 0, len(places[1]))])
    for step in chain.from_iterable(solved(part, blocks)):
        if step.is_bead:
            (i, k), (j, end) = step.spans
            spans = (places[0][i], places[0][k - 1] + 1), (places[1][j], places[1][end - 1] + 1)
            yield step._replace(spans=spans)


def _rows(beads: Iterable[Found], over: Places, stay: Stay) -> Iterator[list[tuple[Found, float]]]:
    """Beads that follow each other, and what each gains.

    They stand side by side on both sides, as in a passage that was moved; or, if the next one is
    probable, there is nothing but what is left over between them on one side, as between notes
    that were put together at the end. What a bead gains is what it scores more than its segments
    are worth where they stand.
    """
    row: list[tuple[Found, float]] = []
    last: Sequence[int] = ()
    for step in beads:
        gain = _gain(step, stay)
        if gain <= 0:
            continue
        # how many are not left over before it
        stretch = [i - bisect_left(some, i) for some, (i, _) in zip(over, step.spans, strict=True)]
        if row:
            before = row[-1][0].spans
            is_beside = all(a[1] == b[0] for a, b in zip(before, step.spans, strict=True))
            goes_on = stretch[0] == last[0] or stretch[1] == last[1]
            if not is_beside and not (goes_on and step.probability >= _DOUBTFUL):
                yield row
                row = []
        row.append((step, gain))
        last = stretch
    if row:
        yield row


def _gain(step: Found, stay: Stay) -> float:
    """What a bead scores more than its segments are worth where they stand."""
    worths = (worth[i:k].sum() for worth, (i, k) in zip(stay, step.spans, strict=True))
    return step.score - float(sum(worths))


def grown(evidence: Evidence, found: Sequence[Found]) -> Iterator[Found]:
    """Sure moved beads with what stands alone beside them, between two beads in order."""
    alone = _places(step for step in found if not step.is_bead)
    moved = [step for step in found if step.moved]
    sizes = [len(half.lengths) for half in evidence.halves]
    straight = [
        set(range(size)) - free - gone
        for size, free, gone in zip(sizes, alone, _places(moved), strict=True)
    ]
    for step in moved:
        if step.probability < _SURE:
            continue
        rows, columns = (
            _between(span, *sets) for span, *sets in zip(step.spans, alone, straight, strict=True)
        )
        if (len(rows), len(columns)) != _shape(step.spans):
            made = list(_paired(evidence, (rows, columns)))
            if len(made) == 1 and _has(made[0].spans, step.spans):
                yield made[0]._replace(moved=True)


def _between(span: Span, alone: set[int], straight: set[int]) -> list[int]:
    """A span and what is alone beside it, if that is little and beads in order are next to it."""
    first, last = span
    while first - 1 in alone and last - first <= LONGEST:
        first -= 1
    while last in alone and last - first <= LONGEST:
        last += 1
    is_narrow = last - first <= LONGEST
    if is_narrow and first - 1 in straight and last in straight:
        return list(range(first, last))
    return list(range(*span))


def _has(spans: Spans, inner: Spans) -> bool:
    """Whether a bead has all of another one."""
    return all(a <= b and c <= d for (a, d), (b, c) in zip(spans, inner, strict=True))


def _places(found: Iterable[Found]) -> tuple[set[int], set[int]]:
    """The segments of both sides that are in some steps."""
    every = [step.spans for step in found]
    left, right = ({i for spans in every for i in range(*spans[side])} for side in (0, 1))
    return left, right


def _paired(evidence: Evidence, places: Places) -> Iterator[Found]:
    """The best beads of segments that are worth nothing where they stand."""
    nothing = np.zeros(len(evidence.halves[0].lengths)), np.zeros(len(evidence.halves[1].lengths))
    free = replace(evidence, weights=replace(evidence.weights, opening=0.0))
    return _beads(free, places, nothing) if all(places) else iter(())


def _shape(spans: Spans) -> Shape:
    (i, k), (j, end) = spans
    return k - i, end - j
