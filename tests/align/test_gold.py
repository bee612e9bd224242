"""Files of beads: three formats, and one line for whatever is wrong."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evaluation import links
from align.gold import MOST, read_beads, signature_of
from align.showing.writing import json_lines
from corpora.errors import UnreadableFile
from tests.align.small import MIXED
from tests.align.versions import SHARED

BEADS = [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), ())]


def file(folder, text, name="beads.txt"):
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "[0]:[0]\n[1, 2]:[1]\n[]:[2]\n[3]:[]\n",
        "[0]:[0]:0.123\n[1,2] : [1] : 1e-05\n[]:[2]:nan\n[3]:[]:0\n",
        "\ufeff# by hand\r\n[0]:[0]\r\n\r\n[1, 2]:[1]\r\n[]:[2]\r\n[3]:[]",
        "0\t0\n1,2\t1\n\t2\n3\t\n",
        "0\t0\n1 2\t1\n\t2\n3\t\n",
        '{"spans": [[0, 1], [0, 1]], "score": 1}\n{"spans": [[1, 3], [1, 2]]}\n'
        '{"spans": [[3, 3], [2, 3]]}\n{"spans": [[3, 4], [3, 3]]}\n',
    ],
    ids=["lists", "costs", "windows", "tabs", "spaces", "json"],
)
def test_the_same_beads_are_read_from_every_format(text, tmp_path):
    found = read_beads(file(tmp_path, text))

    assert (found.links, found.sides, found.name) == (BEADS, 2, "beads.txt")


def test_what_is_written_can_be_scored(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"".join(json_lines(MIXED.alignment, MIXED.sides)))

    assert read_beads(path).links == links(bead.spans for bead in MIXED.alignment.beads)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there are no beads in it"),
        ("\n# nothing\n", "there are no beads in it"),
        ("zh\ten\tscore\n", "line 1: 'zh' is not a list of indexes"),
        ("hello\n", 'neither a JSON object with "spans"'),
        ("[0]:[0]\n[0:[1]\n", r"line 2: is not like \[0\]:\[0, 1\]"),
        ("[0]:[-1]\n", "line 1: is not like"),
        ("[0]\n", "line 1: has one side"),
        ("[0]:[0]\n[0]:[0]:[0]\n", "line 2: has 3 sides, those before have 2"),
        ('{"score": 1}\n', 'line 1: has no "spans"'),
        ('{"spans": [[0, 1], [1, 0]]}\n', 'line 1: has no "spans"'),
        ('{"spans": [[0, 1.5], [0, 1]]}\n', 'line 1: has no "spans"'),
        ('{"spans": 7}\n', 'line 1: has no "spans"'),
        ("{\n", "line 1: is not a JSON object"),
        ("[" * 9000 + "\n", "line 1: is not like"),
        ('{"a":' * 99999 + "\n", "line 1: is not a JSON object"),
        ("0\t٣\n", "line 1: '٣' is not a list of indexes"),
        ("0\t99999999999999\n", "is not a list of indexes"),
        (f'{{"spans": [[0, {MOST + 1}], [0, 1]]}}\n', 'line 1: has no "spans"'),
        (f'{{"spans": [[0, {MOST - 1}], [0, 1]]}}\n' * 3, "line 2: more than 5,000,000 segments"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_number(text, message, tmp_path):
    with pytest.raises(UnreadableFile, match=message) as raised:
        read_beads(file(tmp_path, text))

    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(UnreadableFile, match="No such file"):
        read_beads(tmp_path / "no.txt")
    with pytest.raises(UnreadableFile, match="Is a directory"):
        read_beads(tmp_path)
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile, match="is not text in UTF-8"):
        read_beads(tmp_path / "b")


def test_the_signature_tells_files_apart_by_what_is_in_them(tmp_path):
    one = read_beads(file(tmp_path, "[0]:[0]\n", "gold.txt"))
    other = read_beads(file(tmp_path, "[0]:[1]\n", "gold.txt"))

    assert signature_of(one, other) == (
        f"gold:gold.txt@{one.digest}:1|predicted:gold.txt@{other.digest}:1"
        "|sides:2|pairs:1|mean:pairs|nulls:vecalign"
    )
    assert one.digest != other.digest


@given(st.text(max_size=60) | st.from_regex(r"(\[[\d, ]*\]:?|\{.*\}|\d+\t)+\n?"))
def test_any_text_is_beads_or_one_line_of_complaint(tmp_path_factory, text):
    path = file(tmp_path_factory.mktemp("gold"), text.encode("utf-8", "replace").decode())

    with suppress(UnreadableFile):
        assert read_beads(path).links


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "count"), [("text_berg/test0.defr", 128), ("text_berg/dev.defr", 422)]
)
def test_published_gold_is_read(name, count):
    path = SHARED / "data" / "gold" / name
    if not path.exists():
        pytest.skip("needs ../shared/data")

    assert len(read_beads(path).links) == count


def test_json_that_has_more_in_it_is_read(tmp_path):
    lines = "".join(
        json.dumps({"spans": [[i, i + 1], [i, i + 1]], "texts": [["\u2028"], ["b"]]}) + "\n"
        for i in range(3)
    )

    assert len(read_beads(file(tmp_path, lines)).links) == 3
