"""Blocks become paragraphs with kinds: what is masthead, title, preambular, operative, annex.

    masthead    United Nations · A/RES/79/236 · Seventy-ninth session · Resolution adopted …
    title       79/236. South-South cooperation
    opening     The General Assembly,
    preambular  Reaffirming its resolution 73/291 …,
    operative   1. Recalls … ;  (a) … ;
    closing     55th plenary meeting · 24 December 2024
    annex       Annex …                                   body and headings again

One pass with a state, as one reads. What differs by language is in `formulas.py`: how an organ
opens a resolution, what stands in a masthead, how meetings and annexes are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.blocks import Block
from corpora.cleaning import clean
from corpora.document import Kind, Lang, Mark, Paragraph, Span
from corpora.formulas import (
    ANNEXES,
    CAPTIONS,
    CLOSINGS,
    DATES,
    PREAMBLES,
    VOTES,
    matches,
    pattern_of,
)
from corpora.front import front_of, is_title, openings_of
from corpora.headlines import is_heading, is_headline, labels_of, runs_on
from corpora.numbering import (
    Label,
    Numbered,
    counted_at_start,
    is_article_alone,
    is_label_alone,
    number_all,
    resolution_label,
)
from corpora.pages.tables import LEADERS
from corpora.sentences import split_sentences

_ROMAN = re.compile(r"[IVX]{1,5}\.?")
_BELOW_TITLE = 6  # blocks; so near it is the opening of a resolution


def paragraphs(
    blocks: Sequence[Block], notes: Sequence[Block], lang: Lang
) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in reading order, its footnotes last.

    Args:
        blocks: without notes; `Mark.note` counts in `notes`.
        notes: the blocks of the footnotes.
        lang: decides the tables; English ones serve for languages beyond the six.
    """
    blocks = _numerals_joined([block for block in blocks if block.text.strip()])
    blocks = [part for block in blocks for part in _closings_apart(block, lang)]
    kinds = _kinds(blocks, lang)
    blocks, kinds = _mastheads_apart(blocks, kinds)
    numbers = _numbers(blocks, kinds)
    made = [
        _paragraph(block, kind, number, lang, len(blocks))
        for block, kind, number in zip(blocks, kinds, numbers, strict=True)
    ]
    return (*made, *(_footnote(note, lang) for note in notes))


def _kinds(blocks: Sequence[Block], lang: Lang) -> list[Kind]:
    openings = openings_of(blocks, lang)
    front, title = front_of(blocks, openings, lang)
    closings = _closings(blocks, openings, lang)
    kinds: list[Kind] = ["masthead"] * front
    state: Kind = "body"
    first = openings[0] if openings and openings[0] - title < _BELOW_TITLE else 0
    for index in range(front, len(blocks)):
        if (
            title < index < first
            and front == title
            and not matches(PREAMBLES, lang, blocks[index].text.strip())
        ):  # "Adopted by … on …"
            kinds.append("masthead")
            continue
        if index == title or (index + 1 in openings and is_title(blocks[index], lang)):
            kinds.append("title")
            continue
        if title >= 0 and _repeats(blocks, index, blocks[title], lang):
            kinds.append("heading")
            state = "body"
            continue
        opens = index in openings and state != "preambular"  # "回顾…委员会，" looks like one
        kind = "closing" if index in closings else _kind(blocks[index], state, opens, lang)
        kinds.append(kind)
        if kind in ("opening", "preambular"):
            state = "preambular"
        elif kind == "annex" or (kind == "heading" and _opens_text(blocks, index)):
            state = "body"
        elif kind == "closing" or kind not in ("heading", "row"):
            state = kind
    return kinds


def _opens_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a heading opens the text that a resolution adopts ("… the following Pact:")."""
    return blocks[index].size > 1.1 and blocks[index - 1].text.rstrip().endswith((":", "："))


def _repeats(blocks: Sequence[Block], index: int, title: Block, lang: Lang) -> bool:
    """Whether the text that a resolution adopts begins here: with its title, after a colon."""
    label = resolution_label(title.text, lang)
    named = title.text[label.end :].strip() if label else title.text
    return blocks[index].text == named and blocks[index - 1].text.rstrip().endswith((":", "："))


def _kind(block: Block, state: Kind, opens: bool, lang: Lang) -> Kind:
    """The kind of one block where the text before it was of kind `state`."""
    text = block.text.strip()
    if block.role == "row":
        return "row"
    if opens:
        return "opening"
    if matches(ANNEXES, lang, text) and len(text) < 40:
        return "annex"
    if is_heading(block) or any(matches(table, lang, text) for table in (CAPTIONS, PREAMBLES)):
        return "heading"
    if state in ("operative", "closing") and matches(VOTES, lang, text):
        return "closing"
    if state == "preambular":
        decimal = any(label.style == "decimal" for label in labels_of(block, heading=False))
        listed = not decimal and labels_of(block, heading=False)
        return "preambular" if listed or (runs_on(text) and not decimal) else "operative"
    return "operative" if state == "operative" else "body"


def _closings(blocks: Sequence[Block], openings: Sequence[int], lang: Lang) -> set[int]:
    """Indexes of the lines that name a meeting, below an opening, and of the dates beside them."""
    meeting = pattern_of(CLOSINGS, lang)
    found = {
        index
        for index, block in enumerate(blocks)
        if openings and index > openings[0] and len(block.text) < 80
        if re.search(meeting, block.text)
    }
    beside = {near for index in found for near in (index - 1, index + 1) if near < len(blocks)}
    return found | {i for i in beside if matches(DATES, lang, blocks[i].text.strip())}


def _is_closing(text: str, lang: Lang) -> bool:
    if len(text) > 80:
        return False
    meeting = re.search(pattern_of(CLOSINGS, lang), text)
    return bool(meeting) or matches(DATES, lang, text)


def _numerals_joined(blocks: Sequence[Block]) -> list[Block]:
    """A numeral on a line of its own joined to the heading under it: "II", "Compliance".

    Under a Roman one, a line that is no sentence is a heading, however it looks.
    """
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if above and _ROMAN.fullmatch(above.text) and is_headline(block.text):
            above, block = replace(above, role="heading"), replace(block, role="heading")
        if (
            above
            and is_label_alone(above.text)
            and above.page == block.page
            and (is_article_alone(above.text) or _look_alike(above, block))
            and is_heading(block)
            and not labels_of(block, heading=True)
        ):
            shift = len(above.text) + 1
            joined[-1] = replace(
                above,
                text=f"{above.text} {block.text}",
                raw=f"{above.raw or above.text}\n{block.raw or block.text}",
                marks=above.marks + tuple(m._replace(at=m.at + shift) for m in block.marks),
            )
        else:
            joined.append(block)
    return joined


def _look_alike(one: Block, other: Block) -> bool:
    return (one.role, one.bold, one.size) == (other.role, other.bold, other.size)


def _closings_apart(block: Block, lang: Lang) -> list[Block]:
    """Meeting and date, printed one under the other, as paragraphs of their own."""
    lines = [line for line in (block.raw or block.text).split("\n") if line.strip()]
    if len(lines) != 2 or block.marks or not all(_is_closing(line.strip(), lang) for line in lines):
        return [block]
    return [replace(block, text=line, raw=line) for line in lines]


def _mastheads_apart(
    blocks: Sequence[Block], kinds: Sequence[Kind]
) -> tuple[list[Block], list[Kind]]:
    """What stands side by side in a masthead as paragraphs of its own."""
    apart: list[Block] = []
    named: list[Kind] = []
    for block, kind in zip(blocks, kinds, strict=True):
        parts = list(_side_by_side(block)) if kind == "masthead" else [block]
        apart += parts
        named += [kind] * len(parts)
    return apart, named


def _side_by_side(block: Block) -> Iterator[Block]:
    start = 0
    raws = (block.raw or block.text).split("\t")
    texts = block.text.split("\t")
    for text, raw in zip(texts, raws if len(raws) == len(texts) else texts, strict=True):
        marks = [m for m in block.marks if start <= m.at <= start + len(text)]
        if text.strip():
            shifted = tuple(mark._replace(at=mark.at - start) for mark in marks)
            yield replace(block, text=text, raw=raw, role="text", cells=(), marks=shifted)
        start += len(text) + 1


def _numbers(blocks: Sequence[Block], kinds: Sequence[Kind]) -> list[Numbered | None]:
    """Numbers of paragraphs, counted on across sections; of headings and contents, each apart."""
    streams = [_stream(block, kind) for block, kind in zip(blocks, kinds, strict=True)]
    headings = {index for index, kind in enumerate(kinds) if kind == "heading"}
    counted = (
        number_all(
            (
                None
                if kind in ("annex", "opening")
                else _readings(block, heading=name != "text")
                if stream == name
                else ()
                for block, kind, stream in zip(blocks, kinds, streams, strict=True)
            ),
            headings if name == "text" else (),
        )
        for name in ("text", "heading", "contents")
    )
    return [next(filter(None, readings), None) for readings in zip(*counted, strict=True)]


def _readings(block: Block, heading: bool) -> list[Label]:
    return labels_of(block, heading) or ([] if block.label else counted_at_start(block.text))


def _stream(block: Block, kind: Kind) -> str:
    """With what the number of a block is counted; "" for what bears none."""
    if kind in ("heading", "row", *_NUMBERED) and LEADERS.search(block.text):
        return "" if kind == "row" else "contents"
    return "text" if kind in _NUMBERED else "heading" if kind == "heading" else ""


_NUMBERED = ("preambular", "operative", "body")


def _paragraph(
    block: Block, kind: Kind, numbered: Numbered | None, lang: Lang, offset: int
) -> Paragraph:
    printed, number, start = block.label, "", 0
    level = block.level if kind == "heading" else 0
    if kind == "title" and (label := resolution_label(block.text, lang)):
        printed, number, start = label.printed, label.name, label.end
    elif numbered:
        printed, number, start = numbered.label.printed, numbered.number, numbered.label.end
        level = numbered.level if kind != "heading" else level
    if kind == "heading" and not level:
        level = 1 if block.size > 1.1 else 2 if block.bold else 3
    text, marks, cells = _cleaned(block, start, lang, offset)
    return Paragraph(
        text=text,
        kind=kind,
        label=block.label or printed,
        number=number,
        level=level,
        marks=marks,
        cells=cells,
        sentences=() if cells else split_sentences(text, lang),
        page=block.page,
        raw=block.raw or block.text,
    )


def _cleaned(
    block: Block, start: int, lang: Lang, offset: int
) -> tuple[str, tuple[Mark, ...], tuple[Span, ...]]:
    """Text from `start` on, its marks, its cells; each cell is cleaned for itself."""
    texts: list[str] = []
    marks: list[Mark] = []
    cells: list[Span] = []
    at = 0
    for left, right in block.cells or ((start, len(block.text)),):
        cleaned = clean(block.text[left:right], lang)
        marks += [
            Mark(at + cleaned.place(max(0, mark.at - left)), mark.label, mark.note + offset)
            if mark.note >= 0
            else mark._replace(at=at + cleaned.place(max(0, mark.at - left)))
            for mark in block.marks
            if left <= mark.at <= right or not block.cells
        ]
        cells.append((at, at + len(cleaned.text)))
        texts.append(cleaned.text)
        at += len(cleaned.text) + 1
    return "\t".join(texts), tuple(marks), tuple(cells) if block.cells else ()


def _footnote(note: Block, lang: Lang) -> Paragraph:
    text, marks, _ = _cleaned(replace(note, cells=()), 0, lang, 0)
    return Paragraph(
        text=text,
        kind="footnote",
        label=note.label,
        number=note.label,
        marks=marks,
        sentences=split_sentences(text, lang),
        page=note.page,
        raw=note.raw or note.text,
    )
