"""TMX 1.4: valid by its DTD and by rules of our own, with provenance, whatever the texts hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from align.showing.tmx import is_unit, tmx
from corpora.showing.display import harmless
from tests.align.small import ALONE, HOSTILE, MALICE, MIXED, SIGNATURE, pairs_of
from tests.align.versions import SHARED

DTD = SHARED / "data" / "schemas" / "tmx" / "tmx14.dtd"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
REQUIRED = {
    *("creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"),
    "datatype",
}


def written(aligned):
    return b"".join(tmx(aligned))


def units(aligned):
    return etree.fromstring(written(aligned)).findall("body/tu")


def props(element):
    return {prop.get("type"): prop.text for prop in element.findall("prop")}


def broken_rules(data):
    """What TMX 1.4 demands and this file does not keep."""
    root = etree.fromstring(data)
    header, body = root
    if (root.tag, root.get("version"), header.tag, body.tag) != ("tmx", "1.4", "header", "body"):
        yield "its parts"
    if REQUIRED - set(header.attrib) or len(header.findall("prop")) != len(header):
        yield "its header"
    if header.get("segtype") not in {"block", "paragraph", "sentence", "phrase"}:
        yield "its segtype"
    if len({unit.get("tuid") for unit in body}) != len(body):
        yield "the ids"
    for unit in body:
        yield from broken_rules_of_a_unit(unit)


def broken_rules_of_a_unit(unit):
    names = [child.tag for child in unit]
    if unit.tag != "tu" or names != sorted(names, key=["note", "prop", "tuv"].index):
        yield "the order in a unit"
    if names.count("tuv") < 2 or not all(v.get(LANG) for v in unit.findall("tuv")):
        yield "the variants"
    for variant in unit.findall("tuv"):
        if [child.tag for child in variant] not in (["seg"], ["prop", "seg"]):
            yield "the order in a variant"
        if not (variant.findtext("seg") or "").strip():
            yield "a segment without text"


@pytest.mark.parametrize("aligned", [MIXED, HOSTILE, ALONE, pairs_of([])], ids="MHA0")
def test_the_rules_are_kept(aligned):
    assert list(broken_rules(written(aligned))) == []


@pytest.mark.shared
@pytest.mark.parametrize("aligned", [MIXED, HOSTILE, ALONE, pairs_of([])], ids="MHA0")
def test_a_memory_is_valid_by_the_dtd(aligned):
    if not DTD.exists():
        pytest.skip("needs ../shared/data")
    dtd = etree.DTD(str(DTD))

    assert dtd.validate(etree.fromstring(written(aligned))), dtd.error_log


def test_a_unit_says_where_it_comes_from():
    unit = units(MIXED)[0]

    assert props(unit) == {
        "x-document-symbol": "A/RES/79/236",
        "x-level": "paragraph",
        "x-signature": SIGNATURE,
        "x-paragraph": "title",
        "x-score": "8.31",
        "x-confidence": "0.998",
        "x-fate": "translated",
    }
    assert unit.attrib == {"tuid": "A/RES/79/236#1", "segtype": "paragraph"}
    assert [(v.get(LANG), v.findtext("seg"), v.findtext("prop")) for v in unit.findall("tuv")] == [
        ("zh", "南南合作", "r.zh.txt"),
        ("en", "South-South cooperation", "r.en.pdf"),
        ("ar", "التعاون بين الجنوب، 2024", "r.ar.docx"),
    ]


def test_segments_of_one_bead_are_joined_as_the_language_joins_them():
    assert units(MIXED)[2].findall("tuv")[1].findtext("seg") == "Welcomes the report"


def test_what_is_doubtful_is_noted():
    noted = {unit.get("tuid"): unit.findtext("note") for unit in units(MIXED)}

    assert noted.pop("A/RES/79/236#4") == "doubtful: confidence 0.499"
    assert set(noted.values()) == {None}
    assert props(units(MIXED)[3])["x-fate"] == "undecided"


def test_a_side_without_text_has_no_variant_and_one_alone_is_no_unit():
    assert [v.get(LANG) for v in units(MIXED)[1].findall("tuv")] == ["zh", "en"]
    assert [v.get(LANG) for unit in units(ALONE) for v in unit.findall("tuv")] == ["zh", "fr", "ru"]
    assert [is_unit(row) for row in ALONE.rows()] == [True, False, False]


def test_two_languages_have_a_source_and_more_have_none():
    heads = [etree.fromstring(written(a)).find("header") for a in (pairs_of(["a"]), MIXED)]

    assert [head.get("srclang") for head in heads] == ["zh", "*all*"]
    assert [head.get("segtype") for head in heads] == ["block", "paragraph"]


def test_malice_stays_text():
    root = etree.fromstring(written(HOSTILE))

    assert [seg.text for seg in root.iter("seg")] == [
        harmless(text) for text in MALICE for _ in range(2)
    ]
    assert {element.tag for element in root.iter()} == {
        *("tmx", "header", "prop", "body", "tu", "tuv", "seg")
    }


def test_it_is_written_unit_by_unit():
    assert len(list(tmx(MIXED))) == 6 + 2


def test_there_is_no_date_in_it():
    assert b"date" not in written(MIXED)


@given(st.lists(st.text(st.characters(), max_size=20), max_size=3))
def test_whatever_the_texts_hold_they_come_back(texts):
    found = [unit.find("tuv").findtext("seg") for unit in units(pairs_of(texts))]

    assert found == [text for text in map(harmless, texts) if text.strip()]
    assert list(broken_rules(written(pairs_of(texts)))) == []
