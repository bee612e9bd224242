"""Glossaries of OmegaT and Wordfast: source, target, comment, with tabs between.

    南南合作⇥South-South cooperation⇥preferred; development

Written as .utf8, which OmegaT reads whatever the system's encoding; no heading, for it would be
taken for a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.errors import UnreadableFile
from termbase.entry import Entry
from termbase.formats.columns import understood
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.pairs import from_glossary, glossary
from termbase.formats.table_reading import read_table
from termbase.keeping.tidying import tidied


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A line for each pair of terms."""
    for source, target, words in glossary(entries):
        no_comment = f" {source}" if source.startswith("#") else source
        line = "\t".join((no_comment, target, words)).rstrip("\t")
        yield f"{line}\n".encode("utf-8", "replace")


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """Pairs with their comments."""
    return tidied(from_glossary(list(glossary(entries)), settings.langs))


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a glossary, or of another table in tabs.

    Raises:
        UnreadableFile: it is none, or its languages cannot be told.
    """
    text, remarks = decoded(data, wishes.encoding)
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    if not rows or max(map(len, rows)) < 2:
        raise UnreadableFile("no tabs in it; a glossary has source, tab, target, tab, comment")
    headed = sum(understood(cell).field not in ("field", "") for cell in rows[0]) > 1
    if len(wishes.langs) != 2 or wishes.columns or headed:
        read_as_table = read_table(rows, wishes)
        return Reading(read_as_table.entries, remarks, read_as_table.columns)
    made = [(row[0], (*row, "")[1], (*row, "", "")[2]) for row in rows]
    return Reading(tuple(from_glossary(made, wishes.langs)), remarks)
