"""What printed numbers say: equal ones belong together, or those that have shifted alike.

    source   5.  6.      7.  8.  9.       A paragraph came in before 7: between sure points that
    target   5.  6.  7.  8.  9.  10.      shift by one, 9 is what 8 is called there.

How often numbers do that is learnt from the sure points of two versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from string import digits
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.lattice import Ints

AGREE = 0.97  # of what belongs together, before any is seen
PAIRS = 4.0  # how many seen ones that is worth
CHANCE = 0.03  # of sure points that are wrong: nothing is impossible
_DIGITS = 9  # of a number, at most


class Numbers(NamedTuple):
    """The numbers of two sides, and what they say in nats."""

    places: tuple[Ints, Ints]  # the left ones as the right side would have them; 0 for none
    same: float  # of two equal ones
    other: float  # and of two that differ


def numbers_of(left: Sequence[str], right: Sequence[str], pairs: Ints) -> Numbers:
    """Learn how numbers answer each other.

    Args:
        left: one entry a sentence, "" for none: "12", "12 (a)", "79/236".
        right: the same.
        pairs: shape (p, 2); sentences that belong together by their texts, rising on both sides.
    """
    split = {number: _split(number) for number in {*left, *right} if number}
    rests = {rest: at for at, (_, rest) in enumerate(split.values(), 1)}
    size = len(split) + 1
    places = {number: value * size + rests[rest] for number, (value, rest) in split.items()}
    ours, theirs = (
        np.array([places.get(n, 0) for n in side], dtype=np.intp) for side in (left, right)
    )
    numbered = pairs[(ours[pairs[:, 0]] > 0) & (theirs[pairs[:, 1]] > 0)]
    steps = theirs[numbered[:, 1]] - ours[numbered[:, 0]]
    steady = (steps % size == 0) & _go_on(steps)
    shifted = _shifted(ours, numbered[steady, 0], steps[steady])
    return Numbers((shifted, theirs), *_worth(shifted, theirs, len(steps), int(steady.sum())))


def _split(number: str) -> tuple[int, str]:
    """The whole number that it begins with, 0 if none, and the rest."""
    rest = number.lstrip(digits)
    return int(number[: len(number) - len(rest)][:_DIGITS] or 0), rest


def _go_on(steps: Ints) -> NDArray[np.bool_]:
    """Which steps are none at all, or like the one before or behind."""
    alike = steps[1:] == steps[:-1]
    found: NDArray[np.bool_] = steps == 0
    found[1:] |= alike
    found[:-1] |= alike
    return found


def _shifted(numbers: Ints, at: Ints, steps: Ints) -> Ints:
    """Numbers plus the step of the sure points around; none where these differ."""
    if not len(at):
        return numbers
    places = np.arange(len(numbers))
    before = steps[np.maximum(np.searchsorted(at, places, "right") - 1, 0)]
    behind = steps[np.minimum(np.searchsorted(at, places, "left"), len(at) - 1)]
    says = (numbers > 0) & (before == behind)
    shifted: Ints = np.where(says, np.maximum(numbers + before, 0), 0)
    return shifted


def _worth(ours: Ints, theirs: Ints, seen: int, agreeing: int) -> tuple[float, float]:
    """Of equal numbers, and of others: log of how often they are, over how often by chance."""
    one, other = (Counter(side[side > 0].tolist()) for side in (ours, theirs))
    equal = sum(count * other[number] for number, count in one.items())
    chance = min(equal / max(one.total() * other.total(), 1), 0.5)
    if not chance:
        return 0.0, 0.0
    agree = (agreeing + PAIRS * AGREE) / (seen + PAIRS)
    agree = (1 - CHANCE) * agree + CHANCE * chance
    return float(np.log(agree / chance)), float(np.log((1 - agree) / (1 - chance)))
