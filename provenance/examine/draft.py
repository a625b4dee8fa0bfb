"""One draft examined: compared with its sources, its credits read, and judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from provenance.cache import FORGETFUL, Memory
from provenance.config import Config
from provenance.credit.find import find_credits
from provenance.credit.licence import with_agreed_lines
from provenance.credit.quotes import Text, quoted_length
from provenance.credit.status import covers, discount, settle
from provenance.examine.compare import Comparison, Prepared
from provenance.examine.work import Examined, Work
from provenance.model import (
    REUSE,
    WHOLE_TEXT,
    Alignment,
    Credit,
    Direction,
    Document,
    DocumentAudit,
    Omission,
    Passage,
    Skipped,
    SourceAudit,
    Span,
)
from provenance.rules.case import Case, body_share
from provenance.rules.credits import first_reports
from provenance.rules.direction import judge_direction, without_copies
from provenance.rules.judge import judge
from provenance.rules.verdict import document_verdict, source_verdict, summarise


class Examiner:
    """Examines drafts one after the other; what all of them need is made once."""

    def __init__(self, work: Work, memory: Memory = FORGETFUL) -> None:
        self._work = work
        self._prepared = {d.id: Prepared(d) for d in work.documents}
        self._comparison = Comparison(work.encoder, memory)

    def examine(self, draft: Document) -> Examined:
        """What comes of ``draft``, one of the documents of the work."""
        work = self._work
        return _examined(
            self._prepared[draft.id],
            [self._prepared[d.id] for d in work.held_against(draft)],
            work.config.for_path(draft.path),
            self._comparison,
            mutual=work.mutual,
        )


def _examined(
    draft: Prepared,
    partners: Sequence[Prepared],
    config: Config,
    comparison: Comparison,
    *,
    mutual: bool,
) -> Examined:
    document = draft.document
    found: list[Alignment] = []
    followed: set[str] = set()
    too_long: list[Skipped] = []
    sources = [p.text for p in partners]
    origins = [p.document for p in partners]
    credits = find_credits(document, draft.text.sentences, origins)
    said = [(p, _said_to_be_from(p.document, draft.text, credits)) for p in partners]
    for origin, agreement in zip(origins, comparison.of(draft, said), strict=True):
        if agreement.too_long:
            too_long.append(Skipped(origin.path, f"too long to compare with {document.path}"))
        found.extend(agreement.alignments)
        if agreement.derived:
            followed.add(origin.id)
    directions: dict[str, tuple[Direction, tuple[str, ...]]] = {}
    for source in sources:
        shared = [a for a in found if a.source.document == source.document.id]
        if shared:
            returned = find_credits(source.document, source.sentences, [document])
            directions[source.document.id] = judge_direction(
                draft.text, source, shared, credits, returned
            )
    if mutual:
        taken = {id for id, (direction, _) in directions.items() if direction == "to-source"}
        found = [a for a in found if a.source.document not in taken]
        found = without_copies(found, credits)
    if config.reach != "standard":  # what is taken from where does not hang on the policy
        credits = find_credits(document, draft.text.sentences, origins, config.reach)
    credits = with_agreed_lines(credits, draft.text, origins, config)
    alignments = settle(
        draft.text,
        _numbered(found, origins),
        credits,
        sources,
        config,
        followed,
    )
    credits = discount(credits, alignments)
    used = {a.source.document for a in alignments if a.credit in REUSE}
    claims = {s.document.id: first_reports(s) for s in sources if s.document.id in used}
    case = Case(draft.text, tuple(sources), alignments, credits, config, claims)
    undetermined: tuple[Direction, tuple[str, ...]] = ("undetermined", ())
    audited = tuple(
        _audit_source(case, source, *directions.get(source.document.id, undetermined))
        for source in sources
    )
    verdict = document_verdict(audited)
    findings = judge(case)
    reused = [a for a in alignments if a.credit in REUSE]
    audit = DocumentAudit(
        document=document.id,
        verdict=verdict,
        derived_share=body_share(draft.text, {a.suspicious.span for a in reused}),
        summary=summarise(case, audited),
        sources=audited,
        alignments=alignments,
        credits=credits,
        omitted=_omitted(case),
        findings=findings,
        unused=case.spoken.unused(findings),
    )
    return Examined(audit, tuple(too_long))


def _said_to_be_from(source: Document, draft: Text, credits: Sequence[Credit]) -> frozenset[Span]:
    """The draft's sentences that a credit to ``source`` covers, lines for the whole text aside."""
    mine = (c for c in credits if c.counts and c.document == source.id)
    spans = frozenset(s.span for s in draft.sentences)
    said = (frozenset(s for s in spans if covers(c, s)) for c in mine if c.kind not in WHOLE_TEXT)
    return frozenset[Span]().union(*(of for of in said if of != spans))


def _numbered(found: Sequence[Alignment], origins: Sequence[Document]) -> list[Alignment]:
    place = {origin.id: place for place, origin in enumerate(origins)}
    ordered = sorted(
        found, key=lambda a: (a.suspicious.span, place[a.source.document], a.source.span)
    )
    return [replace(a, id=f"a{number}") for number, a in enumerate(ordered, 1)]


def _audit_source(
    case: Case, source: Text, direction: Direction, reasons: tuple[str, ...]
) -> SourceAudit:
    reused = case.of(source)
    return SourceAudit(
        document=source.document.id,
        outlet=source.document.outlet,
        verdict=source_verdict(case, source),
        derived_share=body_share(case.suspicious, {a.suspicious.span for a in reused}),
        source_share=body_share(source, {a.source.span for a in reused}),
        order=_order([a.source.span.start for a in reused]),
        direction=direction,
        direction_reasons=reasons,
    )


def _order(starts: Sequence[int]) -> float:
    """Share of the alignments that keep the source's order: its longest non-falling subsequence."""
    if not starts:
        return 0.0
    tails: list[int] = []
    for start in starts:
        at = bisect_right(tails, start)
        tails[at : at + 1] = [start]
    return round(len(tails) / len(starts), 2)


def _omitted(case: Case) -> tuple[Omission, ...]:
    """Sentences of the used sources that have no counterpart, the telling ones named as such."""
    found = []
    for source in case.sources:
        if not case.of(source):
            continue
        taken = {a.source.span for a in case.alignments if a.source.document == source.document.id}
        claims = [c.span for c in case.claims[source.document.id]]
        for sentence in source.sentences:
            if sentence.span in taken or sentence.paragraph < 0:
                continue
            why = "not taken up"
            if any(sentence.span.overlap(c) for c in claims):
                why = "first-report credit"
            elif quoted_length(sentence.span, source.quotations):
                why = "quotation"
            found.append(Omission(Passage(source.document.id, sentence.span), why))
    return tuple(found)
