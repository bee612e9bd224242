"""MultiTerm XML (MTF): concepts, languages and terms, with fields of whatever name.

    <conceptGrp><concept>1</concept>
      <descripGrp><descrip type="Subject">development</descrip></descripGrp>
      <languageGrp><language type="Chinese" lang="ZH"/>
        <termGrp><term>南南合作</term>
          <descripGrp><descrip type="Context">…</descrip>
            <descripGrp><descrip type="Source">A/RES/79/236</descrip></descripGrp></descripGrp>

In UTF-16, as MultiTerm and memoQ write it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from termbase.entry import Change, Context, Definition, Entry, Fields, Reference, Term
from termbase.formats.columns import understood
from termbase.formats.dates import day_if_midnight, iso_date, moment_of, to_the_day, with_changes
from termbase.formats.format import Reading, Settings, Wishes
from termbase.formats.languages import language_name, language_tag, tag_as_it_is
from termbase.formats.rows import by_language, with_found_contexts
from termbase.formats.vocabulary import reliability_of, status_of
from termbase.formats.xml_input import children, elements, text_in
from termbase.formats.xml_text import attribute, text
from termbase.keeping.tidying import located

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSACTIONS = (("origination", "created"), ("modification", "modified"))


def write(entries: Sequence[Entry], settings: Settings) -> Iterator[bytes]:
    """A file, piece by piece."""
    yield "\ufeff".encode("utf-16-le")
    yield _encoded('<?xml version="1.0" encoding="UTF-16"?>\r\n<mtf>\r\n')
    for number, entry in enumerate(entries, 1):
        yield _encoded("".join(f"  {line}\r\n" for line in _concept(entry, number)))
    yield _encoded("</mtf>\r\n")


def _encoded(words: str) -> bytes:
    return words.encode("utf-16-le", "replace")


def _concept(entry: Entry, number: int) -> Iterator[str]:
    langs = entry.langs
    yield "<conceptGrp>"
    yield f"  <concept>{number}</concept>"
    yield from _changes("  ", entry)
    yield from _field("  ", "Entry ID", entry.id)
    yield from _field("  ", "Subject", entry.subject)
    for definition in entry.definitions:
        if definition.lang not in langs:
            yield from _field("  ", "Definition", definition.text, definition.source)
    yield from _field("  ", "Note", entry.note)
    for reference in entry.references:
        yield from _field("  ", "Reference", reference.target, reference.text)
    yield from _own_fields("  ", entry.fields)
    for lang in langs:
        yield "  <languageGrp>"
        name = attribute(language_name(lang))
        yield f"    <language type={name} lang={attribute(lang.upper())}/>"
        for definition in entry.definitions:
            if definition.lang == lang:
                yield from _field("    ", "Definition", definition.text, definition.source)
        for term in entry.in_lang(lang):
            yield from _term(term)
        yield "  </languageGrp>"
    yield "</conceptGrp>"


def _term(term: Term) -> Iterator[str]:
    yield "    <termGrp>"
    yield f"      <term>{text(term.text)}</term>"
    yield from _changes("      ", term)
    for name, value in (
        ("Status", term.status),
        ("Part of Speech", term.part_of_speech),
        ("Term Type", term.term_type),
        ("Usage", term.usage),
        ("Reliability", str(term.reliability or "")),
        ("Source", term.source),
    ):
        yield from _field("      ", name, value)
    for context in term.contexts:
        yield from _field("      ", "Context", context.text, context.source)
    yield from _field("      ", "Note", term.note)
    yield from _own_fields("      ", term.fields)
    yield "    </termGrp>"


def _field(indent: str, name: str, value: str, more: str = "") -> Iterator[str]:
    if not value:
        return
    inner = (
        f'<descripGrp><descrip type="Source">{text(more)}</descrip></descripGrp>' if more else ""
    )
    words = text(value).replace("\n", "&#10;")  # a line's end in a file is CRLF
    descrip = f"<descrip type={attribute(name)}>{words}</descrip>"
    yield f"{indent}<descripGrp>{descrip}{inner}</descripGrp>"


def _own_fields(indent: str, fields: Fields) -> Iterator[str]:
    for name, value in fields:
        plain = understood(name).field == "field" and understood(name).name == name
        yield from _field(indent, name if plain else f"field: {name}", value)


def _changes(indent: str, made: Entry | Term) -> Iterator[str]:
    for word, name in _TRANSACTIONS:
        change: Change | None = getattr(made, name)
        if change:
            when = moment_of(change.when).removesuffix("Z")
            date = f"<date>{when}</date>" if when else ""
            who = f'<transac type="{word}">{text(change.who)}</transac>'
            yield f"{indent}<transacGrp>{who}{date}</transacGrp>"


def carried(entries: Sequence[Entry], settings: Settings) -> tuple[Entry, ...]:
    """All, but for where in a passage a term stands, and moments at midnight."""
    divided = (with_changes(by_language(entry), to_the_day) for entry in entries)
    return tuple(map(with_found_contexts, divided))


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a file.

    Raises:
        UnreadableFile: it cannot be read, or not safely.
    """
    remarks: list[str] = []
    made = tuple(_entry(group, remarks) for group in elements(data, {"conceptGrp"}))
    return Reading(made, tuple(dict.fromkeys(remarks)))


def _entry(group: _Element, remarks: list[str]) -> Entry:
    data = list(_said(group))
    number = text_in(group, "concept")
    terms = []
    for part in children(group, "languageGrp"):
        lang = _lang(part)
        if not lang:
            remarks.append("a language without a known name; its terms are left out")
            continue
        data += [(name, value, more, lang) for name, value, more, _ in _said(part)]
        terms += [_read_term(holder, lang) for holder in children(part, "termGrp")]
    one = {field: value for field, value, _, lang in data if not lang}
    return Entry(
        one.get("id", "") or number,
        tuple(terms),
        "; ".join(value for field, value, _, _ in data if field == "subject"),
        tuple(Definition(v, more, lang) for field, v, more, lang in data if field == "definition"),
        "\n".join(value for field, value, _, _ in data if field == "note"),
        tuple(Reference(v, more) for field, v, more, _ in data if field == "reference"),
        _change(group, "origination"),
        _change(group, "modification"),
        tuple((f.removeprefix("="), v) for f, v, _, _ in data if f.startswith("=")),
    )


def _lang(part: _Element) -> str:
    named = next(children(part, "language"), None)
    if named is None:
        return ""
    names = (named.get(name) or "" for name in ("lang", "locale", "type", "name"))
    return next(filter(None, map(language_tag, names)), "") or tag_as_it_is(named.get("lang") or "")


def _read_term(holder: _Element, lang: str) -> Term:
    words = text_in(holder, "term")
    one: dict[str, str] = {}
    contexts: list[Context] = []
    notes, fields = [], []
    for field, value, more, _ in _said(holder):
        if field == "context":
            contexts.append(located(value, words, more))
        elif field in ("note", "term note", "definition"):
            notes.append(value)
        elif field.startswith("="):
            fields.append((field.removeprefix("="), value))
        else:
            one.setdefault(field, value)
    if one.get("status") and not status_of(one["status"]):
        fields.append(("status", one["status"]))
    return Term(
        lang, words, status_of(one.get("status", "")), one.get("part of speech", ""),
        one.get("source", ""), tuple(contexts), one.get("term type", ""), one.get("usage", ""),
        reliability_of(one.get("reliability", "")), "\n".join(notes),
        _change(holder, "origination"), _change(holder, "modification"), tuple(fields),
    )  # fmt: skip


def _said(group: _Element) -> Iterator[tuple[str, str, str, str]]:
    """Field, value and what stands under it; a field that is not known begins with "="."""
    for part in children(group, "descripGrp"):
        holder = next(children(part, "descrip"), None)
        if holder is None:
            continue
        name = holder.get("type") or ""
        column = understood(name)
        field = column.field if column.field != "field" and not column.lang else ""
        own = column.name if column.field == "field" and not column.lang else name
        inner = [more for _, more, _, _ in _said(part)]
        yield field or f"={own}", "".join(holder.itertext()), "; ".join(inner), ""


def _change(group: _Element, word: str) -> Change | None:
    for part in children(group, "transacGrp"):
        who = next(children(part, "transac"), None)
        if who is not None and who.get("type") == word:
            return Change(day_if_midnight(iso_date(text_in(part, "date"))), "".join(who.itertext()))
    return None
