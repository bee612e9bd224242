"""Where paragraphs end among lines of Chinese that a program pulled out of a PDF.

Chinese breaks after any character, so its lines end at the edge of their column, but for a sign or
two that may not begin the next. Paragraphs begin two characters in, which most dumps lose: such a
line is shorter than the others, and still runs on.

    每个项目的注明日期指的是安理会首次        每个项目的注明日期指的是安理会首次
    在正式会议上讨论该项目的日期以及安理会        在正式会议上讨论该项目的日期以及安理会
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.dumps.letter_widths import longest_of, printed_width
from corpora.language import HAN
from corpora.numbering import labels_at_start
from corpora.pages.line_ends import has_ended, has_stopped
from corpora.pages.lines import Line

_INDENT = 4  # columns: two characters
_LESS = 3  # columns; a line shorter by so many is set in, or its paragraph ends
_SIGNS = 2.5  # columns that a line may lack because of signs that begin no line
_SHORT = 0.8  # of a full line; shorter, it ends its paragraph
_CELL = 0.5  # and shorter, it is no line of a column of text
_MANY = 10  # lines that run on, of which no more than half are headings
_HELD = re.compile(rf"[（《〈“「『【(]*(?:[{HAN}]|[^\s{HAN}]+)")  # what is not broken, at the start
_SIDE = re.compile(rf"(?<=[{HAN}]) ?(?=[A-Za-z\d])|(?<=[A-Za-z\d]) ?(?=[{HAN}])")


class Setting(NamedTuple):
    """How the Chinese of a dump is set."""

    full: float  # columns of a full line; 0 where there is no Chinese
    lost: bool  # whether the blanks before the first lines of paragraphs were lost


NO_CHINESE = Setting(0, lost=False)


def setting(lines: Sequence[Line]) -> Setting:
    """How the Chinese among the lines of a dump, in their order, is set."""
    running = sorted(length(line) for line in lines if is_wide(line) and not has_ended(line.text))
    if len(running) < 3:
        return NO_CHINESE
    full = running[int(0.85 * (len(running) - 1))]
    least = _SHORT if len(running) < _MANY else _CELL
    if full < least * longest_of(map(length, filter(is_wide, lines))):
        return NO_CHINESE  # most are headings, or cells
    firsts = [
        full - length(below)
        for above, below in pairwise(lines)
        if has_stopped(above.text) and is_wide(above) and length(above) < _SHORT * full
        if is_wide(below) and not has_ended(below.text) and not labels_at_start(below.text)
        if length(below) > _SHORT * full and above.left == below.left
    ]
    set_in = sum(less > _LESS for less in firsts)
    return Setting(full, set_in > 1 and set_in > 0.7 * len(firsts))


def is_wide(line: Line) -> bool:
    """Whether most of a line is Chinese, blanks beside its figures aside."""
    blanks = line.text.count(" ")
    width = line.right - line.left - blanks * printed_width(" ")
    return width > 1.5 * (len(line.text) - blanks)


def ends_wide(part: Sequence[Line], below: Line, after: Line | None, usual: Setting) -> bool | None:
    """Whether a paragraph ends above a line of Chinese; None where the lines do not tell.

    Args:
        part: the lines of the paragraph so far.
        below: the line in question.
        after: the line under it, if any.
        usual: of the document.
    """
    above = part[-1]
    if not (usual.full and is_wide(above) and is_wide(below)):
        return None
    labelled = bool(labels_at_start(part[0].text))
    full = usual.full
    if labelled:  # and perhaps set in as a whole
        full = min(full, max(map(length, part)) + _INDENT)
    less, ended = full - length(above), has_ended(above.text)
    most = _INDENT * (1 if len(part) == 1 else 0) + _SIGNS
    if less > most + held(below) and (ended or less > (1 - _SHORT) * full):
        return True
    if not ended:
        told = length(above) > _SHORT * usual.full and not labels_at_start(below.text)
        return False if told else None
    if not usual.lost or labelled or has_ended(below.text):
        return None
    return usual.full - length(below) > _LESS + (held(after) - 2 if after else 0)


def is_full(line: Line, below: Line, usual: Setting) -> bool:
    """Whether a line of Chinese reaches the edge without a mark at its end, and goes on below."""
    if not usual.full or has_ended(line.text) or labels_at_start(below.text):
        return False
    less = usual.full - length(line)
    return is_wide(line) and is_wide(below) and line.left < _INDENT and less < held(below) + _SIGNS


def held(line: Line) -> float:
    """The columns of what stands unbroken at the start of a line."""
    found = _HELD.match(line.text)
    return printed_width(found.group()) if found else 2


def length(line: Line) -> float:
    """Where a line ends, in columns; half of one where Chinese meets other letters or figures."""
    sides = [found.group() for found in _SIDE.finditer(line.text)]
    return line.right + 0.5 * len(sides) - sum(map(printed_width, sides))
