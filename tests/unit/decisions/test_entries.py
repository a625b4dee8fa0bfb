"""The decisions file as text: what it holds, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from provenance.decisions.entries import (
    Entry,
    check,
    entries_of,
    entry_of,
    from_json,
    in_order,
    in_words,
    joined,
    to_json,
)
from provenance.errors import UsageProblem
from provenance.model import Choice, Decision
from tests.story import DRAFT, story

LICENSED = Decision("licensed", "AB", "agreed with their desk", "2026-03-09")
DISPUTE = Decision("dispute", "M.-L. Roy", "", "2026-03-10")
WITHDRAWN = Decision("withdrawn", "AB", "", "2026-03-10")
PAIRS = frozenset({"77aa00", "0a1b2c"})
ENTRY = Entry("f-103", "drafts/ferry.md", "PRV103", ("The ferry Marguerite …",), (LICENSED,), PAIRS)


def complaint(text: str) -> str:
    with pytest.raises(UsageProblem) as caught:
        from_json(text, "desk/provenance-decisions.json")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_file_is_as_documented() -> None:
    assert json.loads(to_json([ENTRY])) == {
        "schema": "provenance.decisions/1",
        "decisions": [
            {
                "fingerprint": "f-103",
                "draft": "drafts/ferry.md",
                "rule": "PRV103",
                "text": ["The ferry Marguerite …"],
                "pairs": "0a1b2c 77aa00",
                "history": [
                    {
                        "choice": "licensed",
                        "reviewer": "AB",
                        "note": "agreed with their desk",
                        "on": "2026-03-09",
                    }
                ],
            }
        ],
    }


def test_a_further_decision_changes_the_lines_of_its_entry_alone() -> None:
    other = replace(ENTRY, fingerprint="f-302", draft="drafts/gulls.md")
    before = to_json([ENTRY, other]).splitlines()
    later = replace(other, decisions=(LICENSED, DISPUTE))
    after = to_json([later, ENTRY]).splitlines()
    at = next(n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two)
    assert [line.rstrip(",") for line in before[:at]] == [line.rstrip(",") for line in after[:at]]
    assert before[at + 1 :] == after[len(after) - len(before) + at + 1 :]


def test_an_entry_repeats_how_the_judged_passages_of_the_draft_begin() -> None:
    audit = story()
    documents = {document.id: document for document in audit.documents}
    one = audit.audits[0]
    number, scope, vague = (entry_of(finding, one, documents) for finding in one.findings)
    assert number == Entry("f-302", "desk/draft.md", "PRV302", ("40 centimetres",), ())
    assert scope.text == (DRAFT.splitlines()[2], "The crack is 40 centimetres long.")
    assert [decision.choice for decision in vague.decisions] == ["dispute", "accept"]


def test_only_a_finding_about_whole_sentences_knows_their_pairs() -> None:
    audit = story()
    documents = {document.id: document for document in audit.documents}
    number, scope, vague = audit.audits[0].findings
    spoken_of = replace(scope, alignments=("a2", "a4"))
    one = replace(audit.audits[0], findings=(number, scope, spoken_of, vague))
    assert [len(entry.pairs) for entry in entries_of(one, documents)] == [0, 0, 2, 1]


def test_a_long_passage_is_cut_and_many_are_not_all_repeated() -> None:
    audit = story()
    documents = {document.id: document for document in audit.documents}
    documents["d1"] = replace(documents["d1"], text=DRAFT * 20)
    finding = audit.audits[0].findings[1]
    spans = (replace(finding.spans[0], span=replace(finding.spans[0].span, end=2000)),) * 30
    entry = entry_of(replace(finding, spans=spans), audit.audits[0], documents)
    assert len(entry.text) == 12
    assert entry.text[0].endswith(" …")
    assert len(entry.text[0]) <= 112


def test_an_absolute_path_of_a_draft_is_not_kept() -> None:
    audit = story()
    documents = {d.id: replace(d, path=f"/home/ada/{d.path}") for d in audit.documents}
    assert entry_of(audit.audits[0].findings[0], audit.audits[0], documents).draft == "draft.md"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a decisions file: not JSON: Expecting value: line 1"),
        ("<<<<<<< ours\n{", "not JSON: Expecting value: line 1 column 1"),
        ("[]", "the whole must be an object"),
        ('{"schema": "provenance.audit/1"}', "the schema is 'provenance.audit/1'"),
        ('{"schema": "provenance.decisions/1"}', "decisions is missing"),
        ('{"schema": "provenance.decisions/1", "decisions": [{}]}', "decisions[0].fingerprint is"),
    ],
)
def test_what_is_no_decisions_file_is_refused_with_its_name(text: str, said: str) -> None:
    assert complaint(text).startswith("desk/provenance-decisions.json: ")
    assert said in complaint(text)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("choice", "agree", "decisions[0].history[0].choice must be one of accept, needs-credit"),
        ("reviewer", "", "history[0] is no decision: the reviewer's initials"),
        ("reviewer", 7, "history[0].reviewer must be a string"),
        ("note", "\ud800", "lone surrogate"),
        ("note", "x" * 2001, "at most 2,000"),
        ("on", "yesterday", "the day must be an ISO date"),
        ("on", None, "history[0].on must be a string"),
    ],
)
def test_what_nobody_can_have_decided_is_refused_with_its_place(
    field: str, value: object, said: str
) -> None:
    spoilt = json.loads(to_json([ENTRY]))
    spoilt["decisions"][0]["history"][0][field] = value
    assert said in complaint(json.dumps(spoilt))


@pytest.mark.parametrize("reviewer", ["AB", "M.-L. Roy", "desk 2", "Ł", "x" * 12])
def test_initials_and_short_names_are_reviewers(reviewer: str) -> None:
    check(replace(LICENSED, reviewer=reviewer))


@pytest.mark.parametrize(
    "reviewer", ["", " AB", "AB ", "x" * 13, "...", "A_B", "A\nB", "<b>", "AB\u202e"]
)
def test_what_is_no_reviewer(reviewer: str) -> None:
    with pytest.raises(UsageProblem, match="initials"):
        check(replace(LICENSED, reviewer=reviewer))


@pytest.mark.parametrize("note", ["", "two\nlines", "“quoted” – €5", "x" * 2000])
def test_a_note_is_any_remark(note: str) -> None:
    check(replace(LICENSED, note=note))


@pytest.mark.parametrize("note", ["x" * 2001, "a\tb", "a\rb", "\x1b[31m", "\x00", "\x85"])
def test_what_is_no_note(note: str) -> None:
    with pytest.raises(UsageProblem, match="note"):
        check(replace(LICENSED, note=note))


@pytest.mark.parametrize("on", ["", "2026-3-9", "2026-02-30", "20260309", "2026-W10-1", "9.3.2026"])
def test_what_is_no_day(on: str) -> None:
    with pytest.raises(UsageProblem, match="day"):
        check(replace(LICENSED, on=on))


def test_a_choice_nobody_knows_is_none() -> None:
    wrong: Choice = "agree"  # type: ignore[assignment]
    with pytest.raises(UsageProblem, match="choice"):
        check(replace(LICENSED, choice=wrong))


def test_a_decision_is_said_on_one_line() -> None:
    assert in_words(LICENSED) == "licensed (AB, 2026-03-09): agreed with their desk"
    assert in_words(DISPUTE) == "disputed (M.-L. Roy, 2026-03-10)"
    assert in_words(Decision("accept", "", "", "2026-03-09")) == "accepted (2026-03-09)"
    assert in_words(Decision("accept", "")) == "accepted"
    assert in_words(replace(LICENSED, note="two\nlines")) == "licensed (AB, 2026-03-09): two lines"


def test_two_entries_of_one_finding_are_joined_in_order_of_date() -> None:
    later = replace(ENTRY, decisions=(DISPUTE,))
    (one,) = joined([later, ENTRY])
    assert one.decisions == (LICENSED, DISPUTE)


def test_the_same_finding_of_two_drafts_is_two_entries() -> None:
    other = replace(ENTRY, draft="drafts/gulls.md")
    assert joined([other, ENTRY]) == (ENTRY, other)


def test_a_history_that_goes_on_from_another_takes_its_place() -> None:
    again = (LICENSED, WITHDRAWN, LICENSED)
    assert in_order((LICENSED, WITHDRAWN), again) == again
    assert in_order(again, (LICENSED, WITHDRAWN)) == again


def test_histories_that_part_keep_what_either_has() -> None:
    ours, theirs = (LICENSED, DISPUTE), (LICENSED, WITHDRAWN)
    assert in_order(ours, theirs) == (LICENSED, DISPUTE, WITHDRAWN)
