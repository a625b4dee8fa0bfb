"""The nouns of an audit: frozen values, no input or output, no policy.

Every offset is a half-open pair of Unicode code points into ``Document.text``. Every share and
similarity runs from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["suspicious", "source"]
Verdict = Literal["uncredited", "under-credited", "credited", "independent"]
AlignmentKind = Literal["verbatim", "near-verbatim", "paraphrase"]
CreditStatus = Literal[
    "credited",
    "uncredited",
    "vague",
    "misattributed",
    "quoted",
    "licensed",
    "own",
    "common-origin",
]
CreditKind = Literal[
    "named", "link", "byline", "wire-line", "republication", "vague", "bio", "photo"
]
Direction = Literal["from-source", "to-source", "undetermined"]
Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Choice = Literal[
    "accept", "needs-credit", "dispute", "licensed", "common-knowledge", "false-alarm", "withdrawn"
]

#: Statuses that say text was taken over; only these count in the shares. The others
#: (``quoted``, ``common-origin``) say that the source merely carries the same third party's words.
REUSE: frozenset[CreditStatus] = frozenset(
    {"credited", "uncredited", "vague", "misattributed", "licensed", "own"}
)
#: Credits that cover a whole document wherever they stand, and under which it may be carried as is.
WHOLE_TEXT: frozenset[CreditKind] = frozenset({"wire-line", "republication", "byline"})
#: Decisions after which a finding is no longer held against the document. The others keep it
#: standing: it is right, it is argued about, or nothing is decided any more.
SETTLES: frozenset[Choice] = frozenset({"accept", "licensed", "common-knowledge", "false-alarm"})
#: Reuse that still needs a credit.
OWED: frozenset[CreditStatus] = frozenset({"uncredited", "vague", "misattributed"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The piece of ``text`` this span names."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Removed:
    """A block that is not part of the article, kept as a receipt."""

    span: Span
    kind: str
    """``navigation``, ``dateline``, ``related``, ``caption``, ``bio``, ``front-matter``, …"""
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the document: where its anchor text stands and where it points."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a piece of metadata was believed: which field, what value, how it was found."""

    field: str
    """``title``, ``outlet``, ``host``, ``byline``, ``published``, ``updated``, ``conflict``,
    ``day``"""
    value: str
    how: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A comment of the draft that asks for findings not to be held against what it speaks for."""

    span: Span
    """The paragraph it speaks for, or the whole text; empty where nothing follows it."""
    rules: tuple[str, ...]
    """Codes, what codes begin with, and names, as written."""
    reason: str
    problem: str | None = None
    """Why it cannot be honoured, in one plain clause."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read, with what was understood of it."""

    id: str
    path: str
    """As given on the command line, with forward slashes; never absolute in output."""
    sha256: str
    role: Role
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    """Apparent origin: whose reporting this is."""
    host: str | None = None
    """Who published this copy."""
    names: tuple[str, ...] = ()
    """Every name by which a credit may refer to this document's outlet (outlet first)."""
    domains: tuple[str, ...] = ()
    """Web domains that stand for this document, without ``www.``"""
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    """ISO date as stated, or None."""
    language: str = "en"
    removed: tuple[Removed, ...] = ()
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    limits: tuple[str, ...] = ()
    """What of the file could not be read or is not supported well, in plain clauses."""
    updated: str | None = None
    """ISO date of the last change as stated, or None."""
    conflicts: tuple[Evidence, ...] = ()
    """What speaks against the stated dates: plain sentences as values, one a place."""
    days: tuple[Evidence, ...] = ()
    """Relative days the story names ("Monday"), read against ``published``."""
    items: tuple[Span, ...] = ()
    """The items of lists, where the format marks them."""
    markers: tuple[Marker, ...] = ()
    """What a draft's own comments ask for; of a source nothing is taken."""

    @property
    def shown(self) -> str:
        """The text with spaces for the comments in it, which no reader is shown."""
        pieces, at = [], 0
        for block in self.removed:
            if block.kind == "comment" and self.text.startswith("<!--", block.span.start):
                pieces += [self.text[at : block.span.start], " " * len(block.span)]
                at = block.span.end
        return "".join((*pieces, self.text[at:]))

    @property
    def file(self) -> str:
        """The file's name, without folders; of an address its last part."""
        return self.path.rstrip("/").rsplit("/", 1)[-1]

    @property
    def label(self) -> str:
        """What to call the document in a sentence: its outlet, else its host, else its file."""
        return self.outlet or self.host or self.file


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not audited, and why."""

    path: str
    reason: str
    incidental: bool = False
    """No failure: a file of another kind that a folder or archive holds, or one given twice."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, headline or list item of the article; its span has no outer white space."""

    span: Span
    text: str
    paragraph: int
    """Number of the paragraph it stands in, from 0; the headline is paragraph -1."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a named document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """One number behind a judgement, and the number it was held against."""

    measure: str
    value: int | float | str
    threshold: int | float | str | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence of the suspicious document and the source sentence it agrees with."""

    id: str
    suspicious: Passage
    source: Passage
    kind: AlignmentKind
    similarity: float
    reasons: tuple[Reason, ...] = ()
    credit: CreditStatus = "uncredited"
    credits: tuple[str, ...] = ()
    """Ids of the credits that decided the status."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A place where the suspicious document says whose reporting it uses, or seems to."""

    id: str
    span: Span
    text: str
    kind: CreditKind
    name: str | None
    """The party named, as written."""
    document: str | None
    """Id of the source it resolves to, if it is one of the sources given."""
    counts: bool
    """False for what clears nothing: vague, photo, own outlet, outlet as subject of the story."""
    covers: tuple[Span, ...]
    why: str
    """One plain clause: how the name was resolved and how the reach was decided."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A source sentence with no counterpart that an editor would ask about."""

    passage: Passage
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the audit, with the authority it comes from."""

    code: str
    name: str
    severity: Severity
    summary: str
    authority: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the suspicious document's text: what stands at ``span`` becomes ``text``."""

    span: Span
    """Empty where something is put in."""
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired: what, how bad if true, how sure, why, and what would clear it."""

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    spans: tuple[Passage, ...]
    alignments: tuple[str, ...]
    reasons: tuple[Reason, ...]
    remedy: str
    fingerprint: str
    suppressed: Suppressed | None = None
    edits: tuple[Edit, ...] = ()
    """The remedy as changes of the suspicious document, in text order and disjoint: made, the
    finding is gone. Empty where a person has to decide or to write."""
    decisions: tuple[Decision, ...] = ()
    """What people decided about it, the newest last; the newest is in force."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding."""

    choice: Choice
    reviewer: str
    """Initials."""
    note: str = ""
    on: str = ""
    """ISO date."""


@dataclass(frozen=True, slots=True)
class Expired:
    """Decisions about a finding that is not made any more."""

    fingerprint: str
    """Of the finding that was judged."""
    rule: str
    text: tuple[str, ...]
    """How the judged passages began."""
    decisions: tuple[Decision, ...]
    """The newest last."""
    why: str
    """One plain clause: the text has changed, or the finding is gone."""
    now: str | None
    """Fingerprint of the finding that stands in its place, if one does."""


@dataclass(frozen=True, slots=True)
class Unused:
    """What would have held findings back, had there been any, or could not be understood."""

    by: Literal["baseline", "inline"]
    rule: str
    """Code of the rule, or the rules as a marker names them."""
    why: str
    """One plain clause."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why a finding is not held against the document."""

    by: Literal["baseline", "decision", "config", "inline"]
    why: str


@dataclass(frozen=True, slots=True)
class SourceAudit:
    """What the suspicious document took from one source."""

    document: str
    outlet: str | None
    verdict: Verdict
    derived_share: float
    """Share of the suspicious body's words derived from this source."""
    source_share: float
    """Share of the source body's words that turn up in the suspicious document."""
    order: float
    """How far the derived sentences keep the source's order: 1 all of them, 0 none."""
    direction: Direction
    direction_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """The audit of one suspicious document against all its sources."""

    document: str
    verdict: Verdict
    derived_share: float
    summary: str
    sources: tuple[SourceAudit, ...]
    alignments: tuple[Alignment, ...]
    credits: tuple[Credit, ...]
    omitted: tuple[Omission, ...]
    findings: tuple[Finding, ...]
    expired: tuple[Expired, ...] = ()
    unused: tuple[Unused, ...] = ()
    """What the draft's markers and the baseline hold back in vain."""


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the audit: enough to make it again."""

    name: str
    version: str
    config: str
    """sha256 of the settings in force."""
    model: str | None
    """The sentence encoder, or None for a words-only audit."""
    limits: tuple[str, ...] = field(default=())
    """What this run could not see, in plain sentences."""
    settings: tuple[str, ...] = ()
    """The settings in force that are not the default ones: ``reach = strict``."""


@dataclass(frozen=True, slots=True)
class Audit:
    """A whole run: the documents, an audit for each suspicious one, and what was left out."""

    tool: Tool
    documents: tuple[Document, ...]
    audits: tuple[DocumentAudit, ...]
    skipped: tuple[Skipped, ...]

    def document(self, id: str) -> Document:
        """The document with this id; ``KeyError`` if there is none."""
        for document in self.documents:
            if document.id == id:
                return document
        raise KeyError(id)
