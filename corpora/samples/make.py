"""Make the sample files from their Markdown sources: `python -m corpora.samples.make [FOLDER]`.

The same sources give the same bytes. Without a folder the files are written where they lie.
Needs reportlab (the group `dev`) for the PDF; the rest needs what the toolkit needs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from corpora.document import Lang
from corpora.samples.make_docx import make_docx
from corpora.samples.make_pdf import make_pdf
from corpora.samples.make_plain import make_html, make_text
from corpora.samples.source import Translation, folder, read_translation

FILES: dict[str, tuple[Lang, Callable[[Translation], bytes]]] = {
    "A_RES_79_236.ar.docx": ("ar", make_docx),
    "A_RES_79_236.en.pdf": ("en", make_pdf),
    "A_RES_79_236.es.html": ("es", make_html),
    "A_RES_79_236.fr.docx": ("fr", make_docx),
    "A_RES_79_236.ru.txt": ("ru", make_text),
}


def make(name: str) -> bytes:
    """The bytes of one sample file.

    Raises:
        KeyError: it is not one of `FILES`.
        ModuleNotFoundError: the library it needs is not installed.
    """
    lang, maker = FILES[name]
    return maker(read_translation(lang))


def main(to: Path) -> None:
    """Write every file."""
    for name in FILES:
        (to / name).write_bytes(make(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else folder())
