"""Beads on the terminal: versions side by side, a skip shown as a dash.

       zh                        en
title  南南合作                  South-South cooperation
    2  表示注意到秘书长关于 …    Takes note of the report of …
       —                         55th plenary meeting
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.bead import Alignment
from align.writing import texts_of
from corpora.document import Document


def labels_of(document: Document, level: str) -> list[str]:
    """What to call each segment: the printed number of its paragraph, or its kind."""
    labels = []
    for paragraph in document.paragraphs:
        label = paragraph.number or paragraph.kind
        if paragraph.kind == "footnote":
            label = f"note {paragraph.number}".rstrip()
        count = 1 if level == "paragraph" else len(paragraph.cells or paragraph.sentences)
        labels += [label] * count
    return labels


def table_rows(
    alignment: Alignment, sides: Sequence[Sequence[str]], labels: Sequence[Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    """For each bead what it is called, and its text in each language, a line for each segment.

    Args:
        alignment: what to show.
        sides: the segments of each side.
        labels: what to call each segment of each side; of a bead the first that there is.
    """
    for bead in alignment.beads:
        label = next(name for names in texts_of(bead, labels) for name in names)
        yield label, *("\n".join(texts) or "—" for texts in texts_of(bead, sides))
