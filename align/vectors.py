"""Vectors of slow encoders, kept between runs, by model and text.

One SQLite file in the user's cache folder (`$XDG_CACHE_HOME/hexapla`, else `~/.cache/hexapla`). A
key is a digest of the model and the text, and a model is known by the vector that it gives to a
fixed text, not by its name: a folder that was trained anew gets new vectors. The file holds nothing
that cannot be made again: a damaged one is thrown away, one that cannot be written is done without,
and one that grows past its bound loses its oldest vectors.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from align.encoder import Encoder

Floats2d = NDArray[np.float32]

_PROBE = "Hexapla: 联合国 United Nations Nations Unies Naciones Unidas ООН الأمم المتحدة"
_ROUNDED = 256  # steps to 1: devices differ in the last digits of a vector
_BYTES = 1 << 30  # of vectors in the file, about
_TOGETHER = 500  # keys in a question
_ENCODED = 2048  # texts encoded before their vectors are put away: a killed run keeps those
_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    number INTEGER PRIMARY KEY,                -- the oldest has the lowest
    key BLOB NOT NULL UNIQUE,
    vector BLOB NOT NULL                       -- float32, little-endian
)
"""


def cache_file() -> Path:
    """Where vectors are kept."""
    folder = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(folder) if folder else Path.home() / ".cache") / "hexapla" / "vectors.db"


class Remembering:
    """An encoder that encodes a text once, even if the program has ended since."""

    def __init__(self, encoder: Encoder, file: Path | None = None, size: int = _BYTES) -> None:
        """Remember for an encoder, in this file (by default that of `cache_file`)."""
        self.name = encoder.name
        self._encoder = encoder
        self._file = file or cache_file()
        self._size = size
        probe = encoder.encode([_PROBE])
        self._width = probe.shape[1]
        rounded = np.rint(probe * _ROUNDED).astype("<i2")
        self._model = blake2b(encoder.name.encode() + rounded.tobytes(), digest_size=16).digest()

    def encode(self, texts: list[str]) -> Floats2d:
        """One unit vector a text, shape (len(texts), d), each found or made."""
        keys = [self._key(text) for text in texts]
        places = {key: place for place, key in enumerate(keys)}
        found: dict[bytes, NDArray[np.float32]] = {}
        with self._opened() as store:
            found.update(self._kept(store, list(places)))
            missing = [key for key in places if key not in found]
            for first in range(0, len(missing), _ENCODED):
                some = missing[first : first + _ENCODED]
                made = self._encoder.encode([texts[places[key]] for key in some])
                found.update(zip(some, made, strict=True))
                self._keep(store, dict(zip(some, made, strict=True)))
        vectors = np.zeros((len(texts), self._width), np.float32)
        for place, key in enumerate(keys):
            vectors[place] = found[key]
        return vectors

    def _key(self, text: str) -> bytes:
        text_bytes = text.encode("utf-8", "surrogatepass")
        return blake2b(text_bytes, key=self._model, digest_size=16).digest()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        store = self._open() or self._open(anew=True)
        if store is None:
            yield None
        else:
            with closing(store):
                yield store

    def _open(self, anew: bool = False) -> sqlite3.Connection | None:
        try:
            if anew:
                for ending in ("", "-wal", "-shm"):
                    self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(self._file, timeout=10)
        except (OSError, sqlite3.Error):
            return None
        try:
            store.execute("PRAGMA auto_vacuum = INCREMENTAL")
            store.execute("PRAGMA journal_mode = WAL")
            store.execute(_TABLE)
            store.execute("SELECT key, vector FROM vectors LIMIT 1").fetchall()
        except sqlite3.Error:
            store.close()
            return None
        return store

    def _kept(
        self, store: sqlite3.Connection | None, keys: list[bytes]
    ) -> Iterator[tuple[bytes, NDArray[np.float32]]]:
        for first in range(0, len(keys) if store else 0, _TOGETHER):
            some = keys[first : first + _TOGETHER]
            marks = ",".join("?" * len(some))
            try:
                assert store is not None
                rows = store.execute(
                    f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some
                ).fetchall()
            except sqlite3.Error:
                return
            for key, kept in rows:
                if isinstance(kept, bytes) and len(kept) == 4 * self._width:
                    vector = np.frombuffer(kept, "<f4")
                    if np.isfinite(vector).all():
                        yield key, vector

    def _keep(
        self, store: sqlite3.Connection | None, made: dict[bytes, NDArray[np.float32]]
    ) -> None:
        if store is None:
            return
        rows = [(key, vector.astype("<f4").tobytes()) for key, vector in made.items()]
        try:
            with store:
                store.executemany(
                    "INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows
                )
                kept, size = store.execute(
                    "SELECT count(*), coalesce(sum(length(vector)), 0) FROM vectors"
                ).fetchone()
                if size > self._size:
                    store.execute(
                        "DELETE FROM vectors WHERE number IN "
                        "(SELECT number FROM vectors ORDER BY number LIMIT ?)",
                        (kept - kept * self._size * 3 // (size * 4),),
                    )
            store.execute("PRAGMA incremental_vacuum").fetchall()
        except sqlite3.Error:
            return
