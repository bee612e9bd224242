"""The verbs about terms, `hexapla terms` and `hexapla termbase`, and `hexapla demo`.

`demo` does the whole job on the sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from align.cli import Model, load_model
from corpora.cli import STORE, Json, StorePath, tags_of
from corpora.errors import HexaplaError
from termbase import review_cli, termbase_cli
from termbase.usage_cli import Bitext, Langs, Sources

if TYPE_CHECKING:
    from align.encoder import Encoder
    from corpora.document import Document
    from termbase.demo import Job
    from termbase.entry import Rendering
    from termbase.mining.joining import Row
    from termbase.parallel import Parallel

app = typer.Typer(add_completion=False)
_kept = typer.Typer(
    help="Keep terms: bring them in, decide about them, hand them out.\n\n"
    "Example: hexapla termbase import glossary.csv",
    no_args_is_help=True,
)
for _part in (termbase_cli, review_cli):
    _kept.add_typer(_part.app)
app.add_typer(_kept, name="termbase")
_NAMED = 12  # documents that the head of a file names
_EXAMPLES = 2  # places named in the table
_TOP = 12  # terms that the demo shows
_SHOWN = ("南南合作", "三方合作")  # both stand in the paragraph that the demo shows


@app.command()
def terms(
    sources: Sources = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help=".tbx .csv .xlsx .utf8 …; may be repeated"),
    ] = None,
    lang: Langs = "",
    bitext: Bitext = False,
    top: Annotated[
        int,
        typer.Option(
            min=0, help="how many, the surest first; of a row of languages, terms; 0: all"
        ),
    ] = 0,
    model: Model = "",
    store: StorePath = STORE,
    termbase: Annotated[
        Path | None, typer.Option("--termbase", help="a termbase to propose them to")
    ] = None,
    by: termbase_cli.By = "",
    as_json: Json = False,
) -> None:
    """Find the terms of aligned text, and how they are rendered.

    Of versions of a document, of a folder of them, a memory (.tmx), a bilingual file (.xlf
    .sdlxliff .mqxliff), a table of source and translation (.csv .tsv .xlsx .docx), line files
    (--bitext), or what is in the store; of three languages or more, a row a term, checked between
    all of them. A document that lacks a language counts for those it has. In a folder, versions
    have one symbol, or one name but for the language: plan.zh.docx plan_EN.pdf, fr/plan.txt. A
    person has to look at the list: it is a proposal. In a termbase, what a person decided stays.

    Example: hexapla terms A_RES_79_236.zh.txt A_RES_79_236.en.pdf -o terms.tbx -o terms.csv

    Example: hexapla terms folder -l zh,en,fr -o rows.xlsx
    """
    from corpora.showing.terminal import say, write_json
    from termbase.gathering import gathered
    from termbase.mining.collecting import uncollected

    outputs = output or []
    _check_outputs(outputs, [*(sources or []), *filter(None, [termbase])])
    encoder = load_model(model)
    parallel = gathered(sources or [], tags_of(lang), store, bitext, encoder)
    if len(parallel.documents) > 2:
        counts = Counter(document.lang for document in parallel.documents)
        say(f"documents: {', '.join(f'{lang} {count}' for lang, count in counts.items())}")
    _check_languages(outputs, parallel)
    with uncollected():
        found, rows = _terms_in(parallel, encoder)
        chosen = _surest(found, top) if top else found
        if not chosen:
            _check_may_be_empty(outputs)
        for path in outputs:
            _write(path, chosen, parallel.documents, rows)
            say(f"{path}: {len({r.term.text for r in chosen}) if rows else len(chosen)} terms")
    if termbase:
        say(f"{termbase}: {_propose(termbase, by, chosen, parallel.documents, rows)}")
    if as_json:
        for record in records(chosen, parallel.documents, rows):
            write_json(record)
    elif not outputs and not termbase:
        _write_table(chosen, parallel.documents, rows)
        few = "" if found else ": a name has to stand once, another term twice"
        say(f"{len(chosen)} of {len(found)} renderings found{_aside(chosen, rows)}{few}")


def _terms_in(
    parallel: Parallel, encoder: Encoder | None
) -> tuple[tuple[Rendering, ...], dict[str, Row]]:
    """The renderings of aligned text; of more than two languages, and the rows they are in."""
    from termbase.extraction import rows_of
    from termbase.mining.renderings import find_renderings

    if len(parallel.bitexts) == 1:
        return find_renderings(parallel.bitext, encoder=encoder), {}
    rows = {row.term.text: row for row in rows_of(parallel, encoder)}
    return tuple(rendering for row in rows.values() for rendering in row.renderings), rows


def _aside(renderings: Sequence[Rendering], rows: Mapping[str, Row]) -> str:
    """How many renderings gave way to others in the rows that are shown."""
    terms = {rendering.term.text for rendering in renderings}
    aside = sum(len(row.set_aside) for term, row in rows.items() if term in terms)
    return f"; {aside} that no other language bears out set aside, as --json shows" * bool(aside)


def _surest(found: Sequence[Rendering], top: int) -> tuple[Rendering, ...]:
    """So many renderings; of several languages, the renderings of so many terms."""
    if len({rendering.lang for rendering in found}) < 2:
        return tuple(found[:top])
    terms = list(dict.fromkeys(rendering.term.text for rendering in found))[:top]
    return tuple(rendering for rendering in found if rendering.term.text in terms)


@app.command()
def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="folder for what it writes")
    ] = Path("demo-output"),
) -> None:
    """Do the whole job on resolution 79/236, which comes with it.

    Reads it in six languages, keeps it, sets the versions side by side, finds terms, and writes
    everything into a folder.

    Example: hexapla demo -o demo-output
    """
    from corpora.showing.terminal import say
    from termbase.demo import run

    say("reading resolution 79/236 in six languages …")
    job = run(output)
    _write_job(job)


def _write_job(job: Job) -> None:
    from align.cli import summary
    from corpora.showing.terminal import Cell, Column, write_table
    from termbase.demo import example, pair_of

    print("\nRead, each from another kind of file:")
    kinds = ("preambular", "operative", "footnote")
    columns = [Column("lang", style="bold"), Column("title", wide=True), Column("file", wide=True)]
    columns += [Column(kind, right=True) for kind in kinds]
    counts = [[sum(p.kind == kind for p in d.paragraphs) for kind in kinds] for d in job.documents]
    write_table(
        columns,
        [
            (d.lang, Cell(d.title, d.lang), d.source, *map(str, numbers))
            for d, numbers in zip(job.documents, counts, strict=True)
        ],
    )
    place, bead = example(job, _SHOWN)
    print(f"Paired, {summary(job.alignment)}; {place}:")
    write_table(
        [Column("lang", style="bold"), Column("text", wide=True)],
        [
            (d.lang, Cell(d.paragraphs[start].text, d.lang))
            for d, (start, _) in zip(job.documents, bead.spans, strict=True)
        ],
    )
    print(f"Terms, {len(job.renderings)} in all; the surest:")
    _write_table(job.renderings[:_TOP], pair_of(job.documents))
    print("Written:")
    for path in (job.rows, job.tbx, job.csv, job.store):
        print(f"  {path}")
    print(f"Go on with:\n  hexapla search 三方合作 --beside en,fr --store {job.store}")


def _check_outputs(outputs: Sequence[Path], sources: Sequence[str | Path]) -> None:
    from align.showing.writing import see_writable
    from termbase.formats.catalogue import for_writing

    for path in outputs:
        for_writing(path)
    see_writable(outputs, sources)


def _check_languages(outputs: Sequence[Path], parallel: Parallel) -> None:
    """See that files can take all languages before terms are found."""
    from termbase.formats.catalogue import for_writing

    for path in outputs:
        if for_writing(path).pair and len(parallel.bitexts) > 1:
            kind = path.suffix.lstrip(".").upper()
            raise HexaplaError(f"{path}: a {kind} file has two languages; choose with -l zh,en")


def _check_may_be_empty(outputs: Sequence[Path]) -> None:
    from termbase.formats.catalogue import for_writing

    for path in outputs:
        if not for_writing(path).empty:
            kind = path.suffix.lstrip(".").upper()
            raise HexaplaError(f"{path}: no terms found, and a {kind} file cannot be empty")


def _write(
    path: Path,
    renderings: Sequence[Rendering],
    documents: Sequence[Document],
    rows: Mapping[str, Row],
) -> None:
    """One line a rendering in CSV, with its counts; entries in any other format."""
    from align.showing.writing import save
    from termbase.extraction import entries_of
    from termbase.formats.catalogue import for_writing, written
    from termbase.formats.format import Settings
    from termbase.formats.spreadsheet import csv_lines

    langs = tuple(dict.fromkeys(document.lang for document in documents))
    if path.suffix.lower() == ".csv" and len(langs) == 2:
        save(path, csv_lines(renderings, documents))
        return
    names = " and ".join(f"{d.symbol or d.source} ({d.lang})" for d in documents[:_NAMED])
    settings = Settings(f"Terms of {names}", f"Found in {names}.", langs)
    save(path, written(entries_of(renderings, documents, rows), for_writing(path), settings))


def _propose(
    termbase: Path,
    by: str,
    renderings: Sequence[Rendering],
    documents: Sequence[Document],
    rows: Mapping[str, Row],
) -> str:
    from termbase.extraction import entries_of
    from termbase.keeping.tidying import tidied

    names = dict.fromkeys(document.symbol or document.source for document in documents)
    base = termbase_cli.opened(termbase, create=True)
    found = tidied(entries_of(renderings, documents, rows))
    stamp = termbase_cli.stamp_of(by)
    return termbase_cli.summary(base.add(found, stamp, " and ".join(names), found=True), False)


def records(
    renderings: Sequence[Rendering],
    documents: Sequence[Document],
    rows: Mapping[str, Row] | None = None,
) -> Iterator[dict[str, Any]]:
    """Renderings as JSON objects, with every place; in rows, how far the languages agree."""
    from termbase.showing.contexts import Passages

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
            **(_agreement(rendering, rows[rendering.term.text]) if rows else {}),
            "seen": [
                {
                    "source": passages.context(source).source,
                    "term": [source.ref.paragraph, source.ref.sentence, list(source.span)],
                    "rendering": [target.ref.paragraph, target.ref.sentence, list(target.span)],
                }
                for source, target in rendering.seen
            ],
        }


def _agreement(rendering: Rendering, row: Row) -> dict[str, Any]:
    """Of a usual rendering, how far other languages bear it out, and what gave way to it."""
    if row.usual[rendering.lang] != rendering:
        return {}
    aside = [other.text for other in row.set_aside if other.lang == rendering.lang]
    return {
        "agreement": row.agreeing(rendering.lang),
        "doubted": rendering.lang in row.doubted,
        **({"set_aside": aside} if aside else {}),
    }


def _write_table(
    renderings: Sequence[Rendering],
    documents: Sequence[Document],
    rows: Mapping[str, Row] | None = None,
) -> None:
    from corpora.showing.terminal import Cell, Column, write_table
    from termbase.showing.contexts import Passages

    passages = Passages(documents)
    source, *targets = dict.fromkeys(document.lang for document in documents)
    target = targets[0] if len(targets) == 1 else ""
    columns = [
        Column(source, source, wide=True, style="bold"),
        *([] if target else [Column("lang")]),
        Column(target or "rendering", target, wide=True),
        Column(f"in {source}", right=True),
        Column(f"in {target}" if target else "there", right=True),
        Column("together", right=True),
        *([] if target else [Column("agrees")]),
        Column("for example", wide=True, style="dim", spare=True),
    ]
    lines: list[Sequence[str | Cell]] = []
    for rendering in renderings:
        places = dict.fromkeys(passages.context(seen).source for seen, _ in rendering.seen)
        short = ", ".join(place.rpartition(", ")[2] for place in list(places)[:_EXAMPLES])
        counts = rendering.term.frequency, rendering.frequency, rendering.together
        lang = [] if target else [rendering.lang]
        agrees = [_agrees(rendering, rows[rendering.term.text])] if rows else []
        text = Cell(rendering.text, rendering.lang)
        lines.append((rendering.term.text, *lang, text, *map(str, counts), *agrees, short))
    write_table(columns, lines)


def _agrees(rendering: Rendering, row: Row) -> str:
    """With which other languages a usual rendering agrees: "all", "not fr", "none"."""
    from termbase.mining.joining import AGREE

    if row.usual[rendering.lang] != rendering:
        return ""
    told = row.agreeing(rendering.lang)
    against = [lang for lang, share in told.items() if share < AGREE]
    if not told or len(against) == len(told):
        return "none"
    return f"not {' '.join(against)}" if against else "all"
