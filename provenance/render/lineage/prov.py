"""A lineage as W3C PROV, in the form PROV-JSON; the door to the package prov.

Documents and unseen origins are entities, outlets are agents. A derivation is ``wasDerivedFrom``.
Two documents of which the clues do not say who took from whom are alternates: they "present aspects
of the same thing" (PROV-DM, 5.5.2), and that relation alone is symmetric (PROV-CONSTRAINTS,
inference 18), where a derivation or an influence would name a direction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from provenance.descent import Lineage
from provenance.errors import UsageProblem
from provenance.model import Document
from provenance.render.lineage.words import day_of
from provenance.render.wire import written
from provenance.text.shown import shown_path

if TYPE_CHECKING:
    from prov.model import ProvDocument

#: Names of this file's own; where a document came from is said by its path and sha256.
_HERE = "urn:provenance:lineage:"
#: Terms that W3C PROV has no word for.
_TERMS = "urn:provenance:terms:"
_SCHEMA = "https://schema.org/"


def to_prov(lineage: Lineage) -> str:
    """The lineage as PROV-JSON, the same bytes for the same lineage.

    Raises `UsageProblem` if the package prov is not installed.
    """
    graph = _empty()
    agents: dict[str, str] = {}
    for document in lineage.documents:
        article = graph.valid_qualified_name("schema:NewsArticle")
        graph.entity(f"here:{document.id}", [("prov:type", article), *_said(document)])
        if document.outlet:
            agent = agents.setdefault(document.outlet, f"here:outlet{len(agents) + 1}")
            graph.wasAttributedTo(
                f"here:{document.id}", agent, identifier=f"here:attribution-{document.id}"
            )
    for name, agent in agents.items():
        organisation = graph.valid_qualified_name("prov:Organization")
        graph.agent(agent, {"prov:type": organisation, "prov:label": name})
    for number, one in enumerate(lineage.derivations, 1):
        derived, source = f"here:{one.derived}", f"here:{one.source}"
        if one.direction == "undetermined":
            graph.alternateOf(derived, source)
            continue
        said = [("terms:share", one.share), ("terms:credit", one.credit)]
        graph.wasDerivedFrom(
            derived,
            source,
            identifier=f"here:derivation{number}",
            other_attributes=[*said, *_reasons(one.reasons)],
        )
    for number, origin in enumerate(lineage.unseen, 1):
        id = f"here:unseen{number}"
        kind = graph.valid_qualified_name("terms:UnseenOrigin")
        graph.entity(id, {"prov:label": origin.name, "prov:type": kind})
        for below in origin.derived:
            graph.wasDerivedFrom(
                f"here:{below}",
                id,
                identifier=f"here:unseen{number}-{below}",
                other_attributes=_reasons(origin.reasons),
            )
    return written(json.loads(graph.serialize(format="json") or "{}"))


def _empty() -> ProvDocument:
    try:
        from prov.model import ProvDocument
    except ModuleNotFoundError:
        raise UsageProblem("to write W3C PROV, pip install 'provenance-audit[prov]'") from None
    graph = ProvDocument()
    for prefix, address in (("here", _HERE), ("terms", _TERMS), ("schema", _SCHEMA)):
        graph.add_namespace(prefix, address)
    return graph


def _reasons(reasons: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("terms:reason", why) for why in reasons]


def _said(document: Document) -> list[tuple[str, str]]:
    day = day_of(document)
    said = {
        "prov:label": document.title,
        "prov:location": shown_path(document.path),
        "schema:url": document.url,
        "schema:datePublished": day.isoformat() if day else None,
        "terms:sha256": document.sha256,
    }
    conflicts = [("terms:dateDoubted", clue.value) for clue in document.conflicts]
    return [*((name, value) for name, value in said.items() if value), *conflicts]
