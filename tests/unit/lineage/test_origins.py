"""Where stories begin: origins that texts name and nobody has, and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.descent import Derivation, Unseen
from provenance.lineage.examined import Named
from provenance.lineage.origins import clusters_of, unseen_origins
from provenance.model import Direction
from tests.unit.lineage.kinship import edges, said

FLOOD = Named("Fenland Wire", "wire-line", 1.0, "it says “Fenland Wire”")
TOLD = Named("Fenland Wire", "named", 0.6, "it says “Fenland Wire reported”")
BRIEFLY = Named("Fenland Wire", "named", 0.49, "it says “Fenland Wire reported”")
OTHER = Named("Moss Cable", "wire-line", 1.0, "it says “Moss Cable”")


def edge(derived: str, source: str, direction: Direction = "from-source") -> Derivation:
    return Derivation(derived, source, direction, (), 1.0, 1.0, 1.0, "uncredited", ())


def test_pick_ups_of_one_wire_story_are_not_taken_from_each_other() -> None:
    kept, unseen = unseen_origins([edge("d2", "d1")], [said("d1", FLOOD), said("d2", FLOOD)])
    assert kept == ()
    assert unseen == (Unseen("Fenland Wire", ("d1", "d2"), (FLOOD.why,)),)


@pytest.mark.parametrize(
    ("mine", "theirs"), [(FLOOD, OTHER), (FLOOD, None), (None, FLOOD), (BRIEFLY, BRIEFLY)]
)
def test_only_an_origin_that_both_texts_come_from_explains_what_they_share(
    mine: Named | None, theirs: Named | None
) -> None:
    examined = [said("d1", *filter(None, [theirs])), said("d2", *filter(None, [mine]))]
    kept, _ = unseen_origins([edge("d2", "d1", "undetermined")], examined)
    assert edges(kept) == [("d2", "d1")]


def test_naming_one_report_in_prose_explains_only_what_has_no_direction() -> None:
    examined = [said("d1", TOLD), said("d2", TOLD)]
    assert unseen_origins([edge("d2", "d1", "undetermined")], examined)[0] == ()
    assert edges(unseen_origins([edge("d2", "d1")], examined)[0]) == [("d2", "d1")]


def test_a_text_that_names_what_its_parent_names_is_not_directly_below_it() -> None:
    _, unseen = unseen_origins([edge("d2", "d1")], [said("d1", TOLD), said("d2", TOLD)])
    assert [one.derived for one in unseen] == [("d1",)]


def test_an_origin_goes_by_one_name_however_it_is_written() -> None:
    short = Named("The Fenland Wire", "wire-line", 1.0, "it says “The Fenland Wire”")
    _, (unseen,) = unseen_origins([edge("d2", "d1")], [said("d1", FLOOD), said("d2", short)])
    assert unseen == Unseen("Fenland Wire", ("d1", "d2"), (FLOOD.why, short.why))


def test_an_agency_has_as_many_stories_as_there_are_families() -> None:
    examined = [said(f"d{n}", FLOOD) for n in range(1, 5)]
    _, unseen = unseen_origins([edge("d2", "d1"), edge("d4", "d3")], examined)
    assert [one.derived for one in unseen] == [("d1", "d2"), ("d3", "d4")]


def test_a_line_for_the_whole_text_outweighs_a_mention_of_more_words() -> None:
    mention = Named("Moss Cable", "named", 1.0, "it says “Moss Cable reported”")
    line = Named("Fenland Wire", "republication", 0.9, "it says “from Fenland Wire”")
    _, (unseen,) = unseen_origins([], [said("d1", mention, line)])
    assert unseen.name == "Fenland Wire"


def test_a_text_that_shares_nothing_is_not_asked_whom_it_names() -> None:
    assert unseen_origins([], [said("d1", FLOOD, has_kin=False)]) == ((), ())


def test_clusters_come_largest_first_and_say_where_they_begin() -> None:
    wire = Unseen("Fenland Wire", ("d4", "d6"), ())
    found = clusters_of(
        [edge("d2", "d1"), edge("d5", "d3"), edge("d5", "d7"), edge("d7", "d6")],
        (wire,),
        [f"d{n}" for n in range(1, 9)],
    )
    assert [one.documents for one in found] == [("d3", "d4", "d5", "d6", "d7"), ("d1", "d2")]
    assert [one.origins for one in found] == [(wire, "d3"), ("d1",)]


IDS = [f"d{n}" for n in range(1, 13)]
PAIRS = st.lists(st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True), max_size=12)


@given(PAIRS, PAIRS)
def test_clusters_partition_what_is_joined(
    taken: Sequence[Sequence[str]], named: Sequence[Sequence[str]]
) -> None:
    derivations = [edge(derived, source) for derived, source in taken]
    unseen = tuple(Unseen(f"Wire {n}", tuple(ids), ()) for n, ids in enumerate(named))
    found = clusters_of(derivations, unseen, IDS)
    held = [id for one in found for id in one.documents]
    assert len(held) == len(set(held))
    assert set(held) == {id for pair in (*taken, *named) for id in pair}
    assert [len(one.documents) for one in found] == sorted(
        (len(one.documents) for one in found), reverse=True
    )
    of = {id: n for n, one in enumerate(found) for id in one.documents}
    assert all(of[a] == of[b] for a, b in (*taken, *named))
    assert {o for one in found for o in one.origins if isinstance(o, Unseen)} == set(unseen)
