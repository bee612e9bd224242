"""Pairs from streams that have drifted: two texts that choose each other, and nothing else so much.

`un2023_zh_en` is real UN text of 2023, its English and Chinese lines side by side, but lines are
missing on both sides. A first model finds those that belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from align.static import StaticEncoder

LEAST = 0.45  # cosine
AHEAD = 0.07  # of the next on either side
_DRIFT = 100  # lines
_RATIO = (0.12, 0.75)  # Chinese characters to English letters


def mined(encoder: StaticEncoder, section: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs of a section, in the order of the English."""
    english, chinese = [pair[0] for pair in section], [pair[1] for pair in section]
    near = encoder.encode(english) @ encoder.encode(chinese).T
    places = np.arange(len(section))
    near[np.abs(places[:, np.newaxis] - places) > _DRIFT] = -1
    if len(section) < 2:
        return
    rows, columns = np.sort(near, axis=1)[:, -2], np.sort(near, axis=0)[-2]
    for i, j in enumerate(near.argmax(1).tolist()):
        best = near[i, j]
        if near[:, j].argmax() != i or best < LEAST or best - max(rows[i], columns[j]) < AHEAD:
            continue
        ratio = len(chinese[j]) / max(1, len(english[i]))
        if len(chinese[j]) > 1 and _RATIO[0] < ratio < _RATIO[1]:
            yield english[i], chinese[j]
