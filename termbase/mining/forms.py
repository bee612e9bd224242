"""The form of a term that is shown, of all that were seen: the base form, if there is one.

>>> base_form(Counter({"Triangular cooperation": 1, "triangular cooperation": 9}), "en")
'triangular cooperation'
>>> base_form(Counter({"сотрудничества": 4, "сотрудничество": 1}), "ru")
'сотрудничество'
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from corpora.document import Lang
from corpora.language import base_of
from termbase.mining.arabic_plurals import of_many
from termbase.mining.nominative import nominative
from termbase.mining.words import clitics_of, words_of

_WRITTEN_ON = ("و", "ف", "ب", "ل", "ك")  # Arabic and, so, in, for, as, before the article or a word

_RARE = 0.35  # share below which it is chance that a form has fewer capitals
_OF_OBJECTS = re.compile(r"(?:اً|ًا|(?<=[ةء])ً)(?!\w)")  # رئيساً as رئيس
_OTHERS = re.compile(
    r"\s+(?!(?:أو\s+)?\S*(?:اً|ًا|[ةء]ً)(?:\s|$)).*"
)  # أقل البلدان نمواً: says how far


def base_form(forms: Counter[str], lang: Lang) -> str:
    """The most frequent form; of Russian and Arabic the nominative, though not seen, perhaps.

    Of those that differ in capitals, the one with the fewest that is no rarity: capitals may be
    those of a longer name, or of the beginning of a sentence.

    >>> base_form(Counter({"Sustainable Development": 20, "sustainable development": 13}), "en")
    'sustainable development'

    Args:
        forms: how often each was seen.
        lang: of all.
    """
    tag = base_of(lang)
    if tag == "ru" and (name := nominative(forms)):
        return name
    usual = _usual(forms, tag)
    return of_many(usual) if tag == "ar" else usual


def _usual(forms: Counter[str], tag: str) -> str:
    kept = list(forms)
    if len(kept) == 1:
        return kept[0]
    if tag == "ru":
        kept = [form for form in forms if _begins_as_listed(form, tag)] or kept
    if tag == "ar":
        kept = [form for form in forms if not _has_clitic(form, forms)] or kept
    alike = Counter[str]()  # however it is capitalised
    for form in kept:
        alike[form.casefold()] += forms[form]
    usual = max(
        sorted(kept), key=lambda form: (alike[form.casefold()], forms[form], form[:1].islower())
    )
    least = min(_RARE * alike[usual.casefold()], forms[usual])
    written = [form for form in kept if form.casefold() == usual.casefold()]
    common = [form for form in written if forms[form] >= least]
    return min(common, key=lambda form: (sum(map(str.isupper, form)), -forms[form], form))


def without_clitics(forms: Counter[str], key: str, lang: Lang) -> Counter[str]:
    """Arabic forms without the mark of an object, or and, in, for, as on their first word.

    >>> without_clitics(Counter({"بالتعاون الثلاثي": 2}), "تعاون ثلاث", "ar")
    Counter({'التعاون الثلاثي': 2})

    Args:
        forms: how often each was seen.
        key: what their words count as.
        lang: of all; forms of another language stay as they are.
    """
    if base_of(lang) != "ar":
        return forms
    bare = Counter[str]()
    for form, count in forms.items():
        objects = _OTHERS.sub("", form)
        form = _OF_OBJECTS.sub("", objects) + form[len(objects) :]
        bare[_without_clitic(form, key.partition(" ")[0], lang)] += count
    return bare


def _without_clitic(form: str, key: str, lang: Lang) -> str:
    """The same of one form, if the word that is left counts as the same: وأساليب is أساليب."""
    for clitic in clitics_of(form, key):
        bare = "ال" * clitic.endswith(("ال", "لل")) + form[len(clitic) :]
        if _key(bare.partition(" ")[0], lang) == key:
            return bare
    return form


@lru_cache(maxsize=1 << 14)
def _key(word: str, lang: Lang) -> str:
    """What a word counts as where no other is known."""
    return words_of([word], lang)[0][0].key


def _begins_as_listed(form: str, lang: Lang) -> bool:
    """Whether the first word is its own dictionary form."""
    return all(unit.key == unit.word for unit in words_of([form], lang)[0][:1])


def _has_clitic(form: str, forms: Counter[str]) -> bool:
    """Whether a form is another with something written onto it: والتعاون, for there is التعاون."""
    rest = form[1:]
    if not form.startswith(_WRITTEN_ON):
        return False
    return rest in forms or f"ال{rest}" in forms or f"ا{rest}" in forms
