"""Chinese in words: the likeliest cut by jieba's dictionary, and words of our own.

    三方合作促进发展      三方合作|促进|发展      of all cuts, the one whose words are likeliest

It cuts as `jieba.Tokenizer().cut(text, HMM=False)` does after `add_word`, in half the time. Only
the dictionary of jieba is read, so that nobody else's words change and ours change nobody's; no
`jieba.cache` in the temporary folder is trusted, whoever put it there, or left.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from itertools import pairwise
from math import inf, log, prod
from pathlib import Path

_SHORT, _LONG = 2, 3  # characters that most words have


class HanWords:
    """A dictionary, and what it makes of runs of Chinese characters."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        """Read it; half a second.

        Args:
            more: words that are in it, too, as often as makes them likelier than their parts.
        """
        fields = _dictionary().read_text("utf-8").split()
        counts = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
        total = sum(counts.values())
        self._counts, self._whole = counts, log(total)
        self._logs = {count: log(count) for count in set(counts.values())}
        long = sorted((word for word in counts if len(word) > _SHORT), key=len)
        self._reach = {word[:_SHORT]: len(word) for word in long}  # of each, the longest word
        for word in sorted(more, key=len):  # a longer word is weighed against shorter ones
            shares = (counts.get(part, 1) / total for part in self.cut(word))
            counts[word] = max(int(prod(shares) * total) + 1, counts.get(word, 0))
            total += counts[word]
            self._logs[counts[word]], self._whole = log(counts[word]), log(total)
            head = word[:_SHORT]
            self._reach[head] = max(len(word), self._reach.get(head, _SHORT))

    def cut(self, run: str) -> list[str]:
        """The words of a run of Chinese characters, in order.

        >>> HanWords(["三方合作"]).cut("三方合作促进发展")
        ['三方合作', '促进', '发展']
        """
        size, logs, whole = len(run), self._logs, self._whole
        count_of, reach = self._counts.get, self._reach.get
        best = [0.0] * (size + 1)  # by place: how likely the best cut of the rest is
        stops = list(range(1, size + 1))
        for first in range(size - 1, -1, -1):
            count = count_of(run[first])
            likeliest = -inf if count is None else logs[count] - whole + best[first + 1]
            end = first + reach(run[first : first + 2], 2)
            for stop in range(first + 2, (end if end < size else size) + 1):
                count = count_of(run[first:stop])
                if count is None:
                    continue
                likely = logs[count] - whole + best[stop]
                if likely >= likeliest:
                    likeliest, stops[first] = likely, stop
            best[first] = likeliest if likeliest > -inf else best[first + 1] - whole
        words, start = [], 0
        while start < size:
            words.append(run[start : stops[start]])
            start = stops[start]
        return words

    def finer(self, word: str) -> tuple[str, ...]:
        """A word of four characters or more as the fewest words of two or three, if it is such.

        Otherwise as the fewest words of two or more, each of them cut in the same way.
        """
        if len(word) <= _LONG:
            return (word,)
        parts = self._parts(word, _LONG) or self._parts(word, len(word) - _SHORT)
        return tuple(finer for part in parts for finer in self.finer(part)) or (word,)

    def _parts(self, word: str, longest: int) -> tuple[str, ...]:
        """A word as the fewest words of two characters to so many; nothing if it is not such."""
        size = len(word)
        cuts: dict[int, tuple[int, ...]] = {size: ()}  # by where the rest begins: where it is cut
        for first in range(size - _SHORT, -1, -1):
            rests = [
                (last, *cuts[last])
                for last in range(first + _SHORT, min(first + longest, size) + 1)
                if last in cuts and word[first:last] in self._counts
            ]
            if rests:
                cuts[first] = min(rests, key=lambda rest: (len(rest), rest))
        return tuple(word[first:last] for first, last in pairwise((0, *cuts.get(0, ()))))


def _dictionary() -> Path:
    """Where jieba keeps it; jieba itself is not imported."""
    found = find_spec("jieba")
    if found is None or not found.origin:
        raise ModuleNotFoundError("jieba, which Chinese words come from, is not installed")
    return Path(found.origin).with_name("dict.txt")
