"""UTX 1.11 (AAMT): a pair of languages, a line a pair of terms, the concept's id at its end.

    #UTX 1.11; zh/en; 2026-01-15T10:00:00Z; copyright: …; license: …;
    #src⇥tgt⇥src:pos⇥tgt:pos⇥term status⇥src:comment⇥tgt:comment⇥concept ID
    南南合作⇥South-South cooperation⇥noun⇥noun⇥approved⇥⇥⇥c1

A status is that of the target term. Lines of one id are one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.errors import UnreadableFile
from termbase.entry import Entry, Status, Term
from termbase.formats.columns import Column, understood
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.languages import language_tag
from termbase.formats.pairs import pairs_of
from termbase.formats.table_reading import Layout, entries_of
from termbase.keeping.tidying import line

_HEADER = re.compile(r"#\s*UTX(?:-S)?\s*[\d.]+\s*;\s*([\w-]+)\s*/\s*([\w-]+)", re.I)
_COLUMNS = (
    *("src", "tgt", "src:pos", "tgt:pos", "term status"),
    *("src:comment", "tgt:comment", "concept ID"),
)
_STATUS: dict[Status, str] = {
    "": "",
    "preferred": "approved",
    "admitted": "provisional",
    "deprecated": "non-standard",
    "superseded": "forbidden",
}
_OWN = {word: status for status, word in _STATUS.items()}
_PART = {"other": "-"}


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """The header, and a line for each pair of terms."""
    source, target = settings.langs
    facts = [f"#UTX 1.11; {source}/{target}", settings.when, "copyright: not stated"]
    facts += ["license: not stated", "bidirectional", f"Dictionary ID: {line(settings.title)}"]
    yield f"{'; '.join(filter(None, facts))};\r\n".replace("\t", " ").encode()
    yield f"#description: {line(settings.source)};\r\n".encode()
    yield ("#" + "\t".join(_COLUMNS) + "\r\n").encode()
    for entry in entries:
        for left, right in pairs_of(entry):
            cells = [
                f" {left.text}" if left.text.startswith("#") else left.text,
                right.text,
                _PART.get(left.part_of_speech, left.part_of_speech),
                _PART.get(right.part_of_speech, right.part_of_speech),
                _STATUS[right.status],
                line(left.note),
                line(right.note),
                entry.id,
            ]
            yield ("\t".join(cells) + "\r\n").encode("utf-8", "replace")


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """Terms, parts of speech, their notes in a line, the status of target terms."""
    made = []
    for entry in entries:
        source, target = entry.langs
        left = [_plain(term, "") for term in entry.in_lang(source)]
        right = [_plain(term, term.status) for term in entry.in_lang(target)]
        made.append(Entry(entry.id, (*left, *right)))
    return tuple(made)


def _plain(term: Term, status: Status) -> Term:
    return Term(term.lang, term.text, status, term.part_of_speech, note=line(term.note))


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a dictionary of version 1.00 to 1.11.

    Raises:
        UnreadableFile: its header does not say what it is of.
    """
    text, remarks = decoded(data, wishes.encoding)
    lines = text.split("\n")
    header = _HEADER.match(lines[0])
    if not header:
        raise UnreadableFile("no UTX header, as in #UTX 1.11; en/zh-CN; …")
    langs = wishes.langs or tuple(language_tag(tag) or tag.lower() for tag in header.groups())
    names = next((n for n in reversed(lines) if re.match(r"#\s*src\t", n)), "#src\ttgt\tsrc:pos")
    columns = tuple(_column(name, langs) for name in re.sub(r"^#\s*", "", names).split("\t"))
    rows = [row.split("\t") for row in lines if row.strip() and not row.startswith("#")]
    full = [(row + [""] * len(columns))[: len(columns)] for row in rows]
    states = [at for at, column in enumerate(columns) if column.field == "status"]
    for row in full:
        for at in states:
            row[at] = _OWN.get(row[at].strip().lower(), row[at])
    made = entries_of(full, Layout(columns, bars=False))
    entries = tuple(_once(entry) for entry in made.entries)
    return replace(made, entries=entries, remarks=remarks + made.remarks)


def _column(name: str, langs: Sequence[str]) -> Column:
    side, _, what = name.strip().partition(":")
    sides = dict(zip(("src", "tgt"), langs, strict=False))
    if side in sides:
        field = {"": "term", "pos": "part of speech", "comment": "note"}.get(what, "")
        return Column(field or "field", sides[side], "" if field else what)
    column = understood(name)
    return column._replace(lang=langs[-1]) if column.field == "status" else column


def _once(entry: Entry) -> Entry:
    """A source term stands in a line for each of its targets; once is enough."""
    terms = dict.fromkeys(
        replace(term, part_of_speech="other") if term.part_of_speech == "-" else term
        for term in entry.terms
    )
    langs = entry.langs
    return replace(entry, terms=tuple(sorted(terms, key=lambda term: langs.index(term.lang))))
