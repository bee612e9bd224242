"""What is printed on the page beside the text: running heads, page and job numbers, bar codes.

Recognised by form (a job number looks like "24-24614 (E) 311224"), or by standing in the margin of
page after page with the same words. Set aside into the document's furniture, never thrown away.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document import Furniture, FurnitureKind
from corpora.pages.lines import PLAIN, RAISED, Line, Page
from corpora.symbol import symbols_in
from corpora.words.han_forms import either

_JOB = r"(?:GE\.|V\.|M\.|K\d{7}|[A-Z]{1,3}\.)?\d{2}-\d{5}\*{0,3}"
_FORMS: dict[FurnitureKind, re.Pattern[str]] = {
    # Number, letter of the language, dates of print; on an Arabic page in any order.
    "job number": re.compile(
        rf"(?:\d{{6}}\s*){{0,4}}(?:[()]?[A-Z][()]\s*)?{_JOB}[)(]?"
        r"(?:\s*[(（)][A-Z][)）(])?(?:\s*\d{6}){0,4}\*{0,3}"
    ),
    "bar code": re.compile(r"\*\d{6,9}\*|\*[A-Z]\d{6,8}\*"),
    "page number": re.compile(
        r"(?:page|第)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*(?:/\s*\d{1,4}|" + either("页") + r")?"
        r"|(?-i:(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))"
        rf"|\d+\s*/\s*\d+\s+{_JOB}|{_JOB}\s+\d+\s*/\s*\d+",
        re.IGNORECASE,
    ),
    "notice": re.compile(
        rf"please recycle|{either('请回收')}|merci de recycler|se ruega reciclar|просьба отправить "
        r"на вторичную переработку|(?:يرجى|الرجاء) إعادة (?:استعمال|استخدام|تدوير).*",
        re.IGNORECASE,
    ),
    "rule": re.compile(r"[_‗—–―─━‐]{5,}"),
}
_COUNT = re.compile(r"\d{1,9}")
_AT_ENDS = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_HEAD, _FOOT = 0.15, 0.12  # of the height: the margins where heads and feet stand,
_LEAST_HEAD, _LEAST_FOOT = 90.0, 80.0  # but at least so many points
_GRAIN = 4.0  # points: heads stand at the same height on every page
_FAR = 3.0  # type sizes between the baselines of the text and of what is no part of it
_APART = 1.5  # type sizes between the baselines of a head and of the text, at the least

Places = dict[tuple[str, int], set[int]]  # text and height in a margin: the pages that have it


def form_of(text: str) -> FurnitureKind | None:
    """The kind of furniture whose form a text has, whatever its place; None for text.

    >>> form_of("24-24614 (E)"), form_of("*2424614*"), form_of("2/8"), form_of("South-South")
    ('job number', 'bar code', 'page number', None)
    """
    bare = text.translate(PLAIN).strip()
    return next((kind for kind, form in _FORMS.items() if form.fullmatch(bare)), None)


def set_aside(pages: Sequence[Page]) -> tuple[list[Page], list[Furniture]]:
    """Pages without their furniture, and the furniture."""
    places = _places(pages)
    tops = [(line, page.number) for page in pages if (line := _first(page))]
    bottoms = [(line, page.number) for page in pages if (line := _last(page))]
    heads, feet = (_changing(edges, places, len(pages)) for edges in (tops, bottoms))
    title = masked(" ".join(line.text for line in pages[0].lines)) if pages else ""
    margins = []
    for page in pages:
        known = (heads, title) if page.number > 1 else (frozenset[int](), "")
        margins.append(
            _heads(page, places, *known, len(pages))
            | _feet(page, places, feet, len(pages))
            | (_far_below(page) if page.recognised else set())
        )
    emptied = sum(
        len(margin) == len(page.lines) for margin, page in zip(margins, pages, strict=True)
    )
    if emptied > len(pages) / 2:  # the same short text on page after page is the text
        margins = [set() for _ in pages]
    kept, furniture = [], []
    for page, marginal in zip(pages, margins, strict=True):
        lines = []
        for index, line in enumerate(page.lines):
            forms = [form_of(text) for text in line.texts()]
            kind = next((form for form in forms if form), None)
            if index in marginal:
                furniture.append(_set_down(kind or "running head", line, page))
            elif len(forms) == 1 and kind in ("job number", "bar code", "notice"):
                furniture.append(_set_down(kind, line, page))
            else:
                lines.append(line)
        furniture.extend(page.furniture)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, furniture


def _set_down(kind: FurnitureKind, line: Line, page: Page) -> Furniture:
    return Furniture(kind, line.text.translate(PLAIN), page.number)


def masked(text: str) -> str:
    """A text with its numbers and spaces levelled, to see the title of page one come back."""
    return re.sub(r"\d+", "#", _bare(text))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(PLAIN)).casefold()


def _head_end(page: Page) -> float:
    return max(_HEAD * page.height, _LEAST_HEAD)


def _foot_start(page: Page) -> float:
    return page.height - max(_FOOT * page.height, _LEAST_FOOT)


def _places(pages: Sequence[Page]) -> Places:
    places: Places = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if not _head_end(page) < line.base < _foot_start(page):
                for text in line.texts():
                    for same in as_it_returns(text, page.number):
                        places[same, round(line.base / _GRAIN)].add(page.number)
    return places


def as_it_returns(text: str, page: int) -> Iterator[str]:
    """A text as another page may have it: first the same, then with a number that counts pages.

    >>> list(as_it_returns("Page 5 of 9", 5))
    ['page5of9', 'page#0of9', 'page5of#4']
    """
    bare = _bare(text)
    yield bare
    for number in _COUNT.finditer(bare):
        yield f"{bare[: number.start()]}#{int(number[0]) - page}{bare[number.end() :]}"


def _changing(edges: Sequence[tuple[Line, int]], places: Places, pages: int) -> frozenset[int]:
    """Heights at which page after page has a head or foot, though each section has its own.

    "2. Requirements    2.4 Media", "2. Requirements    2.5 Memory"; "2.4 Media  17". On most pages
    some part of the line is on other pages, too, or counts the pages.

    `edges` are the first or last lines that stand apart in the margin, each with its page.
    """
    counts = Counter(offset for line, page in edges for offset in _counted(line, page))
    least = max(5, 0.4 * pages)
    told: list[tuple[int, bool]] = []
    for line, page in edges:
        height = round(line.base / _GRAIN)
        returns = any(_times(_bare(text), height, places) > 1 for text in line.texts())
        told.append((height, returns or any(counts[n] >= least for n in _counted(line, page))))
    changing = set()
    for height in {height for height, _ in told}:
        near = [known for other, known in told if abs(other - height) <= 1]
        if len(near) >= least and sum(near) >= 0.6 * len(near):
            changing.add(height)
    return frozenset(changing)


def _counted(line: Line, page: int) -> set[int]:
    """By how much numbers at either end of a line differ from the number of its page."""
    return {int(number) - page for number in _AT_ENDS.findall(line.text)}


def _first(page: Page) -> Line | None:
    """The line at the top of a page, if it stands apart in the margin."""
    line = min(page.lines, key=lambda line: line.base, default=None)
    alone = line and line.base <= _head_end(page) and _stands_apart(page, [page.lines.index(line)])
    return line if alone else None


def _last(page: Page) -> Line | None:
    """The line at the foot of a page, if it stands apart in the margin."""
    line = max(page.lines, key=lambda line: line.base, default=None)
    return line if line and line.base >= _foot_start(page) and _ends_apart(page, line) else None


def _heads(
    page: Page, places: Places, changing: frozenset[int], first: str, pages: int
) -> set[int]:
    """Indexes of the lines at the top that come back, or repeat title or symbol of page one.

    They are the first lines, and a gap or a rule parts them from the text.
    """
    top = [
        index
        for index in sorted(range(len(page.lines)), key=lambda index: page.lines[index].base)
        if page.lines[index].base <= _head_end(page)
    ]
    rules = [stroke.y for stroke in page.strokes if stroke.y <= _head_end(page)]
    heads: list[int] = []
    for index in top:
        line = page.lines[index]
        if heads and _parted(page.lines[heads[-1]], line, rules):
            break
        here = not heads and round(line.base / _GRAIN) in changing
        known = [
            here
            or bool(form_of(text))
            or _comes_back(text, line.base, page.number, places, pages)
            or (first and _repeats(text, first) and any(line.base < y for y in rules))
            or (first and symbols_in(text)[:1] == [re.sub(r"\s+", "", text)])
            for text in line.texts()
        ]
        if not all(known):
            break
        heads.append(index)
    return set(heads) if _stands_apart(page, heads) else set()


def _repeats(text: str, first: str) -> bool:
    return len(text) > 4 and masked(text) in first


def _comes_back(text: str, base: float, page: int, places: Places, pages: int) -> bool:
    times, *counted = [
        _times(same, round(base / _GRAIN), places) for same in as_it_returns(text, page)
    ]
    # Articles 28 and 29 may begin at the foot of pages 3 and 4; what counts pages counts most.
    return times >= max(2, 0.2 * pages) or max(counted, default=0) >= max(2, 0.4 * pages)


def _times(text: str, height: int, places: Places) -> int:
    """How many pages have a text at about this height."""
    return sum(len(places.get((text, near), ())) for near in (height - 1, height, height + 1))


def _stands_apart(page: Page, heads: Sequence[int]) -> bool:
    if not heads or len(heads) == len(page.lines):
        return bool(heads)
    last = max((page.lines[index] for index in heads), key=lambda line: line.base)
    below = [line for index, line in enumerate(page.lines) if index not in heads]
    rules = [stroke.y for stroke in page.strokes]
    return _parted(last, min(below, key=lambda line: line.base), rules)


def _parted(above: Line, below: Line, rules: Sequence[float]) -> bool:
    """Whether a rule or a gap parts two lines."""
    gap = below.base - above.base
    return any(above.base < y < below.base for y in rules) or gap > _APART * above.size


def _ends_apart(page: Page, line: Line) -> bool:
    higher = [other for other in page.lines if other.base < line.base - 0.5 * line.size]
    above = max(higher, key=lambda other: other.base, default=None)
    return above is None or _parted(above, line, [stroke.y for stroke in page.strokes])


def _feet(page: Page, places: Places, changing: frozenset[int], pages: int) -> set[int]:
    """Indexes of the lines at the foot that have a form or come back, up to the first other.

    What comes back begins with no raised label and stands apart from the line above it, or beside
    a page number: the last line of a note ("annex.") may stand at the foot of several pages, too.
    """
    feet: set[int] = set()
    for index in sorted(range(len(page.lines)), key=lambda index: -page.lines[index].base):
        line = page.lines[index]
        if line.base < _foot_start(page):
            break
        forms = [form_of(text) for text in line.texts()]
        own = (any(forms) or _ends_apart(page, line)) and line.text[:1] not in RAISED
        here = not feet and round(line.base / _GRAIN) in changing
        if not all(
            form or (own and (here or _comes_back(text, line.base, page.number, places, pages)))
            for form, text in zip(forms, line.texts(), strict=True)
        ):
            break
        feet.add(index)
    return feet


def _far_below(page: Page) -> set[int]:
    """Indexes of the lines in the margin at the foot that a wide gap parts from all above it.

    Job numbers and bar codes are there, which programs that recognise text misread.
    """
    downwards = sorted(range(len(page.lines)), key=lambda index: page.lines[index].base)
    for place, (above, index) in enumerate(pairwise(downwards), 1):
        one, other = page.lines[above], page.lines[index]
        if other.base >= _foot_start(page) and other.base - one.base > _FAR * one.size:
            return set(downwards[place:])
    return set()
