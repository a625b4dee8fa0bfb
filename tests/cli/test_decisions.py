"""``provenance audit`` honours what reviewers decided."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.config import Config
from provenance.decisions.entries import Entry, entries_of
from provenance.decisions.file import NAME, record
from provenance.errors import ExitStatus
from provenance.ingest.read import read_documents
from provenance.model import Choice, Decision
from tests.cli.windmill import COPY, Provenance
from tests.reviewing import write_texts

pytestmark = pytest.mark.usefixtures("folder")
AGAINST = ("--against", "origin.txt", "--words-only", "--quiet")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    """The findings about the copy, wherever it lies."""
    folder = write_texts(tmp_path_factory.mktemp("content"))
    config = Config(encoder=False)
    documents, _ = read_documents([folder / "copy.txt"], [folder / "origin.txt"], config)
    made = audit(documents, (), config, None)
    entries = entries_of(made.audits[0], {document.id: document for document in documents})
    assert entries
    return tuple(entries)


def decide(
    file: Path, found: Iterable[Entry], choice: Choice = "licensed", draft: str = "copy.txt"
) -> None:
    for entry in found:
        decision = Decision(choice, "AB", "agreed by telephone", "2026-03-09")
        record(file, replace(entry, draft=draft), decision)


def test_a_settled_draft_is_clean_and_says_why(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found)
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.CLEAN
    assert "NEEDS CREDIT" in done.stdout
    assert "No findings." in done.stdout
    assert "licensed (AB, 2026-03-09): agreed by telephone" in " ".join(done.stdout.split())


def test_json_has_the_decision_and_the_suppression(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found)
    done = provenance("audit", "copy.txt", *AGAINST, "--format", "json")
    (one,) = json.loads(done.stdout)["audits"]
    assert one["findings"]
    for finding in one["findings"]:
        assert finding["suppressed"] == {
            "by": "decision",
            "why": "licensed (AB, 2026-03-09): agreed by telephone",
        }
        assert [decision["choice"] for decision in finding["decisions"]] == ["licensed"]


def test_the_page_has_the_decision(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found)
    done = provenance("audit", "copy.txt", *AGAINST, "--format", "html")
    assert done.returncode == ExitStatus.CLEAN
    assert "agreed by telephone" in done.stdout


def test_a_decision_that_settles_nothing_leaves_the_status(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found, "dispute")
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.FINDINGS
    assert "Decided: disputed (AB, 2026-03-09)" in done.stdout


def test_decisions_survive_edits_elsewhere_and_expire_with_the_judged_text(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found)
    draft = folder / "copy.txt"
    draft.write_text(COPY + "\nThe mayor will cut a ribbon of sailcloth.\n", "utf-8")
    assert provenance("audit", "copy.txt", *AGAINST).returncode == ExitStatus.CLEAN
    draft.write_text(COPY.replace("nine years", "ten years"), "utf-8")
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.FINDINGS
    assert "Decisions that no longer apply:" in done.stdout
    assert "the judged text has changed" in " ".join(done.stdout.split())


def test_the_file_may_lie_in_a_folder_above_the_draft(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    (folder / "drafts").mkdir()
    (folder / "copy.txt").rename(folder / "drafts" / "copy.txt")
    decide(folder / NAME, found, draft="drafts/copy.txt")
    assert provenance("audit", "drafts", *AGAINST).returncode == ExitStatus.CLEAN


def test_a_file_beside_the_drafts_is_none_of_them(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    (folder / "drafts").mkdir()
    (folder / "copy.txt").rename(folder / "drafts" / "copy.txt")
    decide(folder / "drafts" / NAME, found, draft="drafts/copy.txt")
    done = provenance("audit", "drafts", *AGAINST)
    assert done.returncode == ExitStatus.CLEAN
    assert NAME not in done.stdout + done.stderr


def test_a_file_that_is_named_is_taken_instead(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / "kept.json", found)
    decide(folder / NAME, found, "dispute")
    done = provenance("audit", "copy.txt", *AGAINST, "--decisions", "kept.json")
    assert done.returncode == ExitStatus.CLEAN


def test_of_a_draft_in_an_archive_they_lie_beside_the_archive(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    with zipfile.ZipFile(folder / "week.zip", "w") as archive:
        archive.writestr("copy.txt", COPY)
    decide(folder / NAME, found, draft="week.zip/copy.txt")
    assert provenance("audit", "week.zip", *AGAINST).returncode == ExitStatus.CLEAN


@pytest.mark.parametrize("content", ["{", '{"schema": "provenance.decisions/1"}'])
def test_a_broken_file_ends_the_run_in_a_line(
    provenance: Provenance, folder: Path, content: str
) -> None:
    (folder / NAME).write_text(content)
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.USAGE
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"{NAME}: not a decisions file: " in done.stderr


def test_a_file_that_is_named_must_be_there(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", *AGAINST, "--decisions", "none.json")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.endswith("--decisions none.json: there is no such file\n")


@pytest.mark.parametrize(
    ("name", "options"), [("kept.json", ("--decisions", "kept.json")), (NAME, ())]
)
def test_the_result_is_not_written_over_the_decisions(
    provenance: Provenance,
    folder: Path,
    found: tuple[Entry, ...],
    name: str,
    options: tuple[str, ...],
) -> None:
    decide(folder / name, found)
    done = provenance("audit", "copy.txt", *AGAINST, *options, "--output", name)
    assert done.returncode == ExitStatus.USAGE
    assert "would be overwritten" in done.stderr


def test_given_as_a_draft_the_file_is_refused(
    provenance: Provenance, folder: Path, found: tuple[Entry, ...]
) -> None:
    decide(folder / NAME, found)
    done = provenance("audit", NAME, *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "a file that this program wrote" in done.stderr
