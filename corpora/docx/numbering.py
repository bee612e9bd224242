"""Automatic list numbers of a DOCX file, counted as Word counts them.

    numbering.xml    list 3, level 0: decimal "%1."    level 1: lowerLetter "(%2)"
    paragraphs       (3, 0) (3, 1) (3, 1) (3, 0) (3, 1)
    labels           "1."   "(a)"  "(b)"  "2."   "(a)"

Every w:num that builds on one w:abstractNum counts on where another stopped, unless it sets a start
of its own (w:startOverride), which holds from its first use. A level begins again after a higher
one, or as w:lvlRestart says. Source: ECMA-376, part 1, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpora.docx.styles import VAL, W, integer, is_on
from corpora.figures.counters import format_number
from corpora.symbol_fonts import symbol_text

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 8  # level of a list, from 0
_LONGEST = 100  # characters of a label's pattern


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 0  # where nothing says
    format: str = "decimal"
    text: str = ""  # "%1.%2"
    restart: int | None = None  # after a level above this (from 1); 0 never; None after any above
    legal: bool = False  # all in plain figures
    style: str = ""  # the paragraph style that takes this level
    font: str = ""  # of a bullet


@dataclass(frozen=True, slots=True)
class ListStyle:
    """One w:num: the list it counts in, its levels, and where it starts anew."""

    counts_in: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def depth_of_style(self, names: Iterable[str]) -> int | None:
        """The level it keeps for the first of these paragraph styles."""
        kept = {level.style: depth for depth, level in self.levels.items() if level.style}
        return next((kept[name] for name in names if name in kept), None)


@dataclass(slots=True)
class Lists:
    """The lists of one document, and how far each has counted."""

    styles: dict[str, ListStyle]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, num_id: str, depth: int) -> str:
        """Count one paragraph; its label as printed, "" where the list or level shows none."""
        found = self.styles.get(num_id)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.counts_in, {})
        anew = depth in found.starts and (num_id, depth) not in self._begun
        if depth in counts and not anew:
            counts[depth] += 1
        else:
            counts[depth] = found.starts.get(depth, level.start)
        self._begun.add((num_id, depth))
        for lower, other in found.levels.items():
            if lower > depth and (other.restart is None or depth < other.restart):
                counts.pop(lower, None)
        return _label(level, found, counts)


def _label(level: Level, style: ListStyle, counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return "".join(_bullet(character, level.font) for character in level.text).strip()

    def number(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        other = style.levels.get(depth, Level())
        counted = counts.get(depth, style.starts.get(depth, other.start))
        return format_number(counted, "decimal" if level.legal else other.format)

    return re.sub(r"%([1-9])", number, level.text).strip()


def _bullet(character: str, font: str) -> str:
    """A bullet as a reader sees it: symbol fonts in Unicode, the "o" of Courier as a ring."""
    if character == "o" and "courier" in font.lower():
        return "○"
    if 0xF000 <= ord(character) < 0xF100 or font.lower() in ("symbol", "wingdings"):
        return symbol_text(font or "Symbol", ord(character)).replace("□", "•")
    return character


def read_lists(root: _Element | None) -> Lists:
    """The lists of a word/numbering.xml; none where there is no such part."""
    if root is None:
        return Lists({})
    abstracts = {e.get(W + "abstractNumId") or "": e for e in root.iterfind(W + "abstractNum")}
    by_style = {
        value: identifier
        for identifier, element in abstracts.items()
        if (value := _value(element, "styleLink"))
    }
    levels_of = {identifier: _levels(element, {}) for identifier, element in abstracts.items()}
    styles: dict[str, ListStyle] = {}
    for num in root.iterfind(W + "num"):
        counts_in = _value(num, "abstractNumId")
        if counts_in in abstracts:  # a list that points to the list of a numbering style
            counts_in = by_style.get(_value(abstracts[counts_in], "numStyleLink"), counts_in)
        if counts_in in abstracts:
            levels = levels_of[counts_in]
            starts: dict[int, int] = {}
            for override in num.iterfind(W + "lvlOverride"):
                levels = levels | _levels(override, levels)
                depth = integer(override.get(W + "ilvl"))
                start = integer(_value(override, "startOverride"))
                if depth is not None and start is not None:
                    starts[depth] = start
            styles[num.get(W + "numId") or ""] = ListStyle(counts_in, levels, starts)
    return Lists(styles)


def _levels(parent: _Element, known: dict[int, Level]) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.iterfind(W + "lvl"):
        depth = integer(element.get(W + "ilvl"))
        if depth is not None and 0 <= depth <= DEEPEST:
            levels[depth] = _level(element, known.get(depth, Level()))
    return levels


def _level(element: _Element, base: Level) -> Level:
    start = integer(_value(element, "start"))
    style = next((e.get(VAL) for e in element.iter(W + "numFmt")), None)  # may stand in a choice
    text = element.find(W + "lvlText")
    legal = element.find(W + "isLgl")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return replace(
        base,
        start=base.start if start is None else start,
        format=style or base.format,
        text=base.text if text is None else (text.get(VAL) or "")[:_LONGEST],
        restart=integer(_value(element, "lvlRestart")),
        legal=legal is not None and is_on(legal),
        style=_value(element, "pStyle"),
        font=(fonts.get(W + "ascii") or "") if fonts is not None else "",
    )


def _value(element: _Element, name: str) -> str:
    child = element.find(W + name)
    return (child.get(VAL) or "") if child is not None else ""
