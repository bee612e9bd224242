"""What each kind of evidence is worth, and where the values come from.

    fitted("meaning")    where an encoder has made vectors
    fitted("static")     where it was the built-in one, alone or with another
    fitted("plain")      where there are none
    fitted("support")    of three versions or more, where the others say something of a pair

    fitted("static").at(0.5)    of a text that is translated rather freely: stories are, news less

The weights are those under which the right beads of development texts are likeliest, all ways to
cut the texts considered: so a probability that the lattice finds means what it says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from functools import cache

from corpora.data_tables import data_table

Shape = tuple[int, int]
_WITNESSES = 4  # other versions in the texts that "support" is fitted to
_SILENT = 2 / 3  # versions that are taken to say nothing, besides those that do


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the score of a bead, in nats.

    The values are in `data/weights.toml`; `benchmarks/weights.py` fits them.
    """

    meaning: float = 0.0  # of the pair, 1 where it is as near as sure pairs are
    meaning_more: float = 0.0  # of each segment more than two, halved
    meaning_far: float = 0.0  # of each segment, times how far below half of that it is
    meaning_least: float = 0.0  # of a larger bead, times what adds least to that, 1 if its share
    bead_long: float = 0.0  # of a bead, times log(length of its shorter run / 60)
    meaning_long: float = 0.0  # of meaning, times the same
    least_long: float = 0.0  # of meaning_least, times the same
    anchors: float = 0.0  # of each segment that has any, times the share it has in common
    anchors_none: float = 0.0
    length: float = 0.0  # times what `length_cost` finds
    length_more: float = 0.0
    edges_differ: float = 0.0  # one side ends in mid-sentence, the other does not
    edges_open: float = 0.0  # both do
    inside_open: float = 0.0  # of each break in mid-sentence that the bead mends
    one_one: float = 0.0
    one_two: float = 0.0
    two_two: float = 0.0
    one_three: float = 0.0
    two_three: float = 0.0
    one_many: float = 0.0
    many: float = 0.0
    further: float = 0.0  # of each segment beyond five
    skip: float = 0.0
    skip_longer: float = 0.0  # times log(length / 50)
    skip_anchors: float = 0.0
    skip_open: float = 0.0
    opening: float = 0.0  # of the first of several that are left out
    support: float = 0.0  # of each segment, times how far the other versions agree
    support_none: float = 0.0
    skip_support: float = 0.0  # times how far the other versions see a counterpart
    skip_support_none: float = 0.0
    free: Weights | None = None  # what it is worth in the freest of translations, if that is known

    @property
    def tell_by_length(self) -> bool:
        """Whether meaning tells less of short beads than of long ones."""
        return any((self.bead_long, self.meaning_long, self.least_long))

    def of_shape(self, shape: Shape) -> float:
        """What a shape as such is worth."""
        a, b = sorted(shape)
        known = {
            (1, 1): self.one_one,
            (1, 2): self.one_two,
            (2, 2): self.two_two,
            (1, 3): self.one_three,
            (2, 3): self.two_three,
        }
        value = known.get((a, b), self.one_many if a == 1 else self.many)
        return value + self.further * max(0, a + b - 5)

    def at(self, freedom: float) -> Weights:
        """The weights for a text translated so freely, 0 to 1: in between in proportion.

        >>> Weights(skip=1.0, free=Weights(skip=-1.0)).at(0.25).skip
        0.5
        """
        if self.free is None or not freedom:
            return self
        kept = (1 - freedom, self), (freedom, self.free)
        mixed = {
            one.name: sum(share * getattr(weights, one.name) for share, weights in kept)
            for one in fields(self)
            if one.name != "free"
        }
        return Weights(**mixed)

    def with_witnesses(self, count: int) -> Weights:
        """The weights where so many other versions speak of a pair: of few, each counts for less.

        >>> weights = Weights(support=1.0)
        >>> [round(weights.with_witnesses(count).support, 2) for count in (1, 2, 4)]
        [0.7, 0.88, 1.0]
        """
        share = count / (count + _SILENT) * (_WITNESSES + _SILENT) / _WITNESSES
        said = ("support", "support_none", "skip_support", "skip_support_none")
        return replace(self, **{name: share * getattr(self, name) for name in said})

    def digest(self) -> str:
        """Eight letters that stand for all of it in a signature."""
        values = repr([getattr(self, field.name) for field in fields(self)])
        return hashlib.blake2b(values.encode(), digest_size=4).hexdigest()


@cache
def fitted(name: str) -> Weights:
    """The weights of this name in `data/weights.toml`."""
    table = data_table("align", "weights")
    close = dict(table[name])
    free = close.pop("free", None)
    return Weights(**close, free=Weights(**free) if free else None)
