from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.match.lexical import compare_wording, longest_run

WORDS = st.lists(st.sampled_from("crane quay rope lamp oil".split()), max_size=12)


def test_wording_is_measured_from_both_sides() -> None:
    wording = compare_wording("the crane fell".split(), "the old crane fell at noon".split())
    assert (wording.suspicious, wording.source, wording.run) == (1.0, 0.5, 2)
    assert wording.both == pytest.approx(2 / 3)


def test_words_put_in_are_those_between_shared_ones() -> None:
    assert (
        compare_wording("so the old crane fell down".split(), "the crane fell".split()).put_in == 1
    )


def test_nothing_agrees_with_nothing() -> None:
    assert compare_wording([], ["crane"]).both == 0


def by_trying_all(a: list[str], b: list[str]) -> int:
    return max(
        (n for n in range(len(a) + 1) for i in range(len(a) - n + 1) for j in range(len(b) - n + 1)
         if a[i : i + n] == b[j : j + n]),
        default=0,
    )  # fmt: skip


@given(WORDS, WORDS)
def test_the_longest_run_is_the_longest(a: list[str], b: list[str]) -> None:
    assert longest_run(a, b) == by_trying_all(a, b)


@given(WORDS, WORDS)
def test_wording_is_symmetrical(a: list[str], b: list[str]) -> None:
    there, back = compare_wording(a, b), compare_wording(b, a)
    assert (there.suspicious, there.source, there.run) == (back.source, back.suspicious, back.run)
