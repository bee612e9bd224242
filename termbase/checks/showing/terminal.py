"""Findings on the terminal, grouped by place, in the order of the documents.

    para. 4
      error    number  The source says 2015, the translation 2016.
               zh  …自2015年以来…
               en  …since [2016], the Assembly…
               → 2015
               2015 stands nowhere in the translation · 5f0c2a9be1d4

On a terminal what a finding is about is coloured and underlined, and Arabic stands at the right;
away from one it is in brackets, and nothing is coloured.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpora.showing.display import harmless, is_right_to_left
from corpora.showing.terminal import say
from termbase.checks.finding import Finding, Place, Severity
from termbase.checks.showing.places import by_place, documents_of, excerpt, label_of, summary
from termbase.checks.showing.records import identities
from termbase.showing.card import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.text import Text

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_WIDEST = 120  # columns; longer lines are hard to read
_INDENT, _SEVERITY, _LANG = 2, 9, 4  # columns of these


def write_findings(findings: Sequence[Finding], passages: int) -> None:
    """Print findings, and on standard error how many there are.

    Args:
        findings: in the order of the documents.
        passages: how many were looked at.
    """
    if findings:
        shown(list(_lines(findings)))
    say(summary(findings, passages))


def _lines(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    from rich.constrain import Constrain
    from rich.text import Text

    ids = dict(zip(map(id, findings), identities(findings), strict=True))
    several = len(set(map(documents_of, findings))) > 1
    said = ""
    for place, group in enumerate(by_place(findings)):
        if place:
            yield ""
        documents = documents_of(group[0])
        if several and documents != said:
            yield Text(documents, style="bold underline", overflow="fold")
            said = documents
        yield Text(label_of(group[0]), style="bold", overflow="fold")
        for finding in group:
            yield Constrain(_finding(finding, ids[id(finding)]), _WIDEST)


def _finding(finding: Finding, identity: str) -> RenderableType:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    style = STYLES[finding.severity]
    table = Table.grid(expand=True)
    table.add_column(width=_SEVERITY, no_wrap=True, style=style)
    table.add_column(ratio=1, overflow="fold")
    message = Text(overflow="fold")
    message.append(f"{harmless(finding.code)}  ", style="bold")
    message.append(harmless(finding.message))
    table.add_row(finding.severity, message)
    sides = finding.source, finding.target
    names = max(_LANG, *(len(side.lang) + 1 for side in sides))
    for side in sides:
        table.add_row("", _Side(side, style, names))
    if finding.suggestion:
        table.add_row("", Text(f"→ {harmless(finding.suggestion)}", style="green", overflow="fold"))
    told = " · ".join(filter(None, (harmless(finding.why), identity)))
    table.add_row("", Text(told, style="dim", overflow="fold"))
    return Padding(table, (0, 0, 0, _INDENT))


class _Side:
    """One side on one line, what the finding is about marked."""

    def __init__(self, place: Place, style: str, names: int) -> None:
        self._place, self._style, self._names = place, style, names

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        from rich.text import Text

        place, plain = self._place, console.color_system is None
        room = options.max_width - self._names
        before, marked, after = excerpt(place, room - 2 * plain)
        name = f"{harmless(place.lang):{self._names}}"
        line = Text(name, style="dim", no_wrap=True, overflow="crop")
        side = Text(before, style="not dim")
        if marked:
            side.append(f"[{marked}]" if plain else marked, style=f"{self._style} underline")
        side.append(after)
        if not place.text:
            side = Text("—")
        if is_right_to_left(place.lang) and not plain:
            line.append(" " * (room - side.cell_len))
        yield line.append_text(side)
