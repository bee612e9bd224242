"""One call of the benchmark: each aligner in a process of its own, with the same vectors.

Works go to the process as a pickle of the fields of `peers.Task`, and its beads, seconds and
megabytes come back as JSON; what was measured once in a call is not measured again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from peers import NAMED, OURS, SYSTEMS
from vectors import PEERS, Vectors, all_texts, joint
from works import Work

ROOT = Path(__file__).parents[1]
SECONDS, GIGABYTES = 900, 12  # what an aligner may take of a work, of processor and memory
ONE_CORE = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)


class Run:
    """One call of this benchmark: what was asked, and what came out so far."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.vectors: dict[str, Vectors] = {}
        self.settings: dict[str, str] = {}
        self.results: dict[tuple[str, str], dict[str, Any]] = {}
        self.digest = hashlib.sha256()

    def measured(self, work: Work, systems: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """What each aligner made of a work: beads, seconds, memory, or the reason why not."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "work.pickle"
            for system in systems:
                if (work.name, system) not in self.results:
                    if not path.is_file():
                        with path.open("wb") as file:
                            pickle.dump(self._tasks(work), file, protocol=5)
                    self.results[work.name, system] = self._one(system, path)
                yield system, self.results[work.name, system]

    def ours(self, work: Work) -> dict[str, Any]:
        """What ours made of it."""
        return dict(self.measured(work, OURS[:1]))[OURS[0]]

    def _tasks(self, work: Work) -> list[tuple[Any, ...]]:
        """The fields of `peers.Task`; sides that occur again share their vectors."""
        for bitext in work.bitexts:
            self.digest.update(repr((bitext.sides, bitext.gold)).encode())
        if not work.model:
            return [(b.name, b.langs, b.sides, b.vectors, None, work.largest) for b in work.bitexts]
        vectors = self._of(work.model)
        pooled = self.arguments.pooled
        if pooled:
            vectors.prepare(
                sorted({text for b in work.bitexts for side in b.sides for text in side})
            )
        else:
            vectors.prepare(sorted(all_texts(work.bitexts)), keep=work.model == "use")
        made: dict[tuple[str, tuple[str, ...]], Any] = {}
        for bitext in work.bitexts:
            for lang, side in zip(bitext.langs, bitext.sides, strict=True):
                if (lang, side) not in made:
                    overlaps = None if pooled else vectors.overlaps(side, joint(lang))
                    made[lang, side] = (vectors.of(side), overlaps)
        tasks = []
        for bitext in work.bitexts:
            sides = [made[one] for one in zip(bitext.langs, bitext.sides, strict=True)]
            overlaps = None if pooled else tuple(side[1] for side in sides)
            plain = tuple(side[0] for side in sides)
            named = bitext.name, bitext.langs, bitext.sides
            tasks.append((*named, plain, overlaps, work.largest, vectors.model == "built-in"))
        return tasks

    def _of(self, model: str) -> Vectors:
        model = self.arguments.model or model
        if model not in self.vectors:
            self.vectors[model] = Vectors(model, self.arguments.cache, self.arguments.peers)
        return self.vectors[model]

    def _one(self, system: str, path: Path) -> dict[str, Any]:
        """Run one aligner over a work in a process of its own."""
        python = sys.executable if system in OURS else self.arguments.peers
        wanted = path.with_name("found.json")
        wanted.unlink(missing_ok=True)
        places = [str(ROOT), os.environ.get("PYTHONPATH", "")] if system in OURS else [""]
        environment = {
            **os.environ,
            **ONE_CORE,
            "PYTHONPATH": os.pathsep.join(filter(None, places)),
            "PEER_LIMITS": f"{SECONDS} {GIGABYTES}",
        }
        done = subprocess.run(
            [python, str(PEERS), system, str(path), str(wanted)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == -signal.SIGXCPU:
            return {"reason": f"not done after {SECONDS} s of the processor"}
        if not wanted.is_file():
            last = (done.stderr.strip() or "killed").split("\n")[-1]
            return {"reason": f"ended with {done.returncode}: {last}"}
        result: dict[str, Any] = json.loads(wanted.read_text(encoding="utf-8"))
        if "reason" not in result and len(result["failures"]) == len(result["beads"]):
            result = {"reason": result["failures"][0][:120]}
        if "reason" not in result:
            self.settings[system] = result["settings"]
            result["beads"] = [
                [(tuple(map(tuple, spans)), sure) for spans, sure in beads]
                for beads in result["beads"]
            ]
        return result

    def systems(self) -> list[str]:
        """Those that are asked for and can be run."""
        wanted = self.arguments.systems or [one for one in SYSTEMS if one not in NAMED]
        return [one for one in wanted if self.arguments.peers or one in OURS]
