"""How special a term is: what general language uses all the time is hardly one.

Frequencies of general language are those of wordfreq, on the scale of Zipf: 6 is once in a thousand
words, 3 once in a million.

Source:
    van Heuven et al., "SUBTLEX-UK", Quarterly Journal of Experimental Psychology 67 (2014), for the
    scale; Robyn Speer, wordfreq 3.
"""

from __future__ import annotations

from functools import cache, lru_cache

from corpora.document import Lang
from corpora.language import base_of
from corpora.words.han_forms import simplified
from corpora.words.tokens import tokenize

_COMMON = 6.5  # on the scale: as common as function words
_RARE = 3.5  # from here down a word is special
_LEAST = 0.4  # what a word counts that everybody uses


@lru_cache(maxsize=1 << 16)
def is_special(text: str, lang: Lang) -> float:
    """From 0.4, for one common word, to 1: of several words the rarest tells, and they count more.

    >>> is_special("thing", "en") < is_special("partnership", "en") <= 1.0
    True
    """
    tag = base_of(lang)
    spans = tokenize(text, lang, fine=True)
    words = [simplified(text[start:stop]).casefold() for start, stop in spans]
    if len(words) != 1:
        return 1.0
    common = (_zipf(words[0], tag) - _RARE) / (_COMMON - _RARE)
    return 1.0 - (1.0 - _LEAST) * min(1.0, max(0.0, common))


def _zipf(word: str, tag: str) -> float:
    return frequencies(tag).get(word, 0.0)


@cache
def frequencies(tag: str) -> dict[str, float]:
    """Words with their frequencies on the scale; none of a language that wordfreq does not know."""
    from wordfreq import available_languages, freq_to_zipf, get_frequency_dict

    if tag not in available_languages("small"):
        return {}
    return {word: freq_to_zipf(f) for word, f in get_frequency_dict(tag, "small").items()}
