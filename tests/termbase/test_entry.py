import pytest

from termbase import Candidate, Entry, Rendering, Term
from termbase.entry import Context, Seen


@pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 5), (5, 5)])
def test_a_context_whose_span_lies_outside_is_refused(span):
    with pytest.raises(ValueError, match="in a text of 4 characters"):
        Context("南南合作", span, "A/1")


@pytest.mark.parametrize("span", [(0, 0), (0, 4), (4, 4)])
def test_a_context_may_end_where_its_text_ends(span):
    assert Context("南南合作", span, "A/1").span == span


def test_terms_are_looked_up_by_language_in_their_order():
    terms = (Term("zh", "南南合作"), Term("en", "b"), Term("en", "a"))

    entry = Entry("c1", terms)

    assert [term.text for term in entry.in_lang("en")] == ["b", "a"]
    assert entry.in_lang("fr") == ()


def test_a_rendering_counts_where_it_was_seen():
    seen = Seen(("A/1", "zh", 0, 0), (0, 4)), Seen(("A/1", "en", 0, 0), (0, 4))

    rendering = Rendering(Candidate("zh", "合作", 3, 1, 3.0), "en", "cooperation", 2, 9.0, (seen,))

    assert rendering.together == 1


def test_an_unknown_name_is_no_attribute():
    import termbase

    with pytest.raises(AttributeError, match="no attribute 'terms'"):
        termbase.terms  # noqa: B018
