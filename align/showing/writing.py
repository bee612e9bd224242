"""Alignments as they leave: side by side in TSV, with spans in JSON Lines, or for the store.

    zh          en                        score   confidence   fate         signature
    南南合作    South-South cooperation   8.31    0.99         translated   hexapla:0.1.0|…

    {"spans": [[0, 1], [10, 11]], "score": 8.31, "confidence": 0.99, "moved": false, …}

The other formats have files of their own: `tmx.py`, `xlsx.py`, `page.py`. Whatever is written
bears the signature of what made it, and no date: the same beads are the same bytes.

A file is written beside its place and renamed into it, so that there is a whole one or none.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from align.aligned import Aligned, confidence_of, joined, texts_of
from align.bead import Alignment
from corpora.errors import HexaplaError
from corpora.showing.display import harmless, with_bars
from corpora.storage.alignments import StoredAlignment, StoredBead

FORMATS = (".tsv", ".jsonl", ".tmx", ".xlsx", ".html")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")  # JSON leaves them as they are; some readers do not


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


def see_writable(outputs: Iterable[Path], sources: Iterable[str | Path]) -> None:
    """See that files can be written before the work is done, and that none of them is read.

    Raises:
        UnwritableFile: no such folder, a folder, or one of the files that the work is on.
    """
    there = [source for source in map(Path, sources) if source.is_file()]
    for path in outputs:
        if not path.parent.is_dir():
            raise UnwritableFile(f"{path}: cannot be written: there is no folder {path.parent}")
        if path.is_dir():
            raise UnwritableFile(f"{path}: cannot be written: it is a folder")
        if path.exists() and any(path.samefile(source) for source in there):
            raise UnwritableFile(f"{path}: is one of the files to be read; name another")


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutralised("=1+1"), neutralised("1. Recalls")
    ("'=1+1", '1. Recalls')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def written(aligned: Aligned, suffix: str) -> Iterable[bytes]:
    """The content of a file with this suffix.

    Raises:
        ValueError: the suffix is none of `FORMATS`.
    """
    match suffix:
        case ".tsv":
            return tsv(aligned.alignment, aligned.sides)
        case ".jsonl":
            return json_lines(aligned.alignment, aligned.sides)
        case ".tmx":
            from align.showing.tmx import tmx

            return tmx(aligned)
        case ".xlsx":
            from align.showing.xlsx import xlsx

            return xlsx(aligned)
        case ".html":
            from align.showing.page import page

            return page(aligned)
    raise ValueError(f"no format has the suffix {suffix!r}")


def tsv(alignment: Alignment, sides: Sequence[Sequence[str]]) -> Iterator[bytes]:
    """A heading and one line a bead: a text for each language, then what is known of the bead."""
    yield _line([*alignment.langs, "score", "confidence", "fate", "signature"])
    for bead in alignment.beads:
        pairs = zip(texts_of(bead, sides), alignment.langs, strict=True)
        cells = [
            " ".join(harmless(with_bars(joined(texts, lang))).split()) for texts, lang in pairs
        ]
        known = [f"{bead.score:.2f}", confidence_of(bead), bead.outcome, alignment.signature]
        yield _line([*map(neutralised, cells), *known])


def _line(cells: Sequence[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")


def json_lines(
    alignment: Alignment, sides: Sequence[Sequence[str]] | None = None
) -> Iterator[bytes]:
    """One object a line, as `records` makes them."""
    for record in records(alignment, sides):
        yield json_line(record).encode("utf-8", "replace")


def json_line(record: object) -> str:
    """A record on one line, however lines are told apart."""
    text = json.dumps(record, ensure_ascii=False)
    return _LINE_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", text) + "\n"


def records(
    alignment: Alignment, sides: Sequence[Sequence[str]] | None = None
) -> Iterator[dict[str, Any]]:
    """An object for each bead.

    Spans, score, confidence, whether it has moved and what became of it (`Bead.outcome`), texts
    where sides are given; and of what it is, in every object, for lines are sorted and picked out.
    """
    of = {
        "langs": alignment.langs,
        "symbol": alignment.symbol,
        "level": alignment.level,
        "signature": alignment.signature,
    }
    for bead in alignment.beads:
        record = {
            "spans": bead.spans,
            "score": bead.score,
            "confidence": bead.confidence,
            "moved": bead.moved,
            "fate": bead.outcome,
        }
        texts = {} if sides is None else {"texts": texts_of(bead, sides)}
        yield {**record, **texts, **of}


def stored(alignment: Alignment) -> StoredAlignment:
    """The form in which the store keeps an alignment.

    Raises:
        ValueError: it is of plain lines, or a language comes twice.
    """
    if alignment.level == "segment":
        raise ValueError("an alignment of plain lines belongs to no document")
    beads = tuple(
        StoredBead(bead.spans, bead.score, bead.confidence, bead.moved) for bead in alignment.beads
    )
    return StoredAlignment(
        alignment.symbol, alignment.langs, alignment.level, alignment.signature, beads
    )
