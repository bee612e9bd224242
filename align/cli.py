"""`hexapla align`: versions of a document side by side. `hexapla score`: how good beads are."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from corpora.cli import STORE, Json, StorePath, tags_of, warned_of
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from align.aligned import Aligned
    from align.bead import Alignment
    from align.encoder import Encoder
    from align.evaluation import Nulls, Score
    from align.options import Options
    from corpora.document import Document, Lang

app = typer.Typer(add_completion=False)

Model = Annotated[
    str,
    typer.Option(help="use (USE-multilingual), a sentence-transformers name or folder, or none"),
]
NO_MODEL = "none"
_NULLS: dict[Nulls, str] = {
    "vecalign": "as Vecalign",
    "links": "left out",
    "with nulls": "counted",
}
_SIGNS = {"undecided": " (?)", "moved": " (↷)", "absent": " (—)"}


@app.command()
def align(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE FILE... | SYMBOL", show_default=False)
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help=".tsv .jsonl .tmx .xlsx or .html; may be repeated"),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", "-l", help="of the files, or which to take: zh,en")
    ] = "",
    level: Annotated[str, typer.Option(help="paragraph or sentence")] = "paragraph",
    model: Model = "",
    store: StorePath = STORE,
    lines: Annotated[bool, typer.Option("--lines", help="each line is one segment")] = False,
    report: Annotated[
        bool, typer.Option("--report", help="what is absent, undecided or moved")
    ] = False,
    as_json: Json = False,
) -> None:
    """Set two to six versions of a document side by side.

    Files, or a symbol in the store, which then keeps the alignment. What belongs together is told
    by meaning (the built-in model, or another), numbers, names, lengths and structure.

    Example: hexapla align A_RES_79_236.zh.txt A_RES_79_236.en.pdf -o aligned.html -o memory.tmx
    """
    from align.omissions import strangers
    from corpora.showing.terminal import say

    outputs = output or []
    _check_outputs(outputs, sources)
    tags = tags_of(lang)
    method = _method(model)
    if lines:
        found = align_lines([Path(source) for source in sources], tags, *method)
    else:
        found = _align_versions(sources, tags, _level(level), method, store)
    for path in outputs:
        say(_save(found, path))
    if report:
        _hand_out_report(found, as_json)
    elif as_json or not outputs:
        _hand_out(found, as_json)
    say(summary(found.alignment))
    for stranger in strangers(found.alignment):
        say(
            f"{' and '.join(stranger.langs)} do not look like translations of each other: of "
            f"{stranger.size} segments {stranger.paired} could be paired"
        )


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", show_default=False)],
    predicted: Annotated[Path, typer.Argument(metavar="PREDICTED", show_default=False)],
    floor: Annotated[
        float | None, typer.Option(min=0, max=1, help="exit with 1 if strict F1 is under it")
    ] = None,
    as_json: Json = False,
) -> None:
    """Compare beads with gold ones: precision, recall, F1.

    Strict counts equal beads, lax those that overlap a gold bead on both sides. Nulls, beads with
    nothing on one side, are counted as Vecalign does (in precision only), not at all, and fully.
    Files: JSON Lines with spans, [0]:[0, 1] a line, or indexes between tabs.

    Example: hexapla score gold.txt found.jsonl --floor 0.9
    """
    from align.evaluation import record_of
    from align.evaluation import score as compare
    from align.gold import read_beads, signature_of
    from corpora.showing.terminal import say, write_json

    right, found = read_beads(gold), read_beads(predicted)
    if right.sides != found.sides:
        raise HexaplaError(
            f"{gold} has beads of {right.sides} sides, {predicted} of {found.sides}; "
            "score files of the same versions"
        )
    made = compare(right.links, found.links)
    signature = signature_of(right, found)
    if as_json:
        write_json({**record_of(made), "signature": signature})
    else:
        _write_score(made)
        print(signature)
    if floor is not None and made.strict.f1 < floor:
        say(f"strict F1 {made.strict.f1:.4f} is under {floor}")
        raise typer.Exit(1)


def align_lines(
    paths: Sequence[Path], langs: Sequence[Lang], encoder: Encoder | None, options: Options
) -> Aligned:
    """Align files whose lines are segments.

    Args:
        paths: two to six files.
        langs: one a file; none to find them out.
        encoder: None for the built-in one.
        options: how it is done.

    Raises:
        HexaplaError: not as many languages as files, or not two to six files.
        UnreadableFile: a file cannot be read.
        UnknownLanguage: none was said, and it is none of the six.
    """
    from align.aligned import Aligned
    from align.lines import language_of_lines, lines_of
    from align.versions import align_segments

    check_number(paths, langs)
    sides = [lines_of(path) for path in paths]
    tags = langs or [language_of_lines(path, side) for path, side in zip(paths, sides, strict=True)]
    labels = [[str(number) for number in range(1, len(side) + 1)] for side in sides]
    names = [path.name for path in paths]
    found = align_segments(sides, tags, encoder, options=options)
    return Aligned(found, sides, labels, names)


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

    if len(sources) == 1 and not Path(sources[0]).exists():
        return _from_store(sources[0], langs, store)
    check_number(sources, langs)
    tags = langs or [""] * len(sources)
    return warned_of([read_document(path, lang) for path, lang in zip(sources, tags, strict=True)])


def summary(alignment: Alignment) -> str:
    """How many beads there are, and what became of them, with the marks they bear.

    >>> from align.bead import Alignment, Bead
    >>> beads = (Bead(((0, 1), (0, 1)), 1.0), Bead(((1, 1), (1, 2)), -5.0))
    >>> summary(Alignment("", ("zh", "en"), beads, ""))
    '2 beads: 1 translated, 1 absent (—)'
    """
    from align.omissions import fates

    found = [f"{n} {fate}{_SIGNS.get(fate, '')}" for fate, n in fates(alignment).items()]
    return f"{len(alignment.beads)} beads: {', '.join(found) or 'there is no text'}"


def _align_versions(
    sources: Sequence[str],
    langs: Sequence[Lang],
    level: Literal["paragraph", "sentence"],
    method: tuple[Encoder | None, Options],
    store: Path,
) -> Aligned:
    from align.aligned import of_documents
    from align.versions import align_documents

    documents = read_versions(sources, langs, store)
    found = of_documents(align_documents(documents, level, *method), documents)
    if len(sources) == 1:
        from align.showing.writing import stored
        from corpora.storage.store import Store

        with Store.open(store) as opened:
            opened.put_alignment(stored(found.alignment))
    return found


def _from_store(source: str, langs: Sequence[Lang], store: Path) -> list[Document]:
    from corpora.errors import UnknownSymbol
    from corpora.language import ORDER
    from corpora.storage.store import Store

    symbol = symbol_of(source)
    with Store.open(store, create=False) as opened:
        there = {version.lang for version in opened.list_versions(symbol)}
        wanted = langs or sorted(there, key=ORDER.index)
        if len(wanted) < 2:
            have = f"only {' '.join(wanted)} is" if there else "nothing is"
            raise UnknownSymbol(f"{symbol}: {have} in {store}; add two versions to align them")
        return [opened.get(symbol, lang) for lang in wanted]


def symbol_of(source: str) -> str:
    """The symbol that is named, in its one spelling.

    Raises:
        UnknownSymbol: it has not the form of one.
        UnreadableFile: it has that of a file's name.
    """
    from corpora.errors import UnknownSymbol, UnreadableFile
    from corpora.symbol import normalise_symbol

    try:
        return normalise_symbol(source)
    except UnknownSymbol:
        if Path(source).suffix:
            raise UnreadableFile(f"{source}: no such file") from None
        raise


def check_number(sources: Sequence[object], langs: Sequence[Lang]) -> None:
    """See that there are two to six sources, and as many languages, if any.

    Raises:
        HexaplaError: there are not.
    """
    if not 2 <= len(sources) <= 6:
        given = f"{len(sources)} file{'' if len(sources) == 1 else 's'} given"
        raise HexaplaError(f"{given}; name two to six versions, or one symbol")
    if langs and len(langs) != len(sources):
        raise HexaplaError(
            f"-l {','.join(langs)}: {len(langs)} languages, {len(sources)} files; "
            "name one for each file, in their order (-l en,fr)"
        )


def _level(level: str) -> Literal["paragraph", "sentence"]:
    if level == "paragraph":
        return "paragraph"
    if level == "sentence":
        return "sentence"
    raise HexaplaError(f"--level {level}: say paragraph or sentence")


def _method(model: str) -> tuple[Encoder | None, Options]:
    """The encoder of this name, and whether one is to be asked."""
    from align.options import Options

    return load_model(model), Options(meaning=model != NO_MODEL)


def load_model(model: str) -> Encoder | None:
    """The encoder of this name; None for "", the built-in one, and for "none".

    Raises:
        EncoderError: see `load_encoder`.
    """
    if model in ("", NO_MODEL):
        return None
    from align.encoder import UNIVERSAL, load_encoder
    from corpora.showing.terminal import say

    if sys.stderr.isatty() and model != UNIVERSAL:
        say(f"loading the model {model}; it is downloaded if it is not on this machine")
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


def _check_outputs(outputs: Sequence[Path], sources: Sequence[str]) -> None:
    from align.showing.writing import FORMATS, see_writable

    for path in outputs:
        check_suffix(path, FORMATS, ())
    see_writable(outputs, sources)


def _save(found: Aligned, path: Path) -> str:
    """Write a file; what is to be said of it."""
    from align.showing.writing import save, written

    suffix = path.suffix.lower()
    save(path, written(found, suffix))
    if suffix != ".tmx":
        return f"{path}: {len(found.alignment.beads)} beads"
    from align.showing.tmx import is_unit

    units = sum(map(is_unit, found.rows()))
    rest = len(found.alignment.beads) - units
    return f"{path}: {units} units; {rest} with text on one side only left out"


def _hand_out(found: Aligned, as_json: bool) -> None:
    from align.showing.table import write_beads
    from align.showing.writing import json_line, records

    if not as_json:
        write_beads(found)
        return
    texts = None if found.alignment.level == "segment" else found.sides
    for record in records(found.alignment, texts):
        print(json_line(record), end="")


def _hand_out_report(found: Aligned, as_json: bool) -> None:
    from align.omissions import report
    from align.showing.table import write_counts, write_report
    from align.showing.writing import json_line

    if as_json:
        for record in _report_records(found):
            print(json_line(record), end="")
        return
    write_report(report(found))
    print()
    write_counts(found.alignment)


def _report_records(found: Aligned) -> Iterator[dict[str, Any]]:
    """An object for every segment or bead of each version and each other version."""
    from align.omissions import outcomes

    langs = found.alignment.langs
    for outcome in outcomes(found.alignment):
        yield {
            "lang": langs[outcome.side],
            "in": langs[outcome.other],
            "fate": outcome.fate,
            "confidence": outcome.confidence,
            "span": outcome.span,
            "opposite": outcome.opposite,
            "labels": found.labels[outcome.side][slice(*outcome.span)],
            "level": found.alignment.level,
            "signature": found.alignment.signature,
        }


def _write_score(made: Score) -> None:
    from corpora.showing.terminal import Column, write_table

    columns = [Column("", style="bold"), Column("nulls")]
    columns += [Column(name, right=True) for name in ("precision", "recall", "F1")]
    write_table(
        columns,
        [
            ("lax" if lax else "strict", words, *(f"{figure:.4f}" for figure in figures))
            for nulls, words in _NULLS.items()
            for lax in (False, True)
            for figures in [made.figures(nulls, lax=lax)]
        ],
    )
