"""The words of a document, sentence by sentence: what corpus linguistics counts.

    The Assembly welcomed it.  →  ["the", "assembly", "welcomed", "it"]

Words are those of `words/tokens.py`, without case, Chinese in simplified characters; figures and
symbols of documents are left out. How common a word is in general language comes from wordfreq,
which writes Chinese in this way.

Source:
    Robyn Speer, wordfreq 3: frequencies from Wikipedia, subtitles, news, books and the web.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from corpora.document import Document, Lang
from corpora.language import base_of
from corpora.words.han_forms import simplified
from corpora.words.tokens import tokenize

GENERAL_SIZE = 100_000_000  # words of the corpus that general frequencies are written as counts of
_SET_ASIDE = ("masthead", "footnote")  # figures, addresses, titles of sources


def words_by_sentence(document: Document, fine: bool = False) -> list[list[str]]:
    """The words of each sentence or table cell; mastheads and footnotes are left out.

    Args:
        document: of any language.
        fine: whether long Chinese words are cut: 南南 and 合作, not 南南合作.
    """
    return [
        [word for word in _words(segment.text, document.lang, fine) if _is_word(word)]
        for segment in document.segments()
        if document.paragraphs[segment.ref.paragraph].kind not in _SET_ASIDE
    ]


def word_counts(document: Document) -> Counter[str]:
    """How often each word stands."""
    return Counter(word for words in words_by_sentence(document) for word in words)


@cache
def general_counts(lang: Lang) -> Counter[str]:
    """How often each word would stand in a hundred million words of general language."""
    from wordfreq import get_frequency_dict

    frequencies = get_frequency_dict(base_of(lang), "small")
    return Counter({word: round(f * GENERAL_SIZE) for word, f in frequencies.items()})


def commonest(lang: Lang, count: int = 60) -> frozenset[str]:
    """The most frequent words of general language, which are mostly function words.

    >>> {"the", "of", "and"} <= commonest("en")
    True
    """
    return frozenset(word for word, _ in general_counts(lang).most_common(count))


def _words(text: str, lang: Lang, fine: bool) -> list[str]:
    spans = tokenize(text, lang, fine)
    plain = simplified(text)
    return [plain[start:stop].casefold().rstrip("'’") for start, stop in spans]


def _is_word(text: str) -> bool:
    return any(char.isalpha() for char in text) and "/" not in text
