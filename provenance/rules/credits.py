"""PRV2xx: how the draft credits, where it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.credit.find import find_credits
from provenance.credit.quotes import Text, touching
from provenance.model import WHOLE_TEXT, Credit, Finding, Passage, Reason, Span
from provenance.outlets import same_outlet
from provenance.rules import remedy
from provenance.rules.case import Case
from provenance.rules.licences import breached
from provenance.text.shown import listed

_FIRST_REPORT = re.compile(
    r"\bfirst\b|\bexclusive|\bhas learned\b|\bobtained by\b|\bbroke\b", re.IGNORECASE
)


def vague_credit(case: Case) -> Iterator[Finding]:
    """PRV201: derived text credited only to unnamed media."""
    for source in case.sources:
        resting = [a for a in case.of(source) if a.credit == "vague"]
        if not resting:
            continue
        ids = {id for a in resting for id in a.credits}
        vague = [c for c in case.credits if c.id in ids]
        named = bool(case.credits_to(source))
        cited = ", ".join(f"“{' '.join(c.text.split())}”" for c in vague)
        yield case.finding(
            "PRV201",
            "high",
            f"{cited} {'names' if len(vague) == 1 else 'name'} nobody; "
            f"the text is {source.document.label}'s.",
            resting,
            severity="warning" if named else "error",
            spans=[Passage(case.suspicious.document.id, c.span) for c in vague],
            remedy=remedy.name_instead(case, source, vague),
        )


def misattributed_credit(case: Case) -> Iterator[Finding]:
    """PRV202: derived text credits an outlet that it was not found in."""
    for source in case.sources:
        wrong = [a for a in case.of(source) if a.credit == "misattributed"]
        for part in case.spoken.parted("PRV202", wrong):
            ids = {id for a in part for id in a.credits}
            wrongly = [c for c in case.credits if c.id in ids]
            names = sorted({c.name for c in wrongly if c.name})
            verb = "are" if len(names) > 1 else "is"
            yield case.finding(
                "PRV202",
                "medium",
                f"{listed(names) if names else 'Another outlet'} {verb} credited for what agrees "
                f"with {source.document.label}.",
                part,
                remedy=remedy.credit_instead(case, source, wrongly),
            )


def late_credit(case: Case) -> Iterator[Finding]:
    """PRV203: most of the body is derived, and the first credit comes late."""
    thresholds = case.config.thresholds
    for source in case.sources:
        credits = case.credits_to(source)
        if not credits or any(c.kind in WHOLE_TEXT for c in credits):
            continue
        share = case.body_share(case.of(source))
        first = min(credits, key=lambda c: c.span)
        paragraph = _paragraph(case, first.span)
        if share >= thresholds.body_share and paragraph > thresholds.late_paragraph:
            yield case.finding(
                "PRV203",
                "high",
                f"{source.document.label} is first credited in paragraph {paragraph}, and "
                f"{share:.0%} of the body is derived from it.",
                spans=[Passage(case.suspicious.document.id, first.span)],
                reasons=(
                    Reason(
                        "paragraph of the first credit",
                        float(paragraph),
                        float(thresholds.late_paragraph),
                    ),
                ),
                remedy=remedy.credit_early(case, source, thresholds.late_paragraph),
            )


def link_only_credit(case: Case) -> Iterator[Finding]:
    """PRV204: a sentence links to the source and does not name it."""
    for source in case.sources:
        credits = case.credits_to(source)
        named = [c for c in credits if c.kind != "link"]
        for credit in credits:
            if credit.kind == "link" and not any(_same_sentence(case, credit, c) for c in named):
                yield case.finding(
                    "PRV204",
                    "high" if not named else "medium",
                    f"The link “{' '.join(credit.text.split())[:80]}” leads to "
                    f"{source.document.label}; the sentence does not name it.",
                    spans=[Passage(case.suspicious.document.id, credit.span)],
                    remedy=remedy.credit_beside(case, source, credit.span),
                )


def bio_only_credit(case: Case) -> Iterator[Finding]:
    """PRV205: the source is named only in a biography, metadata or a photo line."""
    for source in case.sources:
        if not case.of(source, owed=True) or case.credits_to(source):
            continue
        traces = [
            c
            for c in case.credits
            if c.kind in ("bio", "photo") and c.document == source.document.id
        ]
        if traces:
            yield case.finding(
                "PRV205",
                "medium",
                f"{source.document.label} is named only in "
                f"“{' '.join(traces[0].text.split())[:80]}”.",
                spans=[Passage(case.suspicious.document.id, c.span) for c in traces],
                remedy=remedy.credit(case, source, case.of(source, owed=True)),
            )


def first_report_uncredited(case: Case) -> Iterator[Finding]:
    """PRV206: the source says it had the story first; the draft uses it and does not say so."""
    for source in case.sources:
        used = case.of(source)
        claims = case.claims.get(source.document.id, ())
        if not used or not claims or all(a.credit in ("own", "licensed") for a in used):
            continue
        if breached(case, source):
            continue  # the agreed line says whose story it is
        credits = case.credits_to(source)
        said = any(_FIRST_REPORT.search(_sentence_of(case, c)) for c in credits)
        if said or any(c.kind in WHOLE_TEXT for c in credits):
            continue
        label = source.document.label
        yield case.finding(
            "PRV206",
            "medium",
            f"{label} says the story is its own (“{' '.join(claims[0].text.split())}”); "
            + (
                "the draft credits it for something else."
                if credits
                else f"it {case.absence(source)}."
            ),
            severity="warning" if credits else "error",
            spans=[Passage(source.document.id, c.span) for c in claims],
            remedy=remedy.credit_first_report(case, source),
        )


def first_reports(source: Text) -> tuple[Credit, ...]:
    """Where a source says of itself that it had the story first."""
    own = source.document.outlet
    return tuple(
        c
        for c in find_credits(source.document, source.sentences, ())
        if c.kind == "named"
        and _FIRST_REPORT.search(c.text)
        and own is not None
        and c.name is not None
        and (same_outlet(c.name, own) or c.name in source.document.names)
    )


def _paragraph(case: Case, span: Span) -> int:
    """Number of the paragraph a span stands in, from 1."""
    numbers = [s.paragraph for s in case.suspicious.sentences if s.span.start <= span.start]
    return max(numbers, default=0) + 1


def _sentence_of(case: Case, credit: Credit) -> str:
    """The sentence a credit stands in; the credit itself where it stands in none."""
    home = touching(case.suspicious.sentences, credit.span)
    return home[0].text if home else credit.text


def _same_sentence(case: Case, a: Credit, b: Credit) -> bool:
    return any(s.span.overlap(b.span) for s in touching(case.suspicious.sentences, a.span))
