"""What the settings know of an outlet that a document's own marks do not say."""

from __future__ import annotations

from dataclasses import replace

from provenance.config import Config
from provenance.model import Document
from provenance.outlets import same_outlet


def with_known_names(document: Document, config: Config) -> Document:
    """The document with the further names and domains its outlet has in the settings."""
    mine = [name for name in (document.outlet, document.host, *document.names) if name]
    known = [
        name
        for outlet, others in config.outlets.items()
        if any(same_outlet(m, n) for m in mine for n in (outlet, *others))
        or any(domain in others for domain in document.domains)
        for name in (outlet, *others)
    ]
    if not known:
        return document
    domains = [name for name in known if "." in name and " " not in name]
    names = [name for name in known if name not in domains]
    return replace(
        document,
        outlet=document.outlet or names[0],
        names=(*document.names, *(n for n in names if n not in document.names)),
        domains=(*document.domains, *(d for d in domains if d not in document.domains)),
    )
