"""The families' labels say what the fixtures say, and a lineage is scored by them rightly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx
import pytest

from provenance.descent import Cluster, Compared, Derivation, Lineage, Unseen
from provenance.model import Direction, Document, Tool
from tests.lineage_gold import (
    Edge,
    Family,
    Found,
    Known,
    Tally,
    families,
    found_in,
    read_family,
    score,
    total,
)

FOLDER = Path("a-family")
#: a is the origin; b took from it and c from b; d and e are copies; f stands alone.
FAMILY = Family(
    folder=FOLDER,
    documents=tuple(Known(f"{name}.txt", None, None) for name in "abcdef"),
    edges=(Edge("b.txt", "a.txt", True), Edge("c.txt", "b.txt", False)),
    unseen=frozenset({("osmery wire", "a.txt")}),
    undetermined=frozenset({frozenset({"d.txt", "e.txt"})}),
    independent=("f.txt",),
    origin="a.txt",
    why="",
)
RIGHT = Found(FAMILY.directed, FAMILY.undetermined, FAMILY.unseen, frozenset({"a.txt"}))

every_family = pytest.mark.parametrize("family", list(families()), ids=lambda one: one.name)


@every_family
def test_the_labels_name_every_file_and_no_other(family: Family) -> None:
    files = {path.name for path in family.articles.iterdir()}
    assert {document.file for document in family.documents} == files
    named = {file for edge in family.edges for file in (edge.derived, edge.source)}
    named |= {file for pair in family.undetermined for file in pair}
    named |= {file for _, file in family.unseen} | {*family.independent}
    assert named <= files
    assert family.origin is None or family.origin in files


@every_family
def test_every_text_has_its_place_and_its_reason(family: Family) -> None:
    placed = {edge.derived for edge in family.edges} | {family.origin, *family.independent}
    placed |= {file for pair in family.undetermined for file in pair}
    placed |= {file for _, file in family.unseen}
    assert {document.file for document in family.documents} == placed - {None}
    lines = family.why.split("\n")
    assert [
        document.file
        for document in family.documents
        if not any(document.file in line.partition(":")[0] for line in lines)
    ] == []


@every_family
def test_who_stands_alone_took_from_nobody(family: Family) -> None:
    took = {edge.derived for edge in family.edges} | {file for _, file in family.unseen}
    took |= {file for pair in family.undetermined for file in pair}
    assert not took & {*family.independent}
    assert family.origin not in took


@every_family
def test_nobody_descends_from_itself_nor_twice_from_one_origin(family: Family) -> None:
    """Edges are direct: none may be short for two others."""
    graph = networkx.DiGraph(list(family.directed))
    assert networkx.is_directed_acyclic_graph(graph)
    assert set(networkx.transitive_reduction(graph).edges) == set(graph.edges)


@every_family
def test_dates_are_days(family: Family) -> None:
    for stated in (document.date for document in family.documents if document.date):
        assert date.fromisoformat(stated).isoformat() == stated


def test_texts_whose_order_nobody_can_tell_are_the_same() -> None:
    pairs = [
        [(family.articles / file).read_bytes() for file in pair]
        for family in families()
        for pair in family.undetermined
    ]
    assert pairs
    assert [one for one, other in pairs if one != other] == []


def test_a_family_is_read(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(
        '{"documents": {"a.txt": {"outlet": "A", "date": "2026-01-02"}, "b.txt": {"outlet": null,'
        ' "date": null}}, "edges": [{"derived": "b.txt", "from": "a.txt", "credited": true}],'
        ' "unseen": [{"name": "The Wire", "derived": ["a.txt"]}], "independent": [],'
        ' "origin": null, "why": "a"}',
        "utf-8",
    )
    family = read_family(tmp_path)
    assert family.documents == (Known("a.txt", "A", "2026-01-02"), Known("b.txt", None, None))
    assert family.edges == (Edge("b.txt", "a.txt", credited=True),)
    assert family.unseen == {("wire", "a.txt")}
    assert family.undetermined == frozenset()


def test_all_right() -> None:
    scored = score(FAMILY, RIGHT)
    assert scored.edges == Tally(2, 2, 2)
    assert scored.pairs == Tally(3, 3, 3)
    assert scored.unseen == Tally(1, 1, 1)
    assert scored.edges.f1 == scored.edges.precision == scored.edges.recall == 1
    assert (scored.touching, scored.origin, scored.wrong, scored.missed) == ((), True, (), ())


def test_the_wrong_way_round_is_a_pair_and_no_edge() -> None:
    turned = replace(RIGHT, directed=frozenset({("a.txt", "b.txt"), ("c.txt", "b.txt")}))
    scored = score(FAMILY, turned)
    assert scored.edges == Tally(1, 2, 2)
    assert scored.pairs == Tally(3, 3, 3)
    assert scored.wrong == (("a.txt", "b.txt"),)
    assert scored.missed == (("b.txt", "a.txt"),)


def test_a_direction_left_open_is_missed_but_not_wrong() -> None:
    left = Found(frozenset({("c.txt", "b.txt")}), frozenset({frozenset({"a.txt", "b.txt"})}))
    scored = score(FAMILY, left)
    assert scored.edges == Tally(1, 1, 2)
    assert scored.pairs == Tally(2, 2, 3)
    assert scored.wrong == ()


def test_a_direction_that_nobody_can_tell_is_wrong() -> None:
    told = replace(RIGHT, directed=RIGHT.directed | {("e.txt", "d.txt")}, undetermined=frozenset())
    scored = score(FAMILY, told)
    assert scored.edges == Tally(2, 3, 2)
    assert scored.pairs == Tally(3, 3, 3)


def test_the_origin_is_no_direct_parent_of_a_rewrite_of_a_rewrite() -> None:
    scored = score(FAMILY, replace(RIGHT, directed=RIGHT.directed | {("c.txt", "a.txt")}))
    assert scored.wrong == (("c.txt", "a.txt"),)
    assert scored.edges.precision == 2 / 3
    assert scored.edges.recall == 1


@pytest.mark.parametrize(
    "more",
    [
        Found(directed=frozenset({("f.txt", "a.txt")})),
        Found(directed=frozenset({("a.txt", "f.txt")})),
        Found(undetermined=frozenset({frozenset({"a.txt", "f.txt"})})),
    ],
    ids=["into", "out of", "undetermined"],
)
def test_a_pair_with_an_independent_text_is_told(more: Found) -> None:
    assert score(FAMILY, more).touching == (("a.txt", "f.txt"),)


def test_who_took_from_an_independent_text_may_be_told() -> None:
    family = replace(FAMILY, edges=(*FAMILY.edges, Edge("c.txt", "f.txt", credited=False)))
    assert score(family, Found(directed=family.directed)).touching == ()


def test_an_origin_outside_the_folder_is_found_by_its_name_and_what_is_below() -> None:
    found = frozenset({("osmery wire", "a.txt"), ("osmery wire", "b.txt"), ("pell", "c.txt")})
    assert score(FAMILY, replace(RIGHT, unseen=found)).unseen == Tally(1, 3, 1)
    assert score(FAMILY, replace(RIGHT, unseen=frozenset())).unseen == Tally(0, 0, 1)


def test_the_origin_is_missed_where_another_is_found() -> None:
    assert not score(FAMILY, replace(RIGHT, origins=frozenset({"b.txt"}))).origin
    assert score(replace(FAMILY, origin=None), RIGHT).origin


def test_nothing_found_of_nothing_known_is_right() -> None:
    assert Tally(0, 0, 0).f1 == Tally(0, 0, 0).precision == Tally(0, 0, 0).recall == 1
    assert Tally(0, 0, 3).f1 == Tally(0, 0, 3).recall == 0


def test_families_together_count_each_edge_alike() -> None:
    assert total([Tally(1, 2, 3), Tally(9, 9, 9)]) == Tally(10, 11, 12)
    assert total([]) == Tally(0, 0, 0)


def test_a_lineage_is_told_by_its_file_names() -> None:
    wire = Unseen("The Wire", ("d1",), ())
    lineage = Lineage(
        Tool("provenance", "0", "", None),
        documents=tuple(
            Document(f"d{number}", f"in/{name}.txt", "", "source", "", ())
            for number, name in enumerate("abc", 1)
        ),
        derivations=(_derivation("d2", "d1"), _derivation("d2", "d3", "undetermined")),
        unseen=(wire,),
        clusters=(Cluster(("d1", "d2", "d3"), (wire, "d3")),),
        skipped=(),
        compared=Compared(3, 3),
    )
    assert found_in(lineage) == Found(
        directed=frozenset({("b.txt", "a.txt")}),
        undetermined=frozenset({frozenset({"b.txt", "c.txt"})}),
        unseen=frozenset({("wire", "a.txt")}),
        origins=frozenset({"The Wire", "c.txt"}),
    )


def _derivation(derived: str, source: str, direction: Direction = "from-source") -> Derivation:
    return Derivation(derived, source, direction, (), 0.5, 0.5, 0.0, "uncredited", ())
