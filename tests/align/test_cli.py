"""`hexapla align` and `hexapla score` as one types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from align.showing.writing import FORMATS
from corpora.samples.source import folder
from termbase.__main__ import run

ROOT = Path(__file__).parents[2]
ZH, EN, AR = (str(folder() / f"A_RES_79_236.{name}") for name in ("zh.txt", "en.pdf", "ar.docx"))
GERMAN = "Der erste Satz.\nDer zweite Satz, der länger ist.\nEnde 1999.\n"
FRENCH = "La première phrase.\nLa deuxième phrase, qui est plus longue.\nFin 1999.\n"


@pytest.fixture
def lines(tmp_path):
    """Two files whose lines are segments, and what to say to align them."""
    paths = [tmp_path / "a.de.txt", tmp_path / "b.fr.txt"]
    for path, text in zip(paths, (GERMAN, FRENCH), strict=True):
        path.write_text(text, encoding="utf-8")
    return ["align", "--lines", *map(str, paths), "-l", "de,fr"]


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_beads_of_lines_have_spans_a_score_and_a_confidence(lines, capsys):
    assert run([*lines, "--json"]) == 0

    out, err = capsys.readouterr()
    found = objects(out)
    assert [record["spans"] for record in found] == [[[i, i + 1], [i, i + 1]] for i in range(3)]
    assert list(found[0])[:5] == ["spans", "score", "confidence", "moved", "fate"]
    assert found[0]["langs"] == ["de", "fr"]
    assert "texts" not in found[0]
    assert err.startswith("3 beads: ")


def test_several_files_are_written_at_once_and_nothing_is_printed(lines, tmp_path, capsys):
    paths = [tmp_path / f"out{suffix}" for suffix in FORMATS]

    assert run([*lines, *(word for path in paths for word in ("-o", str(path)))]) == 0

    out, err = capsys.readouterr()
    assert out == ""
    assert [line.rpartition(": ")[2] for line in err.splitlines()[:-1]] == [
        *("3 beads", "3 beads", "3 units; 0 with text on one side only left out"),
        *("3 beads", "3 beads"),
    ]
    assert all(path.stat().st_size for path in paths)
    assert len(etree.parse(paths[2]).findall(".//tu")) == 3


def test_a_suffix_may_be_in_capitals(lines, tmp_path):
    assert run([*lines, "-o", str(tmp_path / "OUT.TMX")]) == 0

    assert (tmp_path / "OUT.TMX").read_bytes().startswith(b"<?xml")


def test_files_and_json_go_together(lines, tmp_path, capsys):
    assert run([*lines, "--json", "-o", str(tmp_path / "out.tsv")]) == 0

    assert len(objects(capsys.readouterr().out)) == 3


def test_the_report_names_what_is_missing_and_counts(capsys):
    assert run(["align", ZH, EN, "--report"]) == 0

    report, _, counts = capsys.readouterr().out.partition("\n\n")
    assert report.splitlines()[0] == "fate\tparagraph\twhere\tconfidence\tbegins"
    assert any(line.startswith("absent\tmasthead") for line in report.splitlines())
    assert counts.splitlines()[0].startswith("of\tin\ttranslated")


def test_the_report_as_json_has_every_fate_both_ways(capsys):
    assert run(["align", ZH, EN, "--report", "--json"]) == 0

    found = objects(capsys.readouterr().out)
    assert {(record["lang"], record["in"]) for record in found} == {("zh", "en"), ("en", "zh")}
    for lang, size in (("zh", 68), ("en", 78)):
        spans = [record["span"] for record in found if record["lang"] == lang]
        assert sum(stop - start for start, stop in spans) == size
    assert found[0]["labels"] == ["79/236"]
    assert found[0]["signature"].startswith("hexapla:")


def test_a_table_shows_six_versions_and_a_summary_their_fates(capsys):
    assert run(["align", ZH, EN, AR]) == 0

    out, err = capsys.readouterr()
    assert out.splitlines()[0].split("\t") == ["", "", "zh", "en", "ar"]
    assert "translated" in err


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("out.doc", "out.doc: .doc is not known; write .tsv or .jsonl or .tmx or .xlsx or .html"),
        ("out", "out: no suffix is not known"),
        ("no/out.tsv", "no/out.tsv: cannot be written: there is no folder no"),
        ("folder.html", "folder.html: cannot be written: it is a folder"),
        ("in.html", "in.html: is one of the files to be read; name another"),
        ("link.html", "link.html: is one of the files to be read; name another"),
    ],
)
def test_what_cannot_be_written_is_said_before_the_work(
    output, message, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    Path("folder.html").mkdir()
    Path("in.html").write_text("<p>One.")
    Path("link.html").symlink_to("in.html")

    assert run(["align", "in.html", "no-such-file.txt", "-o", output]) == 2

    err = capsys.readouterr().err
    assert err.startswith(f"hexapla: {message}")
    assert err.count("\n") == 1
    assert Path("in.html").read_text() == "<p>One."


def test_the_same_files_give_the_same_bytes_in_another_process(tmp_path):
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        out.mkdir()
        words = [word for suffix in FORMATS for word in ("-o", str(out / f"x{suffix}"))]
        subprocess.run(
            [sys.executable, "-m", "termbase", "align", ZH, AR, *words],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        made.append([(out / f"x{suffix}").read_bytes() for suffix in FORMATS])

    assert made[0] == made[1]


@pytest.fixture
def beads(tmp_path):
    """Gold and predicted beads, as Vecalign writes them; half of the second are right."""
    gold, found = tmp_path / "gold.txt", tmp_path / "found.txt"
    gold.write_text("[0]:[0]\n[1]:[1, 2]\n[]:[3]\n")
    found.write_text("[0]:[0]:0.1\n[1]:[1]:0.2\n[]:[2]:0\n[]:[3]:0\n")
    return [str(gold), str(found)]


@pytest.mark.parametrize(("terminal", "said"), [(True, 2), (False, 1)])
def test_on_a_terminal_a_model_is_named_before_it_is_waited_for(
    terminal, said, lines, monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)

    assert run([*lines, "--model", "x/y"]) == 2

    assert len(capsys.readouterr().err.splitlines()) == said


def test_a_score_has_strict_and_lax_figures_and_a_signature(beads, capsys):
    assert run(["score", *beads]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "\tnulls\tprecision\trecall\tF1",
        "strict\tas Vecalign\t0.5000\t0.5000\t0.5000",
        "lax\tas Vecalign\t0.7500\t1.0000\t0.8571",
    ]
    assert lines[3] == "strict\tleft out\t0.5000\t0.5000\t0.5000"
    assert lines[5] == "strict\tcounted\t0.5000\t0.6667\t0.5714"
    assert lines[7].startswith("gold:gold.txt@")
    assert lines[7].endswith(":4|sides:2|pairs:1|mean:pairs|nulls:vecalign")


def test_a_score_as_json_has_every_figure(beads, capsys):
    assert run(["score", *beads, "--json"]) == 0

    (record,) = objects(capsys.readouterr().out)
    assert record["strict"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert record["lax"]["recall"] == 1.0
    assert set(record) == {*("strict", "lax", "without_nulls", "with_nulls", "pairs", "signature")}


@pytest.mark.parametrize(("floor", "status"), [("0.5", 0), ("0.51", 1)])
def test_a_score_under_its_floor_fails(beads, floor, status, capsys):
    assert run(["score", *beads, "--floor", floor]) == status

    assert ("is under" in capsys.readouterr().err) == bool(status)


def test_what_align_writes_agrees_with_itself(lines, tmp_path, capsys):
    out = str(tmp_path / "out.jsonl")
    assert run([*lines, "-o", out]) == 0

    assert run(["score", out, out, "--floor", "1"]) == 0


def test_files_of_different_versions_are_not_compared(beads, tmp_path, capsys):
    three = tmp_path / "three.txt"
    three.write_text("[0]:[0]:[0]\n")

    assert run(["score", beads[0], str(three)]) == 2

    assert "has beads of 2 sides" in capsys.readouterr().err


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_that_is_no_beads_is_told_in_one_line(beads, which, tmp_path, capsys):
    beads[which] = ZH

    assert run(["score", *beads]) == 2

    err = capsys.readouterr().err
    assert err.startswith("hexapla: ")
    assert err.count("\n") == 1
