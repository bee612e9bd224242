"""Pages whose text a program recognised on a picture (OCR)."""

import pytest

from corpora import read_document
from corpora.pages.lines import Line, Page, Piece, lines_of
from corpora.pages.usual import measure
from corpora.pdf.glyphs import Font, Glyph
from corpora.pdf.pdfium import read_pages
from corpora.pdf.recognised import levelled, with_even_sizes
from tests.corpora.pdf_files import pdf, recognised, text, together

BODY = [
    "1. The Committee took note of the statement that was made on behalf of the States",
    "that share the river, and asked its Chair to report on the state of the fisheries,",
    "on the water that is drawn from it, and on the works that are planned upstream at",
    "the next session.",
    "2. The Committee thanked the Government of the host country for the arrangements,",
    "and agreed that it would meet there again if the funds that are needed for it are",
    "found in time.",
]


@pytest.fixture
def read(tmp_path):
    def read(*pages):
        file = tmp_path / "scan.pdf"
        file.write_bytes(pdf(*pages))
        return read_document(file, lang="en")

    return read


def numbered(document):
    return [(p.label, p.text.split()[-1]) for p in document.paragraphs if p.kind != "footnote"]


def test_recognised_text_is_said_to_be_so(read):
    document = read(recognised(BODY), text(BODY))

    assert document.warnings == ("recognised text (OCR) on 1 of 2 pages; it may have errors",)


def test_sizes_guessed_line_by_line_do_not_part_a_paragraph(read):
    document = read(recognised(BODY, wrong=(10, 9, 11, 8)))

    assert numbered(document) == [("1.", "session."), ("2.", "time.")]


@pytest.mark.parametrize("tilt", [-1.2, 0.8])
def test_a_page_that_lay_askew_is_read_line_by_line(read, tilt):
    document = read(recognised(BODY, tilt=tilt))

    assert numbered(document) == [("1.", "session."), ("2.", "time.")]


def test_the_lines_of_a_page_that_lay_askew_begin_one_under_the_other():
    (page,) = read_pages(pdf(recognised(6 * BODY, tilt=1.2)))

    lefts = [line.left for line in page.lines]
    assert len(lefts) == 6 * len(BODY)
    assert max(lefts) - min(lefts) < 1


def test_lines_that_differ_a_little_are_of_one_size_and_notes_keep_theirs():
    sizes = [10.0, 10.5, 10.0, 9.6, 8.7, 10.0, 10.0, 10.0, 8.0, 8.3]
    tops = [100, 112, 124, 136, 148, 160, 172, 184, 400, 410]
    lines = tuple(
        Line(
            BODY[0], 100.0, 400.0, float(top), size, pieces=(Piece(0, len(BODY[0]), 100.0, 400.0),)
        )
        for top, size in zip(tops, sizes, strict=True)
    )

    (page,) = with_even_sizes([Page(1, 612.0, 792.0, lines, recognised=True)])

    assert [line.size for line in page.lines] == 8 * [10.0] + 2 * [8.0]


def test_notes_without_a_rule_to_be_seen_are_taken_from_the_foot(read):
    called = [BODY[0], "that share the river,1 and asked its Chair to report on the fisheries, *"]
    notes = ["1 Held at Geneva.", "\u00ae See the report of the Chair.", "3 Not issued."]
    document = read(
        together(
            recognised([*called, *BODY[2:4], *BODY[4:]], pitch=12),
            recognised(notes, top=600, size=8, pitch=10),
        )
    )

    found = [(p.label, p.text) for p in document.paragraphs if p.kind == "footnote"]
    assert found == [
        ("1", "Held at Geneva."),
        ("2", "See the report of the Chair."),
        ("3", "Not issued."),
    ]
    assert [mark.label for mark in document.paragraphs[0].marks] == ["1"]


def test_signs_misread_for_calls_are_calls_where_they_are_as_many_as_the_notes(read):
    called = [BODY[0], "that share the river,1 and asked its Chair to report on the fisheries,*"]
    document = read(
        together(
            recognised([*called, *BODY[2:4]]),
            recognised(["1 Held at Geneva.", "2 Not issued."], top=600, size=8, pitch=10),
        )
    )

    assert [mark.label for mark in document.paragraphs[0].marks] == ["1", "2"]
    assert "fisheries, on the water" in document.paragraphs[0].text


def test_a_note_that_ends_without_a_stop_ends_where_its_line_is_short(read):
    notes = ["À To be held on 29 January at 10 h 15", "2 To be held on 30 January at 10 h 15"]
    document = read(together(recognised(BODY), recognised(notes, top=600, size=8, pitch=10)))

    assert [p.label for p in document.paragraphs if p.kind == "footnote"] == ["1", "2"]


def test_notes_stand_at_the_foot_of_each_column(read):
    narrow = [" ".join(line.split()[:6]) for line in BODY]
    document = read(
        together(
            recognised(narrow, left=60),
            recognised(["1 At Bonn."], left=60, top=700, size=8),
            recognised(narrow, left=330),
            recognised(["2 At Rome."], left=330, top=700, size=8),
        )
    )

    assert [p.text for p in document.paragraphs if p.kind == "footnote"] == ["At Bonn.", "At Rome."]


def test_notes_that_do_not_count_get_no_labels_made_up(read):
    notes = ["7 Held at Geneva.", "> Not issued."]
    document = read(
        together(recognised(BODY), recognised(notes, top=600, size=8, pitch=10)),
        together(recognised(BODY), recognised(["3 At Bonn."], top=600, size=8, pitch=10)),
    )

    labels = [p.label for p in document.paragraphs if p.kind == "footnote"]
    assert labels == ["7", "3"]


def test_dirt_that_was_recognised_as_signs_is_set_aside(read):
    lines = [line + (12 * " " + ".") * (len(line) > 70) for line in BODY]
    document = read(together(recognised(lines), recognised(["; ,"], left=40, top=300)))

    assert numbered(document) == [("1.", "session."), ("2.", "time.")]
    assert {item.text for item in document.furniture if item.kind == "speck"} == {".", "; ,"}


def test_a_job_number_that_was_misread_is_no_text(read):
    foot = recognised(["24-2A614 iE) Pl ease rec cle"], left=60, top=755)
    document = read(together(recognised(BODY), foot), recognised(BODY))

    assert not any("rec cle" in p.text for p in document.paragraphs)
    assert "24-2A614 iE) Pl ease rec cle" in [item.text for item in document.furniture]


def test_a_call_misread_at_its_end_does_not_end_the_preamble(read):
    paragraphs = [
        ["80/1. Fisheries of the river"],
        ["The General Assembly,"],
        [
            "Recalling its resolution on the fisheries of the river and of its delta, and on the",
            "lake, !",
        ],
        [
            "Noting the report of the Chair on the state of the river, and of the lake that it",
            "feeds,",
        ],
        ["1. Thanks the Chair."],
    ]
    tops = (80, 110, 130, 160, 190)
    blocks = [recognised(block, top=top) for block, top in zip(paragraphs, tops, strict=True)]

    document = read(together(*blocks))

    kinds = [p.kind for p in document.paragraphs]
    assert kinds == ["title", "opening", "preambular", "preambular", "operative"]


def test_lines_a_little_nearer_or_farther_are_of_one_paragraph():
    wide = (0, 21.6, 39.6, 60.0, 79.8, 101.2, 119.0)  # points below the first
    pages = read_pages(
        pdf(
            together(
                *(recognised([line], top=100 + at) for line, at in zip(BODY, wide, strict=True))
            )
        )
    )

    assert measure(pages).pitch > 1.9


def test_a_word_said_to_stand_in_the_room_of_the_next_is_read_before_it():
    one = Font(12.0, 0, False, False, -1, hidden=True)
    other = Font(12.0, 0, False, False, -1, hidden=True)
    river = [hidden(char, 100.0 + 8 * at, font=one) for at, char in enumerate("river ")]
    basin = [hidden(char, 136.0 + 5 * at, font=other) for at, char in enumerate("basin ")]

    (line,) = lines_of(levelled([*river, *basin]))

    assert line.text == "river basin"


def hidden(char, left, base=100.0, font=None):
    font = font or Font(12.0, 0, False, False, -1, hidden=True)
    return Glyph(char, left + 4.0, base, left, left + 4.0, font)


def word(text, right, base=100.0):
    """A word laid out to the left, in one piece, with a space in its room."""
    font = Font(12.0, 0, False, False, -1, hidden=True)
    return [hidden(char, right - 4.0 * n, base, font) for n, char in enumerate(text + " ", 1)]


def test_figures_in_words_laid_out_to_the_left_run_to_the_right():
    (line,) = lines_of(levelled([*word("عام", 200.0), *word("2025،", 180.0)]))

    assert line.text == "،2025 ماع"


def test_lines_laid_out_to_the_left_are_put_in_order_downwards():
    glyphs = [*word("ثالث", 200.0, 124.0), *word("ثان", 200.0, 112.0), *word("أول", 200.0)]

    assert [round(line.base) for line in lines_of(levelled(glyphs))] == [100, 112, 124]


def test_chinese_is_as_large_as_its_letters_stand_apart():
    glyphs = []
    for place, char in enumerate("大会注意到秘书长的报告"):
        font = Font(21.0, 0, False, False, -1, hidden=True)  # as was guessed
        left = 100.0 + 10 * place
        glyphs += [Glyph(char, left, 100.0, left, left + 4.5, font)]
        glyphs += [Glyph(" ", left + 4.5, 100.0, left + 4.5, left + 9.0, font)]

    (line,) = lines_of(levelled(glyphs))

    assert abs(line.size - 10) < 0.5


def test_text_that_is_seen_is_left_as_it_is_drawn():
    (page,) = read_pages(pdf(text(BODY)))

    assert not page.recognised
    assert [line.size for line in page.lines] == [10.0] * len(BODY)
