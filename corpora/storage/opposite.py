"""What stands opposite a place in another version, from the alignments in the store.

    请再报告。 (sentence 2)       a bead ((1, 2), (1, 3)) →      Asks. For more. (sentences 2, 3)

A bead of sentences is preferred to one of paragraphs. Beads are not cut, so a passage may say
more than the place did. Where nothing stands opposite, the reason is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Connection
from typing import NamedTuple

from corpora.document import Lang, Span
from corpora.storage.store import PLACE_BITS, unpack_spans


class Place(NamedTuple):
    """A stretch of one paragraph, as search finds it."""

    version: int
    paragraph: int  # counts from 0
    span: Span  # of its text
    first_segment: int  # running number of the paragraph's first segment
    segments: tuple[Span, ...]


def opposite(connection: Connection, place: Place, lang: Lang) -> tuple[str, str]:
    """The text that stands opposite a place in another version, or "" and why there is none.

    Sentences are preferred to paragraphs, later alignments to earlier ones. Where the passage
    lies in several paragraphs there is a line break between them.
    """
    alignments = connection.execute(
        "SELECT alignment.id, level, mine.side, theirs.side, theirs.version"
        " FROM alignment_side AS mine"
        " JOIN alignment ON alignment.id = mine.alignment"
        " JOIN alignment_side AS theirs ON theirs.alignment = mine.alignment"
        " JOIN version ON version.id = theirs.version"
        " WHERE mine.version = ? AND lang = ? ORDER BY level = 'sentence' DESC, alignment.id DESC",
        (place.version, lang),
    ).fetchall()
    for alignment, level, mine, theirs, version in alignments:
        if level == "sentence":
            wanted, read = _segments_at(place), _segments
        else:
            wanted, read = (place.paragraph, place.paragraph + 1), _paragraphs
        if beads := _beads_at(connection, alignment, mine, wanted):
            spans = _spans_of(connection, alignment, theirs, beads)
            text = "\n".join(piece for span in spans for piece in read(connection, version, span))
            return text, "" if spans else f"nothing opposite in {lang}"
    return "", _why_not(connection, place.version, lang)


def _why_not(connection: Connection, version: int, lang: Lang) -> str:
    there = connection.execute(
        "SELECT 1 FROM version WHERE lang = ?"
        " AND symbol = (SELECT symbol FROM version WHERE id = ?)",
        (lang, version),
    ).fetchone()
    return f"not aligned with {lang}" if there else f"no {lang} version in the store"


def _segments_at(place: Place) -> Span:
    start, stop = place.span
    touched = [
        index
        for index, (first, last) in enumerate(place.segments, place.first_segment)
        if first < stop and start < last
    ]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def _beads_at(connection: Connection, alignment: int, side: int, span: Span) -> list[int]:
    beads = []
    rows = connection.execute(
        "SELECT bead, start FROM bead_span"
        " WHERE alignment = ? AND side = ? AND stop > ? AND start < stop ORDER BY stop",
        (alignment, side, span[0]),
    )
    for bead, start in rows:
        if start >= span[1]:  # spans of one side do not overlap, so the rest begins later still
            break
        beads.append(bead)
    return beads


def _spans_of(connection: Connection, alignment: int, side: int, beads: list[int]) -> list[Span]:
    """What beads hold of a side, in reading order, neighbours made one."""
    marks = ", ".join("?" * len(beads))
    rows = connection.execute(
        f"SELECT start, stop FROM bead_span WHERE alignment = ? AND side = ?"
        f" AND bead IN ({marks}) AND start < stop ORDER BY start",
        (alignment, side, *beads),
    )
    spans: list[Span] = []
    for start, stop in rows:
        if spans and spans[-1][1] == start:
            start, _ = spans.pop()
        spans.append((start, stop))
    return spans


def _paragraphs(connection: Connection, version: int, span: Span) -> Iterator[str]:
    base = version << PLACE_BITS
    rows = connection.execute(
        "SELECT text FROM paragraph WHERE id >= ? AND id < ? ORDER BY id",
        (base + span[0], base + span[1]),
    )
    return (text for (text,) in rows)


def _segments(connection: Connection, version: int, span: Span) -> Iterator[str]:
    """The stretch from the first to the last of some segments, paragraph by paragraph."""
    rows = connection.execute(
        f"SELECT text, first_segment, coalesce(cells, sentences) FROM paragraph"
        f" WHERE id >> {PLACE_BITS} = ?1 AND first_segment < ?3 AND first_segment >="
        f" (SELECT max(first_segment) FROM paragraph WHERE id >> {PLACE_BITS} = ?1"
        f"  AND first_segment <= ?2) ORDER BY id",
        (version, *span),
    )
    for text, first, packed in rows:
        spans = unpack_spans(packed)[max(span[0] - first, 0) : span[1] - first]
        if spans:
            yield text[spans[0][0] : spans[-1][1]]
