"""What is usual in a document: its size of type, the step between lines, the edges of its column.

90  ├ The Committee takes note of the report of ┤ 515     size 10.5, pitch 1.3 sizes
├ the Secretary-General on oceans.                    column 90 to 515
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from corpora.dumps.lines import Setting, setting
from corpora.pages.joining import starts_large, starts_small
from corpora.pages.line_ends import has_ended
from corpora.pages.lines import Line, Page, downwards
from corpora.pdf.recognised import blurred

INDENT = 0.8  # type sizes: a first line set in
_AT, _AROUND = 0.15, 3.0  # type sizes: so near an edge a line ends at it; others end around it
_SPREAD = 5  # lines that end at an edge, at the least


class Placed(NamedTuple):
    """A line and its page."""

    page: int
    line: Line


class Column(NamedTuple):
    """The edges between which a run of lines is set."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document, in points."""

    size: float  # of the type of running text
    pitch: float  # from baseline to baseline, in type sizes
    column: Column
    indented: bool  # paragraphs begin set in
    exact: bool = True  # False for text without geometry: a character is about half a size wide
    dumped: Setting | None = None  # of text without geometry
    edges: tuple[float, ...] = ()  # where lines end that are spread to fill their column

    @property
    def slack(self) -> float:
        """How far a full line may end before the edge, in type sizes."""
        return 0.3 if self.exact else 4.0

    def is_spread(self, line: Line) -> bool:
        """Whether a line is spread to fill its column; the last of a paragraph is not."""
        return any(abs(line.right - edge) < _AT * self.size for edge in self.edges)


def measure(pages: Iterable[Page], exact: bool = True) -> Measure:
    """What is usual in the running text of these pages."""
    pages = list(pages)
    runs = list(runs_of(pages))
    lines = [placed.line for run in runs for placed in run]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = max(0.5, sizes.most_common(1)[0][0]) if sizes else 10.0
    text = [line for line in lines if abs(line.size - size) < 0.6]
    recognised = any(page.recognised for page in pages)
    left = usual_of([line.left for line in text], size)
    column = [line for line in text if -6 * size < line.left - left < 6 * size]
    is_one = exact and len(column) > 0.9 * len(text)
    margin = pages[0].width - left if is_one else 0.0
    right = _right_edge([line.right for line in column], size, exact, margin)
    pitch = _pitch(runs, right - 1.5 * size, recognised)
    near = [line for line in column if line.left > left + INDENT * size]
    if exact:  # paragraphs that are set in as a whole are not indented
        firsts = {id(line) for run in runs for line in _first_lines(run, size)}
        near = [line for line in near if id(line) in firsts]
    return Measure(
        size=size,
        pitch=pitch,
        column=Column(left, right),
        indented=len(near) > 0.03 * len(text),
        exact=exact,
        dumped=None if exact else setting(text),
        edges=_edges_of_spread(text, size) if exact else (),
    )


def _edges_of_spread(lines: Iterable[Line], size: float) -> tuple[float, ...]:
    """Where many lines end that do not end a sentence, and few near by.

    Paragraphs that are set in as a whole have an edge of their own.
    """
    rights = {line.text: line.right for line in lines if not (line.row or has_ended(line.text))}
    ends = sorted(rights.values())

    def within(at: float, sizes: float) -> int:
        return bisect_right(ends, at + sizes * size) - bisect_left(ends, at - sizes * size)

    edges: list[float] = []
    for at in sorted(ends, key=lambda at: -within(at, _AT)):
        times = within(at, _AT)
        if times < max(_SPREAD, 0.02 * len(ends)):
            break
        alone = all(abs(at - edge) > 2 * _AT * size for edge in edges)
        if alone and times > 0.6 * within(at, _AROUND):
            edges.append(at)
    return tuple(edges)


def _first_lines(run: Sequence[Placed], size: float) -> Iterator[Line]:
    """The lines of a run that are set in farther than the next one."""
    for one, other in pairwise(run):
        if other.line.left < one.line.left - INDENT * size:
            yield one.line


def _pitch(runs: Sequence[Sequence[Placed]], full: float, recognised: bool) -> float:
    """The usual step from a line to the next, in type sizes.

    Where most paragraphs are of one line, the step between paragraphs is the commonest; the one
    between lines of which the second certainly goes on is known to be within them.
    """
    steps: Counter[float] = Counter()
    within: Counter[float] = Counter()
    for above, below in ((one.line, other.line) for run in runs for one, other in pairwise(run)):
        step = (below.base - above.base) / below.size
        if 0.7 < step < 4 and above.size == below.size:
            steps[round(step * 20) / 20] += 1
            if _runs_into(above, below, full):
                within[round(step * 20) / 20] += 1
    often = 0.15 * steps.total()  # paragraphs of one line each may be many; their gap is wider
    steps = blurred(steps, often) if recognised else steps
    pitch = min((step for step, times in steps.items() if times >= often), default=1.2)
    if recognised or not within:
        return pitch
    return min(pitch, min(within, key=lambda step: (-within[step], step)))


def _runs_into(above: Line, below: Line, full: float) -> bool:
    """Whether a sentence certainly runs from a line into the next.

    A small letter tells it; in scripts that have none, a line that reaches the edge.
    """
    apart = len(above.pieces) > 1 or abs(above.left - below.left) > above.size
    if apart or above.bold != below.bold:
        return False
    small = starts_small(below.text) or (not starts_large(below.text) and above.right > full)
    return small and not has_ended(above.text)


def _right_edge(rights: Sequence[float], size: float, exact: bool, margin: float) -> float:
    """Where most full lines end, or, set ragged, where nearly all have ended.

    If few are full, their ends tell no edge: it is at the margin, as wide as the left one.
    """
    edge = usual_of(rights, size)
    full = sum(abs(right - edge) < 0.6 * size for right in rights)
    beyond = sum(right - edge > size for right in rights)  # a mark may hang over it
    if exact and full > 0.3 * len(rights) and beyond < 0.5 * full:
        return edge
    edge = sorted(rights)[int(0.9 * (len(rights) - 1))] if rights else 0.0
    return max(edge, margin) if all(right < margin + size for right in rights) else edge


def usual_of(values: Sequence[float], size: float) -> float:
    """The commonest of lengths that differ a little."""
    grain = 0.3 * size
    counts = Counter(round(value / grain) for value in values)
    if not counts:
        return 0.0
    bucket = counts.most_common(1)[0][0]
    near = [value for value in values if abs(value / grain - bucket) <= 1]
    return sum(near) / len(near)


def runs_of(pages: Iterable[Page]) -> Iterator[list[Placed]]:
    """Lines that follow one another downwards on one page."""
    for page in pages:
        for run in downwards(page.lines):
            yield [Placed(page.number, line) for line in run]
