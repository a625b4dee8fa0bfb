"""One draft examined: compared with its sources, its credits read, and judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from provenance.cache import FORGETFUL, Memory
from provenance.config import Config
from provenance.credit.find import find_credits
from provenance.credit.licence import with_agreed_lines
from provenance.credit.quotes import Text, quoted_length
from provenance.credit.status import covers, discount, settle
from provenance.examine.compare import Comparison, Prepared
from provenance.examine.work import Examined, Work
from provenance.match.background import load_background
from provenance.model import (
    REUSE,
    WHOLE_TEXT,
    Alignment,
    Credit,
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
from provenance.rules.direction import UNDIRECTED, Directed, judge_direction, without_copies
from provenance.rules.judge import judge
from provenance.rules.verdict import document_verdict, source_verdict, summarise

if TYPE_CHECKING:
    from provenance.examine.archives import Archives


class Examiner:
    """Examines drafts one after the other; what all of them need is made once."""

    def __init__(self, work: Work, memory: Memory = FORGETFUL) -> None:
        self._work = work
        self._archives = _opened(work) if work.archives else None
        self._background = self._archives.background if self._archives else load_background()
        self._prepared = {d.id: Prepared(d, self._background) for d in work.documents}
        self._comparison = Comparison(work.encoder, memory, self._background.name)

    def examine(self, draft: Document) -> Examined:
        """What comes of ``draft``, one of the documents of the work."""
        work = self._work
        mine = self._prepared[draft.id]
        partners = [self._prepared[d.id] for d in work.held_against(draft)]
        config = work.config.for_path(draft.path)
        if self._archives is None:
            return _examined(mine, partners, config, self._comparison, mutual=work.mutual)
        possible = self._archives.possible(draft)
        held = hold_against(mine, [*partners, *possible.sources], self._comparison)
        found = possible.taken_from(draft, held.alignments, held.credits, held.directions)
        used, one = found.sources, self._alone(mine, [*partners, *found.sources], config)
        taken = {s.document for s in one.audit.sources if s.verdict != "independent"}
        if any(p.document.id not in taken for p in used):  # they share a statement, and no more
            used = tuple(p for p in used if p.document.id in taken)
            one = self._alone(mine, [*partners, *used], config)
        self._comparison.forget(possible.sources)
        return replace(one, found=tuple(p.document for p in used), looked=found.looked)

    def _alone(self, draft: Prepared, partners: Sequence[Prepared], config: Config) -> Examined:
        return _examined(draft, partners, config, self._comparison, mutual=False)


def _opened(work: Work) -> Archives:
    from provenance.examine.archives import Archives  # most audits have none to open

    return Archives(work)


@dataclass(frozen=True, slots=True)
class Held:
    """A draft held against its partners: what they share, before anything is judged."""

    alignments: tuple[Alignment, ...]
    followed: frozenset[str]
    """Ids of the partners that the draft follows as a whole."""
    credits: tuple[Credit, ...]
    directions: Mapping[str, Directed]
    """By the id of each partner that shares anything."""
    too_long: tuple[Skipped, ...]


def hold_against(draft: Prepared, partners: Sequence[Prepared], comparison: Comparison) -> Held:
    """What ``draft`` shares with each of the partners, and in which direction it went."""
    document = draft.document
    credits = find_credits(document, draft.text.sentences, [p.document for p in partners])
    said = [(p, _said_to_be_from(p.document, draft.text, credits)) for p in partners]
    found: list[Alignment] = []
    followed: set[str] = set()
    too_long: list[Skipped] = []
    directions: dict[str, Directed] = {}
    for partner, agreement in zip(partners, comparison.of(draft, said), strict=True):
        source, id = partner.text, partner.document.id
        if agreement.too_long:
            why = f"too long to compare with {document.path}"
            too_long.append(Skipped(partner.document.path, why))
        if agreement.derived:
            followed.add(id)
        if agreement.alignments:
            found.extend(agreement.alignments)
            returned = find_credits(partner.document, source.sentences, [document])
            directions[id] = judge_direction(
                draft.text, source, agreement.alignments, credits, returned
            )
    return Held(tuple(found), frozenset(followed), tuple(credits), directions, tuple(too_long))


def _examined(
    draft: Prepared,
    partners: Sequence[Prepared],
    config: Config,
    comparison: Comparison,
    *,
    mutual: bool,
) -> Examined:
    held = hold_against(draft, partners, comparison)
    document, sources = draft.document, [p.text for p in partners]
    found, credits, directions = list(held.alignments), held.credits, held.directions
    origins = [p.document for p in partners]
    if mutual:
        taken = {id for id, one in directions.items() if one.direction == "to-source"}
        found = [a for a in found if a.source.document not in taken]
        found = without_copies(found, credits)
    if config.reach != "standard":  # what is taken from where does not hang on the policy
        credits = find_credits(document, draft.text.sentences, origins, config.reach)
    credits = with_agreed_lines(credits, draft.text, origins, config)
    alignments = settle(
        draft.text,
        numbered(found, origins),
        credits,
        sources,
        config,
        held.followed,
    )
    credits = discount(credits, alignments)
    used = {a.source.document for a in alignments if a.credit in REUSE}
    claims = {s.document.id: first_reports(s) for s in sources if s.document.id in used}
    case = Case(draft.text, tuple(sources), alignments, credits, config, claims)
    audited = tuple(
        _audit_source(case, source, directions.get(source.document.id, UNDIRECTED))
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
    return Examined(audit, held.too_long)


def _said_to_be_from(source: Document, draft: Text, credits: Sequence[Credit]) -> frozenset[Span]:
    """The draft's sentences that a credit to ``source`` covers, lines for the whole text aside."""
    mine = (c for c in credits if c.counts and c.document == source.id)
    spans = frozenset(s.span for s in draft.sentences)
    said = (frozenset(s for s in spans if covers(c, s)) for c in mine if c.kind not in WHOLE_TEXT)
    return frozenset[Span]().union(*(of for of in said if of != spans))


def numbered(found: Sequence[Alignment], origins: Sequence[Document]) -> list[Alignment]:
    """The alignments in text order, those of a sentence in the order of the sources, with ids."""
    place = {origin.id: place for place, origin in enumerate(origins)}
    ordered = sorted(
        found, key=lambda a: (a.suspicious.span, place[a.source.document], a.source.span)
    )
    return [replace(a, id=f"a{number}") for number, a in enumerate(ordered, 1)]


def _audit_source(case: Case, source: Text, directed: Directed) -> SourceAudit:
    reused = case.of(source)
    return SourceAudit(
        document=source.document.id,
        outlet=source.document.outlet,
        verdict=source_verdict(case, source),
        derived_share=body_share(case.suspicious, {a.suspicious.span for a in reused}),
        source_share=body_share(source, {a.source.span for a in reused}),
        order=_order([a.source.span.start for a in reused]),
        direction=directed.direction,
        direction_reasons=directed.reasons,
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
