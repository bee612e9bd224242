"""Where paragraphs end among lines that a program pulled out of a PDF.

A line is full if the first word of the next had no room on it. How wide a full line is, most lines
of a document tell together, for the widths of letters are about known. A sentence that ends on a
line with room left ends its paragraph. Chinese is told in `wide_lines.py`.

    el secuestro y la toma de rehenes cometidos por grupos terroristas.    "Hasta" had room
    Hasta la fecha, la Subdivisión ha utilizado varios indicadores, como el
    número de Estados que han recibido asistencia por la UNODC y han pasado
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.dumps import few_lines, wide_lines
from corpora.dumps.letter_widths import longest_of
from corpora.formulas import begins_clause, begins_small_clause
from corpora.numbering import labels_at_start
from corpora.pages.joining import starts_small
from corpora.pages.line_ends import has_ended, has_stopped
from corpora.pages.lines import Line

_ENOUGH = 5  # lines that run on tell how wide a full one is
_DOUBT = 0.5  # halves of the type size, as all lengths here: widths are only about known
_SET_IN = 2.0  # the least by which first lines are set in
_NARROW = 0.3  # of the longest line; what is as short and goes on is a cell of a table
_FAR = 0.2  # of a full line; words that leave so much and have no mark at their end are a heading


class Setting(NamedTuple):
    """How the lines of a dump are set."""

    full: float  # where a full line of words ends; 0 where too few tell
    lost: bool  # whether the blanks before the first lines of paragraphs were lost
    wide: wide_lines.Setting  # of the Chinese
    longest: float = 0  # where the longest line ends, if nothing else tells


UNTOLD = Setting(0, lost=False, wide=wide_lines.NO_CHINESE)


def setting(lines: Sequence[Line]) -> Setting:
    """How the lines of a dump, in their order, are set."""
    wide = wide_lines.setting(lines)
    longest = longest_of(line.right for line in lines)
    running = [
        (above.right, few_lines.reach(above, below))
        for above, below in pairwise(lines)
        if not has_ended(above.text) and starts_small(below.text)
        if above.right > _NARROW * longest
    ]
    if len(running) < _ENOUGH:
        return UNTOLD._replace(wide=wide, longest=0 if wide.full else longest)
    rights, rooms = (sorted(edges) for edges in zip(*running, strict=True))
    full = max(
        dict.fromkeys(rights), key=lambda at: bisect_right(rights, at) - bisect_right(rooms, at)
    )
    firsts = [
        full - line.right
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if has_stopped(above.text) and few_lines.reach(above, line) < (1 - _FAR) * full
        if not has_ended(line.text) and starts_small(below.text)
        if above.left == line.left and not labels_at_start(line.text)
    ]
    set_in = sum(less > _SET_IN for less in firsts)
    return Setting(full, len(firsts) > 2 and set_in > 0.9 * len(firsts), wide)


def ends(
    part: Sequence[Line], below: Line, after: Line | None, usual: Setting | None
) -> bool | None:
    """Whether a paragraph ends above a line; None where the lines do not tell.

    Args:
        part: the lines of the paragraph so far.
        below: the line in question.
        after: the line under it, if any.
        usual: of the document; None if geometry tells.
    """
    if usual is None:
        return None
    above = part[-1]
    if usual.longest:
        left = usual.longest - few_lines.reach(above, below)
        goes_on = few_lines.goes_on(above, below, usual.longest)
        return not goes_on or _opens_clause(part, below, left)
    told = wide_lines.ends_wide(part, below, after, usual.wide)
    if told is not None or any(map(wide_lines.is_wide, (above, below))):
        return told
    full = usual.full
    if len(part) > 1:  # and perhaps set in as a whole
        full = min(full, max(line.right for line in part) + 2 * _SET_IN)
    left = full - few_lines.reach(above, below)
    if starts_small(below.text) and not labels_at_start(below.text):
        return _opens_clause(part, below, left) or None
    if not usual.full:
        return None
    if not has_stopped(above.text):  # it may be a heading
        return (left > _FAR * full and not begins_clause(part[0].text)) or None
    return left > _DOUBT or _is_set_in(below, after, usual) or None


def _opens_clause(part: Sequence[Line], below: Line, left: float) -> bool:
    """Whether a clause begins with a small letter: after another one, or on a line with room."""
    if not (has_ended(part[-1].text) and begins_small_clause(below.text)):
        return False
    if below.left < part[0].left:  # which is set in, as first lines are
        return False
    return left > _DOUBT or begins_small_clause(part[0].text)


def _is_set_in(line: Line, below: Line | None, usual: Setting) -> bool:
    """Whether a line that runs on left room, as first lines do whose blanks were lost."""
    if not usual.lost or below is None or has_ended(line.text):
        return False
    return usual.full - few_lines.reach(line, below) > _DOUBT
