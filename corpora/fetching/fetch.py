"""Official files from the UN's document system, one at a time, politely, each only once.

    fetch("A/RES/79/236", ["zh", "ru"], default_cache())
    ↓
    Delivery(symbol="A/RES/79/236",
             found=(Fetched(lang="zh", path=…/A_RES_79_236.zh.docx, format="docx", …),),
             missing=(Missing(lang="ru", reason="not published yet (the answer is empty)"),))

The system says 200 to almost everything, so its answers are told apart by their bytes:

    a redirect to /doc/…                     the file lies there
    a small web page, a redirect to /error   no such document
    nothing at all                           not published yet
    Word 97, WordPerfect                     an older document; the PDF is asked for next

It publishes no rules for programs, and robots.txt closes it to crawlers. So this asks for what a
person named, one symbol a call, and never walks through numbers.

Source:
    Notes of its users, foremost github.com/yuiseki/undocs, docs/findings/2026-09-17-fetching.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote, urlsplit

from corpora.content_type import CALLED, ContentType, content_type_of, is_whole
from corpora.document import Lang
from corpora.errors import FetchError
from corpora.fetching.cache import Fetched, find_cached, keep, unfinished
from corpora.fetching.download import Absent, Again, Refused, Visit, visit
from corpora.language import language_of
from corpora.symbol import normalise_symbol

SERVER = "https://documents.un.org"
FileFormat = Literal["docx", "pdf", "doc"]  # what the system can be asked for
_ACCEPT = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document, */*;q=0.5",
    "pdf": "application/pdf",
    "doc": "application/msword, */*;q=0.5",
}
_STUB = 4096  # bytes; a web page no larger than this says that there is no such document


@dataclass(frozen=True, slots=True)
class Missing:
    """A language version that was not to be had, and why."""

    lang: Lang
    reason: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was to be had of a document and what not, each in the order asked for."""

    symbol: str
    found: tuple[Fetched, ...]
    missing: tuple[Missing, ...]

    @property
    def problem(self) -> str:
        """One line on all that is missing and what to do; "" where nothing is."""
        if not self.missing:
            return ""
        langs: dict[str, list[Lang]] = {}
        for missing in self.missing:
            langs.setdefault(missing.reason, []).append(missing.lang)
        reasons = "; ".join(f"{', '.join(tags)}: {reason}" for reason, tags in langs.items())
        page = f"https://docs.un.org/{self.missing[0].lang}/{self.symbol}"
        return f"{self.symbol} in {reasons}; by hand: save it from {page}, then hexapla add FILE"


def fetch(
    symbol: str,
    langs: Sequence[Lang],
    cache: Path,
    *,
    refresh: bool = False,
    server: str = SERVER,
    formats: Sequence[FileFormat] = ("docx", "pdf"),
    pause: float = 2.0,
    attempts: int = 4,
    timeout: float = 60.0,
    patience: float = 300.0,
    largest: int = 200_000_000,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    progress: Callable[[str], None] = lambda line: None,
) -> Delivery:
    """One document in these languages, from the cache or else from the document system.

    Nothing is asked for what the cache holds. Otherwise each format is asked for in turn until one
    answer is a whole file of a format wanted; a server that is busy or breaks off is asked again
    after twice the pause, four times, and so on, or when it says.

    Args:
        symbol: in any spelling `normalise_symbol` takes.
        langs: of the six.
        cache: a folder; made when needed.
        refresh: ask even for what the cache holds; that stays where the answer is bad.
        server: scheme and host.
        formats: the best first.
        pause: seconds between any two requests, redirects included; at least 1.
        attempts: to ask for one file.
        timeout: seconds for the next bytes to come. The system may need half a minute to find a
            symbol (see Source).
        patience: seconds for one language, pauses and repeats included. A server that asks to
            wait for longer is not waited for.
        largest: bytes of one file.
        clock: seconds, never going back.
        sleep: waits so many seconds.
        progress: is told in a few words what is being done.

    Raises:
        FetchError: not one language was to be had, or the cache cannot be used.
        UnknownLanguage: a language is none of the six.
        UnknownSymbol: the symbol has not the form of one.
        ValueError: no language, no format, too short a pause, or not a single attempt.
    """
    symbol = normalise_symbol(symbol)
    tags = tuple(dict.fromkeys(language_of(lang).tag for lang in langs))
    if not tags or not formats or not set(formats) <= _ACCEPT.keys():
        raise ValueError(f"nothing to ask for: languages {langs}, formats {formats}")
    if pause < 1 or attempts < 1:
        raise ValueError(f"a pause of {pause} s and {attempts} attempts")
    found: dict[Lang, Fetched] = {}
    if not refresh:
        cached = ((tag, find_cached(cache, symbol, tag, formats)) for tag in tags)
        found = {tag: file for tag, file in cached if file}
    missing: list[Missing] = []
    if wanted := [tag for tag in tags if tag not in found]:
        with visit(server, pause, timeout, largest, clock, sleep) as open_visit:
            order = _Order(symbol, cache, formats, attempts, patience, open_visit, progress)
            for place, tag in enumerate(wanted):
                try:
                    found[tag] = order.deliver(tag)
                except Absent as absent:
                    missing.append(Missing(tag, str(absent)))
                except Refused as refused:
                    missing += [Missing(left, str(refused)) for left in wanted[place:]]
                    break
    delivery = Delivery(symbol, tuple(found[tag] for tag in tags if tag in found), tuple(missing))
    if not delivery.found:
        raise FetchError(delivery.problem)
    return delivery


@dataclass(frozen=True, slots=True)
class _Order:
    """What is asked of the server in one visit, and how patiently."""

    symbol: str
    cache: Path
    formats: Sequence[FileFormat]
    attempts: int
    patience: float
    visit: Visit
    progress: Callable[[str], None]

    def deliver(self, lang: Lang) -> Fetched:
        """One language version, in the first format there is.

        Raises:
            Absent, Refused: as `download.py` says.
            FetchError: the cache cannot be written to.
        """
        until = self.visit.clock() + self.patience
        reasons: list[Absent] = []
        with unfinished(self.cache) as file:
            for form in self.formats:
                self.progress(f"{self.symbol} {lang}: asking for {form}")
                try:
                    return self._ask(lang, form, file, until)
                except Absent as absent:
                    reasons.append(absent)
        raise max(reasons, key=lambda absent: absent.weight)

    def _ask(self, lang: Lang, form: FileFormat, file: IO[bytes], until: float) -> Fetched:
        """Ask for one format until there is an answer to rely on."""
        path = f"/api/symbol/access?s={quote(self.symbol, safe='')}&l={lang}&t={form}"
        attempt = 1
        while True:
            try:
                url = self.visit.get(path, _ACCEPT[form], file, until)
                kind = self._judge(Path(file.name), url)
                return keep(file, self.cache, self.symbol, lang, kind, url)
            except Again as again:
                wait = max(self.visit.pause * 2**attempt, again.after)
                if attempt == self.attempts or self.visit.clock() + wait > until:
                    reason = f"{again}; try again {_when(again.after)}"
                    raise (Refused(reason) if again.server else Absent(reason, 3)) from again
                self.progress(f"{self.symbol} {lang}: {again}; asking again in {wait:.0f} s")
            self.visit.sleep(wait)
            attempt += 1

    def _judge(self, path: Path, url: str) -> ContentType:
        """What an answer is, if it is what was asked for."""
        kind = content_type_of(path)
        if kind == "empty":
            raise Absent("not published yet (the answer is empty)", 1)
        if not is_whole(path):
            raise Again("cut off or damaged")
        if kind in self.formats:
            return kind
        if kind == "html" and urlsplit(url).path.startswith("/doc/"):
            raise Again("a web page came in place of the file")
        if kind == "html" and path.stat().st_size <= _STUB:
            raise Absent("no such document there")
        raise Absent(f"only {CALLED[kind]} is there", 2)


def _when(seconds: float) -> str:
    """When to try again, for people: a server's wish, or simply later."""
    if not seconds:
        return "later"
    return f"in {seconds:.0f} s" if seconds < 120 else f"in {seconds / 60:.0f} min"
