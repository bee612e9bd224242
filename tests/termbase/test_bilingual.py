"""Bilingual files: XLIFF and its dialects, memories, tables; and files that are none."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from corpora.errors import HexaplaError, UnreadableFile
from termbase.bilingual import is_bilingual, read_bilingual
from termbase.checks.passage import Tag
from tests.termbase.bilingual_samples import (
    MEMOQ,
    PHRASE,
    STUDIO,
    TMX,
    XLIFF_1,
    XLIFF_2,
    docx,
    xliff,
    xlsx,
    zipped,
)

SCHEMAS = Path(__file__).parents[2].parent / "shared" / "data" / "schemas"

ROWS = [
    ("Takes note of the report of the Secretary-General;", "注意到秘书长的报告；"),
    ("Requests the Secretary-General to report on it.", "请秘书长就此提出报告。"),
]


@pytest.fixture
def read(tmp_path):
    def read(name, content, langs=()):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_bilingual(path, langs)

    return read


def names(tags):
    return [tag.name for tag in tags]


# XLIFF


def test_a_unit_of_xliff_has_its_text_without_tags_and_its_tags_beside(read):
    found = read("draft.xlf", XLIFF_1)

    assert found.langs == ("en", "zh")
    assert found.source == "draft.xlf"
    unit = found.units[0]
    assert unit.label == "unit 4"
    assert unit.source == "Takes note of the report of the Secretary-General;"
    assert unit.target == "注意到秘书长的报告；"
    assert unit.source_tags == (Tag(14, "g1"), Tag(24, "/g1"), Tag(50, "x2"))
    assert unit.target_tags == (Tag(6, "g1"), Tag(9, "/g1"), Tag(10, "x2"))
    assert unit.state == "translated"


def test_what_is_not_to_be_translated_is_marked_and_what_is_not_translated_is_empty(read):
    _, closing, symbol, last = read("draft.xlf", XLIFF_1).units

    assert (closing.label, closing.state, closing.is_locked) == ("closing", "approved", False)
    assert (symbol.source, symbol.target, symbol.is_locked) == ("A/79/225", "", True)
    assert (last.target, last.is_locked) == ("", False)


def test_a_unit_of_xliff_2_is_read_by_segments(read):
    found = read("draft.xlf", XLIFF_2)

    assert found.langs == ("fr", "ar")
    assert [unit.label for unit in found.units] == ["p1, segment s1", "p1, segment s2", "p2"]
    assert [unit.state for unit in found.units] == ["reviewed", "", "final"]
    assert [unit.is_locked for unit in found.units] == [False, False, True]
    assert found.units[1].source == "Se félicite de la coopération ;"
    assert names(found.units[1].source_tags) == ["cp001F"]


def test_a_pair_of_codes_is_called_like_the_element_that_it_was_cut_from(read):
    unit = read("draft.xlf", XLIFF_2).units[0]

    assert names(unit.source_tags) == names(unit.target_tags) == ["pc1", "/pc1", "ph2"]


def test_the_segments_of_studio_have_its_numbers_states_and_locks(read):
    found = read("draft.docx.sdlxliff", STUDIO)

    assert found.langs == ("en", "es")
    assert [(one.label, one.state, one.is_locked) for one in found.units] == [
        ("segment 11", "ApprovedTranslation", True),
        ("segment 12", "", False),
    ]
    assert found.units[0].source == "Recalls its resolution 64/222."
    assert found.units[0].target == "Recuerda su resolución 64/222."  # changes accepted
    assert names(found.units[0].source_tags) == names(found.units[0].target_tags) == ["g4", "/g4"]
    assert found.units[1].target == ""


def test_an_original_of_many_megabytes_may_be_in_the_file(read):
    large = STUDIO.replace("UEsDBBQ", "UEsDBBQ" * 2_000_000)

    assert len(read("large.sdlxliff", large).units) == 2


def test_a_memoq_file_has_its_states_and_its_blanks(read):
    found = read("draft.mqxliff", MEMOQ)

    first, second = found.units
    assert found.langs == ("en", "ru")
    assert (first.label, first.state, first.is_locked) == ("unit 1", "ManuallyConfirmed", True)
    assert first.source == "5. Calls upon Member States;"
    assert names(first.source_tags) == names(first.target_tags) == ["ph1", "bpt2", "/bpt2"]
    assert (second.state, second.target, second.is_locked) == ("NotStarted", "", False)


def test_a_view_of_several_files_says_which_file_a_unit_is_from(read):
    more = (
        '<file original="C:\\annex.docx" source-language="en" target-language="zh"><body>'
        '<trans-unit id="1"><source>Annex</source></trans-unit></body></file>'
    )

    found = read("view.mqxliff", xliff("<source>Report</source>", more=more))

    assert [unit.label for unit in found.units] == ["draft.docx, unit 1", "annex.docx, unit 1"]


def test_tags_that_phrase_writes_out_are_taken_out(read):
    found = read("draft.mxliff", PHRASE)

    (unit,) = found.units
    assert found.langs == ("en", "fr")
    assert (unit.source, unit.target) == ("Chapter 5 and the annex", "Chapitre 5 et annexe")
    assert unit.source_tags == (Tag(0, "{1>"), Tag(9, "<1}"), Tag(14, "{2}"))
    assert names(unit.source_tags) == names(unit.target_tags)
    assert (unit.state, unit.is_locked) == ("confirmed", True)


def test_codes_with_different_ids_are_paired_by_what_they_share(read):
    text = '<bx id="1" rid="9"/>notes<ex id="2" rid="9"/><it id="3" pos="close">b</it>'

    (unit,) = read("a.xlf", xliff(f"<source>{text}</source><target>注意到</target>")).units

    assert names(unit.source_tags) == ["bx1", "/bx1", "/it3"]


def test_blanks_stay_where_the_file_says_so_and_wrapped_lines_are_one(read):
    plain = read("a.xlf", xliff("<source>Notes\n   that  it is</source>")).units[0]
    kept = read("a.xlf", xliff('<source xml:space="preserve">Notes\n it </source>')).units[0]

    assert plain.source == "Notes that  it is"
    assert kept.source == "Notes\n it"


def test_a_text_within_a_code_is_a_unit_of_its_own(read):
    text = '{}<ph id="1">&lt;img alt="<sub>{}</sub>"/&gt;</ph>'.format
    unit = f"<source>{text('Flag', 'The flag')}</source><target>{text('旗帜', '旗')}</target>"

    found = read("a.xlf", xliff(unit)).units

    assert [(one.label, one.source, one.target) for one in found] == [
        ("unit 1", "Flag", "旗帜"),
        ("unit 1, within 1", "The flag", "旗"),
    ]


def test_a_translation_that_is_not_cut_answers_the_whole_source(read):
    unit = (
        "<source>One. Two.</source><seg-source><mrk mtype='seg' mid='1'>One.</mrk> "
        "<mrk mtype='seg' mid='2'>Two.</mrk></seg-source><target>一。二。</target>"
    )

    (found,) = read("a.xlf", xliff(unit)).units

    assert (found.label, found.source, found.target) == ("unit 1", "One. Two.", "一。二。")


def test_a_segment_without_its_answer_is_not_lost_on_either_side(read):
    unit = (
        "<seg-source><mrk mtype='seg' mid='1'>One.</mrk><mrk mtype='seg' mid='2'>Two.</mrk>"
        "</seg-source><target><mrk mtype='seg' mid='2'>二。</mrk>"
        "<mrk mtype='seg' mid='3'>三。</mrk></target>"
    )

    found = read("a.xlf", xliff(unit)).units

    assert [(one.source, one.target) for one in found] == [
        ("One.", ""),
        ("Two.", "二。"),
        ("", "三。"),
    ]


@pytest.mark.parametrize(
    ("schema", "sample"),
    [("local-xliff-core-1.2-transitional.xsd", XLIFF_1), ("local-xliff-core-2.0.xsd", XLIFF_2)],
)
def test_the_samples_are_what_the_standard_says(schema, sample):
    from lxml import etree

    path = SCHEMAS / "xliff" / schema
    if not path.exists():
        pytest.skip("the schemas do not lie beside the project")

    etree.XMLSchema(etree.parse(path)).assertValid(etree.fromstring(sample.encode()))


# Languages


def test_languages_that_the_file_does_not_name_are_taken_as_named_or_told(read):
    unit = "<source>Takes note of the report</source><target>注意到这份报告</target>"

    assert read("a.xlf", xliff(unit, "")).langs == ("en", "zh")
    assert read("a.xlf", xliff(unit, 'source-language="en"'), ["zh", "en"]).langs == ("en", "zh")
    assert read("a.xlf", xliff(unit, ""), ["de", "ja"]).langs == ("de", "ja")


def test_a_file_that_names_one_language_twice_is_as_the_user_says(read):
    unit = "<source>Takes note of the report</source><target>注意到这份报告</target>"
    data = xliff(unit, 'source-language="en-US" target-language="en-US"')

    assert read("a.xlf", data, ["zh", "en"]).langs == ("en", "zh")
    with pytest.raises(UnreadableFile, match="both in en; name the languages"):
        read("a.xlf", data)


def test_the_texts_may_name_their_language(read):
    unit = '<source xml:lang="en">Annex</source><target xml:lang="zh-TW">附件</target>'

    assert read("a.xlf", xliff(unit, "")).langs == ("en", "zh-TW")


def test_the_file_knows_the_direction_better_than_the_user(read):
    found = read("draft.xlf", XLIFF_1, ["zh", "en"])

    assert found.langs == ("en", "zh")
    assert found.warnings == ("translated from en into zh, says the file",)


def test_units_in_other_languages_are_left_out_and_counted(read):
    unit = "<source>Annex</source><target>附件</target>"
    more = (
        '<file source-language="en" target-language="fr"><body><trans-unit id="9"><source>Annex'
        "</source><target>Annexe</target></trans-unit></body></file>"
    )

    found = read("a.xlf", xliff(unit, more=more))

    assert [one.target for one in found.units] == ["附件"]
    assert found.warnings == ("units in other languages than en and zh, left out: 1",)


# Memories


def test_a_memory_is_read_from_its_source_language(read):
    found = read("memory.tmx", TMX)

    assert found.langs == ("en", "zh")
    unit, within = found.units
    assert unit.label == "A/RES/79/236#4"
    assert (unit.source, unit.target) == ("Takes note of the report;", "注意到报告；")
    assert names(unit.source_tags) == ["bpt1", "/bpt1", "ph2"]
    assert names(unit.target_tags) == ["bpt1", "/bpt1"]
    assert unit.state == "kept"
    assert within.source == "the emblem"
    assert found.warnings == (
        "units without both en and zh, left out: 1",
        "has fr, too; choose two with -l en,fr",
    )


def test_two_languages_of_a_memory_are_chosen(read):
    found = read("memory.tmx", TMX, ["fr", "zh"])

    assert found.langs == ("fr", "zh")
    assert [unit.source for unit in found.units] == ["Prend note du rapport ;"]


def test_a_memory_in_utf_16_is_read(read):
    text = TMX.replace('encoding="UTF-8"', 'encoding="UTF-16"')

    assert read("memory.tmx", text.encode("utf-16")).units[0].target == "注意到报告；"


# Tables


def test_the_bilingual_review_of_studio_is_read(read):
    heading = ("Segment ID", "Segment status", "Source segment", "Target segment")
    rows = [
        heading,
        ("1 2f4c1e", "Translated (0%)", "<12>Takes note</12> of the report", "<12>注意到</12>报告"),
        ("2 2f4c1e", "Not Translated", ROWS[1][0], ""),
    ]

    found = read("review.docx", docx(rows, "draft.docx"))

    assert found.langs == ("en", "zh")
    first, second = found.units
    assert (first.label, first.state) == ("unit 1", "Translated (0%)")
    assert (first.source, first.target) == ("Takes note of the report", "注意到报告")
    assert names(first.source_tags) == names(first.target_tags) == ["<12>", "</12>"]
    assert (second.source, second.target) == (ROWS[1][0], "")


def test_columns_are_told_by_their_languages(read):
    rows = [
        ("ID", "English (United Kingdom)", "Comment", "Chinese (PRC)"),
        ("7", "SSC", "", "合作"),
    ]

    found = read("a.docx", docx(rows))

    assert found.langs == ("en", "zh")
    assert [(one.label, one.source, one.target) for one in found.units] == [
        ("unit 7", "SSC", "合作")
    ]
    assert read("a.docx", docx(rows), ["zh", "en"]).units[0].source == "合作"


def test_two_columns_without_headings_are_told_by_their_text(read):
    found = read("a.docx", docx(ROWS))

    assert found.langs == ("en", "zh")
    assert [one.label for one in found.units] == ["row 1", "row 2"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx"])
def test_spreadsheets_are_read_and_a_cell_is_text_whatever_it_looks_like(read, name):
    rows = [("No.", "Source (English)", "Target (Français)"), ("3", "=SUM(A1)", "=SOMME(A1)")]
    separator = "\t" if name == "a.tsv" else ","
    text = "\r\n".join(separator.join(row) for row in rows)

    found = read(name, xlsx(rows) if name == "a.xlsx" else text)

    assert found.langs == ("en", "fr")
    assert [(one.label, one.source) for one in found.units] == [("unit 3", "=SUM(A1)")]


def test_of_a_workbook_the_first_table_is_read_and_other_sheets_are_named(read):
    book = Workbook()
    book.active.append(["Read me"])
    for name in ("Draft", "Old"):
        sheet = book.create_sheet(name)
        for row in (("English", "中文"), *ROWS):
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)

    found = read("a.xlsx", data.getvalue())

    assert len(found.units) == 2
    assert "sheets left out: Sheet, Old; " in found.warnings[0]


def test_a_memory_of_wordfast_is_read_pair_by_pair(read):
    data = (
        "%20260115~100000\t%User ID\t%TU=1\t%EN-US\t%Wordfast TM v.5.51w\t%ZH-CN\t%-\r\n"
        "20260115~100000\tann\t0\tEN-US\tAnnex\tZH-CN\t附件\r\n"
    )

    found = read("memory.txt", data)

    assert found.langs == ("en", "zh")
    assert [(u.label, u.source, u.target) for u in found.units] == [("unit 1", "Annex", "附件")]
    with pytest.raises(UnreadableFile, match="no pairs in it"):
        read("memory.txt", data.partition("\n")[0])


def test_a_table_in_an_old_encoding_is_read_with_a_warning(read):
    text = "\n".join("\t".join(row) for row in [("source", "target"), *ROWS])

    found = read("a.csv", text.encode("gb18030"))

    assert found.units[0].target == ROWS[0][1]
    assert "gb18030" in found.warnings[0]


def test_texts_in_languages_that_cannot_be_told_need_them_named(read):
    text = "source,target\nKiribati,Kiribati\nTuvalu,Tuvalu\n"

    with pytest.raises(UnreadableFile, match="-l zh,en"):
        read("a.csv", text)
    assert read("a.csv", text, ["en", "fr"]).langs == ("en", "fr")


# Files that are none


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + xliff("<source>&b;</source>")
FOREIGN = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xliff("<source>&a;</source>")
BAD = {
    "empty": ("a.xlf", b"", "empty file"),
    "no XML": ("a.sdlxliff", b"Takes note", "not well-formed XML"),
    "cut off": ("a.tmx", TMX[:-200].encode(), "not well-formed XML"),
    "entities": ("a.xlf", BOMB.encode(), "entities"),
    "a foreign file": ("a.xlf", FOREIGN.encode(), "entities"),
    "deep": ("a.xlf", xliff("<source>" + "<g id='1'>" * 100_000).encode(), "nested|well-formed"),
    "long": ("a.xlf", xliff(f"<source>{'a' * 11_000_000}</source>").encode(), "long"),
    "wrong encoding": ("a.xlf", XLIFF_1.encode("gb18030"), "not in the encoding it says"),
    "no units": ("a.xlf", xliff("").encode(), "no units with text"),
    "no target language": (
        "a.xlf",
        xliff("<source>Annex</source>", 'source-language="en"').encode(),
        "no language of the translation",
    ),
    "one language twice": (
        "a.xlf",
        xliff("<source>A</source>", 'source-language="en-US" target-language="en-GB"').encode(),
        "both in en",
    ),
    "a memory in one language": ("a.tmx", b"<tmx><body/></tmx>", "no unit has two languages"),
    "another root": ("a.xml", b"<martif/>", "no bilingual file"),
    "another kind": ("a.pdf", b"%PDF-1.7", "no bilingual file"),
    "a PDF as a table": ("a.csv", b"%PDF-1.7\n1,2", "PDF"),
    "a package": ("a.mqxliff", zipped(document_dot_mqxliff="x"), "package"),
    "no zip": ("a.docx", b"PK\3\4 and no more", "damaged"),
    "no workbook": ("a.xlsx", zipped(a="x"), "damaged"),
    "no table": ("a.docx", None, "no table"),
    "one column": ("a.csv", b"Takes note\nRecalls", "one column"),
    "only headings": ("a.csv", b"source,target\n", "no rows with text"),
    "a zip bomb": ("a.docx", zipped(word__document_dot_xml=b" " * (70 << 20)), "unpacks to more"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_line(read, kind):
    name, data, what = BAD[kind]

    with pytest.raises(UnreadableFile, match=what) as raised:
        read(name, docx([("One",)]) if data is None else data)

    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_sheet_with_a_cell_far_out_in_every_row_is_refused(read):
    row = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 3000))
    good = xlsx([("a", "b")])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith("sheet1.xml"):
                start, end = content.index(b"<sheetData>") + 11, content.index(b"</sheetData>")
                content = content[:start] + row.encode() + content[end:]
            new.writestr(info, content)

    with pytest.raises(UnreadableFile, match="more than 20,000,000 cells"):
        read("a.xlsx", buffer.getvalue())


def test_many_written_tags_and_many_codes_take_no_time(read):
    many = 30_000

    written = read("a.csv", f"source,target\n{'{1}a' * many},注意\n", ["en", "zh"]).units[0]
    codes = read("a.xlf", xliff("<source>" + '<x id="1"/>a' * many + "</source>")).units[0]

    assert len(written.source_tags) == len(codes.source_tags) == many


def test_languages_other_than_those_of_the_file_are_refused(read):
    with pytest.raises(HexaplaError, match="in en and zh, not in fr and ar"):
        read("a.xlf", XLIFF_1, ["fr", "ar"])
    with pytest.raises(UnreadableFile, match="no column of ru; there are en zh"):
        read("a.csv", "English,Chinese\nAnnex,附件\n", ["ru", "zh"])
    with pytest.raises(HexaplaError, match="has two languages, not zh"):
        read("a.xlf", XLIFF_1, ["zh"])


def test_a_file_is_bilingual_by_its_kind(tmp_path):
    (tmp_path / "a.xml").write_text(XLIFF_1, encoding="utf-8")
    (tmp_path / "b.xml").write_text("<html/>", encoding="utf-8")

    kinds = ("a.TMX", "a.xlf", "a.xliff", "a.docx.sdlxliff", "a.mqxliff", "a.mxliff", "a.xml")
    others = ("b.xml", "c.xml", "a.docx", "a.xlsx", "a.csv", "a.tsv", "a.pdf", "")
    assert all(is_bilingual(tmp_path / name) for name in kinds)
    assert not any(is_bilingual(tmp_path / name) for name in others)


def test_a_folder_or_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file"):
        read_bilingual(tmp_path / "a.xlf")
    (tmp_path / "b.xlf").mkdir()
    with pytest.raises(UnreadableFile, match="a folder"):
        read_bilingual(tmp_path / "b.xlf")
