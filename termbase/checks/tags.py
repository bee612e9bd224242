"""Tags of a bilingual file that are lost, added, or closed before they are opened.

source   See <g1>paragraph 4</g1>.     g1 /g1
target   见第4段。                      both are lost

So are placeholders (%s, {name}), which are tags that stand in the text as they are called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Tag, Text, Work


def tags(work: Work) -> Iterator[Remark]:
    """Tags that are on one side only, or cross each other in the translation."""
    for number, passage in enumerate(work.passages):
        if not passage.has_both:
            continue
        source, target = passage.source.tags, passage.target.tags
        here, there = (Counter(tag.name for tag in side) for side in (source, target))
        for lost in _once(here - there):
            yield _remark(number, lost, passage.source, "is lost in the translation", lost)
        for new in _once(there - here):
            yield _remark(number, new, passage.target, "is not in the source", is_target=True)
        if here == there and _is_nested(source) and not _is_nested(target):
            message = "The tags of the translation are not closed in order."
            named = " ".join(tag.name for tag in target)
            span = target[0].at, target[-1].at
            yield Remark(number, NOWHERE, span, message, why=f"they stand as {named}", term=named)


def _once(names: Counter[str]) -> Iterator[str]:
    """Names of tags; of a pair, the one that opens it."""
    for name in names.elements():
        if not name.startswith("/") or names[name[1:]] < names[name]:
            yield name


def _remark(
    number: int, name: str, side: Text, message: str, better: str = "", is_target: bool = False
) -> Remark:
    at = next(tag.at for tag in side.tags if tag.name == name)
    is_written = side.text.startswith(name, at)
    kind = "placeholder" if is_written else "tag"
    place = at, at + len(name) * is_written
    spans = (NOWHERE, place) if is_target else (place, NOWHERE)
    why = f"both sides need the same {kind}s"
    return Remark(number, *spans, f"The {kind} {name} {message}.", better, why, name)


def _is_nested(side: Sequence[Tag]) -> bool:
    """Whether what is opened last is closed first.

    >>> _is_nested([Tag(0, "g1"), Tag(4, "/g1")]), _is_nested([Tag(0, "/g1"), Tag(4, "g1")])
    (True, False)
    """
    paired = {tag.name[1:] for tag in side if tag.name.startswith("/")}
    opened: list[str] = []
    for tag in side:
        if tag.name.startswith("/"):
            if not opened or opened.pop() != tag.name[1:]:
                return False
        elif tag.name in paired:
            opened.append(tag.name)
    return not opened
