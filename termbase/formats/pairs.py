"""Entries as pairs of a source and a target term, for files that know no more than that.

    南南合作    South-South cooperation    preferred; development

What else an entry says becomes a comment. A term of the source language with its targets is what
can be told apart again: an entry with two such terms comes back as two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from termbase.entry import Entry, Term


def pairs_of(entry: Entry) -> Iterator[tuple[Term, Term]]:
    """Every source term with every target term; the source's language comes first."""
    source, target = entry.langs
    return product(entry.in_lang(source), entry.in_lang(target))


def glossary(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Source, target and comment of every line."""
    for entry in entries:
        for source, target in pairs_of(entry):
            yield source.text, target.text, _comment(entry, target)


def _comment(entry: Entry, term: Term) -> str:
    """All that is said of a target term, in a line."""
    said = [
        term.status,
        term.part_of_speech,
        term.term_type,
        term.usage,
        entry.subject,
        *(definition.text for definition in entry.definitions),
        term.note,
        entry.note,
        term.source,
    ]
    return "; ".join(" ".join(text.split("\n")) for text in dict.fromkeys(said) if text)


def from_glossary(lines: Sequence[tuple[str, str, str]], langs: Sequence[str]) -> list[Entry]:
    """Lines become entries; those that follow one another with the same source are one."""
    made: list[Entry] = []
    for source, target, words in lines:
        term = Term(langs[1], target, note=words)
        last = made[-1].terms if made else ()
        if last and last[0].text == source and target not in {t.text for t in last[1:]}:
            made[-1] = Entry("", (*last, term))
        else:
            made.append(Entry("", (Term(langs[0], source), term)))
    return made
