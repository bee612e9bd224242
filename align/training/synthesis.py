"""Rows made from templates: the numbers, dates and formulas of UN documents in six languages.

Real parallel text has too few ordinals and dates for a table of pieces to learn that 第五十五届 is
fifty-fifth, cinquante-cinquième, quincuagésimo quinto, пятьдесят пятая and الخامسة والخمسون. The
templates (`templates.tsv`) and the phrases (`phrases.tsv`) were written for this purpose; countries
come from the table of territories of CLDR.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
_HERE = Path(__file__).parent

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه "
    "آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}
_ORDINALS = {
    "en": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    "es": (
        "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo undécimo "
        "duodécimo decimotercer decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo "
        "decimonoveno",
        "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo "
        "nonagésimo",
        "vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo "
        "nonagésimo",
    ),
    "ru": (
        "первой второй третьей четвертой пятой шестой седьмой восьмой девятой десятой "
        "одиннадцатой двенадцатой тринадцатой четырнадцатой пятнадцатой шестнадцатой семнадцатой "
        "восемнадцатой девятнадцатой",
        "двадцатой тридцатой сороковой пятидесятой шестидесятой семидесятой восьмидесятой "
        "девяностой",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    ),
    "ar": (
        "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
        "العشرين الثلاثين الأربعين الخمسين الستين السبعين الثمانين التسعين",
        "العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون",
    ),
}
_FRENCH = (
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième quinzième seizième"
)
_FRENCH_TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    *2 * ("quatre-vingt",),
)
_FRENCH_ROUND = {
    20: "vingtième",
    30: "trentième",
    40: "quarantième",
    50: "cinquantième",
    60: "soixantième",
    80: "quatre-vingtième",
}
_CHINESE = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """A number to 199 in Chinese characters.

    >>> chinese(55), chinese(10), chinese(104), chinese(116)
    ('五十五', '十', '一百零四', '一百一十六')
    """
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = "一百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _CHINESE[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_CHINESE[ones] if ones else "")


def ordinal(number: int, lang: str, other_case: bool = False) -> str:
    """The ordinal of 1 to 99, as it stands before or after "session" in each language.

    >>> [ordinal(79, lang) for lang in ("zh", "en", "fr", "ru")]
    ['第七十九', 'seventy-ninth', 'soixante-dix-neuvième', 'семьдесят девятой']
    """
    if lang == "zh":
        return "第" + chinese(number)
    if lang == "fr":
        return _french(number)
    ones, tens, stems = (words.split() for words in _ORDINALS[lang])
    ten, one = divmod(number, 10)
    if lang == "ar":
        return _arabic(number, ones, stems if other_case else tens)
    if number < 20:
        return ones[number - 1]
    if not one:
        return tens[ten - 2]
    joint = "-" if lang == "en" else " "
    return stems[ten - 2] + joint + ones[one - 1]


def _french(number: int) -> str:
    simple = _FRENCH.split()
    if number <= 16:
        return simple[number - 1]
    if number < 20:
        return "dix-" + simple[number - 11]
    if number in _FRENCH_ROUND:
        return _FRENCH_ROUND[number]
    tens = number // 10
    rest = number - (60 if tens == 7 else 80 if tens in (8, 9) else 10 * tens)
    if rest == 1:
        return _FRENCH_TENS[tens] + (" et unième" if tens < 8 else "-unième")
    if rest == 11 and tens == 7:
        return "soixante et onzième"
    return f"{_FRENCH_TENS[tens]}-{_french(rest)}"


def _arabic(number: int, ones: list[str], tens: list[str]) -> str:
    if number <= 10:
        return ones[number - 1]
    ten, one = divmod(number, 10)
    first = "الحادية" if one == 1 else ones[one - 1] if one else ""
    if number < 20:
        return f"{first} عشرة"
    return f"{first} و{tens[ten - 2]}" if first else tens[ten - 2]


def date(day: int, month: int, year: int, lang: str) -> str:
    """A date as UN documents write it.

    >>> date(20, 12, 2024, "zh"), date(20, 12, 2024, "es")
    ('2024年12月20日', '20 de diciembre de 2024')
    """
    if lang == "zh":
        return f"{year}年{month}月{day}日"
    name = _MONTHS[lang].split()[month - 1].replace("_", " ")
    if lang == "es":
        return f"{day} de {name} de {year}"
    number = "1er" if lang == "fr" and day == 1 else str(day)
    return f"{number} {name} {year}" + (" года" if lang == "ru" else "")


def _table(name: str) -> list[dict[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    langs = lines[0].split("\t")
    return [dict(zip(langs, line.split("\t"), strict=True)) for line in lines[1:]]


def _indic(text: str) -> str:
    return text.translate({0x30 + digit: 0x660 + digit for digit in range(10)})


def made_rows(
    countries: list[dict[str, str]], count: int, seed: int = 1
) -> Iterator[dict[str, str]]:
    """As many rows as asked for, the same for the same seed, with the countries of a table."""
    chance = random.Random(seed)
    templates, phrases = _table("templates.tsv"), _table("phrases.tsv")
    for _ in range(count):
        if chance.random() < 0.15:
            yield dict(chance.choice(phrases))
            continue
        template = chance.choice(templates)
        values = _values(chance, countries, phrases)
        indic = chance.random() < 0.5
        row = {
            lang: template[lang].format(**{k: v[lang] for k, v in values.items()}) for lang in LANGS
        }
        if indic:
            row["ar"] = _indic(row["ar"])
        yield row


def _values(
    chance: random.Random, countries: list[dict[str, str]], phrases: list[dict[str, str]]
) -> dict[str, dict[str, str]]:
    def same(text: object) -> dict[str, str]:
        return {lang: str(text) for lang in LANGS}

    def day() -> dict[str, str]:
        parts = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1975, 2026)
        return {lang: date(*parts, lang) for lang in LANGS}

    def symbol() -> str:
        if chance.random() < 0.25:
            return f"{chance.randint(1300, 2800)} ({chance.randint(2000, 2026)})"
        return f"{chance.randint(40, 81)}/{chance.randint(1, 330)}"

    def document() -> str:
        body = chance.choice(
            ("A", "S", "E", "A/C.1", "A/C.3", "A/HRC", "E/CN.6", "CEDAW/C", "A/CONF.224")
        )
        mark = chance.choice(("", "", "L.", "INF/", "Add."))
        year = chance.choice((chance.randint(30, 81), chance.randint(1995, 2026)))
        return f"{body}/{year}/{mark}{chance.randint(1, 999)}"

    which, case = chance.randint(1, 99), chance.random() < 0.5
    session = {lang: ordinal(which, lang, case) for lang in LANGS}
    number, year = chance.randint(1, 130), chance.randint(1985, 2030)
    meeting = same(number) | {
        "en": ordinal(number, "en") if number < 100 and chance.random() < 0.4 else f"{number}th",
        "fr": f"{number}e",
        "es": f"{number}ª",
        "ru": f"{number}-м",
    }
    words = chance.sample(phrases, 1)[0]
    places = chance.sample(countries, 3)
    small = {lang: ordinal(1 + which % 12, lang) for lang in LANGS} | {
        "zh": chinese(1 + which % 12)
    }
    values = {
        "sym": same(symbol()),
        "sym2": same(symbol()),
        "doc": same(document()),
        "date": day(),
        "date2": day(),
        "ord": session,
        "o2": small,
        "m": meeting,
        "m0": same(chance.randint(1, 2500)),
        "term": words,
        "n": same(chance.randint(1, 130)),
        "p": same(f"{chance.randint(0, 59):02d}"),
        "q": same(chance.randint(1, 400)),
        "d": same(chance.randint(2, 5)),
        "y": same(year),
        "y1": same(year + 1),
    }
    return values | dict(zip(("country", "country2", "country3"), places, strict=True))
