"""Countries and bodies that became others, and what must not be taken for that."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from termbase.checks.names import bodies, countries, name_forms
from termbase.checks.passage import Passage, Text, Work
from termbase.checks.swapping import swapped
from termbase.declension import CASES, cases
from termbase.gazetteer import NOBODY, Gazetteer, entries, fold

LANGS = ("ar", "en", "es", "fr", "ru", "zh")
CHECKS = {"country": countries, "name_form": name_forms, "body": bodies}
ANY_ENDING = {"ar": "ة", "en": "q", "es": "q", "fr": "q", "ru": "щ"}
CASES_FOLDER = Path(__file__).parents[1] / "cases" / "checks"


def work(source, target, langs):
    passage = Passage(Text(source, langs[0]), Text(target, langs[1]))
    return Work(langs, [passage], whole=False)


def found(kind, text, lang):
    """The names in a text: what is written, and whom it names for certain."""
    return [(text[n.start : n.stop], n.key) for n in Gazetteer.of(kind, lang).in_text(text)]


@pytest.mark.parametrize(
    ("check", "case"),
    [
        pytest.param(check, case, id=f"{check}-{case['langs'][1]}-{number}")
        for check in CHECKS
        for number, case in enumerate(
            json.loads((CASES_FOLDER / f"{check}.json").read_text("utf-8"))
        )
    ],
)
def test_a_check_speaks_where_it_must_and_nowhere_else(check, case):
    source, target = case["source"], case["target"]

    remarks = list(CHECKS[check](work(source, target, tuple(case["langs"]))))

    assert len(remarks) == case["fires"]
    for remark in remarks:
        assert [source[slice(*remark.source)], target[slice(*remark.target)]] == case["spans"]
        assert remark.term == (case["spans"][0] or case["spans"][1])
        assert remark.suggestion == case.get("suggestion", "")
        if check == "country":
            assert remark.severity == case.get("severity")


@pytest.mark.parametrize("check", CHECKS)
def test_every_language_has_cases_of_both_kinds(check):
    listed = json.loads((CASES_FOLDER / f"{check}.json").read_text("utf-8"))

    assert {(case["langs"][1], case["fires"]) for case in listed} == {
        (lang, fires) for lang in LANGS for fires in (True, False)
    }


@pytest.mark.parametrize("kind", ["states", "bodies"])
def test_every_name_stands_in_six_languages(kind):
    for key, listed in entries(kind).items():
        assert tuple(sorted(listed)) == LANGS, key
        for lang, forms in listed.items():
            assert len(forms) >= (2 if kind == "states" else 1), (key, lang)
            assert all(form.strip() == form != "" for form in forms), (key, lang)


def test_all_member_states_and_observers_are_there():
    codes = [key for key in entries("states") if key != NOBODY]

    assert len(codes) > 193 + 2
    assert {"VA", "PS"} < set(codes)
    assert len([key for key in entries("bodies") if key != NOBODY]) >= 60


@pytest.mark.parametrize("kind", ["states", "bodies"])
@pytest.mark.parametrize("lang", LANGS)
def test_no_form_names_two_for_certain(kind, lang):
    owners = defaultdict(set)
    for key, listed in entries(kind).items():
        for form in listed[lang]:
            if not form.startswith("~"):
                owners[fold(form)[0]].add(key)

    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("kind", ["states", "bodies"])
@pytest.mark.parametrize("lang", LANGS)
def test_every_form_is_found_whole_and_names_its_own(kind, lang):
    for key, listed in entries(kind).items():
        if key == NOBODY:
            continue
        for form in listed[lang]:
            written = form.strip("~*") + (ANY_ENDING[lang] if form.endswith("*") else "")
            names = [
                (name.stop - name.start, key in name.answers)
                for name in Gazetteer.of(kind, lang).in_text(f"({written})")
            ]
            assert names == [(len(written), True)], (key, form)


def test_the_longest_name_counts():
    text = "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea, South Sudan, the Niger"

    assert [key for _, key in found("states", text, "en")] == ["GN", "GW", "GQ", "PG", "SS", "NE"]
    assert found("states", "索马里和南苏丹", "zh") == [("索马里", "SO"), ("南苏丹", "SS")]


def test_what_is_written_onto_an_arabic_name_is_no_part_of_it():
    text = "وفرنسا ولفرنسا بفرنسا للصين والصين بالصين"
    seen = [("فرنسا", "FR")] * 3 + [("للصين", "CN"), ("الصين", "CN"), ("الصين", "CN")]

    assert found("states", text, "ar") == seen


def test_vowel_marks_and_accents_make_no_difference():
    assert found("states", "سلطنة عُمان", "ar") == [("سلطنة عُمان", "OM")]
    assert found("states", "Etats-Unis, ÉGYPTE, Côte d’Ivoire", "fr") == [
        ("Etats-Unis", "US"),
        ("ÉGYPTE", "EG"),
        ("Côte d’Ivoire", "CI"),
    ]


def test_a_name_is_found_in_every_russian_case():
    for key, listed in entries("states").items():
        if key == NOBODY:
            continue
        declined = cases(listed["ru"][0])
        assert len(declined) == CASES
        for form in declined:
            assert [key for _, key in found("states", form, "ru")] == [key], form


def test_words_that_only_look_like_names_are_none():
    assert found("states", "发展中国家、印度洋和沿海地区", "zh") == []
    assert found("states", "roast turkey from Latin America", "en") == []
    assert found("bodies", "世界卫生大会", "zh") == []


def test_the_council_is_the_one_named_beside_it():
    source = "The Security Council met. The President of the Council spoke."
    target = "安全理事会举行会议。人权理事会主席发言。"

    (remark,) = bodies(work(source, target, ("en", "zh")))

    assert target[slice(*remark.target)] == "人权理事会"


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("zh", "中国代表团", "states"),
        ("en", "The delegation of the Sudan", "states"),
        ("fr", "la délégation de la Chine", "states"),
        ("es", "el Gobierno de España", "states"),
        ("ru", "правительство Китая", "states"),
        ("ar", "الدعم المقدم للصين", "states"),
        ("zh", "安全理事会的决议", "bodies"),
        ("ru", "решение Генеральной Ассамблеи", "bodies"),
    ],
)
def test_a_name_that_was_swapped_is_another_one_in_its_place(lang, text, kind):
    changed, (start, stop) = swapped(Text(text, lang), kind)
    (before,) = found(kind, text, lang)
    (after,) = found(kind, changed, lang)

    assert before[1] != after[1]
    assert changed[start:stop].endswith(after[0])
    assert swapped(Text(text, lang), kind) == (changed, (start, stop))


def test_a_text_without_names_cannot_be_swapped():
    assert swapped(Text("Notes with appreciation the report;", "en")) is None
