"""Fetched files, kept by symbol, language and content.

    3f2a9c1b0d4e5f60/A_RES_79_236.zh.docx      the file, in a folder named for its content
    A_RES_79_236.zh.docx.json                  where it came from, and which content is the latest

A file is written beside its place and renamed into it, then the record likewise: whenever a run
is killed, the cache holds what it held before or what it holds after. A file that is no longer
what its record says counts as absent. Names come from the symbol, never from a server.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from corpora.content_type import ContentType
from corpora.document import Lang
from corpora.errors import FetchError
from corpora.symbol import to_file_name

_PART = "unfinished-"  # opens the name of a file that is still being written
_STALE = 24 * 3600  # seconds after which such a file is what a killed run left


@dataclass(frozen=True, slots=True)
class Fetched:
    """One language version, as a file in the cache."""

    symbol: str
    lang: Lang
    path: Path
    format: ContentType
    sha256: str
    url: str  # it came from there at last, after redirects
    cached: bool  # nothing was asked of the server


@dataclass(frozen=True, slots=True)
class _Record:
    """What is known of a cached file: the JSON beside it."""

    symbol: str
    lang: Lang
    format: ContentType
    sha256: str
    url: str


def default_cache(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's own folder for fetched files; it need not exist.

    Source:
        XDG Base Directory Specification 0.8: a relative path in it is to be ignored.
    """
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        folder = Path(environ.get(name, ""))
        if folder.is_absolute():
            return folder / "hexapla" / "documents"
    return Path.home() / ".cache" / "hexapla" / "documents"


def find_cached(
    cache: Path, symbol: str, lang: Lang, formats: Sequence[ContentType]
) -> Fetched | None:
    """The cached file in the first of these formats there is; None where there is none.

    Raises:
        FetchError: the cache cannot be read.
    """
    with _explained(cache):
        for form in formats:
            record = _read_record(_record_path(cache, symbol, lang, form))
            if record and (record.symbol, record.lang, record.format) == (symbol, lang, form):
                path = _place(cache, record)
                if path.is_file() and _sha256(path) == record.sha256:
                    return Fetched(**asdict(record), path=path, cached=True)
    return None


@contextmanager
def unfinished(cache: Path) -> Iterator[IO[bytes]]:
    """A file in the cache to write to; it is deleted at the end unless `keep` took it.

    Raises:
        FetchError: the cache cannot be written to.
    """
    with _explained(cache):
        cache.mkdir(parents=True, exist_ok=True)
        for left in cache.glob(f"{_PART}*"):
            with suppress(FileNotFoundError):  # another process has just finished with it
                if time.time() - left.stat().st_mtime > _STALE:
                    left.unlink()
        with NamedTemporaryFile(dir=cache, prefix=_PART, delete=False) as file:
            try:
                yield file
            finally:
                file.close()
                Path(file.name).unlink(missing_ok=True)


def keep(
    file: IO[bytes], cache: Path, symbol: str, lang: Lang, form: ContentType, url: str
) -> Fetched:
    """Put a written file in its place, and its record beside it.

    Raises:
        FetchError: the cache cannot be written to.
    """
    with _explained(cache):
        _write_out(file)
        record = _Record(symbol, lang, form, _sha256(Path(file.name)), url)
        path = _place(cache, record)
        path.parent.mkdir(exist_ok=True)
        _rename(Path(file.name), path)
        with NamedTemporaryFile(dir=cache, prefix=_PART, delete=False) as note:
            note.write(json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())
            _write_out(note)
        _rename(Path(note.name), _record_path(cache, symbol, lang, form))
    return Fetched(**asdict(record), path=path, cached=False)


def _record_path(cache: Path, symbol: str, lang: Lang, form: ContentType) -> Path:
    return cache / f"{to_file_name(symbol)}.{lang}.{form}.json"


def _place(cache: Path, record: _Record) -> Path:
    name = f"{to_file_name(record.symbol)}.{record.lang}.{record.format}"
    return cache / record.sha256[:16] / name


def _read_record(path: Path) -> _Record | None:
    try:
        record = _Record(**json.loads(path.read_bytes()))
        return record if re.fullmatch(r"[0-9a-f]{64}", record.sha256) else None
    except (FileNotFoundError, ValueError, TypeError):
        return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_out(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _rename(path: Path, target: Path) -> None:
    """Rename for good: after this a power cut does not undo it (where folders can be synced)."""
    path.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _explained(cache: Path) -> Iterator[None]:
    """Say in one line what the system refuses."""
    try:
        yield
    except OSError as error:
        raise FetchError(
            f"{cache}: cannot use this folder as cache ({error.strerror or error}); "
            "name another with --cache"
        ) from error
