"""CC-CEDICT and its kin: Chinese in both scripts, how it is read, and what it means.

    南南合作 南南合作 [nan2 nan2 he2 zuo4] /South-South cooperation/
    電腦 电脑 [dian4 nao3] /computer/CL:臺|台[tai2]/

Read only. Each meaning is a term of the other language, English if nothing else is said; the
reading and the measure words are fields.
"""

from __future__ import annotations

import re

from corpora.errors import UnreadableFile
from termbase.entry import Entry, Term
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Wishes

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.+)/\s*")
_MEASURE = "CL:"


def is_cedict(head: str) -> bool:
    """Whether the first line that is no comment is one of such a dictionary."""
    lines = (line for line in head.split("\n") if line.strip() and not line.startswith("#"))
    return bool(_LINE.fullmatch(next(lines, "")))


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a dictionary.

    Raises:
        UnreadableFile: no line is an entry.
    """
    text, remarks = decoded(data, wishes.encoding)
    lang = next((tag for tag in wishes.langs if not tag.startswith("zh")), "en")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    found = list(filter(None, map(_LINE.fullmatch, lines)))
    if not found:
        raise UnreadableFile("no entry in it; a line is 繁體 简体 [pinyin] /meaning/meaning/")
    if bad := len(lines) - len(found):
        remarks += (f"lines left out, for they are no entries: {bad}",)
    return Reading(tuple(_entry(lang, *one.groups()) for one in found), remarks)


def _entry(lang: str, traditional: str, simplified: str, reading: str, said: str) -> Entry:
    meanings = [meaning.strip() for meaning in said.split("/") if meaning.strip()]
    measures = [one.removeprefix(_MEASURE) for one in meanings if one.startswith(_MEASURE)]
    fields = [("measure words", "; ".join(measures))] if measures else []
    terms = [Term("zh", simplified, fields=(*fields, ("pinyin", reading)))]
    if traditional != simplified:
        terms.append(Term("zh-Hant", traditional))
    terms += [Term(lang, one) for one in meanings if not one.startswith(_MEASURE)]
    return Entry("", tuple(terms))
