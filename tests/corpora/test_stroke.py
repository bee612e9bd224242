"""Arabic whose words were stretched by strokes that have no character."""

from corpora.reading import read_document
from tests.corpora.pdf_files import of_objects

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <41> <0628> <42> <062A> <43> <0643> endbfchar
endcmap end end"""
LETTER, STROKE = b"500 0 0 0 450 600 d1 0 0 450 600 re f", b"300 0 0 0 300 60 d1 0 0 300 60 re f"
# As drawn, from the left: beh, kaf, two strokes, teh.
TEXT = b"BT /F 20 Tf 100 700 Td <4143060642> Tj ET"


def stream(data):
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def pdf():
    """A page in a font of four glyphs, of which the stroke is not in the map to characters."""
    widths = b" ".join([b"300", *[b"0"] * 58, *[b"500"] * 3])
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 600] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 6 /LastChar 67 /Widths [%s] "
        b"/Encoding << /Differences [6 /g6 65 /g65 /g66 /g67] >> "
        b"/CharProcs << /g6 8 0 R /g65 7 0 R /g66 7 0 R /g67 7 0 R >> /ToUnicode 6 0 R >>" % widths
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream(TEXT),
        font,
        *map(stream, (CMAP, LETTER, STROKE)),
    ]
    return of_objects(bodies)


def test_strokes_that_stretch_a_word_are_no_unknown_letters(tmp_path):
    file = tmp_path / "stretched.pdf"
    file.write_bytes(pdf())

    document = read_document(file, lang="ar")

    (paragraph,) = document.paragraphs
    assert paragraph.text == "تكب"
    assert not document.warnings
