"""Plagdet against its definition, character by character, and against worked examples."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plagdet import Case, Score, score


def case(start: int, end: int, source: int, source_end: int, name: str = "s") -> Case:
    return Case("d", start, end, name, source, source_end)


def characters(one: Case) -> set[tuple[str, str, int]]:
    """The characters of a case, each with its side and the pair it belongs to."""
    pair = f"{one.suspicious}/{one.source}"
    return {(pair, "suspicious", n) for n in range(one.start, one.end)} | {
        (pair, "source", n) for n in range(one.source_start, one.source_end)
    }


def meet(one: Case, other: Case) -> bool:
    shared = characters(one) & characters(other)
    return {side for _, side, _ in shared} == {"suspicious", "source"}


def by_characters(cases: set[Case], detections: set[Case]) -> tuple[float, float, float, float]:
    """Precision, recall, granularity and plagdet as the definition reads."""

    def mean_share(of: set[Case], by: set[Case]) -> float:
        shares = []
        for one in of:
            met = set().union(*(characters(other) for other in by if meet(one, other)))
            shares.append(len(characters(one) & met) / len(characters(one)))
        return sum(shares) / len(shares) if shares else float(not by)

    precision, recall = mean_share(detections, cases), mean_share(cases, detections)
    pieces = [sum(meet(one, other) for other in detections) for one in cases]
    pieces = [n for n in pieces if n]
    granularity = sum(pieces) / len(pieces) if pieces else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, granularity, f1 / math.log2(1 + granularity)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    start, source = draw(st.integers(0, 12)), draw(st.integers(0, 12))
    return case(
        start,
        start + draw(st.integers(1, 8)),
        source,
        source + draw(st.integers(1, 8)),
        draw(st.sampled_from(["s", "t"])),
    )


@given(st.sets(cases(), max_size=5), st.sets(cases(), max_size=5))
def test_it_is_what_the_definition_says_character_by_character(
    wanted: set[Case], found: set[Case]
) -> None:
    got = score(wanted, found)
    expected = by_characters(wanted, found)
    assert (got.precision, got.recall, got.granularity, got.plagdet) == pytest.approx(expected)


def test_a_perfect_detection() -> None:
    assert score([case(0, 9, 0, 9)], [case(0, 9, 0, 9)]) == Score(1, 1, 1, 1, 1)


def test_half_a_passage() -> None:
    got = score([case(0, 10, 0, 10)], [case(0, 5, 0, 5)])
    assert (got.precision, got.recall) == (1, 0.5)
    assert got.plagdet == pytest.approx(2 / 3)


def test_a_passage_in_two_pieces_costs_what_log_of_three_is() -> None:
    got = score([case(0, 10, 0, 10)], [case(0, 5, 0, 5), case(5, 10, 5, 10)])
    assert (got.precision, got.recall, got.granularity) == (1, 1, 2)
    assert got.plagdet == pytest.approx(1 / math.log2(3))


def test_the_right_passage_of_the_wrong_source_is_no_detection() -> None:
    assert score([case(0, 9, 0, 9)], [case(0, 9, 0, 9, "t")]).plagdet == 0


def test_no_detection_where_there_is_nothing_to_detect_is_right_and_any_is_wrong() -> None:
    assert score([], []).plagdet == 1
    assert score([], [case(0, 9, 0, 9)]).plagdet == 0
