"""How consistently terms are rendered: shares, dates, and the places that are out of line.

    能力建设   capacity-building    18 of 21   2019-2024
               capacity building     2 of 21   2019         first called so: a change, not a lapse
               building capacities   1 of 21   A/RES/79/236, para. 12

A short form of the usual rendering (the Office, of the United Nations Office …) is counted apart:
after first use it is no other rendering. So is what points back to it (such cooperation, 这种合作),
another form of its words or figures, and a place that has no answer at all. What else a term
is called inside a longer one (发展中国家 in 小岛屿发展中国家) is no matter of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from align.encoder import Encoder
from corpora.document import Ref, Span
from termbase.entry import Candidate, Rendering, Seen, by_term
from termbase.mining.columns import Floats
from termbase.mining.short_forms import is_adjective, is_form, is_short, points_back
from termbase.mining.termhood import is_special
from termbase.showing.lists import Usages
from termbase.when import body_of

_FIGURES = re.compile(r"\d+")
Kind = Literal["usual", "other", "short", "form", "earlier", "later"]

_APART = ("short", "form")  # are no renderings of their own
_RARE = 0.34  # share of the places up to which another rendering is out of line
_SPECIAL = 0.8  # how special a term is from which another rendering may be a lapse
_RANKED = 8  # power of how special a term is, as lapses are ranked: several words come first
_SHORTER = 0.8  # share of its letters up to which a rendering that points back is short
_FIRM = 0.9  # share of the usual rendering from which one of a common word may be, too
_LIKE = 0.4  # likeness from which a rendering is a likely lapse; below, links may have erred


@dataclass(frozen=True, slots=True)
class Share:
    """One rendering among those of a term."""

    rendering: Rendering
    kind: Kind
    share: float  # of the places that have an answer, short and other forms left out
    documents: int
    first: str  # date, "" where no document has one
    last: str
    bodies: tuple[tuple[str, int], ...] = ()  # of the UN, and how often each says it so
    likeness: float = 1.0  # in meaning, to the term or its usual rendering; 1 if not compared


@dataclass(frozen=True, slots=True)
class Usage:
    """How a term is rendered."""

    term: Candidate
    shares: tuple[Share, ...]  # the most frequent first
    entropy: float  # in bits; 0 where there is one rendering
    unanswered: int  # places where no rendering was found

    @property
    def usual(self) -> Rendering:
        """The most frequent rendering."""
        return self.shares[0].rendering

    @property
    def outliers(self) -> tuple[tuple[Rendering, Seen, Seen], ...]:
        """The places of rare other renderings; of a common word, if hardly any other is used.

        What a common word is called depends on what stands around it: 影响 is impact, and affected.
        """
        if self.shares[0].share < _FIRM and is_special(self.term.text, self.term.lang) < _SPECIAL:
            return ()
        return tuple(
            (share.rendering, here, there)
            for share in self.rare
            for here, there in share.rendering.seen
        )

    @property
    def rare(self) -> tuple[Share, ...]:
        """The other renderings that are rare."""
        return tuple(s for s in self.shares if s.kind == "other" and s.share <= _RARE)


def usages(
    renderings: Sequence[Rendering],
    dates: Mapping[str, str],
    texts: Mapping[Ref, str] | None = None,
    strays: Sequence[Rendering] = (),
) -> Usages:
    """How every term is rendered, in the order of the renderings.

    Args:
        renderings: as `find_renderings` gives them.
        dates: of documents, by symbol: "2024-12-19".
        texts: of the segments, to see which words before a term point back; where there are none,
            only parts of names tell.
        strays: as `find_strays` gives them.
    """
    straying = by_term(strays)
    around: dict[Ref, list[Span]] = defaultdict(list)
    for rendering in renderings:
        for here, _ in rendering.seen:
            around[here.ref].append(here.span)
    return Usages(
        _usage(same, straying.get(term, ()), dates, around, texts or {})
        for term, same in by_term(renderings).items()
    )


def compared(found: Sequence[Usage], encoder: Encoder) -> Usages:
    """The same, with how like in meaning rare renderings are to their term or its usual rendering.

    Of those that are as frequent, the likest comes first: where one means something else, links
    may have erred.

    Args:
        found: as `usages` gives them.
        encoder: tells what words say.
    """
    texts = {
        text
        for usage in found
        for share in usage.rare
        for text in (usage.term.text, usage.usual.text, share.rendering.text)
    }
    listed = sorted(texts)
    vectors = dict(zip(listed, encoder.encode(listed), strict=True))
    return Usages(_compared(usage, vectors) for usage in found)


def _compared(usage: Usage, vectors: Mapping[str, Floats]) -> Usage:
    rare = usage.rare
    sides = [vectors[text] for text in (usage.term.text, usage.usual.text) if rare]

    def likeness(share: Share) -> float:
        other = vectors[share.rendering.text]
        return max(float(other @ side) for side in sides)

    usual, *rest = (replace(s, likeness=likeness(s)) if s in rare else s for s in usage.shares)
    rest.sort(key=lambda share: (-share.rendering.together, -share.likeness))
    return replace(usage, shares=(usual, *rest))


def scattered(found: Sequence[Usage]) -> Usages:
    """The terms with more than one rendering, those that are nearly consistent first.

    A rendering that is rare beside one that is frequent is the likeliest lapse; terms whose
    renderings are all as frequent as each other come last.
    """
    wanting = [usage for usage in found if usage.outliers]
    return Usages(sorted(wanting, key=lambda usage: (-_lapse(usage), usage.term.text)))


def _lapse(usage: Usage) -> float:
    """How likely a lapse is.

    How much is usual, how firmly, how little common the words are, and how like another rendering
    is.
    """
    usual = usage.usual
    special = min(is_special(one.text, one.lang) for one in (usage.term, usual))
    like = min(1.0, max((0.0, *(share.likeness for share in usage.rare))) / _LIKE)
    return usage.shares[0].share * math.log2(1 + usual.together) * special**_RANKED * like


def _usage(
    same: Sequence[Rendering],
    strays: Sequence[Rendering],
    dates: Mapping[str, str],
    around: Mapping[Ref, Sequence[Span]],
    texts: Mapping[Ref, str],
) -> Usage:
    answered = sum(rendering.together for rendering in same)
    usual, *rest = sorted(same, key=lambda rendering: rendering.rank)
    astray = {here for stray in strays for here, _ in stray.seen}
    own = [_own(rendering, around, astray) for rendering in rest]
    others = [rendering for rendering in _merged([*own, *strays]) if rendering.together]
    ranked = [usual, *sorted(others, key=lambda rendering: rendering.rank)]
    spans = {rendering.text: _span(rendering, dates) for rendering in ranked}
    kinds = {
        rendering.text: _kind(rendering, usual, spans[rendering.text], spans[usual.text], texts)
        for rendering in ranked
    }
    full = sum(r.together for r in ranked if kinds[r.text] not in _APART)
    shares = tuple(
        Share(
            rendering,
            kinds[rendering.text],
            round(rendering.together / full, 4) if kinds[rendering.text] not in _APART else 0.0,
            len({here.ref.symbol for here, _ in rendering.seen}),
            *spans[rendering.text],
            _bodies(rendering),
        )
        for rendering in ranked
    )
    entropy = -sum(share.share * math.log2(share.share) for share in shares if share.share)
    return Usage(
        usual.term, shares, abs(round(entropy, 4)), max(0, usual.term.frequency - answered)
    )


def _merged(renderings: Sequence[Rendering]) -> list[Rendering]:
    """Renderings of one term, those of one text as one."""
    merged: dict[str, Rendering] = {}
    for one in renderings:
        known = merged.get(one.text)
        merged[one.text] = replace(known, seen=known.seen + one.seen) if known else one
    return list(merged.values())


def _own(
    rendering: Rendering, around: Mapping[Ref, Sequence[Span]], astray: Container[Seen]
) -> Rendering:
    """A rendering with only the places of its term that are not astray, nor in a longer term."""
    own = tuple(
        (here, there)
        for here, there in rendering.seen
        if here not in astray and not _is_inside(here, around[here.ref])
    )
    return replace(rendering, seen=own)


def _is_inside(seen: Seen, spans: Sequence[Span]) -> bool:
    start, stop = seen.span
    return any(
        first <= start and stop <= last and (first, last) != seen.span for first, last in spans
    )


def _bodies(rendering: Rendering) -> tuple[tuple[str, int], ...]:
    """Which bodies say it so, the most frequent first."""
    counts = Counter(body_of(here.ref.symbol) for here, _ in rendering.seen)
    return tuple((body, count) for body, count in counts.most_common() if body)


def _span(rendering: Rendering, dates: Mapping[str, str]) -> tuple[str, str]:
    days = sorted(filter(None, (dates.get(here.ref.symbol, "") for here, _ in rendering.seen)))
    return (days[0], days[-1]) if days else ("", "")


def _kind(
    rendering: Rendering,
    usual: Rendering,
    span: tuple[str, str],
    of_usual: tuple[str, str],
    texts: Mapping[Ref, str],
) -> Kind:
    if rendering is usual:
        return "usual"
    if is_short(rendering.text, usual.text, usual.lang):
        return "short"
    if len(rendering.text) <= _SHORTER * len(usual.text) and _points_back(rendering, texts):
        return "short"
    if any(same(rendering.text, usual.text, usual.lang) for same in (is_form, is_adjective)):
        return "form"
    if is_short(usual.text, rendering.text, usual.lang):  # the same words, and more
        return "form"
    figures = _FIGURES.findall(rendering.text), _FIGURES.findall(usual.text)
    if all(figures) and figures[0] != figures[1]:  # 10.07 a.m., of 10 a.m.: 上午10时7分
        return "form"
    if span[1] and of_usual[0] and span[1] < of_usual[0]:
        return "earlier"
    return "later" if span[0] and of_usual[1] and span[0] > of_usual[1] else "other"


def _points_back(rendering: Rendering, texts: Mapping[Ref, str]) -> bool:
    """Whether it stands mostly behind words that point back, on either side: 该基金."""
    pointing = sum(
        any(
            points_back(texts[seen.ref], seen.span[0], seen.ref.lang)
            for seen in pair
            if seen.ref in texts
        )
        for pair in rendering.seen
    )
    return 2 * pointing > len(rendering.seen)
