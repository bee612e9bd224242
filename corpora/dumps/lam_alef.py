"""Arabic pulled out of a PDF with its lam-alefs turned round, put right.

    اإلعالن العالمي لحقوق اإلنسان    as dumped: lam-alef, one glyph, was turned with its line
    الإعلان العالمي لحقوق الإنسان    as written

A text is so damaged if more words begin with alef before alef (اإل, األ, اال), as no Arabic word
does, than have lam before alef. Which word stood in a place is found by damaging: of the words of
which damage makes what stands there, the most frequent was meant. A mark may stand before its
letter in such a text, and a space after that letter ("أحراًر ا" for أحرارًا).

Sources:
    Kernighan, Church and Gale 1990, A spelling correction program based on a noisy channel model.
    Norvig 2009, Natural language corpus data, in Beautiful Data: two words or one, whichever is
    likelier.
    Robyn Speer, wordfreq 3: how frequent a word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

_ALEF = "اأإآ"
_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3"
_MARK = "\u064b-\u0655\u0670"
_TANWIN = "\u064b\u064c\u064d"
_OF_WORD = f"{_LETTER}{_MARK}\u0640"
_WORD = re.compile(f"[{_OF_WORD}]+")
_UNWRITTEN = re.compile(f"[{_MARK}\u0640]+")

_LAM_ALEF = re.compile(f"ل([{_ALEF}])")
_TURNED = re.compile(f"[{_ALEF}]ل")
_TURNED_WITH_MARKS = re.compile(f"([{_TANWIN}]?)([{_ALEF}])([{_MARK}\u0640]*)ل")
_TURNED_FOR_SURE = re.compile(f"(?<![{_OF_WORD}])[وف]?[بك]?ا[{_ALEF}]ل")
_SOUND = re.compile(f"ل[{_ALEF}](?!ل)")  # لاجئ turned round behind a lam is لالج
_ALEF_BEFORE_ALEF = re.compile(f"ا[{_ALEF}]")
_MOST = 6  # lam-alefs in a word
_CACHED = 1 << 15  # words

# A tanwin ends its word, but for an alef.
_MARK_BEFORE = re.compile(
    f"(?<![{_OF_WORD}])[{_MARK}]|[{_TANWIN}](?![{_MARK}]*[اى]?(?![{_OF_WORD}]))"
)
_MARK_AT_END = re.compile(f"[{_MARK}](?![{_OF_WORD}])")
_EARLY = re.compile(f"([{_MARK}]+)([{_LETTER}])")
_PARTED = re.compile(f"(?<![{_OF_WORD}])([{_OF_WORD}]*[{_MARK}][{_LETTER}]) ([{_OF_WORD}]+)")

_UNSEEN = 0.01  # as frequent as its stem, so many times, is a word that is not in the list
_MEANT_SPACES = 100  # so many, behind a letter with its mark, to one that is not
_BEFORE_STEM = re.compile("(?:[وف]?(?:لل|[بكلس]?ال|[بكلس])|[وف])(?!ال)(?=...)")
_ARTICLE = re.compile(f"[وف]?[بك]?(?:ال?[{_ALEF}]|ل[أإآ])")


def put_right(text: str) -> tuple[str, int]:
    """The text with its words put right, and how many these are; 0 if it was not damaged.

    >>> put_right("حق اإلنسان في السالم، وال حق أعلى منه")
    ('حق الإنسان في السلام، ولا حق أعلى منه', 3)
    >>> put_right("السلام والإنسان في العالم")
    ('السلام والإنسان في العالم', 0)
    """
    if not is_damaged(text):
        return text, 0
    early = len(_MARK_BEFORE.findall(text)) > len(_MARK_AT_END.findall(text))
    if early:
        text = _PARTED.sub(_joined_if_likelier, text)
    changed = 0

    def mended(found: re.Match[str]) -> str:
        nonlocal changed
        word = _EARLY.sub(r"\2\1", found[0]) if early else found[0]
        word = _with_letters(word, _meant(_UNWRITTEN.sub("", word)))
        changed += word != found[0]
        return word

    return _WORD.sub(mended, text), changed


def is_damaged(text: str) -> bool:
    """Whether lam-alefs of a text are turned round.

    >>> is_damaged("حقوق اإلنسان"), is_damaged("حقوق الإنسان")
    (True, False)
    """
    return len(_TURNED_FOR_SURE.findall(text)) > len(_SOUND.findall(text))


@lru_cache(_CACHED)
def _meant(word: str) -> str:
    """The likeliest word of which damage makes this one; both have letters alone."""
    if not _TURNED.search(word):
        return word
    # What has two alefs on end is no word; of others not known, one with its article before alef.
    return max(
        dict.fromkeys(_undamaged(word)),
        key=lambda one: (
            not _ALEF_BEFORE_ALEF.search(one),
            frequency(one),
            bool(_ARTICLE.match(one)),
        ),
    )


def _undamaged(word: str) -> Iterator[str]:
    """What may have stood where a word stands, itself first."""
    yield word
    turned = [found.start() for found in _TURNED.finditer(word)]
    if _SOUND.search(word) or len(turned) > _MOST:
        return
    for choice in product((False, True), repeat=len(turned)):
        letters = list(word)
        for place, is_turned in zip(turned, choice, strict=True):
            if is_turned:
                letters[place : place + 2] = letters[place + 1], letters[place]
        if _LAM_ALEF.sub(r"\1ل", one := "".join(letters)) == word:
            yield one


def frequency(word: str) -> float:
    """How much of Arabic text a word is, also with what is written onto it; 0 if it is unknown."""
    words = _words()
    stem = _BEFORE_STEM.match(word)
    return words.get(word) or (_UNSEEN * words.get(word[stem.end() :], 0.0) if stem else 0.0)


@cache
def _words() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("ar", "large")


def _with_letters(word: str, letters: str) -> str:
    """The word with its lam-alefs as in `letters`; what marks they have comes last."""
    places = _TURNED.finditer(_UNWRITTEN.sub("", word))
    turned = iter([letters[found.start()] == "ل" for found in places])
    return _TURNED_WITH_MARKS.sub(
        lambda found: f"ل{found[2]}{found[1]}{found[3]}" if next(turned) else found[0], word
    )


def _joined_if_likelier(found: re.Match[str]) -> str:
    first, second = (_meant(_UNWRITTEN.sub("", part)) for part in found.groups())
    one = _meant(_UNWRITTEN.sub("", found[1] + found[2]))
    likelier = frequency(one) > _MEANT_SPACES * frequency(first) * frequency(second)
    return found[1] + found[2] if likelier else found[0]
