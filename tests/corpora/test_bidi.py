"""Lines of an Arabic page, as one sees them, back into the order in which they are read."""

import pytest

from corpora.pages.bidi import in_reading_order, logical, without_embeddings
from corpora.pages.lines import Line, Page, Piece


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("لصفلا ،(A/69/10) 10 مقر", "رقم 10 (A/69/10)، الفصل"),  # a number before Latin in brackets
        ("لصفلا ،)A/69/10) 10 مقر", "رقم 10 (A/69/10)، الفصل"),  # one bracket stored as it looks
        ("2 ةرقفلا ،A/79/225 رظنا", "انظر A/79/225، الفقرة 2"),
        ("⁽¹⁾،تارييغتلا", "التغييرات،⁽¹⁾"),  # a call, its brackets as they look,
        ("⁾¹⁽،تارييغتلا", "التغييرات،⁽¹⁾"),  # and as they are meant
        ("⁽²⁾،2015 ماعل", "لعام 2015،⁽²⁾"),
        ("²،2015 ماعل", "لعام 2015،²"),
        ("رارقلا⁽³⁾", "⁽³⁾ القرار"),  # the label of a note
        (".14668 .oN⁾³⁽", "⁽³⁾ oN. 14668."),
        (".2006-2005 يساردلا ماعلا", "العام الدراسي 2005-2006."),  # a range ends the line,
        ("ىلإو ،2034-2024 ةرتفلل", "للفترة 2024-2034، وإلى"),  # or does not,
        ("رياني 26-30", "26-30 يناير"),  # begins a heading,
        ("رياني 30-26", "26-30 يناير"),  # or a line that goes on
        ("2005-2006", "2005-2006"),  # or is all there is
        ("ada@example.org ،+41 22 555 01 :فتاهلا", "الهاتف: 01 555 22 41+، ada@example.org"),
    ],
)
def test_a_line_is_turned_into_reading_order(seen, read):
    assert logical(seen) == read


def test_a_latin_date_set_as_arabic_begins_with_the_day():
    texts = ["January 2026 9", "Rule 2026 9 b"]
    lines = [
        Line(text, 470.0, 510.0, 100.0, 12.0, pieces=(Piece(0, len(text), 470.0, 510.0),))
        for text in texts
    ]

    (page,) = in_reading_order([Page(1, 600.0, 800.0, tuple(lines))])

    assert [line.text for line in page.lines] == ["9 January 2026", "Rule 2026 9 b"]


def test_groups_of_a_number_in_a_cell_are_stored_as_in_a_line():
    texts = ["1 200 000", "(3 214,0)", "575,5", "0 0 1", "عومجملا"]
    lines = [
        Line(text, 470.0, 510.0, 100.0, 12.0, pieces=(Piece(0, len(text), 470.0, 510.0),))
        for text in texts
    ]

    (page,) = in_reading_order([Page(1, 600.0, 800.0, tuple(lines))])

    found = [line.text for line in page.lines]
    assert found == ["000 200 1", "(214,0 3)", "575,5", "0 0 1", "المجموع"]


def test_what_a_dump_embeds_from_left_to_right_is_read_as_seen():
    line = (
        "\u202bقال\u202a ،\u202cكما في \u202a 2030\u202cو\u202a PLO\u202cثم سكت\u202a.\u202c\u202c"
    )

    assert without_embeddings(line) == "قال، كما في 2030 وPLO ثم سكت."


def test_cells_and_words_that_a_dump_embeds_one_by_one_are_read_from_the_right():
    cells = "\f   \u202bعدد البلدان\u202c      \u202b\u202a1.1.2\u202c\u202c"
    words = ".\u202bالسلام\u202c \u202bعلى\u202c \u202bيقوم\u202c"

    assert without_embeddings(cells) == "\f1.1.2      عدد البلدان"
    assert without_embeddings(words) == "يقوم على السلام."


def test_text_of_another_language_keeps_its_order_around_what_it_embeds():
    text = "The words \u202bسلام\u202c and \u202bعدل\u202c are nouns"

    assert without_embeddings(text) == "The words سلام and عدل are nouns"
    assert without_embeddings("No 1\n  two\r\n") == "No 1\n  two\r\n"


def test_a_line_that_ends_a_sentence_with_a_number_and_a_call_is_turned():
    seen = "⁷.2009"
    line = Line(seen, 470.0, 510.0, 100.0, 12.0, pieces=(Piece(0, len(seen), 470.0, 510.0),))

    (page,) = in_reading_order([Page(1, 600.0, 800.0, (line,))])

    assert page.lines[0].text == "2009.⁷"
