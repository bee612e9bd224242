"""The notebooks run from first to last cell, and define nothing that belongs in a package."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def cells(path):
    return [
        ("".join(cell["source"]), cell["outputs"])
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]


def test_there_is_a_notebook():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_defines_no_function(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}

    for source, _ in cells(path):
        exec(compile(source, str(path), "exec"), names)

        assert "def " not in source
        assert "lambda" not in source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_reads_well_unrun(path):
    outputs = [output for _, shown in cells(path) for output in shown]

    assert outputs
    assert all(output["output_type"] != "error" for output in outputs)
