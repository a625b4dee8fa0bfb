"""PRV3xx: what came out differently from the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.credit.quotes import Quotation, Text
from provenance.facts.changes import changed_numbers
from provenance.facts.numbers import quantities
from provenance.match.lexical import compare_wording
from provenance.model import REUSE, Finding, Passage, Reason, Span
from provenance.rules.case import Case
from provenance.text.words import words

#: Shortest quotation that is compared, in words: shorter ones are phrases anyone might quote.
_SHORTEST = 5
#: A quotation agrees with the source's so far that it is the same one, and yet not wholly.
_SAME = 0.7


def altered_quotation(case: Case) -> Iterator[Finding]:
    """PRV301: a quotation differs from the source's.

    Left-out words, brackets, case, punctuation and marks are no alterations; a word put in or
    exchanged is.
    """
    done: set[Span] = set()
    for alignment in case.alignments:
        source = case.source(alignment.source.document)
        for quotation in _within(case.suspicious.quotations, alignment.suspicious.span):
            said = _said(quotation.span, case.suspicious)
            if len(said) < _SHORTEST or quotation.span in done:
                continue
            wording = compare_wording(said, _quoted_near(source, alignment.source.span))
            agreement = round(wording.suspicious, 2)
            if agreement >= _SAME and wording.put_in and not _found_elsewhere(said, source):
                done.add(quotation.span)
                yield case.finding(
                    "PRV301",
                    "high" if len(said) >= 2 * _SHORTEST else "medium",
                    f"The quotation “{_short(quotation.span, case.suspicious)}” is not worded as "
                    f"in {source.document.label}.",
                    [alignment],
                    spans=[Passage(case.suspicious.document.id, quotation.span)],
                    reasons=(Reason("words as in the source", agreement, 1.0),),
                )


def changed_number(case: Case) -> Iterator[Finding]:
    """PRV302: a figure of the source comes out as another one."""
    text = case.suspicious.document.text
    mine = quantities(text)
    of_source = {s.document.id: quantities(s.document.text) for s in case.sources if case.of(s)}
    done: set[Span] = set()
    for alignment in case.alignments:
        if alignment.credit not in REUSE or alignment.credit == "own":
            continue  # an outlet's own figures move on with its story
        source = case.source(alignment.source.document)
        theirs = of_source[source.document.id]
        here, there = alignment.suspicious.span, alignment.source.span
        for change in changed_numbers(
            [q for q in mine if here.covers(q.span)],
            [q for q in theirs if there.covers(q.span)],
            mine,
            theirs,
        ):
            if change.suspicious.span in done:
                continue
            done.add(change.suspicious.span)
            old = change.source.span.of(source.document.text)
            new = change.suspicious.span.of(text)
            yield case.finding(
                "PRV302",
                "high" if alignment.kind != "paraphrase" else "medium",
                f"“{old.strip()}” in {source.document.label} is “{new.strip()}” here.",
                [alignment],
                spans=[
                    Passage(case.suspicious.document.id, change.suspicious.span),
                    Passage(source.document.id, change.source.span),
                ],
                remedy=f"Check: {source.document.label} has {old.strip()}.",
            )


def _within(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    return [q for q in quotations if q.span.overlap(span) * 2 >= len(q.span)]


def _said(span: Span, text: Text) -> list[str]:
    return [w.key for w in words(span.of(text.document.text))]


def _quoted_near(source: Text, span: Span) -> list[str]:
    """Words of the source's quotations in and next to a sentence of it."""
    at = next(i for i, s in enumerate(source.sentences) if s.span == span)
    near = source.sentences[max(0, at - 1) : at + 2]
    return [
        key
        for q in source.quotations
        if any(q.span.overlap(s.span) for s in near)
        for key in _said(q.span, source)
    ]


def _found_elsewhere(said: Sequence[str], source: Text) -> bool:
    """Whether the words stand in the source as quoted, in one piece, wherever."""
    return any(
        compare_wording(said, _said(q.span, source)).suspicious == 1 for q in source.quotations
    )


def _short(span: Span, text: Text) -> str:
    said = " ".join(span.of(text.document.text).split()).strip("\"“”'‘’«»„ ")
    return said if len(said) <= 80 else said[:80].rsplit(" ", 1)[0] + " …"
