import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.showing.cells import wrapped
from corpora.showing.terminal import Cell, Column, write_table


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    """Writes a table on a terminal of so many columns; the lines that stand there."""

    def show(width, columns, rows):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        write_table(columns, rows)
        return [line.rstrip() for line in terminal.getvalue().splitlines() if line.strip()]

    return show


def test_chinese_is_broken_where_a_reader_breaks_it():
    lines = wrapped("大会第79/236号决议，附件；COVID-19大流行", 8).split("\n")

    assert lines == ["大会第", "79/236号", "决议，附", "件；", "COVID-19", "大流行"]


@given(st.text("大会决议，。（）79/ab ", max_size=40), st.integers(4, 20))
def test_breaking_lines_loses_nothing(text, width):
    assert wrapped(text, width).replace("\n", "") == text


def test_wide_characters_keep_to_their_column(shown):
    columns = [Column("zh", "zh", wide=True), Column("en", "en", wide=True)]

    lines = shown(40, columns, [("第七十九届会议，大会。", "Seventy-ninth session")])

    assert lines[2] == " 第七十九届会议，    Seventy-ninth"
    assert lines[3] == " 大会。              session"


def test_arabic_stands_at_the_right_in_its_own_order(shown):
    columns = [Column("lang"), Column("text", wide=True)]

    lines = shown(
        40, columns, [("en", "triangular cooperation"), ("ar", Cell("التعاون الثلاثي", "ar"))]
    )

    assert lines[2] == " en     triangular cooperation"
    assert lines[3] == " ar            التعاون الثلاثي"


def test_a_line_of_a_concordance_is_cut_on_the_outer_sides(shown):
    columns = [
        Column("left", right=True, wide=True, one_line=True),
        Column("node"),
        Column("right", wide=True, one_line=True),
    ]

    cells = "the General Assembly encourages", "triangular", "cooperation and"

    lines = shown(40, columns, [cells])

    assert lines[2] == " …encourages   triangular   cooperatio…"


def test_what_can_be_spared_is_left_out_where_words_would_be_broken(shown):
    columns = [
        Column("zh", wide=True),
        Column("en", wide=True),
        Column("place", wide=True, spare=True),
    ]
    row = "可持续发展目标", "Sustainable Development Goals", "preambular paragraph"

    roomy, narrow = shown(60, columns, [row]), shown(38, columns, [row])

    assert "place" in roomy[0]
    assert "place" not in narrow[0]
    assert any("Sustainable" in line for line in narrow)


def test_no_cell_is_taken_for_markup(shown):
    lines = shown(30, [Column("text", wide=True)], [("[bold]a[/bold] :smile:",)])

    assert lines[2] == " [bold]a[/bold] :smile:"


def test_a_tab_or_a_line_end_in_a_cell_breaks_no_row(capsys):
    write_table([Column("a"), Column("b")], [("one\ttwo\nthree", "four")])

    assert capsys.readouterr().out == "a\tb\none | two three\tfour\n"


def test_cells_of_a_row_are_kept_apart(shown):
    found = Cell("Travel of staff\t12 000\t14 000", "en", (16, 22))

    (*_, line) = shown(60, [Column("text", wide=True)], [(found,)])

    assert line == " Travel of staff | \x1b[1;7m12 000\x1b[0m | 14 000"
