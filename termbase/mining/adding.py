"""Counts of parts become counts of the whole, and these the renderings of terms.

    part 1   Member States 40, Member State 9
    part 2   Member States 5, Member State 31
    whole    85 times, as it stands most often: Member States

What is counted goes by dictionary forms; how it is shown, and how sure a rendering is, is told when
all parts are counted. A document that several parts are of is one document.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.document import Lang
from termbase.entry import Candidate, Rendering, Seen
from termbase.mining.forms import base_form
from termbase.mining.termhood import is_special

_SEEN = 200  # places of a rendering that are kept where parts are added up; of a rarer one, all


class TermCount(NamedTuple):
    """A term, wherever it stands."""

    forms: Counter[str]  # as it is written, where it stands on its own
    frequency: int
    documents: frozenset[str]  # their symbols
    termhood: float

    def plus(self, other: TermCount) -> TermCount:
        """Both as one."""
        known = other.documents <= self.documents
        return TermCount(
            self.forms + other.forms,
            self.frequency + other.frequency,
            self.documents if known else self.documents | other.documents,
            self.termhood + other.termhood,
        )


class AnswerCount(NamedTuple):
    """A stretch that answers a term."""

    forms: Counter[str]  # as it is written
    frequency: int  # wherever it stands
    quality: float  # how well it answers, from 0 to 1, all places together
    seen: tuple[tuple[Seen, Seen], ...]  # of the term and of the stretch
    more: int = 0  # places besides

    @property
    def together(self) -> int:
        """How often it answers."""
        return len(self.seen) + self.more

    def plus(self, other: AnswerCount) -> AnswerCount:
        """Both as one; of a frequent one the first places are kept, and how many more there are."""
        seen = self.seen + other.seen
        return AnswerCount(
            self.forms + other.forms,
            self.frequency + other.frequency,
            self.quality + other.quality,
            seen[:_SEEN],
            self.more + other.more + max(0, len(seen) - _SEEN),
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """Terms by their keys, and what answers them."""

    langs: tuple[Lang, Lang]
    terms: dict[str, TermCount] = field(default_factory=dict)
    answers: dict[tuple[str, str], AnswerCount] = field(default_factory=dict)

    def add(self, part: Counts) -> None:
        """Count in what a part has."""
        for key, term in part.terms.items():
            self.add_term(key, term)
        for pair, answer in part.answers.items():
            self.add_answer(pair, answer)

    def add_term(self, key: str, term: TermCount) -> None:
        """Count in a term."""
        same = self.terms.get(key)
        self.terms[key] = same.plus(term) if same else term

    def add_answer(self, pair: tuple[str, str], answer: AnswerCount) -> None:
        """Count in a term's key and that of what answers it."""
        same = self.answers.get(pair)
        self.answers[pair] = same.plus(answer) if same else answer

    def renderings(self) -> tuple[Rendering, ...]:
        """All pairs, the surest first.

        Keys that depend on the part they are of, as some Arabic ones do, may differ where what they
        stand for is written alike: that is one.
        """
        shown = Counts(self.langs)
        lang = self.langs[0]
        texts = {key: base_form(self.terms[key].forms, lang) for key, _ in self.answers}
        for key, text in texts.items():
            shown.add_term(text, self.terms[key])
        for (key, _), answer in self.answers.items():
            shown.add_answer((texts[key], base_form(answer.forms, self.langs[1])), answer)
        made = [shown._rendering(*pair) for pair in shown.answers]
        return tuple(sorted(made, key=lambda rendering: rendering.order))

    def _rendering(self, term: str, text: str) -> Rendering:
        count, answer = self.terms[term], self.answers[term, text]
        candidate = Candidate(
            self.langs[0], term, count.frequency, len(count.documents), round(count.termhood, 3)
        )
        score = _score(candidate, answer)
        return Rendering(
            candidate, self.langs[1], text, answer.frequency, score, answer.seen, answer.more
        )


def _score(candidate: Candidate, answer: AnswerCount) -> float:
    """How sure a pair is: how well stretches answer, how faithfully, how often; and termhood."""
    quality = answer.quality / answer.together
    faithful = answer.together / math.sqrt(candidate.frequency * answer.frequency)
    weight = candidate.termhood / candidate.frequency * is_special(candidate.text, candidate.lang)
    return round(quality**2 * faithful * math.log2(1 + answer.together) * weight, 3)
