"""Tables with rules between their cells, as pages show them, and tables that go on overleaf."""

from corpora.pdf.grids import Rule, grids
from corpora.reading import read_document
from tests.corpora.pdf_files import LETTER, at, pdf, rule, text, together

ROWS = [("Category", "Purpose", "Cost"), ("Posts", "Staff", "81"), ("Travel", "Visits", "7")]
XS = (100, 200, 330, 400)


def read(tmp_path, *pages, lang="en"):
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf(*pages))
    return read_document(file, lang=lang)


def rows(document):
    return [p.cell_texts() for p in document.paragraphs if p.kind == "row"]


def ruled(xs, ys):
    """A grid of lines, one a rule."""

    def draw(canvas):
        canvas.grid(list(xs), [LETTER[1] - y for y in ys])

    return draw


def down(x, top, bottom):
    def draw(canvas):
        canvas.line(x, LETTER[1] - top, x, LETTER[1] - bottom)

    return draw


def table(rows, top=100, xs=XS, high=20):
    """A ruled table of cells of one line each."""
    ys = [top + high * index for index in range(len(rows) + 1)]
    cells = [
        at(x + 4, y + 14, cell)
        for y, row in zip(ys, rows, strict=False)
        for x, cell in zip(xs, row, strict=False)
        if cell
    ]
    return together(ruled(xs, ys), *cells)


def test_cells_are_told_by_the_rules_however_their_text_stands_in_them(tmp_path):
    purpose = ["Support for the", "coordination of", "operational activities"]
    document = read(
        tmp_path,
        together(
            ruled(XS, (100, 120, 170, 220)),
            *(at(x + 4, 114, word) for x, word in zip(XS, ROWS[0], strict=False)),
            at(104, 148, "Posts"),
            text(purpose, 204, 134),
            at(334, 148, "81"),
            at(104, 198, "Travel"),
            text(purpose[:2], 204, 190),
            at(334, 198, "7"),
        ),
    )

    assert rows(document) == [
        ROWS[0],
        ("Posts", " ".join(purpose), "81"),
        ("Travel", " ".join(purpose[:2]), "7"),
    ]


def test_a_rule_parts_what_stands_close_to_it_on_either_side(tmp_path):
    document = read(
        tmp_path,
        together(
            ruled((100, 140, 300), (100, 120, 140)),
            at(118, 114, "Posts"),
            at(142, 114, "Amount"),
            at(125, 134, "4.5"),
            at(142, 134, "Includes travel"),
        ),
    )

    assert rows(document) == [("Posts", "Amount"), ("4.5", "Includes travel")]


def test_a_cell_over_several_rows_or_columns_stands_where_it_begins(tmp_path):
    document = read(
        tmp_path,
        together(
            *(rule(100, 400, y) for y in (100, 160)),
            *(rule(200, 400, y) for y in (120, 140)),
            *(down(x, 100, 160) for x in (100, 200, 400)),
            down(300, 120, 160),
            at(110, 134, "Category"),
            at(290, 114, "2022"),
            at(210, 134, "Posts"),
            at(310, 134, "Cost"),
            at(210, 154, "81"),
        ),
    )

    assert rows(document) == [("Category", "2022"), ("Posts", "Cost"), ("81", "")]


def test_the_sides_of_boxes_are_rules(tmp_path):
    def boxes(canvas):
        for column in range(3):
            for row in range(3):
                canvas.rect(100 + 80 * column, LETTER[1] - 160 + 20 * row, 80, 20)

    words = [["Posts", "Cost", "Total"], ["81", "7", "88"], ["2", "3", "5"]]
    cells = [
        at(104 + 80 * column, 114 + 20 * row, word)
        for row, line in enumerate(words)
        for column, word in enumerate(line)
    ]
    document = read(tmp_path, together(boxes, *cells))

    assert rows(document) == [tuple(line) for line in words]


def test_a_frame_round_a_text_is_no_table(tmp_path):
    lines = [
        "The Committee takes note of the report of the",
        "Secretary-General on the law of the sea.",
    ]
    document = read(tmp_path, together(ruled((100, 400), (80, 140)), text(lines, 110, 100)))

    assert [(p.kind, p.text) for p in document.paragraphs] == [("body", " ".join(lines))]


def test_rules_that_part_rows_only_leave_the_cells_to_their_places(tmp_path):
    words = [("Programme", "Cost", "Share"), ("Support", "812", "4.5"), ("Travel", "77", "0.4")]
    cells = [
        at(x, y, word)
        for y, row in zip((114, 134, 154), words, strict=True)
        for x, word in zip((104, 250, 350), row, strict=True)
    ]
    document = read(
        tmp_path,
        together(*(rule(100, 400, y) for y in (100, 120, 140, 160)), down(100, 100, 160), *cells),
    )

    assert rows(document) == words


def test_fields_that_are_no_rectangle_make_no_grid():
    across = [Rule(0, 0, 20), Rule(10, 10, 20), Rule(20, 0, 20)]
    down = [Rule(0, 0, 20), Rule(10, 0, 10), Rule(20, 0, 20)]

    assert not list(grids(across, down))


def test_rules_that_nothing_crosses_make_no_grid():
    assert not list(grids([], [Rule(0, 0, 20), Rule(10, 0, 20), Rule(20, 0, 20)]))


def test_headings_of_columns_are_read_once(tmp_path):
    more = [("Printing", "Paper", "3"), ("Freight", "Ships", "12")]
    document = read(
        tmp_path,
        together(text(["1. The costs are as follows:"], top=80), table(ROWS)),
        table([ROWS[0], *more], top=60),
    )

    assert rows(document) == [*ROWS, *more]
    assert [item.text for item in document.furniture] == ["Category\tPurpose\tCost"]


def test_a_row_that_goes_on_overleaf_is_one(tmp_path):
    broken = [*ROWS[:2], ("Travel", "Visits to all of the", "7")]
    rest = [("", "regional commissions", ""), ("Freight", "Ships", "12")]
    document = read(tmp_path, table(broken, top=620), table(rest, top=60))

    assert rows(document)[2:] == [
        ("Travel", "Visits to all of the regional commissions", "7"),
        rest[1],
    ]


def test_a_row_of_its_own_at_the_head_of_a_page_stays_one(tmp_path):
    own = [("", "Meetings", ""), ("Freight", "Ships", "12")]
    document = read(tmp_path, table(ROWS, top=620), table(own, top=60))

    assert rows(document) == [*ROWS, *own]


def test_a_row_that_stands_alone_overleaf_is_one(tmp_path):
    own = [("Freight", "Ships", "12")]
    document = read(tmp_path, table(ROWS, top=620), table(own, top=60))

    assert rows(document) == [*ROWS, *own]


def test_a_number_that_a_narrow_column_broke_is_whole(tmp_path):
    page = together(
        table([("Posts", "Staff", "575,"), ("Travel", "Visits", "("), ("", "", "")], high=40),
        at(XS[2] + 4, 126, "5"),
        at(XS[2] + 4, 164, "25,6"),
        at(XS[2] + 4, 176, ")"),
    )

    assert [row[-1] for row in rows(read(tmp_path, page))] == ["575,5", "(25,6)"]
