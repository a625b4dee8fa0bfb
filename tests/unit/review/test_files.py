"""Noticing that a file changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.review.files import look, signature


def rewrite_in_the_same_time(path: Path) -> None:
    """As long as before, and as old, as a coarse clock has it."""
    before = path.stat()
    part = path.with_suffix(".part")
    part.write_text("b" * before.st_size, "utf-8")
    part.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def add(path: Path) -> None:
    path.with_name("other.txt").write_text("new", "utf-8")


def add_deeper(path: Path) -> None:
    (path.parent / "deep").mkdir()
    add(path.parent / "deep" / "x")


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda path: path.write_text("longer", "utf-8"),
    "replaced": rewrite_in_the_same_time,
    "gone": Path.unlink,
    "one more": add,
    "deeper": add_deeper,
    "now a folder": put_a_folder_there,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_folders_change_is_seen(tmp_path: Path, change: Callable[[Path], object]) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    before = look([tmp_path], set())
    assert look([tmp_path], set()) == before
    change(tmp_path / "a.txt")
    assert look([tmp_path], set()) != before


@pytest.mark.parametrize("change", ["longer", "replaced", "gone"])
def test_a_files_change_is_seen(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", "utf-8")
    before = look([path], set())
    CHANGES[change](path)
    assert look([path], set()) != before


def test_what_lies_beside_the_texts_is_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    before = look([tmp_path], {"ours.json"})
    (tmp_path / "ours.json").write_text("{}", "utf-8")
    (tmp_path / ".ours.json.part").write_text("{}", "utf-8")
    assert look([tmp_path], {"ours.json"}) == before


def test_an_address_is_not_asked(tmp_path: Path) -> None:
    assert look(["https://paper.example/story", tmp_path / "gone.txt"], set()) == look(
        [tmp_path / "gone.txt"], set()
    )


def test_a_path_that_is_none_has_no_signature(tmp_path: Path) -> None:
    assert signature(tmp_path / "gone") is None
    assert signature(Path("nul\x00")) is None
