"""Text as XML has it, for files that are written piece by piece.

>>> print(text("A & B"), attribute("C & D"))
A &amp; B "C &amp; D"
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Words between tags; characters that XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", words), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """A value with its quotation marks."""
    return quoteattr(_NOT_XML.sub("", value))
