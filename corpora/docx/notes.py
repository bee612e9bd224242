"""The numbers that the footnotes and endnotes of a DOCX file bear.

The file keeps no numbers, only calls in reading order and, for the document and for each section,
how notes are counted (w:footnotePr, w:endnotePr): format, start, and whether a section begins anew.
Where each page begins anew, the numbers depend on a page layout that the file does not hold; such
notes are numbered through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from corpora.docx.styles import VAL, W, integer
from corpora.figures.counters import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

NoteKind = Literal["footnote", "endnote"]
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)


@dataclass(frozen=True, slots=True)
class NoteCount:
    """How the notes of one section are counted."""

    format: str = "decimal"
    start: int = 1
    restart: str = "continuous"


@dataclass(slots=True)
class NoteNumbers:
    """Numbers for one kind of note, given out in reading order."""

    sections: Sequence[NoteCount]  # one a section
    _last: tuple[int, int] | None = field(default=None)  # section and number of the last note

    def next_label(self, section: int) -> str:
        """The label of the next note that is called in a section (from 0)."""
        count = self.sections[min(section, len(self.sections) - 1)]
        if self._last is None or (count.restart == "eachSect" and self._last[0] != section):
            number = count.start
        else:
            number = self._last[1] + 1
        self._last = section, number
        return format_number(number, count.format)

    def restarts_on_pages(self) -> bool:
        """Whether a section asks for numbers that begin anew on each page."""
        return any(count.restart == "eachPage" for count in self.sections)


def note_numbers(
    kind: NoteKind, settings: _Element | None, sections: Sequence[_Element]
) -> NoteNumbers:
    """The counter for one kind of note.

    Args:
        kind: footnotes or endnotes.
        settings: root of word/settings.xml.
        sections: every w:sectPr of the text, in order.
    """
    default = NoteCount(format="decimal" if kind == "footnote" else "lowerRoman")
    if settings is not None:
        default = _count(settings.find(f"{W}{kind}Pr"), default)
    return NoteNumbers([_count(s.find(f"{W}{kind}Pr"), default) for s in sections] or [default])


def _count(properties: _Element | None, default: NoteCount) -> NoteCount:
    if properties is None:
        return default
    said = {child.tag: child.get(VAL) for child in properties}
    start = integer(said.get(W + "numStart"))
    return NoteCount(
        format=said.get(W + "numFmt") or default.format,
        start=default.start if start is None else start,
        restart=said.get(W + "numRestart") or default.restart,
    )


def note_bodies(root: _Element | None) -> dict[str, _Element]:
    """The notes of a part by their identifiers, without the lines that separate them."""
    bodies: dict[str, _Element] = {}
    for note in root if root is not None else ():
        if note.get(W + "type") in (None, "normal"):
            bodies[note.get(W + "id") or ""] = note
    return bodies
