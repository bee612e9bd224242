"""The text of a file of terms: its encoding told from the bytes, bytes that fit nowhere replaced.

>>> decoded("联合国".encode("utf-16"))
('联合国', ())
"""

from __future__ import annotations

from corpora.errors import UnreadableFile
from corpora.plain import decode

_FEW = 0.01  # of the bytes may be broken; more, and it is another encoding


def decoded(data: bytes, encoding: str = "") -> tuple[str, tuple[str, ...]]:
    """The text, with lines that end in one character, and what was amiss.

    Args:
        data: the bytes.
        encoding: as a person names it; "" to find out.

    Raises:
        UnreadableFile: no text, or not in the encoding named.
    """
    text, remarks = _mended(data) if not encoding else ("", ())
    if not text:
        text, found = decode(data, encoding)
        if found not in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be") and not encoding:
            remarks = (f"taken for {found}; if letters look wrong, name the right --encoding",)
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


def _mended(data: bytes) -> tuple[str, tuple[str, ...]]:
    """A text in UTF-8 of which a few bytes are broken; "" for any other."""
    if data.isascii() or b"\0" in data[:1000]:
        return "", ()
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", "replace")
    else:
        return "", ()
    broken = text.count("\ufffd")
    foreign = sum(char > "\x7f" for char in text)
    if broken > max(2, _FEW * len(text)) or broken * 4 > foreign:
        return "", ()
    lines = [str(n) for n, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    shown = ", ".join(lines[:5]) + (" …" if len(lines) > 5 else "")
    return text, (f"broken UTF-8 replaced with \ufffd in line {shown}",)


def check_is_text(data: bytes) -> None:
    """See that it is no database or archive that only has another name.

    Raises:
        UnreadableFile: it is.
    """
    if b"Standard Jet DB" in data[:64] or b"Standard ACE DB" in data[:64]:
        raise UnreadableFile("a MultiTerm database; export it as MultiTerm XML, and import that")
    if data.startswith(b"SQLite format 3\0"):
        raise UnreadableFile("an SQLite database; export it from its program as TBX or CSV")
    if data.startswith(b"%PDF"):
        raise UnreadableFile("a PDF; a table of terms has to be a spreadsheet, CSV or TBX")
