"""What stands on a page beside the text, told by its form."""

import pytest

from corpora.pages.furniture import form_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("24-24614 (E)", "job number"),
        ("24-24614 (E) 311224 020125", "job number"),
        ("311224 020125 24-24614 (A)", "job number"),
        ("GE.24-12345(C)", "job number"),
        ("*2424614*", "bar code"),
        ("2/8", "page number"),
        ("第 3 页", "page number"),
        ("Page 12", "page number"),
        ("24-24614 2/8", "page number"),
        ("Please recycle", "notice"),
        ("请回收", "notice"),
        ("__________________", "rule"),
    ],
)
def test_furniture_has_a_form(text, kind):
    assert form_of(text) == kind


@pytest.mark.parametrize(
    "text",
    ["South-South", "A/RES/79/236", "In 2024", "1. Takes note", "2024-2034", "* * *", "Annex II"],
)
def test_text_has_none(text):
    assert form_of(text) is None
