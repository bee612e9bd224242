"""What a user may hand over by mistake, or a stranger on purpose: one line, status 2, no harm."""

import io
import os
import time
import zipfile
import zlib

import pytest

from corpora.samples.source import folder
from corpora.storage.store import Store
from termbase.__main__ import run
from tests.corpora.pdf_files import of_objects, pdf, rule, text

ENGLISH = "The General Assembly, recalling its resolution on the law of the sea, "
CHINESE = "大会回顾其关于海洋法的决议，并重申其对各国的承诺，"


def docx_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b"<w:p/>" * 50_000_000)
    return file.getvalue()


def pdf_bomb():
    """A page whose content unpacks to 3 GB."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * 1_000_000) for _ in range(3000)) + packer.flush()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    return of_objects(parts)


FILES = {
    "an empty file": ("a.txt", lambda: b"", "empty file"),
    "white space only": ("a.txt", lambda: b" \n\n \t", "only white space"),
    "a PDF of no bytes": ("a.pdf", lambda: b"", "empty file"),
    "a PDF cut short": ("a.pdf", lambda: pdf(text([ENGLISH]))[:200], "not a whole PDF"),
    "an encrypted PDF": ("a.pdf", lambda: pdf(text([ENGLISH]), password="x"), "encrypted"),
    "a scanned PDF": ("a.pdf", lambda: pdf(rule(50, 500, 100)), "no text layer"),
    "a PDF bomb": ("a.pdf", pdf_bomb, "refused"),
    "a DOCX cut short": (
        "a.docx",
        lambda: (folder() / "A_RES_79_236.fr.docx").read_bytes()[:9000],
        "ZIP archive cut short",
    ),
    "a ZIP that is no DOCX": ("a.docx", lambda: b"PK\x05\x06" + bytes(18), "no Word file"),
    "a DOCX under a password": (
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted with a password",
    ),
    "a DOCX bomb": ("a.docx", docx_bomb, "unpack"),
    "an HTML page of scripts": (
        "a.html",
        lambda: b"<!doctype html><html><script>document.write('The General Assembly')</script>",
        "no text",
    ),
    "a program named .txt": ("a.txt", lambda: bytes(range(256)) * 40, "not a text file"),
    "a picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "half Chinese, half English": (
        "a.txt",
        lambda: (ENGLISH * 20 + "\n" + CHINESE * 20).encode(),
        "mixed languages",
    ),
    "German": (
        "a.txt",
        lambda: "Die Würde des Menschen ist unantastbar. ".encode() * 9,
        "looks like de",
    ),
    "numbers only": ("a.txt", lambda: b"1 2 3 4 5 6\n7 8 9", "language not recognised"),
}


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "hexapla.db"
    assert run(["add", str(folder() / "A_RES_79_236.zh.txt"), "--store", str(path)]) == 0
    return path


def contents(path):
    with Store.open(path, create=False) as kept:
        return [kept.get(v.symbol, v.lang) for v in kept.list_versions()]


@pytest.mark.parametrize("case", FILES, ids=FILES)
def test_it_ends_with_one_line_and_leaves_the_store_alone(case, tmp_path, store, capsys):
    name, make, message = FILES[case]
    file = tmp_path / name
    file.write_bytes(make())
    before = contents(store)
    capsys.readouterr()
    started = time.monotonic()

    status = run(["add", str(file), "--store", str(store), "--symbol", "A/RES/1/1"])

    out, err = capsys.readouterr()
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"hexapla: {file}: ")
    assert message in err
    assert contents(store) == before
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read", "{tmp}"], "a folder; name the files in it"),
        (["read", "{tmp}/nothing.pdf"], "no such file"),
        (["read", "{file}", "--encoding", "utf-16"], "not in utf-16"),
        (["read", "{file}", "--encoding", "klingon"], "unknown encoding 'klingon'"),
        (["read", "{file}", "--encoding", "base64"], "unknown encoding 'base64'"),
        (["read", "{file}", "-l", "de"], "unknown language 'de'"),
        (["add", "{file}", "--symbol", "seven", "--store", "{store}"], "'seven' is not a document"),
        (["show", "A/RES/1/999", "--store", "{store}"], "A/RES/1/999"),
        (["show", "nonsense", "--store", "{store}"], "'nonsense' is not a document symbol"),
        (["search", "...", "--store", "{store}"], "word"),
        (["search", "x", "--store", "{tmp}/none.db"], "none.db"),
        (["list", "--store", "{file}"], "store"),
        (["fetch", "A/RES/79/236", "-l", "xx"], "unknown language 'xx'"),
        (["fetch", "seventy", "-l", "en"], "not a document symbol"),
        (["read"], "Missing argument 'FILE'"),
        (["read", "{file}", "--colour"], "No such option: --colour"),
        (["reed", "{file}"], "No such command 'reed'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_word_on_the_command_line_is_one_line(arguments, message, tmp_path, store, capsys):
    file = tmp_path / "plain.txt"
    file.write_text(ENGLISH * 3, encoding="utf-8")
    names = {"tmp": tmp_path, "file": file, "store": store}
    capsys.readouterr()

    status = run([argument.format(**names) for argument in arguments])

    out, err = capsys.readouterr()
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("hexapla: ")
    assert message in err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_one_line(tmp_path, capsys):
    file = tmp_path / "secret.txt"
    file.write_text(ENGLISH)
    file.chmod(0)

    assert run(["read", str(file)]) == 2
    assert capsys.readouterr().err == f"hexapla: {file}: no permission to read it\n"


def test_good_files_are_added_although_one_is_bad(tmp_path, capsys):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    good = folder() / "A_RES_79_236.zh.txt"
    store = tmp_path / "hexapla.db"

    status = run(["add", str(bad), str(good), "--store", str(store)])

    assert status == 2
    assert len(contents(store)) == 1
    assert "not a whole PDF" in capsys.readouterr().err


def test_no_store_is_made_for_files_that_are_refused(tmp_path, capsys):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")

    status = run(["add", str(bad), str(tmp_path / "none.txt"), "--store", str(tmp_path / "h.db")])

    assert status == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert list(tmp_path.iterdir()) == [bad]


def test_a_store_without_a_folder_is_said_once(tmp_path, capsys):
    files = [str(folder() / f"A_RES_79_236.{name}") for name in ("zh.txt", "ru.txt")]

    status = run(["add", *files, "--store", str(tmp_path / "none" / "hexapla.db")])

    assert status == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_scripts_are_no_text(tmp_path, capsys):
    file = tmp_path / "page.html"
    file.write_text(
        f"<!doctype html><html><body><script>alert('x')</script><p>{ENGLISH}</p>"
        "<style>p { color: red }</style><p onclick='steal()'>Takes note of the report.</p>",
        encoding="utf-8",
    )

    assert run(["read", str(file), "--json"]) == 0

    out = capsys.readouterr().out
    assert "alert" not in out
    assert "steal" not in out
    assert "color" not in out
    assert "Takes note of the report." in out


@pytest.mark.slow
def test_two_thousand_pages_are_read(tmp_path):
    from corpora.reading import read_document

    pages = [
        text([f"{number}. The Committee takes note of report number {number}."], left=123)
        for number in range(1, 2001)
    ]
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf(*pages))
    started = time.monotonic()

    document = read_document(file, lang="en")

    assert [p.number for p in document.paragraphs] == [str(n) for n in range(1, 2001)]
    assert [p.page for p in document.paragraphs] == list(range(1, 2001))
    assert time.monotonic() - started < 120
