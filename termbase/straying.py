"""Places of a term where its usual rendering is not, and no other was made out: what stands there.

    可持续发展   sustainable development   30 of 33
    … 实现可持续发展 …    … to achieve [durable development] …    answers 发展, so far

A rendering that comes once may have gone to another term, to a longer or a shorter one beside it;
of a rendering of two words the one that is new may be left out. Where a term has its usual
rendering nearly everywhere, such a place is out of line.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from align.encoder import Encoder, official_encoder
from corpora.document import Ref, Span
from termbase.checks.matching import Lookup
from termbase.consistency import compared, usages
from termbase.entry import Rendering, Seen, by_term
from termbase.mining.bitext import Bitext
from termbase.mining.renderings import find_renderings
from termbase.mining.short_forms import core_of, is_short
from termbase.mining.termhood import is_special
from termbase.mining.word_lists import is_han
from termbase.mining.words import words_of
from termbase.showing.lists import Usages

_OFTEN = 2  # times that a term is rendered as usual, at the least
_FIRM = 0.7  # share of the places that have an answer
_SPECIAL = 0.8  # how special a term is
_COVERED = 0.5  # share of a place that another term has to cover, to tell what stands there
_NAME = 3  # words from which a rendering is a name, which has short forms
_NAME_HAN = 6  # characters
_PART = 10_000  # beads that are looked through at a time
_SIGN = re.compile(r"[,;:.،؛()]")  # no term goes over it
Pair = tuple[Seen, Seen]


def usages_in(
    bitext: Bitext, dates: Mapping[str, str] | None = None, encoder: Encoder | None = None
) -> Usages:
    """How every term of a text is rendered, with the places where its usual rendering is not.

    Args:
        bitext: two sides and their beads.
        dates: of documents, by symbol.
        encoder: tells what words say; the built-in one where there is none.
    """
    encoder = official_encoder(encoder)
    renderings = find_renderings(bitext, encoder=encoder)
    found = usages(renderings, dates or {}, bitext.texts, find_strays(bitext, renderings))
    return compared(found, encoder)


def find_strays(bitext: Bitext, renderings: Sequence[Rendering]) -> tuple[Rendering, ...]:
    """What else stands where a term should have its usual rendering.

    A stray stands for the rendering that was made out at its place, which is a piece of the usual.
    """
    seen: dict[Ref, list[tuple[str, Pair]]] = defaultdict(list)
    for rendering in renderings:
        for pair in rendering.seen:
            seen[pair[0].ref].append((rendering.term.text, pair))
    usual = [found for same in by_term(renderings).values() for found in _firm(same)]
    strays: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for part in bitext.parts(_PART):
        for term, text, pair in _Part(part, usual, seen).strays():
            strays[term, text].append(pair)
    return tuple(
        replace(usual[term], text=text, frequency=len(pairs), seen=tuple(pairs))
        for (term, text), pairs in strays.items()
    )


def _firm(same: Sequence[Rendering]) -> Iterator[Rendering]:
    """The usual rendering of a term that has it nearly everywhere."""
    usual = min(same, key=attrgetter("rank"))
    term = usual.term
    answered = sum(one.together for one in same)
    if (
        usual.together >= max(_OFTEN, _FIRM * answered)
        and is_special(term.text, term.lang) >= _SPECIAL
        and not any(one.more for one in same)
    ):
        yield usual


class _Part:
    """Some beads, and firm terms in them."""

    def __init__(
        self,
        bitext: Bitext,
        usual: Sequence[Rendering],
        seen: Mapping[Ref, Sequence[tuple[str, Pair]]],
    ) -> None:
        self._usual, self._seen, self._lang = usual, seen, bitext.langs[1]
        self._firm = {rendering.term.text for rendering in usual}
        self._texts = bitext.texts
        self._here = [
            (segment, number)
            for number, bead in enumerate(bitext.beads)
            for segment in bitext.sides[0][slice(*bead[0])]
        ]
        there = [
            " ".join(segment.text for segment in bitext.sides[1][slice(*bead[1])])
            for bead in bitext.beads
        ]
        self._terms = Lookup(
            [segment.text for segment, _ in self._here],
            [rendering.term.text for rendering in usual],
            bitext.langs[0],
        )
        self._there = Lookup(there, [rendering.text for rendering in usual], self._lang)

    def strays(self) -> Iterator[tuple[int, str, Pair]]:
        """Places without the usual rendering of a term, in order: which, what stands there."""
        for (segment, bead), found in zip(self._here, self._terms.found(), strict=True):
            for term, span in found:
                if not self._has(bead, term):
                    yield from self._stray(term, Seen(segment.ref, span))

    def _has(self, bead: int, term: int) -> bool:
        """Whether a text has the usual rendering, or a short form that names have."""
        text = self._usual[term].text
        size, long = (len(text), _NAME_HAN) if is_han(self._lang) else (len(text.split()), _NAME)
        is_name = size >= long or text[0].isupper()
        return self._there.has(bead, term) or (is_name and self._there.has_short(bead, term))

    def _stray(self, term: int, here: Seen) -> Iterator[tuple[int, str, Pair]]:
        usual = self._usual[term]
        meeting = [(text, pair) for text, pair in self._seen[here.ref] if _common(pair[0], here)]
        own = tuple(pair for text, pair in meeting if text == usual.term.text)
        if any(not is_short(self._text(there), usual.text, self._lang) for _, there in own):
            return  # it has another answer
        if any(text in self._firm and _is_around(pair[0], here) for text, pair in meeting):
            return
        others = own or [
            pair for _, pair in meeting if _common(pair[0], here) > _COVERED * _size(here)
        ]
        if not others:
            return
        place, answer = min(
            others, key=lambda pair: (-_common(pair[0], here), _size(pair[1]), pair[1])
        )
        answer = self._whole(answer, usual.text)
        yield term, self._text(answer), (place if own else here, answer)

    def _text(self, seen: Seen) -> str:
        return self._texts[seen.ref][slice(*seen.span)]

    def _whole(self, answer: Seen, usual: str) -> Seen:
        """A piece of the usual rendering, with what stands in the place of the rest of it."""
        text = self._texts[answer.ref]
        whole = (_whole_han if is_han(self._lang) else self._whole_words)(text, answer.span, usual)
        return Seen(answer.ref, whole) if whole else answer

    def _whole_words(self, text: str, piece: Span, usual: str) -> Span | None:
        words, wanted = words_of([text, usual], self._lang)
        inside = [n for n, word in enumerate(words) if _meet((word.start, word.stop), piece)]
        keys, all_ = [words[n].key for n in inside], [word.key for word in wanted]
        at = next((n for n in range(len(all_)) if all_[n : n + len(keys)] == keys), None)
        if not keys or at is None:
            return None
        first = inside[0] - at
        last = first + len(all_) - 1
        if first < 0 or last >= len(words):
            return None
        kept = core_of(words[first : last + 1], all_, self._lang)
        whole = kept[0].start, kept[-1].stop
        return None if _SIGN.search(text[slice(*whole)]) else whole


def _whole_han(text: str, piece: Span, usual: str) -> Span | None:
    at = usual.find(text[slice(*piece)])
    first = piece[0] - at
    whole = first, first + len(usual)
    fits = at >= 0 and first >= 0 and text[slice(*whole)].isalnum() and whole[1] <= len(text)
    return whole if fits else None


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _common(one: Seen, other: Seen) -> int:
    """How many letters two places have in common."""
    if one.ref != other.ref:
        return 0
    return max(0, min(one.span[1], other.span[1]) - max(one.span[0], other.span[0]))


def _size(seen: Seen) -> int:
    return seen.span[1] - seen.span[0]


def _is_around(one: Seen, other: Seen) -> bool:
    return _common(one, other) == _size(other) < _size(one)
