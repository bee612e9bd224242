"""Stretches of the translation that were left in the language of the source.

    Souligne the importance of capacity-building dans …        the importance of capacity-building
    Takes note of the report 并邀请会员国;                      并邀请会员国

What stands in quotation marks or brackets is taken for the original of a name. Between languages
of one alphabet, a stretch is four words or more as in the source, with a function word of the
source's language and a word that is no name. A passage that was not translated at all is left to
another check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpora.data_tables import data_table
from corpora.document import Lang, Span
from corpora.language import HAN, base_of
from termbase.checks.enclosures import enclosed
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Passage, Text, Work

_LEAST = 3  # words that are looked up together, and letters of a word that is no name
_NEARLY = 0.9  # of a text, quoted: then it is a quotation, not a name in it
_SHOWN = 40  # characters of a stretch that a message has
_LEFT = 8  # words of the source that a test leaves in the translation
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STRETCHES = {  # of languages whose letters none of the others has
    "zh": re.compile(f"[{HAN}]{{2,}}(?:[，、；：\\s]?[{HAN}]+)*"),
    "ru": re.compile(r"(?<!\w)[А-ЯЁ]?[а-яё]{2,}(?!\w)(?:[\s,;:—-]{1,3}[А-Яа-яЁё]+(?!\w))*"),
    "ar": re.compile("[\u0621-\u0652]{2,}(?:[\\s،؛]{1,2}[\u0621-\u0652]+)*"),
}


def source_language(work: Work) -> Iterator[Remark]:
    """Stretches of the source that stand in the translation as they are."""
    one, other = (base_of(lang) for lang in work.langs)
    if one == other:
        return
    telling = function_words(one) - function_words(other)
    words = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(sorted(telling))})(?!\w)")
    hint = _STRETCHES.get(one, words)  # where it is found nowhere, nothing more is asked
    for place, passage in enumerate(work.passages):
        source, target = passage.source.text, passage.target.text
        if not source or source.split() == target.split():
            continue
        if not hint.search(target):
            continue
        bare = _unquoted(passage.target)
        if one in _STRETCHES:
            spans = [match.span() for match in _STRETCHES[one].finditer(bare)]
        else:
            spans = list(_same(source, bare, telling))
        for span in spans:
            yield _remark(place, passage, span)


def _same(source: str, target: str, telling: frozenset[str]) -> Iterator[Span]:
    """Stretches of words that are those of the source and belong to its language."""
    words = [match[0].casefold() for match in _WORD.finditer(source)]
    known = set(zip(words, words[1:], words[2:], strict=False))
    found = list(_WORD.finditer(target))
    others = [match[0].casefold() for match in found]
    start = stop = 0
    for at, three in enumerate([*zip(others, others[1:], others[2:], strict=False), None]):
        if three in known:
            start, stop = (start if at <= stop else at), at + _LEAST
        elif stop and (at >= stop or three is None):
            if _is_left(found[start:stop], telling):
                yield found[start].start(), found[stop - 1].end()
            start = stop = 0


def _is_left(words: Sequence[re.Match[str]], telling: frozenset[str]) -> bool:
    """Whether words are of the language, and not a name."""
    telling_ones = sum(match[0].casefold() in telling for match in words)
    plain = {match[0] for match in words if match[0].islower() and len(match[0]) >= _LEAST}
    is_name = not plain - telling and telling_ones < _LEAST
    return len(words) > _LEAST and telling_ones > 0 and not is_name


def _unquoted(text: Text) -> str:
    """The text with blanks for what is quoted or in brackets, unless that is nearly all of it."""
    bare = text.text
    for _, start, stop in enclosed(bare, text.lang).stretches:
        if stop - start < _NEARLY * len(bare):
            bare = bare[:start] + " " * (stop - start) + bare[stop:]
    return bare


def _remark(place: int, passage: Passage, span: Span) -> Remark:
    text = passage.target.stretch(span)
    at = passage.source.text.find(text)
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Remark(
        place,
        (at, at + len(text)) if at >= 0 else NOWHERE,
        span,
        f"“{shown}” is in the language of the source.",
    )


@cache
def function_words(lang: Lang) -> frozenset[str]:
    """Those of a language, as `data/function_words.toml` has them."""
    table = data_table("termbase", "function_words")
    return frozenset(table.get(lang, "").split())


def half_translated(passage: Passage) -> tuple[str, Span] | None:
    """The translation with a stretch of the source in its middle, and where that is."""
    source, target = passage.source.text, passage.target.text
    one = base_of(passage.source.lang)
    words = list(_WORD.finditer(source))
    gap = re.compile(rf"(?<=[{HAN}\s])").search(target, len(target) // 2)
    if one == "zh":
        clauses = [word for word in words if re.fullmatch(f"[{HAN}]{{{_LEFT},}}", word[0])]
        left = clauses[len(clauses) // 2][0] if clauses else ""
    else:
        first = max(0, (len(words) - _LEFT) // 2)
        some = words[first : first + _LEFT]
        left = source[some[0].start() : some[-1].end()] if len(some) == _LEFT else ""
    if not (left and gap):
        return None
    at = gap.start()
    return f"{target[:at]}{left} {target[at:]}", (at, at + len(left))
