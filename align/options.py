"""What an alignment can be told, and how it says afterwards what it was told."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class Options:
    """How much each kind of evidence counts, in nats for a segment.

    A kind of evidence says how alike two runs are, from 0 to 1; what is above its threshold makes
    pairing them cheaper, what is below dearer. What lengths and anchors count was found on the
    first half of the UN development lines (`benchmarks/alignment.py --tune`), the rest set by hand.
    """

    length: float = 0.6
    structure: float = 6.0
    structure_threshold: float = 0.9
    anchor: float = 11.0
    anchor_threshold: float = 0.82
    anchor_doubt: float = 5.9  # product of two bags' lengths at which it counts half
    vector: float = 20.0
    vector_threshold: float = 0.6


def signature_of(options: Options, model: str) -> str:
    """What made an alignment, in one line: version, model, and every option.

    >>> signature_of(Options(), "none").split("|")[1:3]
    ['model:none', 'length:0.6']
    """
    try:
        made = version("hexapla")
    except PackageNotFoundError:  # run from the source tree
        made = "source"
    settings = [f"{field.name}:{getattr(options, field.name)}" for field in fields(options)]
    return "|".join([f"hexapla:{made}", f"model:{model or 'none'}", *settings])
