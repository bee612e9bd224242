"""Lapses planted in correct translations that `hexapla consistency` and `check` find.

    python benchmarks/consistency.py ../shared/data                the lines held out
    python benchmarks/consistency.py ../shared/data --part dev --pairs en-fr --show

A lapse is another rendering in one place of a term that has its usual one in the others: trilateral
cooperation for triangular cooperation. `labels/lapses.tsv` has some thirty a pair, written by hand:
synonyms, another order, names, and initials, which count as short forms and should not be found.
Each is planted where its term stands three times at the least, in one place of the text, two where
there are six; never two in one row. Found is what is reported at that place on both sides; its rank
counts the terms reported before it that have no lapse planted. Documents are 200 rows each.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from correct import correct

from align import align_documents
from corpora import read_document
from corpora.document import Span
from corpora.samples.source import folder
from termbase.checks.scatter import scattered_terms
from termbase.checks.works import of_lines as work_of
from termbase.consistency import scattered
from termbase.demo import SAMPLES
from termbase.parallel import of_lines
from termbase.straying import usages_in

PAIRS = "zh-en,en-zh,en-fr,en-es,en-ru,en-ar"
LAPSES = Path(__file__).parent / "labels" / "lapses.tsv"
SIZE = 200  # rows of a document
_LEAST, _TWICE, _OFTEN = 3, 6, 10  # places of a term: to plant one lapse, two; many
_FIRST = 20  # terms that `hexapla consistency` shows
_PARTS = {"dev": ("sample", "UN, tuned on", "goals"), "test": ("UN, held out", "charter")}
Row = tuple[str, str]


class Said(NamedTuple):
    """What is reported of a place."""

    rank: int  # among the terms that are reported
    row: int
    here: Span
    there: Span
    words: str


@dataclass(frozen=True, slots=True)
class Lapse:
    """Another rendering put in the place of the usual one."""

    term: str
    usual: str
    wording: str
    kind: str
    places: int  # of the term in the text
    row: int
    here: Span
    there: Span

    def is_at(self, said: Said) -> bool:
        """Whether a report is about this place, on both sides."""
        return (
            said.row == self.row and _meet(said.here, self.here) and _meet(said.there, self.there)
        )


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


Finder = Callable[[Sequence[Row], tuple[str, str]], list[Said]]


def by_consistency(rows: Sequence[Row], langs: tuple[str, str]) -> list[Said]:
    """What `hexapla consistency` says."""
    bitext = of_lines(list(zip(*rows, strict=True)), langs, "rows").bitext
    found = scattered(usages_in(bitext))
    return [
        Said(
            rank,
            here.ref.paragraph,
            here.span,
            there.span,
            f"{usage.term.text}: {usage.usual.text} {usage.usual.together}, here {rendering.text}",
        )
        for rank, usage in enumerate(found)
        for rendering, here, there in usage.outliers
    ]


def by_check(rows: Sequence[Row], langs: tuple[str, str]) -> list[Said]:
    """What `hexapla check` says of terms that scatter."""
    work = replace(work_of(list(zip(*rows, strict=True)), langs), whole=True)
    remarks = scattered_terms(work)
    return [
        Said(rank, one.passage, one.source, one.target, one.message)
        for rank, one in enumerate(remarks)
    ]


def planted(rows: Sequence[Row], langs: tuple[str, str]) -> tuple[list[Row], list[Lapse]]:
    """The rows with lapses in some."""
    changed, lapses = list(rows), list[Lapse]()
    taken: set[int] = set()
    for term, usual, wording, kind in _listed("-".join(langs)):
        has_term = [n for n, (here, _) in enumerate(rows) if term.casefold() in here.casefold()]
        able = [n for n in has_term if _has_once(rows[n], (term, usual))]
        if len(able) < _LEAST:
            continue
        free = [n for n in able if n not in taken]
        for at in _spread(free, 1 + (len(able) >= _TWICE)):
            taken.add(at)
            here, there = changed[at]
            start, first = (
                here.casefold().index(term.casefold()),
                _plain(there).index(_plain(usual)),
            )
            changed[at] = here, there[:first] + wording + there[first + len(usual) :]
            spans = (start, start + len(term)), (first, first + len(wording))
            lapses.append(Lapse(term, usual, wording, kind, len(has_term), at, *spans))
    return changed, lapses


def _has_once(row: Row, words: Row) -> bool:
    """Whether both sides have their words, and in one place only."""
    here, there = row[0].casefold(), _plain(row[1])
    once = here.count(words[0].casefold()), there.casefold().count(words[1].casefold())
    return once == (1, 1) and words[1] in there


def _plain(text: str) -> str:
    return text.replace("’", "'")


def _spread(places: Sequence[int], number: int) -> list[int]:
    """So many of them, evenly."""
    return [places[len(places) * (1 + n) // (1 + number)] for n in range(min(number, len(places)))]


def _listed(pair: str) -> Iterator[tuple[str, str, str, str]]:
    with LAPSES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["pair"] == pair:
                yield row["term"], row["usual"], row["lapse"], row["kind"]


class Result(NamedTuple):
    """A lapse, and its rank if it was found."""

    lapse: Lapse
    rank: int | None
    rows: Row


def measured(
    rows: Sequence[Row], langs: tuple[str, str], find: Finder
) -> tuple[list[Said], list[Result]]:
    """What is said of rows as they are, and which planted lapses are found."""
    changed, lapses = planted(rows, langs)
    said = find(changed, langs)
    strange = {one.rank for one in said} - {
        one.rank for one in said for lapse in lapses if lapse.is_at(one)
    }
    results = []
    for lapse in lapses:
        ranks = [one.rank for one in said if lapse.is_at(one)]
        rank = sum(other < min(ranks) for other in strange) if ranks else None
        results.append(Result(lapse, rank, changed[lapse.row]))
    return find(rows, langs), results


def texts(data: Path, langs: tuple[str, str], part: str) -> Iterator[tuple[str, list[Row]]]:
    """Correct translations as rows."""
    works = dict(correct(data, langs))
    for name in _PARTS[part]:
        if name == "sample":
            yield name, sample(langs)
        else:
            yield name, [(one.source.text, one.target.text) for one in works[name].passages]


def sample(langs: tuple[str, str]) -> list[Row]:
    """The sample resolution, a bead a row."""
    documents = [read_document(folder() / name) for name in SAMPLES]
    both = [next(one for one in documents if one.lang == lang) for lang in langs]
    sides = [[segment.text for segment in one.segments()] for one in both]
    beads = align_documents(both, level="sentence").beads
    spans = [bead.spans for bead in beads if 0 not in bead.shape]
    joins = ["" if lang == "zh" else " " for lang in langs]
    return [
        (joins[0].join(sides[0][slice(*here)]), joins[1].join(sides[1][slice(*there)]))
        for here, there in spans
    ]


def cut(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Documents of some rows."""
    for start in range(0, len(rows), SIZE):
        yield list(rows[start : start + SIZE])


_HEADS = (
    "pair   text          by             said    found of planted   3-5   6-9   10+"
    "  initials  rank  first 20"
)


def line(pair: str, name: str, by: str, said: Sequence[Said], results: Sequence[Result]) -> str:
    """A row of the table."""
    full = [one for one in results if one.lapse.kind != "initials"]
    short = [one for one in results if one.lapse.kind == "initials"]
    few = [one for one in full if one.lapse.places < _TWICE]
    many = [one for one in full if one.lapse.places >= _OFTEN]
    some = [one for one in full if _TWICE <= one.lapse.places < _OFTEN]
    ranks = [one.rank + 1 for one in full if one.rank is not None]
    shares = " ".join(f"{_share(group):>5}" for group in (few, some, many))
    first = f"{sum(rank <= _FIRST for rank in ranks) / max(1, len(full)):.2f}"
    return (
        f"{pair:6} {name:13} {by:12} {len(said):6} {len(ranks):6} of {len(full):3} "
        f"{_share(full):>5} {shares} {_share(short):>9} {median(ranks or [0]):5.0f}  {first}"
    )


def _share(results: Sequence[Result]) -> str:
    found = sum(one.rank is not None for one in results)
    return f"{found / len(results):.2f}" if results else "-"


def shown(said: Iterable[Said], rows: Sequence[Row], results: Iterable[Result]) -> Iterator[str]:
    """What was said of the rows as they are, and the lapses that were missed."""
    for one in said:
        yield f"  said    {one.words}\n          {rows[one.row][0]}\n          {rows[one.row][1]}"
    for lapse, rank, row in results:
        if rank is None:
            what = f"{lapse.term}: {lapse.usual} → {lapse.wording}"
            told = f"{what} ({lapse.kind}, {lapse.places})"
            yield f"  missed  {told}\n          {row[0]}\n          {row[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", default=PAIRS)
    parser.add_argument("--part", choices=tuple(_PARTS), default="test")
    parser.add_argument("--show", action="store_true", help="what was said, and what was missed")
    given = parser.parse_args()
    print(_HEADS)
    for pair in given.pairs.split(","):
        source, _, target = pair.partition("-")
        langs = source, target
        for name, rows in texts(given.data, langs, given.part):
            ways: list[tuple[str, Finder, list[list[Row]]]] = [
                ("consistency", by_consistency, [rows]),
                ("  documents", by_consistency, list(cut(rows))),
                ("check", by_check, list(cut(rows))),
            ]
            for by, find, works in ways:
                every = [(work, *measured(work, langs, find)) for work in works]
                said = [one for _, before, _ in every for one in before]
                results = [one for _, _, found in every for one in found]
                print(line(pair, name, by, said, results), flush=True)
                if given.show:
                    for work, before, found in every:
                        print(*shown(before, work, found), sep="\n")
    print(f"\nsignature: hexapla:{version('hexapla')}|pairs:{given.pairs}|part:{given.part}")


if __name__ == "__main__":
    main()
