"""One term rendered two ways in one document.

    能力建设    capacity-building  9 times, capacity building once, at para. 12

Terms and renderings are found in the document itself, as `hexapla consistency` finds them; what it
takes for a lapse, a rare rendering beside a frequent one, is what is shown here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpora.document import Ref, Segment, Span
from termbase.checks.finding import Remark
from termbase.checks.matching import Lookup
from termbase.checks.passage import Pair, Passage, Work
from termbase.consistency import Usage, scattered
from termbase.entry import Candidate, Rendering
from termbase.mining.bitext import Bitext
from termbase.mining.word_lists import is_han
from termbase.straying import usages_in

LONGEST = 40_000  # letters of a source: beyond it finding terms takes longer than all the rest
_OFTEN = 3  # times that a term is rendered as usual, at the least
_LEADING = 0.7  # share of its places
_WORDS = 2  # of a term and of its rendering, at the least
_HAN = 4  # characters of a Chinese one


def is_too_long(work: Work) -> bool:
    """Whether a source is longer than what is looked through."""
    return sum(len(passage.source.text) for passage in work.passages) > LONGEST


def scattered_terms(work: Work) -> Iterator[Remark]:
    """A rendering that is not the usual one of its term in this document.

    Nothing is said of loose lines, or of a source that is longer than `LONGEST`.
    """
    if not work.whole or is_too_long(work):
        return
    pairs = [list(_pairs(passage)) for passage in work.passages]
    bitext = _bitext(work, pairs)
    found = scattered(usages_in(bitext))
    texts = [passage.target.text for passage in work.passages]
    there_too = Lookup(texts, [usage.usual.text for usage in found], work.langs[1])
    for number, usage in enumerate(found):
        usual = usage.shares[0]
        if usual.rendering.together < _OFTEN or usual.share < _LEADING or not _is_long(usage.term):
            continue
        for rendering, here, there in usage.outliers:
            passage, pair = here.ref.paragraph, pairs[here.ref.paragraph][here.ref.sentence]
            if (
                rendering.text == usage.term.text
                or not _is_long(rendering)
                or there_too.has(passage, number)
            ):
                continue
            yield Remark(
                passage,
                _shifted(here.span, pair.source),
                _shifted(there.span, pair.target),
                f"{usage.term.text} is “{rendering.text}” here, else “{usual.rendering.text}”.",
                usual.rendering.text,
                _why(usage),
                usage.term.text,
            )


def _is_long(term: Candidate | Rendering) -> bool:
    """Whether it is several words: what one word is called depends on what stands around it."""
    return len(term.text) >= _HAN if is_han(term.lang) else len(term.text.split()) >= _WORDS


def _why(usage: Usage) -> str:
    counts = [f"{s.rendering.text} {s.rendering.together}" for s in usage.shares]
    return f"in this document: {', '.join(counts)}"


def _pairs(passage: Passage) -> Iterator[Pair]:
    """The sentences that answer each other; of a passage of which none do, both texts."""
    if passage.has_both:
        found = [pair for pair in passage.pairs if pair.has_both]
        yield from found or [Pair((0, len(passage.source.text)), (0, len(passage.target.text)), 1)]


def _bitext(work: Work, pairs: Sequence[Sequence[Pair]]) -> Bitext:
    """Sentences that answer each other, those of a passage under its number."""
    source, target = work.langs
    here: list[Segment] = []
    there: list[Segment] = []
    for number, (passage, found) in enumerate(zip(work.passages, pairs, strict=True)):
        for place, pair in enumerate(found):
            texts = (
                passage.source.stretch(pair.source),
                passage.target.stretch(pair.target),
            )
            here.append(Segment(Ref("", source, number, place), texts[0]))
            there.append(Segment(Ref("", target, number, place), texts[1]))
    beads = [((place, place + 1), (place, place + 1)) for place in range(len(here))]
    return Bitext(work.langs, (here, there), beads)


def _shifted(span: Span, within: Span) -> Span:
    """A place in a sentence as one in its passage."""
    return within[0] + span[0], within[0] + span[1]
