"""`hexapla terms`: what it writes where, and one line for each mistake."""

import csv
import json

import pytest

from corpora.samples.source import folder
from termbase import Termbase
from termbase.__main__ import run
from termbase.entry import Candidate, Rendering
from termbase.formats.catalogue import read
from termbase.formats.format import Wishes
from termbase.mining.joining import Row
from tests.align.versions import FILES, sample
from tests.termbase.mined import entries, mined
from tests.termbase.tbx_rules import problems

SAMPLES = {lang: str(folder() / name) for lang, name in FILES.items()}
PAIR = [SAMPLES["zh"], SAMPLES["en"]]
FIELDS = [
    *("term", "lang", "frequency", "rendering", "rendering_lang", "rendering_frequency"),
    *("together", "score", "seen"),
]
CHINESE = "大会，\n\n南南合作。\n\n回顾其关于海洋法的决议，并重申其对各国的承诺。\n"
ENGLISH = "The Assembly,\n\nRecalling the law of the sea, and its pledge to all States,\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder with two short documents, some files that are of no use, and two such folders."""
    (tmp_path / "short.zh.txt").write_text(CHINESE, encoding="utf-8")
    (tmp_path / "short.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "longer.fr.txt").write_text("L’Assemblée générale,\n" * 4, encoding="utf-8")
    (tmp_path / "broken.tmx").write_text("<tmx><body>", encoding="utf-8")
    (tmp_path / "none").mkdir()
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "A_1.zh.txt").write_text(CHINESE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEXAPLA_STORE", raising=False)
    return tmp_path


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("terms") / "kept.db"
    assert run(["add", SAMPLES["zh"], SAMPLES["en"], SAMPLES["fr"], "--store", str(path)]) == 0
    return str(path)


def objects(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_away_from_a_terminal_there_is_a_line_a_rendering(capsys):
    assert run(["terms", *PAIR]) == 0

    out, err = capsys.readouterr()
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0] == ["zh", "en", "in zh", "in en", "together", "for example"]
    assert [
        *("三方合作", "triangular cooperation", "37", "38", "36"),
        "preambular para. 11, preambular para. 14",
    ] in rows[1:5]
    assert len(rows) == len(mined("zh", "en")) + 1
    assert err == f"{len(rows) - 1} of {len(rows) - 1} renderings found\n"


def test_a_table_of_source_and_translation_is_enough(here, capsys):
    (here / "table.tsv").write_text(
        "Chinese\tEnglish\n"
        "我们支持南南合作。\tWe support South-South cooperation.\n"
        "南南合作需要资金。\tSouth-South cooperation needs funds.\n"
        "妇女参与南南合作。\tWomen take part in South-South cooperation.\n"
        "大会第七十九届会议通过决议。\tThe Assembly adopted it at its seventy-ninth session.\n"
        "会员国欢迎秘书长的报告。\tMember States welcome the report of the Secretary-General.\n",
        encoding="utf-8",
    )

    assert run(["terms", "table.tsv", "--top", "1"]) == 0
    assert (
        capsys.readouterr().out.splitlines()[1].startswith("南南合作\tSouth-South cooperation\t3")
    )
    assert run(["renderings", "South-South cooperation", "--in", "zh", "table.tsv"]) == 0
    assert "南南合作" in capsys.readouterr().out


def test_the_first_language_is_that_of_the_terms(capsys):
    assert run(["terms", *reversed(PAIR), "--top", "1"]) == 0

    first = mined("en", "zh")[0]
    row = f"{first.term.text}\t{first.text}\t{first.term.frequency}\t"
    assert capsys.readouterr().out.splitlines()[1].startswith(row)


def test_json_has_every_place(capsys):
    assert run(["terms", *PAIR, "--json"]) == 0

    records = objects(capsys)
    texts = {
        (lang, seg.ref.paragraph, seg.ref.sentence): seg.text
        for lang in ("zh", "en")
        for seg in sample(lang).segments()
    }
    assert all(list(record) == FIELDS for record in records)
    assert [record["term"] for record in records] == [r.term.text for r in mined("zh", "en")]
    first = next(record for record in records if record["term"] == "三方合作")
    assert (first["lang"], first["rendering_lang"]) == ("zh", "en")
    assert first["together"] == len(first["seen"]) == 36
    for place in first["seen"]:
        paragraph, sentence, span = place["term"]
        assert texts["zh", paragraph, sentence][slice(*span)] == "三方合作"
        assert place["source"].startswith("A/RES/79/236, ")


def test_the_last_line_counts_what_gave_way_in_rows(here, monkeypatch, capsys):
    term = Candidate("zh", "合作", 1, 1, 1.0)
    usual, aside = (Rendering(term, "en", text, 1, 1.0, ()) for text in ("cooperation", "fund"))
    rows = [Row(term, (usual,), (aside,), {})]
    monkeypatch.setattr("termbase.extraction.rows_of", lambda *_: rows)
    (here / "line").write_text("合作\n", encoding="utf-8")

    assert run(["terms", "--bitext", *["line"] * 3, "-l", "zh,en,fr"]) == 0

    assert capsys.readouterr().err.splitlines()[-1] == (
        "1 of 1 renderings found; 1 that no other language bears out set aside, as --json shows"
    )


def test_top_takes_the_surest(capsys):
    assert run(["terms", *PAIR, "--top", "3", "--json"]) == 0

    assert [r["term"] for r in objects(capsys)] == [r.term.text for r in mined("zh", "en")[:3]]


def test_two_files_are_written_at_once(here, capsys):
    assert run(["terms", *PAIR, "-o", "terms.TBX", "-o", "terms.csv"]) == 0

    out, err = capsys.readouterr()
    number = len(mined("zh", "en"))
    tbx = (here / "terms.TBX").read_bytes()
    with (here / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert out == ""
    assert err == f"terms.TBX: {number} terms\nterms.csv: {number} terms\n"
    assert problems(tbx) == ()
    assert tbx.count(b"<conceptEntry ") == len(entries("zh", "en"))
    assert b"<title>Terms of A/RES/79/236 (zh) and A/RES/79/236 (en)</title>" in tbx
    assert len(rows) == number + 1


def test_a_file_and_json_go_together(here, capsys):
    assert run(["terms", *PAIR, "--top", "2", "-o", "terms.csv", "--json"]) == 0

    assert len(objects(capsys)) == 2
    assert len((here / "terms.csv").read_bytes().splitlines()) == 3


def test_what_was_there_is_written_over(here):
    (here / "terms.csv").write_text("before")

    assert run(["terms", *PAIR, "--top", "1", "-o", "terms.csv"]) == 0

    assert (here / "terms.csv").read_bytes().startswith("\ufeffzh,en".encode())


@pytest.mark.parametrize("name", ["a.xlsx", "a.utf8", "a.utx", "a.xml", "a.jsonl", "a.md"])
def test_terms_are_written_in_every_format(name, here, capsys):
    assert run(["terms", *PAIR, "--top", "3", "-o", name]) == 0

    data = (here / name).read_bytes()
    assert capsys.readouterr().err == f"{name}: 3 terms\n"
    assert name.endswith("xlsx") or "三方合作" in data.decode(
        "utf-16" if "xml" in name else "utf-8"
    )
    if not name.endswith("md"):
        found = read(here / name, "", Wishes(("zh", "en"))).entries
        assert ("zh", "三方合作") in {entry.terms[0].key for entry in found}


def test_terms_are_proposed_to_a_termbase_and_decisions_stay(here, capsys):
    words = ["terms", *PAIR, "--top", "3", "--termbase", "un.termbase", "--by", "me"]
    assert run(words) == 0
    assert capsys.readouterr().err == "un.termbase: 3 entries came: 3 new\n"
    assert run(["termbase", "reject", "c1", "--termbase", "un.termbase"]) == 0
    capsys.readouterr()

    assert run(words) == 0

    assert capsys.readouterr().err.endswith("3 entries came: 2 there already, 1 rejected before\n")
    assert Termbase(here / "un.termbase").get("c1").review == "rejected"
    assert Termbase(here / "un.termbase").get("c1").origin == "A/RES/79/236"


@pytest.mark.parametrize("langs", ["zh,fr", "fr,zh", "zh fr"])
def test_versions_of_a_symbol_are_taken_in_the_order_of_the_languages(store, langs, capsys):
    assert (
        run(["terms", "a/res/79/236", "-l", langs, "--store", store, "--top", "9", "--json"]) == 0
    )

    source, target = langs.replace(",", " ").split()
    records = objects(capsys)
    assert {(r["lang"], r["rendering_lang"]) for r in records} == {(source, target)}
    assert {r["term"] for r in records} == {r.term.text for r in mined(source, target)[:9]}


def test_documents_too_short_for_terms_give_a_heading(here, capsys):
    assert run(["terms", "short.zh.txt", "short.en.txt"]) == 0

    out, err = capsys.readouterr()
    assert out == "zh\ten\tin zh\tin en\ttogether\tfor example\n"
    assert err == "0 of 0 renderings found: a name has to stand once, another term twice\n"
    assert run(["terms", "short.zh.txt", "short.en.txt", "-o", "terms.csv"]) == 0
    assert len((here / "terms.csv").read_bytes().splitlines()) == 1


def test_a_comma_in_a_file_name_is_not_part_of_a_place(here, capsys):
    chinese = "促进三方合作，促进三方合作，促进三方合作。森林。"
    english = "With triangular cooperation, by triangular cooperation, in triangular cooperation."
    (here / "a, b.txt").write_text(f"{chinese}\n\n{chinese}\n", encoding="utf-8")
    (here / "c.txt").write_text(f"{english}\n\n{english}\n")

    assert run(["terms", "a, b.txt", "c.txt", "-l", "zh,en"]) == 0

    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert lines[1][:2] == ["三方合作", "triangular cooperation"]
    assert lines[1][-1] == "body para. 1, body para. 2"


def test_a_folder_is_sorted_by_names_where_no_symbol_is_printed(here, capsys):
    chinese = "促进三方合作，促进三方合作，促进三方合作。森林。\n"
    english = "With triangular cooperation, by triangular cooperation, in triangular cooperation.\n"
    french = "L’Assemblée générale et les États.\n"
    texts = {"zh/plan.txt": chinese, "en/Plan.txt": english, "plan.en.txt": english}
    texts |= {"memo.fr.txt": french, "drafts/plan.fr.txt": french}
    for name, text in texts.items():
        (here / "work" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "work" / name).write_text(text * 3, encoding="utf-8")

    assert run(["terms", "work", "-l", "zh-CN,en,fr", "--json"]) == 0

    out, err = capsys.readouterr()
    assert err.splitlines() == [
        "Plan is there twice in en: en/Plan.txt taken, plan.en.txt not",
        "left out, with nothing to stand beside: 1 of 4 versions: memo.fr.txt",
    ]
    assert {seen["source"] for line in out.splitlines() for seen in json.loads(line)["seen"]} == {
        f"Plan, body para. {number}" for number in (1, 2, 3)
    }


SHORT = ["short.zh.txt", "short.en.txt"]
MISTAKES = {
    "a suffix of sentences": ([*SHORT, "-o", "a.tmx"], "a.tmx: .tmx is not known; write .tbx .csv"),
    "an unknown suffix": ([*SHORT, "-o", "a.csv", "-o", "a.pdf"], "a.pdf: .pdf is not known"),
    "no suffix": ([*SHORT, "-o", "a"], "a: no suffix is not known"),
    "the same language twice": ([SHORT[0]] * 2, "two languages, not zh zh; name versions in"),
    "one file": (SHORT[:1], "1 file given"),
    "one document with a table": ([SAMPLES["fr"]], ", or name two to six versions of a document"),
    "three files": ([*SHORT, "short.fr.txt"], "short.fr.txt: no such file"),
    "a missing file": ([SHORT[0], "missing.txt"], "missing.txt: no such file"),
    "an empty file": ([SHORT[0], "empty.txt"], "empty.txt: empty file"),
    "a folder": ([SHORT[0], "."], "a folder"),
    "one language for two files": (
        [*SHORT, "-l", "zh"],
        "1 languages, 2 files; name one for each file",
    ),
    "an unknown language": ([*SHORT, "-l", "zh,xx"], "unknown language 'xx'"),
    "two languages for three files of lines": (
        ["--bitext", *SHORT, SHORT[0], "-l", "zh,en"],
        "2 languages, 3 files",
    ),
    "files of lines that are not as long": (
        ["--bitext", SHORT[0], SHORT[1], "longer.fr.txt"],
        "5 lines and 3 and 4; all files need one line a segment",
    ),
    "a folder with one language": (["alone"], "alone: no document is there in two languages"),
    "an empty folder": (["none"], "none: there is no document in this folder"),
    "a folder without the language": (
        ["alone", "-l", "zh,en"],
        "no document is there in zh and en",
    ),
    "a broken memory": (["broken.tmx"], "broken.tmx: "),
    "no terms for a TBX file": (
        [*SHORT, "-o", "a.csv", "-o", "a.tbx"],
        "a.tbx: no terms found, and a TBX file cannot be empty",
    ),
    "a folder that is not there": ([*SHORT, "-o", "no/a.csv"], "no/a.csv: cannot be written"),
    "a folder that is not there, and files that cannot be read": (
        ["missing.txt", "short.en.txt", "-o", "no/a.csv"],
        "no/a.csv: cannot be written: there is no folder no",
    ),
    "one of the files to be read": (
        ["short.zh.txt", "short.en.txt", "-o", "short.en.txt"],
        "short.en.txt: is one of the files to be read; name another",
    ),
    "a symbol without a store": (["A/RES/1/1"], "no store there"),
    "a number below nought": ([*SHORT, "--top", "-1"], "Invalid value for '--top'"),
    "nothing": ([], "hexapla.db: no store there"),
    "a missing file among three": ([*SHORT, "A/RES/1/1"], "A/RES/1/1: no such file"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_nothing_is_written(mistake, here, capsys):
    arguments, message = MISTAKES[mistake]
    before = sorted(path.name for path in here.iterdir())

    status = run(["terms", *arguments])

    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("hexapla: ")
    assert message in err
    assert sorted(path.name for path in here.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["A/RES/79/236", "-l", "zh"], "not zh; choose with -l zh,en"),
        (["A/RES/79/236", "-l", "zh,zh"], "not zh zh; choose with -l zh,en"),
        (["A/RES/79/236", "-l", "zh,ru"], "A/RES/79/236"),
        (["A/RES/1/1"], "A/RES/1/1: nothing is in"),
    ],
)
def test_a_mistake_about_a_symbol_is_one_line(arguments, message, store, capsys):
    assert run(["terms", *arguments, "--store", store, "-o", "terms.csv"]) == 2

    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert message in err
