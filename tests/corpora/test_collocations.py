"""What stands near a word more than elsewhere."""

from corpora.counts.collocations import collocations

ALWAYS = [["south", "south", "cooperation"]] * 2 + [["triangular", "cooperation"]] * 4


def test_always_together_is_fourteen():
    (found,) = collocations([["triangular", "cooperation"]] * 4, "cooperation")

    assert (found.word, found.together, found.log_dice) == ("triangular", 4, 14)


def test_half_as_close_is_a_point_less():
    apart = [["triangular", "cooperation"]] * 4 + [["triangular"], ["cooperation"]] * 4

    (found,) = collocations(apart, "cooperation")

    assert found.log_dice == 13


def test_a_word_twice_near_one_node_counts_once():
    found = collocations(ALWAYS, "cooperation", least=1)

    assert {one.word: one.together for one in found} == {"triangular": 4, "south": 2}


def test_a_sentence_and_a_window_bound_what_is_near():
    sentences = [["far", "a", "b", "node"], ["other"]]

    assert [c.word for c in collocations(sentences, "node", window=2, least=1)] == ["a", "b"]


def test_rare_company_and_words_that_are_not_asked_about_are_left_out():
    assert [c.word for c in collocations(ALWAYS, "cooperation")] == ["triangular"]
    assert collocations(ALWAYS, "cooperation", without={"triangular"}) == ()


def test_a_word_that_is_not_there_has_no_company():
    assert collocations(ALWAYS, "absent") == ()
