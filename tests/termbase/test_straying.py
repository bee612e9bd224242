"""Places where a term has not its usual rendering, and what stands there instead."""

import pytest

from corpora.document import Ref
from termbase.consistency import scattered
from termbase.entry import Candidate, Rendering, Seen
from termbase.parallel import of_lines
from termbase.straying import find_strays, usages_in

SUSTAINABLE = [
    ("Sustainable development needs funds.", "Le développement durable exige des fonds."),
    ("We support sustainable development.", "Nous appuyons le développement durable."),
    ("Women promote sustainable development.", "Les femmes favorisent le développement durable."),
    ("The law protects sustainable development.", "La loi protège le développement durable."),
    ("Schools teach sustainable development.", "Les écoles enseignent le développement durable."),
]
TRADE = [
    ("Development is slow.", "Le développement est lent."),
    ("Trade helps development.", "Le commerce aide le développement."),
    ("Development takes time.", "Le développement prend du temps."),
]


def answered(term, text, *places, frequency):
    """A rendering at places: line, where the term begins in it, and where the rendering does."""
    seen = tuple(
        (
            Seen(Ref("", "zh", line, 0), (here, here + len(term))),
            Seen(Ref("", "en", line, 0), (there, there + len(text))),
        )
        for line, here, there in places
    )
    return Rendering(Candidate("zh", term, frequency, 1, 9.0), "en", text, len(seen), 1.0, seen)


def out_of_line(pairs, langs=("en", "fr")):
    """Terms, and what they are called at the places that are out of line."""
    bitext = of_lines(list(zip(*pairs, strict=True)), langs, "lines").bitext
    return {
        (usage.term.text.lower(), rendering.text, here.ref.paragraph)
        for usage in scattered(usages_in(bitext))
        for rendering, here, _ in usage.outliers
    }


def test_of_a_rendering_whose_second_word_is_new_both_words_are_out_of_line():
    lapse = (
        "Farmers want sustainable development.",
        "Les paysans veulent le développement viable.",
    )

    found = out_of_line([*SUSTAINABLE, *TRADE, lapse])

    assert ("sustainable development", "développement viable", 8) in found


def test_a_place_that_a_longer_term_took_is_out_of_line_and_shows_what_answers_that():
    lines = [
        ("各国支持三方合作。", "Countries support triangular cooperation."),
        ("我们加强三方合作。", "We strengthen triangular cooperation."),
        ("三方合作窗口已开。", "The Trilateral Window is open."),
    ]
    bitext = of_lines(list(zip(*lines, strict=True)), ("zh", "en"), "lines").bitext
    found = [
        answered("三方合作", "triangular cooperation", (0, 4, 18), (1, 4, 14), frequency=3),
        answered("三方合作窗口", "Trilateral Window", (2, 0, 4), frequency=1),
    ]

    (stray,) = find_strays(bitext, found)

    assert (stray.term.text, stray.text) == ("三方合作", "Trilateral Window")
    ((here, there),) = stray.seen
    assert (here.ref.paragraph, here.span, there.span) == (2, (0, 4), (4, 21))


def test_a_term_that_hardly_has_a_usual_rendering_has_no_strays():
    lines = [("三方合作", "triangular cooperation"), ("三方合作窗口", "Trilateral Window")]
    bitext = of_lines(list(zip(*lines, strict=True)), ("zh", "en"), "lines").bitext
    found = [
        answered("三方合作", "triangular cooperation", (0, 0, 0), frequency=2),
        answered("三方合作窗口", "Trilateral Window", (1, 0, 0), frequency=1),
    ]

    assert find_strays(bitext, found) == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Farmers want social and sustainable development.",
            "Les paysans veulent le développement social et durable.",
        ),
        ("Farmers want sustainable development.", "Les paysans y pensent."),
    ],
    ids=["shared", "left out"],
)
def test_words_that_are_shared_or_left_out_are_in_line(source, target):
    found = out_of_line([*SUSTAINABLE, *TRADE, (source, target)])

    assert not {place for term, _, place in found if term == "sustainable development"}


def test_the_short_form_of_a_name_is_in_line():
    pairs = [
        (f"The Trade Policy Council met {where}.", f"Le Conseil de la politique met {there}.")
        for where, there in [("in May", "en mai"), ("in Rome", "à Rome"), ("again", "encore")]
    ]
    pairs.append(("The Trade Policy Council left early.", "Le Conseil est parti tôt."))

    assert 3 not in {place for _, _, place in out_of_line(pairs)}


def test_a_text_without_terms_has_no_place_out_of_line():
    assert out_of_line([("Yes.", "Oui.")]) == set()
