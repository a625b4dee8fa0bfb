"""Similarity: how likely two sentences say the same, as a probability that can be checked.

A logistic regression joins what `provenance.match.likeness` measures. What a measure says depends
on the pair: a changed figure weighs more the more words are shared. So every measure counts four
times: as it is, squared, and multiplied by the shared words and by the nearness of meaning.

A fact that contradicts its counterpart lowers the similarity and keeps no pair from being aligned:
a copied sentence with a figure altered is copied all the same (docs/decisions/0010).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from provenance.match.background import Background
from provenance.match.likeness import MEASURES, Likeness, compare
from provenance.model import Reason

Array = NDArray[np.float64]

_WORDS, _MEANING = MEASURES.index("words, fewer"), MEASURES.index("meaning")


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike two sentences are."""

    value: float
    """Probability, 0 to 1, that they say the same."""
    reasons: tuple[Reason, ...]
    """Its parts, 0 to 1, as far as the pair has them: shared words by rarity, the same words in the
    same order, nearness of meaning, facts in common, contradicting facts (a number), length."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """A fitted logistic regression."""

    intercept: float
    alone: tuple[float, ...]
    squared: tuple[float, ...]
    by_words: tuple[float, ...]
    by_meaning: tuple[float, ...]

    def log_odds(self, measures: Array) -> Array:
        coefficients = [*self.alone, *self.squared, *self.by_words, *self.by_meaning]
        result: Array = expand(measures) @ np.array(coefficients) + self.intercept
        return result


#: Fitted by benchmarks/fit_similarity.py to the Microsoft Research Paraphrase Corpus (Dolan and
#: Brockett 2005), independent translations of news, and the newsroom cases.
_WITH_MEANING = _Weights(
    intercept=-4.18,
    alone=(
        1.15, 5.21, -2.11, -2.78, 2.0, -0.6, 0.93, -1.42, 4.96, -0.89, -1.07, 0.42, 1.68,
        -5.62, -3.67, 3.05, -0.64, -3.81, 4.61, -0.32, 0.74, -2.61, -4.01, 1.33, -0.22,
        -0.02, 2.44, 2.9,
    ),
    squared=(
        1.72, -1.78, 2.05, 1.69, 1.2, 4.12, 2.89, 1.44, 0.92, -1.59, -0.62, -1.56, -4.07,
        3.52, 2.17, -0.88, 0.19, 3.82, -0.96, 0.01, -0.31, 1.3, 0.88, -2.38, 2.31, -0.02,
        2.44, 6.46,
    ),
    by_words=(
        1.72, 0.26, 3.17, 1.04, -0.95, -0.51, -2.35, -2.83, 0.83, 3.44, 2.48, 2.33, -3.17,
        -0.38, -3.42, -0.17, 0.46, -1.1, -2.64, 1.43, -0.26, 1.64, 8.39, -1.35, -1.01,
        -2.09, -12.9, -1.59,
    ),
    by_meaning=(
        -1.59, -4.37, -2.78, -2.42, -4.93, -2.14, 0.93, 0.15, -9.83, 1.1, 1.34, -0.71, 4.37,
        0.63, 4.82, -1.62, -1.23, 0.09, -3.34, -2.44, -2.14, 0.47, -1.14, -0.53, -2.19,
        0.25, -2.36, 6.46,
    ),
)  # fmt: skip
_WORDS_ONLY = _Weights(
    intercept=-0.55,
    alone=(
        1.84, 5.57, -4.85, -5.23, 0.82, 0.03, 2.13, -1.05, 4.34, 0.81, 0.19, -0.89, 6.26,
        -6.93, -2.54, 2.49, -2.28, -7.39, 4.29, -2.24, 0.72, -1.79, -5.83, 1.68, -0.69,
        -0.1, 2.96, 0.0,
    ),
    squared=(
        3.37, -3.53, 2.2, 2.14, -0.82, 3.73, 3.76, 2.31, -1.03, -1.96, -0.87, -0.8, -4.47,
        4.18, 1.05, -0.71, 1.01, 6.16, -1.45, 0.48, -0.24, 1.31, 1.32, -2.75, 2.2, -0.1,
        2.96, 0.0,
    ),
    by_words=(
        3.37, -0.29, 3.79, 0.74, -2.43, -3.08, -3.3, -5.18, -3.32, 3.06, 2.76, 2.27, -1.45,
        1.52, 1.23, -1.63, 0.86, 0.31, -5.43, 0.09, -3.08, 1.14, 8.88, -2.73, -2.58, -1.51,
        -16.15, 0.0,
    ),
    by_meaning=(0.0,) * len(MEASURES),
)  # fmt: skip

#: Fitted by benchmarks/fit_alignment.py to what it aligns of cases left out of its fit.
_ALIGNED_SLOPE, _ALIGNED_SHIFT = 0.48, 1.46


def similarities(
    pairs: Sequence[tuple[str, str]],
    nearness: Sequence[float] | None = None,
    background: Background | None = None,
) -> tuple[Similarity, ...]:
    """The similarity of each pair of sentences; the same whichever stands first.

    ``nearness`` are the cosines of the pairs' sentence vectors, None for a words-only audit;
    ``background`` says how common words are, None by the counts of the package. The
    same words in the same order are 1; a sentence without words is like nothing, 0. On pairs held
    out of the fit a stated .8 is true of about eight in ten; of a draft and its own source more are
    true than stated. About a millisecond a pair.
    """
    if not pairs:
        return ()
    meant = [0.0] * len(pairs) if nearness is None else [float(near) for near in nearness]
    found = [compare(a, b, near, background) for (a, b), near in zip(pairs, meant, strict=True)]
    weights = _WORDS_ONLY if nearness is None else _WITH_MEANING
    log_odds = weights.log_odds(np.array([one.measures for one in found]))
    return tuple(
        Similarity(
            _probability(one, float(odds)), _reasons(one, None if nearness is None else near)
        )
        for one, odds, near in zip(found, log_odds, meant, strict=True)
    )


def given_aligned(value: float) -> float:
    """The probability that two sentences say the same, or one a part of the other, once aligned.

    Among all pairs of news sentences few do, and `similarities` states what holds there; most of
    those that an alignment of two whole documents puts together do (Platt 1999).
    """
    odds = math.log(max(value, 1e-12) / max(1 - value, 1e-12))
    return 1 / (1 + math.exp(-(_ALIGNED_SLOPE * odds + _ALIGNED_SHIFT)))


def expand(measures: Array) -> Array:
    """Measures, n × k, as the regression takes them, n × 4k."""
    words, meaning = measures[:, [_WORDS]], measures[:, [_MEANING]]
    return np.hstack([measures, measures**2, measures * words, measures * meaning])


def _probability(likeness: Likeness, log_odds: float) -> float:
    if likeness.same_words:
        return 1.0
    if not likeness.length:  # one of them has no words
        return 0.0
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _reasons(likeness: Likeness, nearness: float | None) -> tuple[Reason, ...]:
    reasons = [
        Reason("shared words by rarity", round(likeness.by_rarity, 2)),
        Reason("same words in the same order", round(likeness.wording.both, 2)),
    ]
    if nearness is not None:
        reasons.append(Reason("nearness of meaning", round(max(0.0, nearness), 2)))
    if likeness.facts.share is not None:
        reasons.append(Reason("facts in common", round(likeness.facts.share, 2)))
    if likeness.facts.conflicts:
        reasons.append(Reason("contradicting facts", float(len(likeness.facts.conflicts))))
    reasons.append(Reason("length, shorter to longer", round(likeness.length, 2)))
    return tuple(reasons)
