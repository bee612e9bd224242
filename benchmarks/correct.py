"""Translations taken as correct: what the false alarms of checks are counted on.

    for name, work in correct(shared / "data", ("zh", "en")): ...

The lines of the UN development set, the Charter, the Universal Declaration, the Goals, and the
Creative Commons licences, as they stand: what is wrong in them counts as a false alarm, too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import bitexts

from termbase.checks.passage import Work
from termbase.checks.works import of_lines

HALF = 2_000  # development lines that may be tuned on
_TABLES = {
    "charter": ("charter/articles_6lang.tsv",),
    "goals": ("sdg/global_goals_6lang.tsv", "sdg/global_targets_6lang.tsv",
              "sdg/global_indicators_6lang.tsv"),
    "licences": ("cc_legalcode/clauses_6lang.tsv",),
}  # fmt: skip


def correct(data: Path, langs: tuple[str, str]) -> Iterator[tuple[str, Work]]:
    """Each text in two languages, with its name."""
    folder = data / "un" / "unv1_dev"
    lines = [bitexts.lines(folder / f"UNv1.0.devset.{lang}") for lang in langs]
    yield "UN, tuned on", _work(lines[0][:HALF], lines[1][:HALF], langs)
    yield "UN, held out", _work(lines[0][HALF:], lines[1][HALF:], langs)
    for name, files in _TABLES.items():
        rows = [row for file in files for row in table(data / "un" / file, langs)]
        yield name, _work(*zip(*rows, strict=True), langs)
    yield (
        "declaration",
        _work(*zip(*declaration(data / "un" / "udhr", langs), strict=True), langs),
    )


def _work(source: Sequence[str], target: Sequence[str], langs: tuple[str, str]) -> Work:
    return of_lines((source, target), langs)


def joined(work: Work, lines: int) -> Work:
    """Paragraphs of so many lines, to take sentences out of."""
    sides = ([p.source.text for p in work.passages], [p.target.text for p in work.passages])
    texts = [
        [
            ("" if lang == "zh" else " ").join(side[first : first + lines])
            for first in range(0, len(side), lines)
        ]
        for side, lang in zip(sides, work.langs, strict=True)
    ]
    return _work(texts[0], texts[1], work.langs)


def table(path: Path, langs: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The rows of a table that have both languages."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            source, target = (row.get(lang) or row.get("zh-Hans") or "" for lang in langs)
            if source.strip() and target.strip():
                yield source.strip(), target.strip()


def declaration(folder: Path, langs: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The paragraphs of the Declaration that its gold pairs, through English."""
    sides = {lang: bitexts.lines(folder / f"udhr.{lang}.txt") for lang in ("en", *langs)}
    found = []
    for lang in langs:
        if lang == "en":
            found.append({(n,): sides["en"][n] for n in range(len(sides["en"]))})
            continue
        beads = bitexts.beads(folder / f"gold.en-{lang}.txt")
        found.append({tuple(a): " ".join(sides[lang][n] for n in b) for a, b in beads if a and b})
    for place in sorted(found[0].keys() & found[1].keys()):
        yield found[0][place], found[1][place]
