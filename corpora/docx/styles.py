"""How a DOCX paragraph or run looks, from the styles it builds on and its own settings.

What nothing says is None, so that one layer can be laid over another: document defaults, base
style, style, the paragraph's or run's own. Bold, italic and hidden are toggles: a character style
turns over what the paragraph style says (ECMA-376, part 1, 17.7.3). Runs of complex script (w:rtl)
have bold, italic and size of their own (w:bCs, w:iCs, w:szCs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpora.runs import Align

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_DEEPEST_STYLE = 20  # a style builds on a style builds on ...
_RAISED_BY = 2.0  # points from which a raised run is a superscript
_DEFAULT_SIZE = 10.0  # points, where nothing says (ECMA-376, part 1, 17.3.2.38)

_ALIGN: dict[str, Align] = {
    "left": "start",  # of a paragraph that runs from the right, its right side
    "start": "start",
    "both": "start",
    "distribute": "start",
    "center": "centre",
    "right": "end",
    "end": "end",
}
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}

# Headings by the name of their style: Word's own, and the United Nations' in Geneva
# ("_ H _Ch_G", "_ H_1_G", "Reg_H_2/3_G") and New York ("TitleH1", "H23", "HCh").
_HEADING = re.compile(r"heading([1-9])")
_UN_HEADING = re.compile(r"(?:reg|anno)?h(m|ch|1|2/?3|2|3|4|5/?6|5|6)[gm]?")
_UN_LEVEL = {"m": 1, "ch": 2, "1": 3, "2": 4, "3": 4, "2/3": 4, "23": 4, "4": 5}
_TITLE = re.compile(r"title(?:h(?:m|ch|1|2))?")


@dataclass(frozen=True, slots=True)
class RunLook:
    """What a run, or the style of runs, says of itself."""

    bold: bool | None = None
    bold_complex: bool | None = None
    italic: bool | None = None
    italic_complex: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    complex: bool | None = None
    size: float | None = None  # points
    size_complex: float | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph, or its style, says of itself."""

    style: str | None = None
    outline: int | None = None  # 0 is the highest
    align: str | None = None
    first_line: float | None = None  # points over the left edge; under it where negative
    first_line_chars: float | None = None
    num_id: str | None = None  # "0" takes the number away
    num_level: int | None = None


Look = TypeVar("Look", RunLook, ParagraphLook)


def over(own: Look, base: Look) -> Look:
    """What `own` says, and where it says nothing what `base` says."""
    values = {}
    for entry in fields(own):
        value = getattr(own, entry.name)
        values[entry.name] = getattr(base, entry.name) if value is None else value
    return type(own)(**values)


def is_on(element: _Element) -> bool:
    """Whether a toggle such as <w:b/> or <w:b w:val="0"/> is on."""
    return element.get(VAL) not in ("0", "false", "off", "none")


def integer(text: str | None) -> int | None:
    """A whole number of at most nine figures; None for anything else."""
    if text and re.fullmatch(r"\s*-?\d{1,9}\s*", text, re.ASCII):
        return int(text)
    return None


def _points(text: str | None, per_point: int) -> float | None:
    """A length in points, from the format's own unit or one that is named ("12pt")."""
    if (number := integer(text)) is not None:
        return number / per_point
    named = re.fullmatch(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi)", text or "", re.ASCII)
    return float(named.group(1)) * _POINTS[named.group(2)] if named else None


_RUN_TOGGLES = {
    W + "b": "bold",
    W + "bCs": "bold_complex",
    W + "i": "italic",
    W + "iCs": "italic_complex",
    W + "vanish": "hidden",
    W + "rtl": "complex",
    W + "cs": "complex",
}
_STRUCK = (W + "strike", W + "dstrike")
_RUN_SIZES = {W + "sz": "size", W + "szCs": "size_complex"}


def run_look(properties: _Element | None) -> RunLook:
    """What a w:rPr says."""
    said: dict[str, bool | float | str | None] = {}
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag in _RUN_TOGGLES:
            said[_RUN_TOGGLES[tag]] = is_on(child)
        elif tag in _RUN_SIZES:
            said[_RUN_SIZES[tag]] = _points(child.get(VAL), per_point=2)
        elif tag == W + "vertAlign":
            said["raised"] = child.get(VAL) == "superscript"
        elif tag == W + "position":  # LibreOffice's way of writing some superscripts
            said["raised"] = (_points(child.get(VAL), per_point=2) or 0.0) >= _RAISED_BY
        elif tag == W + "rStyle":
            said["style"] = child.get(VAL)
    return RunLook(**said) if said else _PLAIN_RUN  # type: ignore[arg-type]


_PLAIN_RUN = RunLook()


def is_struck(properties: _Element | None) -> bool:
    """Whether a w:rPr draws a line through the text, or two."""
    children = properties if properties is not None else ()
    return any(child.tag in _STRUCK and is_on(child) for child in children)


def paragraph_look(properties: _Element | None) -> ParagraphLook:
    """What a w:pPr says."""
    look = partial(_find_value, properties)
    number = properties.find(W + "numPr") if properties is not None else None
    indent = properties.find(W + "ind") if properties is not None else None
    first, chars = _first_line(indent) if indent is not None else (None, None)
    return ParagraphLook(
        style=look("pStyle"),
        outline=integer(look("outlineLvl")),
        align=look("jc"),
        first_line=first,
        first_line_chars=chars,
        num_id=_find_value(number, "numId"),
        num_level=integer(_find_value(number, "ilvl")),
    )


def _find_value(properties: _Element | None, name: str) -> str | None:
    element = properties.find(W + name) if properties is not None else None
    return element.get(VAL) if element is not None else None


def _first_line(indent: _Element) -> tuple[float | None, float | None]:
    """Indent of the first line, in points and in characters; hanging is less than nothing."""
    said: list[float | None] = []
    for suffix, per_point in (("", 20), ("Chars", 100)):
        first = _points(indent.get(f"{W}firstLine{suffix}"), per_point)
        hanging = _points(indent.get(f"{W}hanging{suffix}"), per_point)
        said.append(-hanging if hanging else first)
    return said[0], said[1]


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document, asked by their identifiers."""

    elements: dict[str, _Element]
    default_paragraph: str = ""
    default_run: RunLook = _PLAIN_RUN
    default_look: ParagraphLook = ParagraphLook()
    _runs: dict[str, RunLook] = field(default_factory=dict)
    _paragraphs: dict[str, ParagraphLook] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    def chain(self, identifier: str | None) -> Iterator[str]:
        """A style and those it builds on, the nearest first."""
        seen: set[str] = set()
        while identifier in self.elements and identifier not in seen:
            if len(seen) == _DEEPEST_STYLE:
                return
            seen.add(identifier)
            yield identifier
            identifier = _find_value(self.elements[identifier], "basedOn")

    def run(self, identifier: str | None) -> RunLook:
        """What a style says of its runs, with what it builds on."""
        look = _PLAIN_RUN
        for name in reversed(list(self.chain(identifier))):
            if name not in self._runs:
                self._runs[name] = over(run_look(self.elements[name].find(W + "rPr")), look)
            look = self._runs[name]
        return look

    def paragraph(self, identifier: str | None) -> ParagraphLook:
        """What a style says of its paragraphs, with what it builds on and the defaults."""
        look = self.default_look
        for name in reversed(list(self.chain(identifier))):
            if name not in self._paragraphs:
                own = paragraph_look(self.elements[name].find(W + "pPr"))
                self._paragraphs[name] = over(own, look)
            look = self._paragraphs[name]
        return look

    def heading_level(self, identifier: str | None) -> int:
        """The level that the name of a style, or of one it builds on, tells; 0 for none."""
        key = identifier or ""
        if key not in self._levels:
            named = (self._named_level(name) for name in self.chain(identifier))
            self._levels[key] = next((level for level in named if level), 0)
        return self._levels[key]

    def _named_level(self, identifier: str) -> int:
        for name in (_find_value(self.elements[identifier], "name") or "", identifier):
            bare = re.sub(r"[\s_]+", "", name).lower()
            if found := _HEADING.fullmatch(bare):
                return int(found.group(1))
            if _TITLE.fullmatch(bare):
                return 1
            if found := _UN_HEADING.fullmatch(bare):
                return _UN_LEVEL.get(found.group(1), 6)
        return 0


def read_styles(root: _Element | None) -> Styles:
    """The styles of a word/styles.xml; none where there is no such part."""
    if root is None:
        return Styles({})
    elements: dict[str, _Element] = {}
    default = ""
    for style in root.iterfind(W + "style"):
        identifier = style.get(W + "styleId") or ""
        elements[identifier] = style
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
            default = identifier
    defaults = f"{W}docDefaults/{W}%sPrDefault/{W}%sPr"
    return Styles(
        elements,
        default_paragraph=default,
        default_run=run_look(root.find(defaults % ("r", "r"))),
        default_look=paragraph_look(root.find(defaults % ("p", "p"))),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """How a run comes out on paper."""

    bold: bool
    italic: bool
    hidden: bool
    raised: bool
    size: float  # points


def shown(styles: Styles, paragraph_style: str | None, own: RunLook) -> Shown:
    """How a run looks once defaults, both its styles and its own settings are joined."""
    of_paragraph = styles.run(paragraph_style)
    of_character = styles.run(own.style)
    base = over(of_character, over(of_paragraph, styles.default_run))
    layers = (styles.default_run, of_paragraph, of_character, own)
    complex_script = bool(over(own, base).complex)
    bold = _toggle("bold", *layers)
    italic = _toggle("italic", *layers)
    size = over(own, base).size
    if complex_script:  # other programs than Word write w:b alone for Arabic
        bold = bold or _toggle("bold_complex", *layers)
        italic = italic or _toggle("italic_complex", *layers)
        size = over(own, base).size_complex or size
    return Shown(
        bold=bold,
        italic=italic,
        hidden=_toggle("hidden", *layers),
        raised=bool(over(own, base).raised),
        size=size or _DEFAULT_SIZE,
    )


def _toggle(
    name: str, default: RunLook, paragraph: RunLook, character: RunLook, own: RunLook
) -> bool:
    if (said := getattr(own, name)) is not None:
        return bool(said)
    if getattr(default, name):
        return True
    return bool(getattr(paragraph, name)) != bool(getattr(character, name))


def aligned(look: ParagraphLook) -> Align:
    """Where the lines of a paragraph stand; "" where nothing says."""
    return _ALIGN.get(look.align or "", "")


def indent(look: ParagraphLook, size: float) -> float:
    """Indent of the first line over the edge of the paragraph, in widths of an m."""
    if look.first_line_chars:
        return round(look.first_line_chars, 2)
    return round((look.first_line or 0.0) / size, 2) if size else 0.0
