"""Cleaning that explains itself: named steps in order, each of which says what it changed.

>>> cleaned = clean("2019 年 4 月 15 日第 73/291 号决议", "zh")
>>> cleaned.text
'2019年4月15日第73/291号决议'
>>> [(change.step, len(change.edits)) for change in cleaned.changes]
[('chinese spaces', 7)]

No step loses a letter or a digit, and cleaning what is clean changes nothing. Places in the text,
footnote marks for instance, move with it: `cleaned.place(at)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpora.document import Lang
from corpora.language import HAN


class Edit(NamedTuple):
    """text[start:stop] became `new`."""

    start: int
    stop: int
    new: str


class Change(NamedTuple):
    """What one step did; the places are those of the text the step was given."""

    step: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with the history of its cleaning."""

    text: str
    changes: tuple[Change, ...]

    def place(self, at: int) -> int:
        """Where a place of the original text is now."""
        for change in self.changes:
            at = _moved(at, change.edits)
        return at


def clean(text: str, lang: Lang) -> Cleaned:
    """The text with what printing and files did to it undone.

    Args:
        text: one paragraph in reading order.
        lang: its language; only "zh" loses spaces between words.
    """
    changes = []
    for name, step in STEPS.items():
        if name == "chinese spaces" and lang != "zh":
            continue
        if edits := tuple(step(text)):
            text = apply(text, edits)
            changes.append(Change(name, edits))
    return Cleaned(text, tuple(changes))


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits, which are in order and do not overlap."""
    parts, end = [], 0
    for start, stop, new in edits:
        parts += [text[end:start], new]
        end = stop
    return "".join([*parts, text[end:]])


def _moved(at: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for start, stop, new in edits:
        if start >= at:
            break
        if at < stop:
            return start + shift + min(at - start, len(new))
        shift += len(new) - (stop - start)
    return at + shift


def _letters_of_forms(text: str) -> Iterator[Edit]:
    """Arabic presentation forms and Chinese radicals, which fonts bring, as plain letters."""
    for found in _FORMS.finditer(text):
        letter = _letter_of_form(found.group())
        if letter != found.group():
            yield Edit(*found.span(), letter)


def _letter_of_form(char: str) -> str:
    return _RADICALS.get(char) or unicodedata.normalize("NFKC", char).strip()


def _compose(text: str) -> Iterator[Edit]:
    """Letters and their combining marks as one character (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return
    for found in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", found.group())
        if composed != found.group():
            yield Edit(*found.span(), composed)


def _drop_invisible(text: str) -> Iterator[Edit]:
    """Soft hyphens, zero-width spaces, direction marks, control characters.

    A zero-width non-joiner stays between two Arabic letters, which it keeps apart.
    """
    for found in () if text.isprintable() else _INVISIBLE.finditer(text):
        yield Edit(*found.span(), "")


def _drop_kashida(text: str) -> Iterator[Edit]:
    """Strokes that stretch an Arabic word to fill its line; one at a word's end stays ("هـ")."""
    for found in _KASHIDA.finditer(text):
        yield Edit(*found.span(), "")


def _even_spaces(text: str) -> Iterator[Edit]:
    """One space for a run of spaces, tabs and line breaks; none at either end.

    A run between two Chinese characters that is more than one space, a gap somebody set, becomes
    one ideographic space. A no-break space that stands alone stays.
    """
    for found in _SPACES.finditer(text):
        start, stop = found.span()
        run = found.group()
        if start == 0 or stop == len(text):
            new = ""
        elif _IDEOGRAPH.match(text[start - 1]) and _IDEOGRAPH.match(text[stop]):
            set_apart = "\u3000" in run or "\t" in run or (len(run) > 1 and not _BREAK.search(run))
            new = "\u3000" if set_apart else " "
        else:
            new = run if run in _KEPT else " "
        if new != run:
            yield Edit(start, stop, new)


def _drop_chinese_spaces(text: str) -> Iterator[Edit]:
    """Spaces beside a Chinese character or its punctuation; those between other words stay."""
    for found in _CHINESE_SPACE.finditer(text):
        yield Edit(*found.span(), "")


STEPS: dict[str, Callable[[str], Iterator[Edit]]] = {
    "invisible characters": _drop_invisible,
    "letters of forms": _letters_of_forms,
    "composed letters": _compose,
    "stretched letters": _drop_kashida,
    "even spaces": _even_spaces,
    "chinese spaces": _drop_chinese_spaces,
}

# CJK Radicals Supplement that stand for a whole character; NFKC leaves them alone, unlike the
# Kangxi radicals. From the property Equivalent_Unified_Ideograph of Unicode.
_RADICALS = dict(
    zip(
        "⺁⺈⺍⺎⺝⺟⺠⺡⺦⺧⺩⺫⺬⺰⺶⺷⺻⻁⻄⻅⻆⻈⻉⻊⻋⻐⻑⻓⻔⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂刀小兀月母民氵丬牛王目示纟羊羊聿虎西见角讠贝足车钅長长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_FORMS = re.compile(f"[\u2f00-\u2fd5{''.join(_RADICALS)}\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]")
_CLUSTER = re.compile(
    r"[^\u0300-\u036f]?[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+|[^\x00-\u02ff]"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060"
    "\u2066-\u2069\ufeff]+|(?<![\u0620-\u06d3])\u200c+|\u200c+(?![\u0620-\u06d3])"
)
_KASHIDA = re.compile("(?<=[\u0620-\u065f])\u0640+(?=[\u0620-\u065f])")
_SPACES = re.compile(r"\s\s+|[^\S ]|\A\s|\s\Z")  # a run that is not one plain space inside
_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_KEPT = {" ", "\u00a0", "\u202f", "\u2009"}
_IDEOGRAPH = re.compile(f"[{HAN}]")
_CHINESE = f"{HAN}\u3001-\u301f\uff01-\uff60"
_CHINESE_SPACE = re.compile(
    rf"(?<=[{_CHINESE}])[ \u00a0\u202f\u2009](?=\S)|(?<=\S)[ \u00a0\u202f\u2009](?=[{_CHINESE}])"
)
