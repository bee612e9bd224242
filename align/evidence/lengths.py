"""How likely two stretches of text say the same, by how long they are.

    20 characters of Chinese, 80 of English      cost 0.0
    20 characters of Chinese, 40 of English      cost 5.7

A translation is as long as its original times a ratio, give or take a deviation that grows with
the square root of the length, and in long texts with the length itself. Lengths of all languages
are brought to English measure first, so that a pair and its mirror cost the same; in Chinese a
figure or a Latin letter counts as it does in English, and a character as four.

How long these two versions are of each other is told from them: one translator explains, another
is brief, and a story is not a resolution. What was left out must not be taken for brevity.

Source:
    Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
    Linguistics 19 (1993), section 3: cost -log(2 (1 - Φ(|δ|))).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpora.document import Lang
from corpora.language import base_of

Floats = NDArray[np.floating[Any]]


class Measure(NamedTuple):
    """How long a language's texts are."""

    ratio: float  # characters for one character of English
    variance: float  # its share in the variance, per character of English
    wide: float = 0.0  # the ratio of Chinese characters and signs, where it is another

    def length(self, text: str) -> float:
        """How long a text would be in English."""
        text = text.strip()
        if not self.wide:
            return len(text) / self.ratio
        wide = len(_WIDE.findall(text))
        return (len(text) - wide) / self.ratio + wide / self.wide


_WIDE = re.compile("[\u2e80-\uffef\U00020000-\U0003ffff]")
# Fitted to the first 2,000 lines of the UN Parallel Corpus development set: ratios by sums,
# variances and drift so that the fifteen pairs are likeliest. `benchmarks/lengths.py`.
MEASURES = {
    "ar": Measure(0.853, 1.79),
    "en": Measure(1.0, 0.36),
    "es": Measure(1.144, 0.38),
    "fr": Measure(1.134, 1.14),
    "ru": Measure(1.113, 1.02),
    "zh": Measure(1.0, 1.86, wide=0.252),
}
_DRIFT = 0.1  # a long text keeps to its own ratio: deviation per character, from end to end
_UNKNOWN_VARIANCE = 3.4  # half of Gale and Church's 6.8 for English, French and German
_ROUNDS = 10  # in which a ratio is found
_FAR = 3.0  # deviations by which a passage lacks something
_SEEN = 200.0  # characters of either side that are as long as usual, before any is seen
_TWICE = 1.5  # times as many segments between the same points: one side says things twice
_MOST = 1.5  # times as long as usual is either side
_STEP = 0.01
_LARGEST = 4.0  # deviations; beyond it a pair costs no more, for even a bad length proves nothing


def measures(langs: Sequence[Lang], sides: Sequence[Sequence[str]]) -> list[Measure]:
    """The measure of each side.

    Of a language that is not in the table the ratio is taken from the sides themselves: its
    characters over the characters, in English measure, of the sides that are known (of the first
    side, where none is).
    """
    known = [MEASURES.get(base_of(lang)) for lang in langs]
    if None not in known:
        return [one for one in known if one]
    english = [sum(map(one.length, side)) for one, side in zip(known, sides, strict=True) if one]
    totals = [sum(len(text.strip()) for text in side) for side in sides]
    expected = sum(english) / len(english) if english else totals[0]
    return [
        one or Measure(total / expected if total and expected else 1.0, _UNKNOWN_VARIANCE)
        for one, total in zip(known, totals, strict=True)
    ]


def evened(
    source: Floats, target: Floats, points: Sequence[tuple[int, int]], variance: float
) -> tuple[Floats, Floats]:
    """The lengths as if neither version were the longer one.

    The ratio is that of passages from one sure point to the next, by sums. A passage that is far
    from it, since it lacks something on a side, says nothing: Tukey's biweight (Beaton and Tukey,
    Technometrics 16, 1974, section 3), found in rounds. Of a bilingual file, which has twice as
    many segments between the same points, nothing is told.

    Args:
        source: lengths in English measure, shape (m,).
        target: likewise, shape (n,).
        points: segments of both sides that surely belong together, rising.
        variance: of their difference, per character.

    >>> mine, yours = np.full(100, 60.0), np.full(90, 80.0)  # ten are left out at the end
    >>> ours, theirs = evened(mine, yours, [(at, at) for at in range(90)], 2.0)
    >>> round(float(ours[0])), round(float(theirs[0]))
    (69, 70)
    """
    some = np.array(points, np.intp).reshape(-1, 2)
    counts = np.ptp(some, axis=0) if len(some) > 1 else np.ones(2)
    if counts.max() > _TWICE * counts.min():
        return source, target
    left, right = (
        np.diff(np.append(0.0, np.cumsum(side))[np.append(ends, len(side))], prepend=0.0)
        for side, ends in zip((source, target), some.T, strict=True)
    )
    root = 1.0
    for _ in range(_ROUNDS):
        ours, theirs = left * root, right / root
        steps = np.abs(ours - theirs) / np.sqrt(_spread((ours + theirs) / 2, variance))
        worth = np.maximum(1 - (steps / _FAR) ** 2, 0.0) ** 2
        root = math.sqrt((worth @ right + _SEEN) / (worth @ left + _SEEN))
    root = min(max(root, 1 / _MOST), _MOST)
    return source * root, target / root


def length_cost(source: Floats, target: Floats, variance: float) -> Floats:
    """What it costs to pair stretches of these lengths, as -log of a probability.

    Args:
        source: lengths in English measure.
        target: likewise.
        variance: of their difference, per character.

    >>> length_cost(np.array([80.0, 80.0]), np.array([80.0, 40.0]), 2.4).round(1)
    array([-0. ,  5.8], dtype=float32)
    """
    spread = _spread((source + target) / 2, variance)
    steps = np.abs(source - target)
    steps /= np.sqrt(spread, out=spread)
    steps /= _STEP
    costs: Floats = _tail_costs().take(steps.astype(np.intp), mode="clip")
    return costs


def _spread(mean: Floats, variance: float) -> Floats:
    """The variance of the difference of two stretches that are so long on average."""
    mean = np.maximum(mean, 1.0)
    spread: Floats = mean * _DRIFT**2
    spread += variance
    spread *= mean
    return spread


@cache
def _tail_costs() -> Floats:
    """-log(2 (1 - Φ(δ))) for δ from 0 to _LARGEST."""
    deviations = np.arange(0.0, _LARGEST + _STEP, _STEP)
    costs = [-math.log(math.erfc(delta / math.sqrt(2))) for delta in deviations]
    return np.array(costs, dtype=np.float32)
