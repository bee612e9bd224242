"""Text on a page that is not where text usually is: in fields, in tiny type, in drawn letters."""

import time
from functools import reduce

import pytest

from corpora.pages.joining import joiner
from corpora.reading import read_document
from tests.corpora.pdf_files import at, of_objects, pdf, text, together

ANSWER = "The Permanent Mission of Spain"
DRAWN_LETTERS = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length 67>>stream\n"
    b".24 0 0 .24 72 600 cm BT /F 1 Tf (abab) Tj 0 -60 Td (baba) Tj ET     \nendstream",
    b"<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1]/FontBBox[0 0 40 50]/FirstChar 97/LastChar 98"
    b"/Widths[40 40]/CharProcs<</a 6 0 R/b 6 0 R>>/Encoding<</Differences[97/a/b]>>>>",
    b"<</Length 35>>stream\n40 0 0 0 40 50 d1 0 0 40 50 re f    \nendstream",
]


def read(tmp_path, data):
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    return read_document(file, lang="en")


def test_what_was_typed_into_a_form_is_text(tmp_path):
    def field(canvas):
        canvas.acroForm.textfield(ANSWER, x=123, y=600, width=300, height=20)

    document = read(tmp_path, pdf(together(at(123, 150, "Submitted by:"), field)))

    assert [p.text for p in document.paragraphs] == ["Submitted by:", ANSWER]


def test_fields_in_letters_of_unknown_meaning_leave_the_page_as_it_is(tmp_path):
    parts = [
        *DRAWN_LETTERS[:2],
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>",
        b"<</Length 45>>stream\nBT /F 10 Tf 72 600 Td (Submitted by:) Tj ET  \nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/F 4/Rect[200 590 400 610]/AP<</N 7 0 R>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</G 8 0 R>>>>/Length 56>>"
        b"stream\nBT /G 10 Tf 2 5 Td <000300040005000600070008> Tj ET     \nendstream",
        b"<</Type/Font/Subtype/Type0/BaseFont/Unknown/Encoding/Identity-H/DescendantFonts[9 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Unknown"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
    ]

    document = read(tmp_path, of_objects(parts))

    assert [p.text for p in document.paragraphs] == ["Submitted by:"]
    assert not document.warnings


def test_links_of_a_page_with_a_form_are_kept(tmp_path):
    def draw(canvas):
        canvas.acroForm.textfield(ANSWER, x=123, y=600, width=300, height=20)
        canvas.linkURL("https://www.un.org/", (123, 500, 200, 520))

    document = read(tmp_path, pdf(draw))

    assert [item.text for item in document.furniture] == ["https://www.un.org/"]


def test_type_too_small_to_see_is_read(tmp_path):
    document = read(tmp_path, pdf(text(["The Committee takes note"], size=0.2)))

    assert [p.text for p in document.paragraphs] == ["The Committee takes note"]


def test_letters_drawn_as_pictures_are_as_large_as_they_look(tmp_path):
    document = read(tmp_path, of_objects(DRAWN_LETTERS))

    assert [p.text for p in document.paragraphs] == ["abab baba"]


def test_the_face_that_chinese_has_for_bold_is_bold(tmp_path):
    parts = [
        *DRAWN_LETTERS[:2],
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>",
        b"<</Length 97>>stream\nBT 10 TL 72 600 Td /G 10 Tf (Scope) Tj 0 -30 Td /F 10 Tf "
        b"(The Committee takes note of the report) Tj ET\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        b"<</Type/Font/Subtype/TrueType/BaseFont/SimHei>>",
    ]

    document = read(tmp_path, of_objects(parts))

    assert [(p.kind, p.text) for p in document.paragraphs] == [
        ("title", "Scope"),
        ("body", "The Committee takes note of the report"),
    ]


def test_a_paragraph_of_many_lines_is_joined_without_delay():
    lines = [
        f"the report of the Committee on item {number} of its agenda" for number in range(2000)
    ]
    join = joiner(lines, "en")

    begun = time.perf_counter()
    reduce(join, lines)

    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("face", "code", "bullet"), [("Symbol", "F0B7", "•"), ("Wingdings", "F0A7", "▪")]
)
def test_bullets_of_symbol_fonts_begin_items_and_no_rows(tmp_path, face, code, bullet):
    lines = "".join(
        f"/S 10 Tf 1 0 0 1 90 {700 - 14 * at} Tm <B7> Tj /F 10 Tf 1 0 0 1 108 {700 - 14 * at} Tm "
        f"({words}) Tj "
        for at, words in enumerate(("Analyses trade;", "Drafts reports;", "Trains staff."))
    )
    shown = f"BT {lines}ET".encode()
    known = (
        f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <B7> <{code}> endbfchar"
    )
    table = f"begincmap {known} endcmap".encode()
    parts = [
        *DRAWN_LETTERS[:2],
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R/S 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/ToUnicode 7 0 R>>" % face.encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
    ]

    document = read(tmp_path, of_objects(parts))

    assert [(p.kind, p.text) for p in document.paragraphs] == [
        ("body", f"{bullet} Analyses trade;"),
        ("body", f"{bullet} Drafts reports;"),
        ("body", f"{bullet} Trains staff."),
    ]
