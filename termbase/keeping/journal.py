"""The file that a termbase is kept in: a line for each thing that happened, the newest last.

    {"hexapla": "termbase", "version": 1}
    {"at": "2026-01-15T10:00:00Z", "by": "reviser", "do": "accept", "id": "c12", "more": 1}
    {"at": "2026-01-15T10:00:00Z", "by": "reviser", "do": "accept", "id": "c13"}

Why lines of JSON and no database: nothing is ever written over, so a line, once there, stays; two
states of the file can be compared, joined and kept under version control like any text; and it
can be read when this program is forgotten. It is read whole: 5,000 entries of two terms take half
a second.

Lines that belong together say how many are still to come ("more"). A run that was killed leaves
less than that: such an end is not read, and the next writer moves it into a file of its own, for it
may be what is left of a file that was cut in copying. Writers wait for each
other with a lock on the file, which the system lets go when a program dies.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from corpora.errors import StoreError

_HEAD = {"hexapla": "termbase", "version": 1}
LARGEST = 1 << 30  # bytes; what is read whole has to fit into memory

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(1 << 40)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(1 << 40)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


def is_journal(path: Path) -> bool:
    """Whether a file begins as a termbase of ours does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_line(_HEAD))) == _line(_HEAD)
    except OSError:
        return False


def rest_of(path: Path) -> Path:
    """The file in which the end of a termbase is kept that was not whole."""
    return path.with_name(f"{path.name}.rest")


class Journal:
    """A file of events, read up to some place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read = 0  # bytes whose events were handed out
        self._lines = 0
        self.cut = 0  # bytes at its end that are not whole, and were not read

    def news(self, locked: IO[bytes] | None = None) -> list[dict[str, Any]]:
        """The events since the last call, those only that are there whole.

        Args:
            locked: the file, where it is this writer's alone.

        Raises:
            StoreError: the file cannot be read, is damaged, or is none of ours.
        """
        if locked:
            return self._news_of(locked)
        try:
            with self.path.open("rb") as file:
                return self._news_of(file)
        except FileNotFoundError:
            raise StoreError(
                f"{self.path}: no termbase there; import something first, or name another"
            ) from None
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be read: {error.strerror}") from None

    @contextmanager
    def writing(self) -> Iterator[IO[bytes]]:
        """The file for one writer alone, to `append` to; it is made where it is not there yet.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b")
        except OSError as error:
            raise StoreError(f"{self.path}: cannot be written: {error.strerror}") from None
        with file:
            _lock(file)
            try:
                yield file
            finally:
                _unlock(file)

    def _news_of(self, file: IO[bytes]) -> list[dict[str, Any]]:
        size = file.seek(0, os.SEEK_END)
        if size > LARGEST:
            raise StoreError(f"{self.path}: {size >> 20} MiB; at most {LARGEST >> 20} are read")
        file.seek(self._read)
        events: list[dict[str, Any]] = []
        batch: list[dict[str, Any]] = []
        length = 0
        for line in file:
            if not line.endswith(b"\n"):
                break
            length += len(line)
            event = self._event(line, self._lines + len(events) + len(batch) + 1)
            more = event.pop("more", 0)
            batch.append(event)
            if not more:
                events += batch
                batch = []
                self._read += length
                length = 0
        self.cut = size - self._read
        first = not self._lines and events
        self._lines += len(events)
        if first and events.pop(0) != _HEAD:
            raise StoreError(f"{self.path}: not a termbase of Hexapla; is it a file to import?")
        return events

    def _event(self, line: bytes, number: int) -> dict[str, Any]:
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            event = None
        if not isinstance(event, dict):
            if number == 1:
                raise StoreError(f"{self.path}: not a termbase of Hexapla; is it a file to import?")
            raise StoreError(f"{self.path}: line {number} is damaged; put back an older copy of it")
        return event

    def append(self, file: IO[bytes], events: Sequence[Mapping[str, Any]]) -> None:
        """Write events into the locked file, all or none; `news` has been asked before.

        Raises:
            StoreError: the disk is full, or the like; the file is as it was.
        """
        end = self._read
        lines = [] if end else [_line(_HEAD)]
        for more, event in zip(range(len(events) - 1, -1, -1), events, strict=True):
            lines.append(_line({**event, "more": more} if more else event))
        data = b"".join(lines)
        try:
            self._set_aside(file)
            file.truncate(end)
            file.seek(end)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            file.truncate(end)
            raise StoreError(f"{self.path}: cannot be written: {error.strerror}") from None
        self._read += len(data)
        self._lines += len(lines)

    def _set_aside(self, file: IO[bytes]) -> None:
        """Keep what is cut off the end, which may be half of a file that was copied."""
        file.seek(self._read)
        if rest := file.read():
            with rest_of(self.path).open("ab") as other:
                other.write(rest)


def _line(event: Mapping[str, Any]) -> bytes:
    return (json.dumps(event, ensure_ascii=False) + "\n").encode("utf-8", "replace")
