"""PRV4xx: where a text comes from, and what hides it."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.credit.quotes import Text
from provenance.model import Finding, Passage, Span
from provenance.outlets import same_outlet
from provenance.rules.case import Case, count
from provenance.text.folding import hidden_characters


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
            remedy=f"Credit {document.outlet}, not {document.host}.",
        )


def self_reuse(case: Case) -> Iterator[Finding]:
    """PRV403: text reused from the same outlet."""
    for source in case.sources:
        own = [a for a in case.of(source) if a.credit == "own"]
        if own:
            yield case.finding(
                "PRV403",
                "high",
                f"{count(len({a.suspicious for a in own}), 'sentence')} reused from the outlet's "
                f"own {source.document.file}.",
                own,
            )


def common_origin(case: Case) -> Iterator[Finding]:
    """PRV404: both carry a third party's words."""
    for source in case.sources:
        shared = [
            a
            for a in case.alignments
            if a.source.document == source.document.id and a.credit == "common-origin"
        ]
        if shared:
            yield case.finding(
                "PRV404",
                "medium",
                f"{count(len({a.suspicious for a in shared}), 'sentence')} shared with "
                f"{source.document.label} come from a third party both quote; not counted.",
                shared,
            )


def hidden(case: Case) -> Iterator[Finding]:
    """PRV405: invisible or look-alike characters in text that matches a source."""
    text = case.suspicious.document.text
    found = hidden_characters(text)
    touched = [a for a in case.alignments if any(a.suspicious.span.overlap(span) for span in found)]
    if not touched:
        return
    inside = [s for s in found if any(a.suspicious.span.overlap(s) for a in touched)]
    yield case.finding(
        "PRV405",
        "high",
        f"{count(len(inside), 'hidden or look-alike character')} in text that matches "
        f"{case.source(touched[0].source.document).document.label}.",
        touched,
        spans=[Passage(case.suspicious.document.id, span) for span in inside[:20]],
    )


def _opening(text: Text) -> Span:
    return text.sentences[0].span if text.sentences else Span(0, 0)
