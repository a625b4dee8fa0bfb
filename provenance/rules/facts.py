"""Facts that came out differently from the source: figures, names and sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.credit.quotes import touching
from provenance.facts.changes import changed_figures
from provenance.facts.dated import figures
from provenance.facts.exchanged import changed_names
from provenance.facts.meaning import changed_meaning as turns
from provenance.match.exchange import Said, exchanged
from provenance.match.lexical import compare_wording
from provenance.model import (
    REUSE,
    Alignment,
    Confidence,
    Document,
    Edit,
    Finding,
    Passage,
    Span,
)
from provenance.rules.case import Case, Remedy
from provenance.text.words import words

#: Wording two sentences share, 0 to 1, from which two names in each other's places were exchanged
#: and not moved along with their clauses. Set on the paraphrases of MSRP.
_NEARLY_COPIED = 0.7


def changed_number(case: Case) -> Iterator[Finding]:
    """PRV302: a figure of the source comes out as another one."""
    taken = _taken(case)
    if not taken:
        return
    mine = figures(case.suspicious.document.shown)
    theirs = {d.id: figures(d.shown) for d in _used(case, taken)}
    done: set[Span] = set()
    for alignment in taken:
        for change in changed_figures(
            *_said(case, alignment), mine, theirs[alignment.source.document]
        ):
            here, there = _places(alignment, change.suspicious, change.source)
            if here.span not in done:
                done.add(here.span)
                sure: Confidence = "high" if alignment.kind != "paraphrase" else "medium"
                yield _changed(
                    case, "PRV302", sure if change.sure else "low", alignment, here, there
                )


def changed_name(case: Case) -> Iterator[Finding]:
    """PRV303: a person, place or organisation of the source comes out as another."""
    taken = _taken(case)
    if not taken:
        return
    mine = _keys(case.suspicious.document)
    theirs = {d.id: _keys(d) for d in _used(case, taken)}
    done: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for alignment in taken:
        for change in changed_names(
            *_said(case, alignment), mine, theirs[alignment.source.document]
        ):
            pair = change.suspicious.keys, change.source.keys
            if pair not in done:
                done.add(pair)
                here, there = _places(alignment, change.suspicious.span, change.source.span)
                sure: Confidence = "medium" if change.sure else "low"
                yield _changed(case, "PRV303", sure, alignment, here, there)


def changed_meaning(case: Case) -> Iterator[Finding]:
    """PRV304: negation, certainty, direction, stance or roles were turned around."""
    done: set[Span] = set()
    for alignment in _taken(case):
        said, was = _said(case, alignment)
        for turn in turns(said, was):
            here, there = _places(alignment, turn.suspicious, turn.source)
            quoted = touching(case.suspicious.quotations, here.span)  # PRV301 speaks of those
            if here.span in done or quoted:
                continue
            if not _also_told(case, alignment, here, there):
                done.add(here.span)
                sure: Confidence = "medium" if turn.sure else "low"
                yield _changed(case, "PRV304", sure, alignment, here, there)
        if _roles_exchanged(said, was) and alignment.suspicious.span not in done:
            done.add(alignment.suspicious.span)
            label = case.source(alignment.source.document).document.label
            yield case.finding(
                "PRV304",
                "medium",
                f"Two names have changed places against {label}.",
                [alignment],
                spans=[alignment.suspicious, alignment.source],
            )


def _roles_exchanged(said: str, was: str) -> bool:
    here, there = Said(said, words(said)), Said(was, words(was))
    wording = compare_wording([w.key for w in here.words], [w.key for w in there.words])
    return wording.both >= _NEARLY_COPIED and exchanged(here, there)


def _also_told(case: Case, alignment: Alignment, here: Passage, there: Passage) -> bool:
    """Whether another sentence that belongs to this alignment says what this one seems to miss.

    A sentence split in two keeps its "not" in one half; a merged one has it from either source.
    """
    document, source = case.suspicious.document, case.source(there.document).document
    lost, new = _words_of(there, source), _words_of(here, document)
    return any(
        a != alignment
        and (
            (a.source == alignment.source and lost <= _words_of(a.suspicious, document))
            or (
                a.suspicious == alignment.suspicious
                and a.source.document == there.document
                and new <= _words_of(a.source, source)
            )
        )
        for a in case.alignments
    )


def _keys(document: Document) -> frozenset[str]:
    return frozenset(word.key for word in words(document.shown))


def _words_of(passage: Passage, document: Document) -> frozenset[str]:
    return frozenset(word.key for word in words(passage.span.of(document.text)))


def _taken(case: Case) -> list[Alignment]:
    """What was taken from another outlet: an outlet's own facts move on with its story."""
    return [a for a in case.alignments if a.credit in REUSE and a.credit != "own"]


def _used(case: Case, taken: Sequence[Alignment]) -> list[Document]:
    """The documents these alignments take from."""
    ids = {a.source.document for a in taken}
    return [s.document for s in case.sources if s.document.id in ids]


def _said(case: Case, alignment: Alignment) -> tuple[str, str]:
    """The two sentences of an alignment."""
    source = case.source(alignment.source.document).document
    return (
        alignment.suspicious.span.of(case.suspicious.document.text),
        alignment.source.span.of(source.text),
    )


def _places(alignment: Alignment, here: Span, there: Span) -> tuple[Passage, Passage]:
    """Where in the two documents spans of an alignment's sentences are."""
    return _within(alignment.suspicious, here), _within(alignment.source, there)


def _within(passage: Passage, span: Span) -> Passage:
    at = passage.span.start
    return Passage(passage.document, Span(at + span.start, at + span.end))


def _changed(
    case: Case,
    code: str,
    confidence: Confidence,
    alignment: Alignment,
    here: Passage,
    there: Passage,
) -> Finding:
    source = case.source(there.document).document
    old = " ".join(there.span.of(source.text).split())
    new = " ".join(here.span.of(case.suspicious.document.text).split())
    return case.finding(
        code,
        confidence,
        f"“{old}” in {source.label} is “{new}” here.",
        [alignment],
        spans=[here, there],
        remedy=Remedy(f"Check: {source.label} has “{old}”.", (Edit(here.span, old),)),
    )
