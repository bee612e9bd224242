"""Programs of other people load what is written: what they say they have read is looked at.

translate-toolkit   tbx2po, tbx2tmx; on the path, or in the folder $HEXAPLA_TRANSLATE_TOOLKIT, as
                    `make acceptance` has it
OmegaT              its own glossary readers, called by a script; OmegaT.jar or $HEXAPLA_OMEGAT
LibreOffice         soffice on the path
SaxonC              the published Schematron of TBX-Basic; the package saxonche
"""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from termbase.entry import Entry, Term
from termbase.formats.catalogue import FORMATS, write
from termbase.formats.format import Settings
from tests.align.versions import SHARED
from tests.termbase.orderly import FULL, PLAIN, TWO

FORMULAS = Entry(
    "c3",
    (
        Term("zh", "=1+1", note="007"),
        Term("en", "@SUM(A1)", note="1/2"),
        Term("fr", "+33", note="-5"),
    ),
)
THREE = (*TWO, FORMULAS)
SIX = Entry("c4", (*PLAIN.terms, Term("ru", "трехстороннее сотрудничество")))
SCHEMAS = SHARED / "data/schemas"


def file_of(entries, name, folder, langs=(), suffix=""):
    form = FORMATS[name]
    path = folder / f"{name}{suffix or form.suffixes[0]}"
    settings = Settings("UN terms", "Made for a test.", langs, "2026-01-15T10:00:00Z")
    path.write_bytes(b"".join(write(entries, form, settings)[0]))
    return path


def run(*words, folder, **more):
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=300,
        check=False,
        **more,
    )
    return done.stdout + done.stderr


def program(name, folder=""):
    found = shutil.which(name, path=os.environ.get(folder) or None) if folder else None
    found = found or shutil.which(name)
    assert found or folder not in os.environ, f"no {name} in ${folder}"
    if not found:
        pytest.skip(f"{name} is not installed")
    return str(Path(found).absolute())


TOOLKIT = "HEXAPLA_TRANSLATE_TOOLKIT"


def test_translate_toolkit_finds_the_renderings_of_every_language(tmp_path):
    tbx2po = program("tbx2po", TOOLKIT)
    file = file_of([FULL, SIX], "tbx2", tmp_path, ("en", "zh", "fr", "ar", "ru"))

    run(tbx2po, "-l", "zh", "--source-language=en", file.name, "zh.po", folder=tmp_path)
    run(tbx2po, "-l", "ru", "--source-language=en", file.name, "ru.po", folder=tmp_path)

    chinese = (tmp_path / "zh.po").read_text(encoding="utf-8")
    russian = (tmp_path / "ru.po").read_text(encoding="utf-8")
    assert 'msgid "South-South cooperation"\nmsgstr "南南合作"' in chinese
    assert 'msgid "triangular cooperation"\nmsgstr "三方合作"' in chinese
    assert 'msgstr "трехстороннее сотрудничество"' in russian


def test_translate_toolkit_makes_a_memory_of_a_pair(tmp_path):
    tbx2tmx = program("tbx2tmx", TOOLKIT)
    file = file_of(TWO, "tbx2-pair", tmp_path, ("en", "zh"))

    run(tbx2tmx, "-l", "zh", "--source-language=en", file.name, "out.tmx", folder=tmp_path)

    units = etree.parse(tmp_path / "out.tmx").iterfind(".//tu")
    pairs = [[seg.text for seg in unit.iterfind(".//seg")] for unit in units]
    assert ["South-South cooperation", "南南合作"] in pairs
    assert ["triangular cooperation", "三方合作"] in pairs


def test_translate_toolkit_takes_the_first_two_languages_of_a_pair_as_they_are(tmp_path):
    python = Path(program("tbx2po", TOOLKIT)).with_name("python")
    if not python.exists():
        pytest.skip("translate-toolkit is not in an environment of its own")
    file = file_of(TWO, "tbx2-pair", tmp_path, ("zh", "en"))
    script = (
        "from translate.storage import tbx; import sys\n"
        "for unit in tbx.tbxfile.parsefile(sys.argv[1]).units: print(unit.source, '=', unit.target)"
    )

    said = run(python, "-c", script, file.name, folder=tmp_path)

    assert said.splitlines()[-1] == "三方合作 = triangular cooperation"
    assert said.startswith("南南合作 = South-South cooperation")


JAR = Path(os.environ.get("HEXAPLA_OMEGAT", "/usr/share/omegat/OmegaT.jar"))
_FOLDERS = ("source", "target", "tm", "glossary", "dictionary")
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">{folders}<glossary_file>__DEFAULT__</glossary_file>
<source_lang>ZH-CN</source_lang><target_lang>EN</target_lang>
<source_tok>org.omegat.tokenizer.LuceneSmartChineseTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>
<sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>"""
SCRIPT = """
import org.omegat.gui.glossary.*
if (eventType != null && eventType.toString() == "LOAD") {
  new File(project.projectProperties.glossaryRoot).listFiles().sort().each { file ->
    def read = file.name.endsWith(".tbx") ? GlossaryReaderTBX.read(file, false)
                                          : GlossaryReaderTSV.read(file, false)
    read.each { println "READ ${file.name}|${it.srcText}|${it.locText}|" +
                        it.commentText.replace('\\n', ' ') }
  }
}
"""


def test_omegat_reads_the_glossaries(tmp_path):
    java = program("java")
    if not JAR.exists():
        pytest.skip("OmegaT is not installed")
    for name in (*_FOLDERS, "omegat"):
        (tmp_path / name).mkdir()
    folders = "".join(f"<{name}_dir>__DEFAULT__</{name}_dir>" for name in _FOLDERS)
    (tmp_path / "omegat.project").write_text(PROJECT.format(folders=folders))
    (tmp_path / "source/a.txt").write_text("南南合作。\n", encoding="utf-8")
    (tmp_path / "read.groovy").write_text(SCRIPT)
    file_of(TWO, "omegat", tmp_path / "glossary", ("zh", "en"))
    file_of(TWO, "tbx2", tmp_path / "glossary")
    file_of(TWO, "tbx2-pair", tmp_path / "glossary", ("zh", "en"))

    said = run(
        *(java, "-Djava.awt.headless=true", f"-Duser.home={tmp_path}", "-jar", JAR, tmp_path),
        *("--mode=console-translate", f"--config-dir={tmp_path}"),
        f"--script={tmp_path / 'read.groovy'}",
        folder=tmp_path,
    )

    lines = [line.partition("READ ")[2].split("|") for line in said.splitlines() if "READ " in line]
    read = {(file, source, target) for file, source, target, _ in lines}
    for file in ("omegat.utf8", "tbx2.tbx", "tbx2-pair.tbx"):
        assert (file, "南南合作", "South-South cooperation") in read, said[-2000:]
        assert (file, "南南合作", "SSC") in read
        assert (file, "三方合作", "triangular cooperation") in read
    comment = next(c for f, _, t, c in lines if f == "omegat.utf8" and t == "SSC")
    assert comment.startswith("admitted; acronym; development")


def converted(file, kind, options, folder):
    """A file of LibreOffice's making; a distribution may install it without its spreadsheets."""
    soffice = program("soffice")
    home = (folder / "office").as_uri()
    words = ["--headless", f"-env:UserInstallation={home}", "--convert-to", kind]
    run(soffice, *words, *options, file.name, folder=folder)
    made = file.with_suffix(f".{kind}")
    if not made.exists():
        (folder / "plain.csv").write_text("a,b\n")
        run(soffice, *words, "plain.csv", folder=folder)
        if not (folder / f"plain.{kind}").exists():
            pytest.skip("LibreOffice is installed without Calc: it converts no table at all")
    return made


def cells_of(path):
    """Every cell of a flat spreadsheet that has anything in it: type, text, formula."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    for cell in etree.parse(path).iterfind(".//table:table-cell", names):
        lines = ["".join(line.itertext()) for line in cell.iterfind("text:p", names)]
        if lines:
            kind = cell.get(f"{{{names['office']}}}value-type")
            yield kind, "\n".join(lines), cell.get(f"{{{names['table']}}}formula")


def texts_of(entries):
    return {term.text for entry in entries for term in entry.terms}


def test_libreoffice_shows_a_workbook_as_it_is(tmp_path):
    file = file_of(THREE, "xlsx", tmp_path)

    cells = list(cells_of(converted(file, "fods", [], tmp_path)))

    assert {(kind, formula) for kind, _, formula in cells} == {("string", None)}
    shown = {text for _, text, _ in cells}
    assert texts_of(THREE) <= shown
    assert {"007", "1/2", "-5", FULL.note} <= shown


def test_libreoffice_shows_a_csv_as_text_and_computes_nothing(tmp_path):
    file = file_of(THREE, "csv", tmp_path)

    cells = list(cells_of(converted(file, "fods", ["--infilter=CSV:44,34,76,1"], tmp_path)))

    shown = {text for _, text, _ in cells}
    assert not any(formula for _, _, formula in cells)
    assert texts_of(TWO) <= shown
    assert {"'=1+1", "'@SUM(A1)"} <= shown


def test_pandas_reads_csv_and_workbook_alike(tmp_path):
    text = pd.read_csv(file_of(THREE, "csv", tmp_path), dtype=str, keep_default_na=False)
    book = pd.read_excel(file_of(THREE, "xlsx", tmp_path), dtype=str, keep_default_na=False)

    bare = text.map(
        lambda cell: cell.removeprefix("'") if cell[:2] in ("'=", "'+", "'@", "'-") else cell
    )
    assert list(book.columns) == list(text.columns)
    assert book.equals(bare)
    assert list(book["zh"]) == ["南南合作", "", "", "三方合作", "=1+1"]


def test_the_readers_of_python_see_the_same_table(tmp_path):
    data = file_of(THREE, "csv", tmp_path).read_bytes()

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert data.startswith(b"\xef\xbb\xbfid,")
    assert rows[0][:3] == ["id", "subject", "definition"]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[0] for row in rows[1:]] == ["c1", "c1", "c1", "c2", "c3"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["tbx2", "tbx2-pair"])
def test_version_2_is_valid_by_the_published_schemas(name, tmp_path):
    place = SCHEMAS / "tbx/v2/doc/reference/TBX-resources"
    if not place.exists():
        pytest.skip("the published schemas do not lie beside the project")
    file = file_of(THREE, name, tmp_path, ("zh", "en") if name == "tbx2-pair" else ())
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
    document = etree.parse(file, parser)

    etree.RelaxNG(etree.parse(place / "TBX_RNGV02.rng")).assertValid(document)
    with (place / "TBXcoreStructV02.dtd").open("rb") as definition:
        etree.DTD(definition).assertValid(document)


@pytest.mark.shared
def test_version_3_is_valid_by_the_published_schematron(tmp_path):
    saxon = pytest.importorskip("saxonche", reason="SaxonC is not installed")
    rules = SCHEMAS / "tbx/LTAC-Global/TBX-Basic_dialect/DCA/TBX-Basic_DCA.sch"
    sheet = next(SCHEMAS.glob("schxslt/**/2.0/pipeline-for-svrl.xsl"), None)
    if not rules.exists() or sheet is None:
        pytest.skip("the published rules do not lie beside the project")
    file = file_of(THREE, "tbx3", tmp_path)
    processor = saxon.PySaxonProcessor(license=False).new_xslt30_processor()
    compiled = processor.compile_stylesheet(stylesheet_file=str(sheet))
    style = compiled.transform_to_string(source_file=str(rules))

    report = processor.compile_stylesheet(stylesheet_text=style).transform_to_string(
        source_file=str(file)
    )

    found = etree.fromstring(report.encode())
    assert sum(1 for _ in found.iter("{*}fired-rule")) > 20
    failed = found.iter("{*}failed-assert")
    assert ["".join(one.itertext()).strip() for one in failed] == []
