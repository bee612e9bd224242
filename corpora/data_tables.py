"""Tables that stand beside the code, in the folder `data` of each package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data_table(package: str, name: str) -> dict[str, Any]:
    """What `data/NAME.toml` of a package says."""
    return tomllib.loads((files(package) / f"data/{name}.toml").read_text("utf-8"))
