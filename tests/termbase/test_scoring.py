"""Small measures: termhood against general language, base forms, sums of parts, days."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from corpora.document import Document, Paragraph, Ref
from termbase.adding import added
from termbase.entry import Candidate, Rendering, Seen
from termbase.forms import base_form
from termbase.termhood import is_special
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


def test_the_base_form_is_the_most_frequent_and_in_russian_the_nominative():
    assert base_form(Counter({"Office": 2, "office": 1}), "en") == "Office"
    assert base_form(Counter({"развития": 9, "развитие": 1}), "ru") == "развитие"
    assert base_form(Counter({"развития": 9}), "ru") == "развития"


def test_arabic_is_shown_without_what_is_written_onto_it():
    assert base_form(Counter({"والتعاون": 5, "التعاون": 2}), "ar") == "التعاون"
    assert base_form(Counter({"والتعاون": 5}), "ar") == "والتعاون"


def rendering(term, text, count, frequency):
    candidate = Candidate("zh", term, frequency, 1, float(frequency))
    place = Seen(Ref("A", "zh", 0, 0), (0, 1))
    return Rendering(candidate, "en", text, count, float(count), ((place, place),) * count)


def test_parts_add_up():
    parts = [
        [rendering("南南合作", "South-South cooperation", 150, 160)],
        [
            rendering("南南合作", "South-South cooperation", 100, 110),
            rendering("南南合作", "cooperation", 5, 110),
        ],
    ]

    most, least = added(parts)

    assert (most.text, most.together, most.term.frequency) == ("South-South cooperation", 250, 270)
    assert len(most.seen) == 200
    assert (least.together, len(least.seen), least.term.frequency) == (5, 5, 270)
    assert most.term.documents == 2


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
