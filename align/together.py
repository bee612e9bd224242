"""Every two of the versions, each pair on its own, then with what the others say of it.

    zh  en  fr        links of zh-en, zh-fr, en-fr, each from what the pair shows
                      then zh-en again, supported by zh-fr-en; and so on

Source:
    See `align/evidence/support.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from align.copies import with_translations
from align.corners import blocks_of
from align.evidence.model import Block, Evidence
from align.evidence.runs import read_again
from align.evidence.support import Links, links_of, mean, through
from align.found import Found, batches
from align.lattice import Floats, Marginals
from align.options import Options
from align.pairing import Side, align_pair, evidence_of, in_order
from align.twice import may_be_copied, with_said_twice

Pair = tuple[int, int]


def pairs_of(
    sides: Sequence[Side],
    regions: Mapping[Pair, Sequence[Block]],
    options: Options,
    moved: bool = True,
) -> dict[Pair, list[Found]]:
    """The beads of every pair of sides.

    Args:
        sides: two to six.
        regions: of each pair (i, j) with i < j, the blocks that no bead leaves; in the order of
            the left side, and together all of both sides.
        options: how it is done.
        moved: whether to look for moved passages, if the options allow it, and for copies.
    """
    evidence = {}
    for i, j in regions:
        seen = sides[i].vectors is not None and sides[j].vectors is not None
        weights = options.weights if seen else options.plain
        evidence[i, j] = evidence_of(sides[i], sides[j], weights)
    blocks = {pair: blocks_of(known, regions[pair]) for pair, known in evidence.items()}
    evidence = read_again(sides, evidence, blocks)
    if options.joint and len(sides) > 2:
        links = links_between(evidence, blocks)
        sizes = [len(side.lengths) for side in sides]
        usual = sum(known.freedom for known in evidence.values()) / len(evidence)
        others = len(sides) - 2
        evidence = {
            (i, j): replace(
                known,
                support=support_of(links, sizes, i, j),
                weights=options.supported.at(max(known.freedom, usual)).with_witnesses(others),
            )
            if known.meaning
            else known
            for (i, j), known in evidence.items()
        }
    found = {}
    for (i, j), known in evidence.items():
        texts = sides[i].texts, sides[j].texts
        steps = align_pair(known, blocks[i, j], moved and options.moved)
        if moved and may_be_copied(known, steps, texts):
            steps = with_translations(known, steps, texts)
            steps = in_order(with_said_twice(known, steps, texts))
        found[i, j] = steps
    return found


def links_between(
    evidence: Mapping[Pair, Evidence], blocks: Mapping[Pair, Sequence[Block]]
) -> dict[Pair, Links]:
    """The links of every pair by itself, in both directions."""
    links = {pair: links_of(_tables(evidence[pair], blocks[pair])) for pair in evidence}
    return links | {(j, i): found.turned() for (i, j), found in links.items()}


def _tables(evidence: Evidence, blocks: Sequence[Block]) -> Iterator[tuple[int, int, Floats]]:
    """How probable it is of any two segments that they are in one bead, block by block."""
    for some in batches(blocks):
        tables = Marginals.of(evidence.lattice(some)).of_links()
        for (i, k, j, end), table in zip(some, tables, strict=True):
            yield i, j, table[: k - i, : end - j]


def support_of(links: Mapping[Pair, Links], sizes: Sequence[int], i: int, j: int) -> Links:
    """What all other sides say of two.

    Args:
        links: of every pair, in both directions.
        sizes: how many segments each side has.
        i: the left side.
        j: the right side.
    """
    others = [other for other in range(len(sizes)) if other not in (i, j)]
    said = [through(links[i, other], links[other, j], sizes[other]) for other in others]
    return mean(said, sizes[i], sizes[j])
