"""What `hexapla check` says of documents whose paragraphs hold several sentences.

    python benchmarks/documents.py ../shared/data
    python benchmarks/documents.py ../shared/data --pairs zh-en --part dev

The lines of correct translations (`correct.py`), a hundred a document, stand in paragraphs of one
to six, every other one numbered; what is no sentence stands alone. Of the places between two
sentences one in ten begins a paragraph in one version only; of the ends of sentences one in twenty
is a semicolon in one version, and of semicolons the same share an end. Each version becomes a text
file, which is read like any other. What is said of them and not of the same lines as lines comes of
reading and aligning; errors are planted and found as in `checks.py`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from checks import HELD_OUT, PAIRS, TUNED, termbase_of
from correct import correct

from corpora import Document, read_document
from corpora.numbering import labels_at_start
from termbase.checks.catalogue import CHECKS
from termbase.checks.passage import Work
from termbase.checks.planting import self_test
from termbase.checks.running import findings_of
from termbase.checks.works import documents_again, of_documents

SIZE = 100  # lines of a document
LONGEST = 6  # of a paragraph
APART, MERGED, SPLIT = 1 / 10, 1 / 20, 1 / 20
_PARTS = {"dev": (TUNED, "charter", "goals", "licences"), "test": (HELD_OUT, "declaration")}
_PLANTED = ("number", "percent", "date", "ordinal", "term", "forbidden", "country", "body", "verb",
            "omitted")  # fmt: skip
_SENTENCE = re.compile(r"[.。!?！？؟][”»\"]?$")
_END = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=[\u3400-\u9fff])。$")
_SEMICOLON = re.compile(
    r"(?<=[^\W\d_]{4})[;؛] (?=[^\W\d_]{4})|(?<=[\u3400-\u9fff])；(?=[\u3400-\u9fff])"
)
_SEMICOLONS = {"zh": "；", "ar": "؛"}
Rows = Sequence[tuple[str, ...]]


def paragraphs(rows: Rows, langs: Sequence[str], chance: random.Random) -> list[list[str]]:
    """The paragraphs of both versions."""
    sides: list[list[list[str]]] = [[] for _ in langs]
    left, number, before = 0, 0, False
    for row in rows:
        is_sentence = all(map(_SENTENCE.search, row))
        has_number = any(map(_number, row))
        goes_on = left and before and is_sentence and not has_number
        apart = chance.randrange(len(langs)) if chance.random() < APART else -1
        label = ""
        if not goes_on:
            left = chance.randint(1, LONGEST)
            if is_sentence and not has_number and chance.random() < 1 / 2:
                number += 1
                label = f"{number}. "
        for side, text in enumerate(row):
            if goes_on and side != apart:
                sides[side][-1].append(text)
            else:
                sides[side].append([label + text])
        left, before = left - 1, is_sentence
    return [
        [_joined(texts, lang, chance) for texts in side]
        for side, lang in zip(sides, langs, strict=True)
    ]


def _joined(texts: Sequence[str], lang: str, chance: random.Random) -> str:
    """Sentences in a row; now and then two are one, or one is two."""
    made = []
    for text in texts[:-1]:
        made.append(
            _END.sub(_SEMICOLONS.get(lang, ";"), text) if chance.random() < MERGED else text
        )
    made.append(texts[-1])
    whole = ("" if lang == "zh" else " ").join(made)
    full = "。" if lang == "zh" else ". "

    def split(found: re.Match[str]) -> str:
        return full if chance.random() < SPLIT else found[0]

    return _SEMICOLON.sub(split, whole)


def documents(rows: Rows, langs: tuple[str, str], name: str) -> list[Document]:
    """Both versions as files that were read."""
    texts = paragraphs(rows, langs, random.Random(name))
    with tempfile.TemporaryDirectory() as folder:
        read = []
        for lang, side in zip(langs, texts, strict=True):
            path = Path(folder) / f"{name}.{lang}.txt"
            path.write_text("\n\n".join(side), encoding="utf-8")
            read.append(replace(read_document(path, lang), symbol=""))
    return read


def _number(text: str) -> str:
    """The printed number, which some versions of the lines have lost."""
    return next((label.name for label in labels_at_start(text, heading=True)), "")


def made(work: Work, name: str) -> Iterator[list[Document]]:
    """The lines of a work as documents; without those of which some versions lost the number."""
    every = [(passage.source.text, passage.target.text) for passage in work.passages]
    rows = [row for row in every if len({_number(text) for text in row}) == 1]
    for start in range(0, len(rows), SIZE):
        yield documents(rows[start : start + SIZE], work.langs, f"{name} {start}")


def alarms(name: str, work: Work, read: Sequence[Work]) -> str:
    """What is said of correct texts in 1,000 words of their source: as lines, as documents."""
    columns = []
    for works in ([work], read):
        found = [findings_of(one) for one in works]
        said = Counter(finding.code for findings in found for finding in findings)
        terms = said["term"] + said["forbidden"]
        words = sum(findings.words for findings in found) / 1000
        columns.append(f"{words:6.1f} {(said.total() - terms) / words:6.2f} {terms / words:6.2f}")
    codes = " ".join(f"{code} {count}" for code, count in said.most_common())
    return f"{'-'.join(work.langs):6} {name:13} {'   '.join(columns)}   {codes}"


def recall(read: Sequence[tuple[list[Document], Work]]) -> Iterator[str]:
    """Errors planted in documents that are found, by kind."""
    checks = [one for one in CHECKS if one.code in _PLANTED]
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for versions, work in read:
        for one in self_test(work, checks, partial(documents_again, work, versions)):
            kind = f"{one.code} {one.kind}"
            planted[kind] += one.planted
            found[kind] += one.found
    for kind, count in planted.items():
        yield f"       {kind:20} {found[kind]:4} of {count:4}  {found[kind] / count:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", default=PAIRS)
    parser.add_argument("--part", choices=tuple(_PARTS), default="test")
    given = parser.parse_args()
    print("pair   text           lines             terms   documents     terms   by check")
    for pair in given.pairs.split(","):
        source, target = pair.split("-")
        works = dict(correct(given.data, (source, target)))
        entries = termbase_of(works[TUNED])
        for name in _PARTS[given.part]:
            work = replace(works[name], entries=entries)
            versions = list(made(work, name))
            read = [of_documents(both, entries) for both in versions]
            print(alarms(name, work, read), flush=True)
            if name in (TUNED, HELD_OUT):
                print(*recall(list(zip(versions, read, strict=True))), sep="\n", flush=True)
    print(" ".join(map(str, sys.argv)))


if __name__ == "__main__":
    main()
