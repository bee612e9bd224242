"""Damaged and hostile bytes: a document or one line, never anything else."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.dumps.dump import is_wrapped, pages_of
from corpora.errors import HexaplaError
from corpora.plain import decode
from corpora.reading import read_document
from corpora.samples.source import folder
from tests.corpora.damage import damaged
from tests.corpora.pdf_files import pdf, rule, text, together

SEED = (folder() / "A_RES_79_236.zh.txt").read_bytes()
RUSSIAN = (folder() / "A_RES_79_236.ru.txt").read_bytes()
PAGE = pdf(
    together(
        text(["The Committee takes note of the report of the Secretary-General"] * 5),
        rule(100, 200, 600),
        text(["1 Resolution 70/1."], top=612, size=8),
    )
)


def read(data, name):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(data)
        refusal = ""
        try:
            read_document(path)
        except HexaplaError as error:
            refusal = str(error)
        assert "\n" not in refusal


@given(damaged(PAGE))
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(data):
    read(data, "a.pdf")


@given(damaged(SEED) | damaged(RUSSIAN))
@settings(max_examples=60, deadline=None)
def test_a_damaged_text_is_read_or_refused(data):
    read(data, "a.txt")


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    read(data, "a.bin")


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "gb18030", "cp1256"]))
def test_any_bytes_are_decoded_or_refused(data, encoding):
    refusal = ""
    try:
        decoded, name = decode(data, encoding)
    except HexaplaError as error:
        refusal = str(error)
    else:
        assert isinstance(decoded, str)
        assert name
    assert "\n" not in refusal


LINES = st.text(
    st.sampled_from("ab 大会，。1234567890./-_()\n\n\n \t\fé،ـا*¹²"), min_size=1, max_size=200
)


@given(LINES | st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_character_of_a_dump_is_lost(text):
    pages = pages_of(text)

    kept = "".join(line.text for page in pages for line in page.lines)
    kept += "".join(item.text for page in pages for item in page.furniture)
    plain = kept.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁎", "0123456789*"))
    source = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁎", "0123456789*"))
    assert sorted(c for c in plain if c.isalnum()) == sorted(c for c in source if c.isalnum())
    assert is_wrapped(text) in (True, False)


@pytest.mark.parametrize("size", [1_000_000])
def test_one_line_of_a_megabyte_is_read(size, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("The Committee takes note of the report. " * (size // 40), encoding="utf-8")

    assert len(read_document(path).paragraphs) == 1
