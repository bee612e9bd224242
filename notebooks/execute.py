"""Runs notebooks and keeps what their cells show: the same bytes each time, and no Jupyter needed.

python notebooks/execute.py              all of them, written back
python notebooks/execute.py 3_terms      this one
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
# A drawing has its words beside it; a table says all that there is.
_SHOWN = (
    {"image/svg+xml": "_repr_svg_", "text/plain": "__repr__"},
    {"text/html": "_repr_html_"},
    {"text/plain": "__repr__"},
)


def read(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook."""
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return cells


def execute(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells, run in order, each with the value of its last line."""
    names: dict[str, Any] = {"__name__": "__main__"}
    done = []
    for number, cell in enumerate(cells, 1):
        new = {
            "cell_type": cell["cell_type"],
            "id": f"cell-{number}",
            "metadata": {},
            "source": cell["source"],
        }
        if cell["cell_type"] == "code":
            value = _run("".join(cell["source"]), names)
            new |= {"execution_count": None, "outputs": [] if value is None else [_output(value)]}
        done.append(new)
    return done


def _run(source: str, names: dict[str, Any]) -> Any:
    """The value of the last line, if it is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None


def _output(value: Any) -> dict[str, Any]:
    """A value in the best form in which it can show itself."""
    ways = next(ways for ways in _SHOWN if all(hasattr(value, way) for way in ways.values()))
    lines = {kind: getattr(value, way)().splitlines(True) for kind, way in ways.items()}
    return {"data": lines, "metadata": {}, "output_type": "display_data"}


def write(path: Path, cells: list[dict[str, Any]]) -> None:
    """Write cells as a notebook."""
    notebook = {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    for place in sorted(FOLDER.glob("*.ipynb")):
        if not sys.argv[1:] or place.stem in sys.argv[1:]:
            write(place, execute(read(place)))
            print(place.name)
