"""Terminology out of aligned documents: candidates, renderings, entries, and their files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termbase.checks.running import check
    from termbase.entry import Candidate, Entry, Rendering, Term
    from termbase.extraction import entries_of, extract_terms
    from termbase.termbase import Termbase

__all__ = [
    "Candidate",
    "Entry",
    "Rendering",
    "Term",
    "Termbase",
    "check",
    "entries_of",
    "extract_terms",
]
_HOMES = {
    "Candidate": "termbase.entry",
    "Entry": "termbase.entry",
    "Rendering": "termbase.entry",
    "Term": "termbase.entry",
    "Termbase": "termbase.termbase",
    "check": "termbase.checks.running",
    "entries_of": "termbase.extraction",
    "extract_terms": "termbase.extraction",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: numpy would slow the command line down."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'termbase' has no attribute {name!r}")
