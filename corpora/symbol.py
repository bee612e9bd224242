"""UN document symbols: in a text, in a file name, spelled one way.

>>> normalise_symbol("a/res/79/236")
'A/RES/79/236'
>>> normalise_symbol("S/PV.9963 (Resumption 2)")
'S/PV.9963(Resumption2)'
>>> from_file_name("A_RES_79_236.zh.txt")
('A/RES/79/236', 'zh')
>>> from_file_name("minutes.docx")
('', '')
"""

from __future__ import annotations

import re
from pathlib import PurePath

from corpora.document import Lang
from corpora.errors import UnknownSymbol
from corpora.language import LANGUAGES

# First parts that open a symbol: principal organs, and bodies with a series of their own.
_SERIES = (
    "A|S|E|T|ST|DP|TD|UNEP|CEDAW|CCPR|CAT|CERD|CRC|CRPD|CMW|CED|HRI|SPT|FCCC|CBD|UNCTAD|ICCD|IPCC"
    "|IDB|GC|LOS|SPLOS|ISBA|PBC|JIU|ICSC|AT|BWC|CCW|CD|NPT|APLC|CCM|ECE|TRADE|ENERGY|TRANS|LC"
    "|ESCAP|CTOC|CAC|UNW|WFP|EC|HSP|UNFF|PCNICC|ICC|ITC|DC|DPKO|SAICM|MC|IT|AC|CTBT|OECD|ACABQ"
)
_PART = r"[A-Za-z0-9][A-Za-z0-9_.\-]*(?: ?\([^()/\s]{1,16}(?: \d{1,2})?\))?"
_SYMBOL = re.compile(rf"(?<![A-Za-z0-9_/])(?:{_SERIES})(?:/{_PART})+")
_TAGS = {
    **{tag: tag for tag in LANGUAGES},
    **{language.name.lower(): tag for tag, language in LANGUAGES.items()},
    "ch": "zh",
    "cn": "zh",
    "zh-cn": "zh",
    "zh-hans": "zh",
}
_TAG_AT_END = re.compile(
    rf"[-._ ]({'|'.join(sorted(map(re.escape, _TAGS), key=len, reverse=True))})$", re.IGNORECASE
)
_REMARK = re.compile(r"(?:\.[a-z]{3,})+$")  # "A_RES_79_236.draft": no symbol ends so
_FILE_NAME = re.compile(rf"(?:{_SERIES})(?:[_-][A-Z0-9][\w.]*(?:\([^()]+\))?)+", re.ASCII)


def normalise_symbol(symbol: str) -> str:
    """One spelling: capitals in the series, no spaces, no slash at either end.

    Raises:
        UnknownSymbol: it has not the form of a symbol.
    """
    bare = re.sub(r"\s+", "", symbol).strip("/")
    series, slash, rest = bare.partition("/")
    if not slash or not re.fullmatch(r"[A-Za-z]{1,10}", series) or len(bare) > 100:
        raise UnknownSymbol(f"{symbol!r} is not a document symbol; write it like A/RES/79/236")
    parts = [part.upper() if part.isalpha() else part for part in rest.split("/")]
    if not all(re.fullmatch(r"[\w.\-]+(?:\([\w.\-]+\))*|\([\w.\-]+\)", part) for part in parts):
        raise UnknownSymbol(f"{symbol!r} is not a document symbol; write it like A/RES/79/236")
    return "/".join([series.upper(), *parts])


def symbols_in(text: str) -> list[str]:
    """Every symbol in a text, as printed but without inner spaces, in order."""
    return [re.sub(r"\s+", "", found.group()).rstrip(".-") for found in _SYMBOL.finditer(text)]


def is_symbol(text: str) -> bool:
    """Whether a line is nothing but a symbol, such as a masthead has.

    >>> is_symbol("A/80/245"), is_symbol("see A/80/245")
    (True, False)
    """
    return bool(_SYMBOL.fullmatch(text))


def from_file_name(name: str) -> tuple[str, Lang]:
    """Symbol and language that a file name tells; "" for what it does not tell."""
    stem = stem_of(name)
    lang = ""
    if tag := _TAG_AT_END.search(stem) or _TAG_AT_END.search(stem := _REMARK.sub("", stem)):
        lang = _TAGS[tag.group(1).lower()]
        stem = stem[: tag.start()]
    if not _FILE_NAME.fullmatch(stem):
        return "", lang
    series, *parts = re.split(r"[_-]", stem)
    return normalise_symbol("/".join([series, *parts])), lang


def stem_of(name: str) -> str:
    """A file name without its folder, and without the suffixes of formats."""
    stem = PurePath(name).name
    while (suffix := PurePath(stem).suffix.lower()) in _SUFFIXES:
        stem = stem[: -len(suffix)]
    return stem


_SUFFIXES = {
    *(".pdf", ".docx", ".doc", ".rtf", ".wpd", ".odt"),
    *(".html", ".htm", ".xml", ".txt", ".md", ".markdown"),
}


def to_file_name(symbol: str) -> str:
    """A symbol as part of a file name; never leaves its folder.

    >>> to_file_name("A/RES/79/236")
    'A_RES_79_236'
    """
    return re.sub(r"[^\w.()\-]", "_", symbol.replace("/", "_")).strip(".") or "document"
