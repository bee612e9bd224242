"""What languages share, whatever they say: symbols, numbers, dates, acronyms, kindred words.

    第七十九届会议，2019年4月15日               79  2019  month:4  15
    seventy-ninth session, 15 April 2019        79  15  month:4  2019  sessi
    الدورة التاسعة والسبعين، 15 نيسان/أبريل 2019   79  15  month:4  2019

A segment becomes a bag of such strings. How bags are compared is said in `bags.py`: only the
strings that occur on both sides count, the rarer the more.

>>> sorted(anchors("第73/291号决议，二〇一九年4月15日", "zh"))
['15', '2019', '73/291', '=第73/291号决议，二〇一九年4月15日', 'month:4']
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from corpora.document import Lang
from corpora.figures.numerals import figures, parts
from corpora.words.levelling import level

_LONGEST_WHOLE = 40  # characters of a segment that is an anchor as a whole: "TD/541/Add.2."
_PREFIX = 5  # letters in which kindred words agree
_ACRONYM = re.compile(
    r"[A-Z](?<![A-Za-z].)[A-Z]+(?![a-z])"
)  # a letter first: it is looked for fast
_WORD = re.compile(rf"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{{{_PREFIX},}}")


def anchors(text: str, lang: Lang) -> Counter[str]:
    """The strings of a segment that another language may have too, with their counts.

    Args:
        text: one segment.
        lang: whose numbers and dates in words are known; any tag is accepted.
    """
    found: list[str] = []
    if len(text) <= _LONGEST_WHOLE:
        found.append(f"={level(text)[0].casefold().strip()}")
    rest = text
    if seen := figures(text, lang):
        between, start = [], 0
        for figure in seen:
            found += parts(figure)
            between.append(text[start : figure.span[0]])
            start = figure.span[1]
        rest = " ".join([*between, text[start:]])
    found += _ACRONYM.findall(rest)
    found += map(_kindred, _WORD.findall(rest))
    return Counter(found)


@lru_cache(maxsize=1 << 16)
def _kindred(word: str) -> str:
    """The first letters of a word, without accents.

    Source:
        Simard, Foster and Isabelle, "Using Cognates to Align Sentences in Bilingual Corpora",
        TMI 1992, take four letters.
    """
    plain = unicodedata.normalize("NFKD", word[: 2 * _PREFIX])
    return "".join(char for char in plain if char.isalpha())[:_PREFIX].casefold()
