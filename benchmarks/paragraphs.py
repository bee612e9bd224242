"""Documents whose paragraphs hold several sentences, not always the same ones in both versions.

    python benchmarks/paragraphs.py ../shared/data

The segments of made documents (`made.py`) stand in paragraphs of one to five lines. Where a segment
goes on in what is another paragraph elsewhere, and now and then by chance, two paragraphs are one.
Each version becomes a text file, which is read like any other; the files are aligned by sentences
and by paragraphs, in four pairs of languages. What hangs together by lines belongs together: it is
right if all of it was paired, and with nothing else. What has other text in between is left out.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from files import document_of
from made import Made, components
from works import CORPORA, Place

from align import Alignment, align_documents, align_segments
from align.bead import Level
from align.evaluation import Link, Score, score
from align.versions import segments_of
from corpora import Document
from corpora.cleaning import clean

PAIRS = (("zh", "en"), ("en", "fr"), ("en", "ar"), ("es", "ru"))
LEVELS: tuple[Level, ...] = ("sentence", "paragraph")
LONGEST = 5  # lines of a paragraph
JOINED = 0.03  # of paragraphs, to the one before
Lines = tuple[int, ...]


def versions_of(made: Made) -> dict[str, Document]:
    """Each version as a file that was read."""
    chance = random.Random(made.name)
    common = Counter(line for side in made.of for line in {n for lines in side for n in lines})
    paragraph_of: list[int] = []
    for number in range(len(common)):
        paragraph_of += [number] * chance.randint(1, LONGEST)
    versions = {}
    for lang, side, of in zip(made.langs, made.sides, made.of, strict=True):
        paragraphs: list[list[str]] = []
        before = -1
        for text, lines in zip(side, of, strict=True):
            is_strange = common[lines[0]] == 1
            here = before if is_strange else paragraph_of[lines[0]]
            if not paragraphs or (here != before and chance.random() >= JOINED):
                paragraphs.append([])
            paragraphs[-1].append(text)
            before = here
        joiner = "" if lang == "zh" else " "
        versions[lang] = document_of([joiner.join(texts) for texts in paragraphs], lang)
    return versions


def lines_of(
    document: Document, level: Level, side: Sequence[str], of: Sequence[Sequence[int]]
) -> list[Lines]:
    """The lines that each sentence or paragraph is of, told by its letters."""
    letters = [_letters(clean(text, document.lang).text) for text in side]
    whole = "".join(letters)
    owners = [at for at, text in enumerate(letters) for _ in text]
    found, end = [], 0
    for text in segments_of(document, level):
        own = _letters(text)
        start = whole.index(own, end)
        end = start + len(own)
        # A sentence without letters is of the line before it.
        own_of = set(owners[start:end] or owners[max(end, 1) - 1 : max(end, 1)])
        found.append(tuple(sorted({line for at in own_of for line in of[at]})))
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def scored(alignment: Alignment, lines: Sequence[Sequence[Lines]]) -> Score:
    """The groups that beads make, beside those that lines make."""
    gold = components(lines)
    group_of = {
        (side, at): number
        for number, link in enumerate(gold)
        for side, places in enumerate(link)
        for at in places
    }
    scattered = {
        number
        for number, link in enumerate(gold)
        if any(places and places[-1] - places[0] >= len(places) for places in link)
    }
    # A sentence is of its group and of its bead; one that is alone is of nothing else's.
    held: list[list[Lines]] = [[()] * len(known) for known in lines]
    for number, bead in enumerate(alignment.beads, len(gold)):
        for side, span in enumerate(bead.spans):
            for at in range(*span):
                held[side][at] = (number,) if bead.is_skip else (group_of[side, at], number)
    found = [
        link
        for link in components(held)
        if scattered.isdisjoint(
            group_of[side, at] for side, places in enumerate(link) for at in places
        )
    ]
    whole = [link for number, link in enumerate(gold) if number not in scattered]
    return score(_links(whole), _links(found))


def _links(groups: Iterable[Sequence[Sequence[int]]]) -> list[Link]:
    return [tuple(tuple(places) for places in group) for group in groups]


def measured(documents: Sequence[Made], level: Level) -> Score:
    """All pairs of some documents at one level, counted together."""
    total = None
    for made in documents:
        versions = versions_of(made)
        lines = {
            lang: lines_of(versions[lang], level, side, of)
            for lang, side, of in zip(made.langs, made.sides, made.of, strict=True)
        }
        for pair in PAIRS:
            found = align_documents([versions[lang] for lang in pair], level)
            one = scored(found, [lines[lang] for lang in pair])
            total = one if total is None else total + one
    assert total is not None
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    arguments = parser.parse_args()
    place = Place(arguments.data, arguments.part)
    print(f"{'strict F1':<24}" + "".join(f"{level:>11}" for level in LEVELS))
    for corpus in CORPORA:
        documents = place.made(corpus)
        figures = [measured(documents, level).figures("links").f1 for level in LEVELS]
        print(
            f"{corpus + ' ' + place.part:<24}" + "".join(f"{f:>11.3f}" for f in figures), flush=True
        )
    print("signature:", align_segments([["a"], ["b"]], ["en", "fr"]).signature)
    print(" ".join(map(str, sys.argv)))


if __name__ == "__main__":
    main()
