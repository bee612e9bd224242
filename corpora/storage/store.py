"""Where documents are kept: one SQLite file that anyone may open and search.

    with Store.open("hexapla.db") as store:
        store.put(read_document("A_RES_79_236.zh.txt"), digest, datetime.now(UTC))   # "added"
        store.get("A/RES/79/236", "zh")                                              # the same

There is one current version for each symbol and language. Every write is one transaction in
write-ahead mode: readers see the old version until the new one is whole, a second writer waits
for the first, and a write that is cut off (killed, disk full) leaves the store as it was.

A Store belongs to the thread that opened it; open one in each thread and each process.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from corpora.document import Document, Furniture, Lang, Mark, Paragraph, Span
from corpora.errors import StoreError, UnknownSymbol
from corpora.storage.alignments import (
    StoredAlignment,
    forget_alignments,
    read_alignments,
    write_alignment,
)
from corpora.storage.database import connect, explained
from corpora.words.folding import streams

PLACE_BITS = 20  # a paragraph's id is version << 20 | place; so a version has a million at most


@dataclass(frozen=True, slots=True)
class Version:
    """What the store says of one language version without reading it."""

    symbol: str
    lang: Lang
    title: str
    source: str  # file name
    digest: str  # sha256 of the file's content
    added_at: datetime  # UTC
    paragraphs: int  # how many
    segments: int  # how many sentences, the cells of rows among them


class Store:
    """Documents, their words and their alignments in one file; use it in a `with`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str, *, create: bool = True) -> Self:
        """Open a store, made first where there is none and `create` is set.

        Raises:
            StoreError: a folder, no store of ours, made by a newer Hexapla, damaged, not there,
                not allowed.
        """
        path = Path(path)
        with explained(path):
            if path.is_dir():
                raise StoreError(f"{path}: is a folder; name a file in it, {path / 'hexapla.db'}")
            if not create and not path.exists():
                raise StoreError(f"{path}: no store there; make one with hexapla add FILE")
            connection = connect(path, create)
        return cls(path, connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The store as it is now, unchanged for as long as the block lasts.

        Raises:
            StoreError: damaged, or the disk fails.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def put(
        self, document: Document, digest: str, added_at: datetime
    ) -> Literal["added", "unchanged", "replaced"]:
        """Keep a document as the current version of its symbol and language.

        Args:
            document: as it was read.
            digest: sha256 of the file's content; where it is that of the current version, nothing
                is written.
            added_at: now, with its time zone.

        Raises:
            UnknownSymbol: the document has no symbol.
            StoreError: the store cannot be written to, or the document is too large.
            ValueError: `added_at` has no time zone.
        """
        if not document.symbol:
            raise UnknownSymbol(
                f"{document.source or 'the document'}: no document symbol found; say --symbol"
            )
        if added_at.tzinfo is None:
            raise ValueError("added_at has no time zone")
        if len(document.paragraphs) >> PLACE_BITS:
            raise StoreError(f"{document.source}: over a million paragraphs; split the file")
        with self._transaction("BEGIN IMMEDIATE") as connection:
            current = connection.execute(
                "SELECT id, digest FROM version WHERE symbol = ? AND lang = ?",
                (document.symbol, document.lang),
            ).fetchone()
            if current and current[1] == digest:
                return "unchanged"
            if current:
                _forget(connection, current[0])
            try:
                _write(connection, document, digest, added_at)
            except UnicodeEncodeError as error:
                raise StoreError(
                    f"{document.source}: half a character, U+{ord(error.object[error.start]):04X},"
                    " which no file can hold; mend it and add it again"
                ) from error
        return "replaced" if current else "added"

    def get(self, symbol: str, lang: Lang) -> Document:
        """The current version, equal to the document that was put.

        Raises:
            UnknownSymbol: it is not in the store.
        """
        with self.reading() as connection:
            return _read(connection, self._find(connection, symbol, lang))

    def list_versions(self, symbol: str = "") -> tuple[Version, ...]:
        """What is in the store, by symbol and language; of one symbol where it is given."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT symbol, lang, title, source, digest, added_at, paragraphs, segments"
                " FROM version WHERE ?1 = '' OR symbol = ?1 ORDER BY symbol, lang",
                (symbol,),
            ).fetchall()
        return tuple(
            Version(symbol, lang, title, source, digest, datetime.fromisoformat(added_at), *counts)
            for symbol, lang, title, source, digest, added_at, *counts in rows
        )

    def remove(self, symbol: str, lang: Lang) -> None:
        """Take a version out, and the alignments it has part in.

        Raises:
            UnknownSymbol: it is not in the store.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            _forget(connection, self._find(connection, symbol, lang))

    def put_alignment(self, alignment: StoredAlignment) -> None:
        """Keep an alignment, in the place of one of the same languages and level.

        Raises:
            UnknownSymbol: a version it speaks of is not in the store.
            ValueError: it reaches beyond the end of a version.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            write_alignment(connection, alignment)

    def alignments(self, symbol: str) -> tuple[StoredAlignment, ...]:
        """The alignments of a document, the oldest first."""
        with self.reading() as connection:
            return read_alignments(connection, symbol)

    def _find(self, connection: sqlite3.Connection, symbol: str, lang: Lang) -> int:
        rows = connection.execute("SELECT lang, id FROM version WHERE symbol = ?", (symbol,))
        versions = dict(rows.fetchall())
        if lang not in versions:
            there = f"it is there in {' '.join(sorted(versions))}" if versions else "add it first"
            raise UnknownSymbol(f"{f'{symbol} {lang}'.rstrip()} is not in {self.path}; {there}")
        return int(versions[lang])


def _write(
    connection: sqlite3.Connection, document: Document, digest: str, added_at: datetime
) -> None:
    firsts = [0]
    for paragraph in document.paragraphs:
        firsts.append(firsts[-1] + len(paragraph.cells or paragraph.sentences))
    version = connection.execute(
        "INSERT INTO version (symbol, lang, title, source, digest, added_at, paragraphs, segments,"
        " furniture, warnings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.symbol,
            document.lang,
            document.title,
            document.source,
            digest,
            added_at.astimezone(UTC).isoformat(),
            len(document.paragraphs),
            firsts[-1],
            _packed(document.furniture) or "[]",
            _packed(document.warnings) or "[]",
        ),
    ).lastrowid
    base = (version or 0) << PLACE_BITS
    connection.executemany(
        "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                base + place,
                firsts[place],
                paragraph.text,
                paragraph.kind,
                paragraph.label,
                paragraph.number,
                paragraph.level,
                paragraph.page,
                None if paragraph.raw == paragraph.text else paragraph.raw,
                _packed(paragraph.marks),
                _packed(paragraph.cells),
                _packed(paragraph.sentences),
            )
            for place, paragraph in enumerate(document.paragraphs)
        ),
    )
    tag = lang_key(document.lang)
    connection.executemany(
        "INSERT INTO words (rowid, accented, bare, lang) VALUES (?, ?, ?, ?)",
        (
            (base + place, *streams(paragraph.text), tag)
            for place, paragraph in enumerate(document.paragraphs)
        ),
    )


def _read(connection: sqlite3.Connection, version: int) -> Document:
    symbol, lang, source, furniture, warnings = connection.execute(
        "SELECT symbol, lang, source, furniture, warnings FROM version WHERE id = ?", (version,)
    ).fetchone()
    rows = connection.execute(
        "SELECT text, kind, label, number, level, page, coalesce(raw, text), marks, cells,"
        " sentences FROM paragraph WHERE id >= ? AND id < ? ORDER BY id",
        (version << PLACE_BITS, version + 1 << PLACE_BITS),
    )
    return Document(
        symbol,
        lang,
        tuple(
            Paragraph(
                text,
                kind,
                label,
                number,
                level,
                tuple(Mark(*mark) for mark in json.loads(marks or "[]")),
                unpack_spans(cells),
                unpack_spans(sentences),
                page,
                raw,
            )
            for text, kind, label, number, level, page, raw, marks, cells, sentences in rows
        ),
        furniture=tuple(Furniture(*piece) for piece in json.loads(furniture)),
        source=source,
        warnings=tuple(json.loads(warnings)),
    )


def _forget(connection: sqlite3.Connection, version: int) -> None:
    forget_alignments(connection, version)
    ids = (version << PLACE_BITS, version + 1 << PLACE_BITS)
    (lang,) = connection.execute("SELECT lang FROM version WHERE id = ?", (version,)).fetchone()
    rows = connection.execute("SELECT id, text FROM paragraph WHERE id >= ? AND id < ?", ids)
    connection.executemany(  # an index without content is told what to take out
        "INSERT INTO words (words, rowid, accented, bare, lang) VALUES ('delete', ?, ?, ?, ?)",
        ((rowid, *streams(text), lang_key(lang)) for rowid, text in rows),
    )
    connection.execute("DELETE FROM paragraph WHERE id >= ? AND id < ?", ids)
    connection.execute("DELETE FROM version WHERE id = ?", (version,))


def lang_key(lang: Lang) -> str:
    """A language tag as a token of the index."""
    return "".join(filter(str.isalnum, lang)).lower()


def unpack_spans(packed: str | None) -> tuple[Span, ...]:
    """Spans as the store keeps them."""
    return tuple((start, stop) for start, stop in json.loads(packed or "[]"))


def _packed(values: tuple[Any, ...]) -> str | None:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else None
