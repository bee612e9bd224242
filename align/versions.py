"""Two to six versions of a text become an alignment.

    align_segments([["南南合作", "三方合作"], ["South-South cooperation", "…"]], ["zh", "en"])
    align_documents([read_document("a.zh.txt"), read_document("a.en.pdf")], level="sentence")

Documents are aligned paragraph by paragraph first: footnotes and closing lines among themselves,
kinds and printed numbers pulling together. Sentences are then aligned inside the beads of their
paragraphs. More than two versions are paired with the one that has most segments, for it lacks
least of what the others have, and the pairs are joined into rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from align.anchors import structure
from align.band import Point
from align.bead import Alignment, Level
from align.bitext import Side, align_pair, side_of
from align.dp import PARAGRAPHS, PRIORS, Path, Shape
from align.encoder import Encoder
from align.lengths import measures
from align.options import Options, signature_of
from align.rows import join
from corpora.document import Document, Lang

Floats2d = NDArray[np.float32]
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
        encoder: where there are no vectors, it makes them; without either, numbers, names and
            lengths decide.
        vectors: unit vectors made before, one array of shape (len(side), d) a side.
        options: how much each kind of evidence counts.

    Raises:
        ValueError: not two to six sides, or not one language and one array a side.
    """
    if len(langs) != len(sides) or not 2 <= len(sides) <= 6:
        raise ValueError(f"{len(sides)} sides and {len(langs)} languages; two to six of each")
    if vectors is None:
        vectors = _encoded(sides, encoder)
    elif [len(side) for side in sides] != [len(rows) for rows in vectors]:
        raise ValueError("vectors: one row a segment, one array a side")
    made = _sides(sides, langs, vectors)
    order = _pivot_first(sides)
    paths = _paths(made, order, options, [()] * (len(sides) - 1))
    model = encoder.name if encoder else "vectors" if vectors else ""
    beads = join(paths, order)
    return Alignment("", tuple(langs), beads, signature_of(options, model), "segment")


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
        encoder: none: structure, numbers, names and lengths decide.
        options: how much each kind of evidence counts.

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
    kinds = [[structure(paragraph) for paragraph in d.paragraphs] for d in documents]
    made = _sides(texts, langs, _encoded(texts, encoder), kinds)
    order = _pivot_first(texts)
    pivot, others = documents[order[0]], [documents[other] for other in order[1:]]
    corners = [_corners_of_parts(pivot, other) for other in others]
    paths = _paths(made, order, options, corners, PARAGRAPHS)
    if level == "sentence":
        sentences = [segments_of(document, level) for document in documents]
        made = _sides(sentences, langs, _encoded(sentences, encoder))
        corners = [_corners(path, pivot, other) for path, other in zip(paths, others, strict=True)]
        paths = _paths(made, order, options, corners)
    signature = signature_of(options, encoder.name if encoder else "")
    return Alignment(symbol, langs, join(paths, order), signature, level)


def segments_of(document: Document, level: Level) -> list[str]:
    """What the spans of an alignment at this level count: paragraphs, or sentences and cells."""
    if level == "paragraph":
        return [paragraph.text for paragraph in document.paragraphs]
    return [segment.text for segment in document.segments()]


def _encoded(sides: Sequence[Sequence[str]], encoder: Encoder | None) -> list[Floats2d] | None:
    """The vectors of every segment; each text is encoded once."""
    if encoder is None:
        return None
    places = {text: place for place, text in enumerate(dict.fromkeys(chain(*sides)))}
    if not places:
        return None
    vectors = encoder.encode(list(places))
    return [vectors[[places[text] for text in side]] for side in sides]


def _sides(
    texts: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    vectors: Sequence[Floats2d] | None,
    kinds: Sequence[Sequence[Counter[str]]] | None = None,
) -> list[Side]:
    return [
        side_of(
            text,
            lang,
            measure,
            kinds[place] if kinds else (),
            vectors[place] if vectors is not None else None,
        )
        for place, (text, lang, measure) in enumerate(
            zip(texts, langs, measures(langs, texts), strict=True)
        )
    ]


def _pivot_first(sides: Sequence[Sequence[str]]) -> list[int]:
    """The places of the sides, that of the longest before the others."""
    return sorted(range(len(sides)), key=lambda place: (-len(sides[place]), place))


def _paths(
    sides: Sequence[Side],
    order: Sequence[int],
    options: Options,
    corners: Sequence[Sequence[Point]],
    priors: Mapping[Shape, float] = PRIORS,
) -> list[Path]:
    """The first of `order` with each of the others."""
    pivot = sides[order[0]]
    return [
        align_pair(pivot, sides[other], options, corner, priors)
        for other, corner in zip(order[1:], corners, strict=True)
    ]


def _corners_of_parts(source: Document, target: Document) -> list[Point]:
    """Where the closing lines and the footnotes begin, if both have any: like goes with like."""
    begins = [
        [_where_last(document, kinds) for kinds in (("closing", "footnote"), ("footnote",))]
        for document in (source, target)
    ]
    return [(i, j) for i, j in zip(*begins, strict=True) if i is not None and j is not None]


def _where_last(document: Document, kinds: tuple[str, ...]) -> int | None:
    """Where the paragraphs of some kinds begin that end a document; none where none do."""
    size = len(document.paragraphs)
    first = size
    while first and document.paragraphs[first - 1].kind in kinds:
        first -= 1
    return first if first < size else None


def _corners(path: Path, source: Document, target: Document) -> list[Point]:
    """Where the beads of paragraphs end, counted in sentences."""
    firsts = [
        list(accumulate((len(p.cells or p.sentences) for p in d.paragraphs), initial=0))
        for d in (source, target)
    ]
    return [(firsts[0][i], firsts[1][j]) for (_, i), (_, j) in path.spans]
