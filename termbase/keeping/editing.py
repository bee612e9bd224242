"""What a person may say of an entry, each as a function from the entry to the new one.

>>> from termbase.entry import Entry, Term
>>> entry = Entry("c1", (Term("en", "trilateral cooperation"),))
>>> renamed(("en", "trilateral cooperation"), "triangular cooperation")(entry).terms[0].text
'triangular cooperation'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import reduce
from typing import Any

from corpora.errors import HexaplaError
from termbase.entry import Definition, Entry, Status, Term
from termbase.formats.languages import language_tag, plain_tag
from termbase.formats.vocabulary import status_of

Key = tuple[str, str]
Edit = Callable[[Entry], Entry]


def key_named(words: str) -> Key:
    """A term as a person names it: "en:triangular cooperation".

    Raises:
        HexaplaError: there is no language before a colon.
    """
    lang, colon, text = words.partition(":")
    tag = plain_tag(language_tag(lang))
    if not colon or not tag or not text.strip():
        raise HexaplaError(f"{words!r} is no term; write language, colon, term: 'en:a term'")
    return tag, text.strip()


def pair_named(words: str) -> tuple[Key, str]:
    """A term and what is said of it, as a person writes it: "en:a term=another".

    Raises:
        HexaplaError: there is no equals sign, or no term before it.
    """
    term, sign, value = words.partition("=")
    if not sign:
        raise HexaplaError(f"{words!r}: write 'en:a term=what it is to be'")
    return key_named(term), value.strip()


def together(edits: Iterable[Edit]) -> Edit:
    """Several edits, one after the other."""
    many = list(edits)
    return lambda entry: reduce(lambda made, edit: edit(made), many, entry)


def with_texts(**texts: str) -> Edit:
    """An entry with another subject or note."""
    return lambda entry: replace(entry, **texts)  # type: ignore[arg-type]


def defined(text: str, source: str = "") -> Edit:
    """An entry with this definition in the place of that of the concept."""

    def edit(entry: Entry) -> Entry:
        others = tuple(d for d in entry.definitions if d.lang)
        made = (Definition(text, source),) if text else ()
        return replace(entry, definitions=(*made, *others))

    return edit


def added(term: Term) -> Edit:
    """An entry with another term.

    Raises:
        HexaplaError: it has it already.
    """

    def edit(entry: Entry) -> Entry:
        if term.key in {one.key for one in entry.terms}:
            raise HexaplaError(f"{entry.id}: {term.lang} {term.text} is there already")
        return replace(entry, terms=(*entry.terms, term))

    return edit


def dropped(key: Key) -> Edit:
    """An entry without one of its terms.

    Raises:
        HexaplaError: it has not got it.
    """

    def edit(entry: Entry) -> Entry:
        gone = _found(entry, key)
        return replace(entry, terms=tuple(term for term in entry.terms if term is not gone))

    return edit


def renamed(key: Key, text: str) -> Edit:
    """An entry one of whose terms is written otherwise.

    Raises:
        HexaplaError: it has not got it.
    """
    return said(key, text=text)


def said(key: Key, **values: Any) -> Edit:
    """An entry of one of whose terms something is said: note, source, part of speech.

    Raises:
        HexaplaError: it has not got it.
    """

    def edit(entry: Entry) -> Entry:
        wanted = _found(entry, key)
        terms = (replace(term, **values) if term is wanted else term for term in entry.terms)
        return replace(entry, terms=tuple(terms))

    return edit


def ranked(key: Key, status: str) -> Edit:
    """An entry one of whose terms is preferred, admitted, deprecated or superseded.

    Where one becomes preferred, another that was so in its language is admitted.

    Raises:
        HexaplaError: it has not got it, or the status is none.
    """
    found = status_of(status)
    if status and not found:
        raise HexaplaError(f"{status!r} is no status; say preferred admitted deprecated superseded")

    def edit(entry: Entry) -> Entry:
        wanted = _found(entry, key)
        return replace(entry, terms=tuple(_ranked(t, wanted, found) for t in entry.terms))

    return edit


def _ranked(term: Term, wanted: Term, status: Status) -> Term:
    if term is wanted:
        return replace(term, status=status)
    if status == term.status == "preferred" and term.lang == wanted.lang:
        return replace(term, status="admitted")
    return term


def _found(entry: Entry, key: Key) -> Term:
    for term in entry.terms:
        if (term.lang, term.text.casefold()) == (key[0], key[1].casefold()):
            return term
    there = ", ".join(f"{term.lang}:{term.text}" for term in entry.terms)
    raise HexaplaError(f"{entry.id}: no term {key[0]}:{key[1]}; there are {there}")
