"""Notes of a page that was dumped: which lines are notes, and where the text calls them.

其1978年12月19日第33/134号决议，     a call glued to the word before it,
__________________               perhaps a rule, which opens the notes
1 《联合国…报告》                  a label, perhaps on a line of its own
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from corpora.language import HAN
from corpora.pages.line_ends import has_ended
from corpora.pages.lines import RAISED, raised
from corpora.words.han_forms import either

LABEL = re.compile(rf"(\d{{1,3}}|[{RAISED}]+|[*†‡]{{1,4}})(?:\s+|$|(?=[^\W\d]|[《“«(（]))")
_ABBREVIATED = re.compile(
    r"\b(?:nos?|vols?|pp?|paras?|chap|sects?|arts?|eds?|cf|núm|párr|par|т|п|с|гл)\.$", re.I
)
_GLUED = 2  # how a number is rated that stands without a space behind a word


class Row(NamedTuple):
    """A line of the file that is not blank."""

    place: int  # blank lines counted
    indent: int
    text: str
    fresh: bool  # a form feed stands before it
    runs_on: bool | None = None  # whether its paragraph goes on, if a blank at its end tells that


def is_note(text: str, notes: Sequence[Row]) -> bool:
    """Whether a line under a rule is one of the notes: the next one, or more of an unfinished."""
    label = LABEL.match(text)
    if not notes:
        return bool(label)
    last = notes[-1].text
    if not has_ended(last) or last.endswith((",", "،")) or _ABBREVIATED.search(last):
        return True
    values = [value for note in notes if (value := _value(note.text))]
    return bool(value := _value(text)) and (not values or value == values[-1] + 1)


def begin_of_notes(rows: Sequence[Row], last: int) -> int:
    """Where the notes at the foot of a page begin that no line of signs parts from its text.

    They are labelled from 1, or where the page before left off. The text calls them; or a blank
    line is above them, they go on from those of the page before, and take less than half of this.

    Args:
        rows: of a page, in order.
        last: the label of the last note before this page; 0 if there was none.

    Returns:
        The index of the first line of the notes; len(rows) if there are none.
    """
    starts = [at for at in range(1, len(rows)) if _value(rows[at].text) in (1, last + 1)]
    nexts = []
    for at in starts:
        row, is_below_blank = rows[at], rows[at].place > rows[at - 1].place + 1
        labels = _labels_from(_value(row.text), rows[at:])
        if _opens(row) and _are_called(labels, rows[:at], 0 if is_below_blank else _GLUED):
            return at
        goes_on = 0 < last == _value(row.text) - 1 and 2 * at > len(rows)
        if goes_on and is_below_blank and _opens(row) and not _is_bare(row):
            nexts.append(at)
    return nexts[-1] if nexts else len(rows)


def _opens(row: Row) -> bool:
    """Whether the first note of a page may begin so: no small letter and no unit after a number."""
    label = LABEL.match(row.text)
    rest = row.text[label.end() :] if label else ""
    return not (rest[:1].islower() or _COUNTED.match(rest))


def _are_called(labels: Sequence[str], rows: Sequence[Row], least: int) -> bool:
    """Whether all labels are called in the text, or half of them by numbers glued to words."""
    text = "".join(f"{row.text}\n" for row in rows)
    found = len(calls(text, labels, least))
    return found == len(labels) or 2 * len(calls(text, labels, _GLUED)) >= len(labels)


def _labels_from(first: int, rows: Sequence[Row]) -> list[str]:
    """The labels of notes that follow each other, from the first one on."""
    labels: list[str] = []
    for row in rows:
        if _value(row.text) == first + len(labels):
            labels.append(str(first + len(labels)))
    return labels


def last_label(notes: Sequence[Row]) -> int:
    """The greatest number among the labels of notes; 0 if there are none."""
    return max((_value(row.text) for row in notes), default=0)


def labelled(rows: Sequence[Row]) -> list[Row]:
    """Lines of notes, each label where its note begins.

    Programs put labels, which are raised, on lines of their own: just above the note, or out of
    place ("Adopted …", "3", "United Nations …", "2"). The latter go to the notes that have none.
    """
    loose: list[Row] = []
    kept: list[Row] = []
    for row, below in zip_longest(rows, rows[1:]):
        if kept and _is_bare(kept[-1]):
            kept[-1] = row._replace(text=f"{kept[-1].text} {row.text}")
        elif not _is_bare(row) or _stands_above(row, below):
            kept.append(row)
        else:
            loose.append(row)
    labels = [_value(row.text) for row in kept]
    all_begin = len(loose) == labels.count(0)
    for index, (row, label) in enumerate(zip(kept, labels, strict=True)):
        due = min(loose, key=lambda row: int(row.text), default=None)
        begins = all_begin or index == 0 or has_ended(kept[index - 1].text)
        later = next(filter(None, labels[index:]), math.inf)
        if due and begins and not label and int(due.text) < later:
            kept[index] = row._replace(text=f"{due.text} {row.text}")
            loose.remove(due)
    return kept + loose


def _is_bare(row: Row) -> bool:
    """Whether a line is nothing but a label."""
    return row.text.isdecimal() and len(row.text) <= 3


def _stands_above(label: Row, below: Row | None) -> bool:
    return bool(below and below.place == label.place + 1 and not _is_bare(below))


def _value(text: str) -> int:
    """The number with which a line of notes begins; 0 if with none."""
    label = LABEL.match(text)
    return int(label.group(1)) if label and label.group(1).isdecimal() else 0


def with_raised_label(text: str, labels: Sequence[str]) -> str:
    """A line of notes with its label raised, if it is one of these."""
    found = LABEL.match(text)
    if not found or found.group(1) not in labels:
        return text
    return raised(found.group(1)) + " " + text[found.end() :]


def calls(text: str, labels: Sequence[str], least: int = 0) -> list[tuple[int, str]]:
    """Where the notes of a page are called: in their order, each at its likeliest place.

    What is rated lower than the least is no call.

    >>> calls("行动计划》1 的 1978 年 12 月 19 日第 33/134 号决议", ["1"])
    [(5, '1')]
    """
    found: list[tuple[int, str]] = []
    start = 0
    for label in labels:
        if not label.isdecimal():
            continue
        number = re.compile(rf"(?<![\d/:-])(?<!\d\.){label}(?![\d/:-]|[.,]\d)")
        rated = [
            (_rating(text, one.start(), one.end()), -one.start())
            for one in number.finditer(text, start)
        ]
        rating, place = max(rated, default=(least - 1, 0))
        if rating >= least:
            found.append((-place, label))
            start = len(label) - place
    return found


def _rating(text: str, start: int, stop: int) -> int:
    """How much a number looks like a call, and not like a number of the text."""
    before, after = text[max(0, start - 20) : start], text[stop : stop + 20]
    glued = bool(before) and not before[-1].isspace()
    rating = _GLUED if glued else 0
    if _COUNTED.match(after) or _COUNTING.search(before):
        rating -= 5
    if re.match(r"[^\W\d]", after) and not _IDEOGRAPH.match(after):
        rating -= 3
    if before[-1:] in ("", "\n") and re.match(r"[.、．)]|\s?-", after):  # a paragraph's number
        rating -= 5
    if glued and (before[-1].isupper() or before[-1] in "([（"):
        rating -= 3
    if not glued and re.match(r"\s+[A-ZА-Я]", after):
        rating -= 3
    if re.search(r"[,;.:,،؛»”’)]\s$", before) and re.match(r"\n", after):
        rating += 4
    return rating


_IDEOGRAPH = re.compile(f"[{HAN}]")
# What makes the number before it, or after it, one of the text.
_COUNTED = re.compile(either(r" ?(?:\d|[年月日号届次个条段项卷页章节款时点分名岁万亿%])"))
_COUNTING = re.compile(
    r"(?:\d|第|\b(?:the|of|and|in|to|on|les?|la|des?|los|el|y|et|à|и|в|с|от|п|пп|No|Nos|[Vv]ol|[Gg]oals?"
    r"|[Pp]art|[Pp]ara(?:graph)?s?|[Aa]rt(?:icle)?s?|[Rr]esolutions?|[Aa]nnex|[Cc]hap(?:ter)?"
    r"|[Ss]ect(?:ion)?|[Tt]argets?|[Pp]ages?|least|than)\.?)\s*$"
)
