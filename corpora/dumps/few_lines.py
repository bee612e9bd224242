"""Whether a line goes on in the next one where a dump is too short to tell how wide it is set.

A letter or an agenda has a broken line here and there. No line is longer than the column, so the
longest shows about where it ends: what had room for the first word of the next line has ended.

    the present letter and its annex circulated as a document of the     "Security" had no room
    Security Council.
    (Signed) Grace Mwale                                                 "Ambassador" had
    Ambassador
"""

from __future__ import annotations

from corpora.dumps import wide_lines
from corpora.dumps.letter_widths import printed_width
from corpora.numbering import is_label_alone, labels_at_start
from corpora.pages.joining import starts_small
from corpora.pages.line_ends import dangles, has_stopped
from corpora.pages.lines import Line

_NEAR = 0.9  # of the longest line: widths are only about known
_LARGER = 0.3  # of it; a title, in larger type, has no more room


def goes_on(above: Line, below: Line, longest: float) -> bool:
    """Whether a line of a paragraph goes on in the one below.

    Args:
        above: a line.
        below: the one under it.
        longest: where the longest of their document ends.
    """
    if has_stopped(above.text) or is_label_alone(above.text) or labels_at_start(below.text):
        return False
    if _are_alike(above, below):
        return False
    if starts_small(below.text) or dangles(above.text):
        return above.right > _LARGER * longest
    return not has_room(above, below, longest)


def _are_alike(above: Line, below: Line) -> bool:
    """Whether two lines begin with the same two words, as items of a list do, and one is over."""
    words, others = above.text.split()[:2], below.text.split()[:2]
    return len(words) == 2 and words == others and not above.text[-1].isalnum()


def has_room(above: Line, below: Line, longest: float) -> bool:
    """Whether the first word of a line would have stood on the one above it."""
    is_chinese = wide_lines.is_wide(above) or wide_lines.is_wide(below)
    told = wide_lines.length(above) + wide_lines.held(below) if is_chinese else reach(above, below)
    return told < _NEAR * longest


def reach(line: Line, below: Line) -> float:
    """Where a line would end with the first word of the next."""
    return line.right + printed_width(f" {below.text.split()[0]}")
