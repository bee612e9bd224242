"""The text of an HTML page in reading order: blocks, lists, tables, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpora.html.look import (
    LOOKING,
    Look,
    declarations,
    is_hidden,
    item_label,
    list_style,
    look_of,
)
from corpora.html.notes import Notes, without_label
from corpora.language import HAN
from corpora.runs import Align, Draft, Run, flat_runs, table_drafts

if TYPE_CHECKING:
    from lxml.etree import _Element

DROPPED = {
    *("script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "svg"),
    *("canvas", "audio", "video", "map", "head", "title", "frameset", "rt", "rp", "del"),
    *("button", "select", "option", "textarea", "input", "datalist", "progress", "meter"),
}
_BLOCKS = {  # HTML standard, section 15.3
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
    *("listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp"),
}
_LISTS = {"ol", "ul", "menu", "dir"}
_QUOTES = {"fr": "«»“”", "es": "«»“”", "ru": "«»„“", "ar": "”“’‘"}
_ALIGN: dict[str, Align] = {
    "left": "start",
    "start": "start",
    "justify": "start",
    "center": "centre",
    "middle": "centre",
    "right": "end",
    "end": "end",
}
_SPACE = " \t\n\r\f"
_SPACES = re.compile(rf"[{_SPACE}]+")
_WIDE = rf"{HAN}\u3000-\u30ff\uff00-\uff60"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[{_SPACE}]*(?=[{_WIDE}])")
_IS_WIDE = re.compile(rf"[{_WIDE}]")
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LTR = re.compile(r"[A-Za-z\u00c0-\u058f]")


@dataclass(slots=True)
class _List:
    """A list that is open: the number its next item will have."""

    ordered: bool
    marker: str
    number: int
    step: int


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows of cells of drafts."""

    layout: bool
    rows: list[list[list[Draft]]] = field(default_factory=list)


@dataclass(slots=True)
class HtmlReader:
    """Walks through the elements of one page and gathers its drafts."""

    notes: Notes
    chrome: frozenset[_Element]
    _looks: list[Look] = field(default_factory=lambda: [Look()])
    _outs: list[list[Draft]] = field(default_factory=lambda: [[]])  # page, cells, notes: innermost
    _opened: list[_Element] = field(default_factory=list)  # those that opened one of them
    _noted: list[Draft] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _space: str = ""  # white space that waits for what comes after it
    _breaks: int = 0
    _label: str = ""
    _quotes: int = 0
    _plain: dict[tuple[str, Look], Look] = field(default_factory=dict)
    _met: Counter[str] = field(default_factory=Counter)

    def read(self, root: _Element) -> list[Draft]:
        """All drafts of a page, those of notes last."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start":
                if self._is_left_out(element):
                    walk.skip_subtree()
                    skipped = element
                else:
                    self._start(element)
                    self._add(element.text)
            else:
                if element is not skipped:
                    self._end(element)
                skipped = None
                self._add(element.tail)
        self._flush()
        return self._outs[0] + self._noted

    def warnings(self) -> Iterator[str]:
        """What is in the page and not in the blocks."""
        for what, words in (
            ("hidden", "characters of hidden text left out"),
            ("del", "deleted passages (<del>) left out"),
        ):
            if self._met[what]:
                yield f"{self._met[what]} {words}"

    def _is_left_out(self, element: _Element) -> bool:
        """Whether an element is done with, calls and labels included."""
        if element in self.notes.calls:
            self._append("", self._looks[-1])
            self._runs.append(Run(self.notes.calls[element], call=True))
        elif element in self.notes.backs:
            if label := self.notes.backs[element]:
                self._append("", self._looks[-1])
                self._runs.append(Run(label, raised=True))
        elif element.tag in DROPPED:
            self._met["del"] += element.tag == "del"
        elif element in self.chrome:
            self._flush()
        elif element.get("style") or "hidden" in element.attrib or element.tag == "dialog":
            style = declarations(element)
            if style.get("mso-list", "").lower() == "ignore":  # a number typed by Word
                self._label = " ".join("".join(element.itertext()).split())
            elif is_hidden(element, style):
                self._met["hidden"] += len("".join(element.itertext()).strip())
            else:
                return False
        else:
            return False
        return True

    def _start(self, element: _Element) -> None:
        tag = element.tag
        look = self._looks[-1]
        if tag in _BLOCKS:
            self._flush()
        if element.attrib:
            look = look_of(element, look)
        elif tag in LOOKING:
            if (tag, look) not in self._plain:
                self._plain[tag, look] = look_of(element, look)
            look = self._plain[tag, look]
        self._looks.append(look)
        self._open_element(element, str(tag))
        if element in self.notes.bodies:
            self._label = ""
            self._open(element)

    def _open_element(self, element: _Element, tag: str) -> None:
        if tag == "br":
            self._space = ""
            self._breaks += 1
        elif tag == "q":
            self._quote(element, opening=True)
        elif tag in _LISTS:
            self._open_list(element)
        elif tag == "li":
            self._open_item(element)
        elif tag in ("table", "tr", "td", "th"):
            self._open_table(element)

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS or element in self.notes.bodies:
            self._flush()
        if element in self.notes.bodies:
            self._close_note(element)
        if tag == "q":
            self._quote(element, opening=False)
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag in ("table", "td", "th"):
            self._close_table(element)
        self._looks.pop()

    def _add(self, text: str | None) -> None:
        """Add text with its white space as a browser shows it."""
        if not text:
            return
        look = self._looks[-1]
        if look.pre:
            for index, part in enumerate(_BLANK_LINE.split(text)):
                if index:
                    self._flush()
                self._append(part.replace("\r", ""), look)
            return
        words = _WIDE_BREAK.sub("", text) if "\n" in text else text
        words = _SPACES.sub(_one_space, words).strip(_SPACE)
        if not words:
            self._space = self._space or _kind_of_space(text)
            return
        if text[0] in _SPACE:
            start = text[: len(text) - len(text.lstrip(_SPACE))]
            self._space = self._space or _kind_of_space(start)
        begun = len(self._runs) > 1 or (self._runs and not self._runs[0].call)
        if self._space and begun and not self._breaks and not self._broken_in_wide(words):
            words = ("\t" if self._space == "\t" else " ") + words
        self._append(words, look)
        end = text[len(text.rstrip(_SPACE)) :]
        self._space = _kind_of_space(end) if end else ""

    def _broken_in_wide(self, words: str) -> bool:
        """Whether the white space is a line break of the source between Chinese characters."""
        if self._space != "\n" or not _IS_WIDE.match(words):
            return False
        last = next((run.text for run in reversed(self._runs) if not run.call and run.text), "")
        return bool(_IS_WIDE.match(last[-1:]))

    def _append(self, text: str, look: Look) -> None:
        if self._breaks > 1:
            self._flush()
        elif self._breaks and self._runs:
            self._runs.append(Run("\n"))
        self._breaks = 0
        if text:
            self._space = ""
            self._runs.append(Run(text, look.bold, look.italic, look.raised, size=look.size))

    def _flush(self) -> None:
        """End the block that is being gathered, if there is one."""
        runs, self._runs = tuple(self._runs), []
        self._space, self._breaks = "", 0
        if not runs:
            return
        look = self._looks[-1]
        draft = Draft(
            (runs,),
            role=look.role,
            label=self._label,
            level=look.level or len(self._lists),
            align=_aligned(runs, look),
            indent=look.indent,
        )
        if not draft.has_text():
            return
        self._label = ""
        self._outs[-1].append(draft)
        if look.level and self._tables:
            self._tables[-1].layout = True

    def _quote(self, element: _Element, opening: bool) -> None:
        marks = _QUOTES.get(self._looks[-1].lang, "“”‘’")
        self._quotes += 0 if opening else -1
        pair = marks[:2] if self._quotes % 2 == 0 else marks[2:]
        self._quotes += 1 if opening else 0
        self._add_glued(pair[0] if opening else pair[1], opening)

    def _add_glued(self, mark: str, opening: bool) -> None:
        """A quotation mark, with the white space on its outer side only."""
        if opening:
            self._add((" " if self._space else "") + mark)
        else:
            self._space = ""
            self._append(mark, self._looks[-1])

    def _open_list(self, element: _Element) -> None:
        ordered = element.tag == "ol"
        back = ordered and "reversed" in element.attrib
        first = sum(1 for _ in element.iterchildren("li")) if back else 1
        start = _whole(element.get("start"), first)
        marker = list_style(element, declarations(element))
        self._lists.append(_List(ordered, marker, start, -1 if back else 1))

    def _open_item(self, element: _Element) -> None:
        around = self._lists[-1] if self._lists else _List(False, "", 1, 1)
        around.number = _whole(element.get("value"), around.number)
        marker = list_style(element, declarations(element)) or around.marker
        depth = sum(1 for one in self._lists if not one.ordered) or 1
        self._label = item_label(marker, around.number, depth, around.ordered)
        around.number += around.step

    def _open(self, element: _Element) -> None:
        self._outs.append([])
        self._opened.append(element)

    def _open_table(self, element: _Element) -> None:
        if element.tag == "table":
            for table in self._tables[-1:]:
                table.layout = True
            self._tables.append(_Table(element.get("role") in ("presentation", "none")))
        elif element.tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif self._tables:
            self._open(element)

    def _close_table(self, element: _Element) -> None:
        if element.tag == "table":
            if self._tables:
                table = self._tables.pop()
                self._outs[-1].extend(table_drafts(table.rows, table.layout))
        elif self._opened and self._opened[-1] is element:
            self._opened.pop()
            cell = self._outs.pop()
            if not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._tables[-1].rows[-1].append(cell)

    def _close_note(self, element: _Element) -> None:
        if self._opened and self._opened[-1] is element:
            self._opened.pop()
            drafts = self._outs.pop()
            if element.tag == "tr" and self._tables and self._tables[-1].rows:
                drafts += [draft for cell in self._tables[-1].rows.pop() for draft in cell]
            label = self.notes.bodies[element]
            runs = without_label(flat_runs(drafts), label, in_list=element.tag == "li")
            self._noted.append(Draft((runs,), role="note", label=label))


def _one_space(found: re.Match[str]) -> str:
    return "\t" if _kind_of_space(found.group()) == "\t" else " "


def _kind_of_space(space: str) -> str:
    """A line break, a tab between words (as LibreOffice writes tabs), or a mere space."""
    return "\n" if "\n" in space else "\t" if "\t" in space else " "


def _aligned(runs: tuple[Run, ...], look: Look) -> Align:
    align = _ALIGN.get(look.align, "")
    if look.align not in ("left", "right"):
        return align
    text = "".join(run.text for run in runs)[:500]
    if look.rtl or len(_RTL.findall(text)) > len(_LTR.findall(text)):
        return "end" if look.align == "left" else "start"
    return align


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?\d{1,9}\s*", text, re.ASCII) else default
