from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from provenance.match import sequence
from provenance.match.sequence import derive

Matrix = NDArray[np.float64]


def logs(rows: list[list[float]]) -> NDArray[np.float32]:
    return np.array(rows, dtype=np.float32)


def unquoted(n: int) -> NDArray[np.float32]:
    return np.zeros(n, dtype=np.float32)


STRONG, WEAK, NONE = 5.0, 1.0, -3.0


def rewrite(n: int) -> list[list[float]]:
    """n sentences, each agreeing strongly with its own counterpart and nothing else."""
    return [[STRONG if i == j else NONE for j in range(n)] for i in range(n)]


def test_a_rewrite_is_told_from_an_independent_report() -> None:
    derived = derive(logs(rewrite(8)), logs(rewrite(8)), unquoted(8))
    assert derived.derived
    assert derived.share > 0.8
    nothing = np.full((8, 8), NONE, dtype=np.float32)
    independent = derive(nothing, nothing, unquoted(8))
    assert not independent.derived
    assert independent.probabilities.sum(axis=1).max() < 0.05


def test_a_weak_pair_is_believed_amid_a_rewrite_and_not_alone() -> None:
    amid = rewrite(8)
    amid[4][4] = WEAK
    alone = [[NONE] * 8 for _ in range(8)]
    alone[4][4] = WEAK
    in_rewrite = derive(logs(amid), logs(amid), unquoted(8)).probabilities[4, 4]
    by_itself = derive(logs(alone), logs(alone), unquoted(8)).probabilities[4, 4]
    assert in_rewrite > 0.8
    assert by_itself < 0.2


def test_order_supports_and_does_not_bind() -> None:
    moved = rewrite(8)
    moved[2], moved[6] = moved[6], moved[2]
    found = derive(logs(moved), logs(moved), unquoted(8)).probabilities
    assert found[2].argmax() == 6
    assert found[2, 6] > 0.8


def test_quotations_both_carry_do_not_make_a_rewrite_of_the_rest() -> None:
    whole = [[NONE] * 8 for _ in range(8)]
    for i in (2, 3, 5):
        whole[i][i] = STRONG
    quoted = unquoted(8)
    quoted[[2, 3, 5]] = 1.0
    found = derive(logs(whole), logs([[NONE] * 8] * 8), quoted)
    assert not found.derived
    assert found.probabilities[4].sum() < 0.05


def test_a_sentence_that_credits_the_source_is_believed_and_the_rest_no_more_than_before() -> None:
    weak = [[NONE] * 8 for _ in range(8)]
    weak[2][2] = weak[6][6] = 4 * WEAK
    credits = np.zeros(8, dtype=bool)
    credits[2] = True
    without = derive(logs(weak), logs(weak), unquoted(8))
    found = derive(logs(weak), logs(weak), unquoted(8), credits)
    assert found.probabilities[2, 2] > 0.5 > without.probabilities[2, 2]
    assert found.probabilities[6, 6] == without.probabilities[6, 6]
    assert not found.derived


def test_nothing_to_compare_gives_nothing() -> None:
    empty = derive(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.float32), unquoted(0))
    assert empty.probabilities.shape == (0, 3)
    assert not empty.derived


def by_enumeration(support: Matrix, share: float) -> tuple[Matrix, float]:
    """The same model by adding up every path there is."""
    n, m = support.shape
    step = np.array([sequence._Step(m).forward(row) for row in np.eye(m)])
    leave_own, leave_derived = sequence._SWITCHING * share, sequence._SWITCHING * (1 - share)
    move = np.zeros((m + 1, m + 1))
    move[0, 0], move[0, 1:] = 1 - leave_own, leave_own / m
    move[1:, 0], move[1:, 1:] = leave_derived, (1 - leave_derived) * step
    start = np.array([1 - share, *[share / m] * m])
    emission = np.concatenate([np.ones((n, 1)), support], axis=1)
    weights = np.zeros((n, m + 1))
    for path in itertools.product(range(m + 1), repeat=n):
        weight = start[path[0]] * emission[0, path[0]]
        for i in range(1, n):
            weight *= move[path[i - 1], path[i]] * emission[i, path[i]]
        for i, state in enumerate(path):
            weights[i, state] += weight
    total = weights[0].sum()
    return weights[:, 1:] / total, math.log(total)


@pytest.mark.parametrize("share", [0.02, 0.5])
@given(values=st.lists(st.floats(-4, 4), min_size=12, max_size=12))
def test_the_messages_agree_with_adding_up_every_path(share: float, values: list[float]) -> None:
    support = np.exp(np.array(values).reshape(4, 3))
    before, after, likelihood = sequence._messages(support, share, sequence._Step(3))
    expected, expected_likelihood = by_enumeration(support, share)
    assert np.allclose(sequence._weigh(before * after, support), expected)
    assert likelihood == pytest.approx(expected_likelihood)


@given(st.integers(1, 12))
def test_a_step_forward_loses_no_weight(m: int) -> None:
    weight = np.arange(1.0, m + 1)
    assert sequence._Step(m).forward(weight).sum() == pytest.approx(weight.sum())
