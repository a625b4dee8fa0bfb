"""Whatever is wrong with an archive is found, and said in one line each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from provenance.archive.archive import Archive
from provenance.archive.checking import problems
from provenance.archive.content import Content, packed, unpacked
from provenance.archive.engine import Changes, Index
from provenance.archive.entries import Text
from tests.archives import export, record
from tests.unit.archive.test_archive import add, key_of


@pytest.fixture
def a(tmp_path: Path) -> Path:
    """An archive of four texts, one of which has two copies."""
    add(tmp_path / "a", export(tmp_path / "x.jsonl", 0, 1, 2, 3, 1))
    return tmp_path / "a"


def spoil(archive: Path, change: Callable[[Changes, Archive], None]) -> list[str]:
    """What is found wrong after a change that no command makes."""
    changes = Index(archive / "index").changes()
    change(changes, Archive.open(archive))
    changes.commit()
    changes.finish()
    return list(problems(archive))


def test_an_archive_as_it_was_written_is_whole(a: Path) -> None:
    assert list(problems(a)) == []


def test_a_copy_without_its_text_is_found(a: Path) -> None:
    found = spoil(a, lambda changes, _: changes.drop_text(key_of(2)))
    assert f"copies of the text {key_of(2)} have no text" in found


def test_a_text_without_a_copy_is_found(a: Path) -> None:
    path = Archive.open(a).copies_of(key_of(2))[0].path
    assert f"the text {key_of(2)} has no copy" in spoil(a, lambda to, _: to.drop_copy(path))


def test_a_text_that_cannot_be_unpacked_is_found(a: Path) -> None:
    def change(changes: Changes, _: Archive) -> None:
        changes.drop_text(key_of(2))
        changes.put_text(Text(key_of(2), "word", b"spoilt"))

    (found,) = spoil(a, change)
    assert found.startswith(f"the text {key_of(2)} cannot be unpacked")


def test_a_text_under_another_key_than_its_own_is_found(a: Path) -> None:
    def change(changes: Changes, archive: Archive) -> None:
        other = archive.view.packed(key_of(3))
        assert other is not None
        changes.drop_text(key_of(2))
        changes.put_text(Text(key_of(2), "word", other))

    assert spoil(a, change) == [f"the text {key_of(2)} is kept with other words than its own"]


def test_a_text_that_is_there_twice_is_found(a: Path) -> None:
    def change(changes: Changes, archive: Archive) -> None:
        changes.put_text(Text(key_of(2), "word", archive.view.packed(key_of(2)) or b""))

    assert "4 texts are found by their keys, 5 are there" in spoil(a, change)


def test_a_copy_that_cannot_be_unpacked_is_found(a: Path) -> None:
    def change(changes: Changes, archive: Archive) -> None:
        copy = archive.copies_of(key_of(1))[0]
        changes.drop_copy(copy.path)
        changes.put_copy(replace(copy, packed=b"spoilt"))

    (found,) = spoil(a, change)
    assert "x.jsonl/2 cannot be unpacked" in found


def test_a_copy_that_is_not_its_text_is_found(a: Path) -> None:
    def change(changes: Changes, archive: Archive) -> None:
        copy = archive.copies_of(key_of(1))[0]
        first = unpacked(archive.view.packed(key_of(1)) or b"")
        other = Content(json.dumps(record(2)).encode(), is_record=True)
        changes.drop_copy(copy.path)
        changes.put_copy(replace(copy, packed=packed(other, first)))

    (found,) = spoil(a, change)
    assert "x.jsonl/2 is kept with other words than its text's" in found


def files_of(archive: Path) -> list[Path]:
    return sorted(file for file in (archive / "index").iterdir() if file.suffix != ".lock")


@pytest.mark.parametrize("kind", [".store", ".term", ".idx", ".fast", ".fieldnorm"])
def test_a_single_changed_bit_of_the_index_is_found(a: Path, kind: str) -> None:
    for file in (file for file in files_of(a) if file.suffix == kind):
        data = bytearray(file.read_bytes())
        data[len(data) // 3] ^= 1
        file.write_bytes(data)
    found = list(problems(a))
    assert found
    assert all(kind in one and "not as it was written" in one for one in found)


@pytest.mark.parametrize("kind", [".store", ".term"])
@pytest.mark.parametrize("length", [0, 5, 300])
def test_a_file_of_the_index_that_was_cut_off_is_found(a: Path, kind: str, length: int) -> None:
    file = next(file for file in files_of(a) if file.suffix == kind)
    file.write_bytes(file.read_bytes()[:length])
    assert "not as it was written" in next(iter(problems(a)))


@pytest.mark.parametrize("name", ["meta.json", "*.store", "*.idx"])
def test_a_file_of_the_index_that_is_gone_is_found(a: Path, name: str) -> None:
    next((a / "index").glob(name)).unlink()
    assert list(problems(a))
    assert all("\n" not in one for one in problems(a))
