"""An audit as a few lines of plain text that an editor reads in ten seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from provenance.decisions.entries import in_words
from provenance.model import Audit, Credit, DocumentAudit, Finding, Passage, SourceAudit
from provenance.render.lines import COLUMNS, printable, wrapped
from provenance.render.places import (
    HOLDS_NOTHING,
    QUOTED,
    expired_in_words,
    passages_of,
    quotation,
    repeats,
    unused_in_words,
)
from provenance.render.wording import (
    CREDIT_KINDS,
    VERDICTS,
    most_used,
    outlet_of,
    percent,
    ranked,
    title_of,
    verdict_of,
)
from provenance.text.shown import count, first_words, shown_path

#: Findings, credits and sources listed for a draft before the rest is only counted.
_LISTED = 5
_BOLD = "1"
_COLORS = {
    "error": "31",
    "warning": "33",
    "note": "36",
    "uncredited": "1;31",
    "under-credited": "1;33",
    "credited": "1;32",
    "independent": "1;32",
}


def to_text(audit: Audit, color: bool = False) -> str:
    """The summary: no line wider than `COLUMNS`; ``color`` adds ANSI colours and nothing else."""
    lines: list[str] = []
    for one in audit.audits:
        lines += [*_draft(audit, one, color), ""]
    if not audit.audits:
        lines += ["Nothing was audited.", ""]
    lines += _listed(
        "Not audited", (f"{printable(shown_path(s.path))}: {s.reason}" for s in audit.skipped)
    )
    lines += _listed("Limits", audit.tool.limits)
    return "\n".join(lines).rstrip("\n") + "\n"


def _draft(audit: Audit, one: DocumentAudit, color: bool) -> Iterator[str]:
    document = audit.document(one.document)
    yield from _painted(first_words(title_of(document), COLUMNS - 4), _BOLD, color)
    if document.title:
        yield from wrapped(shown_path(document.path))
    verdict = verdict_of(one).upper()
    yield from _painted(f"{verdict}: {one.summary}", _COLORS[one.verdict], color)
    findings = ranked(one.findings)
    standing = [finding for finding in findings if finding.suppressed is None]
    alike = _alike(standing, {a.id: a.source.document for a in one.alignments})
    yield ""
    yield f"{count(len(standing), 'finding')}:" if standing else "No findings."
    for group in alike[:_LISTED]:
        yield from _finding(audit, one, group, color)
    yield from _rest(sum(map(len, alike[_LISTED:])), "more finding", "in the report")
    settled = [finding for finding in findings if finding.suppressed and finding.decisions]
    yield from _rest(len(findings) - len(standing) - len(settled), "suppressed finding")
    yield from _listed("Settled", (_settled(audit, one, finding) for finding in settled[:_LISTED]))
    yield from _rest(len(settled) - _LISTED, "more settled finding")
    yield from _listed(
        "Decisions that no longer apply", map(expired_in_words, one.expired[:_LISTED])
    )
    yield from _rest(len(one.expired) - _LISTED, "more decision")
    yield from _listed(HOLDS_NOTHING, map(unused_in_words, one.unused[:_LISTED]))
    yield from _rest(len(one.unused) - _LISTED, "further one")
    credits = sorted(one.credits, key=lambda credit: (not credit.counts, credit.span, credit.id))
    yield from _listed("Credits", map(_credit, credits[:_LISTED]), "no outlet is credited")
    yield from _rest(len(credits) - _LISTED, "more credit")
    used = most_used(one.sources)
    yield from _listed("Sources", (_source(audit, source) for source in used[:_LISTED]), "none")
    yield from _rest(len(used) - _LISTED, "more source")


def _alike(findings: Sequence[Finding], sources: Mapping[str, str]) -> list[list[Finding]]:
    """Findings of one rule on reuse from one source, decided alike, where the first stood.

    ``sources`` has the source of each alignment. Findings of other rules say different things.
    """

    def key(finding: Finding) -> tuple[str, ...]:
        taken = sorted({sources[id] for id in finding.alignments if id in sources})
        said = taken if finding.rule.startswith("PRV1") else [finding.message]
        return (finding.severity, finding.rule, *map(in_words, finding.decisions[-1:]), *said)

    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(key(finding), []).append(finding)
    return list(alike.values())


def _finding(
    audit: Audit, one: DocumentAudit, alike: Sequence[Finding], color: bool
) -> Iterator[str]:
    finding, *others = alike
    head = f"{finding.severity} {finding.rule} {finding.name}: {finding.message}"
    yield from _painted(head, _COLORS[finding.severity], color, "  ", 4)
    place = _place(one, finding)
    if place and not repeats(finding, place.span.of(audit.document(place.document).text)):
        yield from wrapped(_quoted(audit, one, place), "    ", 5)
    if others:
        yield f"    and {count(len(others), 'more passage')} like it"
    yield from wrapped(finding.remedy, "    → ", 6)
    for decision in finding.decisions[-1:]:
        yield from wrapped(f"Decided: {in_words(decision)}", "    ", 6)


def _place(one: DocumentAudit, finding: Finding) -> Passage | None:
    """Where the finding stands first."""
    return next(iter(passages_of(finding, one)), None)


def _settled(audit: Audit, one: DocumentAudit, finding: Finding) -> str:
    place = _place(one, finding)
    where = f" {_quoted(audit, one, place)}" if place else ""
    why = finding.suppressed.why if finding.suppressed else ""
    return f"{finding.rule} {finding.name}{where}: {why}"


def _quoted(audit: Audit, one: DocumentAudit, passage: Passage) -> str:
    document = audit.document(passage.document)
    words = quotation(passage.span.of(document.text))
    return words + ("" if document.id == one.document else f" ({outlet_of(document)})")


def _credit(credit: Credit) -> str:
    words = first_words(credit.text, QUOTED)
    counts = "counts" if credit.counts else "does not count"
    return f"“{words}” {counts} ({CREDIT_KINDS[credit.kind]})"


def _source(audit: Audit, source: SourceAudit) -> str:
    document = audit.document(source.document)
    name = first_words(source.outlet or outlet_of(document), QUOTED)
    if source.derived_share == 0:
        return f"{name}: nothing taken"
    return (
        f"{name}: {percent(source.derived_share)} of the draft, "
        f"{percent(source.source_share)} of the source, {VERDICTS[source.verdict].lower()}"
    )


def _rest(number: int, thing: str, where: str = "") -> Iterator[str]:
    if number > 0:
        yield f"  … {count(number, thing)}{' ' + where if where else ''}"


def _listed(heading: str, items: Iterable[str], empty: str = "") -> Iterator[str]:
    found = [line for item in items for line in wrapped(item, "  ", 4)]
    if found:
        yield f"{heading}:"
        yield from found
    elif empty:
        yield f"{heading}: {empty}."


def _painted(text: str, code: str, color: bool, lead: str = "", indent: int = 0) -> Iterator[str]:
    for line in wrapped(text, lead, indent):
        yield f"\x1b[{code}m{line}\x1b[0m" if color else line
