"""Rows of a table in plain text, where tabs part the cells, as tables come when they are pasted.

No.<tab>Action<tab>Who<tab>When
1<tab>Publish the schedule<tab>SN<tab>1 March
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from corpora.blocks import Block

_TABS = 2  # at least: one may stand behind a number, or before the word at the right margin
_ROWS = 2  # at least


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    r"""A block for each line that is not blank: a row, if those beside it have as many tabs.

    >>> [block.role for block in blocks_of(["One\ttwo\tthree", "Four\tfive\tsix", "Seven"])]
    ['row', 'row', 'text']
    """
    full = (line for line in lines if line.strip())
    for tabs, group in groupby(full, lambda line: line.count("\t")):
        run = list(group)
        of_a_table = tabs >= _TABS and len(run) >= _ROWS
        yield from map(_row, run) if of_a_table else (Block(text=line, raw=line) for line in run)


def _row(line: str) -> Block:
    stops = [stop - 1 for stop in accumulate(len(cell) + 1 for cell in line.split("\t"))]
    starts = [0, *(stop + 1 for stop in stops[:-1])]
    return Block(text=line, role="row", cells=tuple(zip(starts, stops, strict=True)), raw=line)
