"""What languages share, whatever they say: symbols, numbers, dates, acronyms, kindred words.

    第七十九届会议，2019年4月15日               79  2019  month:4  15
    seventy-ninth session, 15 April 2019        79  15  month:4  2019  sessi
    الدورة التاسعة والسبعين، 15 نيسان/أبريل 2019   79  15  month:4  2019

A segment becomes a bag of such strings. Only those that occur on both sides count, the rarer the
more. So that bags can be added and compared like the vectors of an encoder, each string is given a
direction of its own in space and a segment the sum of its strings' directions.

>>> sorted(anchors("第73/291号决议，二〇一九年4月15日", "zh"))
['15', '2019', '73/291', '=第73/291号决议，二〇一九年4月15日', 'month:4']
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpora.document import Lang, Paragraph
from corpora.levelling import level
from corpora.numerals import figures, parts

Floats2d = NDArray[np.float32]

DIMENSIONS = 512  # strings without relation come out with a cosine of 0 ± 1/√512 = 0.04
_AT_ONCE = 8_192  # strings that are looked at together; bounds the memory
_LONGEST_WHOLE = 40  # characters of a segment that is an anchor as a whole: "TD/541/Add.2."
_PREFIX = 5  # letters in which kindred words agree
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])")
_WORD = re.compile(rf"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{{{_PREFIX},}}")


def anchors(text: str, lang: Lang) -> Counter[str]:
    """The strings of a segment that another language may have too, with their counts.

    Args:
        text: one segment.
        lang: whose numbers and dates in words are known; any tag is accepted.
    """
    found: Counter[str] = Counter()
    if len(text) <= _LONGEST_WHOLE:
        found[f"={level(text)[0].casefold().strip()}"] += 1
    between, start = [], 0
    for figure in figures(text, lang):
        found.update(parts(figure))
        between.append(text[start : figure.span[0]])
        start = figure.span[1]
    rest = " ".join([*between, text[start:]])
    found.update(_ACRONYM.findall(rest))
    found.update(map(_kindred, _WORD.findall(rest)))
    return found


def structure(paragraph: Paragraph) -> Counter[str]:
    """What is known of a paragraph besides its text: its kind and its printed number."""
    found = Counter([f"kind:{paragraph.kind}"])
    if paragraph.number:
        found[f"number:{paragraph.number}"] = 2
    return found


@lru_cache(maxsize=1 << 16)
def _kindred(word: str) -> str:
    """The first letters of a word, without accents.

    Source:
        Simard, Foster and Isabelle, "Using Cognates to Align Sentences in Bilingual Corpora",
        TMI 1992, take four letters.
    """
    plain = unicodedata.normalize("NFKD", word[: 2 * _PREFIX])
    return "".join(char for char in plain if char.isalpha())[:_PREFIX].casefold()


def shared_rows(
    source: Sequence[Counter[str]], target: Sequence[Counter[str]]
) -> tuple[Floats2d, Floats2d]:
    """The bags of two sides as vectors, without the strings that one side lacks.

    Returns:
        Arrays of shape (m, DIMENSIONS) and (n, DIMENSIONS). The product of two rows is near to
        the sum, over the strings both have, of count times count times weight squared; the weight
        of a string is log(1 + segments / segments that have it).
    """
    having = [Counter(string for bag in bags for string in bag) for bags in (source, target)]
    total = len(source) + len(target)
    weights = {
        string: float(np.log1p(total / (having[0][string] + having[1][string])))
        for string in having[0].keys() & having[1].keys()
    }
    return rows(source, weights), rows(target, weights)


def rows(bags: Sequence[Counter[str]], weights: dict[str, float]) -> Floats2d:
    """Each bag as the weighted sum of the directions of its strings.

    Args:
        bags: one a segment.
        weights: strings that are not in it are left out.

    Returns:
        Shape (len(bags), DIMENSIONS).

    Source:
        Random directions of plus and minus one keep products as they are: Achlioptas,
        "Database-friendly random projections", PODS 2001. Here the bits of a digest, so that
        they are the same in every run.
    """
    made = np.zeros((len(bags), DIMENSIONS), dtype=np.float32)
    number = {string: at for at, string in enumerate(weights)}
    digests = b"".join(
        hashlib.blake2b(string.encode("utf-8", "surrogatepass")).digest() for string in weights
    )
    packed = np.frombuffer(digests, np.uint8).reshape(-1, DIMENSIONS // 8)
    entries = [
        (row, number[string], count * weights[string])
        for row, bag in enumerate(bags)
        for string, count in bag.items()
        if string in weights
    ]
    for start in range(0, len(entries), _AT_ONCE):
        at, strings, values = zip(*entries[start : start + _AT_ONCE], strict=True)
        value = np.array(values, dtype=np.float32)[:, np.newaxis]
        signed = np.unpackbits(packed[list(strings)], axis=1).astype(np.float32)
        signed *= 2 * value
        signed -= value
        firsts = np.flatnonzero(np.diff(at, prepend=-1))
        made[np.array(at)[firsts]] += np.add.reduceat(signed, firsts, axis=0)
    made /= np.sqrt(DIMENSIONS)
    return made
