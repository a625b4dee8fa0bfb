"""A file is replaced in one step, or stays as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from provenance.atomic import replace


@pytest.mark.parametrize("durable", [False, True])
def test_the_new_takes_the_place_of_the_old(tmp_path: Path, durable: bool) -> None:
    target = tmp_path / "audit.json"
    replace(target, b"old", durable=durable)
    replace(target, b"new", durable=durable)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_who_may_read_it_stays_the_same(tmp_path: Path) -> None:
    target = tmp_path / "audit.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    replace(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_failure_leaves_the_old_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device", descriptor)

    target = tmp_path / "audit.json"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        replace(target, b"new", durable=True)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_durable_means_that_file_and_folder_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda at: synced.append(stat.S_ISDIR(os.fstat(at).st_mode)))
    replace(tmp_path / "audit.json", b"new")
    assert synced == []
    replace(tmp_path / "audit.json", b"newer", durable=True)
    assert synced == [False, True]
