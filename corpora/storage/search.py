"""Finding a word or phrase in everything that is kept, with what stands beside it.

    search(store, "南南合作", beside=["en"]).lines[0]
    ↓
    Line(left="重申", node="南南合作", right="是国际合作促进发展的重要组成部分", …,
         beside=(Passage("en", "Reaffirming that South-South cooperation is …", ""),))

A query is a row of words, found wherever they follow each other; what stands between them does
not matter. A Chinese character is a word of its own, so any stretch of Chinese is found, whatever
a segmenter would say, in simplified and traditional characters alike. `cooperat*` is any word that
begins so. No query is a syntax error.

The index says which paragraphs hold a query, with and without accents. Only those that are shown,
and some more for the count, are read, one at a time.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from math import prod
from sqlite3 import Connection
from typing import NamedTuple

from corpora.document import Kind, Lang, Span, called
from corpora.errors import HexaplaError, UnknownSymbol
from corpora.storage.concordance import Hits, Line, Passage, context
from corpora.storage.opposite import Place, opposite
from corpora.storage.store import PLACE_BITS, Store, lang_key, unpack_spans
from corpora.words.folding import Token, streams, tokens
from corpora.words.han_forms import written

_STARS = ("*", "＊")
_ASKED = 20  # words of a query that the index is asked for; the rest is compared
_WAYS = 16  # of writing a phrase that it is asked for; a phrase with more is asked for in pieces
# What is read for the total of a phrase when the lines are full: see benchmarks/store.py.
_PARAGRAPHS = 1_000
_CHARACTERS = 100_000
_EVERYTHING = (0, 2**63 - 1)
# The ids of paragraphs that have no number, by their version and kind.
_Names = dict[tuple[int, Kind], list[int]]


class Word(NamedTuple):
    """One word of a query."""

    key: str
    prefix: bool = False  # any word that begins so

    @property
    def keys(self) -> Sequence[str]:
        """Every way to write it."""
        return written(self.key) if len(self.key) == 1 else (self.key,)


@dataclass(frozen=True)
class Query:
    """Words in a row."""

    words: tuple[Word, ...]
    accents: bool  # whether é and e are two letters

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds every place in a stream of keys, overlapping ones too.

        Keys are letters and digits, so there is nothing to escape.
        """
        keys = " ".join(f"(?:{'|'.join(w.keys)})" + "[^ ]*" * w.prefix for w in self.words)
        return re.compile(f"(?<![^ ])(?={keys}(?![^ ]))")

    def count(self, text: str) -> int:
        """How often a text holds the query."""
        return sum(1 for _ in self.pattern.finditer(self._stream(text)))

    def places(self, text: str, found: Sequence[Token]) -> Iterator[Span]:
        """Every place in a text whose tokens are given, as a span of the text."""
        stream = self._stream(text)
        for match in self.pattern.finditer(stream):
            at = stream.count(" ", 0, match.start())
            yield found[at].start, found[at + len(self.words) - 1].stop

    def _stream(self, text: str) -> str:
        keys, bare = streams(text)
        return keys if self.accents else bare or keys

    @cached_property
    def pieces(self) -> tuple[tuple[Word, ...], ...]:
        """The words as phrases that the index can be asked for: a star can only end one."""
        pieces: list[tuple[Word, ...]] = [()]
        for word in self.words[:_ASKED]:
            longer = (*pieces[-1], word)
            ends = any(before.prefix for before in pieces[-1])
            if ends or prod(len(each.keys) for each in longer) > _WAYS:
                pieces.append((word,))
            else:
                pieces[-1] = longer
        return tuple(pieces)

    @property
    def certain(self) -> bool:
        """Whether every paragraph that the index names holds the query."""
        return len(self.words) <= _ASKED and len(self.pieces) == 1

    def expression(self, langs: Sequence[Lang] | None) -> str:
        """The query for the index: each piece, in any way to write it."""
        column = "accented" if self.accents else "{accented bare}"
        wanted = [f"{column} : ({' OR '.join(_phrases(piece))})" for piece in self.pieces]
        if langs:
            tags = " OR ".join(f'"{lang_key(lang)}"' for lang in langs)
            wanted.append(f"lang : ({tags})")
        return " AND ".join(wanted)


def _phrases(words: Sequence[Word]) -> Iterator[str]:
    star = " *" if words[-1].prefix else ""
    for keys in product(*(word.keys for word in words)):
        yield f'"{" ".join(keys)}"{star}'


def parse_query(text: str, accents: bool = True) -> Query:
    """A query as the user writes it.

    Raises:
        HexaplaError: there is no word in it.

    >>> parse_query("South-South cooperat*").words[1:]
    (Word(key='south', prefix=False), Word(key='cooperat', prefix=True))
    """
    found = tokens(text)
    if not found:
        raise HexaplaError(
            f"no word to look for in {text[:40]!r}; write a word, Chinese, or a prefix: cooperat*"
        )
    return Query(
        tuple(
            Word(token.key if accents else token.bare, text.startswith(_STARS, token.stop))
            for token in found
        ),
        accents,
    )


class _Candidate(NamedTuple):
    """A paragraph that the index names."""

    id: int
    first_segment: int
    segments: str | None
    text: str
    kind: Kind
    number: str
    label: str
    symbol: str
    lang: Lang


def search(
    store: Store,
    query: str,
    langs: Sequence[Lang] | None = None,
    symbol: str | None = None,
    accents: bool = True,
    limit: int = 50,
    beside: Sequence[Lang] = (),
    *,
    width: int = 60,
) -> Hits:
    """A concordance of a word or phrase.

    Args:
        store: where to look.
        query: words, or Chinese; `*` after a word stands for any ending.
        langs: look in these languages only; none is all.
        symbol: look in this document only.
        accents: whether é and e are two letters. Case, width, Arabic spelling and ё never matter.
        limit: lines at most.
        beside: languages to show the aligned passage in.
        width: characters of context on either side, at most.

    Raises:
        HexaplaError: there is no word in the query.
        UnknownSymbol: the document is not in the store, or not in these languages.
        StoreError: the store is damaged, or the disk fails.
    """
    wanted = parse_query(query, accents)
    lines: list[Line] = []
    names: _Names = {}
    total = holding = read = characters = 0
    with store.reading() as connection:
        expression = wanted.expression(langs)
        ranges = _ranges(connection, symbol, langs) if symbol else [_EVERYTHING]
        named = sum(_count(connection, expression, ids) for ids in ranges)
        frequency = None if langs or symbol else _frequency(connection, wanted)
        for candidate in _candidates(connection, expression, ranges):
            read_enough = read >= _PARAGRAPHS or characters >= _CHARACTERS
            if len(lines) >= limit and (frequency is not None or read_enough):
                break
            read += 1
            characters += len(candidate.text)
            occurrences = wanted.count(candidate.text)
            total += occurrences
            holding += occurrences > 0
            if occurrences and len(lines) < limit:
                found = _lines(connection, candidate, wanted, width, beside, names)
                lines += islice(found, limit - len(lines))
    rest = named - read
    least = rest if wanted.certain else 0
    if frequency is not None:
        return Hits(tuple(lines), frequency, holding + least, exact=True)
    return Hits(tuple(lines), total + least, holding + least, exact=rest == 0)


def _ranges(connection: Connection, symbol: str, langs: Sequence[Lang] | None) -> list[Span]:
    """The ids of a document's paragraphs."""
    rows = connection.execute(
        "SELECT id, lang FROM version WHERE symbol = ? ORDER BY id", (symbol,)
    )
    versions = [version for version, lang in rows if not langs or lang in langs]
    if not versions:
        wanted = " ".join([symbol, *(langs or ())])
        raise UnknownSymbol(f"{wanted} is not in the store; add it first")
    return [(version << PLACE_BITS, (version + 1 << PLACE_BITS) - 1) for version in versions]


def _count(connection: Connection, expression: str, ids: Span) -> int:
    rows = connection.execute(
        "SELECT count(*) FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?",
        (expression, *ids),
    )
    return int(rows.fetchone()[0])


def _frequency(connection: Connection, wanted: Query) -> int | None:
    """How often a single word occurs in the store, which the index knows; None for a phrase."""
    if len(wanted.words) > 1 or not wanted.accents:
        return None
    (word,) = wanted.words
    return sum(
        int(count)
        for key in word.keys
        for (count,) in connection.execute(
            "SELECT coalesce(sum(cnt), 0) FROM word_count"
            " WHERE col = 'accented' AND term BETWEEN ? AND ?",
            (key, f"{key}\U0010ffff" if word.prefix else key),
        )
    )


def _candidates(
    connection: Connection, expression: str, ranges: Sequence[Span]
) -> Iterator[_Candidate]:
    for ids in ranges:
        rows = connection.execute(
            "SELECT paragraph.id, first_segment, coalesce(cells, sentences), text, kind, number,"
            " label, symbol, version.lang FROM words"
            " CROSS JOIN paragraph ON paragraph.id = words.rowid"
            f" CROSS JOIN version ON version.id = paragraph.id >> {PLACE_BITS}"
            " WHERE words MATCH ? AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid",
            (expression, *ids),
        )
        yield from map(_Candidate._make, rows)


def _lines(
    connection: Connection,
    candidate: _Candidate,
    wanted: Query,
    width: int,
    beside: Sequence[Lang],
    names: _Names,
) -> Iterator[Line]:
    text, words = candidate.text, tokens(candidate.text)
    name = _name(connection, candidate, names)
    version, paragraph = divmod(candidate.id, 1 << PLACE_BITS)
    segments = unpack_spans(candidate.segments)
    for span in wanted.places(text, words):
        left, right = context(text, words, span, width)
        place = Place(version, paragraph, span, candidate.first_segment, segments)
        yield Line(
            left,
            text[span[0] : span[1]],
            right,
            candidate.symbol,
            candidate.lang,
            paragraph,
            span,
            candidate.kind,
            candidate.number,
            candidate.label,
            name,
            tuple(
                Passage(lang, *opposite(connection, place, lang))
                for lang in beside
                if lang != candidate.lang
            ),
        )


def _name(connection: Connection, candidate: _Candidate, names: _Names) -> str:
    """What a paragraph is called; those of its kind that have no number are looked up once."""
    kind, number, version = candidate.kind, candidate.number, candidate.id >> PLACE_BITS
    if number:
        return called(kind, number)
    if (version, kind) not in names:
        rows = connection.execute(
            "SELECT id FROM paragraph"
            " WHERE id >= ? AND id < ? AND kind = ? AND number = '' ORDER BY id",
            (version << PLACE_BITS, version + 1 << PLACE_BITS, kind),
        )
        names[version, kind] = [id for (id,) in rows]
    alike = names[version, kind]
    return called(kind, number, bisect(alike, candidate.id) if len(alike) > 1 else 0)
