"""What became of every paragraph of each version in each other: the omission report.

    absent      12 (a)    not in ar    0.97   Takes note of the report of …
    undecided   14                     0.41   Décide que …
    moved       18 … 21                0.88   Requests the Secretary-General …

    of      in      translated   split   merged   moved   undecided   absent
    zh      ar              64       1       0        1           1        1

`outcomes` tells it segment by segment, `counts` in a table, and `worries` what a reader should look
at, the most worrying first: each fact once, whatever the number of versions that it concerns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from align.aligned import Aligned, confidence_of, joined, texts_of
from align.bead import WORST_FIRST, Alignment, Bead, Fate
from corpora.document import Span
from corpora.showing.display import harmless, with_bars

_FEWEST = 5  # segments of a version of which it can be said
_IN_COMMON = 0.3  # of them that translations pair at least; set by hand
WORRYING: tuple[Fate, ...] = ("absent", "undecided", "moved")


class Outcome(NamedTuple):
    """What became of a stretch of one version in another."""

    side: int
    other: int
    span: Span  # of the side
    opposite: Span  # of the other; empty if there is nothing
    fate: Fate
    confidence: float | None


class Strangers(NamedTuple):
    """Two versions that hardly have anything in common."""

    langs: tuple[str, str]
    paired: int  # segments of the shorter version that stand in a bead that is believed
    size: int  # of all it has


class Worry(NamedTuple):
    """Something to look at: beads that follow each other and have one fate."""

    fate: Fate
    places: tuple[int, ...]  # of its beads in the alignment
    present: tuple[int, ...]  # the sides that have something
    lacking: tuple[int, ...]  # those that have nothing


def outcomes(alignment: Alignment) -> Iterator[Outcome]:
    """The fate of every bead's segments, for each side in each other, in reading order."""
    for side, other in permutations(range(len(alignment.langs)), 2):
        beads = [bead for bead in alignment.beads if bead.shape[side]]
        for bead in sorted(beads, key=lambda bead: bead.spans[side]):
            fate = bead.fate(side, other)
            yield Outcome(side, other, bead.spans[side], bead.spans[other], fate, bead.confidence)


def counts(alignment: Alignment) -> dict[tuple[int, int], Counter[Fate]]:
    """How many segments of a side had which fate on another, for each two sides.

    >>> beads = (Bead(((0, 1), (0, 2)), 1.0), Bead(((1, 3), (2, 2)), -5.0))
    >>> counts(Alignment("", ("zh", "en"), beads, ""))[0, 1]
    Counter({'absent': 2, 'split': 1})
    """
    made: dict[tuple[int, int], Counter[Fate]] = {}
    for side, other in permutations(range(len(alignment.langs)), 2):
        found: Counter[Fate] = Counter()
        for bead in alignment.beads:
            start, stop = bead.spans[side]
            if start < stop:
                found[bead.fate(side, other)] += stop - start
        made[side, other] = found
    return made


def strangers(alignment: Alignment) -> list[Strangers]:
    """The versions that are no translations of each other, as far as can be seen.

    >>> beads = [Bead(((n, n + 1), (0, 0)), 0.0) for n in range(9)]
    >>> beads += [Bead(((9, 9), (n, n + 1)), 0.0) for n in range(8)]
    >>> strangers(Alignment("", ("zh", "en"), tuple(beads), ""))
    [Strangers(langs=('zh', 'en'), paired=0, size=8)]
    """
    made = counts(alignment)
    found = []
    for side, other in combinations(range(len(alignment.langs)), 2):
        shorter = min((alignment.sizes[side], side, other), (alignment.sizes[other], other, side))
        fates = made[shorter[1:]]
        paired = shorter[0] - fates["absent"] - fates["undecided"]
        if shorter[0] >= _FEWEST and paired < _IN_COMMON * shorter[0]:
            langs = alignment.langs[side], alignment.langs[other]
            found.append(Strangers(langs, paired, shorter[0]))
    return found


def fates(alignment: Alignment) -> dict[Fate, int]:
    """How many beads came to what, in all; only what there is, the plain before the worrying."""
    found = Counter(bead.outcome for bead in alignment.beads)
    return {fate: found[fate] for fate in reversed(WORST_FIRST) if found[fate]}


def worries(alignment: Alignment) -> tuple[Worry, ...]:
    """What is absent, undecided or moved, in this order, and in that of the text.

    Absent or moved beads that follow each other on the same sides are one worry.
    """
    found: list[Worry] = []
    for place, bead in enumerate(alignment.beads):
        worry = _worry(place, bead)
        if worry.fate not in WORRYING:
            continue
        if found and worry.fate != "undecided" and _goes_on(found[-1], worry):
            worry = worry._replace(places=found.pop().places + worry.places)
        found.append(worry)
    return tuple(sorted(found, key=lambda worry: WORRYING.index(worry.fate)))


class Line(NamedTuple):
    """A worry in words."""

    fate: Fate
    label: str  # of the first paragraph, and of the last: "12 (a)", "14 … 21"
    where: str  # which versions lack it; of what has moved, its places
    confidence: str
    text: str  # how it begins
    lang: str  # of the text
    place: int  # of the first bead


def report(aligned: Aligned) -> list[Line]:
    """The worries of an alignment, in words."""
    rows = list(aligned.rows())
    langs = aligned.alignment.langs
    lines = []
    for worry in worries(aligned.alignment):
        first, last = (rows[worry.places[end]] for end in (0, -1))
        label = first.label if first.label == last.label else f"{first.label} … {last.label}"
        side = next(
            (s for s in worry.present if joined(first.texts[s], "").strip()), worry.present[0]
        )
        least = min((rows[place].bead for place in worry.places), key=_confidence)
        lines.append(
            Line(
                worry.fate,
                label,
                _places(first.bead, aligned)
                if worry.fate == "moved"
                else _where([langs[s] for s in worry.present], [langs[s] for s in worry.lacking]),
                confidence_of(least, digits=2),
                harmless(with_bars(joined(first.texts[side], langs[side]))),
                langs[side],
                worry.places[0],
            )
        )
    return lines


def _confidence(bead: Bead) -> float:
    return 1.0 if bead.confidence is None else bead.confidence


def _places(bead: Bead, aligned: Aligned) -> str:
    """What it is called in which versions, if not the same in all: "9 in zh, 11 in en fr"."""
    named: dict[str, list[str]] = {}
    for lang, names in zip(aligned.alignment.langs, texts_of(bead, aligned.labels), strict=True):
        if names:
            named.setdefault(names[0], []).append(lang)
    parts = [f"{name} in {' '.join(langs)}" for name, langs in named.items()]
    return ", ".join(parts) if len(parts) > 1 else ""


def _where(present: Sequence[str], lacking: Sequence[str]) -> str:
    """Which versions lack something, in the fewest words.

    >>> _where(["en", "fr"], ["zh"]), _where(["ar"], ["zh", "en"]), _where(["zh", "en"], [])
    ('not in zh', 'only in ar', '')
    """
    if len(present) == 1 < len(lacking):
        return f"only in {present[0]}"
    return f"not in {' '.join(lacking)}" if lacking else ""


def _worry(place: int, bead: Bead) -> Worry:
    sides = range(len(bead.spans))
    return Worry(
        bead.outcome,
        (place,),
        tuple(side for side in sides if bead.shape[side]),
        tuple(side for side in sides if not bead.shape[side]),
    )


def _goes_on(earlier: Worry, later: Worry) -> bool:
    """Whether two worries are of one kind and stand side by side."""
    same = earlier.fate == later.fate and earlier.present == later.present
    return same and earlier.places[-1] + 1 == later.places[0]
