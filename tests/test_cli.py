"""The command line as a whole: help, one line for a mistake, data apart from words."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpora.samples.source import folder
from termbase.__main__ import app, run

SEED = folder() / "A_RES_79_236.zh.txt"


def verbs():
    return sorted(
        command.name or command.callback.__name__
        for group in (app, *(part.typer_instance for part in app.registered_groups))
        for command in group.registered_commands
    )


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_has_help_with_an_example(verb, capsys):
    assert run([verb, "--help"]) == 0

    shown = capsys.readouterr().out
    assert f"hexapla {verb}" in shown
    assert "Example" in shown


@pytest.mark.parametrize("group", [[], ["termbase"]])
def test_a_group_of_verbs_has_an_example_and_so_has_each(group, capsys):
    run([*group, "--help"])
    shown = capsys.readouterr().out
    named = re.findall(r"^  (\w+)  ", shown.partition("Commands:")[2], re.MULTILINE)

    assert named
    assert "Example" in shown
    for verb in named:
        run([*group, verb, "--help"])
        assert f"hexapla {' '.join([*group, verb])}" in capsys.readouterr().out.partition("Ex")[2]


@pytest.mark.parametrize("verb", verbs())
def test_help_is_not_cut_off(verb, capsys):
    run(["--help"])

    line = next(
        line for line in capsys.readouterr().out.splitlines() if re.match(rf"\s+{verb}\s", line)
    )
    assert not line.endswith("...")


def test_the_version_is_told(capsys):
    assert run(["--version"]) == 0

    assert re.fullmatch(r"hexapla \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_read_gives_an_object_a_paragraph(capsys):
    assert run(["read", str(SEED), "--json"]) == 0

    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(records) == 68
    first = next(record for record in records if record["kind"] == "operative")
    assert first["number"] == "1"
    assert first["label"] == "1."
    assert first["footnotes"] == [{"mark": "5", "at": 49, "paragraph": 64}]
    assert first["text"][first["footnotes"][0]["at"] - 1] == "，"
    assert records[64]["kind"] == "footnote"


def test_what_was_set_aside_is_shown_when_asked(capsys):
    assert run(["read", str(SEED), "--furniture", "--json"]) == 0

    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {record["kind"] for record in records} == {"link", "rule"}


def test_away_from_a_terminal_tables_are_tab_separated(capsys):
    assert run(["read", str(SEED)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "kind\tno.\tA/RES/79/236 zh"
    assert lines[1] == "title\t79/236\t南南合作"
    assert {line.count("\t") for line in lines} == {2}


def test_a_language_named_goes_before_what_the_text_says(capsys):
    assert run(["read", str(SEED), "-l", "en", "--json"]) == 0

    assert json.loads(capsys.readouterr().out.splitlines()[0])["lang"] == "en"


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "kept.db"
    files = [str(path) for path in folder().glob("A_RES_79_236.*")]
    assert run(["add", *files, "--store", str(path)]) == 0
    return str(path)


def test_a_file_added_twice_changes_nothing(store, capsys):
    before = Path(store).read_bytes()
    capsys.readouterr()

    assert run(["add", str(SEED), "--store", store]) == 0

    assert capsys.readouterr().err.startswith("unchanged A/RES/79/236 zh")
    assert Path(store).read_bytes() == before


def test_documents_are_listed_shown_and_found(store, capsys):
    capsys.readouterr()
    assert run(["list", "--store", store, "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["lang"] for record in listed] == ["ar", "en", "es", "fr", "ru", "zh"]

    assert run(["show", "a/res/79/236", "-l", "zh", "--store", store, "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 68

    assert run(["search", "三方", "--store", store, "--json"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 38
    assert all(json.loads(line)["node"] == "三方" for line in out.splitlines())
    assert "38 in 27 paragraphs" in err


def test_nothing_is_shown_of_a_document_where_a_language_is_missing(tmp_path, capsys):
    kept = str(tmp_path / "kept.db")
    assert run(["add", str(SEED), "--store", kept]) == 0
    capsys.readouterr()

    assert run(["show", "A/RES/79/236", "-l", "zh,fr", "--store", kept]) == 2

    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)


def test_nothing_found_is_said(store, capsys):
    assert run(["search", "coelacanth", "--store", store]) == 0
    assert "0 in 0 paragraphs" in capsys.readouterr().err


def test_a_word_is_found_without_its_accents_where_nothing_is_written_so(tmp_path, capsys):
    text, kept = tmp_path / "a.es.txt", str(tmp_path / "kept.db")
    text.write_text("La Comisión celebró su período de sesiones.\n", encoding="utf-8")
    assert run(["add", str(text), "--store", kept, "-l", "es", "--symbol", "A/1"]) == 0
    capsys.readouterr()

    assert run(["search", "comision celebro", "--store", kept, "--json"]) == 0

    out, err = capsys.readouterr()
    assert json.loads(out)["node"] == "Comisión celebró"
    assert "comision celebro: not there as it is; found with other accents" in err


def test_the_store_may_be_named_in_the_environment(store, monkeypatch, capsys):
    monkeypatch.setenv("HEXAPLA_STORE", store)

    assert run(["list"]) == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_is_piped_is_utf_8_whatever_the_locale(encoding):
    code = f"""
import sys
sys.stdout.reconfigure(encoding="{encoding}"), sys.stderr.reconfigure(encoding="{encoding}")
sys.argv = ["hexapla", "read", {str(SEED)!r}]
from termbase.__main__ import main
main()"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stderr == b""
    assert "南南合作" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m termbase read {SEED} | head -n 1"

    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.startswith("kind")
