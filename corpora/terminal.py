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

from corpora.lines import raised

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.text import Text

    from corpora.document import Mark

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


class Column(NamedTuple):
    """One column of a table."""

    name: str
    lang: str = ""  # of its text, where that is known
    wide: bool = False  # running text: takes the room there is, wraps
    right: bool = False  # figures
    style: str = ""
    one_line: bool = False  # cut where there is no room: at the end, or at the start if `right`


def say(message: str) -> None:
    """A line for people."""
    print(message, file=sys.stderr)


def write_json(record: object) -> None:
    """One JSON object on one line."""
    print(json.dumps(record, ensure_ascii=False))


def write_table(columns: Sequence[Column], rows: Iterable[Sequence[str | Text]]) -> None:
    """A table on a terminal; tab-separated lines with a header anywhere else."""
    if not sys.stdout.isatty():
        for cells in ([column.name for column in columns], *rows):
            print("\t".join(" ".join(str(cell).split()) for cell in cells))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        right = column.right or column.lang in _RIGHT_TO_LEFT
        table.add_column(
            column.name,
            justify="right" if right else "left",
            ratio=1 if column.wide else None,
            no_wrap=not column.wide,
            overflow="fold",
            style=column.style,
        )
    for row in rows:
        table.add_row(
            *(
                _OneLine(str(cell), column.right) if column.one_line else cell
                for column, cell in zip(columns, row, strict=True)
            )
        )
    Console(highlight=False, markup=False).print(table)


class _OneLine:
    """As much of a text as there is room for: its beginning, or its end."""

    def __init__(self, text: str, end: bool) -> None:
        self._text, self._end = text.strip(), end

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.cells import cell_len
        from rich.measure import Measurement

        return Measurement(1, max(1, cell_len(self._text)))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.cells import cell_len
        from rich.text import Text

        text = self._text
        if self._end and cell_len(text) > options.max_width:
            while cell_len(text) >= options.max_width:
                text = text[1:]
            text = f"…{text}"
        yield Text(
            text, justify="right" if self._end else "left", no_wrap=True, overflow="ellipsis"
        )


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
