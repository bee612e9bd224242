import io
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document import Furniture
from corpora.docx.blocks import read_docx
from corpora.errors import UnreadableFile
from tests.corpora.block_cases import assert_blocks, cases
from tests.corpora.damage import assert_read_or_refused, damaged
from tests.corpora.word_files import W, paragraph, word_file, zipped

CASES = cases("docx")
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "acceptance" / "pdf"


@pytest.mark.parametrize("case", CASES)
def test_a_construct_of_word_becomes_the_right_blocks(case):
    source = read_docx(word_file(case["text"], **case.get("parts", {})))

    assert_blocks(source.blocks, case["expect"])
    assert list(source.warnings) == case.get("warnings", list(source.warnings))


def test_headers_and_footers_are_furniture_each_text_once():
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/>'
        "<w:t>/8</w:t><w:tab/><w:t>24-24151</w:t></w:r>"
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    body = f"<w:p><w:pPr>{section}</w:pPr></w:p>{paragraph('text')}{section}"

    source = read_docx(
        word_file(
            body,
            header1=paragraph("A/RES/79/236"),
            header2=paragraph("kept by Word, never printed"),
            footer1=f"<w:p>{page}</w:p>{paragraph('Please recycle')}",
        )
    )

    assert source.furniture == (
        Furniture("running head", "A/RES/79/236", 0),
        Furniture("page number", "3/8", 0),
        Furniture("job number", "24-24151", 0),
        Furniture("notice", "Please recycle", 0),
    )
    assert [block.text for block in source.blocks] == ["text"]


def test_the_header_of_the_first_page_counts_where_the_section_has_one():
    section = '<w:sectPr><w:titlePg/><w:headerReference w:type="first" r:id="header1"/></w:sectPr>'

    source = read_docx(word_file(section, header1=paragraph("United Nations")))

    assert source.furniture == (Furniture("running head", "United Nations", 0),)


def test_a_strict_document_is_read():
    data = word_file(paragraph("text", '<w:jc w:val="end"/><w:ind w:firstLine="24pt"/>'))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    (block,) = read_docx(rewritten(data, lambda xml: xml.replace(W, strict))).blocks

    assert (block.text, block.align, block.indent) == ("text", "end", 2.4)


def test_a_file_of_python_docx_is_read(tmp_path):
    document = Document()
    document.add_heading("South-South cooperation", level=1)
    document.add_paragraph("Recalling", style="List Number")
    document.add_table(rows=1, cols=2).rows[0].cells[1].text = "b"
    document.save(tmp_path / "made.docx")

    blocks = read_docx((tmp_path / "made.docx").read_bytes()).blocks

    assert [(b.role, b.label, b.text) for b in blocks] == [
        ("heading", "", "South-South cooperation"),
        ("text", "1.", "Recalling"),
        ("row", "", "\tb"),
    ]


@pytest.mark.shared
@pytest.mark.parametrize("lang", ["ar", "en", "zh"])
def test_a_resolution_saved_by_libreoffice_is_read(lang):
    path = SHARED / f"res_{lang}.docx"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the project")

    source = read_docx(path.read_bytes())

    texts = [block for block in source.blocks if block.role == "text"]
    assert len(texts) == 28
    assert [block.label for block in source.blocks if block.role == "note"] == ["1", "2"]
    assert [mark.label for block in texts for mark in block.marks] == ["1", "2"]
    assert [block.align for block in texts[-4:-2]] == ["end", "end"]
    assert {piece.kind for piece in source.furniture} == {
        "running head",
        "page number",
        "job number",
    }


def rewritten(data, change):
    """A DOCX file with every XML part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(archive.read(name).decode()) for name in archive.namelist()})


def nested(opening, closing, times):
    return opening * times + closing * times


def document_type(declaration):
    return zipped({"word/document.xml": f"<!DOCTYPE x {declaration}><x>&a9;</x>"})


ENTITIES = "".join(
    f'<!ENTITY a{number} "{f"&a{number - 1};" * 10 if number else "ha"}">' for number in range(10)
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE = {
    "no zip archive": lambda: b"Resolution 79/236",
    "cut off": lambda: word_file(paragraph("text"))[:-30],
    "another archive": lambda: zipped({"other.txt": "text"}),
    "no body": lambda: zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}),
    "half a part": lambda: zipped({"word/document.xml": "<w:document"}),
    "encrypted": lambda: OLD + "EncryptedPackage".encode("utf-16-le"),
    "old Word file": lambda: OLD + bytes(600),
    "entities": lambda: document_type(f"[{ENTITIES}]"),
    "outside entity": lambda: document_type('[<!ENTITY a9 SYSTEM "file:///etc/passwd">]'),
    "outside type": lambda: document_type('SYSTEM "http://127.0.0.1:9/x.dtd"'),
    "bomb": lambda: zipped({"word/document.xml": b"<x>" + bytes(200 << 20)}),
    "bomb in the styles": lambda: word_file("<w:p/>", styles=" " * (200 << 20)),
    "deep tables": lambda: word_file(
        nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 100_000)
    ),
    "deep tags": lambda: word_file(nested("<w:smartTag>", "</w:smartTag>", 100_000)),
    "many entries": lambda: zipped({f"word/{number}.xml": "" for number in range(20_001)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_one_line(name):
    data = HOSTILE[name]()
    began = time.perf_counter()

    with pytest.raises(UnreadableFile) as refused:
        read_docx(data)

    assert time.perf_counter() - began < 60
    assert "\n" not in str(refused.value)
    assert 20 < len(str(refused.value)) < 200


def test_names_in_the_archive_are_never_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/footnotes" Target="../../../etc/passwd"/>'
        '<Relationship Id="s" Type="x/styles" Target="/etc/passwd"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraph("text")}</w:body></w:document>'

    source = read_docx(
        zipped(
            {
                "../../evil.txt": "evil",
                "word/document.xml": document,
                "word/_rels/document.xml.rels": relations,
            }
        )
    )

    assert [block.text for block in source.blocks] == ["text"]
    assert not list(tmp_path.rglob("*"))


def test_a_raised_space_makes_no_notes_of_what_follows():
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    raised = f'<w:r>{look}<w:t xml:space="preserve"> </w:t></w:r>'
    body = f"<w:p><w:r><w:t>Water,</w:t></w:r>{raised}</w:p>{paragraph('and salt.')}"

    assert [block.role for block in read_docx(word_file(body)).blocks] == ["text", "text"]


def test_a_note_that_is_called_a_thousand_times_is_read_once():
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("long " * 1000)}</w:footnote>'

    blocks = read_docx(word_file(f"<w:p>{call * 1000}</w:p>", footnotes=notes)).blocks

    assert len(blocks) == 2


def test_two_thousand_paragraphs_take_less_than_two_seconds():
    runs = "".join(f"<w:r><w:rPr><w:i/></w:rPr><w:t>word {n} </w:t></w:r>" for n in range(8))
    data = word_file(f"<w:p>{runs}</w:p>" * 2000)
    began = time.perf_counter()

    blocks = read_docx(data).blocks

    assert len(blocks) == 2000
    assert time.perf_counter() - began < 60


TEXTS = "".join(case.values[0]["text"] for case in CASES)
PARTS = {name: part for case in CASES for name, part in case.values[0].get("parts", {}).items()}


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged(word_file(TEXTS, **PARTS)))
def test_a_damaged_file_is_read_or_refused(data):
    assert_read_or_refused(read_docx, data)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged(TEXTS.encode()))
def test_damaged_xml_in_a_good_archive_is_read_or_refused(xml):
    assert_read_or_refused(read_docx, word_file(xml.decode("utf-8", "replace")))


TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "hyperlink", "pPr"),
    *("rPr", "numPr", "drawing", "txbxContent", "ruby", "fldChar", "footnoteReference", "sym"),
)
trees = st.recursive(
    st.text("abc 1²", max_size=4),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)),
    max_leaves=25,
)


def xml_of(tree):
    if isinstance(tree, str):
        return f"<w:t>{tree}</w:t>"
    tag, children = tree
    return f"<w:{tag}>{''.join(map(xml_of, children))}</w:{tag}>"


@settings(deadline=None)
@given(trees)
def test_any_tree_of_elements_is_read(tree):
    source = read_docx(word_file(xml_of(tree)))

    assert all(block.text or block.marks for block in source.blocks)
