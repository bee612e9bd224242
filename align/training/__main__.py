"""The whole training: `python -m align.training ../shared/data -o encoder`. See the package."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from align.static import Words, load_static
from align.training.batches import Corpus
from align.training.descent import train
from align.training.folder import write_folder
from align.training.mining import mined
from align.training.rows import LANGS, TRAINED_LINES, Row, drifted, read_rows
from align.training.synthesis import made_rows
from align.training.teacher import starting_table, teacher_pieces, teacher_rows
from align.training.vocabulary import make_vocabulary

NAME = "hexapla-static-2"
MADE = 30_000  # rows from templates
REPORTED = 200  # steps between two lines of report


def main() -> None:
    """Train, and write the folder."""
    parser = argparse.ArgumentParser(prog="python -m align.training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds train/, un/ and terms/")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write")
    parser.add_argument(
        "--lines", type=int, default=TRAINED_LINES, help="of the UN development set"
    )
    parser.add_argument("--size", type=int, default=320, help="columns of the table")
    parser.add_argument("--examples", type=int, default=1024, help="in a batch")
    parser.add_argument("--first-steps", type=int, default=1500, help="of the model that mines")
    parser.add_argument("--steps", type=int, default=14_000, help="of the model that is written")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    rows = read_rows(options.data, options.lines)
    countries = [row.texts for row in rows if row.source == "cldr" and len(row.texts) == len(LANGS)]
    rows += [Row("synthesis", texts) for texts in made_rows(countries, MADE, options.seed)]
    sections = drifted(options.data)
    # Each side of the drifted text is good text in its language: its words count.
    alone = [
        Row("undev", {"en": english, "zh": chinese})
        for section in sections.values()
        for english, chinese in section
    ]
    vocabulary = make_vocabulary([*rows, *alone], teacher_pieces())
    say(f"{len(rows)} rows of text, {len(vocabulary.pieces)} pieces in {1 + max(vocabulary.rows)}")
    taught = teacher_rows(vocabulary)

    words = Words(dict(zip(vocabulary.pieces, vocabulary.rows, strict=True)))

    def trained(text: Sequence[Row], steps: int) -> None:
        corpus = Corpus(text, words)
        shares = corpus.shares(len(taught))
        table = starting_table(taught, shares, vocabulary, options.size, options.seed)
        report = Report(steps)
        train(table, corpus, steps, options.examples, options.seed, report)
        write_folder(options.output, NAME, table, vocabulary)

    trained(rows, options.first_steps)
    finder = load_static(options.output)
    found = [pair for section in sections.values() for pair in mined(finder, section)]
    say(f"{len(found)} pairs mined")
    trained([*rows, *(Row("mined", {"en": en, "zh": zh}) for en, zh in found)], options.steps)


def say(text: str) -> None:
    """A line for the person who waits."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")


class Report:
    """Says the loss now and then."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._losses: list[float] = []

    def __call__(self, step: int, loss: float) -> None:
        """Note a step."""
        self._losses.append(loss)
        if len(self._losses) == REPORTED or step + 1 == self._steps:
            say(f"step {step + 1} of {self._steps}, loss {np.mean(self._losses):.3f}")
            self._losses.clear()


if __name__ == "__main__":
    main()
