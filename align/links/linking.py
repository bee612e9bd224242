"""Word links: which word of a bead's one side answers which of the other.

    最 不 发达国家                     forward   chance that a target word comes from a source word
    least developed countries          backward  chance that a source word comes from a target word

Learnt from the beads themselves, however few: what two words say (vectors of the built-in encoder)
is where the learning starts, and stays in the reckoning. One pass with each word on its own, one
with the order of words; in both, a link counts as far as the two directions believe in it on
average.

Source:
    Brown et al., "The Mathematics of Statistical Machine Translation", Computational Linguistics
    19 (1993), model 1; `align/links/hmm.py`; Liang, Taskar and Klein, "Alignment by Agreement",
    HLT-NAACL 2006, for learning in both directions together; here by the mean in place of the
    product, and in the last pass each direction alone, because one word may answer two. Constants:
    `python benchmarks/links.py`, lowest error on the first half of the Chinese and English gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder, official_encoder
from align.links.hmm import REACH, Floats, Numbers, first_moves, link_chances

Words = Sequence[str]
_Rows = NDArray[np.int32]

_SHARD = 20_000  # beads that learn from each other: memory stays bounded, time grows in proportion
_CELLS = 200_000  # pairs of words that are worked on at once
_ROWS = 128  # words whose vectors are compared at once with all of the other side
_FEW = 0.05  # share of such a table that is wanted, under which pairs are compared one by one
_PAIRS = 512  # so many at once, whose vectors stay near the processor
_NOWHERE = 0.01  # chance of a word from nowhere to that from each word, in the first pass
_LONGEST = 300  # words of a side; of a longer one the rest is not linked


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What the model takes for granted."""

    sharpness: float = 10.0  # a vector's cosine, times this, is what is believed before any text
    belief: float = 0.5  # words that this belief weighs as much as
    likeness: float = 4.0  # what the cosine, times this, adds to what was learnt
    unlike: float = 0.6  # cosine of two words, one of which comes from nowhere
    empty: float = 0.15  # how often a word comes from nowhere
    alone: int = 1  # passes with each word on its own
    ordered: int = 1  # passes with the order of words
    even: float = 0.1  # share of moves that could go anywhere


class Links(NamedTuple):
    """The links of one bead, both of shape (source words, target words)."""

    forward: Floats  # chance that a target word comes from a source word: columns sum to 1 or less
    backward: Floats  # chance that a source word comes from a target word: so do rows

    @property
    def both(self) -> Floats:
        """The mean of the two."""
        mean: Floats = (self.forward + self.backward) * np.float32(0.5)
        return mean


def link_words(
    source: Sequence[Words],
    target: Sequence[Words],
    encoder: Encoder | None = None,
    options: LinkOptions | None = None,
) -> Iterator[Links]:
    """The links of every bead, in order.

    Args:
        source: the words of one side of each bead, as they are to be counted: in lower case,
            better as dictionary forms.
        target: of the other side.
        encoder: tells what words say; the built-in one where there is none.
        options: of the model.

    Raises:
        ValueError: not as many sources as targets.
    """
    if len(source) != len(target):
        raise ValueError(f"{len(source)} sources and {len(target)} targets")
    encoder, options = official_encoder(encoder), options or LinkOptions()
    for first in range(0, len(source), _SHARD):
        shard = slice(first, first + _SHARD)
        yield from _links_of(source[shard], target[shard], encoder, options)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Beads of like length."""

    beads: list[int]
    words: tuple[_Rows, _Rows]  # numbers of words, shapes (beads, I) and (beads, J); 0 past the end
    lengths: tuple[Numbers, Numbers]
    pairs: _Rows  # the pairs of words that come together, by their places in the tables
    places: _Rows  # of each pair of words among these, shape (beads, I, J)


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is believed of pairs of words that come together, and of moves.

    Chances have one place more, for what is past the end of a sentence.
    """

    chances: tuple[Floats, Floats]  # of the target word given the source word; the other way
    moves: tuple[Floats, Floats]


def _links_of(
    source: Sequence[Words], target: Sequence[Words], encoder: Encoder, options: LinkOptions
) -> list[Links]:
    """The links of one shard."""
    shapes = [(len(one), len(other)) for one, other in zip(source, target, strict=True)]
    links = [Links(np.zeros(shape, np.float32), np.zeros(shape, np.float32)) for shape in shapes]
    sides = [_numbered(source), _numbered(target)]
    lists, numbers = [words for words, _ in sides], (sides[0][1], sides[1][1])
    width = len(lists[1])
    batches, keys = _batched(numbers, len(lists[0]), width)
    if not len(keys):
        return links
    cosines = _cosines(lists, keys, encoder)
    model = _Model(options, batches, (keys // width, keys % width), cosines, numbers)
    tables = model.first()
    for turn in range(1, options.alone + options.ordered + 1):
        tables = model.learnt(tables, turn)
    for batch in batches:
        found = model.linked(batch, tables, ordered=True)
        for row, bead in enumerate(batch.beads):
            sizes = batch.lengths[0][row], batch.lengths[1][row]
            for whole, part in zip(links[bead], found, strict=True):
                whole[: sizes[0], : sizes[1]] = part[row, : sizes[0], : sizes[1]]
    return links


def _numbered(side: Sequence[Words]) -> tuple[list[str], list[_Rows]]:
    """The words of a side, the most frequent first after one that is none; each text in numbers."""
    counts = Counter(chain.from_iterable(words[:_LONGEST] for words in side))
    listed = ["", *sorted(counts, key=lambda word: (-counts[word], word))]
    number = {word: place for place, word in enumerate(listed) if place}
    return listed, [np.array([number[w] for w in words[:_LONGEST]], np.int32) for words in side]


def _batched(
    numbers: tuple[list[_Rows], list[_Rows]], height: int, width: int
) -> tuple[list[_Batch], Numbers]:
    """Beads by length, and every pair of words that comes together, as `source * width + target`.

    Pairs are in ascending order; a place past the last is that of no pair.
    """
    none = height * width
    made = []
    for beads in _alike(numbers):
        words = tuple(_square([side[bead] for bead in beads]) for side in numbers)
        pairs = words[0][:, :, np.newaxis].astype(np.int64) * width + words[1][:, np.newaxis]
        pairs[(words[0] == 0)[:, :, np.newaxis] | (words[1] == 0)[:, np.newaxis]] = none
        made.append((beads, words, *_distinct(pairs)))
    every = [distinct for _, _, distinct, _ in made]
    keys, places = _distinct(np.concatenate([*every, np.empty(0, np.int64)]))
    stop = 0
    batches = []
    for beads, words, distinct, inverse in made:
        start, stop = stop, stop + len(distinct)
        pairs = places[start:stop]
        lengths = tuple((side > 0).sum(axis=1) for side in words)
        batch = _Batch(beads, (words[0], words[1]), (lengths[0], lengths[1]), pairs, inverse)
        batches.append(batch)
    return batches, keys[keys < none]


def _distinct(values: Numbers) -> tuple[Numbers, _Rows]:
    """Each value once, in ascending order, and where in these each of the values stands.

    What `numpy.unique` does; version 2 of numpy takes seven times as long for it. Values and their
    places are sorted as one number: that is faster than to sort places by values.
    """
    bits = values.size.bit_length()
    if values.size and int(values.max()).bit_length() + bits > 63:  # no room for both
        distinct, inverse = np.unique(values, return_inverse=True)
        return distinct, inverse.astype(np.int32)
    both = np.sort(values.ravel() << bits | np.arange(values.size))
    order, ordered = both & ((1 << bits) - 1), both >> bits
    first = np.diff(ordered, prepend=ordered[:1] - 1) > 0
    places = np.empty(len(order), np.int32)
    places[order] = np.cumsum(first, dtype=np.int32) - 1
    return ordered[first], places.reshape(values.shape)


def _alike(numbers: tuple[list[_Rows], list[_Rows]]) -> Iterator[list[int]]:
    """Beads of like length together, as many as are worked on at once; none with an empty side."""
    sizes = [(len(one), len(other)) for one, other in zip(*numbers, strict=True)]
    order = sorted((bead for bead, size in enumerate(sizes) if all(size)), key=sizes.__getitem__)
    batch: list[int] = []
    widest = 0
    for bead in order:
        widest = max(widest, sizes[bead][1])
        if batch and (len(batch) + 1) * sizes[bead][0] * widest > _CELLS:
            yield batch
            batch, widest = [], sizes[bead][1]
        batch.append(bead)
    if batch:
        yield batch


def _square(texts: Sequence[_Rows]) -> _Rows:
    table = np.zeros((len(texts), max(map(len, texts))), np.int32)
    for row, numbers in enumerate(texts):
        table[row, : len(numbers)] = numbers
    return table


def _cosines(lists: Sequence[list[str]], keys: Numbers, encoder: Encoder) -> Floats:
    """How alike the words of each pair are in meaning, shape of `keys`."""
    source, target = (encoder.encode(words) for words in lists)
    cosines = np.empty(len(keys), np.float32)
    rows, columns = keys // len(target), keys % len(target)
    for first in range(0, len(source), _ROWS):
        start, stop = np.searchsorted(rows, (first, first + _ROWS))
        if stop - start > _FEW * _ROWS * len(target):
            alike = source[first : first + _ROWS] @ target.T
            cosines[start:stop] = alike[rows[start:stop] - first, columns[start:stop]]
            continue
        for place in range(start, stop, _PAIRS):
            some = slice(place, min(place + _PAIRS, stop))
            np.einsum("ij,ij->i", source[rows[some]], target[columns[some]], out=cosines[some])
    return cosines


class _Model:
    """The passes over one shard."""

    def __init__(
        self,
        options: LinkOptions,
        batches: list[_Batch],
        pairs: tuple[Numbers, Numbers],
        cosines: Floats,
        numbers: tuple[list[_Rows], list[_Rows]],
    ) -> None:
        self._options, self._batches, self._pairs = options, batches, pairs
        frequency = [np.bincount(np.concatenate(side)).astype(np.float32) for side in numbers]
        self._frequency = frequency[0] / frequency[0].sum(), frequency[1] / frequency[1].sum()
        prior = np.exp(options.sharpness * (cosines - 1)) + 1e-4
        self._believed = self._shares(prior, 0), self._shares(prior, 1)
        likeness = np.exp(options.likeness * (cosines - options.unlike))
        self._likeness = likeness.astype(np.float32)

    def _shares(self, weights: NDArray[np.floating], side: int) -> Floats:
        """Weights of pairs as shares of what a word of one side has in all."""
        words = self._pairs[side]
        total = np.bincount(words, weights, len(self._frequency[side]))
        shares: Floats = (weights / total[words]).astype(np.float32)
        return shares

    def first(self) -> _Tables:
        """What is believed before any text."""
        moves = first_moves()
        return _Tables(self._weighed(*self._believed), (moves, moves))

    def learnt(self, tables: _Tables, turn: int) -> _Tables:
        """What is believed after one pass more."""
        options = self._options
        ordered, last = turn > options.alone, turn == options.alone + options.ordered
        size = len(self._likeness) + 1
        counts = [np.zeros(size) for _ in range(2 if last else 1)]
        moved = (np.zeros(2 * REACH + 1), np.zeros(2 * REACH + 1)) if ordered else None
        for batch in self._batches:
            found = self.linked(batch, tables, ordered, moved)
            places = batch.places.ravel()
            for count, chances in zip(counts, found if last else [found.both], strict=True):
                count[batch.pairs] += np.bincount(places, chances.ravel())
        belief = options.belief
        known = [
            self._shares(count[:-1] + belief * prior, side)
            for side, (count, prior) in enumerate(zip(cycle(counts), self._believed, strict=False))
        ]
        moves = (self._smooth(moved[0]), self._smooth(moved[1])) if moved else tables.moves
        return _Tables(self._weighed(*known), moves)

    def _weighed(self, one: Floats, other: Floats) -> tuple[Floats, Floats]:
        """Chances of pairs by how alike they are, and of the place past the end: none."""
        none = np.zeros(1, np.float32)
        weighed = [np.concatenate([known * self._likeness, none]) for known in (one, other)]
        return weighed[0], weighed[1]

    def _smooth(self, moved: NDArray[np.float64]) -> Floats:
        even = self._options.even
        if not moved.sum():  # no sentence has two words
            return first_moves()
        moves: Floats = ((1 - even) * moved / moved.sum() + even / len(moved)).astype(np.float32)
        return moves

    def linked(
        self,
        batch: _Batch,
        tables: _Tables,
        ordered: bool,
        moved: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
    ) -> Links:
        """The links of one batch, shape (beads, I, J); moves made are added to `moved`."""
        found = []
        for side in (0, 1):
            chances = tables.chances[side].take(batch.pairs).take(batch.places)
            nowhere = self._frequency[1 - side][batch.words[1 - side]]
            lengths = batch.lengths if side == 0 else batch.lengths[::-1]
            if side:
                chances = chances.transpose(0, 2, 1)
            if ordered:
                count = moved[side] if moved else None
                linked = link_chances(
                    chances, nowhere, lengths, tables.moves[side], self._options.empty, count
                )
            else:
                linked = _alone(chances, nowhere, lengths[0])
            found.append(linked.transpose(0, 2, 1) if side else linked)
        return Links(*found)


def _alone(chances: Floats, nowhere: Floats, lengths: Numbers) -> Floats:
    """How likely each target word comes from each source word, whatever the others do."""
    void = _NOWHERE * nowhere * lengths[:, np.newaxis]
    shares: Floats = chances / (chances.sum(axis=1) + void + 1e-12)[:, np.newaxis]
    return shares
