"""`hexapla check`: files in, findings out, and what to exit with."""

import json

import pytest

from corpora.samples.source import folder
from termbase.__main__ import run
from termbase.checks.catalogue import CHECKS
from tests.align.versions import FILES
from tests.termbase.bilingual_samples import STUDIO, TMX, XLIFF_1, xliff

ZH, EN, FR, AR = (str(folder() / FILES[lang]) for lang in ("zh", "en", "fr", "ar"))
SOURCE = [
    "回顾其2009年12月21日第64/222号决议，",
    "鼓励南南合作和三方合作；",
    "请35个国家在第七十九届会议上提出报告。",
    "决定继续审议儿童权利问题。",
]
TRANSLATION = [
    "Recalling its resolution 64/222 of 21 December 2009,",
    "Encourages South-South and triangular cooperation;",
    "Requests 35 countries to report at the seventy-ninth session.",
    "Decides to continue its consideration of the rights of the child.",
]
WRONG = [
    TRANSLATION[0].replace("2009", "2008"),
    "Encourages South-South and trilateral cooperation;",
    TRANSLATION[2].replace("35", "53"),
    TRANSLATION[3],
]
TERMS = "zh,en,status\n南南合作,South-South cooperation,\n三方合作,triangular cooperation,\n"
SHORT = ["--only", "number,date,term"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """A folder of its own: the file of waivers is looked for where one works."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def put(tmp_path):
    def put(name, content):
        path = tmp_path / name
        lines = content if isinstance(content, str | bytes) else "".join(f"{x}\n" for x in content)
        path.write_bytes(lines if isinstance(lines, bytes) else lines.encode())
        return str(path)

    return put


@pytest.fixture
def check(capsys):
    """Run `hexapla check`: the status, what is on standard output and what on standard error."""

    def check(*words):
        status = run(["check", *words])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.out + shown.err
        return status, shown.out, shown.err

    return check


@pytest.fixture
def wrong(put):
    """Lines of a translation with mistakes, and their source; a termbase."""
    return ["--bitext", put("draft.zh", SOURCE), put("draft.en", WRONG), *SHORT,
            "-l", "zh,en", "--termbase", put("terms.csv", TERMS)]  # fmt: skip


def records(out):
    return [json.loads(line) for line in out.splitlines()]


def codes(out):
    return [(record["code"], record["term"]) for record in records(out)]


# What is found


def test_a_correct_translation_has_no_findings(check):
    status, out, err = check(ZH, EN)

    assert status == 0
    assert out == ""
    assert "terms are not checked; name a termbase with --termbase" in err
    assert "nothing found in 77 passages" in err


def test_findings_are_shown_with_their_places(check, wrong):
    status, out, err = check(*wrong)

    assert status == 1
    assert "line 1" in out
    assert "[21 December 2008]" in out
    assert "→ triangular cooperation" in out
    assert "2 errors, 1 warning in 3 of 4 passages" in err


def test_as_json_it_is_one_object_a_finding(check, wrong):
    status, out, err = check(*wrong, "--json")

    assert status == 1
    assert err == ""
    found = records(out)
    assert codes(out) == [("date", "2009年12月21日"), ("term", "三方合作"), ("number", "35")]
    assert found[2]["source"]["document"] == "draft.zh"
    start, stop = found[2]["target"]["span"]
    assert found[2]["target"]["text"][start:stop] == "53"
    assert len({record["id"] for record in found}) == 3


@pytest.mark.parametrize(
    ("fail_on", "only", "status"),
    [("error", "term", 0), ("warning", "term", 1), ("note", "term", 1), ("never", "term", 0),
     ("error", "number", 1), ("never", "number", 0), ("note", "symbol", 0)],
)  # fmt: skip
def test_it_fails_on_what_it_is_told_to(check, wrong, fail_on, only, status):
    assert check(*wrong, "--fail-on", fail_on, "--only", only)[0] == status


def test_every_form_of_output_is_written_at_once(check, wrong, tmp_path):
    names = [f"found.{suffix}" for suffix in ("jsonl", "sarif", "xlsx", "html")]

    status, out, err = check(*wrong, *(word for name in names for word in ("-o", name)))

    assert (status, out) == (1, "")
    assert [f"{name}: 3 findings" for name in names] == err.splitlines()
    assert len(records((tmp_path / "found.jsonl").read_text("utf-8"))) == 3
    results = json.loads((tmp_path / "found.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["date", "term", "number"]
    assert (tmp_path / "found.xlsx").read_bytes().startswith(b"PK")
    assert "trilateral cooperation" in (tmp_path / "found.html").read_text("utf-8")


def test_other_versions_are_witnesses(check, put):
    files = [put("d.zh", ["又鼓励三方合作。"]), put("d.en", ["Further steps are encouraged."]),
             put("d.fr", ["De nouvelles mesures sont encouragées."])]  # fmt: skip
    terms = put("t.csv", "zh,en,fr\n三方合作,triangular cooperation,coopération triangulaire\n")
    words = ["--termbase", terms, "--only", "term", "--json"]

    alone = check("--bitext", *files[:2], "-l", "zh,en", *words)
    together = check("--bitext", *files, "-l", "zh,en,fr", *words)

    assert (alone[0], codes(alone[1])) == (1, [("term", "三方合作")])
    assert together[:2] == (0, "")


def test_checks_are_chosen_and_left_out(check, wrong):
    assert codes(check(*wrong, "--only", " date , number", "--json")[1]) == [
        ("date", "2009年12月21日"), ("number", "35"),
    ]  # fmt: skip
    assert codes(check(*wrong, "--without", "date,term", "--json")[1]) == [("number", "35")]


def test_the_list_has_every_check(check):
    status, out, _ = check("--list")
    _, as_json, _ = check("--list", "--json")

    assert status == 0
    named = [line.split("\t")[0] for line in out.splitlines()]
    assert named == ["check", *(one.code for one in CHECKS)]
    assert [record["code"] for record in records(as_json)] == [one.code for one in CHECKS]
    assert all(record["title"] for record in records(as_json))


# What is let stand


def test_what_is_let_stand_is_kept_and_not_said_again(check, wrong, tmp_path):
    number = records(check(*wrong, "--json")[1])[2]["id"]

    status, out, err = check(*wrong, "--waive", number, "--waive", "term:三方合作", "--json")

    assert status == 1
    assert [code for code, _ in codes(out)] == ["date"]
    assert "hexapla.waivers: 2 waivers" in err
    assert "2 findings let stand by hexapla.waivers" in err
    kept = records((tmp_path / "hexapla.waivers").read_text("utf-8"))
    assert kept[0]["id"] == number
    assert kept[1] == {"code": "term", "term": "三方合作"}
    assert [code for code, _ in codes(check(*wrong, "--json")[1])] == ["date"]
    assert len(codes(check(*wrong, "--waivers", "another", "--json")[1])) == 3


def test_nothing_is_left_where_all_is_let_stand(check, put):
    files = ["--bitext", put("d.zh", ["共有35个国家。"] * 2), put("d.en", ["53 in all."] * 2),
             "-l", "zh,en", "--only", "number", "--json"]  # fmt: skip

    for left in (1, 0):
        shown = records(check(*files)[1])
        status, out, _ = check(*files, "--waive", shown[0]["id"])
        assert (status, len(codes(out))) == (left, left)


def test_a_bad_file_of_waivers_is_one_line(check, wrong, put):
    path = put("bad.waivers", ['{"id": "5f0c2a9be1d4"}', "as in the annex"])

    status, out, err = check(*wrong, "--waivers", path)

    assert (status, out) == (2, "")
    assert err.startswith(f"hexapla: {path}, line 2: no waiver; one is ")
    assert err.count("\n") == 1


# Bilingual files


def test_a_bilingual_file_is_checked_alone(check, put):
    status, out, err = check(put("draft.xlf", XLIFF_1), "--json")

    assert status == 1
    assert [(record["code"], record["source"]["label"]) for record in records(out)] == [
        ("omitted", "unit 7")
    ]
    assert "1 locked unit left out" in err


def test_tags_of_a_bilingual_file_are_checked(check, put):
    unit = '<source>See <g id="1">China</g></source><target>见中国</target>'

    status, out, _ = check(put("draft.xlf", xliff(unit)), "--only", "tags", "--json")

    assert status == 1
    assert codes(out) == [("tags", "g1")]


@pytest.mark.parametrize(("langs", "left"), [("zh,en", "zh"), ("en,fr", "en"), ("en,zh", "en")])
def test_of_a_memory_two_languages_are_chosen(check, put, langs, left):
    status, out, _ = check(put("m.tmx", TMX), "-l", langs, "--only", "omitted,tags", "--json")

    assert status == 1
    assert {record["source"]["lang"] for record in records(out)} == {left}


def test_a_table_is_checked_row_by_row(check, put):
    rows = "zh,en\n请35个国家提出报告。,Requests 53 countries to report.\n"

    status, out, _ = check(put("draft.csv", rows), "--json", "--only", "number")

    assert status == 1
    assert codes(out) == [("number", "35")]


def test_other_languages_than_the_six_can_be_checked(check, put):
    unit = "<source>See the 35 reports of China.</source><target>Siehe 53 Berichte.</target>"
    langs = 'source-language="en" target-language="de"'

    status, out, _ = check(put("draft.xlf", xliff(unit, langs)), "--json")

    assert status == 1
    assert codes(out) == [("number", "35")]


@pytest.mark.parametrize(("drafted", "kept"), [("pt-BR", "pt"), ("pt", "pt-BR")])
def test_a_term_is_good_in_the_regions_of_its_language(check, put, drafted, kept):
    unit = "<source>Take the bus.</source><target>Toma a bicicleta.</target>"
    draft = put("d.xlf", xliff(unit, f'source-language="en-US" target-language="{drafted}"'))
    terms = put("t.csv", f"en,{kept}\nbus,autocarro\n")

    for langs in ("", "en,pt"):
        _, out, err = check(draft, "--termbase", terms, "--only", "term", "--json", "-l", langs)

        assert codes(out) == [("term", "bus")]
        assert "not checked" not in err


def test_a_termbase_without_the_languages_is_told(check, put):
    unit = "<source>Take the bus.</source><target>Toma a bicicleta.</target>"
    draft = put("d.xlf", xliff(unit, 'source-language="en" target-language="pt"'))

    _, _, err = check(draft, "--termbase", put("t.csv", "en,zh\nbus,公共汽车\n"))

    told = "terms are not checked; the termbase has no terms in pt, but in en zh\n"
    assert err.startswith(told)


def test_a_language_wanted_of_a_memory_means_its_regions(check, put):
    memory = put("m.tmx", TMX.replace('"en"', '"pt-BR"').replace('"EN-US"', '"pt-BR"'))

    status, _, err = check(memory, "-l", "zh,pt", "--only", "number")

    assert (status, err.splitlines()[-1]) == (0, "nothing found in 2 passages")


# The self-test


def test_the_self_test_plants_and_counts(check, put):
    status, out, err = check(
        *["--bitext", put("d.zh", SOURCE), put("d.en", TRANSLATION), "-l", "zh,en"],
        *["--termbase", put("terms.csv", TERMS), *SHORT, "--self-test", "--json"],
    )

    assert status == 0
    found = {(r["code"], r["kind"]): (r["planted"], r["found"]) for r in records(out)}
    assert found["number", "changed"] == found["date", "dropped"] == (1, 1)
    assert ("omitted", "passage") not in found
    assert "before anything was planted: 0 findings in" in err


def test_the_self_test_of_documents_aligns_them_anew(check):
    status, out, _ = check(ZH, FR, "--self-test", "--only", "omitted")

    assert status == 0
    _, passage = (line.split("\t") for line in out.splitlines())
    assert passage[:2] == ["omitted", "passage"]
    assert int(passage[3]) >= 0.9 * int(passage[2]) > 0


# Mistakes: one line, no traceback, status 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "what is to be checked? name a source and its translation"),
        ([ZH, EN, "--only", "dates"], "dates: no such check; there are omitted added"),
        ([ZH, EN, "--without", "x"], "x: no such check"),
        ([ZH, EN, "--fail-on", "errors"], "--fail-on errors: say error, warning, note, never"),
        ([ZH, EN, "-o", "x.pdf"], "x.pdf: findings are written as .jsonl .sarif .xlsx .html"),
        ([ZH, EN, "--termbase", "none.tbx"], "none.tbx: no such termbase"),
        ([ZH, "none.txt"], "none.txt: no such file"),
        (["none.txt"], "none.txt: no such file"),
        ([str(folder())], "a folder; name a source and its translation"),
        ([EN], "no bilingual file; XLIFF"),
        ([ZH, ZH], "two versions are in one language: zh zh; -l says otherwise"),
        ([ZH, EN, "-l", "zh"], "-l"),
        ([ZH, EN, "-l", "xx,en"], "xx"),
        (["--bitext", ZH], "--bitext takes a file of source lines and one of translated lines"),
        (["--bitext", ZH, "none.txt"], "none.txt: No such file"),
        (["A/RES/79/999"], "no store there"),
        ([ZH, EN, "--colour"], "--colour"),
    ],
    ids=lambda value: " ".join(value).replace(str(folder()), "") if isinstance(value, list) else "",
)
def test_a_mistake_is_one_line(check, words, said):
    status, out, err = check(*words)

    assert (status, out) == (2, "")
    assert err.startswith("hexapla: ")
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 broken", b"\x00" * 40, b"%PDF-1.7 broken", b"<xliff", b"\xff\xfe\x00"],
)
@pytest.mark.parametrize("name", ["draft.xlf", "draft.docx", "draft.csv", "draft.tmx"])
def test_a_broken_file_alone_is_one_line(check, put, name, content):
    status, out, err = check(put(name, content))

    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert name in err


def test_a_broken_file_beside_a_good_one_is_one_line(check, put):
    for name, content in (("empty.txt", b""), ("a.docx", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.7")):
        status, out, err = check(ZH, put(name, content))
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert name in err


def test_two_bilingual_files_are_no_source_and_translation(check, put):
    status, _, err = check(put("a.sdlxliff", STUDIO), put("b.tmx", TMX))

    assert status == 2
    assert err.endswith("a.sdlxliff: a bilingual file; name it alone\n")


def test_files_of_lines_have_the_same_number(check, put):
    files = [put("a.zh", SOURCE), put("b.en", TRANSLATION[:3])]

    status, _, err = check("--bitext", *files, "-l", "zh,en")

    assert status == 2
    assert f"4 lines in {files[0]}, 3 in {files[1]}; --bitext needs the same number" in err


def test_an_output_that_cannot_be_written_is_one_line(check, wrong):
    status, _, err = check(*wrong, "-o", "nowhere/found.html")

    assert status == 2
    assert err == "hexapla: nowhere/found.html: cannot be written: there is no folder nowhere\n"


def test_findings_are_not_written_over_the_draft_or_the_termbase(check, put, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (("zh", "en"), (SOURCE[1], WRONG[1])):
        book.active.append(row)
    book.save(tmp_path / "draft.xlsx")
    put("terms.jsonl", TERMS)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    for words in (
        ["draft.xlsx", "-o", "draft.xlsx"],
        ["draft.xlsx", "--termbase", "terms.jsonl", "-o", str(tmp_path / "terms.jsonl")],
    ):
        status, _, err = check(*words)

        assert status == 2
        assert "is one of the files to be read; name another" in err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_bilingual_file_that_is_not_there_is_told_so(check):
    status, _, err = check("none.tmx")

    assert (status, err) == (2, "hexapla: none.tmx: no such file\n")


def test_an_id_that_is_none_is_one_line_and_nothing_is_kept(check, wrong, tmp_path):
    status, _, err = check(*wrong, "--waive", "5f0c2a9be1d4")

    assert status == 2
    assert "--waive 5f0c2a9be1d4: no finding has this id; it stands under each" in err
    assert not (tmp_path / "hexapla.waivers").exists()


def test_files_without_lines_have_nothing_to_be_found(check, put):
    status, _, err = check("--bitext", put("a.zh", b""), put("b.en", b""), "-l", "zh,en")

    assert status == 0
    assert "nothing found in 0 passages" in err


def test_strangers_are_told_apart_from_translations(check, put):
    other = [
        "The kitchen was bright and smelled of bread.",
        "My grandmother had never owned a telephone.",
        "We walked down to the river with the dog.",
        "A storm was coming over the hills.",
        "Nobody in the village remembered the song.",
        "In the evening the lamps were lit one by one.",
    ]

    _, _, err = check(put("a.txt", "\n\n".join(other)), FR, "--fail-on", "never", *SHORT)

    assert "do not look like translations of each other" in err
