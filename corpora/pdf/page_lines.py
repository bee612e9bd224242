"""What became of each line of a PDF's pages: text of some kind, or set aside.

page 2   A/RES/79/236    South-South cooperation          running head
         1. Takes note of the report of the …             operative
         ⁶ A/79/225.                                      footnote
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.document import Document
from corpora.pages.lines import PLAIN, Page

ASIDE = "set aside"
_NOT_LETTERS = re.compile(r"[\W_]+")


class PageLine(NamedTuple):
    """A line in its place; points from the upper left corner of the page."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    text: str
    kind: str  # of its paragraph; or "set aside"


def page_lines(pages: Sequence[Page], document: Document) -> Iterator[PageLine]:
    """The lines of pages, each with the kind of the paragraph that its text stands in.

    Args:
        pages: as `read_pages` gives them.
        document: what the reader made of the same file.
    """
    printed = [_bare(p.raw or p.label + p.text) for p in document.paragraphs]
    latest = 0  # paragraph, footnotes apart: text goes on from there
    for page in pages:
        aside = [_bare(item.text) for item in document.furniture if item.page == page.number]
        for line in page.lines:
            found = _find(line.text, aside, printed, latest)
            kind = ASIDE if found is None else document.paragraphs[found].kind
            if found is not None and kind != "footnote":
                latest = found
            top, bottom = line.base - line.size * 0.8, line.base + line.size * 0.2
            yield PageLine(page.number, line.left, line.right, top, bottom, line.text, kind)


def _find(line: str, aside: Sequence[str], printed: Sequence[str], latest: int) -> int | None:
    """The paragraph that a line, or its first part, stands in; the next one if there are more."""
    if any(_bare(line) in item for item in aside):
        return None
    parts = list(filter(None, map(_bare, line.split("\t"))))
    order = [*range(latest, len(printed)), *range(latest)]
    return next((at for part in parts for at in order if part in printed[at]), None)


def _bare(text: str) -> str:
    """Letters and digits alone: white space and raised figures differ by stage."""
    return _NOT_LETTERS.sub("", text).translate(PLAIN)
