"""Whether a Russian adjective or participle goes with the word behind it, as their endings tell.

    организованной преступности      may be in one case
    представленного Председателем    are not: said by somebody
    обладающих ядерным оружием       nor these: what they have

Where endings leave it open, they go together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from termbase.mining.words import listed_in_russian

_ADJECTIVE = re.compile(
    "..+?(ого|его|ому|ему|ыми|ими|ый|ий|ая|яя|ое|ее|ые|ие|ой|ей|ую|юю|ых|их|ым|им|ом|ем)(ся)?"
)
ACTIVE = "(?:[уюая]щ|вш)(?:ий|ая|ее|ие|его|ему|им|ем|ей|ую|их|ими)(?:ся)?"  # how participles end
_PARTICIPLE = re.compile(  # nouns are none: данные о, пострадавшие от
    "(?!данн|трудящ|учащ|пострадавш|погибш|умерш|.*служащ)"
    f"..+(?:{ACTIVE}|нн(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми))"
)
SOFT = "его ему ими ий яя ее ие ей юю их им ем".split()  # noqa: SIM905
_HARD = "ого ому ыми ый ая ое ые ой ую ых ым ом".split()  # noqa: SIM905
_AS_HARD = dict(zip(SOFT, _HARD, strict=True))
_ONE = frozenset(("ый", "ая", "ое", "ой", "ую"))  # before a noun as it is listed
_OF_THINGS = frozenset(("ого", "ому", "ым", "ом"))
_FITTING = {  # how a noun ends, and adjectives before it
    ("ами", "ями"): frozenset(("ыми",)),
    ("ам", "ям", "ом", "ем"): frozenset(("ым",)),
    ("ах", "ях"): frozenset(("ых",)),
    ("ью",): frozenset(("ой",)),
    ("у", "ю"): frozenset(("ому", "ую", "ом")),
}
_ALIKE = 2  # letters that a noun and its dictionary form have in common, at the least


@lru_cache(maxsize=1 << 16)
def governs(word: str, behind: str) -> bool:
    """Whether a word in small letters is a participle that does not go with the one behind it.

    >>> governs("представленного", "председателем"), governs("вооруженных", "групп")
    (True, False)
    """
    return _PARTICIPLE.fullmatch(word) is not None and not agrees(word, behind)


def agrees(adjective: str, behind: str) -> bool:
    """Whether an adjective in small letters and another word may be in one case.

    >>> agrees("ядерным", "оружием"), agrees("ядерного", "оружием"), agrees("общих", "ядерным")
    (True, False, False)
    """
    ending = _ending(adjective)
    listed, behind = listed_in_russian(behind).casefold(), behind.casefold()
    if not ending or listed[:_ALIKE] != behind[:_ALIKE]:
        return True
    if listed.endswith(("ый", "ий", "ой")) and (other := _ending(behind)):
        return ending == other or {ending, other} <= {"ый", "ой"}
    if behind == listed:
        is_thing = behind.endswith("о") and ending in _OF_THINGS  # эмбарго, in every case
        return ending in _ONE or is_thing or behind.endswith(("ы", "и", "е"))
    fitting = (fits for ends, fits in _FITTING.items() if behind.endswith(ends))
    return ending in next(fitting, {ending})


def _ending(adjective: str) -> str:
    """The hard ending of an adjective: его is ого."""
    found = _ADJECTIVE.fullmatch(adjective)
    return _AS_HARD.get(found[1], found[1]) if found else ""
