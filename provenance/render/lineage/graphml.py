"""A lineage as GraphML, for programs that draw and measure graphs.

GraphML 1.0 (Brandes, Eiglsperger, Herman, Himsolt, Marshall: "GraphML Progress Report", 2001).
Edges lead from source to derived; those of undetermined direction say ``directed="false"``.
"""

from __future__ import annotations

import re
from typing import Literal
from xml.etree import ElementTree as ET

from provenance.descent import Lineage
from provenance.model import Document
from provenance.render.lineage.tree import unseen_id
from provenance.render.lineage.words import day_of
from provenance.render.wording import outlet_of, title_of
from provenance.text.shown import shown_path

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_PLACE = f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
#: What XML 1.0 cannot hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Kind = Literal["string", "double", "int", "boolean"]
#: What is said of a node and of an edge, with its type.
_NODE: dict[str, Kind] = {
    "label": "string",
    "kind": "string",
    "outlet": "string",
    "title": "string",
    "date": "string",
    "date_doubted": "boolean",
    "path": "string",
}
_OF_DERIVATION: dict[str, Kind] = {
    "direction": "string",
    "credit": "string",
    "share": "double",
    "source_share": "double",
    "verbatim": "double",
    "days": "int",
}
_EDGE: dict[str, Kind] = {"relation": "string", **_OF_DERIVATION, "reasons": "string"}


def to_graphml(lineage: Lineage) -> str:
    """The lineage as a graph: documents and unseen origins as nodes, derivations as edges.

    What XML cannot hold of a text (control characters) is left out.
    """
    root = ET.Element(
        "graphml", {"xmlns": _NAMESPACE, "xmlns:xsi": _INSTANCE, "xsi:schemaLocation": _PLACE}
    )
    for of, said in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in said.items():
            attributes = {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", attributes)
    graph = ET.SubElement(root, "graph", {"id": "lineage", "edgedefault": "directed"})
    ids = {one.id: one.id for one in lineage.documents}
    ids |= {unseen_id(one): f"u{number}" for number, one in enumerate(lineage.unseen, 1)}
    for document in lineage.documents:
        _say(ET.SubElement(graph, "node", {"id": document.id}), "node", _document(document))
    for origin in lineage.unseen:
        node = ET.SubElement(graph, "node", {"id": ids[unseen_id(origin)]})
        _say(node, "node", {"label": origin.name, "kind": "unseen", "outlet": origin.name})
    for number, one in enumerate(lineage.derivations, 1):
        ends = {"id": f"e{number}", "source": one.source, "target": one.derived}
        if one.direction == "undetermined":
            ends["directed"] = "false"
        about: dict[str, object] = {name: getattr(one, name) for name in _OF_DERIVATION}
        about |= {"relation": "derivation", "reasons": "; ".join(one.reasons)}
        _say(ET.SubElement(graph, "edge", ends), "edge", about)
    for origin in lineage.unseen:
        for id in origin.derived:
            edge = ET.SubElement(graph, "edge", {"source": ids[unseen_id(origin)], "target": id})
            _say(edge, "edge", {"relation": "unseen", "reasons": "; ".join(origin.reasons)})
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _document(document: Document) -> dict[str, object]:
    day = day_of(document)
    return {
        "label": f"{outlet_of(document)}: {title_of(document)}",
        "kind": "document",
        "outlet": document.outlet,
        "title": document.title,
        "date": day.isoformat() if day else None,
        "date_doubted": bool(document.conflicts),
        "path": shown_path(document.path),
    }


def _say(element: ET.Element, of: str, said: dict[str, object]) -> None:
    for name, value in said.items():
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(element, "data", {"key": f"{of}_{name}"}).text = _UNFIT.sub("", text)
