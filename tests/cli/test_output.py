"""Where results go: whole or not at all, and never over an input."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from provenance.cli.output import deliver
from provenance.errors import ExitStatus, UsageProblem
from tests.cli.windmill import Provenance

pytestmark = pytest.mark.usefixtures("folder")
AUDIT = ("audit", "copy.txt", "--against", "origin.txt", "--words-only", "--exit-zero")


def test_output_is_written_and_announced(provenance: Provenance, folder: Path) -> None:
    done = provenance(*AUDIT, "--format", "json", "--output", "audit.json")
    assert done.returncode == ExitStatus.CLEAN
    assert done.stdout == ""
    assert done.stderr.endswith("wrote audit.json\n")
    assert json.loads((folder / "audit.json").read_text("utf-8"))["schema"]


def test_output_replaces_what_was_there_and_leaves_nothing_else(
    provenance: Provenance, folder: Path
) -> None:
    before = {path.name for path in folder.iterdir()}
    (folder / "audit.json").write_text("an older audit")
    assert provenance(*AUDIT, "--format", "json", "--output", "audit.json").returncode == 0
    assert json.loads((folder / "audit.json").read_text("utf-8"))["schema"]
    assert {path.name for path in folder.iterdir()} == before | {"audit.json", ".provenance_cache"}


@pytest.mark.parametrize(
    "output", ["", "copy.txt", "origin.txt", "nowhere/audit.json", "./copy.txt"]
)
def test_output_that_must_not_be_written_is_refused_before_any_work(
    provenance: Provenance, folder: Path, output: str
) -> None:
    kept = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = provenance(*AUDIT, "--output", output)
    assert done.returncode == ExitStatus.USAGE
    assert "--output" in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == kept


def test_output_onto_an_article_of_an_audited_folder_is_refused(
    provenance: Provenance, folder: Path
) -> None:
    (folder / "wire").mkdir()
    article = (folder / "origin.txt").rename(folder / "wire" / "origin.txt")
    text = article.read_bytes()
    done = provenance(
        "audit", "copy.txt", "--against", "wire", "--words-only", "--output", "wire/origin.txt"
    )
    assert done.returncode == ExitStatus.USAGE
    assert article.read_bytes() == text


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "audit.json"
    target.write_text("old")

    def fail(part: Path, data: bytes) -> int:
        with part.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(UsageProblem, match="No space left"):
        deliver("new", target)
    assert target.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_output_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    deliver("new", link)
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    deliver("gone", Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [AUDIT, ("rules",)])
def test_a_full_standard_output_is_said_in_one_line(
    provenance: Provenance, arguments: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = provenance(*arguments, stdout=full)
    assert done.returncode == ExitStatus.USAGE
    assert (
        done.stderr == "provenance: standard output: cannot be written: No space left on device\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_to_a_full_device(provenance: Provenance) -> None:
    done = provenance(*AUDIT, "--output", "/dev/full")
    assert done.returncode == ExitStatus.USAGE
    assert "No space left" in done.stderr


def test_a_reader_that_goes_away_is_no_error(provenance: Provenance) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = provenance("rules", stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 128 + 13
    assert done.stderr == ""


def test_an_ascii_terminal_is_no_obstacle(provenance: Provenance) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    done = provenance(*AUDIT, env=env)
    assert done.returncode == ExitStatus.CLEAN


def test_standard_output_may_be_closed(provenance: Provenance, folder: Path) -> None:
    done = provenance("rules", stdout=subprocess.PIPE, preexec_fn=lambda: os.close(1))
    assert done.returncode == ExitStatus.USAGE
    assert "closed" in done.stderr
    assert folder.is_dir()
