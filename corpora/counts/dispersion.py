"""Where in a document words stand, and which days it looks back to.

南南合作   │▏▎ ▏▏▏▏▎▏▎▏▏▏▏▎▏▏▏▎▏▏▎▏▏▏▏│     from the first to the last character
三方合作   │▏  ▏  ▏▏   ▏▏ ▏▏▏  ▏▏▏▏   │
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from corpora.document import Document
from corpora.figures.numerals import figures
from corpora.storage.search import parse_query
from corpora.words.folding import tokens

_WHOLE_DAY = len("2019-04-15")
_ITS_OWN = ("masthead", "closing")  # bear the document's own day


class Occurrence(NamedTuple):
    """One place of some words."""

    paragraph: int  # its index
    at: float  # share of the document's characters that stand before it


class Cited(NamedTuple):
    """A day that a document mentions."""

    day: str  # "2019-04-15"
    paragraph: int


def occurrences(document: Document, words: str) -> tuple[Occurrence, ...]:
    """Every place of some words, found as `hexapla search` finds them.

    Raises:
        HexaplaError: there is no word among them.
    """
    query = parse_query(words)
    texts = [paragraph.text for paragraph in document.paragraphs]
    *begins, size = accumulate(map(len, texts), initial=0)
    return tuple(
        Occurrence(index, (begin + start) / size)
        for index, (text, begin) in enumerate(zip(texts, begins, strict=True))
        for start, _ in query.places(text, tokens(text))
    )


def days_cited(document: Document) -> tuple[Cited, ...]:
    """The whole days in its text, in order; not its own in masthead and closing lines."""
    return tuple(
        Cited(figure.value, index)
        for index, paragraph in enumerate(document.paragraphs)
        if paragraph.kind not in _ITS_OWN
        for figure in figures(paragraph.text, document.lang)
        if figure.kind == "date"
        and len(figure.value) == _WHOLE_DAY
        and not figure.value.startswith("-")
    )
