"""Severity: its order, and what a newsroom makes of it in place of what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.config import Judgement, check_known
from provenance.errors import UsageProblem
from provenance.model import Confidence, Finding, Severity, Suppressed
from provenance.rules.table import RULES

#: The worst first, and the surest.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")
_CODES = {name: rule.code for rule in RULES for name in (rule.code, rule.name)}


def gravity(finding: Finding) -> tuple[int, int]:
    """What findings are put in order by: the worst and surest have the least."""
    return SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)


def by_code(severity: Mapping[str, Judgement]) -> dict[str, Judgement]:
    """The setting ``severity`` by the codes of its rules.

    Raises `UsageProblem` for a rule that is not in the table, naming the nearest that is, and for
    one that is set by code and by name.
    """
    check_known(severity, _CODES, "severity", "rule")
    settled: dict[str, Judgement] = {}
    for name, judgement in severity.items():
        if _CODES[name] in settled:
            raise UsageProblem(f"severity: {_CODES[name]} is set twice, by code and by name")
        settled[_CODES[name]] = judgement
    return settled


def settle(findings: Iterable[Finding], severity: Mapping[str, Judgement]) -> list[Finding]:
    """The findings with the severity the settings give their rules.

    It replaces the rule's own, where a rule chooses between two as well. A finding of a rule that
    is off stays, suppressed, so that a report shows what was not held against the draft.
    """
    settled = by_code(severity)
    return [_settled(finding, settled.get(finding.rule)) for finding in findings]


def _settled(finding: Finding, judgement: Judgement | None) -> Finding:
    if judgement is None:
        return finding
    if judgement == "off":
        why = f"{finding.rule} {finding.name} is switched off in the settings"
        return replace(finding, suppressed=Suppressed("config", why))
    return replace(finding, severity=judgement)
