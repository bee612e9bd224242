"""Fit what each kind of evidence is worth, and how far the probabilities can be believed.

    python -m align.training ../shared/data -o TABLE --lines 1800
    python benchmarks/weights.py ../shared/data --encoder TABLE --peers PYTHON --vectors FOLDER

Of all ways to cut a development text, the right one should be the likeliest: the weights maximise
its share (a semi-Markov conditional random field; the gradient is what the right beads have
of each kind of evidence less what all ways have on average). Texts: news and UN lines, first
halves, joined, split, shuffled, thinned and put beside strangers by chance; Text+Berg's development
article, also damaged. What vectors are worth is fitted twice: for those of the built-in encoder
("static"), and for those of any ("meaning"). The built-in encoder has learnt from all UN lines
here, and finds those nearer to each other than lines that are new to it: TABLE is the same without
the last 200, on which the weights are fitted. They are fitted without its words (`Side.words`):
with them they came out better on these texts, and worse on others.
`--write` puts the result into align/data/weights.toml. PYTHON has USE-multilingual v3 (see
`peers.py`), whose vectors are those of texts that the built-in encoder was trained on or has no
language for.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from bitexts import DAMAGE, PAIRS, Bitext, Made, damaged, text_berg
from made import ntrex, un
from scipy.optimize import minimize
from vectors import Vectors

from align import lattice as lattices
from align.corners import blocks_of
from align.evidence.lengths import measures
from align.evidence.model import SHAPES, Evidence
from align.evidence.weights import Weights, fitted
from align.lattice import NEVER, Lattice
from align.pairing import Side, evidence_of, side_of
from align.together import links_between, support_of

REPLACED, THINNED = 0.08, 0.06  # shares of beads
BLOCK = 30  # segments of a piece of text that is looked at as a whole, at least
STRANGERS = 30  # segments of two texts that have nothing in common
LATER = ("bead_long", "meaning_long", "least_long", "free")  # see free_weights.py
ALL = [field.name for field in fields(Weights) if field.name not in LATER]
KINDS = ("meaning", "static", "plain", "support")
NO_EVIDENCE = Weights()
TOML = Path(__file__).parents[1] / "align" / "data" / "weights.toml"


def names(kind: str) -> list[str]:
    """The weights that are fitted, that of opening a gap last."""
    chosen = [name for name in ALL if name != "opening"]
    if kind == "plain":
        chosen = [name for name in chosen if not name.startswith("meaning")]
    if kind == "meaning":  # 0.896 on Text+Berg's development article with it, 0.901 without
        chosen.remove("meaning_least")
    if kind != "support":
        chosen = [name for name in chosen if "support" not in name]
    return [*chosen, "opening"]


class Text:
    """A text with its right beads, cut into pieces, and what it has of each kind of evidence."""

    def __init__(
        self, evidence: Evidence, gold: Sequence, kind: str, chosen: Sequence[str] = ()
    ) -> None:
        self.blocks, self.gold = _pieces(evidence, gold)
        self.names = chosen or names(kind)
        empty = replace(evidence, weights=NO_EVIDENCE).lattice(self.blocks)
        self.sizes, self.possible = empty.sizes, np.isfinite(empty.beads)
        beads, left, right = [], [], []
        for name in self.names[:-1]:
            one = replace(evidence, weights=replace(NO_EVIDENCE, **{name: 1.0}))
            made = one.lattice(self.blocks)
            beads.append(np.where(self.possible, made.beads, 0).astype(np.float32))
            left.append(made.left)
            right.append(made.right)
        self.beads, self.left, self.right = map(np.array, (beads, left, right))
        self.has = self._has()

    def _has(self) -> np.ndarray:
        """What the right beads have in all."""
        total = np.zeros(len(self.names))
        for at, ((i, k, j, end), beads) in enumerate(zip(self.blocks, self.gold, strict=True)):
            row, column = i, j
            for (start, stop), (first, last) in [*beads, ((k, k), (end, end))]:
                if row < start:
                    total[:-1] += self.left[:, at, row - i : start - i].sum(axis=1)
                if column < first:
                    total[:-1] += self.right[:, at, column - j : first - j].sum(axis=1)
                total[-1] += (row < start) + (column < first)
                if start < stop:
                    shape = SHAPES.index((stop - start, last - first))
                    total[:-1] += self.beads[:, shape, at, stop - i, last - j]
                row, column = stop, last
        return total

    def lattice(self, weights: np.ndarray) -> Lattice:
        """Its scores under some weights."""
        beads = np.where(self.possible, np.tensordot(weights[:-1], self.beads, 1), NEVER)
        sides = (np.tensordot(weights[:-1], side, 1) for side in (self.left, self.right))
        return Lattice(self.sizes, SHAPES, beads, *sides, float(weights[-1]))

    def surprise(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """-log of the share of the right beads, and its gradient."""
        made = self.lattice(weights)
        reached, total = lattices._forward(made, lattices._ALL)
        onward = lattices._backward(made)
        all_ways = onward.match[:, 0, 0]
        share = all_ways[:, np.newaxis, np.newaxis]
        _, _, rows, columns = made.beads.shape
        expected = np.zeros(len(weights))
        for at, (a, b) in enumerate(SHAPES):
            if a < rows and b < columns:
                before = total[:, : rows - a, : columns - b]
                ways = before + made.beads[at, :, a:, b:] + onward.match[:, a:, b:] - share
                part = self.beads[:, at, :, a:, b:]
                expected[:-1] += np.tensordot(part, np.exp(ways), 3)
        left = np.exp(reached.left + onward.left - share).sum(axis=2)[:, 1:]
        right = np.exp(reached.right + onward.right - share).sum(axis=1)[:, 1:]
        expected[:-1] += np.tensordot(self.left, left, 2) + np.tensordot(self.right, right, 2)
        expected[-1] = self._openings(made, reached, onward, share)
        return float(all_ways.sum() - weights @ self.has), expected - self.has

    def _openings(self, made, reached, onward, share) -> float:
        inner = [
            np.arange(size - 1) < self.sizes[:, [side]]
            for side, size in enumerate(made.beads.shape[2:])
        ]
        down = reached.match[:, :-1] + made.left[:, :, np.newaxis] + onward.left[:, 1:]
        across = np.logaddexp(reached.match, reached.left)[:, :, :-1]
        across = across + made.right[:, np.newaxis] + onward.right[:, :, 1:]
        both = (down - share)[inner[0]], (across - share).transpose(0, 2, 1)[inner[1]]
        return float(sum(np.exp(ways + made.opening).sum() for ways in both))


def _pieces(evidence: Evidence, gold: Sequence):
    """Blocks that begin and end with a right bead, and the beads in each that rise."""
    size = [len(half.lengths) for half in evidence.halves]
    rising = _rising([bead for bead in gold if _shape(bead) in SHAPES])
    blocks, beads, start, some = [], [], (0, 0), []
    for at, bead in enumerate(rising):
        some.append(bead)
        is_last = at == len(rising) - 1
        if bead[0][1] - start[0] >= BLOCK or is_last:
            end = tuple(size) if is_last else (bead[0][1], bead[1][1])
            sides = end[0] - start[0], end[1] - start[1]
            if min(sides) <= 2.5 * BLOCK and max(sides) <= 5 * BLOCK:
                blocks.append((start[0], end[0], start[1], end[1]))
                beads.append(some)
            start, some = end, []
    if not rising:
        blocks, beads = [(0, size[0], 0, size[1])], [[]]
    return blocks, beads


def _shape(bead) -> tuple[int, ...]:
    return tuple(stop - start for start, stop in bead)


def _rising(beads: Sequence) -> list:
    """The most segments of beads that rise on both sides."""
    ordered = sorted(beads)
    weight = [sum(_shape(bead)) for bead in ordered]
    best, before = weight.copy(), [-1] * len(ordered)
    for at, bead in enumerate(ordered):
        for other in range(max(0, at - 60), at):
            if ordered[other][1][1] <= bead[1][0] and best[other] + weight[at] > best[at]:
                best[at], before[at] = best[other] + weight[at], other
    chain, at = [], int(np.argmax(best)) if ordered else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def fit(groups: Sequence[tuple[float, Sequence[Text]]], start: Weights, rounds: int) -> Weights:
    """The weights under which the right beads are likeliest, drawn a little to the first ones."""
    kind = groups[0][1][0].names
    first = np.array([getattr(start, name) for name in kind])

    def surprise(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = ((weights - first) ** 2).sum() / 2, weights - first
        for worth, texts in groups:
            for text in texts:
                value, gradient = text.surprise(weights)
                total, slope = total + worth * value, slope + worth * gradient
        return total, slope

    found = minimize(surprise, first, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    print(f"  -log likelihood {found.fun:.1f} after {found.nit} rounds", flush=True)
    return Weights(
        **{name: round(float(value), 3) for name, value in zip(kind, found.x, strict=True)}
    )


def sides_of(bitext: Bitext, vectors: Vectors | None) -> list[Side]:
    """The sides as the aligner sees them."""
    if vectors:
        vectors.prepare({text for side in bitext.sides for text in side}, keep=False)
    made = [vectors.of(side) if vectors else None for side in bitext.sides]
    known = zip(bitext.sides, bitext.langs, measures(bitext.langs, bitext.sides), made, strict=True)
    return [side_of(*one) for one in known]


def shuffled(bitext: Bitext, chance: random.Random) -> Bitext:
    """Passages of four to twelve beads in an order of their own on the second side."""
    spans = sorted(spans[1] for spans in bitext.gold)
    order = list(range(len(bitext.sides[1])))
    at = 5
    while at + 12 < len(spans):
        window = spans[at : at + chance.randint(4, 12)]
        first, last = window[0][0], window[-1][1]
        if sum(stop - start for start, stop in window) == last - first:
            mixed = chance.sample(window, len(window))
            order[first:last] = [place for span in mixed for place in range(*span)]
        at += len(window) + chance.randint(20, 40)
    places = {old: new for new, old in enumerate(order)}
    beads = [[range(*a), [places[place] for place in range(*b)]] for a, b in bitext.gold]
    sides = bitext.sides[0], [bitext.sides[1][place] for place in order]
    return Bitext.of_indexes(bitext.name, bitext.langs, sides, beads)


def replaced(bitext: Bitext, strangers: Sequence[str], chance: random.Random) -> Bitext:
    """Some segments of the second side give way to others, which translate nothing here."""
    texts, beads = list(bitext.sides[1]), []
    for bead in bitext.gold:
        if _shape(bead) == (1, 1) and chance.random() < REPLACED:
            texts[bead[1][0]] = chance.choice(strangers)
        else:
            beads.append([range(*span) for span in bead])
    sides = bitext.sides[0], texts
    return Bitext.of_indexes(bitext.name, bitext.langs, sides, beads)


def thinned(bitext: Bitext, chance: random.Random) -> Bitext:
    """Of some neighbouring beads one side lost the first and the other side the second."""
    lost: tuple[set[int], set[int]] = set(), set()
    beads = sorted(bitext.gold)
    kept = set(beads)
    for first, second in pairwise(beads):
        is_plain = _shape(first) == _shape(second) == (1, 1) and second[1][0] == first[1][1]
        if is_plain and {first, second} <= kept and chance.random() < THINNED:
            side = chance.randrange(2)
            lost[side].add(first[side][0])
            lost[1 - side].add(second[1 - side][0])
            kept -= {first, second}
    left = [
        [index for index in range(len(texts)) if index not in gone]
        for texts, gone in zip(bitext.sides, lost, strict=True)
    ]
    places = [{old: new for new, old in enumerate(indexes)} for indexes in left]
    sides = [[bitext.sides[side][index] for index in left[side]] for side in (0, 1)]
    found = [
        [[places[side][index] for index in range(*bead[side])] for side in (0, 1)]
        for bead in beads
        if bead in kept
    ]
    return Bitext.of_indexes(bitext.name, bitext.langs, sides, found)


def strangers(first: Made, second: Made, pair: Sequence[str]) -> Bitext:
    """Two texts of which neither translates the other."""
    sides = first.bitext(pair).sides[0][:STRANGERS], second.bitext(pair).sides[1][:STRANGERS]
    return Bitext(f"{first.name} beside {second.name}", tuple(pair), sides, ())


def supported(document: Made, chosen: Sequence, vectors: Vectors, weights: Weights) -> list:
    """Evidence of some pairs of a document's versions, with what the others say."""
    whole = document.bitext(document.langs)
    sides = sides_of(whole, vectors)
    evidence = {
        pair: evidence_of(sides[pair[0]], sides[pair[1]], weights)
        for pair in combinations(range(len(sides)), 2)
    }
    sizes = [len(side) for side in whole.sides]
    blocks = {
        pair: blocks_of(known, [(0, sizes[pair[0]], 0, sizes[pair[1]])])
        for pair, known in evidence.items()
    }
    links = links_between(evidence, blocks)
    return [
        (
            replace(evidence[pair], support=support_of(links, sizes, *pair)),
            document.bitext([whole.langs[side] for side in pair]).gold,
        )
        for pair in chosen
    ]


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", required=True, help="a table that has not learnt all UN lines")
    parser.add_argument("--peers", required=True, help="a Python that has USE-multilingual v3")
    parser.add_argument("--vectors", type=Path, required=True, help="where vectors are kept")
    parser.add_argument("--rounds", type=int, default=120)
    parser.add_argument("--only", type=lambda kinds: kinds.split(","), default=KINDS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    chance = random.Random(79)
    use = Vectors("use", options.vectors, options.peers)
    own = Vectors(options.encoder, options.vectors)
    news = ntrex(options.data / "gold" / "ntrex", "dev")
    documents = un(options.data / "un" / "unv1_dev", "dev")
    lines, unseen = documents[:8], documents[18:]  # the table learnt from 1,800 lines
    berg = text_berg(options.data / "gold" / "text_berg", "dev")[0]
    mixed = [
        (1.0, own, [text.bitext(chance.choice(PAIRS)) for text in news for _ in range(2)]),
        (1.0, use, [text.bitext(chance.choice(PAIRS)) for text in lines]),
        (3.0, use, [berg]),
        (1.0, use, [damaged(berg, kind) for kind in DAMAGE]),
        (0.5, own, [shuffled(text.bitext(chance.choice(PAIRS)), chance) for text in news[:8]]),
        (0.5, own, [strangers(*chance.sample(news, 2), chance.choice(PAIRS)) for _ in range(8)]),
    ]
    ours = [
        (1.0, own, [text.bitext(pair) for text in news for pair in chance.sample(PAIRS, 4)]),
        (1.0, own, [text.bitext(pair) for text in unseen for pair in chance.sample(PAIRS, 4)]),
        (0.5, own, [shuffled(text.bitext(chance.choice(PAIRS)), chance) for text in news]),
        (0.5, own, [strangers(*chance.sample(news, 2), chance.choice(PAIRS)) for _ in range(8)]),
    ]
    for text in [*news, *unseen]:
        pair = chance.choice(PAIRS)
        other = chance.choice([one for one in news if one is not text])
        bitext = text.bitext(pair)
        foreign = other.bitext(pair).sides[1]
        ours.append((1.0, own, [replaced(bitext, foreign, chance), thinned(bitext, chance)]))
    use.prepare(
        {
            text
            for _, vectors, some in mixed
            if vectors is use
            for b in some
            for s in b.sides
            for text in s
        }
    )
    made = {kind: fitted(kind) for kind in KINDS}
    for kind, groups in (("meaning", mixed), ("static", ours), ("plain", mixed)):
        if kind not in options.only:
            continue
        texts = [
            (
                worth,
                [
                    Text(
                        evidence_of(
                            *sides_of(text, None if kind == "plain" else vectors), NO_EVIDENCE
                        ),
                        text.gold,
                        kind,
                    )
                    for text in some
                    if text.gold or kind != "plain"
                ],
            )
            for worth, vectors, some in groups
        ]
        print(kind, flush=True)
        made[kind] = fit([group for group in texts if group[1]], fitted(kind), options.rounds)
    if "support" in options.only:
        pairs = list(combinations(range(6), 2))
        six = [
            (
                worth,
                [
                    Text(evidence, gold, "support")
                    for document in some
                    for evidence, gold in supported(
                        document, chance.sample(pairs, 3), own, made["static"]
                    )
                ],
            )
            for worth, some in ((1.0, news), (4.0, unseen))
        ]
        print("support", flush=True)
        made["support"] = fit(six, made["static"], options.rounds)
    text = (
        "# Fitted by benchmarks/weights.py, those for free translations after it by\n"
        "# benchmarks/free_weights.py; what each is stands in align/evidence/weights.py.\n"
    )
    for kind, weights in made.items():
        text += f"\n[{kind}]\n"
        text += "".join(f"{name} = {getattr(weights, name)}\n" for name in names(kind))
    print(text)
    if options.write:
        TOML.write_text(text, encoding="utf-8")
        print("written without those for free translations: now run benchmarks/free_weights.py")


if __name__ == "__main__":
    main()
