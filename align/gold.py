"""Beads from files, to be scored: as `hexapla align` writes them, and as other aligners do.

    {"spans": [[0, 1], [0, 2]], "score": 4.1, …}     JSON Lines; half-open spans
    [0]:[0, 1]:0.123                                 Vecalign, Bleualign, Text+Berg; or no cost
    0<TAB>0,1                                        indexes between tabs; an empty cell is a null

Which of the three a file is in is told by its first line. Blank lines and lines that begin with #
are skipped. Indexes count from 0.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from align.evaluation import Indexes, Link
from corpora.errors import UnreadableFile

LARGEST = 200_000_000  # bytes of a file
MOST = 5_000_000  # segments in all, and the highest index: a span of two figures could fill memory
_LISTS = re.compile(r"\[([\d\s,]*)\]")
_COST = re.compile(r":\s*[-+.\deEinfa]+\s*$")


class GoldFile(NamedTuple):
    """What a file of beads says."""

    name: str
    links: list[Link]
    sides: int
    digest: str  # the beginning of the SHA-256 of its content


def read_beads(path: Path) -> GoldFile:
    """The beads in a file.

    Raises:
        UnreadableFile: no file, none of the formats, beads of different numbers of sides, none.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: is not text in UTF-8") from None
    if len(data) > LARGEST:
        raise UnreadableFile(f"{path}: is larger than {LARGEST // 1_000_000} MB")
    links: list[Link] = []
    segments = 0
    parse: Callable[[str], Link] | None = None
    for number, line in _lines(text):
        parse = parse or _parser(line)
        try:
            links.append(_checked(parse(line), links))
            segments += sum(map(len, links[-1]))
            if segments > MOST:
                raise ValueError(f"more than {MOST:,} segments")
        except ValueError as error:
            raise UnreadableFile(f"{path}, line {number}: {error}") from None
    if not links:
        raise UnreadableFile(f"{path}: there are no beads in it")
    return GoldFile(path.name, links, len(links[0]), hashlib.sha256(data).hexdigest()[:8])


def signature_of(gold: GoldFile, predicted: GoldFile) -> str:
    """What was compared with what, and how: two scores under one signature can be compared."""
    files = [
        f"{name}:{file.name}@{file.digest}:{len(file.links)}"
        for name, file in (("gold", gold), ("predicted", predicted))
    ]
    pairs = f"pairs:{gold.sides * (gold.sides - 1) // 2}"
    return "|".join([*files, f"sides:{gold.sides}", pairs, "mean:pairs", "nulls:vecalign"])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line.strip(" ") and not line.startswith("#"):
            yield number, line


def _parser(line: str) -> Callable[[str], Link]:
    return {"{": _of_json, "[": _of_lists}.get(line.lstrip()[:1], _of_cells)


def _of_json(line: str) -> Link:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("is not a JSON object") from None
    spans = record.get("spans") if isinstance(record, dict) else None
    if not isinstance(spans, list) or not all(map(_is_span, spans)):
        raise ValueError('has no "spans": [[start, stop], …] with numbers from 0')
    return tuple(tuple(range(*span)) for span in spans)


def _is_span(span: object) -> bool:
    if not isinstance(span, list) or not all(type(place) is int for place in span):
        return False
    return len(span) == 2 and 0 <= span[0] <= span[1] <= MOST


def _of_lists(line: str) -> Link:
    bare = _COST.sub("", line) if not line.rstrip().endswith("]") else line
    sides = bare.split(":")
    found = [_LISTS.fullmatch(side.strip()) for side in sides]
    if not all(found):
        raise ValueError("is not like [0]:[0, 1]")
    return tuple(_indexes(side[1]) for side in found if side)


def _of_cells(line: str) -> Link:
    if "\t" not in line:
        raise ValueError('is neither a JSON object with "spans", nor [0]:[0, 1], nor indexes')
    return tuple(map(_indexes, line.split("\t")))


def _indexes(cell: str) -> Indexes:
    places = cell.replace(",", " ").split()
    if not all(place.isascii() and place.isdigit() and len(place) < 8 for place in places):
        raise ValueError(f"{cell.strip()[:40]!r} is not a list of indexes")
    return tuple(map(int, places))


def _checked(link: Link, earlier: list[Link]) -> Link:
    if len(link) < 2:
        raise ValueError("has one side; beads have two or more")
    if earlier and len(link) != len(earlier[0]):
        raise ValueError(f"has {len(link)} sides, those before have {len(earlier[0])}")
    return link
