"""What checks look at: passages of a source and of its translation, side by side.

    Passage(source=Text("2. 表示注意到…", "zh", "para. 2"), target=Text("2. Takes note …", "en"))

A passage is a paragraph of each side, or the paragraphs that were merged or split, or a unit of a
bilingual file. Spans count the code points of its two texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpora.document import Kind, Lang, Mark, Span
from corpora.figures.numerals import Figure, figures
from termbase.entry import Entry

_SURE = 0.5  # confidence


class Tag(NamedTuple):
    """Something in a text that is no text: formatting, a placeholder of a bilingual file."""

    at: int  # it stands before text[at]
    name: str  # what tells it from others; the same on both sides: "g1", "/g1", "x2"


class Part(NamedTuple):
    """A paragraph within a text that may be several."""

    start: int  # it begins at text[start]
    paragraph: int  # which of its document
    label: str  # "para. 4", "footnote 3"


@dataclass(frozen=True)
class Text:
    """One side of a passage; empty where that side has nothing."""

    text: str
    lang: Lang
    kind: Kind = "body"  # of its first paragraph
    number: str = ""  # printed before its first paragraph
    parts: tuple[Part, ...] = (Part(0, 0, ""),)  # in order; the first starts at 0
    marks: tuple[Mark, ...] = ()  # footnote calls that were taken out of the text
    tags: tuple[Tag, ...] = ()

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers, dates, symbols."""
        return figures(self.text, self.lang)

    def stretch(self, span: Span) -> str:
        """What stands at a place in it."""
        return self.text[slice(*span)]


class Pair(NamedTuple):
    """Sentences of a passage that answer each other; either span may be empty."""

    source: Span  # of the text of the source
    target: Span
    confidence: float  # that the pair is right

    @property
    def has_both(self) -> bool:
        """Whether there is something on either side."""
        return self.source[0] < self.source[1] and self.target[0] < self.target[1]

    @property
    def is_sure(self) -> bool:
        """Whether both sides have something that likely is each other's."""
        return self.confidence >= _SURE and self.has_both


@dataclass(frozen=True)
class Passage:
    """A source text and its translation."""

    source: Text
    target: Text
    pairs: tuple[Pair, ...] = ()  # its sentences, where they were aligned
    moved: bool = False  # whether it stands elsewhere in the translation

    @property
    def has_both(self) -> bool:
        """Whether there is text on either side."""
        return bool(self.source.text and self.target.text)

    def may_answer(self, source: Span, target: Span) -> bool:
        """Whether places of either side stand in no sentences that surely answer others."""
        here, there = self._pair_of(0, source), self._pair_of(1, target)
        return here is None or there is None or here == there

    def _pair_of(self, side: int, place: Span) -> Pair | None:
        """The sentences that surely answer each other, where one side's is that of a place."""
        for pair in self.pairs:
            start, stop = pair.target if side else pair.source
            if start <= place[0] < stop and pair.is_sure:
                return pair
        return None


@dataclass(frozen=True, eq=False)
class Work:
    """A translation beside its source, with what is known about it."""

    langs: tuple[Lang, Lang]
    passages: Sequence[Passage]
    sources: tuple[str, str] = ("", "")  # names of the files or documents
    entries: Sequence[Entry] = ()  # of the termbase
    witnesses: Sequence[Sequence[Text]] = ()  # of each other version, one text a passage
    whole: bool = True  # whether the passages are a document, in order; not loose sentences
