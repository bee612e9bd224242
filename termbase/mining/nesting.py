"""Which terms stand inside which.

南南合作 ─┬─ 联合国南南合作基金
          ├─ 南南合作办公室 ─── 联合国南南合作办公室
          └─ 南南合作高级别委员会

A term is inside another where its words follow each other there, in whatever form: `words_of` says
which words count as the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from termbase.entry import Candidate
from termbase.mining.words import words_of

Keys = tuple[str, ...]


class Nested(NamedTuple):
    """A term in its place among those that share a part."""

    term: Candidate
    depth: int  # of the core 0
    inside: tuple[int, ...]  # places of the longest terms that stand inside it; of the core ()


def nested(terms: Sequence[Candidate], core: str) -> tuple[Nested, ...]:
    """The terms that a term stands in, each below the longest that it contains.

    Args:
        terms: of one language.
        core: one of them.

    Returns:
        The core first, then what it stands in: after each term all that it stands in itself.

    Raises:
        ValueError: the core is not among the terms.
    """
    by_keys = _by_keys(terms)
    start = next((keys for keys, term in by_keys.items() if term.text == core), ())
    if not start:
        raise ValueError(f"{core!r} is not among the terms")
    chosen = [keys for keys in by_keys if _holds(keys, start)]
    parents = {keys: _longest_inside(keys, chosen) for keys in chosen}
    order = list(_below(start, parents, by_keys))
    places = {keys: place for place, (keys, _) in enumerate(order)}
    return tuple(
        Nested(by_keys[keys], depth, tuple(sorted(places[parent] for parent in parents[keys])))
        for keys, depth in order
    )


def _by_keys(terms: Sequence[Candidate]) -> dict[Keys, Candidate]:
    """Terms by their words; of two that have the same, the one that is more frequent."""
    found: dict[Keys, Candidate] = {}
    if not terms:
        return found
    words = words_of([term.text for term in terms], terms[0].lang)
    for term, units in zip(terms, words, strict=True):
        keys = tuple(unit.key for unit in units)
        if keys not in found or found[keys].frequency < term.frequency:
            found[keys] = term
    return found


def _holds(whole: Keys, part: Keys) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _longest_inside(keys: Keys, chosen: Sequence[Keys]) -> list[Keys]:
    """What stands inside a term, save what stands inside another of these."""
    inside = [other for other in chosen if other != keys and _holds(keys, other)]
    return [part for part in inside if not any(o != part and _holds(o, part) for o in inside)]


def _below(
    start: Keys, parents: Mapping[Keys, Sequence[Keys]], terms: Mapping[Keys, Candidate]
) -> Iterator[tuple[Keys, int]]:
    """A tree, from its root: each term once, below the first of those it contains."""
    waiting = [(start, 0)]
    while waiting:
        keys, depth = waiting.pop()
        yield keys, depth
        below = [other for other, over in parents.items() if over and min(over) == keys]
        below.sort(key=lambda other: (terms[other].frequency, terms[other].text))
        waiting += [(other, depth + 1) for other in below]
