"""What every reader hands on: blocks of text as the source marks them out.

A reader knows its format and nothing of resolutions; `structure.py` knows resolutions and nothing
of formats. Between them stands the block: a paragraph, heading, note or table row with what the
source says about how it looks. Its text is the source's own, in logical order, with footnote
calls already taken out and automatic numbers already written into `label`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpora.document import Furniture, Mark, Span

Role = Literal["text", "heading", "note", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, note or table row, before anything is known of its kind."""

    text: str
    role: Role = "text"
    label: str = ""  # a number the source keeps apart: a note's, an automatic list number
    level: int = 0  # of a heading or list, from 1; 0 unknown
    marks: tuple[Mark, ...] = ()  # places in text; `note` is still -1
    cells: tuple[Span, ...] = ()  # of a row
    page: int = 0  # where it begins, from 1; 0 where the source has no pages
    raw: str = ""  # as printed: line breaks, form feeds at page turns, calls, number; "" means text
    bold: bool = False  # all of it
    italic: bool = False  # all of it
    align: Literal["start", "centre", "end", ""] = ""
    size: float = 1.0  # type size over the size of running text
    indent: float = 0.0  # of the first line over the block's edge, in widths of an m


@dataclass(frozen=True, slots=True)
class Source:
    """All that a reader found in one file."""

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[str, ...] = ()
