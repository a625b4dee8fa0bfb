"""``provenance review`` from the outside: what it keeps, what it shows of changes, how it ends."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.cli.windmill import COPY, ORIGIN, ROOT, UNRELATED, Provenance
from tests.reviewing import (
    AGAINST,
    KEPT,
    PATIENCE,
    Served,
    assert_plain_refusal,
    reviewing,
    until,
    write_texts,
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "content")


def history(folder: Path, file: str = KEPT) -> list[dict[str, str]]:
    """All that was decided, as the file has it."""
    kept = json.loads((folder / file).read_text("utf-8"))
    return [decision for entry in kept["decisions"] for decision in entry["history"]]


def test_a_decision_is_in_the_file_when_it_is_answered(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        note = "agreed with their desk\nfor a week"
        answer = served.decide(note=note, seen=0)
        assert answer.status == 200
        (kept,) = history(texts)
        assert {**kept, "on": ""} == {
            "choice": "licensed", "reviewer": "AB", "note": note, "on": ""
        }  # fmt: skip
        assert answer.json["entry"]["history"] == [kept]
        assert served.state()["entries"] == [answer.json["entry"]]
        assert f"decisions are kept in {texts / KEPT}" in served.errors.read_text("utf-8")


def test_who_has_not_seen_the_last_decision_is_shown_it(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        mark = served.fingerprint()
        served.decide(fingerprint=mark, seen=0)
        late = {"fingerprint": mark, "choice": "dispute", "reviewer": "CD"}
        answer = served.decide(**late, seen=0)
        assert answer.status == 409
        assert [one["reviewer"] for one in answer.json["entry"]["history"]] == ["AB"]
        assert answer.json["why"]
        assert served.decide(**late, seen=1).status == 200
        assert [one["reviewer"] for one in history(texts)] == ["AB", "CD"]


def test_what_another_program_writes_into_the_file_is_shown(texts: Path) -> None:
    with (
        reviewing(texts, "copy.txt", *AGAINST) as served,
        reviewing(texts, "copy.txt", *AGAINST) as other,
    ):
        served.decide(seen=0)
        assert other.state()["entries"] == served.state()["entries"] != []
        assert other.decide(reviewer="CD", seen=0).status == 409
        assert other.decide(reviewer="CD").status == 200
        assert [one["reviewer"] for one in served.state()["entries"][0]["history"]] == ["AB", "CD"]


def test_a_file_broken_by_hand_is_said_and_not_written_over(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        served.decide(seen=0)
        (texts / KEPT).write_text("{ half", "utf-8")
        state = served.state()
        assert KEPT in state["note"]
        assert len(state["entries"]) == 1
        assert_plain_refusal(served.decide(reviewer="CD"), 503)
        assert (texts / KEPT).read_text("utf-8") == "{ half"


def test_a_draft_that_changes_is_audited_again(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        served.decide(seen=0)
        (texts / "copy.txt").write_text(UNRELATED, "utf-8")
        until(lambda: served.state()["version"] == 2)
        assert served.state()["became"] == {"cleared": 1, "changed": 0, "new": 0, "kept": 0}
        assert "Since this review began" in served.page()
        (texts / "copy.txt").write_text(COPY, "utf-8")
        until(lambda: served.state()["version"] == 3)
        assert served.state()["became"] == {"cleared": 0, "changed": 0, "new": 0, "kept": 1}
        assert len(served.state()["entries"]) == 1


def test_while_a_draft_cannot_be_read_the_last_audit_stays(texts: Path) -> None:
    draft = texts / "copy.txt"
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        draft.write_text("", "utf-8")
        until(lambda: "copy.txt: empty" in served.state()["note"])
        assert "copy.txt: empty" in served.page()
        draft.unlink()
        until(lambda: "no such file" in served.state()["note"])
        draft.write_text(COPY, "utf-8")
        until(lambda: not served.state()["note"])
        assert served.state()["version"] == 1


def test_a_source_that_is_gone_clears_nothing(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        (texts / "origin.txt").unlink()
        until(lambda: "origin.txt" in served.state()["note"])
        assert served.state()["version"] == 1


def test_folders_are_looked_into_again_and_deciding_changes_no_text(texts: Path) -> None:
    drafts = write_texts(texts / "drafts")
    (drafts / "origin.txt").unlink()
    (drafts / "copy.txt").unlink()
    with reviewing(texts, "drafts", *AGAINST) as served:
        (drafts / "late.txt").write_text(COPY, "utf-8")
        until(lambda: served.state()["version"] == 2)
        assert served.decide(seen=0).status == 200
        assert (drafts / KEPT).exists()
        time.sleep(2)
        assert served.state()["version"] == 2


def test_a_stored_audit_is_reviewed_as_it_is(texts: Path, provenance: Provenance) -> None:
    stored = texts / "audit.json"
    provenance("audit", "copy.txt", *AGAINST, "--format", "json", "--output", stored, cwd=texts)
    before = stored.read_bytes()
    (texts / "copy.txt").unlink()
    with reviewing(texts.parent, "content/audit.json") as served:
        assert "Windmill to grind again" in served.page()
        assert served.decide(seen=0).status == 200
        assert len(history(texts)) == 1
        assert served.state()["note"] == ""
    assert stored.read_bytes() == before


def test_a_stored_audit_has_no_other_sources(texts: Path, provenance: Provenance) -> None:
    stored = texts / "audit.json"
    provenance("audit", "copy.txt", *AGAINST, "--format", "json", "--output", stored, cwd=texts)
    done = provenance("review", "audit.json", "--against", "origin.txt", cwd=texts)
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr.count("\n") == 1


def test_decisions_can_be_kept_elsewhere(texts: Path) -> None:
    with reviewing(texts, "copy.txt", *AGAINST, "--decisions", "../ours.json") as served:
        assert served.decide(seen=0).status == 200
        assert len(history(texts.parent, "ours.json")) == 1
        assert not (texts / KEPT).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--decisions", "."], "is a folder"),
        (["--decisions", "gone/x.json"], "no folder"),
        (["--decisions", "origin.txt"], "not a decisions file"),
        (["--port", "70000"], "--port"),
        (["--templates", "gone"], "gone"),
    ],
)
def test_a_wrong_call_is_one_line(
    texts: Path, provenance: Provenance, arguments: list[str], told: str
) -> None:
    done = provenance("review", "copy.txt", *AGAINST, *arguments, cwd=texts)
    assert done.returncode == ExitStatus.USAGE
    assert done.stdout == ""
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert (texts / "origin.txt").read_text("utf-8") == ORIGIN


def test_a_port_in_use_is_one_line(texts: Path, provenance: Provenance) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = provenance("review", "copy.txt", *AGAINST, "--port", port, cwd=texts)
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == f"provenance: --port {port}: another program listens there\n"


def test_the_browser_is_opened_at_the_address(texts: Path) -> None:
    browser = texts.parent / "browser"
    browser.write_text(f"#!/bin/sh\nprintf %s \"$1\" > '{texts.parent}/opened'\n", "utf-8")
    browser.chmod(0o755)
    opened = texts.parent / "opened"
    with reviewing(texts, "copy.txt", *AGAINST, "--open", BROWSER=f"{browser} %s") as served:
        until(lambda: opened.exists() and opened.read_text("utf-8") == served.address)


def test_nothing_to_review_is_told(texts: Path, provenance: Provenance) -> None:
    done = provenance("review", "gone.txt", cwd=texts)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "gone.txt: no such file" in done.stderr


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 128 + signal.SIGINT), (signal.SIGTERM, 0)]
)
def test_started_from_nothing_signals_end_it_quietly(
    texts: Path, number: signal.Signals, status: int
) -> None:
    errors = texts.parent / "stderr"
    with errors.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "provenance", "review", "copy.txt", *AGAINST, "--quiet"],
            cwd=texts,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
    assert process.stdout
    with process.stdout:
        try:
            Served(process.stdout.readline().strip(), errors, process.kill).state()
            process.send_signal(number)
            assert process.wait(PATIENCE) == status
        finally:
            process.kill()
    said = "provenance: interrupted\n" if number == signal.SIGINT else ""
    assert errors.read_text("utf-8") == said


def test_a_kill_while_saving_loses_nothing_that_was_answered(texts: Path) -> None:
    answered: list[str] = []
    chance = random.Random(5)  # noqa: S311
    for _ in range(5):
        with reviewing(texts, "copy.txt", *AGAINST) as served:
            mark = served.fingerprint()
            end = time.monotonic() + chance.uniform(0.05, 0.5)
            while True:
                note = f"note {len(answered)}"
                if time.monotonic() > end:
                    body = json.dumps({"fingerprint": mark, "choice": "dispute", "reviewer": "AB"})
                    with socket.create_connection(("127.0.0.1", served.port), PATIENCE) as raw:
                        raw.sendall(
                            f"POST {served.at('/decisions')} HTTP/1.1\r\n"
                            f"Host: 127.0.0.1:{served.port}\r\nContent-Type: application/json\r\n"
                            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
                        )
                        time.sleep(chance.uniform(0, 0.01))
                        served.kill()
                    break
                assert served.decide(fingerprint=mark, note=note).status == 200
                answered.append(note)
        notes = [one["note"] for one in history(texts)]
        assert [note for note in notes if note] == answered
    assert answered
    with reviewing(texts, "copy.txt", *AGAINST) as served:
        shown = [one["note"] for one in served.state()["entries"][0]["history"]]
        assert [note for note in shown if note] == answered
