import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import FetchError, UnknownSymbol
from corpora.fetching.cache import default_cache, find_cached, keep, unfinished
from corpora.symbol import normalise_symbol

SYMBOL = "A/RES/79/236"


def put(cache: Path, content: bytes, symbol: str = SYMBOL):
    with unfinished(cache) as file:
        file.write(content)
        return keep(file, cache, symbol, "zh", "pdf", "https://documents.un.org/doc/a.pdf")


def test_what_was_kept_is_found(tmp_path):
    kept = put(tmp_path, b"first")

    found = find_cached(tmp_path, SYMBOL, "zh", ["docx", "pdf"])

    assert kept.path.read_bytes() == b"first"
    assert kept.path.name == "A_RES_79_236.zh.pdf"
    assert found is not None
    assert found.cached
    assert (found.path, found.sha256, found.url) == (kept.path, kept.sha256, kept.url)


def test_nothing_is_found_for_another_language_format_or_symbol(tmp_path):
    put(tmp_path, b"first")

    assert find_cached(tmp_path, SYMBOL, "fr", ["pdf"]) is None
    assert find_cached(tmp_path, SYMBOL, "zh", ["docx"]) is None
    assert find_cached(tmp_path, "A/RES/79_236", "zh", ["pdf"]) is None  # same file name


def test_new_content_is_found_and_the_old_file_stays(tmp_path):
    old, new = put(tmp_path, b"first"), put(tmp_path, b"second")

    found = find_cached(tmp_path, SYMBOL, "zh", ["pdf"])

    assert found is not None
    assert found.path == new.path != old.path
    assert old.path.read_bytes() == b"first"


def test_a_damaged_file_counts_as_absent(tmp_path):
    kept = put(tmp_path, b"first")

    kept.path.write_bytes(b"fir")

    assert find_cached(tmp_path, SYMBOL, "zh", ["pdf"]) is None


@pytest.mark.parametrize(
    "record",
    [b"", b"{", b"[]", b"null", b'{"symbol": "A/RES/79/236"}', b"\xff\xfe"]
    + [
        json.dumps(
            {"symbol": SYMBOL, "lang": "zh", "format": "pdf", "url": "", "sha256": text}
        ).encode()
        for text in ("../../etc/passwd", "0" * 64, 7)
    ],
)
def test_a_damaged_record_counts_as_absent(tmp_path, record):
    (tmp_path / "A_RES_79_236.zh.pdf.json").write_bytes(record)

    assert find_cached(tmp_path, SYMBOL, "zh", ["pdf"]) is None


def test_what_was_not_kept_leaves_nothing_behind(tmp_path):
    with unfinished(tmp_path) as file:
        file.write(b"half")

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared_away_after_a_day(tmp_path):
    old, young = tmp_path / "unfinished-old", tmp_path / "unfinished-young"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))

    put(tmp_path, b"whole")

    assert not old.exists()
    assert young.exists()


def test_a_cache_that_cannot_be_a_folder_is_one_line(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FetchError, match=r"cannot use this folder .* name another with --cache$"):
        put(tmp_path / "file", b"first")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_without_permission_is_one_line(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(FetchError, match="Permission denied"):
        put(tmp_path, b"first")


@given(st.from_regex(r"[A-Za-z]{1,4}(/([\w.\-]{1,9}|\.\.)(\([\w.]{1,9}\))?){1,3}", fullmatch=True))
def test_no_symbol_leads_out_of_the_cache(tmp_path_factory, symbol):
    cache = tmp_path_factory.getbasetemp() / "symbols"
    try:
        symbol = normalise_symbol(symbol)
    except UnknownSymbol:
        return

    kept = put(cache, b"first", symbol)

    assert kept.path.resolve().is_relative_to(cache.resolve())
    assert len(kept.path.relative_to(cache).parts) == 2


def test_a_killed_run_leaves_the_old_file_or_the_new(tmp_path):
    run = f"""
import itertools
from pathlib import Path
from corpora.fetching.cache import keep, unfinished
cache = Path({str(tmp_path)!r})
for number in itertools.count():
    with unfinished(cache) as file:
        file.write(str(number % 7).encode() * 100_000)
        keep(file, cache, {SYMBOL!r}, "zh", "pdf", "")
    if number == 7:
        print("ready", flush=True)
"""
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", run], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        with process, process.stdout as lines:
            lines.readline()
            time.sleep(0.02)
            process.send_signal(signal.SIGKILL)

        found = find_cached(tmp_path, SYMBOL, "zh", ["pdf"])

        assert found is not None
        assert len(found.path.read_bytes()) == 100_000


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_CACHE_HOME": "/var/cache/me"}, Path("/var/cache/me/hexapla/documents")),
        ({"LOCALAPPDATA": "/Users/me/Local"}, Path("/Users/me/Local/hexapla/documents")),
        ({"XDG_CACHE_HOME": "relative"}, Path.home() / ".cache/hexapla/documents"),
        ({}, Path.home() / ".cache/hexapla/documents"),
    ],
)
def test_the_default_cache_is_where_the_system_keeps_caches(environ, expected):
    assert default_cache(environ) == expected
