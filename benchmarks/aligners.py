"""Hexapla and its rivals side by side: how right, how fast, how large.

    python benchmarks/aligners.py ../shared/data --peers peers/bin/python
    python benchmarks/aligners.py ../shared/data --only text-berg,damage --part dev

Without `--peers`, the interpreter of an environment made as `peers.py` says, only ours is measured.
Every aligner gets the same vectors and one core; none is timed while it encodes or compiles. Each
runs in a process of its own; seconds are the processor's, megabytes its peak from the first
document on, and in brackets what it had before: interpreter, libraries, texts, vectors. What a work
is, is said in `works.py`.

strict     precision, recall, F1 of beads: equal to a gold bead; those with an empty side left out
lax        F1 where a bead counts that overlaps a gold bead on both sides
Vecalign   strict F1 as Vecalign's scorer has it: beads with an empty side count in precision only
nulls      strict F1 where segments without counterpart count in precision and recall
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations
from operator import add
from pathlib import Path
from typing import Any

from bitexts import Bitext, numbers_agree
from confidences import Found, judged, reliability
from running import ONE_CORE, ROOT, Run
from vectors import PEERS
from works import SECTIONS, Place, Work, put_together, versions, works

from align import align_pairs
from align.bead import UNDECIDED
from align.evaluation import Score, links, score

HEAD = f"{'':<14}{'P':>7}{'R':>7}{'F1':>7}{'lax':>7}{'Vecalign':>10}{'nulls':>7}{'s':>9}{'MB':>8}"


def scored(bitexts: Iterable[Bitext], found: Iterable[Sequence[Found]]) -> Score:
    """All documents together."""
    scores = [
        score(bitext.indexes, links(spans for spans, _ in beads))
        for bitext, beads in zip(bitexts, found, strict=True)
    ]
    return reduce(add, scores)


def row(result: dict[str, Any], total: Score) -> str:
    strict = total.figures("links")
    others = [
        total.figures("links", lax=True).f1,
        total.figures("vecalign").f1,
        total.figures("with nulls").f1,
    ]
    return (
        "".join(f"{figure:>7.3f}" for figure in (*strict, others[0]))
        + f"{others[1]:>10.3f}{others[2]:>7.3f}{sum(result['seconds']):>9.2f}"
        + f"{result['megabytes']:>8.0f} ({result['megabytes_before']:.0f})"
    )


def table(run: Run, work: Work) -> None:
    """A row for each aligner, and below it a row of pairs where there are several."""
    sizes = [sum(len(bitext.sides[side]) for bitext in work.bitexts) for side in (0, 1)]
    beads = sum(len(bitext.gold) + len(bitext.scattered) for bitext in work.bitexts)
    print(
        f"\n{work.name}: {len(work.bitexts)} documents, {sizes[0]:,} and {sizes[1]:,} segments, "
        f"{beads:,} beads"
        + (f", vectors by {run.arguments.model or work.model}" * bool(work.model))
    )
    print(HEAD)
    found = {}
    for system, result in run.measured(work, run.systems()):
        if "reason" in result:
            print(f"{system:<14} {result['reason']}")
            continue
        found[system] = result["beads"]
        total = scored(work.bitexts, found[system])
        print(f"{system:<14}{row(result, total)}", flush=True)
        if result["failures"]:
            print(f"{'':<14} failed on {len(result['failures'])}: {result['failures'][0]}")
    if work.by_pair:
        print("strict F1      mean" + "".join(f"{'-'.join(p):>7}" for p in pairs_in(work)))
        for system, beads_found in found.items():
            show_pairs(system, by_pair(work, beads_found))


def pairs_in(work: Work) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(bitext.langs for bitext in work.bitexts))


def by_pair(work: Work, found: Sequence[Sequence[Found]]) -> dict[tuple[str, ...], float]:
    """Strict F1 of beads for each pair of languages."""
    made = {}
    for pair in pairs_in(work):
        chosen = [
            (bitext, beads)
            for bitext, beads in zip(work.bitexts, found, strict=True)
            if bitext.langs == pair
        ]
        made[pair] = scored(*zip(*chosen, strict=True)).figures("links").f1
    return made


def show_pairs(name: str, figures: dict[tuple[str, ...], float]) -> None:
    mean = sum(figures.values()) / len(figures)
    print(f"{name:<14}{mean:>5.3f}" + "".join(f"{figure:>7.3f}" for figure in figures.values()))


def numbers_table(run: Run, work: Work) -> None:
    """Of documents without gold: how many beads that hold numbers have the same on both sides.

    Then how many hold numbers and have nothing on one side, and the share with them. Decided are
    the beads that are not doubtful.
    """
    print(f"\n{work.name}: {sum(len(b.sides[0]) for b in work.bitexts):,} segments")
    print("                beads  nulls   hold  agree   share  alone    with         s      MB")
    rows = [[((i, i + 1), (i, i + 1)) for i in range(len(b.sides[0]))] for b in work.bitexts]
    print(f"{'as they stand':<14}{numbers_row(work, rows)}")
    for system, result in run.measured(work, run.systems()):
        if "reason" in result:
            print(f"{system:<14} {result['reason']}")
            continue
        spans = [[spans for spans, _ in beads] for beads in result["beads"]]
        print(
            f"{system:<14}{numbers_row(work, spans)}{sum(result['seconds']):>9.2f}"
            f"{result['megabytes']:>8.0f} ({result['megabytes_before']:.0f})",
            flush=True,
        )
        sure = [[s for s, c in beads if (c or 0) >= UNDECIDED] for beads in result["beads"]]
        if any(sure):
            print(f"{'  decided':<14}{numbers_row(work, sure)}")


def numbers_row(work: Work, found: Sequence[Sequence[Any]]) -> str:
    counts = [numbers_agree(b, beads) for b, beads in zip(work.bitexts, found, strict=True)]
    total = reduce(add, counts)
    paired = sum(all(a < b for a, b in spans) for beads in found for spans in beads)
    return (
        f"{paired:>7}{sum(map(len, found)) - paired:>7}{total.beads:>7}{total.agree:>7}"
        f"{total.agree / max(total.beads, 1):>8.3f}{total.alone:>7}"
        f"{total.agree / max(total.beads + total.alone, 1):>8.3f}"
    )


def versions_table(run: Run, work: Work, pairwise: Work) -> None:
    """Ours: what all sides at once say of each pair, beside what two alone say."""
    alone = run.ours(pairwise)
    joint_result = run.ours(work)
    print(
        f"\n{work.name}: strict F1 of each pair\n{'':<15}mean"
        + "".join(f"{'-'.join(p):>7}" for p in pairs_in(pairwise))
    )
    for result in (alone, joint_result):
        if "reason" in result:
            print(result["reason"])
            return
    two = by_pair(pairwise, alone["beads"])
    joint = [align_pairs(bitext.sides, bitext.langs) for bitext in work.bitexts]
    places = list(combinations(range(len(work.bitexts[0].langs)), 2))
    found = [
        [(bead.spans, bead.confidence) for bead in pairs[place].beads if not bead.is_skip]
        for place in places
        for pairs in joint
    ]
    every = by_pair(pairwise, found)
    show_pairs("two at a time", two)
    show_pairs("all at once", every)
    show_pairs("gain", {pair: every[pair] - two[pair] for pair in every})
    size = len(work.bitexts)
    rows = [
        put_together(bitext, dict(zip(places, alone["beads"][start::size], strict=True)))
        for start, bitext in enumerate(work.bitexts)
    ]
    apart = reduce(add, [score(b.indexes, row) for b, row in zip(work.bitexts, rows, strict=True)])
    whole = scored(work.bitexts, joint_result["beads"])
    print(
        f"rows of all sides, by their gold: {apart.figures('links').f1:.3f} where the beads of "
        f"pairs are put together, {whole.figures('links').f1:.3f} at once"
    )
    print(
        f"seconds: {sum(alone['seconds']):.1f} in pairs, {sum(joint_result['seconds']):.1f} at once"
    )


def calibration(run: Run, groups: Sequence[Work]) -> None:
    """Ours: of beads so sure, so many are right."""
    for work in groups:
        result = run.ours(work)
        if "reason" in result:
            print(f"\n{work.name}: {result['reason']}")
            continue
        judgements = [
            one
            for bitext, beads in zip(work.bitexts, result["beads"], strict=True)
            for one in judged(bitext, beads)
        ]
        bins, error = reliability(judgements)
        print(f"\nconfidence, {work.name}: expected calibration error {error:.3f}")
        for name, figures in (
            ("beads", [f"{one.beads:>7}" for one in bins]),
            (
                "confidence",
                [f"{one.confidence:>7.3f}" if one.beads else f"{'':>7}" for one in bins],
            ),
            ("right", [f"{one.right:>7.3f}" if one.beads else f"{'':>7}" for one in bins]),
        ):
            print(f"{name:<14}" + "".join(figures))


def documents() -> None:
    """Six files of one resolution to beads: from the start of the command to its end, one core."""
    files = sorted((ROOT / "corpora" / "samples").glob("A_RES_79_236.*"))
    hexapla = Path(sys.executable).with_name("hexapla")
    print(f"\na resolution in {len(files)} files, `hexapla align`, three times")
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            report = f"{folder}/report.json"
            command = [
                "taskset",
                "-c",
                "0",
                hexapla,
                "align",
                *files,
                "-o",
                f"{folder}/beads.jsonl",
            ]
            subprocess.run(
                [sys.executable, PEERS, "timed", report, *command],
                env={**os.environ, **ONE_CORE},
                check=True,
            )
            made = json.loads(Path(report).read_text(encoding="utf-8"))
        print(
            f"{made['seconds']:.2f} s, {made['processor']:.2f} s of the processor, "
            f"{made['megabytes']:.0f} MB {made['error']}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--peers", default="", metavar="PYTHON")
    parser.add_argument("--only", type=lambda names: names.split(","), default=SECTIONS)
    parser.add_argument("--systems", type=lambda names: names.split(","))
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--whole", action="store_true", help="the articles as one text")
    parser.add_argument("--model", default="", help="vectors of this model for everything")
    parser.add_argument("--pooled", action="store_true", help="means of vectors, not joined texts")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "vectors")
    arguments = parser.parse_args()
    run = Run(arguments)
    place = Place(arguments.data, arguments.part, arguments.whole)
    for section in arguments.only:
        for work in works(section, place):
            if section == "un2023":
                numbers_table(run, work)
            else:
                table(run, work)
        for work, pairwise in versions(section, place):
            versions_table(run, work, pairwise)
        if section == "calibration":
            chosen = [
                work
                for one in ("text-berg", "damage", "udhr", "many")
                for work in works(one, place)
            ]
            calibration(run, chosen)
        elif section == "documents":
            documents()
    print()
    for system, settings in run.settings.items():
        print(f"{system:<14}{settings}")
    print(f"data {run.digest.hexdigest()[:12]}; {' '.join(map(str, sys.argv))}")


if __name__ == "__main__":
    main()
