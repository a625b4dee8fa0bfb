"""From pairs to documents: which sentence comes from where, given all the others.

A hidden Markov model over the suspicious sentences (Rabiner 1989). Each is either the author's own
or derived from one source sentence; a rewrite tends to go on where it was in the source, but may
jump anywhere. Two accounts of the whole document are compared: nearly nothing in it is derived, or
a share of it is that the document itself tells. Only where the second explains it clearly better
are weak pairs believed; in an independent report of the same event they are not.

Quotations lend no support to their neighbours: two reports of one event quote the same words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

# The values below were set on the newsroom development cases (for recall) together with BASIL's
# independent reports of the same events (for silence); docs/decisions/0002 has the figures.

#: Share of a document that is derived, if it is an independent one.
_INDEPENDENT_SHARE = 0.02
#: First guess of the share in a derived one, worth this many sentences.
_DERIVED_SHARE, _GUESS_SENTENCES = 0.3, 2.0
#: Log Bayes factor from which a document counts as derived (about 12 to 1).
DERIVED_LOG_ODDS = 2.5
#: How readily a text changes between own and derived sentences.
_SWITCHING = 0.35
#: Where a rewrite goes on after a source sentence: steps ahead and their weights; the rest of the
#: time it jumps anywhere.
_STEPS = {-2: 0.03, -1: 0.07, 0: 0.25, 1: 0.45, 2: 0.13, 3: 0.07}
_STEPPING = 0.8
#: No single pair may sway the judgement of the document, nor of itself, beyond this (ln of a
#: ratio): a pasted sentence stands by itself, but does not make its neighbours pasted.
_MOST_SUPPORT, _MOST_LOG_ODDS = 6.0, 10.0
#: What a sentence's own credit to the source is worth to it (ln of a ratio). Set on the fixture
#: cases that use a source for a few credited sentences only. It says nothing of the sentences
#: around it: BASIL's reports credit one outlet for one remark amid their own reporting.
_EXPECTED = 5.0
_ITERATIONS = 15


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """What the model makes of two documents."""

    probabilities: Matrix
    """n × m: how likely suspicious sentence i derives from source sentence j; rows sum to ≤ 1."""
    share: float
    """Estimated share of the suspicious sentences that are derived."""
    log_odds: float
    """Log Bayes factor for "a share of it is derived" against "nearly nothing is"."""

    @property
    def derived(self) -> bool:
        """Whether the document as a whole counts as derived."""
        return self.log_odds >= DERIVED_LOG_ODDS


def derive(
    whole: NDArray[np.float32],
    unquoted: NDArray[np.float32],
    quoted: NDArray[np.float32],
    expected: NDArray[np.bool_] | None = None,
) -> Derivation:
    """Judge all pairs of two documents together.

    ``whole`` and ``unquoted`` are the n × m log-odds of whole sentences and of what stands outside
    their quotation marks; ``quoted`` the n shares of words inside quotation marks. ``expected``
    marks sentences that say themselves that they come from this source.
    """
    n, m = whole.shape
    if n == 0 or m == 0:
        return Derivation(np.zeros((n, m)), 0.0, 0.0)
    full = np.exp(np.clip(whole.astype(np.float64), -_MOST_LOG_ODDS, _MOST_LOG_ODDS))
    support = np.where(quoted[:, None] > 0, np.minimum(unquoted, whole), whole)
    support = np.exp(np.clip(support.astype(np.float64), -_MOST_SUPPORT, _MOST_SUPPORT))
    support[quoted >= 1] = 1.0
    if expected is not None:
        full[expected] *= np.exp(_EXPECTED)
    step = _Step(m)
    weight = 1.0 - quoted.astype(np.float64)
    share = _DERIVED_SHARE
    for _ in range(_ITERATIONS):
        before, after, likelihood = _messages(support, share, step)
        derived = _weigh(before * after, support).sum(axis=1)
        estimate = (derived @ weight + _GUESS_SENTENCES * _DERIVED_SHARE) / (
            weight.sum() + _GUESS_SENTENCES
        )
        if abs(estimate - share) < 1e-4:
            break
        share = float(estimate)
    before, after, likelihood = _messages(support, share, step)
    own_before, own_after, own_likelihood = _messages(support, _INDEPENDENT_SHARE, step)
    log_odds = likelihood - own_likelihood
    if log_odds < DERIVED_LOG_ODDS:
        before, after, share = own_before, own_after, _INDEPENDENT_SHARE
    return Derivation(_weigh(before * after, full), share, log_odds)


class _Step:
    """Moves weight over the source sentences one suspicious sentence on, or back."""

    def __init__(self, m: int) -> None:
        self._m = m
        self._back = -min(_STEPS)
        self._ahead = max(_STEPS)
        steps = range(-self._back, self._ahead + 1)
        self._kernel = np.array([_STEPS[step] for step in steps])
        # What a step off either end would carry is spread over the steps that stay inside.
        self._inside = np.maximum(self._against(np.ones(m)), 1e-9)

    def forward(self, weight: Matrix) -> Matrix:
        moved = np.convolve(weight / self._inside, self._kernel)
        result: Matrix = _STEPPING * moved[self._back : self._back + self._m]
        result += (1 - _STEPPING) * weight.sum() / self._m
        return result

    def back(self, weight: Matrix) -> Matrix:
        result: Matrix = _STEPPING * self._against(weight) / self._inside
        result += (1 - _STEPPING) * weight.sum() / self._m
        return result

    def _against(self, weight: Matrix) -> Matrix:
        moved = np.convolve(weight, self._kernel[::-1])
        result: Matrix = moved[self._ahead : self._ahead + self._m]
        return result


def _messages(support: Matrix, share: float, step: _Step) -> tuple[Matrix, Matrix, float]:
    """What the sentences before, and after, each one say of it, and the whole's log likelihood.

    Column 0 is "own".
    """
    n, m = support.shape
    leave_own, leave_derived = _SWITCHING * share, _SWITCHING * (1 - share)
    before = np.empty((n, m + 1))
    likelihood = 0.0
    own, derived = 1 - share, np.full(m, share / m)
    for i in range(n):
        before[i, 0], before[i, 1:] = own, derived
        derived = derived * support[i]
        some = derived.sum()
        total = own + some
        likelihood += math.log(total)
        derived = (1 - leave_derived) / total * step.forward(derived)
        derived += leave_own * own / (total * m)
        own = (own * (1 - leave_own) + some * leave_derived) / total
    after = np.ones((n, m + 1))
    own, derived = 1.0, np.ones(m)
    for i in range(n - 2, -1, -1):
        derived = derived * support[i + 1]
        mean = derived.sum() / m
        derived = (1 - leave_derived) * step.back(derived)
        derived += leave_derived * own
        own = (1 - leave_own) * own + leave_own * mean
        total = own + derived.sum()
        own /= total
        derived /= total
        after[i, 0], after[i, 1:] = own, derived
    return before, after, likelihood


def _weigh(messages: Matrix, emission: Matrix) -> Matrix:
    """Probabilities of the derived states, each sentence's own evidence put in."""
    weighed = messages.copy()
    weighed[:, 1:] *= emission
    result: Matrix = weighed[:, 1:] / weighed.sum(axis=1, keepdims=True)
    return result
