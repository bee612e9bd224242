"""What HTML attributes and inline styles say of how an element looks.

Only the element itself is asked: attributes, and the declarations in its `style`. Style sheets are
not applied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpora.blocks import Role
from corpora.figures.counters import format_number

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BOLD = {"b", "strong", "th", *HEADINGS}
_ITALIC = {"i", "em", "cite", "dfn", "var", "address"}
_PRE = {"pre", "listing", "xmp", "plaintext"}
LOOKING = {*_BOLD, *_ITALIC, *_PRE, "sup", "sub", "font", "small", "big", "center", "td"}
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(px|pt|pc|in|cm|mm|em|rem|ex|ch|%)")
_POINTS = {"px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_RELATIVE = {"em": 1.0, "ex": 0.5, "ch": 0.5, "%": 0.01}
_MEDIUM = 12.0  # points; what browsers take for running text
_KEYWORDS = {
    **{"xx-small": 0.6, "x-small": 0.75, "small": 0.89, "medium": 1.0},
    **{"large": 1.2, "x-large": 1.5, "xx-large": 2.0},
}
_FONT_SIZES = (0.63, 0.82, 1.0, 1.13, 1.5, 2.0, 3.0)  # <font size="1"> to <font size="7">
_TAG_SIZES = {  # over the size around it (HTML standard, section 15.3)
    **{"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67},
    **{"small": 0.83, "big": 1.2},
}
_LIST_TYPES = {
    **{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha"},
    **{"i": "lower-roman", "I": "upper-roman"},
}
_COUNTERS = {  # CSS name: style of `counters`, what follows the number
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "arabic-indic": ("arabicIndic", "."),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
_BULLETS_BY_DEPTH = ("disc", "circle", "square")


def declarations(element: _Element) -> dict[str, str]:
    """The declarations of an element's own style, names in small letters."""
    said: dict[str, str] = {}
    for declaration in element.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip().lower()] = value.strip()
    return said


def _points(length: str, around: float) -> float | None:
    """A CSS length in points, relative ones taken from `around`; None where it is no length."""
    found = _LENGTH.fullmatch(length.strip().lower())
    if found is None or not found.group(1) or found.group(1) == "-":
        return None
    number, unit = float(found.group(1)), found.group(2)
    if unit == "rem":
        return number * _MEDIUM
    return number * (_POINTS[unit] if unit in _POINTS else _RELATIVE[unit] * around)


def _font_size(element: _Element, style: dict[str, str], around: float) -> float:
    """The type size of an element in points."""
    said = style.get("font-size", "").lower()
    if said in _KEYWORDS:
        return _MEDIUM * _KEYWORDS[said]
    if said and (size := _points(said, around)) is not None:
        return size
    if element.tag == "font" and (
        found := re.fullmatch(r"([+-]?)([1-7])", element.get("size", ""))
    ):
        step = int(found.group(2))
        step = {"+": 3 + step, "-": 3 - step}.get(found.group(1), step)
        return _MEDIUM * _FONT_SIZES[min(max(step, 1), 7) - 1]
    return around * _TAG_SIZES.get(str(element.tag), 1.0)


def _is_bold(style: dict[str, str]) -> bool | None:
    """Whether the style makes text bold; None where it does not say."""
    weight = style.get("font-weight", "").lower()
    if weight in ("bold", "bolder") or re.fullmatch(r"[6-9]00", weight):
        return True
    return False if weight in ("normal", "lighter") or weight.endswith("00") else None


def _is_italic(style: dict[str, str]) -> bool | None:
    """Whether the style makes text italic; None where it does not say."""
    slant = style.get("font-style", "").lower()
    return slant in ("italic", "oblique") if slant else None


def is_hidden(element: _Element, style: dict[str, str]) -> bool:
    """Whether a browser shows nothing of an element."""
    return (
        "hidden" in element.attrib
        or style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() in ("hidden", "collapse")
        or style.get("mso-hide", "").lower() == "all"
        or (element.tag == "dialog" and "open" not in element.attrib)
    )


def list_style(element: _Element, style: dict[str, str]) -> str:
    """How the items of a list, or one item, are marked; "" where nothing says.

    A CSS name in small letters, or a string in its quotation marks.
    """
    said = style.get("list-style-type") or style.get("list-style") or ""
    for found in re.finditer(r"\"[^\"]*\"|'[^']*'|[\w-]+", said):
        word = found.group()
        if word[0] in "\"'" or word.lower() in _COUNTERS or word.lower() in _BULLETS:
            return word if word[0] in "\"'" else word.lower()
    kind = str(element.get("type", ""))
    return str(_LIST_TYPES.get(kind) or (kind.lower() if kind.lower() in _BULLETS else ""))


def item_label(marker: str, number: int, depth: int, ordered: bool) -> str:
    """What stands before a list item.

    >>> item_label("lower-roman", 4, 1, ordered=True), item_label("", 1, 2, ordered=False)
    ('iv.', '◦')
    """
    if marker[:1] in ("'", '"'):
        return marker[1:-1].strip()
    if not marker:
        bullet = _BULLETS_BY_DEPTH[min(depth, len(_BULLETS_BY_DEPTH)) - 1]
        marker = "decimal" if ordered else bullet
    if marker in _BULLETS:
        return _BULLETS[marker]
    counter, after = _COUNTERS[marker]
    return format_number(number, counter) + after


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands down to those inside it."""

    role: Role = "text"
    level: int = 0  # of a heading
    bold: bool = False
    italic: bool = False
    raised: bool = False
    pre: bool = False
    rtl: bool = False
    size: float = _MEDIUM
    align: str = ""
    indent: float = 0.0
    lang: str = ""


def look_of(element: _Element, look: Look) -> Look:
    """What an element hands down, `look` being what it was handed."""
    tag = str(element.tag)
    style = declarations(element)
    bold, italic = _is_bold(style), _is_italic(style)
    size = min(max(_font_size(element, style, look.size), 1.0), 1000.0)
    direction = style.get("direction") or element.get("dir", "")
    level = HEADINGS.get(tag, 0)
    if element.get("role") == "heading" or "MsoTitle" in element.get("class", ""):
        found = re.fullmatch(r"[1-9]", element.get("aria-level", "1"))
        level = int(found.group()) if found else 1
    align = style.get("text-align") or element.get("align", "")
    first_line = _points(style["text-indent"], size) if "text-indent" in style else None
    return replace(
        look,
        role="heading" if level else look.role,
        level=level or look.level,
        bold=(look.bold or tag in _BOLD) if bold is None else bold,
        italic=(look.italic or tag in _ITALIC) if italic is None else italic,
        raised=(look.raised or tag == "sup" or style.get("vertical-align") == "super")
        and tag != "sub",
        pre=look.pre or tag in _PRE or style.get("white-space", "").startswith("pre"),
        rtl=direction.lower() == "rtl" if direction else look.rtl,
        size=size,
        align="center" if tag == "center" else align.lower() or look.align,
        indent=look.indent if first_line is None or not size else round(first_line / size, 2),
        lang=(element.get("lang") or look.lang)[:2].lower(),
    )
