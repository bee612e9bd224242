"""How a block reads: as a heading, as a sentence, as what goes on; and the number before it."""

from __future__ import annotations

import re

from corpora.blocks import Block
from corpora.numbering import (
    ARABIC_ORDINAL,
    Label,
    is_article_alone,
    is_article_titled,
    labels_at_start,
)
from corpora.pages.joining import begins_wide
from corpora.pages.lines import RAISED
from corpora.pdf.recognised_notes import MISREAD

LARGE = 1.2  # times the usual size; so large a short line is a heading, bold or not
_RUNNING = re.compile(rf"[,，،;；؛][{RAISED}{MISREAD}\s]*$|[,，،;；؛]\s*(?:and|et|y|и|和|و)\s*$")
_NUMBERED_TITLE = re.compile(rf"(?:[IVX]{{1,5}}\.|{ARABIC_ORDINAL}\s?[-–])\s+[^\W\d_]{{2}}")
_HAN_TITLE = re.compile(r"[一二三四五六七八九十]{1,3}、(?!.*(?:\.{3}|…))")  # no leaders
_STOP = re.compile(r"[.。;；؛:：!?؟…][\"'”’»」』》)\]）]*\s*$")
_LONGEST_HEADING = 300
_LONGEST_TITLE = 200  # with a numeral before it
_LONGEST_LINE = 120  # of a masthead that ends like a sentence,
_LONGEST_WIDE = 40  # in Chinese


def is_heading(block: Block) -> bool:
    """Whether a block looks like a heading."""
    if len(block.text) > _LONGEST_HEADING:
        return False
    if block.role == "heading" or is_article_alone(block.text):
        return True
    if block.bold:
        return not _is_set_in_bold(block)
    if _HAN_TITLE.match(block.text) and is_headline(block.text, _LONGEST_WIDE):
        return True
    numbered = _NUMBERED_TITLE.match(block.text) or is_article_titled(block.text)
    if numbered and is_headline(block.text, _LONGEST_TITLE):
        return True
    stands_out = block.italic or block.align == "centre" or block.size > LARGE
    return stands_out and is_headline(block.text)


def _is_set_in_bold(block: Block) -> bool:
    """Whether a bold block is a numbered paragraph, as what committees recommend is printed.

    >>> _is_set_in_bold(Block("24. The Committee recommends that the State party:", bold=True))
    True
    """
    is_clause = bool(_STOP.search(block.text)) or runs_on(block.text)
    return is_clause and bool(labels_of(block, heading=False))


def is_headline(text: str, longest: int = 120) -> bool:
    """Whether a text is short and no sentence or clause."""
    return len(text) < longest and not _STOP.search(text) and not runs_on(text)


def is_prose(text: str) -> bool:
    """Whether a text is a sentence or a long clause; a masthead has none, but long lists."""
    longest = _LONGEST_WIDE if begins_wide(text) else _LONGEST_LINE
    return len(text) > longest and (bool(_STOP.search(text)) or runs_on(text))


def runs_on(text: str) -> bool:
    """Whether a text ends as a clause does that another one follows."""
    return bool(_RUNNING.search(text))


def labels_of(block: Block, heading: bool) -> list[Label]:
    """Every way to read the number of a block, printed before it or kept apart by the source."""
    if block.label:
        found = labels_at_start(f"{block.label} ·", heading)
        found = found or labels_at_start(f"{block.label}. ·", heading)  # "1" alone, set apart
        found = found or labels_at_start(f"({block.label.rstrip('.')}) ·", heading)  # "a."
        return [label._replace(end=0) for label in found]
    return labels_at_start(block.text, heading)
