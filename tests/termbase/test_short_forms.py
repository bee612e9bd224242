"""Short forms, what points back, and forms of the same words."""

import pytest

from termbase.mining.short_forms import is_adjective, is_form, is_short, points_back


@pytest.mark.parametrize(
    ("text", "whole", "lang", "short"),
    [
        ("Office", "United Nations Office", "en", True),
        ("United Nations Office", "United Nations Office", "en", False),
        ("cooperation", "South-South cooperation", "en", True),
        ("сотрудничества", "сотрудничество Юг — Юг", "ru", True),
        ("Fonds", "Fonds des Nations Unies pour la population", "fr", True),
        ("FNUP", "Fonds des Nations Unies pour la population", "fr", True),
        ("UNCTAD", "United Nations Conference on Trade and Development", "en", True),
        ("UNOSSC", "United Nations Children’s Fund", "en", False),
        ("基金", "联合国人口基金", "zh", True),
        ("基金", "基金", "zh", False),
        ("التعاون", "التعاون فيما بين بلدان الجنوب", "ar", True),
        ("agency", "United Nations Office", "en", False),
        ("", "United Nations Office", "en", False),
        ("the Office and", "United Nations Office", "en", True),
        ("Office confirmed", "United Nations Office", "en", False),
        ("Office decides", "United Nations Office", "en", True),
        ("e internacional", "plano internacional", "es", True),
        ("Consejo decidió", "Consejo de Seguridad", "es", True),
        ("building office", "office block", "en", False),
    ],
)
def test_a_part_of_a_name_or_its_initials_is_a_short_form(text, whole, lang, short):
    assert is_short(text, whole, lang) == short


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "welcomes such cooperation", "cooperation"),
        ("en", "The said Fund", "Fund"),
        ("fr", "se félicite de cette coopération", "coopération"),
        ("es", "fomentar dicha cooperación", "cooperación"),
        ("ru", "такое сотрудничество", "сотрудничество"),
        ("zh", "加强这种合作", "合作"),
        ("zh", "该基金", "基金"),
        ("ar", "هذا التعاون", "التعاون"),
        ("ar", "وبهذا التعاون", "التعاون"),
    ],
)
def test_words_before_a_name_point_back(lang, text, name):
    assert points_back(text, text.index(name), lang)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "cooperation", "cooperation"),
        ("en", "the cooperation", "cooperation"),
        ("en", "the synthesis fund", "fund"),
        ("zh", "加强合作", "合作"),
        ("de", "diese Zusammenarbeit", "Zusammenarbeit"),
    ],
)
def test_other_words_do_not(lang, text, name):
    assert not points_back(text, text.index(name), lang)


@pytest.mark.parametrize(
    ("one", "other", "lang", "form"),
    [
        ("measuring cooperation", "measurement of cooperation", "en", True),
        ("safe", "unsafe", "en", True),
        ("technologies", "technological", "en", True),
        ("партнерств", "партнерство", "ru", True),
        ("resolution", "decision", "en", False),
        ("arms", "weapons", "en", False),
        ("coopération", "coopération triangulaire", "fr", False),
        ("the", "of", "en", False),
    ],
)
def test_forms_of_the_same_words(one, other, lang, form):
    assert is_form(one, other, lang) == is_form(other, one, lang) == form


@pytest.mark.parametrize(
    ("text", "name", "lang", "same"),
    [
        ("britannique", "Royaume-Uni", "fr", True),
        ("Líbano", "libanés", "es", True),
        ("французские", "Франция", "ru", True),
        ("britannique", "Belgique", "fr", False),
        ("Birmanie", "Myanmar", "fr", False),
        ("autorités britanniques", "Royaume-Uni", "fr", False),
        ("britannique", "Royaume-Uni", "tlh", False),
    ],
)
def test_the_adjective_of_a_state_is_another_form_of_its_name(text, name, lang, same):
    assert is_adjective(text, name, lang) == same
