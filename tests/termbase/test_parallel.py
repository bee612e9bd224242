"""Aligned text from line files, memories, folders and the store."""

import pytest

from align.aligned import Aligned
from align.tmx import tmx
from align.versions import align_segments
from corpora.errors import HexaplaError, UnreadableFile
from termbase.bitext import Bitext
from termbase.gathering import gathered
from termbase.parallel import of_lines, of_memory

ZH = ["鼓励南南合作。", "促进三方合作。", ""]
EN = ["Encourages South-South cooperation.", "Promotes triangular cooperation.", ""]


def memory(path):
    alignment = align_segments([ZH[:2], EN[:2]], ["zh", "en"])
    labels = [["1", "2"], ["1", "2"]]
    made = Aligned(alignment, [ZH[:2], EN[:2]], labels, ["zh.txt", "en.txt"])
    path.write_bytes(b"".join(tmx(made)))
    return path


def test_lines_answer_each_other_empty_ones_too():
    parallel = of_lines([ZH, EN], ["zh", "en"], "lines", "A/1")

    assert [segment.text for segment in parallel.bitext.sides[0]] == ZH
    assert [segment.text for segment in parallel.bitext.sides[1]] == EN
    assert list(parallel.bitext.beads) == [((n, n + 1), (n, n + 1)) for n in range(3)]


def test_as_many_lines_are_needed_on_both_sides():
    with pytest.raises(HexaplaError, match="3 lines and 2"):
        of_lines([ZH, EN[:2]], ["zh", "en"], "lines")


def test_a_memory_that_we_wrote_is_read_back(tmp_path):
    parallel = of_memory(memory(tmp_path / "m.tmx"), ["zh", "en"])

    assert [segment.text for segment in parallel.bitext.sides[1]] == EN[:2]
    assert parallel.bitext.langs == ("zh", "en")


def test_a_memory_says_its_languages_itself(tmp_path):
    assert of_memory(memory(tmp_path / "m.tmx"), []).bitext.langs == ("zh", "en")


def test_a_memory_without_the_languages_is_refused_in_one_line(tmp_path):
    with pytest.raises(UnreadableFile, match="no unit has zh and fr"):
        of_memory(memory(tmp_path / "m.tmx"), ["zh", "fr"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<tmx><body><tu>",
        b'<!DOCTYPE tmx [<!ENTITY a "aa">]><tmx><body><tu><tuv><seg>&a;</seg></tuv></tu></body>',
    ],
)
def test_a_bad_memory_is_refused_in_one_line(tmp_path, data):
    path = tmp_path / "bad.tmx"
    path.write_bytes(data)

    with pytest.raises(UnreadableFile) as raised:
        of_memory(path, ["zh", "en"])

    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_without_a_pair_is_refused(tmp_path):
    with pytest.raises(HexaplaError, match="no document is there in zh and en"):
        gathered([str(tmp_path)], ["zh", "en"], tmp_path / "none.db")


def test_two_languages_are_asked_for(tmp_path):
    with pytest.raises(HexaplaError, match="choose with -l zh,en"):
        gathered([], ["zh"], tmp_path / "none.db")


def test_parts_of_a_bitext_have_all_its_beads_with_their_texts():
    whole = of_lines([list("abcdefg"), list("ABCDEFG")], ["xx", "yy"], "letters").bitext

    parts = list(whole.parts(3))

    assert [len(part.beads) for part in parts] == [3, 3, 1]
    pairs = [
        (part.sides[0][a].text, part.sides[1][b].text)
        for part in parts
        for (a, _), (b, _) in part.beads
    ]
    assert pairs == list(zip("abcdefg", "ABCDEFG", strict=True))
    assert [*Bitext(("xx", "yy"), ((), ()), []).parts(3)] == [Bitext(("xx", "yy"), ((), ()), [])]
