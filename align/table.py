"""Beads on the terminal: versions side by side, a skip shown as a dash.

       zh                        en
title  南南合作                  South-South cooperation
    2  表示注意到秘书长关于 …    Takes note of the report of …
       —                         55th plenary meeting
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from align.bead import Alignment
from align.writing import joined, texts_of
from corpora.document import Document
from corpora.language import HAN

_GAP = 3  # letters between two columns
_NARROWEST = 12
_HAN = re.compile(f"[{HAN}]")
# What stands together on a line: a word or a Chinese character, and the signs that belong to it.
_UNIT = re.compile(
    rf"[“‘《（(「]*(?:[^\W{HAN}]+(?:[-/.,:][^\W{HAN}]+)*|.)[，。；：、！？”’》）)」 ]*", re.DOTALL
)


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
    alignment: Alignment,
    sides: Sequence[Sequence[str]],
    labels: Sequence[Sequence[str]],
    width: int = 0,
) -> Iterator[tuple[str, ...]]:
    """For each bead what it is called, and its text in each language.

    Args:
        alignment: what to show.
        sides: the segments of each side.
        labels: what to call each segment of each side; of a bead the first that there is.
        width: of the terminal, in letters; 0 where lines need not be broken.
    """
    longest = max((len(label) for side in labels for label in side), default=0)
    column = max(_NARROWEST, (width - longest) // len(sides) - _GAP)
    for bead in alignment.beads:
        label = next(name for names in texts_of(bead, labels) for name in names)
        if width:
            cells = ["\n".join(wrapped(t, column) for t in ts) for ts in texts_of(bead, sides)]
        else:
            pairs = zip(texts_of(bead, sides), alignment.langs, strict=True)
            cells = [joined(texts, lang) for texts, lang in pairs]
        yield label, *(cell or "—" for cell in cells)


def wrapped(text: str, width: int) -> str:
    """A text with Chinese in it, broken into lines; any other as it is.

    Figures and Latin words stay whole, and no line begins with a sign that closes something.

    >>> print(wrapped("大会第79/236号决议，附件", 8))
    大会第
    79/236号
    决议，附
    件
    """
    from rich.cells import cell_len

    if not _HAN.search(text):
        return text
    lines, used = [""], 0
    for unit in _UNIT.findall(text):
        if used and used + cell_len(unit.rstrip()) > width:
            lines.append("")
            used = 0
        lines[-1] += unit
        used += cell_len(unit)
    return "\n".join(lines)
