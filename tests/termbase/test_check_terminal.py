"""Findings on the terminal: grouped by place, cut to fit, marked, and harmless."""

import re
import sys

import pytest

from termbase.checks.finding import NOWHERE, Finding, Place
from termbase.checks.showing.places import by_place, excerpt, label_of, pieces, summary
from termbase.checks.showing.records import identities
from termbase.checks.showing.terminal import write_findings
from tests.termbase.reported import FINDINGS, HOSTILE, place

HARMFUL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe]")


@pytest.fixture
def terminal(monkeypatch):
    """Makes of standard output a terminal with so many columns."""

    def with_columns(columns):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.delenv("NO_COLOR", raising=False)

    return with_columns


def plain(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_findings_are_grouped_by_place_in_the_order_of_the_documents():
    groups = by_place(FINDINGS)

    assert [len(group) for group in groups] == [2, 1, 1, 1, 1, 1]
    assert groups[0] == FINDINGS[:2]
    assert label_of(FINDINGS[0]) == "para. 4"


def test_a_place_that_is_called_otherwise_in_the_translation_has_both_names():
    source, target = (Place("", "en", n, f"para. {n}", "Text", NOWHERE) for n in (4, 5))

    assert label_of(Finding("x", "note", "", source, target)) == "para. 4 → para. 5"


def test_the_summary_counts_severities_and_places():
    assert summary(FINDINGS, 75) == "4 errors, 2 warnings, 1 note in 6 of 75 passages"
    assert summary(FINDINGS[:1], 1) == "1 error in 1 of 1 passages"
    assert summary(FINDINGS[:2]) == "1 error, 1 warning in 1 passage"
    assert summary((), 75) == "nothing found in 75 passages"


@pytest.mark.parametrize("side", [side for f in FINDINGS for side in (f.source, f.target)])
def test_an_excerpt_fits_into_its_columns(side):
    from rich.cells import cell_len

    for columns in range(1, 60):
        assert cell_len("".join(excerpt(side, columns))) <= columns


@pytest.mark.parametrize("finding", FINDINGS[:2])
def test_an_excerpt_has_what_the_finding_is_about_and_cuts_between_words(finding):
    for side in (finding.source, finding.target):
        start, stop = side.span
        before, marked, after = excerpt(side, 60)

        assert marked == side.text[start:stop]
        assert side.text[:start].endswith(before.lstrip("…"))
        assert side.text[stop:].startswith(after.rstrip("…"))
    assert excerpt(FINDINGS[0].target, 40) == ("…all its forms by ", "2013", ", and encourages…")


def test_pieces_make_the_text_again_and_tell_what_they_are_in():
    cut = list(pieces("South-South cooperation", [(0, 11), (6, 23), NOWHERE]))

    assert cut == [("South-", (0,)), ("South", (0, 1)), (" cooperation", (1,))]


def test_away_from_a_terminal_what_it_is_about_is_in_brackets(capsys):
    numbers = place("report.ru.docx", "в 2013 году", 4, "2013")
    found = Finding("number", "error", "It was 2030.", FINDINGS[3].source, numbers, why="No 2030.")
    write_findings([FINDINGS[3], found], 75)

    out, err = capsys.readouterr()
    first, second = identities([FINDINGS[3], found])
    assert out.rstrip().split("\n") == [
        "report.en.docx → report.es.docx",
        "para. 5",
        "  warning  untranslated  “report” is English.",
        "           en  Takes note with appreciation of the [report];",
        "           es  Toma nota con reconocimiento del [report] del Secretario General;",
        "           → informe",
        f"           {first}",
        "",
        "report.en.docx → report.ru.docx",
        "para. 5",
        "  error    number  It was 2030.",
        "           en  Takes note with appreciation of the [report];",
        "           ru  в [2013] году",
        f"           No 2030. · {second}",
    ]
    assert err == "1 error, 1 warning in 2 of 75 passages\n"


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_lines_fit_the_terminal(terminal, capsys, columns):
    from rich.cells import cell_len

    terminal(columns)
    write_findings(FINDINGS, 75)

    lines = plain(capsys.readouterr().out).split("\n")
    assert max(map(cell_len, lines)) <= min(columns, 122)


def test_on_a_terminal_severity_is_a_colour_and_what_it_is_about_underlined(terminal, capsys):
    terminal(100)
    write_findings(FINDINGS, 75)

    out = capsys.readouterr().out
    assert "\x1b[1;31merror" in out
    assert "\x1b[33mwarning" in out
    assert "\x1b[36mnote" in out
    assert "\x1b[1;4;31m2013\x1b[0m" in out
    assert "[2013]" not in out


def test_arabic_stands_at_the_right_of_a_terminal(terminal, capsys):
    terminal(100)
    write_findings(FINDINGS[-1:], 75)

    (line,) = (line for line in plain(capsys.readouterr().out).split("\n") if "  ar" in line)
    assert re.fullmatch(r" {11}ar {20,}تقرر .*نظرها\.", line)


def test_a_long_name_of_a_language_stands_apart_and_both_texts_begin_below_each_other(capsys):
    sides = (Place("", lang, 0, "unit 1", "Text", NOWHERE) for lang in ("en", "sr-Cyrl"))

    write_findings((Finding("x", "note", "Said.", *sides),), 1)

    shown = capsys.readouterr().out
    assert "en      Text" in shown
    assert "sr-Cyrl Text" in shown


def test_documents_are_named_where_there_are_several(capsys):
    write_findings(FINDINGS, 75)

    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "report.zh.docx → report.en.docx"
    assert lines.index("report.en.docx → report.fr.docx") > 5


def test_nothing_found_is_nothing_but_a_line_for_people(capsys):
    write_findings((), 75)

    assert capsys.readouterr() == ("", "nothing found in 75 passages\n")


def test_no_text_moves_the_cursor(terminal, capsys):
    terminal(80)
    write_findings(HOSTILE, 75)

    assert not HARMFUL.search(plain(capsys.readouterr().out).replace("\r\n", "\n"))
