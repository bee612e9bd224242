"""Adding 100,000 paragraphs to a store and searching them: time, size, memory.

    python benchmarks/store.py [FOLDER OF UNv1.0.devset.*] [--paragraphs 100000]

The paragraphs are lines of the UN development set, six languages, repeated with a number put into
each; a hundred make a document, six versions of it an alignment. Adding and searching run in a
process of their own each, so the peak memory is theirs alone.
"""

from __future__ import annotations

import argparse
import platform
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from corpora.document import Document, Lang, Paragraph
from corpora.storage.alignments import StoredAlignment, StoredBead
from corpora.storage.database import SCHEMA
from corpora.storage.search import search
from corpora.storage.store import Store

LANGS = ("ar", "en", "es", "fr", "ru", "zh")
LINES = 100  # a document
RUNS = 25  # of each search
NOW = datetime(2025, 1, 1, tzinfo=UTC)
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "un" / "unv1_dev"
QUERIES = (
    *("南南合作", "合作", "的", "2030年", "布宜诺斯艾利斯", "国", "可持續發展"),
    "联合国大会关于发展中国家的决议",
    *("triangular cooperation", "South-South", "cooperat*", "c*", "of the", "the"),
    *("sustain* develop*", "t* o*", "79/236", "1*", "no such words anywhere"),
    *("التعاون", "في", "Организация Объединенных Наций", "в", "coopération", "de la", "à", "a"),
)


class Adding(NamedTuple):
    """What adding took; seconds and MiB."""

    documents: int
    paragraphs: int
    characters: int
    seconds: float
    slowest: float  # document
    aligning: float
    unchanged: float  # adding the first document again
    replacing: float
    memory_before: float
    memory: float


class Searching(NamedTuple):
    """What one query took; milliseconds."""

    query: str
    total: str
    paragraphs: int
    median: float
    worst: float


def documents(data: Path) -> Iterator[tuple[Document, ...]]:
    """Six versions of one document after another, without end."""
    lines = {
        lang: (data / f"UNv1.0.devset.{lang}").read_text(encoding="utf-8").splitlines()
        for lang in LANGS
    }
    for number in count():
        turn, place = divmod(number, len(lines["en"]) // LINES)
        yield tuple(
            document(number, lang, lines[lang][place * LINES : (place + 1) * LINES], turn)
            for lang in LANGS
        )


def document(number: int, lang: Lang, lines: Sequence[str], turn: int) -> Document:
    """Lines as a document, different at each turn."""
    paragraphs = []
    for line in lines:
        middle = line.find(" ", len(line) // 2) + 1
        text = f"{line[:middle]}{turn} {line[middle:]}"
        paragraphs.append(Paragraph(text, sentences=((0, len(text)),), raw=f"{turn}.  {text}"))
    return Document(f"BENCHMARK/{number + 1}", lang, tuple(paragraphs))


def alignment(symbol: str) -> StoredAlignment:
    """Six versions, one to one."""
    beads = (StoredBead((((at, at + 1),) * len(LANGS)), 1.0, 1.0) for at in range(LINES))
    return StoredAlignment(symbol, LANGS, "sentence", "benchmark", tuple(beads))


def add(data: Path, path: Path, wanted: int) -> Adding:
    """Add documents and alignments, each in a transaction of its own."""
    puts: list[float] = []
    aligning = 0.0
    characters = 0
    before = peak()
    with Store.open(path) as store:
        for versions in islice(documents(data), wanted // (LINES * len(LANGS)) + 1):
            puts += [timed(store.put, version, "1", NOW) for version in versions]
            aligning += timed(store.put_alignment, alignment(versions[0].symbol))
            characters += sum(len(piece.text) for one in versions for piece in one.paragraphs)
        unchanged = timed(store.put, versions[0], "1", NOW)
        replacing = timed(store.put, versions[0], "2", NOW)
    return Adding(
        len(puts),
        len(puts) * LINES,
        characters,
        sum(puts),
        max(puts),
        aligning,
        unchanged,
        replacing,
        before,
        peak(),
    )


def find(path: Path) -> tuple[list[Searching], float, float]:
    """Every query alone, then with five languages beside; and the memory before and at the peak."""
    before = peak()
    with Store.open(path, create=False) as store:
        table = [row for beside in ((), LANGS) for row in searches(store, beside)]
    return table, before, peak()


def searches(store: Store, beside: Sequence[Lang]) -> Iterator[Searching]:
    """What each query takes."""
    for query in QUERIES:
        hits = search(store, query, beside=beside)
        times = [timed(search, store, query, beside=beside) * 1e3 for _ in range(RUNS)]
        name = f"{query}  + {len(beside) - 1} languages" if beside else query
        total = f"{'' if hits.exact else '>= '}{hits.total:,}"
        yield Searching(name, total, hits.paragraphs, statistics.median(times), max(times))


def timed(function: Callable[..., object], *arguments: object, **options: object) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    function(*arguments, **options)
    return time.perf_counter() - start


def peak() -> float:
    """The most memory this process has held so far, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def main() -> None:
    """Print the tables and the signature."""
    parser = argparse.ArgumentParser(description="Adding to a store and searching it, measured.")
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="folder of the set")
    parser.add_argument("--paragraphs", type=int, default=100_000, help="how many to add")
    options = parser.parse_args()
    if not (options.data / "UNv1.0.devset.en").exists():
        sys.exit(f"{options.data}: no UNv1.0.devset.en there; name the folder of the set")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.db"
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            adding = pool.apply(add, (options.data, path, options.paragraphs))
            size = path.stat().st_size
            table, before, after = pool.apply(find, (path,))
    print(f"adding       {adding.seconds:10.1f} s   {adding.paragraphs:,} paragraphs")
    print(f"             {adding.paragraphs / adding.seconds:10,.0f} paragraphs/s")
    print(f"  slowest    {adding.slowest * 1e3:10.1f} ms  one document of {LINES} paragraphs")
    print(f"  replacing  {adding.replacing * 1e3:10.1f} ms  one document")
    print(f"  unchanged  {adding.unchanged * 1e3:10.1f} ms  one document")
    print(f"  aligning   {adding.aligning:10.1f} s   {adding.documents // len(LANGS):,} alignments")
    print(f"  memory     {adding.memory:10.1f} MiB at the peak, {adding.memory_before:.1f} before")
    print(f"size         {size / 2**20:10.1f} MiB {adding.characters:,} characters of text")
    print(f"searching    {max(row.worst for row in table):10.1f} ms  at worst")
    print(f"  memory     {after:10.1f} MiB at the peak, {before:.1f} before")
    print(f"\n{'median':>8} {'worst':>8} {'total':>10} {'paragraphs':>10}  query")
    for row in table:
        times = f"{row.median:5.1f} ms {row.worst:5.1f} ms"
        print(f"{times} {row.total:>10} {row.paragraphs:>10,}  {row.query}")
    print(
        f"\nparagraphs:{adding.paragraphs}|document:{LINES}|limit:50|runs:{RUNS}"
        f"|sqlite:{sqlite3.sqlite_version}|python:{platform.python_version()}"
        f"|machine:{platform.machine()}|schema:{SCHEMA}"
    )


if __name__ == "__main__":
    main()
