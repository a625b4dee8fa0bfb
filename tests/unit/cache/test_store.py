"""The store keeps results between runs, and never stands in a run's way."""

from __future__ import annotations

import os
import pickle
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from provenance.cache.store import FILE, Store
from provenance.model import Reason, Span


@dataclass(frozen=True, slots=True)
class Note:
    said: str


def opened(folder: Path, complaints: list[str] | None = None, most_bytes: int = 10**6) -> Store:
    return Store(folder, ([] if complaints is None else complaints).append, most_bytes)


def kept(folder: Path, **notes: str) -> None:
    with opened(folder) as store:
        for key, said in notes.items():
            store.keep(key, Note(said))


def said(folder: Path, key: str) -> str | None:
    with opened(folder) as store:
        found = store.recall(key, Note)
        return found.said if found else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_one_run_keeps_the_next_recalls(folder: Path) -> None:
    kept(folder, a="Nine cars left the rails", b="“Syrup”, she said")
    assert said(folder, "a") == "Nine cars left the rails"
    assert said(folder, "b") == "“Syrup”, she said"
    assert said(folder, "c") is None


def test_a_value_is_recalled_in_the_run_that_kept_it(folder: Path) -> None:
    with opened(folder) as store:
        store.keep("a", Note("new"))
        assert store.recall("a", Note) == Note("new")


def test_a_value_of_another_kind_is_none(folder: Path) -> None:
    kept(folder, a="words")
    with opened(folder) as store:
        assert store.recall("a", Span) is None


def test_a_number_comes_back_as_it_was_written(folder: Path) -> None:
    given = (Reason("words", 7, 7.0), Reason("share", 0.5, None), Reason("name", "Echo"))
    with opened(folder) as store:
        for number, reason in enumerate(given):
            store.keep(str(number), reason)
    with opened(folder) as store:
        found = [store.recall(str(number), Reason) for number in range(3)]
    assert repr(found) == repr(list(given))


@dataclass(frozen=True, slots=True)
class Share:
    of: float


def test_what_does_not_come_back_the_same_is_not_kept(folder: Path) -> None:
    with opened(folder) as store:
        store.keep("a", Share(1))
        store.keep("b", Share(1.0))
        store.keep("c", Note("\udce9.txt"))
    with opened(folder) as store:
        assert store.recall("a", Share) is None
        assert store.recall("b", Share) == Share(1.0)
        assert store.recall("c", Note) is None


def test_keys_tell_apart_whatever_differs(tmp_path: Path) -> None:
    with opened(tmp_path / "cache") as store:
        keys = [
            store.key("file", "a", "b"),
            store.key("file", "ab"),
            store.key("page", "a", "b"),
            store.key("file", "\udce9", "b"),
            store.key("file", "\udcea", "b"),
            store.key("file", {"a": 1, "b": 2}),
            store.key("file", {"b": 2, "a": 1}),
        ]
        assert len(set(keys)) == len(keys)
        assert store.key("file", "a", "b") == keys[0]


def test_the_folder_is_private_and_says_what_it_is(folder: Path) -> None:
    kept(folder, a="words")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / ".gitignore").read_text() == "*\n"
    tag = (folder / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_what_was_not_used_for_longest_goes_first(folder: Path) -> None:
    for key in "abcdef":
        kept(folder, **{key: key * 100})
    said(folder, "a")
    with opened(folder, most_bytes=400) as store:
        store.keep("g", Note("g" * 100))
    assert [key for key in "abcdefg" if said(folder, key)] == ["a", "g"]


def test_the_file_shrinks_with_what_is_kept(folder: Path) -> None:
    with opened(folder) as store:
        for number in range(100):
            store.keep(str(number), Note(str(number) * 2_000))
    large = (folder / FILE).stat().st_size
    with opened(folder, most_bytes=20_000) as store:
        store.keep("last", Note("last"))
    assert (folder / FILE).stat().st_size < large / 4


@pytest.mark.parametrize(
    "content", [b"", b"nonsense" * 1_000, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_broken_file_is_made_anew(folder: Path, content: bytes) -> None:
    kept(folder, a="words")
    (folder / FILE).write_bytes(content)
    complaints: list[str] = []
    with opened(folder, complaints) as store:
        assert store.recall("a", Note) is None
        store.keep("b", Note("more"))
    assert said(folder, "b") == "more"
    assert not complaints


def test_a_file_of_another_layout_is_made_anew(folder: Path) -> None:
    kept(folder, a="words")
    with sqlite3.connect(folder / FILE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    kept(folder, b="more")
    assert (said(folder, "a"), said(folder, "b")) == (None, "more")


def test_a_file_without_its_table_is_made_anew(folder: Path) -> None:
    kept(folder, a="words")
    with sqlite3.connect(folder / FILE) as file:
        file.execute("DROP TABLE results")
    file.close()
    kept(folder, b="more")
    assert said(folder, "b") == "more"


def test_a_value_that_somebody_changed_is_gone(folder: Path) -> None:
    kept(folder, a="uncredited", b="credited")
    with sqlite3.connect(folder / FILE) as file:
        file.execute("UPDATE results SET value = replace(value, 'uncredited', 'credited')")
        file.execute("UPDATE results SET key = 'c' WHERE key = 'b'")
    file.close()
    assert [said(folder, key) for key in "abc"] == [None, None, None]


def test_pages_that_are_damaged_cost_their_results_and_no_more(folder: Path) -> None:
    with opened(folder) as store:
        for number in range(300):
            store.keep(str(number), Note(str(number) * 500))
    file = folder / FILE
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    file.write_bytes(data)
    complaints: list[str] = []
    with opened(folder, complaints) as store:
        for number in range(300):
            found = store.recall(str(number), Note)
            assert found in (None, Note(str(number) * 500))
        store.keep("a", Note("words"))
    assert len(complaints) <= 1
    kept(folder, b="more")
    assert said(folder, "b") == "more"


class _Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch harmed",)


def test_nothing_in_the_file_is_ever_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    kept(folder, a="words")
    with sqlite3.connect(folder / FILE) as file:
        file.execute("UPDATE results SET value = ?", [pickle.dumps(_Harmful())])
        file.execute("ALTER TABLE results RENAME TO others")
        file.execute(
            "CREATE VIEW results AS SELECT key, load_extension('harm') AS value, used FROM others"
        )
    file.close()
    complaints: list[str] = []
    with opened(folder, complaints) as store:
        assert store.recall("a", Note) is None
        store.keep("b", Note("more"))
    assert not (folder.parent / "harmed").exists()
    assert len(complaints) <= 1


def a_link(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    folder.symlink_to(folder.parent / "elsewhere")


def a_file(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")


def a_folder_of_articles(folder: Path) -> None:
    folder.mkdir()
    (folder / "story.txt").write_text("Nine cars left the rails.", encoding="utf-8")


def a_link_for_a_file(folder: Path) -> None:
    kept(folder)
    (folder / FILE).unlink(missing_ok=True)
    (folder / FILE).symlink_to(folder.parent / "elsewhere.sqlite")


@pytest.mark.parametrize("make", [a_link, a_file, a_folder_of_articles, a_link_for_a_file])
def test_what_is_no_folder_of_ours_is_left_alone(folder: Path, make: object) -> None:
    make(folder)  # type: ignore[operator]
    before = sorted(folder.parent.rglob("*"))
    complaints: list[str] = []
    with opened(folder, complaints) as store:
        store.keep("a", Note("words"))
        assert store.recall("a", Note) is None
    assert sorted(folder.parent.rglob("*")) == before
    assert len(complaints) == 1
    assert complaints[0].startswith(f"{folder}: no results are kept: ")
    assert "\n" not in complaints[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_is_gone_without(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    complaints: list[str] = []
    with opened(tmp_path / "cache", complaints) as store:
        store.keep("a", Note("words"))
    tmp_path.chmod(0o700)
    assert complaints == [f"{tmp_path / 'cache'}: no results are kept: Permission denied"]


def test_a_full_disk_is_gone_without(folder: Path) -> None:
    kept(folder, a="words")
    complaints: list[str] = []
    with opened(folder, complaints) as store:
        assert store._file is not None
        store._file.execute("PRAGMA max_page_count = 8")
        for number in range(200):
            store.keep(str(number), Note("words" * 1_000))
    assert complaints == [f"{folder}: no results are kept: database or disk is full"]
    assert said(folder, "a") == "words"


def test_a_write_that_is_interrupted_is_made_at_the_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    kept(folder, a="words")
    complaints: list[str] = []
    store = opened(folder, complaints)
    store.keep("b", Note("more"))
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_throw_out", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.close()
    store.close()
    assert not complaints
    assert (said(folder, "a"), said(folder, "b")) == ("words", "more")


def test_two_runs_at_once_see_what_the_other_kept(folder: Path) -> None:
    with opened(folder) as one, opened(folder) as other:
        one.keep("a", Note("one"))
        other.keep("a", Note("one"))
        one.save()
        assert other.recall("a", Note) == Note("one")
        other.save()
        other.keep("b", Note("other"))
        other.save()
        assert one.recall("b", Note) == Note("other")
