"""Which candidates are believed: a logistic regression on their features and their products.

Its numbers stand in ``weights.json``; ``benchmarks/fit_passages.py`` fits them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from provenance.match.passages.prepare import Floats

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """The probability that a candidate is what it looks like, from its features."""

    low: Floats
    high: Floats
    """Features are read no lower and no higher than nearly all of those it was fitted to."""
    mean: Floats
    scale: Floats
    intercept: float
    linear: Floats
    square: Floats
    """The weights of the products of two features, as an upper triangle."""

    def __call__(self, features: Floats) -> Floats:
        """The probability for each row of features."""
        rows = (np.clip(features, self.low, self.high) - self.mean) / self.scale
        score = self.intercept + rows @ self.linear + ((rows @ self.square) * rows).sum(axis=1)
        probability: Floats = 1 / (1 + np.exp(-np.clip(score, -60, 60)))
        return probability


@lru_cache(maxsize=2)
def judge(what: Literal["passage", "summary"]) -> Judge:
    """The fitted judge of passages or of summaries."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))[what]
    size = len(stored["linear"])
    square = np.zeros((size, size))
    square[np.triu_indices(size)] = stored["square"]
    low, high, mean, scale, linear = (
        np.array(stored[name], float) for name in ("low", "high", "mean", "scale", "linear")
    )
    return Judge(low, high, mean, scale, float(stored["intercept"]), linear, square)
