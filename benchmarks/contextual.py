"""Does a small contextual encoder earn its size? One is trained over the built-in table.

    python benchmarks/contextual.py prepare ../shared/data --share 0.4 -o build/contextual.xz
    python benchmarks/contextual.py train build/contextual.xz --minutes 5 -o build/vectors.npz
    python benchmarks/contextual.py align build/vectors.npz

Needs torch. The second step uses a graphics processor if there is one, and reads nothing else, so
that it can run on another machine. The reader is three convolutions over the rows of the table,
each with what the whole text says mixed in; what it makes of a text is added to the sum of its
rows, at first with no weight. Batches and loss are those of `align/training`; the table stays as it
is. Precision at one as in `encoders.py`; speed is lines a second of one core, cut already.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations
from operator import add
from pathlib import Path
from typing import Any

import numpy as np
import torch
from bitexts import literary
from encoders import HELD_OUT, NTREX
from torch import Tensor, nn
from torch.nn import functional

from align.evaluation import links, score
from align.static import load_static
from align.training.batches import LIKE_UN, Corpus, Side
from align.training.rows import LANGS, development, read_rows

EXAMPLES, TEMPERATURE, RATE = 2048, 0.05, 1e-3
LAYERS = 3
LONGEST, TOGETHER = 256, 64  # pieces of a text, texts read together where they are measured
WARM, TOLD = 200, 8  # batches until the rate is full, times that figures are printed
LITERARY = Path(__file__).with_name("literary")
Sides = Mapping[str, Sequence[Sequence[int]]]


def prepare(data: Path, share: float, output: Path) -> None:
    """Texts as rows of the table: those to learn from, and those that are measured.

    All that is like UN text, and so large a share of the rest.
    """
    words = load_static()._words
    chance = random.Random(1)
    rows = [row for row in read_rows(data) if row.source in LIKE_UN or chance.random() < share]
    corpus = Corpus(rows, words)
    for table in (corpus._flat, corpus._offsets, corpus._text):
        table.update({lang: values.astype(np.int32) for lang, values in table.items()})
    measured = {
        "UN lines held out": {lang: development(data, lang)[HELD_OUT:] for lang in LANGS},
        "NTREX": {
            lang: (data / f"gold/ntrex/newstest2019-{name}.txt").read_text("utf-8").splitlines()
            for lang, name in NTREX.items()
        },
    }
    cut = {}
    for name, sides in measured.items():
        cut[name] = {lang: cut_by(words, texts) for lang, texts in sides.items()}
    stories = {
        f"{story.name} {side}": cut_by(words, texts)
        for story in literary(LITERARY, "test")
        for side, texts in enumerate(story.sides)
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(output, "wb", preset=2) as file:
        pickle.dump((corpus, cut, stories), file, protocol=5)
    print(f"{len(rows):,} rows, {output.stat().st_size / 1e6:.0f} MB")


def cut_by(words: Any, texts: Sequence[str]) -> list[list[int]]:
    """Each text as rows of the table."""
    pieces, ends = words.rows(texts)
    return [part.tolist() for part in np.split(pieces, ends[:-1])]


class Texts:
    """Some texts as one row of pieces."""

    def __init__(self, side: Side, device: str) -> None:
        self.count = len(side.starts)
        sizes = np.diff(np.append(side.starts, len(side.pieces)))
        self.pieces = torch.from_numpy(side.pieces.astype(np.int64)).to(device)
        self.text = torch.from_numpy(np.repeat(np.arange(self.count), sizes)).to(device)
        self.root = torch.from_numpy(np.sqrt(np.maximum(sizes, 1))).float().to(device)[:, None]

    def pooled(self, values: Tensor) -> Tensor:
        """Of each text the sum over the root of its length."""
        sums = values.new_zeros(self.count, values.shape[1]).index_add(0, self.text, values)
        return sums / self.root


class Reader(nn.Module):
    """What stands beside a piece, and what the whole says, added to the sum of the rows."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        self.register_buffer("table", table, persistent=False)
        width = table.shape[1]
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(LAYERS + 1))
        self.beside = nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in range(LAYERS))
        self.back = nn.ModuleList(nn.Linear(2 * width, width) for _ in range(LAYERS))
        self.whole = nn.ModuleList(nn.Linear(width, width) for _ in range(LAYERS))
        self.out = nn.Linear(width, width, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, texts: Texts) -> Tensor:
        """A unit vector a text: shape (texts, width)."""
        first = read = self.table[texts.pieces]
        near = (texts.text[1:] == texts.text[:-1])[:, None]
        for layer in range(LAYERS):
            whole = self.whole[layer](texts.pooled(read) / texts.root)
            read = read + whole[texts.text]
            here = self.norms[layer](read)
            before = functional.pad(here[:-1] * near, (0, 0, 1, 0))
            after = functional.pad(here[1:] * near, (0, 0, 0, 1))
            beside = self.beside[layer](torch.cat([before, here, after], 1))
            read = read + self.back[layer](functional.relu(beside))
        added = self.out(texts.pooled(self.norms[LAYERS](read)))
        return functional.normalize(texts.pooled(first) + added, dim=1)


def vectors(reader: Reader, texts: Sequence[Sequence[int]]) -> Tensor:
    """Unit vectors of texts that are cut."""
    made = []
    for start in range(0, len(texts), TOGETHER):
        some = [row[:LONGEST] or [0] for row in texts[start : start + TOGETHER]]
        starts = np.cumsum([0, *map(len, some[:-1])])
        made.append(reader(Texts(Side(np.concatenate(some), starts, starts), reader.table.device)))
    return torch.cat(made)


@torch.inference_mode()
def precision(reader: Reader, sides: Sides) -> float:
    """At one, the mean of all pairs and both directions."""
    made = {lang: vectors(reader, texts) for lang, texts in sides.items()}
    found = []
    for left, right in combinations(LANGS, 2):
        near = made[left] @ made[right].T
        own = torch.arange(len(near), device=near.device)
        found += [(near.argmax(side) == own).float().mean().item() for side in (0, 1)]
    return float(np.mean(found))


def loss_of(reader: Reader, sides: Sequence[Side]) -> Tensor:
    """Each text nearer to its own than to all others; equal texts are no others."""
    left, right = (reader(Texts(side, reader.table.device)) for side in sides)
    near = left @ right.T / TEMPERATURE
    for side in sides:
        texts = torch.from_numpy(side.texts.astype(np.int64)).to(near.device)
        near = near.masked_fill((texts[:, None] == texts).fill_diagonal_(False), -1e4)
    own = torch.arange(len(near), device=near.device)
    return (functional.cross_entropy(near, own) + functional.cross_entropy(near.T, own)) / 2


def train(path: Path, minutes: float, output: Path | None) -> None:
    """Train, print what the table and the reader find, and keep vectors of the stories by both."""
    with lzma.open(path) as file:
        corpus, measured, stories = pickle.load(file)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    chance = np.random.default_rng(1)
    encoder = load_static()
    reader = Reader(torch.from_numpy(encoder.table * encoder.weights[:, None]).float()).to(device)
    size = sum(each.numel() for each in reader.parameters())
    name = torch.cuda.get_device_name() if device == "cuda" else "no graphics processor"
    print(f"{name}; {size / 1e6:.1f} M numbers beside the table's {reader.table.numel() / 1e6:.1f}")
    print(f"{'batches':<10}" + "".join(f"{one:>20}" for one in measured) + f"{'loss':>8}")
    print(f"{'table':<10}" + _figures(reader, measured), flush=True)
    optimizer = torch.optim.AdamW(reader.parameters(), lr=RATE, weight_decay=0.01)
    start, step, told, done = time.monotonic(), 0, 0, 0.0
    while done < 1:
        loss = loss_of(reader, corpus.draw(EXAMPLES, chance))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        done = (time.monotonic() - start) / (60 * minutes)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM) * max(0, 1 - done)
        optimizer.step()
        step += 1
        if int(TOLD * done) > told:
            told = int(TOLD * done)
            print(f"{step:<10}{_figures(reader, measured)}{loss.item():>8.3f}", flush=True)
    reader = reader.cpu()
    if output:
        with torch.inference_mode():
            found = {name: vectors(reader, side).numpy() for name, side in stories.items()}
        np.savez(output, **found)
    torch.set_num_threads(1)
    texts = [row for side in measured["UN lines held out"].values() for row in side[:200]]
    began = time.process_time()
    with torch.inference_mode():
        vectors(reader, texts)
    print(f"{len(texts) / (time.process_time() - began):.0f} lines a second of one core")


def align(path: Path) -> None:
    """Print how right stories are aligned by the table, and by the reader's vectors.

    Those are weighed as any encoder's are, and as the table's.
    """
    from align import Options, align_segments  # not on the machine that trains

    made, usual = np.load(path), Options()
    for name, weights in (
        ("table", usual.weights),
        ("reader", usual.weights),
        ("reader, weighed as the table", usual.static),
    ):
        scores = []
        for story in literary(LITERARY, "test"):
            given = None if name == "table" else [made[f"{story.name} {at}"] for at in (0, 1)]
            options = replace(usual, weights=weights)
            found = align_segments(story.sides, story.langs, vectors=given, options=options)
            scores.append(score(story.indexes, links(bead.spans for bead in found.beads)))
        print(f"{name:<30}{reduce(add, scores).figures('links').f1:.3f}")


def _figures(reader: Reader, measured: Mapping[str, Sides]) -> str:
    return "".join(f"{precision(reader, sides):>20.4f}" for sides in measured.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    steps = parser.add_subparsers(dest="step", required=True)
    first = steps.add_parser("prepare")
    first.add_argument("data", type=Path)
    first.add_argument("--share", type=float, default=1.0, help="of the rows that are not UN text")
    first.add_argument("-o", "--output", type=Path, required=True)
    second = steps.add_parser("train")
    second.add_argument("texts", type=Path)
    second.add_argument("--minutes", type=float, default=5.0)
    second.add_argument("-o", "--output", type=Path, help="of vectors of the stories")
    third = steps.add_parser("align")
    third.add_argument("vectors", type=Path)
    options = parser.parse_args()
    if options.step == "prepare":
        prepare(options.data, options.share, options.output)
    elif options.step == "train":
        train(options.texts, options.minutes, options.output)
    else:
        align(options.vectors)


if __name__ == "__main__":
    main()
