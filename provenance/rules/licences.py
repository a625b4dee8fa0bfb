"""PRV207: copy of a partner's, used without the line that was agreed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.credit.licence import Licence, licence, stands
from provenance.credit.quotes import Text
from provenance.model import OWED, Alignment, Confidence, Finding, Reason
from provenance.rules import remedy
from provenance.rules.case import Case, sentences


def missing_wire_line(case: Case) -> Iterator[Finding]:
    """PRV207: licensed copy without the agreed credit line."""
    for source in case.sources:
        agreed = breached(case, source)
        if agreed is None:
            continue
        used = _used(case, source)
        copy = f"{sentences(used)} of copy licensed from {source.document.label}"
        missing = f"which {case.absence(source)}"
        if agreed.line is not None:
            missing = f"without the agreed line “{agreed.line}”"
        yield case.finding(
            "PRV207",
            _confidence(used),
            f"{copy}, {missing}.",
            used,
            reasons=(Reason("licensed sentences", float(len({a.suspicious for a in used}))),),
            remedy=remedy.agreed_line(
                case, agreed.line or f"Source: {source.document.outlet or agreed.partner}"
            ),
        )


def breached(case: Case, source: Text) -> Licence | None:
    """The agreement that the use of ``source`` falls short of, or None.

    Its copy wants the agreed line; what is only retold, with credit, is not its copy. Where no line
    was agreed on, any credit that names the source is enough.
    """
    agreed = licence(source.document, case.config)
    used = _used(case, source)
    if agreed is None or not used:
        return None
    if agreed.line is None:
        named = case.credits_to(source) or any(a.credit == "licensed" for a in used)
        return None if named else agreed
    copied = any(a.credit in OWED or a.kind != "paraphrase" for a in used)
    return agreed if copied and stands(agreed.line, case.suspicious) is None else None


def _used(case: Case, source: Text) -> list[Alignment]:
    return [a for a in case.of(source) if a.credit != "own"]


def _confidence(used: Sequence[Alignment]) -> Confidence:
    """High for copy, low for one sentence that is only alike."""
    if any(a.kind != "paraphrase" for a in used):
        return "high"
    return "medium" if len({a.suspicious for a in used}) > 1 else "low"
