"""Parallel text for training, as rows of up to six languages.

Rows with the same English in one source are joined: that is where pairs of two other languages come
from. Text that is measured on never enters: the second half of the UN development set, NTREX, UDHR,
TICO-19; a row is left out if one of its sides is a line of theirs.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
TRAINED_LINES = 2000  # of the UN development set: the first half

_TABLES = {  # of six columns named for their languages: path, source
    "un/charter/articles_6lang.tsv": "charter",
    "un/sdg/global_goals_6lang.tsv": "sdg",
    "un/sdg/global_targets_6lang.tsv": "sdg",
    "un/sdg/global_indicators_6lang.tsv": "sdg",
    "un/cc_legalcode/clauses_6lang.tsv": "cc",
    "terms/unbis_categories_6lang.tsv": "unbis",
    "terms/cldr_territories_6lang.tsv": "cldr",
}
_MEASURED = ("gold/ntrex/newstest*", "un/udhr/udhr.*", "un/tico19/tico19*")
_SHORT = 25  # a line up to here may be in both by chance ("Introduction")
_DEFINITION = re.compile(
    r"\S+ (\S+) \[[^\]]*\] /(.*)/"
)  # CC-CEDICT: 南南合作 南南合作 [..] /../../
_NO_MEANING = ("CL:", "variant of", "see ", "[")


@dataclass(frozen=True, slots=True)
class Row:
    """The same text in two to six languages."""

    source: str
    texts: dict[str, str]


def read_rows(data: Path, lines: int = TRAINED_LINES) -> list[Row]:
    """Every row of the data, in the order of the files; so many lines of the UN development set."""
    measured = _measured(data, lines)
    rows = [
        row
        for row in _pairs(data, measured)
        if not any(len(text) > _SHORT and text in measured for text in row.texts.values())
    ]
    sides = [development(data, lang)[:lines] for lang in LANGS]
    for line in zip(*sides, strict=True):
        rows.append(Row("undev", dict(zip(LANGS, line, strict=True))))
    for path, source in _TABLES.items():
        for texts in six_columns(data / path):
            if not any(len(text) > _SHORT and text in measured for text in texts.values()):
                rows.append(Row(source, texts))
    rows.extend(_dictionary(data / "terms/cedict_ts.u8.xz"))
    return rows


def development(data: Path, lang: str) -> list[str]:
    """The lines of the UN development set in a language."""
    return [_plain(line) for line in _lines(data / f"un/unv1_dev/UNv1.0.devset.{lang}")]


def six_columns(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table whose columns are named for languages (zh-Hans is zh)."""
    lines = [line.split("\t") for line in _lines(path)]
    columns = {name.partition("-")[0]: place for place, name in enumerate(lines[0])}
    for cells in lines[1:]:
        texts = {
            lang: _plain(cells[columns[lang]])
            for lang in LANGS
            if columns[lang] < len(cells) and cells[columns[lang]].strip()
        }
        if len(texts) > 1:
            yield texts


def drifted(data: Path) -> dict[str, list[tuple[str, str]]]:
    """The English and Chinese streams of 2023, laid side by side, by section."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for line in _lines(data / "un/un2023_zh_en/un2023_en-zh.tsv"):
        key, english, chinese = line.split("\t")
        section = sections.setdefault(key.rpartition("_")[0], [])
        section.append((_plain(english), _plain(chinese)))
    return sections


def _pairs(data: Path, measured: set[str]) -> Iterator[Row]:
    rows: list[Row] = []
    known: dict[tuple[str, str], Row] = {}
    for lang in LANGS:
        if lang == "en":
            continue
        for line in _lines(data / f"train/en-{lang}.tsv.xz"):
            cells = line.split("\t")
            if len(cells) != 3 or not cells[0].strip() or not cells[1].strip():
                continue
            english, other, source = _plain(cells[0]), _plain(cells[1]), cells[2].partition(":")[0]
            if any(len(text) > _SHORT and text in measured for text in (english, other)):
                continue
            row = known.get((source, english))
            if row is None:
                row = known[source, english] = Row(source, {"en": english})
                rows.append(row)
            if lang not in row.texts:
                row.texts[lang] = other
            elif row.texts[lang] != other:
                rows.append(Row(source, {"en": english, lang: other}))
    yield from rows


def _dictionary(path: Path) -> Iterator[Row]:
    for line in _lines(path):
        entry = _DEFINITION.match(line)
        for meaning in entry[2].split("/")[:2] if entry else ():
            english = re.sub(r"\([^)]*\)", "", meaning).strip()
            if entry and english and not any(sign in english for sign in _NO_MEANING):
                yield Row("cedict", {"zh": entry[1], "en": english})


def _measured(data: Path, trained: int) -> set[str]:
    lines = [line for lang in LANGS for line in development(data, lang)[trained:]]
    for pattern in _MEASURED:
        for path in sorted(data.glob(pattern)):
            lines += [cell for line in _lines(path) for cell in line.split("\t")]
    return {_plain(line) for line in lines}


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        for line in file:
            yield line.decode("utf-8").rstrip("\r\n")


def _plain(text: str) -> str:
    return " ".join(text.split())
