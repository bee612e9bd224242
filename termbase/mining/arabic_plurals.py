"""The nominative of Arabic plurals, which a text mostly has in another case.

    المقاتلين الإرهابيين الأجانب     المقاتلون الإرهابيون الأجانب
    الخبراء الاستشاريين              the same as it was: الاستشاريون is no word that is known
    حماية المدنيين                   as it was: protection of whom
    البلدين                          as it was: two countries, البلدان

Only plurals by an ending are told, and only where the nominative is a word of general language, or
the word is a participle that is no other plural: المشردين.
"""

from __future__ import annotations

import re

from termbase.mining.words import arabic_frequencies, in_one_spelling

_OBLIQUE = re.compile("(.+)ين")
_PARTICIPLE = re.compile("م(?!.ا.$).{2,}[^تي]")  # but ملايين, مضامين; two: المادتين, المستويين
_SHORTEST = 4  # letters before the ending: not الدين, العين
_ARTICLE = "ال"


def of_many(form: str) -> str:
    """A term with its first word, and what agrees with it, in the nominative.

    >>> of_many("المقاتلين الإرهابيين الأجانب"), of_many("المشردين داخليا")
    ('المقاتلون الإرهابيون الأجانب', 'المشردون داخليا')
    >>> of_many("حماية المدنيين"), of_many("ملايين الدولارات"), of_many("البلدين")
    ('حماية المدنيين', 'ملايين الدولارات', 'البلدين')
    """
    words = form.split(" ")
    first = _nominative(words[0])
    if not first:
        return form
    made = [first]
    for word in words[1:]:
        agrees = word.startswith(_ARTICLE) == first.startswith(_ARTICLE)
        other = _nominative(word) if agrees else ""
        if not other:
            break
        made.append(other)
    return " ".join([*made, *words[len(made) :]])


def _nominative(word: str) -> str:
    """Of a plural in another case; "" of any other word."""
    found = _OBLIQUE.fullmatch(word)
    if not found:
        return ""
    stem = found[1]
    bare = in_one_spelling(stem.removeprefix(_ARTICLE))
    if len(bare) < _SHORTEST:
        return ""
    known = arabic_frequencies()
    many, two, oblique = (
        max(known.get(bare + end, 0.0), known.get(_ARTICLE + bare + end, 0.0))
        for end in ("ون", "ان", "ين")
    )
    is_plural = many > two if many else oblique and not two and _PARTICIPLE.fullmatch(bare)
    return f"{stem}ون" if is_plural else ""
