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
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache

from corpora.document import Lang, Span
from corpora.language import base_of
from corpora.words.tokens import tokenize
from termbase.gazetteer import entries
from termbase.mining.agreement import governs
from termbase.mining.word_lists import (
    articles,
    conjunctions,
    function_words,
    is_han,
    is_verb,
    parting_words,
    small_words,
)

_TITLE = re.compile("《([^《》]{2,40})》")
_GAPS = {" ", "\u00a0"}
_NUMBERS = re.compile(r"(?:\(?(?:\d+(?:\.\d+)*|[a-z]{1,3}|[IVX]+)[.)]\s+|[–—•-]\s+)*")  # 1. (a)
_STOP = re.compile(r"\w{3}[.!?] $")  # not of an abbreviation
_ROMAN = re.compile("[IVX]+")
_LONGEST = 24  # words of a name
_LEAD_OUT = frozenset(
    "in at by to from as en à au auprès por con ante в на к при".split()  # noqa: SIM905
)  # lead out of a name


def names_of(texts: Sequence[str], lang: Lang, words: Iterable[Iterable[Span]]) -> list[list[Span]]:
    """The names in each of several texts; one that opens a text is as whole as elsewhere.

    That a word opens a text says nothing of it: Ad Hoc Committee, but Recalling Decision X.

    Args:
        texts: of segments.
        lang: of all.
        words: where the words of each stand.
    """
    found = [names_in(text, lang, own) for text, own in zip(texts, words, strict=True)]
    known = {
        text[start:stop] for text, spans in zip(texts, found, strict=True) for start, stop in spans
    }
    return [
        list(dict.fromkeys(_with_opening(text, span, known) for span in spans))
        for text, spans in zip(texts, found, strict=True)
    ]


def _with_opening(text: str, span: Span, known: Container[str]) -> Span:
    """A name, with the word that opens the text before it if they are one name elsewhere."""
    opening = _NUMBERS.match(text)
    start = opening.end() if opening else 0
    is_next = " " not in text[start : span[0]].rstrip()
    return (start, span[1]) if is_next and text[start : span[1]] in known else span


def names_in(text: str, lang: Lang, words: Iterable[Span] | None = None) -> list[Span]:
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
    spans = tokenize(text, lang) if words is None else words
    found = [
        (part[0][0], part[-1][1])
        for run in _capitalised(text, spans, lang)
        for part in _parts(text, run, small)
        if _is_name(text, part) and not _are_two(text, part, lang)
    ]
    return list(dict.fromkeys(found))


def _is_name(text: str, part: Sequence[Span]) -> bool:
    """Whether two words are capitalised, or one with another in lower case before it."""
    capitals = sum(text[start].isupper() for start, _ in part)
    return len(part) > 1 and (capitals > 1 or text[part[0][0]].islower())


def _is_joined(text: str, part: Sequence[Span]) -> bool:
    """Whether it is one word of two with a capital each: Secretary-General."""
    words = text[slice(*part[0])].split("-") if len(part) == 1 else []
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _are_two(text: str, part: Sequence[Span], lang: Lang) -> bool:
    """Whether a conjunction joins two names: Fund for Youth and Action Plan, Oman and Togo.

    It does where both sides of it are names, or one of them a State's.
    """
    joining, small, states = conjunctions(lang), small_words(lang), _states(lang)
    for place, span in enumerate(part):
        if text[slice(*span)] in joining:
            here, there = part[:place], part[place + 1 :]
            if all(_is_name(text, side) or _is_joined(text, side) for side in (here, there)):
                return True
            sides = _heavy(text, here, small), _heavy(text, there, small)
            if any(side and text[side[0][0] : side[-1][1]] in states for side in sides):
                return True
    return False


@cache
def _states(lang: Lang) -> frozenset[str]:
    """The names of States, short and formal, in the nominative."""
    tag = base_of(lang)
    states = entries("states").values()
    return frozenset(name.strip("~") for names in states for name in names.get(tag, ())[:2])


def _capitalised(text: str, words: Iterable[Span], lang: Lang) -> Iterator[list[Span]]:
    """Runs of capitalised words and small ones between them, what opens the text left off.

    In languages with articles, a word in lower case belongs to the name that follows where a small
    word leads to it or it has a hyphen: the global South, but not visited Togo.
    """
    small, functional, bare = small_words(lang), function_words(lang), not articles(lang)
    parting = parting_words(lang)
    run: list[Span] = []
    before: Span | None = None  # a word in lower case just before: global South
    led = bare  # whether what goes before lets a word be that
    for start, stop in (*words, (len(text), len(text))):
        word = text[start:stop]
        is_name = word[:1].isupper() and (word.isupper() or word.casefold() not in parting)
        last = run[-1] if run else before if is_name else None
        joined = last is not None and text[last[1] : start] in _GAPS
        goes_on = is_name or (word in small and word not in _LEAD_OUT)
        if run and not (joined and goes_on and len(run) < _LONGEST):
            yield _trimmed(text, run, lang)
            run = []
        if is_name and not run and before and joined and _leads(text[slice(*before)], word, lang):
            run.append(before)
        if is_name or run:
            run.append((start, stop))
        fits = word[:1].islower() and word not in functional and (led or "-" in word)
        before = (start, stop) if fits else None
        led = bare or word in small


def _leads(before: str, name: str, lang: Lang) -> bool:
    """Whether a word in lower case may belong to the name behind it: a verb does not."""
    is_russian = base_of(lang) == "ru"
    return not is_verb(before, lang) and not (is_russian and governs(before, name))


def _trimmed(text: str, run: list[Span], lang: Lang) -> list[Span]:
    """A run without small words at its ends, and without the word that opens the text.

    Nor has it an article before two words or more, or behind a full stop: The Beijing Platform,
    met. The Committee, but The Hague.
    """
    opening = _NUMBERS.match(text)
    first = text[slice(*run[0])]
    opens = opening is not None and run[0][0] <= opening.end() and not first.isupper()
    opens = opens and not any(_ROMAN.fullmatch(text, *span) for span in run[1:2])  # Chapter VI
    is_article = first.casefold() in articles(lang)
    if opens or (is_article and (len(run) > 2 or _STOP.search(text, 0, run[0][0]))):
        run = run[1:]  # The Committee; Recalling Decision X
    small = small_words(lang)
    if len(run) > 1 and _ROMAN.fullmatch(text, *run[0]) and text[slice(*run[1])] in small:
        run = run[1:]  # VI of the Charter
    return _heavy(text, run, small)


def _heavy(text: str, run: Sequence[Span], small: frozenset[str]) -> list[Span]:
    """A run without small words at its ends."""
    words = [text[slice(*span)] not in small for span in run]
    kept = [place for place, heavy in enumerate(words) if heavy]
    return [*run[kept[0] : kept[-1] + 1]] if kept else []


def _parts(text: str, run: list[Span], small: frozenset[str]) -> Iterator[list[Span]]:
    """A run; without the word in lower case before it; and what small words part it into."""
    yield run
    if len(run) > 2 and text[run[0][0]].islower() and not _ROMAN.fullmatch(text, *run[1]):
        run = run[1:]  # not XI of the Convention, of part XI
        yield run
    part: list[Span] = []
    for span in (*run, (0, 0)):
        if span == (0, 0) or text[slice(*span)] in small:
            if part and len(part) < len(run):
                yield part
            part = []
        else:
            part.append(span)
