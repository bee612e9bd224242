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


def test_bold_type_makes_no_headings_where_all_is_bold(tmp_path):
    lines = [at(147, 200 + 24 * n, f"Words {n} of a letter", font="Times-Bold") for n in range(9)]

    document = read(tmp_path, together(*lines))

    assert {paragraph.kind for paragraph in document.paragraphs} == {"body"}


def test_type_made_bold_by_its_outline_is_bold(tmp_path):
    def heading(canvas):
        words = canvas.beginText(123, 792 - 170)
        words.setFont("Times-Roman", 10)
        words.setTextRenderMode(2)
        words.textLine("Scope")
        words.setTextRenderMode(0)
        canvas.drawText(words)

    document = read(tmp_path, together(heading, text([FULL, "on the rights of States."], top=200)))

    assert [p.kind for p in document.paragraphs] == ["title", "body"]


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


def test_headings_at_the_foot_of_several_pages_are_text(tmp_path):
    articles = {2: "Water", 3: "Peace", 11: "Health", 17: "Trade", 28: "Youth", 29: "Space"}

    def page(number, matter):
        return together(
            text([f"{matter} is everyone's.", "It is kept with care."], top=90),
            at(123, 740, f"Article {number}"),
        )

    document = read(tmp_path, *(page(*one) for one in articles.items()))

    assert [t for t in texts(document) if t.startswith("Article")] == [
        f"Article {number}" for number in articles
    ]


def test_a_foot_close_to_the_text_is_known_by_its_page_number(tmp_path):
    endings = ["Here it is told.", "There it ends.", "Nothing follows."]

    def page(number, ending):
        return together(
            at(123, 740, ending, size=12),
            at(60, 756, "report.html", size=8),
            at(500, 756, f"{number}/3", size=8),
        )

    document = read(tmp_path, *(page(number, ending) for number, ending in enumerate(endings, 1)))

    assert texts(document) == endings


def test_the_rule_over_a_note_is_of_its_own_column(tmp_path):
    matter = "the column tells of matter number five and"
    left, right = text([matter] * 40, 60, 90), text([matter] * 30, 320, 90)
    note = together(rule(320, 392, 556), at(320, 566, "1", size=5), at(324, 568, "A/79/1.", size=8))

    document = read(tmp_path, together(left, right, note))

    notes = [(p.number, p.text) for p in document.paragraphs if p.kind == "footnote"]
    assert notes == [("1", "A/79/1.")]


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


def justified(left, right, base, words, font="Times-Roman", size=10):
    """A line spread to fill its column, its spaces drawn."""

    def draw(canvas):
        parts = words.split(" ")
        free = right - left - sum(canvas.stringWidth(part, font, size) for part in parts)
        writing = canvas.beginText(left, 792 - base)
        writing.setFont(font, size)
        space = canvas.stringWidth(" ", font, size)
        writing.setWordSpace(free / max(1, len(parts) - 1) - space)
        writing.textOut(words)
        canvas.drawText(writing)

    return draw


def test_a_line_spread_to_fill_a_narrow_column_is_no_row_of_cells(tmp_path):
    words = [
        "The Council continues its consideration",
        "of organizational",
        "questions, recommends",
    ]
    words += ["intergovernmental negotiations and", "adjourns."]
    column = [justified(60, 230, 200 + 12 * n, line) for n, line in enumerate(words[:-1])]

    document = read(tmp_path, together(*column, at(60, 248, words[-1])))

    assert texts(document) == [" ".join(words)]


def test_a_box_narrower_than_the_column_keeps_its_paragraphs_whole(tmp_path):
    line = "The report describes the work of a narrower"
    box = [justified(143, 470, 200 + 12 * n, line) for n in range(4)]
    body = [justified(123, 490, 300 + 12 * n, FULL) for n in range(12)]

    document = read(tmp_path, together(*box, at(143, 248, "A box."), *body))

    assert texts(document)[0] == " ".join([line] * 4 + ["A box."])


def test_a_speaker_in_bold_begins_the_paragraph_that_goes_on(tmp_path):
    speaker = "Mr. Fernandez de Soto Valderrama of the delegation of"

    def draw(canvas):
        canvas.setFont("Times-Bold", 10)
        canvas.drawString(123, 592, speaker)
        width = canvas.stringWidth(speaker, "Times-Bold", 10)
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(123 + width, 592, " Spain: We have before us a text")

    lines = together(draw, text(["that we support. It is balanced."], top=212))

    document = read(tmp_path, lines, together(text([FULL] * 5, top=200)))

    assert (
        texts(document)[0]
        == f"{speaker} Spain: We have before us a text that we support. It is balanced."
    )


def test_a_table_goes_on_under_a_cell_of_many_lines(tmp_path):
    tall = text(["Support for the work"] * 6, left=123, top=200)
    rows = [tall, at(300, 200, "1,234.5"), at(400, 200, "1,500.0")]
    for base in (284, 308):
        rows += [at(123, base, "Other"), at(300, base, "12.0"), at(400, base, "15.0")]

    document = read(tmp_path, together(*rows))

    assert [p.kind for p in document.paragraphs] == ["row"] * 3
    assert document.paragraphs[0].cell_texts()[1:] == ("1,234.5", "1,500.0")


def test_cells_close_to_each_other_are_two(tmp_path):
    rows = []
    for base in (200, 224, 248):
        rows += [
            at(123, base, "Programme"),
            at(179, base, "2023 costs"),
            at(232, base, "2024 costs"),
        ]

    document = read(tmp_path, together(*rows))

    assert document.paragraphs[0].cell_texts() == ("Programme", "2023 costs", "2024 costs")


@pytest.mark.parametrize("first", [True, False])
def test_a_box_is_read_where_it_stands_whenever_it_is_drawn(tmp_path, first):
    above, below = text([FULL, "on the sea."], top=100), text([FULL, "on States."], top=200)
    box = text(["The Assembly may wish to adopt", "the draft resolution."], left=180, top=150)
    document = read(tmp_path, together(*([box, above, below] if first else [above, below, box])))

    assert texts(document) == [
        f"{FULL} on the sea.",
        "The Assembly may wish to adopt the draft resolution.",
        f"{FULL} on States.",
    ]


def test_bullets_and_their_texts_are_no_table(tmp_path):
    items = [f"\u2022 {FULL};", "\u2022 on the rights of States;", "\u2022 on the law of the sea."]
    bullets = [
        together(at(123, 100 + 16 * n, "\u2022"), at(150, 100 + 16 * n, item[2:]))
        for n, item in enumerate(items)
    ]
    document = read(tmp_path, together(*bullets))

    assert [p.kind for p in document.paragraphs] == ["body"] * 3
    assert [text.replace("\t", " ") for text in texts(document)] == items


def test_boxes_to_tick_and_dashes_before_items_are_no_cells(tmp_path):
    for mark in ("-", "\u2013", "\u25a1"):
        items = ["a government;", "an organization;", "another body."]
        lines = [
            together(at(123, 100 + 16 * n, mark), at(140, 100 + 16 * n, item))
            for n, item in enumerate(items)
        ]
        document = read(tmp_path, together(*lines))

        assert [p.kind for p in document.paragraphs] == ["body"] * 3


def test_paragraphs_of_one_line_each_stay_apart_where_only_a_few_are_longer(tmp_path):
    asked = [
        *("Name of the organization and of the person to be asked", "Title of the event planned"),
        *("Date that you would prefer", "Number of participants expected"),
    ]
    lines = [at(123, 100 + 20 * n, words) for n, words in enumerate(asked)]
    long = text([f"Purpose of the event, {FULL[:60]}", "what it is expected to bring"], top=180)

    document = read(tmp_path, together(*lines, long))

    assert len(document.paragraphs) == 5


def test_names_behind_leaders_stay_apart(tmp_path):
    names = [f"{state} {'.' * 60} Mr. Diplomat" for state in ("China", "France", "Guyana")]

    document = read(tmp_path, text(names, top=200))

    assert len(document.paragraphs) == 3


def test_slanted_type_is_no_taller(tmp_path):
    def draw(canvas):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(123, 592, FULL)
        writing = canvas.beginText()
        writing.setFont("Times-Roman", 10)
        writing.setTextTransform(1, 0, 0.5, 1, 123, 580)
        writing.textOut("on the protection of the sea.")
        canvas.drawText(writing)

    assert texts(read(tmp_path, draw)) == [f"{FULL} on the protection of the sea."]


def test_type_drawn_aslant_for_want_of_italics_keeps_its_spaces(tmp_path):
    def heading(canvas):
        x = 123
        for word in ("AV", "VA", "AVA"):
            words = canvas.beginText()
            words.setFont("Times-Roman", 10)
            words.setTextTransform(1, 0, 0.3, 1, x, 792 - 170)
            words.textOut(word)
            canvas.drawText(words)
            x += canvas.stringWidth(word, "Times-Roman", 10) + 2.0

    document = read(tmp_path, together(heading, text([FULL, "on the rights of States."], top=200)))

    assert [(p.kind, p.text) for p in document.paragraphs] == [
        ("heading", "AV VA AVA"),
        ("body", f"{FULL} on the rights of States."),
    ]


def test_a_caption_at_the_head_of_a_page_begins_there(tmp_path):
    paragraph = together(
        *(at(147 if n % 3 == 0 else 123, 200 + 12 * n, FULL) for n in range(9)),
    )
    last = text([FULL[:-4] + "it."], top=308)

    document = read(
        tmp_path, together(paragraph, last), together(at(123, 200, "Table 1"), at(123, 224, FULL))
    )

    assert "Table 1" in texts(document)


def test_type_of_negative_size_is_read(tmp_path):
    def draw(canvas):
        writing = canvas.beginText()
        writing.setTextTransform(-1, 0, 0, -1, 123, 592)
        writing.setFont("Times-Roman", -10)
        writing.textOut(FULL)
        canvas.drawText(writing)

    assert texts(read(tmp_path, draw)) == [FULL]


def test_a_line_through_deleted_words_is_no_rule_above_notes(tmp_path):
    document = read(
        tmp_path,
        together(
            text([FULL, "on the duties of keepers."], top=300),
            text(["1 alt. Each keeper shall may light the lamp before sunset."], top=336),
            rule(151, 223, 333),
            text([FULL, "on the rights of States."], top=360),
        ),
    )

    assert [paragraph.kind for paragraph in document.paragraphs] == ["body"] * 3
