"""What stands in a table on a terminal: Chinese broken where it may be, or one line of a text.

大会第            大会第7        no line begins with a sign that closes something,
79/236号    not   9/236号决      and figures and Latin words stay whole
决议，附          议，附件
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpora.language import HAN

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.text import Text

_HAN = re.compile(f"[{HAN}]")
# What stands together on a line: a word or a Chinese character, and the signs that belong to it.
_UNIT = re.compile(
    rf"[“‘《（(「]*(?:[^\W{HAN}]+(?:[-/.,:][^\W{HAN}]+)*|.)[，。；：、！？”’》）)」 ]*", re.DOTALL
)


class Wrapped:
    """A running text in as many lines as it takes."""

    def __init__(self, text: str, right: bool, bold: tuple[int, int] = (0, 0)) -> None:
        self._text, self._right, self._bold = text, right, bold

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        from rich.measure import Measurement
        from rich.text import Text

        return Measurement.get(console, options, Text(self._text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        lines = (wrapped(line, options.max_width) for line in self._text.split("\n"))
        broken = "\n".join(lines)
        text = Text(broken, justify="right" if self._right else "left", overflow="fold")
        text.stylize("bold reverse", *(_moved(self._text, broken, at) for at in self._bold))
        yield text


def _moved(text: str, broken: str, at: int) -> int:
    """Where a character of a text stands when lines have been broken."""
    place = 0
    for char in text[:at]:
        place += 1 + (broken[place] == "\n" != char)
    return place


class OneLine:
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


def wrapped(text: str, width: int) -> str:
    """A text with Chinese in it, broken into lines; any other as it is.

    >>> print(wrapped("大会第79/236号决议，附件", 8))
    大会第
    79/236号
    决议，附
    件
    """
    from rich.cells import cell_len

    if not _HAN.search(text):
        return text
    lines, used = [""], 0
    for unit in _UNIT.findall(text):
        if used and used + cell_len(unit.rstrip()) > width:
            lines.append("")
            used = 0
        lines[-1] += unit
        used += cell_len(unit)
    return "\n".join(lines)
