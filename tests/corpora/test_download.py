import gzip
import socket
import time
import tracemalloc
from email.utils import formatdate
from itertools import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import FetchError
from corpora.fetching.download import Refused, next_address, retry_after
from tests.corpora.loopback import (
    DOCX,
    PDF,
    STUB,
    Loopback,
    body,
    bomb,
    cut,
    cut_chunked,
    flood,
    page,
    raw,
    redirect,
    stall,
    status,
    unmeasured,
)


@pytest.fixture
def server(tmp_path):
    with Loopback(tmp_path / "cache") as loopback:
        yield loopback


# Redirects


def test_a_redirect_is_followed_to_small_letters(server):
    server.answer("zh", "docx", redirect("/doc/UNDOC/GEN/N24/DOCX/N24.DOCX?a=B"))
    server.answer_path("/doc/undoc/gen/n24/docx/n24.docx?a=B", body(DOCX))

    (file,) = server.fetch().found

    assert file.url == f"{server.url}/doc/undoc/gen/n24/docx/n24.docx?a=B"


@pytest.mark.parametrize(
    ("forward", "expected"),
    [
        ("/doc/UNDOC/A.PDF?x=Y", "https://documents.un.org/doc/undoc/a.pdf?x=Y"),
        ("other", "https://documents.un.org/api/other"),
        ("https://documents.un.org:443/doc/a.pdf", "https://documents.un.org:443/doc/a.pdf"),
        ("http://documents.un.org/doc/a.pdf", "https://documents.un.org/doc/a.pdf"),
        ("http://documents.un.org:80/doc/a.pdf", "https://documents.un.org/doc/a.pdf"),
        ("https://docs.un.org/A.pdf", "https://docs.un.org/A.pdf"),
    ],
)
def test_a_redirect_within_the_united_nations_is_followed(forward, expected):
    server = "https://documents.un.org"

    assert next_address(server, f"{server}/api/access", forward) == expected


@pytest.mark.parametrize(
    "forward",
    [
        "http://docs.un.org/a.pdf",
        "https://un.org.example.org/a.pdf",
        "https://documents-un.org/a.pdf",
        "http://documents.un.org:8080/a.pdf",
        "https://documents.un.org@example.org/a.pdf",
        "http://[::1/a.pdf",
        "http://documents.un.org:http/a.pdf",
        "data:application/pdf,a",
    ],
)
def test_a_redirect_out_of_the_united_nations_is_refused(forward):
    server = "https://documents.un.org"

    with pytest.raises(Refused, match="redirects elsewhere"):
        next_address(server, f"{server}/api/access", forward)


def test_a_redirect_in_the_text_is_followed(server):
    server.answer("zh", "docx", body(b"Found. Redirecting to /doc/UNDOC/A.PDF"))
    server.answer_path("/doc/undoc/a.pdf", body(PDF))

    assert server.fetch().found[0].format == "pdf"


def test_a_redirect_in_the_text_to_the_error_page_is_no_document(server):
    server.answer("zh", "docx", body(f"Found. Redirecting to {server.url}/error".encode()))

    with pytest.raises(FetchError, match="no such document there"):
        server.fetch()


def test_a_web_page_in_place_of_a_named_file_is_asked_for_again(server):
    server.answer("zh", "docx", redirect("/doc/undoc/a.docx"))
    server.answer_path("/doc/undoc/a.docx", page(STUB), page(STUB), body(DOCX))

    assert server.fetch().found[0].format == "docx"


def test_a_circle_of_redirects_ends(server):
    server.answer("zh", "docx", redirect("/a"))
    server.answer_path("/a", redirect("/b"))
    server.answer_path("/b", redirect("/a"))

    with pytest.raises(FetchError, match="redirects in a circle"):
        server.fetch()

    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a.docx",
        "//example.org/a.docx",
        "https://documents.un.org/a.docx",  # not from another server
        "http://127.0.0.1:9/a.docx",
        "http://localhost:{port}/a.docx",
        "http://127.0.0.1:{port}@example.org/a.docx",
        "ftp://127.0.0.1/a.docx",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(server, target):
    server.answer("zh", "docx", redirect(target.format(port=server.server_port)))

    with pytest.raises(FetchError, match="redirects elsewhere"):
        server.fetch()

    assert len(server.asked) == 1


# Slow, cut off, too large


def test_a_file_cut_off_is_asked_for_again(server):
    cuts = [cut(DOCX[:50], len(DOCX)), cut_chunked(DOCX[:50]), unmeasured(DOCX[:50])]
    server.answer("zh", "docx", *cuts, body(DOCX))

    assert server.fetch().found[0].path.read_bytes() == DOCX
    assert len(server.cached()) == 2


@pytest.mark.parametrize(
    "answer",
    [
        cut(PDF[:20], len(PDF)),
        cut_chunked(PDF[:20]),
        unmeasured(PDF[:20]),
        body(PDF[:20]),
        body(DOCX[:-20]),
        body(gzip.compress(PDF)[:20], {"Content-Encoding": "gzip"}),
        body(gzip.compress(PDF)[:-8], {"Content-Encoding": "gzip"}),  # the check sum is missing
        body(b"not gzip", {"Content-Encoding": "gzip"}),
        raw([b"HTTP/1.1 200 OK\r\nContent-"]),
        raw([b"nonsense\r\n\r\n"]),
        redirect("http://[::1/a.docx"),
        redirect("http://127.0.0.1:http/a.docx"),
        raw([]),
    ],
)
def test_a_file_always_cut_off_leaves_nothing_in_the_cache(server, answer):
    server.answer("zh", "docx", answer)
    server.answer("zh", "pdf", answer)

    with pytest.raises(FetchError, match=r"zh: (cut off|damaged).*; try again later; by hand"):
        server.fetch()

    assert len(server.asked) == 8
    assert server.slept[:3] == [4, 8, 16]
    assert server.cached() == []


def test_a_server_that_says_nothing_is_not_waited_for_long(server):
    server.answer("zh", "docx", stall)

    with pytest.raises(FetchError, match=r"no answer from 127.0.0.1:\d+ for 0.2 s"):
        server.fetch("zh,fr", attempts=2, timeout=0.2)

    assert len(server.asked) == 2  # and nothing for French
    assert server.cached() == []


DRIPS = {
    "body": [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n%PDF-1.7\n", *repeat(b"%", 999)],
    "unmeasured body": [b"HTTP/1.0 200 OK\r\n\r\n%PDF-1.7\n", *repeat(b"%", 999)],
    "headers": [b"HTTP/1.1 200 OK\r\n", *repeat(b"X: y\r\n", 999)],
}


@pytest.mark.parametrize("pieces", DRIPS.values(), ids=DRIPS)
def test_a_server_that_drips_is_given_up_at_the_deadline(server, pieces):
    server.answer("zh", "docx", raw(pieces, seconds=0.05))
    start = time.monotonic()

    with pytest.raises(FetchError, match="is too slow"):
        server.fetch("zh,fr", patience=0.3)

    assert time.monotonic() - start < 30  # all of it would take 50
    assert len(server.asked) == 1
    assert server.cached() == []


@pytest.mark.parametrize(
    "answer",
    [
        flood,
        bomb(gigabytes=4),
        body(PDF, {"Content-Length": "9999999999"}),
        body(b"%PDF-1.7\n" + bytes(6_000_000)),
    ],
)
def test_a_file_too_large_is_neither_kept_nor_held_in_memory(server, answer):
    server.answer("zh", "docx", answer)
    tracemalloc.start()

    with pytest.raises(FetchError, match="zh: larger than 5,000,000 bytes"):
        server.fetch(largest=5_000_000)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
    assert server.cached() == []


def test_a_compression_nobody_asked_for_is_refused(server):
    server.answer("zh", "docx", body(DOCX, {"Content-Encoding": "br"}))

    with pytest.raises(FetchError, match=r"compressed in a way not asked for \('br'\)"):
        server.fetch()


HEADER = st.tuples(
    st.sampled_from(
        ["Content-Length", "Content-Encoding", "Transfer-Encoding", "Location", "Retry-After"]
    ),
    st.sampled_from(["0", "9", "-1", "gzip", "chunked", "/doc/A", "//", "http://[", "é", "\x01"])
    | st.text(max_size=9),
)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([100, 200, 206, 302, 304, 404, 429, 999]),
    st.lists(HEADER, max_size=3),
    st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"<html>", b"Found. Redirecting to "]),
    st.binary(max_size=99),
)
def test_whatever_a_server_says_is_a_delivery_or_one_line(
    tmp_path_factory, code, headers, start, rest
):
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    answer = f"HTTP/1.1 {code} X\r\n{lines}\r\n".encode("utf-8", "replace") + start + rest
    with Loopback(tmp_path_factory.mktemp("cache")) as server:
        for form in ("docx", "pdf"):
            server.answer("zh", form, raw([answer]))
        try:
            told = server.fetch(attempts=1).problem
        except FetchError as error:
            told = str(error)

    assert "\n" not in told


# Too many requests, a browser wanted, no network


@pytest.mark.parametrize("code", [429, 503, 502, 500])
def test_a_busy_server_is_asked_again_after_longer_and_longer(server, code):
    server.answer("zh", "docx", status(code), status(code), body(DOCX))

    assert server.fetch().found
    assert server.slept == [4, 8]


def test_a_server_that_says_when_is_asked_then(server):
    server.answer("zh", "docx", status(429, {"Retry-After": "30"}), body(DOCX))

    assert server.fetch().found
    assert server.slept == [30]


def test_a_server_that_names_a_date_is_asked_then(server):
    then = formatdate(time.time() + 60, usegmt=True)
    server.answer("zh", "docx", status(503, {"Retry-After": then}), body(DOCX))

    assert server.fetch().found
    assert 58 <= server.slept[0] <= 62


def test_a_server_that_stays_busy_is_left_alone(server):
    server.answer("zh", "docx", status(429))

    with pytest.raises(FetchError, match=r"in zh, fr: busy \(status 429\); try again later;"):
        server.fetch("zh,fr")

    assert len(server.asked) == 4
    assert server.slept == [4, 8, 16]


def test_a_server_that_wants_a_long_wait_is_not_waited_for(server):
    server.answer("zh", "docx", status(429, {"Retry-After": "3600"}))

    with pytest.raises(FetchError, match=r"busy \(status 429\); try again in 60 min"):
        server.fetch()

    assert server.slept == []


def test_what_came_before_the_server_was_busy_is_delivered(server):
    server.answer("zh", "docx", body(DOCX))
    server.answer("fr", "docx", status(429))

    delivery = server.fetch("zh,fr,es")

    assert [file.lang for file in delivery.found] == ["zh"]
    assert [missing.lang for missing in delivery.missing] == ["fr", "es"]


def test_a_challenge_sends_the_user_to_a_browser(server):
    server.answer("zh", "docx", status(202, {"x-amzn-waf-action": "challenge"}))

    with pytest.raises(
        FetchError,
        match=r"wants a browser, not a program; by hand: save it from "
        r"https://docs.un.org/zh/A/RES/79/236, then hexapla add FILE$",
    ):
        server.fetch("zh,fr")

    assert len(server.asked) == 1


def test_a_refusal_is_final(server):
    server.answer("zh", "docx", status(403))

    with pytest.raises(FetchError, match=r"refuses \(status 403\)"):
        server.fetch("zh,fr")

    assert len(server.asked) == 1


def test_no_server_is_one_line(server):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

        with pytest.raises(FetchError, match=r"cannot reach 127.0.0.1:\d+ .*refused") as error:
            server.fetch("zh,fr", server=url)

    assert "\n" not in str(error.value)


@pytest.mark.parametrize("server_url", ["documents.un.org", "ftp://127.0.0.1", "http://[::1", ""])
def test_an_address_that_is_none_is_one_line(server, server_url):
    with pytest.raises(FetchError, match=r"is no server; write it like https://documents.un.org$"):
        server.fetch(server=server_url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "nonsense://proxy"),
        ("HTTPS_PROXY", "http://proxy:port"),
        ("SSL_CERT_FILE", "none"),
    ],
)
def test_wrong_settings_of_the_computer_are_one_line(server, monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(FetchError, match=r"proxy or certificate settings .* HTTPS_PROXY and"):
        server.fetch()


def test_a_date_gone_by_asks_for_no_wait():
    now, then = formatdate(1_700_000_000, usegmt=True), formatdate(1_600_000_000, usegmt=True)

    assert retry_after({"retry-after": then, "date": now}) == 0
    assert retry_after({"retry-after": now, "date": then}) == 100_000_000


@given(st.text(), st.text())
def test_no_header_makes_the_wait_negative(wait, date):
    assert retry_after({"retry-after": wait, "date": date}) >= 0
