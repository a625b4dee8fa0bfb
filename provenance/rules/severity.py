"""Severity: its order, and what a newsroom makes of it in place of what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from provenance.config import Config, Judgement, check_known
from provenance.config.toml import quoted
from provenance.errors import UsageProblem
from provenance.model import Confidence, Finding, Severity, Suppressed
from provenance.rules.selection import CODES, check_words, left_out

#: The worst first, and the surest.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


def gravity(finding: Finding) -> tuple[int, int]:
    """What findings are put in order by: the worst and surest have the least."""
    return SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)


def by_code(severity: Mapping[str, Judgement], where: str = "severity") -> dict[str, Judgement]:
    """The setting ``severity`` by the codes of its rules; ``where`` it stands.

    Raises `UsageProblem` for a rule that is not in the table, naming the nearest that is, and for
    one that is set by code and by name.
    """
    check_known(severity, CODES, where, "rule")
    settled: dict[str, Judgement] = {}
    for name, judgement in severity.items():
        if CODES[name] in settled:
            raise UsageProblem(f"{where}: {CODES[name]} is set twice, by code and by name")
        settled[CODES[name]] = judgement
    return settled


def check_rules(config: Config) -> None:
    """Raise `UsageProblem`, in one line that says where, for a rule the settings name wrongly.

    That is one that there is not, or whose severity is set by code and by name.
    """
    severity = dict(config.severity)
    own = {key: getattr(config, key) for key in ("severity", "select", "ignore")}
    tables: list[tuple[str, Mapping[str, Any]]] = [("", own)]
    tables += [(f"paths.{quoted(pattern)}.", table) for pattern, table in config.paths.items()]
    for where, table in tables:
        severity |= table.get("severity", {})
        by_code(severity, f"{where}severity")
        for key in ("select", "ignore"):
            check_words(table.get(key, ()), f"{where}{key}")


def settle(findings: Iterable[Finding], config: Config) -> list[Finding]:
    """The findings as the settings judge them.

    The severity they give a rule replaces its own, where it chooses between two as well. A finding
    of a rule that is off, or not selected, stays, suppressed, so that a report shows what was not
    held against the draft.
    """
    settled = by_code(config.severity)
    return [_settled(finding, settled.get(finding.rule), config) for finding in findings]


def _settled(finding: Finding, judgement: Judgement | None, config: Config) -> Finding:
    if judgement == "off":
        why: str | None = f"{finding.rule} {finding.name} is switched off in the settings"
    else:
        why = left_out(finding.rule, config.select, config.ignore)
        finding = replace(finding, severity=judgement or finding.severity)
    return replace(finding, suppressed=Suppressed("config", why)) if why else finding
