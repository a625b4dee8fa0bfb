"""Batches of pairs: everything once, shared documents together, work shared out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from provenance.match.schedule import Pair, batches

NAMES = st.integers(0, 8)
PAIRS = st.lists(
    st.tuples(NAMES, NAMES).map(lambda p: (Path(f"susp/{p[0]}"), Path(f"src/{p[1]}"))), max_size=40
)


def pairs(*named: str) -> list[Pair]:
    """``ax`` is suspicious document a with source x."""
    return [(Path("susp", name[0]), Path("src", name[1])) for name in named]


def scheduled(given: list[Pair], workers: int) -> tuple[tuple[int, ...], ...]:
    return batches(given, {path: 1 for pair in given for path in pair}, workers)


@given(PAIRS, st.integers(1, 9))
def test_every_pair_is_in_exactly_one_batch(given: list[Pair], workers: int) -> None:
    found = Counter(number for batch in scheduled(given, workers) for number in batch)
    assert found == Counter(range(len(given)))


@given(PAIRS)
def test_one_worker_reads_every_document_in_one_batch(given: list[Pair]) -> None:
    seen = Counter(
        path for batch in scheduled(given, 1) for path in {p for n in batch for p in given[n]}
    )
    assert set(seen.values()) <= {1}


@given(PAIRS, st.integers(1, 9))
def test_a_suspicious_document_is_never_in_two_batches(given: list[Pair], workers: int) -> None:
    seen = Counter(
        path for batch in scheduled(given, workers) for path in {given[n][0] for n in batch}
    )
    assert set(seen.values()) <= {1}


def test_pairs_of_a_suspicious_document_follow_each_other() -> None:
    assert scheduled(pairs("ax", "bx", "ay", "by"), 1) == ((0, 2, 1, 3),)


def test_pairs_that_share_nothing_go_to_different_workers() -> None:
    assert sorted(scheduled(pairs("ax", "by"), 2)) == [(0,), (1,)]


def test_pairs_that_share_a_source_stay_together_if_there_is_other_work() -> None:
    found = scheduled(pairs("ax", "bx", "cy", "dy", "ez"), 2)
    assert {frozenset(batch) for batch in found} == {
        frozenset({0, 1}), frozenset({2, 3}), frozenset({4}),
    }  # fmt: skip


def test_what_would_keep_one_worker_busy_alone_is_shared_out() -> None:
    found = scheduled(pairs("ax", "bx", "cx", "dx"), 2)
    assert sorted(len(batch) for batch in found) == [2, 2]


def test_the_costliest_comes_first() -> None:
    given = pairs("ax", "by")
    sizes = {path: 9 if path.name in "by" else 1 for pair in given for path in pair}
    assert batches(given, sizes, 1)[0] == (1,)


def test_no_pairs_are_no_batches() -> None:
    assert scheduled([], 4) == ()
