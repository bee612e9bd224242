"""Runs of segments that an encoder reads as one text, where the sums of vectors leave a doubt.

    first     s3 | t5     s3 s4 | t5 t6     s4 | t6       compared by sums: 0.55, 0.40, 0.55
    again     "s3 s4" and "t5 t6" are read; s3, s4, t5 and t6 have been

The vector of a joined text says more than the sum of its parts' vectors, if the encoder sees a word
in its context. But all runs of up to six segments are twenty times as much text as the segments.
So a pair is compared by sums at first, and only the runs of beads that may be right after that,
and may be wrong, are read. For the built-in encoder sums are exact, and nothing is read.

Source:
    Overlaps encoded as one text: Thompson and Koehn, "Vecalign", EMNLP 2019; Liu and Zhu,
    "Bertalign", Digital Scholarship in the Humanities 38 (2023).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from align.evidence.model import Block, Evidence
from align.evidence.spaces import LONGEST, Read
from align.found import batches
from align.lattice import Marginals
from align.pairing import Side, centred
from corpora.document import Span

Pair = tuple[int, int]

_LIKELY = 0.1  # how probable a bead is, at least, whose runs are read
_LENGTH = 500.0  # of a run, at most, in English measure: many models read 128 pieces and no more


def read_again(
    sides: Sequence[Side],
    evidence: Mapping[Pair, Evidence],
    blocks: Mapping[Pair, Sequence[Block]],
) -> dict[Pair, Evidence]:
    """The evidence of every pair, with vectors of the runs that leave a doubt.

    Args:
        sides: those that can be read have `Side.read`.
        evidence: of pairs of sides.
        blocks: of the same pairs.
    """
    wanted: dict[int, set[Span]] = defaultdict(set)
    for (i, j), known in evidence.items():
        if sides[i].read and sides[j].read:
            for left, right in likely(known, blocks[i, j]):
                wanted[i].add(left)
                wanted[j].add(right)
    read = {side: _read(sides[side], sorted(spans)) for side, spans in wanted.items()}
    return {
        (i, j): replace(known, meaning=known.meaning.reading(read[i], read[j]))
        if known.meaning and i in read and j in read
        else known
        for (i, j), known in evidence.items()
    }


def likely(evidence: Evidence, blocks: Sequence[Block]) -> set[tuple[Span, Span]]:
    """The larger beads of some blocks that are not out of the question."""
    found = set()
    for some in batches(blocks):
        marginals = Marginals.of(evidence.lattice(some))
        for at, (a, b) in enumerate(evidence.shapes):
            if (a, b) == (1, 1):
                continue
            for block, i, j in np.argwhere(marginals.of_beads(at) >= _LIKELY).tolist():
                top, _, first, _ = some[block]
                found.add(((top + i, top + i + a), (first + j, first + j + b)))
    return found


def _read(side: Side, spans: Sequence[Span]) -> Read:
    """The vectors of single segments and of these runs, unless one is too long."""
    assert side.vectors is not None
    assert side.read
    ends = np.append(0.0, np.cumsum(side.lengths))
    short = [(i, k) for i, k in spans if k - i > 1 and ends[k] - ends[i] <= _LENGTH]
    rows = np.concatenate([side.vectors, side.read(short)]) if short else side.vectors
    size = len(side.vectors)
    at = np.full((LONGEST + 1, size), -1, np.intp)
    at[1] = np.arange(size)
    for row, (i, k) in enumerate(short, size):
        at[k - i, i] = row
    rows = centred(rows, side.vectors)
    return Read(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), at)
