"""Lines that begin with printed numbers that count on: the number is set apart, as in documents.

    7. The Council met.      7   The Council met.
    8. It rose at noon.      8   It rose at noon.

A number is no part of what a line says: another version may have another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from align.evidence.structure import Standing
from corpora.numbering import Label, labels_at_start

_COUNTING = 3  # numbers of a side, at least, that go on from the one before


def without_numbers(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[Standing]]:
    """Lines without the numbers that count on, and what is known of each; nothing if none do.

    >>> without_numbers(["1. Opening", "2. Agenda", "It rose.", "3. Election", "4. Close"])[0]
    ['Opening', 'Agenda', 'It rose.', 'Election', 'Close']
    >>> without_numbers(["1. Opening", "12. Agenda"])
    (['1. Opening', '12. Agenda'], ())
    """
    labels = _counting([_decimal(line) for line in lines])
    if not any(labels):
        return lines, ()
    texts = [
        line[label.end :] if label else line for line, label in zip(lines, labels, strict=True)
    ]
    return texts, [Standing("", label.name if label else "") for label in labels]


def _decimal(line: str) -> Label | None:
    """The whole number that is printed before a line."""
    if not line[:1].isdecimal():
        return None
    return next((label for label in labels_at_start(line) if label.style == "decimal"), None)


def _counting(labels: Sequence[Label | None]) -> list[Label | None]:
    """The numbers of which the one before or behind is a neighbour, if there are some."""
    places = [at for at, label in enumerate(labels) if label]
    values = [label.value for label in labels if label]
    goes_on = [False, *(b == a + 1 for a, b in pairwise(values)), False]
    if sum(goes_on) < _COUNTING:
        return [None] * len(labels)
    counting = {at for n, at in enumerate(places) if goes_on[n] or goes_on[n + 1]}
    return [label if at in counting else None for at, label in enumerate(labels)]
