"""Runs of equal words: where two texts agree word for word."""

from __future__ import annotations

import numpy as np

from provenance.match.passages.prepare import GRAM, Codes, Prepared

#: A gram that stands more often in the source is a set phrase of it and starts no run.
_REPEATS = 8


def runs(a: Prepared, b: Prepared) -> Codes:
    """The longest runs of at least four equal words: rows of (place in a, place in b, words)."""
    ranked = b.grams[b.order]
    left = np.searchsorted(ranked, a.grams[a.order], "left")
    right = np.searchsorted(ranked, a.grams[a.order], "right")
    count = right - left
    count[count > _REPEATS] = 0
    if not count.any():
        return np.zeros((0, 3), np.int64)
    first = np.repeat(a.order, count)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
    second = b.order[np.repeat(left, count) + offset]
    diagonal = first - second
    ranking = np.lexsort((first, diagonal))
    first, second, diagonal = first[ranking], second[ranking], diagonal[ranking]
    new = np.ones(len(first), bool)
    new[1:] = (diagonal[1:] != diagonal[:-1]) | (first[1:] != first[:-1] + 1)
    at = np.flatnonzero(new)
    size = np.diff(np.append(at, len(first))) + GRAM - 1
    return np.stack((first[at], second[at], size), axis=1)
