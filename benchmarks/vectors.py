"""The vectors that all aligners of one run are given, and where they are kept meanwhile.

    built-in                 the model in the package
    use                      USE-multilingual v3, by the interpreter of the peers; slow, so kept
    any other name           what `load_encoder` makes of it

Vectors are kept in a folder by encoder, with a hash of each text beside them; a second run encodes
nothing again. Joined segments are encoded as one text: that is what Vecalign and Bertalign do.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from bitexts import Bitext, Floats

PEERS = Path(__file__).with_name("peers.py")
WINDOWS = 7  # segments joined: what a bead of up to eight can have on a side


class Vectors:
    """Unit vectors of texts, kept in a folder."""

    def __init__(self, model: str, folder: Path, python: str = "") -> None:
        self.model = model
        self._encode = _encoder(model, python)
        self._path = folder / model.replace("/", "_")
        self._rows: dict[str, int] = {}
        self._table: Floats = np.zeros((0, 0), np.float32)
        keys = self._path.with_suffix(".json")
        if keys.is_file():
            listed = json.loads(keys.read_text(encoding="utf-8"))
            self._rows = {key: row for row, key in enumerate(listed)}
            self._table = np.load(self._path.with_suffix(".npy"))

    def prepare(self, texts: Iterable[str], keep: bool = True) -> None:
        """Encode those that are new."""
        new = {key(text): text for text in texts}
        new = {one: text for one, text in new.items() if one not in self._rows}
        if not new:
            return
        made = self._encode(list(new.values()))
        made = made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
        start = len(self._rows)
        self._rows |= {one: start + row for row, one in enumerate(new)}
        self._table = np.concatenate([self._table, made]) if start else made
        if keep:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.save(self._path.with_suffix(".npy"), self._table)
            self._path.with_suffix(".json").write_text(json.dumps(list(self._rows)))

    def of(self, texts: Sequence[str]) -> Floats:
        """One row a text; the texts were prepared."""
        return self._table[[self._rows[key(text)] for text in texts]]

    def overlaps(self, side: Sequence[str], joint: str) -> Floats:
        """Vectors of 1 to 7 segments that end at each, shape (7, n, d); zeros before the first."""
        made = np.zeros((WINDOWS, len(side), self._table.shape[1]), np.float32)
        for window in range(min(WINDOWS, len(side))):
            made[window, window:] = self.of(joined(side, window + 1, joint))
        return made


def key(text: str) -> str:
    """What a text is known by."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=12).hexdigest()


def joined(side: Sequence[str], window: int, joint: str) -> list[str]:
    """Every so many neighbouring segments as one text."""
    return [joint.join(side[start : start + window]) for start in range(len(side) - window + 1)]


def all_texts(bitexts: Iterable[Bitext]) -> set[str]:
    """All segments, and all joined segments."""
    sides = {
        (lang, side)
        for bitext in bitexts
        for lang, side in zip(bitext.langs, bitext.sides, strict=True)
    }
    return {
        text
        for lang, side in sides
        for window in range(1, WINDOWS + 1)
        for text in joined(side, window, joint(lang))
    }


def joint(lang: str) -> str:
    """What stands between joined segments."""
    return "" if lang == "zh" else " "


def _encoder(model: str, python: str) -> Callable[[list[str]], Floats]:
    if model != "use":
        from align import load_encoder

        return load_encoder("" if model == "built-in" else model).encode
    if not python:
        raise SystemExit("vectors by USE are made by the peers' interpreter: --peers PYTHON")

    def encode(texts: list[str]) -> Floats:
        with tempfile.TemporaryDirectory() as folder:
            given, wanted = Path(folder) / "texts.json", Path(folder) / "vectors.npy"
            given.write_text(json.dumps(texts), encoding="utf-8")
            subprocess.run([python, str(PEERS), "encode", str(given), str(wanted)], check=True)
            return np.asarray(np.load(wanted), dtype=np.float32)

    return encode
