"""What a column of a table is, told from its heading, in whatever way that is written.

    en   English   英文   EN-US   Chinese (PRC)          terms of a language
    en status   English_Def   Definition (French)       what is said of them
    Entry_ID   E_DOMAINS   备注   Explanation            what is said of the concept
    English Short                                       terms, and of which type
    Delegation                                          a field of its own

>>> understood("English_Def"), understood("zh status").title
(Column(field='definition', lang='en', name='', number=1), 'zh status')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpora.data_tables import data_table
from termbase.formats.languages import language_tag
from termbase.formats.vocabulary import TERM_TYPE

_COUNTS = ("no", "nr", "#", "序号")  # ids that number the rows
_LONGEST = 100  # characters of a heading; what is longer is none
_LEFT_OUT = {"", "ignore", "left out", "skip"}
_NUMBERED = {
    *("definition", "definition source", "reference", "reference text"),
    *("context", "context source"),
}


class Column(NamedTuple):
    """What a column holds."""

    field: str  # of data/headings.toml; "lang", "field" for one of its own, "" for nothing
    lang: str = ""  # whose terms it is about; "" for the concept
    name: str = ""  # of a field of its own; the type of the terms in a column of terms
    number: int = 1  # the second context, the third

    @property
    def title(self) -> str:
        """A heading that is understood as this column."""
        words = self.name if self.field == "field" else self.field
        plain = self._with_lang("" if self.field == "term" else words)
        if self.field == "field" and understood(plain) != self:
            words = f"field: {words}"
            plain = self._with_lang(words)
        if self.lang not in ("", "*") and understood(plain) != self:  # a language not in the table
            words = self.name or "term" if self.field == "term" else words
            return f"{self._replace(lang='')._with_lang(words)} (lang: {self.lang})"
        return plain

    def _with_lang(self, words: str) -> str:
        number = str(self.number) if self.number > 1 else ""
        preset = self.name if self.field == "term" and not words else ""
        return " ".join(filter(None, [self.lang, words, preset, number])) or "left out"


def names_in(section: str) -> dict[str, str]:
    """What each name of a column in a section of `data/headings.toml` stands for."""
    table = data_table("termbase", "headings")[section]
    return {name: field for field, names in table.items() for name in names.split("|")}


_ENTRY_FIELDS = names_in("entry")
_TERM_FIELDS = names_in("term")
_OF_LANGUAGE = names_in("language")
_PRESETS = {
    **{"short name": "shortForm", "full name": "fullForm", "formal name": "fullForm"},
    **{"synonym": "variant", "synonyms": "variant"},
}


def understood(heading: str, before: str = "") -> Column:
    """What a column with this heading holds.

    Args:
        heading: as it stands in the file.
        before: the language of the terms in the column before: "Term_Info" belongs to them.
    """
    if len(heading) > _LONGEST:
        return Column("field", name=heading.strip())
    heading = _level_off(heading)
    if heading.strip().lower() in _LEFT_OUT:
        return Column("")
    if column := _spelled_out(heading.strip()):
        return column
    key, number = _numbered(_key(heading))
    if _OF_LANGUAGE.get(key) == "name":
        return Column("lang")
    if key in _ENTRY_FIELDS and (number == 1 or _ENTRY_FIELDS[key] in _NUMBERED):
        return Column(_ENTRY_FIELDS[key], number=number)
    if key in _TERM_FIELDS:
        lang = before if heading.lower().startswith("term_") else ""
        return Column(_TERM_FIELDS[key], lang, number=number)
    for lang, rest in _splits(heading.strip()):
        return _of_language(lang, rest)
    return _of_numbered_terms(heading.strip()) or Column("field", name=heading.strip())


def _of_numbered_terms(heading: str) -> Column | None:
    """A column of terms whose heading ends with a number: "Term_EN_1"."""
    found = re.fullmatch(r"(.*[^\W\d])[\s_]+\d{1,2}", heading)
    column = understood(found[1]) if found else Column("")
    return column if column.field == "term" and column.lang else None


def _spelled_out(heading: str) -> Column | None:
    """A column as we write it where its name alone would say something else."""
    if found := re.fullmatch(
        r"(?:(?!field:)(\S+)\s+)?field:\s*(.+?)(?: \(lang: (\S+)\))?", heading
    ):
        return Column("field", found[3] or language_tag(found[1] or ""), found[2])
    if found := re.fullmatch(r"(.+) \(lang: (\S+)\)", heading):
        return _of_language(found[2], found[1])
    return None


def _level_off(heading: str) -> str:
    """Without the levels of Glossary Converter: ">>T<<Status"."""
    found = re.fullmatch(r"\s*>>([ELITX])\w*<<\s*(.*)", heading)
    return heading if not found else "" if found[1] == "X" else found[2]


def _key(heading: str) -> str:
    return " ".join(re.sub(r"[_\-:.()（）]+", " ", heading.casefold()).split())


def _numbered(key: str) -> tuple[str, int]:
    found = re.fullmatch(r"(.*\D) (\d{1,2})", key)
    return (found[1], int(found[2])) if found and int(found[2]) > 1 else (key, 1)


def _splits(heading: str) -> Iterator[tuple[str, str]]:
    """A language and the rest, however the two are put together; the longest language first."""
    return ((lang, rest) for name, rest in _cuts(heading) if (lang := language_tag(name, not rest)))


def _cuts(heading: str) -> Iterator[tuple[str, str]]:
    yield heading, ""
    if found := re.fullmatch(r"(.+?)\s*[(（\[](.+)[)）\]]", heading):
        yield found[2], found[1]
        yield found[1], found[2]
    places = [place.span() for place in re.finditer(r"[\s_:\-–/]+", heading)]
    yield from ((heading[:start], heading[stop:]) for start, stop in reversed(places))
    yield from ((heading[stop:], heading[:start]) for start, stop in places)
    for cut in (4, 2):  # "简体中文术语", "英文术语"
        if not heading[:cut].isascii():
            yield heading[:cut], heading[cut:]


def _of_language(lang: str, rest: str) -> Column:
    key, number = _numbered(re.sub(r" 0?1$", "", _key(rest)))
    if not key or key.isdecimal() or _OF_LANGUAGE.get(key) == "terms":
        return Column("term", lang)
    field = _TERM_FIELDS.get(key) or _ENTRY_FIELDS.get(key, "")
    if field in ("id", "subject", "reference", "reference text"):
        field = ""
    if field and (number == 1 or field in _NUMBERED):
        return Column("note" if field == "term note" else field, lang, number=number)
    if preset := _PRESETS.get(key) or TERM_TYPE.find(key):
        return Column("term", lang, preset)
    return Column("field", lang, rest)


def is_count(heading: str) -> bool:
    """Whether a column numbers the rows, and names no concepts."""
    return _key(heading) in _COUNTS


def is_about_terms(column: Column) -> bool:
    """Whether it says something of terms, and not of the concept."""
    return column.field in _TERM_FIELDS.values()
