import gzip
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpora.errors import FetchError, UnknownLanguage, UnknownSymbol
from corpora.fetching.fetch import Missing
from tests.corpora.loopback import (
    DOCX,
    PDF,
    STUB,
    SYMBOL,
    Loopback,
    body,
    page,
    redirect,
    status,
    unmeasured,
    word_file,
)

WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
WORDPERFECT = b"\xffWPC" + bytes(1000)


@pytest.fixture
def server(tmp_path):
    with Loopback(tmp_path / "cache") as loopback:
        yield loopback


# What is there


def test_a_word_file_is_fetched_and_kept_under_its_symbol(server):
    server.answer("zh", "docx", body(DOCX))

    (file,) = server.fetch().found

    assert (file.symbol, file.lang, file.format, file.cached) == (SYMBOL, "zh", "docx", False)
    assert file.path.name == "A_RES_79_236.zh.docx"
    assert file.path.read_bytes() == DOCX
    assert [asked.path for asked in server.asked] == [
        "/api/symbol/access?s=A%2FRES%2F79%2F236&l=zh&t=docx"
    ]


def test_the_pdf_is_fetched_where_there_is_no_word_file(server):
    server.answer("zh", "pdf", body(PDF))

    (file,) = server.fetch().found

    assert file.format == "pdf"
    assert file.path.read_bytes() == PDF


def test_a_pdf_in_answer_to_a_word_file_is_taken(server):
    server.answer("zh", "docx", body(PDF))

    assert server.fetch().found[0].format == "pdf"
    assert len(server.asked) == 1


@pytest.mark.parametrize("old", [WORD_97, WORDPERFECT])
def test_the_pdf_is_preferred_to_an_old_word_processor(server, old):
    server.answer("zh", "docx", body(old))
    server.answer("zh", "pdf", body(PDF))

    assert server.fetch().found[0].format == "pdf"


def test_an_old_word_file_is_fetched_when_asked_for(server):
    server.answer("zh", "docx", body(WORD_97))

    (file,) = server.fetch(formats=["docx", "doc", "pdf"]).found

    assert (file.format, file.path.suffix) == ("doc", ".doc")


@pytest.mark.parametrize("called", ["text/html", "image/png", "application/x-wpwin", ""])
def test_a_wrong_content_type_does_not_matter(server, called):
    server.answer("zh", "docx", body(DOCX, {"Content-Type": called}))

    assert server.fetch().found[0].format == "docx"


def test_the_name_in_the_headers_does_not_matter(server):
    header = {"Content-Disposition": 'attachment; filename="../../../evil.docx"'}
    server.answer("zh", "docx", body(DOCX, header))

    server.fetch()

    assert server.cached() == ["A_RES_79_236.zh.docx", "A_RES_79_236.zh.docx.json"]


def test_compressed_although_not_asked_for_is_read(server):
    server.answer("zh", "docx", body(gzip.compress(DOCX), {"Content-Encoding": "gzip"}))

    assert server.fetch().found[0].path.read_bytes() == DOCX


def test_a_file_without_length_is_taken_when_its_end_is_there(server):
    server.answer("zh", "docx", unmeasured(DOCX))

    assert server.fetch().found[0].path.read_bytes() == DOCX


def test_the_symbol_is_normalised_and_encoded(server):
    server.answer("en", "docx", body(DOCX))

    (file,) = server.fetch("en", symbol=" s/PV.9963 (Resumption 2)").found

    assert file.symbol == "S/PV.9963(Resumption2)"
    assert "s=S%2FPV.9963%28Resumption2%29&l=en" in server.asked[0].path


def test_languages_are_fetched_in_order_and_once(server):
    for lang in ("ar", "fr"):
        server.answer(lang, "docx", body(word_file(lang)))

    delivery = server.fetch("fr,ar,FR")

    assert [file.lang for file in delivery.found] == ["fr", "ar"]
    assert delivery.problem == ""


# What is not there


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"docx": page(STUB), "pdf": page(STUB)}, "no such document there"),
        ({"docx": status(404), "pdf": status(404)}, "no such document there"),
        ({"docx": redirect("/error"), "pdf": redirect("/error")}, "no such document there"),
        ({"docx": page(STUB), "pdf": status(200)}, "not published yet"),
        ({"docx": status(200), "pdf": page(STUB)}, "not published yet"),
        ({"docx": body(WORD_97), "pdf": page(STUB)}, r"only an old Word file \(.doc\)"),
        ({"docx": body(WORDPERFECT), "pdf": status(200)}, "only a WordPerfect file is there"),
        ({"docx": page(STUB * 99), "pdf": page(STUB)}, "only a web page is there"),
        ({"docx": body(b"\x89PNG\r\n\x1a\n"), "pdf": page(STUB)}, "only an image is there"),
        ({"docx": body(b'{"status":404}')}, "only a file of unknown type is there"),
    ],
)
def test_what_is_not_there_is_told_apart(server, answers, reason):
    for form, answer in answers.items():
        server.answer("zh", form, answer)

    with pytest.raises(FetchError, match=rf"^A/RES/79/236 in zh: {reason}.*; by hand: ") as error:
        server.fetch()

    assert "\n" not in str(error.value)
    assert "https://docs.un.org/zh/A/RES/79/236" in str(error.value)
    assert len(server.asked) == 2  # not again: the answer would be the same
    assert server.cached() == []


def test_what_is_there_is_delivered_and_the_rest_named(server):
    server.answer("en", "docx", body(DOCX))
    server.answer("ru", "pdf", status(200))

    delivery = server.fetch("zh,en,ru,ar")

    assert [file.lang for file in delivery.found] == ["en"]
    assert delivery.missing == (
        Missing("zh", "no such document there"),
        Missing("ru", "not published yet (the answer is empty)"),
        Missing("ar", "no such document there"),
    )
    assert delivery.problem == (
        "A/RES/79/236 in zh, ar: no such document there; "
        "ru: not published yet (the answer is empty); by hand: save it from "
        "https://docs.un.org/zh/A/RES/79/236, then hexapla add FILE"
    )


# The cache


def test_what_is_in_the_cache_is_not_asked_for(server):
    server.answer("zh", "docx", body(DOCX))
    first = server.fetch().found[0]

    second = server.fetch().found[0]

    assert second.cached
    assert (second.path, second.sha256, second.url) == (first.path, first.sha256, first.url)
    assert len(server.asked) == 1


def test_a_damaged_file_in_the_cache_is_fetched_again(server):
    server.answer("zh", "docx", body(DOCX))
    server.fetch().found[0].path.write_bytes(DOCX[:9])

    file = server.fetch().found[0]

    assert not file.cached
    assert file.path.read_bytes() == DOCX


def test_refresh_asks_again_and_takes_what_is_new(server):
    new = word_file("经社理事会，")
    server.answer("zh", "docx", body(DOCX), body(new))
    server.fetch()

    file = server.fetch(refresh=True).found[0]

    assert not file.cached
    assert file.path.read_bytes() == new
    assert server.fetch().found[0].path == file.path


@pytest.mark.parametrize("bad", [page(STUB), status(200), body(DOCX[:99]), status(429)])
def test_refresh_keeps_the_old_file_where_the_answer_is_bad(server, bad):
    server.answer("zh", "docx", body(DOCX), bad)
    server.fetch()

    with pytest.raises(FetchError):
        server.fetch(refresh=True)

    assert server.fetch().found[0].path.read_bytes() == DOCX


def test_a_cache_that_cannot_be_written_asks_for_nothing(server, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FetchError, match="cannot use this folder"):
        server.fetch(cache=tmp_path / "file")

    assert server.asked == []


# Manners


def test_requests_come_one_at_a_time_with_a_pause_between_any_two(server):
    server.answer("zh", "docx", redirect("/doc/a.docx"))
    server.answer_path("/doc/a.docx", body(DOCX))
    server.answer("fr", "pdf", body(PDF))

    assert len(server.fetch("zh,fr").found) == 2
    assert [asked.together for asked in server.asked] == [1, 1, 1, 1]
    assert server.slept == [2, 2, 2]


def test_the_pause_passes_in_real_time(server):
    came = []
    for form in ("docx", "pdf"):
        server.answer(
            "zh", form, lambda handler: (came.append(time.monotonic()), page(STUB)(handler))
        )

    with pytest.raises(FetchError):
        server.fetch(pause=1, clock=time.monotonic, sleep=time.sleep)

    assert came[1] - came[0] >= 0.99


def test_the_agent_is_honest_and_only_gets(server):
    server.answer("zh", "docx", redirect("/doc/a.docx"))

    with pytest.raises(FetchError):
        server.fetch("zh,fr")

    assert {asked.method for asked in server.asked} == {"GET"}
    agents = {asked.headers["User-Agent"] for asked in server.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("hexapla/")
    assert {asked.headers["Accept-Encoding"] for asked in server.asked} == {"identity"}
    assert not any("Range" in asked.headers or "Referer" in asked.headers for asked in server.asked)


def test_progress_is_told_in_words(server):
    server.answer("zh", "docx", status(429), page(STUB))
    server.answer("zh", "pdf", body(PDF))
    lines = []

    server.fetch(progress=lines.append)

    assert lines == [
        "A/RES/79/236 zh: asking for docx",
        "A/RES/79/236 zh: busy (status 429); asking again in 4 s",
        "A/RES/79/236 zh: asking for pdf",
    ]


@pytest.mark.parametrize(
    "mistake", [{"pause": 0.5}, {"attempts": 0}, {"formats": []}, {"formats": ["html"]}]
)
def test_a_programmers_mistake_is_a_value_error(server, mistake):
    with pytest.raises(ValueError, match=r"pause|nothing to ask"):
        server.fetch(**mistake)

    assert server.asked == []


def test_neither_symbol_nor_language_is_asked_for_unless_it_is_one(server):
    with pytest.raises(UnknownSymbol):
        server.fetch(symbol="resolution 79")
    with pytest.raises(UnknownLanguage):
        server.fetch("zh,ja")

    assert server.asked == []


def test_importing_opens_no_socket_and_loads_no_http_library():
    code = """
import sys
sys.addaudithook(lambda event, _: sys.exit(event) if event.startswith("socket.") else None)
import corpora.fetching.fetch
sys.exit("httpx" in sys.modules)
"""

    ran = subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2])

    assert ran.returncode == 0


def test_no_thread_is_left_behind(server):
    server.answer("zh", "docx", body(DOCX))

    server.fetch()

    for timer in [t for t in threading.enumerate() if isinstance(t, threading.Timer)]:
        timer.join(5)  # one that was called off needs a moment to end
        assert not timer.is_alive()
