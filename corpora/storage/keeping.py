"""A file goes into the store: read, named by its symbol, kept under what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corpora.document import Document, Lang
from corpora.errors import HexaplaError, UnknownSymbol
from corpora.reading import read_document
from corpora.storage.store import Store

Added = tuple[Literal["added", "unchanged", "replaced"], Document]


def add_file(
    store: Store, path: Path, lang: Lang = "", symbol: str = "", encoding: str = ""
) -> Added:
    """Read a file and put it into a store.

    Returns:
        What happened, and the document.

    Raises:
        UnreadableFile, UnknownLanguage, UnknownSymbol: see `read_document`; or no symbol is found.
        StoreError: the store cannot be written.
    """
    return _put(store, *_read(path, lang, symbol, encoding))


def add_files(
    store: Path, paths: Iterable[Path], lang: Lang = "", symbol: str = "", encoding: str = ""
) -> Iterator[Added | HexaplaError]:
    """Put files into a store, made for the first that can be read; say of others what is wrong.

    Raises:
        StoreError: the store cannot be opened.
    """
    with ExitStack() as closing:
        may_be_made = not store.exists() and store.absolute().parent.is_dir()
        kept = None if may_be_made else closing.enter_context(Store.open(store))
        for path in paths:
            try:
                document, digest = _read(path, lang, symbol, encoding)
            except HexaplaError as error:
                yield error
                continue
            kept = kept or closing.enter_context(Store.open(store))
            try:
                added: Added | HexaplaError = _put(kept, document, digest)
            except HexaplaError as error:
                added = error
            yield added


def _read(path: Path, lang: Lang, symbol: str, encoding: str) -> tuple[Document, str]:
    document = read_document(path, lang, symbol, encoding)
    if not document.symbol:
        raise UnknownSymbol(f"{path}: no document symbol found in it; give one with --symbol")
    return document, hashlib.sha256(path.read_bytes()).hexdigest()


def _put(store: Store, document: Document, digest: str) -> Added:
    return store.put(document, digest, datetime.now(UTC)), document
