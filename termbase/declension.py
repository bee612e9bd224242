"""Russian names in their six cases, by rule: what names of States and bodies have, little else.

    Российская Федерация    Российской Федерации, Российскую Федерацию, Российской Федерацией
    Республика Корея        Республики Корея: what follows the noun at the head stays as it is
    Босния и Герцеговина    Боснии и Герцеговины

The endings stand in `data/russian_cases.toml`.
"""

from __future__ import annotations

from typing import Literal

from corpora.data_tables import data_table

CASES = 6  # nominative, genitive, dative, accusative, instrumental, prepositional
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"


def cases(name: str) -> list[str]:
    """A name in each case, beginning with the nominative; what does not decline stays.

    >>> cases("Новая Зеландия")[:4]
    ['Новая Зеландия', 'Новой Зеландии', 'Новой Зеландии', 'Новую Зеландию']
    """
    words = name.split(" ")
    declined: list[list[str]] = []
    goes_on = True
    for word, following in zip(words, [*words[1:], ""], strict=True):
        is_adjective = bool(following) and _ending(word, "adjective") is not None
        kind: Literal["adjective", "noun"] = "adjective" if is_adjective else "noun"
        ending = _ending(word, kind)
        if not goes_on or word == "и" or word.isupper() or ending is None:
            declined.append([word] * CASES)
        else:
            stem = word[: len(word) - len(ending)]
            ends = [end.strip("-") for end in _endings()[kind][ending].split()]
            declined.append([word, *(_like(word, stem + end) for end in ends)])
        goes_on = goes_on and (is_adjective or "и" in (word, following))
    return [" ".join(forms) for forms in zip(*declined, strict=True)]


def _like(word: str, form: str) -> str:
    """A form with a capital where the word has one: the table has the whole of Египет."""
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _ending(word: str, kind: Literal["adjective", "noun"]) -> str | None:
    """The longest ending of a word that the table has; None of a word that does not decline."""
    lower = word.lower()
    table = _endings()[kind]
    found = next((lower[at:] for at in range(len(lower)) if lower[at:] in table), None)
    return "" if found is None and kind == "noun" and lower[-1:] in _CONSONANTS else found


def _endings() -> dict[str, dict[str, str]]:
    return data_table("termbase", "russian_cases")
