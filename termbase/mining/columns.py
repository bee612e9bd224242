"""The words of many texts in one row, told by their numbers; where things stand in columns.

    texts     促进 南南 合作 | 三方 合作
    words      0    1    2     3    4        a text is from one word to another
    keys      促进南南合作三方合作           words 1 to 2 are one stretch of it: 南南合作

What is asked of every word of a side is so reckoned at once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise

import numpy as np
from numpy.typing import NDArray

from corpora.document import Span
from termbase.mining.words import Unit

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Columns:
    """The words of a side, numbered from its first text to its last."""

    def __init__(
        self, texts: Sequence[str], words: Sequence[Sequence[Unit]], keys: Sequence[str], glue: str
    ) -> None:
        """Number them.

        Args:
            texts: of the segments.
            words: of each text, in order.
            keys: of all words, as they are joined to that of a stretch.
            glue: what stands between two of these, a space or nothing.
        """
        units = list(chain.from_iterable(words))
        self.words = [unit.word for unit in units]
        self.rows = [0, *accumulate(map(len, words))]  # of each text: its first word
        self._segments = array("q", (n for n, listed in enumerate(words) for _ in listed))
        self._texts = array("q", (0, *accumulate(len(text) + 1 for text in texts)))
        shift = np.asarray(self._texts)[np.asarray(self._segments)]
        self.starts: Numbers = shift + np.array([unit.start for unit in units], np.int64)
        self.stops: Numbers = shift + np.array([unit.stop for unit in units], np.int64)
        # The same, to be asked for one by one.
        self._edges = array("q", self.starts.tobytes()), array("q", self.stops.tobytes())
        self._keys, self._line = keys, glue.join(keys)
        self._begins = array("q", (0, *accumulate(len(key) + len(glue) for key in keys)))
        self._glue = glue

    def at(self, segments: Numbers, places: Numbers) -> Numbers:
        """Places of texts as places of the whole side: texts are one apart."""
        found: Numbers = np.asarray(self._texts)[segments] + places
        return found

    @property
    def size(self) -> int:
        """How many such places there are."""
        return self._texts[-1]

    def key(self, first: int, stop: int) -> str:
        """The words from one to before another, as they count."""
        end = self._begins[stop] - len(self._glue)
        return self._line[self._begins[first] : end] if first < stop else ""

    def place(self, first: int, stop: int) -> tuple[int, int, int]:
        """The text that the words from one to before another are of, and the part of it."""
        segment, (starts, stops) = self._segments[first], self._edges
        shift = self._texts[segment]
        return segment, starts[first] - shift, stops[stop - 1] - shift

    def inside(self, segment: int, span: Span) -> tuple[int, int]:
        """From which to before which word a part of a text goes through."""
        first, stop = self.rows[segment], self.rows[segment + 1]
        start, end = (self._texts[segment] + place for place in span)
        starts, stops = self._edges
        return bisect_right(stops, start, first, stop), bisect_left(starts, end, first, stop)

    def find(self, sought: Iterable[str]) -> dict[str, list[Span]]:
        """The stretches that count as these, each from one to before another word, in order."""
        found: dict[str, list[Span]] = {key: [] for key in sought}
        waiting = self._beginnings(found) | found
        keys, begins, line, gap = self._keys, self._begins, self._line, len(self._glue)
        for first, stop in pairwise(self.rows):
            for word in range(first, stop):
                if keys[word] not in waiting:
                    continue
                begin = begins[word]
                for last in range(word, stop):
                    stretch = line[begin : begins[last + 1] - gap]
                    if stretch not in waiting:
                        break
                    places = waiting[stretch]
                    if places is not None:
                        places.append((word, last + 1))
        return found

    def _beginnings(self, keys: Iterable[str]) -> dict[str, None]:
        """The first words of keys, or their first signs, one or more."""
        found: dict[str, None] = {}
        for key in keys:
            part = key
            while part and part not in found:
                found[part] = None
                part = part.rpartition(self._glue)[0] if self._glue else part[:-1]
        return found


class Spread:
    """Which words some places go through, and how much of each."""

    def __init__(self, columns: Columns, places: Sequence[Sequence[Sequence[Span]]]) -> None:
        """Reckon it.

        Args:
            columns: the words.
            places: of each text; one may be of several parts.
        """
        self._columns = columns
        self._rows = [0, *accumulate(map(len, places))]
        parts = [
            (segment, row, *span)
            for segment, (first, listed) in enumerate(zip(self._rows, places, strict=False))
            for row, spans in enumerate(listed, first)
            for span in spans
        ]
        segments, rows, starts, stops = np.array(parts, np.int64).reshape(-1, 4).T
        starts, stops = columns.at(segments, starts), columns.at(segments, stops)
        first = np.searchsorted(columns.stops, starts, side="right")
        sizes = np.maximum(np.searchsorted(columns.starts, stops) - first, 0)
        part = np.repeat(np.arange(len(parts)), sizes)
        words = first[part] + np.arange(len(part)) - (np.cumsum(sizes) - sizes)[part]
        begin, end = columns.starts[words], columns.stops[words]
        common = np.minimum(end, stops[part]) - np.maximum(begin, starts[part])
        self._cells = rows[part], words, common / (end - begin)
        self._firsts = np.searchsorted(self._cells[0], np.arange(self._rows[-1] + 1)).tolist()

    def table(self, segments: Span) -> Floats:
        """Of the places of some segments, which words of these they are of.

        Returns:
            Shape (places, words), the share of each word, 0 to 1.
        """
        (row, end), (word, stop) = (
            [of[at] for at in segments] for of in (self._rows, self._columns.rows)
        )
        cells = slice(self._firsts[row], self._firsts[end])
        rows, words, shares = (column[cells] for column in self._cells)
        table = np.zeros((end - row, stop - word), np.float32)
        table[rows - row, words - word] = shares
        return table
