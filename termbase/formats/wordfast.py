"""Wordfast's translation memories as glossaries: a line a pair, under a heading with %.

    %20260115~100000⇥%User ID⇥%TU=1⇥%ZH-CN⇥%Wordfast TM…⇥%EN-US⇥%---
    20260115~100000⇥reviser⇥0⇥ZH-CN⇥南南合作⇥EN-US⇥South-South cooperation

Read only; Wordfast's glossaries are those of OmegaT. A sign that the format needs for itself is
written by its number in windows-1252: &'26; is &.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpora.document import Lang
from termbase.entry import Change, Entry, Term
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Wishes
from termbase.formats.languages import language_tag

_CELLS = 7  # date, user, times used, language, source, language, target
_ESCAPED = re.compile(r"&'([0-9A-F]{2});")
_NO_REGION = re.compile(r"-\d\d$")  # EN-01


class Pair(NamedTuple):
    """A line of a memory."""

    langs: tuple[Lang, Lang]  # "" for one that is not known
    source: str
    target: str
    made: Change


def is_memory(head: str) -> bool:
    """Whether a text begins like a memory of Wordfast."""
    return head.startswith("%") and "\t%" in head.partition("\n")[0]


def pairs_of(text: str) -> Iterator[Pair | None]:
    """The pairs of a memory; None for a line that is none."""
    for line in text.split("\n"):
        cells = line.split("\t")
        if not line.strip() or line.startswith("%"):
            continue
        if len(cells) < _CELLS:
            yield None
            continue
        one, other = (language_tag(_NO_REGION.sub("", cells[at])) for at in (3, 5))
        source, target = (_ESCAPED.sub(_sign, cells[at]) for at in (4, 6))
        yield Pair((one, other), source, target, Change(cells[0], cells[1]))


def _sign(found: re.Match[str]) -> str:
    return bytes.fromhex(found[1]).decode("cp1252", "replace")


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a memory.

    Raises:
        UnreadableFile: it is no text.
    """
    text, remarks = decoded(data, wishes.encoding)
    made, bad = [], 0
    for pair in pairs_of(text):
        if not pair or not all(pair.langs):
            bad += 1
            continue
        terms = Term(pair.langs[0], pair.source), Term(pair.langs[1], pair.target)
        made.append(Entry("", terms, created=pair.made))
    if bad:
        remarks += (f"lines left out, for they are no pairs: {bad}",)
    return Reading(tuple(made), remarks)
