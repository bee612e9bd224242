"""The verb about terms: `hexapla terms`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from align.cli import Model, load_model, read_versions
from corpora.cli import STORE, Json, StorePath
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from corpora.document import Document
    from termbase.entry import Rendering

app = typer.Typer(add_completion=False, no_args_is_help=True)
_KNOWN = (".csv", ".tbx")
_PLANNED = (".xlsx", ".utf8", ".xml", ".jsonl", ".tmx", ".md")
_EXAMPLES = 2  # places named in the table


@app.command()
def terms(
    sources: Annotated[list[str], typer.Argument(metavar="FILE FILE | SYMBOL", show_default=False)],
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="a .csv or .tbx file; may be repeated"),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", "-l", help="two languages, the terms' first: zh,en")
    ] = "",
    top: Annotated[int, typer.Option(min=0, help="how many, the surest first; 0: all")] = 0,
    model: Model = "",
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """Find the terms of two versions of a document, and how they are rendered.

    Strings that are often repeated, and what answers to them on the other side. A person has to
    look at the list: it is a proposal.

    Example: hexapla terms A_RES_79_236.zh.txt A_RES_79_236.en.pdf -o terms.tbx -o terms.csv
    """
    from corpora.terminal import say
    from termbase.extraction import extract_terms

    outputs = output or []
    for path in outputs:
        if path.suffix.lower() not in _KNOWN:
            raise HexaplaError(_unknown_suffix(path))
    documents = read_versions(sources, lang.replace(",", " ").split(), store)
    if len({document.lang for document in documents}) != 2 or len(documents) != 2:
        have = " ".join(document.lang for document in documents)
        raise HexaplaError(
            f"terms are found between two languages, not {have}; choose with -l zh,en"
        )
    found = extract_terms(documents, load_model(model))
    chosen = found[:top] if top else found
    for path in outputs:
        _write(path, chosen, documents)
        say(f"{path}: {len(chosen)} terms")
    if as_json:
        _write_json(chosen, documents)
    elif not outputs:
        _write_table(chosen, documents)
        say(f"{len(chosen)} of {len(found)} renderings found")


def _unknown_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    what = "is not there yet" if suffix in _PLANNED else "is not known"
    return f"{path}: {suffix or 'no suffix'} {what}; write {' or '.join(_KNOWN)}"


def _write(path: Path, renderings: Sequence[Rendering], documents: Sequence[Document]) -> None:
    from align.writing import save
    from termbase.extraction import entries_of
    from termbase.spreadsheet import csv_lines
    from termbase.tbx import tbx

    if path.suffix.lower() == ".csv":
        save(path, csv_lines(renderings, documents))
    elif renderings:
        names = " and ".join(f"{d.symbol or d.source} ({d.lang})" for d in documents)
        save(
            path, tbx(entries_of(renderings, documents), f"Terms of {names}", f"Found in {names}.")
        )
    else:
        raise HexaplaError(f"{path}: no terms found, and a TBX file cannot be empty")


def _write_json(renderings: Sequence[Rendering], documents: Sequence[Document]) -> None:
    from corpora.terminal import write_json

    for record in records(renderings, documents):
        write_json(record)


def records(
    renderings: Sequence[Rendering], documents: Sequence[Document]
) -> Iterator[dict[str, Any]]:
    """Renderings as JSON objects, with every place."""
    from termbase.contexts import Passages

    passages = Passages(documents)
    for rendering in renderings:
        yield {
            "term": rendering.term.text,
            "lang": rendering.term.lang,
            "frequency": rendering.term.frequency,
            "rendering": rendering.text,
            "rendering_lang": rendering.lang,
            "rendering_frequency": rendering.frequency,
            "together": rendering.together,
            "score": rendering.score,
            "seen": [
                {
                    "source": passages.context(source).source,
                    "term": [source.ref.paragraph, source.ref.sentence, list(source.span)],
                    "rendering": [target.ref.paragraph, target.ref.sentence, list(target.span)],
                }
                for source, target in rendering.seen
            ],
        }


def _write_table(renderings: Sequence[Rendering], documents: Sequence[Document]) -> None:
    from corpora.terminal import Column, write_table
    from termbase.contexts import Passages

    passages = Passages(documents)
    source, target = (document.lang for document in documents)
    columns = [
        Column(source, source, wide=True, style="bold"),
        Column(target, target, wide=True),
        Column(f"in {source}", right=True),
        Column(f"in {target}", right=True),
        Column("together", right=True),
        Column("for example", wide=True, style="dim"),
    ]
    rows = []
    for rendering in renderings:
        places = dict.fromkeys(passages.context(seen).source for seen, _ in rendering.seen)
        short = [place.partition(", ")[2] for place in list(places)[:_EXAMPLES]]
        counts = rendering.term.frequency, rendering.frequency, rendering.together
        rows.append((rendering.term.text, rendering.text, *map(str, counts), ", ".join(short)))
    write_table(columns, rows)
