"""An alignment with the texts it is of: what tables are shown of, and files written of.

    Aligned(alignment, sides, labels, sources)

    row.label        row.bead                       row.texts
    "12 (a)"         Bead(((7, 8), (7, 9)), 4.1)    (("重申…",), ("Reaffirms …", "Stresses …"))

Files come from anywhere, so what is shown of a text goes through `harmless` first: no character
that moves a cursor, ends an element, or turns the reading direction round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from align.bead import Alignment, Bead
from corpora.document import Document, called
from corpora.language import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd


class Row(NamedTuple):
    """One bead as it is shown."""

    label: str  # what its first segment is called: "12 (a)", "title", "note 3"
    bead: Bead
    texts: tuple[tuple[str, ...], ...]  # the segments of each side


@dataclass(frozen=True, slots=True)
class Aligned:
    """An alignment with the texts it is of.

    Raises:
        ValueError: there is not one text and one label for each segment.
    """

    alignment: Alignment
    sides: Sequence[Sequence[str]]  # the segments of each side
    labels: Sequence[Sequence[str]]  # what to call each segment
    sources: Sequence[str] = ()  # the name of each side's file, without its folder; () if unknown
    titles: Sequence[str] = ()  # of each side's document; () if unknown

    def __post_init__(self) -> None:
        sizes = [len(side) for side in self.sides]
        if sizes != list(self.alignment.sizes) or sizes != [len(names) for names in self.labels]:
            raise ValueError(f"{sizes} texts for an alignment of {self.alignment.sizes}")

    def rows(self) -> Iterator[Row]:
        """Every bead with its texts, in order."""
        for bead in self.alignment.beads:
            label = next(name for names in texts_of(bead, self.labels) for name in names)
            yield Row(label, bead, texts_of(bead, self.sides))

    def to_frame(self) -> pd.DataFrame:
        """One row a bead: what it is called, what became of it, and a column for each version."""
        from align.showing.frames import frame_of_aligned

        return frame_of_aligned(self)

    def _repr_html_(self) -> str:
        from align.showing.frames import table_of_aligned

        return table_of_aligned(self)._repr_html_()


def of_documents(alignment: Alignment, documents: Sequence[Document]) -> Aligned:
    """An alignment with the texts, numbers, files and titles of the documents it is of."""
    level = alignment.level
    return Aligned(
        alignment,
        [
            [paragraph.text for paragraph in document.paragraphs]
            if level == "paragraph"
            else [segment.text for segment in document.segments()]
            for document in documents
        ],
        [labels_of(document, level) for document in documents],
        [document.source for document in documents],
        [document.title for document in documents],
    )


def texts_of(bead: Bead, sides: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The segments of a bead, side by side."""
    return tuple(
        tuple(side[start:stop]) for side, (start, stop) in zip(sides, bead.spans, strict=True)
    )


def labels_of(document: Document, level: str) -> list[str]:
    """What to call each segment: the printed number of its paragraph, or its kind.

    Paragraphs of a kind that have no number are counted, if there are several: "preambular 3".
    """
    several = Counter(p.kind for p in document.paragraphs if not p.number)
    counts: Counter[str] = Counter()
    labels = []
    for paragraph in document.paragraphs:
        kind, number = paragraph.kind, paragraph.number
        counts[kind] += not number
        label = called(kind, number, counts[kind] if several[kind] > 1 else 0)
        count = 1 if level == "paragraph" else len(paragraph.cells or paragraph.sentences)
        labels += [label] * count
    return labels


def joined(texts: Sequence[str], lang: str) -> str:
    """Segments as one text, as the language joins them."""
    language = LANGUAGES.get(lang)
    return (language.joiner if language else " ").join(texts)


def confidence_of(bead: Bead, digits: int = 3) -> str:
    """The confidence of a bead rounded down, so that what is doubtful looks it; "" without one.

    >>> confidence_of(Bead(((0, 1), (0, 1)), 1.0, 0.4999), digits=2)
    '0.49'
    """
    if bead.confidence is None:
        return ""
    unit = 10**digits
    return f"{int(bead.confidence * unit + 1e-9) / unit:.{digits}f}"
