"""What a text speaks of more than others do: its key words, by log-likelihood.

    word           here   expected   log-likelihood
    cooperation     117       0.4           1,150       what the text is about
    the             290     190.2              47
    said              0       6.1               -       rarer here: not among the key words

Source:
    Rayson and Garside, "Comparing Corpora using Frequency Profiling", Workshop on Comparing
    Corpora, ACL 2000, section 3, whose letters a, b, c, d are used here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple


class Key(NamedTuple):
    """A word that is more frequent here than there."""

    word: str
    frequency: int  # here
    expected: float  # here, if both were alike
    score: float  # log-likelihood: over 15.13 by chance once in ten thousand


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """How surprising it is that a word stands a times in c words, and b times in d.

    >>> round(log_likelihood(100, 50, 10_000, 10_000), 2)
    16.99
    """
    share = (a + b) / (c + d)
    return 2 * sum(n * math.log(n / (size * share)) for n, size in ((a, c), (b, d)) if n)


def keyness(here: Mapping[str, int], there: Mapping[str, int], least: int = 3) -> tuple[Key, ...]:
    """The key words of one word list against another, the most telling first.

    Args:
        here: how often each word stands in the text.
        there: the same of the texts it is compared with.
        least: how often a word has to stand here.
    """
    c, d = sum(here.values()), sum(there.values())
    found = []
    for word, a in here.items():
        b = there.get(word, 0)
        if a >= least and a * d > b * c:
            expected = c * (a + b) / (c + d)
            found.append(Key(word, a, expected, log_likelihood(a, b, c, d)))
    return tuple(sorted(found, key=lambda key: (-key.score, key.word)))
