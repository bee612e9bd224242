"""Names of States and of bodies that the translation has as others, or has not.

    source  The representative of France, speaking also on behalf of Chile
    target  德国代表同时代表智利发言                        France: 法国, not 德国

A name was confused where the source has one that the translation has in no form, and the
translation has one that the source has in no form. A name that is only missing may have become a
pronoun; of a list, whose other names are there, it is missed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from corpora.language import LANGUAGES
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Passage, Text, Work
from termbase.gazetteer import Gazetteer, Kind, Naming, entries, usual

_LIST = 3  # names of a list, at the least
_LINK = re.compile(
    r"(?:[\s,،、;；]|\b(?:and|the|of|et|de|du|des|la|les?|y|e|del?|los|las|и)\b|[dl]['’]|و|和|及|以及)*"
)
_SIGN = re.compile(r"\S")


class Names(NamedTuple):
    """The names in one text."""

    text: Text
    found: list[Naming]  # in order

    def written(self, name: Naming) -> str:
        """A name as it stands there."""
        return self.text.stretch(name.span)

    @property
    def answers(self) -> Counter[str]:
        """How often each key may be named.

        What may be of several is of those that are named beside it: in a text that names the
        Security Council, "the Council" is that one.
        """
        certain = {name.key for name in self.found if name.key}
        return Counter(
            key
            for name in self.found
            for key in (name.key and name.answers) or name.answers & certain or name.answers
        )

    def missed_in(self, others: Names) -> list[Naming]:
        """The first place of each certain name that the others do not answer."""
        answered = others.answers
        missed = [name for name in self.found if name.key and not answered[name.key]]
        return list({name.key: name for name in reversed(missed)}.values())[::-1]

    def lost_in(self, others: Names) -> list[Naming]:
        """Names that the others do not answer, or not as often: of those the last place."""
        here, there = self.answers, others.answers
        last = {name.key: name for name in self.found if here[name.key] > there[name.key]}
        return self.missed_in(others) or list(last.values())


def countries(work: Work) -> Iterator[Remark]:
    """A country that is another one in the translation, or is missing from a list.

    Names that only look like one are in the list, too: the Indian Ocean, 发展中国家.
    """
    for number, source, target in _named(work, "states"):
        remarks = list(_confused(number, work.passages[number], source, target, "states"))
        yield from remarks or _missing(number, source, target)


def bodies(work: Work) -> Iterator[Remark]:
    """A body that is another one in the translation: the Assembly for the Council."""
    for number, source, target in _named(work, "bodies"):
        yield from _confused(number, work.passages[number], source, target, "bodies")


def name_forms(work: Work) -> Iterator[Remark]:
    """The formal name of a State where the source has the short one, or the other way round."""
    for number, source, target in _named(work, "states"):
        for key in dict.fromkeys(name.key for name in source.found if name.key):
            here, there = _form_of(key, source), _form_of(key, target)
            if here and there and here.form != there.form:
                name = usual("states", key, target.text.lang)
                if here.form == "formal":
                    name = entries("states")[key][target.text.lang][1]
                written = source.written(here.name)
                yield Remark(
                    number,
                    here.name.span,
                    there.name.span,
                    f"The source has the {here.form} name {written}, the translation the "
                    f"{there.form} name {target.written(there.name)}.",
                    suggestion=name,
                    why=f"The {here.form} name is {name}.",
                    term=written,
                    severity="note",
                )


def _named(work: Work, kind: Kind) -> Iterator[tuple[int, Names, Names]]:
    """The passages in which either side has a name; none where a language has no names here."""
    if not set(work.langs) <= set(LANGUAGES):
        return
    sides = [Gazetteer.of(kind, lang) for lang in work.langs]
    for number, passage in enumerate(work.passages):
        if passage.has_both:
            source, target = (
                Names(text, list(side.in_text(text.text)))
                for side, text in zip(sides, (passage.source, passage.target), strict=True)
            )
            if source.found or target.found:
                yield number, source, target


def _confused(
    number: int, passage: Passage, source: Names, target: Names, kind: Kind
) -> Iterator[Remark]:
    """Each name that the source has in no form, with one whose place it may have taken."""
    strangers = target.missed_in(source)
    if not strangers:
        return
    lost = source.lost_in(target)
    for stranger in strangers:
        if lost:
            near = min(
                lost,
                key=lambda name: (
                    not passage.may_answer(name.span, stranger.span),
                    abs(_depth(name, source) - _depth(stranger, target)),
                ),
            )
            lost.remove(near)
            here, there = source.written(near), target.written(stranger)
            yield Remark(
                number,
                near.span,
                stranger.span,
                f"The source names {here}, the translation {there}.",
                suggestion=usual(kind, near.key, target.text.lang),
                why=f"The source has {there} in no form.",
                term=here,
            )


def _missing(number: int, source: Names, target: Names) -> Iterator[Remark]:
    """Names of a list that the other side has not, though it has the rest."""
    for side, here, there in (("translation", source, target), ("source", target, source)):
        for name in _missed_of_lists(here, there):
            written, is_lost = here.written(name), here is source
            spans = (name.span, NOWHERE) if is_lost else (NOWHERE, name.span)
            yield Remark(
                number,
                *spans,
                f"{written}, one of a list, is not in the {side}.",
                suggestion=usual("states", name.key, target.text.lang) if is_lost else "",
                why=f"The {side} has the rest of the list.",
                term=written,
                severity="warning",
            )


def _missed_of_lists(names: Names, others: Names) -> Iterator[Naming]:
    answered = others.answers
    for listed in _lists(names):
        missed = [name for name in listed if not answered[name.key]]
        if len(missed) * _LIST <= len(listed):
            yield from missed


def _lists(names: Names) -> Iterator[list[Naming]]:
    """Names with nothing but commas and small words between them."""
    certain = [name for name in names.found if name.key]
    run = certain[:1]
    for before, name in pairwise(certain):
        between = names.text.text[before.stop : name.start]
        if not (_SIGN.search(between) and _LINK.fullmatch(between)):
            if len(run) >= _LIST:
                yield run
            run = []
        run.append(name)
    if len(run) >= _LIST:
        yield run


def _depth(name: Naming, names: Names) -> float:
    """How far down a text a name stands, from 0 to 1."""
    return name.start / len(names.text.text)


class _FormSeen(NamedTuple):
    form: str  # "formal" or "short"
    name: Naming  # the first in the text


def _form_of(key: str, names: Names) -> _FormSeen | None:
    """Which form of its name a State has throughout a text; None where it has none or both."""
    listed = entries("states")[key][names.text.lang]
    short, formal = usual("states", key, names.text.lang), listed[1]
    if short == formal:
        return None
    forms = {formal: "formal", short.partition(" (")[0].partition("(")[0]: "short"}
    seen = [
        _FormSeen(forms.get(listed[name.place].strip("~"), ""), name)
        for name in names.found
        if name.key == key
    ]
    return seen[0] if seen and seen[0].form and len({form for form, _ in seen}) == 1 else None
