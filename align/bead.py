"""What an alignment is: beads that tile every side, and what became of a segment in each.

    zh   0 1 2 │ 3 │     │ 4        Bead(((0, 3), (0, 2)), 4.1).shape == (3, 2)
    en   0 1   │ 2 │ 3 4 │ 5        Bead(((4, 4), (3, 5)), -9.2).shape == (0, 2): a skip

A bitext has two sides, a row of six versions has six; the type is one. Spans are half-open and
count segments from 0. Every segment of every side is in one bead. Beads go on in the order of all
sides at once, but for those that are marked as moved: a list that each language sorts by its own
alphabet, two sections that changed places, a note that stands elsewhere.

Source:
    The name is that of Brown, Lai and Mercer, "Aligning Sentences in Parallel Corpora", ACL 1991.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from corpora.document import Lang, Span

if TYPE_CHECKING:
    import pandas as pd

Level = Literal["paragraph", "sentence", "segment"]
Fate = Literal["translated", "merged", "split", "moved", "absent", "undecided"]

# The most worrying first: what a reader should look at, and what comes of laying out a page.
WORST_FIRST: tuple[Fate, ...] = ("absent", "undecided", "moved", "merged", "split", "translated")
UNDECIDED = 0.5  # a confidence below it: as likely wrong as right, so nothing is claimed


@dataclass(frozen=True, slots=True)
class Bead:
    """Stretches of every side that say the same.

    Raises:
        ValueError: fewer than two spans, a span that runs backwards, or nothing on any side.
    """

    spans: tuple[Span, ...]  # one a side; empty where that side has nothing
    score: float  # higher is better; comparable only under one signature
    confidence: float | None = None  # that it is right, 0 to 1; None where the aligner gives none
    moved: bool = False  # it stands elsewhere in one version than in the others

    def __post_init__(self) -> None:
        if len(self.spans) < 2:
            raise ValueError(f"a bead of {len(self.spans)} sides")
        is_empty = True
        for start, stop in self.spans:
            if not 0 <= start <= stop:
                raise ValueError(f"a span of {self.spans} runs backwards")
            is_empty &= start == stop
        if is_empty:
            raise ValueError(f"the bead at {self.spans} is empty")

    @property
    def shape(self) -> tuple[int, ...]:
        """How many segments it takes of each side."""
        return tuple(stop - start for start, stop in self.spans)

    @property
    def is_skip(self) -> bool:
        """Whether it stands on one side alone."""
        return sum(map(bool, self.shape)) == 1

    @property
    def is_doubtful(self) -> bool:
        """Whether it is not sure enough to be claimed."""
        return self.confidence is not None and self.confidence < UNDECIDED

    def fate(self, side: int, other: int) -> Fate:
        """What became of the segments of one side on another.

        Raises:
            ValueError: the first side has none in this bead.

        >>> Bead(((0, 1), (0, 2)), 1.0, 0.9).fate(0, 1), Bead(((0, 1), (0, 2)), 1.0, 0.9).fate(1, 0)
        ('split', 'merged')
        """
        here, there = (stop - start for start, stop in (self.spans[side], self.spans[other]))
        if not here:
            raise ValueError(f"the bead at {self.spans} has nothing on side {side}")
        if self.is_doubtful:
            return "undecided"
        if not there:
            return "absent"
        if self.moved:
            return "moved"
        if here > 1:
            return "merged"
        return "split" if there > 1 else "translated"

    @property
    def outcome(self) -> Fate:
        """What became, at worst, of the first side that has something on the others.

        >>> Bead(((0, 1), (0, 2), (0, 0)), 1.0).outcome  # split on one side, absent on the other
        'absent'
        """
        first = next(side for side, size in enumerate(self.shape) if size)
        fates = {self.fate(first, other) for other in range(len(self.spans)) if other != first}
        return min(fates, key=WORST_FIRST.index)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Versions side by side, in reading order.

    Raises:
        ValueError: fewer than two or more than six sides, an unknown level, or beads that leave a
            gap, overlap, have another number of sides, or are out of order and not moved.
    """

    symbol: str  # "" where there is no document
    langs: tuple[Lang, ...]
    beads: tuple[Bead, ...]
    signature: str  # what made it: "hexapla:0.1.0|model:none|…"
    level: Level = "segment"  # what spans count

    def __post_init__(self) -> None:
        if not 2 <= len(self.langs) <= 6:
            raise ValueError(f"{len(self.langs)} sides; an alignment has two to six")
        if self.level not in get_args(Level):
            raise ValueError(f"unknown level {self.level!r}")
        for bead in self.beads:
            if len(bead.spans) != len(self.langs):
                raise ValueError(
                    f"{len(bead.spans)} spans at {bead.spans}, {len(self.langs)} sides"
                )
        for side in range(len(self.langs)):
            self._check_side(side)

    def _check_side(self, side: int) -> None:
        """See that the spans of a side leave nothing out, and keep their order if not moved."""
        end = 0
        spans = [bead.spans[side] for bead in self.beads]
        for start, stop in sorted(span for span in spans if span[0] < span[1]):
            if start != end:
                raise ValueError(f"side {side}: the span ({start}, {stop}) does not follow {end}")
            end = stop
        end = 0
        for (start, stop), bead in zip(spans, self.beads, strict=True):
            if start < stop and not bead.moved:
                if start < end:
                    raise ValueError(f"the bead at {bead.spans} does not follow {end}")
                end = stop

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many segments each side has."""
        return tuple(
            max((bead.spans[side][1] for bead in self.beads), default=0)
            for side in range(len(self.langs))
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a side of a bead: its span and size there, and what is said of the bead."""
        import pandas as pd

        rows = [
            (at, lang, *span, span[1] - span[0], bead.outcome, bead.confidence, bead.score)
            for at, bead in enumerate(self.beads)
            for lang, span in zip(self.langs, bead.spans, strict=True)
        ]
        names = "bead lang start stop size outcome confidence score"
        return pd.DataFrame(rows, columns=names.split())

    def _repr_html_(self) -> str:
        from align.showing.frames import table_of_alignment

        return table_of_alignment(self)._repr_html_()
