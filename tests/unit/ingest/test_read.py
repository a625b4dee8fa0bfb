"""Paths to documents: ids, roles, folders, and every reason not to read a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provenance.ingest import read
from provenance.ingest.folders import Files
from provenance.ingest.read import read_documents

STORY = (
    "Bridge toll to double\n\nThe toll on the Orr Bridge will double in March, the county said on "
    "Monday, and drivers who cross it every day will pay about 40 dollars more.\n"
)


def _write(path: Path, text: str = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_drafts_come_first_and_ids_run_on(tmp_path: Path) -> None:
    draft = _write(tmp_path / "draft.txt")
    _write(tmp_path / "sources/b.md")
    _write(tmp_path / "sources/a.txt", STORY + "More.\n")
    documents, skipped = read_documents([draft], [tmp_path / "sources"])
    assert [(d.id, d.role, Path(d.path).name) for d in documents] == [
        ("d1", "suspicious", "draft.txt"),
        ("d2", "source", "a.txt"),
        ("d3", "source", "b.md"),
    ]
    assert skipped == ()


def test_the_path_is_as_given_and_the_text_is_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "in/story.txt", STORY.replace("\n", "\r\n"))
    monkeypatch.chdir(tmp_path)
    (document,), _ = read_documents([Path("in/story.txt")], [])
    assert document.path == "in/story.txt"
    assert document.text == STORY.replace("\n", "\r\n")
    assert document.title == "Bridge toll to double"
    assert document.title_span is not None
    assert document.title_span.of(document.text) == document.title


def test_a_byte_order_mark_stays_in_the_text_but_in_no_span(tmp_path: Path) -> None:
    (document,), _ = read_documents([_write(tmp_path / "a.txt", "\ufeff" + STORY)], [])
    assert document.text.startswith("\ufeff")
    assert document.title == "Bridge toll to double"
    assert document.title_span is not None
    assert document.title_span.start == 1


def test_a_source_that_is_a_draft_is_left_out_with_a_reason(tmp_path: Path) -> None:
    draft = _write(tmp_path / "draft.txt")
    link = tmp_path / "same.txt"
    link.symlink_to(draft)
    documents, skipped = read_documents([draft], [tmp_path])
    assert [d.id for d in documents] == ["d1"]
    assert {s.reason for s in skipped} == {"is itself one of the drafts, so not a source"}


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    source = _write(tmp_path / "s/one.txt")
    documents, skipped = read_documents([], [tmp_path / "s", source])
    assert len(documents) == 1
    assert skipped == ()


def test_hidden_files_are_passed_over_and_link_loops_end(tmp_path: Path) -> None:
    _write(tmp_path / "s/one.txt")
    _write(tmp_path / "s/.hidden.txt")
    _write(tmp_path / "s/.git/two.txt")
    (tmp_path / "s/loop").symlink_to(tmp_path / "s")
    documents, skipped = read_documents([tmp_path / "s"], [])
    assert [Path(d.path).name for d in documents] == ["one.txt"]
    assert skipped == ()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t\xef\xbb\xbf\n", "nothing but white space"),
        ("binary.txt", b"\x89PNG\0\0\0", "binary"),
        ("odd.txt", bytes(range(128, 256)) * 40, "cannot tell its encoding"),
        ("page.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_what_holds_no_text_is_skipped_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    documents, (skipped,) = read_documents([tmp_path / name], [])
    assert documents == ()
    assert reason in skipped.reason
    assert "\n" not in skipped.reason


@pytest.mark.parametrize(
    ("name", "data", "stray"),
    [
        ("article.md", b"\x89PNG\0\0\0", False),
        ("article.TXT", bytes(range(128, 256)) * 40, False),
        ("article.html", b"\0\1\2", False),
        ("article.docx", b"\0\1\2", False),
        ("article.md", b"", False),
        ("no-suffix", b"\x89PNG\0\0\0", True),
        ("settings.json", b'{"name": "x", "version": 1}', True),
        ("layout.xml", b"<?xml version='1.0'?><layout/>", True),
    ],
)
def test_a_pattern_asks_for_articles_and_for_nothing_else(
    tmp_path: Path, name: str, data: bytes, stray: bool
) -> None:
    (tmp_path / name).write_bytes(data)
    _, (skipped,) = read_documents([Files((tmp_path / name,))], [])
    assert skipped.incidental is stray


def test_a_folder_asks_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_bytes(b"\x89PNG\0\0\0")
    for given in (tmp_path, Files((tmp_path / "article.md",), of_folder=True)):
        _, (skipped,) = read_documents([given], [])
        assert skipped.incidental


def test_a_missing_file_is_skipped_with_a_reason(tmp_path: Path) -> None:
    _, (skipped,) = read_documents([tmp_path / "none.txt"], [])
    assert skipped.reason == "no such file or folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_an_unreadable_file_is_skipped_with_a_reason(tmp_path: Path) -> None:
    path = _write(tmp_path / "locked.txt")
    path.chmod(0)
    _, (skipped,) = read_documents([path], [])
    assert skipped.reason.startswith("cannot be read")


def test_other_formats_in_a_folder_are_named(tmp_path: Path) -> None:
    _write(tmp_path / "s/one.txt")
    (tmp_path / "s/photo.jpg").write_bytes(b"\xff\xd8\xff\0")
    documents, (skipped,) = read_documents([tmp_path / "s"], [])
    assert len(documents) == 1
    assert skipped.reason == "not a format this version reads"


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGEST_COLLECTION", 10)
    _, (skipped,) = read_documents([_write(tmp_path / "big.txt")], [])
    assert skipped.reason.startswith("larger than")


def test_html_under_another_name_is_read_as_html(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "page.txt",
        "<!doctype html><html><body><h1>Bridge toll to double</h1><p>"
        + STORY
        + "</p></body></html>",
    )
    (document,), _ = read_documents([path], [])
    assert "<p>" not in document.text
    assert document.title == "Bridge toll to double"


def test_progress_names_each_file(tmp_path: Path) -> None:
    told: list[str] = []
    read_documents([_write(tmp_path / "a.txt")], [], progress=told.append)
    assert len(told) == 1
    assert told[0].endswith("a.txt")
