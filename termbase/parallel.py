"""Aligned text to find terms in: versions of documents, line files, a memory, a bilingual file.

    zh beside en    A/1  A/2  A/3
    zh beside fr    A/1       A/3      A/2 is not there in fr

The first language stands beside each other one. Lines and memory units are documents of one
paragraph a line, so that a context can be shown of every term in the same way: "memory.tmx, para.
12".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from align.encoder import Encoder
from corpora.cleaning import clean
from corpora.document import Document, Lang, Paragraph, Ref, Segment, Span
from corpora.errors import HexaplaError, UnreadableFile
from corpora.language import ORDER, base_of
from corpora.pages.tables import LEADERS
from termbase.mining.bitext import Bitext, Made, moved

Order = Callable[[Mapping[Lang, Sequence[str]]], list[Lang]]  # of languages, told from their texts
_NAME = 40  # characters: names may be so long, and the same in both languages
_LARGEST = 1 << 30  # bytes of a translation memory


@dataclass(frozen=True, slots=True)
class Parallel:
    """Documents in two languages or more, and the first language beside each other one."""

    documents: tuple[Document, ...]
    bitexts: tuple[Bitext, ...]  # in each, the documents that both languages have

    @property
    def bitext(self) -> Bitext:
        """The first two languages."""
        return self.bitexts[0]


def of_versions(documents: Sequence[Document], encoder: Encoder | None = None) -> Parallel:
    """Versions of one document, the first aligned with each other one by sentences.

    Left out are tables of contents, which say the headings again, and what is not translated yet:
    a passage that is the same in both.

    Raises:
        ValueError: fewer than two documents, or two in one language.
    """
    if len(documents) < 2 or len({document.lang for document in documents}) != len(documents):
        raise ValueError("terms are found between two documents in two languages, or more")
    from align.versions import align_documents

    first, *others = documents
    here = tuple(first.segments())
    bitexts = []
    for other in others:
        alignment = align_documents([first, other], level="sentence", encoder=encoder)
        there = tuple(other.segments())
        spans = ((bead.spans[0], bead.spans[1]) for bead in alignment.beads)
        beads = [one for one in spans if _tells(here[slice(*one[0])], there[slice(*one[1])])]
        bitexts.append(Bitext((first.lang, other.lang), (here, there), beads))
    return Parallel(tuple(documents), tuple(bitexts))


def _tells(here: Sequence[Segment], there: Sequence[Segment]) -> bool:
    """Whether a bead can tell how something was rendered."""
    one, other = (" ".join(segment.text for segment in side) for side in (here, there))
    return not LEADERS.search(one) and (one != other or len(one) < _NAME)


def of_lines(
    sides: Sequence[Sequence[str]], langs: Sequence[Lang], name: str, symbol: str = ""
) -> Parallel:
    """Lines that answer each other, one by one; where a language has an empty one, it lacks it.

    Args:
        sides: two lists or more, all of the same length.
        langs: of each.
        name: of the file they come from.
        symbol: of the document, where it is known.

    Raises:
        HexaplaError: not as many lines on all sides.
    """
    sizes = [len(side) for side in sides]
    if len(set(sizes)) > 1:
        lines = f"{sizes[0]} lines and {' and '.join(map(str, sizes[1:]))}"
        raise HexaplaError(f"{name}: {lines}; all files need one line a segment")
    first, *others = (
        Document(symbol, lang, tuple(_paragraph(line, lang) for line in lines), source=name)
        for lang, lines in zip(langs, sides, strict=True)
    )
    return Parallel((first, *others), tuple(_line_by_line(first, other) for other in others))


def _line_by_line(first: Document, other: Document) -> Bitext:
    pairs = zip(first.paragraphs, other.paragraphs, strict=True)
    both = [n for n, (here, there) in enumerate(pairs) if bool(here.text) == bool(there.text)]
    sides = [Made(len(both), partial(_segment, document, both)) for document in (first, other)]
    beads = Made(len(both), lambda n: ((n, n + 1), (n, n + 1)))
    return Bitext((first.lang, other.lang), (sides[0], sides[1]), beads)


def _paragraph(line: str, lang: Lang) -> Paragraph:
    text = clean(line, base_of(lang)).text
    return Paragraph(text, sentences=_whole(len(text)))


@lru_cache(maxsize=1 << 10)
def _whole(size: int) -> tuple[Span, ...]:
    """The one sentence of a line, the same object for all of one length."""
    return ((0, size),)


def _segment(document: Document, lines: Sequence[int], number: int) -> Segment:
    line = lines[number]
    return Segment(Ref(document.symbol, document.lang, line, 0), document.paragraphs[line].text)


def of_memory(
    path: Path,
    langs: Sequence[Lang],
    order: Order | None = None,
) -> Parallel:
    """The units of a translation memory (TMX) that have the first language and another.

    Args:
        path: of the file.
        langs: two or more; of none, all that the memory has, that of the most units first.
        order: tells from the texts of each which of them, and in which order.

    Raises:
        UnreadableFile: it cannot be read, or no unit has the languages.
    """
    from termbase.bilingual.memory import texts_of
    from termbase.formats.catalogue import bytes_of

    data = bytes_of(path, _LARGEST)
    try:
        langs, units = texts_of(data, langs)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
    if order:
        langs = order({lang: [texts.get(lang, "") for _, texts in units] for lang in langs})
    by_symbol: dict[str, list[dict[Lang, str]]] = defaultdict(list)
    for symbol, texts in units:
        by_symbol[symbol].append(texts)
    parts = []
    for symbol, same in sorted(by_symbol.items()):
        having = [lang for lang in langs if any(texts.get(lang) for texts in same)]
        sides = [[texts.get(lang, "") for texts in same] for lang in having]
        parts.append(of_lines(sides, having, path.name, symbol))
    return joined(parts, langs)


def of_bilingual(path: Path, langs: Sequence[Lang], order: Order | None = None) -> Parallel:
    """The units of a bilingual file (XLIFF of any dialect) that are translated.

    Args:
        path: of the file.
        langs: its two languages, the terms' first; none for those that it names.
        order: tells from the texts of each which is first.

    Raises:
        UnreadableFile: it cannot be read, or nothing in it is translated.
        HexaplaError: the languages named are not two, or not those of the file.
    """
    from termbase.bilingual import read_bilingual
    from termbase.bilingual.pair import plain

    found = read_bilingual(path, langs)
    units = [unit for unit in found.units if unit.source and unit.target]
    if not units:
        raise UnreadableFile(f"{path}: no unit is translated")
    sides = [unit.source for unit in units], [unit.target for unit in units]
    texts = {
        lang: [" ".join(text.split()) for text in side]
        for lang, side in zip(found.langs, sides, strict=True)
    }
    chosen = order(texts) if order else [plain(lang) for lang in langs] or list(found.langs)
    return of_lines([texts[lang] for lang in chosen], chosen, path.name)


def joined(parts: Sequence[Parallel], langs: Sequence[Lang] = ()) -> Parallel:
    """Several as one; all with the same first language.

    Args:
        parts: of different documents.
        langs: the order of the languages; of none, as they come.
    """
    if len(parts) == 1:
        return parts[0]
    by_lang: dict[Lang, list[Bitext]] = {lang: [] for lang in langs[1:]}
    for part in parts:
        for bitext in part.bitexts:
            by_lang.setdefault(bitext.langs[1], []).append(bitext)
    documents = tuple(document for part in parts for document in part.documents)
    return Parallel(documents, tuple(_one(bitexts) for bitexts in by_lang.values() if bitexts))


def _one(bitexts: Sequence[Bitext]) -> Bitext:
    """Bitexts of the same two languages, one after the other."""
    sides: tuple[list[Segment], list[Segment]] = [], []
    beads: list[tuple[Span, Span]] = []
    for bitext in bitexts:
        one, other = len(sides[0]), len(sides[1])
        beads += [(moved(here, one), moved(there, other)) for here, there in bitext.beads]
        for side, segments in zip(sides, bitext.sides, strict=True):
            side.extend(segments)
    return Bitext(bitexts[0].langs, sides, beads)


def languages_in(documents: Iterable[Document]) -> list[Lang]:
    """The languages of documents that are there in two or more, that of the most first."""
    counts = Counter(lang for versions in _by_symbol(documents) for lang in versions)
    return sorted(counts, key=lambda lang: (-counts[lang], ORDER.index(lang)))


def versions_in(documents: Iterable[Document], langs: Sequence[Lang]) -> list[list[Document]]:
    """The documents that are there in the first language and another, by symbol, in this order."""
    return [
        [versions[lang] for lang in langs if lang in versions]
        for versions in _by_symbol(documents)
        if langs[0] in versions and not versions.keys().isdisjoint(langs[1:])
    ]


def _by_symbol(documents: Iterable[Document]) -> list[dict[Lang, Document]]:
    """The versions of each document that has two or more; of two in one language the first."""
    found: dict[str, dict[Lang, Document]] = defaultdict(dict)
    for document in documents:
        if document.symbol:
            found[document.symbol].setdefault(document.lang, document)
    return [versions for _, versions in sorted(found.items()) if len(versions) > 1]
