r"""Tables in text: CSV as spreadsheets open it, and whatever is separated by , ; | or tabs.

Written with a mark (UTF-8), commas, CRLF, no cell a formula. Read by what it looks like.

>>> [row for row in split("en;zh\nSSC;南南合作\n")]
[['en', 'zh'], ['SSC', '南南合作']]
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.errors import UnreadableFile
from termbase.entry import Entry
from termbase.formats.cells import guarded, unguarded
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.rows import table
from termbase.formats.table_reading import read_table

_MARK = "\ufeff".encode()
_SEPARATORS = "\t;,|"
_LONGEST_CELL = 1 << 20


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A concept to a row; see `rows`."""
    yield _MARK
    for cells in table(entries):
        yield csv_line(cells)


def csv_line(cells: Sequence[str], separator: str = ",") -> bytes:
    """One line; cells that could be formulas are guarded."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerow(map(guarded, cells))
    return buffer.getvalue().encode("utf-8", "replace")


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a table.

    Raises:
        UnreadableFile: it is none, or its columns cannot be told.
    """
    text, remarks = decoded(data, wishes.encoding)
    made = read_table(split(text), wishes)
    return replace(made, remarks=remarks + made.remarks)


def split(text: str, separator: str = "") -> list[list[str]]:
    """The cells of a text, in rows.

    Raises:
        UnreadableFile: a quotation mark is never closed, and swallows a megabyte.
    """
    separator = separator or separator_of(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableFile(f"no table: {error}") from None
    return [[unguarded(cell) for cell in row] for row in rows]


def separator_of(text: str) -> str:
    r"""What separates the cells: what the first lines have most evenly.

    >>> separator_of("a;b\nc, d;e\n")
    ';'
    """
    lines = [line for line in text[:50_000].split("\n")[:50] if line.strip()]
    heading = [_outside_quotes(lines[0], separator) for separator in _SEPARATORS] if lines else []
    if not any(heading):
        return ","
    rated = []
    for place, separator in enumerate(_SEPARATORS):
        counts = [_outside_quotes(line, separator) for line in lines]
        even = sum(count == heading[place] for count in counts) / len(counts)
        rated.append((bool(heading[place]), even, heading[place], -place, separator))
    return max(rated)[-1]


def _outside_quotes(line: str, separator: str) -> int:
    return "".join(line.split('"')[::2]).count(separator)
