"""A term that somebody asks for: the language that has it, and how a text spells it.

>>> asked = Asked("trust fund", into=("zh",))
>>> asked.languages({"zh": ["信托基金"], "fr": ["fonds"], "en": ["the trust fund"]})
['en', 'zh']
>>> as_written("cooperacion", ["la cooperación Sur-Sur"], "es"), term_of("“三方 合作”")
('cooperación', '三方合作')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpora.document import Lang, Span
from corpora.errors import HexaplaError
from corpora.language import HAN
from corpora.words.levelling import level, printed
from corpora.words.tokens import tokenize

_QUOTES = "\"'“”„‟«»‹›‘’‚「」『』《》〈〉 \t\u00a0"
_APART = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")


def term_of(typed: str) -> str:
    """A term without the quotation marks it is typed in, and without blanks inside Chinese."""
    return _APART.sub("", typed.strip(_QUOTES))


def as_written(term: str, texts: Iterable[str], lang: Lang) -> str:
    """The whole words in which texts have a term that they spell otherwise; or the term itself.

    Args:
        term: without accents, in another form, or a part of a word: cooperacion, 79/236.
        texts: in which words that count as the same are not found.
        lang: of the texts.
    """
    read = [(text, _read(text), level(text)[1]) for text in texts]
    for pattern in _patterns(term):
        found = Counter(
            whole
            for text, plain, silent in read
            for match in re.finditer(pattern, plain, re.IGNORECASE)
            for whole in _whole(text, printed(match.span(), silent), lang)
        )
        if found:
            return max(found, key=lambda whole: (found[whole], whole))
    return term


def _whole(text: str, span: Span, lang: Lang) -> Iterator[str]:
    """The words that a part of a text touches, if it has any."""
    touched = [(a, b) for a, b in tokenize(text, lang) if a < span[1] and span[0] < b]
    if touched:
        yield text[touched[0][0] : touched[-1][1]]


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
        for pattern in _patterns(self.term):
            find = re.compile(pattern, re.IGNORECASE).findall
            times = {lang: sum(len(find(_read(text))) for text in texts[lang]) for lang in others}
            if any(times.values()):
                first = max(others, key=lambda lang: times[lang])
                return [first, *(self.into or [lang for lang in others if lang != first])]
        raise HexaplaError(f"{self.term}: not found in {' '.join(others)} text")


def _patterns(term: str) -> tuple[str, str, str]:
    """A term as a word; within words, as in Chinese; in another form, as "countries"."""
    asked = _read(term)
    within = re.escape(asked)
    stems = (re.escape(word[: max(3, len(word) - 3)]) for word in asked.split())
    return rf"\b{within}\b", within, r"\b" + r"\w*\W+".join(stems) + r"\w*"


def _read(text: str) -> str:
    """A text as it is read, in whatever way it is written: l’État as l'État, учёт as учет."""
    return level(text)[0].replace("’", "'")
