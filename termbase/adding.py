"""Counts of parts become counts of the whole: renderings of shards add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from termbase.entry import Candidate, Rendering

_SEEN = 200  # places that are kept of a rendering; of a rarer one, all


def added(parts: Sequence[Sequence[Rendering]]) -> tuple[Rendering, ...]:
    """The renderings of all parts, equal ones as one, the surest first.

    Frequencies and places add up; of a frequent rendering the first places are kept, and how many
    more there are. Scores add up, too: what is sure in many parts is surer.
    """
    terms: dict[str, list[Candidate]] = defaultdict(list)
    same: dict[tuple[str, str], list[Rendering]] = defaultdict(list)
    for part in parts:
        for term in {rendering.term.text: rendering.term for rendering in part}.values():
            terms[term.text].append(term)
        for rendering in part:
            same[rendering.term.text, rendering.text].append(rendering)
    whole = {text: _summed(found) for text, found in terms.items()}
    made = [_one(found, whole[text]) for (text, _), found in same.items()]
    return tuple(sorted(made, key=lambda rendering: rendering.order))


def _summed(found: Sequence[Candidate]) -> Candidate:
    return replace(
        found[0],
        frequency=sum(term.frequency for term in found),
        documents=sum(term.documents for term in found),
        termhood=round(sum(term.termhood for term in found), 3),
    )


def _one(found: Sequence[Rendering], term: Candidate) -> Rendering:
    seen = tuple(chain.from_iterable(rendering.seen for rendering in found))
    more = sum(rendering.more for rendering in found) + max(0, len(seen) - _SEEN)
    return replace(
        found[0],
        term=term,
        frequency=sum(rendering.frequency for rendering in found),
        score=round(sum(rendering.score for rendering in found), 3),
        seen=seen[:_SEEN],
        more=more,
    )
