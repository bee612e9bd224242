"""`hexapla check`: what a reviser would mark in a translation, and little else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli import Model, load_model
from corpora.cli import STORE, Json, StorePath, tags_of
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from termbase.checks.catalogue import Check
    from termbase.checks.findings import Findings
    from termbase.checks.opening import Opened

app = typer.Typer(add_completion=False)
_WAIVERS = Path("hexapla.waivers")
_FAIL_ON = ("error", "warning", "note", "never")
_FORMATS = (".jsonl", ".sarif", ".xlsx", ".html")
_SHOWN = 4  # places of planted errors that were missed


@app.command()
def check(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE TRANSLATION [OTHER...] | BILINGUAL | SYMBOL", show_default=False
        ),
    ] = None,
    termbase: Annotated[
        Path | None, typer.Option("--termbase", help="ours, or .tbx .csv .xlsx …")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", "-l", help="of the source, the translation")] = "",
    bitext: Annotated[bool, typer.Option("--bitext", help="files of lines, line by line")] = False,
    only: Annotated[str, typer.Option(help="these checks: number,date")] = "",
    without: Annotated[str, typer.Option(help="not these")] = "",
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help=".jsonl .sarif .xlsx or .html; may be repeated"),
    ] = None,
    fail_on: Annotated[str, typer.Option(help="error, warning, note or never")] = "note",
    waivers: Annotated[Path, typer.Option(help="the file of what is let stand")] = _WAIVERS,
    waive: Annotated[
        list[str] | None, typer.Option(help="let a finding stand: its id, or CODE:TERM")
    ] = None,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="plant errors, and see which are found")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="the checks there are")] = False,
    model: Model = "",
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """List what a reviser would mark in a translation.

    Of a source and its translation; more versions are witnesses: what they do without is not
    missed. Or of one bilingual file: TMX, XLIFF, SDLXLIFF, MQXLIFF, a table. Terms are checked
    where there is a termbase. Exits with 1 if something was found.

    Example: hexapla check A_RES_79_236.zh.txt A_RES_79_236.en.pdf --termbase un.tbx -o report.html
    """
    from corpora.showing.terminal import say
    from termbase.checks.opening import entries_of_file, opened
    from termbase.checks.running import chosen

    if listed:
        _write_list(as_json)
        return
    checks = chosen(_codes(only), _codes(without))
    _look_at(output or [], [*(sources or []), *filter(None, [termbase]), waivers], fail_on)
    if not sources:
        raise HexaplaError("what is to be checked? name a source and its translation")
    entries = entries_of_file(termbase) if termbase else ()
    known = opened(sources, tags_of(lang), store, entries, bitext, load_model(model))
    for warning in known.warnings:
        say(warning)
    _say_what_is_not_checked(known, checks)
    if self_test:
        _write_self_test(known, checks, as_json)
        return
    found = _found(known, checks, waivers, waive or [])
    _hand_out(found, known, checks, output or [], as_json)
    raise typer.Exit(_status(found, fail_on))


def _codes(said: str) -> list[str]:
    return [code.strip() for code in said.split(",") if code.strip()]


def _look_at(outputs: Sequence[Path], sources: Sequence[str | Path], fail_on: str) -> None:
    """See to it that nothing is worked on in vain."""
    from align.showing.writing import see_writable

    if fail_on not in _FAIL_ON:
        raise HexaplaError(f"--fail-on {fail_on}: say {', '.join(_FAIL_ON)}")
    for path in outputs:
        if path.suffix.lower() not in _FORMATS:
            raise HexaplaError(f"{path}: findings are written as {' '.join(_FORMATS)}")
    see_writable(outputs, sources)


def _say_what_is_not_checked(known: Opened, checks: Sequence[Check]) -> None:
    from corpora.showing.terminal import say
    from termbase.checks.scatter import is_too_long

    codes = {one.code for one in checks}
    if "term" in codes and not known.work.entries:
        say("terms are not checked; name a termbase with --termbase")
    elif "term" in codes and (told := _languages_lacking(known)):
        say(f"terms are not checked; {told}")
    if "scattered" in codes and known.work.whole and is_too_long(known.work):
        say("too long to look for terms rendered in two ways; hexapla consistency does it")


def _languages_lacking(known: Opened) -> str:
    """What is to be said of a termbase that has nothing in one of the languages."""
    from termbase.entry import langs_of
    from termbase.formats.languages import is_below

    there = langs_of(known.work.entries)
    lacking = [
        lang
        for lang in known.work.langs
        if not any(is_below(one, lang) or is_below(lang, one) for one in there)
    ]
    told = f"the termbase has no terms in {' or '.join(lacking)}, but in {' '.join(there)}"
    return told if lacking else ""


def _found(known: Opened, checks: Sequence[Check], path: Path, waive: Sequence[str]) -> Findings:
    """The findings that nobody let stand; what is let stand now is kept."""
    from corpora.showing.terminal import progress, say
    from termbase.checks.running import findings_of
    from termbase.checks.showing.places import counted
    from termbase.checks.waivers import add_waivers, read_waivers, unwaived, waiver_of

    with progress("checking") as tick:
        found = findings_of(known.work, checks, tick)
    waivers = read_waivers(path)
    if waive:
        new = [waiver_of(said, found, waivers) for said in waive]
        add_waivers(path, waivers, new)
        waivers += new
        say(f"{path}: {counted(len(waivers), 'waiver')}")
    left = unwaived(found, waivers)
    if len(left) < len(found):
        say(f"{counted(len(found) - len(left), 'finding')} let stand by {path}")
    return replace(found, findings=tuple(left))


def _hand_out(
    found: Findings,
    known: Opened,
    checks: Sequence[Check],
    outputs: Sequence[Path],
    as_json: bool,
) -> None:
    from align.showing.writing import save
    from corpora.showing.terminal import say, write_json
    from termbase.checks.showing.places import counted
    from termbase.checks.showing.records import identities, record
    from termbase.checks.showing.terminal import write_findings

    for path in outputs:
        save(path, _pieces(path, found, known, checks))
        say(f"{path}: {counted(len(found), 'finding')}")
    if as_json:
        for identity, finding in zip(identities(found), found, strict=True):
            write_json({"id": identity, **record(finding)})
    elif not outputs:
        write_findings(found, len(known.work.passages))


def _pieces(path: Path, found: Findings, known: Opened, checks: Sequence[Check]) -> list[bytes]:
    from termbase.checks.showing import page, records, sarif, workbook

    titles = {one.code: one.title for one in checks}
    sources = list(dict.fromkeys(filter(None, known.work.sources)))
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        return list(records.json_lines(found))
    if suffix == ".xlsx":
        return [workbook.workbook(found, titles, sources)]
    if suffix == ".html":
        return [page.page(found, titles, sources, len(known.work.passages)).encode()]
    severities = {one.code: one.severity for one in checks}
    return [sarif.sarif(found, titles, sources, severities).encode()]


def _status(found: Findings, fail_on: str) -> int:
    from termbase.checks.finding import SEVERITIES

    if fail_on == "never":
        return 0
    grave = SEVERITIES[: _FAIL_ON.index(fail_on) + 1]
    return int(any(finding.severity in grave for finding in found))


def _write_list(as_json: bool) -> None:
    from corpora.showing.terminal import Column, write_json, write_table
    from termbase.checks.catalogue import CHECKS

    if as_json:
        for one in CHECKS:
            write_json({"code": one.code, "severity": one.severity, "title": one.title,
                        "default": one.default})  # fmt: skip
        return
    columns = [Column("check", style="bold"), Column("severity"), Column("finds", wide=True)]
    rows = [
        (one.code, one.severity, one.title + ("" if one.default else " (only if asked for)"))
        for one in CHECKS
    ]
    write_table(columns, rows)


def _write_self_test(known: Opened, checks: Sequence[Check], as_json: bool) -> None:
    """Errors planted and found, kind by kind; and what is said of the text as it is."""
    from corpora.showing.terminal import Column, progress, say, write_json, write_table
    from termbase.checks.planting import self_test
    from termbase.checks.running import findings_of

    with progress("planting errors") as tick:
        made = list(self_test(known.work, checks, known.again, tick))
    found = findings_of(known.work, checks)
    if as_json:
        for one in made:
            write_json({**one._asdict(), "missed": [_label(known, n) for n in one.missed]})
    else:
        columns = [
            Column("check", style="bold"), Column("planted"), Column("errors", right=True),
            Column("found", right=True), Column("recall", right=True),
            Column("missed, for example", wide=True, style="dim"),
        ]  # fmt: skip
        rows = [
            (one.code, one.kind, str(one.planted), str(one.found), f"{one.recall:.2f}",
             ", ".join(_label(known, n) for n in one.missed[:_SHOWN]))
            for one in made
        ]  # fmt: skip
        write_table(columns, rows)
    rate = 1000 * len(found) / max(found.words, 1)
    say(
        f"before anything was planted: {len(found)} findings in {found.words:,} words of the "
        f"source, {rate:.2f} in 1,000"
    )


def _label(known: Opened, number: int) -> str:
    return known.work.passages[number].source.parts[0].label
