"""One file over HTTP at a time, asked for politely, bounded in time and size.

Every request waits until `pause` seconds have passed since the last one; redirects are followed by
hand and only within the site; what comes goes to a file, never whole into memory. What a server
can do wrong ends in one of three ways:

    Again      it may go better in a while: busy, slow, cut off
    Absent     this file is not to be had; others may be
    Refused    no use asking on: no network, a browser is wanted, too slow

A status that says no is believed; one that says yes is not: the caller looks at the bytes.
"""

from __future__ import annotations

import socket
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, Self
from urllib.parse import SplitResult, urljoin, urlsplit

from corpora.errors import FetchError

if TYPE_CHECKING:
    import httpx

_REDIRECTS = 5  # followed for one file
_SITE = ".un.org"  # the document system may send on to its neighbours
_REDIRECT_TEXT = b"Found. Redirecting to "  # comes with status 200 in place of a redirect
_REDIRECT_SIZE = 1000  # bytes that are read of such a text
_CHUNK = 1 << 16  # bytes taken at a time
_PORTS = {"http": 80, "https": 443}


class Again(Exception):
    """It may go better in `after` seconds; `server`: the fault is not with this one file."""

    def __init__(self, reason: str, after: float = 0.0, server: bool = False) -> None:
        super().__init__(reason)
        self.after = after
        self.server = server


class Absent(Exception):
    """This file is not to be had; of several reasons the one of greatest weight is told."""

    def __init__(self, reason: str, weight: int = 0) -> None:
        super().__init__(reason)
        self.weight = weight


class Refused(Exception):
    """No use asking on."""


@dataclass(slots=True)
class Visit:
    """A visit to one server: what it may cost, and when the next request may start."""

    client: httpx.Client
    server: str  # scheme and host
    pause: float  # seconds between two requests
    timeout: float  # seconds for the next bytes to come
    largest: int  # bytes of a file
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    next_request: float = float("-inf")  # by the clock

    @property
    def host(self) -> str:
        """The server's name, for people."""
        return urlsplit(self.server).netloc

    def get(self, path: str, accept: str, file: IO[bytes], until: float) -> str:
        """Write what lies under a path into the file, in place of what was in it.

        Args:
            path: with the query, percent-encoded.
            accept: media types, for the server's guidance.
            file: open for reading and writing.
            until: by the clock, when patience ends.

        Returns:
            The address it came from at last.

        Raises:
            Again, Absent, Refused: as the module says.
        """
        url = urljoin(self.server, path)
        for _ in range(_REDIRECTS + 1):
            forward = self._request(url, accept, file, until)
            if forward is None:
                return url
            url = next_address(self.server, url, forward)
        raise Refused(f"{self.host} redirects in a circle")

    def _request(self, url: str, accept: str, file: IO[bytes], until: float) -> str | None:
        """Ask once; returns where the server sends on to, None when the file was written."""
        import httpx

        if (wait := self.next_request - self.clock()) > 0:
            self.sleep(wait)
        left = until - self.clock()
        if left <= 0:
            raise Refused(f"{self.host} is too slow")
        deadline = _Deadline(left)
        try:
            with (
                deadline,
                self.client.stream(
                    "GET",
                    url,
                    headers={"Accept": accept},
                    timeout=min(self.timeout, left),
                    extensions={"trace": deadline.watch},
                ) as response,
            ):
                forward = self._take(response, file)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            if not deadline.passed:
                raise self._explained(error) from error
        finally:
            self.next_request = self.clock() + self.pause
        if deadline.passed:
            raise Refused(f"{self.host} is too slow")
        return forward

    def _take(self, response: httpx.Response, file: IO[bytes]) -> str | None:
        """Read the answer; returns where it sends on to, None when it is in the file."""
        status, headers = response.status_code, response.headers
        if "x-amzn-waf-action" in headers or status == 202:
            raise Refused(f"{self.host} wants a browser, not a program")
        if status == 429 or status >= 500:
            raise Again(f"busy (status {status})", retry_after(headers), status in (429, 503))
        if 300 <= status < 400:
            return str(headers.get("location", ""))
        if status in (400, 404, 410):
            raise Absent("no such document there")
        if status >= 400:
            raise Refused(f"{self.host} refuses (status {status})")
        file.seek(0)
        file.truncate()
        too_large = Absent(f"larger than {self.largest:,} bytes", 3)
        if int(headers.get("content-length", "0")) > self.largest:
            raise too_large
        for data in _decoded(response.iter_raw(), headers.get("content-encoding", "")):
            file.write(data)
            if file.tell() > self.largest:
                raise too_large
        file.seek(0)
        text = file.read(_REDIRECT_SIZE)
        if text.startswith(_REDIRECT_TEXT):
            return text.removeprefix(_REDIRECT_TEXT).decode(errors="replace").strip()
        return None

    def _explained(self, error: Exception) -> Again | Refused:
        import httpx

        said = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, httpx.TimeoutException):
            return Again(f"no answer from {self.host} for {self.timeout:g} s", server=True)
        if isinstance(error, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError):
            return Again(f"cut off or garbled ({said})")
        return Refused(f"cannot reach {self.host} ({said})")


@contextmanager
def visit(
    server: str,
    pause: float,
    timeout: float,
    largest: int,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Iterator[Visit]:
    """A visit to a server, with a connection of its own for every request.

    Raises:
        FetchError: that is no server's address, or the computer's settings are wrong.
    """
    import httpx

    try:
        scheme, host, _ = _origin(urlsplit(server))
    except ValueError:
        scheme = host = ""
    if scheme not in _PORTS or not host:
        raise FetchError(f"{server!r} is no server; write it like https://documents.un.org")
    headers = {"User-Agent": user_agent(), "Accept-Encoding": "identity"}
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
    try:
        client = httpx.Client(headers=headers, limits=limits)
    except (OSError, ValueError, ImportError, httpx.InvalidURL) as error:
        raise FetchError(
            f"this computer's proxy or certificate settings are of no use ({error}); "
            "see HTTPS_PROXY and SSL_CERT_FILE"
        ) from error
    with client:
        yield Visit(client, server, pause, timeout, largest, clock, sleep)


class _Deadline:
    """Shuts the connection down when the time is up, even while headers are trickling in.

    The time limits of httpx are for the next bytes only: a byte a second passes all of them.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = Timer(seconds, self._pass)
        self._timer.daemon = True

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Remember the socket of a new connection; httpx calls this ("trace" extension)."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")

    def _pass(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):  # closed in the meantime
                # Not `SSLSocket.shutdown`: that takes TLS away under the reading thread.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def next_address(server: str, url: str, forward: str) -> str:
    """Where a redirect leads, if it is a place to go to; never by http where https was asked.

    >>> next_address("https://documents.un.org", "https://documents.un.org/api", "/doc/A/B.PDF")
    'https://documents.un.org/doc/a/b.pdf'

    Args:
        server: scheme and host of the document system.
        url: what was asked for.
        forward: the redirect, as the server wrote it.

    Raises:
        Absent: it is the page that says there is no such document.
        Refused: it leads to another site, or nowhere.
    """
    base = urlsplit(server)
    home = _origin(base)
    elsewhere = f"{base.netloc} redirects elsewhere ({forward[:80]!r})"
    try:
        target = urlsplit(urljoin(url, forward))
        origin = _origin(target)
    except ValueError as error:
        raise Refused(elsewhere) from error
    if origin == ("http", home[1], 80):
        target, origin = target._replace(scheme=base.scheme, netloc=base.netloc), home
    neighbours = origin[1].endswith(_SITE) and home[1].endswith(_SITE)
    if not forward or (origin != home and not (neighbours and origin[0] == "https")):
        raise Refused(elsewhere)
    if target.path == "/error":
        raise Absent("no such document there")
    if target.path.startswith("/doc/"):  # named in capitals, served in small letters
        target = target._replace(path=target.path.lower())
    return target.geturl()


def user_agent() -> str:
    """Who asks, for those who keep the server."""
    import httpx

    try:
        release = version("hexapla")
    except PackageNotFoundError:  # not installed: run from a checkout
        release = "unreleased"
    return (
        f"hexapla/{release} (single UN documents, asked for by a person) httpx/{httpx.__version__}"
    )


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds a server asks to wait, 0.0 where it does not say; a date counts by its own clock.

    >>> retry_after({"retry-after": "120"})
    120.0

    Source:
        RFC 9110, section 10.2.3.
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        then, now = parsedate_to_datetime(said), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _origin(url: SplitResult) -> tuple[str, str, int]:
    return url.scheme, url.hostname or "", url.port or _PORTS.get(url.scheme, 0)


def _decoded(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes themselves, a little at a time; a server may compress although asked not to."""
    if encoding.lower() in ("", "identity"):
        yield from chunks
        return
    if encoding.lower() not in ("gzip", "x-gzip"):
        raise Absent(f"compressed in a way not asked for ({encoding[:20]!r})", 3)
    gunzip = zlib.decompressobj(wbits=31)
    for chunk in chunks:
        while chunk:
            try:
                yield gunzip.decompress(chunk, _CHUNK)
            except zlib.error as error:
                raise Again(f"damaged on the way ({error})") from error
            chunk = gunzip.unconsumed_tail
    if not gunzip.eof:
        raise Again("cut off halfway")
