"""Every number from 2 to 199 in words, cardinal and ordinal, in six languages.

Made by each language's own rule of the words in `cases/spelled.json`, so that the reading of them
is tested against something that was not made by it.
"""

import json
from pathlib import Path

WORDS = {
    lang: {name: words.split() for name, words in tables.items()}
    for lang, tables in json.loads(
        (Path(__file__).parents[1] / "cases" / "spelled.json").read_text(encoding="utf-8")
    ).items()
}
HAN = "一二三四五六七八九"


def english(number, ordinal=False):
    words = WORDS["en"]
    if number >= 100:
        whole = "one hundredth" if ordinal else "one hundred"
        return f"one hundred and {english(number - 100, ordinal)}" if number > 100 else whole
    if number < 20:
        return words["ordinals to 19" if ordinal else "to 19"][number - 1]
    tens, ones = words["tens"][number // 10 - 2], number % 10
    if ones:
        return f"{tens}-{english(ones, ordinal)}"
    return f"{tens[:-1]}ieth" if ordinal else tens


def french(number, ordinal=False):
    if ordinal:
        return _french_ordinal(french(number))
    if number >= 100:
        return "cent" if number == 100 else f"cent {french(number - 100)}"
    units = WORDS["fr"]["to 19"]
    if number < 20:
        return units[number - 1]
    base = 80 if number >= 80 else 60 if number >= 60 else number // 10 * 10
    tens = "quatre-vingt" if base == 80 else WORDS["fr"]["tens"][base // 10 - 2]
    if number == base:
        return "quatre-vingts" if base == 80 else tens
    linked = number - base in (1, 11) and base != 80
    return f"{tens}{' et ' if linked else '-'}{units[number - base - 1]}"


def _french_ordinal(cardinal):
    for end, made in (("un", "unième"), ("cinq", "cinquième"), ("neuf", "neuvième")):
        if cardinal.endswith(end):
            return cardinal.removesuffix(end) + made
    return cardinal.removesuffix("s" if cardinal.endswith("vingts") else "e") + "ième"


def spanish(number, ordinal=False):
    words = WORDS["es"]
    if number >= 100:
        whole = "centésimo" if ordinal else "ciento" if number > 100 else "cien"
        return f"{whole} {spanish(number - 100, ordinal)}" if number > 100 else whole
    tens, ones = divmod(number, 10)
    if ordinal:
        named = {11: "undécimo", 12: "duodécimo", 18: "decimoctavo"}.get(number)
        first = [words["ordinal tens"][tens - 1]] if tens else []
        return named or " ".join(first + ([words["ordinals to 9"][ones - 1]] if ones else []))
    if number < 30:
        return words["to 29"][number - 1]
    ten = words["tens"][tens - 3]
    return f"{ten} y {words['to 29'][ones - 1]}" if ones else ten


def russian(number, ordinal=False):
    words = WORDS["ru"]
    if number >= 100:
        whole = "сотая" if ordinal else "сто"
        return f"сто {russian(number - 100, ordinal)}" if number > 100 else whole
    if number < 20:
        return words["ordinals to 19" if ordinal else "to 19"][number - 1]
    tens, ones = divmod(number, 10)
    if not ones:
        return words["ordinal tens" if ordinal else "tens"][tens - 2]
    return f"{words['tens'][tens - 2]} {russian(ones, ordinal)}"


def arabic(number, ordinal=False):
    words = WORDS["ar"]
    if number >= 100:
        rest = number - 100
        if ordinal:
            return f"{arabic(rest, True)} بعد المائة" if rest else "المائة"
        return f"مائة و{arabic(rest)}" if rest else "مائة"
    tens, ones = divmod(number, 10)
    units = words["ordinals to 10" if ordinal else "to 10"]
    if number <= 10:
        return units[number - 1]
    if ordinal:
        units = ["الحادية", *units[1:]]
    if tens == 1:
        units = units if ordinal else ["أحد", "اثنا", *units[2:]]
        return f"{units[ones - 1]} {'عشرة' if ordinal else 'عشر'}"
    ten = ("ال" if ordinal else "") + words["tens"][tens - 2]
    return f"{units[ones - 1]} و{ten}" if ones else ten


def chinese(number, ordinal=False):
    if ordinal:
        return f"第{chinese(number)}"
    if number >= 100:
        rest = number - 100
        between = "零" if rest < 10 else "一" if rest < 20 else ""
        return f"一百{between}{chinese(rest)}" if rest else "一百"
    tens, ones = divmod(number, 10)
    return (HAN[tens - 1] if tens > 1 else "") + "十" * bool(tens) + (HAN[ones - 1] if ones else "")


SPELLED = {
    "en": english,
    "fr": french,
    "es": spanish,
    "ru": russian,
    "ar": arabic,
    "zh": chinese,
}
