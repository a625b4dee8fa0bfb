"""What a page shows of an audit: the values a template may use, in its own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from provenance.decisions.entries import Entry, plain
from provenance.decisions.follow import Followed
from provenance.model import (
    Alignment,
    Credit,
    Document,
    DocumentAudit,
    Expired,
    Finding,
    SourceAudit,
)
from provenance.render.texts import Block
from provenance.text.shown import shown_path


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
    entry: dict[str, object]
    """The finding as a decisions file has it, for the page to carry."""


@dataclass(frozen=True, slots=True)
class ExpiredView:
    """Decisions that no longer apply, and the finding that stands in the place of theirs."""

    old: Expired
    entry: dict[str, object]
    """As a decisions file has it."""
    now: FindingView | None


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
    pair: str
    """Id of the alignment's row."""
    look: str


@dataclass(frozen=True, slots=True)
class Stripe:
    """All places of the draft with one credit state, as a path in a strip of 100 by 12."""

    look: str
    path: str


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
    lines: tuple[Line, ...]
    strip: tuple[Stripe, ...]
    """The draft from its beginning to its end, where it follows this source."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one side.

    ``kept`` if both sides have them in the same order, ``moved`` if in another order or form,
    ``changed`` if only this side has them, or ``plain`` (spaces).
    """

    look: Literal["kept", "moved", "changed", "plain"]
    text: str
    judged: bool = False
    """Whether a finding points at these very words: a changed figure, name or meaning."""


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
    short: bool
    """Whether the draft's sentence has so few words that they agree by chance."""
    quotation: bool
    """Whether most of the draft's sentence stands in quotation marks."""

    @property
    def looks(self) -> str:
        """Its classes: by each of them a reader may set it aside."""
        named = {"short": self.short, "quotation": self.quotation}
        groups = (name for name, belongs in named.items() if belongs)
        one = self.alignment
        return " ".join((one.kind, one.credit, f"of-{self.source.letter}", *groups))


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
    def expired(self) -> tuple[ExpiredView, ...]:
        """Decisions whose finding is not made any more."""
        now = {view.finding.fingerprint: view for view in self.findings}
        draft = shown_path(self.document.path)
        return tuple(
            ExpiredView(
                old,
                plain(Entry(old.fingerprint, draft, old.rule, old.text, old.decisions)),
                now.get(old.now) if old.now else None,
            )
            for old in self.audit.expired
        )

    @property
    def settled(self) -> int:
        """How many findings a decision holds back."""
        held = (view.finding.suppressed for view in self.findings)
        return sum(one is not None and one.by == "decision" for one in held)

    @property
    def standing(self) -> tuple[FindingView, ...]:
        """Findings that are not suppressed, the worst first."""
        return tuple(view for view in self.findings if view.finding.suppressed is None)

    @property
    def shown(self) -> tuple[SourceView, ...]:
        """Sources whose text stands beside the draft."""
        return tuple(source for source in self.sources if source.blocks)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a page served for review shows besides the audit."""

    version: int = 1
    """Which audit of the review it is: the page asks its server whether there is a newer one."""
    since: tuple[Followed, ...] = ()
    """What became of each finding since the review began."""
    note: str = ""
    """Why the last audit is still shown, if the draft cannot be read now."""
