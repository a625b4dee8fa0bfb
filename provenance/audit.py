"""The audit: documents and settings in, judgements out. Pure: reads and writes nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from provenance import __version__
from provenance.config import Config
from provenance.credit.find import find_credits
from provenance.credit.licence import with_agreed_lines
from provenance.credit.quotes import Text, cut, quoted_length
from provenance.credit.status import covers, discount, settle
from provenance.match.alignment import MOST_PAIRS, AlignedDocuments, align
from provenance.match.background import load_background
from provenance.match.reading import Meanings, Reading, read
from provenance.match.screen import may_share
from provenance.match.semantic import Encoder
from provenance.model import (
    REUSE,
    WHOLE_TEXT,
    Alignment,
    Audit,
    Credit,
    Direction,
    Document,
    DocumentAudit,
    Omission,
    Passage,
    Skipped,
    SourceAudit,
    Span,
    Tool,
)
from provenance.outlets import same_outlet
from provenance.rules.case import Case, body_share
from provenance.rules.credits import first_reports
from provenance.rules.direction import judge_direction, without_copies
from provenance.rules.judge import judge
from provenance.rules.limits import limits
from provenance.rules.verdict import document_verdict, source_verdict, summarise


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document read once for all the comparisons it takes part in."""

    text: Text
    reading: Reading


def audit(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    config: Config,
    encoder: Encoder | None,
    progress: Callable[[str], None] | None = None,
) -> Audit:
    """Audit every suspicious document against all sources.

    Where no document has the role of a source, all are audited against each other, and what the
    other document took from this one is not held against it. ``encoder`` None compares words only,
    and the audit says so. ``progress`` is called with a line a document. Cost is linear in text
    for documents that share nothing, and grows with the product of the sentences of those that do.
    """
    documents = [_with_known_names(d, config) for d in documents]
    prepared = {d.id: prepare(d) for d in documents}
    compare = _Comparison(encoder)
    mutual = not any(d.role == "source" for d in documents)
    audits, left_out = [], list(skipped)
    suspicious = [d for d in documents if d.role == "suspicious"]
    for number, document in enumerate(suspicious, 1):
        if progress is not None:
            progress(f"auditing {document.path} ({number} of {len(suspicious)})")
        partners = [d for d in documents if d.id != document.id and (mutual or d.role == "source")]
        one, too_long = _audit_document(
            prepared[document.id],
            [prepared[d.id] for d in partners],
            config,
            compare,
            mutual=mutual,
        )
        audits.append(one)
        left_out += [s for s in too_long if s not in left_out]
    words_only = None
    if encoder is None:
        words_only = "is switched off" if not config.encoder else "is not installed"
    tool = Tool(
        name="provenance",
        version=__version__,
        config=config.digest(),
        model=encoder.name if encoder is not None else None,
        limits=limits(documents, words_only=words_only, mutual=mutual, reach=config.reach),
        settings=config.changed(),
    )
    return Audit(tool, tuple(documents), tuple(audits), tuple(left_out))


def _with_known_names(document: Document, config: Config) -> Document:
    """The document with the further names and domains its outlet has in the settings."""
    mine = [name for name in (document.outlet, document.host, *document.names) if name]
    known = [
        name
        for outlet, others in config.outlets.items()
        if any(same_outlet(m, n) for m in mine for n in (outlet, *others))
        or any(domain in others for domain in document.domains)
        for name in (outlet, *others)
    ]
    if not known:
        return document
    domains = [name for name in known if "." in name and " " not in name]
    names = [name for name in known if name not in domains]
    return replace(
        document,
        outlet=document.outlet or names[0],
        names=(*document.names, *(n for n in names if n not in document.names)),
        domains=(*document.domains, *(d for d in domains if d not in document.domains)),
    )


def prepare(document: Document) -> Prepared:
    """Cut a document into sentences and quotations and read it for matching."""
    text = cut(document)
    return Prepared(text, read(document, text.sentences, [q.span for q in text.quotations]))


class _Comparison:
    """Aligns documents, and looks at meanings only where words leave open what they share."""

    def __init__(self, encoder: Encoder | None) -> None:
        self._meanings = Meanings(encoder) if encoder is not None else None

    def __call__(
        self, suspicious: Reading, source: Reading, expected: Set[Span]
    ) -> AlignedDocuments | None:
        """The alignments, or None if the documents are too long to be compared."""
        if not expected and not may_share(suspicious, source, load_background()):
            return AlignedDocuments((), derived=False, log_odds=0.0)
        if len(suspicious.sentences) * len(source.sentences) > MOST_PAIRS:
            return None
        if self._meanings is not None:
            suspicious, source = self._meanings.of(suspicious), self._meanings.of(source)
        return align(suspicious, source, expected)


def _audit_document(
    draft: Prepared,
    partners: Sequence[Prepared],
    config: Config,
    compare: _Comparison,
    *,
    mutual: bool,
) -> tuple[DocumentAudit, list[Skipped]]:
    document = draft.text.document
    found: list[Alignment] = []
    followed: set[str] = set()
    too_long: list[Skipped] = []
    sources = [p.text for p in partners]
    origins = [s.document for s in sources]
    credits = find_credits(document, draft.text.sentences, origins)
    for partner in partners:
        said = _said_to_be_from(partner.text.document, draft.text, credits)
        agreement = compare(draft.reading, partner.reading, said)
        if agreement is None:
            path = partner.text.document.path
            too_long.append(Skipped(path, f"too long to compare with {document.path}"))
            continue
        found.extend(agreement.alignments)
        if agreement.derived:
            followed.add(partner.text.document.id)
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
        _numbered(found),
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
    reused = [a for a in alignments if a.credit in REUSE]
    return (
        DocumentAudit(
            document=document.id,
            verdict=verdict,
            derived_share=body_share(draft.text, {a.suspicious.span for a in reused}),
            summary=summarise(case, audited),
            sources=audited,
            alignments=alignments,
            credits=credits,
            omitted=_omitted(case),
            findings=judge(case),
        ),
        too_long,
    )


def _said_to_be_from(source: Document, draft: Text, credits: Sequence[Credit]) -> frozenset[Span]:
    """The draft's sentences that a credit to ``source`` covers, lines for the whole text aside."""
    mine = (c for c in credits if c.counts and c.document == source.id)
    spans = frozenset(s.span for s in draft.sentences)
    said = (frozenset(s for s in spans if covers(c, s)) for c in mine if c.kind not in WHOLE_TEXT)
    return frozenset[Span]().union(*(of for of in said if of != spans))


def _numbered(found: Sequence[Alignment]) -> list[Alignment]:
    ordered = sorted(found, key=lambda a: (a.suspicious.span, a.source.document, a.source.span))
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
