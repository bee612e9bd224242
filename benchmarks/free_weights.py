"""Fit what each kind of evidence is worth where a text is translated freely.

    python benchmarks/free_weights.py ../shared/data --peers PYTHON --vectors FOLDER

The weights that `weights.py` fits stay as they are; here others are fitted beside them, for the
freest of translations. A text has those in between, in proportion to how freely it is translated
(`align.corners.freedom_of`): UN documents hardly, news a little, stories far more. Texts: stories
and essays written for this project (`literary/dev`); news and texts on health, first halves,
joined, split, shuffled, thinned and put beside strangers, so that what is freer among them stays
right; Text+Berg's development article, also damaged, for the vectors of any encoder. Of three
versions or more, stories with two translations and news in six languages are fitted to, drawn to
what freedom changes of two versions. `--write` puts the result into align/data/weights.toml.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from bitexts import DAMAGE, PAIRS, Bitext, Made, damaged, literary, literary_three, text_berg
from made import health, ntrex
from scipy.optimize import minimize
from vectors import Vectors
from weights import TOML, Text, names, replaced, shuffled, sides_of, strangers, supported, thinned

from align.evidence.weights import fitted
from align.pairing import evidence_of

ROUNDS = 70
BY_LENGTH = ["bead_long", "meaning_long", "least_long"]
LITERARY = Path(__file__).with_name("literary")
Group = tuple[float, Vectors, Sequence[Bitext]]
FreeText = tuple[float, float, Text]  # what it counts, and how freely it is translated


def names_of(kind: str) -> list[str]:
    """The weights that are fitted, that of opening a gap last."""
    usual = names(kind)
    return [*dict.fromkeys([*usual[:-1], "meaning_least", *BY_LENGTH]), usual[-1]]


def texts_of(groups: Sequence[Group], kind: str) -> list[FreeText]:
    """Those that are translated freely at all."""
    return [
        (worth, known.freedom, Text(known, bitext.gold, kind, names_of(kind)))
        for worth, vectors, some in groups
        for bitext in some
        if (known := evidence_of(*sides_of(bitext, vectors), fitted(kind))).freedom
    ]


def texts_of_versions(
    groups: Sequence[tuple[float, Sequence[Made]]], vectors: Vectors
) -> list[FreeText]:
    """The same of every pair of three versions or more, with what the others say."""
    return [
        (worth, known.freedom, Text(known, gold, "support", names_of("support")))
        for worth, some in groups
        for made in some
        for known, gold in supported(
            made, list(combinations(range(len(made.langs)), 2)), vectors, fitted("static")
        )
        if known.freedom
    ]


def fit(texts: Sequence[FreeText], kind: str, drawn: np.ndarray) -> np.ndarray:
    """How much more each kind of evidence is worth in the freest of texts, drawn to a guess."""
    close = np.array([getattr(fitted(kind), name) for name in names_of(kind)])

    def surprise(more: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = ((more - drawn) ** 2).sum() / 2, more - drawn
        for worth, freedom, text in texts:
            value, gradient = text.surprise(close + freedom * more)
            total, slope = total + worth * value, slope + worth * freedom * gradient
        return total, slope

    found = minimize(surprise, drawn, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    print(f"{kind}: {len(texts)} texts, -log likelihood {found.fun:.1f}", flush=True)
    more: np.ndarray = found.x
    return more


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", required=True, help="a Python that has USE-multilingual v3")
    parser.add_argument("--vectors", type=Path, required=True, help="where vectors are kept")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    chance = random.Random(79)
    use = Vectors("use", options.vectors, options.peers)
    own = Vectors("built-in", options.vectors)
    news = ntrex(options.data / "gold" / "ntrex", "dev")
    others = health(options.data / "un" / "tico19", "dev")
    stories = literary(LITERARY, "dev")
    berg = text_berg(options.data / "gold" / "text_berg", "dev")[0]
    hard: list[Group] = [
        (0.5, own, [shuffled(text.bitext(chance.choice(PAIRS)), chance) for text in news[:6]]),
        (0.5, own, [strangers(*chance.sample(news, 2), chance.choice(PAIRS)) for _ in range(4)]),
    ]
    made = [text.bitext(pair) for text in news for pair in chance.sample(PAIRS, 2)]
    ours = [*hard, (1.0, own, made), *free_texts(stories, own, chance)]
    ours += [(1.0, own, [t.bitext(pair) for t in others[:8] for pair in chance.sample(PAIRS, 2)])]
    for text in [*news, *others[8:]]:
        bitext = text.bitext(pair := chance.choice(PAIRS))
        foreign = chance.choice([one for one in news if one is not text]).bitext(pair).sides[1]
        ours.append((0.5, own, [replaced(bitext, foreign, chance), thinned(bitext, chance)]))
    every = literary(LITERARY, "dev", official=False)
    use.prepare({text for story in every for side in story.sides for text in side})
    mixed = [*hard, (1.0, own, made), *free_texts(every, use, chance), (3.0, use, [berg])]
    mixed += [(1.0, use, [damaged(berg, kind) for kind in DAMAGE])]
    more: dict[str, float] = {}
    for kind, texts in (
        ("meaning", texts_of(mixed, "meaning")),
        ("static", texts_of(ours, "static")),
        ("support", texts_of_versions([(2.0, literary_three(LITERARY, "dev")), (1.0, news)], own)),
    ):
        guess = [more.get(name, 0.0) if kind == "support" else 0.0 for name in names_of(kind)]
        more = dict(zip(names_of(kind), fit(texts, kind, np.array(guess)), strict=True))
        table = "".join(
            f"{name} = {round(getattr(fitted(kind), name) + by, 3)}\n" for name, by in more.items()
        )
        print(f"\n[{kind}.free]\n{table}", flush=True)
        if options.write:
            write(kind, table)


def free_texts(stories: Sequence[Bitext], vectors: Vectors, chance: random.Random) -> list[Group]:
    """Stories as they are, and with a fifth missing, shuffled, and thinned."""
    hurt = [damaged(story, "gap") for story in stories]
    hurt += [shuffled(story, chance) for story in stories]
    hurt += [thinned(story, chance) for story in stories]
    return [(2.0, vectors, stories), (0.5, vectors, hurt)]


def write(kind: str, table: str) -> None:
    """Put the weights of a kind into the file, in place of those that are there."""
    parts = TOML.read_text(encoding="utf-8").split("\n[")
    kept = [part for part in parts if not part.startswith(f"{kind}.free]")]
    place = next(at for at, part in enumerate(kept) if part.startswith(f"{kind}]"))
    kept.insert(place + 1, f"{kind}.free]\n{table}")
    TOML.write_text("\n[".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
