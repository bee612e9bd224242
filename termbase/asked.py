"""A term that somebody asks for: which of the languages that are there has it.

>>> asked = Asked("trust fund", into=("zh",))
>>> asked.languages({"zh": ["信托基金"], "fr": ["fonds"], "en": ["the trust fund"]})
['en', 'zh']
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.document import Lang
from corpora.errors import HexaplaError
from corpora.words.levelling import level


@dataclass(frozen=True, slots=True)
class Asked:
    """A term that is looked up, and in which languages it is wanted; in none, in all."""

    term: str
    into: tuple[Lang, ...] = ()

    def languages(self, texts: Mapping[Lang, Sequence[str]]) -> list[Lang]:
        """The language that has the term most often, and the others, or those it is wanted in.

        Args:
            texts: of each language.

        Raises:
            HexaplaError: it is in none of them, or there is no text in a language wanted, or it
                has neither letters nor figures.
        """
        if not re.search(r"\w", self.term):
            raise HexaplaError(f"“{self.term}” has no word in it; name a term")
        for lang in self.into:
            if lang not in texts:
                raise HexaplaError(f"nothing is there in {lang}, but in {' '.join(texts)}")
        others = [lang for lang in texts if lang not in self.into]
        for pattern in self._patterns():
            find = re.compile(pattern, re.IGNORECASE).findall
            times = {lang: sum(len(find(_read(text))) for text in texts[lang]) for lang in others}
            if any(times.values()):
                first = max(others, key=lambda lang: times[lang])
                return [first, *(self.into or [lang for lang in others if lang != first])]
        raise HexaplaError(f"{self.term}: not found in {' '.join(others)} text")

    def _patterns(self) -> tuple[str, str, str]:
        """The term as a word; within words, as in Chinese; in another form, as "countries"."""
        asked = _read(self.term)
        term = re.escape(asked)
        stems = (re.escape(word[: max(3, len(word) - 3)]) for word in asked.split())
        return rf"\b{term}\b", term, r"\b" + r"\w*\W+".join(stems)


def _read(text: str) -> str:
    """A text as it is read, in whatever way it is written: l’État as l'État, учёт as учет."""
    return level(text)[0].replace("’", "'")
