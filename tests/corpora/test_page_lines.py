"""What became of each line of a PDF."""

import pytest

from corpora.pdf.page_lines import page_lines
from corpora.pdf.pdfium import read_pages
from corpora.reading import read_document
from corpora.samples.source import folder

PDF = folder() / "A_RES_79_236.en.pdf"


@pytest.fixture(scope="module")
def lines():
    return list(page_lines(read_pages(PDF.read_bytes()), read_document(PDF)))


@pytest.mark.parametrize(
    ("page", "begins", "kind"),
    [
        (1, "United Nations", "masthead"),
        (1, "79/236.", "title"),
        (1, "The General Assembly", "opening"),
        (1, "Buenos Aires outcome", "preambular"),
        (1, "¹ Report of", "footnote"),
        (1, "24-00000", "set aside"),
        (2, "A/RES/79/236", "set aside"),
        (8, "poverty in all its forms", "operative"),
        (8, "24 December 2024", "closing"),
    ],
)
def test_a_line_has_the_kind_of_its_paragraph(lines, page, begins, kind):
    found = [line for line in lines if line.page == page and line.text.startswith(begins)]

    assert {line.kind for line in found} == {kind}


def test_little_is_set_aside(lines):
    aside = [line for line in lines if line.kind == "set aside"]

    assert len(aside) < 0.1 * len(lines)


def test_a_line_lies_on_the_paper(lines):
    assert all(0 < line.left < line.right < 600 for line in lines)
    assert all(0 < line.top < line.bottom < 850 for line in lines)
