"""Cases of a format: a text and the blocks it must give, of each the fields that matter."""

import json
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[1] / "cases"
_ALWAYS = {"role": "text", "label": "", "marks": []}


def cases(name: str) -> list:
    """The cases of a file, those that are known to fail marked so."""
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else [],
        )
        for case in json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    ]


def assert_blocks(blocks, expected) -> None:
    """Blocks are as expected in role, label, marks and whatever else is named."""
    wanted = [{**_ALWAYS, **fields} for fields in expected]

    assert [block.text for block in blocks] == [fields["text"] for fields in wanted]
    found = [
        {name: _as_data(block, name) for name in fields}
        for block, fields in zip(blocks, wanted, strict=True)
    ]
    assert found == wanted


def _as_data(block, name):
    value = getattr(block, name)
    if name == "marks":
        return [[mark.at, mark.label] for mark in value]
    return [list(span) for span in value] if name == "cells" else value
