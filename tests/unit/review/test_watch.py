"""Auditing again: when, and what is told when it cannot be done."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.errors import InputProblem
from provenance.model import Audit, Skipped
from provenance.review.state import Review
from provenance.review.watch import Watch
from tests.story import story


class Desk:
    """A review whose files look as a test says, one look after the other."""

    def __init__(self, folder: Path, looks: Iterable[Hashable | Exception]) -> None:
        self.review = Review(story(), lambda _: folder / "ours.json")
        self.made = 0
        self.complaints: list[Exception] = []
        self.next: Audit | Exception = replace(story(), skipped=())
        self._looks = iter(looks)
        self._watch = Watch(self.review, self._make, self._look, "first", self._complain)

    def step(self) -> int:
        """Look once; how often the audit was made by now."""
        self._watch.step()
        return self.made

    def _look(self) -> Hashable:
        look = next(self._looks)
        if isinstance(look, Exception):
            raise look
        return look

    def _make(self) -> Audit:
        self.made += 1
        if isinstance(self.next, Exception):
            raise self.next
        return self.next

    def _complain(self, error: Exception) -> None:
        self.complaints.append(error)


def steps(desk: Desk, number: int) -> list[int]:
    return [desk.step() for _ in range(number)]


def test_nothing_is_made_while_nothing_changes(tmp_path: Path) -> None:
    assert steps(Desk(tmp_path, ["first"] * 3), 3) == [0, 0, 0]


def test_a_change_counts_when_it_is_seen_twice_and_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ["first", "new", "new", "new"])
    assert steps(desk, 4) == [0, 0, 1, 1]
    assert desk.review.state().version == 2


def test_a_file_that_is_still_being_written_is_left_alone(tmp_path: Path) -> None:
    assert steps(Desk(tmp_path, ["a", "b", "c", "c"]), 4) == [0, 0, 0, 1]


def test_a_change_that_was_taken_back_in_between_is_none(tmp_path: Path) -> None:
    assert steps(Desk(tmp_path, ["a", "first", "first"]), 3) == [0, 0, 0]


def test_what_changes_while_it_is_audited_is_audited_after(tmp_path: Path) -> None:
    assert steps(Desk(tmp_path, ["a", "a", "b", "b"]), 4) == [0, 1, 1, 2]


def test_an_input_problem_is_told_and_the_audit_stays(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ["a", "a", "b", "b"])
    desk.next = InputProblem("nothing to audit: no article among the drafts")
    steps(desk, 2)
    state = desk.review.state()
    assert (state.version, state.audit) == (1, story())
    assert state.note.startswith("Not audited again: nothing to audit")
    desk.next = story()
    steps(desk, 2)
    assert desk.review.state().note == ""
    assert desk.complaints == []


def test_a_draft_that_cannot_be_read_clears_no_finding(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ["a", "a"])
    desk.next = replace(
        story(), documents=story().documents[1:], skipped=(Skipped("desk/draft.md", "empty"),)
    )
    steps(desk, 2)
    assert desk.review.state().version == 1
    assert "desk/draft.md: empty" in desk.review.state().note


@pytest.mark.parametrize("fault", [ZeroDivisionError("a bug\nin two lines"), MemoryError()])
def test_a_crash_is_told_and_the_watch_goes_on(tmp_path: Path, fault: Exception) -> None:
    desk = Desk(tmp_path, ["a", "a", "b", "b"])
    desk.next = fault
    steps(desk, 2)
    assert f"internal error: {type(fault).__name__}" in desk.review.state().note
    assert len(desk.complaints) == 1
    desk.next = replace(story(), skipped=())
    steps(desk, 2)
    assert (desk.review.state().version, desk.review.state().note) == (2, "")


def test_a_crash_while_looking_is_told_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path, [PermissionError("no entry"), "first", "first"])
    desk.step()
    assert "PermissionError: no entry" in desk.review.state().note
    steps(desk, 2)
    assert desk.review.state().note == ""
