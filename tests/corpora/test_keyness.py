"""Word lists, and the words that a text has more of than others."""

from collections import Counter

import pytest

from corpora.counts.collocations import collocations
from corpora.counts.keyness import keyness, log_likelihood
from corpora.counts.wordlists import commonest, general_counts, word_counts, words_by_sentence
from corpora.document import Document, Paragraph
from corpora.sentences import split_sentences


def document(lang, *texts, kind="body"):
    return Document(
        "",
        lang,
        tuple(Paragraph(text, kind, sentences=split_sentences(text, lang)) for text in texts),
    )


def test_words_are_counted_without_case_figures_and_symbols():
    counts = word_counts(document("en", "Recalls A/RES/79/236 of 2024. It recalls it."))

    assert counts == {"recalls": 2, "of": 1, "it": 2}


def test_a_sentence_ends_a_list():
    found = words_by_sentence(document("en", "It decides. It recalls."))

    assert found == [["it", "decides"], ["it", "recalls"]]


@pytest.mark.parametrize(("fine", "words"), [(False, ["南南合作"]), (True, ["南南", "合作"])])
def test_chinese_is_cut_as_fine_as_is_asked(fine, words):
    assert words_by_sentence(document("zh", "南南合作"), fine) == [words]


def test_french_elision_leaves_no_apostrophe():
    assert word_counts(document("fr", "l’Assemblée d’abord")) == {
        "l": 1,
        "assemblée": 1,
        "d": 1,
        "abord": 1,
    }


def test_mastheads_and_footnotes_are_left_out():
    assert not word_counts(document("en", "United Nations", kind="masthead"))


def test_as_frequent_here_as_there_says_nothing():
    assert log_likelihood(10, 20, 1_000, 2_000) == pytest.approx(0)


def test_log_likelihood_is_that_of_the_contingency_table():
    # 2 · (100 ln(100 / 75) + 50 ln(50 / 75)), worked by hand
    assert log_likelihood(100, 50, 10_000, 10_000) == pytest.approx(16.9899, abs=1e-4)
    assert log_likelihood(10, 0, 1_000, 1_000) == pytest.approx(13.8629, abs=1e-4)


def test_what_is_rarer_here_is_no_key_word():
    here, there = Counter(cooperation=9, said=3, the=8), Counter(said=30, the=8, cooperation=1)

    assert [key.word for key in keyness(here, there)] == ["cooperation", "the"]


def test_what_stands_once_or_twice_is_no_key_word():
    assert keyness(Counter(once=2), Counter(other=9)) == ()


def test_words_in_traditional_characters_are_those_in_simplified_ones():
    plain, other = (
        words_by_sentence(Document("", "zh", (Paragraph(text, sentences=((0, len(text)),)),)))
        for text in ("联合国促进可持续发展，加强合作。", "聯合國促進可持續發展，加強合作。")
    )

    assert other == plain
    assert collocations(other, "聯合國", least=1) == collocations(plain, "联合国", least=1) != ()


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_general_language_is_known_of_the_six(lang):
    assert len(commonest(lang)) == 60
    assert general_counts(lang).total() > 50_000_000
