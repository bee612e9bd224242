"""Text that an editor or a mail program wrapped: paragraphs parted by blank lines.

    2.1 Open the form HH-01 and enter the code of the village (for example,    full: "VLG-0327)."
    VLG-0327).                                                                 had no room

    2.2 Ask the head of the household.

Such programs count columns, so that it shows exactly whether a word had no room. Programs that
pull text out of a PDF break lines where the type does: `dump.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len

from corpora.document import Lang
from corpora.language import HAN, likeliest_language
from corpora.numbering import labels_at_start
from corpora.pages.furniture import form_of
from corpora.pages.joining import joiner

_NARROWEST, _WIDEST = 50, 120  # columns that people wrap text to
_LEAST = 2  # lines without room, that it is no chance
_CELLS = re.compile(r"\S(?: {3,}|\t)\s*\S")
_FIRST_WORD = re.compile(rf"[{HAN}][，。、；：！？）》”’]?|[^\s{HAN}]+")
_WIDE = 0.7  # of the widest line; what is shorter and has a line below may be of an address
_QUOTED = re.compile(r"(?:> ?)*")  # so mails begin the lines that they answer
_BLANK_QUOTED = re.compile(r"^(?:> ?)+$")


def with_whole_paragraphs(text: str, lang: Lang = "") -> str:
    """The text with a line for each paragraph, if it was wrapped so; else as it is."""
    lines = [_BLANK_QUOTED.sub("", line) for line in text.split("\n")]
    if "\f" in text or any(map(_is_of_a_page, lines)):
        return text
    close = [pair for pair in pairwise(lines) if all(map(_is_text, pair))]
    widths = [cell_len(above) for above, _ in close]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return text
    full = sum(_goes_on(above, below, widest) for above, below in close)
    wide = sum(width > _WIDE * widest for width in widths)
    parted = sum(not line.strip() for line in lines)
    if min(full, parted) < _LEAST or full < 0.9 * wide:
        return text
    return "\n".join(_joined(lines, widest, lang or likeliest_language(text)))


def _joined(lines: Sequence[str], widest: int, lang: Lang) -> list[str]:
    join = joiner(lines, lang)
    whole, last = [lines[0]], lines[0]
    for line in lines[1:]:
        if _goes_on(last, line, widest):
            whole[-1] = join(whole[-1].rstrip(), line[_quoted(line) :].strip())
        else:
            whole.append(line)
        last = line
    return whole


def _is_of_a_page(line: str) -> bool:
    """Whether a line is the rule above notes, or a number alone, of a note or page."""
    return form_of(line.strip()) == "rule" or line.strip().isdecimal()


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not _CELLS.search(line)


def _goes_on(above: str, below: str, widest: int) -> bool:
    """Whether the first word of a line had no room on the one above it."""
    bare = below[_quoted(below) :].lstrip()
    word = _FIRST_WORD.match(bare)
    if not word or not (_is_text(above) and _is_text(below)) or labels_at_start(bare):
        return False
    blank = cell_len(bare[0]) == 1
    had_room = cell_len(above.rstrip()) + blank + cell_len(word.group()) <= widest
    return not had_room and _quoted(above) == _quoted(below)


def _quoted(line: str) -> int:
    found = _QUOTED.match(line)
    return found.end() if found else 0
