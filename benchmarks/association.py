"""How much two things that come together have to do with each other.

>>> round(log_likelihood(6, 6, 6, 200), 1), round(log_likelihood(6, 60, 60, 200), 1)
(53.9, 18.6)
"""

from __future__ import annotations

import math


def log_likelihood(together: int, first: int, second: int, total: int) -> float:
    """How surprising it is that two things come together so often.

    Args:
        together: how often they do.
        first: how often the one comes.
        second: how often the other comes.
        total: how often they could have come; at least `first + second - together`.

    Returns:
        -2 log λ, 0 where they come together as often as chance has it; above 3.84 in one case of
        twenty by chance.

    Source:
        Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
        Linguistics 19 (1993), in the form with entropies.
    """
    cells = together, first - together, second - together, total - first - second + together
    rows = first, total - first
    columns = second, total - second
    return max(0.0, 2 * (_weight(cells) - _weight(rows) - _weight(columns) + _weight((total,))))


def _weight(counts: tuple[int, ...]) -> float:
    return sum(count * math.log(count) for count in counts if count > 0)


def dice(together: int, first: int, second: int) -> float:
    """What share of all the times either comes they come together, from 0 to 1."""
    return 2 * together / (first + second) if first + second else 0.0
