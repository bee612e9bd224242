"""Batches for training: a pair of languages, and rows of it drawn by source.

A third of a batch is text like that of the UN, and interface strings are drawn far less than there
are of them. One to four rows that follow each other in their file make one example, since lines of
UN documents are longer than most rows. Some pieces are left out of each example, so that no line is
learnt by heart; and a text that comes twice in a batch is known by its number, so that it is not
held against itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.static import Words
from align.training.rows import LANGS, Row

Ints = NDArray[np.int64]

GENERAL = {  # shares of the part of a batch that is not like UN text
    **{"gettext": 0.12, "browser_ui": 0.01, "keyed_ui": 0.02, "mediawiki": 0.04, "tldr": 0.02},
    **{"osm_presets": 0.01, "umbrella": 0.05, "libreoffice_help": 0.1, "po_docs": 0.14},
    **{"debdocs": 0.14, "ddtp": 0.1, "tatoeba": 0.1, "bible": 0.16, "quran": 0.04, "3AM": 0.12},
    **{"cedict": 0.05},
}
LIKE_UN = {  # and of the part that is
    **{"undev": 0.6, "charter": 0.06, "sdg": 0.08, "cc": 0.05, "unbis": 0.03, "cldr": 0.05},
    **{"synthesis": 0.2, "mined": 0.25},
}
UN_PART = 0.35
LEFT_OUT = 0.12  # of the pieces of an example
_LONG = ("undev", "bible", "charter", "mined", "3AM", "sdg", "cc")
_JOINED = {True: (0.85, 0.15, 0.0, 0.0), False: (0.4, 0.25, 0.2, 0.15)}  # 1 to 4 rows, by _LONG
_LONGEST = 256  # pieces of a row
_TEXTS = 4096  # looked up at a time
_FEW = 20  # rows of a source in a pair that are not worth drawing from


class Side(NamedTuple):
    """Examples in one language: rows of the table, where each example starts, what text it is."""

    pieces: Ints
    starts: Ints
    texts: Ints


class Corpus:
    """All text as rows of the table, and batches of it."""

    def __init__(self, rows: Sequence[Row], words: Words) -> None:
        """Look every text up."""
        self._sources = sorted({row.source for row in rows})
        number = {source: place for place, source in enumerate(self._sources)}
        self._source = np.array([number[row.source] for row in rows])
        self._flat: dict[str, Ints] = {}
        self._offsets: dict[str, Ints] = {}
        self._text: dict[str, Ints] = {}
        for lang in LANGS:
            known: dict[str, int] = {}
            texts = [row.texts.get(lang, "") for row in rows]
            pieces, ends = [np.zeros(0, np.int64)], [np.zeros(1, np.int64)]
            for first in range(0, len(texts), _TEXTS):
                found, at = words.rows(texts[first : first + _TEXTS])
                pieces.append(found)
                ends.append(at + ends[-1][-1])
            self._flat[lang], self._offsets[lang] = np.concatenate(pieces), np.concatenate(ends)
            self._text[lang] = np.array([known.setdefault(text, len(known)) for text in texts])
        self.pairs = list(combinations(LANGS, 2))
        self._pools = {pair: self._pool(*pair) for pair in self.pairs}

    def _pool(self, left: str, right: str) -> dict[str, Ints]:
        both = (np.diff(self._offsets[left]) > 0) & (np.diff(self._offsets[right]) > 0)
        pools = {
            source: np.flatnonzero(both & (self._source == place))
            for place, source in enumerate(self._sources)
        }
        return {source: pool for source, pool in pools.items() if len(pool) > _FEW}

    def shares(self, rows: int) -> NDArray[np.float64]:
        """How much of the text each row of the table is, UN lines twenty times."""
        counts = np.zeros(rows)
        for lang in LANGS:
            np.add.at(counts, self._flat[lang], 1)
            pieces, _ = self._gather(lang, np.flatnonzero(self._source == self._number("undev")))
            np.add.at(counts, pieces, 20)
        shares: NDArray[np.float64] = counts / counts.sum()
        return shares

    def _number(self, source: str) -> int:
        return self._sources.index(source)

    def draw(self, size: int, chance: np.random.Generator) -> tuple[Side, Side]:
        """A batch: a pair of languages, as many examples."""
        weights = np.array(
            [(2.2 if "en" in pair else 1) * (1.4 if "ar" in pair else 1) for pair in self.pairs]
        )
        pair = self.pairs[chance.choice(len(self.pairs), p=weights / weights.sum())]
        pools = self._pools[pair]
        counts = _counts(pools, size)
        rows, kept = [], []
        for source, count in counts.items():
            pool = pools[source]
            if count > 0.2 * len(pool):
                places = chance.choice(len(pool), count, replace=False)
            else:
                places = chance.integers(0, len(pool), count)
            joined = chance.choice(4, count, p=_JOINED[source in _LONG])
            steps = np.arange(4)
            rows.append(pool[np.minimum(places[:, np.newaxis] + steps, len(pool) - 1)])
            kept.append(steps <= joined[:, np.newaxis])
        chosen, keep = np.concatenate(rows), np.concatenate(kept)
        left, right = (self._side(lang, chosen, keep, chance) for lang in pair)
        return left, right

    def _side(
        self, lang: str, rows: Ints, keep: NDArray[np.bool_], chance: np.random.Generator
    ) -> Side:
        pieces, lengths = self._gather(lang, rows[keep])
        firsts = np.concatenate(([0], np.cumsum(keep.sum(1))[:-1]))
        starts = np.concatenate(([0], np.cumsum(np.add.reduceat(lengths, firsts))[:-1]))
        # The first piece of an example stays, so that none is empty.
        out = chance.random(len(pieces)) < LEFT_OUT
        out[starts] = False
        starts -= np.concatenate(([0], np.cumsum(out)))[starts]
        texts = np.where(keep, self._text[lang][rows] * np.array((1, 3, 5, 7)), 0).sum(1)
        return Side(pieces[~out], starts, texts)

    def _gather(self, lang: str, rows: Ints) -> tuple[Ints, Ints]:
        offsets = self._offsets[lang]
        firsts = offsets[rows]
        lengths = np.minimum(offsets[rows + 1] - firsts, _LONGEST)
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1]) + np.repeat(firsts - ends + lengths, lengths)
        return self._flat[lang][places], lengths


def _counts(pools: dict[str, Ints], size: int) -> dict[str, int]:
    """How many examples of each source: by its share, and no more than most of its rows."""
    shares = dict.fromkeys(pools, 0.0)
    for part, table in ((1 - UN_PART, GENERAL), (UN_PART, LIKE_UN)):
        total = sum(share for source, share in table.items() if source in pools)
        for source, share in table.items():
            if source in pools:
                shares[source] = part * share / total
    counts = {
        source: min(int(share * size), int(0.7 * len(pools[source])))
        for source, share in shares.items()
    }
    largest = max(pools, key=lambda source: len(pools[source]))
    counts[largest] += size - sum(counts.values())
    return {source: count for source, count in counts.items() if count > 0}
