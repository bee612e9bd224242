"""A term in its passage, with the place it comes from, short enough to read at a glance.

… 鼓励继续开展和推进[南南合作]和三方合作，…        A/RES/79/236, para. 4
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpora.document import Document, Lang, Paragraph, Span
from termbase.entry import Context, Seen

_LONGEST = 300  # characters of a passage that is shown whole
_AROUND = 110  # characters to either side of the term in one that is not
_BREAK = re.compile(r"[\s，、；。：]")


class Passages:
    """The passages of some documents, looked up by where a term was seen."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {(document.symbol, document.lang): document for document in documents}
        self._sources = {key: sources(document) for key, document in self._documents.items()}

    def context(self, seen: Seen) -> Context:
        """The sentence a term stands in; of a long one the part around the term.

        Raises:
            KeyError: it is in none of the documents.
        """
        key: tuple[str, Lang] = seen.ref.symbol, seen.ref.lang
        paragraph = self._documents[key].paragraphs[seen.ref.paragraph]
        start, stop = (paragraph.cells or paragraph.sentences)[seen.ref.sentence]
        text, span = shortened(paragraph.text[start:stop], seen.span)
        return Context(text, span, self._sources[key][seen.ref.paragraph])


def shortened(text: str, span: Span) -> tuple[str, Span]:
    """A long text cut to what stands around a span, with dots, and the span in it.

    >>> shortened("a short text", (2, 7))
    ('a short text', (2, 7))
    """
    if len(text) <= _LONGEST:
        return text, span
    left, right = 0, len(text)
    if span[0] > _AROUND:
        found = _BREAK.search(text, span[0] - _AROUND, span[0])
        left = found.end() if found else span[0] - _AROUND
    if span[1] + _AROUND < len(text):
        breaks = list(_BREAK.finditer(text, span[1], span[1] + _AROUND))
        right = breaks[-1].start() if breaks else span[1] + _AROUND
    before, after = "… " if left else "", " …" if right < len(text) else ""
    shift = len(before) - left
    return before + text[left:right] + after, (span[0] + shift, span[1] + shift)


def sources(document: Document) -> list[str]:
    """Where each paragraph stands: "A/RES/79/236, para. 4", "…, preambular para. 3"."""
    name = document.symbol or document.source
    return [f"{name}, {place}" for place in places(document)]


def places(document: Document) -> list[str]:
    """What to call each paragraph within its document: "para. 4", "preambular para. 3"."""
    counts: Counter[str] = Counter()
    named = []
    for paragraph in document.paragraphs:
        counts[paragraph.kind] += 1
        named.append(_place(paragraph, counts[paragraph.kind]))
    return named


def _place(paragraph: Paragraph, count: int) -> str:
    if paragraph.kind in ("title", "opening"):
        return paragraph.kind
    if paragraph.kind == "footnote":
        return f"footnote {paragraph.number or count}"
    if paragraph.kind in ("operative", "preambular", "body"):
        if paragraph.number:
            return f"para. {paragraph.number}"
        return f"{paragraph.kind} para. {count}"
    return f"{paragraph.kind} {count}"
