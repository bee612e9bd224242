"""A file goes into the store: read, named by its symbol, kept under what it holds."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corpora.document import Document, Lang
from corpora.errors import UnknownSymbol
from corpora.reading import read_document
from corpora.store import Store


def add_file(
    store: Store, path: Path, lang: Lang = "", symbol: str = "", encoding: str = ""
) -> tuple[Literal["added", "unchanged", "replaced"], Document]:
    """Read a file and put it into a store.

    Returns:
        What happened, and the document.

    Raises:
        UnreadableFile, UnknownLanguage, UnknownSymbol: see `read_document`; or no symbol is found.
        StoreError: the store cannot be written.
    """
    document = read_document(path, lang, symbol, encoding)
    if not document.symbol:
        raise UnknownSymbol(f"{path}: no document symbol found in it; give one with --symbol")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return store.put(document, digest, datetime.now(UTC)), document
