"""Writing for people and for machines: tables on a terminal, tab-separated lines elsewhere, JSON.

Data goes to standard output, words for people to standard error. Arabic stands at the right of its
column, in reading order, as terminals that know its direction show it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from corpora.pages.lines import raised
from corpora.showing.display import is_right_to_left, with_bars

if TYPE_CHECKING:
    from corpora.document import Mark

_GAP = 3  # columns between those of a table
_NARROW = 12  # no room for a wide column: longer words are broken


class Column(NamedTuple):
    """One column of a table."""

    name: str
    lang: str = ""  # of its text, where that is known
    wide: bool = False  # running text: takes the room there is, wraps
    right: bool = False  # figures
    style: str = ""
    one_line: bool = False  # cut where there is no room: at the end, or at the start if `right`
    spare: bool = False  # left out where there is no room for the other wide ones


class Cell(NamedTuple):
    """A text in another language than the rest of its column, or with words to stand out."""

    text: str
    lang: str
    bold: tuple[int, int] = (0, 0)  # of a wide column only


def say(message: str) -> None:
    """A line for people."""
    print(message, file=sys.stderr)


def write_json(record: object) -> None:
    """One JSON object on one line."""
    print(json.dumps(record, ensure_ascii=False))


def on_terminal() -> bool:
    """Whether a person reads what is written."""
    return sys.stdout.isatty()


def write_table(columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]]) -> None:
    """A table on a terminal; tab-separated lines with a header anywhere else."""
    made = (
        [_cell(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows
    )
    if not on_terminal():
        print("\t".join(column.name for column in columns))
        for cells in made:
            print("\t".join(" ".join(cell.text.split()) for cell in cells))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from corpora.showing.cells import OneLine, Wrapped

    console = Console(highlight=False, markup=False, emoji=False)
    columns, fitting = _with_room(columns, list(made), console.width)
    named = any(column.name for column in columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=named, header_style="bold")
    for column in columns:
        table.add_column(
            column.name,
            justify="right" if column.right or is_right_to_left(column.lang) else "left",
            ratio=1 if column.wide else None,
            no_wrap=not column.wide,
            overflow="fold",
            style=column.style,
        )
    for row in fitting:
        table.add_row(
            *(
                OneLine(cell.text, column.right)
                if column.one_line
                else Wrapped(cell.text, column.right or is_right_to_left(cell.lang), cell.bold)
                if column.wide
                else cell.text
                for column, cell in zip(columns, row, strict=True)
            )
        )
    console.print(table)


def _with_room(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int
) -> tuple[Sequence[Column], Sequence[Sequence[Cell]]]:
    """The columns of a table that there is room for, and their cells."""
    from rich.cells import cell_len

    wide = sum(column.wide for column in columns)
    taken = [
        max(cell_len(text) for text in (column.name, *(row[at].text for row in rows)))
        for at, column in enumerate(columns)
        if not column.wide
    ]
    if width - sum(taken) - _GAP * len(columns) >= _NARROW * wide:
        return columns, rows
    kept = [at for at, column in enumerate(columns) if not column.spare]
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]


def _cell(cell: str | Cell, column: Column) -> Cell:
    text, lang, bold = Cell(cell, column.lang) if isinstance(cell, str) else cell
    start, stop = (len(with_bars(text[:at])) for at in bold)
    return Cell(with_bars(text), lang, (start, stop))


def with_calls(text: str, marks: Iterable[Mark]) -> str:
    """A paragraph as one reads it, with its footnote calls raised.

    >>> from corpora.document import Mark
    >>> with_calls("the Agreement and", [Mark(13, "2")])
    'the Agreement² and'
    """
    for mark in sorted(marks, reverse=True):
        text = text[: mark.at] + raised(mark.label) + text[mark.at :]
    return text


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while something long goes on; nothing if that is no terminal.

    Yields:
        What to call with how much is done, and how much there is.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task: Any = None

        def show(done: int, total: int) -> None:
            nonlocal task
            if total > 20 and task is None:
                task = bar.add_task(what, total=total)
            if task is not None:
                bar.update(task, completed=done)

        yield show
