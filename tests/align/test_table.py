"""Beads on the terminal: side by side or below each other, marked, and harmless."""

import io
import re
import sys

import pytest

from align.omissions import Line, report
from align.showing.table import stacked_rows, table_rows, write_beads, write_counts, write_report
from tests.align.small import ALONE, HOSTILE, MIXED, pairs_of


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    """What a function writes on a terminal of so many columns, line by line."""

    def show(width, write, *arguments):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        for name, value in (("COLUMNS", str(width)), ("NO_COLOR", "1"), ("TERM", "xterm")):
            monkeypatch.setenv(name, value)
        write(*arguments)
        plain = re.sub("\x1b\\[[\\d;]*m", "", terminal.getvalue())  # bold, dim
        return [line.rstrip() for line in plain.split("\n")]

    return show


def test_a_bead_has_a_mark_a_label_and_a_line_for_each_segment():
    rows = list(table_rows(MIXED))

    assert rows[0] == (
        "",
        "title",
        "南南合作",
        "South-South cooperation",
        "التعاون بين الجنوب، 2024",
    )
    assert rows[1] == ("", "1", "重申承诺", "Reaffirms", "—")
    assert rows[2][3] == "Welcomes\nthe report"
    assert [row[0] for row in rows] == ["", "", "", "?", "↷", ""]


def test_below_each_other_every_language_has_a_row():
    rows = list(stacked_rows(MIXED))

    assert [row[:3] for row in rows[12:16]] == [
        ("?", "3", "zh"),
        ("", "", "en"),
        ("", "", "ar"),
        ("", "", ""),
    ]
    assert rows[14][3].lang == "ar"


def test_where_there_is_room_versions_stand_side_by_side(shown):
    lines = shown(120, write_beads, MIXED)

    assert lines[1].split() == ["zh", "en", "ar"]
    assert next(line for line in lines if "South-South" in line).startswith(
        "      title   南南合作 "
    )
    assert next(line for line in lines if "鼓励会员国" in line).startswith(" ?")
    assert next(line for line in lines if "注一" in line).startswith(" ↷   note 1   注一")


def test_where_there_is_none_they_stand_below_each_other(shown):
    lines = shown(60, write_beads, MIXED)

    at = next(at for at, line in enumerate(lines) if "title" in line)
    assert not any("─" in line for line in lines)  # no heading where none is needed
    assert [line.split(maxsplit=1)[0] for line in lines[at : at + 3]] == ["title", "en", "ar"]
    assert lines[at + 2].endswith("التعاون بين الجنوب، 2024")
    arabic = [line for line in lines if line.lstrip().startswith("ar ") and "—" not in line]
    assert len({len(line) for line in arabic}) == 1  # it stands at the right


def test_two_versions_always_stand_side_by_side(shown):
    lines = shown(50, write_beads, pairs_of(["南南合作", "三方合作"]))

    assert any(line.count("南南合作") == 2 for line in lines)


def test_no_line_is_longer_than_the_terminal(shown):
    from rich.cells import cell_len

    for width in (40, 80, 120):
        for aligned in (MIXED, ALONE, HOSTILE):
            assert max(map(cell_len, shown(width, write_beads, aligned))) <= width


def test_a_text_does_not_move_the_cursor_nor_turn_the_line(shown):
    text = "\n".join(shown(100, write_beads, HOSTILE))

    assert not set("\x1b\x07\x9b\u202e\u202d\x00") & set(text)


def test_the_report_names_what_to_look_at(shown):
    lines = [line.split() for line in shown(100, write_report, report(MIXED))]

    assert ["absent", "1", "not", "in", "ar", "0.91", "重申承诺"] in lines
    assert ["undecided", "3", "0.49", "鼓励会员国"] in lines
    assert ["moved", "note", "1", "0.77", "注一"] in lines


def test_the_report_leaves_room_for_how_a_passage_begins(shown):
    where = "9 in zh en ru, 8 in fr es, 10 in ar"
    line = Line("moved", "9 … 10", where, "0.96", "Takes note of the report", "en", 0)

    lines = shown(80, write_report, [line])

    assert lines[1].split() == ["fate", "paragraph", "where", "confidence", "begins"]
    assert any("Takes note of" in line for line in lines)


def test_counts_have_a_line_for_each_two_versions(capsys):
    write_counts(MIXED.alignment)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "of\tin\ttranslated\tsplit\tmerged\tmoved\tundecided\tabsent"
    assert lines[2] == "zh\tar\t3\t0\t0\t1\t1\t1"
    assert lines[3] == "en\tzh\t3\t0\t2\t1\t1\t0"
    assert len(lines) == 7
