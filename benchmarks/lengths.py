"""Where the aligner's figures about the lengths of translations come from.

    python benchmarks/lengths.py ../shared/data/un

Ratios are those of all characters of the first half of the UN Parallel Corpus development set, in
English measure; variances and drift are those under which the lengths of its lines are likeliest,
all fifteen pairs together. Beside each stands what `align/evidence/lengths.py` has.
"""

import argparse
from pathlib import Path

import numpy as np
from bitexts import LANGS, PAIRS, lines

from align.evidence.lengths import MEASURES


def development(folder):
    """The lines of the first half of the development set, by language."""
    texts = {lang: lines(folder / "unv1_dev" / f"UNv1.0.devset.{lang}") for lang in LANGS}
    return {lang: side[: len(side) // 2] for lang, side in texts.items()}


def measures(folder):
    """Ratios by sums; variances and drift so that the differences of all pairs are likeliest."""
    sides = development(folder)
    texts = {
        lang: np.array([MEASURES[lang]._replace(ratio=1.0).length(text) for text in sides[lang]])
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
    measures(parser.parse_args().folder)


if __name__ == "__main__":
    main()
