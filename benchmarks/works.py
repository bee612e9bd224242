"""What is measured: sections, each of works, each of documents whose beads are known.

    text-berg    German and French articles, seven, counted together
    damage       the same, with a fifth missing, two blocks exchanged, notes at the end
    udhr         the Universal Declaration, English with each of five
    literary     free translations of stories: vectors of the built-in encoder, then USE's
    many         documents made of joined, split, lost and moved lines of news, UN documents, the
                 Charter and licences
    endnotes     the same with every tenth segment of one side at its end
    un2023       drifted lines of real documents; no gold, so numbers that agree are counted
    search       vectors alone: 10,000, the same with a gap of 20 %, 100,000
    six          the documents of `many` with all six sides at once, beside two at a time
    literary-three  stories with two free translations, all three at once, beside two at a time
    calibration  whether the confidence of all these beads can be believed
    documents    a resolution in six files, from the command line

Damage is done to each article; `whole` does it to the seven one after the other as one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from bitexts import (
    DAMAGE,
    Bitext,
    Made,
    concatenated,
    damaged,
    literary,
    literary_three,
    text_berg,
    udhr,
    un2023,
)
from confidences import Found
from made import charter, licences, ntrex, synthetic, un

from align.evaluation import Link

SECTIONS = (
    "text-berg",
    "damage",
    "udhr",
    "literary",
    "many",
    "endnotes",
    "un2023",
    "search",
    "six",
    "literary-three",
    "calibration",
    "documents",
)
LITERARY = Path(__file__).with_name("literary")
CORPORA = {
    "ntrex": (ntrex, "gold/ntrex"),
    "un": (un, "un/unv1_dev"),
    "charter": (charter, "un/charter"),
    "licences": (licences, "un/cc_legalcode"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """Documents that are counted together."""

    name: str
    bitexts: tuple[Bitext, ...]
    model: str = "built-in"  # whose vectors; "" where the bitexts have their own
    largest: int = 8  # segments in a bead, both sides together, where a peer wants to be told
    by_pair: bool = False  # a column for each pair of languages


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data is, and what of it is asked for."""

    data: Path
    part: str = "test"  # or "dev"
    whole: bool = False  # articles one after the other as one text

    def articles(self) -> list[Bitext]:
        """Those of Text+Berg."""
        articles = text_berg(self.data / "gold" / "text_berg", self.part)
        return [concatenated(articles, "text_berg, all in one")] if self.whole else articles

    def made(self, corpus: str) -> list[Made]:
        """The documents made of "ntrex" or "un"."""
        make, folder = CORPORA[corpus]
        return make(self.data / folder, self.part)

    def pairs(self, corpus: str) -> Work:
        """The same with two sides, for all pairs of languages, pair by pair."""
        return _in_pairs(f"made of {corpus} {self.part}", self.made(corpus))


def works(section: str, place: Place) -> Iterator[Work]:
    """The works of a section; none where the section measures something else."""
    return WORKS.get(section, lambda place: iter(()))(place)


def versions(section: str, place: Place) -> Iterator[tuple[Work, Work]]:
    """The works of a section of many versions: all at once, and the same two at a time."""
    return VERSIONS.get(section, lambda place: iter(()))(place)


def _in_pairs(name: str, documents: Sequence[Made]) -> Work:
    """Each two sides of documents that have as many: the first two of all, and so on."""
    chosen = combinations(range(len(documents[0].langs)), 2)
    bitexts = tuple(
        document.bitext([document.langs[side] for side in places])
        for places in chosen
        for document in documents
    )
    return Work(name, bitexts, by_pair=True)


def _at_once(name: str, documents: Sequence[Made]) -> Work:
    return Work(name, tuple(document.bitext(document.langs) for document in documents))


def _text_berg(place: Place) -> Iterator[Work]:
    yield Work(f"Text+Berg {place.part}", tuple(place.articles()), "use")


def _damage(place: Place) -> Iterator[Work]:
    articles = place.articles()
    for kind in DAMAGE:
        bitexts = tuple(damaged(bitext, kind) for bitext in articles)
        yield Work(f"Text+Berg {place.part}, {kind}", bitexts, "use")


def _udhr(place: Place) -> Iterator[Work]:
    yield Work("UDHR", tuple(udhr(place.data / "un" / "udhr")), by_pair=True)


def _literary(place: Place) -> Iterator[Work]:
    for model in ("built-in", "use"):
        texts = literary(LITERARY, place.part, official=model == "built-in")
        yield Work(f"literary {place.part}, {model}", tuple(texts), model)


def _many(place: Place) -> Iterator[Work]:
    for corpus in CORPORA:
        yield place.pairs(corpus)


def _endnotes(place: Place) -> Iterator[Work]:
    for work in _many(place):
        bitexts = tuple(damaged(bitext, "notes") for bitext in work.bitexts)
        yield replace(work, name=f"{work.name}, every tenth at the end", bitexts=bitexts)


def _un2023(place: Place) -> Iterator[Work]:
    yield Work("UN 2023 zh-en", tuple(un2023(place.data / "un" / "un2023_zh_en")))


def _search(place: Place) -> Iterator[Work]:
    for size, gap in ((10_000, 0.0), (10_000, 0.2), (100_000, 0.0)):
        bitext = synthetic(size, gap)
        # The largest bead there is has three segments; four is what Vecalign starts with.
        yield Work(bitext.name, (bitext,), "", largest=4)


def _six(place: Place) -> Iterator[tuple[Work, Work]]:
    for corpus in CORPORA:
        whole = _at_once(f"six sides of {corpus} {place.part}", place.made(corpus))
        yield whole, place.pairs(corpus)


def _literary_three(place: Place) -> Iterator[tuple[Work, Work]]:
    stories = literary_three(LITERARY, place.part)
    name = f"stories in three versions, {place.part}"
    yield _at_once(name, stories), _in_pairs(f"{name}, in pairs", stories)


WORKS: dict[str, Callable[[Place], Iterator[Work]]] = {
    "text-berg": _text_berg,
    "damage": _damage,
    "udhr": _udhr,
    "literary": _literary,
    "many": _many,
    "endnotes": _endnotes,
    "un2023": _un2023,
    "search": _search,
}
VERSIONS: dict[str, Callable[[Place], Iterator[tuple[Work, Work]]]] = {
    "six": _six,
    "literary-three": _literary_three,
}


def put_together(bitext: Bitext, found: dict[tuple[int, int], Sequence[Found]]) -> list[Link]:
    """Beads of all sides out of the beads of each pair: what hangs together is one."""
    group: dict[tuple[int, int], tuple[int, int]] = {}

    def root(segment: tuple[int, int]) -> tuple[int, int]:
        while group.setdefault(segment, segment) != segment:
            segment = group[segment]
        return segment

    for places, beads in found.items():
        for spans, _ in beads:
            first, *others = [
                (place, index)
                for place, span in zip(places, spans, strict=True)
                for index in range(*span)
            ]
            for other in others:
                group[root(other)] = root(first)
    rows: dict[tuple[int, int], list[list[int]]] = {}
    for place, side in enumerate(bitext.sides):
        for index in range(len(side)):
            row = rows.setdefault(root((place, index)), [[] for _ in bitext.sides])
            row[place].append(index)
    return [tuple(map(tuple, row)) for row in rows.values()]
