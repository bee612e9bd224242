"""The verbs that open paragraphs of resolutions: which stands there, its form, what it says.

    2. Further urges the Secretary-General …      urge: "urge", operative
    وإذ تعرب أيضا عن بالغ قلقها إزاء              يعرب عن بالغ قلقه: "express deep concern", she
    委员会还关切地注意到                            关切地注意到: "express concern"

`data/verbs.toml` says what each verb can say, as it is used in resolutions. Words that may stand
within a verb and do not matter (also, in this regard) are passed over; the longest verb is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from corpora.data_tables import data_table
from corpora.document import Span
from corpora.words.han_forms import simplified

_WORD = re.compile("(?:[^\\W_]|[\u064b-\u0652\u0670])+")
_SIGN = re.compile(r"[^\W_]")  # a word of Chinese is a character here
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_SAME = str.maketrans("ё", "е")
_NAME = re.compile(r"\{(\w+)\}")
_COMMA = re.compile(r"[,;，；،؛、]")
_NOTHING = ("-",)
_NUMBER = re.compile(
    r"\W*(?:[(（]?(?:\d{1,4}|[^\W\d_]{1,3}|[ivx]{1,5})[)）.、`]+\s*(?:[-–—]\s*)?|\d{1,4}\s*[-–—]\s*)*"
)


class Form(NamedTuple):
    """A verb as it may be written."""

    text: str  # "a exprimé sa vive préoccupation"
    verb: str  # its dictionary form: "exprimer sa vive préoccupation"
    says: tuple[str, ...]  # what it can say; what it usually says comes first
    slot: str = ""  # the column of its head: "past"; "" where verbs have one form
    ending: int = 0  # which of the endings it has, where it has some: préoccupée


class Verb(NamedTuple):
    """A verb that stands in a text."""

    span: Span
    form: Form
    named: bool = False  # a subject stands before it: it tells what was said
    led: bool = False  # "and" stands before it


class _Word(NamedTuple):
    key: str
    start: int
    stop: int


@dataclass(slots=True)
class _Trie:
    """Sequences of words, found longest first."""

    after: dict[str, _Trie] = field(default_factory=dict)
    form: Form | None = None  # of the verb that ends here
    ends: bool = False

    def put(self, words: Iterable[str], form: Form | None = None) -> None:
        here = self
        for word in words:
            here = here.after.setdefault(word, _Trie())
        here.form = here.form or form
        here.ends = True

    def longest(
        self, words: Sequence[_Word], at: int, skip: _Trie | None = None
    ) -> tuple[int, Form | None]:
        """Where the longest sequence that begins at a word stops, and its form; `at` for none.

        Args:
            words: of a text.
            at: which of them is the first.
            skip: what may stand between two words of the sequence.
        """
        here = self
        best: tuple[int, Form | None] = (at, None)
        first = at
        while at < len(words):
            if words[at].key in here.after:
                here = here.after[words[at].key]
                at += 1
                if here.ends:
                    best = (at, here.form)
                continue
            stop = skip.longest(words, at)[0] if skip and at > first else at
            if stop == at:
                break
            at = stop
        return best


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of one language."""

    forms: tuple[Form, ...]
    _sign: re.Pattern[str]
    _verbs: _Trie
    _also: _Trie  # what may stand before a verb and within it
    _small: dict[str, _Trie]  # what may stand before one: "lead", "and", "subject"

    @staticmethod
    @cache
    def of(lang: str) -> Verbs:
        """The verbs of a language; none if it is not one of the six."""
        table: dict[str, Any] = data_table("termbase", "verbs").get(lang, {})
        sign = _SIGN if lang == "zh" else _WORD
        forms = tuple(_forms(table))
        tries = {name: _Trie() for name in ("also", "lead", "and", "subject")}
        for name, trie in tries.items():
            for words in table.get(name, "").split(","):
                trie.put(_keys(words, sign))
        verbs = _Trie()
        for form in forms:
            for letter in ("", *table.get("joined", "").split()):
                verbs.put(_keys(letter + form.text, sign), form)
        return Verbs(forms, sign, verbs, tries.pop("also"), tries)

    def opening(self, text: str) -> Verb | None:
        """The verb that a paragraph begins with, after its number, a subject, some adverbs."""
        number = _NUMBER.match(text)
        words = _words(text, self._sign, number.end() if number else 0)
        at, named = 0, False
        while at < len(words):
            stop, form = self._verbs.longest(words, at, self._also)
            if form and (named or form.slot != "plural"):
                return None if form.says == _NOTHING else self._verb(words, at, stop, form, named)
            step = max(self._also.longest(words, at)[0], self._small["lead"].longest(words, at)[0])
            if step == at and not named:
                step, named = self._small["subject"].longest(words, at)[0], True
            if step == at:
                return None
            at = step
        return None

    def further(self, text: str, opening: Verb) -> Iterator[Verb]:
        """The verbs that follow the opening, after a comma, in the same form: ", and requests"."""
        words = _words(text, self._sign, opening.span[1])
        for at in range(1, len(words)):
            if not _COMMA.search(text, words[at - 1].stop, words[at].start):
                continue
            first = self._small["and"].longest(words, at)[0]
            led = first > at
            while (step := self._also.longest(words, first)[0]) > first:
                first = step
            stop, form = self._verbs.longest(words, first, self._also)
            if form and form.says != _NOTHING and form.slot == opening.form.slot:
                verb = self._verb(words, first, stop, form, opening.named)
                yield verb._replace(led=led or verb.span[0] > words[first].start)

    def _verb(self, words: Sequence[_Word], at: int, stop: int, form: Form, named: bool) -> Verb:
        """A verb in its place; a letter that is written onto it does not belong to it."""
        joined = len(words[at].key) - len(_keys(form.text, self._sign)[0])
        return Verb((words[at].start + joined, words[stop - 1].stop), form, named)

    def usual(self, says: str, like: Form | None = None) -> Form | None:
        """How a thing is usually said, in the form that another verb has.

        >>> Verbs.of("fr").usual("urge").text
        'demande instamment'
        """
        like = like or self.forms[0]
        able = [form for form in self.forms if says in form.says and form.slot == like.slot]
        return min(
            able,
            key=lambda form: (form.says.index(says), form.ending != like.ending),
            default=None,
        )


class Rung(NamedTuple):
    """A place on a ladder."""

    place: int  # from the bottom
    step: int  # what lies on one step is near to each other


@cache
def ladders() -> tuple[dict[str, Rung], ...]:
    """Where on each ladder the things lie that verbs say."""
    found = []
    for line in data_table("termbase", "verbs")["series"]:
        ladder: dict[str, Rung] = {}
        for number, step in enumerate(line.split(" | ")):
            for rung in step.split(" < "):
                ladder |= dict.fromkeys(rung.split(" = "), Rung(len(ladder), number))
        ladder.pop("-", None)
        found.append(ladder)
    return tuple(found)


def _plain(word: str) -> str:
    return _MARKS.sub("", word.casefold()).translate(_SAME)


def _words(text: str, sign: re.Pattern[str], start: int = 0) -> list[_Word]:
    """Its words; Arabic vowel signs are no letters but belong to their word."""
    return [_Word(_plain(m[0]), *m.span()) for m in sign.finditer(simplified(text), start)]


def _keys(text: str, sign: re.Pattern[str]) -> list[str]:
    return [word.key for word in _words(text, sign)]


def _forms(table: dict[str, Any]) -> Iterator[Form]:
    """All forms of all verbs of a language, in the order of its table."""
    endings = {name: values.split() for name, values in table.get("endings", {}).items()}
    heads = table.get("heads", {})
    slots = heads.get("columns", "").split()
    rows = [row.split() for row in heads.get("rows", "").splitlines() if row]
    columns = {row[0]: dict(zip(slots, row[1:], strict=True)) for row in rows}
    for verb, said in table.get("verbs", {}).items():
        yield from _forms_of(verb, tuple(said.split(", ")), columns, endings)


def _forms_of(
    verb: str,
    says: tuple[str, ...],
    columns: dict[str, dict[str, str]],
    endings: dict[str, list[str]],
) -> Iterator[Form]:
    parts = verb.split()
    at = next((n for n, part in enumerate(parts) if part.split("|")[0] in columns), None)
    if at is None:
        for text, ending in _written(parts, endings):
            yield Form(text, text, says, "", ending)
        return
    for head in parts[at].split("|"):
        name = next(_written([*parts[:at], head, *parts[at + 1 :]], endings))[0]
        for slot, forms in columns[head].items():
            if forms != "-":
                for text, ending in _written([*parts[:at], forms, *parts[at + 1 :]], endings):
                    yield Form(text, name, says, slot, ending)


def _written(parts: Sequence[str], endings: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Each way to write words that have alternatives and endings, and which endings were taken.

    >>> list(_written(["a|ont", "décidé{s}"], {"s": ["-", "s"]}))
    [('a décidé', 0), ('a décidés', 1), ('ont décidé', 0), ('ont décidés', 1)]
    """
    for chosen in product(*([*_ended(part, endings)] for part in parts)):
        words = [word.replace("_", " ") for word, _ in chosen if word]
        yield " ".join(words), max(ending for _, ending in chosen)


def _ended(part: str, endings: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    for word in part.split("|"):
        name = _NAME.search(word)
        if not name:
            yield word.strip("()"), 0
            continue
        for n, ending in enumerate(endings[name[1]]):
            yield _NAME.sub(ending.strip("-"), word), n
