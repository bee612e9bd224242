"""What the README shows is what the program does."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from corpora.samples.source import folder
from termbase.__main__ import run

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
CONSOLE = "".join(re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL))
EXCERPT = re.findall(r"^    (zh|en|fr|es|ru|ar)  (.*) ?…$", README, flags=re.MULTILINE)
TERMS = re.findall(r"^    (\S+) {2,}(.*?) +(\d+) of (\d+)$", README, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the samples in it, such as the README speaks of."""
    made = tmp_path_factory.mktemp("readme")
    for file in [*folder().glob("A_RES_79_236.*"), folder() / "draft.csv"]:
        shutil.copy(file, made)
    return made


def test_every_command_runs_and_prints_what_is_shown(place, monkeypatch, capsys):
    monkeypatch.chdir(place)
    monkeypatch.delenv("HEXAPLA_STORE", raising=False)
    steps = re.findall(r"^\$ hexapla (.*)\n((?:[^$].*\n)*)", CONSOLE, flags=re.MULTILINE)

    for command, shown in steps:
        assert run(shlex.split(command)) == 0, command

        printed = capsys.readouterr().out
        for cell in re.split(r" {2,}|\n", shown):
            assert cell in printed, command
    assert {command.split()[0] for command, _ in steps} >= {"read", "add", "align", "search"}


def test_the_excerpt_is_what_the_demo_shows(place, capsys):
    assert run(["demo", "-o", str(place / "demo")]) == 0

    printed = capsys.readouterr().out
    assert len(EXCERPT) == 6
    for lang, text in EXCERPT:
        assert f"{lang}\t{text.strip('… ')}" in printed
    assert len(TERMS) == 3
    for term, rendering, together, frequency in TERMS:
        assert re.search(f"^{term}\t{rendering}\t{frequency}\t\\d+\t{together}\t", printed, re.M)


def test_every_verb_is_in_the_table(capsys):
    run(["--help"])

    verbs = re.findall(r"^  (\w+)  ", capsys.readouterr().out.partition("Commands:")[2], re.M)
    assert verbs
    for verb in verbs:
        assert re.search(rf"^\| .*`{verb}\b", README, flags=re.MULTILINE), verb
