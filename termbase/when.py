"""When a document was adopted or handed out, and by whom: its printed dates, and its symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.document import Document
from corpora.figures.numerals import figures

_BODIES = (  # by the beginning of the symbol, the longer before the shorter
    ("A/HRC/", "Human Rights Council"),
    ("A/C.1/", "First Committee"),
    ("A/C.2/", "Second Committee"),
    ("A/C.3/", "Third Committee"),
    ("A/C.4/", "Fourth Committee"),
    ("A/C.5/", "Fifth Committee"),
    ("A/C.6/", "Sixth Committee"),
    ("A/", "General Assembly"),
    ("S/", "Security Council"),
    ("E/", "Economic and Social Council"),
    ("T/", "Trusteeship Council"),
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def date_of(document: Document) -> str:
    """The day of a document, "2024-12-19": of its closing lines, else of its masthead; or ""."""
    for kind in ("closing", "masthead"):
        for paragraph in document.paragraphs:
            if paragraph.kind == kind:
                for figure in figures(paragraph.text, document.lang):
                    if figure.kind == "date" and _DAY.fullmatch(figure.value):
                        return figure.value
    return ""


def dates_of(documents: Sequence[Document]) -> dict[str, str]:
    """The day of each symbol, by whichever version says it."""
    found: dict[str, str] = {}
    for document in documents:
        if not found.get(document.symbol):
            found[document.symbol] = date_of(document)
    return found


def body_of(symbol: str) -> str:
    """The body whose document it is; "" where the symbol does not tell.

    >>> body_of("A/C.2/80/L.61"), body_of("S/RES/2758"), body_of("lines.txt")
    ('Second Committee', 'Security Council', '')
    """
    return next((body for start, body in _BODIES if symbol.startswith(start)), "")
