"""Collections of any size are read piece by piece, their records unread."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.ingest import members, read
from provenance.ingest.file import File
from provenance.ingest.members import members_of
from provenance.model import Document, Skipped
from tests.archives import export, record, text


def found_in(path: Path) -> list[Document | File | Skipped]:
    return list(members_of(path, Config(), named=True))


def test_an_export_gives_its_lines_unread(tmp_path: Path) -> None:
    x = export(tmp_path / "x.jsonl", 1, 2)
    lines = x.read_bytes().splitlines()
    assert found_in(x) == [
        File(f"{x.as_posix()}/{n}", line, "application/json", depth=1)
        for n, line in enumerate(lines, 1)
    ]


def test_lines_are_numbered_as_the_audit_numbers_them(tmp_path: Path) -> None:
    x = tmp_path / "x.jsonl"
    one, two = (json.dumps(record(number)) for number in (1, 2))
    x.write_bytes(f"\ufeff{one}\r\n\n  \n{two}".encode())
    documents, _ = read.read_documents([], [x])
    assert [file.path for file in found_in(x)] == [document.path for document in documents]


def test_an_export_may_be_larger_than_what_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LARGEST_COLLECTION", 1_000)
    x = export(tmp_path / "x.jsonl", *range(50))
    assert len(found_in(x)) == 50


def test_few_lines_are_in_memory_at_a_time(tmp_path: Path) -> None:
    x = export(tmp_path / "x.jsonl", *range(200))
    first = list(islice(members_of(x, Config(), named=True), 3))
    x.write_bytes(b"")  # what was not asked for was not read, but for a buffer
    assert len(first) == 3


def test_a_line_without_end_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "LARGEST_TEXT", 2_000)
    x = tmp_path / "x.jsonl"
    x.write_text(f'{json.dumps(record(1))}\n{{"text": "{"x" * 9_000}"}}\n{json.dumps(record(2))}\n')
    names = [(type(one).__name__, one.path.rsplit("/")[-1]) for one in found_in(x)]
    assert names == [("File", "1"), ("Skipped", "2"), ("File", "3")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_an_export_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    x = tmp_path / "x.jsonl"
    x.write_text(f"{json.dumps(record(1))}\n{json.dumps(record(2))}\n", encoding=encoding)
    assert [one.path for one in found_in(x)] == [f"{x.as_posix()}/{n}" for n in (1, 2)]


def test_records_of_a_json_array_are_unread_too(tmp_path: Path) -> None:
    x = tmp_path / "x.json"
    x.write_text(json.dumps([record(1), record(2)]))
    assert {type(one) for one in found_in(x)} == {File}


def test_other_files_are_read_in_full(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(f"Towed\n\n{text(1)}")
    (found,) = found_in(tmp_path / "x.txt")
    assert isinstance(found, Document)
    assert (found.role, found.id) == ("source", "")
    assert text(1) in found.text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("x.parquet", b"PAR1 and no more", ""),
        ("y.parquet", b"no table", "not a Parquet file"),
        ("gone.jsonl", None, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_skipped(
    tmp_path: Path, name: str, data: bytes | None, why: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (found,) = found_in(tmp_path / name)
    assert isinstance(found, Skipped)
    assert why in found.reason
    assert "\n" not in found.reason
