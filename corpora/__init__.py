"""Reading UN documents: files to paragraphs and sentences, kept and searched.

>>> from corpora import read_document
>>> document = read_document("corpora/samples/A_RES_79_236.zh.txt")
>>> document.symbol, document.lang, document.title
('A/RES/79/236', 'zh', '南南合作')
"""

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
