"""Files as a whole, and the two plain formats: TSV and JSON Lines."""

import io
import json

import pandas as pd
import pytest

from align.bead import Alignment, Bead
from align.showing.writing import (
    FORMATS,
    UnwritableFile,
    json_lines,
    neutralised,
    save,
    stored,
    tsv,
    written,
)
from tests.align.small import ALONE, HOSTILE, MALICE, MIXED, SIGNATURE, pairs_of

SIDES = [["南南合作", "=1+1", "三方\t合作"], ["South-South cooperation", "a", "b"]]
ALIGNED = Alignment(
    "A/1",
    ("zh", "en"),
    (
        Bead(((0, 1), (0, 1)), 8.314),
        Bead(((1, 3), (1, 2)), -1.0, 0.5),
        Bead(((3, 3), (2, 3)), -5.3),
    ),
    "test",
    "paragraph",
)


def test_tsv_has_a_line_a_bead_and_no_formula():
    lines = b"".join(tsv(ALIGNED, SIDES)).decode().splitlines()

    assert lines == [
        "zh\ten\tscore\tconfidence\tfate\tsignature",
        "南南合作\tSouth-South cooperation\t8.31\t\ttranslated\ttest",
        "'=1+1三方 | 合作\ta\t-1.00\t0.500\tmerged\ttest",
        "\tb\t-5.30\t\tabsent\ttest",
    ]


def test_tsv_is_read_by_other_programs():
    frame = pd.read_csv(io.BytesIO(b"".join(written(MIXED, ".tsv"))), sep="\t")

    assert list(frame["fate"]) == [
        *("translated", "absent", "split"),
        *("undecided", "moved", "translated"),
    ]
    assert frame["zh"][0] == "南南合作"
    assert set(frame["signature"]) == {SIGNATURE}


def test_json_lines_have_an_object_a_bead():
    records = [json.loads(line) for line in json_lines(ALIGNED, SIDES)]

    assert records[1] == {
        "spans": [[1, 3], [1, 2]],
        "score": -1.0,
        "confidence": 0.5,
        "moved": False,
        "fate": "merged",
        "texts": [["=1+1", "三方\t合作"], ["a"]],
        "langs": ["zh", "en"],
        "symbol": "A/1",
        "level": "paragraph",
        "signature": "test",
    }
    assert records[0]["confidence"] is None


def test_without_texts_an_object_begins_with_what_the_contract_says():
    record = json.loads(next(json_lines(ALIGNED)))

    assert list(record)[:3] == ["spans", "score", "confidence"]
    assert "texts" not in record
    assert record["signature"] == "test"


def test_json_keeps_a_text_as_it_is_and_every_object_on_a_line_of_its_own():
    lines = b"".join(written(pairs_of(MALICE), ".jsonl")).decode().splitlines()

    texts = [json.loads(line)["texts"][0][0] for line in lines]
    assert [text.replace("?", "\ud800") for text in texts] == [
        text.replace("?", "\ud800") for text in MALICE
    ]


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl"])
def test_malice_makes_no_more_lines_and_no_formulas(suffix):
    data = b"".join(written(HOSTILE, suffix)).decode()

    assert len(data.splitlines()) == len(MALICE) + (suffix == ".tsv")
    assert not any(line.startswith(("=", "@")) for line in data.splitlines())
    assert "\x1b" not in data


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("aligned", [MIXED, HOSTILE, ALONE, pairs_of([])], ids="MHA0")
def test_the_same_beads_are_the_same_bytes(suffix, aligned):
    assert b"".join(written(aligned, suffix)) == b"".join(written(aligned, suffix))


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl", ".tmx", ".html"])
def test_every_file_bears_the_signature(suffix):
    assert SIGNATURE in b"".join(written(MIXED, suffix)).decode()


def test_an_unknown_suffix_is_refused():
    with pytest.raises(ValueError, match=r"suffix '\.doc'"):
        written(MIXED, ".doc")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_a_cell_that_looks_like_a_formula_is_neutralised(cell):
    assert neutralised(cell) == f"'{cell}"


def test_the_store_gets_what_was_found():
    kept = stored(ALIGNED)

    assert (kept.symbol, kept.langs, kept.level, kept.signature) == (
        *("A/1", ("zh", "en")),
        *("paragraph", "test"),
    )
    assert kept.beads[1] == (((1, 3), (1, 2)), -1.0, 0.5, False)


def test_the_store_takes_beads_that_cross():
    crossed = Bead(((0, 1), (1, 2)), 1.0), Bead(((1, 2), (0, 1)), 1.0, moved=True)

    kept = stored(Alignment("A/1", ("zh", "en"), crossed, "test", "paragraph"))

    assert [bead.spans for bead in kept.beads] == [bead.spans for bead in crossed]
    assert [bead.moved for bead in kept.beads] == [False, True]


def test_lines_without_a_document_do_not_go_into_the_store():
    with pytest.raises(ValueError, match="no document"):
        stored(Alignment("", ("zh", "en"), (), "test"))


def test_a_file_is_written_whole(tmp_path):
    path = tmp_path / "out.tsv"
    path.write_text("before")

    save(path, [b"one ", b"two"])

    assert path.read_bytes() == b"one two"
    assert [file.name for file in tmp_path.iterdir()] == ["out.tsv"]


def test_a_writer_that_fails_leaves_what_was_there(tmp_path):
    path = tmp_path / "out.tsv"
    path.write_text("before")

    def pieces():
        yield b"half"
        raise KeyError

    with pytest.raises(KeyError):
        save(path, pieces())

    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["out.tsv"]


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path):
    with pytest.raises(
        UnwritableFile, match=r"no-such-folder/out\.tsv: cannot be written: No such"
    ):
        save(tmp_path / "no-such-folder" / "out.tsv", [b""])
