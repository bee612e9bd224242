"""Terms in several languages: a row a term, and whether the languages agree about it.

    zh 联合国系统   en United Nations system   fr système des Nations Unies   es sistema de las …
                       └───── 0.42 ─────────────┘     └───────── 1.00 ──────────┘

Each language is mined with the first; whether two others go together is told by where their
renderings stand, whatever they answer there: in the same passages, or each in others, too. A
rendering that no other language bears out gives way to one that the others do bear out.

Source:
    The idea that every language votes on each pair is that of T-Coffee: Notredame, Higgins and
    Heringa, Journal of Molecular Biology 302 (2000). Dice, Ecology 26 (1945), for the measure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, combinations
from typing import NamedTuple

from corpora.document import Lang, Ref
from termbase.entry import Candidate, Rendering
from termbase.mining.bitext import Bitext
from termbase.mining.sides import keys_of
from termbase.mining.word_lists import is_han

AGREE = 0.5  # from here on two renderings agree
_PLACES = 200  # of a rendering that are looked at; of a more frequent one, the first
_SHARD = 10_000  # segments that are searched at once
_Passages = Counter[int]  # how often something stands in each passage


class _Standing(NamedTuple):
    """Where a rendering stands."""

    passages: Sequence[int]  # in order; one where it stands twice, twice
    until: float  # the last passage that was looked at
    lacking: Set[int]  # passages that its language has not


@dataclass(frozen=True, slots=True)
class Row:
    """A term, what it is called in each language, and how far the languages agree."""

    term: Candidate
    renderings: tuple[Rendering, ...]  # by languages, of each the usual one first
    set_aside: tuple[Rendering, ...]  # once usual in their language, borne out by none of others
    agreement: Mapping[tuple[Lang, Lang], float]  # of usual ones that can be compared, 0 to 1

    @property
    def usual(self) -> dict[Lang, Rendering]:
        """The usual rendering of each language that has one."""
        found: dict[Lang, Rendering] = {}
        for rendering in self.renderings:
            found.setdefault(rendering.lang, rendering)
        return found

    def agreeing(self, lang: Lang) -> dict[Lang, float]:
        """How far the usual rendering of a language agrees with that of each other one."""
        pairs = {other: _pair(lang, other) for other in self.usual if other != lang}
        return {
            other: self.agreement[pair] for other, pair in pairs.items() if pair in self.agreement
        }

    @property
    def doubted(self) -> tuple[Lang, ...]:
        """Languages whose usual rendering agrees with none of two others or more."""
        told = {lang: list(self.agreeing(lang).values()) for lang in self.usual}
        return tuple(lang for lang, found in told.items() if len(found) > 1 and max(found) < AGREE)


def _pair(one: Lang, other: Lang) -> tuple[Lang, Lang]:
    return (one, other) if one < other else (other, one)


def joined_rows(bitexts: Sequence[Bitext], found: Sequence[Sequence[Rendering]]) -> list[Row]:
    """The renderings of each term in all languages, the rows that are surest first.

    Args:
        bitexts: of one text with the same in other languages, its segments the same in each.
        found: the renderings of each.

    Returns:
        Rows by the sum of what the usual renderings score, each times its mean agreement with
        every other language; one that has no rendering agrees with none.
    """
    passages = _passages(bitexts)
    stands = {
        bitext.langs[1]: _standing(bitext, renderings, passages)
        for bitext, renderings in zip(bitexts, found, strict=True)
    }
    by_term: dict[str, dict[Lang, list[Rendering]]] = defaultdict(lambda: defaultdict(list))
    for rendering in sorted((r for listed in found for r in listed), key=lambda r: r.rank):
        by_term[rendering.term.text][rendering.lang].append(rendering)
    rows = [_row(by_lang, stands) for by_lang in by_term.values()]
    others = max(1, len(bitexts) - 1)
    return sorted(rows, key=lambda row: (-_sureness(row, others), row.term.text))


def _sureness(row: Row, others: int) -> float:
    return sum(
        rendering.score * (sum(row.agreeing(lang).values()) + 1) / (others + 1)
        for lang, rendering in row.usual.items()
    )


def _row(
    by_lang: Mapping[Lang, Sequence[Rendering]], stands: Mapping[Lang, Mapping[str, _Standing]]
) -> Row:
    """A row, its usual renderings as the other languages have it."""

    @cache
    def share(*texts: tuple[Lang, str]) -> float | None:
        one, other = (stands[lang][text] for lang, text in texts)
        return _dice(one, other)

    def agreeing(rendering: Rendering, others: Iterable[Rendering]) -> list[float]:
        told = (
            share(*sorted(((rendering.lang, rendering.text), (other.lang, other.text))))
            for other in others
            if other.lang != rendering.lang
        )
        return [known for known in told if known is not None]

    first = {lang: by_lang[lang][0] for lang in stands if lang in by_lang}
    usual = {
        lang: _borne_out(by_lang[lang], lambda rendering: agreeing(rendering, first.values()))
        for lang in first
    }
    every = [rendering for ranked in by_lang.values() for rendering in ranked]
    aside = tuple(
        rendering
        for lang, rendering in first.items()
        if usual[lang] != rendering and max(agreeing(rendering, every)) < AGREE
    )
    agreement = {
        _pair(one, other): round(share, 3)
        for one, other in combinations(usual, 2)
        for share in agreeing(usual[one], [usual[other]])
    }
    kept = [
        r for lang, best in usual.items() for r in (best, *(o for o in by_lang[lang] if o != best))
    ]
    term = next(iter(first.values())).term
    return Row(term, tuple(r for r in kept if r not in aside), aside, agreement)


def _borne_out(
    ranked: Sequence[Rendering], agreeing: Callable[[Rendering], Sequence[float]]
) -> Rendering:
    """The most frequent rendering; if all other languages contradict it, one that all bear out."""
    first = ranked[0]
    told = agreeing(first)
    if len(told) > 1 and max(told) < AGREE:
        for rendering in ranked[1:]:
            if (
                2 * rendering.together >= first.together
                and min(agreeing(rendering), default=0) >= AGREE
            ):
                return rendering
    return first


def _dice(one: _Standing, other: _Standing) -> float | None:
    """How often two stand in the same passages, of how often they stand anywhere.

    In passages that both languages have, and as far as both were looked at; None where neither
    stands in any of these.
    """
    until = min(one.until, other.until)
    here, there = (
        [p for p in each.passages if p <= until and p not in opposite.lacking]
        for each, opposite in ((one, other), (other, one))
    )
    if here == there:
        return 1.0 if here else None
    return 2 * (Counter(here) & Counter(there)).total() / (len(here) + len(there))


def _passages(bitexts: Sequence[Bitext]) -> dict[Ref, int]:
    """The passage that each segment of the first language is in.

    A passage is what no bead of any language goes out of.
    """
    number: dict[Ref, int] = {}
    for bitext in bitexts:
        for segment in bitext.sides[0]:
            number.setdefault(segment.ref, len(number))
    cut = [1] * (len(number) + 1)
    for bitext in bitexts:
        for (start, stop), _ in bitext.beads:
            for inside in range(start + 1, stop):
                cut[number[bitext.sides[0][inside].ref]] = 0
    numbers = list(accumulate(cut))
    return {ref: numbers[place] for ref, place in number.items()}


def _standing(
    bitext: Bitext, renderings: Sequence[Rendering], passages: Mapping[Ref, int]
) -> dict[str, _Standing]:
    """Where each rendering stands, in whatever form; of a shared phrase, where it was seen."""
    seen: dict[str, _Passages] = defaultdict(Counter)
    for rendering in renderings:
        seen[rendering.text] |= Counter(passages[here.ref] for here, _ in rendering.seen)
    lacking = {*passages.values()} - {passages[here.ref] for here in bitext.sides[0]}
    stands = {}
    for text, found in _found(bitext, list(seen), passages).items():
        until = found[-1] if len(found) == _PLACES else float("inf")
        everywhere = sorted((Counter(found) | seen.pop(text)).elements())
        stands[text] = _Standing(everywhere, until, lacking)
    return stands


def _found(
    bitext: Bitext, texts: Sequence[str], passages: Mapping[Ref, int]
) -> dict[str, list[int]]:
    """The first passages that texts stand in, in whatever form."""
    (here, there), lang = bitext.sides, bitext.langs[1]
    segments = sorted(
        (passages[here[start].ref], segment)
        for (start, stop), span in bitext.beads
        if start < stop
        for segment in range(*span)
    )
    found: dict[str, list[int]] = {text: [] for text in texts}
    for first in range(0, len(segments), _SHARD):
        part = segments[first : first + _SHARD]
        wanted = [text for text in texts if len(found[text]) < _PLACES]
        lines = keys_of([*(there[segment].text for _, segment in part), *wanted], lang)
        units = [list(line) if is_han(lang) else line.split() for line in lines]
        search = _Search(dict(zip(wanted, units[len(part) :], strict=True)))
        for (passage, _), line in zip(part, units, strict=False):
            for text in search.texts_in(line):
                if len(found[text]) < _PLACES:
                    found[text].append(passage)
    return found


class _Search:
    """Many texts looked up at once, by their words or Chinese characters."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word
        for text, units in texts.items():
            if units:
                self._texts[tuple(units)].append(text)
                self._sizes[units[0]].add(len(units))

    def texts_in(self, units: Sequence[str]) -> Iterator[str]:
        """Those that stand in a line, each as often as it does."""
        for start, unit in enumerate(units):
            for size in self._sizes.get(unit, ()):
                if start + size <= len(units):
                    yield from self._texts.get(tuple(units[start : start + size]), ())
