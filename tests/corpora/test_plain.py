"""Encodings told from the bytes, and held against what the user names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnreadableFile
from corpora.plain import decode

CHINESE = "大会，重申其关于南南合作的决议，又重申可持续发展议程。各国政府应当加强三方合作。"
TRADITIONAL = "大會，重申其關於南南合作的決議，又重申可持續發展議程。各國政府應當加強三方合作。"
RUSSIAN = "Генеральная Ассамблея, подтверждая свою резолюцию о сотрудничестве по линии Юг—Юг,"
ARABIC = "إن الجمعية العامة، إذ تعيد تأكيد قرارها المتعلق بالتعاون فيما بين بلدان الجنوب،"
FRENCH = "L’Assemblée générale, réaffirmant sa résolution sur la coopération Sud-Sud, décide"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5hkscs"),
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (CHINESE, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("—", "-"), "koi8-r"),
        (RUSSIAN.replace("—", "-"), "iso8859-5"),
        (RUSSIAN, "utf-8-sig"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
        (ARABIC, "utf-16-be"),
        (FRENCH, "cp1252"),
        ("plain English", "ascii"),
        ("plain English " * 5, "utf-16-le"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(text, encoding):
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding", "named", "told"),
    [
        (FRENCH, "utf-8", "cp1252", "utf-8"),
        (CHINESE, "gb18030", "cp1251", "gb18030"),
        (RUSSIAN, "cp1251", "cp1256", "cp1251"),
        (ARABIC, "cp1256", "cp1252", "cp1256"),
        (RUSSIAN, "utf-16", "cp1251", "utf-16"),
        (FRENCH, "cp1252", "cp1251", "cp1252"),
    ],
)
def test_a_wrong_encoding_named_is_refused_and_the_right_one_told(text, encoding, named, told):
    with pytest.raises(UnreadableFile, match=f"not in {named} but, it seems, in {told}"):
        decode(text.encode(encoding), named)


def test_bytes_that_are_not_in_the_encoding_named_are_refused_with_their_place():
    with pytest.raises(UnreadableFile, match="not in utf-8 at byte 0"):
        decode("Ж".encode("koi8-r") * 3, "utf-8")


def test_an_encoding_nobody_knows_is_refused():
    with pytest.raises(UnreadableFile, match="unknown encoding 'utf-9'; known are utf-8"):
        decode(b"text", "utf-9")


def test_a_codec_that_is_no_encoding_is_refused():
    with pytest.raises(UnreadableFile, match="unknown encoding"):
        decode(b"74657874", "hex")


def test_a_file_cut_off_within_a_letter_keeps_the_rest():
    text, name = decode(CHINESE.encode()[:-1])

    assert (text, name) == (CHINESE[:-1], "utf-8")


def test_a_program_is_no_text():
    with pytest.raises(UnreadableFile, match="not a text file"):
        decode(b"\x7fELF\x02\x01\x01" + bytes(200))


@given(st.text(max_size=200))
def test_utf_8_is_never_read_as_anything_else(text):
    data = text.encode()
    if any(char < " " for char in text):
        return

    assert decode(data)[0] == text.removeprefix("\ufeff")
