"""Aligned text to find terms in: versions of documents, line files, a translation memory, a store.

Lines and memory units are documents of one paragraph a line, so that a context can be shown of
every term in the same way: "memory.tmx, para. 12".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from align.encoder import Encoder
from align.versions import align_documents
from corpora.document import Document, Lang, Paragraph, Ref, Segment, Span
from corpora.errors import HexaplaError, UnreadableFile
from corpora.store import Store
from termbase.bitext import Bitext, Made, moved

_LARGEST = 1 << 30  # bytes of a translation memory


@dataclass(frozen=True, slots=True)
class Parallel:
    """Documents in two languages, and their segments side by side."""

    documents: tuple[Document, ...]
    bitext: Bitext


def of_versions(documents: Sequence[Document], encoder: Encoder | None = None) -> Parallel:
    """Two versions of one document, aligned by sentences.

    Raises:
        ValueError: not two documents in two languages.
    """
    if len({document.lang for document in documents}) != 2 or len(documents) != 2:
        raise ValueError("terms are found between two documents in two languages")
    alignment = align_documents(documents, level="sentence", encoder=encoder)
    beads = [(bead.spans[0], bead.spans[1]) for bead in alignment.beads]
    langs = documents[0].lang, documents[1].lang
    sides = tuple(documents[0].segments()), tuple(documents[1].segments())
    return Parallel(tuple(documents), Bitext(langs, sides, beads))


def of_lines(
    sides: Sequence[Sequence[str]], langs: Sequence[Lang], name: str, symbol: str = ""
) -> Parallel:
    """Lines that answer each other, one by one.

    Args:
        sides: two lists of the same length.
        langs: of the two.
        name: of the file they come from.
        symbol: of the document, where it is known.

    Raises:
        HexaplaError: not as many lines on both sides.
    """
    if len(sides[0]) != len(sides[1]):
        raise HexaplaError(
            f"{name}: {len(sides[0])} lines and {len(sides[1])}; both files need one line a segment"
        )
    documents = [
        Document(symbol, lang, tuple(map(_paragraph, lines)), source=name)
        for lang, lines in zip(langs, sides, strict=True)
    ]
    size = len(sides[0])
    segments = [Made(size, partial(_segment, document)) for document in documents]
    beads = Made(size, lambda n: ((n, n + 1), (n, n + 1)))
    bitext = Bitext((langs[0], langs[1]), (segments[0], segments[1]), beads)
    return Parallel(tuple(documents), bitext)


def _paragraph(line: str) -> Paragraph:
    return Paragraph(line, sentences=_whole(len(line)))


@lru_cache(maxsize=1 << 10)
def _whole(size: int) -> tuple[Span, ...]:
    """The one sentence of a line, the same object for all of one length."""
    return ((0, size),)


def _segment(document: Document, number: int) -> Segment:
    text = document.paragraphs[number].text
    return Segment(Ref(document.symbol, document.lang, number, 0), text)


def of_memory(path: Path, langs: Sequence[Lang]) -> Parallel:
    """The units of a translation memory (TMX) that have both languages.

    Args:
        path: of the file.
        langs: two; of none, the first two that its first unit has.

    Raises:
        UnreadableFile: it cannot be read, or no unit has both languages.
        HexaplaError: not two languages are named.
    """
    from termbase.bilingual.memory import memory_of
    from termbase.bilingual.pair import wanted_pair
    from termbase.formats.catalogue import bytes_of

    wanted = wanted_pair(langs)
    data = bytes_of(path, _LARGEST)
    try:
        memory = memory_of(data, wanted)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for one in memory.variants:
        for side, flow in zip(found[one.symbol], (one.source, one.target), strict=True):
            side.append(" ".join(flow.text.split()))
    return joined(
        [of_lines(sides, memory.langs, path.name, name) for name, sides in sorted(found.items())]
    )


def of_store(
    store: Path, langs: Sequence[Lang], symbols: Sequence[str] = (), encoder: Encoder | None = None
) -> Parallel:
    """The documents of a store that are there in both languages.

    Args:
        store: its file.
        langs: two.
        symbols: of the documents; none for all.
        encoder: for the alignment.

    Raises:
        HexaplaError: none is there in both languages.
    """
    wanted = {symbol.casefold() for symbol in symbols}
    with Store.open(store, create=False) as opened:
        having: dict[str, set[Lang]] = defaultdict(set)
        for version in opened.list_versions():
            if not wanted or version.symbol.casefold() in wanted:
                having[version.symbol].add(version.lang)
        both = sorted(symbol for symbol, found in having.items() if set(langs) <= found)
        pairs = [[opened.get(symbol, lang) for lang in langs] for symbol in both]
    if not pairs:
        raise HexaplaError(
            f"{store}: no document is there in {' and '.join(langs)}; see hexapla list"
        )
    return joined([of_versions(pair, encoder) for pair in pairs])


def joined(parts: Sequence[Parallel]) -> Parallel:
    """Several as one; all in the same two languages."""
    if len(parts) == 1:
        return parts[0]
    sides: tuple[list[Segment], list[Segment]] = [], []
    beads: list[tuple[Span, Span]] = []
    for part in parts:
        one, other = len(sides[0]), len(sides[1])
        beads += [(moved(here, one), moved(there, other)) for here, there in part.bitext.beads]
        for side, segments in zip(sides, part.bitext.sides, strict=True):
            side.extend(segments)
    documents = tuple(document for part in parts for document in part.documents)
    return Parallel(documents, Bitext(parts[0].bitext.langs, sides, beads))


def pairs_in(documents: Iterable[Document], langs: Sequence[Lang]) -> list[list[Document]]:
    """The documents of a folder that are there in both languages, by symbol."""
    by_symbol: dict[str, dict[Lang, Document]] = defaultdict(dict)
    for document in documents:
        if document.symbol:
            by_symbol[document.symbol].setdefault(document.lang, document)
    return [
        [versions[lang] for lang in langs]
        for _, versions in sorted(by_symbol.items())
        if set(langs) <= versions.keys()
    ]
