import json

import pytest

from align.bead import Alignment, Bead
from align.table import labels_of, table_rows
from align.writing import UnwritableFile, json_lines, neutralised, save, stored, tsv
from corpora.document import Document, Paragraph

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
        "zh\ten\tscore",
        "南南合作\tSouth-South cooperation\t8.31",
        "'=1+1三方 合作\ta\t-1.00",
        "\tb\t-5.30",
    ]


def test_json_lines_have_an_object_a_bead():
    records = [json.loads(line) for line in json_lines(ALIGNED, SIDES)]

    assert records[1] == {
        "spans": [[1, 3], [1, 2]],
        "score": -1.0,
        "confidence": 0.5,
        "texts": [["=1+1", "三方\t合作"], ["a"]],
    }
    assert records[0]["confidence"] is None


def test_without_texts_an_object_has_what_the_contract_says():
    record = json.loads(next(json_lines(ALIGNED)))

    assert list(record) == ["spans", "score", "confidence"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_a_cell_that_looks_like_a_formula_is_neutralised(cell):
    assert neutralised(cell) == f"'{cell}"


def test_the_store_gets_what_was_found():
    kept = stored(ALIGNED)

    assert (kept.symbol, kept.langs, kept.level, kept.signature) == (
        *("A/1", ("zh", "en")),
        *("paragraph", "test"),
    )
    assert kept.beads[1] == (((1, 3), (1, 2)), -1.0, 0.5)


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


def test_a_table_has_a_dash_for_a_skip():
    labels = [["title", "1", "1"], ["title", "1", "note 1"]]

    rows = list(table_rows(ALIGNED, SIDES, labels))

    assert rows[0] == ("title", "南南合作", "South-South cooperation")
    assert rows[2] == ("note 1", "—", "b")


def test_a_segment_is_called_by_the_number_of_its_paragraph():
    document = Document(
        "A/1",
        "en",
        (
            Paragraph("Title.", "title", sentences=((0, 6),)),
            Paragraph("One. Two.", "operative", number="3", sentences=((0, 4), (5, 9))),
            Paragraph("Note.", "footnote", number="7", sentences=((0, 5),)),
        ),
    )

    assert labels_of(document, "paragraph") == ["title", "3", "note 7"]
    assert labels_of(document, "sentence") == ["title", "3", "3", "note 7"]
