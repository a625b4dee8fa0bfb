"""PRV4xx: where a text comes from, and what hides it."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.credit.quotes import Text
from provenance.model import Finding, Passage, Span
from provenance.outlets import same_outlet
from provenance.rules import remedy
from provenance.rules.case import Case, sentences
from provenance.rules.direction import days_after
from provenance.text.shown import count

#: Days by which stated dates of one story may lie the wrong way round: time zones, a web page dated
#: by its last change, a print edition dated a day ahead.
_SAME_STORY = 1


def origin_mismatch(case: Case) -> Iterator[Finding]:
    """PRV401: one outlet carries a document, another reported it, and no credit says so."""
    whole_text = any(c.counts and c.kind in ("wire-line", "republication") for c in case.credits)
    texts = [] if whole_text else [case.suspicious]  # a wire line says whose reporting it is
    texts += [s for s in case.sources if case.of(s) and not case.credits_to(s)]
    for text in texts:
        document = text.document
        if not document.host or not document.outlet or same_outlet(document.host, document.outlet):
            continue
        spans = [
            Passage(document.id, e.span)
            for e in document.evidence
            if e.field in ("outlet", "host") and e.span is not None
        ]
        yield case.finding(
            "PRV401",
            "high" if len(spans) > 1 else "medium",
            f"{document.file} is published by {document.host}, and the reporting is "
            f"{document.outlet}'s.",
            spans=spans or [Passage(document.id, _opening(text))],
            remedy=(
                remedy.republished(case, document.outlet)
                if text is case.suspicious
                else remedy.credit(case, text, case.of(text))
            ),
        )


def date_conflict(case: Case) -> Iterator[Finding]:
    """PRV402: what a document says of its date cannot all be true, or not with another's.

    Looked at are the draft and the sources it uses. A source dated more than a day after
    the draft that agrees with it speaks against one of the two dates, or against the direction;
    where a text contradicts its own date already, that is the finding.
    """
    mine = case.suspicious.document
    used = [source.document for source in case.sources if case.of(source)]
    for document in (mine, *used):
        for sentence in dict.fromkeys(c.value for c in document.conflicts):
            noted = [c for c in document.conflicts if c.value == sentence]
            spans = [Passage(document.id, c.span) for c in noted if c.span is not None]
            yield case.finding(
                "PRV402",
                "medium",
                f"{document.file}: {sentence}",
                spans=sorted(spans, key=lambda p: p.span),
            )
    for document in used:
        late = days_after(document, mine)
        if late is not None and late > _SAME_STORY and not (mine.conflicts or document.conflicts):
            spans = [
                Passage(d.id, e.span)
                for d in (mine, document)
                for e in d.evidence
                if e.field == "published" and e.value == d.published and e.span is not None
            ]
            yield case.finding(
                "PRV402",
                "low",
                f"{document.file} is dated {document.published}, {count(late, 'day')} after the "
                f"draft ({mine.published}) that agrees with it: one of the dates is wrong, or the "
                "draft came first.",
                spans=spans,
            )


def self_reuse(case: Case) -> Iterator[Finding]:
    """PRV403: text reused from the same outlet."""
    for source in case.sources:
        own = [a for a in case.of(source) if a.credit == "own"]
        for part in case.spoken.parted("PRV403", own):
            yield case.finding(
                "PRV403",
                "high",
                f"{sentences(part)} reused from the outlet's own {source.document.file}.",
                part,
            )


def common_origin(case: Case) -> Iterator[Finding]:
    """PRV404: both carry a third party's words."""
    for source in case.sources:
        shared = [
            a
            for a in case.alignments
            if a.source.document == source.document.id and a.credit == "common-origin"
        ]
        for part in case.spoken.parted("PRV404", shared):
            yield case.finding(
                "PRV404",
                "medium",
                f"{sentences(part)} shared with {source.document.label} come from a third party "
                "both quote; not counted.",
                part,
            )


def _opening(text: Text) -> Span:
    return text.sentences[0].span if text.sentences else Span(0, 0)
