"""What is in each file, and what a format says that it cannot carry."""

import io
import json
import zipfile

import openpyxl
import pytest
from lxml import etree

from corpora.errors import HexaplaError
from termbase.entry import Change, Context, Definition, Entry, Term
from termbase.formats.catalogue import FORMATS, detect, for_writing, read, suffixes, write
from termbase.formats.format import Settings
from termbase.formats.losses import Loss, losses
from tests.termbase.orderly import FULL, PLAIN, TWO
from tests.termbase.tbx_rules import problems

WHEN = "2026-01-15T10:00:00Z"


def made(name, entries=TWO, langs=()):
    langs = langs or (("zh", "en") if FORMATS[name].pair else ())
    pieces, lost = write(entries, FORMATS[name], Settings("UN terms", "a test", langs, WHEN))
    return b"".join(pieces), {(loss.kind, loss.in_words): loss.count for loss in lost}


WRITTEN = [name for name, form in FORMATS.items() if form.write]


@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_entries_give_the_same_bytes(name):
    assert made(name)[0] == made(name)[0]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_detected(name):
    form = FORMATS[name]
    if form.read:
        assert detect(made(name)[0], f"a{form.suffixes[0]}").read is form.read


def test_version_3_is_in_order_and_loses_only_the_places_of_fields():
    data, lost = made("tbx3")

    assert problems(data) == ()
    assert lost == {("fields of entries", True): 1, ("fields of terms", True): 1}


def test_version_3_has_everything_in_its_place():
    root = etree.fromstring(made("tbx3")[0])

    def texts(path):
        return ["".join(e.itertext()) for e in root.iterfind(path, {"t": root.nsmap[None]})]

    first = ".//t:conceptEntry[@id='c1']/"
    assert texts(f"{first}t:descripGrp/t:descrip") == [FULL.definitions[0].text]
    assert texts(f"{first}t:langSec/t:descrip[@type='definition']") == ["发展中国家之间的合作"]
    assert texts(f"{first}t:admin[@type='projectSubset']") == ["GA79"]
    assert texts(f"{first}t:ref") == ["triangular"]
    assert texts(f"{first}t:note") == [FULL.note, "committee: Second"]
    assert texts(f"{first}t:transacGrp/t:date") == ["2026-01-15", "2026-01-16T08:30:00Z"]
    assert texts(".//t:termNote[@type='grammaticalGender']") == ["feminine"]
    assert texts(".//t:termSec/t:note")[:2] == ["四字", "reliability: 9/10"]


def test_version_2_has_a_grade_and_days_without_times():
    data, lost = made("tbx2")

    assert b'<descrip type="reliabilityCode">9</descrip>' in data
    assert b"<date>2026-01-16</date>" in data
    assert lost[("dates of change of entries", False)] == 1
    assert lost[("dates of creation of terms", False)] == 1


def test_a_pair_has_two_languages_the_source_first():
    three = (*TWO, Entry("c3", (Term("zh", "森林"), Term("fr", "forêt"))))

    data, lost = made("tbx2-pair", three, ("en", "zh"))

    langs = [
        [section.get("{http://www.w3.org/XML/1998/namespace}lang") for section in entry]
        for entry in etree.fromstring(data).iter("termEntry")
    ]
    assert [[lang for lang in one if lang] for one in langs] == [["en", "zh"], ["en", "zh"]]
    assert lost[("terms in zh", False)] == 1  # of the entry that has no English


def test_csv_is_as_spreadsheets_want_it():
    data, lost = made("csv")

    heading = "id,subject,definition,definition source,zh,en,fr,ar,zh status,zh part of speech,"
    assert data.startswith(f"\ufeff{heading}".encode())
    assert data.count(b"\r\n") == 5
    assert lost == {}


def test_in_a_workbook_terms_stand_side_by_side_and_are_whole():
    contexts = (Context("南南合作" * 30, (0, 4), "A/1, para. 1"),)
    long = Term("zh", "联合国发展中国家间技术合作会议" * 2, contexts=contexts)
    data, _ = made("xlsx", (Entry("c1", (long, Term("en", "word " * 20 + "end"))),))

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    headings = [cell.value for cell in sheet[1]]
    assert headings == ["id", "zh", "en", "zh context", "zh context source"]
    assert [sheet.cell(2, place).alignment.wrap_text for place in (2, 3, 4)] == [True, True, None]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [8, 40, 40]
    assert sheet.row_dimensions[2].height == 15 * 4


def test_a_workbook_has_text_a_frozen_heading_and_a_filter():
    formula = Entry("c3", (Term("en", "=1+1"), Term("ar", "_x0041_")))
    data, lost = made("xlsx", (*TWO, formula))

    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}6"
    arabic = next(cell for cell in cells if cell.value == FULL.in_lang("ar")[0].text)
    assert (arabic.alignment.horizontal, arabic.alignment.readingOrder) == ("right", 2)
    assert "=1+1" in [cell.value for cell in cells]
    assert lost == {}
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {2000}


def test_a_text_too_long_for_a_cell_is_cut_and_told():
    long = Entry("c1", (Term("en", "a"),), definitions=(Definition("x" * 40_000),))

    data, lost = made("xlsx", [long])

    assert lost == {("definitions", False): 1}
    assert len(openpyxl.load_workbook(io.BytesIO(data)).active["B2"].value) == 32_767


def test_a_glossary_of_omegat_is_lines_of_pairs():
    data, lost = made("omegat")

    lines = data.decode().splitlines()
    assert lines[0].split("\t")[:2] == ["南南合作", "South-South cooperation"]
    assert lines[0].split("\t")[2].startswith("preferred; noun; GB; development; collaboration")
    assert lines[-1] == "三方合作\ttriangular cooperation"
    assert not data.startswith(b"\xef\xbb\xbf")
    assert ("definitions", True) in lost
    assert ("references", False) in lost


def test_utx_has_its_header_and_no_mark():
    data, lost = made("utx")

    lines = data.decode().split("\r\n")
    assert lines[0].startswith("#UTX 1.11; zh/en; 2026-01-15T10:00:00Z; copyright: ")
    assert lines[2].startswith("#src\ttgt\tsrc:pos\ttgt:pos\tterm status\t")
    assert lines[3] == "南南合作\tSouth-South cooperation\tnoun\tnoun\tapproved\t四字\t\tc1"
    assert ("contexts", False) in lost
    assert ("entry ids", False) not in lost


def test_multiterm_is_nested_as_mtf_has_it():
    data, lost = made("multiterm")

    root = etree.fromstring(data)
    group = root.find("conceptGrp")
    order = [child.tag for child in group]
    assert data.startswith(b"\xff\xfe")
    assert order == sorted(order, key=["concept", "transacGrp", "descripGrp", "languageGrp"].index)
    assert dict(group.find("languageGrp/language").attrib) == {"type": "Chinese", "lang": "ZH"}
    inner = group.find("languageGrp/termGrp/descripGrp/descripGrp/descrip[@type='Source']")
    assert inner.text == "A/RES/79/236, para. 4"
    assert lost == {}


def test_memoq_repeats_a_set_of_columns_for_each_synonym():
    data, lost = made("memoq")

    heading = data.decode("utf-8-sig").split("\r\n")[0].split(",")
    assert heading[:2] == ["Entry_ID", "Entry_Subject"]
    assert heading.count("English") == 3
    assert heading.count("Chinese (PRC)") == 1
    assert b"CasePermissive;HalfPrefix;Forbidden" in data
    assert lost[("statuses", False)] == 4  # a forbidden term is one that is deprecated


def test_json_lines_lose_nothing():
    data, lost = made("jsonl")

    assert [json.loads(line)["id"] for line in data.splitlines()] == ["c1", "c2"]
    assert lost == {}


def test_markdown_shows_everything_and_means_nothing_else():
    entry = Entry("c3", (Term("en", "*a* | <b>", note="1. [x](y)"),))

    page = made("markdown", (FULL, entry))[0].decode()

    assert "# UN terms\n" in page
    assert "> 促进**南南合作**。 (A/RES/79/236, para. 4)" in page
    assert "- **en** \\*a\\* \\| \\<b\\>\n  1\\. \\[x\\](y)\n" in page
    for words in (FULL.subject, FULL.definitions[1].text, "committee: Second", "*superseded*"):
        assert words in page


def test_languages_are_chosen_and_ordered():
    data, lost = made("csv", TWO, ("en", "fr"))

    heading = data.decode("utf-8-sig").split("\r\n")[0].split(",")
    assert [name for name in heading if len(name) == 2 and name != "id"] == ["en", "fr"]
    assert lost == {}


@pytest.mark.parametrize(
    ("name", "langs", "message"),
    [
        ("omegat", (), "has two languages, not zh en fr ar; choose, as in -l en,zh"),
        ("utx", ("en",), "has two languages, not en"),
        ("tbx3", ("de",), "no entry has de; there are zh en fr ar"),
        ("omegat", ("en", "de"), "no entry has en and de; there are zh en fr ar"),
    ],
)
def test_what_cannot_be_written_is_said(name, langs, message):
    with pytest.raises(HexaplaError, match=message):
        write(TWO, FORMATS[name], Settings(langs=langs))


def test_a_format_that_cannot_be_empty_says_so():
    with pytest.raises(HexaplaError, match="no entries, and a file of TBX 3, TBX-Basic cannot be"):
        write((), FORMATS["tbx3"], Settings())


@pytest.mark.parametrize("name", [n for n in WRITTEN if FORMATS[n].empty])
def test_no_entries_are_a_file_where_that_can_be(name):
    pieces, lost = write((), FORMATS[name], Settings(langs=("zh", "en"), when=WHEN))

    assert isinstance(b"".join(pieces), bytes)
    assert lost == ()


@pytest.mark.parametrize(
    ("path", "dialect", "message"),
    [
        ("a.pdf", "", r"a.pdf: .pdf is not known; write .tbx .csv"),
        ("a", "", "a: no suffix is not known"),
        ("a.csv", "tbx9", "unknown format 'tbx9'; there are tbx3 "),
        ("a.txt", "wordfast", "Wordfast memory is read only"),
    ],
)
def test_an_unknown_format_is_named(path, dialect, message):
    with pytest.raises(HexaplaError, match=message):
        for_writing(path, dialect)


def test_a_suffix_names_a_format():
    assert {suffix: for_writing(f"A{suffix.upper()}").name for suffix in suffixes()} == {
        ".tbx": "tbx3", ".csv": "csv", ".xlsx": "xlsx", ".utf8": "omegat", ".tab": "omegat",
        ".txt": "omegat", ".utx": "utx", ".xml": "multiterm", ".mtf": "multiterm",
        ".jsonl": "jsonl", ".md": "markdown",
    }  # fmt: skip


def test_a_file_written_only_is_not_read(tmp_path):
    (tmp_path / "a.md").write_text("# x\n")

    with pytest.raises(HexaplaError, match="Markdown is written only"):
        read(tmp_path / "a.md", "markdown")


def test_a_loss_is_counted_with_an_example():
    poorer = Entry("c1", FULL.terms[:1], note="in words: development")

    found = {loss.kind: loss for loss in losses([FULL], [poorer])}

    assert found["subjects"] == Loss("subjects", 1, "c1: zh 南南合作: development", True)
    assert found["terms in en"].count == 3
    assert str(found["definitions"]) == (
        "definitions: 2 lost, as c1: collaboration among countries of the South"
    )


def test_what_comes_back_in_another_order_is_not_lost():
    assert losses(TWO, (PLAIN, FULL)) == ()


def test_the_same_thing_twice_may_be_lost_once():
    twice = [PLAIN, Entry("c2", PLAIN.terms)]

    assert {loss.kind: loss.count for loss in losses(twice, [PLAIN])}["terms in zh"] == 1


def test_an_iate_file_of_version_2_is_read(tmp_path):
    data = (
        '<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body>'
        '<termEntry id="IATE-1"><descripGrp><descrip type="subjectField">1011, 0436</descrip>'
        '</descripGrp><langSet xml:lang="en"><descripGrp><descrip type="definition">d</descrip>'
        '<admin type="source">s</admin></descripGrp><ntig><termGrp><term>risk</term>'
        '<termNote type="termType">fullForm</termNote>'
        '<descrip type="reliabilityCode">9</descrip></termGrp>'
        '<descrip type="context">a risk</descrip></ntig></langSet>'
        '<langSet xml:lang="fr"><term>risque</term></langSet></termEntry></body></text></martif>'
    )
    (tmp_path / "iate.tbx").write_text(data)

    (entry,) = read(tmp_path / "iate.tbx").entries

    assert (entry.id, entry.subject) == ("IATE-1", "1011, 0436")
    assert entry.definitions == (Definition("d", "s", "en"),)
    assert [(t.text, t.term_type, t.reliability) for t in entry.terms] == [
        *(("risk", "fullForm", 9), ("risque", "", 0)),
    ]
    assert entry.terms[0].contexts[0].text == "a risk"


def test_a_definition_at_a_term_belongs_to_its_language(tmp_path):
    data = (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic" '
        'type="TBX-Basic" style="dct"><text><body><conceptEntry id="c1"><langSec xml:lang="en">'
        "<termSec><term>risk</term><basic:definition>d</basic:definition>"
        "<termNote type='usageStatus'>preferred</termNote>"
        "<basic:context>c</basic:context></termSec></langSec></conceptEntry></body></text></tbx>"
    )
    (tmp_path / "p.tbx").write_text(data)

    (entry,) = read(tmp_path / "p.tbx").entries

    assert entry.definitions == (Definition("d", "", "en"),)
    assert (entry.terms[0].status, entry.terms[0].contexts[0].text) == ("preferred", "c")


def test_multiterm_of_another_maker_is_read(tmp_path):
    data = (
        "<mtf><conceptGrp><concept>82</concept><system type='entryClass'>1</system><transacGrp>"
        "<transac type='origination'>ann</transac><date>2011-05-16T17:39:16</date></transacGrp>"
        "<descripGrp><descrip type='Graphic'>x.png</descrip></descripGrp><languageGrp>"
        "<language name='English' locale='en'/><termGrp><term>a</term><descripGrp>"
        "<descrip type='Status'>Approved</descrip></descripGrp></termGrp></languageGrp>"
        "<languageGrp><language type='Chinese (PRC)' lang='ZH-CN'/><termGrp><term>b</term>"
        "</termGrp></languageGrp></conceptGrp></mtf>"
    )
    (tmp_path / "m.xml").write_text(data)

    (entry,) = read(tmp_path / "m.xml").entries

    assert entry == Entry(
        "c82",
        (Term("en", "a", "preferred"), Term("zh", "b")),
        created=Change("2011-05-16T17:39:16Z", "ann"),
        fields=(("Graphic", "x.png"),),
    )
