"""Text out of a PDF, as programs dump it, becomes pages of lines again.

     还重申其认可《…行动             lines broken, perhaps with a blank one after each
    计划》1 的 1978 年…决议，         calls of notes glued to the words
    __________________               notes, links, page numbers between the pages
     1 《联合国…报告》

There is no geometry, so what the page would show is inferred: a rule opens the notes; a note that
has ended and no next one closes them, and the page; a number that a note of this page has, where
no number of the text can stand, is its call. The result goes the way of a PDF page: lengths count
halves of the type size and lines instead of points.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat
from typing import NamedTuple

from corpora.document import Furniture, FurnitureKind
from corpora.dumps import few_lines
from corpora.dumps.letter_widths import longest_of, printed_width
from corpora.dumps.lone_numbers import with_their_texts
from corpora.dumps.notes import (
    LABEL,
    Row,
    begin_of_notes,
    calls,
    is_note,
    labelled,
    last_label,
    with_raised_label,
)
from corpora.numbering import BEFORE_TITLE, is_article_alone
from corpora.pages.furniture import as_it_returns, form_of
from corpora.pages.joining import starts_large
from corpora.pages.line_ends import has_ended
from corpora.pages.lines import RAISED, Line, Page, raised, side_by_side

_SMALL = 0.8  # the type size given to notes, where running text has 1
_COLUMN, _PAGE, _WIDEST = 30, 50, 200  # halves of the type size that a line takes
_FAR = 0.6  # of the longest line; notes in smaller type have longer lines than the text
_EDGE = 8  # lines: heads and feet stand so near the turn of a page
_LINK = re.compile(r"(?:https?|file)://\S+")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
_HYPHEN_OF_PDFIUM = re.compile("[\ufffe\x02]")  # stands for a hyphen and the end of its line
_CALL_ALONE = re.compile(f"[{RAISED}]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_WIDE_GAP = re.compile(r"\s{2,}")


class _Sheet(NamedTuple):
    """What was found to be one page."""

    text: list[Row]
    notes: list[Row]
    aside: list[Furniture]


def is_wrapped(text: str) -> bool:
    """Whether lines are broken to a width, and do not hold a paragraph each."""
    rows = _rows(text[:200_000])
    least = 1 if "\f" in text else 2  # a page tells that a program pulled the text out
    return bool(rows) and (_are_mostly_broken(rows) or _broken_here_and_there(rows) >= least)


def _are_mostly_broken(rows: Sequence[Row]) -> bool:
    widths = [printed_width(row.text) for row in rows]
    ranked = sorted(widths)
    full, longest = (ranked[int(share * (len(ranked) - 1))] for share in (0.9, 0.98))
    broken = sum(
        not has_ended(row.text) and _goes_on_below(wide, below.text, longest)
        for wide, (row, below) in zip(widths, pairwise(rows), strict=False)
        if wide > 0.7 * full
    )
    return _COLUMN <= full <= _WIDEST and broken >= max(1, 0.15 * len(rows))


def _broken_here_and_there(rows: Sequence[Row]) -> int:
    """How many lines run on where the next word had no room."""
    lines = [_line(row.text, 0, 0.0, 1.0) for row in rows]
    longest = longest_of(line.right for line in lines)
    running = (
        few_lines.goes_on(above, below, longest) and not few_lines.has_room(above, below, longest)
        for above, below in pairwise(lines)
        if not has_ended(above.text) and not starts_large(below.text)
    )
    return sum(running) if _PAGE <= longest <= _WIDEST else 0


def _goes_on_below(wide: float, below: str, longest: float) -> bool:
    """Whether the line below one so wide goes on: with a small letter, or a word without room.

    Scripts without capitals do not tell; there lines are taken to go on, unless others are far
    longer.
    """
    if starts_large(below):
        return wide + printed_width(below.partition(" ")[0]) >= longest
    return wide > _FAR * longest


def pages_of(text: str) -> list[Page]:
    """The pages of a dump; notes in smaller type, their calls raised."""
    rows = _rows(text)
    sheets = _sheets(rows)
    extra = min((s.text[0].indent for s in sheets[1:] if s.text), default=0)
    paged = any(row.fresh for row in rows)
    return [
        _page(number, sheet, 0 if paged or number == 1 else extra)
        for number, sheet in enumerate(sheets, 1)
    ]


def _rows(text: str) -> list[Row]:
    """The lines that are not blank; a number alone stands with its text, a mark with a letter."""
    text = _HYPHEN_OF_PDFIUM.sub("-\n", text)
    rows: list[Row] = []
    fresh, marks = False, ""
    gone = 0  # lines that went to others
    lines = _LINE_END.split(text)
    told = _tells_ends(lines)
    halved = told or _rarely_set_in_by_one(lines)
    for place, line in enumerate(with_their_texts(lines)):
        fresh = fresh or "\f" in line
        bare = line.replace("\f", "").expandtabs(8)
        stripped = bare.strip()
        if all(map(unicodedata.combining, stripped)):
            marks += stripped
            gone += bool(stripped)
            continue
        runs_on = _runs_on(line) if told else None
        row = Row(place - gone, len(bare) - len(bare.lstrip()), marks + stripped, fresh, runs_on)
        fresh, marks = False, ""
        if rows and not row.fresh and halved and _goes_on(rows[-1], row):
            rows[-1] = row._replace(text=f"{rows[-1].text} {row.text}", fresh=rows[-1].fresh)
        else:
            rows.append(row)
    return rows


def _tells_ends(lines: Sequence[str]) -> bool:
    """Whether a blank at the end of a line tells that its paragraph goes on, as PDFium has it."""
    full = [line for line in lines if line.strip()]
    blank = sum(line.endswith(" ") for line in full)
    return 0.3 * len(full) < blank < 0.95 * len(full) and len(full) >= 0.95 * len(lines) - 1


def _rarely_set_in_by_one(lines: Sequence[str]) -> bool:
    """Whether one blank before a line tells of a raised number above it: none is an indent."""
    return sum(bool(re.match(r" \S", line)) for line in lines) < 0.05 * len(lines)


def _goes_on(row: Row, below: Row) -> bool:
    """Whether a line stops at a raised number, and stands in the next one with its rest."""
    return below.indent == 1 and row.text[-1:].isdecimal()


def _runs_on(line: str) -> bool | None:
    """Whether a paragraph goes on after a line; None if a hyphen or a call ends it."""
    return None if re.search(r"[\d-]$", line) else line.endswith(" ")


def _sheets(rows: Sequence[Row]) -> list[_Sheet]:
    """A new page begins at a form feed or, where there is none, after notes, links and feet."""
    paged = any(row.fresh for row in rows)
    pages = _pages_of(rows)
    heads = _heads(rows, pages)
    counting = frozenset(head for head in heads if "#" in head)
    sheets = [_Sheet([], [], [])]
    noting = False
    edges = _near_edges(rows)
    overleaf = next((index for index, page in enumerate(pages) if page), len(rows))
    for index, (row, page) in enumerate(zip(rows, pages, strict=True)):
        sheet = sheets[-1]
        title = index < overleaf - _EDGE and bool(sheet.text)  # which the heads repeat
        known = frozenset() if index not in edges else counting if title else heads
        aside = _aside(row.text, page, known)
        if not aside and noting and (not row.fresh if paged else is_note(row.text, sheet.notes)):
            sheet.notes.append(row)
            continue
        starts = row.fresh if paged else not aside and bool(sheet.aside)
        if starts and (sheet.text or sheet.notes):
            sheet = _Sheet([], [], [])
            sheets.append(sheet)
        noting = (noting and not starts) or aside == "rule"
        if aside:
            sheet.aside.append(Furniture(aside, row.text, len(sheets)))
        else:
            noting = False
            sheet.text.append(row)
    return list(_parted(sheets))


def _parted(sheets: Sequence[_Sheet]) -> Iterator[_Sheet]:
    """Sheets with the notes that no rule parted from the text."""
    last = 0
    for sheet in sheets:
        if not sheet.notes:
            at = begin_of_notes(sheet.text, last)
            sheet = sheet._replace(text=sheet.text[:at], notes=sheet.text[at:])
        last = last_label(sheet.notes) or last
        yield sheet


def _aside(text: str, page: int = 0, heads: frozenset[str] = frozenset()) -> FurnitureKind | None:
    if _LINK.fullmatch(text):
        return "link"
    if form_of(text) == "rule":
        return "rule"
    if not heads.isdisjoint(as_it_returns(text, page)):
        return "running head"
    forms = [form_of(part) for part in _WIDE_GAP.split(text)]
    sure = [form for form in forms if form and (form != "page number" or "/" in text)]
    return sure[0] if sure and all(forms) else None


def _pages_of(rows: Sequence[Row]) -> list[int]:
    """The page of each line: how many form feeds or, where there are none, feet come before it."""
    paged = any(row.fresh for row in rows)
    begins = [row.fresh if paged else _is_foot(row.text) for row in rows]
    return list(accumulate(begins))


def _is_foot(text: str) -> bool:
    return _aside(text) in ("page number", "job number")


def _edges(rows: Sequence[Row]) -> list[int]:
    return [i for i, row in enumerate(rows) if i == 0 or row.fresh or _is_foot(row.text)]


def _near_edges(rows: Sequence[Row]) -> set[int]:
    """Lines that stand so near the turn of a page that they may be heads or feet."""
    return {
        near
        for edge in _edges(rows)
        for near in range(max(0, edge - _EDGE), min(len(rows), edge + _EDGE + 1))
    }


def _heads(rows: Sequence[Row], pages: Sequence[int]) -> frozenset[str]:
    """Lines that come back beside a form feed or a page number, as another page may have them.

    Headings such as "Article 11" do not count pages; what does so counts most of them.
    """
    edges = _edges(rows)
    same: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    seen = set()
    for index in sorted(_near_edges(rows)):
        text = BEFORE_TITLE.sub("", rows[index].text)  # heads have the title without its number
        if (text, pages[index]) in seen or len(text) >= 150 or has_ended(text):
            continue
        seen.add((text, pages[index]))
        itself, *others = as_it_returns(text, pages[index])
        same[itself] += 1
        counted.update(() if is_article_alone(text) else set(others))
    often, mostly = max(2, 0.15 * len(edges)), max(2, 0.6 * (pages[-1] if pages else 0))
    return frozenset(
        [text for text, times in same.items() if times >= often]
        + [text for text, times in counted.items() if times >= mostly]
    )


def _page(number: int, sheet: _Sheet, extra: int) -> Page:
    sheet = sheet._replace(notes=labelled(sheet.notes))
    labels = [found.group(1) for row in sheet.notes if (found := LABEL.match(row.text))]
    text = "".join(f"{row.text}\n" for row in sheet.text)
    for place, label in calls(text, labels):
        text = text[:place] + raised(label) + text[place + len(label) :]
    called = [
        row._replace(text=words) for row, words in zip(sheet.text, text.split("\n"), strict=False)
    ]
    rows = _with_calls_at_their_words(sheet.text, called)
    first = sheet.text[0].place if sheet.text else sheet.notes[0].place if sheet.notes else 0
    lines = [
        _line(row.text, row.indent - shift, row.place - first + 1, 1.0, row.runs_on)
        for shift, row in zip(chain([extra], repeat(0)), rows, strict=False)
    ]
    notes = [
        _line(with_raised_label(row.text, labels), 0, row.place - first + 1, _SMALL)
        for row in sheet.notes
    ]
    height = max((line.base for line in (*lines, *notes)), default=0.0) + 1
    return Page(number, 100.0, height, (*lines, *notes), furniture=tuple(sheet.aside))


def _with_calls_at_their_words(plain: Sequence[Row], called: Sequence[Row]) -> list[Row]:
    """Lines of which none is a call alone: that ends the line above, or is a number after all."""
    rows: list[Row] = []
    for before, row in zip(plain, called, strict=True):
        if not _CALL_ALONE.fullmatch(row.text):
            rows.append(row)
        elif rows:
            rows[-1] = rows[-1]._replace(text=rows[-1].text + row.text)
        else:
            rows.append(before)
    return rows


def _line(text: str, indent: int, base: float, size: float, runs_on: bool | None = None) -> Line:
    parts, left = [], float(indent)
    for part in _GAP.split(text):
        parts.append((part, left, left + printed_width(part)))
        left += printed_width(part) + 3
    words, pieces = side_by_side(parts)
    return Line(words, float(indent), pieces[-1].right, base, size, pieces=pieces, runs_on=runs_on)
