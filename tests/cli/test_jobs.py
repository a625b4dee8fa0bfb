"""``--jobs``: drafts shared out to processes, and nothing else about an audit changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.test_align_pairs import children, until
from tests.cli.windmill import ROOT, Provenance
from tests.collection import build

CALL = ("audit", "articles", "--against", "wire", "--words-only", "--format", "json", "--quiet")
#: A program that fails in its workers, on the way that a fault of this one would.
FAULTY = """\
import sys
from provenance.__main__ import main
from provenance.examine import draft

def fail(*_, **__):
    raise RuntimeError("a fault\\nof the program")

draft._examined = fail
if __name__ == "__main__":
    sys.exit(main())
"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    build(tmp_path, drafts=9, sources=12)
    return tmp_path


def started(folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", *CALL, *more],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_the_result_is_the_same_by_any_number_of_processes(
    newsroom: Path, provenance: Provenance
) -> None:
    assert newsroom.is_dir()
    runs = [provenance(*CALL, "--no-cache", "--jobs", jobs) for jobs in ("1", "2", "3", "20")]
    assert {run.returncode for run in runs} == {ExitStatus.FINDINGS}
    assert len({run.stdout for run in runs}) == 1
    assert {run.stderr for run in runs} == {""}


def test_progress_is_told_in_the_same_order(newsroom: Path, provenance: Provenance) -> None:
    assert newsroom.is_dir()
    call = [word for word in CALL if word != "--quiet"]
    one, two = (provenance(*call, "--no-cache", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stderr == two.stderr


def test_what_processes_found_is_kept(newsroom: Path, provenance: Provenance) -> None:
    first = provenance(*CALL, "--jobs", "2")
    (newsroom / "wire" / "01-wire-line-0-halcyon.txt").write_text("Another story, short.", "utf-8")
    again = provenance(*CALL, "--jobs", "2")
    assert again.stdout == provenance(*CALL, "--no-cache").stdout != first.stdout
    assert provenance(*CALL).stdout == again.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_in_a_process_is_one_line(newsroom: Path, tmp_path: Path, jobs: str) -> None:
    assert newsroom.is_dir()
    (tmp_path / "faulty.py").write_text(FAULTY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, tmp_path / "faulty.py", *CALL, "--jobs", jobs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == ExitStatus.INTERNAL
    assert done.stderr == (
        "provenance: internal error: RuntimeError: a fault of the program"
        " (--debug shows the trace)\n"
    )
    assert done.stdout == ""


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1000"])
def test_a_number_of_processes_that_is_none(provenance: Provenance, jobs: str) -> None:
    done = provenance("audit", "draft.txt", "--jobs", jobs)
    assert done.returncode == ExitStatus.USAGE
    assert "--jobs" in done.stderr


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
@pytest.mark.parametrize("no_cache", [(), ("--no-cache",)])
@pytest.mark.parametrize(
    ("number", "status", "says"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
)
def test_a_run_that_is_told_to_end_leaves_no_process(
    newsroom: Path, no_cache: tuple[str, ...], number: signal.Signals, status: int, says: str
) -> None:
    with started(newsroom, "--jobs", "2", *no_cache) as running:
        assert until(lambda: len(children(running.pid)) >= 3)  # two workers and their tracker
        there = children(running.pid)
        running.send_signal(number)
        _, said = running.communicate(timeout=20)
    assert running.returncode == status
    assert said == f"provenance: {says}\n"
    assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in there))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
def test_a_process_that_is_killed_is_one_line(newsroom: Path) -> None:
    with started(newsroom, "--jobs", "2") as running:
        assert until(lambda: len(children(running.pid)) >= 3)
        for pid in children(running.pid):
            if "resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_text():
                os.kill(pid, signal.SIGKILL)
                break
        found, said = running.communicate(timeout=30)
    assert running.returncode == ExitStatus.INTERNAL
    assert found == ""
    assert said == "provenance: a worker process was ended from outside; out of memory?\n"
    assert not children(running.pid)
