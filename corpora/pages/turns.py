"""Whether a line at the head of a page or column goes on with the paragraph before it.

… Armenia, Bahamas, Bhutan, Thailand, Togo,  ┤    the line is spread to the edge
---------------- page turn ----------------
  Trinidad and Tobago, Uganda, Zambia.            so this is no new paragraph
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.dumps.lines import ends
from corpora.formulas import begins_clause, begins_speech, is_caption, is_captioned
from corpora.numbering import labels_at_start
from corpora.pages.joining import starts_large, starts_small
from corpora.pages.line_ends import has_ended, has_stopped, told_by_blank
from corpora.pages.lines import Line
from corpora.pages.room import fits, is_open, may_be_narrow, same_type
from corpora.pages.usual import INDENT, Column, Measure, Placed


def goes_on(
    part: Sequence[Placed], below: Placed, before: Column, column: Column, usual: Measure
) -> bool:
    """Whether a line at the head of a page or column continues the paragraph before it."""
    above, line = part[-1].line, below.line
    spread = usual.is_spread(above) or _is_even(part, usual)
    if ends([placed.line for placed in part], line, None, usual.dumped):
        return False
    if part[-1].page == below.page and line.left < above.right:  # a cell or a note, no column
        return False
    if told_by_blank(above, line, usual.column.right) is False:
        return False
    if not same_type(above, line):
        return False
    told_by_indent = not usual.exact and usual.indented
    narrow = usual.exact and _may_be_narrow(above, line, before, usual)
    if not (told_by_indent or spread or narrow) and fits(above, line, before.right, usual):
        return False
    ended = has_ended(above.text)
    if ended and (labels_at_start(line.text) or is_caption(line.text) or is_captioned(line.text)):
        return False
    if has_stopped(above.text) and begins_speech(line.text):
        return False
    if line.left > column.left + INDENT * usual.size:
        return _goes_on_set_in(part, line, spread, usual)
    if usual.indented:
        return True
    return starts_small(line.text) or not ended or (spread and not begins_clause(line.text))


def _may_be_narrow(above: Line, line: Line, column: Column, usual: Measure) -> bool:
    """Whether a line that is nearly full may be full in a paragraph narrower than its column."""
    small = starts_small(line.text) and not has_ended(above.text)
    small = small and is_open(above, column) and not labels_at_start(line.text)
    return small or may_be_narrow(above, line, column, usual)


def _is_even(part: Sequence[Placed], usual: Measure) -> bool:
    """Whether all lines of a paragraph end at one place, as lines do that are spread to fill it."""
    rights = [placed.line.right for placed in part]
    return usual.exact and len(part) > 2 and max(rights) - min(rights) < 0.2 * usual.size


def _goes_on_set_in(part: Sequence[Placed], line: Line, spread: bool, usual: Measure) -> bool:
    """Whether a paragraph that is set in as a whole goes on with a line that is set in, too."""
    above = part[-1].line
    if any(abs(line.left - placed.line.left) < 0.3 * usual.size for placed in part[1:]):
        small = starts_small(line.text) or not has_ended(above.text)
        return small or (spread and not begins_clause(line.text))
    if spread and abs(line.left - part[0].line.left) < 0.3 * usual.size:
        return not has_stopped(above.text) and not begins_clause(line.text)
    return not has_ended(above.text) and not starts_large(line.text)
