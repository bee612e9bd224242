"""What is let stand: in one place, or wherever a check speaks of a term."""

import json

import pytest

from corpora.errors import HexaplaError, UnreadableFile
from termbase.checks.running import chosen, findings_of
from termbase.checks.showing.records import identities
from termbase.checks.waivers import Waiver, add_waivers, read_waivers, unwaived, waiver_of
from tests.termbase.drafts import EN, ENTRIES, said, with_changes, work_of


def wrong(**more):
    """A translation with a wrong number twice, and a term that is not there."""
    changes = {"p2": ("35", "36"), "p3": ("eau potable", "eau"), **more}
    work = work_of(*zip(EN, with_changes(**changes), strict=True), entries=ENTRIES)
    return findings_of(work, chosen(["number", "percent", "term"]))


def test_one_place_is_let_stand_by_its_identity(tmp_path):
    found = wrong()
    path = tmp_path / "let.stand"

    add_waivers(path, [], [waiver_of(identities(found)[0], found)])

    (kept,) = read_waivers(path)
    assert (kept.code, kept.term) == ("number", "35")
    assert kept.note == found[0].message
    assert said(unwaived(found, [kept])) == [("term", "drinking water")]


def test_what_is_let_stand_stays_so_when_the_draft_changes_elsewhere():
    waivers = [waiver_of(identity, wrong()) for identity in identities(wrong())]
    changed = wrong(p0=("durable", "viable"), p4=("Décide de", "Décide aussi de"))
    other = [text.replace("regional ", "") for text in EN]
    work = work_of(*zip(EN[::-1], with_changes(p2=("35", "36"))[::-1], strict=True))

    assert unwaived(changed, waivers) == []
    assert unwaived(findings_of(work, chosen(["number"])), waivers) == []
    again = work_of(*zip(other, with_changes(p2=("35", "36")), strict=True))
    assert said(unwaived(findings_of(again, chosen(["number"])), waivers)) == [("number", "35")]


def test_it_comes_back_when_its_own_words_change():
    waivers = [waiver_of(identity, wrong()) for identity in identities(wrong())]

    assert said(unwaived(wrong(p2=("35", "37")), waivers)) == [("number", "35")]


def test_the_second_of_two_equal_places_is_not_let_stand_with_the_first():
    work = work_of(("Some 40 members.", "50 membres."), ("Some 40 members.", "50 membres."))
    found = findings_of(work, chosen(["number"]))
    first, second = identities(found)

    assert first != second
    waivers = [waiver_of(first, found)]
    assert unwaived(found, waivers) == [found[1]]
    (shown,) = identities(unwaived(found, waivers))
    waivers.append(waiver_of(shown, found, waivers))
    assert [one.id for one in waivers] == [first, second]
    assert unwaived(found, waivers) == []


def test_a_term_is_let_stand_wherever_one_check_speaks_of_it():
    found = wrong()

    assert waiver_of("term: drinking water", found) == Waiver(code="term", term="drinking water")
    assert said(unwaived(found, [Waiver(code="term", term="drinking water")])) == [("number", "35")]
    assert len(unwaived(found, [Waiver(code="number", term="drinking water")])) == len(found)


@pytest.mark.parametrize("text", ["5f0c2a9be1d4", ":water", "term:", ""])
def test_what_is_no_waiver_is_said(text):
    with pytest.raises(HexaplaError, match=r"--waive .*no finding has this id"):
        waiver_of(text, wrong())


def test_a_waiver_for_a_check_that_is_none_is_said():
    with pytest.raises(HexaplaError, match="trem: no such check"):
        waiver_of("trem:water", wrong())


def test_there_may_be_no_file_of_waivers_or_an_empty_one(tmp_path):
    (tmp_path / "empty").write_text("\n\n", "utf-8")

    assert read_waivers(tmp_path / "none") == []
    assert read_waivers(tmp_path / "empty") == []


@pytest.mark.parametrize(
    "line",
    ["term:water", "[]", "{}", '"x"', "7", '{"code": "term"}', '{"id": 7}', '{"id": ["a"]}',
     '{"id": "a", "note": 1}', "[" * 5000, '{"id": "'],
)  # fmt: skip
def test_a_line_that_is_no_waiver_is_one_message_with_its_number(tmp_path, line):
    path = tmp_path / "hexapla.waivers"
    path.write_text(f'{{"id": "5f0c2a9be1d4"}}\n\n{line}\n', "utf-8")

    with pytest.raises(UnreadableFile) as caught:
        read_waivers(path)

    assert "line 3: no waiver; one is" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe{", b"PK\x03\x04\x00\x9f"])
def test_a_file_of_waivers_that_is_no_text_is_said(tmp_path, content):
    path = tmp_path / "hexapla.waivers"
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match="no text in UTF-8"):
        read_waivers(path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_waivers(tmp_path)


def test_waivers_are_written_as_they_were_read(tmp_path):
    path = tmp_path / "hexapla.waivers"
    line = '{"code": "term", "term": "环境", "note": "as in the annex"}'
    path.write_text("\ufeff" + line + "\n", "utf-8")

    new = [Waiver("5f0c2a9be1d4", note="two\u2028lines\x85")] * 2

    add_waivers(path, read_waivers(path), new)

    first, second = read_waivers(path)
    assert first._asdict() == {"id": ""} | json.loads(line)
    assert second == new[0]
