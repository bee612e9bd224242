"""What an alignment is: beads, one after the other, that tile every side.

    zh   0 1 2 │ 3 │     │ 4        Bead(((0, 3), (0, 2)), 4.1).shape == (3, 2)
    en   0 1   │ 2 │ 3 4 │ 5        Bead(((4, 4), (3, 5)), -9.2).shape == (0, 2): a skip

A bitext has two sides, a row of six versions has six; the type is one. Spans are half-open and
count segments from 0.

Source:
    The name is that of Brown, Lai and Mercer, "Aligning Sentences in Parallel Corpora", ACL 1991.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from corpora.document import Lang, Span

Level = Literal["paragraph", "sentence", "segment"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Stretches of every side that say the same.

    Raises:
        ValueError: fewer than two spans, a span that runs backwards, or nothing on any side.
    """

    spans: tuple[Span, ...]  # one a side; empty where that side has nothing
    score: float  # higher is better; comparable only under one signature
    confidence: float | None = None  # 0 to 1; None where the aligner gives none

    def __post_init__(self) -> None:
        if len(self.spans) < 2:
            raise ValueError(f"a bead of {len(self.spans)} sides")
        if any(not 0 <= start <= stop for start, stop in self.spans):
            raise ValueError(f"a span of {self.spans} runs backwards")
        if not any(self.shape):
            raise ValueError(f"the bead at {self.spans} is empty")

    @property
    def shape(self) -> tuple[int, ...]:
        """How many segments it takes of each side."""
        return tuple(stop - start for start, stop in self.spans)

    @property
    def is_skip(self) -> bool:
        """Whether it stands on one side alone."""
        return sum(map(bool, self.shape)) == 1


@dataclass(frozen=True, slots=True)
class Alignment:
    """Versions side by side, in reading order.

    Raises:
        ValueError: fewer than two or more than six sides, an unknown level, or beads that leave a
            gap, overlap, or have another number of sides.
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
        ends = [0] * len(self.langs)
        for bead in self.beads:
            if len(bead.spans) != len(ends):
                raise ValueError(f"{len(bead.spans)} spans at {bead.spans}, {len(ends)} sides")
            if [start for start, _ in bead.spans] != ends:
                raise ValueError(f"the bead at {bead.spans} does not follow {ends}")
            ends = [stop for _, stop in bead.spans]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many segments each side has."""
        return (
            tuple(stop for _, stop in self.beads[-1].spans)
            if self.beads
            else (0,) * len(self.langs)
        )
