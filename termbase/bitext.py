"""Two sides of text, and which segments of one stand beside which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.document import Lang, Segment, Span


@dataclass(frozen=True, slots=True)
class Bitext:
    """Beads of two sides."""

    langs: tuple[Lang, Lang]
    sides: tuple[Sequence[Segment], Sequence[Segment]]
    beads: Sequence[tuple[Span, Span]]  # of segments, one span a side

    def parts(self, size: int) -> Iterator[Bitext]:
        """Itself, or where there are more beads than so many, parts of so many beads."""
        if len(self.beads) <= size:
            yield self
            return
        for first in range(0, len(self.beads), size):
            beads = self.beads[first : first + size]
            starts = [min(bead[side][0] for bead in beads) for side in (0, 1)]
            stops = [max(bead[side][1] for bead in beads) for side in (0, 1)]
            one, other = (self.sides[side][starts[side] : stops[side]] for side in (0, 1))
            cut = [(moved(here, -starts[0]), moved(there, -starts[1])) for here, there in beads]
            yield Bitext(self.langs, (one, other), cut)


def moved(span: Span, by: int) -> Span:
    """The same segments, counted from elsewhere."""
    return span[0] + by, span[1] + by
