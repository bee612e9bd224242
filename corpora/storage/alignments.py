"""Alignments as they are kept: which stretch of one version stands beside which of the others.

    StoredAlignment("A/RES/79/236", ("zh", "en"), "sentence", "v0.1.0|model:static", (
        StoredBead(((0, 1), (0, 1)), 0.93, 0.99),
        StoredBead(((1, 2), (1, 3)), 0.71, 0.84),   # one Chinese sentence, two English ones
        StoredBead(((2, 2), (3, 4)), 0.0, None),    # nothing in Chinese
    ))

This is the neutral form between the aligner, which makes it, and the store and the search, which
know nothing of how it was made. Spans count paragraphs of `Document.paragraphs` at the level
"paragraph", and places in `Document.segments()` (a row counts its cells) at the level "sentence".
An alignment belongs to the very versions it was made of and goes when one of them is replaced.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from sqlite3 import Connection
from typing import Literal, NamedTuple, get_args

from corpora.document import Lang, Span
from corpora.errors import UnknownSymbol

Level = Literal["paragraph", "sentence"]


class StoredBead(NamedTuple):
    """One stretch of every side: translations of each other."""

    spans: tuple[Span, ...]  # one a language, half-open; empty where that version has nothing
    score: float
    confidence: float | None = None  # 0 to 1; None where the aligner gave none
    moved: bool = False  # it stands elsewhere in one version than in the others


@dataclass(frozen=True, slots=True)
class StoredAlignment:
    """Two to six versions of one document, side by side.

    Raises:
        ValueError: not 2 to 6 different languages, an unknown level, a bead without one span a
            language, a span that runs backwards or overlaps another of its side, a score that is
            not a number.
    """

    symbol: str
    langs: tuple[Lang, ...]
    level: Level
    signature: str  # what made it
    beads: tuple[StoredBead, ...]

    def __post_init__(self) -> None:
        if not 2 <= len(self.langs) <= 6 or len(set(self.langs)) != len(self.langs):
            raise ValueError(f"{self.langs} are not two to six different languages")
        if self.level not in get_args(Level):
            raise ValueError(f"unknown level {self.level!r}")
        for bead in self.beads:
            if len(bead.spans) != len(self.langs):
                raise ValueError(f"{bead.spans} are not {len(self.langs)} spans")
            if math.isnan(bead.score) or math.isnan(bead.confidence or 0.0):
                raise ValueError(f"the bead {bead.spans} has a score that is not a number")
        for side, lang in enumerate(self.langs):
            _check_side(lang, (bead.spans[side] for bead in self.beads))

    def reach(self, side: int) -> int:
        """Where the last span of a side ends."""
        return max((bead.spans[side][1] for bead in self.beads), default=0)


def _check_side(lang: Lang, spans: Iterable[Span]) -> None:
    spans = sorted(spans)
    for start, stop in spans:
        if not 0 <= start <= stop:
            raise ValueError(f"{lang}: span [{start}, {stop}) runs backwards")
    for before, after in pairwise(span for span in spans if span[0] < span[1]):
        if after[0] < before[1]:
            raise ValueError(f"{lang}: spans {before} and {after} overlap")


def write_alignment(connection: Connection, alignment: StoredAlignment) -> None:
    """Put an alignment in the place of an earlier one of the same languages and level.

    Raises:
        UnknownSymbol: a version it speaks of is not there.
        ValueError: it reaches beyond the end of a version.
    """
    versions = []
    for side, lang in enumerate(alignment.langs):
        version, end = _version(connection, alignment.symbol, lang, alignment.level)
        if (reach := alignment.reach(side)) > end:
            raise ValueError(
                f"{alignment.symbol} {lang} has {end} {alignment.level}s, the beads want {reach}"
            )
        versions.append(version)
    for earlier, level in connection.execute(
        "SELECT id, level FROM alignment WHERE symbol = ?", (alignment.symbol,)
    ).fetchall():
        sides = connection.execute(
            "SELECT version FROM alignment_side WHERE alignment = ?", (earlier,)
        )
        if level == alignment.level and {version for (version,) in sides} == set(versions):
            connection.execute("DELETE FROM alignment WHERE id = ?", (earlier,))
    made = connection.execute(
        "INSERT INTO alignment (symbol, level, signature) VALUES (?, ?, ?)",
        (alignment.symbol, alignment.level, alignment.signature),
    ).lastrowid
    connection.executemany(
        "INSERT INTO alignment_side VALUES (?, ?, ?)",
        ((made, side, version) for side, version in enumerate(versions)),
    )
    connection.executemany(
        "INSERT INTO bead (alignment, place, score, confidence, moved) VALUES (?, ?, ?, ?, ?)",
        (
            (made, at, bead.score, bead.confidence, bead.moved)
            for at, bead in enumerate(alignment.beads)
        ),
    )
    connection.executemany(
        "INSERT INTO bead_span VALUES (?, ?, ?, ?, ?)",
        (
            (made, at, side, *span)
            for at, bead in enumerate(alignment.beads)
            for side, span in enumerate(bead.spans)
        ),
    )


def _version(connection: Connection, symbol: str, lang: Lang, level: Level) -> tuple[int, int]:
    found = connection.execute(
        f"SELECT id, {'paragraphs' if level == 'paragraph' else 'segments'} FROM version"
        " WHERE symbol = ? AND lang = ?",
        (symbol, lang),
    ).fetchone()
    if found is None:
        raise UnknownSymbol(f"{symbol} {lang} is not in the store; add it before aligning it")
    return int(found[0]), int(found[1])


def read_alignments(connection: Connection, symbol: str) -> tuple[StoredAlignment, ...]:
    """Every alignment of a symbol, the oldest first."""
    found = connection.execute(
        "SELECT id, level, signature FROM alignment WHERE symbol = ? ORDER BY id", (symbol,)
    ).fetchall()
    return tuple(
        StoredAlignment(
            symbol, _langs(connection, made), level, signature, tuple(_beads(connection, made))
        )
        for made, level, signature in found
    )


def _langs(connection: Connection, alignment: int) -> tuple[Lang, ...]:
    found = connection.execute(
        "SELECT lang FROM alignment_side JOIN version ON version.id = version"
        " WHERE alignment = ? ORDER BY side",
        (alignment,),
    )
    return tuple(lang for (lang,) in found)


def _beads(connection: Connection, alignment: int) -> Iterator[StoredBead]:
    rows = connection.execute(
        "SELECT place, score, confidence, moved, start, stop FROM bead"
        " JOIN bead_span ON bead_span.alignment = bead.alignment AND bead = place"
        " WHERE bead.alignment = ? ORDER BY place, side",
        (alignment,),
    )
    for (_, score, confidence, moved), found in groupby(rows, itemgetter(0, 1, 2, 3)):
        spans = tuple((start, stop) for *_, start, stop in found)
        yield StoredBead(spans, score, confidence, bool(moved))


def forget_alignments(connection: Connection, version: int) -> None:
    """Delete every alignment that a version has part in."""
    connection.execute(
        "DELETE FROM alignment WHERE id IN"
        " (SELECT alignment FROM alignment_side WHERE version = ?)",
        (version,),
    )
