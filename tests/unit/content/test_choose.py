"""What is audited, and against what: as it is given, else as the settings name it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from provenance.config import config_from
from provenance.content import select
from provenance.content.choose import Choice, choose
from provenance.errors import UsageProblem
from provenance.ingest.folders import Files, Given, files_of
from provenance.model import Skipped


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, sources and other things as working directory."""
    monkeypatch.chdir(tmp_path)
    for path in (
        "articles/b.md",
        "articles/a.md",
        "articles/news/c.txt",
        "articles/photo.png",
        "articles/.draft.md",
        "articles/.git/note.md",
        "articles/provenance-decisions.json",
        "wire/w.md",
        "README.md",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("Text.\n", encoding="utf-8")
    return tmp_path


def given_by(*drafts: str, only: bool = False, **settings: Any) -> Choice:  # noqa: ANN401
    paths = [Path(one) for one in drafts]
    return choose(paths, [], config_from(settings), content_only=only)


def read(inputs: tuple[Given, ...]) -> list[str]:
    """The paths that would be read."""
    found = (one for given in inputs if not isinstance(given, str) for one in files_of(given))
    return [one.as_posix() for one in found if isinstance(one, Path)]


def drafts(*given: str, only: bool = False, **settings: Any) -> list[str]:  # noqa: ANN401
    return read(given_by(*given, only=only, **settings).drafts)


class TestDrafts:
    def test_those_given_come_before_those_of_the_settings(self) -> None:
        choice = given_by("README.md", content=["articles/"])
        assert choice == Choice((Path("README.md"),), ())

    def test_else_they_are_those_of_the_settings_sorted(self) -> None:
        assert drafts(content=["articles/"]) == [
            "articles/a.md",
            "articles/b.md",
            "articles/news/c.txt",
        ]
        assert drafts(content=["articles/*.md"]) == ["articles/a.md", "articles/b.md"]
        assert drafts(content=["*.md", "!b.md"]) == ["README.md", "articles/a.md", "wire/w.md"]

    def test_with_neither_there_is_nothing_to_begin_with(self) -> None:
        with pytest.raises(UsageProblem, match="no DRAFT given"):
            given_by()

    def test_where_no_file_fits_it_is_said(self) -> None:
        choice = given_by(content=["articels/"])
        assert choice.nothing == "the setting content names no file that is here"

    def test_a_file_of_no_format_that_is_read_is_told(self) -> None:
        (files,) = given_by(content=["articles/"]).drafts
        assert isinstance(files, Files)
        assert [one.path for one in files.found if isinstance(one, Skipped)] == [
            "articles/photo.png"
        ]

    def test_it_alone_is_no_draft(self) -> None:
        assert given_by(content=["*.png"]).nothing is not None

    def test_a_folder_that_cannot_be_read_is_no_empty_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shut = Skipped("articles", "cannot be read: Permission denied")
        monkeypatch.setattr(select, "walk", lambda *_: iter([shut]))
        assert given_by(content=["articles/"]).nothing is None


class TestExcluded:
    def test_what_is_excluded_is_not_content(self) -> None:
        assert drafts(content=["articles/"], exclude=["news/"]) == [
            "articles/a.md",
            "articles/b.md",
        ]
        assert drafts(content=["*.md"], exclude=["*.md", "!/articles/a.md"]) == ["articles/a.md"]

    def test_nor_is_what_git_ignores_unless_that_is_switched_off(self, newsroom: Path) -> None:
        (newsroom / "articles" / ".gitignore").write_text("/a.md\n", encoding="utf-8")
        (newsroom / ".gitignore").write_text("news\n", encoding="utf-8")
        assert drafts(content=["articles/"]) == ["articles/b.md"]
        assert "articles/a.md" in drafts(content=["articles/"], gitignore=False)

    def test_what_is_left_out_is_not_looked_into(
        self, newsroom: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (newsroom / ".gitignore").write_text("build/\n", encoding="utf-8")
        for name in ("build", "old", ".git"):
            (newsroom / name / "deep").mkdir(parents=True)
        seen: list[str] = []
        opens = select.Content._opens

        def spied(content: select.Content, path: Path, folder: bool) -> bool:
            seen.append(path.as_posix())
            return opens(content, path, folder)

        monkeypatch.setattr(select.Content, "_opens", spied)
        assert drafts(content=["articles/"], exclude=["old"]) != []
        assert {"build", "old", ".git"} <= set(seen)
        assert [path for path in seen if path.endswith("deep")] == []
        assert len(seen) == len(set(seen))

    def test_a_link_back_is_followed_once(self, newsroom: Path) -> None:
        (newsroom / "articles" / "news" / "back").symlink_to("..")
        assert len(drafts(content=["articles/"])) == 3


class TestSources:
    def test_those_given_come_before_those_of_the_settings(self) -> None:
        config = config_from({"sources": ["wire/"]})
        assert choose([Path("a")], [Path("b")], config).against == (Path("b"),)
        assert read(choose([Path("a")], [], config).against) == ["wire/w.md"]

    def test_without_either_there_are_none(self) -> None:
        assert given_by("README.md").against == ()

    def test_what_is_content_is_none(self) -> None:
        choice = given_by(content=["articles/"], sources=["*.md"])
        assert read(choice.against) == ["README.md", "wire/w.md"]

    def test_where_no_file_fits_they_are_missing_not_unasked_for(self) -> None:
        assert given_by("README.md", sources=["archive/"]).against == (Files(()),)


class TestContentOnly:
    def test_of_the_drafts_given_those_that_are_content_stay(self) -> None:
        given = ("README.md", "articles/b.md", "articles/photo.png", "wire/w.md")
        assert drafts(*given, only=True, content=["articles/"]) == ["articles/b.md"]

    def test_of_a_folder_those_in_it(self) -> None:
        assert drafts(".", only=True, content=["*.txt"]) == ["articles/news/c.txt"]

    def test_what_is_left_out_is_left_out_though_it_is_given(self, newsroom: Path) -> None:
        (newsroom / ".gitignore").write_text("/articles/news\n", encoding="utf-8")
        given = ("articles/a.md", "articles/b.md", "articles/news/c.txt", "articles/.draft.md")
        assert drafts(*given, only=True, content=["articles/"], exclude=["b.md"]) == [
            "articles/a.md"
        ]

    def test_how_a_path_is_written_makes_no_difference(self, newsroom: Path) -> None:
        given = ("./articles/a.md", str(newsroom / "articles" / "b.md"), "wire/../articles/a.md")
        assert len(drafts(*given, only=True, content=["/articles/"])) == 3

    def test_none_left_is_said(self) -> None:
        choice = given_by("README.md", only=True, content=["articles/"])
        assert choice.nothing == "no draft given is content"

    def test_content_that_is_missing_is_not_passed_over(self) -> None:
        choice = given_by("articles/gone.md", only=True, content=["articles/"])
        assert choice.nothing is None

    def test_an_address_is_no_content(self) -> None:
        config = config_from({"content": ["*"]})
        choice = choose(["https://paper.example/a.md"], [], config, content_only=True)
        assert choice.drafts == ()

    def test_without_the_setting_it_is_a_mistake(self) -> None:
        with pytest.raises(UsageProblem, match="--content-only: there is no setting content"):
            given_by("README.md", only=True)
