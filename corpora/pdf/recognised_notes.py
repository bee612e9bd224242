"""Footnotes of pages whose text was recognised (OCR): no rule is seen, labels are half lost.

    text of the page that ends here,                  a gap
    > Resolution 73/291, annex.                       smaller type down to the foot
    ® A/79/230.
    7 Resolution 70/1.                                the labels that were read tell the rest

Labels and calls are put as superscript characters, as other pages have them (`pages/footnotes.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from corpora.pages.joining import starts_small
from corpora.pages.line_ends import has_stopped
from corpora.pages.lines import Line, Page, downwards, raised

_APART = 1.35  # type sizes from the last line of the text to the first note, at the least
_BELOW = 2.5  # so many from the last note to what stands at the foot of the page
_SHORT = 3.0  # type sizes that the last line of a note leaves free
_READ = re.compile(r"(\d{1,3})[.)]?(?:\s+|(?=[^\W\d]|[《“«\"(（]))")
MISREAD = "!?*°®©>"  # what a raised figure is taken for
_CALL = re.compile(
    r"(?<=[^\W\d_]{2})[,;.:؛،]?"
    rf"(?P<call>\d{{1,3}}|\s?[{MISREAD}]|[\"”]|(?<=[,;.])['’‘])(?=[\s,;.:؛،)]|$)"
)
_LOST = re.compile(r"[^\w\s(\[《“«\"]{1,2}\s*(?=[^\W_])")


class _Call(NamedTuple):
    """What may be a call."""

    line: int
    start: int
    stop: int
    label: str  # "" if another sign was recognised
    is_sure: bool  # no such sign stands there otherwise


def notes_at_foot(lines: Sequence[Line], page: Page, smaller: float) -> list[Line]:
    """The lines of notes of each column: from a gap on, all smaller than the text.

    Args:
        lines: of the page as they are read, without page numbers and the like.
        page: whose lower half may have notes.
        smaller: the size of type below which lines are notes.
    """
    columns = downwards(lines, slack=1.0)
    return [note for column in columns for note in _notes_of(column, page.height, smaller)]


def _notes_of(column: Sequence[Line], height: float, smaller: float) -> list[Line]:
    for index, (above, line) in enumerate(pairwise(column), 1):
        is_apart = line.base - above.base > _APART * above.size
        if is_apart and line.size < smaller and line.base > height / 2:
            notes = list(_close(column[index:]))
            if all(note.size < smaller for note in notes):
                return notes
    return []


def _close(lines: Sequence[Line]) -> Iterator[Line]:
    above = lines[0]
    for line in lines:
        if line.base - above.base > _BELOW * above.size:
            return
        yield line
        above = line


def labelled(notes: Sequence[tuple[Page, Sequence[Line]]]) -> list[tuple[Line, ...]]:
    """The notes of each page with raised labels; those that were lost are counted.

    Notes count through a document. Where the labels that were read do not, none is made up.
    """
    begins = [_begins(lines, page.lines) for page, lines in notes]
    read = [_read(line) for page in begins for line in page]
    shifts = Counter(label - at for at, label in enumerate(read) if label)
    shift, times = shifts.most_common(1)[0] if shifts else (0, 0)
    counts = 2 * times > shifts.total()
    result, at = [], 0
    for (_, lines), first in zip(notes, begins, strict=True):
        page = []
        for line in lines:
            if line in first:
                label = at + shift if counts else read[at] or 0
                line, at = _labelled(line, label), at + 1
            page.append(line)
        result.append(tuple(page))
    return result


def _begins(lines: Sequence[Line], text: Sequence[Line]) -> list[Line]:
    """The lines at which notes begin, under the text of their page."""
    edge = max((line.right for line in (*lines, *text)), default=0.0)
    found = []
    for above, line in zip((None, *lines), lines, strict=False):
        is_short = not above or above.right < edge - _SHORT * above.size
        is_told = bool(_READ.match(line.text) or _LOST.match(line.text))
        stopped = not above or has_stopped(above.text)
        if (is_told and (is_short or stopped)) or (
            is_short and stopped and not starts_small(line.text)
        ):
            found.append(line)
    return found


def _read(line: Line) -> int:
    """The label of a note as it was recognised; 0 if it was not."""
    found = _READ.match(line.text)
    return int(found[1]) if found else 0


def _labelled(line: Line, label: int) -> Line:
    if label <= 0:
        return line
    found = _READ.match(line.text) or _LOST.match(line.text)
    return replace(line, text=f"{raised(str(label))} {line.text[found.end() if found else 0 :]}")


def with_calls(page: Page, labels: Sequence[str]) -> Page:
    """A page on which calls of its notes are raised.

    Figures behind a word are one, if the note is there; signs that stand for none of their own are,
    if together with the figures they are as many as the notes.
    """
    calls = list(_calls(page.lines))
    sure = [call for call in calls if call.label or call.is_sure]
    told = next((found for found in (calls, sure) if _are_of(found, labels)), None)
    if told is None:
        told = [call for call in calls if call.label in labels]
        labels = [call.label for call in told]
    lines = list(page.lines)
    for call, label in sorted(zip(told, labels, strict=True), reverse=True):
        text = lines[call.line].text
        text = text[: call.start] + raised(label) + text[call.stop :]
        lines[call.line] = replace(lines[call.line], text=text)
    return replace(page, lines=tuple(lines))


def _are_of(calls: Sequence[_Call], labels: Sequence[str]) -> bool:
    return len(calls) == len(labels) and all(
        call.label in ("", label) for call, label in zip(calls, labels, strict=True)
    )


def _calls(lines: Sequence[Line]) -> Iterator[_Call]:
    before = ""
    for at, line in enumerate(lines):
        for found in _CALL.finditer(line.text):
            (start, stop), sign = found.span("call"), found["call"].strip()
            if sign not in ("”", '"') or not _is_open(before + line.text[:start], sign):
                is_sure = sign not in ("”", '"') and found[0][0] in ",;،؛"
                yield _Call(at, start, stop, sign if sign.isdecimal() else "", is_sure)
        before += line.text + "\n"


def _is_open(text: str, sign: str) -> bool:
    """Whether a closing quotation mark has its opening one before it."""
    return text.count('"') % 2 == 1 if sign == '"' else text.count("“") > text.count("”")
