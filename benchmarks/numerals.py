"""How many figures of one language are found in the translation, and how fast they are found.

    python benchmarks/numerals.py ../shared/data/un
    python benchmarks/numerals.py ../shared/data/un --first
    python benchmarks/numerals.py ../shared/data/un --misses en-zh --lines 60

A figure of an aligned line counts as found where the line in the other language has one of the
same value, of whatever kind; each counts once. What is missing is not all an error: translators
write "both" for "two", put a sum in another unit, and make mistakes. Words and patterns were tuned
on the first half of the UN Parallel Corpus development set, with a look at TICO-19 and at the
documents of 2023; the table is of the second half. The rows of 2023 have drifted, so there, as in
the sample resolution, whole documents are compared. Printed numbers of paragraphs, which some
versions lack, are set aside.
"""

import argparse
import csv
import itertools
import random
import time
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from corpora import read_document
from corpora.figures.numerals import figures
from corpora.numbering import labels_at_start

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
PAIRS = list(itertools.combinations(LANGS, 2))
KINDS = (
    *("symbol", "date", "time", "percent", "fraction", "ordinal", "roman", "number", "in words"),
    "all",
)


def development(folder):
    """The lines of the development set by language: first half, second half."""
    lines = {
        lang: (folder / "unv1_dev" / f"UNv1.0.devset.{lang}").read_text("utf-8").splitlines()
        for lang in LANGS
    }
    half = len(lines["en"]) // 2
    return [
        {lang: part[cut] for lang, part in lines.items()}
        for cut in (slice(half), slice(half, None))
    ]


def table(path):
    """The rows of a table with a column for each language, as lines by language."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if all(map(row.get, LANGS))]
    return {lang: [row[lang] for row in rows] for lang in LANGS}


def universal_declaration(folder):
    """The paragraphs that the gold pairs one to one in all languages."""
    texts = {
        lang: [
            line
            for line in (folder / "udhr" / f"udhr.{lang}.txt").read_text("utf-8").splitlines()
            if line
        ]
        for lang in LANGS
    }
    matches = defaultdict(dict)
    for lang in LANGS:
        if lang == "en":
            continue
        for line in (folder / "udhr" / f"gold.en-{lang}.txt").read_text("utf-8").splitlines():
            left, right = (part.strip("[]") for part in line.split(":"))
            if left.isdigit() and right.isdigit():
                matches[int(left)][lang] = int(right)
    whole = [left for left, right in sorted(matches.items()) if len(right) == len(LANGS) - 1]
    return {lang: [texts[lang][matches[left].get(lang, left)] for left in whole] for lang in LANGS}


def drifted(folder):
    """Chinese and English of 2023, whose rows have drifted: one text a document."""
    texts = {"zh": defaultdict(list), "en": defaultdict(list)}
    with next((folder / "un2023_zh_en").glob("*.tsv")).open(encoding="utf-8") as file:
        for name, english, chinese in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            texts["en"][name.rpartition("_")[0]].append(english)
            texts["zh"][name.rpartition("_")[0]].append(chinese)
    return {lang: list(documents.values()) for lang, documents in texts.items()}


def sample():
    """The sample resolution, one text a version."""
    folder = files("corpora") / "samples"
    return {
        lang: [
            [
                paragraph.text
                for paragraph in read_document(path).paragraphs
                if paragraph.kind != "footnote"
            ]
            for path in [next(Path(str(folder)).glob(f"*.{lang}.*"))]
        ]
        for lang in LANGS
    }


def found_in(line, lang):
    """The figures of a line, or of the lines of a document, as (value, kind, text)."""
    lines = [line] if isinstance(line, str) else line
    made = []
    for text in lines:
        labels = [label for label in labels_at_start(text) if _is_number(label, lang)]
        label = max((label.end for label in labels), default=0)
        for (start, stop), kind, value in figures(text[label:], lang):
            printed = text[label:][start:stop]
            in_words = kind == "number" and not any(char.isdigit() for char in printed)
            made.append((value, "in words" if in_words else kind, printed))
    return made


def _is_number(label, lang):
    if "-" in label.printed and lang != "ar":  # 4 - 15 May
        return False
    return label.style in ("decimal", "section") or "、" in label.printed


def missing(source, target):
    """What of a line the other has not."""
    left = Counter(value for value, _, _ in target)
    lost = []
    for figure in source:
        if left[figure[0]]:
            left[figure[0]] -= 1
        else:
            lost.append(figure)
    return lost


def compare(name, lines):
    read = {lang: [found_in(line, lang) for line in lines[lang]] for lang in LANGS if lang in lines}
    print(f"\n{name}: {len(lines['en']):,} {'lines' if len(lines['en']) > 20 else 'documents'}")
    print(f"{'found in the other':<20}" + "".join(f"{kind:>14}" for kind in KINDS))
    sums = Counter()
    for pair in PAIRS:
        if not set(pair) <= set(read):
            continue
        for source, target in (pair, pair[::-1]):
            had, lost = Counter(), Counter()
            for one, other in zip(read[source], read[target], strict=True):
                had.update(kind for _, kind, _ in one)
                lost.update(kind for _, kind, _ in missing(one, other))
            had["all"], lost["all"] = had.total(), lost.total()
            sums.update({(kind, "had"): had[kind] for kind in KINDS})
            sums.update({(kind, "lost"): lost[kind] for kind in KINDS})
            print(f"{f'{source} in {target}':<20}" + cells(had, lost))
    had = {kind: sums[kind, "had"] for kind in KINDS}
    print(f"{'all pairs':<20}" + cells(had, {kind: sums[kind, "lost"] for kind in KINDS}))


def cells(had, lost):
    return "".join(
        f"{1 - lost[kind] / had[kind]:>8.3f} {had[kind]:>5}" if had[kind] else " " * 14
        for kind in KINDS
    )


def show_misses(lines, source, target, count):
    """Lines whose figures differ, chosen by chance."""
    chosen = list(range(len(lines[source])))
    random.Random(79).shuffle(chosen)
    for place in chosen:
        one, other = (found_in(lines[lang][place], lang) for lang in (source, target))
        lost = missing(one, other)
        if lost and count:
            count -= 1
            print(f"\n{place + 1}: {lost}  <>  {missing(other, one)}")
            print(lines[source][place][:600])
            print(lines[target][place][:600])


def speed(lines):
    print(f"\n{'speed':<8}{'MB/s':>8}{'characters/µs':>16}{'figures':>10}")
    for lang in LANGS:
        figures("", lang)
        start = time.process_time()
        count = sum(len(figures(line, lang)) for line in lines[lang])
        seconds = time.process_time() - start
        size = sum(len(line.encode()) for line in lines[lang])
        characters = sum(map(len, lines[lang]))
        print(
            f"{lang:<8}{size / seconds / 1e6:>8.2f}{characters / seconds / 1e6:>16.2f}{count:>10,}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", metavar="EN-ZH", help="show lines of the first half instead")
    parser.add_argument("--first", action="store_true", help="the half it was tuned on")
    parser.add_argument("--lines", type=int, default=40)
    arguments = parser.parse_args()
    first, second = development(arguments.folder)
    if arguments.misses:
        show_misses(first, *arguments.misses.split("-"), arguments.lines)
        return
    if arguments.first:
        compare("UN development, first half", first)
        speed(first)
        return
    compare("UN development, second half", second)
    compare("Charter", table(arguments.folder / "charter" / "articles_6lang.tsv"))
    compare("TICO-19", table(arguments.folder / "tico19" / "tico19_6lang.tsv"))
    compare("Universal Declaration", universal_declaration(arguments.folder))
    compare("The sample resolution", sample())
    compare("Documents of 2023", drifted(arguments.folder))
    speed(second)


if __name__ == "__main__":
    main()
