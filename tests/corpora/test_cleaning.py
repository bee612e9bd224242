import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpora.cleaning import STEPS, apply, clean
from corpora.language import LANGUAGES

LANGS = sorted(LANGUAGES)
# Six scripts, their signs, and what printing does to them.
PRINTED = st.text(
    st.sampled_from(
        "abÉé1２٣大会联《》，。；“”‘’—…Ию«»العّآ،؛ﻻﷲ⻓⼤ \u00a0\u3000\u202f\t\n\r\f"
        "\u00ad\u200b\u200c\u200e\u0301-/()[]."
    ),
    max_size=60,
)
TEXTS = PRINTED | st.text(max_size=60)


def letters(text):
    """What must never be lost: in the form that presentation forms and radicals stand for."""
    plain = unicodedata.normalize("NFKC", text.replace("⻓", "长"))
    return [char for char in plain if char.isalnum() and char != "ـ"]  # a stroke, no letter


@pytest.mark.parametrize(
    ("text", "lang", "expect", "steps"),
    [
        ("2019 年 4 月 15 日", "zh", "2019年4月15日", ["chinese spaces"]),
        ("重 申南 南 合 作", "zh", "重申南南合作", ["chinese spaces"]),
        ("第 57/270 B 号", "zh", "第57/270 B号", ["chinese spaces"]),
        ("新冠 COVID-19 vaccine 疫苗", "zh", "新冠COVID-19 vaccine疫苗", ["chinese spaces"]),
        ("主席　秘书长", "zh", "主席　秘书长", []),
        ("主席    秘书长", "zh", "主席　秘书长", ["even spaces"]),
        ("5 000 人", "zh", "5 000人", ["chinese spaces"]),
        ("five  countries", "en", "five countries", ["even spaces"]),
        ("l’Accord\u00a0: oui", "fr", "l’Accord\u00a0: oui", []),
        ("Nations\nUnies", "fr", "Nations Unies", ["even spaces"]),
        ("ﻻ", "ar", "لا", ["letters of forms"]),
        ("⻓期⼤会", "zh", "长期大会", ["letters of forms"]),
        ("e\u0301tat", "fr", "état", ["composed letters"]),
        ("التعـــاون", "ar", "التعاون", ["stretched letters"]),
        ("1445 هـ", "ar", "1445 هـ", []),
        ("co\u00adopération", "fr", "coopération", ["invisible characters"]),
        ("\u202bالجنوب\u202c", "ar", "الجنوب", ["invisible characters"]),
        ("问\u200c答", "zh", "问答", ["invisible characters"]),
        ("٣٠\u200c يوما", "ar", "٣٠ يوما", ["invisible characters"]),
        ("می\u200cشود", "ar", "می\u200cشود", []),
        ("大会 “the Pact for” 通过", "zh", "大会“the Pact for”通过", ["chinese spaces"]),
    ],
)
def test_a_step_says_what_it_changed(text, lang, expect, steps):
    cleaned = clean(text, lang)

    assert cleaned.text == expect
    assert [change.step for change in cleaned.changes] == steps


@given(TEXTS, st.sampled_from(LANGS))
def test_cleaning_twice_changes_nothing(text, lang):
    once = clean(text, lang).text

    assert clean(once, lang).changes == ()


@given(TEXTS, st.sampled_from(LANGS))
def test_letters_and_digits_are_never_lost(text, lang):
    assert letters(clean(text, lang).text) == letters(text)


@given(TEXTS, st.sampled_from(LANGS))
def test_the_changes_replayed_give_the_text(text, lang):
    cleaned = clean(text, lang)

    for change in cleaned.changes:
        text = apply(text, change.edits)

    assert text == cleaned.text


@given(PRINTED, st.data(), st.sampled_from(LANGS))
def test_a_place_moves_with_its_text(text, data, lang):
    at = data.draw(st.integers(0, len(text)))
    assume(not unicodedata.combining(text[at : at + 1] or "a"))  # a mark stands between letters

    cleaned = clean(text, lang)

    assert letters(cleaned.text[: cleaned.place(at)]) == letters(text[:at])


@given(TEXTS, st.sampled_from(LANGS))
def test_places_stay_in_order(text, lang):
    cleaned = clean(text, lang)

    places = [cleaned.place(at) for at in range(len(text) + 1)]

    assert places == sorted(places)


def test_every_step_explains_itself():
    assert all(step.__doc__ for step in STEPS.values())
