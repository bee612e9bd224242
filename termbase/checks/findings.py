"""Findings together, as a notebook holds them.

found = Findings(findings, ("report.zh.docx", "report.en.docx"), words=1840)
found                 a table, what each finding is about marked
found.to_frame()      a row a finding
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, overload

from corpora.showing.display import harmless, is_right_to_left, tag_of
from termbase.checks.finding import Finding, Place
from termbase.checks.showing.places import excerpt, label_of, summary

if TYPE_CHECKING:
    import pandas as pd

_SIDES = ("source", "target")
_SHOWN = 50  # rows of the table in a notebook
_AROUND = 90  # columns of a text there
_CELL = "text-align:{};vertical-align:top;white-space:normal"


@dataclass(frozen=True)
class Findings(Sequence[Finding]):
    """What was found in a translation."""

    findings: tuple[Finding, ...]
    sources: tuple[str, str] = ("", "")  # names of the documents
    words: int = 0  # of the source

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[index]

    def __len__(self) -> int:
        return len(self.findings)

    def to_frame(self) -> pd.DataFrame:
        """One row a finding: what it says, where, and the stretches it is about."""
        import pandas as pd

        said = ["severity", "code", "place", "message", "suggestion", "why", "term"]
        sides = [f"{side}{what}" for what in ("", " text", " document") for side in _SIDES]
        rows = [
            (
                *(finding.severity, finding.code, label_of(finding)),
                *(finding.message, finding.suggestion, finding.why, finding.term),
                *(finding.source.stretch, finding.target.stretch),
                *(finding.source.text, finding.target.text),
                *(finding.source.document, finding.target.document),
            )
            for finding in self
        ]
        return pd.DataFrame(rows, columns=[*said, *sides])

    def _repr_html_(self) -> str:
        words = f", {self.words:,} words" if self.words else ""
        rest = len(self) - _SHOWN
        more = f"<p>… and {rest:,} more</p>" if rest > 0 else ""
        rows = "".join(map(_row, self.findings[:_SHOWN]))
        return f"<p>{escape(summary(self))}{words}</p>\n<table>\n{rows}</table>{more}"


def _row(finding: Finding) -> str:
    left = _CELL.format("left")
    known = (finding.severity, label_of(finding), finding.message, finding.suggestion)
    severity, label, message, better = (escape(harmless(text)) for text in known)
    better = f"<br>→ <bdi>{better}</bdi>" if better else ""
    return (
        f'<tr><td style="{left}">{severity}</td><td style="{left}">{label}</td>'
        f"{_side(finding.source)}{_side(finding.target)}"
        f'<td style="{left}">{message}{better}</td></tr>\n'
    )


def _side(place: Place) -> str:
    right = is_right_to_left(place.lang)
    style = _CELL.format("right" if right else "left")
    before, marked, after = (escape(text) for text in excerpt(place, _AROUND))
    about = f"<mark>{marked}</mark>" if marked else ""
    tag = escape(harmless(tag_of(place.lang, place.text)))
    lang = f'lang="{tag}" dir="{"rtl" if right else "ltr"}"'
    return f'<td {lang} style="{style}">{before}{about}{after or ("" if place.text else "—")}</td>'
