"""`hexapla termbase`: bring in, look at, decide, hand out; one line for each mistake."""

import csv
import io
import json
import re

import pytest

from termbase import Termbase
from termbase.__main__ import run
from termbase.formats.tbx import tbx
from tests.termbase.orderly import TWO

VERBS = ("import", "export", "list", "show", "accept", "reject", "reopen", "edit", "merge")
TABLE = "English,中文,备注,Delegation\nSouth-South cooperation,南南合作,n,Chad\nforest,森林,,\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEXAPLA_USER", "reviser")
    monkeypatch.delenv("HEXAPLA_TERMBASE", raising=False)
    (tmp_path / "two.tbx").write_bytes(b"".join(tbx(TWO, "t", "s")))
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kept(here, capsys):
    assert run(["termbase", "import", "two.tbx"]) == 0
    capsys.readouterr()
    return here / "hexapla.termbase"


def done(capsys, *words):
    status = run(["termbase", *words])
    out, err = capsys.readouterr()
    return status, out, err


def objects(out):
    return [json.loads(line) for line in out.splitlines()]


def test_of_an_export_those_entries_are_counted_that_are_in_the_file(kept, here, capsys):
    _, _, err = done(capsys, "export", "a.utf8", "-l", "en,fr")

    assert err.endswith("a.utf8: 1 entry, OmegaT glossary\n")
    assert (here / "a.utf8").read_text(encoding="utf-8").count("coopération Sud-Sud") == 3


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb, capsys):
    status, out, _ = done(capsys, verb, "--help")

    assert status == 0
    assert f"Example: hexapla termbase {verb}" in out


def test_the_verbs_are_those(capsys):
    _, out, _ = done(capsys, "--help")

    listed = re.findall(r"^  (\w+)  +\S.*$", out, re.MULTILINE)
    assert listed == list(VERBS)
    assert "..." not in out.partition("Commands")[2]


def test_a_file_is_brought_in(here, capsys):
    status, out, err = done(capsys, "import", "two.tbx")

    assert (status, out) == (0, "")
    assert err == "2 entries came: 2 new\n"
    record = Termbase(here / "hexapla.termbase").get("c1")
    assert record.origin == "two.tbx"
    assert record.events[0].by.who == "reviser"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record.events[0].by.when)


def test_a_table_shows_how_it_was_understood(here, capsys):
    status, out, err = done(capsys, "import", "table.csv", "--preview")

    assert status == 0
    assert [line.split("\t") for line in out.splitlines()] == [
        ["column", "understood as", "for example"],
        ["English", "en", "South-South cooperation"],
        ["中文", "zh", "南南合作"],
        ["备注", "note", "n"],
        ["Delegation", "Delegation", "Chad"],
    ]
    assert err == "2 entries would come: 2 new\n"
    assert not (here / "hexapla.termbase").exists()


def test_a_column_is_mapped(here, capsys):
    words = ("import", "table.csv", "--map", "Delegation=ignore", "--map", "3=zh note", "--json")

    status, out, _ = done(capsys, *words)

    entry = Termbase(here / "hexapla.termbase").get("c1").entry
    assert status == 0
    assert [record["outcome"] for record in objects(out)] == ["new", "new"]
    assert entry.fields == ()
    assert [term.note for term in entry.terms] == ["", "n"]


@pytest.mark.parametrize(
    ("form", "langs", "there"),
    [
        ("a.csv", "en,pt", "id,en,pt-BR,pt"),
        ("a.csv", "en-GB,zh", "id,en,zh-Hant"),
        ("a.csv", "pt-BR", "id,pt-BR"),
        ("a.csv", "en,pt-PT", "id,en,pt"),
        ("a.csv", "en,zh-HK", "id,en,"),
        ("a.utx", "en,pt", "#UTX 1.11; en/pt;"),
    ],
)
def test_a_language_means_its_regions_too(form, langs, there, here, capsys):
    table = "en-GB,pt-BR,pt,zh-Hant\nbus,ônibus,autocarro,公車\n"
    (here / "bus.csv").write_text(table, encoding="utf-8")
    done(capsys, "import", "bus.csv")

    status, _, _ = done(capsys, "export", form, "-l", langs)

    assert status == 0
    head = (here / form).read_text(encoding="utf-8-sig").partition("\n")[0]
    assert head.startswith(there)


def test_a_language_that_no_entry_has_is_named(kept, capsys):
    status, _, err = done(capsys, "export", "a.csv", "-l", "en,pt")

    assert status == 0
    assert err.startswith("no entry has pt; there are ")


def test_a_term_is_named_by_a_regional_tag(kept, capsys):
    done(capsys, "edit", "c1", "--add", "en-GB:lift")

    assert ("en", "lift") in [term.key for term in Termbase(kept).get("c1").entry.terms]


def test_conflicts_are_listed_and_ours_stays(kept, here, capsys):
    (here / "theirs.csv").write_text("en,zh,subject\nSSC,南南合作,trade\n", encoding="utf-8")

    status, out, err = done(capsys, "import", "theirs.csv")

    assert status == 0
    assert "c1\tsubject\tdevelopment\ttrade" in out.splitlines()
    assert err == "1 entry came: 1 in conflict, ours kept\n"
    assert Termbase(kept).get("c1").entry.subject == "development"


def test_of_many_conflicts_the_first_are_shown_and_the_others_counted(here, capsys):
    for name, subject in (("ours.csv", "law"), ("theirs.csv", "trade")):
        rows = [f"{sign},{sign},{subject}" for sign in "abcdefghijklmnopqrstuvwxy"]
        (here / name).write_text("\n".join(["en,fr,subject", *rows]), encoding="utf-8")
    done(capsys, "import", "ours.csv")

    _, out, err = done(capsys, "import", "theirs.csv", "--preview")
    _, full, _ = done(capsys, "import", "theirs.csv", "--json")

    assert [line for line in out.splitlines() if "law" in line][-1] == "c20\tsubject\tlaw\ttrade"
    assert err.splitlines()[0] == "and 5 more conflicts; --json lists all"
    assert sum(len(record["conflicts"]) for record in objects(full)) == 25


def test_what_shares_a_word_is_named(kept, here, capsys):
    (here / "more.csv").write_text("en,zh\ntripartism,三方合作\n", encoding="utf-8")

    _, out, err = done(capsys, "import", "more.csv", "--accept")

    assert out.splitlines()[-1] == "c3\ttripartism · 三方合作\tc2"
    assert err == "1 entry came: 1 new\n"
    assert Termbase(kept).get("c3").review == "accepted"


def test_entries_are_listed_and_found(kept, capsys):
    status, out, err = done(capsys, "list", "-l", "en,zh")

    assert status == 0
    assert out.splitlines()[0] == "id\treview\ten\tzh"
    assert out.splitlines()[2] == "c2\tproposed\ttriangular cooperation\t三方合作"
    assert err == "2 of 2 entries\n"
    assert len(done(capsys, "list", "TRIANGULAR")[1].splitlines()) == 2
    assert [one["id"] for one in objects(done(capsys, "list", "--json")[1])] == ["c1", "c2"]


def test_a_card_has_everything(kept, capsys):
    status, out, _ = done(capsys, "show", "c1")

    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "c1  proposed   development"
    assert re.match(r"zh  南南合作  preferred  noun, fullForm, reliability 9/10", lines[2])
    for words in ("促进南南合作。  A/RES/79/236, para. 4", "SSC  admitted", "A second one."):
        assert words in out
    assert re.search(r"^definition  collaboration among .*\(A/RES/64/222, annex\)$", out, re.M)
    assert re.search(r"^see +triangular  c2$", out, re.M)
    assert re.search(r"^history +\d{4}-\d\d-\d\d  reviser  add  from two.tbx$", out, re.M)
    assert not any(line.endswith(" ") for line in lines)


def test_a_card_is_found_by_a_term(kept, capsys):
    assert done(capsys, "show", "三方合作")[1].startswith("c2  proposed")
    (record,) = objects(done(capsys, "show", "c2", "--json")[1])
    assert record["history"][0]["do"] == "add"


def test_entries_are_accepted_rejected_and_reopened(kept, capsys):
    status, _, err = done(capsys, "accept", "c1..c2", "--note", "checked", "--by", "chief")

    assert status == 0
    assert err.splitlines()[1] == "accepted  c2  三方合作 · triangular cooperation"
    assert Termbase(kept).get("c2").events[-1].by.who == "chief"
    assert done(capsys, "reject", "c2")[0] == done(capsys, "reopen", "c1")[0] == 0
    reviews = [one.review for one in Termbase(kept).records.values()]
    assert reviews == ["proposed", "rejected"]
    assert done(capsys, "list", "--review", "rejected")[2] == "1 of 2 entries\n"


def test_an_entry_is_edited(kept, capsys):
    status, out, _ = done(
        capsys,
        *("edit", "c2", "--prefer", "en:triangular cooperation", "--add", "fr:coopération à trois"),
        *("--subject", "development", "--definition", "of three", "--defined-in", "A/1"),
        *("--term-note", "zh:三方合作=四字", "--status", "zh:三方合作=admitted"),
        *("--source", "zh:三方合作=A/2", "--entry-note", "n", "--rename", "zh:三方合作=三方 合作"),
    )

    assert status == 0
    assert "triangular cooperation  preferred" in out
    entry = Termbase(kept).get("c2").entry
    assert [(t.lang, t.text, t.status, t.note) for t in entry.terms] == [
        ("zh", "三方 合作", "admitted", "四字"),
        ("en", "triangular cooperation", "preferred", ""),
        ("fr", "coopération à trois", "", ""),
    ]
    assert (entry.subject, entry.note, entry.definitions[0].source) == ("development", "n", "A/1")


def test_entries_are_merged(kept, here, capsys):
    (here / "more.csv").write_text("en,zh\ntripartism,三方合作\n", encoding="utf-8")
    done(capsys, "import", "more.csv")
    alike = objects(done(capsys, "list", "--alike", "--json")[1])
    assert [one["id"] for one in alike] == ["c2", "c3"]

    status, out, _ = done(capsys, "merge", "c2", "c3", "--note", "the same")

    assert status == 0
    assert "tripartism" in out
    assert list(Termbase(kept).records) == ["c1", "c2"]
    assert done(capsys, "show", "c3")[1].startswith("c2 ")


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("a.tbx", ()),
        ("a.xlsx", ()),
        ("a.md", ("--title", "UN terms")),
        ("a.jsonl", ()),
        ("a.utf8", ("-l", "en,zh")),
        ("b.tbx", ("--dialect", "tbx2-pair", "-l", "zh,en")),
        ("a.csv", ("--dialect", "memoq")),
    ],
)
def test_terms_are_handed_out(file, more, kept, here, capsys):
    status, out, err = done(capsys, "export", file, *more)

    assert (status, out) == (0, "")
    assert err.splitlines()[-1].startswith(f"{file}: 2 entries, ")
    assert (here / file).stat().st_size > 100


def test_what_was_rejected_stays_behind_and_losses_are_told(kept, here, capsys):
    run(["termbase", "reject", "c2"])
    run(["termbase", "accept", "c1"])
    capsys.readouterr()

    _, _, err = done(capsys, "export", "a.utf8", "-l", "zh,en", "--accepted")

    assert "三方合作" not in (here / "a.utf8").read_text(encoding="utf-8")
    assert "not carried: definitions: 2 kept as words in a note, as c1: collaboration" in err
    losses = objects(done(capsys, "export", "a.utf8", "-l", "zh,en", "--json")[1])
    assert {"kind": "references", "in_words": False} in [
        {"kind": loss["kind"], "in_words": loss["in_words"]} for loss in losses
    ]


def test_what_goes_out_comes_back_the_same(kept, here, capsys):
    run(["termbase", "export", "out.xlsx"])

    _, _, err = done(capsys, "import", "out.xlsx")

    assert err.endswith("2 entries came: 2 there already\n")


def test_a_csv_is_a_table_with_a_row_an_entry(kept, here, capsys):
    run(["termbase", "export", "out.csv", "-l", "en,zh"])

    text = (here / "out.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["en"] for row in rows if row["zh"]][1] == "triangular cooperation"


MISTAKES = {
    "no such entry": (["accept", "c9"], "c9: no such entry in hexapla.termbase"),
    "nothing to change": (["edit", "c1"], "c1: nothing to change"),
    "no term named": (["edit", "c1", "--drop", "SSC"], "'SSC' is no term; write language, colon"),
    "no value named": (["edit", "c1", "--rename", "en:SSC"], "write 'en:a term=what it is to be'"),
    "a term that is not there": (["edit", "c2", "--drop", "en:x"], "c2: no term en:x; there are"),
    "an unknown status": (["edit", "c1", "--status", "en:SSC=good"], "'good' is no status"),
    "the same entry": (["merge", "c1", "c1"], "c1 and c1 are one entry"),
    "an unknown review": (["list", "--review", "done"], "say proposed, accepted, rejected"),
    "an unknown language": (["list", "-l", "xx"], "-l xx: no language that is known"),
    "an unknown suffix": (["export", "a.pdf"], "a.pdf: .pdf is not known"),
    "an unknown dialect": (["export", "a.tbx", "--dialect", "tbx9"], "unknown format 'tbx9'"),
    "too many languages": (["export", "a.utf8"], "has two languages, not zh en fr ar"),
    "languages that no entry has": (
        ["export", "a.utf8", "-l", "en,pt"],
        "no entry has en and pt; there are zh en fr ar",
    ),
    "a language that no entry has": (["export", "a.csv", "-l", "pt"], "no entry has pt"),
    "a folder not there": (["export", "no/a.csv"], "no/a.csv: cannot be written"),
    "a map without a sign": (["import", "table.csv", "--map", "English"], "write 'HEADING=en'"),
    "a column not there": (["import", "table.csv", "--map", "X=en"], "no such column; there are"),
    "a missing file": (["import", "no.tbx"], "no.tbx: no such file"),
    "another termbase": (["list", "--termbase", "no.termbase"], "no termbase there; import"),
    "a file that is none": (["list", "--termbase", "two.tbx"], "not a termbase of Hexapla"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_nothing_changes(mistake, kept, here, capsys):
    words, message = MISTAKES[mistake]
    before = {path.name: path.read_bytes() for path in here.iterdir()}

    status, out, err = done(capsys, *words)

    assert (status, out, err.count("\n")) == (2, "", 1), err
    assert err.startswith("hexapla: ")
    assert message in err
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before


def test_the_end_of_a_file_that_was_cut_is_told_and_kept(kept, here, capsys):
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-20])
    last = whole[whole[:-1].rindex(b"\n") + 1 : -20]

    _, out, err = done(capsys, "list")

    assert len(out.splitlines()) == 1
    assert "bytes at its end are not whole and not read" in err
    assert kept.read_bytes() == whole[:-20]

    done(capsys, "import", "two.tbx")

    assert (here / "hexapla.termbase.rest").read_bytes().endswith(last)
    _, out, err = done(capsys, "list")
    assert (len(out.splitlines()), "not whole" in err) == (3, False)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("half.tbx", "<tbx><text><body><conceptEntry>", "not well-formed XML: Premature end"),
        ("half.jsonl", '{"id": "c1", "te', "line 1 is no JSON; is the file there whole?"),
        ("a.md", "# Terms\n\n## SSC\n", "Markdown is written only; import .tbx, .csv or .jsonl"),
    ],
)
def test_half_a_file_is_told_in_a_line(name, text, said, here, capsys):
    (here / name).write_text(text, encoding="utf-8")

    status, _, err = done(capsys, "import", name)

    assert (status, err.count("\n")) == (2, 1)
    assert said in err
    assert err.count("Premature") < 2
