"""How well and how fast paragraphs are cut into sentences, beside other splitters.

    python benchmarks/sentences.py DATA [--other FILE] [--systems hexapla,pysbd] [--errors LANG]

DATA holds `un/unv1_dev` (UN Parallel Corpus development set), `gold/ntrex` (news) and
`un/tico19` (health); a set that is not there is left out. In each, a line is roughly a sentence.

- "cut": share of single lines that were cut although they are one line: false ends.
- P, R, F1: lines of one document that end like sentences are joined by fives, with a space (zh:
  nothing); ends found against ends of lines, counted in characters that are not white space.

Rules were tuned on the first half of each set only; both halves are printed. `--other` names a
file with `split(text, lang) -> list of str`. Libraries that are not installed are left out.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, groupby
from pathlib import Path

from corpora.sentences import split_sentences

LANGS = ("en", "fr", "es", "ru", "ar", "zh")
NTREX = {
    "en": "src.eng",
    "fr": "ref.fra",
    "es": "ref.spa",
    "ru": "ref.rus",
    "ar": "ref.arb",
    "zh": "ref.zho-CN",
}
ENDS = re.compile(r"[.!?…。！？؟][\"'”’»)\]）」》>\s]*$")
Line = tuple[str, str]  # document, text
Splitter = Callable[[str, str], Iterable[str]]


def read_unv1(data: Path, lang: str) -> list[Line]:
    """Lines of the UN set, each half sorted by document and place."""
    folder = data / "un/unv1_dev"
    texts = (folder / f"UNv1.0.devset.{lang}").read_text("utf-8").split("\n")
    rows = []
    for line, ids in enumerate((folder / "UNv1.0.devset.ids").read_text("utf-8").splitlines()):
        document, *places = ids.split(" ")
        place = next(p for p in places if p.startswith(lang)).split(":")[1:]
        rows.append((line >= 2000, document, tuple(map(int, place)), texts[line]))
    return [(document, text) for _, document, _, text in sorted(rows)]


def read_ntrex(data: Path, lang: str) -> list[Line]:
    """Lines of news, in the order of their documents."""
    folder = data / "gold/ntrex"
    documents = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").split("\n")
    texts = (folder / f"newstest2019-{NTREX[lang]}.txt").read_text("utf-8").split("\n")
    return [(d.split("\t")[0], text) for d, text in zip(documents, texts, strict=False) if text]


def read_tico19(data: Path, lang: str) -> list[Line]:
    """Lines on health, in the order of their documents."""
    lines = (data / "un/tico19/tico19_6lang.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index(lang)
    rows = [line.split("\t") for line in lines[1:]]
    return [(row[0].rpartition(":")[0], row[column]) for row in rows]


SETS = {"unv1": read_unv1, "ntrex": read_ntrex, "tico19": read_tico19}


def hexapla(text: str, lang: str) -> Iterable[str]:
    """Ours."""
    return [text[start:stop] for start, stop in split_sentences(text, lang)]


def pysbd(text: str, lang: str) -> Iterable[str]:
    """Rules after a published set of golden cases; slow."""
    return _pysbd(lang).segment(text)  # type: ignore[no-any-return]


@cache
def _pysbd(lang: str):  # type: ignore[no-untyped-def]
    return importlib.import_module("pysbd").Segmenter(language=lang, clean=False)


def sentencex(text: str, lang: str) -> Iterable[str]:
    """Wikimedia's splitter."""
    return list(importlib.import_module("sentencex").segment(lang, text))


def blingfire(text: str, lang: str) -> Iterable[str]:
    """One automaton for all languages."""
    found: str = importlib.import_module("blingfire").text_to_sentences(text)
    return found.split("\n")


LIBRARIES: dict[str, Splitter] = {"pysbd": pysbd, "sentencex": sentencex, "blingfire": blingfire}


def load(path: Path) -> Splitter:
    """The `split` of a file."""
    spec = importlib.util.spec_from_file_location("other", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    splitter: Splitter = module.split
    return splitter


def paragraphs(lines: list[Line]) -> Iterator[list[str]]:
    """Fives of consecutive lines of one document that end like sentences."""
    for _, group in groupby(lines, key=lambda line: line[0]):
        texts = [text.strip() for _, text in group if ENDS.search(text)]
        for start in range(0, len(texts), 5):
            if len(texts[start : start + 5]) > 1:
                yield texts[start : start + 5]


def ends(sentences: Iterable[str]) -> set[int]:
    """Where sentences end, the last one left out, in characters that are not white space."""
    return set(accumulate(len("".join(s.split())) for s in sentences if s.strip())) - {0}


def measure(split: Splitter, lines: list[Line], lang: str, report: bool) -> tuple[float, ...]:
    """Share of lines cut; precision, recall and F1 of ends; thousand characters a second."""
    cut = 0
    for _, text in lines:
        parts = [part for part in split(text, lang) if part.strip()]
        cut += len(parts) > 1
        if report and len(parts) > 1:
            print("  CUT ", " ⏐ ".join(parts))
    right = found = wanted = size = 0
    took = 0.0
    for sentences in paragraphs(lines):
        text = ("" if lang == "zh" else " ").join(sentences)
        began = time.perf_counter()
        parts = list(split(text, lang))
        took += time.perf_counter() - began
        size += len(text)
        whole = len("".join(text.split()))
        gold, got = ends(sentences) - {whole}, ends(parts) - {whole}
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
        if report and gold - got:
            dense = "".join(text.split())
            for at in sorted(gold - got):
                print("  MISS", dense[max(0, at - 40) : at], "⏐", dense[at : at + 40])
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return cut / max(len(lines), 1), precision, recall, f1, size / 1000 / max(took, 1e-9)


def main() -> None:
    """Print one row a set, half, system and language."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--other", type=Path)
    parser.add_argument("--systems", default="")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--errors", default="", help="language whose errors to print, first half")
    arguments = parser.parse_args()
    systems: dict[str, Splitter] = {"hexapla": hexapla}
    if arguments.other:
        systems[arguments.other.stem] = load(arguments.other)
    for name, splitter in LIBRARIES.items():
        if importlib.util.find_spec(name):
            systems[name] = splitter
        else:
            print(f"{name}: not installed", file=sys.stderr)
    wanted = arguments.systems.split(",") if arguments.systems else list(systems)
    print("set    half system    lang   cut   P     R     F1    kchar/s")
    for name in arguments.sets.split(","):
        for system in wanted:
            for lang in LANGS:
                if arguments.errors and lang != arguments.errors:
                    continue
                try:
                    lines = SETS[name](arguments.data, lang)
                except FileNotFoundError as error:
                    print(f"{name}: not there ({error.filename})", file=sys.stderr)
                    break
                middle = len(lines) // 2
                for half, part in (("1st", lines[:middle]), ("2nd", lines[middle:])):
                    report = bool(arguments.errors) and half == "1st"
                    row = measure(systems[system], part, lang, report)
                    cells = " ".join(f"{value:.3f}" for value in row[:4])
                    print(f"{name:6} {half}  {system:9} {lang:4} {cells} {row[4]:8.0f}", flush=True)


if __name__ == "__main__":
    main()
