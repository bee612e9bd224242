"""Aligning versions of a document: paragraphs, then sentences, two to six sides at once."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from align.bead import Alignment, Bead
    from align.encoder import Encoder, load_encoder
    from align.options import Options
    from align.versions import align_documents, align_pairs, align_segments

__all__ = [
    "Alignment",
    "Bead",
    "Encoder",
    "Options",
    "align_documents",
    "align_pairs",
    "align_segments",
    "load_encoder",
]
_HOMES = {
    "Alignment": "align.bead",
    "Bead": "align.bead",
    "Encoder": "align.encoder",
    "Options": "align.options",
    "align_documents": "align.versions",
    "align_pairs": "align.versions",
    "align_segments": "align.versions",
    "load_encoder": "align.encoder",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: numpy would slow the command line down."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'align' has no attribute {name!r}")
