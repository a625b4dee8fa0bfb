"""All rules over one case: the findings in the order an editor reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from provenance.model import Finding
from provenance.rules import credits, facts, hidden, licences, origin, quotations, reuse
from provenance.rules.case import Case
from provenance.rules.severity import gravity, settle

_RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    reuse.uncredited,
    reuse.credit_scope,
    reuse.unmarked_verbatim,
    reuse.patchwriting,
    reuse.over_aggregation,
    credits.vague_credit,
    credits.misattributed_credit,
    credits.late_credit,
    credits.link_only_credit,
    credits.bio_only_credit,
    credits.first_report_uncredited,
    licences.missing_wire_line,
    quotations.altered_quotation,
    quotations.unattributed_quotation,
    quotations.dissolved_quotation,
    facts.changed_number,
    facts.changed_name,
    facts.changed_meaning,
    origin.origin_mismatch,
    origin.date_conflict,
    origin.self_reuse,
    origin.common_origin,
    hidden.hidden,
)


def judge(case: Case) -> tuple[Finding, ...]:
    """The findings of all rules, worst and surest first, then by rule and place.

    Two findings with the same fingerprint (the same passage taken twice) get an ordinal.
    """
    found = sorted(
        case.spoken.settle(settle((f for rule in _RULES for f in rule(case)), case.config)),
        key=lambda f: (
            gravity(f),
            f.rule,
            [(p.document, p.span) for p in f.spans],
        ),
    )
    seen: Counter[str] = Counter()
    numbered = []
    for finding in found:
        seen[finding.fingerprint] += 1
        ordinal = seen[finding.fingerprint]
        mark = finding.fingerprint if ordinal == 1 else f"{finding.fingerprint}-{ordinal}"
        numbered.append(replace(finding, fingerprint=mark))
    return tuple(numbered)
