"""How many beads are found without any vectors, and where the aligner's figures come from.

    python benchmarks/alignment.py ../shared/data/un
    python benchmarks/alignment.py ../shared/data/un --tune
    python benchmarks/alignment.py ../shared/data/un --measures

Beads are known where parallel lines were joined and left out by chance: in a document of 60 lines
one line in ten is joined to the next, on either side, and one in thirty is missing. Tuned
is on the first half of the UN Parallel Corpus development set; the table is of the second half, of
the Charter and of the Creative Commons licences. A found bead is right where it is wholly right
(strict); beads with an empty side count as any other.
"""

import argparse
import csv
import itertools
import math
import random
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from align import Options, align_segments
from align.lengths import MEASURES

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
PAIRS = list(itertools.combinations(LANGS, 2))
LINES, JOINED, MISSING, SEED = 60, 0.1, 1 / 30, 79
PEERS = {
    "lengths alone": replace(Options(), anchor=0.0),
    "numbers and names alone": replace(Options(), length=0.0),
    "hexapla, no encoder": Options(),
}


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


def documents(lines, pair, seed=SEED):
    """Two sides and their beads, for every so many lines."""
    chance = random.Random(f"{seed} {pair}")
    for start in range(0, len(lines["en"]) - 9, LINES):
        sides = [lines[lang][start : start + LINES] for lang in pair]
        yield degraded(sides, pair, chance)


def degraded(sides, pair, chance):
    """Lines joined and left out by chance: the new sides, and their beads."""
    made, beads = [[], []], set()
    at, total = 0, len(sides[0])
    while at < total:
        if chance.random() < MISSING:
            side = chance.randrange(2)
            spans = [(len(made[0]), len(made[0])), (len(made[1]), len(made[1]))]
            spans[side] = (len(made[side]), len(made[side]) + 1)
            made[side].append(sides[side][at])
            at += 1
        else:
            taken = 2 if at + 1 < total and chance.random() < 2 * JOINED else 1
            whole = chance.randrange(2)
            spans = []
            for side, lang in enumerate(pair):
                texts = sides[side][at : at + taken]
                if side == whole:
                    texts = [("" if lang == "zh" else " ").join(texts)]
                spans.append((len(made[side]), len(made[side]) + len(texts)))
                made[side] += texts
            at += taken
        beads.add(tuple(spans))
    return made, beads


def f1(lines, options, pairs=PAIRS):
    """Strict F1 of each pair of languages, every document of it together."""
    scores = {}
    for pair in pairs:
        right = found = known = 0
        for sides, gold in documents(lines, pair):
            beads = {bead.spans for bead in align_segments(sides, pair, options=options).beads}
            right += len(beads & gold)
            found += len(beads)
            known += len(gold)
        scores[pair] = 2 * right / (found + known)
    return scores


def compare(folder):
    corpora = {
        "UN development, second half": development(folder)[1],
        "Charter": table(folder / "charter" / "articles_6lang.tsv"),
        "Creative Commons licences": table(folder / "cc_legalcode" / "clauses_6lang.tsv"),
    }
    for name, lines in corpora.items():
        print(f"\n{name}: {len(lines['en']):,} lines, strict F1 of beads")
        print(f"{'':<26}{'all':>7}{'with en':>9}" + "".join(f"{f'{a}-{b}':>7}" for a, b in PAIRS))
        for peer, options in PEERS.items():
            start = time.perf_counter()
            scores = f1(lines, options)
            seconds = time.perf_counter() - start
            english = np.mean([score for pair, score in scores.items() if "en" in pair])
            print(
                f"{peer:<26}{np.mean(list(scores.values())):>7.3f}{english:>9.3f}"
                + "".join(f"{scores[pair]:>7.3f}" for pair in PAIRS)
                + f"{seconds:>7.1f} s"
            )
    print("\n" + align_segments([["a"], ["b"]], ["en", "fr"]).signature)


def tune(folder, rounds):
    """Change one figure at a time by chance, and keep what helps on the first half."""
    lines = development(folder)[0]
    chance = random.Random(SEED)
    names = ["length", "anchor", "anchor_threshold", "anchor_doubt"]
    best, options = np.mean(list(f1(lines, Options()).values())), Options()
    print(f"{best:.4f}  as it is")
    for _ in range(rounds):
        name = chance.choice(names)
        value = float(f"{getattr(options, name) * math.exp(chance.gauss(0, 0.4)):.2g}")
        tried = replace(options, **{name: value})
        score = np.mean(list(f1(lines, tried).values()))
        if score > best:
            best, options = score, tried
            print(f"{best:.4f}  {name} {value}", flush=True)
    print(asdict(options))


def measures(folder):
    """Ratios by sums; variances and drift so that the differences of all pairs are likeliest."""
    lines = development(folder)[0]
    texts = {
        lang: np.array([MEASURES[lang]._replace(ratio=1.0).length(text) for text in lines[lang]])
        for lang in LANGS
    }
    ratios = {lang: texts[lang].sum() / texts["en"].sum() for lang in LANGS}
    lengths = {lang: texts[lang] / ratios[lang] for lang in LANGS}
    fitted = {**dict.fromkeys(LANGS, 1.0), "drift": 0.1}
    for step in (0.5, 0.1, 0.02):
        for name in [*fitted] * 5:
            tries = [{**fitted, name: fitted[name] * (1 + step) ** k} for k in (-1, 0, 1)]
            fitted = min(tries, key=lambda tried: _unlikely(lengths, tried))
    print(f"{'':<6}{'ratio':>8}{'in table':>10}{'variance':>10}{'in table':>10}")
    for lang in LANGS:
        ratio, table = ratios[lang], MEASURES[lang]
        print(
            f"{lang:<6}{ratio:>8.3f}{table.ratio:>10.3f}{fitted[lang]:>10.2f}{table.variance:>10.2f}"
        )
    print(f"drift {fitted['drift']:.2f}")


def _unlikely(lengths, fitted):
    """-log of the likelihood of normal differences; beyond four deviations all are the same."""
    total = 0.0
    for one, other in PAIRS:
        mean = np.maximum((lengths[one] + lengths[other]) / 2, 1.0)
        deviation = np.sqrt((fitted[one] + fitted[other]) * mean + (fitted["drift"] * mean) ** 2)
        apart = np.minimum(np.abs(lengths[one] - lengths[other]) / deviation, 4.0)
        total += float(np.sum(np.log(deviation) + apart**2 / 2))
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tune", type=int, nargs="?", const=60, metavar="ROUNDS")
    parser.add_argument("--measures", action="store_true")
    arguments = parser.parse_args()
    if arguments.tune:
        tune(arguments.folder, arguments.tune)
    elif arguments.measures:
        measures(arguments.folder)
    else:
        compare(arguments.folder)


if __name__ == "__main__":
    main()
