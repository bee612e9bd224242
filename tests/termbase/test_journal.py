"""The file of a termbase: nothing is lost, nothing half done is seen, writers wait."""

import json
import multiprocessing
import os

import pytest

from corpora.errors import StoreError
from termbase.entry import Change, Entry, Term
from termbase.keeping.journal import Journal
from termbase.termbase import Termbase
from tests.termbase.orderly import TWO

NOW = Change("2026-01-15T10:00:00Z", "reviser")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "un.termbase"


@pytest.fixture
def kept(path):
    Termbase(path).add(TWO, NOW, "a.tbx")
    return path


def test_a_line_a_thing_that_happened(kept):
    Termbase(kept).accept(["c1"], NOW, "checked")

    head, *events = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert head == {"hexapla": "termbase", "version": 1}
    assert [(event["do"], event["id"], event.get("more")) for event in events] == [
        ("add", "c1", 1),
        ("add", "c2", None),
        ("accept", "c1", None),
    ]
    assert {event["at"] for event in events} == {NOW.when}
    assert events[2]["note"] == "checked"


def test_what_was_written_is_never_changed(kept):
    before = kept.read_bytes()

    Termbase(kept).reject(["c2"], NOW)
    Termbase(kept).reopen(["c2"], NOW)

    assert kept.read_bytes().startswith(before)


@pytest.mark.parametrize("cut", [1, 5, 40, 150])
def test_a_run_that_was_killed_leaves_all_that_was_there_before(kept, cut):
    before = kept.read_bytes()
    Termbase(kept).accept(["c1", "c2"], NOW, "a long enough reason for the line to be cut in it")
    kept.write_bytes(kept.read_bytes()[:-cut])

    termbase = Termbase(kept)
    assert [one.review for one in termbase.records.values()] == ["proposed", "proposed"]
    termbase.reject(["c1"], NOW)

    assert kept.read_bytes().startswith(before)
    assert Termbase(kept).get("c1").review == "rejected"


def test_half_of_what_belongs_together_is_not_seen(kept):
    Termbase(kept).accept(["c1", "c2"], NOW)
    lines = kept.read_bytes().splitlines(keepends=True)
    kept.write_bytes(b"".join(lines[:-1]))

    assert Termbase(kept).get("c1").review == "proposed"


def test_a_file_cut_off_in_its_first_line_begins_anew(path):
    path.write_bytes(b'{"hexapla": "term')

    Termbase(path).add(TWO, NOW, "a.tbx")

    assert len(Termbase(path).records) == 2


def test_one_sees_what_another_wrote(kept):
    mine, yours = Termbase(kept), Termbase(kept)
    yours.accept(["c1"], NOW)

    mine.accept(["c2"], NOW)

    assert mine.get("c1").review == "accepted"
    yours.refresh()
    assert yours.get("c2").review == "accepted"


def _bring(path, number):
    entries = [
        Entry("c1", (Term("en", f"{number} {n}"), Term("fr", f"{number} {n} f"))) for n in range(5)
    ]
    for entry in entries:
        Termbase(path).add([entry], NOW, "b.tbx")


def test_writers_wait_for_each_other(path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_bring, args=(path, number)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    termbase = Termbase(path)
    assert len(termbase.records) == 15
    assert len({entry.terms[0].text for entry in termbase.entries()}) == 15


def test_a_full_disk_leaves_the_file_as_it_was(kept, monkeypatch):
    before = kept.read_bytes()
    termbase = Termbase(kept)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="cannot be written: No space left"):
        termbase.accept(["c1"], NOW)

    assert kept.read_bytes() == before
    assert termbase.get("c1").review == "proposed"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id,en,zh\nc1,a,b\n", "not a termbase of Hexapla; is it a file to import?"),
        (b'{"id": "c1"}\n', "not a termbase of Hexapla"),
        (b"SQLite format 3\0\n", "not a termbase of Hexapla"),
    ],
)
def test_another_file_is_refused_and_left_alone(path, content, message):
    path.write_bytes(content)

    with pytest.raises(StoreError, match=message):
        Termbase(path)

    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"<<<<<<< ours\n", "line 4 is damaged"),
        (b'{"do": "explode", "id": "c1"}\n', "nothing that happens to an entry"),
        (b'{"do": "accept", "id": "c9"}\n', "accept c9: no such entry"),
        (b'{"do": "add", "id": "c3", "terms": 7}\n', "damaged"),
    ],
)
def test_a_damaged_line_is_named(kept, line, message):
    kept.write_bytes(kept.read_bytes() + line)

    with pytest.raises(StoreError, match=message):
        Termbase(kept)


def test_a_folder_and_a_missing_folder_are_one_line(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        Termbase(tmp_path / "no/un.termbase").add(TWO, NOW, "")
    with pytest.raises(StoreError, match="cannot be read"):
        Termbase(tmp_path)


def test_nothing_done_is_nothing_written(kept):
    before = kept.read_bytes()

    Termbase(kept).add(TWO, NOW, "a.tbx")
    Termbase(kept).edit("c1", lambda entry: entry, NOW)

    assert kept.read_bytes() == before


def test_news_come_once(kept):
    journal = Journal(kept)

    assert len(journal.news()) == 2
    assert journal.news() == []
