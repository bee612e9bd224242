"""Entries to read and to hand round: Markdown, a heading for each concept.

    ## 南南合作 · South-South cooperation
    development — collaboration among countries of the South (A/RES/64/222)

    - **zh** 南南合作 *preferred*
      > 促进**南南合作**。 (A/RES/79/236, para. 4)
    - **en** South-South cooperation

It is written only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from termbase.entry import Change, Context, Entry, Fields, Term
from termbase.formats.format import Settings

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A page."""
    yield f"# {_text(settings.title)}\n\n{_text(settings.source)}\n".encode("utf-8", "replace")
    names = {entry.id: _name(entry) for entry in entries}
    for entry in entries:
        lines = "\n".join(_entry(entry, names))
        yield f"\n{lines}\n".encode("utf-8", "replace")


def _name(entry: Entry) -> str:
    return " · ".join(_text(entry.in_lang(lang)[0].text) for lang in entry.langs[:2])


def _entry(entry: Entry, names: dict[str, str]) -> Iterator[str]:
    yield f"## {_name(entry)}"
    yield ""
    facts = [f"`{entry.id}`", f"*{_text(entry.subject)}*" if entry.subject else ""]
    yield " ".join(filter(None, facts))
    for definition in entry.definitions:
        lang = f"**{definition.lang}** " if definition.lang else ""
        yield f"\n{lang}{_text(definition.text)}{_source(definition.source)}"
    yield ""
    for term in entry.terms:
        yield from _term(term)
    for paragraph in filter(None, [_text(entry.note), *_fields(entry.fields)]):
        yield f"\n{paragraph}"
    for reference in entry.references:
        label = _text(reference.text) or names.get(reference.target, _text(reference.target))
        yield f"\nSee {label} ({_text(reference.target)})"
    if said := "; ".join(_changes(entry)):
        yield f"\n{said}"


def _term(term: Term) -> Iterator[str]:
    grade = f"reliability {term.reliability}/10" if term.reliability else ""
    said = [term.part_of_speech, term.term_type, term.usage, grade, *_changes(term)]
    status = f" *{term.status}*" if term.status else ""
    more = f" ({_text('; '.join(filter(None, said)))})" if any(said) else ""
    yield f"- **{term.lang}** {_text(term.text)}{status}{more}{_source(term.source)}"
    for words in filter(None, [_text(term.note), *_fields(term.fields)]):
        yield f"  {words}".replace("\n", "\n  ")
    for context in term.contexts:
        yield f"  > {_marked(context)}{_source(context.source)}".replace("\n", "\n  > ")


def _marked(context: Context) -> str:
    start, stop = context.span
    term = f"**{_text(context.text[start:stop])}**" if start < stop else ""
    return f"{_text(context.text[:start])}{term}{_text(context.text[stop:])}"


def _fields(fields: Fields) -> list[str]:
    return [f"{_text(name)}: {_text(value)}" for name, value in fields]


def _changes(made: Entry | Term) -> Iterator[str]:
    for word, change in (("created", made.created), ("modified", made.modified)):
        if isinstance(change, Change):
            yield f"{word} {' '.join(filter(None, change))}"


def _source(source: str) -> str:
    return f" ({_text(source)})" if source else ""


def _text(words: str) -> str:
    r"""Words of which no sign is taken for one of Markdown's.

    >>> print(_text("1. *a* <b>"))
    1\. \*a\* \<b\>
    """
    escaped = _SPECIAL.sub(r"\\\1", words)
    return _AT_START.sub(lambda f: f"{f[1]}{f[2][:-1]}\\{f[2][-1]}", escaped)
