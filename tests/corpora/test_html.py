import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import UnreadableFile
from corpora.html.blocks import read_html
from tests.corpora.block_cases import assert_blocks, cases
from tests.corpora.damage import assert_read_or_refused, damaged

CASES = cases("html")
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "acceptance" / "pdf"


@pytest.mark.parametrize("case", CASES)
def test_a_construct_of_html_becomes_the_right_blocks(case):
    source = read_html(case["text"].encode(), "utf-8")

    assert_blocks(source.blocks, case["expect"])
    found = [[piece.kind, piece.text] for piece in source.furniture]
    assert found == case.get("furniture", found)
    assert list(source.warnings) == case.get("warnings", list(source.warnings))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Größe".encode(), "Größe"),
        ("\ufeff<p>Größe".encode(), "Größe"),
        ("<p>Größe".encode("utf-16"), "Größe"),
        ('<meta charset="windows-1251"><p>Резолюция'.encode("cp1251"), "Резолюция"),
        ("<meta charset=gb2312><p>大会決議".encode("gb18030"), "大会決議"),
        ("<meta charset=iso-8859-1><p>“Größe”".encode("cp1252"), "“Größe”"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
            "<p>قرار".encode("cp1256"),
            "قرار",
        ),
        ('<?xml version="1.0" encoding="iso-8859-5"?><p>П'.encode("iso-8859-5"), "П"),
        ("<meta charset=nonsense><p>Größe".encode(), "Größe"),
        ("<meta charset=utf-16><p>Größe".encode(), "Größe"),
        ("<p>Генеральная Ассамблея, ссылаясь".encode("cp1251"), "Генеральная Ассамблея, ссылаясь"),
    ],
)
def test_the_encoding_is_found(data, text):
    (block,) = read_html(data).blocks

    assert block.text == text


def test_an_encoding_that_is_named_goes_before_that_of_the_page():
    data = "<meta charset=utf-8><p>Резолюция".encode("cp1251")

    assert read_html(data, "cp1251").blocks[0].text == "Резолюция"


def test_a_wrong_encoding_is_refused():
    with pytest.raises(UnreadableFile, match="not in utf-8"):
        read_html("<p>Größe".encode("cp1252"), "utf-8")


def test_characters_outside_the_encoding_of_the_page_are_told():
    source = read_html(b"<meta charset=utf-8><p>Gr\xf6\xdfe")

    assert source.warnings == ("2 characters are not in the page's encoding, utf-8",)


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- -->", b"<html></html>", b"<p></p>"])
def test_a_page_without_text_has_no_blocks(data):
    assert read_html(data).blocks == ()


@pytest.mark.shared
@pytest.mark.parametrize("lang", ["ar", "en", "zh"])
def test_a_resolution_saved_by_libreoffice_is_read(lang):
    path = SHARED / f"res_{lang}.html"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the project")

    source = read_html(path.read_bytes())

    texts = [block for block in source.blocks if block.role == "text"]
    assert len(texts) == 28
    assert [block.label for block in source.blocks if block.role == "note"] == ["1", "2"]
    assert [mark.label for block in texts for mark in block.marks] == ["1", "2"]
    assert [block.align for block in texts[-4:-2]] == ["end", "end"]
    assert "job number" in [piece.kind for piece in source.furniture]


@pytest.mark.parametrize("tag", ["span", "div", "table><tr><td", "ul><li", "font", "q", "sup"])
def test_absurd_nesting_is_refused_and_deep_nesting_read(tag):
    deep = f"<{tag}>" * 400 + "text"
    absurd = f"<{tag}>" * 100_000 + "text"
    began = time.perf_counter()

    assert "text" in read_html(deep.encode()).blocks[-1].text
    with pytest.raises(UnreadableFile, match="nested"):
        read_html(absurd.encode())
    assert time.perf_counter() - began < 60


def test_a_page_beyond_all_bounds_is_refused():
    with pytest.raises(UnreadableFile, match="more than 50 million characters"):
        read_html(b"<p>" * 17_000_000)


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + "<a href='#n'>1</a>" * 30_000 + "<p id=n>x",
        "<p>" + "<sup>1</sup>" * 30_000,
        "<p>" + "<br>" * 200_000 + "x",
        "<table>" + "<tr><td colspan=1000000 rowspan=1000000>x" * 30_000,
        "<ol start=999999999>" + "<li value=-999999999>x" * 30_000,
        "<p style='" + "a:b;" * 200_000 + "'>x",
        "<p style='" + "a" * 3_000_000 + "'>x",
        "<header>x" + " " * 3_000_000 + "y</header><p>z z z",
        "<p>" + "x " * 2_000_000,
        "<p>" + "南\n" * 1_000_000,
        "".join(f"<p id=r{n}><sup><a href='#n{n}'>{n}</a></sup>" for n in range(10_000))
        + "".join(f"<p id=n{n}><a href='#r{n}'>{n}</a> x" for n in range(10_000)),
    ],
    ids=[
        "links",
        "raised",
        "breaks",
        "spans",
        "numbers",
        "styles",
        "style",
        "header",
        "words",
        "lines",
        "notes",
    ],
)
def test_much_of_one_thing_is_read_in_bounded_time(page):
    began = time.perf_counter()

    read_html(page.encode())

    assert time.perf_counter() - began < 60


def test_two_thousand_paragraphs_take_less_than_two_seconds():
    page = "<p><i>Reaffirming</i> its resolution 64/222 of <b>21 December</b> 2009,</p>" * 2000
    began = time.perf_counter()

    assert len(read_html(page.encode()).blocks) == 2000
    assert time.perf_counter() - began < 60


GOOD = "".join(case.values[0]["text"] for case in CASES).encode()


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged(GOOD))
def test_a_damaged_page_is_read_or_refused(data):
    assert_read_or_refused(read_html, data)


TAGS = (
    *("p", "div", "span", "b", "sup", "a", "li", "ol", "ul", "table", "tr", "td", "h2", "q", "br"),
    *("pre", "header", "nav", "aside", "script", "form", "center", "body", "section", "dl", "dd"),
)
ATTRIBUTES = (
    *("", " id=n1", " href='#n1'", " hidden", " align=right", " dir=rtl", " role=doc-footnote"),
    *(" style='list-style-type:lower-roman'", " style='font-size:200%;text-indent:1e9px'"),
)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
            st.builds("</{}>".format, st.sampled_from(TAGS)),
            st.text("ab1 \n南ق&<", max_size=5),
        ),
        max_size=40,
    )
)
def test_any_soup_of_tags_is_read(soup):
    source = read_html("".join(soup).encode(), "utf-8")

    assert all(block.text or block.marks for block in source.blocks)


@settings(deadline=None)
@given(st.lists(st.text("abcé南ق ", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_no_letter_of_plain_paragraphs_is_lost(paragraphs):
    page = "".join(f"<p>{text}</p>" for text in paragraphs)

    blocks = read_html(page.encode(), "utf-8").blocks

    assert [block.text.split() for block in blocks] == [text.split() for text in paragraphs]
