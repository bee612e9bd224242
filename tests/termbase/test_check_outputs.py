"""Findings as they are written: what people and programs get, and what harms neither."""

import io
import json
import re
import time

import openpyxl
import pytest
from lxml import html as parsing

from corpora.showing.display import harmless
from termbase.checks.finding import NOWHERE, Finding, Place
from termbase.checks.findings import Findings
from termbase.checks.showing.page import page
from termbase.checks.showing.records import identities, json_lines, record
from termbase.checks.showing.sarif import SCHEMA, sarif
from termbase.checks.showing.workbook import workbook
from tests.align.small import MALICE
from tests.termbase.reported import CHECKS, FINDINGS, HOSTILE, place

SOURCES = ("report.zh.docx", "report.en.docx")
HARMFUL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe]")


def cells(data, sheet="Findings"):
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


# JSON Lines


def test_a_record_has_everything_and_can_be_read_back():
    read = [json.loads(line) for line in b"".join(json_lines(FINDINGS)).splitlines()]

    assert read[0]["code"] == "number"
    assert read[0]["source"]["label"] == "para. 4"
    start, stop = read[0]["target"]["span"]
    assert read[0]["target"]["text"][start:stop] == "2013"
    for line, finding in zip(read, FINDINGS, strict=True):
        assert line == {"id": line["id"], **json.loads(json.dumps(record(finding)))}


def test_a_hostile_record_is_one_line():
    lines = b"".join(json_lines(HOSTILE)).decode().splitlines()

    assert len(lines) == len(HOSTILE)
    assert all(json.loads(line) for line in lines)


def test_an_identity_outlives_a_revision_elsewhere():
    first = FINDINGS[0]
    source = Place(
        "draft2.zh.docx", "zh", 9, "para. 10", first.source.text, first.source.span
    )  # moved
    target = place("draft2.en.docx", "Reaffirms resolution 70/1: no poverty by 2013.", 9, "2013")
    moved = Finding("number", "error", first.message, source, target, term=first.term)

    assert identities([moved]) == identities([first])
    assert identities([first, moved])[1] == identities([first])[0] + "-2"
    assert len(set(identities(FINDINGS))) == len(FINDINGS)


# SARIF


def log_of(findings, checks=CHECKS, sources=SOURCES):
    return json.loads(sarif(findings, checks, sources, {"number": "error"}))


def test_sarif_names_the_checks_and_their_weight():
    log = log_of(FINDINGS)

    assert (log["$schema"], log["version"]) == (SCHEMA, "2.1.0")
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CHECKS)
    assert rules[0]["shortDescription"]["text"] == CHECKS["number"]
    assert rules[0]["defaultConfiguration"] == {"level": "error"}


def test_a_sarif_result_is_in_the_translation_and_related_to_the_source():
    result = log_of(FINDINGS)["runs"][0]["results"][0]

    assert (result["ruleId"], result["level"]) == ("number", "error")
    assert result["message"] == {"text": FINDINGS[0].message}
    assert result["properties"]["suggestion"] == "2030"
    (here,), (there,) = result["locations"], result["relatedLocations"]
    assert here["physicalLocation"]["artifactLocation"]["uri"] == "report.en.docx"
    assert here["logicalLocations"] == [{"name": "para. 4", "kind": "paragraph"}]
    assert there["physicalLocation"]["artifactLocation"]["uri"] == "report.zh.docx"
    assert "2030" in there["message"]["text"]
    start, stop = here["properties"]["span"]
    assert here["properties"]["text"][start:stop] == "2013"
    assert result["partialFingerprints"] == {"finding/v1": identities(FINDINGS)[0]}


def test_a_line_of_a_plain_text_file_is_a_region():
    line = place("a.en.txt", "By 2013, at the latest.", 4, "2013", label="line 5")
    region = log_of([Finding("number", "error", "", line, line)])["runs"][0]["results"][0]
    physical = region["locations"][0]["physicalLocation"]

    assert physical["region"] == {
        **{"startLine": 5, "startColumn": 4, "endLine": 5, "endColumn": 8},
        "snippet": {"text": "2013"},
    }


@pytest.mark.parametrize("findings", [(), FINDINGS, HOSTILE])
def test_sarif_keeps_the_rules_of_the_standard(findings):
    (run,) = log_of(findings)["runs"]
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]

    assert len({rule["id"] for rule in rules}) == len(rules)
    uris = [artifact["location"]["uri"] for artifact in artifacts]
    assert all(re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII) for uri in uris)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        for location in result["locations"] + result["relatedLocations"]:
            file = location["physicalLocation"]["artifactLocation"]
            assert uris[file["index"]] == file["uri"]
            text = location["message"]["text"]
            assert not re.search(r"(?<!\{)\{(?!\{)|\]\(", text)  # a placeholder, a link
    assert len({json.dumps(r["partialFingerprints"]) for r in run["results"]}) == len(findings)


def test_braces_and_links_in_a_sarif_message_are_text():
    side = place("a.en.txt", "Text")
    log = log_of([Finding("tag", "error", "{0} and [this](elsewhere) are missing.", side, side)])

    assert log["runs"][0]["results"][0]["message"] == {
        "text": "{{0}} and [this] (elsewhere) are missing."
    }


# Workbook


def test_a_row_a_finding_with_a_verdict_to_choose():
    data = workbook(FINDINGS, CHECKS, SOURCES)
    rows = cells(data)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Findings"]
    (choice,) = sheet.data_validations.dataValidation

    assert rows[0] == [
        *("severity", "code", "place", "source", "target"),
        *("message", "suggestion", "verdict", "id"),
    ]
    assert [row[1] for row in rows[1:]] == [finding.code for finding in FINDINGS]
    assert rows[1][-1] == identities(FINDINGS)[0]
    assert (choice.formula1, str(choice.sqref)) == ('"accept,waive"', "H2:H8")
    assert sheet.freeze_panes == "A2"
    assert sheet["D2"].alignment.wrap_text


def test_what_a_finding_is_about_is_bold_in_its_cell():
    target = cells(workbook(FINDINGS, CHECKS))[1][4]

    assert str(target) == FINDINGS[0].target.text
    assert [part.text for part in target if not isinstance(part, str)] == ["2013"]
    assert target[1].font.b


def test_arabic_cells_are_read_from_the_right():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(FINDINGS, CHECKS)))["Findings"]

    assert (sheet["E7"].alignment.readingOrder, sheet["E7"].alignment.horizontal) == (2, "right")
    assert (sheet["D7"].alignment.readingOrder, sheet["D7"].alignment.horizontal) == (0, "left")


def test_the_second_sheet_tells_what_codes_stand_for():
    rows = cells(workbook(FINDINGS, CHECKS, SOURCES), "Checks")

    assert rows[1] == ["number", CHECKS["number"], 3]
    assert [row[1] for row in rows[-2:]] == list(SOURCES)


def test_no_cell_is_a_formula():
    data = workbook(HOSTILE, {text: text for text in MALICE}, MALICE)
    book = openpyxl.load_workbook(io.BytesIO(data))

    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr")
                assert not HARMFUL.search(str(cell.value))
                if cell.data_type != "n":
                    assert cell.number_format == "@"


def test_a_text_longer_than_a_cell_is_cut():
    long = Place("", "en", 0, "", "word " * 10_000, (20, 24))
    row = cells(workbook([Finding("x", "note", "m" * 40_000, long, long)], {}))[1]

    assert [len(str(cell)) for cell in row[3:6]] == [32_767] * 3


# Page


def test_the_page_has_both_sides_marked_in_their_languages():
    tree = parsing.fromstring(page(FINDINGS, CHECKS, SOURCES, 75).encode())
    passages = tree.find_class("passage")
    arabic = passages[4].find_class("side")[1]

    assert len(passages) == 6
    assert [mark.text for mark in passages[0].iter("mark")] == [
        *("2030", "南南合作"),
        *("2013", "cooperation among southern countries"),
    ]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert arabic.text_content() == FINDINGS[5].target.text
    assert passages[5].find_class("side")[1].text == "—"
    assert "4 errors, 2 warnings, 1 note in 6 of 75 passages" in tree.text_content()


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing():
    made = page(FINDINGS, CHECKS, SOURCES)
    tree = parsing.fromstring(made.encode())

    assert "default-src 'none'" in made
    assert not list(tree.iter("script", "link", "img", "iframe"))
    assert all(a.get("href").startswith("#") for a in tree.iter("a"))
    assert "$" not in made


def test_the_page_can_be_filtered_by_severity_and_check():
    made = page(FINDINGS, CHECKS)
    ids = re.findall(r'<input type="radio" name="\w+" id="([\w-]+)"', made)

    assert ids == [
        *("severity-every", "severity-error", "severity-warning", "severity-note"),
        *("code-every", "code-c0", "code-c1", "code-c2", "code-c3", "code-c4"),
    ]
    assert (
        "body:has(#severity-error:checked):has(#code-c1:checked) "
        ".passage:not(:has(li.error.c1)) { display: none; }" in made
    )


def test_stretches_that_overlap_are_marked_with_both():
    text = "South-South cooperation"
    sides = [Place("", "en", 0, "1", text, span) for span in ((0, 11), (6, 23))]
    found = [
        Finding(code, severity, "", Place("", "zh", 0, "1", "南南合作", NOWHERE), side)
        for code, severity, side in zip("ab", ("note", "error"), sides, strict=True)
    ]
    tree = parsing.fromstring(page(found, {}).encode())

    assert [(mark.text, mark.get("class"), mark.get("data-n")) for mark in tree.iter("mark")] == [
        ("South-", "note c0", None),
        ("South", "note c0 error c1", "1"),
        (" cooperation", "error c1", "2"),
    ]


def test_a_hostile_text_is_only_text_on_the_page():
    made = page(HOSTILE, {text: text for text in MALICE}, MALICE)
    tree = parsing.fromstring(made.encode())

    assert not list(tree.iter("script"))
    assert not HARMFUL.search(made)
    assert len(list(tree.iter("style"))) == 1
    said = {element.text_content() for element in tree.find_class("why")}
    assert said <= {harmless(text) for text in MALICE}


def test_a_page_without_findings_says_so():
    tree = parsing.fromstring(page((), CHECKS, SOURCES, 75).encode())

    assert "Nothing to look at." in tree.text_content()
    assert not tree.find_class("show")


# All


@pytest.mark.parametrize("write", [sarif, workbook, page])
@pytest.mark.parametrize("findings", [(), FINDINGS, HOSTILE])
def test_the_same_findings_are_the_same_bytes(write, findings, monkeypatch):
    first = write(findings, CHECKS, SOURCES)
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)

    assert write(findings, CHECKS, SOURCES) == first


def test_findings_are_a_sequence_with_a_frame():
    found = Findings(FINDINGS, SOURCES, words=1840)
    frame = found.to_frame()

    assert len(found) == 7
    assert found[0] is FINDINGS[0]
    assert list(found[:2]) == list(FINDINGS[:2])
    assert frame.loc[0, ["severity", "place", "source", "target"]].tolist() == [
        *("error", "para. 4"),
        *("2030", "2013"),
    ]
    assert list(Findings(()).to_frame()) == list(frame)


def test_a_notebook_shows_a_table_and_no_more_than_it_can_bear():
    shown = Findings(FINDINGS * 20, SOURCES, words=1840)._repr_html_()

    assert shown.count("<tr>") == 50
    assert "… and 90 more" in shown
    assert "1,840 words" in shown
    assert '<td lang="ar" dir="rtl"' in shown
    assert "<mark>2013</mark>" in shown


def test_traditional_chinese_is_said_to_be_so():
    source = place("a.zh.docx", "聯合國大會2015年決議", 1, "2015")
    target = place("a.en.docx", "resolution of the General Assembly in 2016", 1, "2016")
    found = [Finding("number", "error", "Another number.", source, target)]

    assert 'lang="zh-Hant"' in Findings(found)._repr_html_()
    assert '<p class="side" lang="zh-Hant" dir="ltr">' in page(found, {})


def test_a_notebook_takes_no_text_for_a_tag():
    shown = Findings(HOSTILE)._repr_html_()

    assert "<script" not in shown
    assert not HARMFUL.search(shown)
