"""One order out of several.

    zh   a b   d        in_order([[a, b, d], [a, c, d]])   a b c d
    en   a   c d

>>> list(in_order(4, [[0, 1, 3], [0, 2, 3]]))
[(0, True), (1, True), (2, True), (3, True)]
>>> list(in_order(2, [[0, 1], [1, 0]]))
[(0, False), (1, True)]
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import pairwise


def in_order(size: int, chains: Sequence[Sequence[int]]) -> Iterator[tuple[int, bool]]:
    """The numbers up to `size`, each after all that stand before it in a chain.

    Of those that wait for nothing the least goes first. Where every number waits for another, the
    least goes all the same.

    Args:
        size: how many numbers there are.
        chains: each an order of some of them.

    Yields:
        Each number, and whether it waited for nothing.
    """
    after: list[set[int]] = [set() for _ in range(size)]
    before: list[set[int]] = [set() for _ in range(size)]
    links = [_linked(chain) for chain in chains]
    for chain in chains:
        for first, second in pairwise(chain):
            after[first].add(second)
            before[second].add(first)
    ready = [number for number in range(size) if not before[number]]
    waiting = [number for number in range(size) if before[number]]  # a heap: it is sorted
    done = [False] * size
    while ready or waiting:
        is_free = bool(ready)
        number = heapq.heappop(ready if is_free else waiting)
        if done[number]:
            continue
        done[number] = True
        yield number, is_free
        if not is_free:
            for first, second in _taken_out(number, links):
                if not done[first]:
                    after[first].add(second)
                    before[second].add(first)
        for other in after[number]:
            before[other].discard(number)
            if not before[other] and not done[other]:
                heapq.heappush(ready, other)


_Links = dict[int, tuple[int | None, int | None]]


def _linked(chain: Sequence[int]) -> _Links:
    """What stands before and behind each number of a chain."""
    ends: list[int | None] = [None, *chain, None]
    return {
        number: (before, after)
        for before, number, after in zip(ends, chain, ends[2:], strict=False)
    }


def _taken_out(number: int, links: Sequence[_Links]) -> Iterator[tuple[int, int]]:
    """Take a number out of every chain; the numbers that follow each other instead."""
    for chain in links:
        first, second = chain.pop(number, (None, None))
        if first is not None:
            chain[first] = chain[first][0], second
        if second is not None:
            chain[second] = first, chain[second][1]
        if first is not None and second is not None:
            yield first, second
