"""Checks at work: which there are, what becomes of remarks, and what a work is made of."""

import re
from dataclasses import replace

import pytest

import termbase
from corpora.errors import HexaplaError
from termbase.bilingual.unit import Bilingual, Unit
from termbase.checks import catalogue
from termbase.checks.catalogue import CHECKS, DEFAULT
from termbase.checks.passage import Pair, Part, Passage, Tag, Text, Work
from termbase.checks.running import check, chosen, findings_of, words_in
from termbase.checks.works import documents_again, lines_again, of_documents, of_lines, of_units
from termbase.entry import Term
from tests.termbase.drafts import (
    EN,
    ENTRIES,
    FIGURES,
    FR,
    document,
    encoder,
    said,
    with_changes,
    work_of,
)

# The catalogue


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_every_check_has_a_function_a_title_and_a_row_in_the_table(one):
    assert list(one(work_of())) == []
    assert one.title
    assert one.title == one.title.strip().rstrip(".")
    assert re.search(rf"^{re.escape(one.code)} +\S", catalogue.__doc__, re.MULTILINE)


def test_a_unit_without_a_translation_is_missed_however_short_it_is():
    pairs = (("Annex", ""), ("2015", ""), ("Annex", "附件"))
    units = tuple(Unit(f"unit {n}", *pair) for n, pair in enumerate(pairs, 1))
    work = of_units(Bilingual(("en", "zh"), units, "a.xlf"))

    found = findings_of(work, chosen(["omitted"]))

    assert [finding.source.label for finding in found] == ["unit 1"]


def test_the_table_has_no_row_for_what_is_no_check():
    rows = re.findall(r"^(\S+)  +\S", catalogue.__doc__, re.MULTILINE)

    assert rows == ["code", *(one.code for one in CHECKS)]
    assert len(set(rows)) == len(rows)


def test_checks_are_chosen_by_code():
    assert chosen([]) == list(DEFAULT)
    assert [one.code for one in chosen(["date", "number"])] == ["date", "number"]
    assert "date" not in [one.code for one in chosen([], ["date"])]
    assert chosen(["date"], ["date"]) == []
    for words in ((["dates"],), ([], ["dates"])):
        with pytest.raises(HexaplaError, match="dates: no such check; there are omitted"):
            chosen(*words)


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.code)
def test_no_check_stumbles_over_what_is_empty_or_strange(one):
    texts = ["", "\n", "—", "7 (a)", "ا", "国", "\u200b", "x" * 500, "٪ 12/1,"]
    for langs in (("en", "fr"), ("zh", "ar"), ("ru", "zh"), ("de", "pt")):
        pairs = [(here, there) for here in texts for there in texts]
        list(one(work_of(*pairs, langs=langs, entries=ENTRIES)))


# From remarks to findings


def test_findings_stand_in_the_order_of_the_translation():
    work = work_of(
        ("on 3 May 2015, 40 members met", "le 3 mai 2016, 50 membres se sont réunis"),
        ("the 65th meeting", "la 66e séance"),
        ("some 70 cases", "71 cas"),
    )

    findings = findings_of(work, chosen(["ordinal", "number", "date"]))

    assert said(findings) == [
        ("date", "3 May 2015"), ("number", "40"), ("ordinal", "65th"), ("number", "70"),
    ]  # fmt: skip
    assert {finding.severity for finding in findings} == {"error"}


def test_a_finding_is_placed_in_its_paragraph_of_several():
    source = Text(
        "Nobody met.\nSome 40 members met.",
        "en",
        parts=(Part(0, 6, "para. 7"), Part(12, 7, "para. 8")),
    )
    target = Text("Quelque 50 membres se sont réunis.", "fr", parts=(Part(0, 4, "para. 5"),))

    (finding,) = findings_of(
        Work(("en", "fr"), [Passage(source, target)], ("a", "b")), chosen(["number"])
    )

    assert (finding.source.label, finding.source.paragraph) == ("para. 8", 7)
    assert finding.source.text == "Some 40 members met."
    assert finding.source.text[slice(*finding.source.span)] == "40"
    assert finding.target.text[slice(*finding.target.span)] == "50"
    assert (finding.source.document, finding.target.document) == ("a", "b")


def paragraph_of(source, target, langs=("en", "fr")):
    """Sentences that answer each other, in one paragraph a side."""
    spans = [
        [(len(" ".join(["", *side[:n]])), len(" ".join(["", *side[: n + 1]])) - 1)
         for n in range(len(side))]
        for side in (source, target)
    ]  # fmt: skip
    pairs = tuple(Pair(here, there, 0.9) for here, there in zip(*spans, strict=True))
    texts = (Text(" ".join(side), lang) for side, lang in zip((source, target), langs, strict=True))
    return Passage(*texts, pairs)


def test_a_figure_is_not_taken_for_one_of_another_sentence():
    passage = paragraph_of(
        ["Some 40 members met.", "All of them voted for the text."],
        ["Des membres se sont réunis.", "Ils ont voté pour le texte à 50 voix."],
    )

    found = findings_of(Work(("en", "fr"), [passage]), chosen(["number"]))

    assert sorted(finding.message for finding in found) == [
        "40 is missing in the translation.",
        "50 is not in the source.",
    ]


def test_a_country_is_taken_for_one_of_its_own_sentence_first():
    passage = paragraph_of(
        ["Chile met with Peru, as it had done for years on end.", "Ghana left."],
        ["Le Chili l'a vu.", "La Suède est partie en hiver avec ses nombreux amis."],
    )

    (found,) = findings_of(Work(("en", "fr"), [passage]), chosen(["country"]))

    assert found.message == "The source names Ghana, the translation Suède."


def test_a_term_is_rendered_in_the_sentence_that_answers_and_in_no_other():
    pairs = [
        ("联合国支持能力建设方案。", "The United Nations supports capacity-building programmes."),
        ("儿童需要能力建设。", "Children need capacity-building."),
        ("各国应加强能力建设。", "Countries should strengthen capacity-building."),
        ("能力建设十分重要。", "Capacity-building is very important."),
        ("秘书长报告了能力建设情况。", "The Secretary-General reported on capacity-building."),
        ("委员会讨论了能力建设问题。", "The Committee discussed capacity-building."),
        ("能力建设需要资金。", "Capacity-building requires funds."),
        ("区域办事处开展能力建设。", "Regional offices carry out capacity-building."),
        ("会员国欢迎能力建设。", "So it was."),
        ("他们都来了。", "Member States welcomed institutional strengthening."),
    ]
    source, target = zip(*pairs, strict=True)
    langs = ("zh", "en")
    passages = [paragraph_of(source[n : n + 2], target[n : n + 2], langs) for n in range(0, 10, 2)]

    assert said(findings_of(Work(langs, passages), chosen(["scattered"]))) == []


def test_a_term_that_is_rendered_otherwise_once_in_four_places_is_scattered():
    pairs = [
        ("各国支持三方合作。", "Countries support triangular cooperation."),
        ("我们加强三方合作。", "We strengthen triangular cooperation."),
        ("妇女参与三方合作。", "Women take part in triangular cooperation."),
        ("学校讲授三方合作。", "Schools teach trilateral cooperation."),
        ("合作很重要。", "Cooperation is important."),
    ]
    langs = ("zh", "en")
    passages = [paragraph_of([source], [target], langs) for source, target in pairs]

    (found,) = findings_of(Work(langs, passages), chosen(["scattered"]))

    assert found.message == (
        "三方合作 is “trilateral cooperation” here, else “triangular cooperation”."
    )


def test_a_finding_about_one_side_shows_the_whole_of_the_other():
    source = Text("Some 40 members met.", "en")
    target = Text("Ils se sont réunis.\nPuis non.", "fr", parts=(Part(0, 0, "a"), Part(20, 1, "b")))

    (finding,) = findings_of(Work(("en", "fr"), [Passage(source, target)]), chosen(["number"]))

    assert finding.target.text == target.text
    assert finding.target.span == (0, 0)


def test_a_passage_that_is_not_translated_is_one_finding():
    text = "Requests the 193 Member States (see resolution 79/236) to report by 1 May 2025."
    works = [work_of((text, "")), work_of((text, text)), work_of(("", "Prie 193 États de faire."))]

    for work, code in zip(works, ("omitted", "omitted", "added"), strict=True):
        assert [finding.code for finding in findings_of(work)] == [code]


def test_a_sentence_that_is_not_translated_silences_nothing():
    changed = with_changes(p2=(FR[2].partition(". ")[2], ""), p3=("40", "45"))
    changed[2] = changed[2].replace("35", "36")
    work = of_documents([document(EN, "en"), document(changed, "fr")], encoder=encoder())

    findings = findings_of(work, chosen(["omitted", *FIGURES]))

    assert sorted(code for code, _ in said(findings)) == ["number", "omitted", "percent"]


def test_words_are_counted_in_chinese_too():
    assert words_in(work_of(("three plain words", ""))) == 3
    assert words_in(work_of(("大会 第七十九届会议", ""), langs=("zh", "en"))) == round(9 / 1.6)


def test_two_documents_are_checked_in_one_call():
    assert termbase.check is check
    changed = with_changes(p1=("2009", "2008"), p2=("fracture numérique", "fracture sociale"))

    clean = check(document(EN, "en"), document(FR, "fr"), ENTRIES)
    findings = check(document(EN, "en"), document(changed, "fr"), ENTRIES)

    assert list(clean) == []
    assert said(findings) == [("date", "21 December 2009"), ("term", "digital divide")]
    assert findings.sources == ("report.en.txt", "report.fr.txt")
    assert findings.words == sum(len(text.split()) for text in EN)
    assert findings[1].source.label == "para. 2"


def test_what_another_version_does_without_is_not_missed():
    changed = with_changes(p2=("fracture numérique", "fracture sociale"))
    russian = [
        "Ассамблея рассмотрела доклад Генерального секретаря об устойчивом развитии.",
        "ссылаясь на свою резолюцию 64/222 от 21 декабря 2009 года о сотрудничестве Юг — Юг,",
        "просит региональные комиссии организовать 35 учебных курсов по этому вопросу. Она также "
        "просит развитые страны передавать чистые энергетические технологии;",
        "отмечает, что 40 процентов сельских домохозяйств не имеют доступа к питьевой воде;",
        "постановляет продолжить рассмотрение прав ребенка на своей восьмидесятой сессии.",
    ]
    entries = [
        replace(entry, terms=(*entry.terms, Term("ru", text)))
        for entry, text in zip(
            ENTRIES, ("сотрудничество Юг — Юг", "цифровой разрыв", "питьевая вода"), strict=True
        )
    ]
    both = document(EN, "en"), document(changed, "fr")
    terms = chosen(["term"])

    assert said(check(*both, entries, terms)) == [("term", "digital divide")]
    assert said(check(*both, entries, terms, witnesses=[document(russian, "ru")])) == []


# What a work is made of


def test_documents_become_passages_with_their_paragraphs():
    merged = [FR[0], f"{FR[1]} {FR[2]}", *FR[3:]]

    work = of_documents([document(EN, "en"), document(merged, "fr")], encoder=encoder())

    assert [len(passage.source.parts) for passage in work.passages] == [1, 2, 1, 1]
    joined = work.passages[1]
    assert joined.source.text == f"{EN[1]}\n{EN[2]}"
    for part, text in zip(joined.source.parts, EN[1:3], strict=True):
        assert joined.source.text[part.start :].startswith(text)
    for pair in joined.pairs:
        assert (
            joined.source.text[slice(*pair.source)]
            == joined.source.text[slice(*pair.source)].strip()
        )
    assert work.whole


def test_a_paragraph_without_a_partner_is_a_passage_in_its_place():
    lacking = [text for number, text in enumerate(FR) if number != 3]

    work = of_documents([document(EN, "en"), document(lacking, "fr")], encoder=encoder())

    assert [passage.source.text for passage in work.passages] == list(EN)
    assert [passage.target.text for passage in work.passages] == [*FR[:3], "", FR[4]]


def test_a_work_is_made_anew_with_other_texts():
    both = [document(EN, "en"), document(FR, "fr")]
    work = of_documents(both, encoder=encoder())

    again = documents_again(work, both, {3: "", 0: "L’Assemblée s’est réunie."}, encoder())

    assert [passage.source.text for passage in again.passages] == list(EN)
    assert again.passages[3].target.text == ""
    assert again.passages[0].target.text == "L’Assemblée s’est réunie."
    assert [p.target.text for p in again.passages[1:3]] == list(FR[1:3])


def test_lines_answer_each_other_one_by_one():
    work = of_lines([["One.", "", "Three. Four."], ["Un.", "Deux.", ""]], ("en", "fr"), ("a", "b"))

    assert [(p.source.text, p.target.text) for p in work.passages] == [
        ("One.", "Un."), ("", "Deux."), ("Three. Four.", ""),
    ]  # fmt: skip
    assert [p.source.parts[0].label for p in work.passages] == ["line 1", "line 2", "line 3"]
    assert not work.whole
    again = lines_again(work, {1: "", 2: "Trois."})
    assert [p.target.text for p in again.passages] == ["Un.", "", "Trois."]
    with pytest.raises(ValueError, match="different lengths"):
        of_lines([["One."], []], ("en", "fr"))


def test_units_keep_their_tags_and_locked_ones_are_left_out():
    tags = (Tag(4, "g1"), Tag(15, "/g1"))
    units = (
        Unit("unit 1", "See paragraph 4.", "Voir le paragraphe 5.", tags, ()),
        Unit("unit 2", "A/79/225", "A/79/226", is_locked=True),
    )

    work = of_units(Bilingual(("en", "fr"), units, "draft.xlf"))

    assert len(work.passages) == 1
    assert work.passages[0].source.tags == tags
    assert work.sources == ("draft.xlf", "draft.xlf")
    assert said(findings_of(work, chosen(["tags", "number"]))) == [("tags", "g1"), ("number", "4")]
