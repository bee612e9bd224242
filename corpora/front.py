"""Where the masthead of a document ends, which block is its title, and what opens a resolution.

United Nations  A/80/345           General Assembly     names the organ: no opening, since
General Assembly                   Distr.: General      lines of a masthead come below it
Distr.: General
Oceans and small islands           stands out below the masthead: the title
1.  The present report …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpora.blocks import Block
from corpora.document import Lang
from corpora.formulas import (
    ADOPTED,
    EVERYWHERE,
    MASTHEADS,
    OPENINGS,
    PREAMBLES,
    matches,
    pattern_of,
)
from corpora.headlines import LARGE, is_headline, is_prose, labels_of
from corpora.numbering import resolution_label
from corpora.pages.joining import begins_wide
from corpora.pages.tables import LEADERS

_CONTENTS = re.compile(rf"{LEADERS.pattern}|\t *[\divxlc]{{1,4}}$")
_LONGEST = 25  # blocks of a masthead
_APART = 4  # blocks: two that are known for parts of a masthead stand no further from each other
_SENTENCE, _WIDE_SENTENCE = 40, 15  # letters above which a line with a full stop is a sentence
_PLACES = 2  # blocks between masthead and title: place and dates


def openings_of(blocks: Sequence[Block], lang: Lang) -> list[int]:
    """Indexes of the blocks that open resolutions: "The General Assembly,".

    What has lines of a masthead below it names the organ; what comes behind a sentence, who signed
    a letter ("L'Ambassadeur,").
    """
    return [
        index
        for index, block in enumerate(blocks)
        if _is_opening(block, lang)
        and not (index and _ends_a_text(blocks[index - 1]))
        and not any(
            is_masthead(below.text, lang) and is_headline(below.text)
            for below in blocks[index + 1 : index + _APART]
        )
    ]


def front_of(blocks: Sequence[Block], openings: Sequence[int], lang: Lang) -> tuple[int, int]:
    """How many blocks stand before the title, and the title's index; -1 if there is none."""
    if openings and openings[0] <= 40 and blocks[openings[0]].page <= 2:
        title = _above(blocks, openings[0], lang)
        if not any(is_prose(block.text) for block in blocks[: max(0, title)]):
            return max(0, title), title
    front = _masthead(blocks, lang)
    start = front
    if front:
        near = range(front, min(front + _PLACES + 1, len(blocks)))
        start = next((index for index in near if _stands_out(blocks[index])), front)
        if any(is_prose(block.text) for block in blocks[front:start]):
            start = front
    stop = start
    while stop < len(blocks) and _stands_out(blocks[stop]):
        stop += 1
    if stop == start:  # perhaps what was taken for a masthead begins with it: "Date: …" is below
        above = bool(front) and _is_large(blocks[0]) and not is_masthead(blocks[0].text, lang)
        return (0, 0) if above else (front, -1)
    title = max(range(start, stop), key=lambda index: (blocks[index].size, -blocks[index].level))
    return (title, title) if front else (0, title)


def is_title(block: Block, lang: Lang) -> bool:
    """Whether a block looks like the title of a resolution."""
    if matches(PREAMBLES, lang, block.text.strip()):
        return False
    return block.bold or block.role == "heading" or bool(resolution_label(block.text, lang))


def is_masthead(text: str, lang: Lang) -> bool:
    """Whether a text is of a masthead, by its words."""
    pattern = f"(?:{pattern_of(MASTHEADS, lang)})|{MASTHEADS['en']}|{EVERYWHERE}"
    return any(re.match(pattern, part.strip()) for part in text.split("\t")) and len(text) < 200


def _above(blocks: Sequence[Block], opening: int, lang: Lang) -> int:
    """The title above the opening of a resolution or of the preamble of a treaty."""
    above = range(opening - 1, max(-1, opening - 5), -1)
    titles = [index for index in above if is_title(blocks[index], lang)]
    named = [index for index in titles if not matches(ADOPTED, lang, blocks[index].text)]
    is_preamble = matches(PREAMBLES, lang, blocks[opening - 1].text.strip())
    return next(iter(named or titles), opening - 1 - is_preamble)


def _masthead(blocks: Sequence[Block], lang: Lang) -> int:
    """How many blocks the masthead has."""
    stop = 0
    for index, block in enumerate(
        takewhile(lambda block: not _is_running(block, lang), blocks[:_LONGEST])
    ):
        if index - stop > _APART:
            break
        if is_masthead(block.text, lang):
            stop = index + 1
    return stop


def _stands_out(block: Block) -> bool:
    return block.bold or _is_large(block)


def _is_large(block: Block) -> bool:
    return block.role == "heading" or block.size > LARGE


def _is_running(block: Block, lang: Lang) -> bool:
    """Whether a masthead has ended at a block: overleaf, numbered, long, or of the contents."""
    numbered = any(label.style == "decimal" for label in labels_of(block, heading=False))
    contents = bool(_CONTENTS.search(block.text))
    return block.page > 1 or numbered or contents or len(block.text) > 200 or is_prose(block.text)


def _ends_a_text(block: Block) -> bool:
    is_long = len(block.text) > (_WIDE_SENTENCE if begins_wide(block.text) else _SENTENCE)
    return is_long and not block.bold and block.text.rstrip().endswith((".", "。"))


def _is_opening(block: Block, lang: Lang) -> bool:
    text = block.text.strip()
    plain = block.role == "text" and not block.bold and "\t" not in text
    return plain and matches(OPENINGS, lang, text)
