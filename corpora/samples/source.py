r"""A working translation in Markdown, read into what the sample files are made of.

    # 79/236. South-South cooperation                     title
    *The General Assembly*,                               opening
    *Reaffirming* the Paris Agreement[^2] and …,          preambular, with a call
    1\. *Recalls* the second High-level …;                operative
    24 December 2024                                      closing
    [^2]: Adopted under the …                             footnote

This reads our own five files and nothing else; the toolkit's Markdown reader is not used here, so
that the samples can test it.

>>> [(run.text, run.italic, run.call) for run in runs_of("*Recalls* its document,[^5] and")]
[('Recalls', True, ''), (' its document,', False, ''), ('', False, '5'), (' and', False, '')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpora.document import Kind, Lang

TRANSLATED: tuple[Lang, ...] = ("ar", "en", "es", "fr", "ru")

_LABEL = re.compile(r"(\d+(?:/\d+)?)(?:\\?\.| -) ")
_NOTE = re.compile(r"\[\^(\d+)\]: ")
_INLINE = re.compile(r"\*([^*]+)\*|\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face, or a footnote call."""

    text: str
    italic: bool = False
    call: str = ""  # a footnote's number; the text is "" then


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph of a translation."""

    kind: Kind
    label: str  # as printed: "79/236.", "236/79 -", "1."; "" where there is none
    number: str  # the same in every language: "79/236", "1"; of the unnumbered, the count
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The text without its label, without calls."""
        return "".join(run.text for run in self.runs)

    @property
    def calls(self) -> tuple[str, ...]:
        """The footnotes it calls, in order."""
        return tuple(run.call for run in self.runs if run.call)


@dataclass(frozen=True, slots=True)
class Translation:
    """A whole translation: title first, footnotes last."""

    lang: Lang
    comment: str  # says what the file is
    items: tuple[Item, ...]

    def of(self, *kinds: Kind) -> tuple[Item, ...]:
        """The paragraphs of some kinds, in order."""
        return tuple(item for item in self.items if item.kind in kinds)


def folder() -> Path:
    """Where the samples lie."""
    return Path(__file__).parent


def read_translation(lang: Lang) -> Translation:
    """The working translation into one language.

    Raises:
        FileNotFoundError: there is none.
    """
    text = (folder() / "text" / f"A_RES_79_236.{lang}.md").read_text(encoding="utf-8")
    comment, *lines = (line for line in text.splitlines() if line)
    items: list[Item] = []
    for line in lines:
        items.append(_item(line, items))
    return Translation(lang, comment.removeprefix("<!-- ").removesuffix(" -->"), tuple(items))


def runs_of(line: str) -> tuple[Run, ...]:
    """The runs of one line of Markdown."""
    runs: list[Run] = []
    end = 0
    for found in _INLINE.finditer(line):
        if found.start() > end:
            runs.append(Run(line[end : found.start()]))
        runs.append(Run(found[1], italic=True) if found[1] else Run("", call=found[2]))
        end = found.end()
    if end < len(line):
        runs.append(Run(line[end:]))
    return tuple(runs)


def _item(line: str, before: list[Item]) -> Item:
    if note := _NOTE.match(line):
        return Item("footnote", note[1], note[1], runs_of(line[note.end() :]))
    heading = line.startswith("# ")
    if label := _LABEL.match(line, pos=2 if heading else 0):
        printed = label[0].replace("\\", "").rstrip()
        kind: Kind = "title" if heading else "operative"
        return Item(kind, printed, _in_order(label[1], printed), runs_of(line[label.end() :]))
    kind = _unnumbered(before[-1].kind)
    count = 1 + sum(item.kind == kind for item in before)
    return Item(kind, "", str(count), runs_of(line))


def _in_order(number: str, printed: str) -> str:
    """Session first: Arabic prints 236/79."""
    if printed.endswith("-") and "/" in number:
        return "/".join(reversed(number.split("/")))
    return number


def _unnumbered(before: Kind) -> Kind:
    following: dict[Kind, Kind] = {"title": "opening", "opening": "preambular"}
    return following.get(before, "closing" if before in ("operative", "closing") else "preambular")
