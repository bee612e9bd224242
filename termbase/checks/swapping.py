"""A name put in the place of another: known errors, to see whether checks find them.

    in the Sudan        in the Netherlands      never "in the Chile"
    de la Chine         de la Grèce             the same gender, as far as endings tell
    правительство Китая правительство Перу      the same case
    مع الصين            مع الهند                 with the article, as before

>>> swapped(Text("谨代表中国政府", "zh"))
('谨代表爱沙尼亚政府', (3, 7))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

from corpora.document import Lang, Span
from termbase.checks.passage import Text
from termbase.declension import cases
from termbase.gazetteer import NOBODY, Gazetteer, Kind, Naming, entries, usual

_T = TypeVar("_T")
_ARTICLE = "ال"
_THE = re.compile(  # States that stand after "the"
    r"Republic|Kingdom|Federation|States|Islands|Emirates|"
    r"^(?:Bahamas|Comoros|Congo|Gambia|Maldives|Netherlands|Niger|Philippines|Sudan)"
)
_GENDERS = {  # what feminine names and the heads of names of bodies end in, and plural ones
    "fr": (re.compile(r"(?:e|ion|our)$"), re.compile(r"s$")),
    "es": (re.compile(r"(?:a|ión|dad|te)$"), re.compile(r"s$")),
}
_ELIDED = re.compile(r"[aeiouhàâéèêîôy]", re.IGNORECASE)


def swapped(text: Text, kind: Kind = "states") -> tuple[str, Span] | None:
    """A text with one of its names become another, and where; None where none can be.

    The same text is always changed in the same way.
    """
    found = list(Gazetteer.of(kind, text.lang).in_text(text.text))
    taken = frozenset(key for name in found for key in name.answers) | {NOBODY}
    others = [key for key in entries(kind) if key not in taken]
    drawn = crc32(text.text.encode())
    for name in _from(found, drawn):
        written = text.stretch(name.span)
        for key in _from(others, drawn):
            new = _instead(name, written, key, kind, text.lang)
            if new:
                changed = text.text[: name.start] + new + text.text[name.stop :]
                return changed, (name.start, name.start + len(new))
    return None


def _from(items: Sequence[_T], drawn: int) -> Sequence[_T]:
    """All items, beginning with one that was drawn."""
    first = drawn % len(items) if items else 0
    return [*items[first:], *items[:first]]


def _instead(name: Naming, written: str, key: str, kind: Kind, lang: Lang) -> str:
    """The name of another in the form that a name has; "" where that cannot be."""
    if not name.key:
        return ""
    listed = entries(kind)[key][lang]
    old = entries(kind)[name.key][lang][name.place]
    new = usual(kind, key, lang)
    if old.isupper():
        return next((form for form in listed if form.isupper() and form.isalpha()), "")
    if old.endswith("*") or "(" in written + new:
        return ""
    if kind == "states" and name.place == 1:
        new = listed[1]
    if not _alike(old, new, kind, lang):
        return ""
    if lang == "ru":
        return cases(new)[name.case]
    if lang == "ar" and old.startswith(_ARTICLE) and not written.startswith(_ARTICLE):
        rest = new.removeprefix(_ARTICLE)
        return f"ل{rest}" if rest.startswith("ل") else f"لل{rest}"  # for للصين
    return new


def _alike(old: str, new: str, kind: Kind, lang: Lang) -> bool:
    """Whether the words around a name can stay as they are when it becomes another."""
    if lang == "en":
        return kind == "bodies" or bool(_THE.search(old)) == bool(_THE.search(new))
    if lang == "ar":
        return old.startswith(_ARTICLE) == new.startswith(_ARTICLE)
    if lang not in _GENDERS:
        return True
    heads = [name.partition(" ")[0] for name in (old, new)]
    if lang == "fr" and bool(_ELIDED.match(old)) != bool(_ELIDED.match(new)):
        return False
    return all(len({bool(ends.search(head)) for head in heads}) == 1 for ends in _GENDERS[lang])
