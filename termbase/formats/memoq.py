"""CSV as memoQ exports and imports term bases: headings that come again, one set for each synonym.

    Entry_ID,Entry_Subject,…,English_Def,English,Term_Info,Term_Example,English,Term_Info,…

Read as any table is (`table_reading`), but for names and dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from termbase.entry import REFUSED, Change, Definition, Entry, Status, Term
from termbase.formats.columns import Column, understood
from termbase.formats.dates import iso_date, moment_of, to_the_day
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.languages import language_name
from termbase.formats.rows import by_language, languages
from termbase.formats.separated import MARK, csv_line, split
from termbase.formats.table_reading import read_table
from termbase.keeping.tidying import located

_ENTRY = (
    *("Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID"),
    *("Entry_Created", "Entry_Creator", "Entry_LastModified", "Entry_Modifier", "Entry_Note"),
)
MATCHING = "CasePermissive;HalfPrefix"
_NAMES = {"zh": "Chinese (PRC)"}
# Fields of an entry that memoQ has a column for: heading -> name.
_FIELDS = {"Entry_Domain": "domain", "Entry_ClientID": "customer", "Entry_ProjectID": "project"}


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A heading, and a line for each entry."""
    slots = [
        (lang, max((len(entry.in_lang(lang)) for entry in entries), default=1) or 1)
        for lang in languages(entries)
    ]
    yield MARK
    heading = list(_ENTRY)
    for lang, number in slots:
        definition, term = _headings(lang)
        heading += [definition, *([term, "Term_Info", "Term_Example"] * number)]
    yield csv_line(heading)
    for number, entry in enumerate(entries, 1):
        cells = list(_of_entry(entry, number))
        for lang, most in slots:
            terms = [_of_term(term) for term in entry.in_lang(lang)]
            cells.append(_definition(entry, lang))
            cells += [cell for term in terms for cell in term]
            cells += [""] * (3 * (most - len(terms)))
        yield csv_line(cells)


def _headings(lang: str) -> tuple[str, str]:
    """Of definitions and of terms; a language that no heading tells by its name is spelled out."""
    name = _NAMES.get(lang, language_name(lang))
    headings = f"{name}_Def", name
    if [understood(heading).field for heading in headings] == ["definition", "term"]:
        return headings
    return Column("definition", lang).title, Column("term", lang).title


def _of_entry(entry: Entry, number: int) -> Iterator[str]:
    fields = dict(entry.fields)
    yield str(number)
    yield entry.subject
    yield from (fields.get(name, "") for name in _FIELDS.values())
    for change in (entry.created, entry.modified):
        yield _date(change.when) if change else ""
        yield change.who if change else ""
    yield entry.note


def _of_term(term: Term) -> tuple[str, str, str]:
    marks = _marks(term) or MATCHING.split(";")
    info = ";".join([*marks, "Forbidden"] if _is_forbidden(term) else marks)
    return term.text, info, term.contexts[0].text if term.contexts else ""


def _marks(term: Term) -> list[str]:
    """How memoQ is to match a term, where that is said."""
    marks = (mark.strip() for mark in dict(term.fields).get("matching", "").split(";"))
    return [mark for mark in marks if mark not in ("", "Forbidden")]


def _is_forbidden(term: Term) -> bool:
    matching = dict(term.fields).get("matching", "")
    return term.status in REFUSED or "Forbidden" in [m.strip() for m in matching.split(";")]


def _definition(entry: Entry, lang: str) -> str:
    own = [d.text for d in _placed(entry) if d.lang == lang]
    return own[0] if own else ""


def _placed(entry: Entry) -> tuple[Definition, ...]:
    """Definitions by language; one for the whole concept goes to its first language."""
    langs = entry.langs
    placed: dict[str, Definition] = {}
    for definition in sorted(entry.definitions, key=lambda d: not d.lang):
        lang = definition.lang or langs[0]
        placed.setdefault(lang, Definition(definition.text, "", lang))
    return tuple(placed.values())


def _date(when: str) -> str:
    """A moment as memoQ writes it: "1/15/2026 10:00:00 AM"."""
    if not when:
        return ""
    at = datetime.fromisoformat(moment_of(when))
    hour = (
        f"{(at.hour + 11) % 12 + 1}:{at.minute:02}:{at.second:02} {'AM' if at.hour < 12 else 'PM'}"
    )
    return f"{at.month}/{at.day}/{at.year:04} {hour}"


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """Subject, note, who and when; a definition a language; terms, with an example each."""
    langs = languages(entries)
    return tuple(_carried(entry, number, langs) for number, entry in enumerate(entries, 1))


def _carried(entry: Entry, number: int, langs: Sequence[str]) -> Entry:
    divided = by_language(replace(entry, definitions=_placed(entry)), langs)
    return Entry(
        f"c{number}",
        tuple(map(_carried_term, divided.terms)),
        entry.subject,
        divided.definitions,
        entry.note,
        created=entry.created and to_the_day(entry.created),
        modified=entry.modified and to_the_day(entry.modified),
        fields=tuple(field for field in entry.fields if field[0] in _FIELDS.values()),
    )


def _carried_term(term: Term) -> Term:
    marks = ";".join(_marks(term))
    kept = [("matching", marks)] if marks not in ("", MATCHING) else []
    contexts = tuple(located(c.text, term.text) for c in term.contexts[:1])
    status: Status = "deprecated" if _is_forbidden(term) else ""
    return Term(term.lang, term.text, status, contexts=contexts, fields=tuple(kept))


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of an export.

    Raises:
        UnreadableFile: it is no table.
    """
    text, remarks = decoded(data, wishes.encoding)
    made = read_table(split(text), wishes, bars=False)
    entries = tuple(_settled(entry) for entry in made.entries)
    return replace(made, entries=entries, remarks=remarks + made.remarks)


def _settled(entry: Entry) -> Entry:
    """An entry whose fields have our names, with days for moments at midnight."""
    return replace(
        entry,
        terms=tuple(
            replace(term, fields=tuple(f for f in term.fields if f != ("matching", MATCHING)))
            for term in entry.terms
        ),
        created=entry.created and _day_of(entry.created),
        modified=entry.modified and _day_of(entry.modified),
        fields=tuple((_FIELDS.get(name, name), value) for name, value in entry.fields),
    )


def _day_of(change: Change) -> Change:
    return to_the_day(change._replace(when=iso_date(change.when)))
