"""Small measures: termhood against general language, base forms, sums of parts, days."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document import Document, Paragraph, Ref
from termbase.entry import Seen
from termbase.mining.adding import AnswerCount, Counts, TermCount
from termbase.mining.forms import base_form, without_clitics
from termbase.mining.termhood import is_special
from termbase.when import date_of, dates_of


def test_a_common_word_is_less_of_a_term_than_a_rare_one():
    assert is_special("thing", "en") < is_special("vaccine", "en")
    assert is_special("问题", "zh") < is_special("疫苗", "zh")


def test_several_words_are_special_and_unknown_languages_too():
    assert is_special("South-South cooperation", "en") == 1.0
    assert is_special("mamá", "xx") == 1.0


@given(st.text(max_size=20), st.sampled_from(["ar", "en", "es", "fr", "ru", "zh"]))
def test_how_special_a_text_is_lies_between_the_least_and_one(text, lang):
    assert 0.4 <= is_special(text, lang) <= 1.0


def test_of_a_term_written_in_many_ways_none_of_them_common_the_most_frequent_is_shown():
    forms = Counter(
        {"Fund For Peace": 3, "Fund for Peace": 4, "FUND FOR PEACE": 3, "fund for peace": 3}
    )

    assert base_form(forms, "en") == "Fund for Peace"


def test_the_base_form_is_the_most_frequent_and_in_russian_the_nominative():
    assert base_form(Counter({"Office": 2, "office": 1}), "en") == "Office"
    assert base_form(Counter({"Offices": 2, "office": 1}), "en") == "Offices"
    assert base_form(Counter({"ISLAND": 1, "Island": 1, "island": 1}), "en") == "island"
    assert base_form(Counter({"развития": 9, "развитие": 1}), "ru") == "развитие"
    assert base_form(Counter({"развития": 9}), "ru") == "развитие"


def test_capitals_of_longer_names_are_not_those_of_a_term():
    forms = Counter({"Sustainable Development": 20, "sustainable development": 13})

    assert base_form(forms, "en") == "sustainable development"


def test_a_form_is_shown_where_all_are_written_alike_often():
    forms = Counter({"DRAFT Resolution": 3, "Draft Resolution": 3, "draft resolution": 3})
    uneven = Counter({"DRAFT Resolution": 11, "Draft Resolution": 10, "draft resolution": 11})

    assert base_form(forms, "en") == "draft resolution"
    assert base_form(uneven, "en") == "draft resolution"


def test_arabic_is_shown_without_what_is_written_onto_it():
    assert base_form(Counter({"والتعاون": 5, "التعاون": 2}), "ar") == "التعاون"
    assert base_form(Counter({"والتعاون": 5}), "ar") == "والتعاون"


@pytest.mark.parametrize(
    ("written", "key", "bare"),
    [
        ("وبالتعاون", "تعاون", "التعاون"),
        ("للتعاون", "تعاون", "التعاون"),
        ("لكلمة كورونا", "كلم كورونا", "كلمة كورونا"),
        ("التعاون", "تعاون", "التعاون"),
        ("بلدان", "بلد", "بلدان"),
        ("وبلدان", "بلد", "بلدان"),
        ("وأساليب", "اسلوب", "أساليب"),
        ("وسائل", "وسيل", "وسائل"),
        ("رئيساً", "رئيس", "رئيس"),
        ("رئيساً مؤقتاً", "رئيس موقت", "رئيس مؤقت"),
        ("كلياً أو جزئياً", "كلي او جزيي", "كلي أو جزئي"),
        ("إجراءً جديداً", "اجراء جديد", "إجراء جديد"),
        ("أقل البلدان نمواً", "اقل بلد نمو", "أقل البلدان نمواً"),
        ("", "", ""),
    ],
)
def test_what_is_written_onto_an_arabic_word_is_taken_off_by_what_it_counts_as(written, key, bare):
    assert without_clitics(Counter({written: 2}), key, "ar") == {bare: 2}
    assert without_clitics(Counter({written: 2}), key, "fr") == {written: 2}


SOUTH, COOPERATION = "South-South cooperation", "cooperation"


def counts(term, frequency, answers, symbol="A", key="南南合作"):
    found = Counts(("zh", "en"))
    found.add_term(key, TermCount(Counter({term: frequency}), frequency, frozenset({symbol}), 9.0))
    for text, count in answers.items():
        places = tuple((Seen(Ref(symbol, "zh", n, 0), (0, 1)),) * 2 for n in range(count))
        answer = AnswerCount(Counter({text: count}), count + 10, count * 0.9, places)
        found.add_answer((key, text.casefold()), answer)
    return found


def added(*parts):
    whole = Counts(("zh", "en"))
    for part in parts:
        whole.add(part)
    return whole.renderings()


def test_parts_add_up():
    first = counts("南南合作", 160, {SOUTH: 150})

    most, least = added(first, counts("南南合作", 110, {SOUTH: 100, COOPERATION: 5}, "B"))

    assert (most.text, most.together, most.term.frequency) == (SOUTH, 250, 270)
    assert (most.frequency, most.term.documents) == (270, 2)
    assert len(most.seen) == 200
    assert (least.text, least.together, len(least.seen)) == (COOPERATION, 5, 5)


def test_what_parts_add_up_to_is_as_sure_as_the_whole():
    halves = [counts("南南合作", 50, {COOPERATION: 40})] * 2
    whole = counts("南南合作", 100, {COOPERATION: 80})
    whole.add_answer(("南南合作", COOPERATION), AnswerCount(Counter(), 10, 0.0, ()))
    whole.add_term("南南合作", TermCount(Counter(), 0, frozenset(), 9.0))

    assert added(*halves)[0].score == added(whole)[0].score


def test_a_document_that_two_parts_are_of_is_one():
    (found,) = added(*[counts("南南合作", 9, {COOPERATION: 5})] * 2)

    assert found.term.documents == 1


def test_a_term_that_is_written_otherwise_in_another_part_is_one():
    parts = [
        counts("Member State", 9, {"成员国": 9}, key="member state"),
        counts("Member States", 40, {"成员国": 30}, key="member state"),
    ]

    (found,) = added(*parts)

    assert (found.term.text, found.term.frequency, found.together) == ("Member States", 49, 39)


def test_a_rendering_is_shown_in_the_form_that_all_parts_have_most():
    one, other = counts("南南合作", 9, {"Cooperation": 5}), counts("南南合作", 9, {COOPERATION: 6})

    (found,) = added(one, other)

    assert (found.text, found.together) == (COOPERATION, 11)


def test_terms_that_are_written_alike_are_one_whatever_their_keys():
    parts = [counts("وكوفيد", 4, {"COVID": 4}, key=key) for key in ("كوفيد", "وكوفيد")]

    (found,) = added(*parts)

    assert (found.term.frequency, found.together) == (8, 8)


def document(*paragraphs, lang="en"):
    return Document("A/1", lang, tuple(Paragraph(text, kind) for kind, text in paragraphs))


def test_a_document_has_the_day_of_its_closing_lines_before_that_of_its_masthead():
    masthead, closing = ("masthead", "Distr.: 3 March 2025"), ("closing", "24 December 2024")

    assert date_of(document(masthead, ("body", "1 May 2001"))) == "2025-03-03"
    assert date_of(document(masthead, closing)) == "2024-12-24"
    assert date_of(document(("body", "1 May 2001"))) == ""


def test_any_version_may_tell_the_day():
    found = dates_of([document(), document(("closing", "2024年12月24日"), lang="zh")])

    assert found == {"A/1": "2024-12-24"}
