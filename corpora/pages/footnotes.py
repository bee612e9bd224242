"""Footnotes: detached from the foot of the page, and attached to the calls in the text.

    还重申其认可《…行动计划》¹的1978年…决议，        a raised digit in the text is a call only
    __________________                              if a note with that label stands on its page
    ¹ 《联合国…会议报告…》…第一章。                   (or nowhere nearer); else it is a digit

Readers of paged text give raised digits as superscript characters. Notes stand under a short rule,
or at the foot of the page in smaller type with a raised label.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpora.blocks import Block
from corpora.document import Mark
from corpora.pages.furniture import form_of
from corpora.pages.joining import Joiner
from corpora.pages.lines import PLAIN, RAISED, Line, Page, Stroke
from corpora.pdf.recognised_notes import labelled, notes_at_foot, with_calls

_OVERLEAF, _UNDER_TABLE = 3, 20  # pages from a call to its note, at the most
_SMALLER = 0.95  # of the type of running text: notes
_RAISED_LABEL = re.compile(rf"([{RAISED}]+|[*†‡§]{{1,4}}(?=\s))\s*")
_PLAIN_LABEL = re.compile(r"\(?(\d{1,3})(?:[.)]?\s+|(?=[^\W\d]|[《“«\"(（]))")
_LETTER_LABEL = re.compile(r"([a-z])(?:/|\))?\s+(?=\S)")
_CALL = re.compile(rf"\s*([{RAISED}]+(?:[,;،]? ?[{RAISED}]+)*|[*†‡§]+)(\s*)")
_UNITS = re.compile(r"(?<![^\W\d_])(?:[kcmd]?m|[кдсм]?м|ك?م)$|[米里尺寸]$")
_POWER = re.compile(r"[×·*]\s*10$|⁻$")

_PLAIN_LETTERS = {code: char for code, char in PLAIN.items() if not char.isdigit()}


class Foot(NamedTuple):
    """A page taken apart."""

    page: Page  # the text
    notes: tuple[Line, ...]
    rules: tuple[Line, ...]  # printed rules above them


def detach(page: Page, size: float) -> Foot:
    """Take the lines of notes out of a page.

    Args:
        page: its lines, furniture still among them.
        size: of the type of running text.
    """
    rules = [line for line in page.lines if form_of(line.text) == "rule"]
    lines = [line for line in page.lines if line not in rules]
    tops = [(line.base, line.left, line.right) for line in rules] + [
        (stroke.y, stroke.left, stroke.right)
        for stroke in page.strokes
        if 2 * size < stroke.right - stroke.left < 0.4 * page.width and stroke.y > page.height / 4
        if not _is_border(stroke, page) and not any(_touches(stroke, line) for line in lines)
    ]
    content = (line for line in lines if _is_content(line) and not line.row)
    downwards = sorted(content, key=lambda line: line.base)
    notes = [] if tops else _notes_at_foot(downwards, size)
    if page.recognised:
        notes = notes_at_foot([line for line in lines if line in downwards], page, _SMALLER * size)
    for top, left, right in sorted(tops):
        below = [line for line in downwards if line.base > top and line not in notes]
        column = [line for line in below if line.left < right and left < line.right]
        small = column[:1] and column[0].size <= _SMALLER * size
        notes += _notes_below(below, size) or _notes_below(column if small else (), size)
    text = [line for line in lines if line not in notes]
    return Foot(replace(page, lines=tuple(text)), tuple(notes), tuple(rules))


def with_labels(feet: Sequence[Foot]) -> list[Foot]:
    """Pages taken apart, whose recognised notes have labels, and their text calls of them."""
    notes = iter(labelled([foot[:2] for foot in feet if foot.page.recognised]))
    return [_with_calls(foot, next(notes)) if foot.page.recognised else foot for foot in feet]


def _with_calls(foot: Foot, notes: tuple[Line, ...]) -> Foot:
    raised = (_RAISED_LABEL.match(line.text) for line in notes)
    labels = [found[1].translate(PLAIN) for found in raised if found]
    return foot._replace(page=with_calls(foot.page, labels), notes=notes)


def _is_border(stroke: Stroke, page: Page) -> bool:
    """Whether a stroke goes on into another, as over the cells of a table."""
    return any(
        abs(other.y - stroke.y) < 1
        and min(abs(other.left - stroke.right), abs(stroke.left - other.right)) < 2
        for other in page.strokes
    )


def _touches(stroke: Stroke, line: Line) -> bool:
    """Whether a stroke goes through words of a line, or under them: deleted, or underlined."""
    beside = line.left - 1 < stroke.left and stroke.right < line.right + 1
    return beside and -0.5 * line.size < stroke.y - line.base < 0.3 * line.size


def _is_content(line: Line) -> bool:
    return any(form_of(text) is None for text in line.texts())


def _notes_below(lines: Sequence[Line], size: float) -> list[Line]:
    """The notes under a rule: all small lines, or, in type of one size, all down to the foot."""
    if not lines:
        return []
    small = [line.size <= _SMALLER * size for line in lines]
    if small[0]:
        return list(lines[: small.index(False) if False in small else None])
    labelled = _RAISED_LABEL.match(lines[0].text) or _PLAIN_LABEL.match(lines[0].text)
    return list(lines) if labelled else []


def _notes_at_foot(lines: Sequence[Line], size: float) -> list[Line]:
    """Notes without a rule: small lines down to the foot, the first with a raised label."""
    for index, line in enumerate(lines):
        if line.size <= _SMALLER * size and _RAISED_LABEL.match(line.text):
            rest = lines[index:]
            return list(rest) if all(low.size <= _SMALLER * size for low in rest) else []
    return []


def note_blocks(feet: Iterable[Foot], join: Joiner) -> list[Block]:
    """The notes of all pages; one that goes on overleaf is one."""
    notes: list[Block] = []
    last: Foot | None = None
    for foot in feet:
        for line in foot.notes:
            label, text = _label(line.text, notes[-1] if notes else None, foot.page.number)
            if label or not notes:
                raw = line.text.translate(PLAIN)
                notes.append(Block(text, "note", label, page=foot.page.number, raw=raw))
            else:
                turn = "\n" if foot is last else "\f"
                raw = notes[-1].raw + turn + text.translate(PLAIN)
                notes[-1] = replace(notes[-1], text=join(notes[-1].text, text), raw=raw)
            last = foot
    return [replace(note, text=note.text.translate(PLAIN)) for note in notes]


def _label(text: str, before: Block | None, page: int) -> tuple[str, str]:
    """The label at the beginning of a line of notes, and the rest; "" if the line has none."""
    if found := _RAISED_LABEL.match(text):
        return found.group(1).translate(PLAIN).strip("()"), text[found.end() :]
    last = before.label if before else ""
    if found := _PLAIN_LABEL.match(text):
        value = int(found.group(1))
        overleaf = before is not None and before.page < page
        begins = value == 1 and (overleaf or not last.isdecimal())
        follows = last.isdecimal() and 0 < value - int(last) <= (3 if overleaf else 1)
        if begins or follows:
            return found.group(1), text[found.end() :]
    if (found := _LETTER_LABEL.match(text)) and (
        found.group(1) == "a" or (len(last) == 1 and ord(found.group(1)) == ord(last) + 1)
    ):
        return found.group(1), text[found.end() :]
    return "", text


def attach(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """Blocks whose calls point at their notes: `Mark.note` is an index into `notes`.

    Raised characters for which there is a note become marks. Of the others, letters become plain
    again ("1st") and digits stay raised ("10⁶", "m²").
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        places[note.label].append(index)
    called: set[int] = set()
    return [_take_calls(block, notes, places, called) for block in blocks]


def _take_calls(
    block: Block, notes: Sequence[Block], places: dict[str, list[int]], called: set[int]
) -> Block:
    text, end = "", 0
    marks = []
    cuts: list[tuple[int, int, int]] = []  # a call that was taken out, and where it stood
    for mark in block.marks:
        note = _note_for(mark.label, block, notes, places, called)
        marks.append(mark._replace(note=note))
        called.add(note)
    for found in _CALL.finditer(block.text):
        before = block.text[end : found.start()]
        labels = _labels_of(found.group(1), places)
        found_notes = [_note_for(label, block, notes, places, called) for label in labels]
        if not labels or -1 in found_notes or _is_exponent(before, labels[0]):
            text += before + found.group().translate(_PLAIN_LETTERS)
        else:
            text += before
            space = found.group(2)[:1]
            cuts.append((found.start(), found.end() - len(space), len(text)))
            marks += [
                Mark(len(text), label, note)
                for label, note in zip(labels, found_notes, strict=True)
            ]
            called.update(found_notes)
            text += space
        end = found.end()
    text += block.text[end:]
    cells = tuple((_moved(start, cuts), _moved(stop, cuts)) for start, stop in block.cells)
    return replace(block, text=text, marks=tuple(sorted(marks)), cells=cells)


def _moved(at: int, cuts: Sequence[tuple[int, int, int]]) -> int:
    """Where a place of the text is when the calls have been taken out."""
    for start, stop, now in reversed(cuts):
        if at > start:
            return now + max(0, at - stop)
    return at


def _is_exponent(before: str, label: str) -> bool:
    """Whether a raised figure belongs to what stands before it: "m²", "3 × 10⁶", "s⁻¹"."""
    return bool(_POWER.search(before) or (_UNITS.search(before) and label in "23"))


def _labels_of(raised: str, places: dict[str, list[int]]) -> list[str]:
    """The labels in a run of raised characters; "12" is one label if there is such a note."""
    labels = []
    for part in re.findall(r"[^,;، ()]+", raised.translate(PLAIN)):
        whole = part in places or not all(char in places for char in part)
        labels += [part] if whole else list(part)
    return labels


def _note_for(
    label: str, block: Block, notes: Sequence[Block], places: dict[str, list[int]], called: set[int]
) -> int:
    """The note a call in a block means: the first such from there on, not yet called if any."""
    reach = _UNDER_TABLE if block.role == "row" else _OVERLEAF
    near = (index for index in places.get(label, ()) if notes[index].page - block.page >= 0)
    candidates = [index for index in near if notes[index].page - block.page <= reach]
    fresh = [index for index in candidates if index not in called]
    return (fresh or candidates or [-1])[0]
