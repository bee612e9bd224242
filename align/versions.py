"""Two to six versions of a text become an alignment.

    align_segments([["南南合作", "三方合作"], ["South-South cooperation", "…"]], ["zh", "en"])
    align_documents([read_document("a.zh.txt"), read_document("a.en.pdf")], level="sentence")

Documents are aligned paragraph by paragraph first: footnotes and closing lines among themselves,
kinds and printed numbers pulling together. Sentences are then aligned inside the beads of their
paragraphs. Of three versions or more every two are paired, and then once more with what the others
say of them; the pairs are joined into rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, chain, combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from align.aligned import joined
from align.bead import Alignment, Bead, Level
from align.encoder import Encoder, load_encoder
from align.evidence import Block
from align.found import Found
from align.lengths import measures
from align.options import Options, signature_of
from align.pairing import Side, in_order, side_of
from align.rows import rows_of
from align.static import StaticEncoder
from align.structure import Standing, standing
from align.together import pairs_of
from corpora.document import Document, Lang, Span
from corpora.language import LANGUAGES

Floats2d = NDArray[np.float32]
Pair = tuple[int, int]
_DEFAULTS = Options()


def align_segments(
    sides: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    encoder: Encoder | None = None,
    vectors: Sequence[Floats2d] | None = None,
    options: Options = _DEFAULTS,
) -> Alignment:
    """Align plain lists of segments.

    Args:
        sides: two to six lists; a list may be empty.
        langs: one tag a side; any is accepted.
        encoder: makes vectors where there are none; None for the built-in one, which knows the six
            official languages. Where one of two sides has no vectors, numbers, names and lengths
            decide.
        vectors: unit vectors made before, one array of shape (len(side), d) a side; by `encoder`
            if that is given, too: how far vectors can be trusted depends on what made them, and
            one that is not the built-in one reads joined segments where there is a doubt.
        options: how it is done.

    Returns:
        Beads with spans that count segments.

    Raises:
        ValueError: not two to six sides, or not one language and one array a side.
    """
    found, model = _pairs_of(sides, langs, encoder, vectors, options)
    sizes = [len(side) for side in sides]
    beads = rows_of(sizes, found)
    return Alignment("", tuple(langs), beads, signature_of(options, model), "segment")


def align_pairs(
    sides: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    encoder: Encoder | None = None,
    vectors: Sequence[Floats2d] | None = None,
    options: Options = _DEFAULTS,
) -> dict[Pair, Alignment]:
    """Align every two of several versions, each pair believed as far as the others agree.

    A row of six is as coarse as its coarsest version; the pairs here are as fine as two allow.

    Args:
        sides: as for `align_segments`, like all that follow.
        langs: one tag a side.
        encoder: None for the built-in one.
        vectors: unit vectors made before.
        options: how it is done.

    Returns:
        An alignment for each two places (i, j), i < j.

    Raises:
        ValueError: as `align_segments`.
    """
    found, model = _pairs_of(sides, langs, encoder, vectors, options)
    signature = signature_of(options, model)
    return {
        (i, j): Alignment(
            "",
            (langs[i], langs[j]),
            rows_of((len(sides[i]), len(sides[j])), {(0, 1): steps}),
            signature,
            "segment",
        )
        for (i, j), steps in found.items()
    }


def _pairs_of(
    sides: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    encoder: Encoder | None,
    vectors: Sequence[Floats2d] | None,
    options: Options,
) -> tuple[dict[Pair, list[Found]], str]:
    """The beads of every two sides, and the encoder's name."""
    if len(langs) != len(sides) or not 2 <= len(sides) <= 6:
        raise ValueError(f"{len(sides)} sides and {len(langs)} languages; two to six of each")
    if vectors is not None and [len(side) for side in sides] != [len(rows) for rows in vectors]:
        raise ValueError("vectors: one row a segment, one array a side")
    made: Sequence[Floats2d | None] | None = vectors
    if made is None:
        made, encoder = _encoded(sides, langs, encoder, options)
    model = encoder.name if encoder else "vectors" if vectors is not None else ""
    whole = {pair: [(0, len(sides[pair[0]]), 0, len(sides[pair[1]]))] for pair in _pairs(sides)}
    versions = _sides(sides, langs, made, encoder)
    return pairs_of(versions, whole, _trusting(encoder, options)), model


def align_documents(
    documents: Sequence[Document],
    level: Level = "paragraph",
    encoder: Encoder | None = None,
    options: Options = _DEFAULTS,
) -> Alignment:
    """Align versions of one document.

    Args:
        documents: two to six.
        level: "paragraph": spans count `Document.paragraphs`; "sentence": they count
            `Document.segments()`.
        encoder: None for the built-in one.
        options: how it is done.

    Returns:
        An alignment under the first symbol that any of the documents bears.

    Raises:
        ValueError: not two to six documents, or another level.
    """
    if not 2 <= len(documents) <= 6 or level not in ("paragraph", "sentence"):
        raise ValueError(f"{len(documents)} documents, level {level!r}")
    symbol = next((document.symbol for document in documents if document.symbol), "")
    langs = tuple(document.lang for document in documents)
    texts = [segments_of(document, "paragraph") for document in documents]
    known = [[standing(paragraph) for paragraph in d.paragraphs] for d in documents]
    vectors, used = _encoded(texts, langs, encoder, options)
    regions = {(i, j): _parts(documents[i], documents[j]) for i, j in _pairs(documents)}
    versions = _sides(texts, langs, vectors, used, known)
    found = pairs_of(versions, regions, _trusting(used, options), paragraphs=True)
    sizes = [len(side) for side in texts]
    beads = rows_of(sizes, found)
    if level == "sentence":
        return align_sentences(documents, beads, encoder, options)
    return Alignment(symbol, langs, beads, signature_of(options, used.name if used else ""), level)


def align_sentences(
    documents: Sequence[Document],
    beads: Sequence[Bead],
    encoder: Encoder | None = None,
    options: Options = _DEFAULTS,
) -> Alignment:
    """Align the sentences inside beads of paragraphs that are known.

    Args:
        documents: two to six.
        beads: of their paragraphs, which leave none out.
        encoder: None for the built-in one.
        options: how it is done.
    """
    symbol = next((document.symbol for document in documents if document.symbol), "")
    langs = tuple(document.lang for document in documents)
    texts = [segments_of(document, "sentence") for document in documents]
    vectors, used = _encoded(texts, langs, encoder, options)
    versions = _sides(texts, langs, vectors, used)
    found = _inside(beads, documents, versions, _trusting(used, options))
    sizes = [len(side) for side in texts]
    rows = rows_of(sizes, found)
    signature = signature_of(options, used.name if used else "")
    return Alignment(symbol, langs, rows, signature, "sentence")


def _inside(
    beads: Sequence[Bead], documents: Sequence[Document], sides: Sequence[Side], options: Options
) -> dict[Pair, list[Found]]:
    """The pairs of sentences inside beads of paragraphs; what was moved as a whole is moved."""
    firsts = [
        list(accumulate((len(p.cells or p.sentences) for p in d.paragraphs), initial=0))
        for d in documents
    ]
    rows = [
        [(starts[a], starts[b]) for starts, (a, b) in zip(firsts, bead.spans, strict=True)]
        for bead in beads
    ]
    regions = {(i, j): [(*row[i], *row[j]) for row in rows] for i, j in _pairs(documents)}
    moved = [row for row, bead in zip(rows, beads, strict=True) if bead.moved]
    carried = [
        {place for row in moved for place in range(*row[side])} for side in range(len(sides))
    ]

    def marked(step: Found, side: int) -> Found:
        (start, stop), (first, last) = step.spans
        return step._replace(moved=start in carried[side] and start < stop and first < last)

    sure = [1.0 if bead.confidence is None else bead.confidence for bead in beads]
    found = {
        pair: list(_held(steps, regions[pair], sure))
        for pair, steps in pairs_of(sides, regions, options).items()
    }
    if not moved:
        return found
    return {
        (i, j): in_order([marked(step, i) for step in steps]) for (i, j), steps in found.items()
    }


def _held(
    steps: Iterable[Found], regions: Sequence[Block], sure: Sequence[float]
) -> Iterator[Found]:
    """Paragraphs that belong together have sentences that do: if no others, then all of them.

    Args:
        steps: of all regions, one after the other.
        regions: beads of paragraphs, by sentences.
        sure: how sure each of them is.
    """
    rest = iter(steps)
    for (i, k, j, end), confidence in zip(regions, sure, strict=True):
        inside: list[Found] = []
        left, right = k - i, end - j
        while left or right:
            step = next(rest)
            inside.append(step)
            left -= step.spans[0][1] - step.spans[0][0]
            right -= step.spans[1][1] - step.spans[1][0]
        if i < k and j < end and not any(step.is_bead for step in inside):
            inside = [Found(((i, k), (j, end)), 0.0, confidence)]
        yield from inside


def segments_of(document: Document, level: Level) -> list[str]:
    """What the spans of an alignment at this level count: paragraphs, or sentences and cells."""
    if level == "paragraph":
        return [paragraph.text for paragraph in document.paragraphs]
    return [segment.text for segment in document.segments()]


def _pairs(sides: Sequence[object]) -> list[Pair]:
    return list(combinations(range(len(sides)), 2))


def _encoded(
    sides: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    encoder: Encoder | None,
    options: Options,
) -> tuple[list[Floats2d | None], Encoder | None]:
    """The vectors of every segment, each text encoded once, and what made them."""
    if not options.meaning:
        return [None] * len(sides), None
    if encoder is None:
        asked = [lang.partition("-")[0].lower() in LANGUAGES for lang in langs]
        if sum(asked) < 2:
            return [None] * len(sides), None
        encoder = load_encoder()
    else:
        asked = [True] * len(sides)
    chosen = [side for side, is_known in zip(sides, asked, strict=True) if is_known]
    places = {text: place for place, text in enumerate(dict.fromkeys(chain(*chosen)))}
    if not places:
        return [None] * len(sides), encoder
    vectors = encoder.encode(list(places))
    made: list[Floats2d | None] = [
        vectors[[places[text] for text in side]] if is_known else None
        for side, is_known in zip(sides, asked, strict=True)
    ]
    return made, encoder


def _trusting(encoder: Encoder | None, options: Options) -> Options:
    """The options with what the vectors of this encoder are worth."""
    is_static = isinstance(encoder, StaticEncoder)
    return replace(options, weights=options.static) if is_static else options


def _sides(
    texts: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    vectors: Sequence[Floats2d | None],
    encoder: Encoder | None,
    known: Sequence[Sequence[Standing]] | None = None,
) -> list[Side]:
    made = [
        side_of(text, lang, measure, vectors[at], known[at] if known else ())
        for at, (text, lang, measure) in enumerate(
            zip(texts, langs, measures(langs, texts), strict=True)
        )
    ]
    if encoder is None or isinstance(encoder, StaticEncoder):
        return made
    return [
        replace(side, read=partial(_joined, encoder, text, side.lang))
        for side, text in zip(made, texts, strict=True)
    ]


def _joined(encoder: Encoder, texts: Sequence[str], lang: Lang, spans: Sequence[Span]) -> Floats2d:
    """The vectors of runs of segments, each encoded as one text."""
    return encoder.encode([joined(texts[i:k], lang) for i, k in spans])


def _parts(source: Document, target: Document) -> list[Block]:
    """The text, the closing lines and the footnotes, if both have any: like goes with like."""
    begins = [
        [_where_last(document, kinds) for kinds in (("closing", "footnote"), ("footnote",))]
        for document in (source, target)
    ]
    cuts = [(i, j) for i, j in zip(*begins, strict=True) if i is not None and j is not None]
    points = [(0, 0), *cuts, (len(source.paragraphs), len(target.paragraphs))]
    return [(i, k, j, end) for (i, j), (k, end) in pairwise(points)]


def _where_last(document: Document, kinds: tuple[str, ...]) -> int | None:
    """Where the paragraphs of some kinds begin that end a document; none where none do."""
    size = len(document.paragraphs)
    first = size
    while first and document.paragraphs[first - 1].kind in kinds:
        first -= 1
    return first if first < size else None
