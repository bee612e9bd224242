"""What is not translated, what was added, what stands twice or elsewhere.

    zh  4. 呼吁…；5. 鼓励…。又请…。        paragraph 4 has nothing beside it: omitted
    en  5. Encourages …                      paragraph 5 has a sentence less: omitted, in part

Where versions were aligned, what has nothing beside it is told by the alignment, and only where it
is sure. Beyond that, a translation that is far shorter than its source is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from corpora.document import Span
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Passage, Text, Work

_SURE = 0.7  # confidence that a sentence has nothing beside it
_ASIDE = ("masthead", "closing")  # kinds that a version may lack without a loss
_LEAST = 12  # letters of a sentence that is missed; of Chinese, half as many
_SHORT = 0.4  # length of a translation, of what its source would have, that is too short
_TELLING = 60  # letters of a source whose length tells something
_TWICE = 30  # letters of a passage that does not stand twice by chance
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORDS = re.compile(r"[^\W\d_]+")
_SEVERAL = 3  # words in small letters
_LIKE = 0.8  # share of words
_HAN_WORTH = 3  # letters that a Chinese character is worth


def omitted(work: Work) -> Iterator[Remark]:
    """A passage, or a sentence of one, that is not translated."""
    usual = _usual_ratio(work)
    for number, passage in enumerate(work.passages):
        source, target = passage.source, passage.target
        size = _weight(source.text)
        if size < (_LEAST if work.whole or target.text else 1):
            continue  # of units, one without a translation is sure, however short
        whole = 0, len(source.text)
        if not _weight(target.text):
            if source.kind not in _ASIDE:
                yield Remark(number, whole, NOWHERE, "This passage is not translated.", why=_ALONE)
            continue
        if _is_copy(source, target):
            message = "This passage stands in the language of the source."
            yield Remark(number, whole, (0, len(target.text)), message, why="both sides are equal")
            continue
        lost = list(_sentences_without(passage, 0))
        for span in lost:
            message = "This sentence is not translated."
            yield Remark(number, span, NOWHERE, message, why=_ALONE)
        ratio = _weight(target.text) / size
        if not lost and size >= _TELLING and ratio < _SHORT * usual:
            message = "The translation is much shorter than the source."
            why = f"{ratio / usual:.0%} of the length that is usual here"
            yield Remark(number, whole, (0, len(target.text)), message, why=why, severity="warning")


_ALONE = "nothing in the translation was found beside it"


def added(work: Work) -> Iterator[Remark]:
    """A passage, or a sentence of one, that the source does not have."""
    for number, passage in enumerate(work.passages):
        target = passage.target
        if not work.whole and not passage.source.text:
            continue
        if not _weight(passage.source.text):
            if target.kind not in _ASIDE and _weight(target.text) >= _LEAST:
                message, span = "The source does not have this passage.", (0, len(target.text))
                yield Remark(number, NOWHERE, span, message, why=_NOT_THERE)
            continue
        for span in _sentences_without(passage, 1):
            message = "The source does not have this sentence."
            yield Remark(number, NOWHERE, span, message, why=_NOT_THERE)


_NOT_THERE = "nothing in the source was found beside it"


def duplicated(work: Work) -> Iterator[Remark]:
    """A passage that stands twice in the translation, and not in the source."""
    first: dict[str, int] = {}
    for number, passage in enumerate(work.passages):
        target = passage.target.text
        if _weight(target) < _TWICE:
            continue
        before = first.setdefault(target, number)
        here, there = passage.source.text, work.passages[before].source.text
        if before != number and here and not _is_like(here, there):
            label = work.passages[before].target.parts[0].label
            message = f"The translation is the same as at {label}, the source is not."
            yield Remark(number, (0, len(here)), (0, len(target)), message, why=f"equal to {label}")


def moved(work: Work) -> Iterator[Remark]:
    """A passage that stands elsewhere in the translation."""
    for number, passage in enumerate(work.passages):
        if passage.moved and passage.source.text:
            label = passage.target.parts[0].label
            span = 0, len(passage.source.text)
            message = f"This passage stands elsewhere in the translation: {label}."
            yield Remark(number, span, (0, len(passage.target.text)), message, why="out of order")


def _weight(text: str) -> int:
    """How much a text has to say, in letters; a Chinese character is worth several."""
    return len(_LETTER.findall(text)) + (_HAN_WORTH - 1) * len(_HAN.findall(text))


def _usual_ratio(work: Work) -> float:
    """How long translations are here, in letters for each letter of the source."""
    ratios = [
        _weight(passage.target.text) / size
        for passage in work.passages
        if passage.target.text and (size := _weight(passage.source.text)) >= _LEAST
    ]
    return median(ratios) if ratios else 1.0


def _is_copy(source: Text, target: Text) -> bool:
    """Whether nothing was translated, though there are words to translate."""
    if source.text.strip() != target.text.strip() or source.lang == target.lang:
        return False
    small = [word for word in _WORDS.findall(source.text) if word.islower()]
    return len(small) >= _SEVERAL or bool(_HAN.search(source.text))


def _sentences_without(passage: Passage, side: int) -> Iterator[Span]:
    """The sentences of one side that surely have nothing beside them."""
    text = (passage.source, passage.target)[side].text
    for pair in passage.pairs:
        span, other = (pair.target, pair.source) if side else (pair.source, pair.target)
        is_alone = span[0] < span[1] and other[0] == other[1]
        if is_alone and pair.confidence >= _SURE and _weight(text[slice(*span)]) >= _LEAST:
            yield span


def _is_like(one: str, other: str) -> bool:
    """Whether two texts are nearly the same words."""
    counts = Counter(_WORDS.findall(one)), Counter(_WORDS.findall(other))
    if _HAN.search(one):
        counts = Counter(one), Counter(other)
    common, larger = (counts[0] & counts[1]).total(), max(c.total() for c in counts)
    return common >= _LIKE * larger
