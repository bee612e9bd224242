"""What a person does with an entry: show, accept, reject, reopen, edit, merge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpora.cli import Json
from corpora.errors import HexaplaError
from termbase.termbase_cli import TERMBASE, By, TermbasePath, as_record, name_of, opened, stamp_of

if TYPE_CHECKING:
    from termbase.keeping.state import Record
    from termbase.termbase import Termbase

app = typer.Typer(add_completion=False)
Note = Annotated[str, typer.Option(help="why")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", show_default=False)]


@app.command("show")
def show(
    ids: Annotated[list[str], typer.Argument(metavar="ID... | WORDS", show_default=False)],
    termbase: TermbasePath = TERMBASE,
    as_json: Json = False,
) -> None:
    """Show cards: terms, contexts, definitions, decisions.

    Example: hexapla termbase show 三方合作
    """
    from corpora.showing.terminal import write_json

    base = opened(termbase)
    found = [record for id in ids for record in _named_or_found(base, id)]
    for one in found:
        if as_json:
            write_json({**as_record(one), "history": [event.record() for event in one.events]})
        else:
            _write(base, one)


@app.command("accept")
def accept(ids: Ids, note: Note = "", by: By = "", termbase: TermbasePath = TERMBASE) -> None:
    """Say of entries that they are right.

    Example: hexapla termbase accept c1 c4..c9
    """
    _decide("accept", ids, note, by, termbase)


@app.command("reject")
def reject(ids: Ids, note: Note = "", by: By = "", termbase: TermbasePath = TERMBASE) -> None:
    """Say of entries that they are wrong.

    They are kept, so as not to be proposed again.

    Example: hexapla termbase reject c3 --note "no term"
    """
    _decide("reject", ids, note, by, termbase)


@app.command("reopen")
def reopen(ids: Ids, note: Note = "", by: By = "", termbase: TermbasePath = TERMBASE) -> None:
    """Take back what was said of entries.

    Example: hexapla termbase reopen c3
    """
    _decide("reopen", ids, note, by, termbase)


@app.command("edit")
def edit(
    id: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    add: Annotated[list[str] | None, typer.Option(help="a term: 'en:a term'")] = None,
    drop: Annotated[list[str] | None, typer.Option(help="a term to take out: 'en:a term'")] = None,
    rename: Annotated[list[str] | None, typer.Option(help="'en:a term=another'")] = None,
    prefer: Annotated[list[str] | None, typer.Option(help="the term to be used")] = None,
    status: Annotated[list[str] | None, typer.Option(help="'en:a term=deprecated'")] = None,
    term_note: Annotated[list[str] | None, typer.Option(help="'en:a term=words'")] = None,
    source: Annotated[list[str] | None, typer.Option(help="of a term: 'en:a term=A/1'")] = None,
    subject: Annotated[str | None, typer.Option(help="of the concept")] = None,
    definition: Annotated[str | None, typer.Option(help="of the concept")] = None,
    defined_in: Annotated[str, typer.Option(help="where the definition comes from")] = "",
    entry_note: Annotated[str | None, typer.Option(help="on the concept")] = None,
    note: Note = "",
    by: By = "",
    termbase: TermbasePath = TERMBASE,
) -> None:
    """Change an entry.

    Who, when and what is written down.

    Example: hexapla termbase edit c12 --prefer "en:triangular cooperation"
    """
    from termbase.entry import Term
    from termbase.keeping import editing

    named, pair = editing.key_named, editing.pair_named
    edits = [
        *(editing.added(Term(*named(words))) for words in add or ()),
        *(editing.ranked(named(words), "preferred") for words in prefer or ()),
        *(editing.ranked(*pair(words)) for words in status or ()),
        *(editing.said(key, note=text) for key, text in map(pair, term_note or ())),
        *(editing.said(key, source=text) for key, text in map(pair, source or ())),
        *(editing.renamed(*pair(words)) for words in rename or ()),
        *(editing.dropped(named(words)) for words in drop or ()),
        *([] if subject is None else [editing.with_texts(subject=subject)]),
        *([] if entry_note is None else [editing.with_texts(note=entry_note)]),
        *([] if definition is None else [editing.defined(definition, defined_in)]),
    ]
    if not edits:
        raise HexaplaError(f"{id}: nothing to change; see hexapla termbase edit --help")
    base = opened(termbase)
    base.edit(id, editing.together(edits), stamp_of(by), note)
    _write(base, base.get(id))


@app.command("merge")
def merge(
    into: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", show_default=False)],
    note: Note = "",
    by: By = "",
    termbase: TermbasePath = TERMBASE,
) -> None:
    """Make one entry of several.

    The first stays, and is right where they disagree.

    Example: hexapla termbase merge c12 c40
    """
    from corpora.showing.terminal import say

    base = opened(termbase)
    _, conflicts = base.merge(into, others, stamp_of(by), note)
    for what, kept, left in conflicts:
        say(f"{what}: {kept!r} stays, {left!r} is left out")
    _write(base, base.get(into))


def _write(base: Termbase, one: Record) -> None:
    """Its card, with the names of the entries that it refers to."""
    from termbase.showing.card import write_card

    write_card(one, {id: name_of(record.entry) for id, record in base.records.items()})


def _decide(verb: str, ids: Sequence[str], note: str, by: str, path: Path) -> None:
    from corpora.showing.terminal import say

    base = opened(path)
    named = list(_spread(base, ids))
    getattr(base, verb)(named, stamp_of(by), note)
    for id in named:
        record = base.get(id)
        say(f"{record.review:9} {record.id}  {name_of(record.entry)}")


def _spread(base: Termbase, ids: Sequence[str]) -> Iterator[str]:
    """Ids, those between "c4..c9" included."""
    order = list(base.records)
    for id in ids:
        first, dots, last = id.partition("..")
        if not dots:
            yield base.get(id).id
            continue
        start, stop = order.index(base.get(first).id), order.index(base.get(last).id)
        yield from order[start : stop + 1]


def _named_or_found(base: Termbase, id: str) -> Sequence[Record]:
    if id in base.records:
        return [base.get(id)]
    return base.find(id) or [base.get(id)]
