"""Lines of an Arabic page, as one sees them, back into reading order.

    صكوك 236/79 رارقلا    as printed, from left to right
    القرار 236/79 صكوك    as read and stored

Producers differ in two ways that only the whole file shows: whether a bracket is stored as it
looks or as it is meant, and whether letters come in presentation forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from bidi.algorithm import get_display

from corpora.pages.lines import RAISED, Line, Page, side_by_side

_MIRRORED = str.maketrans("()[]{}«»‹›<>⁽⁾", ")(][}{»«›‹><⁾⁽")
_TURNED_ROUND = re.compile(
    rf"^[{RAISED}]*[.,:;)]|\)[^()]*\("
)  # Latin set as Arabic: a full stop comes first
_GAP_IN_BRACKETS = re.compile(r"(?<=[(\[]) | (?=[)\]])")
# Raised digits are digits to the algorithm; where they stand tells what they are.
_LABEL_AT_RIGHT = re.compile(rf"(?:\s+|(?<![A-Za-z\d{RAISED}])|(?=⁽))([{RAISED}]+)$")
_CALL_LEFT_OF_NUMBER = re.compile(
    rf"(?<![\d{RAISED}])([{RAISED.replace('⁽⁾', '')}]+)([،؛.:,]?)(\d[\d.,/]*)"
)
_RAISED_BRACKETS = re.compile(r"[⁽⁾]([^⁽⁾\s]+)[⁽⁾]")
# Right of a Latin text in brackets a number is read before it: "10 (A/69/10)", in Arabic.
_NUMBER_RIGHT_OF_LATIN = re.compile(
    r"([A-Za-z][^()\u0600-\u06ff]*[()]|[A-Za-z][\w./]*(?= [،؛]))(?=\s?[،؛]?\+?\d)"
)
# Before the first word of a paragraph a range runs from left to right, later from right to left.
_FIRST_RANGE = re.compile(r"^(\d{1,4})([-–])(\d{1,4})(?= [\u0620-\u064a]|[.،؛:]?$)")
# A number alone in a cell: its groups are stored as in a line, where the last is written first.
_GROUPS = re.compile(r"\(?[+–−-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?\)?")
# A Latin date set as Arabic: the day before the month is read first.
_DAY_LAST = re.compile(r"([A-Z][a-z]+ \d{4}) (\d{1,2})")
_MARK_OF_DIRECTION = "\u200f"
# Arabic was read before the numbers at the left of a line: a mark of it decides how ranges run.
_ARABIC_LETTER = "\u061c"
# A font has one character for a bracket's shape, whichever way the bracket is meant.
_BEFORE_WORD = re.compile(r"(?:(?<=\s)|^)[()](?=[^\s()،؛.,:])")
_AFTER_WORD = re.compile(r"(?<=[^\s()])[()](?=[\s،؛.,:]|$)")
_LATIN = re.compile("[A-Z].*[A-Za-z]")
_OPENS = re.compile(r"\([^()]*\)")
_CLOSES = re.compile(r"\)[^()]*\(")


def reads_from_right(text: str) -> bool:
    """Whether most strong characters of a text run from right to left.

    >>> reads_from_right("A/RES/79/236 التعاون فيما بين بلدان الجنوب")
    True
    """
    right = left = 0
    for char in text:
        direction = unicodedata.bidirectional(char)
        right += direction in ("R", "AL")
        left += direction == "L"
    return right > left


def in_reading_order(pages: Iterable[Page]) -> list[Page]:
    """Pages whose lines are in reading order, mirrored so that every line begins at its left.

    The x axis of the result runs from the right edge of the paper to the left.
    """
    pages = list(pages)
    texts = [line.text for page in pages for line in page.lines]
    mirror = brackets_are_mirrored(texts)
    sign = stroke("\n".join(texts))
    return [
        replace(
            page,
            lines=tuple(
                _turned(replace(line, text=stretched(line.text, sign)), page.width, mirror)
                for line in page.lines
            ),
            strokes=tuple(
                rule._replace(left=page.width - rule.right, right=page.width - rule.left)
                for rule in page.strokes
            ),
        )
        for page in pages
    ]


def logical(text: str, mirror: bool = False) -> str:
    """One line as seen, in reading order, by the Unicode algorithm run backwards.

    `mirror` turns every bracket round.

    >>> logical("رارقلا 236/79")
    '236/79 القرار'
    """
    text = _RAISED_BRACKETS.sub(r"⁽\1⁾", text)
    if label := _LABEL_AT_RIGHT.search(text):
        return f"{label[1]} {logical(text[: label.start()], mirror)}".strip()
    text = _CALL_LEFT_OF_NUMBER.sub(r"\3\2\1", text)
    text = _NUMBER_RIGHT_OF_LATIN.sub(rf"\1{_MARK_OF_DIRECTION}", _plain_letters(text))
    before = _ARABIC_LETTER if _ARABIC.search(text) else ""
    turned = str(get_display(before + text, base_dir="R"))
    turned = turned.replace(_ARABIC_LETTER, "").replace(_MARK_OF_DIRECTION, "")
    if mirror:
        turned = turned.translate(_MIRRORED)
    turned = _RAISED_BRACKETS.sub(r"⁽\1⁾", turned)
    turned = _FIRST_RANGE.sub(_rising, turned)
    turned = _BEFORE_WORD.sub("(", _AFTER_WORD.sub(")", turned))
    return _GAP_IN_BRACKETS.sub("", turned)  # the font sets brackets a little off


def _rising(run: re.Match[str]) -> str:
    first, sign, second = run.groups()
    return f"{second}{sign}{first}" if int(first) > int(second) else run[0]


def line_as_read(line: str, mirror: bool) -> str:
    """A line of a file as seen, in reading order, where form feeds before it stay."""
    return "\f" * line.count("\f") + logical(line.replace("\f", "").strip(), mirror)


_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")  # its commas too
_WITHIN = re.compile("(?<=[\u0620-\u065f])([A-Za-z!#$%&+<=>?@^~|])\\1*(?=[\u0620-\u065f])")
_STRAY = re.compile("(?<![\u0620-\u065f])\u0640+(?![\u0620-\u065f])")
_INKED = re.compile("[^\\s\u0640]")
UNJOINED = frozenset("اأإآٱدذرزوؤةىء")  # letters after which the next one stands apart


def stroke(text: str) -> str:
    """The Latin letter or sign that stands for the stroke that stretches words; "" if none does.

    Some producers give that glyph no character, and its code is read as one: "بشcأن", "بش!أن".
    It stands between letters that are joined.
    """
    found = list(_WITHIN.finditer(text))
    sign, times = max(Counter(one[1] for one in found).items(), key=itemgetter(1), default=("", 0))
    ends = [(text[one.start() - 1], text[one.end()]) for one in found if one[1] == sign]
    apart = min(
        (sum(map(UNJOINED.__contains__, side)) for side in zip(*ends, strict=True)), default=0
    )
    return sign if times > 5 and apart < 0.1 * times else ""


def stretched(text: str, sign: str) -> str:
    """A text with strokes for what stands for them."""
    if not sign or sign not in text:
        return text
    return _WITHIN.sub(lambda found: "ـ" * len(found[0]) if found[1] == sign else found[0], text)


def without_strays(text: str) -> str:
    """A text without strokes that stretch no word: they fill up a line beside a figure or sign.

    >>> without_strays("ةنجللا تغلبأو ـ- 6"), without_strays("ـه 1445")
    ('ةنجللا تغلبأو - 6', 'ـه 1445')
    """
    return _STRAY.sub("", text) if _INKED.search(text) else text


def _plain_letters(text: str) -> str:
    """Presentation forms as letters; those that stand for several come as seen."""
    if not re.search("[\ufb50-\ufdff\ufe70-\ufefc]", text):
        return text
    return "".join(
        unicodedata.normalize("NFKC", char)[::-1] if "\ufb50" <= char <= "\ufefc" else char
        for char in text
    )


def _is_latin(text: str) -> bool:
    """Whether a line on an Arabic page is set from left to right.

    It has no Arabic, no full stop in front and no label at its right.
    """
    arabic = _ARABIC.search(text)
    return not (arabic or _TURNED_ROUND.search(text) or _LABEL_AT_RIGHT.search(text))


def _as_written(text: str) -> str:
    day_last = _DAY_LAST.fullmatch(text)
    return f"{day_last[2]} {day_last[1]}" if day_last else text


def _turned(line: Line, width: float, mirror: bool) -> Line:
    parts = [without_strays(part) for part in line.texts()]
    latin = _is_latin(" ".join(parts))
    texts = [
        _as_written(part)
        if (latin or (_LATIN.search(part) and _is_latin(part))) and not _GROUPS.fullmatch(part)
        else logical(part, mirror)
        for part in parts
    ]
    text, pieces = side_by_side(
        (text, width - piece.right, width - piece.left)
        for text, piece in zip(texts[::-1], line.pieces[::-1], strict=True)
    )
    return replace(
        line,
        text=text,
        left=width - line.right,
        right=width - line.left,
        pieces=pieces,
        opens_bold=line.closes_bold,
        closes_bold=line.opens_bold,
    )


def brackets_are_mirrored(lines: Iterable[str]) -> bool:
    """Whether brackets, turned by the algorithm, come out the wrong way round in this file."""
    balance = 0
    for line in lines:
        if "(" in line and ")" in line:
            turned = logical(line)
            balance += bool(_OPENS.search(turned)) - bool(_CLOSES.search(turned))
    return balance < 0


_AS_SEEN = re.compile("\u202a([^\u202a-\u202c]*)\u202c")
_RIGHT_TO_LEFT = re.compile("\u202b((?:[^\u202a-\u202c]|\u202a[^\u202a-\u202c]*\u202c)*)\u202c")


def without_embeddings(text: str) -> str:
    """Text whose directions control characters tell, without these and in reading order.

    pdftotext puts what runs from right to left between U+202B and U+202C. What runs from left to
    right in it, with the spaces and signs that follow, stands as seen, between U+202A and U+202C;
    several cells or words on one line stand as seen, too. An indent is where such a line ends.
    """
    if "\u202b" not in text:
        return text
    lines = [_RIGHT_TO_LEFT.split(line) for line in text.split("\n")]
    mirror = brackets_are_mirrored(map(_as_seen, filter(_is_of_words, lines)))
    return "\n".join(
        line_as_read(_as_seen(parts), mirror) if _is_of_words(parts) else _read_from_right(parts)
        for parts in lines
    )


def _is_of_words(parts: Sequence[str]) -> bool:
    """Whether a line has every Arabic word embedded and the rest as seen, as of pdftotext -raw."""
    between, words = "".join(parts[::2]).strip(), parts[1::2]
    if not between or not words or any(map(str.isspace, "".join(words))):
        return False
    several = len(words) > 1 or not any(map(str.isalpha, between))
    return several and reads_from_right("".join(parts))


def _as_seen(parts: Sequence[str]) -> str:
    """Such a line without what embeds, its words turned round."""
    return "".join(part[::-1] if at % 2 else part for at, part in enumerate(parts))


def _read_from_right(parts: list[str]) -> str:
    """A line of which every other part is embedded from right to left."""
    between, embedded = "".join(parts[::2]), parts[1::2]
    parts[1::2] = (_AS_SEEN.sub(_run_as_read, part) for part in embedded)
    if not embedded or any(map(str.isalpha, between)):
        return "".join(parts)
    return "\f" * between.count("\f") + "".join(parts[::-1]).replace("\f", "").strip()


def _run_as_read(run: re.Match[str]) -> str:
    alone = run[0] == run.string and any(map(str.isalpha, run[1]))
    return run[1] if alone and _is_latin(run[1]) else logical(run[1])
