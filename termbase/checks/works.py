"""A translation beside its source, out of documents, lines, or units of a bilingual file.

documents    aligned by sentences; paragraphs that share a sentence pair are one passage
lines        one by one, as they stand
units        of a memory, an XLIFF, a table: see `termbase.bilingual`
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from align.bead import Alignment, Bead
from align.encoder import Encoder
from align.versions import align_documents, align_sentences
from corpora.document import Document, Lang, Paragraph, Span
from corpora.sentences import split_sentences
from termbase.bilingual.unit import Bilingual
from termbase.checks.passage import Pair, Part, Passage, Text, Work
from termbase.entry import Entry
from termbase.showing.contexts import places

_BREAK = "\n"  # between paragraphs of one passage
_NO = range(0)
_Node = tuple[int, int]  # side, paragraph
_Group = tuple[list[int], list[int]]  # paragraphs of the source, of the target


def of_lines(
    sides: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    sources: tuple[str, str] = ("", ""),
    labels: Sequence[str] = (),
    entries: Sequence[Entry] = (),
    encoder: Encoder | None = None,
) -> Work:
    """Lines that answer each other, one by one; each may have nothing to do with the next.

    Args:
        sides: two lists of the same length, and those of witnesses.
        langs: of each.
        sources: names of the files.
        labels: what to call each; "line 7" where there are none.
        entries: of a termbase.
        encoder: for the sentences within a line.

    Raises:
        ValueError: lists of different lengths.
    """
    if len(set(map(len, sides))) > 1:
        raise ValueError("lists of different lengths")
    labels = labels or [f"line {number + 1}" for number in range(len(sides[0]))]
    source, target, *others = (
        _Side.of(_lined(lines, lang), labels) for lines, lang in zip(sides, langs, strict=True)
    )
    numbers = range(len(labels))
    beads = [Bead(((number, number + 1), (number, number + 1)), 1.0, 1.0) for number in numbers]
    alignment = align_sentences([source.document, target.document], beads, encoder)
    passages = _passages(alignment, source, target, [([number], [number]) for number in numbers])
    texts = [[other.text([number]) for number in numbers] for other in others]
    return Work((langs[0], langs[1]), passages, sources, entries, texts, whole=False)


def of_units(
    bilingual: Bilingual, entries: Sequence[Entry] = (), encoder: Encoder | None = None
) -> Work:
    """The units of a bilingual file; those that are locked are not the translator's, and left out.

    Args:
        bilingual: the file.
        entries: of a termbase.
        encoder: for the sentences within a unit.
    """
    units = [unit for unit in bilingual.units if not unit.is_locked]
    sides = [unit.source for unit in units], [unit.target for unit in units]
    names = bilingual.source, bilingual.source
    labels = [unit.label for unit in units]
    work = of_lines(sides, bilingual.langs, names, labels, entries, encoder=encoder)
    passages = [
        replace(
            passage,
            source=replace(passage.source, tags=unit.source_tags),
            target=replace(passage.target, tags=unit.target_tags),
        )
        for passage, unit in zip(work.passages, units, strict=True)
    ]
    return replace(work, passages=passages)


def lines_again(work: Work, changes: Mapping[int, str], encoder: Encoder | None = None) -> Work:
    """Loose lines with other texts in some places of the translation."""
    target = [changes.get(n, passage.target.text) for n, passage in enumerate(work.passages)]
    source = [passage.source.text for passage in work.passages]
    labels = [passage.source.parts[0].label for passage in work.passages]
    return of_lines(
        (source, target), work.langs, work.sources, labels, work.entries, encoder=encoder
    )


def documents_again(
    work: Work,
    documents: Sequence[Document],
    changes: Mapping[int, str],
    encoder: Encoder | None = None,
) -> Work:
    """Documents with other texts in some passages of the translation; aligned anew."""
    source, target, *others = documents
    texts: dict[int, str] = {}
    for number, text in changes.items():
        first, *rest = (part.paragraph for part in work.passages[number].target.parts)
        texts |= {first: text, **dict.fromkeys(rest, "")}
    kept = [
        replace(
            paragraph, text=text, sentences=split_sentences(text, target.lang), marks=(), cells=()
        )
        if (text := texts.get(number, paragraph.text)) != paragraph.text
        else replace(paragraph, marks=tuple(mark._replace(note=-1) for mark in paragraph.marks))
        for number, paragraph in enumerate(target.paragraphs)
        if texts.get(number, paragraph.text)
    ]
    spoilt = replace(target, paragraphs=tuple(kept))
    return of_documents([source, spoilt, *others], work.entries, encoder)


def _lined(lines: Sequence[str], lang: Lang) -> Document:
    """Lines as the paragraphs of a document."""
    texts = [unicodedata.normalize("NFC", line) for line in lines]
    return Document(
        "", lang, tuple(Paragraph(text, sentences=split_sentences(text, lang)) for text in texts)
    )


def of_documents(
    documents: Sequence[Document],
    entries: Sequence[Entry] = (),
    encoder: Encoder | None = None,
) -> Work:
    """The source and its translation, and other versions as witnesses.

    Args:
        documents: two or more; the source, the translation, the witnesses.
        entries: of a termbase.
        encoder: for the alignment.
    """
    source, target, *others = documents
    alignment = align_documents([source, target], level="sentence", encoder=encoder)
    sides = _Side.of(source, places(source)), _Side.of(target, places(target))
    passages = _passages(alignment, *sides, _groups(alignment, *sides))
    witnesses = [_witness(passages, source, other, encoder) for other in others]
    names = source.source or source.symbol, target.source or target.symbol
    return Work((source.lang, target.lang), passages, names, entries, witnesses)


@dataclass(frozen=True, slots=True)
class _Side:
    """One document, with the place of every sentence."""

    document: Document
    labels: Sequence[str]  # of each paragraph
    paragraphs: Sequence[int]  # of each sentence
    spans: Sequence[Span]  # of each sentence, in its paragraph

    @classmethod
    def of(cls, document: Document, labels: Sequence[str]) -> _Side:
        found = [
            (number, span)
            for number, paragraph in enumerate(document.paragraphs)
            for span in paragraph.cells or paragraph.sentences
        ]
        numbers, spans = [number for number, _ in found], [span for _, span in found]
        return cls(document, labels, numbers, spans)

    def within(self, span: Span) -> range:
        """The paragraphs of some sentences."""
        start, stop = span
        return range(self.paragraphs[start], self.paragraphs[stop - 1] + 1) if start < stop else _NO

    def text(self, paragraphs: Sequence[int]) -> Text:
        """Some paragraphs as one text."""
        found = [self.document.paragraphs[number] for number in paragraphs]
        starts = list(accumulate((len(p.text) + len(_BREAK) for p in found), initial=0))
        parts = tuple(
            Part(start, number, self.labels[number])
            for start, number in zip(starts, paragraphs, strict=False)
        )
        marks = tuple(
            mark._replace(at=mark.at + start)
            for start, p in zip(starts, found, strict=False)
            for mark in p.marks
        )
        lang = self.document.lang
        if not found:
            return Text("", lang)
        text = _BREAK.join(p.text for p in found)
        return Text(text, lang, found[0].kind, found[0].number, parts, marks)

    def span(self, sentences: Span, text: Text) -> Span:
        """Where some sentences stand in a text of several paragraphs."""
        start, stop = sentences
        if start == stop:
            return 0, 0
        first = {part.paragraph: part.start for part in text.parts}
        begin, end = first[self.paragraphs[start]], first[self.paragraphs[stop - 1]]
        return begin + self.spans[start][0], end + self.spans[stop - 1][1]


def _passages(
    alignment: Alignment, source: _Side, target: _Side, groups: Sequence[_Group]
) -> list[Passage]:
    """Passages of given paragraphs, with the pairs of sentences in them."""
    where = {
        (side, paragraph): number
        for number, group in enumerate(groups)
        for side in (0, 1)
        for paragraph in group[side]
    }
    beads: dict[int, list[Bead]] = defaultdict(list)
    for bead in alignment.beads:
        side = 0 if bead.shape[0] else 1
        paragraphs = (source, target)[side].within(bead.spans[side])
        beads[where[side, paragraphs[0]]].append(bead)
    return [
        _passage(source.text(here), target.text(there), beads[number], source, target)
        for number, (here, there) in enumerate(groups)
    ]


def _passage(
    one: Text, other: Text, beads: Sequence[Bead], source: _Side, target: _Side
) -> Passage:
    pairs = [
        Pair(
            source.span(bead.spans[0], one),
            target.span(bead.spans[1], other),
            1.0 if bead.confidence is None else bead.confidence,
        )
        for bead in beads
        if _fits(bead, one, other, source, target)
    ]
    moved = bool(one.text and other.text) and all(bead.moved for bead in beads)
    return Passage(one, other, tuple(pairs), moved)


def _fits(bead: Bead, one: Text, other: Text, source: _Side, target: _Side) -> bool:
    """Whether both sides of a pair are in a passage; a sentence moved far away is not."""
    here = {part.paragraph for part in one.parts}
    there = {part.paragraph for part in other.parts}
    return here.issuperset(source.within(bead.spans[0])) and there.issuperset(
        target.within(bead.spans[1])
    )


def _groups(alignment: Alignment, source: _Side, target: _Side) -> list[_Group]:
    """Paragraphs of either side that share pairs of sentences, in the order of the source.

    Sure pairs come first; one that is moved or undecided joins only what is still alone.
    """
    links = [
        ([(0, n) for n in source.within(here)], [(1, n) for n in target.within(there)], bead)
        for bead in alignment.beads
        for here, there in [bead.spans]
    ]
    found = _Groups([*dict.fromkeys(node for here, there, _ in links for node in here + there)])
    for here, there, bead in links:
        if not bead.moved and not bead.is_doubtful:
            found.join(here + there)
    for here, there, _ in links:
        if found.are_alone(here, 0) and found.are_alone(there, 1):
            found.join(here + there)
    return found.in_order()


class _Groups:
    """Paragraphs that belong together; at first each is alone."""

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self._of = {node: [node] for node in nodes}

    def join(self, nodes: Sequence[_Node]) -> None:
        """Put the groups of some paragraphs together."""
        whole = self._of[nodes[0]]
        for node in nodes[1:]:
            if self._of[node] is not whole:
                whole += self._of[node]
                self._of.update(dict.fromkeys(self._of[node], whole))

    def are_alone(self, nodes: Sequence[_Node], side: int) -> bool:
        """Whether paragraphs of a side have nothing on the other yet."""
        return all(each[0] == side for node in nodes for each in self._of[node])

    def in_order(self) -> list[_Group]:
        """The groups in the order of the source; what it lacks follows what stands before it."""
        groups = {id(group): group for group in self._of.values()}
        keys: dict[int, tuple[int, int]] = {}
        before = -1
        for node in sorted(self._of):  # the source's first
            key = id(self._of[node])
            side, first = min(groups[key])
            keys.setdefault(key, (before, first) if side else (first, -1))
            before = keys[key][0] if node[0] else before
        return [
            (
                [n for side, n in sorted(groups[key]) if side == 0],
                [n for side, n in sorted(groups[key]) if side == 1],
            )
            for key in sorted(groups, key=keys.__getitem__)
        ]


def _witness(
    passages: Sequence[Passage], source: Document, other: Document, encoder: Encoder | None
) -> list[Text]:
    """What another version has for each passage; an empty text where it has nothing."""
    sides = _Side.of(source, places(source)), _Side.of(other, places(other))
    alignment = align_documents([source, other], level="sentence", encoder=encoder)
    found: dict[int, list[int]] = defaultdict(list)
    for bead in alignment.beads:
        for here in sides[0].within(bead.spans[0]):
            found[here] += sides[1].within(bead.spans[1])
    return [
        sides[1].text(sorted({n for part in passage.source.parts for n in found[part.paragraph]}))
        if passage.source.text
        else Text("", other.lang)
        for passage in passages
    ]
