"""Decisions on an audit: what is settled, what still stands, and what has expired."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.decisions.apply import apply_decisions
from provenance.decisions.entries import Entry, entry_of
from provenance.model import Audit, Choice, Decision, DocumentAudit, Expired, Finding, Suppressed
from tests.story import DRAFT, several, story

LICENSED = Decision("licensed", "AB", "agreed with their desk", "2026-03-09")
MARGUERITE = DRAFT.splitlines()[2]


def undecided() -> Audit:
    """The story before anybody looked at it."""
    audit = story()
    findings = [replace(f, suppressed=None, decisions=()) for f in audit.audits[0].findings]
    findings[1] = replace(findings[1], alignments=("a2", "a4"))  # the sentences it speaks of
    one = replace(audit.audits[0], findings=tuple(findings), expired=())
    return replace(audit, audits=(one,))


def entry(number: int, *decisions: Decision, audit: Audit | None = None) -> Entry:
    audit = audit or undecided()
    documents = {document.id: document for document in audit.documents}
    one = audit.audits[0]
    return replace(entry_of(one.findings[number], one, documents), decisions=decisions)


def edited(number: int, *decisions: Decision) -> Entry:
    """The entry of a finding whose text was another when it was judged."""
    then = entry(number, *decisions)
    return replace(then, fingerprint="f-then", pairs=frozenset({"then"}))


def only(audit: Audit) -> DocumentAudit:
    (one,) = audit.audits
    return one


def without(audit: Audit, number: int, *others: Finding) -> Audit:
    """The audit without a finding, and with ``others``."""
    one = only(audit)
    left = (*one.findings[:number], *one.findings[number + 1 :], *others)
    return replace(audit, audits=(replace(one, findings=left),))


@pytest.mark.parametrize("choice", ["accept", "licensed", "common-knowledge", "false-alarm"])
def test_what_settles_a_finding_suppresses_it_with_the_reason(choice: Choice) -> None:
    decision = replace(LICENSED, choice=choice)
    finding = only(apply_decisions(undecided(), [entry(0, decision)])).findings[0]
    assert finding.suppressed is not None
    assert finding.suppressed.by == "decision"
    assert finding.suppressed.why.endswith("(AB, 2026-03-09): agreed with their desk")
    assert finding.decisions == (decision,)


@pytest.mark.parametrize("choice", ["needs-credit", "dispute", "withdrawn"])
def test_other_decisions_are_shown_and_leave_the_finding_standing(choice: Choice) -> None:
    history = (LICENSED, replace(LICENSED, choice=choice, on="2026-03-10"))
    finding = only(apply_decisions(undecided(), [entry(0, *history)])).findings[0]
    assert finding.suppressed is None
    assert finding.decisions == history


def test_the_other_findings_and_everything_else_stay_as_they_are() -> None:
    before = undecided()
    after = apply_decisions(before, [entry(0, LICENSED)])
    assert only(after).findings[1:] == only(before).findings[1:]
    assert without(after, 0) == without(before, 0)


def test_without_decisions_an_audit_stays_as_it_is() -> None:
    for audit in (story(), undecided(), several(3)):
        assert apply_decisions(audit, []) == audit


def test_to_put_them_on_twice_changes_nothing_more() -> None:
    once = apply_decisions(undecided(), [entry(0, LICENSED), entry(2, LICENSED)])
    assert apply_decisions(once, [entry(0, LICENSED), entry(2, LICENSED)]) == once


def test_a_finding_that_settings_hold_back_stays_held_back_by_them() -> None:
    audit = undecided()
    off = replace(only(audit).findings[0], suppressed=Suppressed("config", "switched off"))
    dispute = replace(LICENSED, choice="dispute")
    decided = apply_decisions(without(audit, 0, off), [entry(0, dispute)])
    assert only(decided).findings[2].suppressed == Suppressed("config", "switched off")
    assert only(decided).findings[2].decisions == (dispute,)


def test_decisions_an_audit_brings_along_are_kept_and_gone_on_from() -> None:
    brought = apply_decisions(undecided(), [entry(0, LICENSED)])
    withdrawn = replace(LICENSED, choice="withdrawn", on="2026-03-11")
    finding = only(apply_decisions(brought, [entry(0, LICENSED, withdrawn)])).findings[0]
    assert finding.decisions == (LICENSED, withdrawn)
    assert finding.suppressed is None
    assert only(apply_decisions(brought, [])).findings[0].decisions == (LICENSED,)


def test_a_decision_about_another_draft_is_left_alone() -> None:
    other = replace(entry(0, LICENSED), draft="desk/other.md")
    assert apply_decisions(undecided(), [other]) == undecided()
    gone = replace(other, fingerprint="f-none")
    assert apply_decisions(undecided(), [gone]) == undecided()


def test_what_was_decided_about_a_finding_that_is_gone_has_expired() -> None:
    audit = apply_decisions(without(undecided(), 1), [entry(1, LICENSED)])
    texts = (MARGUERITE, "The crack is 40 centimetres long.")
    why = "the finding is not made any more"
    assert only(audit).expired == (Expired("f-103", "PRV103", texts, (LICENSED,), why, None),)


def test_what_was_decided_about_text_that_was_edited_has_expired() -> None:
    then = replace(edited(1, LICENSED), text=(f"{MARGUERITE} Perhaps.",))
    (expired,) = only(apply_decisions(undecided(), [then])).expired
    assert (expired.why, expired.now) == ("the judged text has changed", "f-103")


def test_text_that_is_gone_has_changed_though_nothing_stands_in_its_place() -> None:
    then = replace(edited(1, LICENSED), text=("The mayor ate the gull.",))
    (expired,) = only(apply_decisions(undecided(), [then])).expired
    assert (expired.why, expired.now) == ("the judged text has changed", None)


def test_nothing_is_said_of_what_was_withdrawn() -> None:
    withdrawn = replace(LICENSED, choice="withdrawn")
    audit = apply_decisions(without(undecided(), 1), [entry(1, LICENSED, withdrawn)])
    assert only(audit).expired == ()


def test_nothing_is_said_where_the_passage_was_decided_about_anew() -> None:
    then = edited(1, LICENSED)
    audit = apply_decisions(undecided(), [then, entry(1, replace(LICENSED, on="2026-03-10"))])
    assert only(audit).expired == ()


def test_a_decision_made_before_is_no_answer_to_a_later_one() -> None:
    then = edited(1, replace(LICENSED, on="2026-03-10"))
    (expired,) = only(apply_decisions(undecided(), [then, entry(1, LICENSED)])).expired
    assert expired.now == "f-103"


def test_an_expired_decision_an_audit_brings_along_is_kept_until_it_applies_again() -> None:
    gone = apply_decisions(without(undecided(), 1), [entry(1, LICENSED)])
    assert only(apply_decisions(gone, [])).expired == only(gone).expired
    one = replace(only(gone), findings=only(undecided()).findings)
    assert only(apply_decisions(replace(gone, audits=(one,)), [])).expired == ()


def test_of_two_drafts_each_has_its_own() -> None:
    audit = undecided()
    first, one = audit.documents[0], only(audit)
    second = replace(first, id="d9", path="desk/again.md")
    spans = {f.fingerprint: tuple(replace(p, document="d9") for p in f.spans) for f in one.findings}
    copied = tuple(replace(f, spans=spans[f.fingerprint], alignments=()) for f in one.findings)
    twice = replace(
        audit,
        documents=(first, second, *audit.documents[1:]),
        audits=(one, replace(one, document="d9", findings=copied, alignments=(), credits=())),
    )
    decided = apply_decisions(twice, [entry(0, LICENSED)])
    assert [len(each.findings[0].decisions) for each in decided.audits] == [1, 0]


def test_a_passage_that_was_cut_in_two_stays_decided() -> None:
    kept = replace(entry(1, LICENSED), fingerprint="f-whole")
    kept = replace(kept, pairs=kept.pairs | {"a sentence that is judged on its own now"})
    one = only(apply_decisions(undecided(), [kept]))
    assert one.findings[1].decisions == (LICENSED,)
    assert one.findings[1].suppressed is not None


def test_of_a_passage_that_grew_what_is_new_was_never_looked_at() -> None:
    now = entry(1)
    (some, *_) = sorted(now.pairs)
    kept = replace(entry(1, LICENSED), fingerprint="f-part", pairs=frozenset({some}))
    one = only(apply_decisions(undecided(), [kept]))
    assert len(now.pairs) == 2
    assert one.findings[1].decisions == ()
    assert [(old.fingerprint, old.now) for old in one.expired] == [("f-part", "f-103")]


def test_two_passages_decided_alike_that_came_together_stay_decided() -> None:
    one, two = sorted(entry(1).pairs)
    later = replace(LICENSED, on="2026-03-10")
    halves = [
        replace(entry(1, LICENSED), fingerprint="f-one", pairs=frozenset({one})),
        replace(entry(1, later), fingerprint="f-two", pairs=frozenset({two})),
    ]
    decided = only(apply_decisions(undecided(), halves))
    assert decided.findings[1].decisions == (LICENSED, later)
    assert decided.expired == ()
    other = [halves[0], replace(halves[1], decisions=(replace(later, choice="dispute"),))]
    assert only(apply_decisions(undecided(), other)).findings[1].decisions == ()


@pytest.mark.parametrize(
    ("choice", "by"),
    [
        ("licensed", "decision"),
        ("withdrawn", "baseline"),
        ("needs-credit", None),
        ("dispute", None),
    ],
)
def test_a_decision_comes_before_a_baseline(choice: Choice, by: str | None) -> None:
    audit = undecided()
    known = replace(only(audit).findings[0], suppressed=Suppressed("baseline", "it is known"))
    held = without(audit, 0, known)
    decided = apply_decisions(held, [entry(0, replace(LICENSED, choice=choice))])
    suppressed = only(decided).findings[-1].suppressed
    assert (suppressed.by if suppressed else None) == by
