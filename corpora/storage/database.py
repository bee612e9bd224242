"""The file of a store: made where there is none, known as ours, brought up to date.

    connect(path)    schema.sql has been run, or an older store has been given what it lacks

Two programs may do it at the same time: one waits for the other, and finds it done.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpora.errors import StoreError

APPLICATION = 1212504129  # "HEXA", in the header of the file
SCHEMA = 2
_SINCE = {  # what a store of the schema before has to be given
    2: "ALTER TABLE bead ADD COLUMN moved INTEGER NOT NULL DEFAULT 0",
}
_WAIT = 60.0  # seconds for another writer to finish
_WORDS = {
    sqlite3.SQLITE_BUSY: "another program has been writing to it for a minute; try again later",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look whether its folder is there and yours",
    sqlite3.SQLITE_CORRUPT: "is damaged; take a copy from before, or add the files again",
    sqlite3.SQLITE_FULL: "the disk is full, so nothing was changed; make room and try again",
    sqlite3.SQLITE_IOERR: "the disk refused to read or write, so nothing was changed",
    sqlite3.SQLITE_NOTADB: "is not a store; name another with --store",
    sqlite3.SQLITE_PERM: "may not be opened; look at its permissions",
    sqlite3.SQLITE_READONLY: "cannot be written to; look at the permissions of file and folder",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in one line what SQLite and the system refuse; mistakes of ours pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in _WORDS:
            raise
        raise StoreError(f"{path}: {_WORDS[code]}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}; name another with --store") from error


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """A connection to a store of the present schema.

    Raises:
        StoreError: it is something else, or made by a newer Hexapla.
        sqlite3.Error: see `explained`.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
        timeout=_WAIT,
        isolation_level=None,
        uri=True,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        _bring_up_to_date(path, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    end = time.monotonic() + _WAIT
    while (schema := _schema(path, connection)) < SCHEMA:
        try:
            if schema:
                _give(connection, schema + 1)
            else:
                connection.execute("PRAGMA journal_mode = WAL")
                script = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
                connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
        except sqlite3.OperationalError as error:  # another process makes it, and is not waited for
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)


def _give(connection: sqlite3.Connection, schema: int) -> None:
    """What this schema has more than the one before, unless another process was first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found < schema:
            connection.execute(_SINCE[schema])
            connection.execute(f"PRAGMA user_version = {schema}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _schema(path: Path, connection: sqlite3.Connection) -> int:
    """The schema of a store; 0 where there is nothing yet.

    Raises:
        StoreError: it is something else.
    """
    application, schema, tables = connection.execute(
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application == APPLICATION and schema > SCHEMA:
        raise StoreError(
            f"{path}: made by a newer Hexapla (schema {schema}, here {SCHEMA}); update this one"
        )
    if application != APPLICATION and (application or schema or tables):
        raise StoreError(f"{path}: is a database of another program; name another with --store")
    return int(schema) if application == APPLICATION else 0
