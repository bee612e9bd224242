"""What is usual, what is out of line, and what only looks so."""

import numpy as np

from corpora.document import Ref
from termbase.consistency import compared, scattered, usages
from termbase.entry import Candidate, Rendering, Seen


def rendering(text, *places, term="南南合作", frequency=10, target="en"):
    """A rendering at places of documents: (symbol, paragraph), or with where the term stands."""
    candidate = Candidate("zh", term, frequency, 1, 10.0)
    seen = tuple(
        (
            Seen(Ref(symbol, "zh", paragraph, 0), tuple(span) or (0, len(term))),
            Seen(Ref(symbol, target, paragraph, 0), (0, len(text))),
        )
        for symbol, paragraph, *span in places
    )
    return Rendering(candidate, target, text, len(seen), 1.0, seen)


class Angles:
    """An encoder that is told how far apart texts are: 0 for the same, 90 for unlike."""

    name = "angles"

    def __init__(self, degrees):
        self._degrees = degrees

    def encode(self, texts):
        turned = np.radians([self._degrees.get(text, 0) for text in texts])
        return np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)


def kinds(usage):
    return {share.rendering.text: share.kind for share in usage.shares}


def test_the_most_frequent_rendering_is_the_usual_one_and_shares_sum_to_one():
    found = [
        rendering("cooperation among the South", ("A", 9)),
        rendering("South-South cooperation", *(("A", n) for n in range(7))),
    ]

    (usage,) = usages(found, {})

    assert usage.usual.text == "South-South cooperation"
    assert [share.share for share in usage.shares] == [0.875, 0.125]
    assert round(usage.entropy, 3) == 0.544
    assert usage.unanswered == 2
    assert [there.ref.paragraph for _, _, there in usage.outliers] == [9]


def test_a_short_form_and_another_form_of_the_word_are_counted_apart():
    found = [
        rendering("United Nations Office", ("A", 0), ("A", 1)),
        rendering("Office", ("A", 2)),
        rendering("United Nations Offices", ("A", 3)),
    ]

    (usage,) = usages(found, {})

    assert kinds(usage) == {
        "United Nations Office": "usual",
        "Office": "short",
        "United Nations Offices": "form",
    }
    assert usage.entropy == 0
    assert usage.outliers == ()
    assert scattered([usage]) == ()


def test_a_change_over_time_is_no_lapse():
    found = [
        rendering("triangular cooperation", ("C", 0), ("D", 0), term="三方合作"),
        rendering("trilateral cooperation", ("A", 0), term="三方合作"),
        rendering("three-way work", ("E", 0), term="三方合作"),
        rendering("threefold work", ("C", 1), term="三方合作"),
    ]
    days = {"A": "1999-01-01", "C": "2009-12-21", "D": "2012-01-01", "E": "2020-05-05"}

    (usage,) = usages(found, days)

    assert kinds(usage) == {
        "triangular cooperation": "usual",
        "trilateral cooperation": "earlier",
        "three-way work": "later",
        "threefold work": "other",
    }
    assert next((share.first, share.last) for share in usage.shares) == ("2009-12-21", "2012-01-01")


def test_what_a_term_is_called_inside_a_longer_one_is_left_out():
    found = [
        rendering("developing countries", ("A", 0), ("A", 1), term="发展中国家"),
        rendering("developing States", ("A", 2, 3, 8), term="发展中国家"),
        rendering("small island developing States", ("A", 2, 0, 8), term="小岛屿发展中国家"),
    ]

    usage = usages(found, {})[0]

    assert list(kinds(usage)) == ["developing countries"]


def test_the_firmest_term_with_a_lapse_comes_first():
    firm = [
        rendering("firm words", *(("A", n) for n in range(9)), term="甲乙丙丁"),
        rendering("something else", ("A", 20), term="甲乙丙丁"),
    ]
    loose = [
        rendering("loose words", ("B", 0), ("B", 1), ("B", 2), term="戊己庚辛"),
        rendering("anything else", ("B", 3), term="戊己庚辛"),
    ]

    found = scattered(usages([*loose, *firm], {}))

    assert [usage.term.text for usage in found] == ["甲乙丙丁", "戊己庚辛"]


def test_a_rendering_that_means_something_else_is_listed_behind_those_that_mean_the_same():
    found = [
        rendering("South-South cooperation", *(("A", n) for n in range(9))),
        rendering("broadcast", ("A", 11)),
        rendering("cooperation in the South", ("A", 12)),
    ]

    (usage,) = compared(usages(found, {}), Angles({"broadcast": 88}))

    told = [other.text for other, _, _ in usage.outliers]
    assert told == ["cooperation in the South", "broadcast"]


def test_a_lapse_that_means_what_its_term_means_comes_before_one_that_does_so_less():
    near = [
        rendering("near words", ("A", 0), ("A", 1), ("A", 2), term="甲乙丙丁"),
        rendering("adjacent terms", ("A", 3), term="甲乙丙丁"),
    ]
    far = [
        rendering("far words", *(("B", n) for n in range(4)), term="戊己庚辛"),
        rendering("something else", ("B", 9), term="戊己庚辛"),
    ]

    found = scattered(compared(usages([*far, *near], {}), Angles({"something else": 75})))

    assert [usage.term.text for usage in found] == ["甲乙丙丁", "戊己庚辛"]


def test_what_points_back_is_counted_apart():
    found = [
        rendering("South-South cooperation", ("A", 0), ("A", 1)),
        rendering("joint work", ("A", 2, 2, 4)),
        rendering("mutual work", ("A", 3, 2, 4)),
    ]
    texts = {Ref("A", "zh", 2, 0): "这种合作", Ref("A", "zh", 3, 0): "开展合作"}

    (usage,) = usages(found, {}, texts)

    assert kinds(usage) == {
        "South-South cooperation": "usual",
        "joint work": "short",
        "mutual work": "other",
    }
    assert [r.text for r, _, _ in usage.outliers] == ["mutual work"]


def test_what_a_common_word_is_called_here_and_there_is_no_lapse():
    found = [
        rendering("impact", *(("A", n) for n in range(7)), term="影响"),
        rendering("affected", ("A", 8), term="影响"),
    ]

    (usage,) = usages(found, {})

    assert kinds(usage) == {"impact": "usual", "affected": "other"}
    assert usage.outliers == ()


def test_the_same_words_and_more_are_another_form():
    found = [
        rendering("civil society", ("A", 0), ("A", 1)),
        rendering("civil society organizations", ("A", 2)),
    ]

    (usage,) = usages(found, {})

    assert kinds(usage)["civil society organizations"] == "form"


def test_what_points_back_with_as_many_words_is_no_short_form():
    found = [
        rendering("South-South cooperation", ("A", 0), ("A", 1)),
        rendering("cooperation of the South", ("A", 2, 2, 6)),
    ]
    texts = {Ref("A", "zh", 2, 0): "这种南南合作"}

    (usage,) = usages(found, {}, texts)

    assert kinds(usage)["cooperation of the South"] == "other"


def test_several_words_come_before_a_common_word_that_is_more_frequent():
    common = [
        rendering("mandate", *(("A", n) for n in range(30)), term="任务"),
        rendering("task", ("A", 40), term="任务"),
    ]
    several = [
        rendering("triangular cooperation", *(("B", n) for n in range(4)), term="三方合作"),
        rendering("trilateral cooperation", ("B", 9), term="三方合作"),
    ]

    found = scattered(usages([*common, *several], {}))

    assert [usage.term.text for usage in found] == ["三方合作", "任务"]


def test_a_stray_stands_for_what_was_made_out_and_may_be_inside_a_longer_term():
    term = "可持续发展"
    stray = rendering("durable development", ("A", 4, 0, 5), term=term)
    found = [
        rendering("sustainable development", *(("A", n) for n in range(4)), term=term),
        rendering("development", ("A", 4, 0, 5), term=term),
        rendering("durable development goals", ("A", 4, 0, 7), term="可持续发展目标"),
    ]

    usage = usages(found, {}, {}, [stray])[0]

    assert kinds(usage) == {"sustainable development": "usual", "durable development": "other"}


def test_a_stray_that_reads_like_another_rendering_is_counted_with_it():
    found = [
        rendering("triangular cooperation", *(("A", n) for n in range(4))),
        rendering("trilateral cooperation", ("A", 5)),
    ]

    (usage,) = usages(found, {}, {}, [rendering("trilateral cooperation", ("A", 6))])

    assert [(s.rendering.text, s.rendering.together) for s in usage.shares] == [
        ("triangular cooperation", 4),
        ("trilateral cooperation", 2),
    ]


def test_another_figure_is_another_form_which_a_lost_one_is_not():
    found = [
        rendering("10 a.m", ("A", 0), ("A", 1), ("A", 2), term="上午10时"),
        rendering("10.07 a.m", ("A", 3), term="上午10时"),
        rendering("the morning", ("A", 4), term="上午10时"),
    ]

    (usage,) = usages(found, {})

    assert kinds(usage) == {"10 a.m": "usual", "10.07 a.m": "form", "the morning": "other"}
