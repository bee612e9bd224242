"""Documents whose beads are known, as they are and damaged: what aligners are measured on.

    [0]:[0, 1]          gold ((0, 1), (0, 2))
    [6]:[]              not in `gold`: what stands in no bead has nothing on the other side
    [51]:[50, 55]       `scattered`, ((51,), (50, 55)): no spans can tell it, so a strict score
                        counts it as missed by everybody, as Vecalign's scorer does

    for bitext in text_berg(shared / "gold" / "text_berg"):
        beads = {bead.spans for bead in align_segments(bitext.sides, bitext.langs).beads}
        right = beads & set(bitext.gold)

Everything is the same in every run: what is left to chance has a seed of its own. Documents made
of joined, split and moved lines, and vectors without text, are in `made.py`.
"""

from __future__ import annotations

import ast
import csv
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from figures import agree, holds
from numpy.typing import NDArray

Span = tuple[int, int]
Spans = tuple[Span, ...]  # one a side, half-open
Scattered = tuple[tuple[int, ...], ...]  # the segments of each side
Floats = NDArray[np.float32]

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
PAIRS = tuple(itertools.combinations(LANGS, 2))
DAMAGE = ("gap", "swap", "notes")


@dataclass(frozen=True, slots=True)
class Bitext:
    """Versions of one document, and which segments of them say the same."""

    name: str
    langs: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    gold: tuple[Spans, ...]  # with something on both sides; may cross; no null beads
    scattered: tuple[Scattered, ...] = ()  # gold beads with other segments in between
    untold: frozenset[tuple[int, int]] = frozenset()  # side and index; gold says nothing of them
    vectors: tuple[Floats, ...] | None = field(default=None, compare=False, repr=False)

    @property
    def indexes(self) -> list[Scattered]:
        """All gold beads as the segments of each side, those without a counterpart among them."""
        beads = [tuple(tuple(range(*span)) for span in spans) for spans in self.gold]
        beads += self.scattered
        for side, texts in enumerate(self.sides):
            paired = {index for bead in beads for index in bead[side]}
            for index in range(len(texts)):
                if index not in paired and (side, index) not in self.untold:
                    null: list[tuple[int, ...]] = [()] * len(self.sides)
                    null[side] = (index,)
                    beads.append(tuple(null))
        return beads

    @classmethod
    def of_indexes(
        cls,
        name: str,
        langs: Sequence[str],
        sides: Sequence[Sequence[str]],
        beads: Sequence[Sequence[Sequence[int]]],
    ) -> Bitext:
        """A bitext from beads that list segments, those with an empty side among them."""
        gold, scattered = [], []
        told = {(side, index) for bead in beads for side, part in enumerate(bead) for index in part}
        segments = {
            (side, index) for side, texts in enumerate(sides) for index in range(len(texts))
        }
        for bead in beads:
            ordered = [tuple(sorted(set(part))) for part in bead]
            if not all(ordered):
                continue
            if all(part[-1] - part[0] == len(part) - 1 for part in ordered):
                gold.append(tuple((part[0], part[-1] + 1) for part in ordered))
            else:
                scattered.append(tuple(ordered))
        texts = tuple(map(tuple, sides))
        untold = frozenset(segments - told)
        return cls(name, tuple(langs), texts, tuple(gold), tuple(scattered), untold)


@dataclass(frozen=True, slots=True)
class Made:
    """A document in several languages; each segment knows the lines it is of."""

    name: str
    langs: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    of: tuple[tuple[tuple[int, ...], ...], ...]  # lines of each segment of each side

    def bitext(self, langs: Sequence[str] = LANGS) -> Bitext:
        """Some of its sides, and the beads of these sides; no bead is on one side only."""
        chosen = [self.langs.index(lang) for lang in langs]
        beads = [
            tuple(
                (min(part), max(part) + 1) if part else (0, 0)  # of its place nothing is known
                for part in bead
            )
            for bead in components([self.of[side] for side in chosen])
            if sum(map(bool, bead)) > 1
        ]
        return Bitext(
            f"{self.name} {'-'.join(langs)}",
            tuple(langs),
            tuple(self.sides[side] for side in chosen),
            tuple(beads),
        )


def components(of: Sequence[Sequence[Sequence[int]]]) -> list[list[list[int]]]:
    """The segments of each side that hang together by the lines they are of."""
    group: dict[int, int] = {}

    def root(line: int) -> int:
        while group.setdefault(line, line) != line:
            line = group[line]
        return line

    for segments in of:
        for taken in segments:
            for line in taken[1:]:
                group[root(line)] = root(taken[0])
    found: dict[int, list[list[int]]] = {}
    for side, segments in enumerate(of):
        for index, taken in enumerate(segments):
            found.setdefault(root(taken[0]), [[] for _ in of])[side].append(index)
    return list(found.values())


def lines(path: Path) -> list[str]:
    """The lines of a file, without the white space round them; only a line feed ends a line."""
    text = path.read_text(encoding="utf-8").removesuffix("\n")
    return [line.strip() for line in text.split("\n")]


def beads(path: Path) -> list[list[list[int]]]:
    """The beads of a file in Vecalign's format, `[6]:[6, 7, 8]`."""
    return [
        [ast.literal_eval(part) for part in line.split(":")[:2]] for line in lines(path) if line
    ]


def text_berg(folder: Path, part: str = "test") -> list[Bitext]:
    """German and French articles of mountaineers: one for "dev", seven for "test".

    The gold is Sennrich and Volk's; in two articles its beads cross, 14 of those of the test are
    scattered, and of nine segments it says nothing: a bead that leaves them alone is not right, as
    in Vecalign's scorer.
    """
    names = ["dev"] if part == "dev" else [f"test{number}" for number in range(7)]
    return [
        Bitext.of_indexes(
            f"text_berg {name}",
            ("de", "fr"),
            [lines(folder / f"{name}.{lang}") for lang in ("de", "fr")],
            beads(folder / f"{name}.defr"),
        )
        for name in names
    ]


def concatenated(bitexts: Sequence[Bitext], name: str) -> Bitext:
    """Several bitexts as one, in their order."""
    starts = [0] * len(bitexts[0].langs)
    sides: list[list[str]] = [[] for _ in starts]
    found: list[list[list[int]]] = []
    for bitext in bitexts:
        found += [
            [[start + index for index in part] for start, part in zip(starts, bead, strict=True)]
            for bead in bitext.indexes
        ]
        for side, texts in zip(sides, bitext.sides, strict=True):
            side += texts
        starts = [len(side) for side in sides]
    return Bitext.of_indexes(name, bitexts[0].langs, sides, found)


def damaged(bitext: Bitext, kind: str) -> Bitext:
    """A bitext whose last side suffered; the gold follows, and a bead may become scattered.

    gap: the middle 20 % are gone. swap: the 15 % before the middle and the 15 % after it change
    places. notes: every tenth segment stands at the end, as footnotes do that became endnotes.
    """
    order = ORDERS[kind](len(bitext.sides[-1]))
    places = {old: new for new, old in enumerate(order)}
    moved = [
        (*bead[:-1], [places[index] for index in bead[-1] if index in places])
        for bead in bitext.indexes
    ]
    sides = [*bitext.sides[:-1], [bitext.sides[-1][index] for index in order]]
    return Bitext.of_indexes(f"{bitext.name}, {kind}", bitext.langs, sides, moved)


def _gap(size: int) -> list[int]:
    return [*range(round(size * 0.4)), *range(round(size * 0.6), size)]


def _swap(size: int) -> list[int]:
    start, middle, stop = round(size * 0.35), round(size * 0.5), round(size * 0.65)
    return [*range(start), *range(middle, stop), *range(start, middle), *range(stop, size)]


def _notes(size: int) -> list[int]:
    return sorted(range(size), key=lambda index: index % 10 == 9)


ORDERS: dict[str, Callable[[int], list[int]]] = {"gap": _gap, "swap": _swap, "notes": _notes}


def udhr(folder: Path) -> list[Bitext]:
    """The Universal Declaration of Human Rights by paragraphs, English with each of the five."""
    return [
        Bitext.of_indexes(
            f"udhr en-{lang}",
            ("en", lang),
            [lines(folder / f"udhr.{side}.txt") for side in ("en", lang)],
            beads(folder / f"gold.en-{lang}.txt"),
        )
        for lang in ("zh", "fr", "es", "ru", "ar")
    ]


def un2023(folder: Path) -> list[Bitext]:
    """Real documents of 2023 in Chinese and English; no gold, but numbers that ought to agree."""
    with (folder / "un2023_en-zh.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Bitext(
            f"un2023 {name}",
            ("zh", "en"),
            tuple(
                tuple(row[column].strip() for row in group if row[column].strip())
                for column in (2, 1)
            ),
            (),
        )
        for name, group in (
            (name, list(group))
            for name, group in itertools.groupby(rows, lambda row: row[0].rpartition("_")[0])
        )
    ]


def literary(folder: Path, part: str = "test", official: bool = True) -> list[Bitext]:
    """Free translations of stories and essays, written for this project; see README.md there.

    A file is a bead a line, the languages in the first; segments are parted by " ||| ".

    Args:
        folder: that of all parts.
        part: "dev" or "test".
        official: of official languages alone, which the built-in encoder knows.
    """
    stories = [story.bitext(story.langs) for story in _stories(folder / part)]
    return [story for story in stories if not official or set(story.langs) <= set(LANGS)]


def literary_three(folder: Path, part: str = "test") -> list[Made]:
    """The beginnings of some of these with a second free translation; see README.md there.

    Where two sides have finer beads than all three, a fourth column says which part of the bead a
    segment tells, a digit a part: "12 3/1 2 3/1 23".
    """
    return _stories(folder / f"{part}_three")


def _stories(folder: Path) -> list[Made]:
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            langs, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        sides: list[list[str]] = [[] for _ in langs]
        of: list[list[tuple[int, ...]]] = [[] for _ in langs]
        for number, row in enumerate(rows):
            cells, told = row[: len(langs)], "".join(row[len(langs) :]) or "/" * (len(langs) - 1)
            for side, taken, cell, parts in zip(sides, of, cells, told.split("/"), strict=True):
                some = cell.split(" ||| ") if cell else []
                side += some
                taken += [
                    tuple(10 * number + int(part) for part in segment)
                    for segment in parts.split() or ["0"] * len(some)
                ]
        texts, parts_of = tuple(map(tuple, sides)), tuple(map(tuple, of))
        found.append(Made(path.stem, tuple(langs), texts, parts_of))
    return found


class Numbers(NamedTuple):
    """Beads that hold a number of two digits or more."""

    agree: int  # the same numbers on both sides
    beads: int  # with something on both sides
    alone: int  # with nothing on one side

    def __add__(self, other: object) -> Numbers:
        return Numbers(*map(sum, zip(self, cast(Numbers, other), strict=True)))


def numbers_agree(bitext: Bitext, found: Sequence[Spans]) -> Numbers:
    """How many beads of a bitext hold numbers, and have the same on both sides."""
    texts = [
        [side[start:stop] for side, (start, stop) in zip(bitext.sides, spans, strict=True)]
        for spans in found
    ]
    holding = [sides for sides in texts if any(map(holds, sides))]
    beads = sum(all(sides) for sides in holding)
    return Numbers(sum(agree(*sides) for sides in holding), beads, len(holding) - beads)
