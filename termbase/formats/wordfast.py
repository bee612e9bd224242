"""Wordfast's translation memories as glossaries: a line a pair, under a heading with %.

    %20260115~100000⇥%User ID⇥%TU=1⇥%ZH-CN⇥%Wordfast TM…⇥%EN-US⇥%---
    20260115~100000⇥reviser⇥0⇥ZH-CN⇥南南合作⇥EN-US⇥South-South cooperation

Read only; Wordfast's glossaries are those of OmegaT.
"""

from __future__ import annotations

from termbase.entry import Change, Entry, Term
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Wishes
from termbase.languages import language_tag

_CELLS = 7  # date, user, times used, language, source, language, target


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a memory.

    Raises:
        UnreadableFile: it is no text.
    """
    text, remarks = decoded(data, wishes.encoding)
    made, bad = [], 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if not line.strip() or line.startswith("%"):
            continue
        langs = [language_tag(cells[at]) for at in (3, 5)] if len(cells) >= _CELLS else []
        if not all(langs) or not langs:
            bad += 1
            continue
        terms = Term(langs[0], cells[4]), Term(langs[1], cells[6])
        made.append(Entry("", terms, created=Change(cells[0], cells[1])))
    if bad:
        remarks += (f"lines left out, for they are no pairs: {bad}",)
    return Reading(tuple(made), remarks)
