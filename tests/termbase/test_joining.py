"""Rows of several languages: what agrees, what is doubted, what gives way."""

import pytest

from corpora.document import Ref, Segment
from termbase.entry import Candidate, Rendering, Seen
from termbase.extraction import entries_of, rows_of
from termbase.mining.bitext import Bitext
from termbase.mining.joining import joined_rows
from termbase.parallel import of_lines, of_versions
from tests.align.versions import FILES, sample
from tests.termbase.test_extraction import short

SOURCE = ["合作办公室", "合作基金", "合作", "办公室"]


def bitext(lang, lines, beads=None):
    """The source beside a version of it, by default line by line."""
    sides = [
        [Segment(Ref("A/1", tag, place, 0), text) for place, text in enumerate(texts)]
        for tag, texts in (("zh", SOURCE), (lang, lines))
    ]
    paired = [((n, n + 1), (n, n + 1)) for n in range(len(lines))]
    return Bitext(("zh", lang), (sides[0], sides[1]), beads or paired)


def rendering(lang, text, *lines, term="合作"):
    seen = tuple(
        (Seen(Ref("A/1", "zh", n, 0), (0, 2)), Seen(Ref("A/1", lang, n, 0), (0, 1))) for n in lines
    )
    return Rendering(Candidate("zh", term, 3, 1, 1.0), lang, text, len(seen), 1.0, seen)


ENGLISH = bitext("en", ["cooperation office", "cooperation fund", "cooperation", "office"])
FRENCH = bitext("fr", ["bureau coopération", "fonds coopération", "coopération", "bureau"])
SPANISH = bitext("es", ["oficina cooperación", "fondo cooperación", "cooperación", "oficina"])
BITEXTS = [ENGLISH, FRENCH, SPANISH]


def row_of(*found):
    (row,) = joined_rows(BITEXTS, found)
    return row


def test_renderings_that_stand_in_the_same_passages_agree():
    row = row_of(
        [rendering("en", "cooperation", 0, 1, 2)],
        [rendering("fr", "coopération", 0, 1, 2)],
        [rendering("es", "cooperación", 0, 1)],  # stands in a third place, too
    )

    assert row.agreeing("es") == {"en": 1.0, "fr": 1.0}
    assert row.doubted == ()


def test_a_rendering_that_stands_elsewhere_is_doubted():
    row = row_of(
        [rendering("en", "cooperation", 0, 1, 2)],
        [rendering("fr", "coopération", 0, 1, 2)],
        [rendering("es", "fondo", 1)],
    )

    assert row.agreeing("es") == {"en": 0.5, "fr": 0.5}
    assert row.doubted == ()
    assert row_of(*row_found(row, "oficina", 0, 3)).doubted == ("es",)


def row_found(row, text, *lines):
    kept = [[r] for r in row.renderings if r.lang != "es"]
    return [*kept, [rendering("es", text, *lines)]]


def test_what_all_others_contradict_gives_way_to_what_they_bear_out():
    row = row_of(
        [rendering("en", "fund", 1)],
        [rendering("fr", "fonds", 1)],
        [rendering("es", "oficina", 0, 3), rendering("es", "fondo", 1)],
    )

    assert row.usual["es"].text == "fondo"
    assert [r.text for r in row.set_aside] == ["oficina"]
    assert "oficina" not in [r.text for r in row.renderings]


def test_what_another_rendering_bears_out_gives_way_but_stays():
    row = row_of(
        [rendering("en", "fund", 1), rendering("en", "office", 0)],
        [rendering("fr", "fonds", 1)],
        [rendering("es", "oficina", 0, 3), rendering("es", "fondo", 1)],
    )

    assert [r.text for r in row.renderings if r.lang == "es"] == ["fondo", "oficina"]
    assert row.set_aside == ()


def test_of_frequent_renderings_the_first_places_are_compared():
    sides = {"en": ["one one"] * 300, "fr": ["un"] * 300, "es": ["-"] * 250 + ["uno"] * 50}
    parallel = of_lines([["一"] * 300, *sides.values()], ["zh", *sides], "lines")

    (row,) = joined_rows(
        parallel.bitexts,
        [
            [rendering(lang, text, term="一")]
            for lang, text in (("en", "one"), ("fr", "un"), ("es", "uno"))
        ],
    )

    assert row.agreeing("fr") == {"en": pytest.approx(2 / 3, abs=0.01), "es": 0.0}


def test_what_a_language_lacks_is_no_disagreement():
    sides = {"en": ["one", "one", "one"], "fr": ["un", "", "un"], "es": ["uno", "uno", ""]}
    parallel = of_lines([["一", "一", "一"], *sides.values()], ["zh", *sides], "lines")

    (row,) = joined_rows(
        parallel.bitexts,
        [[rendering(lang, texts[0], term="一")] for lang, texts in sides.items()],
    )

    assert set(row.agreement.values()) == {1.0}


def test_renderings_that_cannot_meet_neither_agree_nor_disagree():
    sides = {"en": ["one", ""], "fr": ["", "un"]}
    parallel = of_lines([["一", "一"], *sides.values()], ["zh", *sides], "lines")

    (row,) = joined_rows(
        parallel.bitexts, [[rendering("en", "one", term="一")], [rendering("fr", "un", term="一")]]
    )

    assert (dict(row.agreement), row.doubted) == ({}, ())


def test_two_languages_alone_correct_nothing():
    (row,) = joined_rows(
        BITEXTS[:2],
        [[rendering("en", "fund", 1)], [rendering("fr", "bureau", 0), rendering("fr", "fonds", 1)]],
    )

    assert row.usual["fr"].text == "bureau"
    assert row.doubted == ()


def test_the_most_frequent_rendering_does_not_give_way_to_a_rare_one():
    row = row_of(
        [rendering("en", "fund", 1)],
        [rendering("fr", "fonds", 1)],
        [rendering("es", "oficina", 0, 2, 3), rendering("es", "fondo", 1)],
    )

    assert row.usual["es"].text == "oficina"
    assert row.doubted == ("es",)


def test_passages_are_as_large_as_the_largest_beads():
    french = bitext("fr", ["coopération", "bureau fonds"], [((0, 2), (0, 1)), ((2, 4), (1, 2))])

    (row,) = joined_rows(
        [ENGLISH, french],
        [[rendering("en", "cooperation", 1)], [rendering("fr", "coopération", 0)]],
    )

    assert row.agreeing("en") == {"fr": 0.5}  # 1 of the 3 of en


def test_complete_rows_that_agree_come_first():
    rows = joined_rows(
        BITEXTS,
        [
            [rendering("en", "office", 0, 3, term="办公室"), rendering("en", "cooperation", 0, 1)],
            [rendering("fr", "bureau", 0, 3, term="办公室")],
            [rendering("es", "oficina", 0, 3, term="办公室")],
        ],
    )

    assert [row.term.text for row in rows] == ["办公室", "合作"]


@pytest.fixture(scope="module")
def rows():
    return rows_of(of_versions([sample(lang) for lang in FILES]))


def test_a_name_that_one_language_shows_is_asked_for_in_all(rows):
    row = next(row for row in rows if row.term.text == "联合国国家工作队")

    assert set(row.usual) == set(FILES) - {"zh"}


def test_what_answers_one_name_is_not_two_joined(rows):
    terms = {row.term.text for row in rows}

    assert "佩雷斯-格雷罗南南合作信托基金" in terms
    assert not [term for term in terms if "和佩雷斯" in term]


def test_most_rows_of_the_sample_are_complete(rows):
    complete = [row for row in rows if len(row.usual) == len(FILES) - 1]

    assert len(complete) >= 0.85 * len(rows)
    assert all(set(row.doubted) < set(row.usual) for row in complete)


def test_the_note_of_an_entry_names_the_languages_that_are_doubted(rows):
    doubted = next(row for row in rows if row.doubted)
    by_term = {row.term.text: row for row in rows}
    (entry,) = entries_of(doubted.renderings, [sample(lang) for lang in FILES], by_term)

    assert entry.note.endswith(f"no other language agrees with {' '.join(doubted.doubted)}")


def test_one_document_gives_no_rows():
    with pytest.raises(ValueError, match="two documents in two languages"):
        rows_of(of_versions([short("zh", "南南合作")]))
