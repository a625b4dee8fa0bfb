"""Every way a run can end, by the real command: what CI goes by is the exit status."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ROOT, Provenance

pytestmark = pytest.mark.usefixtures("folder")
AUDIT = ("audit", "copy.txt", "--against", "origin.txt", "--words-only")
CLEAN = ("audit", "unrelated.txt", "--against", "origin.txt", "--words-only")

#: What stands in the folder besides the texts, the call, its exit status, and what is said of it.
WAYS = [
    ("nothing found", {}, CLEAN, 0, ""),
    ("findings", {}, AUDIT, 1, ""),
    ("findings let pass", {}, (*AUDIT, "--exit-zero"), 0, ""),
    ("findings not asked for", {}, (*AUDIT, "--fail-on", "never"), 0, ""),
    ("mistyped option", {}, (*AUDIT, "--fial-on", "error"), 2, "No such option"),
    ("mistyped rule", {}, (*AUDIT, "--select", "PRV1O2"), 2, "PRV102"),
    ("mistyped key", {"provenance.toml": "encodr = true"}, AUDIT, 2, "did you mean 'encoder'"),
    ("mistyped key of a table", {"provenance.toml": "[thresholds]\nbody_sahre = 0.4"},
     AUDIT, 2, "did you mean 'body_share'"),
    ("mistyped key of a path", {"provenance.toml": '[paths."drafts/**"]\nseverty = {}'},
     AUDIT, 2, "did you mean 'severity'"),
    ("missing baseline", {}, (*AUDIT, "--baseline", "known.json"), 2, "known.json"),
    ("missing baseline of the settings", {"provenance.toml": 'baseline = "known.json"'},
     AUDIT, 2, "known.json"),
    ("broken baseline", {"provenance-baseline.json": "{"}, AUDIT, 2, "provenance-baseline.json"),
    ("broken decisions", {"provenance-decisions.json": "{"}, AUDIT, 2, "not a decisions file"),
    ("no folder to write to", {}, (*AUDIT, "--format", "html=no/x.html"), 2, "no folder no"),
    ("no repository", {}, (*AUDIT, "--changed-since", "main"), 2, "git"),
    ("unreadable input", {"binary.txt": "\0\1\2"}, ("audit", "binary.txt"), 3, "binary.txt"),
    ("missing input", {}, ("audit", "gone.txt"), 3, "gone.txt: no such file"),
    ("empty input", {"empty.txt": ""}, ("audit", "empty.txt"), 3, "empty.txt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "arguments", "status", "said"),
    [way[1:] for way in WAYS],
    ids=[way[0].replace(" ", "-") for way in WAYS],
)
def test_a_run_ends_in(
    provenance: Provenance,
    folder: Path,
    files: dict[str, str],
    arguments: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    for name, content in files.items():
        (folder / name).write_text(content)
    done = provenance(*arguments)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    if status > ExitStatus.FINDINGS:
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1


# Which files


@pytest.fixture
def repository(folder: Path) -> Path:
    """The folder under version control, with nothing changed since the one commit."""
    (folder / "provenance.toml").write_text('content = ["*.txt"]\nexclude = ["origin.txt"]\n')
    for command in (
        "init --quiet --initial-branch main",
        "add --all",
        "-c user.name=Desk -c user.email=desk@example.org commit --quiet --message Texts",
    ):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    return folder


CHANGED = ("audit", "--against", "origin.txt", "--words-only", "--changed-since", "main")


def test_that_nothing_changed_is_nothing_to_audit_unless_it_may_be(
    provenance: Provenance, repository: Path
) -> None:
    assert provenance(*CHANGED).returncode == ExitStatus.NOTHING_AUDITED
    assert provenance(*CHANGED, "--allow-empty").returncode == ExitStatus.CLEAN
    (repository / "copy.txt").write_text(COPY.replace("60 years", "sixty years"))
    assert provenance(*CHANGED, "--allow-empty").returncode == ExitStatus.FINDINGS


def test_an_unreadable_input_is_not_hidden_by_allowing_for_none(
    provenance: Provenance, repository: Path
) -> None:
    (repository / "copy.txt").write_bytes(b"\0\1\2")
    done = provenance(*CHANGED, "--allow-empty")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "copy.txt" in done.stderr


# What cannot be written


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, which holds 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "provenance-test", disk],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode:
        pytest.skip("only root can mount a small disk" if not mounted else "mount is not allowed")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_a_usage_error_and_keeps_the_old_report(
    provenance: Provenance, small_disk: Path
) -> None:
    report = small_disk / "audit.json"
    report.write_text("an older audit")
    (small_disk / "filling").write_bytes(bytes(56 * 1024))
    done = provenance(*AUDIT, "--format", f"html={report}")
    assert done.returncode == ExitStatus.USAGE
    assert "No space left on device" in done.stderr
    assert report.read_text() == "an older audit"
    assert {path.name for path in small_disk.iterdir()} == {"audit.json", "filling"}


def test_a_folder_that_may_not_be_written_to_is_a_usage_error(
    provenance: Provenance, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if os.geteuid() == 0:  # permissions are not for root; a disk may be for reading only
        closed = request.getfixturevalue("small_disk")
        subprocess.run(["mount", "-o", "remount,ro", closed], check=True)
    else:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o555)
    done = provenance(*AUDIT, "--format", f"json={closed}/audit.json")
    assert done.returncode == ExitStatus.USAGE
    assert "cannot be written" in done.stderr
    assert list(closed.iterdir()) == []


# What nobody foresaw


def meddled_with(tmp_path: Path, code: str) -> dict[str, str]:
    """The environment of a run in which ``code`` runs before the command does."""
    meddling = tmp_path / "meddling"
    meddling.mkdir()
    (meddling / "sitecustomize.py").write_text(textwrap.dedent(code))
    return {**os.environ, "PYTHONPATH": f"{meddling}{os.pathsep}{ROOT}"}


BROKEN = """
    import provenance.rules.judge
    def judge(*_, **__):
        raise ZeroDivisionError("a bug")
    provenance.rules.judge.judge = judge
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_internal_error_claims_no_finding(
    provenance: Provenance, folder: Path, tmp_path: Path, jobs: str
) -> None:
    env = meddled_with(tmp_path, BROKEN)
    for number in range(4):
        shutil.copy(folder / "copy.txt", folder / f"copy{number}.txt")
    (folder / "old.sarif").write_text("an older audit")
    before = {path.name for path in folder.iterdir()}
    done = provenance(
        "audit", *(f"copy{number}.txt" for number in range(4)), *AUDIT[2:], "--jobs", jobs,
        "--no-cache", "--quiet", "--format", "github", "--format", "sarif=old.sarif",
        "--format", "junit=new.xml", env=env,
    )  # fmt: skip
    assert done.returncode == ExitStatus.INTERNAL
    assert done.stdout == ""
    assert done.stderr == (
        "provenance: internal error: ZeroDivisionError: a bug (--debug shows the trace)\n"
    )
    assert (folder / "old.sarif").read_text() == "an older audit"
    assert {path.name for path in folder.iterdir()} == before


def test_no_bug_looks_like_a_finding_wherever_it_is(provenance: Provenance, tmp_path: Path) -> None:
    env = meddled_with(
        tmp_path,
        """
        import os, sys
        name = os.environ["BREAKS_ON"]
        def meddle(frame, event, _):
            if event == "call" and frame.f_code.co_qualname == name:
                raise RecursionError("a bug")
        sys.setprofile(meddle)
        """,
    )
    for name in ("read_documents", "audit", "apply_decisions", "to_text", "deliver_all"):
        done = provenance(*AUDIT, "--no-cache", "--jobs", "1", env={**env, "BREAKS_ON": name})
        assert done.returncode == ExitStatus.INTERNAL, (name, done.stderr)
        assert done.stdout == ""
        assert "internal error: RecursionError" in done.stderr


@pytest.mark.parametrize("part", ["click", "rapidfuzz"])
def test_an_installation_that_lacks_a_part_is_no_finding(
    provenance: Provenance, tmp_path: Path, part: str
) -> None:
    env = meddled_with(tmp_path, f"import sys; sys.modules[{part!r}] = None")
    done = provenance(*AUDIT, "--no-cache", "--jobs", "1", env=env)
    assert done.returncode == ExitStatus.INTERNAL
    assert done.stdout == ""
    assert part in done.stderr
    assert done.stderr.count("\n") == 1


# Ended from outside

#: What is said by a run that had the time to say something.
SAID = {signal.SIGINT: "provenance: interrupted", signal.SIGTERM: "provenance: terminated"}


@pytest.fixture
def many(folder: Path) -> list[str]:
    """Paths of so many drafts that a run is still in its middle when its third line is read."""
    names = [f"draft{number:02}.txt" for number in range(60)]
    for name in names:
        (folder / name).write_text(COPY.replace("miller", f"miller and {name[5:7]} times mayor"))
    return names


def started(
    folder: Path, arguments: Sequence[str], env: dict[str, str] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "provenance", *arguments],
        cwd=folder,
        env=env or {**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("ended_by", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)],
    ids=lambda value: value.name if isinstance(value, signal.Signals) else "",
)
def test_a_run_that_is_ended_in_its_middle_leaves_the_old_report_and_nothing_else(
    folder: Path, many: list[str], ended_by: signal.Signals, status: int, jobs: str
) -> None:
    report = folder / "audit.json"
    report.write_text("an older audit")
    before = {path.name for path in folder.iterdir()}
    call = ("audit", *many, *AUDIT[2:], "--no-cache", "--jobs", jobs, "--format=json=audit.json")
    with started(folder, call) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "(3 of 60)" in line:
                break
        running.send_signal(ended_by)
        stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == status
    assert stdout == ""
    if ended_by in SAID:
        assert stderr.splitlines()[-1] == SAID[ended_by]
    assert "Traceback" not in stderr
    assert "wrote" not in stderr
    assert report.read_text() == "an older audit"
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_while_it_writes_leaves_the_old_report_whole(
    folder: Path, tmp_path: Path, ended_by: signal.Signals
) -> None:
    report = folder / "audit.json"
    report.write_text("an older audit")
    before = {path.name for path in folder.iterdir()} | {"meddling"}
    env = meddled_with(
        tmp_path,
        """
        import os, signal, sys
        from pathlib import Path
        write_bytes = Path.write_bytes
        def half(path, data):
            write_bytes(path, data[: len(data) // 2])
            print("half is written", flush=True)
            signal.pause()
        Path.write_bytes = half
        """,
    )
    call = (*AUDIT, "--no-cache", "--quiet", "--format=json=audit.json")
    with started(folder, call, env) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "half is written\n"
        running.send_signal(ended_by)
        running.communicate(timeout=60)
    killed = ended_by == signal.SIGKILL
    assert running.returncode == (-ended_by if killed else 128 + ended_by)
    assert report.read_text() == "an older audit"
    # who is killed cannot clear up: the part stays, hidden, and no run takes it for anything
    parts = {path.name for path in folder.iterdir()} - before
    assert parts == ({f".audit.json.{running.pid}.part"} if killed else set())


def test_a_reader_that_goes_away_in_the_middle_is_no_finding(
    provenance: Provenance, folder: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = provenance(*AUDIT, "--format", "json", stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 128 + signal.SIGPIPE
    assert "Traceback" not in done.stderr
    assert folder.is_dir()


def test_the_readme_lists_every_status_that_is_met_here() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = {int(number) for number in re.findall(r"^\| (\d+) \| ", readme, re.MULTILINE)}
    met = {way[3] for way in WAYS} | {
        ExitStatus.INTERNAL,
        128 + signal.SIGINT,
        128 + signal.SIGPIPE,
        128 + signal.SIGTERM,
    }
    assert listed == met
