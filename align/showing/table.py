"""Beads on the terminal: versions side by side, or below each other where there is no room.

           zh                        en
    title  南南合作                  South-South cooperation
        2  表示注意到秘书长关于 …    Takes note of the report of …
 ?      3  鼓励会员国 …              Encourages Member States …
 ↷ note 4  见A/73/321。              See A/73/321.
           —                         55th plenary meeting

A segment has a line of its own. `?` marks what is undecided, `↷` what stands elsewhere in one
version, and `—` what a version has not.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator

from align.aligned import Aligned
from align.bead import WORST_FIRST, Alignment, Bead, Fate
from align.omissions import Line, counts
from corpora.showing.display import harmless, with_bars
from corpora.showing.terminal import Cell, Column, on_terminal, write_table

MARKS: dict[Fate, str] = {"undecided": "?", "moved": "↷", "absent": "—"}
_NARROW = 22  # columns of text with fewer characters to a line are set below each other
_BESIDE = 20  # what label, mark and the gaps take
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff]")


def write_beads(aligned: Aligned) -> None:
    """Write beads: a table on a terminal, tab-separated lines anywhere else."""
    langs = aligned.alignment.langs
    first = [Column("", style="bold"), Column("", right=True, style="dim")]
    room = shutil.get_terminal_size().columns - _BESIDE
    if on_terminal() and len(langs) > 2 and room < _NARROW * len(langs):
        columns = [*first, Column("", style="dim"), Column("", wide=True)]
        write_table(columns, stacked_rows(aligned))
    else:
        columns = [*first, *(Column(lang, lang, wide=True) for lang in langs)]
        write_table(columns, table_rows(aligned))


def table_rows(aligned: Aligned) -> Iterator[tuple[str, ...]]:
    """For each bead its mark, what it is called, and its text in each language."""
    for row in aligned.rows():
        yield _mark(row.bead), _seen(row.label), *map(_cell, row.texts)


def stacked_rows(aligned: Aligned) -> Iterator[tuple[str | Cell, ...]]:
    """For each language of each bead a row; an empty one between beads."""
    for row in aligned.rows():
        mark, label = _mark(row.bead), _seen(row.label)
        for lang, texts in zip(aligned.alignment.langs, row.texts, strict=True):
            yield mark, label, lang, Cell(_cell(texts), lang)
            mark = label = ""
        yield "", "", "", ""


def write_report(lines: Iterable[Line]) -> None:
    """Write what is absent, undecided or moved."""
    write_table(
        [
            Column("fate", style="bold"),
            Column("paragraph"),
            Column("where", wide=True),
            Column("confidence", right=True),
            Column("begins", wide=True, one_line=True),
        ],
        (
            (line.fate, _seen(line.label), line.where, line.confidence, _seen(line.text))
            for line in lines
        ),
    )


def write_counts(alignment: Alignment) -> None:
    """Write how many segments of each version had which fate in each other."""
    fates = WORST_FIRST[::-1]
    columns = [Column("of"), Column("in"), *(Column(fate, right=True) for fate in fates)]
    langs = alignment.langs
    write_table(
        columns,
        (
            (langs[side], langs[other], *(str(found[fate]) for fate in fates))
            for (side, other), found in counts(alignment).items()
        ),
    )


def _mark(bead: Bead) -> str:
    if bead.is_doubtful:
        return MARKS["undecided"]
    return MARKS["moved"] if bead.moved else ""


def _cell(texts: tuple[str, ...]) -> str:
    return "\n".join(map(_seen, texts)) if texts else MARKS["absent"]


def _seen(text: str) -> str:
    """A text as a terminal can show it: one line, nothing that moves the cursor or turns it."""
    return _UNSEEN.sub("", harmless(with_bars(text)))
