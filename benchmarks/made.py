"""Documents made of parallel lines, so that their beads are known without anyone's judgement.

    line        1    2    3    4    5    6
    zh          1  2+3         4    5    6      lines joined
    en          1    2    3    4a 4b     6      a line split, a line left out
    beads      1-1  1-2       1-2   -   1-1     what hangs together by a line is one bead

Each side is treated on its own: two or three lines are joined, a line is left out, a strange line
is put in, two neighbouring passages change places. A line is split on one side only, since nobody
knows which half of it is which half in the other language. Passages that change places are kept
apart from their surroundings, and strange lines from within beads, so that no bead is scattered.

Documents have all six sides; `Made.bitext` gives two of them with the beads of those two, finer
than what the six have together. `synthetic` makes vectors only, for what is too long to have texts
of.
"""

from __future__ import annotations

import csv
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from bitexts import LANGS, Bitext, Made, Span, Spans, lines

SEEDS = {"dev": 79, "test": 236}
SIZE = 100  # lines a document
JOINED, SPLIT, DROPPED, INSERTED, SWAPPED = 0.08, 0.24, 0.03, 0.02, 0.01  # of lines
NTREX = {
    "zh": "ref.zho-CN",
    "en": "src.eng",
    "fr": "ref.fra",
    "es": "ref.spa",
    "ru": "ref.rus",
    "ar": "ref.arb",
}
_CLAUSE = {
    "zh": re.compile(r"(?<=[；，：。])(?=[^”」』》）])"),
    "ar": re.compile(r"(?<=[؛،.:;])\s+"),
}
_CLAUSE_ELSEWHERE = re.compile(r"(?<=[;,:.])\s+")
_SHORTEST = {"zh": 6}  # characters of a part of a line
_SHORTEST_ELSEWHERE = 20


def ntrex(folder: Path, part: str = "dev") -> list[Made]:
    """Documents of news: the first half of the articles for "dev", the second for "test"."""
    texts = {lang: lines(folder / f"newstest2019-{name}.txt") for lang, name in NTREX.items()}
    articles = lines(folder / "DOCUMENT_IDS.tsv")
    ends = [k for k in range(1, len(articles) + 1) if articles[k - 1 : k] != articles[k : k + 1]]
    half = ends[len(ends) // 2]
    blocks, start = [], 0 if part == "dev" else half
    for end in ends:
        is_long = end - start >= SIZE or end in (half, len(articles))
        if is_long and end > start and (end <= half) == (part == "dev"):
            blocks.append((start, end))
            start = end
    return list(_made(texts, blocks, f"ntrex {part}", SEEDS[part]))


def un(folder: Path, part: str = "dev") -> list[Made]:
    """Documents of UN lines: the first half of the development set for "dev", the second "test"."""
    texts = {lang: lines(folder / f"UNv1.0.devset.{lang}") for lang in LANGS}
    size = len(texts["en"])
    half = size // 2
    first, last = (0, half) if part == "dev" else (half, size)
    return list(_made(texts, _blocks(first, last), f"un {part}", SEEDS[part]))


def charter(folder: Path, part: str = "dev") -> list[Made]:
    """Documents of the UN Charter, in its archaic Chinese; the same halves."""
    return _of_table(folder / "articles_6lang.tsv", "charter", part)


def licences(folder: Path, part: str = "dev") -> list[Made]:
    """Documents of the Creative Commons licences, each clause once; the same halves."""
    return _of_table(folder / "clauses_6lang.tsv", "licences", part)


def health(folder: Path, part: str = "dev") -> list[Made]:
    """Documents of TICO-19, texts on an illness; the same halves."""
    return _of_table(folder / "tico19_6lang.tsv", "health", part)


def _of_table(path: Path, name: str, part: str) -> list[Made]:
    with path.open(encoding="utf-8", newline="") as file:
        whole = [row for row in csv.DictReader(file, delimiter="\t") if all(map(row.get, LANGS))]
    rows = list({row["en"].strip(): row for row in whole}.values())
    half = len(rows) // 2
    texts = {lang: [row[lang].strip() for row in rows] for lang in LANGS}
    first, last = (0, half) if part == "dev" else (half, len(rows))
    return list(_made(texts, _blocks(first, last), f"{name} {part}", SEEDS[part]))


def _blocks(first: int, last: int) -> list[tuple[int, int]]:
    return [(start, min(start + SIZE, last)) for start in range(first, last, SIZE)]


def _made(
    texts: dict[str, list[str]], blocks: Sequence[tuple[int, int]], name: str, seed: int
) -> Iterator[Made]:
    for number, (start, end) in enumerate(blocks):
        chance = random.Random(f"{seed} {name} {number}")
        other = blocks[(number + len(blocks) // 2) % len(blocks)]  # strange lines come from here
        yield _document(
            f"{name} {number}",
            {lang: texts[lang][start:end] for lang in LANGS},
            {lang: texts[lang][slice(*other)] for lang in LANGS},
            chance,
        )


def _document(
    name: str, texts: dict[str, list[str]], strange: dict[str, list[str]], chance: random.Random
) -> Made:
    size = len(texts["en"])
    splitter = [chance.choice(LANGS) if chance.random() < SPLIT else "" for _ in range(size)]
    orders, walls = _swapped(size, chance)
    kept = {lang: [chance.random() >= DROPPED for _ in range(size)] for lang in LANGS}
    joins = {lang: _joins(kept[lang], walls, chance) for lang in LANGS}
    inner = {line for lang in LANGS for taken in joins[lang] for line in taken[1:]}
    sides, of = [], []
    for lang in LANGS:
        texts_made, of_made = [], []
        starts = {taken[0]: taken for taken in joins[lang]}
        for line in orders[lang]:
            if line not in inner and chance.random() < INSERTED:
                texts_made.append(chance.choice(strange[lang]))
                of_made.append((size + len(sides) * size * 2 + len(texts_made),))
            if line not in starts:
                continue
            whole = [texts[lang][part] for part in starts[line]]
            parts = ["".join(whole) if lang == "zh" else " ".join(whole)]
            if len(whole) == 1 and splitter[line] == lang:
                parts = _split(whole[0], lang, chance)
            texts_made += parts
            of_made += [tuple(starts[line])] * len(parts)
        sides.append(tuple(texts_made))
        of.append(tuple(of_made))
    return Made(name, LANGS, tuple(sides), tuple(of))


def _swapped(size: int, chance: random.Random) -> tuple[dict[str, list[int]], set[int]]:
    """The order of lines in each language, and the lines before which nothing may be joined."""
    orders = {lang: list(range(size)) for lang in LANGS}
    walls: set[int] = {0}
    line = 1
    while line < size - 8:
        if chance.random() < SWAPPED * len(LANGS) / 2:  # for a pair two of the six count
            lang = chance.choice(LANGS)
            middle = line + chance.randint(1, 4)
            end = middle + chance.randint(1, 4)
            orders[lang][line:end] = [*range(middle, end), *range(line, middle)]
            walls |= {line, middle, end}
            line = end
        line += 1
    return orders, walls


def _joins(kept: Sequence[bool], walls: set[int], chance: random.Random) -> list[list[int]]:
    """The lines that are there, in groups that become one segment."""
    groups: list[list[int]] = []
    line = 0
    while line < len(kept):
        taken = [line]
        if kept[line] and chance.random() < JOINED:
            for follower in range(line + 1, line + chance.choice((2, 2, 3))):
                if follower < len(kept) and kept[follower] and follower not in walls:
                    taken.append(follower)
                else:
                    break
        if kept[line]:
            groups.append(taken)
        line = taken[-1] + 1
    return groups


def _split(text: str, lang: str, chance: random.Random) -> list[str]:
    """A line cut into two or three at ends of clauses, or as it is where it has none."""
    shortest = _SHORTEST.get(lang, _SHORTEST_ELSEWHERE)
    cuts = [
        match.end()
        for match in _CLAUSE.get(lang, _CLAUSE_ELSEWHERE).finditer(text)
        if shortest <= match.end() <= len(text) - shortest
    ]
    chosen: list[int] = []
    for cut in chance.sample(cuts, len(cuts)):
        if len(chosen) < chance.choice((1, 1, 2)) and all(abs(cut - c) >= shortest for c in chosen):
            chosen.append(cut)
    edges = [0, *sorted(chosen), len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(edges)]


def synthetic(size: int, gap: float = 0.0, width: int = 256, seed: int = 79) -> Bitext:
    """Vectors of a document and of its translation, and texts of fitting length.

    A segment shares its section's subject and, one in twenty, a stock phrase with many others; all
    share a direction. The cosine of a pair is about 0.75 (0.55 to 0.9), of strangers 0.1, of two of
    one section 0.25, of two with the same stock phrase 0.5. One segment in twelve is joined to the
    next on either side, one in fifty has no counterpart; `gap` of the target's middle is missing.
    """
    chance = np.random.default_rng(seed)
    common = _unit(chance.standard_normal(width))
    stock = _unit(chance.standard_normal((20, width)))
    meanings = _meanings(size, width, stock, chance)
    lengths = np.maximum(8, chance.lognormal(4.5, 0.6, size)).round()
    groups, beads = _shapes(size, gap, chance)
    sides, vectors = [], []
    for ratio, taken in zip((1.0, 1.15), groups, strict=True):
        starts, stops = np.array(taken).T
        is_joined = stops - starts == 2
        whole = meanings[starts]
        whole[is_joined] += meanings[starts[is_joined] + 1]
        shares = chance.uniform(0.1, 0.4, (len(taken), 1))
        noise = _unit(chance.standard_normal((len(taken), width)))
        made = np.sqrt(0.1) * common + np.sqrt(0.9 - shares) * _unit(whole)
        vectors.append(_unit(made + np.sqrt(shares) * noise).astype(np.float32))
        total = lengths[starts] + np.where(is_joined, lengths[stops - 1], 0)
        drift = chance.normal(1.0, 0.12, len(taken)).clip(0.5, 1.5)
        sides.append(tuple("x" * int(n) for n in (total * ratio * drift).clip(1)))
    name = f"synthetic {size:,}{' with a gap' if gap else ''}"
    return Bitext(name, ("de", "fr"), tuple(sides), tuple(beads), vectors=tuple(vectors))


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _meanings(size: int, width: int, stock: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """What each unit says: its own, its section's (of 40 units on average) and stock phrases."""
    own = _unit(chance.standard_normal((size, width)).astype(np.float32))
    section = np.cumsum(chance.random(size) < 1 / 40)
    subjects = _unit(chance.standard_normal((section[-1] + 1, width)).astype(np.float32))
    said = np.sqrt(0.77) * own + np.sqrt(0.23) * subjects[section]
    phrases = chance.integers(0, len(stock), size)
    is_stock = (chance.random(size) < 0.05)[:, None]
    said = np.where(is_stock, np.sqrt(0.4) * said + np.sqrt(0.6) * stock[phrases], said)
    return _unit(said).astype(np.float32)


def _shapes(
    size: int, gap: float, chance: np.random.Generator
) -> tuple[tuple[list[Span], list[Span]], list[Spans]]:
    """Which units each segment of each side is of, and the beads."""
    first, last = round(size * (0.5 - gap / 2)), round(size * (0.5 + gap / 2))
    groups: tuple[list[Span], list[Span]] = ([], [])
    beads: list[Spans] = []
    unit = 0
    while unit < size:
        draw, side = chance.random(), int(chance.integers(2))
        in_gap = first <= unit < last
        taken = 2 if draw < 1 / 12 and unit + 1 < size and not first <= unit + 1 < last else 1
        if in_gap or draw > 0.98:
            groups[0 if in_gap else side].append((unit, unit + 1))
            unit += 1
            continue
        starts = [len(group) for group in groups]
        groups[side].append((unit, unit + taken))
        groups[1 - side].extend((unit + part, unit + part + 1) for part in range(taken))
        unit += taken
        beads.append(tuple((a, len(group)) for a, group in zip(starts, groups, strict=True)))
    return groups, beads
