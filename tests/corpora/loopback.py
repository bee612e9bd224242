"""A document system on loopback that answers as badly as it is told to.

    with Loopback(tmp_path) as server:
        server.answer("zh", "docx", status(429, {"Retry-After": "30"}), body(DOCX))
        server.fetch("zh,fr")    as corpora.fetching.fetch does, by a clock that moves only in sleep
        server.asked             every request: method, path, headers, how many were under way
        server.slept             [30.0, 2.0, ...]

Answers come in the order given; the last one stays. What was not told is the stub web page.
"""

from __future__ import annotations

import io
import sys
import threading
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import pytest

from corpora.fetching.fetch import Delivery, fetch

SYMBOL = "A/RES/79/236"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
STUB = b"<!doctype html><html><head><title>Official Documents</title></head><body/></html>"
Answer = Callable[["Handler"], None]


def word_file(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", f"<w:document>{text}</w:document>")
    return file.getvalue()


DOCX = word_file("大会，")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    together: int  # requests under way at that moment, this one included


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10
    wbufsize = 1 << 16  # an answer leaves when it is whole, and its request has been counted off
    server: Loopback

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.open += 1
            asked = Asked(self.command, self.path, dict(self.headers), self.server.open)
            self.server.asked.append(asked)
        try:
            self.server.next_answer(self.path)(self)
        finally:
            with self.server.lock:
                self.server.open -= 1
            self.close_connection = True

    do_HEAD = do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def head(self, code: int, headers: Mapping[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class Loopback(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, cache: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.cache = cache
        self.now = 1000.0
        self.slept: list[float] = []
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.lock = threading.Lock()
        self.open = 0
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._answers: defaultdict[str, list[Answer]] = defaultdict(lambda: [page(STUB)])

    def answer(self, lang: str, form: str, *answers: Answer) -> None:
        """What comes when a language is asked for in a format."""
        self._answers[f"{lang} {form}"] = list(answers)

    def answer_path(self, path: str, *answers: Answer) -> None:
        """What comes at any other path."""
        self._answers[path] = list(answers)

    def next_answer(self, path: str) -> Answer:
        query = parse_qs(urlsplit(path).query)
        key = f"{query['l'][0]} {query['t'][0]}" if "l" in query else path
        with self.lock:
            answers = self._answers[key]
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def fetch(self, langs: str = "zh", **given: Any) -> Delivery:
        """What a client with a standing clock gets; `given` goes before the usual settings."""
        usual = {
            "symbol": SYMBOL,
            "cache": self.cache,
            "server": self.url,
            "timeout": 5,
            "clock": lambda: self.now,
            "sleep": self.sleep,
        }
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NO_PROXY", "127.0.0.1")
            return fetch(langs=langs.split(","), **(usual | given))

    def cached(self) -> list[str]:
        """Names of the files in the client's cache."""
        return sorted(path.name for path in self.cache.rglob("*") if path.is_file())

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def handle_error(self, *whose: Any) -> None:
        """Say nothing of a client that hangs up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*whose)

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()


def body(content: bytes, headers: Mapping[str, str] | None = None, code: int = 200) -> Answer:
    """All of it at once, with its length."""

    def play(handler: Handler) -> None:
        handler.head(code, {"Content-Length": str(len(content)), **(headers or {})})
        handler.wfile.write(content)

    return play


def page(content: bytes) -> Answer:
    return body(content, {"Content-Type": "text/html"})


def status(code: int, headers: Mapping[str, str] | None = None) -> Answer:
    return body(b"", headers, code)


def redirect(target: str) -> Answer:
    return status(302, {"Location": target})


def cut(content: bytes, claimed: int) -> Answer:
    """Fewer bytes than the length says."""
    return body(content, {"Content-Length": str(claimed)})


def cut_chunked(content: bytes) -> Answer:
    """A first chunk, and no last one."""
    chunk = b"%x\r\n%s\r\n" % (len(content), content)
    return raw([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk])


def unmeasured(content: bytes) -> Answer:
    """No length; the end of the connection is the end of the file."""
    return raw([b"HTTP/1.0 200 OK\r\n\r\n", content])


def raw(pieces: Iterable[bytes], seconds: float = 0.0) -> Answer:
    """Just these bytes, one piece every so many seconds."""

    def play(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            if seconds and handler.server.closing.wait(seconds):
                return

    return play


def stall(handler: Handler) -> None:
    """Nothing, and the line stays open."""
    handler.server.closing.wait(handler.timeout)


def flood(handler: Handler) -> None:
    """A file without end."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n%PDF-1.7\n")
    while not handler.server.closing.is_set():
        handler.wfile.write(bytes(1 << 20))


def bomb(gigabytes: int) -> Answer:
    """Zeros, compressed a thousandfold."""
    megabytes = 16
    gzip = zlib.compressobj(9, wbits=31)
    start = gzip.flush(zlib.Z_FULL_FLUSH)
    zeros = gzip.compress(bytes(megabytes << 20)) + gzip.flush(zlib.Z_FULL_FLUSH)
    content = start + zeros * (gigabytes * 1024 // megabytes)
    return body(content, {"Content-Encoding": "gzip", "Content-Type": "application/pdf"})
