"""Where a text goes on across the edge of a segment, and where it has come to an end.

    La moyenne des six mensurations donnait 8882 m ;      goes on: the next begins in lower case
    des estimations le portaient jusqu' à 8900 m .        ends

Two runs that say the same mostly end both in mid-sentence or both at the end of one.

>>> edges(["It rained,", "and we went in.", "Then we slept.", "Well"])
[0.0, 1.0, 0.0, 0.0, 0.0]
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_AFTER = " \t\"'»”’)]}›」』》）】*"  # what may follow the sign that ends a sentence
_BEFORE = " \t\"'«“‘([{‹「『《（【*-–—¿¡"
_ENDS = ".!?。！？؟…۔"
_PAUSES = ",，،、"
_COLONS = ";；؛:："
_PAUSE, _COLON, _NOTHING = 0.9, 0.5, 0.4  # how far a text goes on after them; set by hand


def edges(texts: Sequence[str]) -> list[float]:
    """For each edge, before the first segment to behind the last, how far the text goes on, 0 to 1.

    Args:
        texts: segments in reading order.
    """
    found = [0.0]
    for before, after in pairwise(texts):
        last, first = before.rstrip(_AFTER)[-1:], after.lstrip(_BEFORE)[:1]
        if first.islower():
            found.append(1.0)
        elif last and last in _ENDS:
            found.append(0.0)
        elif last and last in _PAUSES:
            found.append(_PAUSE)
        else:
            found.append(_COLON if last and last in _COLONS else _NOTHING)
    return [*found, 0.0] if texts else [0.0]
