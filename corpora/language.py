"""The six official languages, and how to tell them apart.

What differs by language stands in tables: here what every module needs, in `sentences.py`,
`structure.py` and `numbering.py` what only they need.

>>> find_language("重申南南合作是国际合作促进发展的重要组成部分")
'zh'
>>> find_language("Réaffirmant que la coopération Sud-Sud est un élément des relations")
'fr'
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from corpora.document import Lang
from corpora.errors import UnknownLanguage

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"


@dataclass(frozen=True, slots=True)
class Language:
    """What every stage needs to know of a language."""

    tag: str  # BCP 47
    name: str
    own_name: str
    joiner: str  # between two lines of one paragraph


LANGUAGES = {
    language.tag: language
    for language in (
        Language("ar", "Arabic", "العربية", " "),
        Language("en", "English", "English", " "),
        Language("es", "Spanish", "Español", " "),
        Language("fr", "French", "Français", " "),
        Language("ru", "Russian", "Русский", " "),
        Language("zh", "Chinese", "中文", ""),
    )
}

ORDER = ("zh", "en", "fr", "es", "ru", "ar")  # of columns

# Words frequent in one of the three and rare in the others, and letters only one of them writes.
# Of 12,000 single lines (second half of the UN development set) they name 0.960 rightly, py3langid
# 0.993; of texts of twenty lines, both all. `python benchmarks/languages.py`.
_WORDS = {
    "en": "the of and to in for that by as with be its it is at from their has was are have an or "
    "will this not were which should",
    "es": "los el las del y para con por su sobre una como sus al o lo ha más así también se es e "
    "entre fue sin han otros",
    "fr": "et des l les le à d du dans au par qui une aux est il qu été avec leur sont ces ses ce "
    "ou sa pas comme ainsi notamment également ne plus n s",
    # Not of the six, but written in the same letters: so that they are told as what they are.
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine auch als",
    "it": "di e che il la della dei gli nella sono per del le un una con non si alla delle degli",
    "nl": "de het een van en in te dat op voor met zijn aan is of door niet die worden bij",
    "pt": "de e que do da os em ou não uma dos as com no na para ao das pelo à é são",
}
_LETTERS = {"es": "ñáíóú¿¡", "fr": "çèêàâîôûœëï"}
_LANGS_OF_WORD = {
    word: [tag for tag, words in _WORDS.items() if word in words.split()]
    for words in _WORDS.values()
    for word in words.split()
}
_SCRIPTS = {
    "ar": re.compile("[\u0620-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile(f"[{HAN}]"),
    "latin": re.compile("[A-Za-zÀ-ÿŒœ]"),
}
# One Chinese character says about as much as three letters (measured on the same lines: 3.3).
_HAN_WEIGHT = 3
# Letters of neighbours that share a script with one of the six, and what they would be.
_FOREIGN = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "fa or ur": re.compile("[\u067e\u0686\u06a9\u06af\u06cc\u0679\u06d2]"),
    "uk": re.compile("[\u0454\u0456\u0457\u0491]"),
}
_FOREIGN_MESSAGE = "looks like {}, which is not one of ar en es fr ru zh; name one of them with -l"
_SAMPLE = 200_000  # characters looked at
_MIXED = 0.3  # from this share of the text a second language is no quotation any more


def language_of(tag: str) -> Language:
    """The language behind a tag.

    Raises:
        UnknownLanguage: it is not one of the six.
    """
    language = LANGUAGES.get(base_of(tag.strip()))
    if language is None:
        known = " ".join(sorted(LANGUAGES))
        raise UnknownLanguage(f"unknown language {tag!r}; the languages are {known}")
    return language


@lru_cache  # asked of every word
def base_of(tag: Lang) -> Lang:
    """The language of a tag, without script and region: zh, of zh-Hant and zh_TW."""
    return tag.replace("_", "-").partition("-")[0].lower()


def language_shares(text: str) -> dict[Lang, float]:
    """How much of a text is in which language; the shares add up to 1, or {} without letters.

    The languages are the six, and a few that are told from them.
    """
    sample = text[:_SAMPLE]
    letters = Counter(sample)
    counts = {
        tag: float(sum(times for letter, times in letters.items() if script.match(letter)))
        for tag, script in _SCRIPTS.items()
    }
    counts["zh"] *= _HAN_WEIGHT
    latin = counts.pop("latin")
    evidence = _latin_evidence(sample)
    total = sum(evidence.values())
    for tag, weight in evidence.items():
        counts[tag] = latin * weight / total if total else 0.0
    known = sum(counts.values())
    return {tag: count / known for tag, count in counts.items() if count} if known else {}


def _latin_evidence(text: str) -> dict[str, float]:
    evidence: dict[str, float] = defaultdict(float)
    words = re.findall(r"[^\W\d_]+", text.lower())
    for word, times in Counter(words).items():
        tags = _LANGS_OF_WORD.get(word, [])
        for tag in tags:
            evidence[tag] += times / len(tags)
    if sum(evidence.values()) < 0.05 * len(words):  # a list of names
        evidence.clear()
    letters = Counter(text.lower())
    for tag, own in _LETTERS.items():
        evidence[tag] += 0.5 * sum(letters[letter] for letter in own)
    return evidence


def find_language(text: str) -> Lang:
    """The language a text is written in.

    Raises:
        UnknownLanguage: no letters, another language, or two of the six in large parts.
    """
    shares = language_shares(text)
    six = sorted(((share, tag) for tag, share in shares.items() if tag in LANGUAGES), reverse=True)
    others = max(
        ((share, tag) for tag, share in shares.items() if tag not in LANGUAGES), default=(0, "")
    )
    sample = text[:_SAMPLE]
    for tag, letters in _FOREIGN.items():
        if len(letters.findall(sample)) > 0.02 * len(sample):
            raise UnknownLanguage(_FOREIGN_MESSAGE.format(tag))
    if others[0] > 1.5 * (six[0][0] if six else 0):
        raise UnknownLanguage(_FOREIGN_MESSAGE.format(others[1]))
    if not six:
        raise UnknownLanguage("language not recognised; name it with -l (ar en es fr ru zh)")
    total = sum(share for share, _ in six)
    if len(six) > 1 and six[1][0] >= _MIXED * total:
        (share, first), (other, second) = six[:2]
        raise UnknownLanguage(
            f"mixed languages, {share / total:.0%} {first} and {other / total:.0%} {second}; "
            f"split the file, or say which it is with -l {first}"
        )
    return six[0][1]


def likeliest_language(text: str) -> Lang:
    """The language a text is written in; "" where that is not told."""
    try:
        return find_language(text)
    except UnknownLanguage:
        return ""
