"""Tables that show themselves in a notebook, each text in its own language and direction.

    Table("A/RES/79/236", ["kind", "text"], rows, count=68)
    ↓
    <table> … <td lang="ar" dir="rtl">يشجع …</td> … <td colspan="2">… 28 more</td> … </table>

No script, nothing from elsewhere, every text escaped. Files come from anywhere, so what is shown of
a text goes through `harmless` first: no character that moves a cursor, ends an element, or turns
the reading direction round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from corpora.language import LANGUAGES, base_of
from corpora.words.han_forms import is_traditional

if TYPE_CHECKING:
    import pandas as pd

    from corpora.document import Document, Lang, Paragraph

SHOWN = 20  # rows of a table; of more, only how many they are is said
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_SPACE = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Other controls, overrides of direction, lone surrogates, what is no character.
_HARMFUL = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return base_of(lang) in _RIGHT_TO_LEFT


def tag_of(lang: Lang, text: str) -> Lang:
    """The language of a text with its script, where that asks for other letters on a page.

    >>> tag_of("zh", "聯合國"), tag_of("zh", "联合国"), tag_of("en", "United Nations")
    ('zh-Hant', 'zh', 'en')
    """
    return "zh-Hant" if lang == "zh" and is_traditional(text) else lang


def harmless(text: str) -> str:
    """A text on one line, without characters that harm who shows it.

    >>> harmless("a" + chr(27) + "[31m" + chr(10) + "b" + chr(0x202E) + "txt.exe")
    'a[31m btxt.exe'
    """
    return text if text.isprintable() else _HARMFUL.sub("", _SPACE.sub(" ", text))


def unbroken(text: str) -> str:
    """Figures whose groups stay in one line, and in their order among Arabic letters.

    A blank that breaks would put the last group first where a line runs from the right; one that
    does not break is part of the figure (Unicode Annex 9, W4 and N1).

    >>> unbroken("14 000 دولار") == f"14{chr(0xA0)}000 دولار"
    True
    """
    return _GROUPED.sub(lambda figure: figure[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def with_bars(text: str) -> str:
    """The row of a table with its cells apart, for tabs are often shown as blanks.

    >>> with_bars("Travel" + chr(9) + "12 000" + chr(9) + "14 000")
    'Travel | 12 000 | 14 000'
    """
    return text.replace("\t", " | ")


class Cell(NamedTuple):
    """A text and its language; "" where it is not known, and the text's letters tell."""

    text: str  # a line break begins a line
    lang: Lang = ""


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows to be looked at."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]  # those that are shown
    count: int  # of rows in all

    def __repr__(self) -> str:
        return f"{self.caption or 'Table'}: {self.count} rows"

    def _repr_html_(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield "<table>"
        if self.caption:
            yield f'<caption style="text-align: start">{escape(harmless(self.caption))}</caption>'
        heads = (f"<th{_side(name)}>{escape(harmless(name))}</th>" for name in self.columns)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        yield "<tbody>"
        for row in self.rows:
            yield f"<tr>{''.join(map(_td, row))}</tr>"
        if more := self.count - len(self.rows):
            yield f'<tr><td colspan="{len(self.columns)}"{_side("")}>… {more:,} more</td></tr>'
        yield "</tbody>"
        yield "</table>"


def _td(cell: Cell) -> str:
    text = "<br>".join(
        escape(harmless(unbroken(with_bars(line)))) for line in cell.text.split("\n")
    )
    return f"<td{_language(cell)}>{text}</td>"


def _language(cell: Cell) -> str:
    """What makes a browser set a text as its language is: shape, direction, side."""
    tag = tag_of(cell.lang, cell.text)
    lang = f' lang="{escape(harmless(tag))}"' if tag else ""
    return lang + _side(cell.lang)


def _side(lang: str) -> str:
    """Where the lines of a language begin; of what is no language of ours, its letters tell."""
    direction = "auto"
    if lang:
        direction = "rtl" if is_right_to_left(lang) else "ltr"
    return f' dir="{direction}" style="text-align: start; vertical-align: top"'


def table_of(frame: pd.DataFrame, caption: str = "", **langs: Lang) -> Table:
    """A data frame, its texts set as their languages are.

    Args:
        frame: of any columns; one that is named after an official language is in that language.
        caption: what to write above it.
        langs: of other columns, by their names: `term="zh"`.
    """
    names = [str(name) for name in frame.columns]
    tags = [langs.get(name, name if name in LANGUAGES else "") for name in names]
    rows = [
        [Cell(_written(value), lang) for value, lang in zip(row, tags, strict=True)]
        for row in frame.head(SHOWN).itertuples(index=False, name=None)
    ]
    return Table(caption, names, rows, len(frame))


def _written(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def table_of_document(document: Document) -> Table:
    """The first paragraphs of a document, with what was read out of them."""
    name = " ".join(filter(None, (document.symbol, document.lang)))
    rows = [
        [
            Cell(paragraph.kind),
            Cell(paragraph.number),
            Cell(_text(paragraph), document.lang),
            Cell(" ".join(mark.label for mark in paragraph.marks)),
        ]
        for paragraph in islice(document.paragraphs, SHOWN)
    ]
    caption = " · ".join(filter(None, (name, document.title, document.source)))
    return Table(caption, ["kind", "no.", "text", "notes"], rows, len(document.paragraphs))


def _text(paragraph: Paragraph) -> str:
    return "\n".join(paragraph.cell_texts()) or paragraph.text
