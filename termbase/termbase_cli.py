"""`hexapla termbase`: terms brought in, looked at, decided about, and handed out in any format.

Here are import, export and list; in `review_cli` what a person does with an entry. Each verb reads
its arguments, calls a function of this package, and writes what comes back. Only here are the
clock and the user's name looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpora.cli import Json, tags_of
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from termbase.entry import Change, Entry
    from termbase.formats.format import Reading, Wishes
    from termbase.keeping.arriving import Arrival, Outcome
    from termbase.keeping.state import Record
    from termbase.termbase import Termbase

app = typer.Typer(add_completion=False)
TERMBASE = Path("hexapla.termbase")
TermbasePath = Annotated[
    Path, typer.Option("--termbase", envvar="HEXAPLA_TERMBASE", help="the file they are kept in")
]
By = Annotated[str, typer.Option(envvar="HEXAPLA_USER", help="who decides; the user, if left out")]
Langs = Annotated[str, typer.Option("--lang", "-l", help="languages, as in zh,en")]
Dialect = Annotated[str, typer.Option(help="name of the format, where the suffix is not enough")]
_REVIEWS = ("proposed", "accepted", "rejected")
_SHOWN_LANGS = 6  # columns of a list
_LISTED = 20  # conflicts and remarks that are shown


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    dialect: Dialect = "",
    lang: Langs = "",
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="a column: 'English Short=en'")
    ] = None,
    encoding: Annotated[str, typer.Option(help="of a text file; found out if left out")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="only say what would happen")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="take new ones as accepted")] = False,
    by: By = "",
    termbase: TermbasePath = TERMBASE,
    as_json: Json = False,
) -> None:
    """Bring in a file: TBX, MultiTerm, XLSX, CSV and others.

    What is there already is added to, never overwritten; where the file says something else, ours
    stays and both are listed. How the columns of a table were understood is shown; --map says
    otherwise: 'HEADING=en', 'HEADING=zh status', 'HEADING=note', '3=ignore'.

    Example: hexapla termbase import glossary.xlsx --map "English Short=en" --preview
    """
    from corpora.showing.terminal import say, write_json
    from termbase.formats.catalogue import read

    found = read(file, dialect, _wishes(lang, columns or [], encoding))
    base = opened(termbase, create=True)
    stamp = stamp_of(by)
    bring = base.foresee if preview else base.add
    arrived = bring(found.entries, stamp, file.name)
    new = [one.id for one in arrived if one.outcome == "new"]
    if accept and new and not preview:
        base.accept(new, stamp, f"from {file.name}")
    if as_json:
        for one in arrived:
            write_json(_arrival_record(one))
    else:
        _write_reading(found, arrived)
    for remark in found.remarks[:_LISTED]:
        say(f"{file.name}: {remark}")
    say(summary(arrived, preview))


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    dialect: Dialect = "",
    lang: Langs = "",
    accepted: Annotated[bool, typer.Option("--accepted", help="only what was accepted")] = False,
    title: Annotated[str, typer.Option(help="of the file; its name if left out")] = "",
    termbase: TermbasePath = TERMBASE,
    as_json: Json = False,
) -> None:
    """Write a file, and say what it could not carry.

    The suffix names the format: .tbx .csv .xlsx .utf8 .utx .xml .jsonl .md; --dialect another with
    the same one: tbx2, tbx2-pair (for OmegaT and translate-toolkit), memoq. Rejected entries stay
    behind. Formats of two languages need -l, the source first.

    Example: hexapla termbase export un.tbx --dialect tbx2-pair -l en,zh
    """
    from align.showing.writing import save, see_writable
    from corpora.showing.terminal import say, write_json
    from termbase.entry import langs_of
    from termbase.formats.catalogue import for_writing, taken, write
    from termbase.formats.format import Settings

    form = for_writing(file, dialect)
    see_writable([file], [termbase])
    base = opened(termbase)
    entries = base.entries(("accepted",) if accepted else ("proposed", "accepted"))
    langs = _tags_in(entries, lang, form.pair)
    settings = Settings(
        title or file.stem, f"From the termbase {termbase.name}.", langs, stamp_of("").when
    )
    pieces, lost = write(entries, form, settings)
    save(file, pieces)
    there = langs_of(entries)
    if missing := [tag for tag in langs if tag not in there]:
        say(f"no entry has {' or '.join(missing)}; there are {' '.join(there)}")
    for loss in lost:
        if as_json:
            write_json({"kind": loss.kind, "count": loss.count, "example": loss.example,
                        "in_words": loss.in_words})  # fmt: skip
        else:
            say(f"not carried: {loss}")
    say(f"{file}: {_entries(len(taken(entries, form, settings.langs)))}, {form.title}")


@app.command("list")
def list_(
    words: Annotated[str, typer.Argument(metavar="[WORDS]", show_default=False)] = "",
    lang: Langs = "",
    review: Annotated[str, typer.Option(help="proposed, accepted or rejected")] = "",
    alike: Annotated[bool, typer.Option("--alike", help="only those that share a term")] = False,
    termbase: TermbasePath = TERMBASE,
    as_json: Json = False,
) -> None:
    """List entries, or those with some words in a term.

    Example: hexapla termbase list cooperation -l en,zh --review proposed
    """
    from corpora.showing.terminal import say, write_json

    base = opened(termbase)
    tags = _tags_in([one.entry for one in base.records.values()], lang)
    if review and review not in _REVIEWS:
        raise HexaplaError(f"--review {review}: say {', '.join(_REVIEWS)}")
    found = [one for one in base.find(words, tags) if review in ("", one.review)]
    if alike:
        found = _alike(found)
    if as_json:
        for one in found:
            write_json(as_record(one))
    else:
        _write_list(found, tags)
        say(f"{len(found)} of {len(base.records)} entries")


def opened(path: Path, create: bool = False) -> Termbase:
    """The termbase of a file.

    Raises:
        StoreError: it is not there, and is not to be made.
    """
    from corpora.errors import StoreError
    from corpora.showing.terminal import say
    from termbase.keeping.journal import rest_of
    from termbase.termbase import Termbase

    if not create and not path.exists():
        raise StoreError(f"{path}: no termbase there; import something first, or name another")
    base = Termbase(path)
    if base.cut:
        say(
            f"{path}: {base.cut} bytes at its end are not whole and not read: another program is "
            f"writing, one was stopped, or a copy was cut; what is written next moves them to "
            f"{rest_of(path).name}"
        )
    return base


def stamp_of(by: str) -> Change:
    """Who does something, and when: now."""
    from datetime import UTC, datetime
    from getpass import getuser

    from termbase.entry import Change

    if not by:
        try:
            by = getuser()
        except (KeyError, OSError):
            by = ""
    return Change(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), by)


def _tags(lang: str) -> tuple[str, ...]:
    from termbase.formats.languages import language_tag

    tags = []
    for name in tags_of(lang):
        if not (tag := language_tag(name)):
            raise HexaplaError(f"-l {name}: no language that is known; say zh,en or the like")
        tags.append(tag)
    return tuple(tags)


def _tags_in(entries: Sequence[Entry], lang: str, alone: bool = False) -> tuple[str, ...]:
    """The languages of entries that are meant: pt means pt-BR, too, unless each stands alone."""
    from termbase.entry import langs_of
    from termbase.formats.languages import meant, plain_tag

    there = langs_of(entries)
    wanted = tuple(map(plain_tag, _tags(lang)))
    return wanted if alone and {*wanted} <= {*there} else meant(wanted, there)


def _wishes(lang: str, columns: Sequence[str], encoding: str) -> Wishes:
    from termbase.formats.format import Wishes

    meanings = {}
    for words in columns:
        heading, sign, meaning = words.rpartition("=")
        if not sign:
            raise HexaplaError(f"--map {words}: write 'HEADING=en', 'HEADING=note', '3=ignore'")
        meanings[heading.strip()] = meaning.strip()
    return Wishes(_tags(lang), meanings, encoding)


def _write_reading(found: Reading, arrived: Sequence[Arrival]) -> None:
    from corpora.showing.terminal import Column, write_table

    if found.columns:
        columns = [Column("column"), Column("understood as", style="bold")]
        columns.append(Column("for example", wide=True, style="dim", spare=True))
        write_table(columns, [(c.header, c.meaning, c.example[:80]) for c in found.columns])
    conflicts = [
        (one.id, conflict.what, conflict.ours, conflict.theirs)
        for one in arrived
        for conflict in one.conflicts
    ]
    _write_first(conflicts, ("what", "here, stays", "in the file"), "conflicts")
    alike = [(one.id, name_of(one.entry), " ".join(one.alike)) for one in arrived if one.alike]
    _write_first(alike, ("new", "like"), "new entries like others")


def _write_first(rows: Sequence[Sequence[str]], names: Sequence[str], what: str) -> None:
    """The first of what is said of entries, and how much more there is."""
    from corpora.showing.terminal import Column, say, write_table

    if rows:
        columns = [Column("entry"), *(Column(name, wide=True) for name in names)]
        write_table(columns, rows[:_LISTED])
    if (rest := len(rows) - _LISTED) > 0:
        say(f"and {rest:,} more {what}; --json lists all")


def summary(arrived: Sequence[Arrival], preview: bool) -> str:
    """How many entries came, and what became of them, in words."""
    from collections import Counter

    counts = Counter(one.outcome for one in arrived)
    said = [f"{counts[outcome]} {words}" for outcome, words in _OUTCOMES.items() if counts[outcome]]
    what = "would come" if preview else "came"
    return f"{_entries(len(arrived))} {what}: {', '.join(said) or 'none'}"


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


_OUTCOMES: dict[Outcome, str] = {
    "new": "new",
    "filled": "added to",
    "same": "there already",
    "conflict": "in conflict, ours kept",
    "rejected": "rejected before",
}


def _arrival_record(one: Arrival) -> dict[str, object]:
    return {
        "id": one.id,
        "outcome": one.outcome,
        "conflicts": [conflict._asdict() for conflict in one.conflicts],
        "alike": list(one.alike),
    }


def as_record(one: Record) -> dict[str, object]:
    """An entry and its review as a JSON object."""
    from termbase.keeping.records import record_of

    return {**record_of(one.entry), "review": one.review, "origin": one.origin}


def name_of(entry: Entry) -> str:
    """What an entry is called in a line: its first terms in two languages."""
    return " · ".join(entry.in_lang(lang)[0].text for lang in entry.langs[:2])


def _alike(found: Sequence[Record]) -> list[Record]:
    from termbase.keeping.merging import homonyms

    shared = {id for ids in homonyms(one.entry for one in found).values() for id in ids}
    return [one for one in found if one.id in shared]


def _write_list(found: Sequence[Record], langs: Sequence[str]) -> None:
    from corpora.showing.terminal import Column, write_table
    from termbase.entry import langs_of

    there = langs_of(one.entry for one in found)
    shown = [lang for lang in langs or there if lang in there][:_SHOWN_LANGS]
    columns = [Column("id"), Column("review")]
    columns += [Column(lang, lang, wide=True) for lang in shown]
    rows = [
        (one.id, one.review, *("; ".join(t.text for t in one.entry.in_lang(x)) for x in shown))
        for one in found
    ]
    write_table(columns, rows)
