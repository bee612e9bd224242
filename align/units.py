"""Documents are aligned by units: sentences, and the rows of tables as wholes.

    paragraphs   0 │ 1 2 │ 3        units of 0 and 1 belong to units of one paragraph there: a bead
    sentences    a b c│d e│f        of two with one, whatever the paragraphs are like as wholes

Where a translator begins a paragraph is another matter than what a sentence says, so paragraphs
are what is gathered from sentences (`gathered`), and how far they answer each other is only part
of the evidence (`align/evidence/structure.py`). Rows are opened into cells afterwards
(`align/versions.py`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import prod
from statistics import fmean

from align.corners import Spans
from align.evidence.model import Block
from align.evidence.structure import Standing
from align.found import Found
from corpora.document import Document, Span

_DOUBTFUL = 0.5  # a bead less probable than that joins no paragraphs that have others


@dataclass(frozen=True, slots=True)
class Units:
    """What is aligned of a document."""

    texts: Sequence[str]
    standings: Sequence[Standing]
    paragraphs: Sequence[int]  # which each is of
    segments: Sequence[Span]  # which of the document's it holds
    inside: Sequence[Span]  # which they are of those that are aligned inside units; empty if none

    def texts_inside(self, segments: Sequence[str]) -> list[str]:
        """The segments that are aligned inside units, of all those of the document."""
        return [
            text
            for (start, stop), (first, last) in zip(self.segments, self.inside, strict=True)
            if first < last
            for text in segments[start:stop]
        ]

    def last_of(self, kinds: Container[str]) -> int | None:
        """Where the units of some kinds begin that end a document; none where none do."""
        size = first = len(self.texts)
        while first and self.standings[first - 1].kind in kinds:
            first -= 1
        return first if first < size else None


def units_of(document: Document, paragraphs: bool = False) -> Units:
    """Sentences, and rows that are opened afterwards; or whole paragraphs, all of them opened."""
    texts: list[str] = []
    standings, places, sizes, inside = [], [], [], []
    for at, paragraph in enumerate(document.paragraphs):
        is_whole = paragraphs or bool(paragraph.cells)
        spans = ((0, len(paragraph.text)),) if is_whole else paragraph.sentences
        for place, (start, stop) in enumerate(spans):
            texts.append(paragraph.text[start:stop])
            number = "" if place else paragraph.number
            row = bool(paragraph.cells)
            standings.append(Standing(paragraph.kind, number, not place, row))
            places.append(at)
            sizes.append(len(paragraph.cells or paragraph.sentences) if is_whole else 1)
            inside.append(sizes[-1] if is_whole else 0)
    return Units(texts, standings, places, _following(sizes), _following(inside))


def _following(sizes: Sequence[int]) -> list[Span]:
    return list(pairwise(accumulate(sizes, initial=0)))


def _stretch(spans: Sequence[Span], part: Span) -> Span:
    """From where to where some spans go, of several that follow each other."""
    i, k = part
    if i < k:
        return spans[i][0], spans[k - 1][1]
    return (spans[i][0],) * 2 if i < len(spans) else (spans[-1][1] if spans else 0,) * 2


def opening(step: Found, left: Units, right: Units) -> Block:
    """The block of what is aligned inside a step."""
    (i, k), (j, end) = (
        _stretch(side.inside, span) for side, span in zip((left, right), step.spans, strict=True)
    )
    return i, k, j, end


def opened(
    steps: Iterable[Found], inner: Iterable[Found], left: Units, right: Units
) -> Iterator[Found]:
    """Steps of units as steps of segments.

    Units that belong together have segments that do: if no others, then all of them.

    Args:
        steps: of units.
        inner: what was aligned inside them, in the blocks of `opening` one after the other.
        left: the units of one side.
        right: those of the other.
    """
    rest = iter(inner)
    for step in steps:
        i, k, j, end = opening(step, left, right)
        own = list(_taken(rest, k - i, end - j))
        (a, b), (c, d) = (
            _stretch(side.segments, span)
            for side, span in zip((left, right), step.spans, strict=True)
        )
        if a == b or c == d:
            spans = [((at, at + 1), (c, c)) for at in range(a, b)]
            spans += [((a, a), (at, at + 1)) for at in range(c, d)]
            yield from (Found(one, step.score, step.probability) for one in spans)
        elif (k - i, end - j) == (b - a, d - c) and any(one.is_bead for one in own):
            yield from (_shifted(one, a - i, c - j, step.moved) for one in own)
        else:
            yield Found(((a, b), (c, d)), step.score, step.probability, step.moved)


def _shifted(step: Found, left: int, right: int, moved: bool) -> Found:
    (i, k), (j, end) = step.spans
    spans = (i + left, k + left), (j + right, end + right)
    return step._replace(spans=spans, moved=moved and step.is_bead)


def _taken(steps: Iterator[Found], left: int, right: int) -> Iterator[Found]:
    """The next steps that are of so many segments."""
    while left or right:
        step = next(steps)
        yield step
        left -= step.spans[0][1] - step.spans[0][0]
        right -= step.spans[1][1] - step.spans[1][0]


@dataclass(slots=True, eq=False)
class _Group:
    """Paragraphs of both sides that belong together, and what says so."""

    spans: Spans
    steps: list[Found] = field(default_factory=list)
    joints: dict[Spans, list[float]] = field(default_factory=dict)


def gathered(
    found: Sequence[Found], left: Sequence[int], right: Sequence[int], sizes: tuple[int, int]
) -> list[Found]:
    """The beads of paragraphs that beads of units make; those that are sure are heard first.

    A bead that is doubtful joins no paragraphs that have others already, and none reaches over
    paragraphs that belong elsewhere.

    Args:
        found: the steps of two sides, which leave no unit out.
        left: which paragraph each unit is of.
        right: the same of the other side.
        sizes: how many paragraphs there are.

    Returns:
        Steps in no order; a paragraph that is alone is one.
    """
    of = left, right
    groups: tuple[list[_Group | None], ...] = tuple([None] * size for size in sizes)
    beads = [step for step in found if step.is_bead]
    for step in sorted(beads, key=lambda step: (step.moved, -step.probability)):
        spans = tuple((of[at][i], of[at][k - 1] + 1) for at, (i, k) in enumerate(step.spans))
        _join(groups, step, (spans[0], spans[1]))
    every = {id(group): group for side in groups for group in side if group}
    made = [
        Found(
            group.spans,
            fmean(step.score for step in group.steps),
            _probability(group),
            all(step.moved for step in group.steps),
        )
        for group in every.values()
    ]
    return [*made, *_alone(found, of, groups)]


def _join(groups: Sequence[list[_Group | None]], step: Found, spans: Spans) -> None:
    """Make one group of the paragraphs of a bead, if nothing speaks against it."""
    joined = _inside(groups, spans)
    hull = spans
    for group in joined:
        hull = _around(hull, group.spans)
    if any(group not in joined for group in _inside(groups, hull)):
        return
    if len(joined) > 1 and step.probability < _DOUBTFUL:
        return
    if step.moved and _reaches_over(groups, hull, spans):
        return
    whole = max(joined, key=lambda group: len(group.steps), default=_Group(hull))
    for group in joined:
        if group is not whole:
            whole.steps += group.steps
            whole.joints |= group.joints
    whole.steps.append(step)
    whole.joints.setdefault(spans, []).append(step.probability)
    if joined != [whole] or whole.spans != hull:
        whole.spans = hull
        for side, (start, stop) in zip(groups, hull, strict=True):
            side[start:stop] = [whole] * (stop - start)


def _reaches_over(groups: Sequence[list[_Group | None]], hull: Spans, spans: Spans) -> bool:
    """Whether there is something in the hull that is in no group and not of the bead."""
    return any(
        side[at] is None
        for side, (start, stop), (first, last) in zip(groups, hull, spans, strict=True)
        for at in (*range(start, min(first, stop)), *range(max(last, start), stop))
    )


def _inside(groups: Sequence[list[_Group | None]], spans: Spans) -> list[_Group]:
    """The groups that have something of two stretches."""
    found = [
        group for side, span in zip(groups, spans, strict=True) for group in side[slice(*span)]
    ]
    return list({id(group): group for group in found if group}.values())


def _around(one: Spans, other: Spans) -> Spans:
    (i, k), (j, end) = ((min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(one, other, strict=True))
    return (i, k), (j, end)


def _probability(group: _Group) -> float:
    """That all of a group belongs together: as its weakest joint.

    A joint holds if any of its beads is right; of several ways round, the surest counts.
    """
    joints = sorted(
        ((1 - prod(1 - p for p in said), spans) for spans, said in group.joints.items()),
        reverse=True,
    )
    roots: dict[tuple[int, int], tuple[int, int]] = {}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while roots.setdefault(place, place) != place:
            place = roots[place]
        return place

    least = 1.0
    for probability, spans in joints:
        places = {root((side, at)) for side, span in enumerate(spans) for at in range(*span)}
        if len(places) > 1:
            least = min(least, probability)
            first = places.pop()
            roots.update((place, first) for place in places)
    return least


def _alone(
    found: Sequence[Found],
    of: tuple[Sequence[int], Sequence[int]],
    groups: Sequence[Sequence[_Group | None]],
) -> Iterator[Found]:
    """The paragraphs that are in no group: as sure as the least sure of their units."""
    sure = [[1.0] * len(side) for side in groups]
    score = [[0.0] * len(side) for side in groups]
    for step in found:
        said = 1 - step.probability if step.is_bead else step.probability
        for at, (i, k) in enumerate(step.spans):
            for paragraph in of[at][i:k]:
                sure[at][paragraph] = min(sure[at][paragraph], said)
                score[at][paragraph] += step.score
    for at, side in enumerate(groups):
        for place, group in enumerate(side):
            if group is None:
                own, none = (place, place + 1), (0, 0)
                spans = (own, none) if at == 0 else (none, own)
                yield Found(spans, score[at][place], sure[at][place])
