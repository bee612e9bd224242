"""The store gives back what was put, whole, whatever happens meanwhile."""

import os
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document import KINDS, Document, Furniture, Mark, Paragraph
from corpora.errors import StoreError, UnknownSymbol
from corpora.storage.alignments import StoredAlignment, StoredBead
from corpora.storage.search import search
from corpora.storage.store import Store

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
SYMBOL = "A/RES/79/236"
ENGLISH = Document(
    SYMBOL,
    "en",
    (
        Paragraph("Enhancing triangular cooperation", "title", sentences=((0, 32),)),
        Paragraph(
            "Welcomes the report. Requests another.",
            "operative",
            label="3.",
            number="3",
            level=1,
            marks=(Mark(20, "1", 3),),
            sentences=((0, 20), (21, 38)),
            page=2,
            raw="3.  Welcomes the report.1\nRequests another.",
        ),
        Paragraph("Item Budget", "row", cells=((0, 4), (5, 11)), sentences=((0, 11),)),
        Paragraph("A/79/1.", "footnote", label="1", sentences=((0, 7),), page=2),
    ),
    furniture=(Furniture("page number", "2/3", 2),),
    source="A_RES_79_236.en.pdf",
    warnings=("page 3 has no text",),
)
CHINESE = Document(SYMBOL, "zh", (Paragraph("加强三方合作", "title", sentences=((0, 6),)),))
ALIGNMENT = StoredAlignment(
    SYMBOL,
    ("zh", "en"),
    "sentence",
    "test",
    (StoredBead(((0, 1), (0, 1)), 0.9, 0.99, moved=True), StoredBead(((1, 1), (1, 6)), -0.25)),
)


@st.composite
def paragraphs(draw):
    text = draw(st.text(max_size=30))
    place = st.integers(0, len(text))

    def pairs():
        ends = sorted(draw(st.lists(place, max_size=6)))
        return tuple(zip(ends[::2], ends[1::2], strict=False))

    marks = draw(st.lists(st.builds(Mark, place, st.text(), st.integers(-1, 99)), max_size=3))
    return Paragraph(
        text,
        draw(st.sampled_from(KINDS)),
        draw(st.text(max_size=5)),
        draw(st.text(max_size=5)),
        draw(st.integers(0, 9)),
        tuple(sorted(marks, key=lambda mark: mark.at)),
        pairs(),
        pairs(),
        draw(st.integers(0, 9999)),
        draw(st.just(text) | st.text()),
    )


documents = st.builds(
    Document,
    st.text(min_size=1),
    st.text(min_size=1),
    st.lists(paragraphs(), max_size=8).map(tuple),
    st.lists(
        st.builds(Furniture, st.sampled_from(["link", "notice"]), st.text(), st.integers(0, 99))
    ).map(tuple),
    st.text(),
    st.lists(st.text(), max_size=3).map(tuple),
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hexapla.db"


@pytest.fixture
def store(path):
    with Store.open(path) as store:
        yield store


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("lasting") / "hexapla.db") as store:
        yield store


def large(turn, size=2_000):
    """A document that takes a while to write and is another at every turn."""
    return Document(
        "A/TURN/1",
        "en",
        tuple(Paragraph(f"word{turn} {at} of {turn}") for at in range(size)),
        source=str(turn),
    )


def python(script, *arguments):
    """A process that can import what this test can, and this test."""
    here = Path(__file__)
    return subprocess.Popen(
        [sys.executable, "-c", f"import sys\n{script}", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(here.parents[2]), str(here.parent)])},
    )


def ended(process):
    """What a process said, once it has ended well."""
    said, wrong = process.communicate(timeout=120)
    assert process.returncode == 0, wrong
    return said.strip()


def is_whole(path):
    """Whether SQLite finds nothing wrong with the tables and the index."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        found = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    return found == [("ok",)]


# Keeping


@settings(max_examples=200, deadline=None)
@given(documents)
def test_a_document_comes_back_as_it_was_put(lasting, document):
    lasting.put(document, "1", NOW)

    read = lasting.get(document.symbol, document.lang)

    assert read == document
    lasting.remove(document.symbol, document.lang)


@settings(max_examples=20, deadline=None)
@given(documents, documents)
def test_nothing_is_left_of_what_was_removed(lasting, first, second):
    lasting.put(first, "1", NOW)
    lasting.put(Document(first.symbol, first.lang, second.paragraphs), "2", NOW)
    lasting.remove(first.symbol, first.lang)

    assert is_whole(lasting.path)
    with lasting.reading() as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab (main, words, row)"
        )
        left = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("version", "paragraph", "term")
        ]
    assert left == [0, 0, 0]


def test_the_same_content_is_added_once(store, path):
    store.put(ENGLISH, "1", NOW)
    files = [path, path.with_name("hexapla.db-wal")]
    before = [file.read_bytes() for file in files]

    outcome = store.put(ENGLISH, "1", NOW + timedelta(days=1))

    assert outcome == "unchanged"
    assert [file.read_bytes() for file in files] == before


def test_a_new_version_takes_the_place_of_the_old(store):
    changed = Document(SYMBOL, "en", (Paragraph("Strengthening triangular cooperation"),))

    outcomes = [store.put(ENGLISH, "1", NOW), store.put(changed, "2", NOW)]

    assert outcomes == ["added", "replaced"]
    assert store.get(SYMBOL, "en") == changed
    assert search(store, "enhancing").total == 0
    assert search(store, "strengthening").total == 1


def test_the_list_says_what_is_kept(store):
    beijing = datetime(2025, 3, 1, 20, tzinfo=timezone(timedelta(hours=8)))
    store.put(CHINESE, "2", beijing)
    store.put(ENGLISH, "1", NOW)

    english, chinese = store.list_versions()

    assert (english.symbol, english.lang, english.title, english.source, english.digest) == (
        SYMBOL,
        "en",
        "Enhancing triangular cooperation",
        "A_RES_79_236.en.pdf",
        "1",
    )
    assert (english.paragraphs, english.segments) == (4, 6)
    assert chinese.added_at == NOW
    assert store.list_versions("A/RES/1/1") == ()


def test_a_document_without_symbol_is_refused(store):
    with pytest.raises(UnknownSymbol, match=r"^letter\.docx: no document symbol found; say"):
        store.put(Document("", "en", (), source="letter.docx"), "1", NOW)


def test_a_time_without_zone_is_refused(store):
    with pytest.raises(ValueError, match="time zone"):
        store.put(ENGLISH, "1", datetime(2025, 3, 1))


def test_a_document_of_a_million_paragraphs_is_refused(store):
    endless = Document("A/1", "en", (Paragraph("."),) * (1 << 20), source="endless.txt")

    with pytest.raises(StoreError, match=r"^endless\.txt: over a million paragraphs"):
        store.put(endless, "1", NOW)


def test_half_a_character_is_refused_and_nothing_written(store):
    broken = Document(SYMBOL, "en", (Paragraph("good"), Paragraph("\ud800")), source="broken.pdf")

    with pytest.raises(StoreError, match=r"^broken\.pdf: .*U\+D800"):
        store.put(broken, "1", NOW)
    assert store.list_versions() == ()


@pytest.mark.parametrize("verb", ["get", "remove"])
def test_what_is_not_there_is_said_with_what_is(store, verb):
    store.put(ENGLISH, "1", NOW)

    with pytest.raises(UnknownSymbol, match=rf"{SYMBOL} fr is not in .*; it is there in en$"):
        getattr(store, verb)(SYMBOL, "fr")
    with pytest.raises(UnknownSymbol, match=r"A/1 en is not in .*; add it first$"):
        getattr(store, verb)("A/1", "en")


# Alignments


def test_an_alignment_comes_back_as_it_was_put(store):
    store.put(ENGLISH, "1", NOW)
    store.put(CHINESE, "2", NOW)
    paragraphwise = StoredAlignment(SYMBOL, ("en", "zh"), "paragraph", "other", ())

    store.put_alignment(ALIGNMENT)
    store.put_alignment(paragraphwise)

    assert store.alignments(SYMBOL) == (ALIGNMENT, paragraphwise)


def test_a_later_alignment_of_the_same_languages_takes_the_place(store):
    store.put(ENGLISH, "1", NOW)
    store.put(CHINESE, "2", NOW)
    later = StoredAlignment(SYMBOL, ("en", "zh"), "sentence", "better", ())

    store.put_alignment(ALIGNMENT)
    store.put_alignment(later)

    assert store.alignments(SYMBOL) == (later,)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM bead_span").fetchone() == (0,)


@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_an_alignment_goes_with_any_of_its_versions(store, how):
    store.put(ENGLISH, "1", NOW)
    store.put(CHINESE, "2", NOW)
    store.put_alignment(ALIGNMENT)

    store.put(CHINESE, "3", NOW) if how == "replaced" else store.remove(SYMBOL, "zh")

    assert store.alignments(SYMBOL) == ()


def test_an_alignment_of_a_version_that_is_not_there_is_refused(store):
    store.put(CHINESE, "1", NOW)

    with pytest.raises(UnknownSymbol, match=f"{SYMBOL} en is not in the store; add it"):
        store.put_alignment(ALIGNMENT)


def test_an_alignment_that_reaches_too_far_is_refused(store):
    store.put(ENGLISH, "1", NOW)
    store.put(CHINESE, "2", NOW)
    beads = (StoredBead(((0, 2), (0, 1)), 1.0),)

    with pytest.raises(ValueError, match="zh has 1 sentences, the beads want 2"):
        store.put_alignment(StoredAlignment(SYMBOL, ("zh", "en"), "sentence", "test", beads))
    assert store.alignments(SYMBOL) == ()


@pytest.mark.parametrize(
    ("langs", "level", "beads", "why"),
    [
        (("zh",), "sentence", (), "two to six"),
        (("zh", "zh"), "sentence", (), "two to six"),
        (tuple("abcdefg"), "sentence", (), "two to six"),
        (("zh", "en"), "word", (), "unknown level"),
        (("zh", "en"), "sentence", (StoredBead(((0, 1),), 1.0),), "not 2 spans"),
        (("zh", "en"), "sentence", (StoredBead(((1, 0), (0, 1)), 1.0),), "runs backwards"),
        (("zh", "en"), "sentence", (StoredBead(((-1, 0), (0, 1)), 1.0),), "runs backwards"),
        (("zh", "en"), "sentence", (StoredBead(((0, 1), (0, 1)), float("nan")),), "not a number"),
        (
            ("zh", "en"),
            "paragraph",
            (StoredBead(((0, 2), (0, 1)), 1.0), StoredBead(((1, 3), (1, 2)), 1.0)),
            "overlap",
        ),
    ],
)
def test_beads_that_cannot_be_are_refused(langs, level, beads, why):
    with pytest.raises(ValueError, match=why):
        StoredAlignment(SYMBOL, langs, level, "test", beads)


# Opening


def test_a_store_is_made_once_and_opened_again(path):
    with Store.open(path) as store:
        store.put(ENGLISH, "1", NOW)

    with Store.open(str(path), create=False) as store:
        assert store.get(SYMBOL, "en") == ENGLISH


def test_a_name_with_odd_characters_is_a_name(tmp_path):
    path = tmp_path / "50% of #1? é 文.db"

    Store.open(path).close()

    assert path.exists()


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()


def newer(path):
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def cut_off(path):
    with Store.open(path) as store:
        store.put(large(1), "1", NOW)
    os.truncate(path, 10_000)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.mkdir(), "is a folder; name a file in it"),
        (lambda path: path.write_text("Dear colleagues, " * 99), "is not a store"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(999)), "is not a store"),
        (foreign, "is a database of another program"),
        (newer, r"made by a newer Hexapla \(schema 99, here 2\)"),
    ],
    ids=["folder", "letter", "damaged header", "another program", "newer"],
)
def test_what_is_no_store_of_ours_is_refused_and_left_alone(path, make, why):
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreError, match=why) as refused:
        Store.open(path)

    assert str(refused.value).startswith(f"{path}: ")
    assert "\n" not in str(refused.value)
    assert before is None or path.read_bytes() == before


def test_a_store_of_the_first_schema_is_given_what_it_lacks(path):
    with Store.open(path) as store:
        store.put(ENGLISH, "1", NOW)
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE bead DROP COLUMN moved")
    connection.execute("PRAGMA user_version = 1")
    connection.close()

    with Store.open(path) as store:
        store.put(CHINESE, "2", NOW)
        store.put_alignment(ALIGNMENT)

    with Store.open(path) as store:
        assert store.get(SYMBOL, "en") == ENGLISH
        assert store.alignments(SYMBOL) == (ALIGNMENT,)


def test_a_damaged_store_says_so(path):
    cut_off(path)

    with pytest.raises(StoreError, match="is damaged"), Store.open(path) as store:
        store.get("A/TURN/1", "en")


def test_no_store_is_made_where_none_is_wanted(path):
    with pytest.raises(StoreError, match="no store there; make one with hexapla add"):
        Store.open(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"nowhere/hexapla\.db: cannot be opened"):
        Store.open(tmp_path / "nowhere" / "hexapla.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_store_that_may_not_be_written_says_so(path, mode):
    Store.open(path).close()
    path.chmod(mode)

    with pytest.raises(StoreError, match="cannot be"), Store.open(path) as store:
        store.put(ENGLISH, "1", NOW)


def test_a_store_belongs_to_its_thread(store):
    refused = []

    def ask():
        try:
            store.list_versions()
        except sqlite3.ProgrammingError as error:
            refused.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert "same thread" in refused[0]


# Several at once, and what can happen to one


def test_a_store_may_be_made_by_many_at_once(tmp_path):
    script = """
from datetime import UTC, datetime
from corpora import document
from corpora.storage import store
for line in sys.stdin:
    with store.Store.open(line.strip()) as opened:
        made = document.Document(sys.argv[1], "en", ())
        print(opened.put(made, "1", datetime.now(UTC)), flush=True)
"""
    processes = [python(script, f"A/{number}") for number in range(6)]
    said = []

    for attempt in range(20):
        for process in processes:
            process.stdin.write(f"{tmp_path / str(attempt)}.db\n")
            process.stdin.flush()
        said += [process.stdout.readline().strip() for process in processes]

    assert [ended(process) for process in processes] == [""] * 6
    assert said == ["added"] * 6 * 20


WRITE = """
from test_store import NOW, Store, large
path, name, turns = sys.argv[1:]
with Store.open(path) as store:
    for turn in range(int(turns)):
        document = large(turn)
        store.put(document.__class__(name, "en", document.paragraphs), str(turn), NOW)
"""


def test_several_processes_make_and_fill_one_store(path):
    names = [f"A/PROCESS/{number}" for number in range(4)]

    for process in [python(WRITE, path, n, 3) for n in names]:
        ended(process)

    with Store.open(path) as store:
        assert [version.symbol for version in store.list_versions()] == names
        assert {store.get(name, "en").paragraphs for name in names} == {large(2).paragraphs}
        assert search(store, "word2").total == 4 * 2_000
        assert search(store, "word1").total == 0
    assert is_whole(path)


def test_a_reader_sees_the_old_version_until_the_new_one_is_whole(path):
    with Store.open(path) as store:
        store.put(large(0), "0", NOW)
    seen = set()

    with python(
        """
from test_store import NOW, Store, large
with Store.open(sys.argv[1]) as store:
    for turn in range(1, 20):
        store.put(large(turn), str(turn), NOW)
""",
        path,
    ) as writer:
        while writer.poll() is None:
            with Store.open(path, create=False) as store:
                document = store.get("A/TURN/1", "en")
                turn = int(document.paragraphs[0].text.split()[-1])
                assert document == large(turn)
                seen.add(turn)
        ended(writer)

    assert len(seen) > 1


KILLED = """
from test_store import NOW, Store, large
with Store.open(sys.argv[1]) as store:
    for turn in range(1, 1000):
        document = large(turn)
        print(turn, flush=True)
        store.put(document, str(turn), NOW)
"""


@pytest.mark.parametrize("delay", [0.0, 0.005, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.3])
def test_kill_9_loses_nothing_that_was_stored(path, delay):
    with Store.open(path) as store:
        store.put(ENGLISH, "1", NOW)
        store.put(large(0), "0", NOW)

    with python(KILLED, path) as process:
        process.stdout.readline()
        time.sleep(delay)
        process.kill()
        begun = [1, *map(int, process.stdout.read().split())]

    assert is_whole(path)
    with Store.open(path) as store:
        assert store.get(SYMBOL, "en") == ENGLISH
        turn = int(store.list_versions("A/TURN/1")[0].source)
        assert turn in (begun[-1] - 1, begun[-1])
        assert store.get("A/TURN/1", "en") == large(turn)
        assert search(store, f"word{turn}").total == 2_000
        assert search(store, "word*").total == 2_000
        assert store.put(large(0), "again", NOW) == "replaced"


def test_a_process_killed_before_it_commits_has_changed_nothing(path):
    with Store.open(path) as store:
        store.put(large(0), "0", NOW)

    with python(
        """
import os, signal
from test_store import NOW, Store, large
with Store.open(sys.argv[1]) as store:
    def watch(statement):
        if statement == "COMMIT":
            os.kill(os.getpid(), signal.SIGKILL)
    store._connection.set_trace_callback(watch)
    store.put(large(1), "1", NOW)
""",
        path,
    ) as process:
        process.communicate(timeout=60)

    assert process.returncode == -9
    assert is_whole(path)
    with Store.open(path) as store:
        assert store.get("A/TURN/1", "en") == large(0)


def test_a_full_disk_is_one_line_and_changes_nothing(path):
    with Store.open(path) as store:
        store.put(large(0), "0", NOW)

    said = ended(
        python(
            """
import resource
from test_store import NOW, Store, StoreError, large
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
with Store.open(sys.argv[1]) as store:
    try:
        store.put(large(1), "1", NOW)
    except StoreError as error:
        print(error)
""",
            path,
        )
    )

    assert said == f"{path}: the disk refused to read or write, so nothing was changed"
    assert is_whole(path)
    with Store.open(path) as store:
        assert store.get("A/TURN/1", "en") == large(0)


def test_a_store_at_its_limit_says_the_disk_is_full(store):
    with store.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100")

    with pytest.raises(StoreError, match="the disk is full, so nothing was changed"):
        store.put(large(1, 20_000), "1", NOW)

    assert store.list_versions() == ()
    assert store.put(ENGLISH, "1", NOW) == "added"
