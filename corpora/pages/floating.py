"""Text boxes: what a page draws before or after the text in whose gap it stands.

drawn first     The Committee's recommendation        A paragraph goes on to its end.
drawn next      A paragraph goes on to its end.   →   The Committee's recommendation
                Another one begins.                   Another one begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.pages.lines import Line, Page, downwards


def boxes_in_place(page: Page) -> Page:
    """The page with each box between the lines that leave room for it."""
    runs = list(downwards(page.lines))
    main = max(runs, key=len, default=[])
    for run in runs:
        if run is not main and (place := _gap(run, main)):
            main[place:place] = run
            run.clear()
    return replace(page, lines=tuple(line for run in runs for line in run))


def _gap(run: Sequence[Line], lines: Sequence[Line]) -> int:
    """Before which of the lines a box has room, from edge to edge; 0 if before none."""
    top, bottom = run[0].base - run[0].size, run[-1].base
    left, right = min(line.left for line in run), max(line.right for line in run)
    for index in range(1, len(lines)):
        above, below = lines[index - 1], lines[index]
        if above.base <= top and bottom <= below.base - below.size:
            under = any(line.left < right and left < line.right for line in (above, below))
            return index if under else 0
    return 0
