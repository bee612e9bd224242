"""What the words at the end of a line and at the beginning of the next tell of their paragraph.

Geometry tells more (`layout.py`); text that programs pulled out of a PDF has little of it.
"""

from __future__ import annotations

import re

from corpora.formulas import begins_clause, begins_speech, is_captioned, stands_alone
from corpora.numbering import BEFORE_TITLE, is_label_alone, labels_at_start
from corpora.pages.joining import starts_small
from corpora.pages.lines import RAISED, Line
from corpora.symbol import is_symbol

_CLOSING = rf"[\"'”’»」』》)\]）{RAISED}*†‡\s]*$"  # with calls of notes
_PROPOSED = r"(?: ?\[[^\[\]]{1,60}\])*"  # who proposed the words before it: "lakes. [CHL, NOR]"
_ENDS = re.compile(rf"[.;:!?,。；：！？，،؛؟…]{_PROPOSED}{_CLOSING}|_{{3,}}\s*$")
_STOPS = re.compile(rf"[.;:!?。；：！？؛؟…]{_PROPOSED}{_CLOSING}|_{{3,}}\s*$")
_IN_BRACKETS = re.compile(r"\[[^\W\d_a-zа-я][^\[\]]{5,}\]")  # [Original: English]
_NAMES_RESOLUTION = re.compile(
    r"(?:\b(?:resolutions?|résolutions?|resoluci(?:ón|ones)|резолюци[а-я]{1,2}|and|et|y|и|[,،])"
    r"|قرار(?:ها|ات|اتها|يها|ي)?|،)$"
)
_ARABIC = re.compile("[\u0620-\u064a]")
# Words after which no text ends.
_DANGLES = re.compile(
    r"[^.] (?:a|an|and|by|for|from|in|of|on|or|the|to|with|à|au|aux|d[eu]|des|en|et|l[ae]s?|ou"
    r"|par|pour|sur|con|del?|el|los|o|por|para|y|в|во|для|и|или|к|на|о|об|от|по|с|со|у)$"
)
_NEARLY = 0.8  # of the width of a full line


def has_ended(text: str) -> bool:
    """Whether a line ends with a mark at which a paragraph may end, a comma included."""
    return bool(_ENDS.search(text))


def has_stopped(text: str) -> bool:
    """Whether it ends with a mark at which a sentence or clause ends."""
    return bool(_STOPS.search(text))


def dangles(text: str) -> bool:
    """Whether a line ends with a word after which no text ends; a letter may be a number.

    >>> dangles("Report of the"), dangles("THE OFFICE OF"), dangles("ANNEX A")
    (True, True, False)
    """
    word = text.lower() if text.isupper() and text[-2:].isalpha() else text
    return bool(_DANGLES.search(word))


def runs_over(one: Line, other: Line, full: float) -> bool:
    """Whether a sentence runs from a full line to the next, whatever stands between them.

    pdfminer puts blank lines there, and pdftotext behind the first line of an Arabic paragraph.
    """
    if has_ended(one.text) or not (starts_small(other.text) or _ARABIC.match(other.text)):
        return False
    return one.right > _NEARLY * full and not labels_at_start(other.text)


def told_by_blank(one: Line, other: Line, full: float) -> bool | None:
    """Whether a paragraph goes on, where a blank at the end of a line tells; None if none does."""
    if one.runs_on is False:
        return None if runs_over(one, other, full) else False
    small = starts_small(other.text) or not has_ended(one.text)
    goes_on = one.runs_on and small and not has_stopped(one.text)
    return True if goes_on and not labels_at_start(other.text) else None


def told_by_words(above: str, text: str, indented: bool) -> bool:
    """Whether words say that a paragraph begins, where geometry tells little or nothing."""
    if stands_alone(above) or stands_alone(text):
        return True
    if BEFORE_TITLE.match(text) and not _NAMES_RESOLUTION.search(above):
        return True
    if is_label_alone(text) and not text.isdecimal():
        return True
    if is_symbol(text) or is_symbol(above) or _IN_BRACKETS.fullmatch(text):
        return True
    if has_stopped(above) and (is_captioned(text) or begins_speech(text)):
        return True
    return not indented and has_ended(above) and begins_clause(text)
