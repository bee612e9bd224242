"""How far a bead can be believed, from how probable the lattice finds it.

    bead     0.60 -> 0.68      the model is a little too careful with beads in their place,
    alone    0.95 -> 0.82      too sure that what it found no counterpart for has none
    moved    0.60 -> 0.83

Source:
    Platt, "Probabilistic Outputs for Support Vector Machines", 1999: the log odds, scaled and
    shifted. For beads fitted to development texts (news, Text+Berg); for the others, of which they
    hold few, drawn towards the middle by hand. Checked on texts that nothing was fitted to:
    `benchmarks/aligners.py --only calibration`.
"""

from __future__ import annotations

import math
from typing import Literal

Kind = Literal["bead", "alone", "moved"]

_SCALE_AND_SHIFT: dict[Kind, tuple[float, float]] = {
    "bead": (0.84, 0.4),
    "alone": (0.45, 0.2),
    "moved": (0.5, 1.4),
}
_SUREST = 1e-4  # nothing is surer, nor less sure


def confidence(probability: float, kind: Kind) -> float:
    """What share of beads that are so probable is right, 0 to 1.

    >>> round(confidence(0.6, "bead"), 2), round(confidence(0.95, "alone"), 2)
    (0.68, 0.82)
    """
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    scale, shift = _SCALE_AND_SHIFT[kind]
    return 1 / (1 + math.exp(-(scale * math.log(bounded / (1 - bounded)) + shift)))
