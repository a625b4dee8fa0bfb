"""``provenance rules``: the table of rules, or one rule explained."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Sequence

import click

from provenance.cli.options import debug_option
from provenance.cli.output import deliver
from provenance.errors import ExitStatus, UsageProblem
from provenance.model import Rule


@click.command("rules")
@click.argument("code", required=False)
@debug_option
def rules_command(code: str | None) -> ExitStatus:
    """List the rules, or explain the one with this CODE or name."""
    from provenance.rules.table import RULES

    deliver(_table(RULES) if code is None else _explained(_find(code, RULES)), None)
    return ExitStatus.CLEAN


def _table(known: Sequence[Rule]) -> str:
    wide = max(len(rule.name) for rule in known)
    return "".join(
        f"{rule.code}  {rule.name:{wide}}  {rule.severity:7}  {rule.summary}\n" for rule in known
    )


def _find(wanted: str, known: Sequence[Rule]) -> Rule:
    by_key = {key: rule for rule in known for key in (rule.code.casefold(), rule.name)}
    found = by_key.get(wanted.casefold())
    if found is not None:
        return found
    near = difflib.get_close_matches(wanted.casefold(), by_key, n=1, cutoff=0.5)
    hint = (
        f"did you mean {by_key[near[0]].code} {by_key[near[0]].name}?"
        if near
        else ("provenance rules lists them")
    )
    raise UsageProblem(f"no rule {wanted!r}: {hint}")


def _explained(rule: Rule) -> str:
    parts = (
        f"{rule.code} {rule.name} ({rule.severity})",
        textwrap.fill(rule.summary, 88),
        textwrap.fill(f"What clears it: {rule.remedy}", 88),
        textwrap.fill(f"Authority: {rule.authority}", 88),
    )
    return "\n\n".join(parts) + "\n"
