"""A term card: one entry, as a person wants to see it before deciding.

    c12  accepted   development                      reviser, 2026-01-15

    zh   南南合作                  preferred  noun
           促进南南合作。            A/RES/79/236, para. 4
    en   South-South cooperation   preferred
         SSC                       admitted   acronym

    definition  collaboration among countries of the South  (A/RES/64/222)
    history     2026-01-15  reviser  accept

Away from a terminal the same lines stand without colours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from corpora.language import HAN
from corpora.showing.terminal import on_terminal
from termbase.entry import REFUSED, Change, Context, Entry, Term
from termbase.keeping.state import Event, Record

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_STYLES = {
    "preferred": "green",
    "admitted": "",
    "deprecated": "red",
    "superseded": "yellow",
    "accepted": "bold green",
    "rejected": "bold red",
    "proposed": "yellow",
}
_AROUND = 64  # letters of a passage to either side of a term; of Chinese, half as many
_HAN = re.compile(f"[{HAN}]")
_RUN = re.compile("[A-Za-z0-9]+")
_PLAIN = 100  # columns, where there is no terminal


def write_card(record: Record, names: Mapping[str, str]) -> None:
    """Print a card.

    Args:
        record: the entry.
        names: of the entries that it refers to.
    """
    shown([_head(record), "", _terms(record.entry), _facts(record, names)])


def shown(parts: Sequence[RenderableType]) -> None:
    """Print the parts of a card, one beneath the other."""
    from rich.console import Console

    width = None if on_terminal() else _PLAIN
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    with console.capture() as card:
        for part in parts:
            console.print(part)
    lines = card.get().split("\n")
    sys.stdout.write("\n".join(map(str.rstrip, lines)) + "\n")  # without the blanks that fill them


def _head(record: Record) -> Text:
    from rich.text import Text

    entry = record.entry
    head = Text(entry.id, style="bold")
    head.append("  ")
    head.append(record.review, style=_STYLES[record.review])
    if entry.subject:
        head.append(f"   {entry.subject}", style="italic")
    return head


def _terms(entry: Entry) -> RenderableType:
    from rich.padding import Padding

    table = _grid("bold cyan")
    for lang in entry.langs:
        for place, term in enumerate(entry.in_lang(lang)):
            table.add_row("" if place else lang, _term(term))
            for context in term.contexts:
                table.add_row("", Padding(excerpt(context), (0, 0, 0, 2)))
    return table


def _grid(style: str) -> Table:
    """Two columns, the names of things in a style of their own."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style=style, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def _term(term: Term) -> Text:
    from rich.text import Text

    style = "bold" if term.status in ("", "preferred") else ""
    style = "strike" if term.status in REFUSED else style
    line = Text(term.text, style=style)
    if term.status:
        line.append(f"  {term.status}", style=f"not bold not strike {_STYLES[term.status]}")
    grade = f"reliability {term.reliability}/10" if term.reliability else ""
    said = [term.part_of_speech, term.term_type, term.usage, grade, term.source]
    said += [f"{name}: {value}" for name, value in term.fields]
    if words := ", ".join(filter(None, said)):
        line.append(f"  {words}", style="not bold not strike dim")
    if term.note:
        line.append(f"\n{term.note}", style="not bold not strike italic")
    return line


def excerpt(context: Context, sourced: bool = True, around: int = _AROUND) -> Text:
    """The passage around a term, the term marked, with its place or without.

    Args:
        context: the passage.
        sourced: whether its place is said.
        around: letters to either side; of Chinese, half as many.
    """
    from rich.text import Text

    start, stop = context.span
    left, right = _near(context, around)
    gap = "" if _HAN.search(context.text) else " "
    text = Text(f"…{gap}" if left else "", style="not bold")
    text.append(context.text[left:start].lstrip())
    text.append(context.text[start:stop], style="reverse")
    text.append(context.text[stop:right].rstrip())
    text.append(f"{gap}…" if right < len(context.text) else "")
    if context.source and sourced:
        text.append(f"  {context.source}", style="dim")
    return text


def _near(context: Context, around: int) -> tuple[int, int]:
    """The part of a passage around its term; words stay whole, in Chinese figures do."""
    text, (start, stop) = context.text, context.span
    chinese = bool(_HAN.search(text))
    around = around // 2 if chinese else around
    left, right = max(0, start - around), min(len(text), stop + around)
    if chinese:
        cut = [run.span() for run in _RUN.finditer(text)]
        left = next((start for start, stop in cut if start < left < stop), left)
        return left, next((stop for start, stop in cut if start < right < stop), right)
    if left:
        left = max(left, text.find(" ", left, start))
    if right < len(text):
        right = max(stop, text.rfind(" ", stop, right))
    return left, right


def _facts(record: Record, names: Mapping[str, str]) -> RenderableType:
    table = _grid("cyan")
    before = ""
    for name, words in _lines(record, names):
        table.add_row("" if name == before else name, words)
        before = name
    return table


def _lines(record: Record, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    entry = record.entry
    yield "", ""
    for definition in entry.definitions:
        source = f"  ({definition.source})" if definition.source else ""
        lang = f"{definition.lang}: " if definition.lang else ""
        yield "definition", f"{lang}{definition.text}{source}"
    if entry.note:
        yield "note", entry.note
    for reference in entry.references:
        name = reference.text or names.get(reference.target, "")
        yield "see", "  ".join(filter(None, [name, reference.target]))
    yield from entry.fields
    if entry.created:
        yield "created", _who(entry.created)
    if entry.modified:
        yield "modified", _who(entry.modified)
    for event in record.events:
        yield "history", history(event)


def _who(change: Change) -> str:
    return "  ".join(filter(None, [change.when[:10], change.who]))


def history(event: Event) -> str:
    """One thing that happened, in a line."""
    said = [_who(event.by), event.do]
    if event.origin:
        said.append(f"from {event.origin}")
    if event.into:
        said.append(f"into {event.into}")
    if event.do == "edit":
        said.append(_changed(event))
    if event.note:
        said.append(f"“{event.note}”")
    return "  ".join(filter(None, said))


def _changed(event: Event) -> str:
    terms = [f"{one.get('lang')} {one.get('text')}" for one in event.change.get("terms", ())]
    dropped = [f"without {lang} {text}" for lang, text in event.change.get("drop", ())]
    return ", ".join([*event.change.get("entry", {}), *terms, *dropped])
