"""What was judged of one draft, without the words it was judged by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.decisions.entries import in_words
from provenance.model import (
    Alignment,
    Credit,
    Decision,
    Document,
    DocumentAudit,
    Expired,
    Finding,
    Omission,
    Passage,
    Reason,
    SourceAudit,
    Suppressed,
    Unused,
)
from provenance.render.blocked import Blocked
from provenance.render.wording import percent
from provenance.rules.table import BY_CODE
from provenance.text.shown import count

#: Measures whose numbers say nothing of single words. The ratio of the sentences' lengths is not
#: among them.
MEASURES = frozenset(
    {
        "aligned sentences",
        "contradicting facts",
        "facts in common",
        "licensed sentences",
        "likelihood of derivation",
        "longest run of the same words",
        "mean similarity",
        "nearness of meaning",
        "paragraph of the first credit",
        "same words in the same order",
        "sentences in a row",
        "share of the body",
        "share of the reuse outside any credit",
        "shared words by rarity",
        "words as in the source",
        "words in a row",
    }
)
#: In the place of initials, without which no decision is read back.
_REVIEWER = "reviewer"
_OMISSIONS = ("first-report credit", "quotation", "not taken up")
_HELD = {
    "baseline": "it is in the baseline",
    "config": "the settings say so",
    "decision": "somebody decided so",
    "inline": "the draft says so",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Judged:
    """The audit of one draft on its way out of the newsroom."""

    def __init__(
        self,
        one: DocumentAudit,
        documents: Mapping[str, Document],
        blocked: Mapping[str, Blocked],
        number: int,
    ) -> None:
        self.one, self.documents, self.blocked = one, documents, blocked
        self.number = number
        self.here = blocked[one.document]
        self.alignments = {a.id: f"a{n}" for n, a in enumerate(one.alignments, 1)}
        self.credits = {c.id: f"c{n}" for n, c in enumerate(one.credits, 1)}
        self.findings = {f.fingerprint: f"{number}-{n}" for n, f in enumerate(one.findings, 1)}

    def done(self) -> DocumentAudit:
        """The redacted audit."""
        one = self.one
        return DocumentAudit(
            document=self.documents[one.document].id,
            verdict=one.verdict,
            derived_share=one.derived_share,
            summary=self._summary(),
            sources=tuple(map(self._source, one.sources)),
            alignments=tuple(map(self._alignment, one.alignments)),
            credits=tuple(map(self._credit, one.credits)),
            omitted=tuple(
                Omission(
                    self._passage(left.passage),
                    left.why if left.why in _OMISSIONS else _OMISSIONS[-1],
                )
                for left in one.omitted
            ),
            findings=tuple(self._finding(f, n) for n, f in enumerate(one.findings, 1)),
            expired=tuple(self._expired(gone, n) for n, gone in enumerate(one.expired, 1)),
            unused=tuple(dict.fromkeys(map(_unused, one.unused))),
        )

    def _summary(self) -> str:
        """The audit in a sentence, from what is kept."""
        used = [source for source in self.one.sources if source.verdict != "independent"]
        if not self.one.sources:
            return "No sources were given: only its credits were read."
        if not used:
            return "Nothing in it needs credit to the sources given."
        names = dict.fromkeys(self.documents[source.document].label for source in used)
        aligned = len({self._passage(a.suspicious) for a in self.one.alignments})
        agree = "agrees" if aligned == 1 else "agree"
        return (
            f"{percent(self.one.derived_share)} of its words are taken from {', '.join(names)}; "
            f"{count(aligned, 'sentence')} of it {agree} with a source."
        )

    def _passage(self, passage: Passage) -> Passage:
        span = self.blocked[passage.document].span(passage.span)
        return Passage(self.documents[passage.document].id, span)

    def _source(self, source: SourceAudit) -> SourceAudit:
        document = self.documents[source.document].id
        return replace(source, document=document, direction_reasons=())

    def _alignment(self, alignment: Alignment) -> Alignment:
        return Alignment(
            id=self.alignments[alignment.id],
            suspicious=self._passage(alignment.suspicious),
            source=self._passage(alignment.source),
            kind=alignment.kind,
            similarity=alignment.similarity,
            reasons=_reasons(alignment.reasons),
            credit=alignment.credit,
            credits=tuple(self.credits[id] for id in alignment.credits),
        )

    def _credit(self, credit: Credit) -> Credit:
        span = self.here.span(credit.span)
        meant = self.documents[credit.document] if credit.document is not None else None
        return Credit(
            id=self.credits[credit.id],
            span=span,
            text=span.of(self.here.text),
            kind=credit.kind,
            name=(meant.outlet or meant.host) if meant else None,
            document=meant.id if meant else None,
            counts=credit.counts,
            covers=tuple(map(self.here.span, credit.covers)),
            why="",
        )

    def _finding(self, finding: Finding, number: int) -> Finding:
        rule = BY_CODE.get(finding.rule)
        held = finding.suppressed
        decisions = tuple(map(_decision, finding.decisions))
        return Finding(
            rule=rule.code if rule else "",
            name=rule.name if rule else "a rule of its own",
            severity=finding.severity,
            confidence=finding.confidence,
            message=rule.summary if rule else "A rule that this version does not have.",
            spans=tuple(map(self._passage, finding.spans)),
            alignments=tuple(self.alignments[id] for id in finding.alignments),
            reasons=_reasons(finding.reasons),
            remedy=rule.remedy if rule else "See the full audit.",
            fingerprint=f"{self.number}-{number}",
            suppressed=held and Suppressed(held.by, _why(held, decisions)),
            decisions=decisions,
        )

    def _expired(self, gone: Expired, number: int) -> Expired:
        now = self.findings.get(gone.now) if gone.now is not None else None
        return Expired(
            fingerprint=f"{self.number}-x{number}",
            rule=gone.rule if gone.rule in BY_CODE else "",
            text=(),
            decisions=tuple(map(_decision, gone.decisions)),
            why="the judged text has changed" if now else "the finding is gone",
            now=now,
        )


def _reasons(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Those that are numbers."""
    return tuple(
        replace(reason, threshold=None) if isinstance(reason.threshold, str) else reason
        for reason in reasons
        if reason.measure in MEASURES and not isinstance(reason.value, str)
    )


def _unused(one: Unused) -> Unused:
    return Unused(one.by, one.rule if one.rule in BY_CODE else "", "nothing is held back by it")


def _decision(decision: Decision) -> Decision:
    on = decision.on if _DAY.fullmatch(decision.on) else ""
    return Decision(choice=decision.choice, reviewer=_REVIEWER, on=on)


def _why(held: Suppressed, decisions: tuple[Decision, ...]) -> str:
    if held.by != "decision" or not decisions:
        return _HELD[held.by]
    return in_words(decisions[-1])
