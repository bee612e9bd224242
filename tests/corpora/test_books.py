"""Books and long reports as PDF: heads that change with the section, contents, bordered tables."""

import pytest

from corpora.numbering import labels_at_start, number_all
from corpora.reading import read_document
from tests.corpora.pdf_files import at, pdf, rule, text, together

FULL = "The Secretary-General of the United Nations shall report on the matter and take the view"
CHAPTERS = ["Chapter 1. Water", "Chapter 1. Water", "Chapter 2. Peace", "Chapter 2. Peace"] * 3
SECTIONS = [f"{number}.{number + 1} Matter {word}" for number, word in enumerate("abcdefghijkl")]


def read(tmp_path, *pages):
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf(*pages))
    return read_document(path, lang="en")


def test_heads_that_change_with_the_section_are_set_aside(tmp_path):
    def page(head, section):
        return together(
            at(60, 50, head, size=8),
            at(460, 50, section, size=8),
            text([FULL] * 50 + ["that section has of it"], top=90),
        )

    cover = text(["Water and Peace"], top=300, size=20)

    document = read(tmp_path, cover, *map(page, CHAPTERS, SECTIONS))

    assert len(document.furniture) == len(CHAPTERS)
    assert not any("Matter" in p.text for p in document.paragraphs)


def test_a_title_above_each_page_that_no_other_page_has_is_text(tmp_path):
    def page(section):
        return together(at(123, 50, section), text([FULL, "and no more."], top=90))

    document = read(tmp_path, *map(page, SECTIONS))

    assert [p.text for p in document.paragraphs if "Matter" in p.text] == [
        section.partition(" ")[2] for section in SECTIONS
    ]


def test_words_before_leaders_are_parted_where_the_file_has_no_spaces(tmp_path):
    def line(base):
        def draw(canvas):
            canvas.setFont("Times-Roman", 10)
            left = 123
            for word in ("What", "is", "Water?"):
                canvas.drawString(left, 792 - base, word)
                left += canvas.stringWidth(word) + 2.5
            for dot in range(40):
                canvas.drawString(left + 5 * dot, 792 - base, ".")
            canvas.drawString(500, 792 - base, "7")

        return draw

    document = read(tmp_path, together(*(line(100 + 12 * row) for row in range(4))))

    assert all(p.text.startswith("What is Water? . .") for p in document.paragraphs)


def test_the_borders_of_cells_are_no_rule_above_notes(tmp_path):
    rows = [("64bit tables", "one"), ("32bit tables", "two"), ("Power", "three")]
    cells = [
        draw
        for index, (left, right) in enumerate(rows)
        for draw in (
            rule(90, 202, 410 + 12 * index),
            rule(202, 312, 410 + 12 * index),
            at(95, 420 + 12 * index, left),
            at(206, 420 + 12 * index, right),
        )
    ]
    document = read(tmp_path, together(text([FULL, "as below."]), *cells))

    assert not [p for p in document.paragraphs if p.kind == "footnote"]
    assert "32bit tables" in "\n".join(p.text for p in document.paragraphs)


def test_a_word_that_runs_over_the_edge_is_not_where_lines_end(tmp_path):
    over = "All of it is said in the file named " + "a-very-long-name-that-cannot-break/" * 2
    lines = [*[FULL] * 4, "to the end.", *[FULL] * 3, over, "of the last part."]
    document = read(tmp_path, text(lines, left=72))

    assert [p.text.rpartition(" ")[2] for p in document.paragraphs] == ["end.", "part."]


@pytest.mark.parametrize("before", [["100. a"], ["3. a", "(b) c"]])
def test_a_number_of_chapter_and_section_stands_under_no_other(before):
    texts = [*before, "1.2 Xylem", "(a) y", "1.3 Zinc"]

    numbers = [one.number for one in number_all(map(labels_at_start, texts)) if one]

    assert numbers[-3:] == ["1.2", "1.2 (a)", "1.3"]


def test_items_that_begin_with_a_dash_are_paragraphs_and_a_dash_in_the_text_is_not(tmp_path):
    running = [FULL] * 6
    running[3:3] = [f"— {FULL[4:]}"]
    lines = [*running, "and in full:", "— tell of what it has done;", "— name those who did it."]

    document = read(tmp_path, text(lines))

    assert [p.text[:14] for p in document.paragraphs] == [
        "The Secretary-",
        "— tell of what",
        "— name those w",
    ]


def test_feet_that_name_the_section_and_count_the_pages_are_set_aside(tmp_path):
    def page(number):
        foot = f"{SECTIONS[number][4:]}  {number + 3}"
        return together(text([FULL] * 30 + ["has of it."], top=90), at(400, 750, foot, size=8))

    document = read(tmp_path, *map(page, range(10)))

    assert not any("Matter" in p.text for p in document.paragraphs)
    assert [item.kind for item in document.furniture] == ["running head"] * 10


@pytest.mark.parametrize("number", ["i", "iv", "xii"])
def test_small_roman_numerals_count_pages(tmp_path, number):
    document = read(tmp_path, together(text([FULL, "has of it."]), at(300, 750, number)))

    assert [(item.kind, item.text) for item in document.furniture] == [("page number", number)]


def test_the_size_of_a_page_may_be_given_once_for_all(tmp_path):
    path = tmp_path / "tall.pdf"
    whole = pdf(text([FULL, "has of it."], top=100))
    path.write_bytes(
        whole.replace(b"/MediaBox [ 0 0 612 792 ]", b"").replace(
            b"/Type /Pages", b"/Type /Pages /MediaBox [ 0 0 612 792 ]"
        )
    )

    assert read_document(path, lang="en").paragraphs[0].text.endswith("has of it.")
