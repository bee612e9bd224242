"""Files from strangers are refused or cleaned with one line, and the termbase stays as it was."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from corpora.errors import HexaplaError, UnreadableFile
from termbase.__main__ import run
from termbase.formats.catalogue import FORMATS, LARGEST, read, write
from termbase.formats.format import Settings, Wishes
from termbase.formats.tbx import tbx
from termbase.formats.xml_input import root_name
from termbase.keeping.tidying import tidied
from tests.termbase.orderly import PLAIN, TWO

V3 = b"".join(tbx(TWO, "t", "s")).decode()
BODY = V3[V3.index("<tbx") :]
LAUGHS = (
    '<!DOCTYPE tbx [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>\n"
)
ENTITY = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
PARAMETER = '<!DOCTYPE tbx [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>\n'


def with_term(text):
    return BODY.replace("<term>三方合作</term>", f"<term>{text}</term>")


def with_changes(changes):
    return BODY.replace('<conceptEntry id="c2">', f'<conceptEntry id="c0">{changes}', 1).replace(
        BODY[BODY.index("<conceptEntry") : BODY.index('<conceptEntry id="c2">')], ""
    )


def zipped(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def workbook(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def bomb():
    parts = zipfile.ZipFile(io.BytesIO(workbook([["en", "zh"], ["a", "b"]])))
    made = {name: parts.read(name) for name in parts.namelist()}
    made["xl/sharedStrings.xml"] = b"<sst>" + b" " * (300 << 20) + b"</sst>"
    return zipped(made)


BROKEN = V3.encode().replace("三".encode(), b"\xe4\xb8")
JET = b"\0\1\0\0Standard Jet DB\0" + b"\0" * 200

REFUSED = {
    "a billion laughs": (LAUGHS + with_term("&j;"), "a.tbx", "declares entities"),
    "an entity of a file": (ENTITY + with_term("&x;"), "a.tbx", "declares entities"),
    "an entity of parameters": (PARAMETER + BODY, "a.tbx", "entities"),
    "an entity that nobody declared": (with_term("&x;"), "a.tbx", "uses entities"),
    "a file cut off": (V3[:-300], "a.tbx", "not well-formed XML"),
    "broken UTF-8 in XML": (BROKEN, "a.tbx", "save it as UTF-8"),
    "elements without end": ("<tbx>" + "<a>" * 100_000, "a.tbx", "nested too deep"),
    "a memory": ("<tmx version='1.4'><body/></tmx>", "a.tmx", "hexapla terms"),
    "another kind of XML": ("<html><p>x</p></html>", "a.xml", "XML with the root html"),
    "a database of MultiTerm": (JET, "a.sdltb", "export it as MultiTerm XML"),
    "a database": (b"SQLite format 3\0" + b"\0" * 200, "a.csv", "an SQLite database"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "a.csv", "a PDF"),
    "a program": (bytes(range(256)) * 20, "a.csv", "not a text file"),
    "an empty file": (b" \n", "a.csv", "empty file"),
    "an encrypted workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.xlsx", "encrypted"),
    "an archive of something else": (zipped({"a.txt": "x"}), "a.xlsx", "damaged"),
    "a spreadsheet of OpenDocument": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a.ods",
        "save a spreadsheet as .xlsx",
    ),
    "a workbook cut off": (workbook([["en", "zh"]])[:-40], "a.xlsx", "damaged"),
    "a workbook with entities": (
        zipped({"xl/workbook.xml": LAUGHS + "<workbook>&j;</workbook>"}), "a.xlsx", "entities"
    ),
    "a quotation mark that never ends": (
        'en,zh\na,"' + "x" * (2 << 20), "a.csv", "no table"
    ),
    "a line that is no entry": ('{"id": "c1"}\n{"terms": 3}\n', "a.jsonl", "line 2 is no entry"),
    "JSON without end": ("[" * 100_000, "a.jsonl", "line 1 is no entry"),
    "a table of nothing": ("a\n", "a.csv", "say what they are"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_one_line_and_the_termbase_stays(what, tmp_path, monkeypatch, capsys):
    data, name, message = REFUSED[what]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.tbx").write_text(V3, encoding="utf-8")
    assert run(["termbase", "import", "good.tbx", "--by", "me"]) == 0
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    before = (tmp_path / "hexapla.termbase").read_bytes()
    capsys.readouterr()

    status = run(["termbase", "import", name, "--by", "me"])

    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1), err
    assert err.startswith(f"hexapla: {name}: ")
    assert message in err
    assert (tmp_path / "hexapla.termbase").read_bytes() == before


def test_a_bomb_is_not_unpacked(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(bomb())

    with pytest.raises(UnreadableFile, match="unpacks to more than 256 MiB"):
        read(tmp_path / "a.xlsx")


def test_a_file_of_500_megabytes_is_not_read(tmp_path):
    with (tmp_path / "a.tbx").open("wb") as file:
        file.truncate(500 << 20)

    with pytest.raises(UnreadableFile, match=f"500 MiB; at most {LARGEST >> 20} are read"):
        read(tmp_path / "a.tbx")


@pytest.mark.parametrize("path", ["no.tbx", "."])
def test_what_is_no_file_is_one_line(path, tmp_path):
    with pytest.raises(UnreadableFile, match=r"no such file|a folder; name a file"):
        read(tmp_path / path)


def cleaned(tmp_path, data, name="a.tbx"):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(tmp_path / name)


def test_a_document_type_elsewhere_is_not_looked_at(tmp_path):
    head = '<!DOCTYPE tbx SYSTEM "http://127.0.0.1:9/TBXcoreStructV02.dtd">\n'

    assert cleaned(tmp_path, head + BODY) == cleaned(tmp_path, BODY)


@pytest.mark.parametrize("word", ["origination", "creation"])
def test_who_made_an_entry_is_told_from_who_changed_it(tmp_path, word):
    change = '<transacGrp><transac type="transactionType">{}</transac><date>{}</date></transacGrp>'
    changes = change.format(word, "2026-01-15") + change.format("modification", "2026-01-16")

    (entry, *_) = cleaned(tmp_path, with_changes(changes)).entries

    assert (entry.created.when, entry.modified.when) == ("2026-01-15", "2026-01-16")


def test_ids_that_come_twice_are_changed_and_told(tmp_path):
    found = cleaned(tmp_path, V3.replace('id="c2"', 'id="c1"'))

    assert [entry.id for entry in found.entries] == ["c1", "c1-2"]
    assert "ids that come again, changed: 1" in found.remarks


def test_a_language_that_is_none_is_left_out_and_told(tmp_path):
    found = cleaned(tmp_path, V3.replace('xml:lang="fr"', 'xml:lang="?!"'))

    assert found.entries[0].langs == ("zh", "en", "ar")
    assert found.remarks == ("c1: language '?!' is none; its terms are left out",)


@pytest.mark.parametrize("tag", ["zh_CN", "ZH-cn", "zho", "zh-Hans-CN"])
def test_a_language_is_put_right(tag, tmp_path):
    found = cleaned(tmp_path, V3.replace('xml:lang="zh"', f'xml:lang="{tag}"'))

    assert found.entries[1].langs == ("zh", "en")


def test_a_few_broken_bytes_are_replaced_and_told(tmp_path):
    data = "en,zh\n" + "forest,森林\n" * 50
    broken = data.encode() + b"sea,\xe6\xb5\n" + "river,河\n".encode()

    found = cleaned(tmp_path, broken, "a.csv")

    assert found.entries[-2].terms[1].text == "\ufffd"
    assert found.remarks == ("broken UTF-8 replaced with \ufffd in line 52",)


def test_an_older_encoding_is_told(tmp_path):
    data = "English,Русский\nforest,лес\nthe law of the sea,морское право\n".encode("cp1251")

    found = cleaned(tmp_path, data, "a.csv")

    assert found.entries[1].terms[1].text == "морское право"
    assert "taken for cp1251" in found.remarks[0]


def test_formulas_are_values_and_are_told(tmp_path):
    rows = [["en", "zh"], ["forest", '=HYPERLINK("http://a","b")'], ["sea", "海"]]

    found = cleaned(tmp_path, workbook(rows), "a.xlsx")

    assert [entry.langs for entry in found.entries] == [("en",), ("en", "zh")]
    assert found.remarks == ("formulas whose last values were taken: 1",)


def test_numbers_and_dates_of_a_workbook_are_text(tmp_path):
    found = cleaned(
        tmp_path, workbook([["id", "en", "zh"], [7, 79, 1.5], [8, True, "b"]]), "a.xlsx"
    )

    assert found.entries[0].id == "c7"
    assert [term.text for term in found.entries[0].terms] == ["79", "1.5"]


def test_comments_and_instructions_are_not_text(tmp_path):
    data = with_term("三方<!-- x -->合作<?x y?>").replace("<body>", "<!-- <a> --><body>")

    assert cleaned(tmp_path, data).entries[1] == PLAIN


@pytest.mark.parametrize(
    ("head", "root"),
    [
        ("<a/>", "a"),
        ("\ufeff <?xml version='1.0'?>\n<!-- <b> --><x:a y='z'>", "a"),
        ('<!DOCTYPE a [<!ENTITY b "<c>">]><a>', "a"),
        ("a < b", ""),
        ("", ""),
    ],
)
def test_the_root_is_found_without_reading_the_file(head, root):
    assert root_name(head.encode()) == root
    assert root_name(("\ufeff" + head.lstrip("\ufeff")).encode("utf-16-le")) == root


FILES = [
    (name, b"".join(write(TWO, form, Settings(langs=("zh", "en") if form.pair else ()))[0]))
    for name, form in FORMATS.items()
    if form.write and form.read
]


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused_and_nothing_else(data, tmp_path):
    name, good = data.draw(st.sampled_from(FILES))
    start = data.draw(st.integers(0, len(good)))
    stop = data.draw(st.integers(start, min(len(good), start + 40)))
    spoilt = good[:start] + data.draw(st.binary(max_size=6)) + good[stop:]
    path = tmp_path / f"a{FORMATS[name].suffixes[0]}"
    path.write_bytes(spoilt)

    for dialect in ("", name):
        message, entries = f"{path}: none", ()
        try:
            entries = read(path, dialect, Wishes(("zh", "en"))).entries
        except HexaplaError as error:
            message = str(error)
        assert message.startswith(f"{path}: ")
        assert "\n" not in message
        assert entries == tidied(entries)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(noise=st.binary(max_size=60), name=st.sampled_from(["a.tbx", "a.csv", "a.txt", "a.jsonl"]))
def test_noise_is_read_or_refused_and_nothing_else(noise, name, tmp_path):
    (tmp_path / name).write_bytes(noise)

    with contextlib.suppress(HexaplaError):
        read(tmp_path / name)
