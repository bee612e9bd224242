"""Reading UN documents: files to paragraphs and sentences, kept and searched.

>>> from corpora import read_document
>>> document = read_document("corpora/samples/A_RES_79_236.zh.txt")
>>> document.symbol, document.lang, document.title
('A/RES/79/236', 'zh', '南南合作')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpora.document import Document, Furniture, Mark, Paragraph, Ref, Segment
    from corpora.errors import HexaplaError
    from corpora.reading import read_document

__all__ = [
    "Document",
    "Furniture",
    "HexaplaError",
    "Mark",
    "Paragraph",
    "Ref",
    "Segment",
    "read_document",
]
_HOMES = {
    **dict.fromkeys(
        ("Document", "Furniture", "Mark", "Paragraph", "Ref", "Segment"), "corpora.document"
    ),
    "HexaplaError": "corpora.errors",
    "read_document": "corpora.reading",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: what is not needed is not waited for."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'corpora' has no attribute {name!r}")
