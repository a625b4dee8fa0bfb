"""Adding and removing: nothing twice, nothing lost, every text with its copies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.archive import batch
from provenance.archive.archive import Archive
from provenance.archive.checking import problems
from provenance.archive.writing import Added, Writer
from provenance.config import Config
from provenance.errors import UsageProblem
from provenance.ingest import read
from tests.archives import export, record, text
from tests.unit.archive.test_archive import add, key_of


@pytest.fixture
def a(tmp_path: Path) -> Path:
    return tmp_path / "a"


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit after every third record."""
    monkeypatch.setattr(batch, "FULL", 3)
    monkeypatch.setattr(batch, "_TAKEN_OUT", 3)


def remove(archive: Path, *what: str) -> int:
    with Writer.open(archive, "a test") as writer:
        return sum(writer.remove(one) for one in what)


def paths_in(archive: Path) -> list[str]:
    """The names of all copies, without their folder; fails where the archive is not whole."""
    assert list(problems(archive)) == []
    found = Archive.open(archive)
    paths = [copy.path for key in found.keys() for copy in found.copies_of(key)]  # noqa: SIM118
    assert len(paths) == found.copies
    return sorted(Path(path).relative_to(archive.parent).as_posix() for path in paths)


def figures(added: Added) -> dict[str, Any]:
    """What a run did, without what it did not."""
    names = ("texts", "copies", "replaced", "removed", "unchanged")
    return {name: getattr(added, name) for name in names if getattr(added, name)}


def test_a_text_is_kept_once_with_all_its_copies(a: Path, tmp_path: Path) -> None:
    other = {**record(1), "headline": "Towed", "text": text(1).upper()}
    (tmp_path / "y.jsonl").write_text(json.dumps(other))
    assert figures(add(a, export(tmp_path / "x.jsonl", 1, 1), tmp_path / "y.jsonl")) == {
        "texts": 1,
        "copies": 3,
    }
    found = Archive.open(a).documents_of(key_of(1), Config())
    assert [one.path.rsplit("/", 2)[1:] for one in found] == [
        ["x.jsonl", "1"],
        ["x.jsonl", "2"],
        ["y.jsonl", "1"],
    ]
    assert [one.title for one in found] == [record(1)["headline"]] * 2 + ["Towed"]
    assert found[2].text.endswith(text(1).upper())


def test_a_copy_in_another_format_is_a_copy(a: Path, tmp_path: Path) -> None:
    page = "".join(f"<p>{part}</p>" for part in text(1).split("\n\n"))
    (tmp_path / "page.html").write_text(f"<html><h1>Towed</h1><article>{page}</article></html>")
    assert figures(add(a, export(tmp_path / "x.jsonl", 1), tmp_path / "page.html")) == {
        "texts": 1,
        "copies": 2,
    }


def test_a_file_that_is_there_is_not_read_again(
    a: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    export(tmp_path / "in" / "x.jsonl", 1, 2)
    (tmp_path / "in" / "one.txt").write_text(f"Towed\n\n{text(5)}\n")
    assert figures(add(a, tmp_path / "in")) == {"texts": 3, "copies": 3}
    monkeypatch.setattr(read, "recognise", None)
    assert figures(add(a, tmp_path / "in")) == {"unchanged": 2}


def test_a_file_with_no_article_is_not_read_again(a: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "list.json").write_text('{"items": [1, 2]}')
    assert figures(add(a, tmp_path / "in")) == {}
    assert figures(add(a, tmp_path / "in")) == {"unchanged": 1}


def test_a_file_is_read_again_under_other_settings(a: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text(json.dumps({"inhoud": text(3)}))
    assert figures(add(a, tmp_path / "odd.jsonl")) == {}
    named = Config(fields={"text": ("inhoud",)})
    assert figures(add(a, tmp_path / "odd.jsonl", config=named)) == {"texts": 1, "copies": 1}


@pytest.mark.usefixtures("often")
def test_a_changed_file_takes_the_place_of_what_it_held(a: Path, tmp_path: Path) -> None:
    add(a, export(tmp_path / "x.jsonl", *range(10)))
    changed = add(a, export(tmp_path / "x.jsonl", 0, 1, 22, 3, 4, 5, 6))
    assert figures(changed) == {"texts": 1, "replaced": 1, "removed": 3}
    assert paths_in(a) == [f"x.jsonl/{line}" for line in range(1, 8)]
    assert Archive.open(a).texts == 7
    assert Archive.open(a).documents_of(key_of(2), Config()) == ()


def test_an_article_that_changed_takes_the_place_of_the_one_before(a: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    for number in (1, 2):
        story.write_text(f"Towed\n\n{text(number)}\n")
        add(a, story)
    assert paths_in(a) == ["story.txt"]
    (found,) = Archive.open(a).every(Config())
    assert "call 2 of the year" in found.text


def test_a_text_that_moves_to_another_record_stays(a: Path, tmp_path: Path) -> None:
    add(a, export(tmp_path / "x.jsonl", 1, 2))
    add(a, export(tmp_path / "x.jsonl", 2, 1))
    assert paths_in(a) == ["x.jsonl/1", "x.jsonl/2"]
    assert Archive.open(a).texts == 2


def test_a_file_that_is_gone_from_the_disk_stays_in_the_archive(a: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    export(tmp_path / "in" / "x.jsonl", 1)
    add(a, tmp_path / "in")
    (tmp_path / "in" / "x.jsonl").unlink()
    add(a, tmp_path / "in")
    assert paths_in(a) == ["in/x.jsonl/1"]


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(
    ("what", "left"),
    [
        ("in", ["inn.jsonl/1"]),
        ("in/x.jsonl", ["in/y.jsonl/1", "inn.jsonl/1"]),
        ("in/x.jsonl/2", ["in/x.jsonl/1", *(f"in/x.jsonl/{n}" for n in range(3, 9)),
                          "in/y.jsonl/1", "inn.jsonl/1"]),
        ("in/x.json", None),
    ],
)  # fmt: skip
def test_a_path_removes_what_lies_at_or_below_it(
    a: Path, tmp_path: Path, what: str, left: list[str] | None
) -> None:
    (tmp_path / "in").mkdir()
    export(tmp_path / "in" / "x.jsonl", *range(8))
    export(tmp_path / "in" / "y.jsonl", 1)
    add(a, tmp_path / "in", export(tmp_path / "inn.jsonl", 7))
    removed = remove(a, (tmp_path / what).as_posix())
    assert removed == (10 - len(left) if left else 0)
    if left:
        assert paths_in(a) == left
    texts = {7, 1} if what == "in/x.jsonl" else {7} if what == "in" else set(range(8))
    assert {one for one in range(8) if Archive.open(a).copies_of(key_of(one))} == texts


def test_a_key_removes_a_text_with_all_its_copies(a: Path, tmp_path: Path) -> None:
    add(a, export(tmp_path / "x.jsonl", 1, 2, 1))
    assert remove(a, key_of(1)) == 2
    assert paths_in(a) == ["x.jsonl/2"]


@pytest.mark.parametrize("what", ["x.jsonl", "x.jsonl/2", ""])
def test_what_was_removed_comes_back_with_its_file(a: Path, tmp_path: Path, what: str) -> None:
    x = export(tmp_path / "x.jsonl", 1, 2)
    add(a, x)
    remove(a, (tmp_path / what).as_posix())
    add(a, x)
    assert paths_in(a) == ["x.jsonl/1", "x.jsonl/2"]


def test_broken_records_are_named_and_the_file_tried_again(a: Path, tmp_path: Path) -> None:
    x = tmp_path / "x.jsonl"
    x.write_text(json.dumps(record(1)) + "\n" + "{broken\n" * 30)
    for _ in range(2):
        added = add(a, x)
        assert len(added.skipped) == 21
        assert added.skipped[0].path == f"{x.as_posix()}/2"
        assert "10 further" in added.skipped[-1].reason
        assert added.unchanged == 0
    assert paths_in(a) == ["x.jsonl/1"]


@pytest.mark.usefixtures("often")
def test_a_run_that_ends_early_leaves_its_commits_and_the_next_goes_on(
    a: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = export(tmp_path / "x.jsonl", *range(10))
    told: list[str] = []

    def interrupt(line: str) -> None:
        told.append(line)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Writer.open(a, "a test", new=True) as writer:
        writer.add([x], Config(), interrupt)
    assert paths_in(a) == [f"x.jsonl/{line}" for line in range(1, 7)]
    monkeypatch.setattr(batch, "FULL", 100)
    assert figures(add(a, x)) == {"texts": 4, "copies": 4}
    assert figures(add(a, x)) == {"unchanged": 1}


def test_the_archive_does_not_eat_itself(tmp_path: Path) -> None:
    export(tmp_path / "x.jsonl", 1)
    for _ in range(2):
        added = add(tmp_path / "a", tmp_path)
        assert not any("index" in one.path for one in added.skipped)
    assert paths_in(tmp_path / "a") == ["x.jsonl/1"]


def test_a_folder_with_other_things_in_it_is_no_place_for_an_archive(tmp_path: Path) -> None:
    x = export(tmp_path / "x.jsonl", 1)
    with pytest.raises(UsageProblem, match="not empty"):
        add(tmp_path, x)
    assert [one.name for one in tmp_path.iterdir()] == ["x.jsonl"]


def test_an_archive_whose_making_was_cut_off_is_made_anew(a: Path, tmp_path: Path) -> None:
    add(a, export(tmp_path / "x.jsonl", 1))
    (a / "archive.json").unlink()
    (a / "index" / "meta.json").unlink()
    add(a, tmp_path / "x.jsonl")
    assert paths_in(a) == ["x.jsonl/1"]


def test_a_file_named_in_another_encoding_is_skipped(a: Path, tmp_path: Path) -> None:
    odd = Path(f"{tmp_path}/caf\udce9.jsonl")
    try:
        export(odd, 1)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes no such name")
    added = add(a, odd)
    assert "another encoding" in added.skipped[0].reason
