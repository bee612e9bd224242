"""Checks on signs and scripts: where they speak, where they are silent, and what they point at."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.document import Mark
from termbase.checks.enclosures import enclosures, unbalanced
from termbase.checks.foreign import half_translated, source_language
from termbase.checks.marks import note_marks, without_mark
from termbase.checks.numbering import misnumbered, numbering
from termbase.checks.passage import Passage, Tag, Text, Work
from termbase.checks.punctuation import doubled, mispunctuated, punctuation
from termbase.checks.script import mixed, script, scripts, traditional

CASES = Path(__file__).parents[1] / "cases/checks"
CHECKS = (enclosures, punctuation, script, source_language)
ENGLISH = "The Committee recalled that Governments, experts and others had met twice in 2015."
TRANSLATIONS = {
    "zh": "委员会回顾，各国政府、专家和其他方面在2015年举行了两次会议(见本文件附件)。",
    "fr": "Le Comité a rappelé ce qui suit : les experts, eux (et d’autres), se sont réunis ;",
    "es": "El Comité recordó que los Gobiernos, los expertos (y otros) se reunieron dos veces.",
    "ru": "Комитет напомнил, что правительства, эксперты (и другие) собирались дважды в 2015 году.",
    "ar": "وأشارت اللجنة إلى أن الحكومات، وكذلك الخبراء (وغيرهم) اجتمعوا مرتين في عام 2015.",
}


def cases(*names):
    for name in names:
        for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8")):
            label = case.get("label") or f"{'-'.join(case['langs'])} {case['target'][:30]}"
            yield pytest.param(name, case, id=f"{name}: {label}")


def work_of(langs, *pairs, whole=True):
    texts = [[Text(text, lang) for text, lang in zip(pair, langs, strict=True)] for pair in pairs]
    return Work(tuple(langs), [Passage(*pair) for pair in texts], whole=whole)


@pytest.mark.parametrize(
    ("name", "case"), list(cases("enclosures", "punctuation", "script", "source_language"))
)
def test_a_check_speaks_where_it_should_and_points_at_the_signs(name, case):
    check = next(check for check in CHECKS if check.__name__ == name)
    work = work_of(case["langs"], (case["source"], case["target"]))

    remarks = list(check(work))

    assert bool(remarks) == case["fires"]
    for remark in remarks[:1]:
        source, target = case["spans"]
        assert case["target"][slice(*remark.target)] == target
        assert case["source"][slice(*remark.source)] == source


def test_a_text_in_cyrillic_is_no_latin_one_whatever_its_language():
    work = work_of(("en", "sr-Cyrl"), ("This value is wrong.", "Ов\u0061 вредност није валидна."))

    (remark,) = script(work)

    assert remark.message == "Ов\u0061 has Latin letters in it."
    assert remark.suggestion == "Ова"


def called(labels):
    words = [f"word{n}" for n in range(3)]
    marks = [Mark(len(" ".join(words[: n + 1])), label) for n, label in enumerate(labels.split())]
    return {"text": " ".join(words), "marks": tuple(marks)}


@pytest.mark.parametrize(("name", "case"), list(cases("marks")))
def test_calls_of_notes(name, case):
    passages = [
        Passage(Text(lang="en", **called(here)), Text(lang="fr", **called(there)))
        for here, there in case["calls"]
    ]

    remarks = list(note_marks(Work(("en", "fr"), passages)))

    assert [[remark.passage, remark.term] for remark in remarks] == case["says"]
    for remark in remarks:
        source = passages[remark.passage].source.text[slice(*remark.source)]
        assert source == "" or source.startswith("word")


@pytest.mark.parametrize(("name", "case"), list(cases("numbering")))
def test_numbers_of_paragraphs(name, case):
    passages = [
        Passage(Text("text", "en", number=here), Text("texte", "fr", number=there))
        for here, there in case["numbers"]
    ]

    remarks = list(numbering(Work(("en", "fr"), passages)))

    assert [remark.passage for remark in remarks] == case["says"]
    assert not list(numbering(Work(("en", "fr"), passages, whole=False)))


def test_definitions_that_each_language_sorts_its_own_way_have_other_letters():
    def passages(moved):
        numbers = [("(a)", "(c)"), ("(b)", "(a)"), ("(c)", "(b)"), ("2", "3")]
        return [
            Passage(
                Text("text", "en", number=here),
                Text("texte", "fr", number=there),
                moved=moved and number == 0,
            )
            for number, (here, there) in enumerate(numbers)
        ]

    resorted, slips = (
        [remark.passage for remark in numbering(Work(("en", "fr"), passages(moved)))]
        for moved in (True, False)
    )

    assert resorted == [3]
    assert slips[:2] == [0, 1]


@pytest.mark.parametrize("check", [*CHECKS, note_marks, numbering])
def test_nothing_is_said_of_empty_texts(check):
    for langs in (("en", "zh"), ("zh", "en"), ("ar", "fr"), ("en", "en")):
        assert not list(check(work_of(langs)))
        assert not list(check(work_of(langs, ("", ""), ("", "a"), ("a", ""))))


def test_what_all_of_a_text_does_is_its_style():
    half_width = [("Peace, security and law.", "和平,安全与法律。")] * 6
    spaced = [("as follows:", "comme suit:")] * 6

    for langs, pairs in ((("en", "zh"), half_width), (("en", "fr"), spaced)):
        (note,) = punctuation(work_of(langs, *pairs))
        assert (note.passage, note.severity) == (0, "note")
        assert not list(punctuation(work_of(langs, *pairs, whole=False)))


def test_a_slip_in_a_text_that_does_otherwise_is_no_style():
    right = [("Peace, security and law.", "和平，安全与法律。")] * 90
    wrong = [("Peace, security and law.", "和平,安全与法律。")] * 5

    for whole in (True, False):
        remarks = list(punctuation(work_of(("en", "zh"), *right, *wrong, whole=whole)))
        assert [remark.passage for remark in remarks] == [90, 91, 92, 93, 94]


def test_brackets_of_either_width_are_right_in_chinese_if_they_are_all_alike():
    half = ("in Geneva (see annex)", "在日内瓦(见所附文件)")
    full = ("in Geneva (see annex)", "在日内瓦（见所附文件）")

    assert not list(punctuation(work_of(("en", "zh"), *[half] * 9)))
    assert not list(punctuation(work_of(("en", "zh"), *[full] * 9)))
    assert len(list(punctuation(work_of(("en", "zh"), *[full] * 30, half)))) == 1


def test_a_quotation_of_several_paragraphs_may_open_each_of_them():
    source = ["He said: “We need peace.", "“We need trust.", "“We need law.”"]
    target = ["Он сказал: «Нам нужен мир.", "Нам нужно доверие.", "Нам нужно право»."]

    assert not list(enclosures(work_of(("en", "ru"), *zip(source, target, strict=True))))


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_what_is_planted_is_found(lang):
    passage = Passage(Text(ENGLISH, "en"), Text(TRANSLATIONS[lang], lang))
    plants = [(enclosures, unbalanced), (punctuation, mispunctuated), (punctuation, doubled)]
    plants.append((script, traditional if lang == "zh" else mixed))

    assert not [remark for check in CHECKS for remark in check(Work(("en", lang), [passage]))]
    for check, plant in plants:
        text, (start, stop) = plant(passage.target)
        spoilt = replace(passage, target=replace(passage.target, text=text))
        spans = [remark.target for remark in check(Work(("en", lang), [spoilt]))]
        assert any(first < stop and start < last for first, last in spans), (check, text, spans)


@pytest.mark.parametrize("lang", TRANSLATIONS)
def test_a_stretch_of_the_source_is_found_in_either_direction(lang):
    sides = Text(ENGLISH, "en"), Text(TRANSLATIONS[lang], lang)

    for source, target in (sides, sides[::-1]):
        text, (start, stop) = half_translated(Passage(source, target))
        spoilt = Passage(source, replace(target, text=text))
        spans = [r.target for r in source_language(Work((source.lang, target.lang), [spoilt]))]
        assert any(first < stop and start < last for first, last in spans), (text, spans)


def test_a_call_and_a_number_can_be_planted():
    text = Text("Reaffirms its commitment.", "en", number="4", marks=(Mark(9, "1"), Mark(24, "2")))

    assert without_mark(text).marks == (Mark(9, "1"),)
    assert misnumbered(text).number == "5"
    assert without_mark(Text("a", "en")) is misnumbered(Text("a", "en")) is None


def test_there_are_pairs_of_characters_and_none_is_of_both_scripts():
    known = scripts()

    assert len(known.simplified) > 1500
    assert not known.only_traditional.search("著名乾隆瞭望藉此於徵夥")
    assert known.only_traditional.fullmatch("國際組織開發問題")
    assert not known.only_simplified.search("后里面干几云台")


def test_a_thousand_paragraphs_take_no_step_that_grows_with_their_square():
    pairs = [(ENGLISH + ENGLISH, TRANSLATIONS["fr"] + TRANSLATIONS["fr"])] * 1000
    work = work_of(("en", "fr"), *pairs)

    started = time.process_time()
    for check in (*CHECKS, note_marks, numbering):
        list(check(work))

    assert time.process_time() - started < 30  # about half a second


def test_two_spaces_where_a_tag_was_taken_out_are_one_each():
    source = Text("参见第4段。", "zh", tags=(Tag(2, "x1"),))
    target = Text("See  paragraph 4.", "en", tags=(Tag(4, "x1"),))

    untagged = Work(("zh", "en"), [Passage(source, Text(target.text, "en"))], whole=False)
    tagged = Work(("zh", "en"), [Passage(source, target)], whole=False)

    assert [list(punctuation(work)) != [] for work in (untagged, tagged)] == [True, False]
