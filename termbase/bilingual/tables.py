"""Bilingual tables: source beside translation, a segment to a row.

    Segment ID | Segment status | Source segment | Target segment       Studio's bilingual review
    ID | English (United Kingdom) | Chinese (PRC) | Comment             memoQ, Phrase
    Source | Target                                                     anybody's
    Notes with appreciation … | 赞赏地注意到……                          no headings at all

What stands above the headings is left out. A cell is text, whatever it looks like; tags that are
written out in it ({1}, <12>) are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.document import Lang
from corpora.errors import UnreadableFile
from corpora.language import likeliest_language
from termbase.bilingual.flow import Flow, with_written_tags
from termbase.bilingual.pair import Pair, settled
from termbase.bilingual.unit import Bilingual, Unit, units_of
from termbase.formats.columns import names_in, understood
from termbase.formats.languages import language_tag, plain_tag

_ROLE_OF = names_in("side")
_BEFORE_HEADINGS = 20  # rows
_LONGEST = 60  # characters of a heading
_SAMPLE = 300  # rows looked at to tell the language of a column
_MOST_COLUMNS = 12  # looked at so
Rows = list[list[str]]


class _Layout(NamedTuple):
    """Which column holds what, from 0; -1 for none."""

    source: int
    target: int
    langs: Pair = ("", "")  # as the headings say
    id: int = -1
    status: int = -1


class _Heading(NamedTuple):
    role: str  # "source", "target", "id", "status", "text" of a language, or "" for another
    lang: Lang = ""


def read_docx_table(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of the tables in a DOCX file."""
    from corpora.docx.blocks import read_docx

    source = read_docx(data)
    rows = [[b.text[start:end] for start, end in b.cells] for b in source.blocks if b.cells]
    if not rows:
        raise UnreadableFile("no table in it; two versions of a document are named one by one")
    return _read(rows, name, wanted, source.warnings)


def read_workbook(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of the first sheet that has anything in it."""
    from termbase.formats.xlsx import rows_of

    rows, remarks = rows_of(data)
    return _read(rows, name, wanted, remarks)


def read_text_table(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of a table in text: CSV, or whatever separates the cells."""
    from termbase.formats.decoding import check_is_text, decoded
    from termbase.formats.separated import split
    from termbase.formats.wordfast import is_memory

    check_is_text(data)
    text, remarks = decoded(data)
    if is_memory(text):
        return _of_wordfast(text, name, wanted, remarks)
    rows = split(text, "\t" if name.lower().endswith((".tsv", ".tab")) else "")
    return _read(rows, name, wanted, remarks)


def _of_wordfast(text: str, name: str, wanted: Pair | None, remarks: tuple[str, ...]) -> Bilingual:
    from termbase.formats.wordfast import pairs_of

    pairs = list(filter(None, pairs_of(text)))
    units: list[Unit] = []
    for number, pair in enumerate(pairs, 1):
        units += units_of(f"unit {number}", Flow(pair.source), Flow(pair.target))
    if not units:
        raise UnreadableFile("no pairs in it; export it again from Wordfast")
    source, target = map(plain_tag, pairs[0].langs)
    return Bilingual(settled((source, target), wanted, units), tuple(units), name, remarks)


def _read(rows: Rows, name: str, wanted: Pair | None, remarks: tuple[str, ...]) -> Bilingual:
    if max(map(len, rows), default=0) < 2:
        raise UnreadableFile("one column; a bilingual table has the source and the translation")
    layout, at = _headed(rows, wanted) or (_by_content(rows, wanted), -1)
    heading = rows[at] if at >= 0 else None
    units: list[Unit] = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if row != heading:  # Word repeats it on each page, some programs in each table
            units += _units(row, layout, number)
    if not units:
        raise UnreadableFile("no rows with text in its columns of source and translation")
    langs = settled(layout.langs, wanted, units)
    return Bilingual(langs, tuple(units), name, remarks)


def _units(row: Sequence[str], layout: _Layout, number: int) -> Iterator[Unit]:
    source, target, id, state = (
        " ".join(row[at].split("\n")).strip() if 0 <= at < len(row) else ""
        for at in (layout.source, layout.target, layout.id, layout.status)
    )
    found = re.match(r"\d+\b", id)
    label = f"unit {found[0]}" if found else id[:_LONGEST] or f"row {number}"
    one, other = (with_written_tags(Flow(text)) for text in (source, target))
    yield from units_of(label, one, other, state, state.casefold().startswith("locked"))


def _headed(rows: Rows, wanted: Pair | None) -> tuple[_Layout, int] | None:
    """What the columns are, as headings say, and in which row these are."""
    for at, row in enumerate(rows[:_BEFORE_HEADINGS]):
        if layout := _of_headings([_heading(cell) for cell in row], wanted):
            return layout, at
    return None


def _heading(cell: str) -> _Heading:
    key = " ".join(re.sub(r"[_\-:.()\[\]（）：]+", " ", cell.casefold()).split())
    if not key or len(key) > _LONGEST:
        return _Heading("")
    if key in _ROLE_OF:
        return _Heading(_ROLE_OF[key])
    for word, role in _ROLE_OF.items():
        if role in ("source", "target"):  # "Source (English)", "zh-CN target"
            bare = re.sub(rf"\b{word}\b", "", cell.casefold()).strip(" _-:()[]（）：")
            lang = language_tag(bare) if word in key else ""
            if lang:
                return _Heading(role, plain_tag(lang))
    column = understood(cell)
    is_text = column.field == "term" and column.lang
    return _Heading("text", plain_tag(column.lang)) if is_text else _Heading("")


def _of_headings(headings: Sequence[_Heading], wanted: Pair | None) -> _Layout | None:
    """The layout, if these are headings of a bilingual table.

    Raises:
        UnreadableFile: they are, but not in the languages wanted.
    """
    roles = [heading.role for heading in headings]
    places = {role: roles.index(role) for role in roles}
    texts = {one.lang: at for at, one in reversed([*enumerate(headings)]) if one.role == "text"}
    texts = dict(sorted(texts.items(), key=lambda item: item[1]))
    if "source" in places and "target" in places:
        source, target = places["source"], places["target"]
    elif wanted and len(texts) > 1 and not set(wanted) <= texts.keys():
        missing = next(lang for lang in wanted if lang not in texts)
        raise UnreadableFile(f"no column of {missing}; there are {' '.join(texts)}")
    elif len(texts) > 1:
        source, target = (texts[lang] for lang in (wanted or [*texts][:2]))
    elif texts and ("source" in places or "target" in places):
        (other,) = texts.values()
        source, target = places.get("source", other), places.get("target", other)
    else:
        return None
    langs = headings[source].lang, headings[target].lang
    return _Layout(source, target, langs, places.get("id", -1), places.get("status", -1))


def _by_content(rows: Rows, wanted: Pair | None) -> _Layout:
    """The layout of a table without headings: the longest texts in two languages."""
    sample = rows[:_SAMPLE]
    columns = [[row[at] for row in sample if at < len(row)] for at in range(max(map(len, sample)))]
    letters = {at: sum(map(str.isalpha, "".join(cells))) for at, cells in enumerate(columns)}
    longest = sorted((at for at in letters if letters[at]), key=lambda at: -letters[at])
    places: dict[Lang, int] = {}
    for at in longest[:_MOST_COLUMNS]:
        if lang := likeliest_language("\n".join(columns[at])):
            places.setdefault(lang, at)
    if wanted and set(wanted) <= places.keys():
        return _Layout(places[wanted[0]], places[wanted[1]], wanted)
    if wanted and len(longest) > 1:
        source, target = sorted(longest[:2])
        return _Layout(source, target, wanted)
    if len(places) < 2:
        raise UnreadableFile("the languages of its columns are not told; name them with -l en,zh")
    (source, one), (target, other) = sorted((at, lang) for lang, at in [*places.items()][:2])
    return _Layout(source, target, (one, other))
