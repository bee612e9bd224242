"""A sample as a web page, and one as a PDF's text falls out of a converter.

The text file has what such files have: lines of at most 80 characters broken at spaces and
behind hyphens, calls glued to the word before them, footnotes under a rule at the foot of the
page, running heads and page numbers among the text, and a form feed after each page.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from corpora.samples.masthead import BAR_CODE, JOB, MASTHEADS, SYMBOL
from corpora.samples.pages import Line, Page, breakable, paginate
from corpora.samples.source import Item, Translation

WIDTH = 80  # characters
INDENT = " " * 6
RULE = "_" * 18
ROOM = (30, 48)  # lines for text and notes: on the first page, on the others


def make_html(translation: Translation) -> bytes:
    """A page of HTML with the calls as links and the notes at its end."""
    masthead = MASTHEADS[translation.lang]
    (title,) = translation.of("title")
    top = (
        masthead.organisation,
        masthead.organ,
        SYMBOL,
        f"{masthead.distribution}, {masthead.date}",
        masthead.notice,
        masthead.session,
        masthead.item,
        masthead.item_title,
        " ".join(masthead.adopted),
    )
    body = [
        f"<p{_class(item)}>{_inline(item)}</p>"
        for item in translation.of("opening", "preambular", "operative", "closing")
    ]
    notes = [
        f'<li id="fn{note.number}">{_inline(note)}</li>' for note in translation.of("footnote")
    ]
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{translation.lang}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{SYMBOL}: {escape(title.text)}</title>",
        "</head>",
        "<body>",
        '<div class="masthead">',
        *(f"<p>{escape(line)}</p>" for line in top),
        "</div>",
        "<main>",
        f"<h1>{_inline(title)}</h1>",
        *body,
        "</main>",
        '<section class="footnotes">',
        "<hr>",
        "<ol>",
        *notes,
        "</ol>",
        "</section>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _class(item: Item) -> str:
    return ' class="closing"' if item.kind == "closing" else ""


def _inline(item: Item) -> str:
    parts = [f"{item.label} "] if item.kind in ("title", "operative") else []
    for run in item.runs:
        if run.call:
            parts.append(f'<sup><a href="#fn{run.call}">{run.call}</a></sup>')
        else:
            text = escape(run.text, quote=False)
            parts.append(f"<em>{text}</em>" if run.italic else text)
    return "".join(parts)


def make_text(translation: Translation) -> bytes:
    """A text file with pages."""
    items = translation.of("opening", "preambular", "operative", "closing")
    paragraphs = [_wrap(item) for item in items]
    notes = {note.number: _wrap(note) for note in translation.of("footnote")}
    measured = [
        [
            Line(1, 0 if index else 1, _calls_in(item, lines, index), number, index)
            for index in range(len(lines))
        ]
        for number, (item, lines) in enumerate(zip(items, paragraphs, strict=True))
    ]
    heights = {number: len(lines) for number, lines in notes.items()}
    pages = paginate(measured, ROOM, heights, rule=2)
    return "".join(
        _page(translation, page, paragraphs, notes, number, len(pages))
        for number, page in enumerate(pages, 1)
    ).encode()


def _wrap(item: Item) -> list[str]:
    """The lines of a paragraph, its calls glued to the words before them."""
    text = "".join(run.call or run.text for run in item.runs)
    label = f"{item.label} " if item.label else ""
    if item.kind == "closing":
        return [text.rjust(WIDTH)]
    return _fill(text, f" {label}" if item.kind == "footnote" else INDENT + label)


def _fill(text: str, before: str = "") -> list[str]:
    lines = [before]
    for piece in breakable(text):
        if len(lines[-1]) + len(piece.rstrip()) > WIDTH:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _calls_in(item: Item, lines: list[str], index: int) -> tuple[str, ...]:
    """The footnotes called in one line: those whose place falls into it."""
    start = len("".join(lines[:index]).replace(" ", ""))
    end = len("".join(lines[: index + 1]).replace(" ", ""))
    place = len(item.label)
    calls = []
    for run in item.runs:
        place += len((run.call or run.text).replace(" ", ""))
        if run.call and start < place <= end:
            calls.append(run.call)
    return tuple(calls)


def _page(
    translation: Translation,
    page: Page,
    paragraphs: list[list[str]],
    notes: dict[str, list[str]],
    number: int,
    pages: int,
) -> str:
    masthead = MASTHEADS[translation.lang]
    (title,) = translation.of("title")
    if number == 1:
        lines = [*_masthead_lines(translation), "", f"{title.label} {title.text}"]
    else:
        ends = (SYMBOL, title.text) if number % 2 == 0 else (title.text, SYMBOL)
        lines = [_apart(*ends), ""]
    for place, line in enumerate(page.lines):
        if line.before and (place or number == 1):
            lines.append("")
        lines.append(paragraphs[line.paragraph][line.index])
    if page.notes:
        lines += ["", RULE, *(line for note in page.notes for line in notes[note])]
    if number == 1:
        lines += ["", _apart(f"{JOB} ({masthead.letter})", masthead.recycle), BAR_CODE]
    else:
        ends = (f"{number}/{pages}", JOB) if number % 2 == 0 else (JOB, f"{number}/{pages}")
        lines += ["", _apart(*ends)]
    return "\n".join(lines) + "\n\f"


def _masthead_lines(translation: Translation) -> Iterable[str]:
    masthead = MASTHEADS[translation.lang]
    return (
        _apart(masthead.organisation, SYMBOL),
        "",
        _apart(masthead.organ, masthead.distribution),
        masthead.date.rjust(WIDTH),
        "",
        masthead.notice,
        "",
        masthead.session,
        masthead.item,
        *_fill(masthead.item_title),
        "",
        *masthead.adopted,
    )


def _apart(left: str, right: str) -> str:
    return left + right.rjust(WIDTH - len(left))
