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
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from termbase.formats.languages import language_tag
from termbase.formats.vocabulary import TERM_TYPE

# Field -> what it is called elsewhere, in small letters, with spaces for other signs.
_ENTRY_NAMES = {
    "id": "id|entry id|e id|concept id|conceptid|entry|entry number|record id|no|nr|#|编号|序号",
    "subject": "subject|subject field|domain|domains|e domains|entry subject|topic|"
    "主题|领域|domaine|tema|тема|body",
    "definition": "definition|def|定义|définition|definición|определение|تعريف|e definition",
    "definition source": "definition source|source of definition|定义来源",
    "note": "note|notes|comment|comments|remark|remarks|entry note|e note|explanation|description|"
    "备注|注释|说明|remarque|remarques|nota|notas|observaciones|примечание|ملاحظة|ملاحظات",
    "reference": "reference|see also|related|url|link",
    "reference text": "reference text",
    "created": "created|created on|creation date|entry created|创建日期",
    "created by": "created by|creator|entry creator|author",
    "modified": "modified|last modified|modified on|entry lastmodified|t modification date",
    "modified by": "modified by|modifier|entry modifier",
}
_TERM_NAMES = {
    "term": "term|terms|t term|term text|术语|terme|término|термин|مصطلح",
    "status": "status|term status|t evaluation|evaluation|状态|statut|estado|статус",
    "part of speech": "part of speech|pos|词性|partie du discours|grammatical category",
    "term type": "term type|type|t type|类型",
    "usage": "usage|region|country|geographical usage",
    "reliability": "reliability|t reliability|reliability code",
    "source": "term source|source|来源|source of term",
    "context": "context|example|usage example|term example|t context|例句|语境|contexte|контекст",
    "context source": "context source|source of context",
    "term note": "term note|t note",
    "info": "term info",
}
# What terms are called beside the name of their language: "French equivalent", "法文译名".
_TERMS_OF_LANG = (
    *("translation", "equivalent", "rendering", "name", "un term", "official term"),
    *("source term", "target term", "译名", "译文", "译法", "名称", "对应词"),
    *("traduction", "équivalent", "traducción", "equivalente"),
    *("перевод", "перевод на", "эквивалент", "الترجمة", "المقابل"),
)
_COUNTS = ("no", "nr", "#", "序号")  # ids that number the rows
_LANG_NAMES = "lang|language|l code|locale|language code|语言|langue|idioma|язык"
_LONGEST = 100  # characters of a heading; what is longer is none
_LEFT_OUT = {"", "ignore", "left out", "skip"}
_NUMBERED = {
    *("definition", "definition source", "reference", "reference text"),
    *("context", "context source"),
}


class Column(NamedTuple):
    """What a column holds."""

    field: str  # a name of the tables above, "lang", "field" for one of its own, "" for nothing
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


def _table(names: Mapping[str, str]) -> dict[str, str]:
    return {name: field for field, all in names.items() for name in all.split("|")}


_ENTRY_FIELDS = _table(_ENTRY_NAMES)
_TERM_FIELDS = _table(_TERM_NAMES)
_LANG_FIELDS = frozenset(_LANG_NAMES.split("|"))
_OF_TERMS = frozenset(_TERM_NAMES)
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
    if key in _LANG_FIELDS:
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
    if not key or key.isdecimal() or key in _TERMS_OF_LANG:
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
    return column.field in _OF_TERMS
