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

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

from corpora.document import Lang
from termbase.bitext import Bitext
from termbase.entry import Candidate, Rendering
from termbase.sides import keys_of

_NOWHERE = -1
AGREE = 0.5  # from here on two renderings agree
_Passages = Counter[int]  # how often a rendering stands in each passage


@dataclass(frozen=True, slots=True)
class Row:
    """A term, what it is called in each language, and how far the languages agree."""

    term: Candidate
    renderings: tuple[Rendering, ...]  # by languages, of each the usual one first
    set_aside: tuple[Rendering, ...]  # once usual in their language, borne out by no other
    agreement: Mapping[tuple[Lang, Lang], float]  # of the usual ones of two languages, 0 to 1

    @property
    def usual(self) -> dict[Lang, Rendering]:
        """The usual rendering of each language that has one."""
        found: dict[Lang, Rendering] = {}
        for rendering in self.renderings:
            found.setdefault(rendering.lang, rendering)
        return found

    def agreeing(self, lang: Lang) -> dict[Lang, float]:
        """How far the usual rendering of a language agrees with that of each other one."""
        others = [other for other in self.usual if other != lang]
        return {other: self.agreement[_pair(lang, other)] for other in others}

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
        bitext.langs[1]: _standing(bitext, renderings, places)
        for bitext, renderings, places in zip(bitexts, found, passages, strict=True)
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
    by_lang: Mapping[Lang, Sequence[Rendering]], stands: Mapping[Lang, Mapping[str, _Passages]]
) -> Row:
    """A row, its usual renderings as the other languages have it."""

    def together(one: Rendering, other: Rendering) -> float:
        return _dice(stands[one.lang][one.text], stands[other.lang][other.text])

    first = {lang: by_lang[lang][0] for lang in stands if lang in by_lang}
    usual = {
        lang: _borne_out(
            by_lang[lang],
            [[together(r, o) for o in first.values() if o.lang != lang] for r in by_lang[lang]],
        )
        for lang in first
    }
    aside = tuple(r for lang, r in first.items() if usual[lang] != r)
    agreement = {
        _pair(one, other): round(together(usual[one], usual[other]), 3)
        for one, other in combinations(usual, 2)
    }
    kept = [
        r for lang, best in usual.items() for r in (best, *(o for o in by_lang[lang] if o != best))
    ]
    term = next(iter(first.values())).term
    return Row(term, tuple(r for r in kept if r not in aside), aside, agreement)


def _borne_out(ranked: Sequence[Rendering], agreeing: Sequence[Sequence[float]]) -> Rendering:
    """The most frequent rendering; if all other languages contradict it, one that all bear out."""
    first = ranked[0]
    if len(agreeing[0]) > 1 and max(agreeing[0]) < AGREE:
        for rendering, found in zip(ranked, agreeing, strict=True):
            if min(found) >= AGREE and 2 * rendering.together >= first.together:
                return rendering
    return first


def _dice(one: _Passages, other: _Passages) -> float:
    """How often two stand in the same passages, of how often they stand anywhere."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _passages(bitexts: Sequence[Bitext]) -> Iterator[list[int]]:
    """The passage that each segment of the other side is in, by bitext; -1: in none.

    A passage is what no bead of any language goes out of.
    """
    cut = [1] * (len(bitexts[0].sides[0]) + 1)
    for bitext in bitexts:
        for (start, stop), _ in bitext.beads:
            cut[start + 1 : stop] = [0] * (stop - start - 1)
    numbers = list(accumulate(cut))
    for bitext in bitexts:
        places = [_NOWHERE] * len(bitext.sides[1])
        for (start, stop), there in bitext.beads:
            for segment in range(*there) if start < stop else ():
                places[segment] = numbers[start]
        yield places


def _standing(
    bitext: Bitext, renderings: Sequence[Rendering], passages: Sequence[int]
) -> dict[str, _Passages]:
    """Where each rendering stands, in whatever form; of a shared phrase, where it was seen."""
    lang, segments = bitext.langs[1], bitext.sides[1]
    number = {segment.ref: place for place, segment in enumerate(segments)}
    texts = list(dict.fromkeys(rendering.text for rendering in renderings))
    lines = keys_of([*(segment.text for segment in segments), *texts], lang)
    text = "\n".join(lines[: len(segments)])
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    stands: dict[str, _Passages] = {}
    for written, key in zip(texts, lines[len(segments) :], strict=True):
        stands[written] = Counter(
            passages[bisect_right(starts, at) - 1] for at in _finds(text, key)
        )
    for rendering in renderings:
        stands[rendering.text] |= Counter(
            passages[number[there.ref]] for _, there in rendering.seen
        )
    for found in stands.values():
        del found[_NOWHERE]
    return stands


def _finds(text: str, key: str) -> Iterator[int]:
    at = text.find(key) if key.strip() else -1
    while at >= 0:
        yield at
        at = text.find(key, at + 1)
