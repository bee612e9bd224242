"""Which word of a sentence comes from which of its translation: the hidden Markov model of links.

    source   the developing countries        target   发展中 国家
    states   the position in the source that a target word comes from, or none
    moves    from one target word to the next, the position goes on by 1 most often

The states are walked through forwards and backwards, for many pairs of sentences of like length at
once: what comes out is exact for the model.

Source:
    Vogel, Ney and Tillmann, "HMM-Based Word Alignment in Statistical Translation", COLING 1996;
    words that come from nowhere keep the position, as in Och and Ney, "A Systematic Comparison of
    Various Statistical Alignment Models", Computational Linguistics 29 (2003), section 2.1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

REACH = 30  # positions that a move is told apart by; farther ones count as this far
_TINY = 1e-8  # chance of a word, whatever its position


def first_moves() -> Floats:
    """Chances of moves before anything is known, shape (2 * REACH + 1,): on by one is likeliest."""
    moves = np.exp(-np.abs(np.arange(-REACH, REACH + 1) - 1) / 2.0)
    first: Floats = (moves / moves.sum()).astype(np.float32)
    return first


def link_chances(
    words: Floats,
    nowhere: Floats,
    lengths: tuple[Numbers, Numbers],
    moves: Floats,
    empty: float,
    counts: NDArray[np.float64] | None = None,
) -> Floats:
    """How likely each target word comes from each source word, given the whole sentences.

    Args:
        words: chance of target word j given source word i, shape (pairs, I, J); 0 past the end.
        nowhere: chance of target word j out of nowhere, shape (pairs, J).
        lengths: words on either side of each pair, shape (pairs,).
        moves: chance of a move by -REACH to REACH positions.
        empty: how often a target word comes from nowhere.
        counts: where given, the moves that were made are added to it, in the shape of `moves`.

    Returns:
        Chances, shape (pairs, I, J); what is missing of 1 in a column is the chance of nowhere.
    """
    pairs, sources, targets = words.shape
    distances = _distances(sources)
    steps = moves[distances]
    inside = (np.arange(sources) < lengths[0][:, np.newaxis]).astype(np.float32)
    real = np.arange(targets) < lengths[1][:, np.newaxis]
    share = 1 / np.cumsum(steps, axis=1)[:, lengths[0] - 1].T  # moves that stay in the sentence
    said = np.where(real[:, np.newaxis], words + _TINY, 1).transpose(2, 0, 1) * inside
    said = np.ascontiguousarray(said * (1 - empty), np.float32)
    void = np.where(real, nowhere, 1).T[:, :, np.newaxis] * np.float32(empty)
    here = np.empty((targets, pairs, sources), np.float32)  # forwards: the word comes from i
    at = np.empty_like(here)  # forwards: the position is i, whether or not the word is from it
    scale = np.empty((targets, pairs, 1), np.float32)
    before = come = inside / lengths[0][:, np.newaxis].astype(np.float32)
    for j in range(targets):
        if j:
            before, come = at[j - 1], (at[j - 1] * share) @ steps
        here[j] = come * said[j]
        stay = before * void[j]
        scale[j] = (here[j] + stay).sum(axis=1, keepdims=True) + 1e-30
        here[j] /= scale[j]
        at[j] = here[j] + stay / scale[j]
    after = np.ones((pairs, sources), np.float32)
    made = np.zeros(steps.shape)
    for j in range(targets - 1, -1, -1):
        here[j] *= after
        if j:
            coming = said[j] * after / scale[j]
            if counts is not None:
                made += ((at[j - 1] * share) * real[:, j, np.newaxis]).T @ coming
            after = share * (coming @ steps.T) + void[j] * after / scale[j]
    if counts is not None:
        counts += np.bincount(distances.ravel(), (made * steps).ravel(), len(counts))
    chances: Floats = here.transpose(1, 2, 0) * real[:, np.newaxis]
    return chances


def _distances(positions: int) -> Numbers:
    """From each position to each, as places in the table of moves."""
    places = np.arange(positions)
    moved: Numbers = np.clip(places - places[:, np.newaxis], -REACH, REACH) + REACH
    return moved
