"""Two sides of text, and which segments of one stand beside which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from corpora.document import Lang, Ref, Segment, Span

_Item = TypeVar("_Item")


class Made(Sequence[_Item], Generic[_Item]):
    """A sequence whose items are made when they are asked for, to save memory.

    >>> Made(3, lambda n: n * n)[1:]
    [1, 4]
    """

    def __init__(self, size: int, item: Callable[[int], _Item]) -> None:
        self._places, self._item = range(size), item

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> _Item: ...

    @overload
    def __getitem__(self, place: slice) -> list[_Item]: ...

    def __getitem__(self, place: int | slice) -> _Item | list[_Item]:
        if isinstance(place, slice):
            return [self._item(number) for number in self._places[place]]
        return self._item(self._places[place])


@dataclass(frozen=True, slots=True)
class Bitext:
    """Beads of two sides."""

    langs: tuple[Lang, Lang]
    sides: tuple[Sequence[Segment], Sequence[Segment]]
    beads: Sequence[tuple[Span, Span]]  # of segments, one span a side

    @property
    def texts(self) -> dict[Ref, str]:
        """Of all segments, by where they stand."""
        return {segment.ref: segment.text for side in self.sides for segment in side}

    def parts(self, size: int) -> Iterator[Bitext]:
        """Itself, or where there are more beads than so many, parts of so many beads; all made."""
        if len(self.beads) <= size:
            yield Bitext(self.langs, (self.sides[0][:], self.sides[1][:]), self.beads[:])
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
