"""Pages drawn for the purpose, and the paragraphs an eye sees on them."""

import pytest

from corpora.reading import read_document
from tests.corpora.pdf_files import at, pdf, rule, text, together

FULL = "The Committee takes note of the report of the Secretary-General on the law of the sea and"


def read(tmp_path, *pages, lang="en"):
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf(*pages))
    return read_document(file, lang=lang)


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def along(left, base, *parts):
    """Parts of one line, each raised by so many points; raised type is smaller."""

    def draw(canvas):
        x = left
        for words, up in parts:
            size = 6 if up else 10
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, 792 - base + up, words)
            x += canvas.stringWidth(words, "Times-Roman", size)

    return draw


def test_a_wide_gap_parts_paragraphs(tmp_path):
    document = read(
        tmp_path,
        together(
            text([FULL, "on the protection of the sea."], top=200),
            text([FULL, "on the rights of States."], top=236),
        ),
    )

    assert texts(document) == [
        f"{FULL} on the protection of the sea.",
        f"{FULL} on the rights of States.",
    ]


def test_an_indent_parts_paragraphs_without_a_gap(tmp_path):
    lines = [FULL, "on the protection of the sea."]
    document = read(
        tmp_path,
        together(
            *(
                at(147 if index == 0 else 123, 200 + 12 * (2 * block + index), line)
                for block in range(3)
                for index, line in enumerate(lines)
            )
        ),
    )

    assert texts(document) == [f"{FULL} on the protection of the sea."] * 3


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path):
    document = read(tmp_path, text(["It stresses the importance of South-", "South cooperation."]))

    assert texts(document) == ["It stresses the importance of South-South cooperation."]


def test_a_paragraph_goes_on_overleaf_if_its_line_was_full(tmp_path):
    document = read(
        tmp_path,
        together(at(147, 200, FULL[:-4]), text([FULL] * 3, top=212)),
        together(text([FULL, "on the sea."], top=200), at(147, 224, "Another paragraph.")),
    )

    assert len(document.paragraphs) == 2
    assert document.paragraphs[0].page == 1
    assert texts(document)[1] == "Another paragraph."


def test_two_columns_are_read_one_after_the_other(tmp_path):
    left = [f"the left column tells of matter number {n}" for n in range(10)]
    right = [f"the right column tells of point number {n}" for n in range(10)]
    document = read(
        tmp_path,
        together(text([*left[:9], "end."], 60, 200), text([*right[:9], "stop."], 330, 200)),
    )

    assert texts(document) == [" ".join([*left[:9], "end."]), " ".join([*right[:9], "stop."])]


def test_raised_digits_with_a_note_are_calls_and_others_are_digits(tmp_path):
    page = together(
        text([FULL, FULL], top=200),
        along(
            123,
            224,
            ("the Agreement", 0),
            ("1", 4),
            (" and an area of 40 km", 0),
            ("2", 4),
            (".", 0),
        ),
        at(100, 600, "__________________", size=8),
        at(117, 612, "1", size=5),
        at(121, 614, "Resolution 70/1.", size=8),
    )
    document = read(tmp_path, page)

    paragraph, note = document.paragraphs
    assert paragraph.text.endswith("the Agreement and an area of 40 km².")
    assert [(m.label, m.note, paragraph.text[m.at - 9 : m.at]) for m in paragraph.marks] == [
        ("1", 1, "Agreement")
    ]
    assert (note.kind, note.number, note.text) == ("footnote", "1", "Resolution 70/1.")


def test_a_note_that_goes_on_overleaf_is_one(tmp_path):
    def foot(*lines):
        return together(
            text([FULL] * 4, top=200),
            at(100, 640, "__________________", size=8),
            *(at(117, 654 + 10 * n, line, size=8) for n, line in enumerate(lines)),
        )

    called = at(486, 232, "1", size=6)
    document = read(
        tmp_path,
        together(foot("1 Report of the Conference on the Law of the"), called),
        foot("Sea, New York, 2024.", "2 Ibid."),
    )

    notes = [p.text for p in document.paragraphs if p.kind == "footnote"]
    assert notes == ["Report of the Conference on the Law of the Sea, New York, 2024.", "Ibid."]


def test_running_heads_and_feet_are_set_aside(tmp_path):
    def page(number):
        return together(
            at(60, 50, "A/RES/79/236", size=8),
            at(460, 50, "South-South cooperation", size=8),
            rule(60, 552, 58),
            text([FULL, f"on matter {number}."], top=90),
            at(60, 755, f"{number}/4", size=8),
            at(500, 755, "24-24614", size=7),
        )

    document = read(tmp_path, *map(page, range(1, 5)))

    assert texts(document) == [f"{FULL} on matter {number}." for number in range(1, 5)]
    assert {item.kind for item in document.furniture} == {"running head", "page number"}
    assert document.symbol == "A/RES/79/236"


def test_the_same_text_on_every_page_is_text(tmp_path):
    document = read(tmp_path, *[text(["The form below shall be used."], top=90)] * 6)

    assert " ".join(texts(document)).count("shall be used") == 6


def test_cells_side_by_side_are_rows(tmp_path):
    rows = [
        ("Programme", "2023", "2024"),
        ("Law of the sea", "1,200", "1,350"),
        ("Outer space", "300", "310"),
    ]
    page = together(
        text([FULL, "as shown below."], top=150),
        *(
            at(left, 200 + 20 * index, cell, size=8)
            for index, row in enumerate(rows)
            for left, cell in zip((123, 300, 400), row, strict=True)
        ),
        text([FULL, "as shown above."], top=280),
    )
    document = read(tmp_path, page)

    assert [p.kind for p in document.paragraphs] == ["body", "row", "row", "row", "body"]
    assert [p.cell_texts() for p in document.paragraphs if p.cells] == rows


def test_a_cell_of_several_lines_is_one_cell(tmp_path):
    def row(top, *cells):
        return [
            at(left, top + 9 * index, line, size=8)
            for left, cell in zip((123, 300, 400), cells, strict=True)
            for index, line in enumerate(cell)
        ]

    page = together(
        *row(200, ["Programme"], ["2023"], ["2024"]),
        *row(220, ["Law of the sea and", "ocean affairs"], ["1,200"], ["Includes the", "Division"]),
        *row(245, ["Outer space"], ["300"], ["310"]),
    )
    document = read(tmp_path, page)

    assert [p.cell_texts() for p in document.paragraphs] == [
        ("Programme", "2023", "2024"),
        ("Law of the sea and ocean affairs", "1,200", "Includes the Division"),
        ("Outer space", "300", "310"),
    ]


def test_the_lines_of_a_table_of_contents_stay_apart(tmp_path):
    lines = [
        f"{title} {'. ' * 40}{page}"[:96]
        for title, page in (("Introduction", 3), ("Mandate and scope", 5), ("Conclusions", 12))
    ]
    document = read(tmp_path, text(lines))

    assert len(document.paragraphs) == 3


def test_writing_across_the_page_is_set_aside(tmp_path):
    def watermark(canvas):
        canvas.saveState()
        canvas.rotate(45)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(300, 100, "ADVANCE VERSION")
        canvas.restoreState()

    document = read(tmp_path, together(watermark, text([FULL, "on the sea."], top=200)))

    assert texts(document) == [f"{FULL} on the sea."]
    assert ("turned text", "ADVANCE VERSION") in [(f.kind, f.text) for f in document.furniture]


def test_a_page_printed_sideways_is_read_upright(tmp_path):
    def sideways(canvas):
        canvas.saveState()
        canvas.translate(612, 0)
        canvas.rotate(90)
        canvas.setFont("Times-Roman", 10)
        for number, line in enumerate([FULL, "on the sea."]):
            canvas.drawString(100, 400 - 12 * number, line)
        canvas.restoreState()

    document = read(tmp_path, sideways)

    assert texts(document) == [f"{FULL} on the sea."]


def test_bold_by_printing_twice_is_read_once(tmp_path):
    document = read(
        tmp_path,
        together(at(123, 200, "Annex to the report"), at(123.4, 200, "Annex to the report")),
    )

    assert texts(document) == ["Annex to the report"]


def test_a_page_without_text_is_told(tmp_path):
    document = read(tmp_path, text([FULL, "on the sea."]), rule(50, 500, 300))

    assert document.warnings == ("no text on 1 of 2 pages: 2",)


@pytest.mark.parametrize("spaced", [True, False])
def test_words_are_told_by_gaps_where_the_file_has_no_spaces(tmp_path, spaced):
    def draw(canvas):
        canvas.setFont("Times-Roman", 10)
        left = 123.0
        for word in ("The", "Committee", "takes", "note", "of", "the", "report."):
            canvas.drawString(left, 600, word + (" " if spaced else ""))
            left += canvas.stringWidth(word, "Times-Roman", 10) + 2.5

    document = read(tmp_path, draw)

    assert texts(document) == ["The Committee takes note of the report."]
