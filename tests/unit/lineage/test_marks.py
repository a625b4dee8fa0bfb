"""Marks: what wording two texts have in common and a third lacks, and what that weighs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.examine.compare import Prepared
from provenance.lineage.marks import Mark, Marks, beyond, weight
from provenance.model import Document, Span

BELL = "Sexton Orla Quint hid the bell of Dunmere in a cider barrel."


def marks(text: str) -> Marks:
    return Marks(Prepared(Document("d1", "d1.txt", "", "suspicious", text, (Span(0, len(text)),))))


def test_marks_are_words_with_content_and_their_neighbours() -> None:
    found = marks("The bell was in a cider barrel.").all
    assert found == {"bell", "cider", "barrel", ("bell", "cider"), ("cider", "barrel")}


def test_no_mark_runs_from_one_sentence_into_the_next() -> None:
    assert ("barrel", "divers") not in marks("It lay in a barrel. Divers looked for it.").all


def test_marks_of_some_sentences() -> None:
    text = f"{BELL} Divers had looked for it all winter."
    first = Span(0, len(BELL))
    assert marks(text).within({first}) == marks(BELL).all
    assert marks(text).within(frozenset()) == frozenset()


def test_rare_words_weigh_up_to_1_common_ones_nothing_and_two_together_1() -> None:
    assert weight(["qvyxotl"]) == pytest.approx(1.0, abs=0.05)
    assert weight(["time"]) == 0.0
    assert weight([("last", "time")]) == 1.0
    assert 0 < weight(["barrel"]) < 1


def test_what_a_third_text_lacks_is_beyond_it() -> None:
    mine, first, second = ({"cider"}, {"cider"}, set[Mark]())
    has, lacks = beyond(mine, [first, second])
    assert has == (weight(["cider"]), weight(["cider"]))
    assert lacks == (0.0, 0.0)


WORDS = st.sampled_from(
    ["bell", "cider", "barrel", "sexton", "divers", "time", "qvyxotl", ("bell", "cider")]
)
SETS = st.frozensets(WORDS)


@given(SETS, st.lists(SETS, max_size=4))
def test_what_is_beyond_and_what_all_three_have_make_up_what_two_have(
    mine: frozenset[Mark], theirs: list[frozenset[Mark]]
) -> None:
    for one, row in enumerate(beyond(mine, theirs)):
        assert row[one] == weight(mine & theirs[one])
        for two, value in enumerate(row):
            assert 0 <= value <= row[one]
            if one != two:
                common = weight(mine & theirs[one] & theirs[two])
                assert value + common == pytest.approx(row[one], abs=0.002)
