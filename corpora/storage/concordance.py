"""What a search gives back: lines of a concordance, node in the middle.

                                                    left | node     | right
    … the purpose of fostering South-South cooperation | and      | triangular cooperation …

The parts are the paragraph's own text: `left + node + right` stands in it as it is. Context is
cut between words, or between any two characters where there are no words, as in Chinese.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from corpora.document import Kind, Lang, Span
from corpora.words.folding import Token


class Passage(NamedTuple):
    """What stands opposite a line in another language."""

    lang: Lang
    text: str  # "" where there is nothing; a line break between paragraphs
    reason: str  # why there is nothing; "" where there is something


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence of a query, in its context."""

    left: str
    node: str
    right: str
    symbol: str
    lang: Lang
    paragraph: int  # index in Document.paragraphs
    span: Span  # the node is text[start:stop] of the paragraph
    kind: Kind
    number: str  # of the paragraph, the same in every language: "12 (a)"
    label: str  # the same as printed: "(a)", "第一条"
    name: str  # what it is called: its number, or "preambular 3"
    beside: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """The first lines, in the order documents were added, and how much there is in all."""

    lines: tuple[Line, ...]
    total: int  # occurrences
    paragraphs: int  # that hold at least one
    exact: bool  # False: there are at least so many


def context(text: str, words: Sequence[Token], span: Span, width: int) -> tuple[str, str]:
    """What stands left and right of a span, `width` characters at most on each side.

    Args:
        text: the paragraph.
        words: all tokens of the text.
        span: of the node; it begins and ends with a token.
        width: in characters.

    >>> from corpora.words.folding import tokens
    >>> text = "Encourages developing countries to continue"
    >>> context(text, tokens(text), (11, 31), width=8)
    ('', ' to')
    """
    left = _between_words(words, max(0, span[0] - width), to_stop=True)
    right = _between_words(words, min(len(text), span[1] + width), to_stop=False)
    before, after = text[left : span[0]], text[span[1] : right]
    return before.lstrip() if left else before, after.rstrip() if right < len(text) else after


def _between_words(words: Sequence[Token], cut: int, *, to_stop: bool) -> int:
    """A cut that would fall inside a word, moved to its end or its start."""
    at = bisect_left(words, cut, key=attrgetter("start")) - 1
    if at < 0 or words[at].stop <= cut:
        return cut
    return words[at].stop if to_stop else words[at].start
