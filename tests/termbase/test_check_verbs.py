import json
from collections import defaultdict
from pathlib import Path

import pytest

from termbase.checks.finding import Remark
from termbase.checks.passage import Passage, Text, Work
from termbase.checks.verb_words import Verbs, ladders
from termbase.checks.verbs import softened, verbs

LANGS = ("ar", "en", "es", "fr", "ru", "zh")
CASES = json.loads((Path(__file__).parents[1] / "cases/checks/verb.json").read_text("utf-8"))


def found(source: str, target: str, langs: tuple[str, str]) -> list[Remark]:
    return list(verbs(Work(langs, [Passage(Text(source, langs[0]), Text(target, langs[1]))])))


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{'-'.join(c['langs'])} {c['target'][:24]}" for c in CASES]
)
def test_verbs_that_differ_are_told_and_others_are_not(case):
    remarks = found(case["source"], case["target"], tuple(case["langs"]))

    assert bool(remarks) == case["fires"]
    if remarks:
        shown = [
            case["source"][slice(*remarks[0].source)],
            case["target"][slice(*remarks[0].target)],
        ]
        assert shown == case["spans"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("fires", [True, False])
def test_each_language_has_six_cases_at_least(lang, fires):
    assert sum(c["langs"][1] == lang and c["fires"] == fires for c in CASES) >= 6


def test_the_message_names_both_verbs_and_says_which_way():
    remark = found("敦促会员国批准该公约；", "Invites Member States to ratify it;", ("zh", "en"))[0]

    assert remark.message == (
        "The source says 敦促 (urges), the translation “Invites”, which is weaker."
    )
    assert (remark.suggestion, remark.term) == ("Urges", "敦促")


def test_the_suggestion_has_the_form_that_stands_there():
    remark = found("Strongly condemning the raid,", "Regrettant le raid,", ("en", "fr"))[0]

    assert remark.suggestion == "Condamnant fermement"


@pytest.mark.parametrize("kind", ["heading", "row", "footnote"])
def test_only_paragraphs_are_looked_at(kind):
    sides = Text("Urges States to act", "en", kind), Text("Invite les États à agir", "fr", kind)

    assert not list(verbs(Work(("en", "fr"), [Passage(*sides)])))


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_belongs_to_one_verb(lang):
    says = defaultdict(set)
    for form in Verbs.of(lang).forms:
        says[form.text].add(form.says)

    assert {text for text, meant in says.items() if len(meant) > 1} == set()


def test_everything_on_a_ladder_is_said_by_a_verb_of_every_language():
    needed = {it for ladder in ladders() for it in ladder}

    for lang in LANGS:
        assert needed - {it for form in Verbs.of(lang).forms for it in form.says} == set(), lang


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "4. Urges Member States to act;", "4. Recommends Member States to act;"),
        ("fr", "Prie le Secrétaire général d'agir ;", "Encourage le Secrétaire général d'agir ;"),
        ("zh", "请秘书长采取行动；", "邀请秘书长采取行动；"),
        ("ar", "وإذ تعرب عن بالغ قلقها إزاء العنف،", "وإذ تعرب عن قلقها إزاء العنف،"),
    ],
)
def test_a_softened_verb_keeps_its_form(lang, text, expected):
    assert softened(Text(text, lang))[0] == expected


@pytest.mark.parametrize(
    "text", ["The meeting rose at 6 p.m.", "Recalling its resolution 70/1,", ""]
)
def test_what_cannot_be_softened_is_left(text):
    assert softened(Text(text, "en")) is None


@pytest.mark.parametrize(
    "case", [c for c in CASES if not c["fires"]], ids=lambda c: c["target"][:24]
)
def test_a_planted_verb_differs_from_the_one_it_replaces(case):
    target = Text(case["target"], case["langs"][1])
    planted = softened(target)

    if planted:
        assert found(target.text, planted[0], (target.lang, target.lang))
