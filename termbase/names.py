"""Proper names in a text, which need not come again to be terms: bodies, agendas, funds, titles.

    the [Addis Ababa Action Agenda] of the [Third International Conference on Financing]
    《[巴黎协定]》

In scripts with capitals a name is a run of capitalised words, small words between them; what opens
a sentence is none by that alone. In Chinese, title marks tell.

>>> text = "It recalls the Addis Ababa Action Agenda, and notes progress"
>>> [text[start:stop] for start, stop in names_in(text, "en")]
['Addis Ababa Action Agenda']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.document import Lang, Span
from corpora.tokens import tokenize
from termbase.stretches import conjunctions, is_han, small_words

_TITLE = re.compile("《([^《》]{2,40})》")
_GAP = re.compile(r"[ \u00a0]")
_LONGEST = 24  # words of a name
_LEAD_OUT = frozenset(
    ["in", "at", "by", "to", "from", "as", "en", "à", "au", "por", "con", "в", "на", "к"]
)  # lead out of a name


def names_in(text: str, lang: Lang, words: Sequence[Span] | None = None) -> list[Span]:
    """Where names stand, as half-open spans of code points, in order; a name's parts after it.

    Args:
        text: of one segment.
        lang: its language; in Arabic none is found.
        words: where its words stand, where that is known.
    """
    if is_han(lang):
        return [match.span(1) for match in _TITLE.finditer(text)]
    if text == text.lower():
        return []
    small = small_words(lang)
    joining = conjunctions(lang)
    found: list[Span] = []
    spans = tokenize(text, lang) if words is None else words
    for run in _capitalised(text, spans, small):
        for part in _parts(text, run, small):
            if _is_name(text, part) and not _are_two(text, part, joining):
                found.append((part[0][0], part[-1][1]))
    return list(dict.fromkeys(found))


def _is_name(text: str, part: Sequence[Span]) -> bool:
    """Whether two words are capitalised, or one with another in lower case before it."""
    capitals = sum(text[start].isupper() for start, _ in part)
    return len(part) > 1 and (capitals > 1 or text[part[0][0]].islower())


def _are_two(text: str, part: Sequence[Span], joining: frozenset[str]) -> bool:
    """Whether a conjunction joins two names: the Fund for Cooperation and the Trust Fund."""
    return any(
        text[slice(*span)] in joining
        and _is_name(text, part[:place])
        and _is_name(text, part[place + 1 :])
        for place, span in enumerate(part)
    )


def _capitalised(text: str, words: Sequence[Span], small: frozenset[str]) -> Iterator[list[Span]]:
    """Runs of capitalised words and small ones between them, what opens the text left off."""
    run: list[Span] = []
    before: Span | None = None  # a word in lower case just before: global South
    for start, stop in (*words, (len(text), len(text))):
        word = text[start:stop]
        is_name = word[:1].isupper()
        last = run[-1] if run else before if is_name else None
        joined = bool(last and _GAP.fullmatch(text, last[1], start))
        goes_on = is_name or (word in small and word not in _LEAD_OUT)
        if run and not (joined and goes_on and len(run) < _LONGEST):
            yield _trimmed(text, run, small)
            run = []
        if is_name and not run and before and joined:
            run.append(before)
        if is_name or run:
            run.append((start, stop))
        before = (start, stop) if word[:1].islower() and word not in small else None


def _trimmed(text: str, run: list[Span], small: frozenset[str]) -> list[Span]:
    """A run without small words at its ends, and without the word that opens the text."""
    if run[0][0] == 0 and not text[slice(*run[0])].isupper():  # The Committee; Recalling Decision X
        run = run[1:]
    words = [text[slice(*span)] not in small for span in run]
    kept = [place for place, heavy in enumerate(words) if heavy]
    return run[kept[0] : kept[-1] + 1] if kept else []


def _parts(text: str, run: list[Span], small: frozenset[str]) -> Iterator[list[Span]]:
    """A run; without the word in lower case before it; and what small words part it into."""
    yield run
    if run and text[run[0][0]].islower() and len(run) > 2:
        run = run[1:]
        yield run
    part: list[Span] = []
    for span in (*run, (0, 0)):
        if span == (0, 0) or text[slice(*span)] in small:
            if part and len(part) < len(run):
                yield part
            part = []
        else:
            part.append(span)
