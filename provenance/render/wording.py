"""The words and order in which every format speaks of an audit to its reader."""

from __future__ import annotations

import re

from provenance.model import (
    Alignment,
    AlignmentKind,
    CreditKind,
    CreditStatus,
    Direction,
    Document,
    DocumentAudit,
    Finding,
    Severity,
    SourceAudit,
    Verdict,
)

VERDICTS: dict[Verdict, str] = {
    "uncredited": "Needs credit",
    "under-credited": "Needs more credit",
    "credited": "Credited",
    "independent": "Independent",
}


def verdict_of(one: DocumentAudit) -> str:
    """The verdict in words; a draft that was compared with nothing has none."""
    return VERDICTS[one.verdict] if one.sources else "Not compared"


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
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_CONFIDENCES = ("high", "medium", "low")

_ABSOLUTE = re.compile(r"/|\\|[A-Za-z]:[/\\]")


def shown_path(path: str) -> str:
    """``path`` as output may show it: an absolute one is cut to the file's name.

    Bytes of a file name that are no text come out as escapes, so that the output is UTF-8.
    """
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1] if _ABSOLUTE.match(path) else path
    return name.encode("utf-8", "backslashreplace").decode()


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


def count(number: int, thing: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def first_words(text: str, characters: int) -> str:
    """The beginning of ``text`` on one line, cut between words after about ``characters``."""
    line = " ".join(text[: characters * 4].split())
    if len(line) <= characters and len(text) <= characters * 4:
        return line
    cut = line[:characters]
    return (cut.rsplit(" ", 1)[0] if " " in cut[characters // 2 :] else cut).rstrip(" ,;:") + " …"


def ranked(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings with the worst first: by severity, confidence and place, the suppressed last."""
    return sorted(
        findings,
        key=lambda finding: (
            finding.suppressed is not None,
            _SEVERITIES.index(finding.severity),
            _CONFIDENCES.index(finding.confidence),
            finding.spans[0].span.start if finding.spans else -1,
            finding.rule,
            finding.fingerprint,
        ),
    )


def most_used(sources: tuple[SourceAudit, ...]) -> list[SourceAudit]:
    """Sources, the one the draft took most from first; else as they were given."""
    return sorted(sources, key=lambda source: -source.derived_share)


def in_reading_order(alignments: tuple[Alignment, ...]) -> list[Alignment]:
    """Alignments as they stand in the draft, the most similar of a sentence first."""
    return sorted(alignments, key=lambda one: (one.suspicious.span, -one.similarity, one.id))
