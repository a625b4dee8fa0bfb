"""``provenance align --pairs``: many pairs at once, a line each, whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ORIGIN, ROOT, UNRELATED, Provenance

#: The call that every test makes; where nothing else is said, as processes of its own.
CALL = ("align", "--pairs", "pairs.jsonl", "--texts", "corpus", "--output", "out.jsonl")
Corpus = Callable[..., None]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Write texts, and the pairs file from lines or from names as ``suspicious:source``."""

    def write(*listed: str, **more: bytes) -> None:
        texts = {"copy": COPY, "unrelated": UNRELATED, "origin": ORIGIN}
        for folder in ("susp", "src"):
            (tmp_path / "corpus" / folder).mkdir(parents=True)
            for name, text in {**{k: v.encode() for k, v in texts.items()}, **more}.items():
                (tmp_path / "corpus" / folder / f"{name}.txt").write_bytes(text)
        lines = [one if "{" in one or ":" not in one else pair(*one.split(":")) for one in listed]
        (tmp_path / "pairs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


def pair(suspicious: str, source: str) -> str:
    return json.dumps({"suspicious": f"{suspicious}.txt", "source": f"{source}.txt", "cases": 7})


def written(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_a_line_a_pair_in_the_order_given(
    provenance: Provenance, tmp_path: Path, corpus: Corpus
) -> None:
    corpus("copy:origin", "unrelated:origin", "copy:unrelated", "copy:origin")
    done = provenance(*CALL)
    assert done.returncode == ExitStatus.CLEAN
    assert done.stdout == ""
    rows = written(tmp_path)
    assert [(row["suspicious"], row["source"]) for row in rows] == [
        ("copy.txt", "origin.txt"),
        ("unrelated.txt", "origin.txt"),
        ("copy.txt", "unrelated.txt"),
        ("copy.txt", "origin.txt"),
    ]
    assert rows[0] == rows[3]
    assert rows[1]["cases"] == rows[2]["cases"] == []


def test_offsets_are_those_of_the_file_as_it_stands(
    provenance: Provenance, tmp_path: Path, corpus: Corpus
) -> None:
    moved = "\ufeff🌾\r\n\r\n" + ORIGIN.replace("\n", "\r\n")
    corpus("copy:moved", moved=moved.encode())
    assert provenance(*CALL).returncode == ExitStatus.CLEAN
    (row,) = written(tmp_path)
    (case,) = row["cases"]
    (start, end), (source_start, source_end) = case["suspicious"], case["source"]
    assert "Volunteers spent nine years" in COPY[start:end]
    assert COPY[start:end].split() == moved[source_start:source_end].split()


def test_the_same_bytes_by_one_process_and_by_many(
    provenance: Provenance, tmp_path: Path, corpus: Corpus
) -> None:
    corpus("copy:origin", "unrelated:unrelated", "origin:copy", "copy:copy")
    found = []
    for jobs in ("1", "2", "3"):
        assert provenance(*CALL, "--jobs", jobs).returncode == ExitStatus.CLEAN
        found.append((tmp_path / "out.jsonl").read_bytes())
    assert len(set(found)) == 1


def test_progress_goes_to_standard_error_unless_quiet(
    provenance: Provenance, corpus: Corpus
) -> None:
    corpus("copy:origin", "unrelated:unrelated")
    said = provenance(*CALL).stderr.splitlines()
    assert said[-2:] == ["aligned 2 of 2 pairs", "wrote out.jsonl"]
    assert provenance(*CALL, "--quiet").stderr == ""


def test_without_output_the_lines_go_to_standard_output(
    provenance: Provenance, corpus: Corpus
) -> None:
    corpus("copy:origin")
    done = provenance(*CALL[:-2])
    assert json.loads(done.stdout)["suspicious"] == "copy.txt"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not JSON at all {", "not a JSON object"),
        ("[1, 2]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"suspicious": "copy.txt"}', "source must be the name"),
        ('{"suspicious": 7, "source": "origin.txt"}', "suspicious must be the name"),
        (pair("missing", "origin"), "missing.txt: cannot be read"),
        (pair("copy", "../susp/copy"), "is no file name inside corpus"),
        (pair("/etc/passwd", "origin"), "is no file name inside corpus"),
        ('{"suspicious": "", "source": "origin.txt"}', "is no file name inside corpus"),
        ('{"suspicious": ".", "source": "origin.txt"}', "is no file name inside corpus"),
        ('{"suspicious": "a\\u0000b", "source": "origin.txt"}', "is no file name"),
        ('{"suspicious": "\\ud800", "source": "origin.txt"}', "cannot be read"),
        (pair("empty", "origin"), "empty.txt: empty"),
        (pair("blank", "origin"), "blank.txt: holds nothing but white space"),
        (pair("copy", "latin"), "latin.txt: not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(
    provenance: Provenance, tmp_path: Path, corpus: Corpus, line: str, said: str
) -> None:
    bad = {"empty": b"", "blank": b" \r\n\n", "latin": "Café".encode("latin-1")}
    corpus("copy:origin", "", line, "unrelated:unrelated", **bad)
    (tmp_path / "out.jsonl").write_text("an older result")
    before = sorted(tmp_path.iterdir())
    done = provenance(*CALL, "--jobs", "2", "--quiet")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr.startswith("provenance: pairs.jsonl: line 3: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "out.jsonl").read_text() == "an older result"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe{"])
def test_a_pairs_file_that_is_none(
    provenance: Provenance, tmp_path: Path, corpus: Corpus, content: bytes | None
) -> None:
    corpus("copy:origin")
    (tmp_path / "pairs.jsonl").unlink()
    if content is not None:
        (tmp_path / "pairs.jsonl").write_bytes(content)
    done = provenance(*CALL)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "pairs.jsonl" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "output", ["pairs.jsonl", "corpus/src/origin.txt", "corpus", "nowhere/out.jsonl", ""]
)
def test_an_output_that_must_not_be_written(
    provenance: Provenance, tmp_path: Path, corpus: Corpus, output: str
) -> None:
    corpus("copy:origin")
    done = provenance(*CALL[:-1], output)
    assert done.returncode == ExitStatus.USAGE
    assert "--output" in done.stderr
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "corpus/src/origin.txt").read_text("utf-8") == ORIGIN


def children(of: int) -> list[int]:
    """The processes that ``of`` started, and those that they did."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == of and fields[0] != "Z":
            found += [int(status.parent.name), *children(int(status.parent.name))]
    return found


def until(condition: Callable[[], bool]) -> bool:
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
@pytest.mark.parametrize(
    ("ended_by", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_a_run_that_is_ended_leaves_no_process_and_no_file(
    tmp_path: Path, corpus: Corpus, ended_by: signal.Signals, status: int
) -> None:
    long = (ORIGIN * 400).encode()
    corpus(*(f"long{n}:long{n}" for n in range(60)), **{f"long{n}": long for n in range(60)})
    command = [sys.executable, "-m", "provenance", *CALL, "--jobs", "2"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE) as running:
        assert until(lambda: len(children(running.pid)) >= 3)  # two workers and their tracker
        started = children(running.pid)
        running.send_signal(ended_by)
        assert running.wait(20) == status
        said = running.stderr.read().decode() if running.stderr else ""
    assert until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started))
    assert not (tmp_path / "out.jsonl").exists()
    if ended_by == signal.SIGINT:
        assert said.splitlines()[-1] == "provenance: interrupted"
        assert "Traceback" not in said
