import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.figures.number_words import table
from corpora.figures.numerals import Figure, figures, parts
from corpora.words.levelling import level
from tests.corpora.spelled import SPELLED

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
ANY = [*LANGS, "de", "zh-Hans", ""]
FOLDER = Path(__file__).parents[1] / "cases"
SAME = json.loads((FOLDER / "numerals.json").read_text(encoding="utf-8"))
INDIC, PERSIAN, WIDE = (
    str.maketrans("0123456789", "".join(chr(first + k) for k in range(10)))
    for first in (0x660, 0x6F0, 0xFF10)
)
# Text of what figures are made of, so that rare turns of the patterns are met.
PIECES = [
    *"0123456789.,/-–()%第年月日万亿百千十二三 \n",
    *("19", "2015", "000", " ", "\u00a0", "A/RES/", "https://a.b/", "IV", "I", "X", "١٢", "\u0640"),
    *("May ", "may ", "4 and ", " to ", "seventy-", "ninth ", "one hundred ", "million ", "per "),
    *("quatre-vingt-", "dix ", "et ", "un ", "mil ", "millones ", " de mayo ", "º ", "a "),
    *("семьдесят ", "девятой ", "млн. ", "мая ", "10 ч. ", "التاسعة ", "والسبعين ", "بعد المائة "),
    *(
        "أيار/مايو ",
        "الساعة ",
        "ألف ",
        "في المائة ",
        "百分之",
        "分之",
        "上午",
        "时",
        "首次",
        "两个",
        "点",
    ),
]
texts = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def cases():
    for lang in LANGS:
        for case in json.loads((FOLDER / f"numerals.{lang}.json").read_text(encoding="utf-8")):
            marks = pytest.mark.xfail(strict=True, reason=case["fails"]) if "fails" in case else ()
            yield pytest.param(lang, case, id=f"{lang}: {case['label']}", marks=marks)


@pytest.mark.parametrize(("lang", "case"), list(cases()))
def test_the_figures_of_a_text(lang, case):
    text = case["text"]

    found = [[text[slice(*span)], kind, value] for span, kind, value in figures(text, lang)]

    assert found == case["expect"]


@pytest.mark.parametrize("ordinal", [False, True], ids=["cardinals", "ordinals"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_number_in_words_to_199_is_read(lang, ordinal):
    measure = "个" if lang == "zh" and not ordinal else ""
    kinds = {"ordinal"} if ordinal and lang != "ar" else {"number", "ordinal"}

    for number in range(2, 200):
        text = SPELLED[lang](number, ordinal) + measure
        (figure,) = figures(text, lang)
        assert (figure.value, figure.kind in kinds) == (str(number), True), text
        assert text[slice(*figure.span)] + measure in (text, text.removeprefix("第"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", SAME, ids=[case["label"] for case in SAME])
def test_what_says_the_same_has_the_same_value(case, lang):
    values = [figure.value for figure in figures(case[lang], lang)]

    assert sorted(values) == sorted(case["values"])


def test_a_date_has_parts():
    assert parts(Figure((0, 1), "date", "2015-05-04")) == ("2015", "month:5", "4")
    assert parts(Figure((0, 1), "date", "2015-05")) == ("2015", "month:5")
    assert parts(Figure((0, 1), "date", "--05-10")) == ("month:5", "10")
    assert parts(Figure((0, 1), "number", "2015")) == ("2015",)


def test_another_language_has_figures_but_no_words():
    found = figures("am 15.04.2019 um 15:30 Uhr 1.234,5 Euro, siebzig, annex II, A/70/1", "de")

    assert [figure.value for figure in found] == ["2019-04-15", "15:30", "1234.5", "2", "A/70/1"]


@given(texts, st.sampled_from(ANY))
def test_figures_stand_in_the_text_and_in_order(text, lang):
    found = figures(text, lang)

    assert all(0 <= figure.span[0] < figure.span[1] <= len(text) for figure in found)
    assert all(first.span[1] <= second.span[0] for first, second in pairwise(found))
    assert all(figure.value for figure in found)


@given(texts, st.sampled_from(ANY))
def test_every_digit_belongs_to_a_figure(text, lang):
    found = figures(text, lang)

    covered = {place for figure in found for place in range(*figure.span)}
    digits = {place for place, char in enumerate(text) if level(char)[0] in set("0123456789")}
    assert digits <= covered


@given(texts, st.sampled_from(ANY), st.sampled_from([INDIC, PERSIAN, WIDE]))
def test_digits_of_any_script_say_the_same(text, lang, script):
    assert figures(text.translate(script), lang) == figures(text, lang)


@given(texts, st.sampled_from(ANY))
def test_what_is_not_heard_changes_no_value(text, lang):
    heard = level(text)[0]

    values = [figure.value for figure in figures(text, lang)]

    assert values == [figure.value for figure in figures(heard, lang)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "ninety ",
        "quatre-vingt ",
        "пятый ",
        "تسعين و",
        "二十",
        "123 456 ",
        "1.234.",
        "1/",
        "A/",
        "IV ",
    ],
)
def test_a_long_paragraph_takes_time_in_proportion(lang, unit):
    def seconds(size):
        text = unit * (size // len(unit))
        start = time.process_time()
        figures(text, lang)
        return time.process_time() - start

    def is_linear():  # ten times as long for ten times the text; a quadratic step: a hundred
        return seconds(100_000) < 40 * max(seconds(10_000), 0.01)

    assert any(is_linear() for _ in range(5))  # a busy machine spoils one, not five


@pytest.mark.parametrize("lang", [lang for lang in LANGS if lang != "zh"])
def test_no_form_has_two_values_by_accident(lang):
    seen = {}
    for kind in ("cardinals", "ordinals"):
        for value, forms in table(lang)[kind].items():
            for form in forms.split():
                assert seen.setdefault(form, value) == value, form
