"""A lineage as JSON: the wire format ``provenance.trace/1``. The same lineage, the same bytes."""

from __future__ import annotations

from typing import Any

from provenance.descent import Derivation, Lineage, Unseen
from provenance.render.wire import plain, written

SCHEMA = "provenance.trace/1"


def to_json(lineage: Lineage) -> str:
    """The lineage as one JSON object. Documents and alignments are as an audit's JSON has them."""
    return written(
        {
            "schema": SCHEMA,
            "tool": plain(lineage.tool),
            "documents": plain(lineage.documents),
            "edges": [_edge(one) for one in lineage.derivations],
            "origins": [_origin(one) for one in lineage.origins],
            "clusters": [
                {
                    "documents": list(one.documents),
                    "origins": [_origin(origin) for origin in one.origins],
                }
                for one in lineage.clusters
            ],
            "compared": plain(lineage.compared),
            "skipped": plain(lineage.skipped),
        }
    )


def _edge(one: Derivation) -> dict[str, Any]:
    edge = plain(one)
    edge["from"] = edge.pop("source")
    return dict(edge)


def _origin(one: str | Unseen) -> str | dict[str, Any]:
    if isinstance(one, str):
        return one
    return {"unseen": one.name, "derived": list(one.derived), "reasons": list(one.reasons)}
