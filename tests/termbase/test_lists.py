"""Renderings and usages as data frames and as tables of a notebook."""

from corpora.document import Ref
from corpora.showing.display import SHOWN
from termbase.consistency import usages
from termbase.entry import Candidate, Rendering, Seen
from termbase.showing.charts import draw_drift, draw_renderings
from termbase.showing.lists import Renderings

TERM = Candidate("zh", "能力建设", 5, 1, 9.0)


def rendering(text, times, lang="en", symbol="A/1"):
    seen = tuple(
        (Seen(Ref(symbol, "zh", n, 0), (0, 4)), Seen(Ref(symbol, lang, n, 0), (0, len(text))))
        for n in range(times)
    )
    return Rendering(TERM, lang, text, times + 1, 1.5, seen)


FOUND = Renderings([rendering("capacity-building", 4), rendering("بناء القدرات", 1, "ar")])


def test_renderings_have_a_row_each():
    frame = FOUND.to_frame()

    assert list(frame.rendering) == ["capacity-building", "بناء القدرات"]
    assert frame.iloc[0].to_dict() == {
        "term": "能力建设",
        "rendering": "capacity-building",
        "lang": "en",
        "term frequency": 5,
        "frequency": 5,
        "together": 4,
        "score": 1.5,
    }


def test_renderings_are_shown_in_their_languages():
    shown = FOUND._repr_html_()

    assert '<td lang="ar" dir="rtl" style="text-align: start; vertical-align: top">بناء' in shown
    assert ">4 of 5<" in shown


def test_a_long_list_is_cut():
    assert "… 120 more" in Renderings([FOUND[0]] * (SHOWN + 120))._repr_html_()


def test_a_list_is_a_tuple():
    assert isinstance(FOUND, tuple)
    assert FOUND[:1] == (FOUND[0],)


def test_usages_have_a_row_a_rendering_with_its_share():
    found = usages(
        [rendering("capacity-building", 4), rendering("training", 1)], {"A/1": "2024-12-24"}
    )

    frame = found.to_frame()

    assert list(frame.kind) == ["usual", "other"]
    assert list(frame.share) == [0.8, 0.2]
    assert list(frame["first"]) == ["2024-12-24"] * 2
    assert ">80%<" in found._repr_html_()


def test_what_terms_are_called_can_be_drawn():
    drawn = draw_renderings(usages(FOUND, {}))._repr_svg_()

    for word in ("能力建设", "capacity-building", "بناء القدرات", "English", "Arabic"):
        assert f">{word}</text>" in drawn


def test_renderings_can_be_drawn_from_first_to_last_year():
    found = usages(
        [rendering("capacity-building", 2, symbol="A/3"), rendering("training", 1)],
        {"A/1": "1985-03-12", "A/3": "2024-05-27"},
    )

    drawn = draw_drift(found)

    assert repr(drawn) == "Renderings by year: training 1985-1985; capacity-building 2024-2024."
    for word in ("能力建设", "training", "capacity-building", "earlier", "usual", "1985"):
        assert f">{word}</text>" in drawn._repr_svg_()


def test_what_has_no_date_is_not_drawn_by_year():
    drawn = draw_drift(usages(FOUND, {}))

    assert repr(drawn) == "Renderings by year: none has one."
    assert drawn._repr_svg_().startswith("<svg")
