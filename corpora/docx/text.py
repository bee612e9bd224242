"""The text of a DOCX file in reading order: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpora.docx.notes import NoteKind, NoteNumbers
from corpora.docx.numbering import DEEPEST, Lists
from corpora.docx.styles import (
    VAL,
    ParagraphLook,
    RunLook,
    Shown,
    Styles,
    W,
    aligned,
    indent,
    is_struck,
    over,
    paragraph_look,
    run_look,
    shown,
)
from corpora.runs import Draft, Run, flat_runs, table_drafts
from corpora.symbol_fonts import UNKNOWN, symbol_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_CHARTS = (_DRAWING + "chart}chart", _DRAWING + "diagram}relIds")  # their text is in other parts
_P, _TABLE, _ROW, _CELL = (W + name for name in ("p", "tbl", "tr", "tc"))
_RUN, _TEXT, _SYMBOL, _BOX = (W + name for name in ("r", "t", "sym", "txbxContent"))
_CHUNK = W + "altChunk"
_GONE = {W + "del", W + "moveFrom"}
_COME = {W + "ins", W + "moveTo"}
_DRAWN = {W + "drawing", W + "pict", W + "object"}
_ASIDE = {  # these hold no text of the document
    *(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid")),
    *(W + name for name in ("trPr", "tcPr", "smartTagPr", "customXmlPr", "rt")),
}
_TAB = 36.0  # points to a tab stop (ECMA-376, part 1, 17.15.1.25)
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_CALLS: dict[str, NoteKind] = {
    W + "footnoteReference": "footnote",
    W + "endnoteReference": "endnote",
}


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What one paragraph has given so far."""

    style: str
    runs: list[Run]
    boxes: list[_Element]  # text boxes, which follow the paragraph


@dataclass(slots=True)
class TextReader:
    """Walks through the XML of one document, counting its lists and notes on the way."""

    styles: Styles
    lists: Lists
    numbers: dict[NoteKind, NoteNumbers]
    called: dict[tuple[NoteKind, str], str] = field(default_factory=dict)  # note -> its label
    _met: Counter[str] = field(default_factory=Counter)  # what the warnings tell
    _section: int = 0
    _fields: list[bool] = field(default_factory=list)  # open ones; True once the result began
    _looks: dict[tuple[str, RunLook], Shown] = field(default_factory=dict)

    def blocks(self, parent: _Element, out: list[Draft]) -> None:
        """Add the paragraphs and table rows of a container to `out`."""
        carried: list[Run] = []  # of paragraphs whose end was deleted
        for child in self._block_children(parent):
            if child.tag == _P:
                carried = self._paragraph(child, carried, out)
            elif child.tag == _TABLE:
                out += table_drafts([self._cells(row) for row in self._members(child, _ROW)])
            else:
                self._met["chunk"] += 1
        if carried:
            out.append(Draft((tuple(carried),)))

    def note(self, body: _Element | None, label: str) -> list[Draft]:
        """One note as a draft; none where the file has a call but no note."""
        drafts: list[Draft] = []
        self._fields.clear()
        if body is not None:
            self.blocks(body, drafts)
        runs = flat_runs(drafts)
        self._met["no note"] += not runs
        return [Draft((runs,), role="note", label=label)] if runs else []

    def warnings(self) -> Iterator[str]:
        """What is in the file and not, or not as it stood, in the blocks."""
        met = self._met
        if met["insertion"] or met["deletion"]:
            yield (
                f"tracked changes taken as accepted: {met['insertion']} insertions, "
                f"{met['deletion']} deletions"
            )
        for count, words in (
            (met["hidden"], "characters of hidden text left out"),
            (met["struck"], "characters of struck-out text read like the rest"),
            (met["chunk"], "embedded documents (altChunk) left out"),
            (met["chart"], "charts or diagrams left out"),
            (met["symbol"], f"symbols of an unknown font shown as {UNKNOWN}"),
            (met["no note"], "note calls without a note"),
        ):
            if count:
                yield f"{count} {words}"
        if self.called and any(numbers.restarts_on_pages() for numbers in self.numbers.values()):
            yield "notes that begin anew on each page are numbered through"

    def _kept(self, parent: _Element) -> Iterator[_Element]:
        """Children as they are once tracked changes are accepted and alternatives chosen."""
        for child in parent:
            if child.tag in _GONE:
                self._met["deletion"] += 1
            elif child.tag == _ALTERNATE:  # one text box in two forms: the first that has text
                for branch in child:
                    if next(branch.iter(_TEXT, _P), None) is not None:
                        yield from self._kept(branch)
                        break
            else:
                self._met["insertion"] += child.tag in _COME
                yield child

    def _block_children(self, parent: _Element) -> Iterator[_Element]:
        for child in self._kept(parent):
            if child.tag in (_P, _TABLE, _CHUNK):
                yield child
            elif child.tag not in _ASIDE:
                yield from self._block_children(child)

    def _paragraph(self, element: _Element, carried: list[Run], out: list[Draft]) -> list[Run]:
        """Add a paragraph and its text boxes; the runs to carry on where its end was deleted."""
        properties = element.find(W + "pPr")
        own = paragraph_look(properties)
        style = own.style if own.style in self.styles.elements else self.styles.default_paragraph
        gathered = _Gathered(style or "", carried, [])
        self._inline(element, gathered)
        self._fields = [begun for begun in self._fields if begun]
        end = properties.find(W + "rPr") if properties is not None else None
        joined = end is not None and any(child.tag in _GONE for child in end)
        if not joined and (any(run.text for run in carried) or not run_look(end).hidden):
            out.append(self._draft(gathered, own))
        for box in gathered.boxes:
            self.blocks(box, out)
        self._section += properties is not None and properties.find(W + "sectPr") is not None
        return carried if joined else []

    def _draft(self, gathered: _Gathered, own: ParagraphLook) -> Draft:
        look = over(own, self.styles.paragraph(gathered.style))
        label, depth = self._number(own, look, gathered.style)
        outline = 9 if look.outline is None else look.outline  # 9 is running text
        level = self.styles.heading_level(gathered.style) if look.outline != 9 else 0
        level = level or (outline + 1 if 0 <= outline < 9 else 0)
        size = self._look(gathered.style, RunLook()).size
        return Draft(
            (tuple(gathered.runs),),
            role="heading" if level else "text",
            label=label,
            level=level or depth,
            align=aligned(look),
            indent=indent(look, size) + _leading_tabs(gathered.runs) * round(_TAB / size, 2),
        )

    def _number(self, own: ParagraphLook, look: ParagraphLook, style: str) -> tuple[str, int]:
        """The automatic number of a paragraph and its depth, from 1; nothing: "", 0."""
        if look.num_id in (None, "0"):
            return "", 0
        depth = own.num_level
        if depth is None and own.num_id is None:
            listed = self.lists.styles.get(look.num_id or "")
            depth = listed.depth_of_style(self.styles.chain(style)) if listed else None
            depth = look.num_level if depth is None else depth
        depth = min(max(depth or 0, 0), DEEPEST)
        return self.lists.next_label(look.num_id or "", depth), depth + 1

    def _look(self, style: str, own: RunLook) -> Shown:
        if (style, own) not in self._looks:
            self._looks[style, own] = shown(self.styles, style, own)
        return self._looks[style, own]

    def _inline(self, parent: _Element, gathered: _Gathered) -> None:
        """Gather the runs of a paragraph, or of anything in it that holds runs."""
        for child in self._kept(parent):
            if child.tag == _RUN:
                self._run(child, gathered)
            elif child.tag == _FORMULA:
                gathered.runs.append(Run(child.text or ""))
            elif child.tag not in _ASIDE:
                self._inline(child, gathered)

    def _run(self, element: _Element, gathered: _Gathered) -> None:
        properties = element.find(W + "rPr")
        look = self._look(gathered.style, run_look(properties))
        signed: tuple[NoteKind, str] | None = None  # a note whose own sign follows its call
        sign = ""
        for child in self._kept(element):
            if kind := _CALLS.get(child.tag):
                note = kind, child.get(W + "id") or ""
                if child.get(W + "customMarkFollows") in ("1", "true", "on"):
                    signed = note
                else:
                    gathered.runs.append(self._call(note))
            elif not (text := self._text(child)):
                self._other(child, gathered)
            elif look.hidden:
                self._met["hidden"] += len(text)
            elif signed is not None:
                sign += text
            elif all(self._fields[:-1]):  # else it is the result of a field in a field's code
                run = Run(text, look.bold, look.italic, look.raised, size=look.size)
                gathered.runs.append(run)
                self._met["struck"] += is_struck(properties) * len(text)
        if signed is not None:
            gathered.runs.append(self._call(signed, sign.strip()))

    def _text(self, element: _Element) -> str:
        """The characters that an element of a run stands for."""
        if element.tag == _TEXT:
            return (element.text or "").replace("\n", " ")
        if element.tag == _SYMBOL:
            code = element.get(W + "char") or ""
            known = re.fullmatch(r"[0-9A-Fa-f]{1,5}", code)
            text = symbol_text(element.get(W + "font") or "", int(code, 16)) if known else UNKNOWN
            self._met["symbol"] += text == UNKNOWN
            return text
        return _CHARACTERS.get(element.tag, "")

    def _other(self, element: _Element, gathered: _Gathered) -> None:
        """Fields, drawings and readings above characters."""
        if element.tag == W + "fldChar":
            kind = element.get(W + "fldCharType")
            if kind == "begin":
                self._fields.append(False)
            elif self._fields and kind == "separate":
                self._fields[-1] = True
            elif self._fields and kind == "end":
                self._fields.pop()
        elif element.tag in _DRAWN:
            self._met["chart"] += sum(1 for _ in element.iter(*_CHARTS))
            gathered.boxes.extend(self._boxes(element))
        elif element.tag == W + "ruby":
            self._inline(element, gathered)

    def _call(self, note: tuple[NoteKind, str], sign: str = "") -> Run:
        if note not in self.called:
            self.called[note] = sign or self.numbers[note[0]].next_label(self._section)
        return Run(self.called[note], call=True)

    def _boxes(self, element: _Element) -> Iterator[_Element]:
        """The outermost text boxes of a drawing."""
        for child in self._kept(element):
            if child.tag == _BOX:
                yield child
            else:
                yield from self._boxes(child)

    def _cells(self, row: _Element) -> list[list[Draft]]:
        """The cells that begin in a row, each with its blocks."""
        cells = []
        for cell in self._members(row, _CELL):
            drafts: list[Draft] = []
            self.blocks(cell, drafts)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            begins = merged is None or merged.get(VAL) == "restart"
            if begins or any(draft.has_text() for draft in drafts):
                cells.append(drafts)
        return cells

    def _members(self, parent: _Element, tag: str) -> Iterator[_Element]:
        """The rows of a table or the cells of a row, without the deleted and the hidden."""
        for child in self._kept(parent):
            if child.tag == tag:
                settings = child.find(tag + "Pr")
                names = {setting.tag for setting in settings} if settings is not None else set()
                if names & {W + "del", W + "cellDel"}:
                    self._met["deletion"] += 1
                elif W + "hidden" in names:
                    self._met["hidden"] += sum(len(t.text or "") for t in child.iter(_TEXT))
                else:
                    yield child
            elif child.tag not in _ASIDE and child.tag not in (_P, _TABLE):
                yield from self._members(child, tag)


def _leading_tabs(runs: list[Run]) -> int:
    text = "".join(run.text for run in runs[:4])
    return len(text) - len(text.lstrip("\t"))
