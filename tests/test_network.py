"""Nothing but `fetch`, and a model that was asked for by name, opens a connection."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpora.samples.source import folder

ROOT = Path(__file__).parents[1]
ZH, EN = (str(folder() / name) for name in ("A_RES_79_236.zh.txt", "A_RES_79_236.en.pdf"))
VERBS = {
    "read": ["read", EN],
    "add": ["add", ZH, EN, "--store", "kept.db"],
    "list": ["list", "--store", "made.db"],
    "show": ["show", "A/RES/79/236", "-l", "zh", "--store", "made.db"],
    "search": ["search", "三方合作", "--store", "made.db"],
    "align": ["align", ZH, EN],
    "score": ["score", "gold.txt", "gold.txt"],
    "terms": ["terms", ZH, EN, "-o", "terms.tbx"],
    "renderings": ["renderings", "三方合作", ZH, EN],
    "consistency": ["consistency", ZH, EN],
    "check": ["check", ZH, EN, "--fail-on", "never", "-o", "findings.html"],
    "termbase": ["termbase", "import", "glossary.csv"],
    "demo": ["demo", "-o", "out"],
}
# Put before the program: any call that leads to a network ends it, the loopback included. It lies
# in a folder of PYTHONPATH, so that the processes that the program starts are watched as well.
WATCH = """
import os, sys

def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.bind",
                         "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client")):
        os.write(2, f"\\nnetwork: {event} {arguments}\\n".encode())
        os._exit(99)

sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """Runs the program with no network, in a folder with a store."""
    place = tmp_path_factory.mktemp("watched")
    (place / "watch").mkdir()
    (place / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    (place / "gold.txt").write_text("[0]:[0, 1]\n", encoding="utf-8")
    (place / "glossary.csv").write_text("zh,en\n合作,cooperation\n", encoding="utf-8")

    def run(*arguments, code="from termbase.__main__ import main; main()"):
        environment = os.environ | {"PYTHONPATH": f"{place / 'watch'}{os.pathsep}{ROOT}"}
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            cwd=place,
            env=environment,
            check=False,
        )

    assert run("add", ZH, EN, "--store", "made.db").returncode == 0
    return run


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_opens_no_connection(verb, watched):
    done = watched(*VERBS[verb])

    assert "network:" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_every_verb_is_watched():
    from termbase.__main__ import app

    parts = [part.typer_instance for part in app.registered_groups]
    verbs = {
        command.name or command.callback.__name__
        for part in parts
        for command in part.registered_commands
    }
    verbs |= {group.name for part in parts for group in part.registered_groups}

    assert verbs - {"fetch"} == VERBS.keys()


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
def test_a_fetch_would_be_seen(address, watched):
    done = watched("fetch", "A/RES/79/236", "-l", "zh", "--cache", "cache", "--server", address)

    assert done.returncode == 99
    assert "network: socket." in done.stderr


def test_a_connection_of_a_child_would_be_seen(watched):
    child = "import socket; socket.create_connection(('127.0.0.1', 9))"
    code = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {child!r}]))"

    done = watched(code=code)

    assert done.returncode == 99
