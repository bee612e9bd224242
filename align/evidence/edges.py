"""Where a text goes on across the edge of a segment, and where it has come to an end.

    La moyenne des six mensurations donnait 8882 m ;      goes on: the next begins in lower case
    des estimations le portaient jusqu' à 8900 m .        ends
    L'ouvrage (Bâle :                                     goes on: the bracket is still open
    Schwabe, t.                                           goes on: an abbreviation before a figure
    1936) a paru.                                         ends

Two runs that say the same mostly end both in mid-sentence or both at the end of one.

>>> edges(["It rained,", "and we went in (No.", "1 was full).", "Then we slept.", "Well"])
[0.0, 1.0, 1.0, 0.0, 0.0, 0.0]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_AFTER = " \t\"'»”’)]}›」』》）】*"  # what may follow the sign that ends a sentence
_BEFORE = " \t\"'«“‘([{‹「『《（【*-–—¿¡"
_ENDS = ".!?。！？؟…۔"
_PAUSES = ",，،、"
_COLONS = ";；؛:："
_OPENING = "([（［【"
_PAUSE, _COLON, _NOTHING = 0.9, 0.5, 0.4  # how far a text goes on after them; set by hand
_INSIDE = 3  # segments after which a bracket that is not closed is thought forgotten
_BRACKET = re.compile(r"[([（［【)\]）］】]")
_SHORT = re.compile(r"(?:^|[\s.(])([^\W\d_]{1,3}) ?\.\s*$")


def edges(texts: Sequence[str]) -> list[float]:
    """For each edge, before the first segment to behind the last, how far the text goes on, 0 to 1.

    Args:
        texts: segments in reading order.
    """
    inside = _inside_brackets(texts)
    found = [0.0]
    for at, (before, after) in enumerate(pairwise(texts), 1):
        last, first = before.rstrip(_AFTER)[-1:], after.lstrip(_BEFORE)[:1]
        if first.islower() or at in inside:
            found.append(1.0)
        elif not last:
            found.append(_NOTHING)
        elif last in _PAUSES or _is_abbreviated(before, first):
            found.append(_PAUSE)
        elif last in _ENDS:
            found.append(0.0)
        else:
            found.append(_COLON if last in _COLONS else _NOTHING)
    return [*found, 0.0] if texts else [0.0]


def _is_abbreviated(before: str, first: str) -> bool:
    """Whether a full stop at the end belongs to "No." before a figure, or to "J." before a name."""
    short = _SHORT.search(before)
    if not short:
        return False
    is_initial = len(short[1]) == 1 and short[1].isupper()
    return first.isdigit() or (is_initial and first.isalpha())


def _inside_brackets(texts: Sequence[str]) -> set[int]:
    """The edges between a bracket and what closes it."""
    inside: set[int] = set()
    opened = None
    for at, text in enumerate(texts):
        closed = depth = 0
        for sign in _BRACKET.findall(text):
            if sign in _OPENING:
                depth += 1
            elif depth:
                depth -= 1
            else:
                closed += 1
        if closed and opened is not None and at - opened <= _INSIDE:
            inside.update(range(opened + 1, at + 1))
        if closed or depth:
            opened = at if depth else None
    return inside
