"""Evidence: what speaks for each pair of sentences, and how much it weighs.

For every sentence of the suspicious document and every one of the source: shared words weighted by
how rare they are in the two documents, nearness of meaning, shared numbers, amounts and dates, and
by how much the pair stands out from the other pairs of either sentence. A logistic regression joins
them into log-odds against chance. Names and figures count as words but not as rare wording: two
independent reports of an event share them. A fact that is altered speaks against nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provenance.match.reading import View, shared_keys

Matrix = NDArray[np.float32]

#: What is measured of a pair, in this order.
MEASURES = (
    "meaning",
    "shared words, suspicious",
    "shared words, source",
    "amount shared",
    "rare wording",
    "facts shared",
    "stands out, suspicious",
    "stands out, source",
)
#: Shared weight beyond which more says nothing more, and the same for words rare in both.
_ENOUGH_SHARED = 15.0
_ENOUGH_RARE = 4.0
#: The same of numbers, amounts and dates.
_ENOUGH_FACTS = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted logistic regression over `MEASURES`."""

    coefficients: tuple[float, ...]
    intercept: float
    """Log-odds against chance where all measures are 0."""


#: Fitted by benchmarks/fit_alignment.py on newsroom cases other than the fixtures (pairs of their
#: gold against all other pairs) and pairs of independent reports of one event (BASIL). Where a pair
#: stands out by its meaning, meaning itself adds next to nothing: it says what the subject is.
WITH_MEANING = Weights((0.17, 1.41, 1.29, 1.62, 1.96, 1.68, 3.64, 3.57), -0.65)
WORDS_ONLY = Weights((0.0, 1.52, 1.46, 2.18, 2.16, 2.11, 2.43, 2.63), -1.29)


def weigh(measures: Matrix, view: View) -> Matrix:
    """Log-odds (ln) of measures of any shape (…, 8).

    How much likelier they are among derived pairs than among all pairs; 0 is chance. ``view`` tells
    whether meaning was compared.
    """
    weights = WITH_MEANING if view.vectors is not None else WORDS_ONLY
    coefficients = np.array(weights.coefficients, dtype=np.float32)
    result: Matrix = measures @ coefficients + np.float32(weights.intercept)
    return result


def measure(suspicious: View, source: View) -> Matrix:
    """What speaks for each pair: n × m × 8, in the order of `MEASURES`.

    Each runs from 0 to 1, the "stands out" ones from -1 to 1. Cost grows with n·m and with the
    words the two share.
    """
    n, m = len(suspicious.keys), len(source.keys)
    worth = rarity(suspicious, source)
    shared = np.zeros((n, m), dtype=np.float32)
    rare = np.zeros((n, m), dtype=np.float32)
    for key in shared_keys(suspicious.places, source.places):
        rows, columns = suspicious.places[key][:, None], source.places[key]
        once = 1 / math.sqrt(len(rows) * len(columns))
        here, there = suspicious.faint.get(key), source.faint.get(key)
        strength: Matrix | float = 1.0
        if here is not None or there is not None:
            strength = np.minimum(
                1.0 if here is None else here[:, None], 1.0 if there is None else there
            )
        shared[rows, columns] += worth[key] * strength
        rare[rows, columns] += once * strength
        if key in suspicious.name_places and key in source.name_places:
            named = suspicious.name_places[key][:, None], source.name_places[key]
            rare[named] = np.maximum(rare[named] - once, 0)
    facts = np.zeros((n, m), dtype=np.float32)
    for key in shared_keys(suspicious.fact_places, source.fact_places):
        facts[suspicious.fact_places[key][:, None], source.fact_places[key]] += 1
    own_share = shared / np.maximum(own := _amounts(suspicious, worth), 1e-6)[:, None]
    other_share = shared / np.maximum(other := _amounts(source, worth), 1e-6)[None, :]
    if suspicious.vectors is not None and source.vectors is not None:
        nearness = suspicious.vectors @ source.vectors.T
        meaning = nearness
    else:
        nearness = 2 * shared / np.maximum(own[:, None] + other[None, :], 1e-6)
        meaning = np.zeros((n, m), dtype=np.float32)
    return np.stack(
        [
            meaning,
            own_share,
            other_share,
            np.minimum(shared, _ENOUGH_SHARED) / _ENOUGH_SHARED,
            np.minimum(rare, _ENOUGH_RARE) / _ENOUGH_RARE,
            np.minimum(facts, _ENOUGH_FACTS) / _ENOUGH_FACTS,
            _stands_out(nearness),
            _stands_out(nearness.T).T,
        ],
        axis=2,
    )


def rarity(suspicious: View, source: View) -> dict[str, float]:
    """How much each word weighs: its inverse sentence frequency over both documents, ln.

    Sanchez-Perez et al., PAN 2014 (tf-isf).
    """
    total = len(suspicious.keys) + len(source.keys)
    frequency = {key: len(where) for key, where in suspicious.places.items()}
    for key, where in source.places.items():
        frequency[key] = frequency.get(key, 0) + len(where)
    return {key: math.log(1 + total / count) for key, count in frequency.items()}


def _amounts(view: View, worth: Mapping[str, float]) -> Matrix:
    """What all words of each sentence weigh."""
    if not view.places:
        return np.zeros(len(view.keys), dtype=np.float32)
    where = list(view.places.values())
    weights = np.repeat([worth[key] for key in view.places], [len(w) for w in where])
    strengths = [view.faint.get(key, np.ones(len(w))) for key, w in view.places.items()]
    weights *= np.concatenate(strengths)
    amounts = np.bincount(np.concatenate(where), weights, len(view.keys))
    return amounts.astype(np.float32, copy=False)


def _stands_out(nearness: Matrix) -> Matrix:
    """By how much each value exceeds the best other value of its row."""
    if nearness.shape[1] < 2:
        return nearness.copy()
    top = np.sort(nearness, axis=1)[:, -2:]
    best, second = top[:, 1:], top[:, :1]
    return nearness - np.where(nearness >= best, second, best)
