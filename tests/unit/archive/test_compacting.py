"""Compacting leaves all that is in an archive, and none of what was taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.archive import batch, compacting, folder
from provenance.archive.archive import Archive
from provenance.archive.checking import problems
from provenance.archive.compacting import compact
from provenance.archive.engine import Changes
from provenance.archive.writing import Writer
from provenance.config import Config
from provenance.errors import UsageProblem
from provenance.text.words import words
from tests.archives import export
from tests.unit.archive.test_archive import add, key_of


@pytest.fixture
def a(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in several parts, of which something was removed."""
    monkeypatch.setattr(batch, "FULL", 4)
    monkeypatch.setattr(compacting, "_HEAP", 50_000_000)
    x = export(tmp_path / "x.jsonl", *range(20), 3)
    add(tmp_path / "a", x)
    with Writer.open(tmp_path / "a", "a test") as writer:
        for line in (1, 6, 11, 16):
            assert writer.remove(f"{x.as_posix()}/{line}") == 1
        writer.add([export(tmp_path / "y.jsonl", 30)], Config())
    return tmp_path / "a"


def test_everything_is_there_in_fewer_parts(a: Path) -> None:
    before = list(Archive.open(a).every(Config()))
    done = compact(a, "a test")
    assert list(Archive.open(a).every(Config())) == before
    assert list(problems(a)) == []
    assert done.parts_before > done.parts_after == 1
    assert done.bytes_before > done.bytes_after


def test_what_was_removed_counts_no_more(a: Path) -> None:
    kestrel = words("Kestrel")[0].key  # its boat is that of the records removed
    compact(a, "a test")
    archive = Archive.open(a)
    holding = [one for one in archive.every(Config()) if "Kestrel" in one.text]
    assert archive.frequency(kestrel) == len(holding) == 1


def test_files_that_were_read_are_not_read_again(a: Path, tmp_path: Path) -> None:
    compact(a, "a test")
    assert add(a, tmp_path / "y.jsonl").unchanged == 1


def test_who_reads_meanwhile_goes_on_reading(a: Path) -> None:
    reading = Archive.open(a)
    for _ in range(2):
        compact(a, "a test")
    assert len(list(reading.every(Config()))) == reading.copies
    assert reading.documents_of(key_of(30), Config())


def test_a_compact_that_is_cut_off_leaves_the_archive_as_it_was(
    a: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(Archive.open(a).every(Config()))

    def fail(_: Changes) -> None:
        raise UsageProblem("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Changes, "commit", fail)
        with pytest.raises(UsageProblem):
            compact(a, "a test")
    assert [one.name for one in a.glob("index*")] == ["index"]
    assert list(Archive.open(a).every(Config())) == before


def test_what_a_killed_compact_left_behind_is_cleared_away(a: Path) -> None:
    (a / "index-2").mkdir()
    (a / "index-2" / "meta.json").write_text("half of it")
    with Writer.open(a, "a test"):
        pass
    assert [one.name for one in a.glob("index*")] == ["index"]
    assert list(problems(a)) == []


def test_indexes_are_numbered() -> None:
    assert [folder.next_index(name) for name in ("index", "index-2", "index-9")] == [
        "index-2",
        "index-3",
        "index-10",
    ]
