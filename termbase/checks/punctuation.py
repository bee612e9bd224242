"""Punctuation that does not belong to the script, or is set otherwise than the language sets it.

    定于2015年举行,会议      , between Chinese characters: ，        العمل, ثم      , in Arabic: ،
    comme suit:              no space before : in French            the report，of  ， in English

What a text does throughout is its house style, not a fault: some texts have half-width commas in
all their Chinese, others no space before French signs. Of that there is one note, at the first
place; and none where the passages are loose lines, which have no style. The rules stand in
`data/punctuation.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from corpora.data_tables import data_table
from corpora.document import Lang, Span
from corpora.language import HAN, base_of
from termbase.checks.finding import NOWHERE, Remark, Severity
from termbase.checks.passage import Passage, Text, Work
from termbase.checks.style import FEW, unless_style

_STYLE = 0.1  # share of the sentences without an end from which that is a style
_LOOSE = 0.4  # of a rule's share is enough in loose lines, which are of many hands
_CLASSES = {
    "<han>": HAN,
    "<arab>": "\u0621-\u063a\u0641-\u065f\u0670-\u06d3",
    "<end>": r"\s|$|[)»”\"\]]",
}
_STOPPED = re.compile(r"(?:\w{4}|[" + HAN + r"]|[)”»\]])\s?([.;?。；？؛؟])\s*\Z")  # no abbreviation
_UNSTOPPED = re.compile(rf"(?<![,;，；،؛]\s)(?:(?<!\w)[^\W\d_{HAN}]{{4,}}|[{HAN}]{{2}})[)”»]?\s*\Z")
_SENTENCE = 60  # letters of what ends as sentences do; of Chinese, a third
_FULL = str.maketrans(".;?؛؟", "。；？；？")
_ARABIC = str.maketrans("。；？;?", ".؛؟؛؟")
_LATIN = str.maketrans("。；？؛؟", ".;?;?")
_SPOILT = {  # what is set wrong in a test, and the signs that are put instead
    "zh": (f"(?<=[{HAN}])[，；。](?=[{HAN}]|$)", ("，；。", ",;.")),
    "ar": ("(?<=[\u0621-\u064a])[،؛](?= )", ("،؛", ",;")),
    "fr": (r"(?<=\w)\s[;:?!](?=\s|$)", ("", "")),
    "en": (r"(?<=\w),(?= )", (",", "，")),
}


class Rule(NamedTuple):
    """A way to set a sign that is wrong, and the right one; the data file says what is what."""

    wrong: re.Pattern[str]
    right: re.Pattern[str] | None
    message: str
    signs: dict[int, str | None]
    put: str = "{}"
    style: float = 1.0
    few: int = FEW
    as_source: bool = False
    weight: Severity | None = None


def punctuation(work: Work) -> Iterator[Remark]:
    """Signs that are wrong in the language of the translation, and sentences without an end."""
    targets = [passage.target for passage in work.passages]
    texts = [target.text for target in targets]
    for rule in rules(base_of(work.langs[1])):
        remarks = [
            _remark(place, rule, match)
            for place, text in enumerate(texts)
            for match in rule.wrong.finditer(text)
            if not (rule.as_source and rule.wrong.search(work.passages[place].source.text))
            if not any(match.start() <= tag.at <= match.end() for tag in targets[place].tags)
        ]
        if remarks and rule.right is not None:
            right = sum(len(rule.right.findall(text)) for text in texts)
            share = rule.style if work.whole else _LOOSE * rule.style
            yield from unless_style(remarks, right, share, work.whole and rule.few > 0, rule.few)
        else:
            yield from remarks
    if work.whole:  # loose lines are cut otherwise on either side
        yield from _endings(work)


def _remark(place: int, rule: Rule, match: re.Match[str]) -> Remark:
    group = match.lastindex or 0
    sign = match[group]
    return Remark(
        place,
        NOWHERE,
        match.span(group),
        rule.message.format(sign),
        suggestion=rule.put.format(sign.translate(rule.signs)),
        severity=rule.weight,
    )


@cache
def rules(lang: Lang) -> tuple[Rule, ...]:
    """Those of a language, as `data/punctuation.toml` has them."""
    table = data_table("termbase", "punctuation")
    return tuple(_rule(given) for given in table["rule"] if lang in given["langs"].split())


def _rule(given: dict[str, Any]) -> Rule:
    wrong, right = "".join(given["wrong"]), given.get("right", "")
    for name, what in _CLASSES.items():
        wrong, right = wrong.replace(name, what), right.replace(name, what)
    from_, to = given.get("from", ""), given.get("to", "")
    signs: dict[int, str | None] = {
        ord(sign): to[at] if to else None for at, sign in enumerate(from_)
    }
    return Rule(
        re.compile(wrong),
        re.compile(right) if right else None,
        given["message"],
        signs,
        **{name: given[name] for name in Rule._field_defaults if name in given},
    )


def _endings(work: Work) -> Iterator[Remark]:
    """Sentences of the source that end with a sign, and in the translation with none."""
    remarks, right = [], 0
    for place, passage in enumerate(work.passages):
        stopped = _STOPPED.search(passage.source.text[-12:])
        if not stopped or not (_is_sentence(passage.source) and _is_sentence(passage.target)):
            continue
        if unstopped := _UNSTOPPED.search(passage.target.text[-24:]):
            remarks.append(_endless(place, passage, stopped[1], unstopped[0]))
        else:
            right += 1
    yield from unless_style(remarks, right, _STYLE, note=True)


def _endless(place: int, passage: Passage, sign: str, word: str) -> Remark:
    at, stop = len(passage.source.text.rstrip()), len(passage.target.text)
    signs = {"zh": _FULL, "ar": _ARABIC}.get(base_of(passage.target.lang), _LATIN)
    return Remark(
        place,
        (at - 1, at),
        (stop - len(word), stop),
        f"The source ends with {sign} and the translation with no sign.",
        suggestion=sign.translate(signs),
        severity="note",
    )


def _is_sentence(text: Text) -> bool:
    size = len(text.text)
    return 3 * size >= _SENTENCE and (size >= _SENTENCE or text.lang.startswith("zh"))


def mispunctuated(text: Text) -> tuple[str, Span] | None:
    """The text with a sign of another script, or without a French space, and where that is.

    Not for every passage of a text: what most of them have is its style.
    """
    lang = base_of(text.lang)
    spoil, instead = _SPOILT.get(lang, _SPOILT["en"])
    found = re.search(spoil, text.text)
    if not found:
        return None
    at = found.start()
    sign = found[0].translate(str.maketrans(*instead)).strip()
    return text.text[:at] + sign + text.text[found.end() :], (at, at + len(sign))


def doubled(text: Text) -> tuple[str, Span] | None:
    """The text with a comma or full stop that stands twice, and where."""
    found = re.search(r"[^\W\d]([,，،]|[.。]\Z)", text.text)
    if not found:
        return None
    at, stop = found.span(1)
    return text.text[:stop] + found[1] + text.text[stop:], (at, stop + 1)
