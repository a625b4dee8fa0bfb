"""Under whom each document of a family is drawn, in which row, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.descent import Cluster, Derivation, Lineage, Unseen
from provenance.model import Direction
from provenance.render.lineage.layout import ROW, drawing
from provenance.render.lineage.tree import Member, family
from tests.lineages import document, many
from tests.lineages import family as example


def members(lineage: Lineage, cluster: Cluster) -> tuple[Member, ...]:
    ids = set(cluster.documents)
    return family(
        [one for one in lineage.documents if one.id in ids],
        [one for one in lineage.derivations if one.derived in ids],
        [one for one in cluster.origins if isinstance(one, Unseen)],
    )


def gates() -> dict[str, Member]:
    lineage = example()
    return {one.id: one for one in members(lineage, lineage.clusters[0])}


def edge(
    derived: str, source: str, share: float = 0.5, direction: Direction = "from-source"
) -> Derivation:
    return Derivation(derived, source, direction, (), share, share, 0.0, "uncredited", ())


def test_children_stand_under_their_parent_by_date() -> None:
    assert list(gates()) == ["d1", "d5", "d2", "d4", "d7", "d3", "d6"]


def test_the_largest_tree_comes_first() -> None:
    texts = [
        document(f"d{n}", f"Paper {n}", None, ["Rain."], f"2026-04-0{n}") for n in (1, 2, 3, 4)
    ]
    edges = [edge("d3", "d2", 0.9), edge("d4", "d2", 0.9), edge("d4", "d1", 0.3)]
    assert [one.id for one in family(texts, edges, [])] == ["d2", "d3", "d4", "d1"]


def test_of_two_parents_the_one_it_took_most_from_counts() -> None:
    assert gates()["d7"].parent == "d4"


def test_a_document_without_a_date_stands_after_what_it_took_from() -> None:
    radio, examiner = gates()["d6"], gates()["d3"]
    assert (radio.dating, radio.day, radio.step) == ("undated", examiner.day, examiner.step + 1)


def test_a_date_that_the_text_speaks_against_does_not_place_a_document() -> None:
    mirror, chronicle = gates()["d5"], gates()["d1"]
    assert (mirror.dating, mirror.day, mirror.step) == ("doubted", chronicle.day, 1)


def test_a_date_before_what_it_took_from_is_doubted() -> None:
    early = document("d2", "Marsh Today", None, ["It rains."], "2026-04-01")
    later = document("d1", "Aldermoor Chronicle", None, ["Rain."], "2026-04-14")
    first, second = family([later, early], [edge("d2", "d1")], [])
    assert (second.id, second.dating, second.day) == ("d2", "doubted", first.day)


def test_an_unseen_origin_stands_above_what_derives_from_it_on_its_first_day() -> None:
    lineage = example()
    wire, herald, argus = members(lineage, lineage.clusters[1])
    assert (wire.dating, wire.day, wire.depth) == ("unseen", date(2026, 5, 6), 0)
    assert herald.parent == argus.parent == wire.id


def test_an_open_pair_stands_under_the_earlier_without_doubt_about_dates() -> None:
    one = document("d1", "Herald", None, ["It rains."], "2026-05-07")
    two = document("d2", "Argus", None, ["It rains."], "2026-05-06")
    upper, lower = family([one, two], [edge("d2", "d1", direction="undetermined")], [])
    assert (upper.id, lower.id, lower.parent, lower.dating) == ("d2", "d1", "d2", "dated")


def test_a_family_without_any_date_still_has_an_order() -> None:
    texts = [document(f"d{n}", f"Paper {n}", None, ["It rains."], None) for n in (1, 2, 3)]
    found = family(texts, [edge("d2", "d1"), edge("d3", "d2")], [])
    assert [(one.id, one.day, one.step) for one in found] == [
        ("d1", None, 0),
        ("d2", None, 1),
        ("d3", None, 2),
    ]


_NUMBERS = st.integers(1, 8)


@st.composite
def families(draw: st.DrawFn) -> tuple[Member, ...]:
    """Anything, circles and documents of nowhere included."""
    days = draw(st.lists(st.none() | st.integers(1, 9), min_size=8, max_size=8))
    texts = [
        document(f"d{n}", f"Paper {n}", None, ["Rain."], f"2026-04-0{day}" if day else None)
        for n, day in enumerate(days, 1)
    ]
    doubt = draw(st.sets(_NUMBERS, max_size=2))
    bad = document("x", "X", None, ["Rain."], None, conflict="It is wrong.").conflicts
    texts = [replace(t, conflicts=bad) if n in doubt else t for n, t in enumerate(texts, 1)]
    directions: st.SearchStrategy[Direction] = st.sampled_from(("from-source", "undetermined"))
    pairs = draw(st.lists(st.tuples(_NUMBERS, _NUMBERS, st.floats(0, 1), directions), max_size=12))
    edges = [edge(f"d{a}", f"d{b}", share, way) for a, b, share, way in pairs if a != b]
    below = draw(st.sets(_NUMBERS, max_size=3))
    unseen = [Unseen("Western Wire", tuple(f"d{n}" for n in below), ())] if below else []
    return family(texts, edges, unseen)


@given(families())
def test_whoever_is_below_stands_further_right_and_further_down(found: tuple[Member, ...]) -> None:
    assert len({one.id for one in found}) == len(found)
    places = drawing(found).places
    for one in found:
        if one.parent:
            assert places[one.parent].x < places[one.id].x
            assert places[one.parent].y < places[one.id].y


@given(families())
def test_no_stem_meets_another_text(found: tuple[Member, ...]) -> None:
    """Beside a stem stand only texts of those below it, all to the right of it."""
    places = drawing(found).places
    rows = {one.id: row for row, one in enumerate(found)}
    for one in found:
        children = [rows[other.id] for other in found if other.parent == one.id]
        for row in range(rows[one.id] + 1, max(children, default=0) + 1):
            assert places[found[row].id].x > places[one.id].x


def test_three_hundred_documents_fit_across_a_screen() -> None:
    lineage = many()
    largest = members(lineage, lineage.clusters[0])
    drawn = drawing(largest)
    assert len(largest) >= 120
    assert drawn.right < 700
    assert drawn.height == ROW * len(largest)
    labels = [tick.x for tick in drawn.ticks if tick.label]
    assert all(after - before > 50 for before, after in pairwise(labels))
