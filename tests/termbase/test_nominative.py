"""Russian terms that a text has in other cases only are called by their nominative."""

from collections import Counter

import pytest

from termbase.mining.bitext import Bitext
from termbase.mining.nominative import nominative
from termbase.mining.renderings import find_renderings
from termbase.parallel import of_lines


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("трехстороннего сотрудничества", "трехстороннее сотрудничество"),
        ("развивающимся странам", "развивающиеся страны"),
        ("наименее развитых стран", "наименее развитые страны"),
        ("целей в области развития", "цели в области развития"),
        ("Экономического и Социального Совета", "Экономический и Социальный Совет"),
        ("третьей Конференции по климату", "третья Конференция по климату"),
        ("большого числа", "большое число"),
        ("вооруженными группами", "вооруженные группы"),
        ("рабочих мест", "рабочие места"),
        ("Сторонами Конвенции", "Стороны Конвенции"),
        ("поддержке", "поддержка"),
        ("всестороннему обзору", "всесторонний обзор"),
        ("Генеральная Ассамблея", "Генеральная Ассамблея"),
        ("Базельской конвенции", "Базельская конвенция"),
        ("Аддис-Абебской программе действий", "Аддис-Абебская программа действий"),
        ("Латинской Америке и Карибском бассейне", "Латинская Америка и Карибский бассейн"),
        ("шестьдесят девятой сессии Совета", "шестьдесят девятая сессия Совета"),
        ("государствам-членам", "государства-члены"),
        ("премьер-министра", "премьер-министр"),
        ("дополнительно пересмотренного плана", "дополнительно пересмотренный план"),
        ("гендерного равенства", "гендерное равенство"),
        ("Мадридского плана", "Мадридский план"),
        ("Международного дня мира", "Международный день мира"),
        ("учету мнений", "учет мнений"),
        ("Индия", "Индия"),
        ("Кубе", "Куба"),
    ],
)
def test_a_term_in_another_case_has_its_nominative(seen, name):
    assert nominative(Counter([seen])) == name


@pytest.mark.parametrize(
    "seen",
    [
        "",
        "ЮНЕСКО",
        "к 2030 году",
        "трех месяцев",
        "имеющих выхода",
        "целей и задач",
        "людьми",
        "грядущие поколения",
        "обе стороны",
    ],
)
def test_what_is_no_noun_with_its_adjectives_has_none(seen):
    assert nominative(Counter([seen])) == ""


def test_the_other_forms_tell_whether_it_is_one_or_many():
    assert nominative(Counter({"страны": 2, "стран": 1})) == "страны"
    assert nominative(Counter({"страны": 2, "страну": 1})) == "страна"


@pytest.mark.parametrize("langs", [("ru", "fr"), ("fr", "ru")])
def test_terms_and_renderings_are_shown_in_the_nominative(langs):
    texts = {
        "ru": ["роль цифровой трансформации;", "для цифровой трансформации.", "о вреде шума"],
        "fr": [
            "rôle de la transformation numérique;",
            "pour la transformation numérique.",
            "bruit",
        ],
    }
    bitext: Bitext = of_lines([texts[lang] for lang in langs], langs, "made").bitext

    found = {text for r in find_renderings(bitext) for text in (r.term.text, r.text)}

    assert {"цифровая трансформация", "transformation numérique"} <= found
