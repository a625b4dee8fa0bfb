"""A lineage for other programs: JSON, GraphML, W3C PROV, JSON-LD; and for the terminal."""

from __future__ import annotations

import builtins
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import fields
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from prov.model import ProvAlternate, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity

from provenance.descent import Derivation, Lineage
from provenance.errors import UsageProblem
from provenance.render.lineage.graphml import to_graphml
from provenance.render.lineage.html import to_html
from provenance.render.lineage.jsonld import to_jsonld
from provenance.render.lineage.prov import to_prov
from provenance.render.lineage.terminal import to_text
from provenance.render.lineage.wire import SCHEMA, to_json
from provenance.render.lines import COLUMNS, columns_of
from tests.lineages import family, hostile, many, nothing, two_wires

FORMATS: dict[str, Callable[[Lineage], str]] = {
    "text": to_text,
    "html": to_html,
    "json": to_json,
    "graphml": to_graphml,
    "prov": to_prov,
    "jsonld": to_jsonld,
}
_KINDS = pytest.mark.parametrize("make", [family, hostile, nothing], ids=lambda make: make.__name__)
_HERE = "urn:provenance:lineage:"


@_KINDS
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_lineage_gives_the_same_bytes(make: Callable[[], Lineage], name: str) -> None:
    written = FORMATS[name](make())
    assert written == FORMATS[name](make())
    assert written.endswith("\n")
    written.encode()


# ---- JSON ----


def test_json_names_every_edge_from_source_to_derived() -> None:
    written = json.loads(to_json(family()))
    assert written["schema"] == SCHEMA
    edges = {(one["from"], one["derived"]): one for one in written["edges"]}
    assert set(edges) == {(one.source, one.derived) for one in family().derivations}
    assert edges["d1", "d2"]["share"] == 0.82
    assert edges["d1", "d2"]["credit"] == "uncredited"
    assert edges["d8", "d9"]["direction"] == "undetermined"
    names = {field.name for field in fields(Derivation)} - {"source"}
    assert set(edges["d1", "d2"]) == names | {"from"}


def test_json_holds_seen_and_unseen_origins() -> None:
    written = json.loads(to_json(family()))
    wire = {
        "unseen": "Western Wire",
        "derived": ["d8", "d9"],
        "reasons": ["both credit it for what they share"],
    }
    assert written["origins"] == ["d1", wire]
    assert written["clusters"][1] == {"documents": ["d8", "d9"], "origins": [wire]}
    assert written["compared"] == {"documents": 10, "pairs": 14}
    assert [one["path"] for one in written["skipped"]] == ["collection/photo.bin"]


def test_spans_of_edges_point_into_the_documents() -> None:
    written = json.loads(to_json(family()))
    texts = {one["id"]: one["text"] for one in written["documents"]}
    place = written["edges"][1]["alignments"][0]["source"]
    said = texts[place["document"]][place["start"] : place["end"]]
    assert said.startswith("The north sluice gate")


# ---- GraphML ----


def graph(lineage: Lineage) -> nx.DiGraph[str]:
    """The graph as networkx reads it; mixed graphs it does not read, so open edges get an arrow."""
    xml = to_graphml(lineage).replace(' directed="false"', "")
    return nx.read_graphml(io.BytesIO(xml.encode()))


def test_graphml_holds_nodes_of_both_kinds_and_edges_with_their_measures() -> None:
    found = graph(family())
    assert found.is_directed()
    assert found.nodes["d2"] == {
        "label": "Marsh Today: Flood: gate was broken for weeks",
        "kind": "document",
        "outlet": "Marsh Today",
        "title": "Flood: gate was broken for weeks",
        "date": "2026-04-15",
        "date_doubted": False,
        "path": "collection/d2.txt",
    }
    assert found.nodes["d5"]["date_doubted"] is True
    assert found.nodes["u1"]["kind"] == "unseen"
    edge = found.edges["d1", "d2"]
    assert (edge["share"], edge["credit"], edge["days"]) == (0.82, "uncredited", 1)
    assert edge["reasons"].endswith("but it asked the water board itself")
    assert sorted(found.successors("u1")) == ["d8", "d9"]


def test_graphml_marks_open_edges_as_undirected() -> None:
    root = ET.fromstring(to_graphml(family()))  # noqa: S314 - ours
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    undirected = root.findall(".//g:edge[@directed='false']", space)
    assert [(one.get("source"), one.get("target")) for one in undirected] == [("d8", "d9")]


def test_graphml_declares_every_key_it_uses_once() -> None:
    for lineage in (family(), hostile(), nothing()):
        root = ET.fromstring(to_graphml(lineage))  # noqa: S314 - ours
        space = "{http://graphml.graphdrawing.org/xmlns}"
        keys = [(one.get("id"), one.get("for")) for one in root.findall(f"{space}key")]
        assert len(keys) == len(set(keys))
        for kind in ("node", "edge"):
            for element in root.iter(f"{space}{kind}"):
                used = [data.get("key") for data in element]
                assert len(used) == len(set(used))
                assert {(key, kind) for key in used} <= set(keys)
        ids = [one.get("id") for one in root.iter(f"{space}node")]
        assert len(ids) == len(set(ids))
        for edge in root.iter(f"{space}edge"):
            assert {edge.get("source"), edge.get("target")} <= set(ids)


def test_graphml_of_hostile_texts_is_read_all_the_same() -> None:
    assert len(graph(hostile())) == 3


# ---- W3C PROV ----


def records(lineage: Lineage, kind: type[Any]) -> list[list[str]]:
    """The arguments of the records of this kind, as the package prov reads them back."""
    read = ProvDocument.deserialize(content=to_prov(lineage), format="json")
    assert read is not None
    found = (
        [str(value).removeprefix("here:") for value in record.args[:2]]
        for record in read.get_records(kind)
    )
    return sorted(found)


def test_prov_derives_from_direct_parents_and_unseen_origins() -> None:
    certain = [one for one in family().derivations if one.direction == "from-source"]
    unseen = [["d8", "unseen1"], ["d9", "unseen1"]]
    expected = sorted([*([one.derived, one.source] for one in certain), *unseen])
    assert records(family(), ProvDerivation) == expected


def test_an_open_pair_is_two_alternates_and_no_derivation() -> None:
    assert records(family(), ProvAlternate) == [["d9", "d8"]]


def test_documents_are_attributed_to_their_outlets() -> None:
    read = ProvDocument.deserialize(content=to_prov(family()), format="json")
    assert read is not None
    assert len(list(read.get_records(ProvEntity))) == 11
    assert len(list(read.get_records(ProvAttribution))) == 10


def test_without_the_package_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **named: Any) -> ModuleType:  # noqa: ANN401
        if name.startswith("prov."):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest, **named)

    for name in [name for name in sys.modules if name == "prov" or name.startswith("prov.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageProblem, match=r"pip install 'provenance-audit\[prov\]'"):
        to_prov(family())


# ---- JSON-LD ----


def articles(lineage: Lineage) -> dict[str, dict[str, Any]]:
    written = json.loads(to_jsonld(lineage))
    assert written["@context"] == "https://schema.org"
    return {one["@id"].removeprefix(_HERE): one for one in written["@graph"]}


def linked(one: dict[str, Any], name: str) -> list[str]:
    return [other["@id"].removeprefix(_HERE) for other in one.get(name, ())]


def test_every_document_is_an_article_with_publisher_and_day() -> None:
    one = articles(family())["d2"]
    assert one["@type"] == "NewsArticle"
    assert one["headline"] == "Flood: gate was broken for weeks"
    assert one["datePublished"] == "2026-04-15"
    assert one["publisher"] == {"@type": "NewsMediaOrganization", "name": "Marsh Today"}


def test_what_it_took_from_is_a_basis_and_a_citation_only_if_it_says_so() -> None:
    found = articles(family())
    assert (linked(found["d2"], "isBasedOn"), linked(found["d2"], "citation")) == (["d1"], [])
    assert (linked(found["d3"], "isBasedOn"), linked(found["d3"], "citation")) == (["d1"], ["d1"])
    assert linked(found["d7"], "isBasedOn") == ["d3", "d4"]


def test_an_unseen_origin_is_a_work_both_are_based_on() -> None:
    found = articles(family())
    assert found["unseen1"]["publisher"]["name"] == "Western Wire"
    assert linked(found["d8"], "isBasedOn") == linked(found["d9"], "isBasedOn") == ["unseen1"]


def test_one_name_credited_in_two_families_is_two_origins() -> None:
    lineage = two_wires()
    found = articles(lineage)
    assert linked(found["d1"], "isBasedOn") == ["unseen1"]
    assert linked(found["d10"], "isBasedOn") == ["unseen2"]
    assert sorted(graph(lineage).edges) == [("u1", "d1"), ("u1", "d8"), ("u2", "d10"), ("u2", "d9")]
    assert records(lineage, ProvDerivation)[0] == ["d1", "unseen1"]


def test_a_date_that_cannot_be_right_is_not_passed_on() -> None:
    assert "datePublished" not in articles(family())["d5"]


@pytest.mark.parametrize("lineage", [family(), hostile(), many(60)], ids=["story", "hostile", "60"])
def test_every_link_leads_to_a_node_of_the_graph(lineage: Lineage) -> None:
    found = articles(lineage)
    for one in found.values():
        assert {*linked(one, "isBasedOn"), *linked(one, "citation")} <= set(found)


# ---- text ----


def test_the_text_shows_the_tree_by_indentation() -> None:
    lines = to_text(family()).splitlines()
    assert (
        lines[0] == "7 derivations among 10 documents: 2 uncredited, 2 under-credited, 3 credited."
    )
    at = lines.index("     Marsh Today (2026-04-15): Flood: gate was broken for weeks")
    assert lines[at + 1] == "       ○ took 82% from Aldermoor Chronicle, uncredited"
    assert lines[at + 2].startswith("       Daily Lantern (2026-04-17)")
    assert "     newsmirror.example (2026-04-11, date doubted)" in "\n".join(lines)
    assert "       ● shares 95% with Fenland Herald, direction undetermined, credited" in lines


@pytest.mark.parametrize("lineage", [family(), hostile(), many()], ids=["story", "hostile", "300"])
def test_no_line_is_wider_than_a_terminal_or_acts_on_it(lineage: Lineage) -> None:
    text = to_text(lineage)
    assert max(map(columns_of, text.split("\n"))) <= COLUMNS
    assert not [c for c in text if not c.isprintable() and c != "\n"]
    assert "more documents" in text or len(lineage.documents) < 40


def test_colour_adds_nothing_but_colour() -> None:
    assert re.sub(r"\x1b\[\d*m", "", to_text(family(), color=True)) == to_text(family())
