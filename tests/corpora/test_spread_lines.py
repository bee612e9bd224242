"""Lines that are spread to fill their column, and titles: what goes on with the next line."""

import pytest

from corpora.pages.layout import paragraphs
from corpora.pages.lines import Line, Page, Piece
from corpora.pages.usual import measure

LEFT, EDGE, SIZE = 60.0, 532.0, 10.5
WORDS = "takes note of the report of the Secretary-General on the law of the sea, welcomes the"


def line(text, right=EDGE, left=LEFT, step=1.3, size=SIZE, bold=False):
    """A line and how far under the one before it it stands, in type sizes."""
    pieces = (Piece(0, len(text), left, right),)
    flags = {"bold": bold, "opens_bold": bold, "closes_bold": bold}
    return Line(text, left, right, 0.0, size, pieces=pieces, **flags), step


def filled(count, name="The Committee", edge=EDGE, left=LEFT):
    """A paragraph of spread lines, no two the same, and a short one."""
    lines = [line(f"{name} {n} {WORDS}", edge, left) for n in range(count)]
    return [(lines[0][0], 1.9), *lines[1:], line("sea.", left + 20, left)]


def page(number, lines):
    base, placed = 80.0, []
    for one, step in lines:
        base += step * SIZE
        placed.append((one, base))
    lines = tuple(
        Line(**{name: getattr(one, name) for name in Line.__slots__} | {"base": at})
        for one, at in placed
    )
    return Page(number, 592.0, 842.0, lines)


def read(*sheets):
    pages = [page(number, lines) for number, lines in enumerate(sheets, 1)]
    parts = paragraphs(pages, measure(pages))
    return [" ".join(placed.line.text for placed in part) for part in parts]


def last(*lines):
    """The last paragraph of a document of spread lines that ends with these."""
    return read([*filled(8), *filled(3), *lines])[-1]


def test_the_edges_of_spread_lines_are_told_and_ragged_ones_have_none():
    spread = page(1, [*filled(8), *filled(7, "The Board", edge=500.0)])
    ragged = page(1, [line(f"{n} {WORDS}", 470 + 7.0 * (n * 5 % 9)) for n in range(20)])

    assert sorted(measure([spread]).edges) == [500.0, EDGE]
    assert measure([ragged]).edges == ()


@pytest.mark.parametrize("above", ["the sea. It is so.", "Thailand, Togo,"])
def test_a_paragraph_whose_line_is_spread_goes_on_overleaf(above):
    first = [*filled(8), line(WORDS, step=1.9), line(above)]

    found = read(first, [line("Trinidad and Tobago spoke.", 200)])

    assert found[-1] == f"{WORDS} {above} Trinidad and Tobago spoke."


@pytest.mark.parametrize(
    ("above", "below"),
    [("It is so.", "12. The Committee agreed."), ("sea,", "Recalling its resolution,")],
)
def test_what_begins_a_paragraph_begins_one_overleaf(above, below):
    first = [*filled(8), line(WORDS, step=1.9), line(above)]

    assert read(first, [line(below, 200)])[-1] == below


def test_a_ragged_line_that_ends_a_sentence_ends_its_paragraph_overleaf():
    first = [line(f"{n} {WORDS}", 470 + 7.0 * (n * 5 % 9)) for n in range(20)]

    assert read([*first, line("It is so.", 526)], [line("Trinidad spoke.", 200)])[-1] == (
        "Trinidad spoke."
    )


def test_a_paragraph_set_in_as_a_whole_goes_on_overleaf():
    item = [line(f"(a) The absence {WORDS}", left=96.0, step=1.9), line("forms,", left=96.0)]

    found = read([*filled(8), *item], [line("in accordance with article 1;", 300, left=96.0)])

    assert found[-1] == f"(a) The absence {WORDS} forms, in accordance with article 1;"


def test_a_quotation_set_in_on_both_sides_goes_on_overleaf():
    quote = [line(f"{name}, {WORDS},", 504, 119) for name in ("Angola", "Chad", "Togo")]

    found = read(
        [*filled(8), (quote[0][0], 1.9), *quote[1:]], [line("Trinidad, Uganda.", 285, 119)]
    )

    assert found[-1] == " ".join([one.text for one, _ in quote] + ["Trinidad, Uganda."])


def test_type_may_change_its_weight_where_a_line_is_spread():
    sentence = [
        line("Division (P-5).", step=1.9),
        line("The Committee is not convinced", bold=True),
    ]
    heading = [line("Division", 200, bold=True, step=1.9), line(WORDS)]

    assert last(*sentence) == "Division (P-5). The Committee is not convinced"
    assert last(*heading) == WORDS


def test_a_spread_line_goes_on_with_one_set_lower_for_a_raised_figure():
    low = line("sea.¹", 90, step=1.9)

    assert last(line(WORDS, step=1.9), low) == f"{WORDS} sea.¹"
    assert last(line(WORDS, 480, step=1.9), low) == "sea.¹"


def test_lines_that_end_at_an_edge_of_their_own_make_one_paragraph():
    words = "كلمة " * 14 + "تشكل"
    rows = [line(f"{n} {words}", 480) for n in range(8)]

    found = last(*rows, line("الأساس. ", 90), line(words, 480, step=1.9), line("الأساس.", 90))

    assert found == f"{words} الأساس."


def test_a_ragged_arabic_line_without_an_end_is_no_item_of_a_list():
    words = "كلمة " * 14 + "تشكل"
    rows = [(f"{n} {words}", right) for n, right in enumerate((482, 475, 470, 478))]

    found = last(
        *[line(text, right, step=1.3 if n else 1.9) for n, (text, right) in enumerate(rows)]
    )

    assert found == " ".join(text for text, _ in rows)


def test_a_clause_of_arabic_set_a_little_lower_stands_apart():
    words = "كلمة " * 14 + "ممثلو"
    rows = [line(f"{words} {n}،", 482 + n, step=1.55) for n in range(3)]

    assert last((rows[0][0], 1.9), *rows[1:]) == f"{words} 2،"


def test_a_title_may_be_set_in_at_its_end_as_at_its_beginning():
    rest = {"left": 72.0, "size": 16.0, "bold": True, "step": 2.0}
    title = [line("发言人表示，资金缺口使伊拉克南部扫", 506, **rest), line("雷工作", 120, **rest)]

    assert last((title[0][0], 3.5), title[1]) == "发言人表示，资金缺口使伊拉克南部扫 雷工作"


def test_a_title_does_not_end_with_an_article():
    rest = {"size": 14.0, "bold": True, "step": 1.8}
    title = [line("Report on the activities of the Office in the", 380, **rest)]

    found = last((title[0][0], 3.5), line("Sahel", 100, **rest))

    assert found == "Report on the activities of the Office in the Sahel"


def test_wide_letters_have_less_room():
    wide = "Mammoth "
    first = line("It was alarming. The", 480, step=1.9)

    narrow = last(first, line("Little " + "i" * 30, 220))
    assert last(first, line(wide + "i" * 30, 220)) == "It was alarming. The " + wide + "i" * 30
    assert narrow == "Little " + "i" * 30


def test_a_quotation_of_ragged_arabic_goes_on_overleaf_though_there_was_room():
    words = "كلمة " * 14 + "ممثلو"
    rows = [line(words, 478, step=1.9), line(f"{words} 2", 482), line(f"{words} 3", 479)]

    assert read([*filled(8), *rows], [line("الدول.", 100)])[-1].endswith("3 الدول.")


def test_a_year_in_type_of_its_own_ends_the_sentence_above_it():
    rows = [line(f"{n} {WORDS}", 470 + 7.0 * (n * 5 % 9)) for n in range(20)]
    year = line("2015.", 90, step=2.0, size=12.5)

    assert read([*rows, line("from 2006 until", 500, step=1.9), year])[-1] == (
        "from 2006 until 2015."
    )
    assert read([*rows, line("Finances", 150, step=1.9), year])[-1] == "2015."
