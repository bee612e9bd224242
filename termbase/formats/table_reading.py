"""A table becomes entries, whatever its columns; how they were understood is told.

E_ID|E_DOMAINS|L_CODE|T_TERM       a term to a row: rows of one id are one concept
en, en status, zh                  a concept to a row, languages side by side
English, Term_Info, English, …     a heading that comes again holds another synonym
a cell "SSC|South-South"           two terms
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpora.errors import HexaplaError, UnreadableFile
from corpora.language import likeliest_language
from termbase.entry import Context, Entry, Fields, Reference, Term
from termbase.formats.cells import barred, parts
from termbase.formats.columns import Column, is_about_terms, is_count, understood
from termbase.formats.format import Reading, Understood, Wishes
from termbase.formats.languages import language_tag
from termbase.formats.rows import Row, change_of, definitions_of
from termbase.formats.vocabulary import reliability_of, status_of
from termbase.keeping.tidying import located

_BEFORE_HEADINGS = 20  # rows
# Headings of two languages that only the user can name.
_SIDES = (("source", "target"), ("source term", "target term"), ("original", "translation"))
_SAMPLE = 300  # rows looked at to tell the language of a column
_FORBIDDEN = "Forbidden"  # memoQ's word in Term_Info


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a table are, one for each; the same one twice holds synonyms."""

    columns: tuple[Column, ...]
    long: bool = False  # a term to a row
    bars: bool = True  # hold terms of a cell apart
    counted: bool = False  # ids are numbers of rows, and may start again at 1


class Merged(NamedTuple):
    """A cell that goes over several rows; its text stands in all of them."""

    first: int  # from this row
    stop: int  # to before this one
    column: int


def read_table(
    table: Sequence[Sequence[str]],
    wishes: Wishes,
    bars: bool = True,
    merged: Sequence[Merged] = (),
) -> Reading:
    """The entries of a table whose first row may be a heading.

    Args:
        table: in rows.
        wishes: how it is to be read.
        bars: whether they hold the terms of a cell apart.
        merged: cells over several rows; where it is an id or a term, the rows are one concept.

    Raises:
        UnreadableFile: it is empty, or its columns cannot be told.
        HexaplaError: a wish names a column that is not there.
    """
    numbers = [number for number, row in enumerate(table) if any(cell.strip() for cell in row)]
    rows = [list(table[number]) for number in numbers]
    if not rows:
        raise UnreadableFile("no rows in it")
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    at = _heading_at(rows, wishes)
    headings = rows[at] if at >= 0 else [str(n) for n in range(1, width + 1)]
    columns = _columns(headings, wishes) if at >= 0 else _by_content(rows, wishes)
    columns = _wished(columns, headings if at >= 0 else [], wishes)
    layout = replace(_layout(columns), bars=bars, counted=any(map(is_count, headings)))
    shown = tuple(_shown(layout, headings, rows[at + 1 :]))
    if not any(column.field == "term" for column in layout.columns):
        raise UnreadableFile(
            "no column of terms found; say which is which: --map 'HEADING=en' --map 'HEADING=zh'"
        )
    concepts = list(map(_concepts(layout, merged, len(table)).__getitem__, numbers[at + 1 :]))
    made = entries_of(rows[at + 1 :], layout, concepts)
    above = (f"rows above the headings, left out: {at}",) if at > 0 else ()
    return replace(made, remarks=above + made.remarks, columns=shown)


def _concepts(layout: Layout, merged: Sequence[Merged], rows: int) -> list[int]:
    """The first row of the concept that each row is about."""
    firsts = list(range(rows))
    for first, stop, column in merged:
        if column < len(layout.columns) and layout.columns[column].field in ("id", "term"):
            firsts[first:stop] = [firsts[first]] * (stop - first)
    return firsts


def _heading_at(rows: Sequence[Sequence[str]], wishes: Wishes) -> int:
    """In which row the headings are; -1 for none. A title above them fills fewer cells."""
    most = 0
    for at, row in enumerate(rows[:_BEFORE_HEADINGS]):
        filled = sum(map(bool, map(str.strip, row)))
        if filled > most and _is_of_languages(row, wishes):
            return at
        most = max(most, filled)
    named = {cell.strip() for cell in rows[0]} & set(wishes.columns)
    return 0 if named or is_heading(rows[0], _columns(rows[0], wishes)) else -1


def _is_of_languages(cells: Sequence[str], wishes: Wishes) -> bool:
    """Whether cells can only be headings: they name several languages, or a language's column."""
    if {cell.strip() for cell in cells} & set(wishes.columns):
        return True
    columns = _columns(cells, wishes)
    langs = {column.lang for column in columns if column.field == "term" and column.lang}
    return len(langs) > 1 or {"lang", "term"} <= {column.field for column in columns}


def entries_of(
    rows: Sequence[Sequence[str]],
    layout: Layout,
    concepts: Sequence[int] = (),
) -> Reading:
    """The entries of rows whose columns are known.

    Args:
        rows: of the table, without its heading.
        layout: what the columns are.
        concepts: a number for each row; rows of the same one are about one concept.
    """
    made: dict[str, Entry] = {}
    remarks: Counter[str] = Counter()
    before, runs = "", 0
    for number, cells in zip(concepts or range(len(rows)), rows, strict=True):
        values, terms = _of_row(cells, layout, remarks)
        id = values.get(Column("id"), "")
        runs += id != before
        before = id
        entry = _entry(id, values, terms)
        key = (f"{id}\n{runs}" if layout.counted else id) if id else f"\n{number}"
        made[key] = _together(made[key], entry) if key in made else entry
    langs = list(dict.fromkeys(c.lang for c in layout.columns if c.field == "term"))
    ordered = (one if layout.long else _side_by_side(one, langs) for one in made.values())
    return Reading(tuple(ordered), tuple(f"{what}: {n}" for what, n in remarks.items()))


def _side_by_side(entry: Entry, langs: Sequence[str]) -> Entry:
    """An entry of several rows, its terms by language again."""
    return replace(entry, terms=tuple(sorted(entry.terms, key=lambda t: langs.index(t.lang))))


def _columns(headings: Sequence[str], wishes: Wishes) -> list[Column]:
    before, made = "", []
    for heading in headings:
        column = understood(heading, before)
        is_unknown = column.field == "field" and not heading.lower().startswith("term_")
        before = column.lang or ("" if is_unknown else before)
        made.append(column)
    keys = [heading.strip().casefold() for heading in headings]
    for sides in _SIDES:
        if set(sides) <= set(keys):
            for key, lang in zip(sides, wishes.langs or ("", ""), strict=False):
                made[keys.index(key)] = Column("term", lang or "?")
            break
    return made


def is_heading(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether a first row says what the columns are, and is not yet a row of terms."""
    known = [column for column in columns if column.field not in ("field", "")]
    return bool(known) and any(len(cell) < 60 for cell in cells if cell)


def _by_content(rows: Sequence[Sequence[str]], wishes: Wishes) -> list[Column]:
    """Columns without headings: languages as the user says, or as they look; then a note."""
    if len(rows[0]) < 2:
        raise UnreadableFile("one column; a table has one for each language, say what they are")
    langs = list(wishes.langs) or list(_langs_of(rows))
    if len(langs) < 2:
        raise UnreadableFile("columns without headings; say what they are, as in -l en,zh")
    rest = [Column("note")] + [Column("")] * len(rows[0])
    return ([Column("term", lang) for lang in langs] + rest)[: len(rows[0])]


def _langs_of(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The languages of the first columns; one in a language that was there holds notes."""
    seen = set()
    for cells in zip(*rows[:_SAMPLE], strict=False):
        lang = likeliest_language("\n".join(cells))
        if not lang or lang in seen:
            return
        seen.add(lang)
        yield lang


def _wished(columns: list[Column], headings: Sequence[str], wishes: Wishes) -> list[Column]:
    names = [heading.strip() for heading in headings]
    for wanted, meaning in wishes.columns.items():
        if wanted.strip() in names:
            places = [at for at, name in enumerate(names) if name == wanted.strip()]
        elif wanted.isdecimal() and 0 < int(wanted) <= len(columns):
            places = [int(wanted) - 1]
        else:
            there = ", ".join(filter(None, names)) or f"1 to {len(columns)}"
            raise HexaplaError(f"--map {wanted}={meaning}: no such column; there are {there}")
        for place in places:
            columns[place] = understood(meaning)
    return columns


def _layout(columns: Sequence[Column]) -> Layout:
    fields = [column.field for column in columns]
    long = "lang" in fields and Column("term") in columns
    unnamed = [c for c in columns if c.field == "term" and c.lang in ("", "?")]
    if unnamed and not long:
        raise UnreadableFile("the languages of its terms are not said; name them, as in -l en,zh")
    return Layout(tuple(_settled(column, long) for column in columns), long)


def _settled(column: Column, long: bool) -> Column:
    """A column about terms, without a language, in a table of either kind."""
    if column.lang or not is_about_terms(column):
        if long and column.field in ("note", "definition", "definition source"):
            return column._replace(lang="*")
        of_term = long and column.field == "field" and column.name.lower().startswith("t_")
        return column._replace(lang="*") if of_term and not column.lang else column
    if long or column.field in ("status", "part of speech"):
        field = "note" if column.field == "term note" else column.field
        return column._replace(field=field, lang="*")
    return Column("field", name=column.field)


def _shown(
    layout: Layout, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[Understood]:
    for at, (heading, column) in enumerate(zip(headings, layout.columns, strict=True)):
        example = next((row[at].strip() for row in rows if row[at].strip()), "")
        yield Understood(heading, column.title.replace("* ", "each term's "), example)


def _of_row(
    cells: Sequence[str], layout: Layout, remarks: Counter[str]
) -> tuple[Row, list[tuple[Column, Row]]]:
    """What a row says of the concept, and of each of its terms."""
    shared: Row = {}
    slots: list[tuple[Column, Row]] = []
    latest: dict[str, Row] = {}
    lang = ""
    if layout.long:
        named = cells[[column.field for column in layout.columns].index("lang")]
        lang = language_tag(named)
        if not lang:
            remarks[f"rows left out, for {named.strip()[:20]!r} is no language"] += 1
    for column, cell in zip(layout.columns, cells, strict=True):
        text = cell.strip()
        if column.field == "term":
            slot: Row = {}
            slots.append((column._replace(lang=lang) if layout.long else column, slot))
            slot[Column("term")] = text if layout.bars else barred(text)
            latest[column.lang] = slot
        elif text and column.field not in ("", "lang"):
            _put(column, text, lang, shared, latest)
    for column, slot in slots:  # what stands before its term's column
        early = {c._replace(lang=""): v for c, v in shared.items() if c.lang == column.lang != ""}
        for of_term, value in early.items():
            if not of_term.field.startswith("definition"):
                slot.setdefault(of_term, value)
    everywhere = {c._replace(lang=""): v for c, v in shared.items() if c.lang == "*"}
    made = [(column, {**everywhere, **slot}) for column, slot in slots]
    return shared, [one for one in made if one[0].lang and one[1][Column("term")]]


def _put(column: Column, text: str, lang: str, shared: Row, latest: Mapping[str, Row]) -> None:
    if column.field.startswith("definition"):
        column = column._replace(lang=lang if column.lang == "*" else column.lang)
    elif column.lang in latest and column.lang != "*":
        latest[column.lang][column._replace(lang="")] = text
        return
    before = shared.get(column)
    shared[column] = text if not before or before == text else f"{before}; {text}"


def _entry(id: str, values: Row, terms: Sequence[tuple[Column, Row]]) -> Entry:
    langs = dict.fromkeys(["", *(c.lang for c in values if c.field.startswith("definition"))])
    numbers = sorted({c.number for c in values if c.field == "reference"})
    references = (
        Reference(
            values[Column("reference", number=number)],
            values.get(Column("reference text", number=number), ""),
        )
        for number in numbers
    )
    return Entry(
        id,
        tuple(term for column, slot in terms for term in _terms(column, slot)),
        values.get(Column("subject"), ""),
        tuple(d for lang in langs for d in definitions_of(values, lang)),
        values.get(Column("note"), ""),
        tuple(references),
        change_of(values, "created", ""),
        change_of(values, "modified", ""),
        _fields_of(values),
    )


def _fields_of(values: Row) -> Fields:
    return tuple(
        (c.name, value) for c, value in values.items() if c.field == "field" and not c.lang
    )


def _terms(column: Column, slot: Row) -> Iterator[Term]:
    status, info = slot.get(Column("status"), ""), slot.get(Column("info"), "")
    marks = [mark.strip() for mark in info.split(";") if mark.strip()]
    forbidden = _FORBIDDEN in marks
    fields = list(_fields_of(slot))
    if status and not status_of(status):
        fields.append(("status", status))
    if others := ";".join(mark for mark in marks if mark != _FORBIDDEN):
        fields.append(("matching", others))
    reliability = slot.get(Column("reliability"), "")
    if reliability and not reliability_of(reliability):
        fields.append(("reliability", reliability))
    for text in parts(slot[Column("term")]):
        yield Term(
            column.lang,
            text,
            "deprecated" if forbidden else status_of(status),
            slot.get(Column("part of speech"), ""),
            slot.get(Column("source"), ""),
            tuple(_contexts(slot, text)),
            column.name or slot.get(Column("term type"), ""),
            slot.get(Column("usage"), ""),
            reliability_of(reliability),
            slot.get(Column("note"), ""),
            change_of(slot, "created", ""),
            change_of(slot, "modified", ""),
            tuple(fields),
        )


def _contexts(slot: Row, term: str) -> Iterator[Context]:
    for number in sorted({c.number for c in slot if c.field == "context"}):
        source = slot.get(Column("context source", number=number), "")
        yield located(slot[Column("context", number=number)], term, source)


def _together(first: Entry, more: Entry) -> Entry:
    """Rows of the same id; what is said of the concept in each is usually the same."""
    return replace(
        first,
        terms=first.terms + more.terms,
        subject=first.subject or more.subject,
        definitions=tuple(dict.fromkeys(first.definitions + more.definitions)),
        note=_lines(first.note, more.note),
        references=tuple(dict.fromkeys(first.references + more.references)),
        created=first.created or more.created,
        modified=first.modified or more.modified,
        fields=tuple(dict.fromkeys(first.fields + more.fields)),
    )


def _lines(first: str, second: str) -> str:
    return first if not second or second in first.split("\n") else f"{first}\n{second}".strip()
