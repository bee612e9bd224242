import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.content_type import content_type_of, is_whole

CASES = json.loads((Path(__file__).parents[1] / "cases" / "content_types.json").read_text())
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "<w:document/>")
    return file.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("bytes") / "file"


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_file_is_what_its_bytes_say(case, path):
    path.write_bytes(case["text"].encode("latin-1"))

    assert content_type_of(path) == case["expect"]


def test_a_zip_file_is_a_word_file_when_it_has_a_word_document(path):
    path.write_bytes(DOCX)

    assert content_type_of(path) == "docx"
    assert is_whole(path)


def test_a_word_file_may_have_its_text_under_another_name(path):
    path.write_bytes(archive("[Content_Types].xml", "word/document2.xml"))

    assert content_type_of(path) == "docx"


def test_an_open_document_text_is_one_if_it_is_whole(path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", "<office:document-content/>")

    path.write_bytes(file.getvalue())
    assert content_type_of(path) == "odt"

    path.write_bytes(file.getvalue()[:100])
    assert content_type_of(path) == "zip"


def test_a_spreadsheet_is_no_word_file(path):
    path.write_bytes(archive("[Content_Types].xml", "xl/workbook.xml"))

    assert content_type_of(path) == "zip"
    assert is_whole(path)


def test_a_zip_file_that_lists_too_much_is_not_opened(path):
    many = archive("word/document.xml", *(f"{number:0200}" for number in range(5000)))
    path.write_bytes(many)

    assert content_type_of(path) == "zip"


def test_a_zip64_list_hidden_behind_a_short_one_is_not_opened(path):
    end = DOCX.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<2L", DOCX, end + 12)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 2, 2, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    path.write_bytes(DOCX[:end] + record + locator + DOCX[end:])

    assert "word/document.xml" in zipfile.ZipFile(path).namelist()
    assert content_type_of(path) == "zip"


@given(st.integers(4, len(DOCX) - 1))
def test_a_word_file_cut_anywhere_is_not_taken_for_one(path, length):
    path.write_bytes(DOCX[:length])

    assert content_type_of(path) != "docx"
    assert not is_whole(path)


@given(st.integers(5, len(PDF) - len(b"%%EOF\n")))
def test_a_pdf_cut_anywhere_is_not_whole(path, length):
    path.write_bytes(PDF[:length])

    assert content_type_of(path) == "pdf"
    assert not is_whole(path)


@given(st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"<"]), st.binary())
def test_any_bytes_are_something(path, start, rest):
    path.write_bytes(start + rest + start)

    content_type_of(path)
    is_whole(path)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the measuring data is not here")
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_genuine_files_are_recognised_and_whole(form):
    files = sorted(SHARED.rglob(f"*.{form}"))

    assert files
    assert [file.name for file in files if content_type_of(file) != form] == []
    assert [file.name for file in files if not is_whole(file)] == []
