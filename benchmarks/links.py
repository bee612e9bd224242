"""Which word answers which: the links of ours and of its peers, beside links set by hand.

    python benchmarks/links.py ../shared/data                    with 20,000 lines to learn from
    python benchmarks/links.py ../shared/data --lines 0,4000     the gold's own text; 4,000 more
    python benchmarks/links.py ../shared/data --only en-fr --systems hexapla,cosine --lines all

The gold has sure and possible links; a sure one is possible, too. Everyone learns from the gold's
text, without its links, and from lines of the training text drawn by a seed, cut as the gold is.
Constants of ours were chosen on the first half of the Chinese and English gold, "dev".

AER        alignment error rate, 1 - (|A & S| + |A & P|) / (|A| + |S|): the lower the better
P, R       of the links found, how many are possible; of the sure ones, how many are found
s          seconds of the processor to learn from all lines and to link; one core

hexapla    `align.links`: links with a chance over 0.45 in the mean of both directions. Of many
           lines it learns from as many at a time as it says there, the gold among the first
eflomal    its defaults; the two directions are put together here. It draws by chance, without a
           seed: the third figure moves from call to call
SIL Thot   model 1 and then the hidden Markov model, five passes each, its own defaults
cosine     words of which each is the other's nearest in the sentence: the built-in encoder alone

`pip install eflomal sil-thot`; who is not installed is left out.

Source:
    Och and Ney, "A Systematic Comparison of Various Statistical Alignment Models", Computational
    Linguistics 29 (2003), for the error rate; Koehn, Och and Marcu, "Statistical Phrase-Based
    Translation", NAACL 2003, section 3, for growing both directions together (grow-diag-final-and).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import lzma
import os
import random
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import islice, product
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core; before numpy is loaded

import numpy as np
from numpy.typing import NDArray

from align.encoder import load_encoder
from align.links.linking import LinkOptions, link_words
from corpora.words.tokens import tokenize

Words = Sequence[str]
Table = NDArray[Any]  # of every word of one side with every word of the other
Link = tuple[int, int]
Links = set[Link]
Made = dict[str, list[Links]]  # by what the way to it is called

SURE = 0.45  # chance from which a link of ours counts
LONGEST = 100  # words of a line to learn from
SEED = 1
AROUND = [step for step in product((-1, 0, 1), repeat=2) if any(step)]
HEAD = "".join(f"{f'AER {part}':>10}{'P':>7}{'R':>7}" for part in ("dev", "test", "all"))


# Linkers: each links the first `wanted` of the pairs that it learns from.


def hexapla(source: Sequence[Words], target: Sequence[Words], wanted: int) -> Made:
    linked = link_words(source, target)
    both = [one.both for one in islice(linked, wanted)]
    for _ in linked:  # the rest, for the clock
        pass
    return {"hexapla": [_pairs(chances > SURE) for chances in both]}


def _pairs(table: Table) -> Links:
    rows, columns = np.nonzero(table)
    return set(zip(rows.tolist(), columns.tolist(), strict=True))


def eflomal(source: Sequence[Words], target: Sequence[Words], wanted: int) -> Made:
    from eflomal import Aligner

    texts = [[" ".join(words) + "\n" for words in side] for side in (source, target)]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("forward", "backward")]
        Aligner().align(*texts, *map(str, files))
        forward, backward = (
            [_written(line) for line in file.read_text().split("\n")[:wanted]] for file in files
        )
    return {
        "eflomal, both agree": [one & other for one, other in zip(forward, backward, strict=True)],
        "eflomal, grown": list(map(grow_diag_final_and, forward, backward)),
    }


def _written(line: str) -> Links:
    """Links as aligners write them: 0-0 1-2."""
    return {(int(i), int(j)) for i, j in (link.split("-") for link in line.split())}


def grow_diag_final_and(forward: Links, backward: Links) -> Links:
    """What both directions say; then beside it, and of words without a link, what either says.

    >>> sorted(grow_diag_final_and({(0, 0), (1, 1), (3, 3)}, {(0, 0), (1, 0), (3, 4)}))
    [(0, 0), (1, 0), (1, 1), (3, 3)]
    """
    links: Links = set()
    rows: set[int] = set()
    columns: set[int] = set()
    either = forward | backward

    def add(link: Link) -> None:
        links.add(link)
        rows.add(link[0])
        columns.add(link[1])

    waiting = sorted(forward & backward)
    for link in waiting:
        add(link)
    for i, j in waiting:  # grows while it is walked through
        for down, right in AROUND:
            link = i + down, j + right
            if link in either and (link[0] not in rows or link[1] not in columns):
                add(link)
                waiting.append(link)
    for link in (*sorted(forward), *sorted(backward)):
        if link[0] not in rows and link[1] not in columns:
            add(link)
    return links


def sil_thot(source: Sequence[Words], target: Sequence[Words], wanted: int) -> Made:
    from thot import alignment

    def learnt(one: Sequence[Words], other: Sequence[Words]) -> alignment.HmmAlignmentModel:
        first = alignment.Ibm1AlignmentModel()
        for words in zip(one, other, strict=True):
            first.add_sentence_pair(*words)
        passes(first)
        second = alignment.HmmAlignmentModel(first)
        passes(second)
        return second

    def passes(model: alignment.AlignmentModel) -> None:
        model.start_training()
        for _ in range(5):
            model.train()
        model.end_training()

    both = alignment.SymmetrizedAligner(learnt(source, target), learnt(target, source))
    both.heuristic = alignment.SymmetrizationHeuristic.GROW_DIAG_FINAL_AND
    made = [both.get_best_alignment(*pair) for pair in zip(source[:wanted], target, strict=False)]
    return {"SIL Thot, grown": [_pairs(table.to_numpy()) for _, table in made]}


def cosine(source: Sequence[Words], target: Sequence[Words], wanted: int) -> Made:
    encoder = load_encoder()
    near = [
        np.dot(encoder.encode(list(one)), encoder.encode(list(other)).T)
        for one, other in zip(source[:wanted], target, strict=False)
    ]
    return {"cosine": [_pairs(_nearest(table)) for table in near]}


def _nearest(table: Table) -> Table:
    """Where a place is the highest of its row and of its column."""
    nearest: Table = (table == table.max(axis=1, keepdims=True)) & (table == table.max(axis=0))
    return nearest


Linker = Callable[[Sequence[Words], Sequence[Words], int], Made]
LINKERS: dict[str, Linker] = {
    "hexapla": hexapla,
    "eflomal": eflomal,
    "SIL Thot": sil_thot,
    "cosine": cosine,
}
NEEDS = {"eflomal": ("eflomal", "eflomal"), "SIL Thot": ("thot", "sil-thot")}  # module, package


def settings(system: str) -> str:
    """What made the links; "" where it is not installed."""
    if system not in NEEDS:
        return f"{LinkOptions()}, over {SURE}" if system == "hexapla" else load_encoder().name
    module, package = NEEDS[system]
    return f"{package} {version(package)}" if importlib.util.find_spec(module) else ""


def seconds_used() -> float:
    """Of the processor, by this process and those it started."""
    return sum(os.times()[:4])


# Text, cut as the gold is.

_ENGLISH = r"n't\b|'(?:s|re|ve|ll|d|m)\b|\b(?:mr|mrs|dr|st|no|hon)\.|[^\W\d_]+?(?=n't\b)"
_REST = r"\d+(?:[.,]\d+)*%?|[^\W_]+|[^\w\s]|_"
_WHOLE = re.compile(rf"{_ENGLISH}|[^\W\d_]+(?:-[^\W_]+)+|{_REST}")
_SPLIT = re.compile(rf"{_ENGLISH}|{_REST}")
_ELIDED = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W\d_])")
_JOINED = {"du": "de le", "des": "de les", "au": "à le", "aux": "à les"}
_JOINED_WORD = re.compile(rf"\b(?:{'|'.join(_JOINED)})\b")


def english(text: str) -> Words:
    """The chairman's well-known view: the chairman 's well-known view."""
    return _WHOLE.findall(_plain(text))


def split_english(text: str) -> Words:
    """The same, hyphens apart: well - known."""
    return _SPLIT.findall(_plain(text))


def french(text: str) -> Words:
    """Du jour où l'on: de le jour où le on."""
    text = _ELIDED.sub(r"\1e ", _plain(text))
    return _SPLIT.findall(_JOINED_WORD.sub(lambda found: _JOINED[found[0]], text))


def chinese(text: str) -> Words:
    """The words of jieba, and each sign by itself."""
    text = unicodedata.normalize("NFKC", text).lower()
    words: list[str] = []
    end = 0
    for start, stop in (*tokenize(text, "zh"), (len(text), len(text))):
        words += [*"".join(text[end:start].split()), text[start:stop]]
        end = stop
    return words[:-1]


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


class Gold(NamedTuple):
    """Pairs with links by hand, and how to cut text that goes with them."""

    file: str
    train: str  # its columns are English and the other language
    cut: tuple[Callable[[str], Words], Callable[[str], Words]]
    english: int  # which side is


GOLD = {
    "zh-en": Gold("zhen", "en-zh", (chinese, english), 1),
    "en-fr": Gold("enfr", "en-fr", (split_english, french), 0),
}


class Pair(NamedTuple):
    """Two sentences and their links; the sure ones are among the possible."""

    source: Words
    target: Words
    sure: Links
    possible: Links


def gold_pairs(data: Path, gold: Gold) -> list[Pair]:
    stem = data / "terms" / "word_alignment_gold" / gold.file
    texts = stem.with_suffix(".src-tgt").read_text(encoding="utf-8").splitlines()
    links = stem.with_suffix(".gold").read_text(encoding="utf-8").splitlines()
    pairs = []
    for text, line in zip(texts, links, strict=True):
        source, target = (side.lower().split() for side in text.split("|||"))
        pairs.append(Pair(source, target, *_by_hand(line)))
    return pairs


def _by_hand(line: str) -> tuple[Links, Links]:
    """Sure and possible links: 1-1 is sure, 1p2 possible; counted from 1."""
    found = re.findall(r"(\d+)([-p])(\d+)", line)
    marked = [(sign, (int(i) - 1, int(j) - 1)) for i, sign, j in found]
    return {link for sign, link in marked if sign == "-"}, {link for _, link in marked}


def training_pairs(data: Path, gold: Gold, count: int | None) -> Iterator[tuple[Words, Words]]:
    """So many lines of the training text, drawn by a seed; all of them where there is no count."""
    with lzma.open(data / "train" / f"{gold.train}.tsv.xz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    if count is not None and count < len(lines):
        lines = random.Random(SEED).sample(lines, count)
    for line in lines:
        columns = line.rstrip("\n").split("\t")[:2]
        texts = columns if gold.english == 0 else columns[::-1]
        source, target = (cut(text) for cut, text in zip(gold.cut, texts, strict=True))
        if 0 < len(source) <= LONGEST and 0 < len(target) <= LONGEST:
            yield source, target


# Figures.


def figures(found: Iterable[Links], pairs: Iterable[Pair]) -> tuple[float, float, float]:
    """Alignment error rate, precision, recall: all pairs together."""
    links = sures = both_sure = both_possible = 0
    for one, pair in zip(found, pairs, strict=True):
        links, sures = links + len(one), sures + len(pair.sure)
        both_sure += len(one & pair.sure)
        both_possible += len(one & pair.possible)
    error = 1 - (both_sure + both_possible) / max(1, links + sures)
    return error, both_possible / max(1, links), both_sure / max(1, sures)


def row(found: Sequence[Links], pairs: Sequence[Pair]) -> str:
    """The figures of the first half, the second half, and both."""
    middle = len(pairs) // 2
    cells = []
    for part in (slice(middle), slice(middle, None), slice(None)):
        error, precision, recall = figures(found[part], pairs[part])
        cells.append(f"{error:>10.3f}{precision:>7.3f}{recall:>7.3f}")
    return "".join(cells)


def table(arguments: argparse.Namespace, name: str, count: int | None) -> str:
    """A row for each way of linking; a digest of what was given to them."""
    gold = GOLD[name]
    pairs = gold_pairs(arguments.data, gold)
    more = [] if count == 0 else list(training_pairs(arguments.data, gold, count))
    source = [pair.source for pair in pairs] + [one for one, _ in more]
    target = [pair.target for pair in pairs] + [other for _, other in more]
    print(f"\n{name}: {len(pairs)} pairs by hand, learnt with {len(more):,} lines more")
    print(f"{'':<20}{HEAD}{'s':>9}")
    for system in arguments.systems:
        if not settings(system):
            continue
        start = seconds_used()
        made = LINKERS[system](source, target, len(pairs))
        seconds = seconds_used() - start
        for way, found in made.items():
            print(f"{way:<20}{row(found, pairs)}{seconds:>9.1f}", flush=True)
    return hashlib.sha256(repr((pairs, source, target)).encode()).hexdigest()[:12]


def counts(text: str) -> list[int | None]:
    return [None if count == "all" else int(count) for count in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", type=lambda names: names.split(","), default=list(GOLD))
    parser.add_argument("--systems", type=lambda names: names.split(","), default=list(LINKERS))
    parser.add_argument("--lines", type=counts, default=[20_000], help="to learn from; or all")
    arguments = parser.parse_args()

    tables = [(name, count) for name in arguments.only for count in arguments.lines]
    digests = [table(arguments, name, count) for name, count in tables]
    print()
    for system in arguments.systems:
        print(f"{system:<12}{settings(system) or 'not installed'}")
    print(f"data {' '.join(digests)}; seed {SEED}; {' '.join(sys.argv)}")


if __name__ == "__main__":
    main()
