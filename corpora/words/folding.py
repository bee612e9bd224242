"""What counts as the same word when searching, and where it stands in the text.

    المسؤوليّة    Œuvré    ２０３０年
    المسءوليه    oeuvré   2030 年      key: without case, width, Arabic vowel marks and the like
                 oeuvre                bare: without accents too, where that is different

A token is one Chinese character, or a whole run of letters and digits in any other script.
Whatever stands between tokens (spaces, hyphens, slashes, quotation marks) does not matter, so a
phrase is a row of tokens: `South South` is in `South-South`, 议程 in 2030年议程.

>>> [token.key for token in tokens("Youth in A/RES/79/236: 2030年議程")]
['youth', 'in', 'a', 'res', '79', '236', '2030', '年', '議', '程']
>>> tokens("Coopération Sud-Sud")[0]
Token(start=0, stop=11, key='coopération', bare='cooperation')
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, decimal, decomposition, normalize

from corpora.language import HAN

_HAN = HAN + "\u3005\u3007"  # 々 〇
_LETTER = rf"[^\W_{_HAN}]"  # and digits
# Accents, Arabic vowel marks and tatweel, and what prints as nothing (soft hyphen, joiners,
# direction marks) belong to the word they stand in; only accents and vowel marks may end it.
_ACCENT = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u1dc0-\u1dff\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_TOKEN = re.compile(
    rf"[{_HAN}][{_ACCENT}]*|{_LETTER}+(?:[{_ACCENT}{_UNSEEN}]+{_LETTER}+)*[{_ACCENT}]*"
)

# The seats of hamza are two letters for one sound (مسؤول, مسئول), so both become hamza itself.
# Made into the letters they are drawn on, فئة (category) would be فيه (in it).
_ARABIC = dict(zip("أإآٱىیةکؤئ", "ااااييهكءء", strict=True))
_SAME = _ARABIC | {"ё": "е", "œ": "oe", "æ": "ae", "ı": "i"}
_BARE = str.maketrans("øłđħ", "oldh")
_CACHED = 1 << 15  # words; the frequent ones of six languages


class Token(NamedTuple):
    """A word or Chinese character of a text, as it is looked up."""

    start: int  # the token is text[start:stop]
    stop: int
    key: str
    bare: str  # the key without accents


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _letter(chr(code))
        return self[code]


def _letter(character: str) -> str:
    if (digit := decimal(character, None)) is not None:
        return str(digit)
    if category(character) in ("Mn", "Me", "Cf") or character == "\u0640":  # tatweel
        return ""
    form = decomposition(character).partition(" ")[0]
    arabic = "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"
    if form in ("<wide>", "<narrow>") or (arabic and form):
        return "".join(_letter(part) for part in normalize("NFKC", character) if part.isalnum())
    return _SAME.get(character, character)


_LETTERS = _Letters()


@lru_cache(_CACHED)
def fold(word: str) -> tuple[str, str]:
    """The key of one token, and its key without accents; "" for one that is marks alone.

    >>> fold("ÉTATS"), fold("ΛΌΓΟΣ"), fold("İstanbul"), fold("Ёлка")
    (('états', 'etats'), ('λόγοσ', 'λογοσ'), ('istanbul', 'istanbul'), ('елка', 'елка'))
    """
    if word.isascii():
        return (key := word.lower()), key
    # Composed first: й and é are letters, and what is still a mark after that is none.
    composed = normalize("NFC", normalize("NFC", word).casefold())
    key = normalize("NFC", composed.translate(_LETTERS))
    return key, "".join(map(_without_accent, key)).translate(_BARE)


def _without_accent(letter: str) -> str:
    """Accents are set aside from Latin and Greek letters; й is no и with an accent."""
    base = normalize("NFD", letter)[0]
    return base if base < "\u0400" else letter


def tokens(text: str) -> list[Token]:
    """Every token of a text, in order, with its place counted in code points."""
    found = []
    for match in _TOKEN.finditer(text):
        key, bare = fold(match.group())
        if key:
            found.append(Token(*match.span(), key, bare))
    return found


def streams(text: str) -> tuple[str, str]:
    """The keys of a text with a space between, and the same without accents; "" if no different.

    >>> streams("La coopération Sud-Sud")
    ('la coopération sud sud', 'la cooperation sud sud')
    >>> streams("南南合作")
    ('南 南 合 作', '')
    """
    folded = [fold(word) for word in _TOKEN.findall(text)]
    keys = " ".join(key for key, _ in folded if key)
    bare = " ".join(bare for key, bare in folded if key)
    return keys, bare if bare != keys else ""
