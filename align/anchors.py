"""What languages share, whatever they say: symbols, numbers, dates, acronyms, kindred words.

    第73/291号决议，2019年4月15日        73~291  2019  month:4  15
    resolution 73/291 of 15 April 2019   73~291  15  month:4  2019  resol  april
    القرار 291/73 المؤرخ 15 نيسان/أبريل    73~291  15  month:4

A segment becomes a bag of such strings. Only those that occur on both sides count, the rarer the
more. So that bags can be added and compared like the vectors of an encoder, each string is given a
direction of its own in space and a segment the sum of its strings' directions.

>>> sorted(anchors("第73/291号决议，二〇一九年4月15日", "zh"))
['15', '2019', '73~291', '=第73/291号决议，二〇一九年4月15日', 'month:4']
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from corpora.document import Lang, Paragraph
from corpora.numbering import han_value

Floats2d = NDArray[np.float32]

DIMENSIONS = 512  # strings without relation come out with a cosine of 0 ± 1/√512 = 0.04
_AT_ONCE = 1024  # strings of one segment; bounds the memory a very long segment takes
_LONGEST_WHOLE = 40  # characters of a segment that is an anchor as a whole: "TD/541/Add.2."
_PREFIX = 5  # letters in which kindred words agree
_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for first in (0x660, 0x6F0, 0xFF10)  # Arabic-Indic, Persian, full-width
    for code in range(first, first + 10)
}
_LEVELLED = _DIGITS | {0x66B: ".", 0x66C: ",", 0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2011: "-"}
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_SYMBOL = re.compile(r"(?<![\w/])[A-Z]{1,10}(?:/[A-Za-z0-9][\w.()-]*)+")
_SLASHED = re.compile(r"\d+(?:/\d+)+")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?:-\d+)?(?![a-z])")
_WORD = re.compile(rf"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{{{_PREFIX},}}")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*(?![\d])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HAN = "〇零一二两三四五六七八九十百千"
_HAN_NUMBER = re.compile(
    rf"第([{_HAN}]+)(?=[届次号条章段个期卷款项年页部编])|([{_HAN}]{{4}})(?=年)"
)


def anchors(text: str, lang: Lang) -> Counter[str]:
    """The strings of a segment that another language may have too, with their counts.

    Args:
        text: one segment.
        lang: whose names of months hold; any tag is accepted.
    """
    found: Counter[str] = Counter()
    levelled = text.translate(_LEVELLED)
    if len(text) <= _LONGEST_WHOLE:
        found[f"={levelled.casefold().strip()}"] += 1
    for pattern in (_ADDRESS, _SYMBOL):
        found.update(match.group().rstrip(".-()") for match in pattern.finditer(levelled))
        levelled = pattern.sub(" ", levelled)
    found.update(
        "~".join(sorted(match.group().split("/"), key=lambda part: (len(part), part)))
        for match in _SLASHED.finditer(levelled)
    )
    levelled = _SLASHED.sub(" ", levelled)
    levelled = _months(levelled, lang, found)
    found.update(match.group() for match in _ACRONYM.finditer(levelled))
    found.update(_kindred(match.group()) for match in _WORD.finditer(levelled))
    found.update(_numbers(levelled))
    return found


def structure(paragraph: Paragraph) -> Counter[str]:
    """What is known of a paragraph besides its text: its kind and its printed number."""
    found = Counter([f"kind:{paragraph.kind}"])
    if paragraph.number:
        found[f"number:{paragraph.number}"] = 2
    return found


def _kindred(word: str) -> str:
    """The first letters of a word, without accents.

    Source:
        Simard, Foster and Isabelle, "Using Cognates to Align Sentences in Bilingual Corpora",
        TMI 1992, take four letters.
    """
    plain = unicodedata.normalize("NFKD", word[: 2 * _PREFIX])
    return "".join(char for char in plain if char.isalpha())[:_PREFIX].casefold()


def _months(text: str, lang: Lang, found: Counter[str]) -> str:
    """Count the months that stand beside a figure, and take them out."""
    months = _month_names().get(lang.partition("-")[0].lower())
    if not months:
        return text
    pattern, values = months

    def seen(match: re.Match[str]) -> str:
        found[f"month:{values[match['a'] or match['b']]}"] += 1
        return match.group().replace(match["a"] or match["b"], " ")

    return pattern.sub(seen, text)


@cache
def _month_names() -> dict[str, tuple[re.Pattern[str], dict[str, int]]]:
    table = tomllib.loads((files("align") / "data/months.toml").read_text("utf-8"))
    made = {}
    for lang, names in table.items():
        values = {name: place for place, name in enumerate(names, start=1)}
        either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        if lang == "zh":
            pattern = rf"(?<!\d)(?P<a>{either})|(?P<b>(?!))"
        else:
            pattern = rf"\d\S{{0,3}} (?:de )?(?P<a>{either})\b|(?P<b>{either})(?= (?:de )?\d)"
        made[lang] = (re.compile(pattern), values)
    return made


def _numbers(text: str) -> Counter[str]:
    found = Counter(str(han_value(m[1] or m[2])) for m in _HAN_NUMBER.finditer(text))
    joined = _THOUSANDS.sub(lambda m: re.sub(r"\D", "", m.group()), text)
    found.update(match.group().replace(",", ".") for match in _NUMBER.finditer(joined))
    return found


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
    digests = {
        string: hashlib.blake2b(string.encode("utf-8", "surrogatepass")).digest()
        for string in weights
    }
    for row, bag in zip(made, bags, strict=True):
        known = sorted(string for string in bag if string in weights)
        for start in range(0, len(known), _AT_ONCE):
            strings = known[start : start + _AT_ONCE]
            counts = np.array([bag[string] * weights[string] for string in strings], np.float32)
            packed = np.frombuffer(b"".join(digests[string] for string in strings), np.uint8)
            bits = np.unpackbits(packed.reshape(len(strings), -1), axis=1)
            row += 2 * (counts @ bits.astype(np.float32)) - counts.sum()
    made /= np.sqrt(DIMENSIONS)
    return made
