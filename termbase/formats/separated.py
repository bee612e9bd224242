r"""Tables in text: CSV as spreadsheets open it, and whatever is separated by , ; | or tabs.

Written with a mark (UTF-8), commas, CRLF, no cell a formula. Read by what it looks like.

>>> [row for row in split("en;zh\nSSC;南南合作\n")]
[['en', 'zh'], ['SSC', '南南合作']]
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpora.errors import UnreadableFile
from termbase.entry import Entry
from termbase.formats.cells import guarded, unguarded
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.rows import table
from termbase.formats.table_reading import read_table

MARK = "\ufeff".encode()
_SEPARATORS = "\t;,|"
_LONGEST_CELL = 1 << 20
_QUOTED, _BARE = r" *'(?:[^']|'')*'", r"(?:[^'\"\t;,|][^\"\t;,|]*)?"
_CELLS = re.compile(rf"(?:{_QUOTED}|{_BARE})(?:[\t;,|](?:{_QUOTED}|{_BARE}))+")
_IN_SINGLE_QUOTES = re.compile(rf"(?:^|[\t;,|]){_QUOTED}(?:[\t;,|]|$)")


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A concept to a row; see `rows`."""
    yield MARK
    for cells in table(entries):
        yield csv_line(cells)


def csv_line(cells: Sequence[str]) -> bytes:
    """One line; cells that could be formulas are guarded."""
    return bare_line(map(guarded, cells))


def bare_line(cells: Iterable[str]) -> bytes:
    """One line of cells as they are."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
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
    quote = _quote_of(text)
    separator = separator or separator_of(text, quote)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        lines = io.StringIO(text, newline="")
        cells = csv.reader(
            lines, delimiter=separator, quotechar=quote, skipinitialspace=quote == "'"
        )
        rows = list(cells)
    except csv.Error as error:
        raise UnreadableFile(f"no table: {error}") from None
    return [[unguarded(cell) for cell in row] for row in rows]


def _quote_of(text: str) -> str:
    """What cells stand in: single quotes where all of the first lines have some, and only so."""
    lines = _first_lines(text)
    single = all(_CELLS.fullmatch(one) and _IN_SINGLE_QUOTES.search(one) for one in lines)
    return "'" if lines and single else '"'


def _first_lines(text: str) -> list[str]:
    return [line.strip("\r") for line in text[:50_000].split("\n")[:50] if line.strip()]


def separator_of(text: str, quote: str = '"') -> str:
    r"""What separates the cells: what the first lines have most evenly.

    >>> separator_of("a;b\nc, d;e\n")
    ';'
    """
    lines = [re.sub(f"{quote}[^{quote}]*{quote}", "", line) for line in _first_lines(text)]
    heading = [lines[0].count(separator) for separator in _SEPARATORS] if lines else []
    if not any(heading):
        return ","
    rated = []
    for place, separator in enumerate(_SEPARATORS):
        counts = [line.count(separator) for line in lines]
        even = sum(count == heading[place] for count in counts) / len(counts)
        rated.append((bool(heading[place]), even, heading[place], -place, separator))
    return max(rated)[-1]
