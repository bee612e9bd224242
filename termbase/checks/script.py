"""Characters of the wrong script: 過 in simplified Chinese, a Latin c in a Russian word.

    通過了决议      過, traditional: 过        cреду         c, Latin: с
    ２０１５年      full-width: 2015           العالمی       ی, of Persian keyboards: ي

A Chinese text that is traditional throughout is searched for simplified characters instead. Which
characters the other script never has, `han_forms` and `data/scripts.toml` say. In a
Russian word, only Latin letters that have a twin are taken for slips; in a Latin word, every
Cyrillic letter is one: where it has no twin, a code page was mistaken for another (jurнdica).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from corpora.data_tables import data_table
from corpora.document import Span
from corpora.language import base_of
from corpora.words import han_forms
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Text, Work
from termbase.checks.style import unless_style

_STYLE = 0.25  # share of all places from which full-width digits or Persian letters are a style
_MANY = 3  # places of a passage that are named one by one
_LATIN, _CYRILLIC = "aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC.replace("у", ""), _LATIN.replace("y", ""))
_PERSIAN = str.maketrans("یکہھۀەۃ۰۱۲۳۴۵۶۷۸۹", "يكهههةة٠١٢٣٤٥٦٧٨٩")
_CYR = "\u0400-\u04ff"
_ABC = "A-Za-z\u00c0-\u024f"
_TWIN = f"[{_LATIN}]"
_IN_RUSSIAN = re.compile(
    rf"(?<!\w)(?:[{_CYR}]+{_TWIN}|{_TWIN}+[{_CYR}])(?:[{_CYR}]|{_TWIN})*(?!\w)"
    rf"|(?<=[{_CYR}] )(?<!пункт )(?<!пункт[аеу] )(?<!пунктом )[co](?= [{_CYR}]{{3}})"
)
_IN_LATIN = re.compile(rf"(?<!\w)(?:[{_CYR}]+[{_ABC}]|[{_ABC}]+[{_CYR}])[{_ABC}{_CYR}]*(?!\w)")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，／－][０-９Ａ-Ｚａ-ｚ]+)*")
_NARROW = re.compile(r"[A-Za-z\d]+")
_OF_PERSIAN = re.compile(f"[{''.join(map(chr, _PERSIAN))}]+")
_ARABIC = re.compile("[يكه٠-٩]+")


class Scripts(NamedTuple):
    """Characters that only one of the two Chinese scripts has, with what the other has for them."""

    simplified: dict[int, str]  # of a traditional character
    traditional: dict[int, str]  # of a simplified one
    only_traditional: re.Pattern[str]
    only_simplified: re.Pattern[str]


def script(work: Work) -> Iterator[Remark]:
    """Characters in the translation that its script does not have."""
    lang = base_of(work.langs[1])
    if lang == "zh":
        yield from _chinese(work)
        narrow = partial(unicodedata.normalize, "NFKC")
        yield from _throughout(work, _WIDE, _NARROW, "is full-width", narrow)
    elif lang == "ar":
        what = "is of a Persian keyboard"
        yield from _throughout(work, _OF_PERSIAN, _ARABIC, what, lambda t: t.translate(_PERSIAN))
    elif lang == "ru" or _is_cyrillic(work):
        yield from _each(work, _IN_RUSSIAN, "has Latin letters in it", _russian)
    else:
        yield from _each(work, _IN_LATIN, "has Cyrillic letters in it", _latin)


def _is_cyrillic(work: Work) -> bool:
    whole = "".join(passage.target.text for passage in work.passages)
    return len(re.findall(f"[{_CYR}]", whole)) > len(re.findall(f"[{_ABC}]", whole))


def _chinese(work: Work) -> Iterator[Remark]:
    known = scripts()
    whole = "\n".join(passage.target.text for passage in work.passages)
    traditional = len(known.only_traditional.findall(whole))
    if traditional > len(known.only_simplified.findall(whole)):
        pattern, what, right = known.only_simplified, "is simplified", known.traditional
    else:
        pattern, what, right = known.only_traditional, "is traditional", known.simplified
    yield from _each(work, pattern, what, lambda text: text.translate(right))


def _each(
    work: Work, pattern: re.Pattern[str], what: str, instead: Callable[[str], str]
) -> Iterator[Remark]:
    for place, passage in enumerate(work.passages):
        found = list(pattern.finditer(passage.target.text))
        others = " ".join(match[0] for match in found[1:]) if len(found) > _MANY else ""
        why = f"here, too: {others}" if others else ""
        for match in found[:1] if others else found:
            yield _remark(place, match, what, instead, why)


def _throughout(
    work: Work,
    pattern: re.Pattern[str],
    right: re.Pattern[str],
    what: str,
    instead: Callable[[str], str],
) -> Iterator[Remark]:
    texts = [passage.target.text for passage in work.passages]
    remarks = [
        _remark(place, match, what, instead)
        for place, text in enumerate(texts)
        for match in pattern.finditer(text)
    ]
    if remarks:
        others = sum(len(right.findall(text)) for text in texts)
        yield from unless_style(remarks, others, _STYLE, work.whole)


def _remark(
    place: int, match: re.Match[str], what: str, instead: Callable[[str], str], why: str = ""
) -> Remark:
    message = f"{match[0]} {what}."
    return Remark(place, NOWHERE, match.span(), message, instead(match[0]), why)


def _russian(word: str) -> str:
    """The word in the alphabet of most of its letters."""
    latin = sum(letter.isascii() for letter in word)
    right = word.translate(_TO_LATIN)
    return right if 2 * latin > len(word) and right.isascii() else word.translate(_TO_CYRILLIC)


def _latin(word: str) -> str:
    """The word with Latin twins; read by the other code page where a letter has none.

    >>> _latin("Аstana"), _latin("jurнdica")
    ('Astana', 'jurídica')
    """
    right = word.translate(_TO_LATIN)
    if not re.search(f"[{_CYR}]", right):
        return right
    return "".join(
        letter.encode("cp1251", "ignore").decode("latin-1")
        if re.match(f"[{_CYR}]", letter)
        else letter
        for letter in word
    )


@cache
def scripts() -> Scripts:
    """What `data/scripts.toml` says of them, and `corpora/words/han_forms.py`."""
    table = data_table("termbase", "scripts")
    pairs = han_forms.pairs()
    shared = set(table["shared"])
    back = {simplified: traditional for traditional, simplified in reversed(pairs.items())}
    only = "".join(simplified for simplified in back if simplified not in shared)
    return Scripts(
        str.maketrans(pairs),
        str.maketrans(back),
        re.compile(f"[{''.join(pairs)}]+"),
        re.compile(f"[{only}]+"),
    )


def traditional(text: Text) -> tuple[str, Span] | None:
    """The text with one character in the other Chinese script, and where it is."""
    known = scripts()
    found = known.only_simplified.search(text.text, len(text.text) // 2)
    return _with(text.text, found, found[0][0].translate(known.traditional)) if found else None


def mixed(text: Text) -> tuple[str, Span] | None:
    """A Russian text with one Latin letter in a word, an Arabic one with a Persian one."""
    lang = base_of(text.lang)
    letters = {"ru": (_CYRILLIC, _LATIN), "ar": ("يك", "یک")}.get(lang, (_LATIN, _CYRILLIC))
    inside = re.compile(rf"(?<=\w)[{letters[0]}](?=\w)")
    found = inside.search(text.text, len(text.text) // 2)
    return _with(text.text, found, found[0].translate(str.maketrans(*letters))) if found else None


def _with(text: str, found: re.Match[str], sign: str) -> tuple[str, Span]:
    at = found.start()
    return text[:at] + sign + text[at + 1 :], (at, at + 1)
