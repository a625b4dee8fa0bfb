"""Drafts with hand-made findings, for tests of what a baseline holds back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from provenance.decisions.baseline import Held, Place, known_findings
from provenance.model import Audit, Choice, Decision, Document, DocumentAudit, Finding
from tests.story import story

MARK, OTHER = "0123456789abcdef", "fedcba9876543210"


class Desk(Place):
    """A folder in which these drafts lie."""

    def __init__(self, *drafts: str) -> None:
        super().__init__(Path("/desk/provenance-baseline.json"), Path("/desk"))
        self._drafts = drafts

    def has(self, draft: str) -> bool:
        return draft in self._drafts


def finding(
    mark: str = MARK, *pairs: str, rule: str = "PRV101", choice: Choice | None = None
) -> Finding:
    """A finding about the sentences of these pairs of the story."""
    decided = (Decision(choice, "AB", "", "2026-03-09"),) if choice else ()
    first = story().audits[0].findings[0]
    spans = tuple(pair.suspicious for pair in story().audits[0].alignments if pair.id in pairs)
    return replace(
        first,
        rule=rule,
        fingerprint=mark,
        suppressed=None,
        alignments=pairs,
        spans=spans or first.spans,
        decisions=decided,
    )


def draft(path: str, *findings: Finding) -> tuple[Document, DocumentAudit]:
    one = story().audits[0]
    document = replace(story().documents[0], id=path, path=path)
    pairs = tuple(
        replace(pair, suspicious=replace(pair.suspicious, document=path)) for pair in one.alignments
    )
    moved = tuple(
        replace(f, spans=tuple(replace(p, document=path) for p in f.spans)) for f in findings
    )
    return document, replace(
        one, document=path, findings=moved, alignments=pairs, expired=(), unused=()
    )


def audit(*drafts: tuple[Document, DocumentAudit]) -> Audit:
    documents = (*(document for document, _ in drafts), *story().documents[1:])
    return replace(story(), documents=documents, audits=tuple(one for _, one in drafts))


def standing(held: Audit) -> list[tuple[str, str]]:
    return [
        (one.document, found.fingerprint)
        for one in held.audits
        for found in one.findings
        if found.suppressed is None
    ]


def known(*drafts: tuple[Document, DocumentAudit]) -> tuple[Held, ...]:
    return known_findings(audit(*drafts), Desk())
