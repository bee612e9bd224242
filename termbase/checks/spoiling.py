"""Errors that can be planted in a translation, by the check that should find them.

number    changed    "120 countries"              →  "150 countries"
term      swapped    "South-South cooperation"    →  "Security Council", a term from elsewhere
omitted   passage    "Takes note of …"            →  ""
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpora.document import Lang, Span
from corpora.figures.numerals import FigureKind
from corpora.sentences import split_sentences
from termbase.checks.enclosures import unbalanced
from termbase.checks.figures import figures_asked
from termbase.checks.foreign import half_translated
from termbase.checks.marks import without_mark
from termbase.checks.numbering import misnumbered
from termbase.checks.passage import Passage, Text, Work
from termbase.checks.punctuation import doubled, mispunctuated
from termbase.checks.script import mixed, traditional
from termbase.checks.swapping import swapped
from termbase.checks.terms import Standing, renderings_standing
from termbase.checks.verbs import answering, softened
from termbase.mining.sides import keys_of
from termbase.mining.word_lists import is_han

Spoil = Callable[[Passage], Passage | None]

_LEAST = 40  # letters of a passage or sentence that is taken out
_ROOT = 4  # letters
_TIMES = 2  # places in which a rendering is swapped
_OF = 4  # places that it stands in, of which at most one is such
_NEXT = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "3456789012٣٤٥٦٧٨٩٠١٢")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error."""

    code: str  # of the check that should find it
    name: str
    spoil: Spoil
    likewise: Sequence[str] = ()  # codes of checks that find it as well
    is_aligned: bool = False  # whether the versions have to be aligned anew
    is_sparse: bool = False  # whether it is no error any more where it is everywhere


def kinds_of(work: Work) -> Iterator[Kind]:
    """What can be planted in a work."""
    pool = _pool(work)
    for kind in _FIGURES:
        yield Kind(kind, "changed", partial(_changed, kind=kind, pool=pool), _FIGURES)
        yield Kind(kind, "dropped", partial(_dropped, kind=kind), _FIGURES)
    standing = renderings_standing(work)
    if standing:
        yield Kind("term", "swapped", _swapped(work, standing), ("forbidden",))
        yield Kind("forbidden", "used", _refused(work, standing))
    for code, name, spoil in _SIGNS:
        yield Kind(code, name, partial(_by, spoil=spoil), is_sparse=code == "punctuation")
    yield Kind("verb", "softened", _softened)
    yield Kind("untranslated", "in part", _half_translated)
    yield Kind("note-mark", "lost", partial(_by_text, spoil=without_mark), is_sparse=True)
    yield Kind("numbering", "another", partial(_by_text, spoil=misnumbered), is_sparse=True)
    yield Kind("tags", "lost", _without_tag)
    yield Kind("omitted", "passage", _without_text, is_aligned=True)
    yield Kind("omitted", "sentence", _without_sentence, is_aligned=True)


# By what puts the error into a text; None where there is nothing to spoil.
_SIGNS: tuple[tuple[str, str, Callable[[Text], tuple[str, Span] | None]], ...] = (
    ("country", "swapped", swapped),
    ("body", "swapped", partial(swapped, kind="bodies")),
    ("enclosures", "unbalanced", unbalanced),
    ("punctuation", "wrong sign", mispunctuated),
    ("punctuation", "doubled", doubled),
    ("script", "traditional", traditional),
    ("script", "look-alike", mixed),
)
_FIGURES: tuple[FigureKind, ...] = ("number", "percent", "date", "ordinal", "symbol")


def _by(passage: Passage, spoil: Callable[[Text], tuple[str, Span] | None]) -> Passage | None:
    """A passage whose translation is spoilt, in its words or otherwise."""
    found = spoil(passage.target)
    return with_text(passage, found[0]) if found else None


def _by_text(passage: Passage, spoil: Callable[[Text], Text | None]) -> Passage | None:
    target = spoil(passage.target)
    return replace(passage, target=target) if target else None


def _softened(passage: Passage) -> Passage | None:
    """A weaker verb at the head of a clause that both sides open with one, without a subject.

    Who reports what a committee asked for is free in the choice of the verb.
    """
    source, target = next(answering(passage), (None, None))
    if not source or not target or source.named or target.named:
        return None
    return _by(passage, softened)


def _half_translated(passage: Passage) -> Passage | None:
    found = half_translated(passage)
    return with_text(passage, found[0]) if found else None


def _without_tag(passage: Passage) -> Passage | None:
    target = passage.target
    return replace(passage, target=replace(target, tags=target.tags[1:])) if target.tags else None


def with_text(passage: Passage, text: str) -> Passage:
    """A passage with another translation."""
    return replace(passage, target=replace(passage.target, text=text))


def _put(text: str, span: Span, new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _pool(work: Work) -> dict[FigureKind, list[tuple[str, str]]]:
    """Figures of the translation in words, with their values, to take others' places."""
    pool: dict[FigureKind, list[tuple[str, str]]] = defaultdict(list)
    for passage in work.passages:
        for figure in passage.target.figures:
            pool[figure.kind].append((figure.value, passage.target.stretch(figure.span)))
    return pool


def _changed(
    passage: Passage, kind: FigureKind, pool: dict[FigureKind, list[tuple[str, str]]]
) -> Passage | None:
    """Another digit in the place of the last one; of what is in words, another word."""
    text = passage.target.text
    known = {f.value for side in (passage.source, passage.target) for f in side.figures}
    for figure in figures_asked(passage.target, kind):
        written = text[slice(*figure.span)]
        other = _with_other_digit(written)
        if other is None:
            words = (w for value, w in pool[figure.kind] if value not in known)
            other = next((w for w in words if not re.search(r"\d", w)), None)
        if other and other not in text and other not in passage.source.text:
            return with_text(passage, _put(text, figure.span, other))
    return None


def _with_other_digit(written: str) -> str | None:
    """A figure with another digit: of a date in its day or year, of a symbol in its number."""
    digits = [match.start() for match in re.finditer(r"\d", written)]
    if not digits:
        return None
    at = digits[0] if len(digits) == 1 or digits[1] != digits[0] + 1 else digits[1]
    return _put(written, (at, at + 1), written[at].translate(_NEXT))


def _dropped(passage: Passage, kind: FigureKind) -> Passage | None:
    for figure in figures_asked(passage.target, kind):
        return with_text(passage, _put(passage.target.text, figure.span, ""))
    return None


def _swapped(work: Work, standing: dict[int, list[Standing]]) -> Spoil:
    """A rendering in the place of another's, that of a term which the passage does not have.

    Each rendering is swapped in few places, for of what is wrong everywhere the check speaks once;
    and where none of its words stands elsewhere in the passage, as it would in a short form.
    """
    roots_of = partial(_roots, lang=work.langs[1])
    every = sorted({one.text for found in standing.values() for one in found})
    places = Counter(one.text for found in standing.values() for one in found)
    times: Counter[str] = Counter()
    chosen: dict[str, Standing] = {}  # by the text of the translation
    for number, found in standing.items():
        text = work.passages[number].target.text
        alone = (
            one
            for one in found
            if times[one.text] < min(_TIMES, places[one.text] / _OF)
            and roots_of(one.text).isdisjoint(roots_of(_put(text, one.span, " ")))
        )
        if one := next(alone, None):
            times[one.text] += 1
            chosen[text] = one

    def spoil(passage: Passage) -> Passage | None:
        text = passage.target.text
        if text not in chosen:
            return None
        rendering, span, _ = chosen[text]
        start, roots = every.index(rendering), roots_of(rendering)
        for other in every[start + 1 :] + every[:start]:
            if roots.isdisjoint(roots_of(other)) and other.casefold() not in text.casefold():
                return with_text(passage, _put(text, span, other))
        return None

    return spoil


def _refused(work: Work, standing: dict[int, list[Standing]]) -> Spoil:
    """A rendering that is not to be used, in the place of one that is accepted."""
    chosen = {
        work.passages[number].target.text: one
        for number, found in standing.items()
        for one in found
        if one.refused
    }

    def spoil(passage: Passage) -> Passage | None:
        one = chosen.get(passage.target.text)
        return with_text(passage, _put(passage.target.text, one.span, one.refused)) if one else None

    return spoil


def _roots(text: str, lang: Lang) -> set[str]:
    """The beginnings of words as they count, or the characters: what kindred terms have in common.

    >>> _roots("فريق", "ar") == _roots("الفريق", "ar")
    True
    """
    if is_han(lang):
        return set(text)
    (keys,) = keys_of([text], lang)
    return {key[:_ROOT] for key in keys.split()}


def _without_text(passage: Passage) -> Passage | None:
    if len(passage.source.text) < _LEAST or passage.source.kind == "masthead":
        return None
    return with_text(passage, "")


def _without_sentence(passage: Passage) -> Passage | None:
    """The longest sentence taken out of several."""
    text = passage.target.text
    source = split_sentences(passage.source.text, passage.source.lang)
    spans = split_sentences(text, passage.target.lang)
    if min(len(source), len(spans)) < 2 or len(passage.target.parts) > 1:
        return None
    longest = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    return with_text(passage, _put(text, longest, "").strip())
