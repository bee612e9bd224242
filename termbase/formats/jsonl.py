"""Entries as JSON Lines, one on each line, with all that there is to them; see `records`.

{"id": "c1", "terms": [{"lang": "zh", "text": "南南合作"}, {"lang": "en", "text": "…"}]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from corpora.errors import UnreadableFile
from termbase.entry import Entry
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.keeping.records import entry_of, record_of


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A line for each entry."""
    encoded = json.JSONEncoder(ensure_ascii=False).encode
    for entry in entries:
        yield (encoded(record_of(entry)) + "\n").encode("utf-8", "replace")


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a file.

    Raises:
        UnreadableFile: a line is no entry.
    """
    text, remarks = decoded(data, wishes.encoding)
    made = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            made.append(entry_of(json.loads(line)))
        except json.JSONDecodeError:
            raise UnreadableFile(f"line {number} is no JSON; is the file there whole?") from None
        except (ValueError, TypeError, RecursionError) as error:
            raise UnreadableFile(f"line {number} is no entry: {str(error)[:120]}") from None
    return Reading(tuple(made), remarks)
