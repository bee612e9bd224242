"""Alignments as they leave: side by side in TSV, with spans in JSON Lines, or for the store.

    zh          en                        score
    南南合作    South-South cooperation   8.31        out.tsv: one bead a line

    {"spans": [[0, 1], [10, 11]], "score": 8.31, "confidence": null, "texts": [["…"], ["…"]]}

A file is written beside its place and renamed into it, so that there is a whole one or none.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from align.bead import Alignment, Bead
from corpora.alignments import StoredAlignment, StoredBead
from corpora.errors import HexaplaError
from corpora.language import LANGUAGES

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


class UnwritableFile(HexaplaError):
    """A file that cannot be written, or in a format that is not known."""


def save(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        UnwritableFile: no such folder, not allowed, disk full.
    """
    place = Path(os.path.realpath(path))
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with part.open("xb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableFile(f"{path}: cannot be written: {error.strerror}") from None


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutralised("=1+1"), neutralised("1. Recalls")
    ("'=1+1", '1. Recalls')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def texts_of(bead: Bead, sides: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The segments of a bead, side by side."""
    return tuple(
        tuple(side[start:stop]) for side, (start, stop) in zip(sides, bead.spans, strict=True)
    )


def joined(texts: Sequence[str], lang: str) -> str:
    """Segments as one text, as the language joins them."""
    language = LANGUAGES.get(lang)
    return (language.joiner if language else " ").join(texts)


def tsv(alignment: Alignment, sides: Sequence[Sequence[str]]) -> Iterator[bytes]:
    """A heading and one line a bead: a text for each language, and the score."""
    yield _line([*alignment.langs, "score"])
    for bead in alignment.beads:
        pairs = zip(texts_of(bead, sides), alignment.langs, strict=True)
        cells = [" ".join(joined(texts, lang).split()) for texts, lang in pairs]
        yield _line([*map(neutralised, cells), f"{bead.score:.2f}"])


def _line(cells: Sequence[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")


def json_lines(
    alignment: Alignment, sides: Sequence[Sequence[str]] | None = None
) -> Iterator[bytes]:
    """One object a line, as `records` makes them."""
    for record in records(alignment, sides):
        yield (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def records(
    alignment: Alignment, sides: Sequence[Sequence[str]] | None = None
) -> Iterator[dict[str, Any]]:
    """An object for each bead: spans, score, confidence, and texts where sides are given."""
    for bead in alignment.beads:
        record = {"spans": bead.spans, "score": bead.score, "confidence": bead.confidence}
        yield record if sides is None else {**record, "texts": texts_of(bead, sides)}


def stored(alignment: Alignment) -> StoredAlignment:
    """The form in which the store keeps an alignment.

    Raises:
        ValueError: it is of plain lines, or a language comes twice.
    """
    if alignment.level == "segment":
        raise ValueError("an alignment of plain lines belongs to no document")
    beads = tuple(StoredBead(bead.spans, bead.score, bead.confidence) for bead in alignment.beads)
    return StoredAlignment(
        alignment.symbol, alignment.langs, alignment.level, alignment.signature, beads
    )
