"""What checks say: a remark about a passage, and a finding, which is a remark with its place.

Remark(3, (12, 15), (40, 43), "The source says 2015, the translation 2016.", "2015")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from corpora.document import Lang, Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the gravest first
NOWHERE: Span = (0, 0)  # of a side that has no particular stretch to show


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say about a passage."""

    passage: int  # which
    source: Span  # the stretch of the source's text it is about; NOWHERE for none
    target: Span  # and of the target's
    message: str  # a whole sentence
    suggestion: str = ""  # what could stand there: "2015"
    why: str = ""  # what made the check speak: "2015 stands nowhere in the translation"
    term: str = ""  # what a waiver can name; the term, the number, the country
    severity: Severity | None = None  # where it is not that of its check


@dataclass(frozen=True, slots=True)
class Place:
    """Where on one side a finding is."""

    document: str  # the file or symbol
    lang: Lang
    paragraph: int  # which, from 0
    label: str  # "para. 4"
    text: str  # of the paragraph
    span: Span  # in that text; NOWHERE for no particular stretch

    @property
    def stretch(self) -> str:
        """What the finding is about."""
        return self.text[slice(*self.span)]


@dataclass(frozen=True, slots=True)
class Finding:
    """A place worth looking at, and why."""

    code: str
    severity: Severity
    message: str
    source: Place
    target: Place
    suggestion: str = ""
    why: str = ""
    term: str = ""
