"""Documents made of lines as files: what is lost between lines and what a user has.

    python benchmarks/files.py ../shared/data

Each side of a document becomes a text file, a segment a paragraph, which is read like any other:
kinds and numbers are told from the text, in each language by itself. Aligned by paragraphs, the
files should come out as the plain lines do; strict F1 of beads, all pairs together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from aligners import scored
from bitexts import PAIRS, Bitext, udhr
from works import CORPORA, Place

from align import Alignment, align_documents, align_segments
from align.evaluation import Score
from corpora import Document, read_document


def document_of(segments: Sequence[str], lang: str) -> Document:
    """The segments written to a file and read again.

    Raises:
        ValueError: they came back as more or fewer paragraphs.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document.{lang}.txt"
        path.write_text("\n\n".join(segments), encoding="utf-8")
        document = replace(read_document(path, lang), symbol="")
    if len(document.paragraphs) != len(segments):
        raise ValueError(f"{len(segments)} segments, {len(document.paragraphs)} paragraphs")
    return document


def by_files(bitexts: Sequence[Bitext]) -> Score:
    """How right the alignment of the files is."""
    read: dict[tuple[str, tuple[str, ...]], Document] = {}
    found = []
    for bitext in bitexts:
        sides = list(zip(bitext.langs, bitext.sides, strict=True))
        for lang, side in sides:
            if (lang, side) not in read:
                read[lang, side] = document_of(side, lang)
        found.append(align_documents([read[side] for side in sides]))
    return _scored(bitexts, found)


def by_lines(bitexts: Sequence[Bitext]) -> Score:
    """How right that of the segments is."""
    return _scored(bitexts, [align_segments(bitext.sides, bitext.langs) for bitext in bitexts])


def _scored(bitexts: Sequence[Bitext], found: Sequence[Alignment]) -> Score:
    return scored(bitexts, [[(b.spans, b.confidence) for b in one.beads] for one in found])


def works(place: Place) -> Iterator[tuple[str, list[Bitext]]]:
    """What is measured, by name."""
    yield "UDHR", udhr(place.data / "un" / "udhr")
    for corpus in CORPORA:
        yield (
            f"made of {corpus} {place.part}",
            [document.bitext(pair) for document in place.made(corpus) for pair in PAIRS],
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    arguments = parser.parse_args()
    print(f"{'':<24}{'pairs':>7}{'files':>8}{'lines':>8}")
    for name, bitexts in works(Place(arguments.data, arguments.part)):
        figures = [how(bitexts).figures("links").f1 for how in (by_files, by_lines)]
        print(f"{name:<24}{len(bitexts):>7}" + "".join(f"{f:>8.3f}" for f in figures), flush=True)
    print(" ".join(map(str, sys.argv)))


if __name__ == "__main__":
    main()
