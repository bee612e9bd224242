"""`hexapla align`: versions of a document, or files of lines, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from corpora.cli import STORE, Json, StorePath, warn
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from align.bead import Alignment
    from align.encoder import Encoder
    from corpora.document import Document, Lang

app = typer.Typer(add_completion=False)

Model = Annotated[str, typer.Option(help="a sentence-transformers name or folder")]
_ORDER = ("zh", "en", "fr", "es", "ru", "ar")
_KNOWN = (".tsv", ".jsonl")
_PLANNED = (".tmx", ".xlsx", ".html")


@app.command()
def align(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE FILE... | SYMBOL", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="a .tsv or .jsonl file")
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", "-l", help="of the files, or which to take: zh,en")
    ] = "",
    level: Annotated[str, typer.Option(help="paragraph or sentence")] = "paragraph",
    model: Model = "",
    store: StorePath = STORE,
    lines: Annotated[bool, typer.Option("--lines", help="each line is one segment")] = False,
    as_json: Json = False,
) -> None:
    """Set two to six versions of a document side by side.

    Files, or a symbol in the store, which then keeps the alignment. Without a model, structure,
    numbers, names and lengths decide what belongs together.

    Example: hexapla align A_RES_79_236.zh.txt A_RES_79_236.en.pdf
    """
    from corpora.terminal import say

    if output:
        check_suffix(output, _KNOWN, _PLANNED)
    tags = lang.replace(",", " ").split()
    encoder = load_model(model)
    if lines:
        found = align_lines([Path(source) for source in sources], tags, encoder)
    else:
        found = _align_versions(sources, tags, _level(level), encoder, store)
    _hand_out(found, output, as_json)
    say(summary(found.alignment))


class Aligned(NamedTuple):
    """An alignment with the texts it is of."""

    alignment: Alignment
    sides: Sequence[Sequence[str]]
    labels: Sequence[Sequence[str]]  # what to call each segment


def align_lines(paths: Sequence[Path], langs: Sequence[Lang], encoder: Encoder | None) -> Aligned:
    """Align files whose lines are segments.

    Args:
        paths: two to six files.
        langs: one a file; none to find them out.
        encoder: none: numbers, names and lengths decide.

    Raises:
        HexaplaError: not as many languages as files, or not two to six files.
        UnreadableFile: a file cannot be read.
        UnknownLanguage: none was said, and it is none of the six.
    """
    from align.versions import align_segments

    _check_number(paths, langs)
    sides = [_lines_of(path) for path in paths]
    tags = langs or [_language_of(path, side) for path, side in zip(paths, sides, strict=True)]
    labels = [[str(number) for number in range(1, len(side) + 1)] for side in sides]
    return Aligned(align_segments(sides, tags, encoder), sides, labels)


def align_versions(
    documents: Sequence[Document], level: Literal["paragraph", "sentence"], encoder: Encoder | None
) -> Aligned:
    """Align two to six documents, with their texts and the numbers of their paragraphs."""
    from align.table import labels_of
    from align.versions import align_documents, segments_of

    return Aligned(
        align_documents(documents, level, encoder),
        [segments_of(document, level) for document in documents],
        [labels_of(document, level) for document in documents],
    )


def read_versions(sources: Sequence[str], langs: Sequence[Lang], store: Path) -> list[Document]:
    """The versions that are named: files, or one symbol in the store.

    Args:
        sources: two to six files, or one symbol.
        langs: of the files, in their order, or which versions of the symbol; [] for whatever
            they are in, or all there are.
        store: where symbols are looked up.

    Raises:
        HexaplaError: too few or too many, or not as many languages as files.
        UnknownSymbol: not in the store in two languages.
        UnreadableFile: a file cannot be read.
    """
    from corpora.reading import read_document
    from corpora.terminal import say

    if len(sources) == 1 and not Path(sources[0]).exists():
        return _from_store(sources[0], langs, store)
    _check_number(sources, langs)
    tags = langs or [""] * len(sources)
    documents = [read_document(path, lang) for path, lang in zip(sources, tags, strict=True)]
    for document in documents:
        warn(document)
    symbols = sorted({document.symbol for document in documents if document.symbol})
    if len(symbols) > 1:
        say(f"these are different documents: {', '.join(symbols)}")
    return documents


def summary(alignment: Alignment) -> str:
    """How many beads there are, in words.

    >>> from align.bead import Alignment, Bead
    >>> beads = (Bead(((0, 1), (0, 1)), 1.0), Bead(((1, 1), (1, 2)), -5.0))
    >>> summary(Alignment("", ("zh", "en"), beads, ""))
    '2 beads: 1 one to one, 0 joined or split, 1 not on every side'
    """
    shapes = [bead.shape for bead in alignment.beads]
    even = sum(set(shape) == {1} for shape in shapes)
    partial = sum(0 in shape for shape in shapes)
    return (
        f"{len(shapes)} beads: {even} one to one, {len(shapes) - even - partial} joined or split, "
        f"{partial} not on every side"
    )


def _align_versions(
    sources: Sequence[str],
    langs: Sequence[Lang],
    level: Literal["paragraph", "sentence"],
    encoder: Encoder | None,
    store: Path,
) -> Aligned:
    documents = read_versions(sources, langs, store)
    found = align_versions(documents, level, encoder)
    if len(sources) == 1:
        from align.writing import stored
        from corpora.store import Store

        with Store.open(store) as opened:
            opened.put_alignment(stored(found.alignment))
    return found


def _from_store(source: str, langs: Sequence[Lang], store: Path) -> list[Document]:
    from corpora.errors import UnknownSymbol, UnreadableFile
    from corpora.store import Store
    from corpora.symbol import normalise_symbol

    try:
        symbol = normalise_symbol(source)
    except UnknownSymbol:
        if Path(source).suffix:
            raise UnreadableFile(f"{source}: no such file") from None
        raise
    with Store.open(store, create=False) as opened:
        there = {version.lang for version in opened.list_versions(symbol)}
        wanted = langs or sorted(there, key=_ORDER.index)
        if len(wanted) < 2:
            have = f"only {' '.join(wanted)} is" if there else "nothing is"
            raise UnknownSymbol(f"{symbol}: {have} in {store}; add two versions to align them")
        return [opened.get(symbol, lang) for lang in wanted]


def _check_number(sources: Sequence[object], langs: Sequence[Lang]) -> None:
    if not 2 <= len(sources) <= 6:
        given = f"{len(sources)} file{'' if len(sources) == 1 else 's'} given"
        raise HexaplaError(f"{given}; name two to six versions, or one symbol")
    if langs and len(langs) != len(sources):
        raise HexaplaError(f"-l {','.join(langs)}: {len(langs)} languages, {len(sources)} files")


def _lines_of(path: Path) -> list[str]:
    from corpora.errors import UnreadableFile
    from corpora.plain import decode

    try:
        text, _ = decode(path.read_bytes(), "")
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from None
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
    return text.removesuffix("\n").split("\n") if text else []


def _language_of(path: Path, side: Sequence[str]) -> Lang:
    from corpora.errors import UnknownLanguage
    from corpora.language import find_language

    try:
        return find_language("\n".join(side))
    except UnknownLanguage as error:
        raise UnknownLanguage(f"{path}: {error}") from None


def _level(level: str) -> Literal["paragraph", "sentence"]:
    if level == "paragraph":
        return "paragraph"
    if level == "sentence":
        return "sentence"
    raise HexaplaError(f"--level {level}: say paragraph or sentence")


def load_model(model: str) -> Encoder | None:
    """The encoder of this name; none for "".

    Raises:
        EncoderError: see `load_encoder`.
    """
    if not model:
        return None
    from align.encoder import load_encoder

    return load_encoder(model)


def check_suffix(output: Path, known: Sequence[str], planned: Sequence[str]) -> None:
    """See that a file's suffix names a format that can be written.

    Raises:
        HexaplaError: it does not, or not yet.
    """
    suffix = output.suffix.lower()
    if suffix not in known:
        what = "is not there yet" if suffix in planned else "is not known"
        raise HexaplaError(f"{output}: {suffix or 'no suffix'} {what}; write {' or '.join(known)}")


def _hand_out(found: Aligned, output: Path | None, as_json: bool) -> None:
    from align.writing import json_lines, records, save, tsv
    from corpora.terminal import write_json

    if output:
        written = tsv if output.suffix.lower() == ".tsv" else json_lines
        save(output, written(found.alignment, found.sides))
    if as_json:
        texts = None if found.alignment.level == "segment" else found.sides
        for record in records(found.alignment, texts):
            write_json(record)
    elif not output:
        _write_table(found)


def _write_table(found: Aligned) -> None:
    from align.table import table_rows
    from corpora.terminal import Column, write_table

    langs = found.alignment.langs
    columns = [Column("", right=True, style="dim"), *(Column(tag, tag, wide=True) for tag in langs)]
    write_table(columns, table_rows(*found))
