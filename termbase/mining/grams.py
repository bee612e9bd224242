"""Runs of units that come again: every one, of every length, in a few passes of numpy.

    units   促 进 南 南 合 作 和 三 方 合 作        a run is where it begins and how long it is;
    2           ├─┤     ├─┤         ├─┤         equal runs of one length have one number
    4           ├─────┤             ├─────┤

A run of n units can come again only where the run of n - 1 units does that begins at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from termbase.mining.stretches import Stretch

Key = tuple[str, ...]
_Numbers = NDArray[np.int64]


_AT_SEAMS = 0.15  # share of places at which a dictionary has both edges, too: one of seven


class Run(NamedTuple):
    """Units of one stretch."""

    stretch: int
    first: int
    stop: int


Runs = dict[Key, list[Run]]


class Grams:
    """The repeated runs of some stretches."""

    def __init__(self, cut: Sequence[Stretch], least: int, longest: int) -> None:
        """Number the runs.

        Args:
            cut: the stretches.
            least: how often a run has to come.
            longest: units of a run.
        """
        self._least, self._longest = least, longest
        sizes = np.array([len(stretch.units) for stretch in cut], np.int64)
        self._starts = np.concatenate(([0], np.cumsum(sizes)))
        self.total = int(self._starts[-1])
        self._stretch = np.repeat(np.arange(len(cut)), sizes)
        self._stops = self._starts[1:][self._stretch] if len(cut) else np.empty(0, np.int64)
        self._opens = self._each(map(attrgetter("opens"), cut))
        self._closes = self._each(map(attrgetter("closes"), cut))
        self._begins = self._each(stretch.seams[:-1] for stretch in cut)
        self._ends = self._each(stretch.seams[1:] for stretch in cut)
        self._keys = [*chain.from_iterable(stretch.keys for stretch in cut)]
        names = {key: number for number, key in enumerate(dict.fromkeys(self._keys))}
        self._units = np.fromiter(map(names.__getitem__, self._keys), np.int64, self.total)
        self._numbers: list[NDArray[np.int32]] = []  # of the run of n + 1 units at each place
        self._counts: list[_Numbers] = []  # of each of these runs
        self._grow(longest)

    def _each(self, marks: Iterable[Sequence[bool]]) -> NDArray[np.bool_]:
        return np.fromiter(chain.from_iterable(marks), bool, self.total)

    def _grow(self, longest: int) -> None:
        places = np.arange(self.total)
        before = np.zeros(self.total, np.int64)
        for size in range(1, longest + 1):
            places = places[places + size <= self._stops[places]]
            pairs = before[places] * (self.total + 1) + self._units[places + size - 1]
            _, numbers, counts = np.unique(pairs, return_inverse=True, return_counts=True)
            often = counts >= self._least
            if not often.any():
                return
            kept = often[numbers]
            renumbered = np.cumsum(often) - 1
            table = np.full(self.total, -1, np.int32)
            places, numbers = places[kept], renumbered[numbers[kept]]
            table[places] = numbers
            self._numbers.append(table)
            self._counts.append(counts[often])
            before = table.astype(np.int64)

    def count(self, run: Run, first: int = 0, stop: int | None = None) -> int:
        """How often a run, or a part of it by its units, comes; 0 where that is rarely."""
        size = (run.stop - run.first if stop is None else stop) - first
        if not 0 < size <= len(self._numbers):
            return 0
        number = self._numbers[size - 1][self._starts[run.stretch] + run.first + first]
        return int(self._counts[size - 1][number]) if number >= 0 else 0

    def free(self, held: float | None = None) -> Runs:
        """Runs that begin and end as a term may, beside more than one unit on either side.

        Punctuation and a unit that ends or begins no term are always another neighbour. Of Chinese,
        those are left out that jieba hardly ever sees the edges of: 员会 of 委员会.

        Args:
            held: nats by which the parts of a run come together more often than by chance has it;
                where there is none, they need not.
        """
        runs: Runs = {}
        for size in range(1, len(self._numbers) + 1):
            places = self._with_edges(size)
            numbers = self._numbers[size - 1][places]
            order = np.argsort(numbers, kind="stable")
            places, numbers = places[order], numbers[order]
            firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
            counts = np.diff(firsts, append=len(numbers))
            chosen = (counts >= self._least) & self._are_free(places, firsts, size)
            if len(firsts):
                seams = self._begins[places] & self._ends[places + size - 1]
                chosen &= np.add.reduceat(seams.astype(float), firsts) >= _AT_SEAMS * counts
            if held is not None and size > 1 and len(firsts):
                chosen &= self._hold(places[firsts], size) >= held
            found = iter(self._runs(places[np.repeat(chosen, counts)], size))
            begins = places[firsts[chosen]].tolist()
            for begin, count in zip(begins, counts[chosen].tolist(), strict=True):
                runs[tuple(self._keys[begin : begin + size])] = list(islice(found, count))
        return runs

    def _runs(self, places: _Numbers, size: int) -> Iterator[Run]:
        stretches = self._stretch[places]
        firsts = places - self._starts[stretches]
        return map(Run, stretches.tolist(), firsts.tolist(), (firsts + size).tolist())

    def _with_edges(self, size: int) -> _Numbers:
        """Where a repeated run of this size begins and ends as a term may."""
        places = np.flatnonzero((self._numbers[size - 1] >= 0) & self._opens)
        closed: _Numbers = places[self._closes[places + size - 1]]
        return closed

    def _are_free(self, places: _Numbers, firsts: _Numbers, size: int) -> NDArray[np.bool_]:
        """Of runs in order, each from one of `firsts` on: whether its neighbours differ.

        The longest are pieces of longer ones where the same follows, whatever it is: points d'.
        """
        free = np.ones(len(firsts), bool)
        if not len(firsts):
            return free
        before, after = places - 1, places + size
        inside = (before >= self._starts[self._stretch[places]]) & self._closes[before]
        left = np.where(inside, self._units[before], -1)
        inside = after < self._stops[places]
        after = np.where(inside, after, 0)
        goes_on = inside & (self._opens[after] | (size == self._longest))
        right = np.where(goes_on, self._units[after], -1)
        for neighbours in (left, right):
            low = np.minimum.reduceat(neighbours, firsts)
            free &= (low < 0) | (low != np.maximum.reduceat(neighbours, firsts))
        return free

    def _hold(self, places: _Numbers, size: int) -> NDArray[np.float64]:
        """How much more often than by chance the parts of each run come together, in nats.

        Pointwise mutual information at the weakest place between two units.
        """
        likeliest = np.zeros(len(places))
        for at in range(1, size):
            left = self._counts[at - 1][self._numbers[at - 1][places]]
            right = self._counts[size - at - 1][self._numbers[size - at - 1][places + at]]
            likeliest = np.maximum(likeliest, left.astype(float) * right)
        together = self._counts[size - 1][self._numbers[size - 1][places]]
        return np.log(together * self.total / likeliest)
