r"""Entries as they come from files become orderly ones; in the termbase all are.

    " coopération\tSud-Sud\u200b"   coopération Sud-Sud      one line, no signs that cannot be seen
    "n."  "Approved"                noun  preferred          the words of the vocabulary
    id "12"                         c12                      an XML name, and no other entry has it
    the same term twice             once

What it does not know it keeps, as a field with a name of its own. Tidying twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from termbase.entry import Change, Context, Definition, Entry, Fields, Reference, Term
from termbase.formats.dates import iso_date
from termbase.formats.languages import canonical
from termbase.formats.vocabulary import PART_OF_SPEECH, TERM_TYPE
from termbase.keeping.merging import filled_term

# What XML cannot hold, what cannot be seen and only hurts (soft hyphen, zero width space, byte
# order mark), and signs that turn the direction of what follows.
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\n]+")
_NOT_NAME = re.compile(r"[^A-Za-z0-9_.\-]")


def line(text: str) -> str:
    """A text of one line."""
    if _is_plain(text) and "  " not in text and text == text.strip():
        return text  # as nearly all are
    return _SPACES.sub(" ", _seen(text)).strip()


def block(text: str) -> str:
    """A text that may have several lines."""
    if _is_plain(text) and text == text.strip():
        return text
    return "\n".join(part.strip() for part in _seen(text).split("\n")).strip()


def _is_plain(text: str) -> bool:
    """Whether nothing in it is unseen, in parts, or a break."""
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def _seen(text: str) -> str:
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAK.sub("\n", text))).replace("\t", " ")


def tidied(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in order: ids that differ, references that follow them; those without terms left out.

    A reference to an entry that is not there becomes its text in the note.
    """
    made: list[Entry] = []
    ids: dict[str, str] = {}  # as the file has them -> as they are
    taken: set[str] = set()
    for entry in entries:
        orderly = tidy(entry)
        if not orderly.terms:
            continue
        id = free_id(orderly.id, taken)
        taken.add(id)
        ids.setdefault(entry.id, id)
        made.append(orderly if orderly.id == id else replace(orderly, id=id))
    return tuple(_with_references(entry, ids, taken) for entry in made)


def _with_references(entry: Entry, ids: dict[str, str], taken: set[str]) -> Entry:
    if not entry.references:
        return entry
    kept, words = [], []
    for reference in entry.references:
        target = ids.get(reference.target, reference.target)
        if reference.is_address or target in taken:
            kept.append(replace(reference, target=target))
        else:
            words.append(f"see {reference.text or reference.target}")
    note = "\n".join(filter(None, [entry.note, *words]))
    return replace(entry, references=tuple(kept), note=note)


def free_id(id: str, taken: Collection[str]) -> str:
    """An id like this one that no other entry has.

    >>> free_id("c1", {"c1", "c2"}), free_id("", {"c1", "c2"})
    ('c1-2', 'c3')
    """
    if id not in taken and id:
        return id
    number = 2 if id else len(taken) + 1
    form = f"{id}-{{}}" if id else "c{}"
    while form.format(number) in taken:
        number += 1
    return form.format(number)


def tidy(entry: Entry) -> Entry:
    """One entry in order; it may have no terms left."""
    definitions = (
        Definition(block(d.text), line(d.source), canonical(d.lang) if d.lang else "")
        for d in entry.definitions
    )
    references = (_reference(reference) for reference in entry.references)
    return Entry(
        xml_name(entry.id),
        tuple(_once(tidy_term(term) for term in entry.terms)),
        line(entry.subject),
        tuple(dict.fromkeys(definition for definition in definitions if definition.text)),
        block(entry.note),
        tuple(dict.fromkeys(reference for reference in references if reference.target)),
        _change(entry.created),
        _change(entry.modified),
        _fields(entry.fields),
    )


def _reference(reference: Reference) -> Reference:
    orderly = Reference(line(reference.target), line(reference.text))
    if not orderly.is_address:
        return orderly
    return replace(orderly, target=re.sub(r"\s", "%20", orderly.target))


def xml_name(id: str) -> str:
    """An id that XML takes; "" for an empty one.

    >>> xml_name("12"), xml_name("IATE 7"), xml_name("c1")
    ('c12', 'IATE_7', 'c1')
    """
    id = _NOT_NAME.sub("_", line(id))
    return id if not id or id[0].isalpha() or id[0] == "_" else f"c{id}"


def _once(terms: Iterable[Term]) -> Iterator[Term]:
    """Each term once; what a repetition says besides is lost where the first says something."""
    made: dict[tuple[str, str], Term] = {}
    for term in terms:
        if term.text and term.lang:
            before = made.get(term.key)
            made[term.key] = filled_term(before, term)[0] if before else term
    return iter(made.values())


def tidy_term(term: Term) -> Term:
    """One term in order; its text may be empty."""
    part_of_speech, unknown_part = _word(PART_OF_SPEECH.find, term.part_of_speech, "other")
    term_type, unknown_type = _word(TERM_TYPE.find, term.term_type, "")
    unknown = [("part of speech", unknown_part), ("term type", unknown_type)]
    contexts = (context for old in term.contexts if (context := tidy_context(old)).text)
    return Term(
        canonical(term.lang) if term.lang else "",
        line(term.text),
        term.status,
        part_of_speech,
        line(term.source),
        tuple(dict.fromkeys(contexts)),
        term_type,
        line(term.usage),
        min(max(term.reliability, 0), 10),
        block(term.note),
        _change(term.created),
        _change(term.modified),
        _fields((*term.fields, *(field for field in unknown if field[1]))),
    )


def _word(find: Callable[[str], str], name: str, otherwise: str) -> tuple[str, str]:
    name = line(name)
    found = find(name) if name else ""
    return (found, "") if found or not name else (otherwise, name)


def tidy_context(context: Context) -> Context:
    """A passage in order, the term at its place in it."""
    start, stop = context.span
    text = block(context.text)
    if text == context.text:
        source = line(context.source)
        if start < stop and source == context.source:
            return context
        return Context(text, (start, stop) if start < stop else (0, 0), source)
    before, inside = block(context.text[:start] + "|")[:-1], block(context.text[start:stop])
    at = text.find(inside, max(0, len(before) - 2)) if inside else -1
    span = (at, at + len(inside)) if at >= 0 else (0, 0)
    return Context(text, span, line(context.source))


def located(text: str, term: str, source: str = "") -> Context:
    """A passage in which a term is looked up, for formats that do not say where it stands.

    >>> located("促进南南合作。", "南南合作").span
    (2, 6)
    """
    at = text.find(term)
    if at < 0 and len(text.lower()) == len(text):
        at = text.lower().find(term.lower())
    return Context(text, (at, at + len(term)) if at >= 0 else (0, 0), source)


def _change(change: Change | None) -> Change | None:
    if change is None:
        return None
    orderly = Change(iso_date(change.when), line(change.who))
    return orderly if any(orderly) else None


def _fields(fields: Iterable[tuple[str, str]]) -> Fields:
    made: dict[str, str] = {}
    for name, value in ((line(name), line(value)) for name, value in fields):
        if name and value and value not in made.get(name, "").split("; "):
            made[name] = f"{made[name]}; {value}" if name in made else value
    return tuple(sorted(made.items()))
