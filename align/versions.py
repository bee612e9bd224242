"""Two to six versions of a text become an alignment.

    align_segments([["南南合作", "三方合作"], ["South-South cooperation", "…"]], ["zh", "en"])
    align_documents([read_document("a.zh.txt"), read_document("a.en.pdf")], level="sentence")

Documents are aligned sentence by sentence: footnotes and closing lines among themselves, kinds of
paragraphs, their beginnings and printed numbers pulling together. The beads of paragraphs are made
of those of their sentences (`align/units.py`). Of three versions or more every two are paired, and
then once more with what the others say of them; the pairs are joined into rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from align.aligned import joined
from align.bead import Alignment, Bead, Level
from align.encoder import Encoder, Together, official_encoder
from align.evidence.lengths import measures
from align.evidence.model import Block
from align.evidence.structure import Standing
from align.found import Found
from align.numbered import without_numbers
from align.options import Options, signature_of
from align.pairing import Side, in_order, side_of, with_words
from align.rows import rows_of
from align.static import StaticEncoder
from align.together import pairs_of
from align.units import Units, gathered, opened, opening, units_of
from corpora.document import Document, Lang, Span
from corpora.language import LANGUAGES, base_of

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
            decide. A model by name (`load_encoder`) is asked together with the built-in one if all
            sides are in these languages (`align.encoder.official_encoder`).
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
    known = None
    if made is None:
        texts, standings = zip(*map(without_numbers, sides), strict=True)
        made, encoder = _encoded(texts, langs, encoder, options)
        if encoder:  # where no meaning is told, numbers are most of what tells
            sides, known = texts, standings
    model = encoder.name if encoder else "vectors" if vectors is not None else ""
    whole = {pair: [(0, len(sides[pair[0]]), 0, len(sides[pair[1]]))] for pair in _pairs(sides)}
    versions = _sides(sides, langs, made, encoder, known)
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
    units = [units_of(document) for document in documents]
    langs = tuple(document.lang for document in documents)
    texts = [side.texts for side in units]
    vectors, used = _encoded(texts, langs, encoder, options)
    versions = _sides(texts, langs, vectors, used, [side.standings for side in units])
    regions = {(i, j): _parts(units[i], units[j]) for i, j in _pairs(documents)}
    found = pairs_of(versions, regions, _trusting(used, options))
    if level == "paragraph":
        sizes = [len(document.paragraphs) for document in documents]
        found = {
            (i, j): in_order(
                gathered(steps, units[i].paragraphs, units[j].paragraphs, (sizes[i], sizes[j]))
            )
            for (i, j), steps in found.items()
        }
    else:
        segments = [segments_of(document, "sentence") for document in documents]
        sizes = [len(side) for side in segments]
        if any(first < last for side in units for first, last in side.inside):
            found, _ = _opened(found, units, segments, langs, encoder, options)
    return _named(documents, rows_of(sizes, found), options, used, level)


def _named(
    documents: Sequence[Document],
    beads: tuple[Bead, ...],
    options: Options,
    encoder: Encoder | None,
    level: Level,
) -> Alignment:
    symbol = next((document.symbol for document in documents if document.symbol), "")
    langs = tuple(document.lang for document in documents)
    signature = signature_of(options, encoder.name if encoder else "")
    return Alignment(symbol, langs, beads, signature, level)


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
    langs = [document.lang for document in documents]
    segments = [segments_of(document, "sentence") for document in documents]
    found = {
        (i, j): [
            Found(
                (bead.spans[i], bead.spans[j]),
                0.0,
                1.0 if bead.confidence is None else bead.confidence,
                bead.moved,
            )
            for bead in beads
        ]
        for i, j in _pairs(documents)
    }
    units = [units_of(document, paragraphs=True) for document in documents]
    opened, used = _opened(found, units, segments, langs, encoder, options)
    rows = rows_of([len(side) for side in segments], opened)
    return _named(documents, rows, options, used, "sentence")


def _opened(
    found: Mapping[Pair, Sequence[Found]],
    units: Sequence[Units],
    segments: Sequence[Sequence[str]],
    langs: Sequence[Lang],
    encoder: Encoder | None,
    options: Options,
) -> tuple[dict[Pair, list[Found]], Encoder | None]:
    """Steps of units as steps of segments, aligned inside beads of open units; and the encoder."""
    texts = [side.texts_inside(known) for side, known in zip(units, segments, strict=True)]
    vectors, used = _encoded(texts, langs, encoder, options)
    regions = {
        (i, j): [opening(step, units[i], units[j]) for step in steps]
        for (i, j), steps in found.items()
    }
    sides = _sides(texts, langs, vectors, used)
    inner = pairs_of(sides, regions, _trusting(used, options), moved=False)
    return {
        (i, j): in_order(list(opened(steps, inner[i, j], units[i], units[j])))
        for (i, j), steps in found.items()
    }, used


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
    asked = [base_of(lang) in LANGUAGES for lang in langs]
    if encoder is None and sum(asked) < 2:
        return [None] * len(sides), None
    if encoder is None or all(asked):
        encoder = official_encoder(encoder)
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
    has_ours = isinstance(encoder, StaticEncoder | Together)
    return replace(options, weights=options.static) if has_ours else options


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
    if isinstance(encoder, StaticEncoder):
        return [
            side if side.vectors is None else with_words(side, encoder.words(side.texts))
            for side in made
        ]
    if encoder is None:
        return made
    return [replace(side, read=partial(_joined, encoder, side.texts, side.lang)) for side in made]


def _joined(encoder: Encoder, texts: Sequence[str], lang: Lang, spans: Sequence[Span]) -> Floats2d:
    """The vectors of runs of segments, each encoded as one text."""
    return encoder.encode([joined(texts[i:k], lang) for i, k in spans])


def _parts(source: Units, target: Units) -> list[Block]:
    """The text, the closing lines and the footnotes, if both have any: like goes with like."""
    begins = [
        [side.last_of(kinds) for kinds in (("closing", "footnote"), ("footnote",))]
        for side in (source, target)
    ]
    cuts = [(i, j) for i, j in zip(*begins, strict=True) if i is not None and j is not None]
    points = [(0, 0), *cuts, (len(source.texts), len(target.texts))]
    return [(i, k, j, end) for (i, j), (k, end) in pairwise(points)]
