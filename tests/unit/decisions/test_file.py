"""The decisions file on disk: where it is, and that nothing decided is ever lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.decisions.entries import Entry, to_json
from provenance.decisions.file import NAME, Conflict, decisions_file, read_decisions, record
from provenance.errors import UsageProblem
from provenance.model import Decision

LICENSED = Decision("licensed", "AB", "agreed with their desk", "2026-03-09")
DISPUTE = Decision("dispute", "MR", "", "2026-03-10")
ENTRY = Entry("f-103", "drafts/ferry.md", "PRV103", ("The ferry Marguerite …",), ())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_without_any_file_it_is_beside_the_draft(tmp_path: Path) -> None:
    draft = tmp_path / "desk" / "drafts" / "ferry.md"
    draft.parent.mkdir(parents=True)
    assert decisions_file(draft, tmp_path) == draft.parent / NAME
    assert decisions_file(Path("desk/drafts/ferry.md"), tmp_path) == draft.parent / NAME


def test_the_nearest_file_up_to_the_working_directory_is_taken(tmp_path: Path) -> None:
    draft = tmp_path / "desk" / "drafts" / "ferry.md"
    draft.parent.mkdir(parents=True)
    (tmp_path / NAME).touch()
    assert decisions_file(draft, tmp_path) == tmp_path / NAME
    assert decisions_file(draft, tmp_path / "desk") == draft.parent / NAME
    (tmp_path / "desk" / NAME).touch()
    assert decisions_file(draft, tmp_path) == tmp_path / "desk" / NAME


def test_outside_the_working_directory_only_the_drafts_own_folder_counts(tmp_path: Path) -> None:
    draft = tmp_path / "elsewhere" / "drafts" / "ferry.md"
    draft.parent.mkdir(parents=True)
    (tmp_path / NAME).touch()
    (tmp_path / "desk").mkdir()
    assert decisions_file(draft, tmp_path / "desk") == draft.parent / NAME


def test_of_a_draft_in_an_archive_it_is_beside_the_archive(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "week.zip").touch()
    draft = Path("drafts/week.zip/monday/ferry.md")
    assert decisions_file(draft, tmp_path) == tmp_path / "drafts" / NAME


def test_of_an_address_it_is_in_the_working_directory(tmp_path: Path) -> None:
    assert decisions_file(Path("https://paper.example/ferry"), tmp_path) == tmp_path / NAME


def test_a_file_that_is_not_there_holds_nothing(file: Path) -> None:
    assert read_decisions([file]) == ()


def test_several_files_are_read_as_one(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    record(one, ENTRY, DISPUTE)
    record(two, ENTRY, LICENSED)
    record(two, replace(ENTRY, fingerprint="f-302"), LICENSED)
    entries = read_decisions([one, two, one])
    assert [e.decisions for e in entries] == [(LICENSED, DISPUTE), (LICENSED,)]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"schema": "provenance.audit/1"}'])
def test_a_broken_file_is_named_and_never_written_over(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UsageProblem, match=NAME):
        read_decisions([file])
    with pytest.raises(UsageProblem, match=NAME):
        record(file, ENTRY, LICENSED)
    assert file.read_bytes() == content


def test_what_was_recorded_is_read_back(file: Path) -> None:
    first = record(file, ENTRY, LICENSED)
    second = record(file, ENTRY, DISPUTE)
    assert first.decisions == (LICENSED,)
    assert second.decisions == (LICENSED, DISPUTE)
    assert read_decisions([file]) == (second,)


def test_whoever_saw_less_than_there_is_is_told_and_nothing_is_written(file: Path) -> None:
    record(file, ENTRY, LICENSED, seen=0)
    before = file.read_bytes()
    with pytest.raises(Conflict) as caught:
        record(file, ENTRY, DISPUTE, seen=0)
    assert caught.value.entry.decisions == (LICENSED,)
    assert file.read_bytes() == before
    assert record(file, ENTRY, DISPUTE, seen=1).decisions == (LICENSED, DISPUTE)


def test_what_no_reviewer_can_decide_is_not_written(file: Path) -> None:
    with pytest.raises(UsageProblem, match="initials"):
        record(file, ENTRY, replace(LICENSED, reviewer=""))
    assert not file.exists()


def test_decisions_that_come_with_the_entry_are_kept_too(file: Path) -> None:
    assert record(file, replace(ENTRY, decisions=(LICENSED,)), DISPUTE, seen=1).decisions == (
        LICENSED,
        DISPUTE,
    )


def test_what_an_audit_brings_along_cannot_break_the_file(file: Path) -> None:
    with pytest.raises(UsageProblem, match="initials"):
        record(file, replace(ENTRY, decisions=(replace(LICENSED, reviewer="\x00"),)), DISPUTE)
    assert not file.exists()


def test_another_spelling_of_the_draft_goes_on_in_the_same_entry(file: Path) -> None:
    record(file, ENTRY, LICENSED)
    record(file, replace(ENTRY, draft="ferry.md"), DISPUTE, seen=1)
    (one,) = read_decisions([file])
    assert (one.draft, one.decisions) == (ENTRY.draft, (LICENSED, DISPUTE))


def test_a_copy_of_a_passage_goes_on_from_its_history_and_leaves_the_first_alone(
    file: Path,
) -> None:
    first = replace(ENTRY, text=("The ferry Marguerite will stay in port for six weeks.",))
    copy = replace(first, draft="drafts/again.md")
    record(file, first, LICENSED)
    record(file, copy, DISPUTE, seen=1)
    found = {one.draft: one.decisions for one in read_decisions([file])}
    assert found == {first.draft: (LICENSED,), copy.draft: (LICENSED, DISPUTE)}


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "kept" / NAME
    target.parent.mkdir()
    target.write_text(to_json([]))
    (tmp_path / NAME).symlink_to(target)
    record(tmp_path / NAME, ENTRY, LICENSED)
    assert (tmp_path / NAME).is_symlink()
    assert len(read_decisions([target])) == 1


def test_who_may_read_the_file_stays_the_same(file: Path) -> None:
    file.write_text(to_json([]))
    file.chmod(0o664)
    record(file, ENTRY, LICENSED)
    assert stat.S_IMODE(file.stat().st_mode) == 0o664


def test_nothing_else_is_left_in_the_folder(file: Path) -> None:
    (file.parent / f".{NAME}.99999999.part").write_text("of a process that was killed")
    record(file, ENTRY, LICENSED)
    assert [one.name for one in file.parent.iterdir()] == [NAME]


def test_a_folder_that_is_not_there_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="cannot be written: No such file"):
        record(tmp_path / "none" / NAME, ENTRY, LICENSED)


def _record_many(file: Path, reviewer: str, number: int) -> None:
    for at in range(number):
        record(
            file,
            replace(ENTRY, fingerprint=f"f-{at % 7}"),
            replace(LICENSED, reviewer=reviewer, note=str(at)),
        )


def test_two_reviewers_at_once_lose_nothing(file: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_record_many, args=(file, name, 50)) for name in ("AB", "MR")]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    kept = {(d.reviewer, d.note) for entry in read_decisions([file]) for d in entry.decisions}
    assert kept == {(name, str(at)) for name in ("AB", "MR") for at in range(50)}


#: Records in a loop, and says so of each once it is told that the decision is saved.
_LOOP = """
import sys
from pathlib import Path
from provenance.decisions.entries import Entry
from provenance.decisions.file import record
from provenance.model import Decision
for at in range(10_000):
    entry = Entry(f"f-{at % 5}", "a.md", "PRV101", ("words",) * 12, ())
    record(Path(sys.argv[1]), entry, Decision("accept", "AB", f"{at} " + "x" * 1000, "2026-03-09"))
    print(at, flush=True)
"""


@pytest.mark.parametrize("after", [0.02, 0.05, 0.11, 0.2])
def test_killed_while_saving_no_saved_decision_is_lost(file: Path, after: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _LOOP, file],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    kept = {d.note.split()[0] for entry in read_decisions([file]) for d in entry.decisions}
    acknowledged = {line.strip() for line in said if line.endswith("\n")}
    assert acknowledged
    assert acknowledged <= kept
    assert record(file, ENTRY, LICENSED).decisions == (LICENSED,)
