"""Rules of the house: what imports what, how long a file is, what must not be in it."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpora", "align", "termbase")  # each may import those before it
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST = 400
BANNED_NAMES = {"utils", "util", "common", "core", "helpers", "misc"}
HEAVY = (
    "torch",
    "sentence_transformers",
    "jieba",
    "pandas",
    "numpy",
    "pypdfium2",
    "lxml",
    "httpx",
    "openpyxl",
    "altair",
    "rich",
)


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    package = path.relative_to(ROOT).parts[0]
    later = PACKAGES[PACKAGES.index(package) + 1 :]

    assert not set(imports(path)) & set(later)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_its_idea_and_is_short(path):
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert text.count("\n") <= LONGEST
    assert path.stem not in BANNED_NAMES


@pytest.mark.parametrize("package", PACKAGES)
def test_the_packages_are_ours(package):
    # Other distributions install packages of these names; they would take the place of ours.
    module = importlib.import_module(package)

    assert [Path(place).resolve() for place in module.__path__] == [ROOT / package]


@pytest.mark.parametrize("package", PACKAGES)
def test_the_public_names_are_there_and_sorted(package):
    module = importlib.import_module(package)

    assert sorted(module.__all__) == list(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("module", ["corpora", "align", "termbase", "termbase.__main__"])
def test_importing_loads_nothing_heavy(module):
    script = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"

    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split()

    assert loaded == []


def test_no_file_names_a_machine_or_a_registry():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.split("\0")
    if tracked == [""]:
        pytest.skip("not a git checkout")
    hosts = re.compile("pyth" + r"onhosted|py" + r"pi\.org|registry\.np" + r"mjs|deb\.deb" + "ian")
    places = re.compile("/ho" + "me/|/wo" + "rk/|/ro" + "ot/|C:" + r"\\Users")
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".pdf", ".docx"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not hosts.search(text), name
        assert not places.search(text), name
