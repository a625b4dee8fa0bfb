"""The review as it stands: one state for all who ask, whatever changes it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.decisions.baseline import Place, known_findings
from provenance.decisions.entries import entries_of, entry_of, to_json
from provenance.decisions.file import NAME, Conflict, decisions_file, record
from provenance.decisions.hold import hold
from provenance.errors import UsageProblem
from provenance.model import Audit, Choice, Decision, Finding, Skipped
from provenance.review.state import Review, UnknownFinding
from tests.story import several, story

OURS = "ours.json"
NUMBER = "f-302"


def plain() -> Audit:
    """The ferry story, before anybody decided anything."""
    audit = story()
    (one,) = audit.audits
    findings = tuple(replace(f, decisions=(), suppressed=None) for f in one.findings)
    return replace(audit, audits=(replace(one, findings=findings, expired=()),))


def with_findings(audit: Audit, findings: tuple[Finding, ...]) -> Audit:
    return replace(audit, audits=(replace(audit.audits[0], findings=findings),))


def decided(choice: Choice, reviewer: str = "AB", note: str = "") -> Decision:
    return Decision(choice, reviewer, note, "2026-03-09")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return Review(plain(), lambda _: tmp_path / OURS)


def test_nothing_changes_for_as_long_as_nothing_changes(review: Review) -> None:
    assert review.state() is review.state()


def test_a_decision_is_on_the_audit_that_is_shown(review: Review) -> None:
    entry = review.decide(NUMBER, decided("licensed"), 0)
    state = review.state()
    assert state.entries == (entry,)
    (shown,) = [f for f in state.audit.audits[0].findings if f.fingerprint == NUMBER]
    assert shown.suppressed is not None
    assert state.version == 1


def test_a_conflict_shows_what_was_decided_and_keeps_it(review: Review) -> None:
    review.decide(NUMBER, decided("licensed"), 0)
    with pytest.raises(Conflict) as conflict:
        review.decide(NUMBER, decided("dispute", "CD"), 0)
    assert [one.reviewer for one in conflict.value.entry.decisions] == ["AB"]
    review.decide(NUMBER, decided("dispute", "CD"), 1)
    (entry,) = review.state().entries
    assert [one.reviewer for one in entry.decisions] == ["AB", "CD"]


def test_of_many_at_once_each_is_kept(review: Review) -> None:
    notes = [f"note {number}" for number in range(24)]
    with ThreadPoolExecutor(8) as reviewers:
        list(
            reviewers.map(lambda n: review.decide(NUMBER, decided("dispute", note=n), None), notes)
        )
    (entry,) = review.state().entries
    assert sorted(one.note for one in entry.decisions) == sorted(notes)


def test_of_many_who_saw_nothing_one_is_first(review: Review) -> None:
    def decide(number: int) -> bool:
        try:
            review.decide(NUMBER, decided("dispute", f"R{number}"), 0)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as reviewers:
        assert sum(reviewers.map(decide, range(8))) == 1


@pytest.mark.parametrize("fingerprint", ["", "f-999", "../ours.json"])
def test_an_unknown_finding_is_not_decided(
    review: Review, tmp_path: Path, fingerprint: str
) -> None:
    with pytest.raises(UnknownFinding):
        review.decide(fingerprint, decided("accept"), 0)
    assert list(tmp_path.iterdir()) == []


def test_an_editors_change_of_the_file_is_shown(review: Review, tmp_path: Path) -> None:
    entry = review.decide(NUMBER, decided("licensed", note="for a weak"), 0)
    text = (tmp_path / OURS).read_text("utf-8")
    (tmp_path / OURS).write_text(text.replace("a weak", "a week"), "utf-8")
    assert review.state().entries[0].decisions[0].note == "for a week"
    assert entry.decisions[0].note == "for a weak"


def test_a_file_that_is_taken_away_takes_its_decisions(review: Review, tmp_path: Path) -> None:
    review.decide(NUMBER, decided("licensed"), 0)
    (tmp_path / OURS).unlink()
    assert review.state().entries == ()


def test_a_broken_file_leaves_what_was_shown_and_is_told(review: Review, tmp_path: Path) -> None:
    review.decide(NUMBER, decided("licensed"), 0)
    kept = (tmp_path / OURS).read_bytes()
    (tmp_path / OURS).write_text("<<<<<<< HEAD\n", "utf-8")
    assert OURS in review.state().note
    assert len(review.state().entries) == 1
    with pytest.raises(UsageProblem):
        review.decide(NUMBER, decided("dispute"), None)
    (tmp_path / OURS).write_bytes(kept)
    assert review.state().note == ""


def test_a_file_that_is_broken_from_the_start_is_an_error(tmp_path: Path) -> None:
    (tmp_path / OURS).write_text("[]", "utf-8")
    with pytest.raises(UsageProblem):
        Review(plain(), lambda _: tmp_path / OURS)


def test_an_audit_in_another_place_is_a_new_version_with_what_became_of_findings(
    review: Review,
) -> None:
    after = with_findings(plain(), plain().audits[0].findings[1:])
    review.replace(after)
    state = review.state()
    assert state.version == 2
    assert state.became == {"cleared": 1, "changed": 0, "new": 0, "kept": 2}


def test_what_became_of_findings_counts_from_the_beginning(review: Review) -> None:
    findings = plain().audits[0].findings
    review.replace(with_findings(plain(), findings[1:]))
    review.replace(with_findings(plain(), findings[2:]))
    assert review.state().version == 3
    assert review.state().became["cleared"] == 2


def test_an_equal_audit_is_no_news(review: Review) -> None:
    before = review.state()
    review.replace(plain())
    assert review.state().version == before.version == 1


def test_a_problem_is_told_until_an_audit_can_be_made(review: Review) -> None:
    review.keep("draft.md: empty")
    assert review.state().note.startswith("draft.md: empty. ")
    assert review.state().version == 1
    review.replace(plain())
    assert review.state().note == ""


def test_a_file_name_cannot_garble_the_note(review: Review) -> None:
    review.keep("a\u202eb\nc.md: empty")
    assert review.state().note.isprintable()


@pytest.mark.parametrize(
    ("skipped", "told"),
    [
        (Skipped("desk/draft.md", "empty"), "desk/draft.md: empty"),
        (Skipped("desk", "no such file or folder"), "desk: no such file or folder"),
        (Skipped("desk/draft.md", "given twice", incidental=True), ""),
        (Skipped("desk/other.md", "empty"), ""),
        (Skipped("desk/draft", "empty"), ""),
    ],
    ids=str,
)
def test_a_text_that_was_shown_must_be_readable(
    review: Review, skipped: Skipped, told: str
) -> None:
    others = tuple(d for d in plain().documents if d.path != "desk/draft.md")
    assert review.unreadable(replace(plain(), documents=others, skipped=(skipped,))) == told


def test_a_text_that_was_read_and_left_out_of_a_comparison_is_readable(review: Review) -> None:
    long = Skipped("desk/radio.txt", "too long to compare with desk/draft.md")
    assert review.unreadable(replace(plain(), skipped=(long,))) == ""


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def by_draft(folder: Path) -> Callable[[str], Path]:
    return lambda path: folder / f"{path.replace('/', '-')}.json"


def test_each_draft_has_its_own_file(tmp_path: Path) -> None:
    review = Review(several(3), by_draft(tmp_path))
    assert [file.name for file in review.files] == [
        "desk-draft.md.json", "desk-1.txt.json", "desk-2.txt.json"
    ]  # fmt: skip
    review.decide(NUMBER, decided("licensed"), 0)
    assert names(tmp_path) == ["desk-draft.md.json"]


def test_a_file_that_another_review_began_further_up_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    mine = Review(plain(), lambda path: decisions_file(tmp_path / path, tmp_path))
    audit = mine.state().audit
    (entry, *_) = entries_of(audit.audits[0], {d.id: d for d in audit.documents})
    record(tmp_path / NAME, entry, decided("licensed"), 0)
    with pytest.raises(Conflict):
        mine.decide(NUMBER, decided("dispute", "CD"), 0)
    assert names(tmp_path / "desk") == []


def test_of_drafts_with_one_fingerprint_the_named_one_is_meant(tmp_path: Path) -> None:
    audit = several(2)
    first, other = audit.audits
    twin = replace(first.findings[0], spans=(), alignments=())
    audit = replace(audit, audits=(first, replace(other, findings=(twin,))))
    review = Review(audit, by_draft(tmp_path))
    assert review.decide(NUMBER, decided("accept"), 0, "desk/1.txt").draft == "desk/1.txt"
    assert names(tmp_path) == ["desk-1.txt.json"]
    with pytest.raises(UnknownFinding):
        review.decide(NUMBER, decided("accept"), 0, "desk/2.txt")


def test_a_draft_that_is_added_brings_its_decisions(tmp_path: Path) -> None:
    whole = several(2)
    one, other = whole.audits
    finding = replace(one.findings[1], spans=(), alignments=(), fingerprint="f-other")
    whole = replace(whole, audits=(one, replace(other, findings=(finding,))))
    entry = entry_of(finding, whole.audits[1], {d.id: d for d in whole.documents})
    record(tmp_path / "desk-1.txt.json", entry, decided("accept"), 0)
    review = Review(replace(whole, audits=(one,)), by_draft(tmp_path))
    before = len(review.state().entries)
    review.replace(whole)
    assert len(review.state().entries) == before + 1


def test_decisions_that_a_stored_audit_brings_along_are_kept(tmp_path: Path) -> None:
    review = Review(story(), lambda _: tmp_path / OURS)
    (entry,) = review.state().entries
    assert [one.reviewer for one in entry.decisions] == ["AB", "RV"]
    review.decide(entry.fingerprint, decided("dispute", "CD"), 2)
    kept = (tmp_path / OURS).read_text("utf-8")
    assert kept == to_json(review.state().entries)


def test_a_baseline_is_honoured_until_somebody_decides_otherwise(tmp_path: Path) -> None:
    place = Place(tmp_path / "provenance-baseline.json", tmp_path)
    known = known_findings(plain(), place)
    review = Review(plain(), lambda _: tmp_path / OURS, lambda audit: hold(audit, known, place))

    def held() -> dict[str, str]:
        found = review.state().audit.audits[0].findings
        return {f.fingerprint: f.suppressed.by for f in found if f.suppressed is not None}

    assert set(held().values()) == {"baseline"}
    assert NUMBER in held()
    review.decide(NUMBER, decided("needs-credit"), 0)
    assert NUMBER not in held()
    review.decide(NUMBER, decided("licensed"), 1)
    assert held()[NUMBER] == "decision"
