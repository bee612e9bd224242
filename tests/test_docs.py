"""What the pages in docs/ show is what the program does."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

from corpora.samples.source import folder
from termbase.__main__ import run
from termbase.entry import Change, Context, Definition, Entry, Reference, Term
from termbase.formats.catalogue import FORMATS
from termbase.formats.format import Settings
from termbase.formats.losses import facts, losses

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
MADE, CHANGED = Change("2026-01-15T10:00:00Z", "Li"), Change("2026-02-01T10:00:00Z", "Kim")
# An entry that says everything that an entry can say.
FULL = Entry(
    "un-0042",
    (
        Term(
            "en",
            "triangular cooperation",
            status="preferred",
            part_of_speech="noun",
            source="A/RES/79/236",
            contexts=(Context("It encourages triangular cooperation.", (14, 36), "A/RES/1"),),
            term_type="fullForm",
            usage="Geneva",
            reliability=9,
            note="with an adjective of its own",
            created=MADE,
            modified=CHANGED,
            fields=(("gender", "none"),),
        ),
        Term("en", "trilateral cooperation"),
        Term("fr", "coopération triangulaire"),
    ),
    subject="development",
    definitions=(Definition("Two countries of the South, and a third.", "A/RES/64/222", "en"),),
    note="a concept of 1978",
    references=(Reference("https://undocs.org/A/RES/79/236", "the resolution"),),
    created=MADE,
    modified=CHANGED,
    fields=(("project", "South"),),
)
WRITTEN = [form for form in FORMATS.values() if form.write and form.read]


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def formats():
    return table(
        ["name", "what it is", "suffix", "", "languages"],
        [
            [
                f"`{form.name}`",
                form.title,
                " ".join(form.suffixes),
                " and ".join(["read"] * bool(form.read) + ["written"] * bool(form.write)),
                "two" if form.pair else "any",
            ]
            for form in FORMATS.values()
        ],
    )


def carried():
    """What of a full entry comes back from each format."""
    kinds = list(dict.fromkeys(fact.kind for fact in facts(FULL)))
    answers = {}
    for form in WRITTEN:
        lost = losses([FULL], form.carried([FULL], Settings(langs=("en", "fr"))))
        answers[form.name] = {loss.kind: "note" if loss.in_words else "no" for loss in lost}
    return table(
        ["", *(f"`{name}`" for name in answers)],
        [[kind, *(answer.get(kind, "yes") for answer in answers.values())] for kind in kinds],
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_gives_what_is_shown(page, monkeypatch):
    monkeypatch.chdir(ROOT)

    failed, _ = doctest.testfile(str(page), module_relative=False)

    assert not failed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_prints_what_is_shown(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for file in folder().glob("A_RES_79_236.*"):
        shutil.copy(file, tmp_path)
    for glossary in blocks(page, "csv"):
        (tmp_path / "glossary.csv").write_text(glossary, encoding="utf-8")
    console = "\n".join(blocks(page, "console"))

    for command, shown in re.findall(r"^\$ hexapla (.*)\n((?:[^$].*\n)*)", console, re.MULTILINE):
        assert run(shlex.split(command)) == 0, command

        printed = "".join(capsys.readouterr())
        for line in shown.splitlines():
            cells = [re.escape(cell) for cell in re.split(r" {2,}", line)]
            assert re.search(r"\s+".join(cells), printed), (command, line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_files_that_are_named_are_there(page):
    text = page.read_text("utf-8")
    named = re.findall(r"\]\(([^)#]+)\)", text)
    named += [f"../{name}" for name in re.findall(r"`((?:align|termbase|tests)/[\w/.]+)`", text)]

    assert all((page.parent / name).exists() for name in named)


@pytest.mark.parametrize(("place", "made"), [("formats", formats), ("losses", carried)])
def test_the_tables_of_formats_are_what_the_program_says(place, made):
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    shown = re.search(rf"<!-- {place} -->\n\n((?:\|.*\n)+)", text)

    assert shown
    assert shown[1].strip() == made()
