"""A lineage as schema.org JSON-LD, for archives and search engines.

Every document is a ``NewsArticle``. What it took from is ``isBasedOn``; what it also credits is
``citation``. Two of undetermined direction are not joined: schema.org has no word for that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.descent import Derivation, Lineage
from provenance.model import Document
from provenance.render.lineage.words import day_of
from provenance.render.wire import written

_HERE = "urn:provenance:lineage:"


def to_jsonld(lineage: Lineage) -> str:
    """The lineage as one JSON-LD object whose ``@graph`` holds the documents and unseen origins."""
    certain: dict[str, list[Derivation]] = {}
    for one in lineage.derivations:
        if one.direction == "from-source":
            certain.setdefault(one.derived, []).append(one)
    unseen = {f"{_HERE}unseen{number}": one for number, one in enumerate(lineage.unseen, 1)}
    credited: dict[str, list[str]] = {}
    for id, origin in unseen.items():
        for below in origin.derived:
            credited.setdefault(below, []).append(id)
    graph = [
        _article(one, certain.get(one.id, ()), credited.get(one.id, ()))
        for one in lineage.documents
    ]
    graph += [
        {"@id": id, "@type": "CreativeWork", "publisher": _publisher(origin.name)}
        for id, origin in unseen.items()
    ]
    return written({"@context": "https://schema.org", "@graph": graph})


def _article(
    document: Document, derivations: Sequence[Derivation], unseen: Sequence[str]
) -> Mapping[str, Any]:
    # A date that cannot be right is not passed on.
    day = None if document.conflicts else day_of(document)
    sources = [f"{_HERE}{one.source}" for one in derivations]
    # An under-credited source is named too; that the credit covers too little is not said here.
    named = [f"{_HERE}{one.source}" for one in derivations if one.credit != "uncredited"]
    said = {
        "headline": document.title,
        "url": document.url,
        "inLanguage": document.language,
        "datePublished": day.isoformat() if day else None,
        "publisher": _publisher(document.outlet) if document.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in document.byline],
        "isBasedOn": [{"@id": id} for id in (*sources, *unseen)],
        "citation": [{"@id": id} for id in (*named, *unseen)],
    }
    stated = {name: value for name, value in said.items() if value}
    return {"@id": f"{_HERE}{document.id}", "@type": "NewsArticle", **stated}


def _publisher(name: str) -> dict[str, str]:
    return {"@type": "NewsMediaOrganization", "name": name}
