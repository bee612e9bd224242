"""A file becomes a document: which reader for it, and its language and symbol.

    document = read_document("A_RES_79_236.pdf")

Formats are told from the content, not from the name. Language and symbol are looked for in the
text and in the file's name; what the caller says goes before both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpora.blocks import Block, Source
from corpora.content_type import content_type_of, is_whole
from corpora.document import Document, Furniture, Lang, Paragraph
from corpora.errors import UnknownLanguage, UnreadableFile
from corpora.language import find_language, language_of, likeliest_language
from corpora.pages.footnotes import attach
from corpora.pages.furniture import form_of
from corpora.pages.lines import Page
from corpora.structure import paragraphs
from corpora.symbol import from_file_name, normalise_symbol, symbols_in
from corpora.symbol_fonts import with_bullets
from corpora.words.han_forms import either

MAX_BYTES = 300_000_000
_ANYWHERE = ("job number", "bar code", "notice")  # furniture wherever it stands
Progress = Callable[[int, int], None]


def read_document(
    path: str | Path,
    lang: Lang = "",
    symbol: str = "",
    encoding: str = "",
    progress: Progress | None = None,
) -> Document:
    """Read one file.

    Args:
        path: a PDF, DOCX, HTML, Markdown or text file; DOC and others with LibreOffice installed.
        lang: one of ar en es fr ru zh; "" to find out.
        symbol: the document symbol, "A/RES/79/236"; "" to find out.
        encoding: of a text or HTML file, as Python names it; "" to find out.
        progress: called with pages read and pages in all.

    Raises:
        UnreadableFile: no such file, not allowed, damaged, encrypted, too large, without text.
        UnknownLanguage: none of the six, or several at once.
        UnknownSymbol: `symbol` is not one.
    """
    path = Path(path)
    symbol = normalise_symbol(symbol) if symbol else ""
    lang = language_of(lang).tag if lang else ""
    try:
        source = _source(path, _bytes(path), lang, encoding, progress)
        return _document(source, path.name, lang, symbol)
    except (UnreadableFile, UnknownLanguage) as error:
        raise type(error)(f"{path}: {error}") from None


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile("a folder; name the files in it")
        if path.exists() and not path.is_file():
            raise UnreadableFile("not an ordinary file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFile(
                f"{size / 1e6:,.0f} MB, the limit is {MAX_BYTES / 1e6:,.0f} MB; split it"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("no such file") from None
    except PermissionError:
        raise UnreadableFile("no permission to read it") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise UnreadableFile(f"{getattr(error, 'strerror', None) or error}") from None
    if not data:
        raise UnreadableFile("empty file")
    return data


def _source(
    path: Path, data: bytes, lang: Lang, encoding: str, progress: Progress | None
) -> Source:
    kind = content_type_of(path)
    if kind == "pdf":
        return _paged_pdf(data, lang, progress)
    if kind == "docx":
        from corpora.docx.blocks import read_docx

        return read_docx(data)
    if kind == "html":
        from corpora.html.blocks import read_html

        return read_html(data, encoding or None)
    if kind in ("doc", "rtf", "wpd", "odt"):
        from corpora.docx.blocks import read_docx
        from corpora.docx.legacy import convert_legacy
        from corpora.docx.package import is_encrypted

        return read_docx(data if is_encrypted(data) else convert_legacy(data, f".{kind}"))
    if kind == "zip" and is_whole(path):
        raise UnreadableFile("an archive (ZIP, Excel, PowerPoint), no Word file; save it as .docx")
    if kind == "zip":
        raise UnreadableFile("a ZIP archive cut short; get it again")
    if kind == "image":
        raise UnreadableFile("a picture; recognise its text first (ocrmypdf in.png out.pdf)")
    return _text(path, data, lang, encoding)


def _text(path: Path, data: bytes, lang: Lang, encoding: str) -> Source:
    from corpora.dumps import beyond_mending
    from corpora.dumps.blank_lines import with_whole_paragraphs
    from corpora.dumps.columns import one_after_the_other
    from corpora.dumps.dump import is_wrapped, pages_of
    from corpora.dumps.lam_alef import put_right
    from corpora.dumps.lone_numbers import with_their_texts
    from corpora.dumps.visual_order import in_written_order
    from corpora.line_numbers import apart_in_text
    from corpora.pages.bidi import without_embeddings
    from corpora.plain import decode
    from corpora.tabbed import blocks_of

    text = with_bullets(decode(data, encoding)[0])
    is_markdown = path.suffix.lower() in (".md", ".markdown")
    numbers: tuple[Furniture, ...] = ()
    if not is_markdown:
        text, numbers = apart_in_text(text)
        text = with_whole_paragraphs(one_after_the_other(text), lang)
    text, order = in_written_order(without_embeddings(text))
    text, words = put_right(text)
    if not text.strip():
        raise UnreadableFile("no text in it, only white space")
    if is_markdown:
        from corpora.html.markdown import read_markdown

        source = read_markdown(text)
    elif is_wrapped(text):
        source = _from_pages(pages_of(text), lang, exact=False)
    else:
        source = Source(tuple(blocks_of(with_their_texts(text.splitlines()))))
    lam_alef = f"lam-alef stood turned round, as PDFs are dumped; {words:,} words put right"
    warnings = (order, lam_alef if words else "", *beyond_mending.warnings(text))
    return replace(
        source,
        furniture=(*source.furniture, *numbers),
        warnings=(*source.warnings, *filter(None, warnings)),
    )


def _paged_pdf(data: bytes, lang: Lang, progress: Progress | None) -> Source:
    from corpora.pdf.pdfium import read_pages

    pages = read_pages(data, progress)
    glyphs = sum(page.glyphs for page in pages)
    if not glyphs:
        raise UnreadableFile(
            "no text layer, only pictures of pages; recognise it first (ocrmypdf in.pdf out.pdf)"
        )
    unreadable = sum(page.unreadable for page in pages)
    if unreadable > 0.3 * glyphs:
        raise UnreadableFile(
            "its fonts do not say which characters they show; recognise it anew "
            "(ocrmypdf --force-ocr in.pdf out.pdf)"
        )
    source = _from_pages(pages, lang, exact=True)
    blank = [page.number for page in pages if not page.glyphs]
    warnings = []
    if blank:
        warnings.append(f"no text on {len(blank)} of {len(pages)} pages: {_listed(blank)}")
    if recognised := sum(page.recognised for page in pages):
        told = f"recognised text (OCR) on {recognised} of {len(pages)} pages"
        warnings.append(f"{told}; it may have errors")
    if unreadable:
        warnings.append(f"{unreadable} characters of unknown meaning, shown as \ufffd")
    return Source(source.blocks, source.furniture, tuple(warnings))


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8]))
    return shown + (" …" if len(numbers) > 8 else "")


def _from_pages(pages: Sequence[Page], lang: Lang, exact: bool) -> Source:
    from corpora.line_numbers import apart_on_page
    from corpora.pages.floating import boxes_in_place
    from corpora.pages.footnotes import detach, note_blocks, with_labels
    from corpora.pages.furniture import set_aside
    from corpora.pages.joining import joiner
    from corpora.pages.layout import block, with_usual_weight
    from corpora.pages.layout import paragraphs as lines_of_paragraphs
    from corpora.pages.overleaf import across_pages
    from corpora.pages.tables import with_rows
    from corpora.pages.usual import measure

    pages = with_usual_weight([apart_on_page(page) for page in pages])
    size = measure(pages, exact).size
    feet = with_labels([detach(page, size) for page in pages])
    kept, furniture = set_aside([foot.page for foot in feet])
    kept, again = across_pages([with_rows(boxes_in_place(page)) for page in kept])
    rules = [Furniture("rule", line.text, foot.page.number) for foot in feet for line in foot.rules]
    usual = measure(kept, exact)
    lines = [line.text for page in pages for line in page.lines]
    join = joiner(lines, lang or likeliest_language("\n".join(lines)))
    blocks = [block(lines, usual, join) for lines in lines_of_paragraphs(kept, usual)]
    return Source((*blocks, *note_blocks(feet, join)), (*furniture, *again, *rules))


def _document(source: Source, name: str, lang: Lang, symbol: str) -> Document:
    printed = [block for block in source.blocks if _is_furniture(block)]
    blocks = [b for b in source.blocks if b.role != "note" and b not in printed]
    notes = [block for block in source.blocks if block.role == "note"]
    if not blocks and not notes:
        raise UnreadableFile("no text in it")
    named_symbol, named_lang = from_file_name(name)
    told = lang or named_lang
    text = "\n".join(block.text for block in blocks)
    looks = likeliest_language(text)
    lang = lang or looks or named_lang or find_language(text)
    warnings = list(source.warnings)
    if told and looks and told != looks:
        warnings.append(f"said to be in {told}, looks like {looks}; read as {lang}")
    made = paragraphs(attach(blocks, notes), notes, lang)
    return Document(
        symbol=symbol or named_symbol or _symbol(made, source),
        lang=lang,
        paragraphs=made,
        furniture=source.furniture + tuple(map(_as_furniture, printed)),
        source=name,
        warnings=tuple(warnings),
    )


def _is_furniture(block: Block) -> bool:
    return block.role == "text" and form_of(block.text) in _ANYWHERE


def _as_furniture(block: Block) -> Furniture:
    return Furniture(form_of(block.text) or "running head", block.text, block.page)


def _symbol(made: Sequence[Paragraph], source: Source) -> str:
    """The first symbol of the masthead; else that of the running heads; else by the title."""
    heads = [item.text for item in source.furniture if item.kind == "running head"]
    for text in [p.text for p in made if p.kind == "masthead"] + heads:
        for found in symbols_in(text):
            if re.sub(r"\s+", "", text).strip("*[]").startswith(found):
                return normalise_symbol(found.strip("*"))
    title = next((p for p in made if p.kind == "title"), None)
    opening = next((p.text for p in made if p.kind == "opening"), "")
    if title and "/" in title.number and _GENERAL_ASSEMBLY.search(opening):
        return f"A/RES/{title.number.replace(' ', '')}"
    return ""


_GENERAL_ASSEMBLY = re.compile(
    "General Assembly|Assemblée générale|Asamblea General|Генеральная Ассамблея|"
    f"الجمعية العامة|{either('^大会')}"
)
