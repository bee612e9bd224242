"""Arabic whose words were stretched by strokes that have no character."""

import pytest

from corpora.reading import read_document
from tests.corpora.pdf_files import of_objects

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <41> <0628> <42> <062A> <43> <0643> endbfchar
endcmap end end"""
LETTER, STROKE = b"500 0 0 0 450 600 d1 0 0 450 600 re f", b"300 0 0 0 300 60 d1 0 0 300 60 re f"
HYPHEN = b"300 0 0 0 300 300 d1 0 220 300 60 re f"
# As drawn, from the left: beh, kaf, two strokes, teh.
TEXT = b"BT /F 20 Tf 100 700 Td <4143%02x%02x42> Tj ET"
# The same words after a hyphen and a stroke, read from the right.
AFTER_HYPHEN = b"BT /F 20 Tf 100 700 Td <414342> Tj 160 0 Td <%02x2d> Tj ET"


def stream(data):
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def pdf(code, text):
    """A page in a font of five glyphs, of which the stroke is not in the map to characters."""
    drawn = {code: (b"300", b"8"), 0x2D: (b"300", b"9")}
    drawn |= dict.fromkeys((0x41, 0x42, 0x43), (b"500", b"7"))
    widths = b" ".join(drawn.get(n, (b"0",))[0] for n in range(1, 256))
    names = b" ".join(b"%d /g%d" % (n, n) for n in drawn)
    glyphs = b" ".join(b"/g%d %s 0 R" % (n, drawn[n][1]) for n in drawn)
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 600] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 1 /LastChar 255 /Widths [%s] /Encoding << /Differences [%s] >> "
        b"/CharProcs << %s >> /ToUnicode 6 0 R >>" % (widths, names, glyphs)
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream(text),
        font,
        *map(stream, (CMAP, LETTER, STROKE, HYPHEN)),
    ]
    return of_objects(bodies)


@pytest.mark.parametrize("code", [0x06, 0x2B, 0x37, 0x4C, 0x02], ids=hex)
def test_strokes_that_stretch_a_word_are_no_unknown_letters(tmp_path, code):
    file = tmp_path / "stretched.pdf"
    file.write_bytes(pdf(code, TEXT % (code, code)))

    document = read_document(file, lang="ar")

    (paragraph,) = document.paragraphs
    assert paragraph.text == "تكب"
    assert not document.warnings


@pytest.mark.parametrize("code", [0x06, 0x2B, 0x37, 0x02], ids=hex)
def test_a_stroke_beside_a_hyphen_is_no_second_one(tmp_path, code):
    file = tmp_path / "stretched.pdf"
    file.write_bytes(pdf(code, AFTER_HYPHEN % code))

    document = read_document(file, lang="ar")

    assert [p.text.replace("\t", " ") for p in document.paragraphs] == ["- تكب"]
