"""What a decision survives, and what it does not: real audits of a draft that is edited."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import entries_of
from provenance.decisions.file import read_decisions, record
from provenance.model import Decision, DocumentAudit
from tests.weekend import BUS, GRIND, OWL, SACKS, SAILS, TITLE, audited, text_of

PARAGRAPHS = (TITLE, GRIND, BUS, f"{SAILS} {SACKS}", OWL)

DAY = Decision("licensed", "AB", "agreed with the Herald", "2026-03-09")


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """A file with a decision about every finding of the draft as it was written first."""
    first = audited(tmp_path, text_of(*PARAGRAPHS))
    documents = {document.id: document for document in first.documents}
    entries = entries_of(first.audits[0], documents)
    assert [entry.rule for entry in entries] == ["PRV101"]
    file = tmp_path / "provenance-decisions.json"
    for entry in entries:
        record(file, entry, DAY, seen=0)
    return file


def after(file: Path, draft: str, name: str = "draft.txt") -> DocumentAudit:
    (one,) = apply_decisions(audited(file.parent, draft, name), read_decisions([file])).audits
    return one


def settled(one: DocumentAudit) -> list[bool]:
    return [finding.suppressed is not None for finding in one.findings]


@pytest.mark.parametrize(
    "draft",
    [
        text_of(*PARAGRAPHS),
        text_of(*PARAGRAPHS[:-1], "The owl has moved out; nobody knows where to."),
        text_of(*PARAGRAPHS, "The choir will sing, if a bass is found in time."),
        text_of(TITLE, f"{SAILS} {SACKS}", OWL, GRIND, BUS),
        text_of(*(textwrap.fill(paragraph, 40) for paragraph in PARAGRAPHS)),
        text_of(*PARAGRAPHS).replace("\n", "\r\n"),
        text_of(*PARAGRAPHS).replace("$212,000", "$212,000 "),
    ],
    ids=["the same", "edited elsewhere", "longer", "moved", "wrapped", "other line ends", "spaces"],
)
def test_decisions_survive_what_leaves_the_judged_words_alone(decided: Path, draft: str) -> None:
    one = after(decided, draft)
    assert settled(one) == [True]
    assert one.expired == ()


def test_decisions_survive_a_cut_between_judged_sentences(decided: Path) -> None:
    one = after(decided, text_of(TITLE, GRIND, BUS, SAILS, "It rained.", SACKS, OWL))
    assert settled(one) == [True]
    assert one.expired == ()


def test_decisions_survive_when_judged_passages_come_together(decided: Path) -> None:
    one = after(decided, text_of(TITLE, GRIND, f"{SAILS} {SACKS}", BUS, OWL))
    assert settled(one) == [True]
    assert one.findings[0].decisions == (DAY,)
    assert one.expired == ()


def test_decisions_survive_when_the_draft_is_moved(decided: Path) -> None:
    assert settled(after(decided, text_of(*PARAGRAPHS), "ready/windmill.txt")) == [True]


def test_a_decision_expires_when_a_judged_sentence_changes(decided: Path) -> None:
    edited = SAILS.replace("Volunteers spent nine years", "The volunteers spent nine long years")
    one = after(decided, text_of(TITLE, GRIND, BUS, f"{edited} {SACKS}", OWL))
    (expired,) = one.expired
    (standing,) = (f for f in one.findings if f.suppressed is None)
    assert (expired.why, expired.now) == ("the judged text has changed", standing.fingerprint)
    assert expired.text[1].startswith("Volunteers spent nine years and $212,000")


def test_a_decision_expires_when_more_is_taken(decided: Path) -> None:
    more = (
        '"She creaks like a ship, and she should," said miller Tobias Crane, who learned the trade'
    )
    one = after(decided, text_of(*PARAGRAPHS[:3], f"{SAILS} {SACKS} {more} from a book.", OWL))
    assert False in settled(one)


def test_a_decision_holds_for_what_is_left_of_the_judged_text(decided: Path) -> None:
    one = after(decided, text_of(TITLE, GRIND, BUS, OWL))
    assert settled(one) == [True]
    assert one.expired == ()


def test_a_decision_expires_when_the_text_is_gone(decided: Path) -> None:
    one = after(decided, text_of(TITLE, BUS, OWL))
    assert settled(one) == []
    (expired,) = one.expired
    assert (expired.why, expired.now) == ("the judged text has changed", None)


def test_a_decision_expires_when_credits_clear_the_finding(decided: Path) -> None:
    credited = [f"{said[:-1]}, the Saltmarsh Herald reported." for said in (GRIND, SAILS)]
    one = after(decided, text_of(TITLE, credited[0], BUS, f"{credited[1]} {SACKS}", OWL))
    assert "PRV101" not in {finding.rule for finding in one.findings}
    assert [old.why for old in one.expired] == ["the finding is not made any more"]
