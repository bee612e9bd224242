"""Printed numbers of paragraphs: found, set aside, and brought into one form for six languages.

    1.  12.  ١ -  3.4  (a)  (iv)  أ)  (б)  第一条  （二）  三、  四.  IV.  79/236.  236/79 -

A label is what is printed. A number is the label with those above it, spelled alike whatever the
script ("12 (a) (ii)"), so that versions can be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from typing import Literal, NamedTuple

from corpora.figures.counters import ALPHABETS, format_number, roman
from corpora.language import HAN
from corpora.words.han_forms import either

Style = Literal[
    "decimal", "section", "counted", "letter", "roman", "bracketed", "han", "article", "capital"
]

_CYRILLIC = ALPHABETS["russianLower"]  # the UN counts without ё, й, ъ, ы, ь
_ABJAD = ALPHABETS["arabicAbjad"]
_ARABIC_ORDINALS = (
    *("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا"),
    "عاشرا",
)
ARABIC_ORDINAL = rf"({'|'.join(_ARABIC_ORDINALS)})ً?"  # before a heading: I., II.
_ARABIC_FIRST = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"),
    "العاشر",
)
_ARABIC_LETTERS = ("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء")
_ARTICLES = (  # what is numbered in treaties, rules and statutes
    "Article|Chapter|Part|Section|Rule|Regulation|Principle|Chapitre|Partie|Règle|Principe|Artículo"
    "|Capítulo|Parte|Sección|Regla|Principio|Статья|Глава|Часть|Раздел|Правило|Принцип|المادة|الفصل"
    "|الباب|الجزء|القاعدة|المبدأ"
)
_FIRST = ("premier", "première", "primero", "primera", "первая", "первый", "первое")
_HAN_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_ASCII_DIGITS = {ord(char): str(unicodedata.digit(char)) for char in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}


class Label(NamedTuple):
    """One way to read the beginning of a text as a printed number."""

    printed: str
    style: Style
    value: int
    name: str  # the label in one form: "12", "(a)", "(iv)", "IV"
    end: int  # where the text goes on


class Numbered(NamedTuple):
    """A label in its place among the others."""

    label: Label
    level: int  # from 1
    number: str  # "12 (a)"


def roman_value(text: str) -> int:
    """The value of a Roman numeral; 0 if it is none.

    >>> roman_value("xiv"), roman_value("IIX")
    (14, 0)
    """
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUES[char] for char in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def han_value(text: str) -> int:
    """The value of a Chinese numeral below 10,000, or of digits; 0 if it is none.

    >>> han_value("七十九"), han_value("一百零三"), han_value("二〇二四"), han_value("79")
    (79, 103, 2024, 79)
    """
    if text.isdecimal():
        return int(text)
    if not text or any(char not in _HAN_DIGITS and char not in _HAN_UNITS for char in text):
        return 0
    if not any(char in _HAN_UNITS for char in text):
        return int("".join(str(_HAN_DIGITS[char]) for char in text))
    total, digit = 0, -1
    for char in text:
        if char in _HAN_UNITS:
            total += (1 if digit < 0 else digit) * _HAN_UNITS[char]
            digit = -1
        else:
            digit = _HAN_DIGITS[char]
    return total + max(digit, 0)


def letter_value(letters: str) -> int:
    """Its place in the order of its alphabet (a, а, أ: 1; aa: 27); 0 if it is none.

    >>> letter_value("b"), letter_value("б"), letter_value("ب"), letter_value("bb")
    (2, 2, 2, 28)
    """
    small = letters.lower().replace("ا", "أ")
    for alphabet in (_CYRILLIC, _ABJAD):
        if len(small) == 1 and small in alphabet:
            return alphabet.index(small) + 1
    if re.fullmatch(r"([a-z])\1{0,2}", small):
        return ord(small[0]) - 96 + 26 * (len(small) - 1)
    return 0


# What must follow a label: white space, or at once a letter of a script that sets none between.
_AFTER = r"(?=\s|[^\W\d_A-Za-z]|[“\"«《「（(\[]|$)"
_PART = r"\d{1,3}"
_SECTION = rf"{_PART}(?:\.{_PART})+"
# Put in after a number that stays: 1 bis, 1-бис, 1之二.
_AGAIN = {"бис": "bis", "тер": "ter", "مكررا": "bis", "之二": "bis", "之三": "ter"} | {
    word: word for word in ("bis", "ter", "quater", "quinquies")
}
_REPEATED = "|".join(_AGAIN)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŒА-ЯЁ]"
_LETTER = rf"[a-zA-Z]{{1,2}}|[{_CYRILLIC}]|[{_ABJAD}ا]"
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        "decimal",
        re.compile(r"(\d{1,4})(?:\.(?!\d)|．|、|\)|(?:\s?[-–](?=\s)|\s[-–])(?!\s*\d))" + _AFTER),
    ),
    (
        "decimal",
        re.compile(rf"({_PART}[ -]?(?:{_REPEATED}))(?:[.．、]|(?=\s+[“\"«\[]?{_CAPITAL})){_AFTER}"),
    ),
    (
        "section",
        re.compile(rf"({_SECTION})(?:\.(?=\s)|(?=\s+[“\"«„]?{_CAPITAL})|(?=\s+“[{HAN}])|(?=\t))"),
    ),
    ("section", re.compile(rf"({_SECTION}\.{_PART})(?=\s?[{HAN}])")),  # "3.5万" is an amount
    ("bracketed", re.compile(r"[(（](\d{1,3}|[一二三四五六七八九十百]{1,4})[)）]")),
    ("letter", re.compile(rf"[(（]?({_LETTER})[)）]" + _AFTER)),
    ("roman", re.compile(r"[(（]?([ivxl]{1,6})[)）]" + _AFTER)),
    ("roman", re.compile(r"['‘’](\d{1,2})['‘’](?=\s)")),  # so in Arabic
    ("han", re.compile(r"([一二三四五六七八九十百]{1,4})[、.．]")),
    (
        "article",
        re.compile(
            either(
                r"第 ?([一二三四五六七八九十百零〇\d]{1,5}) ?(?:部分|[条章节部编])[.．:：]?(?=\s)"
            )
        ),
    ),
)
_HEADING_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("han", re.compile(r"((?![CL]\s)[IVXLC]{1,7})(?:\.|[-–]|\))?(?=\s)")),  # "C Annexes" is no 100
    (
        "capital",
        re.compile(rf"([A-Z]|[{_CYRILLIC.upper()}]|[{_ABJAD}])(?:\.|\s?[-–]|\))(?=\s)"),
    ),
    ("section", re.compile(rf"([A-Z]\.{_PART}(?:\.{_PART})*)(?=\s+{_CAPITAL}|\s?[{HAN}])")),
    (
        "section",
        re.compile(
            rf"({_SECTION})(?=\s?[{HAN}])" + either(r"(?!\s?(?:[万亿千百十倍个]|版(?![权面])))")
        ),
    ),
    ("han", re.compile(rf"{ARABIC_ORDINAL}\s?[-–]")),
    ("capital", re.compile(rf"({'|'.join(_ARABIC_LETTERS)})\s?[-–]")),
    (
        "article",
        re.compile(
            rf"(?:{_ARTICLES}) (\d{{1,3}}|[IVXLC]{{1,7}}|[A-Z]|"
            rf"{'|'.join(_ARABIC_FIRST + _FIRST + _ARABIC_LETTERS)})"
            r"\b(?:[.:]|\s?[-–])?(?=\s+[^\Wa-zа-я])"
        ),
    ),
)
# What may be an amount ("3.5 公里") or a range ("2-5 أيام") unless it goes on counting.
_COUNTED = (
    re.compile(rf"({_SECTION})(?=\s[{HAN}])" + either(r"(?!\s[万亿千百十倍个])")),
    re.compile(r"([1-9]\d?[-–][1-9]\d?)(?=\s+[\u0620-\u064a])"),
)
_ARTICLE = re.compile(
    rf"(?:{_ARTICLES}) (?:[\d٠-٩]{{1,3}}|[IVXLC]{{1,7}}|[A-Z]|{'|'.join(_ARABIC_FIRST + _FIRST)})"
    "[.:]?" + either(r"|第 ?[一二三四五六七八九十百\d]{1,5} ?(?:部分|[条章节部编])")
)
_TITLED = re.compile(
    rf"(?:{_ARTICLES}) (?:[\d٠-٩]{{1,3}}|[A-Z]{{1,7}}|{'|'.join(_ARABIC_FIRST + _FIRST)})"
    r"(?:\.| [–-]) +[^\Wa-zа-я\d]"
    + either(r"|第 ?[一二三四五六七八九十百\d]{1,5} ?(?:部分|[条章节部编])[ \u3000\t]+[^\W\d]")
)
_ALONE = re.compile(
    rf"(?:[IVXLC]{{1,7}}|[A-Z]|[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[.、]?|{_ARTICLE.pattern}"
)


def labels_at_start(text: str, heading: bool = False) -> list[Label]:
    """Every way to read the beginning of a text as a printed number; [] if it has none.

    More than one where a letter and a Roman numeral look alike: "(i)", "(c)". A text that is
    nothing but a number keeps it: ("I.", "第一条" on a line of their own).

    Args:
        text: a paragraph.
        heading: it is a heading, which may be numbered with capitals: "IV.", "B.".

    >>> [(label.style, label.value) for label in labels_at_start("(i) To continue")]
    [('letter', 9), ('roman', 1)]
    >>> labels_at_start("3.5 million people"), labels_at_start("第一条规定")
    ([], [])
    """
    found = []
    plain = text[:24].translate(_ASCII_DIGITS)
    for style, regex in _PATTERNS + (_HEADING_PATTERNS if heading else ()):
        match = regex.match(plain)
        if not match or not text[match.end() :].strip():
            continue
        value, name = _value_and_name(style, match.group(1))
        if value:
            end = len(text) - len(text[match.end() :].lstrip())
            found.append(Label(text[: match.end()].strip(), style, value, name, end))
    return found


def counted_at_start(text: str) -> list[Label]:
    """A number of chapter and paragraph that only those above it tell from an amount or a range.

    >>> [label.name for label in counted_at_start("1-2 وتنطبق على المقاييس")]
    ['1.2']
    """
    plain = text[:24].translate(_ASCII_DIGITS)
    found = next(filter(None, (regex.match(plain) for regex in _COUNTED)), None)
    if not found:
        return []
    parts = re.split("[.–-]", found[1])
    end = len(text) - len(text[found.end() :].lstrip())
    return [Label(text[: found.end()], "counted", int(parts[-1]), ".".join(parts), end)]


def is_label_alone(text: str) -> bool:
    """Whether a line is nothing but the number of the heading under it: "II", "Article 5"."""
    return bool(_ALONE.fullmatch(text.strip()))


def is_article_alone(text: str) -> bool:
    """Whether a line is nothing but the word for an article or chapter and its number.

    >>> is_article_alone("Article 5"), is_article_alone("Article 5 applies")
    (True, False)
    """
    return bool(_ARTICLE.fullmatch(text.strip()))


def is_article_titled(text: str) -> bool:
    """Whether a line begins with the word for an article or chapter, its number and a title.

    >>> is_article_titled("Article 5. Liability"), is_article_titled("Article 5 applies")
    (True, False)
    """
    return bool(_TITLED.match(text))


def _value_and_name(style: Style, inner: str) -> tuple[int, str]:
    if inner in _FIRST:
        return 1, "1"
    again = inner.lstrip("0123456789 -")
    if again in _AGAIN:
        number = inner.removesuffix(again).rstrip(" -")
        return int(number), f"{number} {_AGAIN[again]}"
    for words in (_ARABIC_ORDINALS, _ARABIC_FIRST, _ARABIC_LETTERS):
        if inner in words:
            value = words.index(inner) + 1
            lettered = words is _ARABIC_LETTERS
            return value, format_number(value, "upperLetter") if lettered else str(value)
    if style == "section":
        return int(inner.rpartition(".")[2]), inner
    if style in ("letter", "capital") or (
        style == "article" and re.fullmatch("[A-HJ-UWYZ]", inner)
    ):
        value = letter_value(inner)
        name = format_number(value, "lowerLetter") if value else ""
        return value, f"({name})" if style == "letter" else name.upper()
    if style == "roman" and inner.isdecimal():
        return int(inner), f"({roman(int(inner))})"
    if style == "roman":
        return roman_value(inner), f"({inner})"
    value = roman_value(inner) if inner.isascii() and inner.isalpha() else han_value(inner)
    return value, f"({value})" if style == "bracketed" else str(value)


_RESOLUTION = re.compile(
    r"(\d{1,4})/(\d{1,4})(?: ([A-Z](?:-[A-Z])?)(?=[.\s]))?\s?(?:[.．\-–]|(?=\s))[\s.\-–]*"
)
# So it begins a line before the title, and not where a resolution is mentioned.
BEFORE_TITLE = re.compile(r"^\d{1,3}/\d{1,4}(?: [A-Z])?(?:\.|\s?[-–])\s+")
_SESSIONS = 99  # of the General Assembly, for some years to come


def resolution_label(text: str, lang: str) -> Label | None:
    """The number before a resolution's title; Arabic prints the session last.

    >>> resolution_label("79/236. 南南合作", "zh")
    Label(printed='79/236.', style='decimal', value=236, name='79/236', end=8)
    >>> resolution_label("236/79 - التعاون", "ar").name
    '79/236'
    """
    plain = text.translate(_ASCII_DIGITS)
    match = _RESOLUTION.match(plain)
    if not match or match.end() == len(text):
        return None
    session, number = match[1], match[2]
    if lang == "ar" and int(number) <= _SESSIONS:
        session, number = number, session
    name = f"{session}/{number}" + (f" {match[3]}" if match[3] else "")
    return Label(text[: match.end()].strip(), "decimal", int(number), name, match.end())


def number_all(
    readings: Iterable[Sequence[Label] | None], headings: Container[int] = ()
) -> list[Numbered | None]:
    """Follow the labels down a document and say how deep each stands.

    A style that is open already closes those below it; a new one opens a level. Where a label can
    be read in two ways, the reading that goes on counting wins.

    Args:
        readings: for each paragraph its `labels_at_start`; None starts afresh (an annex).
        headings: the places of headings: behind one, "1." is no part of a list before it.

    >>> texts = ["1. a", "(a) b", "(b) c", "2. d", "(i) e"]
    >>> [n.number for n in number_all(map(labels_at_start, texts)) if n]
    ['1', '1 (a)', '1 (b)', '2', '2 (i)']
    """
    stack: list[Label] = []
    result: list[Numbered | None] = []
    section = ""
    is_behind_heading = False
    for place, labels in enumerate(readings):
        is_behind_heading |= place in headings
        if labels is None:
            stack.clear()
        if not labels:
            result.append(None)
            continue
        label = max(labels, key=lambda label: _likelihood(label, stack))
        if label.style == "counted":
            if not _counts_on(label, section):
                result.append(None)
                continue
            label = label._replace(style="section")
        styles = [open_label.style for open_label in stack]
        if label.style == "section":  # "1.2" says itself where it belongs
            stack.clear()
            section = label.name
        elif _is_next_chapter(label, stack) or (is_behind_heading and _begins_anew(label, stack)):
            stack.clear()
        elif label.style in styles:
            del stack[styles.index(label.style) :]
        stack.append(label)
        is_behind_heading = False
        number = " ".join(open_label.name for open_label in stack)
        result.append(Numbered(label, len(stack), number))
    return result


def _is_next_chapter(label: Label, stack: Sequence[Label]) -> bool:
    """Whether "2." comes after "1.4" and what is below it, and not in it."""
    section = stack[0].name.partition(".")[0] if stack and stack[0].style == "section" else ""
    styles = [open_label.style for open_label in stack]
    counts = section.isdecimal() and label.value == int(section) + 1
    return label.style == "decimal" and "decimal" not in styles and counts


def _begins_anew(label: Label, stack: Sequence[Label]) -> bool:
    """Whether "1." cannot belong to what is open, a list alone: "(i)"."""
    counting = ("decimal", "han")
    styles = [open_label.style for open_label in stack]
    return label.style in counting and label.value == 1 and not {*styles} & {*counting, "section"}


def _counts_on(label: Label, before: str) -> bool:
    """Whether a chapter and paragraph come next, or are the first of a later chapter."""
    *chapter, last = map(int, label.name.split("."))
    *earlier, previous = list(map(int, (before or "0.0").split(".")))[: len(chapter) + 1]
    return last == previous + 1 if chapter == earlier else last == 1 and chapter > earlier


def _likelihood(label: Label, stack: Sequence[Label]) -> int:
    for open_label in stack:
        if open_label.style == label.style:
            return 3 if label.value == open_label.value + 1 else 1
    return 2 if label.value == 1 else 0
