"""Documents whose paragraphs hold several sentences, not always the same ones in both versions.

    python benchmarks/paragraphs.py ../shared/data

The segments of made documents (`made.py`) stand in paragraphs of one to five lines. Where a segment
goes on in what is another paragraph elsewhere, and now and then by chance, two paragraphs are one.
Each version becomes a text file, which is read like any other; the files are aligned by sentences
and by paragraphs, in four pairs of languages. What hangs together by lines belongs together: it is
right if all of it was paired, and with nothing else. What has other text in between is left out.
The last two columns are the expected calibration errors of the beads' confidence.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bitexts import Made, components
from confidences import reliability
from files import document_of
from works import CORPORA, Place

from align import Alignment, align_documents, align_segments
from align.bead import Bead, Level
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


class Judged(NamedTuple):
    """What was found of a pair, beside what hangs together by lines."""

    score: Score
    confidences: tuple[tuple[float, bool], ...]  # of each bead, and whether all of it is right

    def __add__(self, other: tuple) -> Judged:
        return Judged(self.score + other[0], self.confidences + other[1])


def judged(alignment: Alignment, lines: Sequence[Sequence[Lines]]) -> Judged:
    """The groups that beads make, beside those that lines make.

    A bead is right where its group is; one with an empty side, where its lines are on no other.
    """
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
        for side, at in _places(bead):
            held[side][at] = (number,) if bead.is_skip else (group_of[side, at], number)
    found = [link for link in components(held) if scattered.isdisjoint(_of(link, group_of))]
    whole = [link for number, link in enumerate(gold) if number not in scattered]
    paired = [link for link in whole if sum(map(bool, link)) > 1]
    right = {place for link in found if link in paired for place in _members(link)}
    lone = {place for link in whole if link not in paired for place in _members(link)}
    confidences = tuple(
        (bead.confidence, set(_places(bead)) <= (lone if bead.is_skip else right))
        for bead in alignment.beads
        if bead.confidence is not None
        and scattered.isdisjoint(group_of[place] for place in _places(bead))
    )
    return Judged(score(_links(whole), _links(found)), confidences)


def _places(bead: Bead) -> list[tuple[int, int]]:
    return [(side, at) for side, span in enumerate(bead.spans) for at in range(*span)]


def _members(link: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    return [(side, at) for side, places in enumerate(link) for at in places]


def _of(link: Sequence[Sequence[int]], group_of: Mapping[tuple[int, int], int]) -> set[int]:
    return {group_of[place] for place in _members(link)}


def _links(groups: Iterable[Sequence[Sequence[int]]]) -> list[Link]:
    return [tuple(tuple(places) for places in group) for group in groups]


def measured(documents: Sequence[Made], level: Level) -> Judged:
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
            one = judged(found, [lines[lang] for lang in pair])
            total = one if total is None else total + one
    assert total is not None
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    arguments = parser.parse_args()
    place = Place(arguments.data, arguments.part)
    heads = [*LEVELS, *(f"{level} error" for level in LEVELS)]
    print(f"{'strict F1, calibration':<24}" + "".join(f"{head:>17}" for head in heads))
    for corpus in CORPORA:
        documents = place.made(corpus)
        both = [measured(documents, level) for level in LEVELS]
        figures = [one.score.figures("links").f1 for one in both]
        figures += [reliability(one.confidences)[1] for one in both]
        print(
            f"{corpus + ' ' + place.part:<24}" + "".join(f"{f:>17.3f}" for f in figures), flush=True
        )
    print("signature:", align_segments([["a"], ["b"]], ["en", "fr"]).signature)
    print(" ".join(map(str, sys.argv)))


if __name__ == "__main__":
    main()
