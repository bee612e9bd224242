"""The company a word keeps: what stands near it more than anywhere else, by logDice.

    triangular      … South-South and triangular cooperation …      13.1      at most 14
    strengthen      … to strengthen cooperation among …              9.9
    the             stands near everything                           9.2

One point more is twice as often together. The score does not depend on how large the corpus is.

Source:
    Rychlý, "A Lexicographer-Friendly Association Score", RASLAN 2008, section 3.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple

from corpora.words.han_forms import simplified

_HIGHEST = 14


class Collocate(NamedTuple):
    """A word that stands near another."""

    word: str
    together: int  # places of the one that are near the other, of whichever these are fewer
    frequency: int  # anywhere
    log_dice: float


def collocations(
    sentences: Sequence[Sequence[str]],
    node: str,
    window: int = 5,
    least: int = 3,
    without: Collection[str] = (),
) -> tuple[Collocate, ...]:
    """The collocates of a word, the closest first.

    Args:
        sentences: words without case, as `words_by_sentence` gives them.
        node: a word, in any case and either form of Chinese.
        window: how many words to either side are near; a sentence ends it.
        least: how often they have to stand together.
        without: words that are not asked about, such as function words.
    """
    node = simplified(node).casefold()
    counts = Counter(word for words in sentences for word in words)
    of_node: Counter[str] = Counter()  # places of the node near which a word stands
    of_word: Counter[str] = Counter()  # places of a word near which the node stands
    for words in sentences:
        at_node = [at for at, word in enumerate(words) if word == node]
        near = {at: _around(at, len(words), window) for at in at_node}
        for places in near.values():
            of_node.update({words[at] for at in places})
        of_word.update(words[at] for at in set(chain.from_iterable(near.values())))
    found = [
        Collocate(word, times, counts[word], _log_dice(times, counts[node], counts[word]))
        for word in of_node
        if (times := min(of_node[word], of_word[word])) >= least
        and word != node
        and word not in without
    ]
    return tuple(sorted(found, key=lambda collocate: (-collocate.log_dice, collocate.word)))


def _around(at: int, size: int, window: int) -> list[int]:
    return [*range(max(0, at - window), at), *range(at + 1, min(size, at + 1 + window))]


def _log_dice(together: int, first: int, second: int) -> float:
    return _HIGHEST + math.log2(2 * together / (first + second))
