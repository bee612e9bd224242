import http.server
import threading
import time
import zipfile
from pathlib import Path

import pytest

from corpora.docx import legacy
from corpora.docx.blocks import read_docx
from corpora.docx.legacy import convert_legacy, find_libreoffice
from corpora.errors import UnreadableFile
from corpora.reading import read_document


def has_writer():
    """LibreOffice can be there without the part that reads texts."""
    program = find_libreoffice()
    return bool(program) and any(Path(program).resolve().parent.glob("*swlo.*"))


needs_libreoffice = pytest.mark.skipif(not has_writer(), reason="LibreOffice Writer not installed")
RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}
\pard\qc{\b South-South cooperation}\par
\pard{\i Recalling} its resolution 64/222,
{\super\chftn}{\footnote{\super\chftn} A/79/225.} adopted\par}"""


@needs_libreoffice
def test_an_rtf_file_becomes_a_word_file_with_its_notes():
    blocks = read_docx(convert_legacy(RTF, ".RTF")).blocks

    assert [(block.role, block.text) for block in blocks] == [
        ("text", "South-South cooperation"),
        ("text", "Recalling its resolution 64/222, adopted"),
        ("note", "A/79/225."),
    ]
    assert (blocks[0].bold, blocks[0].align) == (True, "centre")
    assert [mark.label for mark in blocks[1].marks] == ["1"]


@needs_libreoffice
def test_an_open_document_is_read(tmp_path):
    path = tmp_path / "resolution.odt"
    office = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr(
            "META-INF/manifest.xml",
            f'<manifest xmlns="{office}:manifest:1.0"><file-entry full-path="/" '
            'media-type="application/vnd.oasis.opendocument.text"/><file-entry '
            'full-path="content.xml" media-type="text/xml"/></manifest>',
        )
        made.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0">'
            "<o:body><o:text><t:p>Takes note of the report</t:p></o:text></o:body>"
            "</o:document-content>",
        )

    assert [p.text for p in read_document(path, "en").paragraphs] == ["Takes note of the report"]


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".doc", ".wpd"])
def test_a_file_that_libreoffice_cannot_read_is_refused(suffix):
    with pytest.raises(UnreadableFile, match=f"cannot read this {suffix} file; it is damaged"):
        convert_legacy(b"PK\x03\x04 cut off", suffix)


@needs_libreoffice
def test_links_in_a_file_are_not_followed(tmp_path):
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    page = FLAT.format(picture=f"http://127.0.0.1:{server.server_port}/a.png", file=secret.as_uri())

    blocks = read_docx(convert_legacy(page.encode(), ".fodt")).blocks
    server.shutdown()
    server.server_close()

    assert [block.text for block in blocks] == ["before", "as it was"]
    assert not asked


@needs_libreoffice
def test_what_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    began = time.perf_counter()

    with pytest.raises(UnreadableFile, match=r"took more than 0\.05 s"):
        convert_legacy(RTF, ".rtf", time_limit=0.05)

    assert time.perf_counter() - began < 30
    assert not list(tmp_path.iterdir())


def test_a_child_that_outlives_its_time_is_ended_too(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    left = tmp_path / "left"
    program.write_text(f"#!/bin/sh\n(sleep 1; touch {left}) &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(UnreadableFile, match=r"took more than 0\.2 s"):
        convert_legacy(RTF, ".rtf", time_limit=0.2)

    time.sleep(1.2)
    assert not left.exists()


def test_without_libreoffice_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(legacy, "_PLACES", ())

    with pytest.raises(UnreadableFile, match=r"reading \.doc needs LibreOffice; install it"):
        convert_legacy(b"", ".doc")


def test_a_program_that_does_not_start_is_told(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_bytes(b"no program")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableFile, match="could not be started"):
        convert_legacy(RTF, ".rtf")


def test_another_suffix_is_the_programmers_mistake():
    with pytest.raises(ValueError, match="none of"):
        convert_legacy(b"", "../x")


FLAT = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:p>before<draw:frame text:anchor-type="as-char" svg:width="2cm"
 svg:height="2cm"><draw:image xlink:href="{picture}" xlink:type="simple"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{file}" xlink:type="simple"
 text:filter-name="Text"/><text:p>as it was</text:p></text:section></office:text></office:body>
</office:document>"""
