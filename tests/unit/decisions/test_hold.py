"""A baseline on an audit: the old is held back, the new stands, and what is gone is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.decisions.hold import hold
from provenance.model import Choice, Suppressed, Unused
from tests.drafts import MARK, OTHER, Desk, audit, draft, finding, known, standing

KNOWN = Suppressed("baseline", "it is in the baseline")


def test_what_is_in_it_is_held_back_and_says_so() -> None:
    then = draft("a.md", finding())
    held = hold(audit(then), known(then), Desk("a.md"))
    assert [found.suppressed for found in held.audits[0].findings] == [KNOWN]
    assert held.audits[0].unused == ()


def test_what_is_not_in_it_stands() -> None:
    then, now = draft("a.md", finding()), draft("a.md", finding(), finding(OTHER))
    assert standing(hold(audit(now), known(then), Desk("a.md"))) == [("a.md", OTHER)]


def test_one_more_of_the_same_stands() -> None:
    then = draft("a.md", finding(), finding(f"{MARK}-2"))
    now = draft("a.md", finding(), finding(f"{MARK}-2"), finding(f"{MARK}-3"))
    assert standing(hold(audit(now), known(then), Desk("a.md"))) == [("a.md", f"{MARK}-3")]


def test_what_something_else_holds_back_does_not_use_it_up() -> None:
    then = draft("a.md", finding())
    settled = replace(finding(), suppressed=Suppressed("inline", "agreed"))
    now = draft("a.md", settled, finding(f"{MARK}-2"))
    (one,) = hold(audit(now), known(then), Desk("a.md")).audits
    assert [f.suppressed and f.suppressed.by for f in one.findings] == ["inline", "baseline"]


def test_a_second_draft_with_the_same_passage_is_new() -> None:
    first, second = draft("a.md", finding()), draft("b.md", finding())
    for desk in (Desk("a.md", "b.md"), Desk("b.md")):  # audited, it is there
        assert standing(hold(audit(second, first), known(first), desk)) == [("b.md", MARK)]


def test_it_is_new_though_the_first_draft_is_not_audited() -> None:
    first, second = draft("a.md", finding()), draft("b.md", finding())
    held = hold(audit(second), known(first), Desk("a.md", "b.md"))
    assert standing(held) == [("b.md", MARK)]


def test_a_draft_of_the_same_name_in_another_folder_is_another() -> None:
    first, second = draft("index.md", finding()), draft("july/index.md", finding())
    held = hold(audit(second), known(first), Desk("index.md", "july/index.md"))
    assert standing(held) == [("july/index.md", MARK)]


def test_a_renamed_draft_takes_its_entries_along() -> None:
    then, now = draft("a.md", finding(), finding(OTHER)), draft("b.md", finding())
    (one,) = hold(audit(now), known(then), Desk("b.md")).audits
    moved = Suppressed("baseline", "it is in the baseline, as a.md")
    assert one.findings[0].suppressed == moved
    assert [left.why for left in one.unused] == [f"its finding is not made any more ({OTHER})"]


def test_of_two_drafts_like_one_that_is_gone_the_most_alike_was_it() -> None:
    then = draft("a.md", finding(), finding(OTHER))
    copy, moved = draft("b.md", finding()), draft("c.md", finding(), finding(OTHER))
    held = hold(audit(copy, moved), known(then), Desk("b.md", "c.md"))
    assert standing(held) == [("b.md", MARK)]


def test_a_draft_with_entries_of_its_own_was_no_other() -> None:
    gone, kept = draft("a.md", finding()), draft("b.md", finding(OTHER))
    now = draft("b.md", finding(OTHER), finding())
    held = hold(audit(now), known(gone, kept), Desk("b.md"))
    assert standing(held) == [("b.md", MARK)]


def test_sentences_in_other_company_are_known_if_all_of_them_are() -> None:
    then = draft("a.md", finding(MARK, "a1", "a2"))
    now = draft("a.md", finding(OTHER, "a1"))
    (one,) = hold(audit(now), known(then), Desk("a.md")).audits
    assert one.findings[0].suppressed == KNOWN
    assert one.unused == ()


def test_a_sentence_that_nobody_looked_at_makes_the_finding_new() -> None:
    then = draft("a.md", finding(MARK, "a1"))
    now = draft("a.md", finding(OTHER, "a1", "a2"))
    assert standing(hold(audit(now), known(then), Desk("a.md"))) == [("a.md", OTHER)]


def test_sentences_are_known_to_their_rule_only() -> None:
    then = draft("a.md", finding(MARK, "a1", "a2"))
    now = draft("a.md", finding(OTHER, "a1", rule="PRV105"))
    assert standing(hold(audit(now), known(then), Desk("a.md"))) == [("a.md", OTHER)]


def test_what_a_first_credit_does_not_reach_was_known_before() -> None:
    then = draft("a.md", finding(MARK, "a1", "a2", rule="PRV102"))
    now = draft("a.md", finding(OTHER, "a1", rule="PRV103"))
    held = hold(audit(now), known(then), Desk("a.md"))
    assert standing(held) == []
    assert held.audits[0].unused == ()


@pytest.mark.parametrize(
    ("choice", "stands"), [("needs-credit", True), ("dispute", True), ("withdrawn", False)]
)
def test_a_decision_that_keeps_a_finding_standing_outweighs_it(
    choice: Choice, *, stands: bool
) -> None:
    then, now = draft("a.md", finding()), draft("a.md", finding(choice=choice))
    held = hold(audit(now), known(then), Desk("a.md"))
    assert bool(standing(held)) == stands
    assert held.audits[0].unused == ()


def test_what_is_gone_is_told_with_how_many() -> None:
    then = draft("a.md", finding(OTHER), *(finding(f"{MARK}-{n}") for n in (2, 3, 4)))
    now = draft("a.md", finding())
    (one,) = hold(audit(now), known(then), Desk("a.md")).audits
    assert one.unused == (
        Unused("baseline", "PRV101", f"2 of its 3 findings are not made any more ({MARK})"),
        Unused("baseline", "PRV101", f"its finding is not made any more ({OTHER})"),
    )


def test_nothing_is_said_of_drafts_that_are_not_audited() -> None:
    first, second = draft("a.md", finding()), draft("b.md")
    (one,) = hold(audit(second), known(first), Desk("a.md", "b.md")).audits
    assert one.unused == ()
