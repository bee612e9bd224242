"""Which terms stand inside which, and how that is drawn."""

import pytest

from termbase.entry import Candidate
from termbase.mining.nesting import nested
from termbase.showing.charts import draw_nesting


def terms(lang, *texts):
    return [Candidate(lang, text, len(texts) - n, 1, 1.0) for n, text in enumerate(texts)]


def test_a_term_stands_below_the_longest_that_it_contains():
    found = nested(
        terms(
            "zh", "南南合作", "南南合作办公室", "联合国南南合作办公室", "南南合作基金", "三方合作"
        ),
        "南南合作",
    )

    assert [(one.term.text, one.depth, one.inside) for one in found] == [
        ("南南合作", 0, ()),
        ("南南合作办公室", 1, (0,)),
        ("联合国南南合作办公室", 2, (1,)),
        ("南南合作基金", 1, (0,)),
    ]


def test_a_term_may_contain_two():
    found = nested(
        terms("en", "cooperation", "South-South cooperation", "cooperation fund",
              "South-South cooperation fund"),
        "cooperation",
    )  # fmt: skip

    last = next(one for one in found if one.term.text == "South-South cooperation fund")
    assert {found[at].term.text for at in last.inside} == {
        "South-South cooperation",
        "cooperation fund",
    }


def test_a_word_within_a_word_is_no_part():
    assert len(nested(terms("en", "art", "part of it"), "art")) == 1


def test_forms_of_a_word_are_the_same():
    found = nested(terms("ar", "التعاون الثلاثي", "مبادرات للتعاون الثلاثي"), "التعاون الثلاثي")

    assert [one.depth for one in found] == [0, 1]


def test_a_term_that_is_not_there_has_no_place():
    with pytest.raises(ValueError, match="not among"):
        nested(terms("en", "peace"), "war")
    with pytest.raises(ValueError, match="not among"):
        nested([], "war")


@pytest.mark.parametrize(
    ("lang", "core", "other"),
    [("zh", "南南合作", "南南合作基金"), ("ar", "التعاون الثلاثي", "صندوق التعاون الثلاثي")],
)
def test_terms_within_terms_can_be_drawn(lang, core, other):
    svg = draw_nesting(nested(terms(lang, core, other), core))._repr_svg_()

    assert f">{core}</text>" in svg
    assert f">{other}</text>" in svg
    assert ('text-anchor="end"' in svg) == (lang == "ar")


def test_nothing_can_be_drawn():
    assert draw_nesting([])._repr_svg_().startswith("<svg")
