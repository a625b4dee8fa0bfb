"""The entries of a decisions file: which finding was judged, and what was decided about it.

The format ``provenance.decisions/1`` is made to be kept under version control: the same entries
give the same bytes, and a new decision changes a few lines at one place.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from typing import get_args

from provenance.errors import UsageProblem
from provenance.fields import Fields, Malformed, parsed
from provenance.model import Alignment, Choice, Decision, Document, DocumentAudit, Finding
from provenance.text.shown import first_words, shown_path
from provenance.text.words import words

SCHEMA = "provenance.decisions/1"
#: How each choice is said of a finding.
CHOICES: dict[Choice, str] = {
    "accept": "accepted",
    "needs-credit": "needs credit",
    "dispute": "disputed",
    "licensed": "licensed",
    "common-knowledge": "common knowledge",
    "false-alarm": "false alarm",
    "withdrawn": "withdrawn",
}
#: How much of a judged passage an entry repeats: enough to recognise a sentence by.
_CHARACTERS = 110
#: How many judged passages an entry repeats.
_PASSAGES = 12
#: Initials, a short name, or what a desk calls itself ("AB", "M.-L. Roy", "desk 2").
_REVIEWER = re.compile(r"(?=.*[^\W_])(?! )(?:[^\W_]|[.\- ]){1,12}(?<! )")
#: A note is a remark, not a document.
_LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding, as far as it is needed to know it again, and its history."""

    fingerprint: str
    draft: str
    """The draft's path, as output shows it."""
    rule: str
    text: tuple[str, ...]
    """How each judged passage of the draft begins."""
    decisions: tuple[Decision, ...]
    """The newest last; the newest is in force."""
    pairs: frozenset[str] = frozenset()
    """Of a finding about whole sentences, a digest of each with its source's: for when the same
    sentences come to be judged in other company."""


def entry_of(finding: Finding, one: DocumentAudit, documents: Mapping[str, Document]) -> Entry:
    """The entry of a finding of the audit ``one``; ``documents`` by their ids."""
    (entry,) = entries_of(replace(one, findings=(finding,)), documents)
    return entry


def entries_of(one: DocumentAudit, documents: Mapping[str, Document]) -> list[Entry]:
    """The entries of all findings of the audit ``one``, in their order; ``documents`` by id."""
    draft = documents[one.document]
    path = shown_path(draft.path)
    pairs = {pair.id: pair for pair in one.alignments}
    entries = []
    for finding in one.findings:
        aligned = [pairs[id] for id in finding.alignments]
        spans = [passage.span for passage in finding.spans if passage.document == draft.id]
        if not finding.spans:
            spans = [pair.suspicious.span for pair in aligned]
        whole = {pair.suspicious for pair in aligned} == set(finding.spans)
        entries.append(
            Entry(
                fingerprint=finding.fingerprint,
                draft=path,
                rule=finding.rule,
                text=tuple(first_words(s.of(draft.text), _CHARACTERS) for s in spans[:_PASSAGES]),
                decisions=finding.decisions,
                pairs=frozenset(_digest(pair, documents) for pair in aligned if whole),
            )
        )
    return entries


def _digest(pair: Alignment, documents: Mapping[str, Document]) -> str:
    """Of the words of two sentences: the same wherever they stand."""
    sides = (pair.suspicious, pair.source)
    texts = (side.span.of(documents[side.document].text) for side in sides)
    said = "\n".join(" ".join(word.key for word in words(text)) for text in texts)
    return hashlib.sha256(said.encode()).hexdigest()[:10]


def to_json(entries: Iterable[Entry]) -> str:
    """The decisions file that holds these entries, those of one finding joined."""
    written = [plain(entry) for entry in joined(entries)]
    return (
        json.dumps(
            {"schema": SCHEMA, "decisions": written}, ensure_ascii=False, sort_keys=True, indent=1
        )
        + "\n"
    )


def plain(entry: Entry) -> dict[str, object]:
    """The entry as the file has it, in the terms of JSON."""
    pairs = {"pairs": " ".join(sorted(entry.pairs))} if entry.pairs else {}
    return pairs | {
        "fingerprint": entry.fingerprint,
        "draft": entry.draft,
        "rule": entry.rule,
        "text": list(entry.text),
        "history": [
            {"choice": one.choice, "reviewer": one.reviewer, "note": one.note, "on": one.on}
            for one in entry.decisions
        ],
    }


def from_json(text: str, where: str) -> tuple[Entry, ...]:
    """The entries of the decisions file ``text``, those of one finding joined.

    Raises `UsageProblem`, in one line that names the file (``where``) and the place in it, for
    what is not JSON, has another schema, or holds what no reviewer can have decided.
    """
    try:
        return joined(_entry(one) for one in parsed(text, SCHEMA).items("decisions"))
    except Malformed as problem:
        raise UsageProblem(f"{where}: not a decisions file: {problem}") from None


def _entry(one: Fields) -> Entry:
    return Entry(
        fingerprint=one.text("fingerprint"),
        draft=one.text("draft"),
        rule=one.text("rule"),
        text=one.texts("text", ()),
        decisions=tuple(_decision(decision) for decision in one.items("history")),
        pairs=frozenset(one.text("pairs", "").split()),
    )


def _decision(one: Fields) -> Decision:
    decision = Decision(
        one.choice("choice", get_args(Choice)),
        one.text("reviewer"),
        one.text("note", ""),
        one.text("on"),
    )
    try:
        check(decision)
    except UsageProblem as problem:
        raise one.problem("", f"is no decision: {problem}") from None
    return decision


def check(decision: Decision) -> None:
    """Raise `UsageProblem`, in one line, for what the file cannot hold as a decision.

    A reviewer has 1 to 12 letters, digits, dots, hyphens and inner spaces; a note at most 2,000
    characters, and no control character but line ends; the day is an ISO date.
    """
    if decision.choice not in get_args(Choice):
        raise UsageProblem(f"the choice must be one of {', '.join(get_args(Choice))}")
    if not _REVIEWER.fullmatch(decision.reviewer):
        raise UsageProblem(
            "the reviewer's initials must be 1 to 12 letters, digits, dots, hyphens or inner spaces"
        )
    if len(decision.note) > _LONGEST_NOTE:
        raise UsageProblem(f"the note must have at most {_LONGEST_NOTE:,} characters")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in decision.note):
        raise UsageProblem("the note must hold no control characters but line ends")
    if not _is_day(decision.on):
        raise UsageProblem("the day must be an ISO date like 2026-03-09")


def _is_day(on: str) -> bool:
    try:
        return date.fromisoformat(on).isoformat() == on
    except ValueError:
        return False


def in_words(decision: Decision) -> str:
    """A decision on one line: ``licensed (AB, 2026-03-09): agreed with their desk``."""
    who = ", ".join(filter(None, (decision.reviewer, decision.on)))  # redacted, it names nobody
    said = f"{CHOICES[decision.choice]} ({who})" if who else CHOICES[decision.choice]
    return f"{said}: {' '.join(decision.note.split())}" if decision.note.strip() else said


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries by draft, rule and fingerprint, one for each finding of a draft.

    Where two are of the same finding, their decisions stand in order of date, what both have once.
    """
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.draft, entry.fingerprint)
        known = found.get(key, entry)
        found[key] = replace(
            known,
            decisions=in_order(known.decisions, entry.decisions),
            pairs=known.pairs | entry.pairs,
        )
    return tuple(sorted(found.values(), key=lambda e: (e.draft, e.rule, e.fingerprint)))


def in_order(one: tuple[Decision, ...], two: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Two histories of one finding as one: what both begin with, then the rest in order of date.

    Of the rest, a decision that both have stands once. Of one day, those of ``one`` come first.
    Neither loses its own order: of a history and what it went on from, it is the history.
    """
    alike = 0
    while alike < min(len(one), len(two)) and one[alike] == two[alike]:
        alike += 1
    added = list(two[alike:])
    for decision in one[alike:]:
        if decision in added:
            added.remove(decision)
    return (*one[:alike], *merge(one[alike:], added, key=lambda decision: decision.on))
