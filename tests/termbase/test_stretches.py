from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.language import LANGUAGES
from termbase.mining.stretches import linked_as, stretches
from termbase.mining.word_lists import conjunctions, says_something
from termbase.mining.words import words_of
from tests.align.versions import FILES, sample
from tests.termbase.mined import cases

TEXTS = st.text(max_size=40) | st.text(
    st.sampled_from("合作和的第二次、，南 -·–—aSouth'’-1379/.,و التعاонЮг"), max_size=60
)


def drawn(text, lang):
    """A text with [ where a term may begin, ] where it may end, | between stretches."""
    parts = []
    for stretch in stretches([text], lang):
        part, end = "", stretch.units[0].start
        for unit, opens, closes in zip(stretch.units, stretch.opens, stretch.closes, strict=True):
            gap, word = text[end : unit.start], text[unit.start : unit.stop]
            part += f"{gap}{'[' * opens}{word}{']' * closes}"
            end = unit.stop
        parts.append(part)
    return "|".join(parts)


@pytest.mark.parametrize("case", cases("terms_stretches"))
def test_texts_are_cut_and_marked_as_in_the_cases(case):
    assert drawn(case["text"], case["lang"]) == case["expect"]


@settings(deadline=None)  # dictionaries are read when first asked for
@given(st.lists(TEXTS, max_size=3), st.sampled_from([*LANGUAGES, "de"]))
def test_units_cut_their_words_and_come_in_order(texts, lang):
    for stretch in stretches(texts, lang):
        text, units = texts[stretch.segment], stretch.units
        assert len(units) == len(stretch.opens) == len(stretch.closes) > 0
        assert stretch.text == text[units[0].start : units[-1].stop]
        assert all(unit.start < unit.stop for unit in units)
        assert all(a.stop <= b.start for a, b in pairwise(units))
        for unit in units:
            cut = text[unit.start : unit.stop]
            assert unit.word in (cut, cut.casefold().replace("’", "'"))


@pytest.mark.parametrize("lang", FILES)
def test_every_sentence_of_the_samples_has_a_stretch(lang):
    texts = [segment.text for segment in sample(lang).segments()]

    found = {stretch.segment for stretch in stretches(texts, lang)}

    empty = [text for place, text in enumerate(texts) if place not in found]
    assert all(len(text) < 12 for text in empty)


@pytest.mark.parametrize(
    ("words", "lang", "says"),
    [
        (("2030", "年"), "zh", False),
        (("第", "三"), "zh", False),
        (("合", "作"), "zh", True),
        (("合",), "zh", False),
        (("各", "级"), "zh", False),
        (("70/1",), "en", False),
        (("of",), "en", False),
        (("trade",), "en", True),
        (("2030", "agenda"), "en", True),
        (("15", "heure"), "fr", False),
        (("2015", "год"), "ru", False),
        (("million", "dollar"), "en", False),
    ],
)
def test_figures_and_one_short_word_say_nothing(words, lang, says):
    assert says_something(words, lang) is says


@pytest.mark.parametrize("lang", [*LANGUAGES, "zh-Hant", "de"])
def test_each_of_the_six_has_words_that_join(lang):
    assert bool(conjunctions(lang)) is (lang != "de")


def test_forms_of_one_word_count_as_the_same():
    texts = ["развивающихся стран", "развивающиеся страны", "развивающимся странам"]

    assert len({stretch.keys for stretch in stretches(texts, "ru")}) == 1


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("WHO asks who comes", ["WHO", "ask", "who", "come"]),
        ("Who asks WIPO", ["who", "ask", "wipo"]),
        ("WHO COMES", ["who", "come"]),
    ],
)
def test_an_acronym_that_reads_like_a_function_word_is_linked_as_itself(text, keys):
    (words,) = words_of([text], "en")

    assert linked_as(text, words, "en") == keys
