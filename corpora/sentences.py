"""Cut a paragraph into sentences, in place.

    Mr. Lee (see para. 4) replied. “Is it clear?” he asked. It was.
    └────────────────────────────┘ └─────────────────────┘ └─────┘

One regular expression finds the marks that may end a sentence; small questions decide, in this
order: does a bracket or quotation hold the mark, can what follows begin a sentence, does the full
stop belong to a label, an abbreviation or an initial. What differs by language stands in
`data/abbreviations.toml`; a language without a section there gets the general one. A colon or
semicolon ends no sentence, so a paragraph of a resolution is one.

>>> text = "See para. 4, vol. II. It was held in Washington, D.C. The Committee met."
>>> [text[start:stop] for start, stop in split_sentences(text, "en")]
['See para. 4, vol. II.', 'It was held in Washington, D.C.', 'The Committee met.']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from corpora.data_tables import data_table
from corpora.document import Lang, Span
from corpora.language import HAN, base_of

Stop = Literal["never", "number", "figure", "weak", "plain", "date", "hour"]  # see the data file

_FULL = frozenset("。！？｡؟۔।॥։")  # end a sentence even where no space follows
_ENDINGS = _FULL | frozenset(".!?…")
_QUOTES = frozenset("\"'”’»›」』>")
_GOES_ON = frozenset(",;:)]}%&/=+|>،؛，、；：）］】〕」』》〉”»·")
_GOES_ON_TO_END = _GOES_ON | _ENDINGS - {"…"}  # “Why?”. Nobody knew.
_DASHES = frozenset("—–―-")
_OPENING = frozenset('“„«「『"¿¡')
_LEADS = frozenset(":：,，،—–-")  # before a quotation: somebody speaks
_LISTS = frozenset(":;：；")
_BULLET = "::"
_COLONS = frozenset(":：")
_FIGURES = frozenset("0123456789IVXХ")
_CLOSING = " \t\n\u00a0\u202f\u3000\"'”’»›)）]】」』*⁰¹²³⁴⁵⁶⁷⁸⁹"
_LAST_LATIN = "\u024f"
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff"
_BRACKETS = dict(zip("(（[【〔〖《〈", ")）]】〕〗》〉", strict=True))
_TITLES = frozenset("《〈")
_BRACKET_ENDS = frozenset(_BRACKETS.values())
_MATES = _BRACKETS | dict(zip("“„«「『", "”“»」』", strict=True)) | {"<<": ">>"}
_PAIR = re.compile("|".join(map(re.escape, dict.fromkeys([*_MATES, *_MATES.values()]))))
_OPENED_BY = {closing: opening for opening, closing in _MATES.items() if opening != "„"}
_STRAIGHT = re.compile('"')
_APOSTROPHE = re.compile("['’]")
_FIGURE = re.compile(r"\d")
_INK = re.compile(r"\S")
_HAN = re.compile(f"[{HAN}]")

# A mark, with the closing signs, note calls, direction marks and emoji that belong to it.
_SMALL = "a-zß-öø-ÿœа-яёء-ي"
_NOTE = (
    r"\[\d{1,3}\]|(?<=[.؟])\(\d{1,3}\)"
    rf"|(?=\d)(?:(?<=[{_SMALL}]{{2}}\.)|(?<=[{_SMALL}]\.[”»\"])|(?<=[{_SMALL}][”»)]\.))"
    r"\d{1,3}(?:[,–-]\d{1,3}){0,4}(?!\S)"
)
_MARK = re.compile(
    rf"[.!?…‼⁇⁈⁉．{''.join(sorted(_FULL))}]+"
    r"(?:[\"'”’»›)\]）］】〕」』》〉*⁰¹²³⁴-⁹\u200b-\u200f\u2066-\u2069]|“(?!\S)"
    rf"|{_NOTE}|[ \u00a0\u202f]?(?:»|>>)|\s?[{_EMOJI}][\ufe0f\u200d{_EMOJI}]*)*"
)
_AFTER = re.compile(
    r"(?P<space>\s*)(?P<open>(?:[^\w\s]{1,6}\s?){0,3})"
    r"(?P<word>[^\W_](?:[\w’'-]{0,30}\w)?)?(?P<dot>\.)?"
)
_ITEM = re.compile(r"\s*\(?(?:[a-zа-я]|[ivx]{1,4})\)\s|\s+[a-z]{1,2}-?[A-Z]")  # b) It; iSeek
_ASIDE = re.compile(r"\s*[(（][^()（）]{0,200}[^()（）.!?。！？][)）]")
_NUMBER = re.compile(
    r"\s*[(\[«“\"]?(?:[$€£№]|[nN][o°º]\b|\d|[IVXLCDM]+\b|[ivxlc]+\b|[^\W\d_](?:[\s).,;:]|$)"
    r"|[A-Z]{1,8}(?=\d|[-/.][\w/.-]{0,20}\d))"
)

# What stands before a full stop.
_WORD = re.compile(rf"[^\s’'/(\[“„«\"—–，、；：。（《{HAN}]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
_PLACE = r"[(\[]?(?:\d{1,4}|[IVXLC]{1,7}|[ivxl]{1,5}|[^\W\d_])"
_IN_LIST = re.compile(rf"(?:[:;]\s+|[：；]\s*){_PLACE}(?:\.\d{{1,3}}|\.[a-z])*[)\]]?$")
_LABEL = re.compile(
    rf"(?:(?P<division>[^\W\d_]{{3,20}})\s+)?{_PLACE}(?:[.)\]\s–-]{{1,3}}{_PLACE})*[)\]]*"
    r"(?:\s(?:bis|ter|quater|quinquies|бис|тер|مكرر[اة]?))?"
)

# Characters looked at, or held together, at most.
_TAIL = 24  # before a full stop; the longest abbreviation has 8
_LONGEST_LABEL = 40
_LONGEST_DATE = 30
_LONGEST_BRACKET = 600  # in a longer one the mate was a slip, or belongs to a list
_LONGEST_QUOTATION = 300


@dataclass(frozen=True, slots=True)
class _Rules:
    """One language's section of the tables, with the general one under it."""

    stops: dict[str, Stop]
    tails: frozenset[str]
    opens: frozenset[str]
    names: frozenset[str]
    divisions: frozenset[str]
    labels: frozenset[str]
    before: frozenset[str]
    zones: frozenset[str]
    continues: re.Pattern[str]
    turn: int


@cache
def _rules() -> dict[str, _Rules]:
    tables = data_table("corpora", "abbreviations")
    general = tables["general"]
    return {
        tag: _Rules(
            stops=_stops_of(own.get("prefixes", ""), general, own),
            tails=_tails_of(general, own),
            opens=frozenset(own.get("opens", "").split()),
            names=frozenset(general["names"].split()),
            divisions=frozenset(own.get("divisions", "").split()),
            labels=frozenset(own.get("labels", "").split()),
            before=frozenset(own.get("before", "").split()),
            zones=frozenset(general["zones"].split()),
            continues=re.compile(own.get("continues", "(?!)")),
            turn=own.get("turn", 0),
        )
        for tag, own in tables.items()
    }


def _stops_of(prefixes: str, *sections: dict[str, dict[str, str]]) -> dict[str, Stop]:
    printed: dict[str, Stop] = {
        key.replace(" ", "").removesuffix("."): stop
        for section in sections
        for stop in get_args(Stop)
        for key in section.get(stop, {})
    }
    longer = {key: stop for key, stop in printed.items() if len(key) > 1}  # "P." is an initial
    capitals = {key[0].upper() + key[1:]: stop for key, stop in longer.items()}
    shouted = {key.upper(): stop for key, stop in longer.items() if stop == "number"}
    joined = {prefix + key: stop for prefix in prefixes.split() for key, stop in printed.items()}
    return joined | shouted | capitals | printed


def _tails_of(*sections: dict[str, dict[str, str]]) -> frozenset[str]:
    keys = (key for section in sections for stop in get_args(Stop) for key in section.get(stop, {}))
    parts = (key.removesuffix(".").replace(".", " ").split() for key in keys)
    return frozenset(part[-1] for part in parts if len(part) > 1)


def split_sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """Where the sentences of one paragraph stand.

    Args:
        text: a paragraph; line breaks count as spaces.
        lang: whose abbreviations and opening words hold; any tag is accepted.

    Returns:
        Spans in code points, in order, without white space at either end. Between them, before
        and after them is white space only; blank text gives none. The time taken grows with the
        length of the text and with nothing else.
    """
    tables = _rules()
    rules = tables.get(base_of(lang), tables["general"])
    stop = len(text.rstrip())
    start = _skip_space(text, 0)
    spans = []
    shields = _shields(text, rules)
    opening = _opening_quotes(text)
    caseless = text.islower()  # then a small letter tells nothing
    held = passed = 0
    for mark in _MARK.finditer(text, start, stop):
        at, end = mark.span()
        if end - 1 in opening and text[at] in _FULL:  # 他走了。"我来。"
            end -= 1
        while passed < len(shields) and shields[passed][0] < end:
            held = max(held, shields[passed][1])
            passed += 1
        if held < end < stop and _ends(text, start, at, end, rules, caseless):
            spans.append((start, end))
            start = _skip_space(text, end)
    return (*spans, (start, stop)) if start < stop else ()


def _skip_space(text: str, at: int) -> int:
    found = _INK.search(text, at)
    return found.start() if found else len(text)


def _ends(text: str, start: int, at: int, end: int, rules: _Rules, caseless: bool) -> bool:
    """Whether the sentence that began at `start` ends with the mark at text[at:end]."""
    after = _AFTER.match(text, end)
    if at == start or not after or not after["word"]:
        return False
    signs, run = after["open"], text[at:end]
    if signs[:1] in _GOES_ON_TO_END and not signs.startswith(_BULLET):
        return False
    full_stop = run[0] in ".．"
    if run[-1] in _QUOTES and not full_stop and _speaker_follows(text, start, at, after, rules):
        return False
    if not _FULL.isdisjoint(run):
        return bool(after["space"]) or run[-1] not in _QUOTES or signs[:1] not in _DASHES
    if after["word"][0].islower() and not caseless and not _ITEM.match(text, end):
        return False
    if not after["space"] and (full_stop or not _HAN.match(text, end)):
        return False
    if "…" in run or run.startswith(".."):
        return _trails_off(text, start, at, after, rules)
    if full_stop:
        return _stops(text, start, at, after, rules)
    return not _ASIDE.match(text, end)


def _speaker_follows(text: str, start: int, at: int, after: re.Match[str], rules: _Rules) -> bool:
    """Whether the sentence goes on after a quotation (“...?” he said; «...?» — Иван встал)."""
    closing = text[after.start() - 1]
    opened = text.rfind(_OPENED_BY.get(closing, closing), max(start, at - _LONGEST_QUOTATION), at)
    lead = text[max(start, opened - 2) : max(start, opened)].rstrip()[-1:]
    if lead and lead in _COLONS:  # the speaker stands before it
        return False
    if rules.continues.match(text, after.end("space")):
        return True
    return after["open"][:1] in _DASHES and _OPENING.isdisjoint(after["open"])


def _trails_off(text: str, start: int, at: int, after: re.Match[str], rules: _Rules) -> bool:
    """Whether dots end a sentence: not where words are left out, nor where they lead to a page."""
    first = after["word"][0]
    if at == start or text[at - 1].isspace():
        return first.isupper() and "[" not in after["open"] and _opens(after, rules)
    if _HAN.match(first):
        return first != text[at - 1] and not rules.continues.match(text, after.start("word"))
    return first.isupper()


def _stops(text: str, start: int, at: int, after: re.Match[str], rules: _Rules) -> bool:
    """Whether a full stop ends a sentence: not after a label, an abbreviation, an initial."""
    if at - start <= _LONGEST_LABEL and _is_label(text, start, at, rules):
        return False
    tail = text[max(start, at - _TAIL) : at]
    words = tail.split() or [""]
    before = words[-2] if len(words) > 1 else ""
    stop = _stop_of(words, rules)
    if stop == "plain":
        return _LISTS.isdisjoint(tail) or not _IN_LIST.search(tail)
    if stop == "letters":  # no initial stands before a closing sign
        return after.start() > at + 1 or _ends_in_letters(text[at - 1], before, after, rules)
    if _is_caseless(words[-1]) and before in rules.divisions:  # الفئة د. وهي
        return not after["word"][0].isdigit()
    if stop == "number" and (_NUMBER.match(text, at + 1) or _NUMBER.match(text, after.start())):
        return text[start:at] == words[0] and _opens(after, rules)  # No. I have none.
    if stop == "date":
        opening = text[start:at].split(maxsplit=1)[0].lower() if at - start <= _LONGEST_DATE else ""
        return before[-1:] in _FIGURES and opening not in rules.before
    return _ends_in_abbreviation(text[at - 1], before, stop, after, rules)


def _ends_in_abbreviation(
    letter: str, before: str, stop: str, after: re.Match[str], rules: _Rules
) -> bool:
    """Whether a sentence ends after an abbreviation that can stand at its end."""
    word = after["word"]
    if stop == "figure":
        return not _FIGURE.search(word)
    if stop == "hour":
        return word.lower() not in rules.zones
    if stop == "number":
        return letter.islower() or _opens(after, rules)  # ج. سميث
    return (stop == "weak" or before[-1:] in _FIGURES) and _opens(after, rules)


def _is_caseless(word: str) -> bool:
    """Whether this is one letter of a script without capitals."""
    return len(word) == 1 and word.isalpha() and word.upper() == word.lower()


def _is_label(text: str, start: int, at: int, rules: _Rules) -> bool:
    label = _LABEL.fullmatch(text, start, at)
    if label:
        return not label["division"] or label["division"].lower() in rules.divisions
    division, _, ordinal = text[start:at].lower().rpartition(" ")  # Article premier
    return ordinal in rules.labels and (not division or division in rules.divisions)


def _ends_in_letters(letter: str, before: str, after: re.Match[str], rules: _Rules) -> bool:
    """Whether capitals end a sentence (annex A. It was) or belong to a name (J. Lee, U.S. Navy)."""
    word = after["word"]
    division = _last_of(before)  # l’annexe I. Il; sect. II.B. It
    if word[0].isdigit() and ("-" in word or _is_numbering(division, rules)):
        return False  # article L. 121-1; art. R. 12
    if division.lower() in rules.divisions or _is_numbering(division, rules):
        return True
    if (letter <= _LAST_LATIN) != (word[0] <= _LAST_LATIN):  # a name keeps to one script
        return True
    return _opens(after, rules) and (before[:1].islower() or word.lower() not in rules.names)


def _is_numbering(word: str, rules: _Rules) -> bool:
    """Whether a number or letter belongs to this (sect. B), not to a name (م. ر. شاه)."""
    if not word.endswith(".") or (len(word) == 2 and not word[0].islower()):
        return False
    return rules.stops.get(word[:-1]) == "number"


def _stop_of(words: list[str], rules: _Rules) -> str:
    """What the tables say of the word or abbreviation at the end of these."""
    last = _last_of(words[-1])
    for count in (3, 2) if last in rules.tails else ():  # p. ex.
        several = _last_of("".join(words[-count:]))
        if several in rules.stops:
            return rules.stops[several]
    if last in rules.stops:
        return rules.stops[last]
    letters = _DOTTED.fullmatch(last) or (len(last) == 1 and last.isalpha())
    return "letters" if letters and not last[0].islower() else "plain"


def _last_of(text: str) -> str:
    found = _WORD.search(text)
    return found.group() if found else ""


def _opens(after: re.Match[str], rules: _Rules) -> bool:
    """Whether a word follows that opens sentences."""
    word = after["word"]
    if word[0].islower() or (after["dot"] and (len(word) == 1 or word not in rules.stops)):
        return False
    return _APOSTROPHE.split(word.casefold())[0] in rules.opens


def _opening_quotes(text: str) -> frozenset[int]:
    """Where straight quotation marks open, if they are balanced: every other one."""
    places = [found.start() for found in _STRAIGHT.finditer(text)]
    return frozenset(places[::2]) if len(places) % 2 == 0 else frozenset()


def _shields(text: str, rules: _Rules) -> list[Span]:
    """Stretches that are not cut inside: (a, b) forbids an end anywhere in a < end <= b.

    A bracket within a sentence, a quotation that its sentence goes on after, a short turn of
    speech where the language's table says so. Whole sentences in brackets or quotation marks
    are cut like others. A bracket without its mate holds nothing.
    """
    shields = []
    waiting: dict[str, list[int]] = {}
    for found in _PAIR.finditer(text):
        sign, (at, end) = found.group(), found.span()
        if waiting.get(sign):  # “ closes „ and opens ”
            opened = waiting[sign].pop()
            if sign in _BRACKET_ENDS:
                if at - opened <= _LONGEST_BRACKET and _bracket_holds(text, opened, at):
                    shields.append((opened, at + (text[at - 1] != "。")))  # etc.) goes on
            elif at - opened <= _LONGEST_QUOTATION and _quotation_holds(
                text, opened, at, end, rules
            ):
                shields.append((opened, at))
        elif sign in _MATES:
            waiting.setdefault(_MATES[sign], []).append(at)
    return sorted(shields)


def _bracket_holds(text: str, opened: int, closed: int) -> bool:
    if text[opened - 1 : opened] in _ENDINGS and text[opened + 1 : closed].isdigit():
        return False  # a note call
    if text[opened] in _TITLES:
        return True
    return text[closed - 1] not in _ENDINGS or not _begins(text, opened)


def _quotation_holds(text: str, opened: int, closed: int, end: int, rules: _Rules) -> bool:
    if closed - opened <= rules.turn:
        return True
    if _begins(text, opened) or text[max(0, opened - _TAIL) : opened].rstrip()[-1:] in _LEADS:
        return False
    if text[closed - 2 : closed].rstrip()[-1:] not in _ENDINGS:
        return True
    after = _AFTER.match(text, end)
    if not after or not after["word"]:
        return False
    return (
        after["open"][:1] in _GOES_ON
        or after["word"][0].islower()
        or bool(rules.continues.match(text, end))
    )


def _begins(text: str, at: int) -> bool:
    """Whether nothing or a finished sentence stands before this place."""
    before = text[max(0, at - _TAIL) : at].rstrip(_CLOSING)
    return not before or before[-1] in _ENDINGS
