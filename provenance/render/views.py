"""What a page shows of an audit: the values a template may use, in its own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.model import Alignment, Credit, Document, DocumentAudit, Finding, SourceAudit
from provenance.render.texts import Block


@dataclass(frozen=True, slots=True)
class Place:
    """A passage a finding speaks of: where it is, and how to get there."""

    where: str
    words: str
    """How it begins; empty if the finding's message says it and a link leads there."""
    href: str | None
    language: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding and the places it speaks of."""

    id: str
    label: str
    finding: Finding
    places: tuple[Place, ...]
    first: str
    """Label of the first finding of this rule with the same remedy: itself, or an earlier one."""


@dataclass(frozen=True, slots=True)
class CreditView:
    """A credit, what it resolves to, and how many sentences of the draft it decided."""

    id: str
    label: str
    credit: Credit
    place: str
    resolved: str | None
    decided: int


@dataclass(frozen=True, slots=True)
class Line:
    """One alignment in the order map: positions from 0 to 100 in draft and source."""

    draft: float
    source: float
    look: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, what was taken from it, and its text where anything was."""

    id: str
    letter: str
    look: str
    audit: SourceAudit
    document: Document
    name: str
    aligned: int
    omitted: int
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one side.

    ``kept`` if both sides have them in the same order, ``moved`` if in another order or form,
    ``changed`` if only this side has them, or ``plain`` (spaces).
    """

    look: Literal["kept", "moved", "changed", "plain"]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One alignment with its evidence."""

    id: str
    label: str
    alignment: Alignment
    source: SourceView
    said: tuple[Wording, ...]
    """The draft's side of the word difference."""
    told: tuple[Wording, ...]
    """The source's side."""
    credits: tuple[CreditView, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """The audit of one draft."""

    id: str
    audit: DocumentAudit
    document: Document
    findings: tuple[FindingView, ...]
    credits: tuple[CreditView, ...]
    sources: tuple[SourceView, ...]
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    statuses: tuple[tuple[str, int], ...]
    """How many draft sentences have each credit state, commonest first."""

    @property
    def standing(self) -> tuple[FindingView, ...]:
        """Findings that are not suppressed, the worst first."""
        return tuple(view for view in self.findings if view.finding.suppressed is None)

    @property
    def shown(self) -> tuple[SourceView, ...]:
        """Sources whose text stands beside the draft."""
        return tuple(source for source in self.sources if source.blocks)
