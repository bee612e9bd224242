"""Alignments as data frames and as tables of a notebook.

Alignment   bead  lang  start  stop  size  outcome     confidence  score     a row a side
Aligned     label  outcome  confidence  zh  en  fr                           a row a bead
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from align.aligned import Aligned, confidence_of, joined
from align.bead import Alignment
from corpora.showing.display import SHOWN, Cell, Table

if TYPE_CHECKING:
    import pandas as pd

_ABOUT = ("label", "outcome", "confidence")


def frame_of_aligned(aligned: Aligned) -> pd.DataFrame:
    """One row a bead; the segments of a version are joined as its language joins them."""
    import pandas as pd

    langs = aligned.alignment.langs
    rows = [
        (
            row.label,
            row.bead.outcome,
            row.bead.confidence,
            *(joined(texts, lang) for texts, lang in zip(row.texts, langs, strict=True)),
        )
        for row in aligned.rows()
    ]
    return pd.DataFrame(rows, columns=[*_ABOUT, *names_of(langs)])


def table_of_aligned(aligned: Aligned) -> Table:
    """The first beads with their texts, a segment a line."""
    langs = aligned.alignment.langs
    rows = [
        [
            Cell(row.label),
            Cell(row.bead.outcome),
            Cell(confidence_of(row.bead)),
            *(Cell("\n".join(texts), lang) for texts, lang in zip(row.texts, langs, strict=True)),
        ]
        for row in islice(aligned.rows(), SHOWN)
    ]
    return Table(_caption(aligned.alignment), [*_ABOUT, *names_of(langs)], rows, _count(aligned))


def table_of_alignment(alignment: Alignment) -> Table:
    """The first beads with their spans, counted from 0."""
    rows = [
        [
            Cell(bead.outcome),
            Cell(confidence_of(bead)),
            *(Cell(f"{start} to {stop}" if start < stop else "—") for start, stop in bead.spans),
        ]
        for bead in alignment.beads[:SHOWN]
    ]
    columns = [*_ABOUT[1:], *names_of(alignment.langs)]
    return Table(_caption(alignment), columns, rows, len(alignment.beads))


def names_of(langs: tuple[str, ...]) -> list[str]:
    """A name for each side: its language, counted where there are several of one.

    >>> names_of(("en", "fr", "en"))
    ['en', 'fr', 'en 2']
    """
    return [
        f"{lang} {langs[:at].count(lang) + 1}" if lang in langs[:at] else lang
        for at, lang in enumerate(langs)
    ]


def _count(aligned: Aligned) -> int:
    return len(aligned.alignment.beads)


def _caption(alignment: Alignment) -> str:
    return " · ".join(filter(None, (alignment.symbol, alignment.level, alignment.signature)))
