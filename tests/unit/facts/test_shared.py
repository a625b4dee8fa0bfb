from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from provenance.facts.shared import Agreement, compare_facts, facts

FINE = "The National Grain Board fined 12 mills $2.5 million on March 5."


def agreement(first: str, second: str) -> Agreement:
    return compare_facts(facts(first), facts(second))


def test_a_restatement_shares_every_fact() -> None:
    found = agreement(FINE, "On 5 March a dozen mills were fined $2,500,000 by the NGB.")
    assert found.share == 1
    assert found.conflicts == ()


def test_a_changed_number_and_a_changed_day_are_conflicts() -> None:
    found = agreement(FINE, "The NGB fined 14 mills $2.5 million on March 6.")
    assert len(found.conflicts) == 2
    assert found.same == 2


def test_numbers_of_different_things_are_no_conflict() -> None:
    assert agreement("The port lost 12 cranes.", "The port has 40 berths.").conflicts == ()


def test_a_length_is_no_duration() -> None:
    assert agreement("It ran 70 metres.", "It ran 70 minutes.").share == 0


def test_a_date_is_one_fact_and_no_number_besides() -> None:
    assert len(facts("It closed on March 5, 2031.")) == 1


def test_a_fact_said_twice_is_not_said_more() -> None:
    found = agreement("They met Owusu, and Owusu left.", "They met Ama Owusu.")
    assert (found.only_first, found.only_second) == (0, 0)


def test_sentences_without_facts_have_no_share() -> None:
    assert agreement("No one was hurt.", "Nobody was injured.").share is None


SENTENCES = st.lists(
    st.sampled_from(
        ["12 mills", "an hour and 10", "$3m", "March 5", "on Monday", "Ama Owusu", "Owusu", "NGB",
         "“we will not sell”", "the river", "rose", "National Grain Board", "."]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@given(SENTENCES)
def test_a_sentence_agrees_with_itself(sentence: str) -> None:
    found = agreement(sentence, sentence)
    assert found.share in (None, 1.0)
    assert found.conflicts == ()


@given(SENTENCES)
def test_facts_lie_in_the_sentence_in_order(sentence: str) -> None:
    spans = [fact.span for fact in facts(sentence)]
    assert spans == sorted(spans)
    assert all(span.end <= len(sentence) for span in spans)
