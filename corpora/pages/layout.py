"""Lines on pages become blocks: which lines make one paragraph, across lines, columns and pages.

Nothing here depends on what the words mean; the evidence is what an eye would use. Between two
lines one under the other a paragraph ends where

    the gap is wider than usual,        type changes its size or weight,
    the next line is set in,            or the line stops short although the first word of the
                                        next would have fitted.

At the head of a page or column the first line goes on with the paragraph before if that one's last
line was full and the new line is set like one within a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from corpora.blocks import Block
from corpora.dumps.lines import ends
from corpora.dumps.wide_lines import is_full
from corpora.numbering import is_label_alone, labels_at_start
from corpora.pages.joining import Joiner, begins_wide, starts_arabic, starts_large, starts_small
from corpora.pages.line_ends import (
    dangles,
    has_ended,
    has_stopped,
    runs_over,
    told_by_blank,
    told_by_words,
)
from corpora.pages.lines import PLAIN, Line, Page
from corpora.pages.room import fits, is_figure, is_open, may_be_narrow, same_size, same_type
from corpora.pages.tables import BULLET, LEADERS, cells_of
from corpora.pages.turns import goes_on
from corpora.pages.usual import INDENT, Column, Measure, Placed, runs_of, usual_of

_ITEM = re.compile(rf"{BULLET.pattern}|[·–—-]\s")  # a dash may stand in running text, too
_MANY = 8  # lines: the longest of so many ends at their edge
_GAP = 0.3  # type sizes over the usual pitch: a new paragraph
_LOOSE = 1.0  # so much over it a line may be set lower for a raised figure or another face in it
_WIDEST = 2.0  # type sizes: the widest space in a line that is spread


def with_usual_weight(pages: Sequence[Page]) -> list[Page]:
    """Pages in which bold type stands out: where nearly all is bold, nothing is.

    Some fonts say that they are bold whatever they look like.
    """
    letters = Counter[bool]()
    for page in pages:
        for line in page.lines:
            letters[line.bold] += len(line.text)
    if letters[True] < 9 * letters[False]:
        return list(pages)
    return [
        replace(page, lines=tuple(replace(line, bold=False) for line in page.lines))
        for page in pages
    ]


def paragraphs(pages: Iterable[Page], usual: Measure) -> list[list[Placed]]:
    """The lines of each paragraph, in reading order.

    Args:
        pages: with furniture and notes taken out.
        usual: `measure` of the same pages.
    """
    result: list[list[Placed]] = []
    before: Column | None = None
    for run in runs_of(pages):
        column = _column(run, usual)
        parts = [part for group in _groups(run, usual) for part in _split(group, column, usual)]
        if before and result and goes_on(result[-1], parts[0][0], before, column, usual):
            result[-1] += parts.pop(0)
        result += parts
        before = column
    return result


def block(lines: Sequence[Placed], usual: Measure, join: Joiner) -> Block:
    """One paragraph's lines as a block; raised characters stay raised in its text."""
    text = lines[0].line.text
    for placed in lines[1:]:
        text = join(text, placed.line.text)
    first = lines[0].line
    if first.row:
        cells = tuple((piece.start, piece.stop) for piece in first.pieces)
        raw = text.translate(PLAIN)
        return Block(text=text, role="row", cells=cells, page=lines[0].page, raw=raw)
    rest = [placed.line.left for placed in lines[1:]]
    return Block(
        text=text,
        page=lines[0].page,
        raw=_printed(lines),
        bold=all(placed.line.bold for placed in lines),
        italic=all(placed.line.italic for placed in lines),
        align=_alignment(lines, usual),
        size=round(first.size / usual.size, 2),
        indent=round((first.left - min(rest, default=usual.column.left)) / usual.size, 1),
    )


def _column(run: Sequence[Placed], usual: Measure) -> Column:
    if len(run) < 4:
        return usual.column
    left = usual_of([placed.line.left for placed in run], usual.size)
    there = sum(-usual.size < placed.line.left - left < 3 * usual.size for placed in run)
    if there < len(run) / 2 or abs(left - usual.column.left) < 2 * usual.size:
        return usual.column
    return Column(left, usual_of([placed.line.right for placed in run], usual.size))


def _groups(run: Sequence[Placed], usual: Measure) -> Iterator[list[Placed]]:
    """Lines with no wide gap and no change of type between them."""
    group = [run[0]]
    for above, below in pairwise(run):
        one, other = above.line, below.line
        gap = (other.base - one.base) / max(one.size, other.size) - usual.pitch
        blank = gap < 2 and _blank_within(one, other, usual)
        apart = (gap > _GAP and not blank) or not same_type(one, other)
        if apart and not _runs_on(one, other, gap, usual):
            yield group
            group = []
        group.append(below)
    yield group


def _blank_within(one: Line, other: Line, usual: Measure) -> bool:
    """Whether a sentence runs over a blank line, as some programs put them after each line."""
    if usual.exact:
        return False
    if usual.dumped and is_full(one, other, usual.dumped.wide):
        return one.right > 0.9 * usual.column.right
    return runs_over(one, other, usual.column.right)


def _runs_on(one: Line, other: Line, gap: float, usual: Measure) -> bool:
    """Whether a line spread to its edge goes on with one set lower or in type of another weight.

    A figure, in its own line in a face and size of its own, ends the sentence above it.
    """
    below = other.left < one.left + 0.3 * usual.size
    if not below or one.row or other.row or gap > _LOOSE:
        return False
    figure = usual.exact and is_figure(other.text) and is_open(one, usual.column)
    if figure or not usual.is_spread(one):
        return figure
    if has_ended(one.text):
        return gap <= _GAP and same_size(one, other)
    return abs(one.size - other.size) < 0.2 * one.size


def _split(group: list[Placed], column: Column, usual: Measure) -> Iterator[list[Placed]]:
    """The paragraphs of a group."""
    lines = [placed.line for placed in group]
    margin = min((line.left for line in lines[1:]), default=0.0)
    edge, own = _edge(lines, column, usual)
    edge -= _inset(lines, column, usual)
    short = [
        fits(one, other, edge, usual)
        and not (usual.exact and may_be_narrow(one, other, column, usual))
        for one, other in pairwise(lines)
    ]
    told_by_indent = not usual.exact and usual.indented
    items = short
    if not usual.exact and not begins_wide(lines[0].text):  # dumped letters are not of one width
        full = min(edge, column.right)
        items = [fits(one, other, full, usual) for one, other in pairwise(lines)]
    listed = not told_by_indent and _is_list(items, _listed_share(group, usual), usual.exact)
    part = [group[0]]
    for index, placed in enumerate(group[1:]):
        above, line = lines[index], placed.line
        ended, stopped = has_ended(above.text), has_stopped(above.text)
        item = bool(_ITEM.match(line.text))
        small = not item and starts_small(line.text) and not line.text[:1].isdecimal()
        heads = above.text.isupper() or (usual.exact and _is_head(above, usual))
        small = small or (heads and dangles(above.text))
        labelled = bool(labels_at_start(line.text, heading=line.bold))
        labelled = labelled or (item and stopped)
        set_in = line.left > margin + INDENT * usual.size and not _as_a_whole(part, line, usual)
        if usual.exact:
            far = above.right < (column.left + edge) / 2
            stops = short[index] and (ended or far or not begins_wide(line.text))
            stops = stops or (stopped and not own and fits(above, line, column.right, usual))
        else:
            stops = above.right < (0.8 if ended or labelled else 0.5) * edge
            stops = stops or (stopped and (short[index] or above.right < 0.8 * column.right))
        told = told_by_blank(above, line, usual.column.right)
        item_may_end = not usual.exact or short[index] or ended or starts_large(line.text)
        after = lines[index + 2] if index + 2 < len(lines) else None
        sure = ends([placed.line for placed in part], line, after, usual.dumped)
        if told is False or (
            told is None
            and (
                _set_apart(above, line, column, usual)
                or (ended and (set_in or labelled))
                or (not small and (stops or (listed and item_may_end)) if sure is None else sure)
                or (not usual.exact and told_by_words(above.text, line.text, usual.indented))
                or LEADERS.search(above.text)
                or is_label_alone(above.text)
            )
        ):
            yield part
            part = []
        part.append(placed)
    yield part


def _as_a_whole(part: Sequence[Placed], line: Line, usual: Measure) -> bool:
    """Whether a paragraph is set in as a whole, and a line is more of it."""
    above = part[-1].line
    if not usual.exact or abs(line.left - above.left) >= 0.3 * usual.size:
        return False
    return not has_stopped(above.text) or (len(part) > 1 and usual.is_spread(above))


def _is_list(short: Sequence[bool], share: float, exact: bool) -> bool:
    """Whether lines stop short so often that each is an item; one among several proves nothing."""
    return sum(short) > share * len(short) and (sum(short) > 1 or (exact and len(short) == 1))


def _edge(lines: Sequence[Line], column: Column, usual: Measure) -> tuple[float, bool]:
    """Where the full lines of a group end, and whether that is an edge of their own.

    What runs over the edge is not where lines end: a long word that could not be broken, or two
    lines that a program joined where the first ended with a hyphen.
    """
    rights = [_right_of(line, column) for line in lines]
    over = column.right + (3 if usual.exact else 15) * usual.size
    if any(abs(right - column.right) < usual.slack * usual.size for right in rights):
        rights = [right for right in rights if right < over]
    edge = max(rights)
    full = sum(edge - line.right < usual.slack * usual.size for line in lines)
    own = usual.exact and (full > max(1, len(lines) / 2) or len(lines) >= _MANY)
    if usual.exact and _are_names(lines, column, usual):
        return column.right, False
    far = abs(edge - column.right) >= 3 * usual.size
    return (edge if own or far else max(edge, column.right)), own


def _inset(lines: Sequence[Line], column: Column, usual: Measure) -> float:
    """How far a heading that is set in may be set in at its end as well."""
    inset = min(line.left for line in lines) - column.left
    heads = all(_is_head(line, usual) for line in lines)
    return inset if usual.exact and heads and 0 < inset < 3 * usual.size else 0.0


def _is_head(line: Line, usual: Measure) -> bool:
    """Whether a line is set like a heading."""
    return line.bold or line.size > 1.1 * usual.size


def _are_names(lines: Sequence[Line], column: Column, usual: Measure) -> bool:
    """Whether lines begin where the column does, and end far from its edge or begin large."""
    share = 0.5 if len(lines) < 4 else 0.3
    end = column.left + share * (column.right - column.left)
    if any(abs(line.left - column.left) >= usual.size for line in lines):
        return False
    large = all(starts_large(line.text) or starts_arabic(line.text) for line in lines)
    return large or all(line.right < end for line in lines)


def _right_of(line: Line, column: Column) -> float:
    """Where a line ends; a Chinese mark that hangs over the edge does not move it."""
    hangs = column.right < line.right < column.right + line.size
    return column.right if hangs and begins_wide(line.text[-1:]) else line.right


def _listed_share(group: Sequence[Placed], usual: Measure) -> float:
    """From which share of short lines a group is a list and no paragraph.

    Capitals tell where an item begins; without them, or without geometry, it takes more lines.
    """
    if not usual.exact:
        return 0.8
    return 0.4 if any(char.isupper() for placed in group for char in placed.line.text) else 0.7


def _set_apart(above: Line, line: Line, column: Column, usual: Measure) -> bool:
    """Whether two lines are set so differently that no paragraph has both.

    Meeting and date stand at the right edge one under the other; no first line is set in as far as
    a third of the column; nothing goes on under words that stand side by side.
    """
    third = (column.right - column.left) / 3
    beside = len(cells_of(above)) > 1 and not _is_spread(above, column, usual)
    if above.left - line.left > third or beside:
        return True
    at_right = above.left > column.left + third and abs(above.right - line.right) < usual.size
    return at_right and abs(above.left - line.left) > 0.1 * usual.size


def _is_spread(line: Line, column: Column, usual: Measure) -> bool:
    """Whether a line is spread to fill its column, its words far apart, or just two."""
    words = line.texts()
    gaps = (other.left - one.right for one, other in pairwise(line.pieces))
    if usual.is_spread(line) and all(gap < _WIDEST * line.size for gap in gaps):
        return True
    full = abs(line.right - column.right) < usual.slack * usual.size
    return usual.exact and full and len(words) == 2 and not any(" " in word for word in words)


def _printed(lines: Sequence[Placed]) -> str:
    """The lines as printed, a form feed where the page turns."""
    text = lines[0].line.text
    for above, below in pairwise(lines):
        text += ("\n" if above.page == below.page else "\f") + below.line.text
    return text.translate(PLAIN)


def _alignment(lines: Sequence[Placed], usual: Measure) -> Literal["start", "centre", "end", ""]:
    left, right = usual.column
    width = right - left
    if all(
        line.left > left + 0.3 * width and abs(line.right - right) < usual.size
        for line in (placed.line for placed in lines)
    ):
        return "end"
    middle = (left + right) / 2
    if len({round(placed.line.left) for placed in lines}) >= min(2, len(lines)) and all(
        abs((placed.line.left + placed.line.right) / 2 - middle) < 0.5 * usual.size
        and placed.line.left > left + 2 * usual.size
        for placed in lines
    ):
        return "centre"
    return "start"
