"""The verbs about documents: read, add, fetch, list, show, search.

Each reads its arguments, calls a function of this package, and writes what comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from corpora.document import Document
    from corpora.storage.concordance import Hits, Line

app = typer.Typer(add_completion=False)

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False)]
File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
Lang = Annotated[str, typer.Option("--lang", "-l", help="ar en es fr ru zh; found out if left out")]
Langs = Annotated[str, typer.Option("--lang", "-l", help="languages, as in zh,en; all if left out")]
Symbol = Annotated[str, typer.Option(help="document symbol; found out if left out")]
Encoding = Annotated[str, typer.Option(help="of a text file; found out if left out")]
StorePath = Annotated[
    Path, typer.Option("--store", envvar="HEXAPLA_STORE", help="where documents are kept")
]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines, for programs")]
STORE = Path("hexapla.db")


@app.command()
def read(
    file: File,
    lang: Lang = "",
    symbol: Symbol = "",
    encoding: Encoding = "",
    furniture: Annotated[bool, typer.Option("--furniture", help="show what was set aside")] = False,
    as_json: Json = False,
) -> None:
    """Show what a file says, paragraph by paragraph.

    PDF, DOCX, HTML, Markdown, text; DOC and RTF with LibreOffice.

    Example: hexapla read A_RES_79_236.en.pdf
    """
    from corpora.reading import read_document
    from corpora.showing.terminal import progress

    with progress(file.name) as show_progress:
        document = read_document(file, lang, symbol, encoding, show_progress)
    warn(document)
    if furniture:
        _write_furniture(document, as_json)
    else:
        _write_document(document, as_json)


@app.command()
def add(
    files: Files,
    lang: Lang = "",
    symbol: Symbol = "",
    encoding: Encoding = "",
    store: StorePath = STORE,
) -> None:
    """Read files and keep them, to be searched and aligned.

    A file that is there already changes nothing; a newer version of a document takes the place
    of the older one.

    Example: hexapla add A_RES_79_236.zh.txt A_RES_79_236.en.pdf
    """
    from corpora.errors import HexaplaError
    from corpora.showing.terminal import progress, say
    from corpora.storage.keeping import add_files

    failed = False
    with progress("adding") as show:
        for done, added in enumerate(add_files(store, files, lang, symbol, encoding), 1):
            if isinstance(added, HexaplaError):
                say(f"hexapla: {added}")
                failed = True
                continue
            outcome, document = added
            warn(document)
            say(f"{outcome:9} {document.symbol} {document.lang}  {document.title}")
            show(done, len(files))
    if failed:
        raise typer.Exit(2)


@app.command()
def fetch(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", show_default=False)],
    lang: Annotated[str, typer.Option("--lang", "-l", help="languages, as in zh,en")],
    cache: Annotated[Path | None, typer.Option(help="folder to keep the files in")] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="ask again for what is there")] = False,
    pause: Annotated[float, typer.Option(help="seconds between two requests, at least 1")] = 2.0,
    server: Annotated[str, typer.Option(help="address of the system")] = "",
    as_json: Json = False,
) -> None:
    """Get a document's official files from the UN.

    One at a time, with pauses; what was fetched before comes from the cache. No other verb opens a
    connection, unless --model names a model to be downloaded. Look at the system's terms of use
    before fetching much.

    Example: hexapla fetch A/RES/79/236 -l zh,en
    """
    from corpora.errors import FetchError
    from corpora.fetching.cache import default_cache
    from corpora.fetching.fetch import SERVER
    from corpora.fetching.fetch import fetch as deliver
    from corpora.showing.terminal import Column, say, write_json, write_table

    delivery = deliver(
        symbol,
        _split(lang),
        cache or default_cache(),
        refresh=refresh,
        pause=pause,
        server=server or SERVER,
        progress=say,
    )
    if as_json:
        for found in delivery.found:
            write_json({**asdict(found), "path": str(found.path)})
    else:
        write_table(
            [Column("lang"), Column("format"), Column("path"), Column("")],
            [
                (found.lang, found.format, str(found.path), "cached" if found.cached else "new")
                for found in delivery.found
            ],
        )
    if delivery.missing:
        raise FetchError(delivery.problem)


@app.command("list")
def list_documents(store: StorePath = STORE, as_json: Json = False) -> None:
    """List the documents in the store.

    Example: hexapla list
    """
    from corpora.showing.terminal import Column, write_json, write_table
    from corpora.storage.store import Store

    with Store.open(store, create=False) as kept:
        versions = kept.list_versions()
    if as_json:
        for version in versions:
            write_json(
                {
                    "symbol": version.symbol,
                    "lang": version.lang,
                    "title": version.title,
                    "paragraphs": version.paragraphs,
                    "segments": version.segments,
                    "source": version.source,
                    "added": version.added_at.isoformat(),
                    "sha256": version.digest,
                }
            )
        return
    write_table(
        [
            Column("symbol", style="bold"),
            Column("lang"),
            Column("title", wide=True),
            Column("paragraphs", right=True),
            Column("source", wide=True),
            Column("added"),
        ],
        [
            (v.symbol, v.lang, v.title, str(v.paragraphs), v.source, f"{v.added_at:%Y-%m-%d}")
            for v in versions
        ],
    )


@app.command()
def show(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", show_default=False)],
    lang: Langs = "",
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """Show a document from the store, in one or all languages.

    Example: hexapla show A/RES/79/236 -l zh
    """
    from corpora.storage.store import Store
    from corpora.symbol import normalise_symbol

    name = normalise_symbol(symbol)
    with Store.open(store, create=False) as kept:
        langs = _split(lang) or [version.lang for version in kept.list_versions(name)] or [""]
        for document in [kept.get(name, tag) for tag in langs]:
            _write_document(document, as_json)


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", show_default=False)],
    lang: Langs = "",
    beside: Annotated[str, typer.Option(help="show the aligned passage, as in en,fr")] = "",
    symbol: Annotated[str, typer.Option(help="look in this document only")] = "",
    accents: Annotated[bool, typer.Option(help="whether é and e differ")] = True,
    limit: Annotated[int, typer.Option(min=1, help="lines at most")] = 50,
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """Find a word or phrase, with what stands left and right of it.

    Chinese is found by any of its characters, simplified or traditional; other languages by whole
    words, or by their beginning with a star: cooperat*. Hyphens and punctuation between words do
    not matter, nor do accents where nothing has those that were typed.

    Example: hexapla search 三方合作 --beside en
    """
    from corpora.showing.terminal import say
    from corpora.storage.search import search as find
    from corpora.storage.store import Store
    from corpora.symbol import normalise_symbol

    with Store.open(store, create=False) as kept:
        look = partial(
            find,
            kept,
            query,
            langs=_split(lang) or None,
            symbol=normalise_symbol(symbol) if symbol else None,
            limit=limit,
            beside=_split(beside),
        )
        hits = look(accents=accents)
        if accents and not hits.total:
            hits = look(accents=False)
            if hits.total:
                say(f"{query}: not there as it is; found with other accents")
    _write_hits(hits, as_json)


def tags_of(langs: str) -> list[str]:
    """The languages that an option names, between commas or blanks; ZH is zh."""
    from corpora.language import LANGUAGES

    found = langs.replace(",", " ").split()
    return [tag.lower() if tag.lower() in LANGUAGES else tag for tag in found]


def _split(langs: str) -> list[str]:
    from corpora.language import language_of

    return [language_of(lang).tag for lang in tags_of(langs)]


def warn(document: Document) -> None:
    """Say what the reader could not do with a file."""
    from corpora.showing.terminal import say

    for warning in document.warnings:
        say(f"{document.source}: {warning}")


def warned_of(documents: Sequence[Document]) -> list[Document]:
    """Versions that were read, once it is said what the reader could not do with them."""
    from corpora.showing.terminal import say

    for document in documents:
        warn(document)
    symbols = sorted({document.symbol for document in documents if document.symbol})
    if len(symbols) > 1:
        say(f"these are different documents: {', '.join(symbols)}")
    return list(documents)


def _write_document(document: Document, as_json: bool) -> None:
    from corpora.showing.terminal import Column, with_calls, write_json, write_table

    if as_json:
        for record in records(document):
            write_json(record)
        return
    write_table(
        [
            Column("kind", style="dim"),
            Column("no.", style="bold"),
            Column(f"{document.symbol} {document.lang}".strip(), document.lang, wide=True),
        ],
        [(p.kind, p.number, with_calls(p.text, p.marks)) for p in document.paragraphs],
    )


def records(document: Document) -> Iterator[dict[str, Any]]:
    """The paragraphs of a document as JSON objects."""
    for paragraph in document.paragraphs:
        yield {
            "kind": paragraph.kind,
            "number": paragraph.number,
            "label": paragraph.label,
            "level": paragraph.level,
            "text": paragraph.text,
            "footnotes": [
                {"mark": mark.label, "at": mark.at, "paragraph": mark.note}
                for mark in paragraph.marks
            ],
            "sentences": [list(span) for span in paragraph.sentences],
            "cells": list(paragraph.cell_texts()),
            "page": paragraph.page or None,
            "symbol": document.symbol,
            "lang": document.lang,
        }


def _write_furniture(document: Document, as_json: bool) -> None:
    from corpora.showing.terminal import Column, write_json, write_table

    if as_json:
        for item in document.furniture:
            write_json(item._asdict())
        return
    write_table(
        [Column("page", right=True), Column("kind", style="dim"), Column("text", wide=True)],
        [(str(item.page or ""), item.kind, item.text) for item in document.furniture],
    )


def _write_hits(hits: Hits, as_json: bool) -> None:
    from corpora.showing.terminal import Column, on_terminal, say, write_json, write_table

    if as_json:
        for line in hits.lines:
            write_json(
                {
                    "symbol": line.symbol,
                    "lang": line.lang,
                    "paragraph": line.paragraph,
                    "number": line.number,
                    "kind": line.kind,
                    "name": line.name,
                    "left": line.left,
                    "node": line.node,
                    "right": line.right,
                    "span": list(line.span),
                    "beside": {p.lang: p.text or None for p in line.beside},
                    "missing": {p.lang: p.reason for p in line.beside if p.reason},
                }
            )
    elif on_terminal() and any(line.beside for line in hits.lines):
        _write_passages(hits)
    else:
        others: Sequence[str] = [p.lang for p in hits.lines[0].beside] if hits.lines else []
        write_table(
            [
                Column("place"),
                Column("left", right=True, wide=True, one_line=True),
                Column("node", style="bold"),
                Column("right", wide=True, one_line=True),
                *(Column(tag, tag, wide=True) for tag in others),
            ],
            [
                (
                    _place(line),
                    line.left,
                    line.node,
                    line.right,
                    *(passage.text or f"({passage.reason})" for passage in line.beside),
                )
                for line in hits.lines
            ],
        )
    at_least = "" if hits.exact else "at least "
    say(f"{at_least}{hits.total:,} in {at_least}{hits.paragraphs:,} paragraphs")


def _write_passages(hits: Hits) -> None:
    """Each line with the other languages beneath it."""
    from corpora.showing.terminal import Cell, Column, write_table

    rows: list[tuple[str | Cell, ...]] = []
    for line in hits.lines:
        node = len(line.left), len(line.left) + len(line.node)
        text = Cell(line.left + line.node + line.right, line.lang, node)
        rows.append((_place(line), line.lang, text))
        rows += [
            ("", passage.lang, Cell(passage.text or f"({passage.reason})", passage.lang))
            for passage in line.beside
        ]
    write_table([Column("place"), Column("lang", style="bold"), Column("passage", wide=True)], rows)


def _place(line: Line) -> str:
    return f"{line.symbol} {line.lang} {line.name}"
