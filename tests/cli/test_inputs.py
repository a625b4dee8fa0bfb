"""Inputs that cannot be audited: one line each, status 3, never a trace."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from provenance.__main__ import main
from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, Provenance

pytestmark = pytest.mark.usefixtures("folder")
AGAINST = ("--against", "origin.txt", "--words-only")

UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n \n",
    "binary.txt": bytes(range(256)) * 16,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 400,
    "empty.md": b"---\ntitle: Nothing\n---\n",
    "empty.html": b"<!doctype html><title>x</title><body><nav>Home</nav></body>",
    "cut-off.txt": "Die Mühle dreht sich wieder.".encode("utf-16")[:-1],
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_draft_is_one_line_and_nothing_audited(
    provenance: Provenance, folder: Path, name: str
) -> None:
    (folder / name).write_bytes(UNREADABLE[name])
    done = provenance("audit", name, *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.startswith(
        f"provenance: nothing to audit: no article among the drafts; {name}: "
    )
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_source_outweighs_findings(
    provenance: Provenance, folder: Path, name: str
) -> None:
    (folder / name).write_bytes(UNREADABLE[name])
    done = provenance("audit", "copy.txt", *AGAINST, "--against", name, "--exit-zero")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.startswith(f"skipped {name}: ")
    assert "NEEDS CREDIT" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_in_usual_encodings_are_read(
    provenance: Provenance, folder: Path, encoding: str
) -> None:
    text = COPY.replace('"', "”").replace("Crane", "Crâne")
    (folder / "encoded.txt").write_bytes(text.encode(encoding))
    done = provenance("audit", "encoded.txt", *AGAINST, "--format", "json", "--exit-zero")
    assert done.returncode == ExitStatus.CLEAN
    audit = json.loads(done.stdout)
    draft = next(one for one in audit["documents"] if one["path"] == "encoded.txt")
    assert "Crâne" in draft["text"]
    assert audit["audits"][0]["verdict"] == "uncredited"


def test_a_missing_draft(provenance: Provenance) -> None:
    done = provenance("audit", "gone.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "gone.txt: no such file" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_draft_beside_a_clean_one_is_not_hidden(provenance: Provenance) -> None:
    done = provenance("audit", "unrelated.txt", "gone.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "INDEPENDENT" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_draft_without_permission(provenance: Provenance, folder: Path) -> None:
    (folder / "copy.txt").chmod(0)
    done = provenance("audit", "copy.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "copy.txt: " in done.stderr


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no /proc")
def test_a_draft_that_fails_while_it_is_read(provenance: Provenance, folder: Path) -> None:
    (folder / "broken.txt").symlink_to("/proc/self/mem")
    done = provenance("audit", "broken.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "broken.txt: cannot be read: " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_link_to_nowhere(provenance: Provenance, folder: Path) -> None:
    (folder / "link.txt").symlink_to("gone.txt")
    done = provenance("audit", "link.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "link.txt: " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_folder_without_articles(provenance: Provenance, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "figures.csv").write_text("a,b\n1,2\n")
    done = provenance("audit", "empty", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "empty" in done.stderr
    assert done.stdout == ""


def test_a_draft_that_is_its_own_only_source(provenance: Provenance) -> None:
    done = provenance("audit", "copy.txt", "--against", "copy.txt", "--words-only")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "copy.txt: is itself one of the drafts" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_draft_among_its_sources_is_not_compared_with_itself(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "all").mkdir()
    for name in ("copy.txt", "origin.txt"):
        (folder / name).rename(folder / "all" / name)
    done = provenance(
        "audit", "all/copy.txt", "--against", "all", "--words-only", "--format", "json"
    )
    assert done.returncode == ExitStatus.FINDINGS
    assert "skipped all/copy.txt: " in done.stderr
    audit = json.loads(done.stdout)
    by_id = {one["id"]: one["path"] for one in audit["documents"]}
    assert [by_id[one["document"]] for one in audit["audits"][0]["sources"]] == ["all/origin.txt"]


def test_a_hostile_file_name_cannot_write_to_the_terminal(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "\x1b[2Jevil\n.txt").write_bytes(b"")
    done = provenance("audit", "\x1b[2Jevil\n.txt", *AGAINST)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_other_files_in_a_folder_are_named_and_do_not_matter(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "wire").mkdir()
    (folder / "origin.txt").rename(folder / "wire" / "origin.txt")
    (folder / "wire" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    done = provenance("audit", "unrelated.txt", "--against", "wire", "--words-only")
    assert done.returncode == ExitStatus.CLEAN
    assert done.stderr.startswith("skipped wire/photo.jpg: ")


def test_an_unreadable_article_in_a_folder_is_not_hidden(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "wire").mkdir()
    (folder / "origin.txt").rename(folder / "wire" / "origin.txt")
    (folder / "wire" / "late.txt").write_bytes(b"")
    done = provenance("audit", "unrelated.txt", "--against", "wire", "--words-only")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.startswith("skipped wire/late.txt: ")


def test_a_source_too_long_to_compare_is_not_hidden(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("provenance.examine.compare.MOST_PAIRS", 1)
    status = main(["audit", "copy.txt", *AGAINST])
    assert status == ExitStatus.NOTHING_AUDITED
    assert capsys.readouterr().err.startswith("skipped origin.txt: too long")
