"""Names that a list knows, found in a text: States in `data/states.toml`, bodies in `bodies.toml`.

    делегации Китая и Гвинеи-Бисау    CN, GW     in any case; the longest name: not Guinea
    وللصين ولفرنسا                     CN, FR     with whatever is written onto the name
    发展中国家                         nothing    it only looks like a name

A name is certain where it can be nobody else's. Others only answer one: "the Council" names no
body for certain, but where the source has the Security Council, that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import normalize

from corpora.data_tables import data_table
from corpora.document import Lang, Span
from corpora.figures.number_words import any_of
from corpora.words.han_forms import pairs
from termbase.declension import cases

Kind = Literal["states", "bodies"]
NOBODY = "nobody"  # the key of what only looks like a name
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # Arabic vowels and lengthened letters
_SAME = dict(zip("’‘ʼ‐‑–—−ىةیک", "'''-----يهيك", strict=True))
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_ARTICLE = "ال"
_BEFORE_ARTICLE = "[وف]?(?:[بلك]?ال|لل|ل(?=ل))"  # بالصين, للصين; للجنة is ل + اللجنة
_BEFORE_NAME = "[وف]?[بلك]?"
_TAIL = r"(?P<tail>[^\W\d_]*)"
_NISBA = frozenset(["", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان"])  # فرنسي, فرنسية ...


class Naming(NamedTuple):
    """A name in a text."""

    start: int  # it is text[start:stop]
    stop: int
    key: str  # whom it names for certain; "" for nobody
    answers: frozenset[str]  # whom it may name
    case: int  # in Russian, of `declension.cases`
    place: int  # of the form in the list: 0 is the short name, 1 the formal one

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.stop


class Form(NamedTuple):
    """What is known of a form."""

    key: str
    answers: frozenset[str]
    case: int
    place: int
    capitals: Literal["none", "some", "all"]  # that it needs
    written: str


def entries(kind: Kind) -> dict[str, dict[Lang, list[str]]]:
    """What the list says: by key and language, the forms as they are written there."""
    return data_table("termbase", kind)


def usual(kind: Kind, key: str, lang: Lang) -> str:
    """The short name of a State, the full name of a body."""
    return entries(kind)[key][lang][0].strip("~")


@dataclass(frozen=True)
class Gazetteer:
    """The names of one language, ready to be found."""

    forms: dict[str, Form]  # by what is written, folded
    stems: dict[str, Form]  # the same for what any ending may follow
    endings: frozenset[str] | None  # that may follow a stem; None for any
    pattern: re.Pattern[str]

    @staticmethod
    @cache
    def of(kind: Kind, lang: Lang) -> Gazetteer:
        """Those of one of the six languages."""
        forms: dict[str, Form] = {}
        stems: dict[str, Form] = {}
        for key, listed in entries(kind).items():
            for place, name in enumerate(listed[lang]):
                table = stems if name.endswith("*") else forms
                bare = name.strip("~*")
                declined = cases(bare) if lang == "ru" and table is forms else [bare]
                owner = "" if name.startswith("~") or key == NOBODY else key
                answers = frozenset([key] if key != NOBODY else [])
                for case, written in enumerate(declined):
                    form = Form(owner, answers, case, place, _capitals(bare), written)
                    folded = fold(written)[0]
                    for spelled in {folded, _HYPHEN.sub("", folded)}:  # lost at a line's end
                        other = table.get(spelled)
                        table[spelled] = _joined(other, form) if other else form
        if lang != "ar":
            return Gazetteer(forms, stems, None, _pattern(forms, stems, lang))
        return Gazetteer(forms, stems, _NISBA, _arabic_pattern(forms, stems))

    def in_text(self, text: str) -> Iterator[Naming]:
        """The names in a text, in order; none overlap."""
        folded, at = fold(text)
        for match in self.pattern.finditer(folded):
            parts = match.groupdict("")
            start, stop, found = match.start("name"), match.end(), parts["name"]
            if rest := parts.get("rest", ""):
                start, found = max(match.start(), match.start("rest") - len(_ARTICLE)), rest
            form = self._form(found, parts.get("tail", ""), bool(rest))
            if form and form.answers and _has_capitals(text[at[start] : at[stop]], form.capitals):
                place = form.place
                yield Naming(at[start], at[stop], form.key, form.answers, form.case, place)

    def _form(self, found: str, tail: str, article: bool) -> Form | None:
        whole = _ARTICLE + found if article else found
        if not tail and whole in self.forms:
            return self.forms[whole]
        for size in range(len(found), 0, -1):
            if found[:size] in self.stems:
                ends = self.endings is None or found[size:] + tail in self.endings
                return self.stems[found[:size]] if ends else None
        return None


def fold(text: str) -> tuple[str, Sequence[int]]:
    """A text without case, accents, vowel marks and traditional characters, and what stood where.

    >>> fold("Côte d’Ivoire")[0]
    "cote d'ivoire"
    """
    if not _MARKS.search(text):
        return text.translate(_FOLDED), range(len(text) + 1)
    at = [place for place, letter in enumerate(text) if not _MARKS.match(letter)]
    return "".join(text[place] for place in at).translate(_FOLDED), [*at, len(text)]


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = normalize("NFKD", chr(code).lower())[:1] or chr(code)
        self[code] = _SAME.get(letter) or pairs().get(letter, letter)
        return self[code]


_FOLDED = _Letters()


def _joined(one: Form, other: Form) -> Form:
    """A form that two have: it names the one that has it for certain, and answers both."""
    if not (one.answers and other.answers):  # it only looks like a name
        return one if other.answers else other
    first = other if other.key and not one.key else one
    return first._replace(answers=one.answers | other.answers)


def _capitals(name: str) -> Literal["none", "some", "all"]:
    if name.isupper() and len(name) > 1 and name.isalpha():
        return "all"
    return "some" if name[:1].isupper() else "none"


def _has_capitals(written: str, needed: str) -> bool:
    if needed == "all":
        return written.isupper()
    return needed == "none" or written != written.lower()


def _pattern(forms: Iterable[str], stems: Iterable[str], lang: Lang) -> re.Pattern[str]:
    """One expression for all names, the longest first, with the rest of the word as its tail."""
    name = rf"(?P<name>{any_of([*forms, *stems])})"
    return re.compile(name if lang == "zh" else rf"(?<!\w){name}{_TAIL}")


def _arabic_pattern(forms: dict[str, Form], stems: Iterable[str]) -> re.Pattern[str]:
    """The same with what may be written onto a name: `rest` is one that its article left."""
    has_article = {name: form.written.startswith(_ARTICLE) for name, form in forms.items()}
    rests = [name.removeprefix(_ARTICLE) for name in forms if has_article[name]]  # not of ألمانيا
    names = [name for name in forms if not has_article[name]]
    return re.compile(
        rf"(?<!\w)(?:{_BEFORE_ARTICLE}(?P<rest>{any_of([*rests, *stems])})"
        rf"|{_BEFORE_NAME}(?P<name>{any_of([*names, *stems])})){_TAIL}"
    )
