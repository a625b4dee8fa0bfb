"""Remedies made: the edits of a finding carried out, and the edited draft audited again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from provenance.audit import audit
from provenance.config import Config, load_config
from provenance.ingest.read import read_documents
from provenance.model import Audit, Edit, Finding, Span
from tests.newsroom import encoder


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft on disk, its possible sources, and its audit."""

    path: Path
    sources: Path
    config: Config
    audit: Audit

    @property
    def text(self) -> str:
        """The draft as it was read."""
        return self.audit.documents[0].text


def drafted(path: Path, sources: Path, config: Config | None = None) -> Drafted:
    """Read and audit one draft."""
    config = config or Config()
    documents, skipped = read_documents([path], [sources], config)
    return Drafted(path, sources, config, audit(documents, skipped, config, encoder()))


@cache
def drafted_case(case: Path) -> Drafted:
    """Read and audit the draft of a case, by the settings beside it."""
    draft = next(path for path in case.iterdir() if path.stem == "draft")
    settings = case / "provenance.toml"
    return drafted(draft, case / "sources", load_config(settings) if settings.exists() else None)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with the edits made."""
    pieces, at = [], 0
    for edit in edits:
        assert edit.span.start >= at, "edits overlap or are out of order"
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a stretch of the text, with what was put in or at its ends, stands after the edits."""
    grown = [(e.span, len(e.text) - len(e.span)) for e in edits]
    touched = [at for at, _ in grown if at.start <= span.end and span.start <= at.end]
    start = min(at.start for at in (span, *touched))
    end = max(at.end for at in (span, *touched))
    before = sum(n for at, n in grown if at.end <= start and at.start < start)
    return Span(start + before, end + sum(n for at, n in grown if at.start <= end))


def remaining(draft: Drafted, finding: Finding, folder: Path) -> list[Finding]:
    """Findings of the same rule at the same places, once the edits of ``finding`` are made.

    What was read from a web page is written as plain text.
    """
    suffix = draft.path.suffix if draft.path.suffix in (".txt", ".md") else ".txt"
    path = folder / f"draft{suffix}"
    path.write_bytes(edited(draft.text, finding.edits).encode())
    again = drafted(path, draft.sources, draft.config).audit
    mine = {draft.audit.documents[0].id, again.documents[0].id}
    files = {d.id: d.path for d in (*draft.audit.documents, *again.documents)}

    def places(one: Finding, edits: Sequence[Edit]) -> list[tuple[str, Span]]:
        return [
            ("", moved(p.span, edits)) if p.document in mine else (files[p.document], p.span)
            for p in one.spans
        ]

    before = places(finding, finding.edits)
    return [
        other
        for other in again.audits[0].findings
        if other.rule == finding.rule
        and any(a == b and x.overlap(y) for a, x in before for b, y in places(other, ()))
    ]
