"""The whole job: what `hexapla demo` leaves in its folder, and that it can be gone on with."""

import csv
import json
from types import SimpleNamespace

import pytest
from lxml import etree

from corpora.storage.store import Store
from termbase.__main__ import run
from termbase.formats.tbx import NAMESPACE
from tests.align.versions import FILES
from tests.termbase.tbx_rules import problems

WRITTEN = ["ABOUT.txt", "alignment.tsv", "hexapla.db", "terms.csv", "terms.tbx"]
NS = {"t": NAMESPACE}


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".db"}


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """The demo run twice in one folder: what it wrote each time, and what it said."""
    folder = tmp_path_factory.mktemp("demo") / "new" / "folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HEXAPLA_STORE", raising=False)
        status = [run(["demo", "-o", str(folder)])]
        first = contents(folder)
        status.append(run(["demo", "-o", str(folder)]))
    return SimpleNamespace(folder=folder, status=status, first=first, second=contents(folder))


def test_it_writes_its_files_and_no_more(done):
    assert done.status == [0, 0]
    assert sorted(path.name for path in done.folder.iterdir()) == WRITTEN


def test_a_second_time_it_writes_the_same(done):
    assert done.first == done.second
    with Store.open(done.folder / "hexapla.db", create=False) as store:
        assert [v.lang for v in store.list_versions("A/RES/79/236")] == sorted(FILES)


def test_paragraphs_stand_side_by_side_in_six_languages(done):
    lines = done.second["alignment.tsv"].decode().splitlines()

    rows = [line.split("\t") for line in lines]
    assert rows[0] == [*FILES, "score", "confidence", "fate", "signature"]
    assert {len(row) for row in rows} == {10}
    whole = [row for row in rows[1:] if all(row[:6])]
    assert len(whole) >= 64
    title = next(row for row in whole if row[0] == "南南合作")
    assert title[1:4] == ["South-South cooperation", "Coopération Sud-Sud", "Cooperación Sur-Sur"]


def test_the_terms_are_in_the_tbx_file(done):
    data = done.second["terms.tbx"]

    pairs = {}
    for entry in etree.fromstring(data).iterfind(".//t:conceptEntry", NS):
        chinese, *english = [term.text for term in entry.iterfind(".//t:term", NS)]
        pairs[chinese] = english
    assert problems(data) == ()
    assert pairs["南南合作"] == ["South-South cooperation"]
    assert pairs["三方合作"] == ["triangular cooperation"]


def test_the_terms_are_in_the_csv_file(done):
    rows = csv.reader(done.second["terms.csv"].decode("utf-8-sig").splitlines())

    pairs = [row[:2] for row in rows]
    assert pairs[0] == ["zh", "en"]
    assert ["南南合作", "South-South cooperation"] in pairs
    assert ["三方合作", "triangular cooperation"] in pairs


def test_what_the_texts_are_is_said(done):
    about = done.second["ABOUT.txt"].decode()

    assert "working translations" in about
    assert all(name in about for name in WRITTEN if name != "ABOUT.txt")
    assert b"working translation" in done.second["terms.tbx"]


def test_the_store_answers(done, capsys):
    store = str(done.folder / "hexapla.db")

    status = run(["search", "三方合作", "--beside", "en", "--store", store, "--json"])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == 0
    assert len(lines) == 37
    beside = [line["beside"]["en"] for line in lines]
    assert all("triangular cooperation" in str(passage) for passage in beside)


def test_what_was_done_is_shown(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    assert run(["demo"]) == 0

    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == "reading resolution 79/236 in six languages …\n"
    assert [line.split("\t")[0] for line in lines[2:9]] == ["lang", *FILES]
    assert "三方合作\ttriangular cooperation\t37\t38\t36" in out
    assert "hexapla search 三方合作 --beside en,fr --store demo-output/hexapla.db" in lines[-1]
    passages = [line for line in lines if line.startswith("en\t") and "triangular" in line]
    assert len(passages) == 1
    assert sorted(path.name for path in (tmp_path / "demo-output").iterdir()) == WRITTEN


@pytest.mark.parametrize(
    ("there", "output", "message"),
    [
        ("file", "file", "file: cannot be made: File exists"),
        ("file", "file/folder", "file/folder: cannot be made: Not a directory"),
        ("folder/ABOUT.txt/", "folder", "folder/ABOUT.txt: cannot be written: Is a directory"),
        ("folder/hexapla.db", "folder", "folder/hexapla.db: "),
    ],
)
def test_what_is_in_the_way_is_told_in_one_line(
    there, output, message, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    place = tmp_path / there
    place.parent.mkdir(exist_ok=True)
    if there.endswith("/"):
        place.mkdir()
    else:
        place.write_text("something of the user's, and no store")

    status = run(["demo", "-o", output])

    err = capsys.readouterr().err.removeprefix("reading resolution 79/236 in six languages …\n")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith(f"hexapla: {message}")
    assert place.is_dir() or place.read_text().startswith("something")
