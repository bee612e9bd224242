"""The table of formats, and how one is found: by name, by suffix, by what a file holds.

>>> for_writing("terms.TBX").name, for_writing("terms.csv", "memoq").title
('tbx3', 'memoQ CSV')
>>> detect(b"#UTX 1.11; en/zh; ", "glossary.txt").name
'utx'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpora.errors import HexaplaError, UnreadableFile
from termbase.entry import Entry, langs_of
from termbase.formats import (
    cedict,
    jsonl,
    markdown,
    memoq,
    multiterm,
    omegat,
    po,
    rows,
    separated,
    tbx,
    tbx_reading,
    utx,
    wordfast,
    xlsx,
)
from termbase.formats.decoding import check_is_text
from termbase.formats.format import Format, Reading, Settings, Wishes, Writer
from termbase.formats.languages import plain_tag
from termbase.formats.losses import Loss, losses
from termbase.formats.xml_input import root_name
from termbase.keeping.tidying import tidied
from termbase.mining.collecting import uncollected

LARGEST = 256 << 20  # bytes


def _tbx(name: str, title: str, write: Writer, pair: bool = False) -> Format:
    carried = tbx.carried if write is tbx.write_3 else tbx.carried_2
    read = tbx_reading.read
    return Format(name, title, (".tbx",), write, read, carried, pair=pair, empty=False)


_ALL = (
    _tbx("tbx3", "TBX 3, TBX-Basic", tbx.write_3),
    _tbx("tbx2", "TBX 2, several languages", tbx.write_2),
    _tbx("tbx2-pair", "TBX 2, two languages", tbx.write_2, pair=True),
    Format("csv", "CSV", (".csv",), separated.write, separated.read, rows.carried),
    Format("memoq", "memoQ CSV", (".csv",), memoq.write, memoq.read, memoq.carried),
    Format("xlsx", "Excel workbook", (".xlsx",), xlsx.write, xlsx.read, xlsx.carried),
    Format(
        "omegat", "OmegaT glossary", (".utf8", ".tab", ".txt"),
        omegat.write, omegat.read, omegat.carried, pair=True,
    ),
    Format("utx", "UTX 1.11", (".utx", ".txt"), utx.write, utx.read, utx.carried, pair=True),
    Format(
        "multiterm", "MultiTerm XML", (".xml", ".mtf"),
        multiterm.write, multiterm.read, multiterm.carried,
    ),
    Format("jsonl", "JSON Lines", (".jsonl",), jsonl.write, jsonl.read),
    Format("markdown", "Markdown", (".md",), markdown.write, None),
    Format("cedict", "CC-CEDICT", (".u8",), None, cedict.read),
    Format("po", "gettext PO", (".po",), None, po.read),
    Format("wordfast", "Wordfast memory", (".txt",), None, wordfast.read),
)  # fmt: skip
FORMATS = {one.name: one for one in _ALL}
_ROOTS = {
    "martif": "tbx2",
    "tbx": "tbx3",
    "TBX": "tbx3",
    "mtf": "multiterm",
    "conceptGrp": "multiterm",
}
_ELSEWHERE = {
    "tmx": "a translation memory holds sentences; `hexapla terms` finds the terms in it",
    "xliff": "a translated document; `hexapla terms` finds the terms in it",
}


def named(name: str) -> Format:
    """The format of this name.

    Raises:
        HexaplaError: there is none.
    """
    if name not in FORMATS:
        raise HexaplaError(f"unknown format {name!r}; there are {' '.join(FORMATS)}")
    return FORMATS[name]


def suffixes() -> tuple[str, ...]:
    """All suffixes that can be written."""
    return tuple(
        dict.fromkeys(suffix for one in FORMATS.values() if one.write for suffix in one.suffixes)
    )


def for_writing(path: str | Path, dialect: str = "") -> Format:
    """The format in which a file is written: the dialect's, or the first with its suffix.

    Raises:
        HexaplaError: no format is written so.
    """
    if dialect:
        form = named(dialect)
    else:
        suffix = Path(path).suffix.lower()
        fitting = [one for one in FORMATS.values() if one.write and suffix in one.suffixes]
        if not fitting:
            what = f"{suffix or 'no suffix'} is not known"
            raise HexaplaError(f"{path}: {what}; write {' '.join(suffixes())}")
        form = fitting[0]
    if not form.write:
        raise HexaplaError(f"{form.title} is read only; write {' '.join(suffixes())}")
    return form


def write(
    entries: Sequence[Entry], form: Format, settings: Settings
) -> tuple[list[bytes], tuple[Loss, ...]]:
    """A file in pieces, and what it could not carry.

    Raises:
        HexaplaError: no entry for a format that needs one; not two languages for one of pairs.
    """
    writer, chosen, fit = _fitting(entries, form, settings)
    with uncollected():
        lost = losses(chosen_langs(entries, settings.langs), form.carried(chosen, fit))
        return list(writer(chosen, fit)), lost


def written(entries: Sequence[Entry], form: Format, settings: Settings) -> list[bytes]:
    """A file in pieces, for those who do not ask what it could not carry.

    Raises:
        HexaplaError: as for `write`.
    """
    writer, chosen, fit = _fitting(entries, form, settings)
    return list(writer(chosen, fit))


def _fitting(
    entries: Sequence[Entry], form: Format, settings: Settings
) -> tuple[Writer, tuple[Entry, ...], Settings]:
    """What writes a file, and entries and languages as it takes them."""
    chosen = chosen_langs(entries, settings.langs)
    if form.pair:
        langs = settings.langs or tuple(langs_of(chosen))
        if len(langs) != 2:
            has = " ".join(langs) or "none"
            raise HexaplaError(f"{form.title} has two languages, not {has}; choose, as in -l en,zh")
        settings = replace(settings, langs=langs)
    chosen = tidied(taken(entries, form, settings.langs))
    if entries and not chosen:
        there, wanted = " ".join(langs_of(entries)), " and ".join(settings.langs)
        raise HexaplaError(f"no entry has {wanted}; there are {there}")
    if not chosen and not form.empty:
        raise HexaplaError(f"no entries, and a file of {form.title} cannot be empty")
    if not form.write:
        raise ValueError(f"{form.name} is not written")
    return form.write, chosen, settings


def taken(entries: Sequence[Entry], form: Format, langs: Sequence[str]) -> tuple[Entry, ...]:
    """Entries as a file will have them: with their terms of some languages, of pairs both."""
    chosen = chosen_langs(entries, langs)
    return tuple(one for one in chosen if len(one.langs) == 2) if form.pair else chosen


def chosen_langs(entries: Sequence[Entry], langs: Sequence[str]) -> tuple[Entry, ...]:
    """Entries with their terms of some languages, in that order; those without any left out."""
    if not langs:
        return tuple(entries)
    made = (
        replace(
            entry,
            terms=tuple(term for lang in langs for term in entry.in_lang(lang)),
            definitions=tuple(d for d in entry.definitions if not d.lang or d.lang in langs),
        )
        for entry in entries
    )
    return tuple(entry for entry in made if entry.terms)


def read(path: Path, dialect: str = "", wishes: Wishes | None = None) -> Reading:
    """The entries of a file, in order, and what was cleaned or left out.

    Args:
        path: the file.
        dialect: the name of its format; "" to find out.
        wishes: how it is to be read.

    Raises:
        UnreadableFile: it cannot be read, or not safely.
        HexaplaError: the dialect or a wish fits nothing.
    """
    form = named(dialect) if dialect else None
    data = bytes_of(path)
    try:
        form = form or detect(data, path.name)
        if not form.read:
            raise UnreadableFile(f"{form.title} is written only; import .tbx, .csv or .jsonl")
        with uncollected():
            return _in_order(form.read(data, wishes or Wishes()))
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None


def _in_order(found: Reading) -> Reading:
    plain = [_with_plain_tags(entry) for entry in found.entries]
    tags = {t.lang for one in found.entries for t in one.terms if t.lang != plain_tag(t.lang)}
    made = tidied(plain)
    remarks = list(dict.fromkeys(found.remarks))
    remarks += [f"{tag} is taken for {plain_tag(tag)}" for tag in sorted(tags)]
    if empty := len(found.entries) - len(made):
        remarks.append(f"entries without terms, left out: {empty}")
    ids = [entry.id for entry in found.entries if entry.id]
    if again := len(ids) - len(set(ids)):
        remarks.append(f"ids that come again, changed: {again}")
    return Reading(made, tuple(remarks), found.columns)


def _with_plain_tags(entry: Entry) -> Entry:
    return replace(
        entry,
        terms=tuple(replace(term, lang=plain_tag(term.lang)) for term in entry.terms),
        definitions=tuple(replace(d, lang=plain_tag(d.lang)) for d in entry.definitions),
    )


def bytes_of(path: Path, largest: int = LARGEST) -> bytes:
    """A file from a stranger, whole.

    Raises:
        UnreadableFile: it is not there, too large, empty, or no file.
    """
    try:
        if not path.exists():
            raise UnreadableFile(f"{path}: no such file")
        if path.is_dir():
            raise UnreadableFile(f"{path}: a folder; name a file")
        if (size := path.stat().st_size) > largest:
            raise UnreadableFile(f"{path}: {size >> 20} MiB; at most {largest >> 20} are read")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from None
    if not data.strip():
        raise UnreadableFile(f"{path}: empty file")
    return data


def detect(data: bytes, name: str) -> Format:
    """The format of a file, by what it holds, then by its name.

    Raises:
        UnreadableFile: it is none that can be read.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return FORMATS["xlsx"]
    check_is_text(data)
    root = root_name(data)
    if root in _ELSEWHERE:
        raise UnreadableFile(_ELSEWHERE[root])
    if root:
        if root not in _ROOTS:
            raise UnreadableFile(f"XML with the root {root}; TBX and MultiTerm XML are read")
        return FORMATS[_ROOTS[root]]
    return FORMATS[_of_text(data, name)]


def _of_text(data: bytes, name: str) -> str:
    head = data[:4000].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    suffix = Path(name).suffix.lower()
    line = head.split(b"\n")[0]
    if line.startswith(b"#UTX") or line.startswith(b"# UTX"):
        return "utx"
    if wordfast.is_memory(head.decode("utf-8", "replace")):
        return "wordfast"
    if cedict.is_cedict(head.decode("utf-8", "replace")):
        return "cedict"
    if po.is_po(head):
        return "po"
    if b"Term_Info" in line and b"Entry_" in line:
        return "memoq"
    if suffix == ".md" and line.startswith(b"# "):
        return "markdown"
    if suffix in (".jsonl", ".json", ".ndjson"):
        return "jsonl"
    if suffix in (".utf8", ".tab", ".txt") and b"\t" in head:
        return "omegat"
    return "csv"
