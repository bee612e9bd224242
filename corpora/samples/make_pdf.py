"""The English sample as a PDF that looks like a resolution as the United Nations print it.

US Letter, Times, by the measures of A/RES/79/239 (pdfplumber, `page.extract_text_lines()`): text
364 points wide set 10 on 12 with a little letter-spacing, first lines indented, footnotes in 8
points under a rule of underscores, running heads that change sides. Fonts are the reader's own
Times; nothing is compressed and no clock is read, so the same sources give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, groupby
from typing import Any, NamedTuple

from corpora.samples.masthead import BAR_CODE, JOB, MASTHEADS, SYMBOL
from corpora.samples.pages import Line, Page, breakable, paginate
from corpora.samples.source import Item, Run, Translation

_ELSEWHERE = ("title", "closing", "footnote")  # kinds that do not flow with the text
HEIGHT = 792.0  # of the page; y below is counted from its top
LEFT, RIGHT, EDGE, FAR_EDGE = 123.4, 487.5, 60.0, 552.0
INDENT, TAB = 147.1, 171.1  # first line, and text behind an operative number
LEADING, GAP, SPACING = 12.0, 6.0, 0.2
FIRST_LINE, FIRST_LINE_PAGE_1 = 83.4, 382.6  # baselines
LAST_LINE, LAST_LINE_PAGE_1 = 712.0, 676.0
NOTES_END, NOTES_END_PAGE_1 = 732.0, 710.0
NOTE_SIZE, NOTE_LEADING, NOTE_RULE = 8.0, 10.0, 14.0
RULE = "_" * 18


class Piece(NamedTuple):
    """Characters in one face."""

    text: str
    font: str
    size: float
    rise: float = 0


@dataclass(frozen=True, slots=True)
class Set:
    """One line, set: its pieces and where they stand."""

    pieces: tuple[Piece, ...]
    x: float
    justified: bool
    label: str = ""  # an operative number, at the indent


def make_pdf(translation: Translation) -> bytes:
    """The PDF."""
    from reportlab.pdfgen.canvas import Canvas

    masthead = MASTHEADS[translation.lang]
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, HEIGHT), invariant=1, pageCompression=0)
    (title,) = translation.of("title")
    canvas.setTitle(f"{SYMBOL}: {title.text}")
    canvas.setSubject(masthead.notice)
    paragraphs = [_set(item) for item in translation.items if item.kind not in _ELSEWHERE]
    closing = [_set(item) for item in translation.of("closing")]
    notes = {note.number: _set_note(note) for note in translation.of("footnote")}
    pages = paginate(
        [_measure(lines, number) for number, lines in enumerate(paragraphs)],
        room=(
            LAST_LINE_PAGE_1 - FIRST_LINE_PAGE_1 + LEADING,
            LAST_LINE - FIRST_LINE + LEADING,
        ),
        notes={number: NOTE_LEADING * len(lines) for number, lines in notes.items()},
        rule=NOTE_RULE,
    )
    for number, page in enumerate(pages, 1):
        if number == 1:
            _draw_masthead(canvas, translation)
        else:
            _draw_running_head(canvas, number, title.text)
        _draw_foot(canvas, translation, number, len(pages))
        y = _draw_lines(canvas, page, paragraphs, FIRST_LINE if number > 1 else FIRST_LINE_PAGE_1)
        if number == len(pages):
            _draw_closing(canvas, closing, y)
        _draw_notes(canvas, page, notes, NOTES_END if number > 1 else NOTES_END_PAGE_1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pieces(runs: Iterable[Run], size: float, italic: bool = False) -> list[list[Piece]]:
    """Unbreakable groups of pieces; a group ends with a space or with a hyphen."""
    groups: list[list[Piece]] = [[]]
    for run in runs:
        font = "Times-Italic" if run.italic or italic else "Times-Roman"
        if run.call:
            groups[-1].append(Piece(run.call, "Times-Roman", 0.65 * size, 0.35 * size))
        texts = breakable(run.text)
        for place, text in enumerate(texts, 1):
            groups[-1].append(Piece(text, font, size))
            if text.endswith(" ") or place < len(texts):
                groups.append([])
    return [group for group in groups if group]


def _width(pieces: Iterable[Piece]) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return sum(
        float(stringWidth(piece.text, piece.font, piece.size)) + SPACING * len(piece.text)
        for piece in pieces
    )


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces of one face made one, without the space at their end."""
    joined = [
        Piece("".join(piece.text for piece in same), *face)
        for face, same in groupby(pieces, key=lambda piece: piece[1:])
    ]
    return (*joined[:-1], joined[-1]._replace(text=joined[-1].text.rstrip(" ")))


def _fill(groups: Sequence[list[Piece]], first: float, left: float, label: str = "") -> list[Set]:
    """Lines filled one after the other; the last is not justified."""
    lines: list[Set] = []
    line: list[Piece] = []
    x = first
    for group in groups:
        if line and x + _width(_joined([*line, *group])) > RIGHT:
            lines.append(Set(_joined(line), x, True, label))
            line, x, label = [], left, ""
        line = [*line, *group]
    lines.append(Set(_joined(line), x, False, label))
    return lines


def _set(item: Item) -> list[Set]:
    if item.kind == "closing":
        pieces = _joined(chain.from_iterable(_pieces(item.runs, 10, italic=True)))
        return [Set(pieces, RIGHT - _width(pieces), False)]
    return _fill(_pieces(item.runs, 10), TAB if item.label else INDENT, LEFT, item.label)


def _set_note(note: Item) -> list[Set]:
    return _fill(_pieces(note.runs, NOTE_SIZE), LEFT, LEFT, note.label)


def _measure(lines: Sequence[Set], paragraph: int) -> list[Line]:
    return [
        Line(
            LEADING,
            GAP if index == 0 and paragraph else 0,
            tuple(piece.text for piece in line.pieces if piece.rise),
            paragraph,
            index,
        )
        for index, line in enumerate(lines)
    ]


def _draw(canvas: Any, line: Set, y: float) -> None:
    text = canvas.beginText(line.x, HEIGHT - y)
    text.setCharSpace(SPACING)
    spaces = sum(piece.text.count(" ") for piece in line.pieces) if line.justified else 0
    text.setWordSpace((RIGHT - line.x - _width(line.pieces)) / spaces if spaces else 0)
    for piece in line.pieces:
        text.setFont(piece.font, piece.size)
        text.setRise(piece.rise)
        text.textOut(piece.text)
    canvas.drawText(text)


def _draw_text(canvas: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    pieces = (Piece(text, font, size),)
    _draw(canvas, Set(pieces, x, False), y)


def _draw_right(canvas: Any, right: float, y: float, text: str, font: str, size: float) -> None:
    _draw_text(canvas, right - _width([Piece(text, font, size)]), y, text, font, size)


def _draw_rule(canvas: Any, y: float, thickness: float, ends: tuple[float, float]) -> None:
    canvas.setLineWidth(thickness)
    canvas.line(ends[0], HEIGHT - y, ends[1], HEIGHT - y)


def _draw_masthead(canvas: Any, translation: Translation) -> None:
    masthead = MASTHEADS[translation.lang]
    (title,) = translation.of("title")
    organ, _, rest = SYMBOL.partition("/")
    _draw_text(canvas, LEFT, 58, masthead.organisation, "Times-Roman", 14)
    _draw_right(canvas, FAR_EDGE, 58, f"/{rest}", "Times-Roman", 10)
    behind = FAR_EDGE - _width([Piece(f"/{rest}", "Times-Roman", 10)])
    _draw_right(canvas, behind, 58, organ, "Times-Roman", 20)
    _draw_rule(canvas, 65, 0.5, (EDGE, FAR_EDGE))
    _draw_text(canvas, LEFT, 88, masthead.organ, "Times-Bold", 20)
    _draw_text(canvas, 397, 88, masthead.distribution, "Times-Roman", 10)
    _draw_text(canvas, 397, 100, masthead.date, "Times-Roman", 10)
    _draw_text(canvas, LEFT, 170, masthead.notice, "Times-Italic", 10)
    _draw_rule(canvas, 209.7, 1.4, (EDGE, FAR_EDGE))
    _draw_text(canvas, EDGE, 223.4, masthead.session, "Times-Bold", 10)
    _draw_text(canvas, EDGE, 235.4, masthead.item, "Times-Roman", 10)
    _draw_text(canvas, EDGE, 247.4, masthead.item_title, "Times-Bold", 10)
    for place, line in enumerate(masthead.adopted):
        _draw_text(canvas, LEFT, 300 + 15 * place, line, "Times-Bold", 14)
    _draw_right(canvas, LEFT - 10, 352, title.label, "Times-Bold", 12)
    _draw_text(canvas, LEFT, 352, title.text, "Times-Bold", 12)


def _draw_running_head(canvas: Any, number: int, title: str) -> None:
    left, right = (SYMBOL, title) if number % 2 == 0 else (title, SYMBOL)
    _draw_text(canvas, EDGE, 60, left, "Times-Bold", 8.5)
    _draw_right(canvas, FAR_EDGE, 60, right, "Times-Bold", 8.5)
    _draw_rule(canvas, 65, 0.5, (EDGE, FAR_EDGE))


def _draw_foot(canvas: Any, translation: Translation, number: int, pages: int) -> None:
    if number == 1:
        _draw_job_line(canvas, translation)
    elif number % 2 == 0:
        _draw_text(canvas, EDGE, 756, f"{number}/{pages}", "Times-Bold", 8.5)
        _draw_right(canvas, FAR_EDGE, 756, JOB, "Times-Roman", 7)
    else:
        _draw_text(canvas, EDGE, 756, JOB, "Times-Roman", 7)
        _draw_right(canvas, FAR_EDGE, 756, f"{number}/{pages}", "Times-Bold", 8.5)


def _draw_job_line(canvas: Any, translation: Translation) -> None:
    from reportlab.graphics.barcode.code39 import Standard39

    masthead = MASTHEADS[translation.lang]
    _draw_text(canvas, 65.4, 749, f"{JOB} ({masthead.letter})", "Times-Roman", 10)
    code = BAR_CODE.strip("*")
    bars = Standard39(code, barWidth=0.62, barHeight=11, checksum=0, quiet=0)
    bars.drawOn(canvas, 65.4, HEIGHT - 763)
    _draw_text(canvas, 417, 755, masthead.recycle, "Times-Bold", 8.5)


def _draw_lines(canvas: Any, page: Page, paragraphs: list[list[Set]], y: float) -> float:
    """The lines of a page; returns the baseline after the last."""
    for place, line in enumerate(page.lines):
        y += line.before if place else 0
        to_draw = paragraphs[line.paragraph][line.index]
        if to_draw.label:
            _draw_text(canvas, INDENT, y, to_draw.label, "Times-Roman", 10)
        _draw(canvas, to_draw, y)
        y += LEADING
    return y


def _draw_closing(canvas: Any, closing: Sequence[list[Set]], y: float) -> None:
    y += LEADING
    for lines in closing:
        _draw(canvas, lines[0], y)
        y += LEADING
    _draw_rule(canvas, y + 24, 0.8, (275, 347))


def _draw_notes(canvas: Any, page: Page, notes: dict[str, list[Set]], end: float) -> None:
    if not page.notes:
        return
    y = end - NOTE_LEADING * sum(len(notes[number]) for number in page.notes)
    _draw_text(canvas, 99.6, y - 4, RULE, "Times-Bold", NOTE_SIZE)
    for number in page.notes:
        for line in notes[number]:
            y += NOTE_LEADING
            if line.label:
                label = (Piece(line.label, "Times-Roman", 0.65 * NOTE_SIZE, 0.35 * NOTE_SIZE),)
                _draw(canvas, Set(label, 117, False), y)
            _draw(canvas, line, y)
