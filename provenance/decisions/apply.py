"""Decisions put on an audit: what is settled, and what was decided about text that has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from provenance.decisions.entries import Entry, entries_of, in_order, in_words, joined
from provenance.decisions.follow import successors
from provenance.decisions.known import Known, named
from provenance.model import (
    SETTLES,
    Audit,
    Document,
    Expired,
    Finding,
    Suppressed,
)
from provenance.text.shown import shown_path
from provenance.text.words import words


def apply_decisions(audit: Audit, entries: Iterable[Entry]) -> Audit:
    """The audit with the decisions of ``entries`` on its findings.

    A finding has its history and is suppressed if the newest decision settles it, unless the
    settings or the draft itself suppress it already; one that keeps it standing outweighs a
    baseline. Decisions about a draft of this audit that no finding answers to are
    its `Expired` ones; those about other drafts are left alone. Decisions the audit brings
    along are kept.
    """
    kept = joined(entries)
    known = Known(kept)
    documents = {document.id: document for document in audit.documents}
    drafts = [shown_path(documents[one.document].path) for one in audit.audits]
    about = defaultdict[str | None, list[Entry]](list)
    for entry in kept:
        about[named(entry.draft, drafts)].append(entry)
    audits = []
    for one, draft in zip(audit.audits, drafts, strict=True):
        made = [
            replace(entry, decisions=in_order(known.history(entry), entry.decisions))
            for entry in entries_of(one, documents)
        ]
        marks = {entry.fingerprint for entry in made}
        gone = [entry for entry in about[draft] if entry.fingerprint not in marks]
        expired = _expired(gone, made, documents[one.document])
        marks.update(entry.fingerprint for entry in gone)
        audits.append(
            replace(
                one,
                findings=tuple(map(_decided, one.findings, made)),
                expired=(*expired, *(e for e in one.expired if e.fingerprint not in marks)),
            )
        )
    return replace(audit, audits=tuple(audits))


def _decided(finding: Finding, entry: Entry) -> Finding:
    """The finding with its history, and held back or not as the newest decision says."""
    if not entry.decisions:
        return finding
    finding, held = replace(finding, decisions=entry.decisions), finding.suppressed
    if held is not None and held.by not in ("decision", "baseline"):
        return finding
    newest = entry.decisions[-1]
    if newest.choice in SETTLES:
        return replace(finding, suppressed=Suppressed("decision", in_words(newest)))
    known = held is not None and held.by == "baseline" and newest.choice == "withdrawn"
    return replace(finding, suppressed=held if known else None)


def _expired(gone: Sequence[Entry], made: Sequence[Entry], draft: Document) -> list[Expired]:
    """What was decided about findings that are not made any more.

    Nothing is said of what was withdrawn, of what is still judged in other company, or where the
    passage as it stands now was decided about since.
    """
    decided = [entry for entry in made if entry.decisions]
    judged = frozenset[str]().union(*(entry.pairs for entry in decided))
    gone = [
        entry
        for entry in gone
        if entry.decisions
        and entry.decisions[-1].choice != "withdrawn"
        and not (entry.pairs and entry.pairs <= judged)
    ]
    open_ = [entry for entry in made if not entry.decisions]
    places, answers = successors(gone, open_), successors(gone, decided)
    said = f" {_keys(draft.text)} " if gone else ""
    expired = []
    for at, entry in enumerate(gone):
        answer = decided[answers[at]] if at in answers else None
        now = open_[places[at]] if at in places else answer
        if now is answer and answer and answer.decisions[-1].on >= entry.decisions[-1].on:
            continue
        changed = now is not None or not _stand(entry.text, said)
        why = "the judged text has changed" if changed else "the finding is not made any more"
        expired.append(
            Expired(
                fingerprint=entry.fingerprint,
                rule=entry.rule,
                text=entry.text,
                decisions=entry.decisions,
                why=why,
                now=now.fingerprint if now else None,
            )
        )
    return expired


def _stand(text: Iterable[str], said: str) -> bool:
    """Whether passages that begin so are still in what the draft says, given by its keys."""
    return all(f" {_keys(begins)} " in said for begins in text)


def _keys(text: str) -> str:
    return " ".join(word.key for word in words(text))
