"""`hexapla renderings` and `hexapla consistency`, and the other inputs of `hexapla terms`."""

import json

import pytest
from typer.testing import CliRunner

from corpora.samples.source import folder
from termbase.__main__ import app
from termbase.formats.catalogue import read
from termbase.formats.format import Wishes
from termbase.showing import card
from tests.align.versions import FILES

runner = CliRunner()


def sample_path(lang):
    return folder() / FILES[lang]


PAIR = [str(sample_path("zh")), str(sample_path("en"))]


def run(*words):
    return runner.invoke(app, list(words))


def test_renderings_of_a_term_with_passages():
    result = run("renderings", "三方合作", *PAIR)

    assert result.exit_code == 0
    assert "三方合作 → en" in result.stdout.split("\n")[0]
    assert "\n1 place without a rendering" in result.stdout
    assert "triangular cooperation" in result.stdout
    assert "A/RES/79/236, " in result.stdout


def test_passages_keep_to_their_margin_however_narrow_the_terminal(monkeypatch):
    monkeypatch.setattr(card, "_PLAIN", 80)

    lines = run("renderings", "三方合作", *PAIR).stdout.splitlines()

    assert all(line.startswith(("三", "█", "  ", "1 place")) for line in lines if line)


@pytest.mark.parametrize("files", [PAIR, PAIR[::-1]], ids=["first", "last"])
def test_a_term_is_found_in_whichever_file_has_it(files):
    found = json.loads(run("renderings", "trust fund", *files, "--in", "zh", "--json").stdout)

    assert (found["lang"], found["renderings"][0]["rendering"]) == ("en", "信托基金")


def test_renderings_as_json_have_every_place():
    found = json.loads(run("renderings", "三方合作", *PAIR, "--json").stdout)

    first = found["renderings"][0]
    assert first["rendering"] == "triangular cooperation"
    assert first["together"] == len(first["seen"]) >= 30
    passage = first["seen"][0]["term"]
    start, stop = passage["span"]
    assert passage["text"][start:stop] == "三方合作"


def test_a_verb_is_no_term_but_is_found_when_asked_for():
    found = json.loads(run("renderings", "加强", *PAIR, "--json").stdout)

    assert "strengthen" in {share["rendering"].lower() for share in found["renderings"]}


def test_a_term_is_found_in_whatever_form_it_is_asked_for():
    found = json.loads(run("renderings", "developing country", *PAIR[::-1], "--json").stdout)

    assert found["term"] == "developing countries"
    assert found["renderings"][0]["rendering"] == "发展中国家"


def test_what_a_term_is_called_inside_a_longer_one_is_not_shown():
    found = json.loads(run("renderings", "发展中国家", *PAIR, "--json").stdout)

    texts = {share["rendering"] for share in found["renderings"]}
    assert not any("Small Island" in text for text in texts)


def test_a_term_that_is_not_there_is_said_in_one_line(capsys):
    result = run("renderings", "麒麟", *PAIR)

    assert result.exit_code != 0
    assert "麒麟: not found in zh en text" in str(result.exception or result.output)


def test_consistency_lists_outliers_and_how_many():
    result = run("consistency", *PAIR, "--top", "3")

    assert result.exit_code == 0
    assert "terms have renderings out of line" in result.output


def test_consistency_says_how_many_terms_are_not_shown():
    told = run("consistency", *PAIR[::-1], "--top", "1").stderr

    assert told.strip().endswith("terms have renderings out of line; shown: 1, --top 0 shows all")


def test_consistency_of_a_text_without_terms_says_so(tmp_path):
    paths = [tmp_path / "a.en.txt", tmp_path / "a.fr.txt"]
    for path, line in zip(paths, ("Yes.", "Oui."), strict=True):
        path.write_text(line, "utf-8")

    result = run("consistency", "--bitext", *map(str, paths), "-l", "en,fr")

    assert result.exit_code == 0
    assert result.output == "no terms found: they have to stand there twice, names once\n"


def test_consistency_as_json_is_one_object_a_term():
    lines = run("consistency", *PAIR, "--top", "2", "--json").stdout.strip().split("\n")

    for line in lines:
        found = json.loads(line)
        assert {share["kind"] for share in found["renderings"]} >= {"usual", "other"}


def test_terms_of_more_than_two_files_are_rows_of_languages(tmp_path):
    out = tmp_path / "rows.jsonl"
    files = [str(sample_path(lang)) for lang in ("zh", "en", "fr")]

    result = run("terms", *files, "-o", str(out))

    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    row = next(
        row for row in rows if any(term["text"] == "三方合作" for term in row.get("terms", ()))
    )
    texts = {term["lang"]: term["text"] for term in row["terms"]}
    assert texts["en"] == "triangular cooperation"
    assert texts["fr"] == "coopération triangulaire"


def test_the_top_of_rows_is_of_terms_in_every_language():
    files = [str(sample_path(lang)) for lang in ("zh", "en", "ar")]

    found = [
        json.loads(line)
        for line in run("terms", *files, "--top", "3", "--json").stdout.strip().split("\n")
    ]

    assert len({r["term"] for r in found}) == 3
    assert {r["rendering_lang"] for r in found} == {"en", "ar"}


def test_terms_of_line_files(tmp_path):
    texts = {
        "zh": ["促进三方合作。", "加强三方合作。", "三方合作基金。"] * 2,
        "en": ["Promote triangular cooperation.", "Strengthen triangular cooperation.",
               "The triangular cooperation fund."] * 2,
    }  # fmt: skip
    paths = []
    for lang, lines in texts.items():
        paths.append(tmp_path / f"{lang}.txt")
        paths[-1].write_text("\n".join(lines), "utf-8")

    result = run("terms", "--bitext", *map(str, paths), "-l", "zh,en", "--json")

    found = [json.loads(line) for line in result.stdout.strip().split("\n")]
    assert ("三方合作", "triangular cooperation") in {(r["term"], r["rendering"]) for r in found}


ROWS = {
    "zh": ["促进三方合作。", "加强三方合作。", "三方合作基金。"] * 2,
    "en": ["Promote triangular cooperation.", "Strengthen triangular cooperation.",
           "The triangular cooperation fund."] * 2,
    "fr": ["Promouvoir la coopération triangulaire.", "Renforcer la coopération triangulaire.",
           "Le fonds de la coopération triangulaire."] * 2,
}  # fmt: skip


def line_files(folder, symbol="A_1"):
    for lang, lines in ROWS.items():
        (folder / f"{symbol}.{lang}.txt").write_text("\n\n".join(lines), "utf-8")
    return [str(folder / f"{symbol}.{lang}.txt") for lang in ROWS]


@pytest.fixture(params=["lines", "folder", "store", "symbol", "memory"])
def sources(request, tmp_path):
    """Text in three languages, however it is named; a folder and a store have more."""
    files = line_files(tmp_path)
    store = ["--store", str(tmp_path / "kept.db")]
    if request.param == "lines":
        return ["--bitext", *files]
    if request.param == "memory":
        run("align", *files, "-o", str(tmp_path / "m.tmx"))
        return [str(tmp_path / "m.tmx")]
    files += line_files(tmp_path, "A_2")[:2]
    (tmp_path / "A_2.fr.txt").unlink()
    (tmp_path / "broken.docx").write_text("PK")
    run("add", *files, *store)
    return {"folder": [str(tmp_path)], "store": store, "symbol": ["A/1", "A/2", *store]}[
        request.param
    ]


def test_three_languages_give_rows_however_they_are_named(sources):
    result = run("terms", *sources, "-l", "zh,en,fr", "--json")

    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.strip().split("\n")]
    row = {r["rendering_lang"]: r for r in found if r["term"] == "三方合作"}
    assert row["en"]["rendering"] == "triangular cooperation"
    assert row["fr"]["rendering"] == "coopération triangulaire"
    assert row["fr"]["agreement"] == {"en": 1.0}
    assert "documents: zh " in result.stderr


@pytest.mark.parametrize("suffix", [".tbx", ".csv", ".xlsx", ".xml", ".jsonl"])
def test_rows_are_written_in_every_format(tmp_path, suffix):
    out = tmp_path / f"rows{suffix}"

    result = run("terms", "--bitext", *line_files(tmp_path), "-o", str(out))

    assert result.exit_code == 0, result.output
    back = read(out, "", Wishes(("zh", "en"))).entries
    assert {"三方合作", "triangular cooperation"} <= {t.text for entry in back for t in entry.terms}


def test_a_file_of_two_languages_is_refused_before_terms_are_found(tmp_path):
    result = run("terms", "--bitext", *line_files(tmp_path), "-o", str(tmp_path / "rows.utf8"))

    assert str(result.exception).endswith(
        "rows.utf8: a UTF8 file has two languages; choose with -l zh,en"
    )


def test_renderings_are_shown_in_every_language(tmp_path):
    result = run("renderings", "三方合作", "--bitext", *line_files(tmp_path), "--json")

    found = [json.loads(line)["renderings"][0] for line in result.stdout.strip().split("\n")]
    assert [r["lang"] for r in found] == ["en", "fr"]


@pytest.mark.parametrize("words", [["--bitext", PAIR[0]], ["one", "two", PAIR[0]]])
def test_wrong_sources_are_said_in_one_line(words):
    result = run("terms", *words, "-l", "zh,en")

    assert result.exit_code != 0
    assert len(FILES) == 6


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cooperacion triangular", "cooperación triangular"),
        ("COOPERACION Triangular", "cooperación triangular"),
        ("«Cooperación triangular»", "cooperación triangular"),
        ("“三方合作”", "三方合作"),
        ("《三方 合作》", "三方合作"),
    ],
)
def test_a_term_is_found_without_accents_and_in_quotation_marks(typed, found):
    files = [str(sample_path("es")), str(sample_path("zh"))]

    result = run("renderings", typed, *files, "--json")

    assert json.loads(result.stdout)["term"] == found


def test_a_part_of_a_symbol_finds_the_whole():
    files = [str(sample_path("en")), str(sample_path("fr"))]

    result = run("renderings", "79/236", *files)

    assert result.stdout.startswith("A/RES/79/236 → fr")
    assert "79/236: not found as it is; A/RES/79/236 is" in result.stderr


def test_the_languages_may_be_named_in_another_order_than_the_files(tmp_path):
    lines = {
        "zh": "预算委员会举行会议。\n预算委员会结束会议。\n",
        "en": "The Budget Committee met.\nThe Budget Committee adjourned.\n",
    }
    for lang in ("zh", "en"):
        (tmp_path / f"a.{lang}").write_text(lines[lang], encoding="utf-8")
    files = [str(tmp_path / "a.zh"), str(tmp_path / "a.en")]

    of_lines = run("terms", "--bitext", *files, "-l", "en,zh", "--json")
    of_files = run("terms", *PAIR, "-l", "en,zh", "--json", "--top", "1")

    assert {json.loads(line)["lang"] for line in of_lines.stdout.splitlines()} == {"en"}
    assert "Budget Committee" in of_lines.stdout
    assert json.loads(of_files.stdout)["term"].isascii()
