"""The nouns of terminology: candidate → rendering → term → entry.

    Candidate   南南合作, 65 times                            a string that may be a term
    Rendering   南南合作 → South-South cooperation, 64 times  one way it was translated, and where
    Entry       zh 南南合作, en South-South cooperation       a concept, its terms, their contexts

The words of TBX (conceptEntry, langSec, termSec) are used where TBX is written only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpora.document import Lang, Ref, Span

Status = Literal["", "preferred", "admitted", "deprecated", "superseded"]  # "": nobody said
REFUSED: tuple[Status, ...] = ("deprecated", "superseded")  # not to be used
Fields = tuple[tuple[str, str], ...]  # what a file says besides: (("gender", "feminine"),)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may be a term; nobody has looked at it yet."""

    lang: Lang
    text: str  # as it stands most often
    frequency: int
    documents: int  # in how many
    termhood: float  # higher is more term-like; comparable within one language


class Seen(NamedTuple):
    """Where a term stands: a segment, and code points of its text."""

    ref: Ref
    span: Span  # of a term that shares a phrase with another, the words that are its own


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way a term was translated."""

    term: Candidate
    lang: Lang
    text: str  # as it stands most often
    frequency: int  # of the rendering, wherever it stands
    score: float  # how sure it is that the two go together; higher is surer
    seen: tuple[tuple[Seen, Seen], ...]  # of the term and of the rendering, wherever they meet
    more: int = 0  # how often they meet besides, where that is too often to keep every place

    @property
    def together(self) -> int:
        """How often it answers the term."""
        return len(self.seen) + self.more

    @property
    def rank(self) -> tuple[int, float, str]:
        """What a term's renderings are sorted by, to have the most frequent first."""
        return -self.together, -self.score, self.text

    @property
    def order(self) -> tuple[float, str, str]:
        """What renderings of different terms are sorted by, to have the surest first."""
        return -self.score, self.term.text, self.text


@dataclass(frozen=True, slots=True)
class Context:
    """A passage that shows a term in use.

    Raises:
        ValueError: the span lies outside the text.
    """

    text: str
    span: Span  # where the term stands in it
    source: str  # "A/RES/79/236, para. 4"

    def __post_init__(self) -> None:
        start, stop = self.span
        if not 0 <= start <= stop <= len(self.text):
            raise ValueError(f"span [{start}, {stop}) in a text of {len(self.text)} characters")


class Change(NamedTuple):
    """Who did something, and when."""

    when: str  # "2026-01-15" or "2026-01-15T10:00:00Z"; "" where it is not known
    who: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a concept is."""

    text: str
    source: str = ""
    lang: Lang = ""  # of the text; "" where the file has one for the whole concept


@dataclass(frozen=True, slots=True)
class Reference:
    """Another entry, or a page, that says more."""

    target: str  # the id of an entry, or an address: "https://undocs.org/en/A/RES/79/236"
    text: str = ""

    @property
    def is_address(self) -> bool:
        """Whether it leads out of the termbase."""
        return self.target.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of one language that names the concept."""

    lang: Lang
    text: str
    status: Status = ""
    part_of_speech: str = ""  # noun, verb, adjective, adverb, other
    source: str = ""
    contexts: tuple[Context, ...] = ()
    term_type: str = ""  # fullForm, acronym, abbreviation, shortForm, variant, phrase
    usage: str = ""  # where in the world it is said so
    reliability: int = 0  # 1 to 10; 0 where nobody said
    note: str = ""
    created: Change | None = None
    modified: Change | None = None
    fields: Fields = ()

    @property
    def key(self) -> tuple[Lang, str]:
        """What tells it from the other terms of its entry."""
        return self.lang, self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept and what it is called."""

    id: str  # an XML name: letters, digits, not a digit first
    terms: tuple[Term, ...]
    subject: str = ""
    definitions: tuple[Definition, ...] = ()
    note: str = ""
    references: tuple[Reference, ...] = ()
    created: Change | None = None
    modified: Change | None = None
    fields: Fields = ()

    def in_lang(self, lang: Lang) -> tuple[Term, ...]:
        """The terms of one language, in their order."""
        return tuple(term for term in self.terms if term.lang == lang)

    @property
    def langs(self) -> tuple[Lang, ...]:
        """Its languages, in the order of their first terms."""
        return tuple(dict.fromkeys(term.lang for term in self.terms))


def langs_of(entries: Iterable[Entry]) -> list[Lang]:
    """Their languages, in the order in which they come."""
    return list(dict.fromkeys(lang for entry in entries for lang in entry.langs))


def by_term(renderings: Iterable[Rendering]) -> dict[str, list[Rendering]]:
    """Renderings by what they render, in the order in which the terms come."""
    found: dict[str, list[Rendering]] = {}
    for rendering in renderings:
        found.setdefault(rendering.term.text, []).append(rendering)
    return found
