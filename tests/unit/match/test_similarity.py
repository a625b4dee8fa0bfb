from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.match.exchange import Said, exchanged
from provenance.match.similarity import Similarity, given_aligned, similarities
from provenance.text.words import words

POOLS = "The council approved a plan on Tuesday to close three of its eleven pools by March 5."
MOVED = "On Tuesday the council approved a plan to close three of its eleven pools by March 5."
REWRITTEN = "Councillors voted on Tuesday to shut three of the city's 11 pools by 5 March."
SAME_TOPIC = "The council will debate the future of its pools next month."
UNRELATED = "A lorry overturned near the harbour and spilled its load of timber."


def similarity(first: str, second: str, nearness: float | None = None) -> Similarity:
    return similarities([(first, second)], None if nearness is None else [nearness])[0]


def measure(found: Similarity, name: str) -> float | str | None:
    return next((reason.value for reason in found.reasons if reason.measure == name), None)


@pytest.mark.parametrize(
    "nearness", [None, (1.0, 0.97, 0.8, 0.55, 0.1)], ids=["words only", "with meaning"]
)
def test_the_nearer_the_higher(nearness: tuple[float, ...] | None) -> None:
    others = (POOLS, MOVED, REWRITTEN, SAME_TOPIC, UNRELATED)
    found = [one.value for one in similarities([(POOLS, other) for other in others], nearness)]
    assert found == sorted(found, reverse=True)
    assert found[0] == 1.0
    assert found[1] > 0.9
    assert found[2] > 0.5 > found[3]
    assert found[4] < 0.1


def test_a_copy_with_other_marks_and_case_is_the_same() -> None:
    assert similarity("“We will not sell,” she SAID.", '"We will not sell", she said').value == 1


def test_a_changed_number_lowers_it_and_is_given_as_a_reason() -> None:
    changed = POOLS.replace("three", "seven")
    assert similarity(POOLS, changed, 0.97).value < similarity(POOLS, MOVED, 0.97).value
    assert measure(similarity(POOLS, changed), "contradicting facts") == 1
    assert measure(similarity(POOLS, MOVED), "contradicting facts") is None


def test_restated_facts_are_in_common() -> None:
    assert measure(similarity(POOLS, REWRITTEN), "facts in common") == 1


def test_exchanged_roles_are_not_the_same() -> None:
    sued, was_sued = "Ardon sued Belmar over the canal.", "Belmar sued Ardon over the canal."
    assert similarity(sued, was_sued, 1.0).value < 0.5
    assert similarity(sued, was_sued).value < 0.5


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ardon sued Belmar over it", "Belmar sued Ardon over it", True),
        ("Ardon sued Belmar over it", "Belmar was sued by Ardon over it", False),
        ("On Friday Ardon sued Belmar", "Ardon sued Belmar on Friday", False),
        ("Belmar said Ardon sued", "Ardon sued, Belmar said", False),
        ("Turnout rose 40 points to 60", "Turnout rose 60 points to 40", True),
    ],
)
def test_roles_are_exchanged_around_a_word_that_stays(
    first: str, second: str, expected: bool
) -> None:
    assert exchanged(Said(first, words(first)), Said(second, words(second))) is expected


def test_a_not_put_in_lowers_it() -> None:
    negated = POOLS.replace("approved", "has not approved")
    added = POOLS.replace("approved", "has now approved")
    assert similarity(POOLS, negated, 0.95).value < similarity(POOLS, added, 0.95).value


def test_nothing_is_like_an_empty_sentence() -> None:
    assert similarity("", POOLS).value == 0
    assert similarity("", "").value == 0
    assert similarity("—", "…", 1.0).value == 0


def test_meaning_is_a_reason_only_where_it_was_compared() -> None:
    assert measure(similarity(POOLS, MOVED), "nearness of meaning") is None
    assert measure(similarity(POOLS, MOVED, 0.97), "nearness of meaning") == 0.97


def test_many_pairs_at_once_are_each_as_alone() -> None:
    pairs = [(POOLS, MOVED), (POOLS, UNRELATED)]
    together = similarities(pairs, [0.9, 0.1])
    alone = (similarity(*pairs[0], 0.9), similarity(*pairs[1], 0.1))
    assert [one.value for one in together] == pytest.approx([one.value for one in alone])
    assert [one.reasons for one in together] == [one.reasons for one in alone]
    assert similarities([]) == ()


SENTENCES = st.lists(
    st.sampled_from(
        "the council Ardon Belmar approved not three 12 million pools, “we March 5 U.S. . é".split()
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(SENTENCES, SENTENCES, st.none() | st.floats(-1, 1))
def test_similarity_is_mutual_and_a_probability(a: str, b: str, near: float | None) -> None:
    one, other = similarity(a, b, near), similarity(b, a, near)
    assert one.value == pytest.approx(other.value)
    assert 0 <= one.value <= 1
    assert one.value <= similarity(a, a, near).value or not words(a)


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_aligned_is_likelier_to_say_the_same_and_keeps_its_order(
    a: float, b: float
) -> None:
    low, high = sorted((a, b))
    assert 0 <= given_aligned(low) <= given_aligned(high) <= 1


def test_an_unlikely_pair_that_is_aligned_is_likelier_than_the_same_pair_met_by_chance() -> None:
    assert given_aligned(0.2) > 0.5
