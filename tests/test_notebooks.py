"""The notebooks run from first to last cell, show what they were kept with, and define nothing."""

import re
from pathlib import Path

import pytest

from notebooks.execute import execute, read

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def shown(cells, kind):
    return [
        "".join(output["data"].get(kind, ()))
        for cell in cells
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
    ]


def without_fractions(text):
    """Machines differ in the last digits of a confidence."""
    return re.sub(r"\d+\.\d+", "#", text)


def words_of(svg):
    """What is written in a drawing: where it stands depends on the fonts of a machine."""
    return re.findall(r"<text[^>]*>([^<]*\w[^<]*)</text>", svg)


def test_there_are_four():
    assert [path.stem for path in NOTEBOOKS] == [
        "1_reading",
        "2_six_versions",
        "3_terms",
        "4_corpus",
    ]


@each
def test_what_a_notebook_shows_is_what_it_gives(path):
    kept = read(path)

    made = execute(kept)

    for kind in ("text/plain", "text/html"):
        assert [*map(without_fractions, shown(made, kind))] == [
            *map(without_fractions, shown(kept, kind))
        ], f"{kind}; make notebooks"
    assert [*map(words_of, shown(made, "image/svg+xml"))] == [
        *map(words_of, shown(kept, "image/svg+xml"))
    ]


@each
def test_a_notebook_defines_no_function(path):
    for cell in read(path):
        assert cell["cell_type"] == "markdown" or not re.search(
            r"\b(def|lambda|class)\b", "".join(cell["source"])
        )


@each
def test_a_notebook_reads_well_unrun(path):
    cells = read(path)

    assert sum(map(bool, shown(cells, "image/svg+xml"))) >= 2
    assert sum(cell["cell_type"] == "markdown" for cell in cells) >= 6
    assert "working translations made for this project" in "".join(cells[0]["source"])


@each
def test_a_notebook_runs_no_script_and_calls_nowhere(path):
    text = path.read_text("utf-8")

    assert "<script" not in text
    assert set(re.findall(r"https?://[^\s\"\\]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
