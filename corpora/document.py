"""The nouns: a document is paragraphs; a paragraph is text, with what was set aside from it.

    1. 回顾 2019 年 3 月 … 会议及其成果文件，5 促请国际社会支持…；        as printed
    ↓
    Paragraph(kind="operative", label="1.", number="1", level=1,
              text="回顾2019年3月…会议及其成果文件，促请国际社会支持…；",
              marks=(Mark(at=25, label="5", note=61),))

Text is cut once. A sentence, a table cell, a footnote mark is a place in `text`, counted in
code points from 0; spans are half-open. What was printed stays beside it in `raw`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    import pandas as pd

Lang = (
    str  # "zh"; the six are in `language.LANGUAGES`, other BCP 47 tags pass where only lines count
)
Kind = Literal[
    "masthead",  # organ, symbol, distribution, session, agenda item, "Resolution adopted …"
    "title",
    "heading",  # of a section; level 1 is the highest
    "annex",  # the heading that opens an annex
    "opening",  # "The General Assembly,"
    "preambular",
    "operative",
    "body",  # running text of reports, annexes, letters
    "row",  # of a table; its cells are spans of the text
    "closing",  # meeting and date under a resolution
    "footnote",
]
FurnitureKind = Literal[
    "running head",
    "page number",
    "line number",
    "job number",
    "bar code",
    "link",
    "rule",
    "notice",  # "Please recycle"
    "speck",  # of dirt on a picture, recognised as a sign
    "turned text",  # written across the page: a watermark, a label of a chart
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Span = tuple[int, int]


class Ref(NamedTuple):
    """Where a segment stands. Counts from 0, prints from 1.

    >>> str(Ref("A/RES/70/1", "en", 11, 2))
    'A/RES/70/1 en 12.3'
    """

    symbol: str
    lang: Lang
    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.symbol} {self.lang} {self.paragraph + 1}.{self.sentence + 1}"


class Segment(NamedTuple):
    """What aligners align and translators read: a sentence, a heading, a table cell."""

    ref: Ref
    text: str


class Mark(NamedTuple):
    """A footnote call that was taken out of the text."""

    at: int  # it stood before text[at]
    label: str  # "5", "*"
    note: int = -1  # the footnote's index in Document.paragraphs; -1 where none was found


class Furniture(NamedTuple):
    """Something printed on the page that is not text of the document."""

    kind: FurnitureKind
    text: str
    page: int  # counts from 1; 0 where unknown


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, table row or footnote.

    Raises:
        ValueError: a span or a mark lies outside the text, or they are out of order.
    """

    text: str  # NFC; no line breaks, no footnote marks, no printed number
    kind: Kind = "body"
    label: str = ""  # the number as printed: "12.", "(a)", "第一条", "٣-", "79/236."
    number: str = ""  # the same for every language: "12", "12 (a)", "79/236"
    level: int = 0  # depth of heading or numbering; 0 where there is none
    marks: tuple[Mark, ...] = ()
    cells: tuple[Span, ...] = ()  # of a row
    sentences: tuple[Span, ...] = ()
    page: int = 0  # where it begins, from 1; 0 where the source has no pages
    raw: str = ""  # as in the source: line breaks, form feeds at page turns, marks, number

    def __post_init__(self) -> None:
        for spans in (self.cells, self.sentences):
            end = 0
            for start, stop in spans:
                if not end <= start <= stop <= len(self.text):
                    raise ValueError(f"span [{start}, {stop}) does not follow {end} in the text")
                end = stop
        places = [mark.at for mark in self.marks]
        if places != sorted(places) or any(not 0 <= at <= len(self.text) for at in places):
            raise ValueError(f"marks at {places} in a text of {len(self.text)} characters")

    def cell_texts(self) -> tuple[str, ...]:
        """The cells of a row, in reading order."""
        return tuple(self.text[start:stop] for start, stop in self.cells)


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of one document, in reading order; footnotes come last."""

    symbol: str  # "A/RES/79/236"; "" where none was found or given
    lang: Lang
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...] = ()
    source: str = ""  # file name, without its folder
    warnings: tuple[str, ...] = ()  # what the reader could not do with this file

    @property
    def title(self) -> str:
        """The title, or the first heading, or the first words, those of a masthead last."""
        words = [kind for kind in KINDS if kind != "masthead"]
        for kinds in (["title"], ["heading", "annex"], words, KINDS):
            for paragraph in self.paragraphs:
                if paragraph.kind in kinds and paragraph.text:
                    return paragraph.text[:200]
        return ""

    def segments(self) -> Iterator[Segment]:
        """Every sentence (of a row: every cell) with its place."""
        for index, paragraph in enumerate(self.paragraphs):
            for place, (start, stop) in enumerate(paragraph.cells or paragraph.sentences):
                yield Segment(Ref(self.symbol, self.lang, index, place), paragraph.text[start:stop])

    def to_frame(self) -> pd.DataFrame:
        """One row a paragraph: where it stands, what it is, its text, and how many notes it calls.

        Frames of several versions can be put below each other: `pd.concat`.
        """
        import pandas as pd

        rows = [
            (self.symbol, self.lang, at, p.kind, p.number, p.level, p.page, p.text, len(p.marks))
            for at, p in enumerate(self.paragraphs)
        ]
        names = "symbol lang paragraph kind number level page text marks"
        return pd.DataFrame(rows, columns=names.split())

    def _repr_html_(self) -> str:
        from corpora.showing.display import table_of_document

        return table_of_document(self)._repr_html_()


def called(kind: Kind, number: str, count: int = 0) -> str:
    """What a paragraph is called in its document, so that one finds it again.

    Args:
        kind: of the paragraph.
        number: as printed; "" for none.
        count: which of its kind that have no number it is, from 1; 0 if it is the only one.

    >>> called("operative", "12 (a)"), called("footnote", "7"), called("preambular", "", 3)
    ('12 (a)', 'note 7', 'preambular 3')
    """
    if kind == "footnote":
        return f"note {number}".rstrip()
    return number or f"{kind} {count or ''}".rstrip()
