"""Older formats (DOC, WordPerfect, RTF, ODT) become DOCX by way of LibreOffice, where installed.

LibreOffice runs without a window, in a profile and a folder of its own that are deleted afterwards,
with macros off and links to other files or to the network not followed. It has two minutes; what it
has started by then is ended with it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from corpora.errors import UnreadableFile

SUFFIXES = (".doc", ".dot", ".wpd", ".rtf", ".odt", ".fodt", ".ott", ".sxw", ".wps")
TIME_LIMIT = 120  # seconds
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="{_SCRIPTING}"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="{_SCRIPTING}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""
_NOWHERE = "http://127.0.0.1:9"  # the discard port: a proxy that never answers


def convert_legacy(data: bytes, suffix: str, time_limit: float = TIME_LIMIT) -> bytes:
    """The file as DOCX.

    Args:
        data: the file.
        suffix: one of `SUFFIXES`, which tells LibreOffice what to expect.
        time_limit: in seconds.

    Raises:
        UnreadableFile: LibreOffice is not installed, cannot read the file, or takes too long.
        ValueError: another suffix.
    """
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        raise ValueError(f"suffix {suffix!r} is none of {' '.join(SUFFIXES)}")
    program = find_libreoffice()
    if not program:
        raise UnreadableFile(
            f"reading {suffix} needs LibreOffice; install it, or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="hexapla-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        _run(_command(program, folder, source), folder, suffix, time_limit)
        result = folder / "out" / "source.docx"
        if not result.is_file() or not result.stat().st_size:
            raise UnreadableFile(
                f"LibreOffice cannot read this {suffix} file; "
                "it is damaged, has a password, or is of another type"
            )
        return result.read_bytes()


def find_libreoffice() -> str:
    """The path of LibreOffice's program; "" where it is not installed."""
    named = (shutil.which(program) for program in _PROGRAMS)
    placed = (place for place in _PLACES if os.access(place, os.X_OK))
    return next(filter(None, (*named, *placed)), "")


def _command(program: str, folder: Path, source: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        str(source),
    ]


def _run(command: list[str], folder: Path, suffix: str, time_limit: float) -> None:
    """Run LibreOffice and wait; end all that it started where it takes too long.

    Raises:
        UnreadableFile: it could not be started, or took too long.
    """
    environment = {
        **{key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")},
        **{"HOME": str(folder), "TMPDIR": str(folder)},
        **{"http_proxy": _NOWHERE, "https_proxy": _NOWHERE},
    }
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableFile(
            f"LibreOffice could not be started ({error.strerror}); needed for {suffix}"
        ) from error
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"LibreOffice took more than {time_limit:g} s over this {suffix} file; "
            "save it as .docx by hand"
        ) from error
    finally:
        if process.poll() is None:
            _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a group, and whatever else is in that group."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
