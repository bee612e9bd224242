"""Lines of text onto pages, each footnote at the foot of the page that calls it.

A paragraph never leaves one line alone at the foot or the head of a page. Heights are in whatever
unit the caller measures in: points for the PDF, lines for the text file.

>>> lines = [Line(1), Line(1), Line(1, calls=("1",)), Line(1)]
>>> [(len(page.lines), page.notes) for page in paginate([lines], (4, 4), {"1": 1}, rule=1)]
[(2, ()), (2, ('1',))]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, by its measures; `paragraph` and `index` tell which."""

    height: float
    before: float = 0  # space above, dropped at the head of a page
    calls: tuple[str, ...] = ()  # footnotes called in it
    paragraph: int = 0
    index: int = 0


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    used: float = field(default=0)


def paginate(
    paragraphs: Iterable[Sequence[Line]],
    room: tuple[float, float],
    notes: Mapping[str, float],
    rule: float,
) -> list[Page]:
    """The pages.

    Args:
        paragraphs: their lines.
        room: height for text and notes on the first page, and on the others.
        notes: the height of each footnote.
        rule: the height of the rule above the footnotes of a page.
    """
    pages = [Page()]
    for chunk in (chunk for lines in paragraphs for chunk in _chunks(lines)):
        calls = tuple(call for line in chunk for call in line.calls)
        height = sum(line.before + line.height for line in chunk) + sum(notes[c] for c in calls)
        page = pages[-1]
        needed = height + (rule if calls and not page.notes else 0)
        if page.lines and page.used + needed > room[len(pages) > 1]:
            page = Page()
            pages.append(page)
            needed = height - chunk[0].before + (rule if calls else 0)
        page.lines += tuple(chunk)
        page.notes += calls
        page.used += needed
    return pages


def breakable(text: str) -> list[str]:
    """The pieces between which a line may end: after a space, after a hyphen between letters.

    >>> breakable("South-South cooperation (COVID-19)")
    ['South-', 'South ', 'cooperation ', '(COVID-19)']
    """
    return [
        piece
        for word in re.findall(r"[^ ]* ?", text)
        if word
        for piece in _AFTER_HYPHEN.split(word)
    ]


def _chunks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """What must stay together: the first two lines, and the last two."""
    if len(lines) <= 3:
        return [lines]
    return [lines[:2], *([line] for line in lines[2:-2]), lines[-2:]]
