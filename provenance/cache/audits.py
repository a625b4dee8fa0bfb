"""Audits as they are kept: without the numbers that documents have in one run only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from provenance.model import (
    Alignment,
    Document,
    DocumentAudit,
    Finding,
    Omission,
    Passage,
    Skipped,
    SourceAudit,
)


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """The audit of one draft; its documents are named by their place, the draft's being 0."""

    audit: DocumentAudit
    """Its sources are only those that something is said of."""
    skipped: tuple[Skipped, ...]
    """What the draft was not compared with."""


def kept(
    audit: DocumentAudit, skipped: Sequence[Skipped], documents: Sequence[Document]
) -> KeptAudit:
    """The audit as it is kept; ``documents`` are the draft and what it was held against."""
    names = {document.id: str(place) for place, document in enumerate(documents)}
    partners = documents[1:]
    told = tuple(
        one
        for one, document in zip(audit.sources, partners, strict=True)
        if one != untouched(document)
    )
    return KeptAudit(renamed(replace(audit, sources=told), names), tuple(skipped))


def recalled(one: KeptAudit, documents: Sequence[Document]) -> DocumentAudit:
    """What was kept, with the ids of this run. Raises `KeyError` if it is of other documents."""
    names = {str(place): document.id for place, document in enumerate(documents)}
    audit = renamed(one.audit, names)
    told = {source.document: source for source in audit.sources}
    sources = tuple(told.get(d.id) or untouched(d) for d in documents[1:])
    return replace(audit, sources=sources)


def untouched(source: Document) -> SourceAudit:
    """What is said of a source that nothing was taken from, and that took nothing."""
    return _untouched(source.id, source.outlet)


@lru_cache(maxsize=4096)  # most drafts took nothing from most sources
def _untouched(id: str, outlet: str | None) -> SourceAudit:
    return SourceAudit(
        document=id,
        outlet=outlet,
        verdict="independent",
        derived_share=0.0,
        source_share=0.0,
        order=0.0,
        direction="undetermined",
        direction_reasons=(),
    )


def renamed(audit: DocumentAudit, names: Mapping[str, str]) -> DocumentAudit:
    """The audit with other ids for its documents. Raises `KeyError` for one without a name."""

    def passage(one: Passage) -> Passage:
        return Passage(names[one.document], one.span)

    def alignment(one: Alignment) -> Alignment:
        return replace(one, suspicious=passage(one.suspicious), source=passage(one.source))

    def finding(one: Finding) -> Finding:
        return replace(one, spans=tuple(map(passage, one.spans)))

    return replace(
        audit,
        document=names[audit.document],
        sources=tuple(replace(one, document=names[one.document]) for one in audit.sources),
        alignments=tuple(map(alignment, audit.alignments)),
        credits=tuple(
            replace(one, document=names[one.document]) if one.document is not None else one
            for one in audit.credits
        ),
        omitted=tuple(Omission(passage(one.passage), one.why) for one in audit.omitted),
        findings=tuple(map(finding, audit.findings)),
    )
