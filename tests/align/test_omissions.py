"""The omission report: fates of every segment, and what a reader should look at first."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from align.aligned import Aligned
from align.bead import WORST_FIRST, Alignment, Bead
from align.omissions import WORRYING, counts, fates, outcomes, report, worries
from tests.align.small import ALONE, HOSTILE
from tests.align.small import MIXED as SMALL


def alignment(*beads, langs=("zh", "en", "fr")):
    return Alignment("A/1", langs, beads, "test", "paragraph")


MIXED = alignment(
    Bead(((0, 1), (0, 1), (0, 1)), 3.0, 0.99),
    Bead(((1, 2), (1, 2), (1, 1)), 1.0, 0.9),
    Bead(((2, 3), (2, 3), (1, 1)), 1.0, 0.8),
    Bead(((3, 4), (3, 5), (1, 2)), 1.0, 0.4),
    Bead(((4, 6), (5, 6), (2, 3)), 1.0, 0.7),
    Bead(((6, 7), (7, 8), (3, 4)), 1.0, 0.7, moved=True),
    Bead(((7, 7), (6, 7), (4, 4)), 1.0, 0.95),
)


@st.composite
def alignments(draw):
    """Alignments of two to four sides, with doubtful beads and moved ones."""
    sides = draw(st.integers(2, 4))
    shape = st.lists(st.integers(0, 2), min_size=sides, max_size=sides).filter(any)
    beads, ends = [], [0] * sides
    for sizes in draw(st.lists(shape, max_size=12)):
        stops = [end + size for end, size in zip(ends, sizes, strict=True)]
        confidence = draw(st.none() | st.floats(0, 1))
        beads.append(
            Bead(tuple(zip(ends, stops, strict=True)), 0.0, confidence, draw(st.booleans()))
        )
        ends = stops
    return alignment(*beads, langs=("zh", "en", "fr", "ar")[:sides])


def test_every_segment_has_a_fate_on_every_other_side():
    of = {(o.side, o.other, o.span): o.fate for o in outcomes(MIXED)}

    assert of[0, 1, (0, 1)] == "translated"
    assert of[0, 2, (1, 2)] == "absent"
    assert of[0, 1, (1, 2)] == "translated"
    assert of[1, 0, (3, 5)] == "undecided"
    assert of[0, 2, (4, 6)] == "merged"
    assert of[2, 0, (2, 3)] == "split"
    assert of[2, 1, (3, 4)] == "moved"
    assert of[1, 0, (6, 7)] == "absent"


def test_a_fate_is_told_in_the_order_of_its_own_side():
    spans = [o.span for o in outcomes(MIXED) if (o.side, o.other) == (1, 0)]

    assert spans == sorted(spans)


def test_counts_are_of_segments():
    assert counts(MIXED)[0, 1] == Counter(translated=3, undecided=1, merged=2, moved=1)


def test_beads_are_counted_once_each_the_plain_ones_first():
    assert list(fates(MIXED).items()) == [
        ("translated", 1),
        ("merged", 1),
        ("moved", 1),
        ("undecided", 1),
        ("absent", 3),
    ]


def test_the_most_worrying_come_first_and_each_fact_once():
    assert [(w.fate, w.places, w.lacking) for w in worries(MIXED)] == [
        ("absent", (1, 2), (2,)),
        ("absent", (6,), (0, 2)),
        ("undecided", (3,), ()),
        ("moved", (5,), ()),
    ]


def test_doubtful_beads_are_told_one_by_one():
    made = alignment(*(Bead(((i, i + 1),) * 3, 0.0, 0.3) for i in range(3)))

    assert [worry.places for worry in worries(made)] == [(0,), (1,), (2,)]


def test_a_doubtful_omission_is_undecided():
    made = alignment(Bead(((0, 1), (0, 0), (0, 0)), 0.0, 0.2))

    assert [(w.fate, w.lacking) for w in worries(made)] == [("undecided", (1, 2))]


def test_versions_that_agree_worry_nobody():
    assert worries(alignment(Bead(((0, 1),) * 3, 0.0, 0.9))) == ()
    assert worries(alignment()) == ()


def test_a_report_names_places_versions_and_what_the_text_is():
    lines = report(SMALL)

    assert [(line.fate, line.label, line.where, line.confidence, line.text) for line in lines] == [
        ("absent", "1", "not in ar", "0.91", "重申承诺"),
        ("undecided", "3", "", "0.49", "鼓励会员国"),
        ("moved", "note 1", "", "0.77", "注一"),
    ]
    assert [(line.lang, line.place) for line in lines] == [("zh", 1), ("zh", 3), ("zh", 4)]


def test_a_report_on_many_versions_says_it_in_the_fewest_words():
    assert [(line.label, line.where, line.text) for line in report(ALONE)] == [
        ("1", "not in en es ar", "一"),
        ("2", "only in fr", "deux"),
        ("2", "not in en es ru ar", "trois"),  # the Chinese is a blank line
    ]


def test_of_what_has_moved_the_places_are_named():
    crossed = Bead(((0, 1), (1, 2)), 1.0, moved=True), Bead(((1, 2), (0, 1)), 1.0)
    sides = ["甲", "乙"], ["b", "a"]
    made = Aligned(Alignment("", ("zh", "en"), crossed, ""), sides, [["1", "2"], ["1", "2"]])

    assert [line.where for line in report(made)] == ["1 in zh, 2 in en"]


def test_a_run_is_one_line_from_its_first_paragraph_to_its_last():
    skips = tuple(Bead(((i, i + 1), (0, 0)), 1.0, c) for i, c in enumerate((0.9, 0.7, 0.8)))
    made = Aligned(
        Alignment("", ("zh", "en"), skips, ""), [["a", "b", "c"], []], [["1", "2", "3"], []]
    )

    assert [(line.label, line.confidence) for line in report(made)] == [("1 … 3", "0.70")]


def test_malice_is_not_reported_as_it_is():
    worse = replace(HOSTILE.alignment.beads[5], confidence=0.1)
    beads = tuple(worse if at == 5 else b for at, b in enumerate(HOSTILE.alignment.beads))

    (line,) = report(replace(HOSTILE, alignment=replace(HOSTILE.alignment, beads=beads)))

    assert line.text == "[2Jbell 31m"


@given(alignments())
def test_counts_add_up_to_the_segments_of_each_side(made):
    for (side, _), found in counts(made).items():
        assert found.total() == made.sizes[side]


@given(alignments())
def test_every_worrying_bead_is_in_one_worry(made):
    places = [place for worry in worries(made) for place in worry.places]

    assert sorted(places) == [
        place for place, bead in enumerate(made.beads) if bead.outcome in WORRYING
    ]
    assert sum(fates(made).values()) == len(made.beads)
    assert list(fates(made)) == [f for f in reversed(WORST_FIRST) if f in fates(made)]
