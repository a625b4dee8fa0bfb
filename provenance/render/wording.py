"""The words and order in which every format speaks of an audit to its reader."""

from __future__ import annotations

from provenance.model import (
    Alignment,
    AlignmentKind,
    Audit,
    CreditKind,
    CreditStatus,
    Direction,
    Document,
    DocumentAudit,
    Finding,
    SourceAudit,
    Verdict,
)
from provenance.rules.severity import gravity
from provenance.text.shown import shown_path

VERDICTS: dict[Verdict, str] = {
    "uncredited": "Needs credit",
    "under-credited": "Needs more credit",
    "credited": "Credited",
    "independent": "Independent",
}


def verdict_of(one: DocumentAudit) -> str:
    """The verdict in words; a draft that was compared with nothing has none."""
    return VERDICTS[one.verdict] if one.sources else "Not compared"


#: Said of every redacted audit, in every format; also what one is known by.
REDACTED = (
    "This is the redacted variant. Every word of the texts, titles and bylines is a block of one "
    "length. Findings are told as their rules tell them in general. File names, addresses, links, "
    "dates, evidence, proposed changes, and reviewers' notes and initials are left out. The names "
    "of outlets, verdicts, shares, order, rules and the files' hashes are those of the full audit."
)

STATUSES: dict[CreditStatus, str] = {
    "credited": "credited",
    "uncredited": "needs credit",
    "vague": "vague credit only",
    "misattributed": "credits someone else",
    "quoted": "quotation with its speaker",
    "licensed": "licensed",
    "own": "own copy",
    "common-origin": "both quote a third party",
}
KINDS: dict[AlignmentKind, str] = {
    "verbatim": "verbatim",
    "near-verbatim": "near-verbatim",
    "paraphrase": "paraphrase",
}
CREDIT_KINDS: dict[CreditKind, str] = {
    "named": "named in the text",
    "link": "link",
    "byline": "byline",
    "wire-line": "wire line",
    "republication": "republication line",
    "vague": "unnamed source",
    "bio": "author’s note",
    "photo": "photo credit",
}
DIRECTIONS: dict[Direction, str] = {
    "from-source": "draft took from source",
    "to-source": "source took from draft",
    "undetermined": "direction undetermined",
}


def is_redacted(audit: Audit) -> bool:
    """Whether the texts of ``audit`` are blocked out."""
    return REDACTED in audit.tool.limits


def outlet_of(document: Document) -> str:
    """What to call the document's outlet: its apparent origin, else its host, else its file."""
    return document.outlet or document.host or shown_path(document.path)


def title_of(document: Document) -> str:
    """What to call the document: its title, else its file."""
    return document.title or shown_path(document.path)


def percent(share: float) -> str:
    """A share from 0 to 1 as a whole percentage; something is never shown as 0 % nor as all."""
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return "under 1%"
    return "over 99%" if whole == 100 and share < 1 else f"{whole}%"


def measured(value: float | str | None) -> str:
    """A measure as read: two decimals at most, nothing for None."""
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def ranked(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings with the worst first: by severity, confidence and place, the suppressed last."""
    return sorted(
        findings,
        key=lambda finding: (
            badness(finding),
            finding.spans[0].span.start if finding.spans else -1,
            finding.rule,
            finding.fingerprint,
        ),
    )


def badness(finding: Finding) -> tuple[bool, int, int]:
    """What findings of different drafts are put in order by: the worst and surest are the least."""
    return (finding.suppressed is not None, *gravity(finding))


def most_used(sources: tuple[SourceAudit, ...]) -> list[SourceAudit]:
    """Sources, the one the draft took most from first; else as they were given."""
    return sorted(sources, key=lambda source: -source.derived_share)


def in_reading_order(alignments: tuple[Alignment, ...]) -> list[Alignment]:
    """Alignments as they stand in the draft, the most similar of a sentence first."""
    return sorted(alignments, key=lambda one: (one.suspicious.span, -one.similarity, one.id))
