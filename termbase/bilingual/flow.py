"""The text of a segment, its inline tags taken out and kept beside it.

    Takes note of <g id="1">the report</g><x id="2"/>
    ↓
    Flow("Takes note of the report", (Tag(14, "g1"), Tag(24, "/g1"), Tag(24, "x2")))

A tag has the name that it has on the other side: the kind and what the file calls it there; a
slash before the name of one that closes. What a code holds (`<b>`, `{}`) is no text, but for
the `sub` in it, a text of its own. Deletions that Studio tracks are taken as accepted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from termbase.checks.passage import Tag
from termbase.formats.xml_input import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_AROUND = {"g": "g", "pc": "pc"}
_OPENING = {"bpt": "bpt", "bx": "bx", "sc": "pc"}  # XLIFF 2 lets a pc be cut into sc and ec
_CLOSING = {"ept": "bpt", "ex": "bx", "ec": "pc"}
_ALONE = {"x", "ph", "it", "ut", "cp"}
_CODES = _OPENING.keys() | _CLOSING.keys() | _ALONE
_DELETED = {"x-sdl-deleted", "x-sdl-feedback-deleted"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPED = re.compile(r"\s*\n\s*")
# memoQ shows a tab, a line break or a hard space as a tag; XLIFF has a word for line breaks.
_BLANK = re.compile(
    r"<mq:ch val=[\"'](?:\s|\\[tnr]|&#(?:9|10|13|160|x0*(?:9|A|D|A0));)*[\"']", re.IGNORECASE
)
# Tags that are written out: {1} {1> <1} {b> of Phrase, <12> </12> <12/> of Studio's DOCX,
# [1} {2] {3} of memoQ's.
_WRITTEN = re.compile(
    r"\{\d+\}|\{\w{1,12}>|<\w{1,12}\}|\[\d+\}|\{\d+\]|</?\d+>|<\d+/>", re.ASCII
)  # fmt: skip


class Flow(NamedTuple):
    """A text, its tags, and the texts that stand within its codes."""

    text: str
    tags: tuple[Tag, ...] = ()
    within: tuple[Flow, ...] = ()


EMPTY = Flow("")


@dataclass(slots=True)
class _Writer:
    """What has been read of a flow so far."""

    keeps: bool  # white space as it is
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    tags: list[Tag] = field(default_factory=list)
    opened: dict[str, str] = field(default_factory=dict)  # what pairs codes -> name of the first

    def say(self, text: str | None) -> None:
        """Add text."""
        if text:
            text = text if self.keeps else _WRAPPED.sub(" ", text)
            self.pieces.append(text)
            self.length += len(text)

    def tag(self, element: _Element, closes: bool = False) -> None:
        """Add a tag; for a blank that only looks like one, the blank, too."""
        name = _name(element)
        kind = local_name(element)
        if kind in _OPENING:
            self.opened[_key(element)] = name
        elif kind in _CLOSING:
            name = self.opened.get(_key(element), name)
            closes = True
        elif kind == "it":
            closes = element.get("pos") in ("end", "close")
        self.tags.append(Tag(self.length, f"/{name}" if closes else name))
        if kind in _ALONE and _is_blank(element):
            self.say(" ")

    def finished(self) -> tuple[str, tuple[Tag, ...]]:
        """The text and its tags."""
        return _trimmed("".join(self.pieces), self.tags)


def _trimmed(whole: str, tags: Iterable[Tag]) -> tuple[str, tuple[Tag, ...]]:
    """A text without blanks at its ends, and its tags."""
    text = whole.strip()
    before = len(whole) - len(whole.lstrip())
    places = (tag._replace(at=min(max(tag.at - before, 0), len(text))) for tag in tags)
    return text, tuple(places)


def flow_of(element: _Element | None) -> Flow:
    """The text of an element that holds a segment; empty for none."""
    if element is None:
        return EMPTY
    text, tags = _read(element)
    return Flow(text, tags, tuple(Flow(*_read(code)) for code in element.iter("{*}sub")))


def _read(element: _Element) -> tuple[str, tuple[Tag, ...]]:
    from lxml.etree import iterwalk

    writer = _Writer(_keeps_blanks(element))
    if not len(element):
        writer.say(element.text)
        return writer.finished()
    walk = iterwalk(element, events=("start", "end"))
    for event, one in walk:
        name = local_name(one)
        begins = event == "start"
        if one is element:
            writer.say(one.text if begins else None)
        elif not begins:
            if name in _AROUND:
                writer.tag(one, closes=True)
            writer.say(one.tail)
        elif name in _CODES or one.get("mtype") in _DELETED:
            if name in _CODES:
                writer.tag(one)
            walk.skip_subtree()
        else:
            if name in _AROUND:
                writer.tag(one)
            writer.say(one.text)
    return writer.finished()


def _keeps_blanks(element: _Element) -> bool:
    said = (one.get(_SPACE) for one in (element, *element.iterancestors()))
    return next(filter(None, said), "") == "preserve"


def _name(element: _Element) -> str:
    """What a tag is called on both sides; TMX has `x` for that, else there is an id."""
    kind = local_name(element)
    own = ("x", "id", "hex") if kind not in _CLOSING else ("rid", "startRef", "i", "id")
    said = next(filter(None, map(element.get, own)), element.get("i") or "")
    return f"{_CLOSING.get(kind) or _OPENING.get(kind) or kind}{said}"


def _key(element: _Element) -> str:
    """What an opening and its closing code have in common, and no other of the segment."""
    kind = local_name(element)
    names = ("rid", "startRef", "i", "id") if kind in _CLOSING else ("rid", "i", "id")
    pair = next(filter(None, map(element.get, names)), "")
    return f"{_CLOSING.get(kind) or _OPENING[kind]} {pair}"


def _is_blank(code: _Element) -> bool:
    if code.get("ctype") == "lb" or code.get("subType") == "xlf:lb":
        return True
    return bool(_BLANK.search("".join(map(str, code.itertext()))))


def with_written_tags(flow: Flow) -> Flow:
    """A flow whose tags are written out in its text, taken out: "{1>Chapter 5<1}"."""
    found = list(_WRITTEN.finditer(flow.text))
    if not found:
        return flow
    starts = [match.start() for match in found]
    gone = [0, *accumulate(len(match[0]) for match in found)]

    def moved(at: int) -> int:
        cuts = bisect_left(starts, at)
        return at - gone[cuts] + (max(0, found[cuts - 1].end() - at) if cuts else 0)

    taken = [Tag(moved(match.start()), match[0]) for match in found]
    tags = sorted([*(Tag(moved(at), name) for at, name in flow.tags), *taken], key=lambda t: t.at)
    text, places = _trimmed(_WRITTEN.sub("", flow.text), tags)
    return flow._replace(text=text, tags=places)
