"""However a run of ``archive add`` ends, what was committed is there, and nothing by halves."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.archive.archive import Archive
from provenance.archive.folder import only_writer
from provenance.archive.writing import Writer
from provenance.config import Config
from provenance.errors import ExitStatus
from tests.archives import record
from tests.cli.test_exit_status import small_disk  # noqa: F401 - a fixture
from tests.cli.windmill import ROOT, Provenance

#: The command, committing after every 40 records.
OFTEN = (
    "import sys\n"
    "from provenance.archive import batch\n"
    "from provenance.__main__ import main\n"
    "batch.FULL = 40\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def many(path: Path, number: int) -> Path:
    """An export of so many records, each with a text of its own."""
    with path.open("w", encoding="utf-8") as file:
        for one in range(number):
            file.write(json.dumps({**record(one), "text": f"{record(one)['text']} {one}"}) + "\n")
    return path


def adding(folder: Path, *paths: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OFTEN, "archive", "add", "a", *paths],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def wait_for(archive: Path, texts: int) -> None:
    """Wait until so many texts are committed."""
    for _ in range(600):
        if (archive / "archive.json").exists() and Archive.open(archive).texts >= texts:
            return
        time.sleep(0.05)
    raise AssertionError(f"{texts} texts were never there")


@pytest.mark.slow
def test_killed_at_any_moment_nothing_committed_is_lost_and_nothing_half_there(
    provenance: Provenance, tmp_path: Path
) -> None:
    many(tmp_path / "x.jsonl", 12_000)
    chance = random.Random(8)  # noqa: S311
    before = 0
    for _ in range(20):
        run = adding(tmp_path, "x.jsonl")
        time.sleep(chance.uniform(0.3, 2.0))
        run.kill()
        run.communicate()
        if not (tmp_path / "a" / "archive.json").exists():
            continue  # killed before there was an archive
        checked = provenance("archive", "verify", "a", "--quiet", timeout=300)
        assert (checked.stdout, checked.returncode) == ("a: whole\n", ExitStatus.CLEAN)
        now = Archive.open(tmp_path / "a").texts
        assert now >= before
        before = now
    assert before > 0
    done = provenance("archive", "add", "a", "x.jsonl", timeout=300)
    assert done.returncode == ExitStatus.CLEAN
    assert Archive.open(tmp_path / "a").texts == Archive.open(tmp_path / "a").copies == 12_000
    assert provenance("archive", "verify", "a", timeout=300).stdout == "a: whole\n"


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_it_says_what_stays_and_the_next_run_goes_on(
    provenance: Provenance, tmp_path: Path, sent: signal.Signals, status: int
) -> None:
    many(tmp_path / "x.jsonl", 20_000)
    run = adding(tmp_path, "x.jsonl")
    wait_for(tmp_path / "a", 40)
    run.send_signal(sent)
    _, said = run.communicate(timeout=60)
    assert run.returncode == status
    assert "a: what was committed stays; the same command goes on from there" in said
    assert "Traceback" not in said
    assert provenance("archive", "verify", "a", "--quiet").stdout == "a: whole\n"
    here = Archive.open(tmp_path / "a").texts
    many(tmp_path / "x.jsonl", here + 5)  # the same records, and few more
    assert provenance("archive", "add", "a", "x.jsonl").stdout.startswith("a: 5 articles added")


def test_progress_is_told_line_by_line(tmp_path: Path) -> None:
    many(tmp_path / "x.jsonl", 100)
    out, said = adding(tmp_path, "x.jsonl").communicate(timeout=60)
    assert said.splitlines() == [
        "40 articles added, 40 of them new texts",
        "80 articles added, 80 of them new texts",
    ]
    assert out == "a: 100 articles added, 100 of them new texts\n"
    quiet = adding(tmp_path, "x.jsonl", "--quiet").communicate(timeout=60)
    assert quiet[1] == ""


def test_readers_wait_for_no_writer(provenance: Provenance, tmp_path: Path) -> None:
    many(tmp_path / "x.jsonl", 20_000)
    with adding(tmp_path, "x.jsonl") as run:
        wait_for(tmp_path / "a", 40)
        seen = []
        for _ in range(20):
            archive = Archive.open(tmp_path / "a")
            key, _ = archive.search([("trawler", 1.0)], 1)[0]
            assert len(archive.documents_of(key, Config())) == 1
            assert archive.texts == archive.copies
            seen.append(archive.texts)
            time.sleep(0.05)
        assert run.poll() is None, "the writer was done too soon for this to show anything"
        assert provenance("archive", "stats", "a").returncode == ExitStatus.CLEAN
        run.kill()
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_a_second_writer_waits_a_little(tmp_path: Path) -> None:
    many(tmp_path / "x.jsonl", 3)
    with Writer.open(tmp_path / "a", "a first one", new=True):
        second = adding(tmp_path, "x.jsonl")
        time.sleep(1.5)
        assert second.poll() is None
    out, _ = second.communicate(timeout=60)
    assert out.startswith("a: 3 articles added")


def test_a_second_writer_is_told_who_writes(provenance: Provenance, tmp_path: Path) -> None:
    many(tmp_path / "x.jsonl", 3)
    assert provenance("archive", "add", "a", "x.jsonl").returncode == ExitStatus.CLEAN
    with only_writer(tmp_path / "a", "provenance archive compact"):
        done = provenance("archive", "add", "a", "x.jsonl")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == (
        f"provenance: a: provenance archive compact (process {os.getpid()}) is writing to it;"
        " try again when that is done\n"
    )


def test_a_lock_that_a_dead_process_left_blocks_nobody(
    provenance: Provenance, tmp_path: Path
) -> None:
    many(tmp_path / "x.jsonl", 3)
    provenance("archive", "add", "a", "x.jsonl")
    (tmp_path / "a" / "writing").write_text("provenance archive add, process 1")
    for lock in (".tantivy-writer.lock", ".tantivy-meta.lock"):
        (tmp_path / "a" / "index" / lock).touch()
    assert provenance("archive", "add", "a", "x.jsonl").returncode == ExitStatus.CLEAN


@pytest.fixture
def disk(small_disk: Path) -> Iterator[Path]:  # noqa: F811
    """A small disk that an archive just fits on."""
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    yield small_disk
    (small_disk / "a" / "writing").unlink(missing_ok=True)


def test_a_full_disk_is_a_usage_error_and_leaves_the_archive_whole(
    provenance: Provenance, tmp_path: Path, disk: Path
) -> None:
    small, large = many(tmp_path / "small.jsonl", 200), many(tmp_path / "large.jsonl", 30_000)
    assert provenance("archive", "add", disk / "a", small).returncode == ExitStatus.CLEAN
    done = provenance("archive", "add", disk / "a", large, "--quiet")
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == (
        f"provenance: {disk / 'a'}: cannot be written: no space left on device\n"
    )
    assert provenance("archive", "verify", disk / "a").stdout.endswith("a: whole\n")
    assert Archive.open(disk / "a").texts >= 200
    assert provenance("archive", "add", disk / "a", small).stdout.endswith("1 file unchanged\n")


def test_a_disk_that_is_full_from_the_start_makes_no_archive(
    provenance: Provenance,
    tmp_path: Path,
    small_disk: Path,  # noqa: F811
) -> None:
    (small_disk / "filling").write_bytes(bytes(64 * 1024))
    done = provenance("archive", "add", small_disk / "a", many(tmp_path / "x.jsonl", 3))
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
