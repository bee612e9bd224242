"""Languages as files name them become tags: "Chinese (PRC)", "zh_CN", "中文", "ZHO", "EN-US".

>>> [language_tag(name) for name in ("Chinese (PRC)", "zh_cn", "Italienisch", "中文", "Subject")]
['zh-CN', 'zh-CN', 'it', 'zh', '']
>>> [plain_tag(tag) for tag in ("zh-CN", "zh-Hans-CN", "en-US", "zh-Hant", "pt-BR")]
['zh', 'zh', 'en', 'zh-Hant', 'pt-BR']
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from importlib.resources import files

from corpora.document import Lang
from corpora.language import LANGUAGES

# Codes that are languages also beside other words; "Length (km)" is no Khmer.
_CODES = "ar bg cs da de el en es et fa fi fr ga he hi hr hu it ja ko la lt lv mt nb nl no pl pt ro"
_CODES += " ru sk sl sr sv th tr uk vi zh"


def _tags_by_name() -> dict[str, Lang]:
    """Names of languages in many languages, and codes, each with its tag."""
    lines = (files("termbase") / "data/languages.txt").read_text("utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    return {name: names[0] for names in rows for name in names}


_TAG_OF = _tags_by_name()
# Regions and scripts: "Chinese (PRC)", "Spanish (Spain, International Sort)", "Simplified Chinese".
_REGIONS = {
    "prc": "CN", "china": "CN", "simplified": "Hans", "traditional": "Hant", "taiwan": "TW",
    "hong kong": "HK", "hong kong sar": "HK", "macao": "MO", "macao sar": "MO", "macau": "MO",
    "简体": "Hans", "簡體": "Hans", "繁体": "Hant", "繁體": "Hant",
    "latin": "Latn", "cyrillic": "Cyrl", "latin america": "419",
    "singapore": "SG", "united states": "US", "usa": "US", "american": "US",
    "united kingdom": "GB", "uk": "GB", "british": "GB", "canada": "CA", "canadian": "CA",
    "france": "FR", "switzerland": "CH", "swiss": "CH",
    "belgium": "BE", "spain": "ES", "mexico": "MX", "mexican": "MX", "russia": "RU",
    "saudi arabia": "SA", "egypt": "EG", "brazil": "BR", "brasil": "BR", "brazilian": "BR",
    "portugal": "PT", "germany": "DE", "australia": "AU",
}  # fmt: skip
# "en_note" is no tag: of scripts only those that go with a language of the table are known.
_PART = r"[-_](?:Hans|Hant|Latn|Cyrl|Arab|[A-Za-z]{2}|\d{3}|\d[A-Za-z0-9]{3})"
_TAG = re.compile(rf"([A-Za-z]{{2,3}})((?:{_PART})*)", re.IGNORECASE)
_NAMED = re.compile(r"([^\W\d_]+)(?:\s*[(（]([^)）]*)[)）])?")
_OTHER_CHINESE = {"Hant", "TW", "HK", "MO"}


def language_tag(name: str, whole: bool = True) -> Lang:
    """The BCP 47 tag of a language, in its usual letters; "" where it is none that is known.

    Args:
        name: of the language, or its tag.
        whole: whether it stands alone, and is not taken out of other words.
    """
    name = name.strip()
    if found := _TAG.fullmatch(name):
        code = found[1].lower()
        is_known = whole or len(code) > 2 or code in _CODES.split()
        language, rest = _TAG_OF.get(code, "") if is_known else "", found[2]
        parts = [_cased(part) for part in re.split("[-_]", rest) if part]
        return "-".join([language, *parts]) if language else ""
    if language := _TAG_OF.get(name.casefold(), ""):
        return language
    if found := _NAMED.fullmatch(name):
        language = _TAG_OF.get(found[1].lower(), "")
        if language:
            return "-".join([language, *_regions(found[2] or "")])
    return _with_region_beside(name.lower())


def _with_region_beside(name: str) -> Lang:
    """The tag of "Simplified Chinese", "Chinese - Traditional", "简体中文"."""
    words = re.split(r"[\s,–-]+", name)
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in (1, len(words) - 1)]
    cuts += [(name[:2], name[2:]), (name[:-2], name[-2:])]
    for one, other in cuts:
        for language, region in ((one, other), (other, one)):
            if language in _TAG_OF and region in _REGIONS:
                return f"{_TAG_OF[language]}-{_REGIONS[region]}"
    return ""


def _cased(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 or part.isdigit() else part.lower()


def _regions(words: str) -> list[str]:
    found = [_REGIONS.get(word.strip().lower(), "") for word in re.split("[,，]", words)]
    return sorted(filter(None, found), key=lambda part: (len(part) != 4, part))


def canonical(tag: Lang) -> Lang:
    """A tag in its usual letters, of whatever language.

    >>> canonical("ZH_hant-tw")
    'zh-Hant-TW'
    """
    first, *rest = re.split("[-_]", tag.strip())
    return "-".join([first.lower(), *(_cased(part) for part in rest if part)])


def tag_as_it_is(name: str) -> Lang:
    """A tag of a language that is not in the table, if it is written like one; else ""."""
    return name if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", name) else ""


def plain_tag(tag: Lang) -> Lang:
    """The tag of one of the six languages without its region; another's as it is.

    United Nations documents are in one Chinese, one English and so on. Traditional Chinese stays
    apart, since its words are written otherwise.
    """
    first, *rest = tag.split("-")
    if first not in LANGUAGES or (first == "zh" and _OTHER_CHINESE & set(rest)):
        return tag
    return first


def meant(wanted: Iterable[Lang], there: Collection[Lang]) -> tuple[Lang, ...]:
    """The tags that are there which a person means: pt is pt, pt-BR and pt-PT; pt-PT may be pt.

    Chinese is Traditional Chinese only where there is no other. What nothing answers stays.

    >>> meant(("en", "pt", "zh"), ["pt-PT", "en", "pt-BR", "zh", "zh-Hant"])
    ('en', 'pt-PT', 'pt-BR', 'zh')
    >>> meant(("pt-PT", "de-Latn-CH"), ["pt", "pt-BR", "de"])
    ('pt', 'de')

    Source:
        RFC 4647: basic filtering, else lookup.
    """
    found: list[Lang] = []
    for tag in wanted:
        below = [one for one in there if is_below(one, tag)]
        found += [tag] if tag == "zh" and tag in there else below or [_wider(tag, there)]
    return tuple(dict.fromkeys(found))


def _wider(tag: Lang, there: Collection[Lang]) -> Lang:
    """The nearest tag that another begins with; Traditional Chinese is in no wider one."""
    parts = tag.split("-")
    wider = ("-".join(parts[:size]) for size in range(len(parts) - 1, 0, -1))
    return next((one for one in wider if one in there and one != "zh"), tag)


def is_below(tag: Lang, wide: Lang) -> bool:
    """Whether a tag is another or begins with it: pt-BR, of pt."""
    return f"{tag}-".startswith(f"{wide}-")


def language_name(tag: Lang) -> str:
    """The English name of one of the six languages; of another its tag."""
    return LANGUAGES[tag].name if tag in LANGUAGES else tag
