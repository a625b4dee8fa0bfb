"""``provenance archive`` as users run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance.errors import ExitStatus
from tests.archives import export, text
from tests.cli.windmill import Provenance


@pytest.fixture
def coast(provenance: Provenance, tmp_path: Path) -> Path:
    """An archive of 12 articles, one of them carried twice."""
    export(tmp_path / "coast.jsonl", *range(12), 3)
    assert provenance("archive", "add", "coast", "coast.jsonl").returncode == ExitStatus.CLEAN
    return tmp_path / "coast"


def test_add_makes_the_archive_and_says_what_came(provenance: Provenance, tmp_path: Path) -> None:
    export(tmp_path / "coast.jsonl", *range(12), 3)
    first = provenance("archive", "add", "coast", "coast.jsonl")
    assert first.stdout == "coast: 13 articles added, 12 of them new texts\n"
    assert first.stderr == ""
    again = provenance("archive", "add", "coast", "coast.jsonl")
    assert again.stdout == "coast: 0 articles added, 0 of them new texts, 1 file unchanged\n"


def test_add_says_what_a_changed_file_replaced(
    provenance: Provenance, coast: Path, tmp_path: Path
) -> None:
    export(tmp_path / "coast.jsonl", 40, *range(1, 12))
    done = provenance("archive", "add", coast.name, "coast.jsonl")
    assert done.stdout == "coast: 0 articles added, 1 of them new texts, 1 replaced, 1 removed\n"


def test_add_takes_folders_and_settings(provenance: Provenance, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "odd.jsonl").write_text(json.dumps({"inhoud": text(3)}))
    (tmp_path / "in" / "story.txt").write_text(f"Towed\n\n{text(4)}")
    (tmp_path / "in" / "picture.png").write_bytes(b"no article")
    (tmp_path / "fields.toml").write_text('[fields]\ntext = ["inhoud"]\n')
    done = provenance("archive", "add", "a", "in", "--config", "fields.toml", "--keep", "caption")
    assert done.returncode == ExitStatus.CLEAN
    assert done.stdout == "a: 2 articles added, 2 of them new texts\n"
    assert done.stderr == "skipped in/picture.png: not a format this version reads\n"


def test_what_could_not_be_read_is_named_and_the_rest_is_there(
    provenance: Provenance, tmp_path: Path
) -> None:
    export(tmp_path / "coast.jsonl", 1)
    done = provenance("archive", "add", "a", "gone.jsonl", "coast.jsonl")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr == "skipped gone.jsonl: no such file or folder\n"
    assert done.stdout.startswith("a: 1 article added")


def test_remove_takes_out_by_path(provenance: Provenance, coast: Path) -> None:
    done = provenance("archive", "remove", coast.name, "coast.jsonl/1", "./coast.jsonl/2")
    assert (done.stdout, done.returncode) == ("coast: 2 articles removed\n", ExitStatus.CLEAN)
    figures = json.loads(provenance("archive", "stats", coast.name, "--format", "json").stdout)
    assert (figures["texts"], figures["copies"]) == (10, 11)


def test_remove_of_what_is_not_there_is_said(provenance: Provenance, coast: Path) -> None:
    done = provenance("archive", "remove", coast.name, "other.jsonl")
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert done.stderr == "provenance: coast: holds no other.jsonl\n"


def test_stats_are_lines_to_read(provenance: Provenance, coast: Path) -> None:
    lines = provenance("archive", "stats", coast.name).stdout.splitlines()
    assert lines[:5] == [
        "archive coast",
        "texts 12",
        "copies 13",
        "files 1",
        "published 2026-03-01 to 2026-03-12",
    ]
    assert lines[-3:] == [
        "outlet Coast Courier: 5",
        "outlet Radio Lantern: 4",
        "outlet The Tidewater Post: 4",
    ]


def test_stats_are_json(provenance: Provenance, coast: Path) -> None:
    figures = json.loads(provenance("archive", "stats", coast.name, "--format", "json").stdout)
    assert figures["schema"] == "provenance.archive-stats/1"
    assert figures["published"] == ["2026-03-01", "2026-03-12"]
    assert figures["outlets"][0] == {"name": "Coast Courier", "copies": 5}
    assert figures["disk"] > 0


def test_stats_of_an_empty_archive(provenance: Provenance, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert provenance("archive", "add", "a", "in").returncode == ExitStatus.CLEAN
    figures = json.loads(provenance("archive", "stats", "a", "--format", "json").stdout)
    assert (figures["texts"], figures["published"], figures["outlets"]) == (0, None, [])


def test_verify_says_whether_an_archive_is_whole(provenance: Provenance, coast: Path) -> None:
    whole = provenance("archive", "verify", coast.name)
    assert (whole.stdout, whole.returncode) == ("coast: whole\n", ExitStatus.CLEAN)
    store = next((coast / "index").glob("*.store"))
    store.write_bytes(store.read_bytes()[:-40])
    broken = provenance("archive", "verify", coast.name)
    assert broken.returncode == ExitStatus.FINDINGS
    assert broken.stdout.splitlines() == [
        f"index/{store.name} is not as it was written",
        "coast: not whole, 1 problem",
    ]


def test_compact_says_what_it_freed(provenance: Provenance, coast: Path) -> None:
    done = provenance("archive", "compact", coast.name)
    assert done.returncode == ExitStatus.CLEAN
    assert done.stdout.startswith("coast: 0.0 MB in 1 part, before 0.0 MB in 1")
    assert provenance("archive", "verify", coast.name).stdout == "coast: whole\n"


@pytest.mark.parametrize("command", ["stats", "verify", "compact", "remove"])
def test_what_is_no_archive_is_a_usage_error(
    provenance: Provenance, tmp_path: Path, command: str
) -> None:
    (tmp_path / "folder").mkdir()
    path = ["x"] if command == "remove" else []
    done = provenance("archive", command, "folder", *path)
    assert done.returncode == ExitStatus.USAGE
    assert done.stderr == "provenance: folder: no archive; provenance archive add makes one\n"


def test_an_archive_of_another_version_says_what_to_do(provenance: Provenance, coast: Path) -> None:
    (coast / "archive.json").write_text('{"schema": "provenance.archive/2", "index": "index"}')
    for command in (("stats", "coast"), ("add", "coast", "coast.jsonl")):
        done = provenance("archive", *command)
        assert done.returncode == ExitStatus.USAGE
        assert "written by another version (provenance.archive/2;" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_damaged_archive_is_no_readable_input(provenance: Provenance, coast: Path) -> None:
    for store in (coast / "index").glob("*.store"):
        store.write_bytes(b"")
    done = provenance("archive", "stats", coast.name)
    assert done.returncode == ExitStatus.NOTHING_AUDITED
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr
