from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.facts.meaning import changed_meaning


def turns(suspicious: str, source: str) -> list[str]:
    return [
        f"{c.turn}: {c.source.of(source)} → {c.suspicious.of(suspicious)}"
        for c in changed_meaning(suspicious, source)
    ]


@pytest.mark.parametrize(
    ("suspicious", "source", "turn"),
    [
        ("The driver was injured when the tram hit the wall.",
         "The driver was not injured when the tram struck the wall.",
         "negation: not injured → was injured"),
        ("The tram's driver was not injured at the wall.",
         "The driver was injured when the tram struck the wall.",
         "negation: was injured → not injured"),
        ("The council signed the lease for the quay.",
         "The council refused to sign the lease of the quay.",
         "negation: refused to sign → signed"),
        ("The mill will close in spring, the owner told workers.",
         "The mill may close in spring, its owner told workers.",
         "certainty: may close → will close"),
        ("The clerk stole ballots from the Corrow town hall.",
         "The clerk allegedly stole ballots from Corrow town hall.",
         "certainty: allegedly stole → stole"),
        ("Grain prices fell by a third after the flood.",
         "After the flood grain prices rose by a third.",
         "opposite: rose → fell"),
        ("The chapel stands north of the canal bridge.",
         "South of the canal bridge stands the chapel.",
         "opposite: South → north"),
        ("Vane discussed the dumping of oil in the river by farmers.",
         "Vane accused farmers of dumping oil in the river.",
         "stance: accused → discussed"),
        ("She knew of the crack in the wall of the weir.",
         "She did not know of the crack in the wall of the weir.",
         "negation: not know → knew"),
        ("The weir will not survive another winter.",
         "The weir may not survive another winter.",
         "certainty: may not survive → will not survive"),
        ("The mayor hid the surveyors' papers in his garden.",
         "Vane accused the mayor of hiding the surveyors' papers in his garden.",
         "certainty: accused the mayor of hiding → hid"),
        ("The owner admitted that her staff had tested the brakes.",
         "The owner claimed that the brakes had been tested by her staff.",
         "stance: claimed → admitted"),
        ("Norland and Telmark will help each other guard the border.",
         "Norland will help Telmark guard the border.",
         "mutual: help → help each other"),
    ],
)  # fmt: skip
def test_a_turned_sense_is_seen_on_both_sides(suspicious: str, source: str, turn: str) -> None:
    assert turns(suspicious, source) == [turn]


@pytest.mark.parametrize(
    ("suspicious", "source"),
    [
        ("The driver was unhurt.", "The driver was not hurt."),
        ("The driver, unable to stop, hit the wall.", "Not able to stop, the driver hit the wall."),
        ("The mill did not rise in value.", "The value of the mill fell."),
        ("Only the mill burned.", "Not only the mill burned."),
        ("The clerk is accused of stealing ballots.", "The clerk allegedly stole ballots."),
        ("Police said the clerk stole the ballots.", "The clerk allegedly stole the ballots."),
        ("The mill might close in spring.", "The mill may close in spring."),
        ("Grain prices fell.", "Wages at the canal company rose."),
        ("Norland and Telmark met each other.", "Norland met Telmark."),
        ("Vane said farmers dump oil.", "Vane accused farmers of dumping oil."),
        ("The tram stops in May.", "The tram stops in spring."),
        ("From the quay they saw the fire.", "From the quay they could see the fire."),
        ("The weir might not survive the winter.", "The weir may not survive the winter."),
        ("Vane said the mayor hid the papers.", "Vane accused the mayor of hiding the papers."),
        ("The mayor heads the board.", "Vane accused the mayor and head of the board of lying."),
    ],
)
def test_the_same_in_other_words_is_no_change(suspicious: str, source: str) -> None:
    assert turns(suspicious, source) == []


SENTENCES = st.lists(
    st.sampled_from(
        "the mill may will not close rose fell no driver was injured accused each other".split()
    ),
    max_size=14,
).map(" ".join)


@given(SENTENCES)
def test_a_sentence_does_not_contradict_itself(sentence: str) -> None:
    assert changed_meaning(sentence, sentence) == ()


@given(SENTENCES, SENTENCES)
def test_spans_lie_in_their_sentences(one: str, other: str) -> None:
    for change in changed_meaning(one, other):
        assert change.suspicious.of(one)
        assert change.source.of(other)
