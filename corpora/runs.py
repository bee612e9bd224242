"""Blocks in the making: runs of text with their look, one draft a paragraph, note or row.

    Run("resolution 64/222,")  Run("5", call=True)  Run(" entitled")
    ↓
    Block("resolution 64/222, entitled", marks=(Mark(18, "5"),), raw="resolution 64/222,5 entitled")

Readers of marked-up formats (DOCX, HTML) hand their runs here once the whole file is read, for only
then is it known which raised figures are footnote calls. A raised figure is a call where a note
bears that label ("cooperation²", but not "km²" or "10²"); one that is not keeps its height as a
Unicode superscript, so that 10⁶ does not become 106.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from corpora.blocks import Block, Role
from corpora.document import Mark, Span

Align = Literal["start", "centre", "end", ""]

_RAISED_FIGURES = "0123456789+-\u2212()"
_RAISED = str.maketrans(_RAISED_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LABEL = re.compile(r"\d{1,4}|[a-z]{1,2}|[*†‡§¶]{1,4}")
_BETWEEN_CALLS = re.compile(r"[\s,;،、，]+")
# What a raised 2 or 3 belongs to when it is no call.
_UNIT = re.compile(
    r"(?:^|[\W\d_])(?:[munkcd]?m|µm|μm|ha|ft|mi|yd|kg|м|км|см|мм|дм|م|كم|سم|ملم)$"
    r"|[米里尺寸]$|(?:^|\D)10$"
)


class Run(NamedTuple):
    """Characters that look alike, or a footnote call."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    call: bool = False  # the text is the label of a note
    size: float = 0.0  # in points; 0 unknown


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before its calls and its relative size are known."""

    cells: tuple[tuple[Run, ...], ...]  # one, but for a row
    role: Role = "text"
    label: str = ""
    level: int = 0
    align: Align = ""
    indent: float = 0.0

    @property
    def runs(self) -> tuple[Run, ...]:
        """All runs in reading order."""
        return tuple(run for cell in self.cells for run in cell)

    def has_text(self) -> bool:
        """Whether there is anything to read in it, a call included."""
        return any(run.call or not run.text.isspace() for run in self.runs if run.text)


def flat_runs(drafts: Iterable[Draft]) -> tuple[Run, ...]:
    """The runs of several drafts as those of one cell; printed numbers become text."""
    runs: list[Run] = []
    for draft in drafts:
        if not draft.has_text():
            continue
        if runs:
            runs.append(Run("\n"))
        if draft.label:
            runs.append(Run(draft.label + " "))
        for index, cell in enumerate(draft.cells):
            runs += [Run(" "), *cell] if index and cell else cell
    return tuple(runs)


def table_drafts(rows: Sequence[Sequence[Sequence[Draft]]], layout: bool = False) -> list[Draft]:
    """A row a draft; of a table of a single column, or one for layout, what is in its cells."""
    if layout or all(len(cells) <= 1 for cells in rows):
        return [draft for cells in rows for cell in cells for draft in cell]
    return [Draft(tuple(map(flat_runs, cells)), role="row") for cells in rows if cells]


def finish(drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """The blocks of a whole file; notes typed by hand are found, empty drafts left out."""
    drafts = _with_typed_notes([draft for draft in drafts if draft.has_text()])
    labels = frozenset(draft.label for draft in drafts if draft.role == "note")
    size = _running_size(drafts)
    return tuple(_block(draft, labels, size) for draft in drafts)


def _with_typed_notes(drafts: list[Draft]) -> list[Draft]:
    """Drafts that open with a raised label which was called before them become notes."""
    called: set[str] = set()
    result = []
    for draft in drafts:
        runs = draft.runs
        label = _opening_label(runs) if draft.role == "text" and not draft.label else ""
        if label and label in called:
            draft = replace(draft, role="note", label=label)
        called.update(run.text.strip(" \t[]()") for run in runs[1:] if run.raised)
        result.append(draft)
    return result


def _opening_label(runs: Sequence[Run]) -> str:
    """The raised label that opens a typed note; else ""."""
    if len(runs) < 2 or not runs[0].raised or runs[0].call:
        return ""
    label = runs[0].text.strip(" \t[]()")
    spaced = (runs[0].text + runs[1].text)[len(runs[0].text.rstrip()) :][:1].isspace()
    return label if _LABEL.fullmatch(label) and (spaced or len(label) < 3) else ""  # not ²³⁵U


def _running_size(drafts: Sequence[Draft]) -> float:
    sizes: Counter[float] = Counter()
    for draft in drafts:
        if draft.role != "note":
            for run in draft.runs:
                sizes[run.size] += len(run.text)
    del sizes[0.0]
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _block(draft: Draft, labels: frozenset[str], running_size: float) -> Block:
    line = _Line(labels, own=draft.label if draft.role == "note" else "")
    cells: list[Span] = []
    for index, cell in enumerate(draft.cells):
        if index:
            line.add("\t")
        start = line.length
        line.add_runs(_unbracketed(cell))
        cells.append((start, line.length))
    text, marks, raw = line.printed() if draft.role == "row" else line.trimmed()
    if draft.label:
        raw = f"{draft.label} {raw}"
    printed = [run for run in draft.runs if run.text.strip() and not run.call]
    return Block(
        text,
        role=draft.role,
        label=draft.label,
        level=draft.level,
        marks=tuple(marks),
        cells=tuple(cells) if draft.role == "row" else (),
        raw="" if raw == text else raw,
        bold=bool(printed) and all(run.bold for run in printed),
        italic=bool(printed) and all(run.italic for run in printed),
        align=draft.align,
        size=_relative_size(printed, running_size),
        indent=draft.indent,
    )


def _unbracketed(runs: Sequence[Run]) -> list[Run]:
    """Runs without the brackets that stand round a call: [1]."""
    result = list(runs)
    for index, run in enumerate(result[1:-1], 1):
        before, after = result[index - 1], result[index + 1]
        if run.call and before.text.endswith("[") and after.text.startswith("]"):
            result[index - 1] = before._replace(text=before.text[:-1])
            result[index + 1] = after._replace(text=after.text[1:])
    return result


def _relative_size(runs: Sequence[Run], running_size: float) -> float:
    sizes: Counter[float] = Counter()
    for run in runs:
        if not run.raised:
            sizes[run.size] += len(run.text)
    largest = max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
    return round(largest / running_size, 2) if largest and running_size else 1.0


class _Line:
    """Text, the calls taken out of it, and both together as printed."""

    def __init__(self, labels: frozenset[str], own: str = "") -> None:
        self.length = 0
        self._text: list[str] = []
        self._raw: list[str] = []
        self._marks: list[Mark] = []
        self._labels = labels
        self._own = own  # the label of the note itself, which may be typed at its head
        self._in_note = bool(own)

    def add(self, text: str) -> None:
        if text:
            self._text.append(text)
            self._raw.append(text)
            self.length += len(text)

    def add_runs(self, runs: Sequence[Run]) -> None:
        for index, run in enumerate(runs):
            if run.call:
                self._call([run.text], run.text)
            elif self._in_note and not self.length:
                self._open_note(run)
            elif run.raised:
                self._raise(run.text, runs[index + 1 : index + 3])
            else:
                self.add(run.text)

    def _call(self, labels: Sequence[str], printed: str) -> None:
        self._marks += [Mark(self.length, label) for label in labels]
        self._raw.append(printed)

    def _open_note(self, run: Run) -> None:
        """Leave out the label a note bears at its head; it stands in Block.label."""
        rest = run.text.lstrip()
        typed = (
            re.match(rf"[\[(]?{re.escape(self._own)}(?!\w)[\])]?\s*", rest) if self._own else None
        )
        if typed and (run.raised or not self._own.isalnum()):
            rest, self._own = rest[typed.end() :], ""
        if run.raised:
            self._raise(rest, ())
        else:
            self.add(rest)

    def _raise(self, text: str, after: Sequence[Run]) -> None:
        core = text.strip()
        if not core:
            self.add(text)
            return
        before, _, behind = text.partition(core)
        labels = [label for label in _BETWEEN_CALLS.split(core.strip("[]()")) if label]
        self.add(before)
        follows = behind or "".join(run.text for run in after)
        called = bool(self._marks) and self._marks[-1].at == self.length
        if not labels and called and after and (after[0].call or after[0].raised):
            self._raw.append(core + behind)  # the comma between two calls
            return
        if labels and self._labels.issuperset(labels) and self._may_call(follows):
            self._call(labels, core)
        elif all(character in _RAISED_FIGURES for character in core):
            self.add(core.translate(_RAISED))
        else:
            self.add(core)
        self.add(behind)

    def _may_call(self, after: str) -> bool:
        before = "".join(self._text[-3:])[-8:]
        return not (
            _UNIT.search(before)
            or (after[:1].isascii() and after[:1].isalpha() and before[-1:].isalpha())
        )

    def printed(self) -> tuple[str, list[Mark], str]:
        """The text, the calls, the text as printed."""
        return "".join(self._text), self._marks, "".join(self._raw)

    def trimmed(self) -> tuple[str, list[Mark], str]:
        """The same without white space at either end, which stays in the text as printed."""
        text, marks, raw = self.printed()
        start = len(text) - len(text.lstrip())
        text = text.strip()
        kept = [Mark(min(max(mark.at - start, 0), len(text)), mark.label) for mark in marks]
        return text, kept, raw.strip("\n")
